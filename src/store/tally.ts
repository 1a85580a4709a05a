/** Small sums that grow with every write: what came and went per unit and day, and what is open now. */
import { and, between, desc, eq, gte, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Db, Write } from './commit.ts';
import { openCases } from './petition-row.ts';
import { audit, petition, stock, tally } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export const counts = [
  'filed',
  'opened',
  'closed',
  'done',
  'late',
  'rated',
  'satisfied',
  'reopened',
  'joined',
] as const;
export type Count = (typeof counts)[number];
export type Counts = Readonly<Record<Count, number>>;

export const noCounts: Counts = {
  filed: 0,
  opened: 0,
  closed: 0,
  done: 0,
  late: 0,
  rated: 0,
  satisfied: 0,
  reopened: 0,
  joined: 0,
};

/** Of which sort the petitions are that are counted together. `day` is an office day. */
export type Sort = {
  readonly unit: string;
  readonly day: string;
  readonly kind: string;
  readonly topic: string;
  readonly source: string;
};

const addRow = prepared(
  sqlite
    .insert(tally)
    .values({
      unit: p('unit'),
      day: p('day'),
      kind: p('kind'),
      topic: p('topic'),
      source: p('source'),
      filed: p('filed'),
      opened: p('opened'),
      closed: p('closed'),
      done: p('done'),
      late: p('late'),
      rated: p('rated'),
      satisfied: p('satisfied'),
      reopened: p('reopened'),
      joined: p('joined'),
    })
    .onConflictDoUpdate({
      target: [tally.unit, tally.day, tally.kind, tally.topic, tally.source],
      set: Object.fromEntries(counts.map((name) => [name, sql.raw(`tally."${name}" + excluded."${name}"`)])),
    }),
);

const moveStock = prepared(
  sqlite
    .insert(stock)
    .values({ unit: p('unit'), open: p('by') })
    .onConflictDoUpdate({ target: stock.unit, set: { open: sql`stock.open + excluded.open` } }),
);

/** Counts something, in the commit that makes it so. Nothing where nothing is counted. */
export const add = (sort: Sort, by: Partial<Counts>): Write[] => {
  const given = counts.filter((name) => (by[name] ?? 0) !== 0);
  if (given.length === 0) return [];
  const moved = (by.opened ?? 0) - (by.closed ?? 0);
  return [addRow({ ...sort, ...noCounts, ...by }), ...(moved === 0 ? [] : [moveStock({ unit: sort.unit, by: moved })])];
};

export type Summed = {
  readonly unit: string;
  readonly kind: string;
  readonly topic: string;
  readonly source: string;
} & Counts;

/** At most so many units in one query: D1 takes 100 values. */
const chunk = 90;

const total = Object.fromEntries(counts.map((name) => [name, sql<number>`sum(${tally[name]})`])) as Record<
  Count,
  SQL<number>
>;

/**
 * The sums of some days, both included, per unit and sort. Costs by units and days.
 * @param units undefined: all
 */
export const sums = async (
  db: Db,
  units: readonly string[] | undefined,
  from: string,
  to: string,
): Promise<readonly Summed[]> => {
  const query = (some: readonly string[] | undefined) =>
    db
      .select({ unit: tally.unit, kind: tally.kind, topic: tally.topic, source: tally.source, ...total })
      .from(tally)
      .where(and(between(tally.day, from, to), some && inArray(tally.unit, [...some])))
      .groupBy(tally.unit, tally.kind, tally.topic, tally.source);
  if (!units) return query(undefined);
  const found: Summed[] = [];
  for (let i = 0; i < units.length; i += chunk) found.push(...(await query(units.slice(i, i + chunk))));
  return found;
};

/** Office days, both included. */
type Days = { readonly from: string; readonly to: string };

/**
 * Petitions filed in some days and in some earlier ones, and the first day of which there is anything, of each unit that has had any.
 * Costs by units and days.
 */
export const filedIn = async (
  db: Db,
  units: readonly string[],
  { now, earlier }: { readonly now: Days; readonly earlier: Days },
): Promise<
  readonly { readonly unit: string; readonly first: string; readonly now: number; readonly earlier: number }[]
> => {
  const filed = ({ from, to }: Days) =>
    sql<number>`(select coalesce(sum(t.filed), 0) from ${tally} t where t.unit = value and t.day between ${from} and ${to})`;
  const rows = await db
    .select({
      unit: sql<string>`value`,
      first: sql<string | null>`(select min(t.day) from ${tally} t where t.unit = value)`,
      now: filed(now),
      earlier: filed(earlier),
    })
    .from(sql`json_each(${JSON.stringify(units)})`);
  return rows.flatMap(({ first, ...row }) => (first === null ? [] : [{ ...row, first }]));
};

