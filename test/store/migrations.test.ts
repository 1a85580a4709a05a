/** The runner, the rules of `migrations/`, and that `schema.ts` says what the files make. */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { is, sql } from 'drizzle-orm';
import {
  getTableConfig,
  index,
  integer,
  primaryKey,
  SQLiteTable,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkNumbers, type Migration, MigrationError, migrate, pending } from '../../src/store/migrate.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { openSqlite, readMigrations, type SqliteStore } from '../../src/store/open-sqlite.ts';
import { drift } from './drift.ts';
import { problems } from './migration-rules.ts';
import { folder, inbox, petition, SCHEMA, session, simulator } from './stores.ts';

const REAL = new URL('../../migrations/', import.meta.url);
const FIRST: Migration = {
  name: '0001_first.sql',
  sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE INDEX a_id ON a (id);',
};
const SECOND: Migration = { name: '0002_second.sql', sql: '-- adds\nALTER TABLE a ADD COLUMN b TEXT;' };

let place: ReturnType<typeof folder>;
let store: SqliteStore;
beforeEach(() => {
  place = folder();
  store = openSqlite(place.at('a.db'));
});
afterEach(async () => {
  await store.close();
  place.clear();
});

const tables = (): readonly string[] =>
  (store.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all() as { name: string }[])
    .map((row) => row.name)
    .filter((name) => !name.startsWith('sqlite_'));

