/** Digests as they were first computed, the same figures ever after; and up to where in the record those of each day look. */
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import type { Cut } from './figures-at.ts';
import { digest, digestDay } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

const one = read((db) =>
  db
    .select({ data: digest.data })
    .from(digest)
    .where(and(eq(digest.unit, p('unit')), eq(digest.day, p('key'))))
    .limit(1)
    .prepare(),
);

/** @param key the day, or what else names the digest among those of its unit */
export const storedDigest = async (db: Db, unit: string, key: string): Promise<string | undefined> =>
  (await one(db).get({ unit, key }))?.data;

const byId = read((db) =>
  db
    .select({ data: digest.data })
    .from(digest)
    // As the partial index has it, word for word.
    .where(and(sql`id IS NOT NULL`, eq(digest.id, p('id'))))
    .limit(1)
    .prepare(),
);
export const digestById = async (db: Db, id: string): Promise<string | undefined> => (await byId(db).get({ id }))?.data;

const insert = prepared(
  sqlite
    .insert(digest)
    .values({ unit: p('unit'), day: p('key'), data: p('data'), at: p('now'), id: p('id') })
    .onConflictDoNothing(),
);
export const storeDigest = (
  as: { readonly unit: string; readonly key: string; readonly id: string; readonly data: string },
  now: number,
): Write => insert({ ...as, now });

/** Units whose digest of this name is stored. */
export const unitsWithDigest = async (db: Db, key: string): Promise<ReadonlySet<string>> =>
  new Set((await db.select({ unit: digest.unit }).from(digest).where(eq(digest.day, key))).map(({ unit }) => unit));

/** `done`: everybody has got theirs. */
export type DigestDay = { readonly day: string; readonly cut: Cut; readonly done: boolean };

const fromRow = (row: typeof digestDay.$inferSelect): DigestDay => ({
  day: row.day,
  cut: { at: row.until, seq: row.seq },
  done: row.doneAt !== null,
});

export const digestDayOf = async (db: Db, day: string): Promise<DigestDay | undefined> => {
  const [row] = await db.select().from(digestDay).where(eq(digestDay.day, day)).limit(1);
  return row && fromRow(row);
};

/** The last one before `day`, but none from before `since`. */
export const digestDayBefore = async (db: Db, day: string, since: string): Promise<DigestDay | undefined> => {
  const [row] = await db
    .select()
    .from(digestDay)
    .where(and(lt(digestDay.day, day), gte(digestDay.day, since)))
    .orderBy(desc(digestDay.day))
    .limit(1);
  return row && fromRow(row);
};

const insertDay = prepared(
  sqlite
    .insert(digestDay)
    .values({ day: p('day'), until: p('at'), seq: p('seq'), doneAt: null })
    .onConflictDoNothing(),
);
/** Fixes up to where the digests of a day look. Who is second changes nothing. */
export const openDay = (day: string, { at, seq }: Cut): Write => insertDay({ day, at, seq });

export const dayDone = prepared<'day' | 'now'>(
  sqlite
    .update(digestDay)
    .set({ doneAt: sql`${p('now')}` })
    .where(eq(digestDay.day, p('day'))),
);
