/** What stands behind the sums of reports: the rows a figure opens, and the check that sums are what the reports say. */
import { and, between, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { figure, figureTally, report } from './schema.ts';

const chunk = 90;

/** The reports behind a figure of some days: what every number opens. */
export const reportsBehind = async (
  db: Db,
  units: readonly string[],
  indicator: string,
  from: string,
  to: string,
): Promise<readonly { report: string; unit: string; day: string; value: number; total: number | null }[]> => {
  const found = [];
  for (let i = 0; i < units.length; i += chunk)
    found.push(
      ...(await db
        .select({ report: figure.report, unit: figure.unit, day: figure.day, value: figure.value, total: figure.total })
        .from(figure)
        .innerJoin(report, eq(report.id, figure.report))
        .where(
          and(
            inArray(figure.unit, units.slice(i, i + chunk)),
            eq(figure.indicator, indicator),
            between(figure.day, from, to),
            eq(report.state, 'filed'),
          ),
        )),
    );
  return found;
};

/** Sums that are not what the reports of these days say, counted anew. */
export const wrongFigures = async (
  db: Db,
  from: string,
  to: string,
  limit: number,
): Promise<readonly { unit: string; day: string; indicator: string; told: number; found: number }[]> => {
  const counted = db
    .select({
      unit: figure.unit,
      day: figure.day,
      indicator: figure.indicator,
      value: sql<number>`sum(${figure.value})`.as('counted_value'),
    })
    .from(figure)
    .innerJoin(report, and(eq(report.id, figure.report), eq(report.state, 'filed')))
    .where(between(figure.day, from, to))
    .groupBy(figure.unit, figure.day, figure.indicator)
    .as('counted');
  const rows = await db
    .select({
      unit: sql<string>`coalesce(${figureTally.unit}, ${counted.unit})`,
      day: sql<string>`coalesce(${figureTally.day}, ${counted.day})`,
      indicator: sql<string>`coalesce(${figureTally.indicator}, ${counted.indicator})`,
      told: sql<number>`coalesce(${figureTally.value}, 0)`,
      found: sql<number>`coalesce(${counted.value}, 0)`,
    })
    .from(figureTally)
    .fullJoin(
      counted,
      and(
        eq(counted.unit, figureTally.unit),
        eq(counted.day, figureTally.day),
        eq(counted.indicator, figureTally.indicator),
      ),
    )
    .where(
      and(
        sql`coalesce(${figureTally.day}, ${counted.day}) between ${from} and ${to}`,
        sql`abs(coalesce(${figureTally.value}, 0) - coalesce(${counted.value}, 0)) > 0.001`,
      ),
    )
    .limit(limit);
  return rows;
};
