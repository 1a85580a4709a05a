/**
 * A small schema and both stores on it, so that one suite runs over the two. Its columns say their names: those that do not are
 * kept by Drizzle by the name of their table, for the whole process, and ours are called like the real ones.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { count, sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { Store, Write } from '../../src/store/commit.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { given, nextVersion, prepared, sqlite } from '../../src/store/statement.ts';

export const inbox = sqliteTable(
  'inbox',
  { channel: text('channel').notNull(), key: text('key').notNull(), at: integer('at').notNull() },
  (t) => [primaryKey({ columns: [t.channel, t.key] })],
);
export const session = sqliteTable('session', {
  id: text('id').primaryKey().notNull(),
  version: integer('version').notNull(),
  state: text('state').notNull(),
});
export const petition = sqliteTable(
  'petition',
  {
    id: text('id').primaryKey().notNull(),
    code: text('code').notNull(),
    text: text('text'),
    open: integer('open', { mode: 'boolean' }),
    guess: text('guess', { mode: 'json' }).$type<{ readonly topic: string }>(),
    urgency: integer('urgency'),
  },
  (t) => [uniqueIndex('petition_code').on(t.code)],
);

export const SCHEMA = [
  'CREATE TABLE inbox (channel TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (channel, key)) WITHOUT ROWID',
  'CREATE TABLE session (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL)',
  `CREATE TABLE petition (id TEXT PRIMARY KEY NOT NULL, code TEXT NOT NULL, text TEXT, open INTEGER, guess TEXT,
    urgency INTEGER CHECK (urgency < 5))`,
  'CREATE UNIQUE INDEX petition_code ON petition (code)',
] as const;

const p = sql.placeholder;
const addKey = prepared<'key'>(sqlite.insert(inbox).values({ channel: 'telegram', key: p('key'), at: 1 }));
const addSession = prepared<'id' | 'state'>(
  sqlite.insert(session).values({ id: p('id'), version: 1, state: p('state') }),
);
const addPetition = prepared<'id' | 'code' | 'text' | 'urgency'>(
  sqlite.insert(petition).values({ id: p('id'), code: p('code'), text: p('text'), urgency: p('urgency') }),
);
const moveSession = prepared<'id' | 'state' | 'expected'>(
  sqlite
    .update(session)
    .set({ version: nextVersion(session.version, p('expected')), state: given(session.state, 'state') })
    .where(sql`${session.id} = ${p('id')}`),
);

/** The writes a turn is made of, by what they do. */
export const key = (value: string): Write => addKey({ key: value });
export const start = (id: string, state = 'new'): Write => addSession({ id, state });
export const move = (id: string, expected: number, state: string): Write => moveSession({ id, expected, state });
export const file = (id: string, values: { code?: string; text?: string | null; urgency?: number } = {}): Write =>
  addPetition({ id, code: values.code ?? id, text: values.text ?? null, urgency: values.urgency ?? null });

/** How many rows each table has: what is left behind after a commit. */
export const rows = async ({ db }: Store): Promise<readonly [inbox: number, session: number, petition: number]> => {
  const size = async (table: typeof inbox | typeof session | typeof petition) =>
    (await db.select({ n: count() }).from(table).limit(1))[0]?.n ?? -1;
  return [await size(inbox), await size(session), await size(petition)];
};

/** A folder of its own for a test; gone after `clear`. */
export const folder = (): {
  readonly path: string;
  readonly at: (name: string) => string;
  readonly clear: () => void;
} => {
  const path = mkdtempSync(join(tmpdir(), 'cau-noi-'));
  return { path, at: (name) => join(path, name), clear: () => rmSync(path, { recursive: true, force: true }) };
};

/** A D1 database and an R2 bucket of the local Workers simulator. */
export const simulator = async (): Promise<{ d1: D1Database; r2: R2Bucket; stop: () => Promise<void> }> => {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      modules: true,
      script: 'export default { fetch: () => new Response("") }',
      compatibilityDate: '2026-08-01',
      d1Databases: { DB: 'test' },
      r2Buckets: { FILES: 'test' },
    }),
  );
  // The simulator's types are those of Workers to come; ours are of today.
  const d1 = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  const r2 = (await miniflare.getR2Bucket('FILES')) as unknown as R2Bucket;
  return { d1, r2, stop: () => miniflare.dispose() };
};

export type Driver = {
  readonly name: string;
  /** Starts what lasts for the whole file. */
  readonly open: () => Promise<{ readonly fresh: () => Promise<Store>; readonly stop: () => Promise<void> }>;
};

/** Each `fresh` store has the schema above and no rows. */
export const drivers: readonly Driver[] = [
  {
    name: 'SQLite',
    open: async () => {
      const place = folder();
      let number = 0;
      return {
        fresh: async () => {
          const store = openSqlite(place.at(`${++number}.db`));
          for (const statement of SCHEMA) store.raw.exec(statement);
          return store;
        },
        stop: async () => place.clear(),
      };
    },
  },
  {
    name: 'D1',
    open: async () => {
      const { d1, stop } = await simulator();
      await d1.batch(SCHEMA.map((statement) => d1.prepare(statement)));
      return {
        fresh: async () => {
          await d1.batch(['inbox', 'session', 'petition'].map((table) => d1.prepare(`DELETE FROM ${table}`)));
          return openD1(d1, { pause: async () => {} });
        },
        stop,
      };
    },
  },
];
