/** Small sums that grow with every write: what came and went per unit and day, and what is open now. */
import { and, asc, between, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { audit, petition, stock, tally } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export const counts = ['filed', 'opened', 'closed', 'done', 'late', 'rated', 'satisfied', 'reopened'] as const;
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

/** Open cases now, of every unit that has any. */
export const openNow = async (db: Db): Promise<ReadonlyMap<string, number>> =>
  new Map((await db.select().from(stock).where(ne(stock.open, 0))).map((row) => [row.unit, row.open]));

const openOf = read((db) =>
  db
    .select({ open: stock.open })
    .from(stock)
    .where(eq(stock.unit, p('unit')))
    .limit(1)
    .prepare(),
);
export const openNowIn = async (db: Db, unit: string): Promise<number> => (await openOf(db).get({ unit }))?.open ?? 0;

export type Summed = {
  readonly unit: string;
  readonly kind: string;
  readonly topic: string;
  readonly source: string;
} & Counts;

/** At most so many units in one query: D1 takes 100 values. */
const chunk = 90;

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
  const total = Object.fromEntries(counts.map((name) => [name, sql<number>`sum(${tally[name]})`])) as {
    [K in Count]: ReturnType<typeof sql<number>>;
  };
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

export type Difference = {
  readonly unit: string;
  readonly day: string;
  readonly what: string;
  readonly told: number;
  readonly found: number;
};

/** Units whose open cases are not as many as the petitions say: counted anew from the petitions that are open. */
export const wrongStock = async (db: Db, limit: number): Promise<readonly Difference[]> => {
  const open = db
    .select({ unit: petition.unit, n: sql<number>`count(*)`.as('n') })
    .from(petition)
    .where(and(inArray(petition.status, ['new', 'claimed', 'waiting']), eq(petition.restricted, false)))
    .groupBy(petition.unit)
    .as('found');
  const rows = await db
    .select({ unit: sql<string>`coalesce(${stock.unit}, ${open.unit})`, told: stock.open, found: open.n })
    .from(stock)
    .fullJoin(open, eq(open.unit, stock.unit))
    .where(sql`coalesce(${stock.open}, 0) <> coalesce(${open.n}, 0)`)
    .limit(limit);
  return rows.map(({ unit, told, found }) => ({ unit, day: '', what: 'open', told: told ?? 0, found: found ?? 0 }));
};

/** Days whose sums are not what the record of changes says, counted anew from it. @param from @param to ms, the bounds of the day */
export const wrongDay = async (db: Db, day: string, from: number, to: number): Promise<readonly Difference[]> => {
  const found = await db
    .select({
      unit: audit.unit,
      filed: sql<number>`sum(${audit.action} = 'petition.filed')`,
      opened: sql<number>`sum(${audit.moved} > 0)`,
      closed: sql<number>`sum(${audit.moved} < 0)`,
    })
    .from(audit)
    .where(
      and(sql`${audit.at} >= ${from}`, sql`${audit.at} < ${to}`, ne(audit.moved, 0), sql`${audit.unit} is not null`),
    )
    .groupBy(audit.unit);
  const told = await db
    .select({
      unit: tally.unit,
      filed: sql<number>`sum(${tally.filed})`,
      opened: sql<number>`sum(${tally.opened})`,
      closed: sql<number>`sum(${tally.closed})`,
    })
    .from(tally)
    .where(eq(tally.day, day))
    .groupBy(tally.unit)
    .orderBy(asc(tally.unit));
  const byUnit = new Map(told.map((row) => [row.unit, row]));
  const units = new Set([...byUnit.keys(), ...found.map((row) => row.unit ?? '')]);
  const recounted = new Map(found.map((row) => [row.unit ?? '', row]));
  return [...units].flatMap((unit) =>
    (['filed', 'opened', 'closed'] as const).flatMap((what) => {
      const [a, b] = [byUnit.get(unit)?.[what] ?? 0, recounted.get(unit)?.[what] ?? 0];
      return a === b ? [] : [{ unit, day, what, told: a, found: b }];
    }),
  );
};
