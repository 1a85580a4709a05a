/** Questions whose answer is "none" in a store that is in order. Each gives some of the offenders, by codes that name nobody. */
import { and, eq, gt, isNull, max, ne, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { attachment, audit, chat, lane, outbox, petition, petitionWords, role, unit } from './schema.ts';

const told = 10;

/** How many rows the record ever had, by SQLite's own counter, and the number of the last that is there; both at one moment. */
export const recordEnd = async (db: Db): Promise<{ readonly counter: number; readonly last: number }> => {
  const counter = sql<number | null>`(select seq from sqlite_sequence where name = 'audit')`;
  const [row] = await db.select({ last: max(audit.seq), counter }).from(audit);
  return { counter: row?.counter ?? 0, last: row?.last ?? 0 };
};

/** Petitions whose state or unit is not what the last row of the record says. */
export const unlikeRecord = async (db: Db): Promise<readonly string[]> => {
  const last = sql`(select max(a.seq) from audit a where a.petition = ${petition.id} and a.status is not null)`;
  const same = sql`exists (select 1 from audit b where b.seq = ${last} and b.status = ${petition.status} and b.unit = ${petition.unit})`;
  const rows = await db
    .select({ code: petition.code })
    .from(petition)
    .where(and(eq(petition.restricted, false), sql`not ${same}`))
    .limit(told);
  return rows.map((row) => row.code);
};

/** Petitions in the search that must not be there: restricted ones, erased ones, or none at all. */
export const wronglyFindable = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .select({ id: petitionWords.petition })
    .from(petitionWords)
    .leftJoin(petition, eq(petition.id, petitionWords.petition))
    .where(sql`${petition.restricted} is not 0 or ${petition.text} is null`)
    .limit(told);
  return rows.map((row) => row.id);
};

/** Petitions that the search should find and does not. */
export const missingFromSearch = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .select({ code: petition.code })
    .from(petition)
    .where(
      and(
        eq(petition.restricted, false),
        sql`${petition.text} is not null`,
        sql`not exists (select 1 from ${petitionWords} where ${petitionWords.petition} = ${petition.id})`,
      ),
    )
    .limit(told);
  return rows.map((row) => row.code);
};

/** Rows of the outbox in no lane: nobody would ever send them. */
export const withoutLane = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .select({ seq: outbox.seq })
    .from(outbox)
    .leftJoin(lane, eq(lane.id, outbox.lane))
    .where(isNull(lane.id))
    .limit(told);
  return rows.map((row) => String(row.seq));
};

/** Lanes held until after `latest`: longer than any lease. */
export const heldTooLong = async (db: Db, latest: number): Promise<number> =>
  (await db.select({ id: lane.id }).from(lane).where(gt(lane.leasedUntil, latest)).limit(told)).length;

/** Units that are named somewhere and do not exist. */
export const unknownUnits = async (db: Db): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const table of [petition, chat, role]) {
    const rows = await db
      .selectDistinct({ code: table.unit })
      .from(table)
      .leftJoin(unit, eq(unit.code, table.unit))
      .where(and(isNull(unit.code), ne(table.unit, '-')))
      .limit(told);
    for (const row of rows) found.add(row.code);
  }
  return [...found];
};

/** Keys of files that petitions say are stored, the newest first. */
export const storedFiles = async (db: Db, limit: number): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ content: attachment.content })
    .from(attachment)
    .where(and(eq(attachment.state, 'stored'), sql`${attachment.content} is not null`))
    .orderBy(sql`${attachment.at} desc`)
    .limit(limit);
  return rows.flatMap((row) => (row.content === null ? [] : [row.content]));
};
