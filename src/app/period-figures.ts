/** What each indicator came to in some days, over units and periods, as `domain/figure.ts` adds them, with the reports behind it. */
import { addDays, type Day } from '../domain/calendar.ts';
import { type Amount, overPeriods, overUnits } from '../domain/figure.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type Window, yearEarlier } from '../domain/period.ts';
import type { Db } from '../store/commit.ts';
import { type FigureRow, figureRows } from '../store/period-figures.ts';
import { figureSums, type Sum } from '../store/reports.ts';

/** Two reports of a unit that tell the same indicator for days in common, so that they may be counted twice. */
export type Doubtful = {
  readonly unit: string;
  readonly indicator: string;
  readonly reports: readonly string[];
  /** `overlap`: of two reports; `before`: the report begins before the period. */
  readonly why: 'overlap' | 'before';
};

export type Worked = {
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly reports: ReadonlyMap<string, readonly string[]>;
  readonly doubtful: readonly Doubtful[];
};

/** Only plain counts may be taken from the sums per day: of an x out of y one report may not know y, and the rest goes by its order. */
export const isPlain = ({ kind, periods, units }: Indicator): boolean =>
  kind !== 'ratio' && periods === 'sum' && units === 'sum';

const amountOf = ({ value, total }: FigureRow): Amount => ({ value, ...(total !== null && { total }) });

const hundredths = (value: number): number => Math.round(value * 100) / 100;

const fromSums = (sums: readonly Sum[]): Amount | undefined =>
  sums.length === 0 ? undefined : { value: hundredths(sums.reduce((sum, { value }) => sum + value, 0)) };

const byUnit = (rows: readonly FigureRow[]): ReadonlyMap<string, readonly FigureRow[]> =>
  Map.groupBy(rows, ({ unit }) => unit);

/**
 * Of what cannot be added over units, what the unit itself has told counts before what those below have.
 * @param rows of one indicator, in the order of their days
 */
export const fromRows = (indicator: Indicator, rows: readonly FigureRow[], unit: string): Amount | undefined => {
  const own = rows.filter((row) => row.unit === unit);
  const counted = indicator.units === 'none' && own.length > 0 ? own : rows;
  const amounts = [...byUnit(counted).values()].map((its) => overPeriods(indicator, its.map(amountOf)));
  return amounts.some((amount) => amount === undefined)
    ? undefined
    : overUnits(
        indicator,
        amounts.flatMap((amount) => amount ?? []),
      );
};

const doubtfulOf = (rows: readonly FigureRow[], first: Day): readonly Doubtful[] => {
  const found: Doubtful[] = [];
  for (const its of byUnit(rows).values()) {
    const sorted = [...its].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    let longest: FigureRow | undefined;
    for (const row of sorted) {
      const { unit, indicator } = row;
      if (row.from < first) found.push({ unit, indicator, reports: [row.report], why: 'before' });
      // Two cadres may well report of the same day; a day and its month are another thing.
      if (longest && row.from <= longest.to && (row.from !== longest.from || row.to !== longest.to))
        found.push({ unit, indicator, reports: [longest.report, row.report], why: 'overlap' });
      if (!longest || row.to > longest.to) longest = row;
    }
  }
  return found;
};

/** What stands is what was told last, up to a year back; older than that nobody knows. */
const standingSince = ({ to }: Window): Day => addDays(yearEarlier({ from: to, to }).to, 1);

/**
 * @param unit for which the figures are
 * @param units it and everything below
 */
export const workedOut = async (
  db: Db,
  indicators: readonly Indicator[],
  unit: string,
  units: readonly string[],
  window: Window,
): Promise<Worked> => {
  const { from, to } = window;
  const told = Map.groupBy(await figureSums(db, units, from, to), ({ indicator }) => indicator);
  const standing = indicators.filter(({ kind }) => kind === 'members').map(({ code }) => code);
  const happened = indicators.map(({ code }) => code).filter((code) => told.has(code) && !standing.includes(code));
  const rows = Map.groupBy(
    [
      ...(await figureRows(db, units, happened, from, to)),
      ...(await figureRows(db, units, standing, standingSince(window), to)),
    ],
    ({ indicator }) => indicator,
  );
  const amounts = new Map<string, Amount>();
  const reports = new Map<string, readonly string[]>();
  const doubtful: Doubtful[] = [];
  for (const indicator of indicators) {
    const { code, kind } = indicator;
    const its = rows.get(code) ?? [];
    const amount = isPlain(indicator) ? fromSums(told.get(code) ?? []) : fromRows(indicator, its, unit);
    if (!amount) continue;
    amounts.set(code, amount);
    // Of what stands only the last word of each unit counts.
    const counted = kind === 'members' ? [...byUnit(its).values()].flatMap((all) => all.slice(-1)) : its;
    reports.set(code, [...new Set(counted.map(({ report }) => report))].sort());
    if (kind !== 'members') doubtful.push(...doubtfulOf(its, from));
  }
  return { amounts, reports, doubtful };
};
