/**
 * What was open and late at a moment, and what moved between two, for some units or all: from the present state and the rows of the
 * record since, so that it costs by open cases and by days gone by, never by the history before. Each question is one statement: what is
 * committed between two of them is seen by neither.
 */
import { and, count, eq, gt, gte, isNotNull, lt, lte, max, ne, or, type SQL, sql } from 'drizzle-orm';
import { type SQLiteColumn, unionAll } from 'drizzle-orm/sqlite-core';
import type { Db } from './commit.ts';
import { openCases } from './petition-row.ts';
import { audit, petition, stock } from './schema.ts';

/**
 * Up to where in the record somebody looks: rows from before `at` (ms) that were there when `seq` was the last. The same rows ever after,
 * also where a later one has an earlier time: it came from another system, or its commit took a moment.
 */
export type Cut = { readonly at: number; readonly seq: number };

/** undefined: all there are. */
export type Units = readonly string[] | undefined;

/** One value however many they are: a statement takes 100. */
const among = (column: SQLiteColumn | SQL, units: Units): SQL | undefined =>
  units && sql`${column} in (select value from json_each(${JSON.stringify(units)}))`;

const inside = (cut: Cut): SQL | undefined => and(lt(audit.at, cut.at), lte(audit.seq, cut.seq));
const beyond = (cut: Cut): SQL | undefined => or(gte(audit.at, cut.at), gt(audit.seq, cut.seq));

/** A column by which no index is to be used: a plus in front, as SQLite has it. */
const plain = (column: SQLiteColumn): SQL => sql`+${column}`;

/**
 * Rows of these units in `to` and not in `from`, each sort by an index that knows where to begin: by time, of few units by those, or by number.
 * Left to itself SQLite goes through all years of the units up to `to`.
 */
export const between = (units: Units, from: Cut, to: Cut): SQL | undefined =>
  and(
    or(
      and(gte(audit.at, from.at), lt(audit.at, to.at), among(audit.unit, units)),
      and(gt(audit.seq, from.seq), lte(audit.seq, to.seq)),
    ),
    sql`${plain(audit.at)} < ${to.at}`,
    sql`${plain(audit.seq)} <= ${to.seq}`,
    isNotNull(plain(audit.unit)),
    among(plain(audit.unit), units),
  );

/**
 * `seq`: where the record ends now. `began`: the earliest time in it; `first`: when its first row was written, which with figures from another
 * system is later. ms, undefined where there is nothing yet.
 */
export type Ends = { readonly seq: number; readonly began: number | undefined; readonly first: number | undefined };

export const recordEnds = async (db: Db): Promise<Ends> => {
  const [row] = await db
    .select({
      seq: sql<number | null>`(select max(${audit.seq}) from ${audit})`,
      began: sql<number | null>`(select min(${audit.at}) from ${audit})`,
      first: sql<number | null>`(select ${audit.at} from ${audit} order by ${audit.seq} limit 1)`,
    })
    .from(sql`(select 1)`);
  return { seq: row?.seq ?? 0, began: row?.began ?? undefined, first: row?.first ?? undefined };
};

/** Open cases per unit: those of now without what has moved since. */
export const openAt = async (db: Db, units: Units, cut: Cut): Promise<ReadonlyMap<string, number>> => {
  const now = db
    .select({ unit: sql<string>`${stock.unit}`.as('unit'), n: sql<number>`${stock.open}`.as('n') })
    .from(stock)
    .where(among(stock.unit, units));
  const unit = plain(audit.unit);
  const beyondCut = or(and(gte(audit.at, cut.at), among(audit.unit, units)), gt(audit.seq, cut.seq));
  const since = db
    .select({ unit: sql<string>`${audit.unit}`.as('unit'), n: sql<number>`-sum(${audit.moved})`.as('n') })
    .from(audit)
    .where(and(beyondCut, ne(audit.moved, 0), isNotNull(unit), among(unit, units)))
    .groupBy(unit);
  const both = unionAll(now, since).as('both');
  const rows = await db
    .select({ unit: both.unit, n: sql<number>`sum(${both.n})` })
    .from(both)
    .groupBy(sql`${both.unit}`);
  return new Map(rows.filter(({ n }) => n !== 0).map(({ unit, n }) => [unit, n]));
};

export type Movement = {
  readonly unit: string;
  readonly action: string;
  readonly topic: string;
  /** 1: one more case is open; -1: one less; 0: a restricted matter, which is counted nowhere. */
  readonly moved: number;
  readonly count: number;
  /** Between `from` and `to`; else in the days before. */
  readonly here: boolean;
  /**
   * Of a transfer, which has two rows, and of a restricted matter each row stands alone: its number, time and detail. A transfer's first row
   * is where it went from, the next where it went to.
   */
  readonly seq: number;
  readonly at: number;
  readonly detail: string | undefined;
};

