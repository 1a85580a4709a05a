/** What was promised to people at dialogues. */
import { and, asc, eq, getTableColumns, inArray, isNotNull, lte, min, sql } from 'drizzle-orm';
import type { Commitment, NewCommitment } from '../domain/commitment.ts';
import type { Db, Write } from './commit.ts';
import { commitment } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import { countsAs, means } from './who.ts';

const p = sql.placeholder;

const insert = prepared(
  sqlite.insert(commitment).values({
    id: p('id'),
    version: 1,
    unit: p('unit'),
    what: p('what'),
    who: p('who'),
    dueDay: p('dueDay'),
    state: 'open',
    result: null,
    author: p('author'),
    remindAt: p('remindAt'),
    createdAt: p('now'),
    changedAt: p('now'),
  }),
);

/** @param remindAt when its author is reminded first, ms @param now ms */
export const insertCommitment = (
  one: NewCommitment,
  author: string,
  remindAt: number | undefined,
  now: number,
): Write => insert({ ...one, author, remindAt: remindAt ?? null, now });

const update = prepared(
  sqlite
    .update(commitment)
    .set({
      version: nextVersion(commitment.version, p('version')),
      state: sql`${p('state')}`,
      result: sql`${p('result')}`,
      remindAt: null,
      changedAt: sql`${p('now')}`,
    })
    .where(eq(commitment.id, p('id'))),
);

/** The end of one as it was read at `version`; fails as stale where somebody was quicker. */
export const updateCommitment = (
  { id, version, state, result }: Pick<Commitment, 'id' | 'version' | 'state' | 'result'>,
  now: number,
): Write => update({ id, version, state, result: result ?? null, now });

const remind = prepared(
  sqlite
    .update(commitment)
    .set({ version: nextVersion(commitment.version, p('version')), remindAt: sql`${p('next')}` })
    .where(eq(commitment.id, p('id'))),
);

/** Its author is told; `next`: when again, ms. Fails as stale where the commitment has changed. */
export const reminded = ({ id, version }: Pick<Commitment, 'id' | 'version'>, next: number | undefined): Write =>
  remind({ id, version, next: next ?? null });

/** Who put them down is forgotten; the promises are the office's. */
export const forgetCommitmentAuthor = prepared<'person'>(
  sqlite
    .update(commitment)
    .set({ author: null, remindAt: null, version: sql`${commitment.version} + 1` })
    .where(means(commitment.author, p('person'))),
);

/** As in the table, but whoever put it down as who they count as now. */
const columns = { ...getTableColumns(commitment), author: countsAs(commitment.author) };

const fromRow = (row: typeof commitment.$inferSelect): Commitment => ({
  id: row.id,
  version: row.version,
  unit: row.unit,
  what: row.what,
  who: row.who,
  dueDay: row.dueDay,
  state: row.state,
  ...(row.result !== null && { result: row.result }),
  ...(row.author !== null && { author: row.author }),
});

const byId = read((db) =>
  db
    .select(columns)
    .from(commitment)
    .where(eq(commitment.id, p('id')))
    .limit(1)
    .prepare(),
);

export const commitmentById = async (db: Db, id: string): Promise<Commitment | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

const chunk = 90;

/** Those of some units that are not kept yet, late ones too: the nearest day first. One look into the index a unit. */
export const openCommitments = async (db: Db, units: readonly string[]): Promise<readonly Commitment[]> => {
  const found: Commitment[] = [];
  for (let i = 0; i < units.length; i += chunk) {
    const some = units.slice(i, i + chunk);
    const rows = await db
      .select(columns)
      .from(commitment)
      .where(and(inArray(commitment.unit, some), eq(commitment.state, 'open')));
    found.push(...rows.map(fromRow));
  }
  return found.sort((a, b) => (a.dueDay + a.id < b.dueDay + b.id ? -1 : 1));
};

const due = read((db) =>
  db
    .select(columns)
    .from(commitment)
    .where(lte(commitment.remindAt, p('now')))
    .orderBy(asc(commitment.remindAt))
    .limit(p('limit'))
    .prepare(),
);

/** Those whose author is to be reminded now, the oldest first. */
export const dueReminders = async (db: Db, now: number, limit: number): Promise<readonly Commitment[]> =>
  (await due(db).all({ now, limit })).map(fromRow);

const next = read((db) =>
  db
    .select({ at: min(commitment.remindAt) })
    .from(commitment)
    .where(isNotNull(commitment.remindAt))
    .prepare(),
);

/** When an author is next to be reminded of any, ms. */
export const nextCommitmentDue = async (db: Db): Promise<number | undefined> => (await next(db).get())?.at ?? undefined;
