/** Digests as they were first computed: the same figures ever after. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { digest } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

const one = read((db) =>
  db
    .select({ data: digest.data })
    .from(digest)
    .where(and(eq(digest.unit, p('unit')), eq(digest.day, p('day'))))
    .limit(1)
    .prepare(),
);

export const storedDigest = async (db: Db, unit: string, day: string): Promise<string | undefined> =>
  (await one(db).get({ unit, day }))?.data;

const insert = prepared(
  sqlite
    .insert(digest)
    .values({ unit: p('unit'), day: p('day'), data: p('data'), at: p('now') })
    .onConflictDoNothing(),
);

export const storeDigest = (unit: string, day: string, data: string, now: number): Write =>
  insert({ unit, day, data, now });