/** The first day of which there are any sums for one of these units; undefined where there is none. One look into the index a unit. */
export const firstTallied = async (db: Db, units: readonly string[]): Promise<string | undefined> => {
  const [row] = await db
    .select({ first: sql<string | null>`min((select min(t.day) from ${tally} t where t.unit = value))` })
    .from(sql`json_each(${JSON.stringify(units)})`);
  return row?.first ?? undefined;
};

export type Difference = {
  readonly unit: string;
  readonly day: string;
  readonly what: string;
  readonly told: number;
  readonly found: number;
};

/** Units whose open cases are not as many as the petitions say: counted anew from the petitions that are open. */
export const wrongStock = async (db: Db, limit: number): Promise<readonly Difference[]> => {
  // Not joined: with nothing to find the other side by, each unit would be held against every other.
  const told = db
    .select({
      unit: sql<string>`${stock.unit}`.as('unit'),
      told: sql<number>`${stock.open}`.as('told'),
      found: sql<number>`0`.as('found'),
    })
    .from(stock);
  const found = db
    .select({
      unit: sql<string>`${petition.unit}`.as('unit'),
      told: sql<number>`0`.as('told'),
      found: sql<number>`count(*)`.as('found'),
    })
    .from(petition)
    .where(openCases)
    .groupBy(petition.unit);
  const both = unionAll(told, found).as('both');
  const sums = { told: sql<number>`sum(${both.told})`, found: sql<number>`sum(${both.found})` };
  const rows = await db
    .select({ unit: both.unit, ...sums })
    .from(both)
    .groupBy(sql`${both.unit}`)
    .having(sql`${sums.told} <> ${sums.found}`)
    .limit(limit);
  return rows.map((row) => ({ ...row, day: '', what: 'open' }));
};

/** What the rows of the record come to, for a column of the sums: as `recorded` counts them. */
const recount: Readonly<Record<Count, SQL<number>>> = {
  filed: sql`sum(${audit.action} = 'petition.filed')`,
  opened: sql`sum(${audit.moved} > 0)`,
  closed: sql`sum(${audit.moved} < 0)`,
  done: sql`sum(${audit.action} in ('petition.finish', 'petition.reject'))`,
  late: sql`sum(${audit.action} in ('petition.finish', 'petition.reject') and ${audit.at} > ${audit.dueAt})`,
  rated: sql`sum(${audit.action} = 'petition.rate' and (${audit.status} = 'closed' or ${audit.moved} > 0))`,
  satisfied: sql`sum(${audit.action} = 'petition.rate' and ${audit.status} = 'closed')`,
  reopened: sql`sum(${audit.action} = 'petition.rate' and ${audit.moved} > 0)`,
  joined: sql`sum(${audit.action} = 'petition.join') - sum(${audit.action} = 'petition.part')`,
};

/** Rows of the record that a sum counts. */
const isCounted = or(ne(audit.moved, 0), inArray(audit.action, ['petition.rate', 'petition.join', 'petition.part']));

const ofPetition = read((db) =>
  db
    .select({
      at: audit.at,
      action: audit.action,
      unit: audit.unit,
      status: audit.status,
      dueAt: audit.dueAt,
      moved: audit.moved,
    })
    .from(audit)
    .where(and(eq(audit.petition, p('petition')), isNotNull(audit.unit), isCounted))
    .orderBy(audit.seq)
    .prepare(),
);

/** Everything about a petition that stands in some sum. */
export const countedRows = async (db: Db, petition: string) =>
  (await ofPetition(db).all({ petition })).map((row) => ({
    ...row,
    unit: row.unit ?? '',
    status: row.status ?? undefined,
    dueAt: row.dueAt ?? undefined,
  }));

/** Where the sums of a day are not what the record of changes says, counted anew from it. @param from @param to ms, the bounds of the day */
export const wrongDay = async (db: Db, day: string, from: number, to: number): Promise<readonly Difference[]> => {
  const found = await db
    .select({ unit: audit.unit, ...recount })
    .from(audit)
    .where(and(gte(audit.at, from), lt(audit.at, to), isCounted, isNotNull(audit.unit)))
    .groupBy(audit.unit);
  const told = await db
    .select({ unit: tally.unit, ...total })
    .from(tally)
    .where(eq(tally.day, day))
    .groupBy(tally.unit);
  const byUnit = new Map(told.map((row) => [row.unit, row]));
  const recounted = new Map(found.map((row) => [row.unit ?? '', row]));
  return [...new Set([...byUnit.keys(), ...recounted.keys()])].sort().flatMap((unit) =>
    counts.flatMap((what) => {
      const [a, b] = [byUnit.get(unit)?.[what] ?? 0, recounted.get(unit)?.[what] ?? 0];
      return a === b ? [] : [{ unit, day, what, told: a, found: b }];
    }),
  );
};

/** The days of which there are sums, the newest first. */
export const talliedDays = async (db: Db, limit: number): Promise<readonly string[]> =>
  (await db.selectDistinct({ day: tally.day }).from(tally).orderBy(desc(tally.day)).limit(limit)).map(({ day }) => day);