describe('the runner', () => {
  test('applies what is missing, in order, once', async () => {
    expect(await pending(store.db, [FIRST, SECOND])).toEqual([FIRST.name, SECOND.name]);
    expect(migrate(store.raw, [FIRST])).toEqual([FIRST.name]);
    expect(await pending(store.db, [FIRST, SECOND])).toEqual([SECOND.name]);
    expect(migrate(store.raw, [FIRST, SECOND])).toEqual([SECOND.name]);
    expect(migrate(store.raw, [FIRST, SECOND])).toEqual([]);
    expect(await pending(store.db, [FIRST, SECOND])).toEqual([]);
    expect(tables()).toEqual(['a', 'd1_migrations']);
  });

  test('a file that fails half-way leaves nothing of itself, and those before it stay', async () => {
    const broken = {
      name: '0002_broken.sql',
      sql: 'CREATE TABLE b (id TEXT); INSERT INTO b VALUES (1); CREATE TABLE a (id TEXT);',
    };
    expect(() => migrate(store.raw, [FIRST, broken])).toThrow(MigrationError);
    expect(store.raw.inTransaction).toBe(false);
    expect(tables()).toEqual(['a', 'd1_migrations']);
    expect(await pending(store.db, [FIRST, broken])).toEqual(['0002_broken.sql']);
    expect(migrate(store.raw, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  test('a process that ends in the middle of a file leaves nothing of it', async () => {
    const connection = new Database(place.at('a.db'));
    const dies = {
      get inTransaction() {
        return connection.inTransaction;
      },
      prepare: connection.prepare.bind(connection),
      exec: (text: string) => {
        // The connection goes away where COMMIT should come: what a killed process leaves.
        if (text === 'COMMIT') connection.close();
        return connection.exec(text);
      },
    };
    expect(() => migrate(dies, [FIRST])).toThrow();
    expect(tables()).toEqual(['d1_migrations']);
    expect(await pending(store.db, [FIRST])).toEqual([FIRST.name]);
  });

  test('a file that ends the transaction is refused', () => {
    expect(() => migrate(store.raw, [{ name: '0001_x.sql', sql: 'CREATE TABLE b (id TEXT); COMMIT;' }])).toThrow(
      /transaction/,
    );
  });

  test('two processes at once apply each file once', () => {
    const other = openSqlite(place.at('a.db'), { role: 'command' });
    // Both have looked before either applies: the second finds it done under the lock.
    migrate(other.raw, []);
    const late = {
      get inTransaction() {
        return store.raw.inTransaction;
      },
      prepare: (text: string) => store.raw.prepare(text),
      exec: (text: string) => {
        if (text === 'BEGIN IMMEDIATE') migrate(other.raw, [FIRST]);
        return store.raw.exec(text);
      },
    };
    expect(migrate(late, [FIRST])).toEqual([]);
    other.raw.close();
  });

  test('a database that is ahead of the files is fine', async () => {
    migrate(store.raw, [FIRST, SECOND]);
    expect(migrate(store.raw, [FIRST])).toEqual([]);
    expect(await pending(store.db, [FIRST])).toEqual([]);
  });

  test.each([
    [['0002_a.sql']],
    [['0001_a.sql', '0003_b.sql']],
    [['0001_a.sql', '0001_b.sql']],
    [['0001_A.sql']],
    [['1_a.sql']],
    [['0001-a.sql']],
  ])('%j is not numbered without gaps', (names) => {
    const files = names.map((name) => ({ name, sql: '' }));
    expect(() => checkNumbers(files)).toThrow(MigrationError);
    expect(() => migrate(store.raw, files)).toThrow(MigrationError);
    expect(tables()).toEqual([]);
  });

  test('the files of a folder come in order, others are passed over', () => {
    for (const { name, sql: content } of [SECOND, FIRST]) writeFileSync(place.at(name), content);
    writeFileSync(place.at('README.md'), '');
    expect(readMigrations(place.path)).toEqual([FIRST, SECOND]);
  });

  test('wrangler finds the same tracker: on D1 its rows count', async () => {
    const { d1, stop } = await simulator();
    const remote = openD1(d1, { pause: async () => {} });
    expect(await pending(remote.db, [FIRST])).toEqual([FIRST.name]);
    // As wrangler 4.124 writes it.
    await d1.batch([
      d1.prepare(
        'CREATE TABLE IF NOT EXISTS "d1_migrations"(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
      ),
      d1.prepare(`INSERT INTO "d1_migrations" (name) VALUES ('${FIRST.name}')`),
    ]);
    expect(await pending(remote.db, [FIRST, SECOND])).toEqual([SECOND.name]);
    await stop();
  });
});

describe('rules', () => {
  test('the files keep them', () => {
    const files = readMigrations(REAL);
    expect(files.length).toBeGreaterThan(0);
    checkNumbers(files);
    expect(problems(files)).toEqual([]);
  });

  test.each([
    'DROP TABLE a;',
    'drop\n  table if exists a;',
    'ALTER TABLE a RENAME TO b;',
    'ALTER TABLE a RENAME COLUMN b TO c;',
    'ALTER TABLE a DROP COLUMN b;',
    'PRAGMA foreign_keys = OFF;',
    'CREATE TABLE b (a TEXT REFERENCES a (id) ON DELETE CASCADE);',
    'CREATE TABLE b (a TEXT REFERENCES a (id) on  delete\nset null);',
    'CREATE TABLE b (a TEXT REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);',
    'BEGIN; CREATE TABLE b (id TEXT);',
    'CREATE TABLE b (id TEXT); COMMIT;',
    'DELETE FROM a;',
    'VACUUM;',
  ])('%s breaks them', (bad) => {
    expect(problems([{ name: '0001_x.sql', sql: bad }])).not.toEqual([]);
  });

  test.each([
    '-- never DROP TABLE here\nCREATE TABLE b (id TEXT);',
    "INSERT INTO setting VALUES ('note', 'do not rename');",
    'CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET n = n + 1; END;',
    'DROP INDEX a_id;',
    'ALTER TABLE a ADD COLUMN b TEXT;',
  ])('%s keeps them', (good) => {
    expect(problems([{ name: '0001_x.sql', sql: good }])).toEqual([]);
  });
});

describe('drift', () => {
  const schema = fileURLToPath(new URL('../../src/store/schema.ts', import.meta.url));

  test.skipIf(!existsSync(schema))('schema.ts says what the files in migrations/ make', async () => {
    migrate(store.raw, readMigrations(REAL));
    const found = Object.values((await import(schema)) as Record<string, unknown>).filter((one) =>
      is(one, SQLiteTable),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(drift(store.raw, found)).toEqual([]);
  });

  const build = (...statements: readonly string[]) => {
    for (const statement of statements) store.raw.exec(statement);
  };

  test('a schema that tells the truth has none; full-text tables are passed over', () => {
    build(...SCHEMA.map((one) => one), 'CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, words)');
    expect(drift(store.raw, [inbox, session, petition])).toEqual([]);
  });

  const id = () => text().primaryKey().notNull();
  test.each([
    ['a table too many', 'CREATE TABLE b (id TEXT)', sqliteTable('a', { id: id() })],
    ['a table too few', '', sqliteTable('b', { id: id() })],
    ['a column too many', 'ALTER TABLE a ADD COLUMN x TEXT', sqliteTable('a', { id: id() })],
    ['a column too few', '', sqliteTable('a', { id: id(), x: text() })],
    ['another type', 'ALTER TABLE a ADD COLUMN x TEXT', sqliteTable('a', { id: id(), x: integer() })],
    ['another name', 'ALTER TABLE a ADD COLUMN due_at TEXT', sqliteTable('a', { id: id(), dueAt: text() })],
    [
      'NULL where the schema says never',
      'ALTER TABLE a ADD COLUMN x TEXT',
      sqliteTable('a', { id: id(), x: text().notNull() }),
    ],
    [
      'a default that is not there',
      'ALTER TABLE a ADD COLUMN x TEXT',
      sqliteTable('a', { id: id(), x: text().default('n') }),
    ],
    [
      'a default of another value',
      "ALTER TABLE a ADD COLUMN x TEXT DEFAULT 'y'",
      sqliteTable('a', { id: id(), x: text().default('n') }),
    ],
    [
      'a default the schema does not know',
      'ALTER TABLE a ADD COLUMN x INTEGER DEFAULT 1',
      sqliteTable('a', { id: id(), x: integer() }),
    ],
    ['another key', '', sqliteTable('a', { id: text().notNull() })],
    ['a missing index', '', sqliteTable('a', { id: id() }, (t) => [index('a_id').on(t.id)])],
    ['an index too many', 'CREATE INDEX a_id ON a (id)', sqliteTable('a', { id: id() })],
    [
      'an index that is unique in one only',
      'CREATE INDEX a_id ON a (id)',
      sqliteTable('a', { id: id() }, (t) => [uniqueIndex('a_id').on(t.id)]),
    ],
    [
      'an index with a condition in one only',
      'CREATE INDEX a_id ON a (id) WHERE id > 1',
      sqliteTable('a', { id: id() }, (t) => [index('a_id').on(t.id)]),
    ],
    [
      'an index with another condition',
      'CREATE INDEX a_id ON a (id) WHERE id > 1',
      sqliteTable('a', { id: id() }, (t) => [index('a_id').on(t.id).where(sql`id > 2`)]),
    ],
    [
      'columns of an index in another order',
      'ALTER TABLE a ADD COLUMN x TEXT; CREATE INDEX a_id ON a (id, x)',
      sqliteTable('a', { id: id(), x: text() }, (t) => [index('a_id').on(t.x, t.id)]),
    ],
    [
      'the order of a key of two columns',
      'CREATE TABLE b (x TEXT NOT NULL, y TEXT NOT NULL, PRIMARY KEY (x, y))',
      sqliteTable('b', { x: text().notNull(), y: text().notNull() }, (t) => [primaryKey({ columns: [t.y, t.x] })]),
    ],
    ['a foreign key', 'ALTER TABLE a ADD COLUMN x TEXT REFERENCES a (id)', sqliteTable('a', { id: id(), x: text() })],
  ])('%s is told', (_name, change, table) => {
    build('CREATE TABLE a (id TEXT PRIMARY KEY NOT NULL)');
    const a = sqliteTable('a', { id: id() });
    expect(drift(store.raw, [a])).toEqual([]);
    build(change);
    const both = getTableConfig(table).name === 'a' ? [table] : [a, table];
    expect(drift(store.raw, both)).not.toEqual([]);
  });
});
