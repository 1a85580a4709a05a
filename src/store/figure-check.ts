/** The sums of reported figures against the reports they are made from. */
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { figure, figureTally, report } from './schema.ts';
import type { Difference } from './tally.ts';

/** Sums of money in đồng keep so much of a share exactly, whatever the order they were added in. */
const exact = 1e-9;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= exact * Math.max(1, Math.abs(a), Math.abs(b));

type Sums = { readonly value: number; readonly total: number; readonly reports: number };
const none: Sums = { value: 0, total: 0, reports: 0 };
const columns = ['value', 'total', 'reports'] as const;

/**
 * Where the sums of a day are not what the counting reports that end on it say. Costs by units, and by what was reported on that day.
 * @param units all there are
 */
export const wrongFigures = async (db: Db, units: readonly string[], day: string): Promise<readonly Difference[]> => {
  const all = sql`json_each(${JSON.stringify(units)}) u`;
  const key = { unit: report.unit, indicator: figure.indicator };
  const found = await db
    .select({
      ...key,
      value: sql<number>`sum(${figure.value})`,
      total: sql<number>`sum(coalesce(${figure.total}, 0))`,
      reports: count(),
    })
    .from(all)
    .crossJoin(report)
    .crossJoin(figure)
    .where(
      and(
        eq(report.unit, sql`u.value`),
        eq(report.dayTo, day),
        eq(report.state, sql`'filed'`),
        eq(figure.report, report.id),
      ),
    )
    .groupBy(report.unit, figure.indicator);
  const told = await db
    .select({
      unit: figureTally.unit,
      indicator: figureTally.indicator,
      value: figureTally.value,
      total: figureTally.total,
      reports: figureTally.reports,
    })
    .from(all)
    .crossJoin(figureTally)
    .where(and(eq(figureTally.unit, sql`u.value`), eq(figureTally.day, day)));
  const nameOf = ({ unit, indicator }: { unit: string; indicator: string }): string =>
    JSON.stringify([unit, indicator]);
  const counted = new Map(found.map((row) => [nameOf(row), row]));
  const sums = new Map(told.map((row) => [nameOf(row), row]));
  return [...new Set([...sums.keys(), ...counted.keys()])].sort().flatMap((name) => {
    const [unit = '', indicator = ''] = JSON.parse(name) as string[];
    const [a, b]: readonly [Sums, Sums] = [sums.get(name) ?? none, counted.get(name) ?? none];
    return columns.flatMap((column) => {
      const what = column === 'value' ? indicator : `${indicator}.${column}`;
      return same(a[column], b[column]) ? [] : [{ unit, day, what, told: a[column], found: b[column] }];
    });
  });
};

/** The days of which there are sums, the newest first. */
export const figureDays = async (db: Db, limit: number): Promise<readonly string[]> =>
  (await db.selectDistinct({ day: figureTally.day }).from(figureTally).orderBy(desc(figureTally.day)).limit(limit)).map(
    ({ day }) => day,
  );
