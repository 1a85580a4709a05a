/** The figures of some days one by one, with the reports they stand in: what a period is worked out from, and what its numbers open. */
import { and, between, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from './commit.ts';
import { figure, report } from './schema.ts';

export type FigureRow = {
  readonly report: string;
  readonly unit: string;
  readonly indicator: string;
  readonly value: number;
  readonly total: number | null;
  /** Days of the report, both included; it counts on the last. */
  readonly from: string;
  readonly to: string;
};

/** One value however many they are: a statement takes 100. */
const among = (column: SQLiteColumn, values: readonly string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;

/** Figures of counting reports that end on these days, both included, in the order of their days. Costs by figures of these days. */
export const figureRows = async (
  db: Db,
  units: readonly string[],
  indicators: readonly string[],
  from: string,
  to: string,
): Promise<readonly FigureRow[]> =>
  units.length === 0 || indicators.length === 0
    ? []
    : db
        .select({
          report: figure.report,
          unit: figure.unit,
          indicator: figure.indicator,
          value: figure.value,
          total: figure.total,
          from: report.dayFrom,
          to: report.dayTo,
        })
        .from(figure)
        .innerJoin(report, and(eq(report.id, figure.report), eq(report.state, sql`'filed'`)))
        .where(and(among(figure.unit, units), among(figure.indicator, indicators), between(figure.day, from, to)))
        .orderBy(figure.day, report.createdAt, figure.report);