/** What came and went between the two cuts, and since `before` (ms) up to the first. */
export const movements = async (
  db: Db,
  units: Units,
  { before, from, to }: { readonly before: number; readonly from: Cut; readonly to: Cut },
): Promise<readonly Movement[]> => {
  const here = sql<number>`${beyond(from)}`;
  const single = sql`case when ${audit.action} in ('petition.transfer', 'petition.sealed') then ${audit.seq} end`;
  const rows = await db
    .select({
      unit: audit.unit,
      action: audit.action,
      topic: audit.topic,
      moved: audit.moved,
      here,
      count: count(),
      seq: sql<number>`min(${audit.seq})`,
      at: sql<number>`min(${audit.at})`,
      detail: sql<string | null>`min(${audit.detail})`,
    })
    .from(audit)
    .where(
      and(
        between(units, { at: before, seq: from.seq }, to),
        or(ne(audit.moved, 0), eq(audit.action, 'petition.sealed')),
      ),
    )
    .groupBy(audit.unit, audit.action, audit.topic, audit.moved, here, single);
  return rows.map((row) => ({
    ...row,
    unit: row.unit ?? '',
    topic: row.topic ?? 'other',
    here: row.here === 1,
    detail: row.detail ?? undefined,
  }));
};

/** `late`: past its deadline, and not waiting for its citizen. */
export type Which = 'open' | 'late';

/** Cases as they stood, under names of their own, for joins: those untouched since as they are, the others as their last row in the cut has them. */
export const casesAt = (db: Db, units: Units, cut: Cut, which: Which) => {
  const touched = db
    .select({ petition: audit.petition })
    .from(audit)
    .where(and(beyond(cut), isNotNull(audit.petition), isNotNull(audit.status)));
  const still = db
    .select({
      petition: sql<string>`${petition.id}`.as('case_id'),
      unit: sql<string>`${petition.unit}`.as('case_unit'),
      holder: sql<string | null>`${petition.holder}`.as('case_holder'),
      dueAt: sql<number>`${petition.dueAt}`.as('case_due'),
    })
    .from(petition)
    .where(
      and(
        openCases,
        which === 'late' ? and(ne(petition.status, 'waiting'), lt(petition.dueAt, cut.at)) : undefined,
        among(petition.unit, units),
        sql`${petition.id} not in (${touched})`,
      ),
    );
  const latest = db
    .select({ last: max(audit.seq).as('last') })
    .from(audit)
    .where(and(inside(cut), isNotNull(audit.status), sql`${audit.petition} in (${touched})`))
    .groupBy(audit.petition);
  const then = db
    .select({
      petition: sql<string>`${audit.petition}`.as('case_id'),
      unit: sql<string>`${audit.unit}`.as('case_unit'),
      holder: sql<string | null>`${audit.holder}`.as('case_holder'),
      dueAt: sql<number>`${audit.dueAt}`.as('case_due'),
    })
    .from(audit)
    .where(
      and(
        sql`${audit.seq} in (${latest})`,
        // What is added to a restricted matter is on the record too.
        sql`not exists (select 1 from ${petition} r where r.id = ${audit.petition} and r.restricted = 1)`,
        which === 'late'
          ? and(sql`${audit.status} in ('new', 'claimed')`, lt(audit.dueAt, cut.at))
          : sql`${audit.status} in ('new', 'claimed', 'waiting')`,
        among(audit.unit, units),
      ),
    );
  return unionAll(still, then).as('cases');
};

export type Late = {
  readonly petition: string;
  readonly unit: string;
  readonly holder: string | undefined;
  readonly dueAt: number;
};

export const lateAt = async (db: Db, units: Units, cut: Cut): Promise<readonly Late[]> => {
  const cases = casesAt(db, units, cut, 'late');
  const rows = await db
    .select({ petition: cases.petition, unit: cases.unit, holder: cases.holder, dueAt: cases.dueAt })
    .from(cases);
  return rows.map((row) => ({ ...row, holder: row.holder ?? undefined }));
};

/** How many were late, per unit. */
export const lateCountAt = async (db: Db, units: Units, cut: Cut): Promise<ReadonlyMap<string, number>> => {
  const cases = casesAt(db, units, cut, 'late');
  const rows = await db.select({ unit: cases.unit, n: count() }).from(cases).groupBy(sql`${cases.unit}`);
  return new Map(rows.map(({ unit, n }) => [unit, n]));
};
