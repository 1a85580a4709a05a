/** The register of reception sessions. */
import { and, asc, eq, getTableColumns, inArray, isNotNull, lte, min, ne, sql } from 'drizzle-orm';
import type { Figure } from '../domain/figure.ts';
import type { NewReception, Reception } from '../domain/reception.ts';
import type { Db, Write } from './commit.ts';
import { reception } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import { countsAs, means } from './who.ts';

const p = sql.placeholder;

const insert = prepared(
  sqlite.insert(reception).values({
    id: p('id'),
    version: 1,
    unit: p('unit'),
    day: p('day'),
    heldBy: p('by'),
    state: p('state'),
    figures: p('figures'),
    result: p('result'),
    author: p('author'),
    remindAt: p('remindAt'),
    createdAt: p('now'),
    changedAt: p('now'),
  }),
);

type Standing = Pick<Reception, 'state' | 'figures' | 'result'>;

/** @param author the person who puts it down @param remindAt when officers are reminded first, ms @param now ms */
export const insertReception = (
  one: NewReception & Standing,
  author: string,
  remindAt: number | undefined,
  now: number,
): Write =>
  insert({
    ...one,
    figures: JSON.stringify(one.figures),
    result: one.result ?? null,
    author,
    remindAt: remindAt ?? null,
    now,
  });

const update = prepared(
  sqlite
    .update(reception)
    .set({
      version: nextVersion(reception.version, p('version')),
      state: sql`${p('state')}`,
      figures: sql`${p('figures')}`,
      result: sql`${p('result')}`,
      remindAt: null,
      changedAt: sql`${p('now')}`,
    })
    .where(eq(reception.id, p('id'))),
);

/** What became of one as it was read at `version`; fails as stale where somebody was quicker. Nobody is reminded of it any more. */
export const updateReception = (one: Pick<Reception, 'id' | 'version'> & Standing, now: number): Write =>
  update({
    id: one.id,
    version: one.version,
    state: one.state,
    figures: JSON.stringify(one.figures),
    result: one.result ?? null,
    now,
  });

const remind = prepared(
  sqlite
    .update(reception)
    .set({ version: nextVersion(reception.version, p('version')), remindAt: sql`${p('next')}` })
    .where(eq(reception.id, p('id'))),
);

/** When officers are reminded next, ms. Fails as stale where the session has changed. */
export const receptionReminded = (
  { id, version }: Pick<Reception, 'id' | 'version'>,
  next: number | undefined,
): Write => remind({ id, version, next: next ?? null });

/** Who put them down is forgotten; the sessions are the office's. */
export const forgetReceptionAuthor = prepared<'person'>(
  sqlite
    .update(reception)
    .set({ author: null, version: sql`${reception.version} + 1` })
    .where(means(reception.author, p('person'))),
);

/** As in the table, but whoever put it down as who they count as now. */
const columns = { ...getTableColumns(reception), author: countsAs(reception.author) };

const fromRow = (row: typeof reception.$inferSelect): Reception => ({
  id: row.id,
  version: row.version,
  unit: row.unit,
  day: row.day,
  by: row.heldBy,
  state: row.state,
  figures: JSON.parse(row.figures) as readonly Figure[],
  ...(row.result !== null && { result: row.result }),
  ...(row.author !== null && { author: row.author }),
});

const byId = read((db) =>
  db
    .select(columns)
    .from(reception)
    .where(eq(reception.id, p('id')))
    .limit(1)
    .prepare(),
);

export const receptionById = async (db: Db, id: string): Promise<Reception | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

/** Two a week for two years; a list is read page by page. */
const most = 200;

/** Those of some units (at most 90) that were not withdrawn: planned ones first, the nearest day first, then the others, the newest first. */
export const receptionsOf = async (db: Db, units: readonly string[]): Promise<readonly Reception[]> => {
  const rows = await db
    .select(columns)
    .from(reception)
    .where(and(inArray(reception.unit, [...units]), ne(reception.state, 'withdrawn')))
    .orderBy(
      sql`${reception.state} <> 'planned'`,
      sql`case when ${reception.state} = 'planned' then ${reception.day} end`,
      sql`${reception.day} desc`,
      reception.id,
    )
    .limit(most);
  return rows.map(fromRow);
};

/** Those of a unit on one day that were not withdrawn. */
export const receptionsOn = async (db: Db, unit: string, day: string): Promise<readonly Reception[]> =>
  (
    await db
      .select(columns)
      .from(reception)
      .where(and(eq(reception.unit, unit), eq(reception.day, day), ne(reception.state, 'withdrawn')))
      .orderBy(reception.createdAt, reception.id)
  ).map(fromRow);

const due = read((db) =>
  db
    .select(columns)
    .from(reception)
    .where(lte(reception.remindAt, p('now')))
    .orderBy(asc(reception.remindAt))
    .limit(p('limit'))
    .prepare(),
);

/** Planned ones of which officers are to be reminded now, the oldest first. */
export const dueReceptions = async (db: Db, now: number, limit: number): Promise<readonly Reception[]> =>
  (await due(db).all({ now, limit })).map(fromRow);

const next = read((db) =>
  db
    .select({ at: min(reception.remindAt) })
    .from(reception)
    .where(isNotNull(reception.remindAt))
    .prepare(),
);

/** When officers are next to be reminded of any, ms. */
export const nextReceptionDue = async (db: Db): Promise<number | undefined> => (await next(db).get())?.at ?? undefined;
