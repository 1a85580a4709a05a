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

/**
 * On which day an office opens its windows, from a day on. 1 is the calendar; 15 means that May is 15 April to 14 May, and the year
 * 15 December to 14 December.
 */
export type PeriodTable = {
  /** Windows that open on this day or later go by it. */
  readonly since: Day;
  /** First day of each month's window, 1 to 28. */
  readonly month: number;
  /** Of quarters, half-years, nine months and years: some offices count months by the calendar and only these from the 15th. */
  readonly longer: number;
  /** The rule that says so. */
  readonly source: string;
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

/** One first day for months and for all that is longer. */
export const tableFrom = (firstDay: number, since: Day, source: string): PeriodTable => ({
  since,
  month: firstDay,
  longer: firstDay,
  source,
});

/** What holds where an office says nothing. The year before the first that reports can be about, so that its first window is whole. */
export const CALENDAR: readonly PeriodTable[] = [tableFrom(1, '1974-01-01', 'The calendar')];

const two = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** A day beyond the month's end is its last. */
const dayAt = (year: number, month: number, day: number): Day =>
  `${year}-${two(month)}-${two(Math.min(day, lastDay(year, month)))}`;

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

/** Where the window of a month opens by one table. @param month 13 is the next January */
const opening = (year: number, month: number, firstDay: number): Day => {
  const at = year * 12 + month - (firstDay === 1 ? 1 : 2);
  return dayAt(Math.floor(at / 12), (at % 12) + 1, firstDay);
};

/**
 * Where it opens by the last table that holds on that very day. Each window ends the day before the next one opens, so however the tables change, every
 * day is in one month, one quarter, one year: only the window in which the change falls is shorter or longer.
 */
const opens = (year: number, month: number, part: Part, tables: readonly PeriodTable[]): Day | undefined => {
  let found: { readonly day: Day; readonly since: Day } | undefined;
  for (const { since, month: monthly, longer } of tables) {
    const day = opening(year, month, kindOf(part) === 'month' ? monthly : longer);
    if (since <= day && (!found || found.since <= since)) found = { day, since };
  }
  return found?.day;
};

/**
 * @param tables the tenant's, in any order: of each window the last one that holds where it opens
 * @returns undefined for a year outside 1975 to 2199, or one for which there is no table
 */
export const findPeriod = (year: number, part: Part, tables: readonly PeriodTable[]): Period | undefined => {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const [first, last] = MONTHS_OF[part];
  const from = opens(year, first, part, tables);
  const next = opens(year, last + 1, part, tables);
  if (from === undefined || next === undefined) return undefined;
  const code = part === 'Y' ? String(year) : `${year}-${part}`;
  return { code, kind: kindOf(part), from, to: addDays(next, -1) };
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

/** … where there must be one, as for months. @throws RangeError where there is none */
export const periodWith = (kind: PeriodKind, day: Day, tables: readonly PeriodTable[]): Period => {
  const found = periodAt(kind, day, tables);
  if (!found) throw new RangeError(`No ${kind} has the day ${day}`);
  return found;
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
    from: dayAt(start.year, start.month, start.date),
    to: dayAt(end.year, end.month, whole ? 31 : end.date),
  };
};
