/** Putting a backup in the place of a database. */
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { copyForRestore, replaceDatabase } from '../../src/store/open-restore.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { folder } from '../store/stores.ts';

const place = folder();
afterAll(() => place.clear());

/** No database, but large enough to be taken for a damaged one. */
const content = 'new'.repeat(4_000);

const count = (path: string, sql: string): number => {
  const db = new Database(path, { readonly: true });
  const found = db.prepare(sql).pluck().get() as number;
  db.close();
  return found;
};

test('a database is replaced only while nobody has it open, however damaged it is', async () => {
  const path = place.at('own.db');
  const part = place.at('part.db');
  const store = openSqlite(path);
  store.raw.exec('CREATE TABLE one (n)');
  const fresh = () => {
    writeFileSync(part, content);
    return part;
  };
  expect(() => replaceDatabase(path, fresh(), 'a')).toThrow('own.db is in use');
  expect(existsSync(place.at('own.db.before-a'))).toBe(false);
  await store.close();
  expect(replaceDatabase(path, fresh(), 'b')).toBe(`${path}.before-b`);
  expect(readFileSync(path, 'utf8')).toBe(content);
  expect(count(`${path}.before-b`, 'SELECT count(*) FROM one')).toBe(0);
  // Not a database at all, with a log that is not its own.
  writeFileSync(`${path}-wal`, 'left behind');
  expect(replaceDatabase(path, fresh(), 'c')).toBe(`${path}.before-c`);
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(replaceDatabase(place.at('none.db'), fresh(), 'd')).toBeUndefined();
  expect(readFileSync(place.at('none.db'), 'utf8')).toBe(content);
});

test('what is no backup is not taken for one', () => {
  const path = place.at('some.db');
  const part = place.at('some.part');
  writeFileSync(path, 'no database');
  expect(() => copyForRestore(path, path, part)).toThrow('is the database itself');
  expect(() => copyForRestore(path, place.at('another.db'), part)).toThrow('is no backup of this service');
  const db = new Database(place.at('foreign.db'));
  db.exec('CREATE TABLE one (n)');
  db.close();
  expect(() => copyForRestore(place.at('foreign.db'), path, part)).toThrow('is no backup of this service');
  writeFileSync(place.at('foreign.db-wal'), 'x');
  expect(() => copyForRestore(place.at('foreign.db'), path, part)).toThrow('write-ahead log');
  truncateSync(place.at('foreign.db-wal'), 0);
  expect(existsSync(part)).toBe(false);
});
