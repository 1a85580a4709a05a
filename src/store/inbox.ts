/** What was taken in. The key stands in the same commit as all that follows from it, which is what makes it once. */
import { and, eq, inArray, lt, max, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { inbox } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const insert = prepared(
  sqlite.insert(inbox).values({ channel: p('channel'), key: p('key'), at: p('now'), outcome: 'done', raw: null }),
);

export const taken = (channel: string, key: string, now: number): Write => insert({ channel, key, now });

const insertFailed = prepared(
  sqlite.insert(inbox).values({ channel: p('channel'), key: p('key'), at: p('now'), outcome: 'failed', raw: p('raw') }),
);

/** A turn that threw: kept whole, sealed, to be replayed after the fix. */
export const takenFailed = (vault: Vault, channel: string, key: string, now: number, raw: string): Write =>
  insertFailed({ channel, key, now, raw: vault.seal(raw, `inbox.raw:${channel}:${key}`) });

const byKey = read((db) =>
  db
    .select()
    .from(inbox)
    .where(and(eq(inbox.channel, p('channel')), eq(inbox.key, p('key'))))
    .limit(1)
    .prepare(),
);

/** Was this update seen before? */
export const seen = async (db: Db, channel: string, key: string): Promise<boolean> =>
  (await byKey(db).get({ channel, key })) !== undefined;

const newest = read((db) =>
  db
    .select({ at: max(inbox.at) })
    .from(inbox)
    .where(eq(inbox.channel, p('channel')))
    .prepare(),
);

/** When the last update of a channel was taken in, ms. */
export const lastTaken = async (db: Db, channel: string): Promise<number | undefined> =>
  (await newest(db).all({ channel }))[0]?.at ?? undefined;

/** Which of these keys were seen before; at most 90 a call. */
export const seenOf = async (db: Db, channel: string, keys: readonly string[]): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set();
  const rows = await db
    .select({ key: inbox.key })
    .from(inbox)
    .where(and(eq(inbox.channel, channel), inArray(inbox.key, [...keys])));
  return new Set(rows.map((row) => row.key));
};

export const failedUpdate = async (
  db: Db,
  vault: Vault,
  channel: string,
  key: string,
): Promise<{ readonly raw: string; readonly at: number } | undefined> => {
  const row = await byKey(db).get({ channel, key });
  if (row?.outcome !== 'failed' || row.raw === null) return undefined;
  return { raw: vault.open(row.raw, `inbox.raw:${channel}:${key}`), at: row.at };
};

export const listFailed = (db: Db): Promise<{ channel: string; key: string; at: number }[]> =>
  db
    .select({ channel: inbox.channel, key: inbox.key, at: inbox.at })
    .from(inbox)
    .where(eq(inbox.outcome, 'failed'))
    .orderBy(inbox.at)
    .limit(1_000);

const markReplayed = prepared(
  sqlite
    .update(inbox)
    .set({ outcome: 'replayed', raw: null })
    .where(and(eq(inbox.channel, p('channel')), eq(inbox.key, p('key')), eq(inbox.outcome, 'failed'))),
);
export const replayed = (channel: string, key: string): Write => markReplayed({ channel, key });

const purge = prepared(sqlite.delete(inbox).where(and(lt(inbox.at, p('before')), eq(inbox.outcome, 'done'))));

/** Keys older than any redelivery. */
export const forgetKeys = (before: number): Write => purge({ before });
