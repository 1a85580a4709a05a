/** The periods of reports as dated data: which days a month, a quarter, a half-year or a year of an office has. */
import { addDays, type Day, daysBetween } from './calendar.ts';

/** Both days included. */
export type Window = { readonly from: Day; readonly to: Day };

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'nine-months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** `code`: `2026-05`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026`. */
export type Period = Window & { readonly code: string; readonly kind: PeriodKind };

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;
const PARTS = [...MONTHS, 'Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', '9M', 'Y'] as const;
/** A part of the year: a month, Q1 to Q4, H1, H2, 9M, or Y for all of it. */
export type Part = (typeof PARTS)[number];

/** First and last day of a part: years from the one it is named after (-1 or 0), month, day; a day beyond the month's end is its last. */
export type Edge = readonly [year: -1 | 0, month: number, day: number];
export type PeriodTable = {
  /** The first year for which it holds. */
  readonly since: number;
  readonly source: string;
  readonly windows: Readonly<Record<Part, readonly [from: Edge, to: Edge]>>;
};

/** The months of a part, 1 to 12. */
const MONTHS_OF: Readonly<Record<Part, readonly [number, number]>> = Object.fromEntries([
  ...MONTHS.map((month, i) => [month, [i + 1, i + 1]]),
  ...[1, 2, 3, 4].map((quarter) => [`Q${quarter}`, [quarter * 3 - 2, quarter * 3]]),
  ['H1', [1, 6]],
  ['H2', [7, 12]],
  ['9M', [1, 9]],
  ['Y', [1, 12]],
]) as Readonly<Record<Part, readonly [number, number]>>;

/**
 * The table of an office that closes its books on a fixed day.
 * @param firstDay of each month's window: 1 is the calendar; 15 means that May is 15 April to 14 May, and the year 15 December to 14 December
 */
export const tableFrom = (firstDay: number, since: number, source: string): PeriodTable => {
  const opens = (month: number): Edge =>
    firstDay === 1 ? [0, month, 1] : month === 1 ? [-1, 12, firstDay] : [0, month - 1, firstDay];
  const closes = (month: number): Edge => (firstDay === 1 ? [0, month, 31] : [0, month, firstDay - 1]);
  return {
    since,
    source,
    windows: Object.fromEntries(
      PARTS.map((part) => [part, [opens(MONTHS_OF[part][0]), closes(MONTHS_OF[part][1])] as const]),
    ) as Record<Part, readonly [Edge, Edge]>,
  };
};

export const CALENDAR: readonly PeriodTable[] = [tableFrom(1, 1975, 'The calendar')];
/** As much of the state reports: six months are 15 December to 14 June, nine end on 14 September, the year on 14 December. */
export const MID_MONTH: readonly PeriodTable[] = [
  tableFrom(
    15,
    1975,
    'Wording of decree 70/2023/NĐ-CP and circular 23/2024/TT-BCT, and of provincial rules on reporting',
  ),
];

const two = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayAt = (year: number, [offset, month, day]: Edge): Day =>
  `${year + offset}-${two(month)}-${two(Math.min(day, lastDay(year + offset, month)))}`;

const kindOf = (part: Part): PeriodKind =>
  part === 'Y'
    ? 'year'
    : part === '9M'
      ? 'nine-months'
      : part[0] === 'Q'
        ? 'quarter'
        : part[0] === 'H'
          ? 'half'
          : 'month';

/** Years that reports can be about. */
const FIRST_YEAR = 1975;
const LAST_YEAR = 2199;

/**
 * @param tables the tenant's, in any order: the last one that holds in that year counts
 * @returns undefined for a year outside 1975 to 2199, or one for which there is no table
 */
export const findPeriod = (year: number, part: Part, tables: readonly PeriodTable[]): Period | undefined => {
  let table: PeriodTable | undefined;
  for (const each of tables) if (each.since <= year && each.since >= (table?.since ?? 0)) table = each;
  if (!table || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const [from, to] = table.windows[part];
  const code = part === 'Y' ? String(year) : `${year}-${part}`;
  return { code, kind: kindOf(part), from: dayAt(year, from), to: dayAt(year, to) };
};

/** … where there must be one. @throws RangeError where there is none */
export const periodOf = (year: number, part: Part, tables: readonly PeriodTable[]): Period => {
  const found = findPeriod(year, part, tables);
  if (!found) throw new RangeError(`No period ${part} of ${year}`);
  return found;
};

/** `2023-H1`, `2023-h1`, `2023-05`, `2023-Q1`, `2023-9M`, `2023`; undefined for anything else, and for a year that has no table. */
export const parsePeriod = (text: string, tables: readonly PeriodTable[]): Period | undefined => {
  const found = /^([0-9]{4})(?:-([0-9a-z]{2}))?$/i.exec(text.trim());
  const part = found?.[2]?.toUpperCase() ?? 'Y';
  const year = Number(found?.[1]);
  if (!found || !(PARTS as readonly string[]).includes(part) || (part === 'Y' && found[2])) return undefined;
  return findPeriod(year, part as Part, tables);
};

/** All periods of a kind that a year has, in order. */
export const periodsOf = (year: number, kind: PeriodKind, tables: readonly PeriodTable[]): readonly Period[] =>
  PARTS.filter((part) => kindOf(part) === kind)
    .map((part) => findPeriod(year, part, tables))
    .filter((period) => period !== undefined);

/** The period of a kind in which a day lies; the nine months only until September's end, so it may be undefined. */
export const periodAt = (kind: PeriodKind, day: Day, tables: readonly PeriodTable[]): Period | undefined => {
  const year = Number(day.slice(0, 4));
  return [year, year + 1, year - 1]
    .flatMap((each) => periodsOf(each, kind, tables))
    .find(({ from, to }) => from <= day && day <= to);
};

/** How many days a window has. */
export const daysOf = ({ from, to }: Window): number => daysBetween(from, to) + 1;

const isMonthEnd = (day: Day): boolean => addDays(day, 1).endsWith('-01');
const yearBefore = (day: Day): { readonly year: number; readonly month: number; readonly date: number } => ({
  year: Number(day.slice(0, 4)) - 1,
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8)),
});

/**
 * The same window a year earlier (cùng kỳ). 29 February becomes the 28th; a window of whole months stays one, so that February is compared with all
 * of February; a week stays the same days of the week, 52 weeks before.
 */
export const yearEarlier = (window: Window & { readonly kind?: string }): Window => {
  const { from, to } = window;
  if (window.kind === 'week') return { from: addDays(from, -364), to: addDays(to, -364) };
  const start = yearBefore(from);
  const end = yearBefore(to);
  const whole = from.endsWith('-01') && isMonthEnd(to);
  return {
    from: dayAt(start.year, [0, start.month, start.date]),
    to: dayAt(end.year, [0, end.month, whole ? 31 : end.date]),
  };
};
