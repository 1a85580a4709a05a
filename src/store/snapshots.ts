/** Periods as they were frozen: what a report was made of, and who approved it. */
import { and, desc, eq, inArray, isNotNull, max, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { snapshot } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export type Snapshot = {
  readonly id: string;
  readonly unit: string;
  /** `2026-H1` */
  readonly period: string;
  /** Office days, both included. */
  readonly from: string;
  readonly to: string;
  /** JSON, the same bytes for ever. */
  readonly data: string;
  readonly at: number;
  readonly approvedBy: string | undefined;
  readonly approvedAt: number | undefined;
};

const insert = prepared(
  sqlite.insert(snapshot).values({
    id: p('id'),
    unit: p('unit'),
    period: p('period'),
    dayFrom: p('from'),
    dayTo: p('to'),
    data: p('data'),
    at: p('at'),
    approvedBy: null,
    approvedAt: null,
  }),
);

export const freeze = (one: Omit<Snapshot, 'approvedBy' | 'approvedAt'>): Write => insert({ ...one });

const approveRow = prepared(
  sqlite
    .update(snapshot)
    .set({
      approvedBy: sql`coalesce(${snapshot.approvedBy}, ${p('by')})`,
      approvedAt: sql`coalesce(${snapshot.approvedAt}, ${p('now')})`,
    })
    .where(eq(snapshot.id, p('id'))),
);

/** From now on it is final, and figures of its days are closed. Who approved it first stays. */
export const approve = (id: string, by: string, now: number): Write => approveRow({ id, by, now });

const fromRow = ({ dayFrom, dayTo, approvedBy, approvedAt, ...row }: typeof snapshot.$inferSelect): Snapshot => ({
  ...row,
  from: dayFrom,
  to: dayTo,
  approvedBy: approvedBy ?? undefined,
  approvedAt: approvedAt ?? undefined,
});

const byId = read((db) =>
  db
    .select()
    .from(snapshot)
    .where(eq(snapshot.id, p('id')))
    .limit(1)
    .prepare(),
);
export const snapshotById = async (db: Db, id: string): Promise<Snapshot | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

/** Of a unit and period, newest first. */
export const snapshotsOf = async (db: Db, unit: string, period: string): Promise<readonly Snapshot[]> =>
  (
    await db
      .select()
      .from(snapshot)
      .where(and(eq(snapshot.unit, unit), eq(snapshot.period, period)))
      .orderBy(desc(snapshot.at))
  ).map(fromRow);

/**
 * The last day that an approved report of one of these units covers: figures up to it are closed.
 * @param units a unit and those above it: what a province has reported cannot change below it
 */
export const closedUntil = async (db: Db, units: readonly string[]): Promise<string | undefined> => {
  const [row] = await db
    .select({ day: max(snapshot.dayTo) })
    .from(snapshot)
    .where(and(inArray(snapshot.unit, [...units]), isNotNull(snapshot.approvedAt)));
  return row?.day ?? undefined;
};

/** The days of every period that was approved, once each. */
export const approvedWindows = (db: Db): Promise<readonly Pick<Snapshot, 'period' | 'from' | 'to'>[]> =>
  db
    .selectDistinct({ period: snapshot.period, from: snapshot.dayFrom, to: snapshot.dayTo })
    .from(snapshot)
    .where(isNotNull(snapshot.approvedAt))
    .orderBy(snapshot.dayFrom, snapshot.dayTo);
