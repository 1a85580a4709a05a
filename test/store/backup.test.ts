/** Copies of a SQLite store that is in use. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError, StoreUnavailable } from '../../src/store/commit.ts';
import { checkFile } from '../../src/store/open-backup.ts';
import { openSqlite, type SqliteOptions, type SqliteStore } from '../../src/store/open-sqlite.ts';
import { file, folder, key, rows, SCHEMA } from './stores.ts';

let place: ReturnType<typeof folder>;
let path: string;
const opened: SqliteStore[] = [];

const open = (options?: SqliteOptions): SqliteStore => {
  const fresh = !existsSync(path);
  const store = openSqlite(path, options);
  if (fresh) for (const statement of SCHEMA) store.raw.exec(statement);
  opened.push(store);
  return store;
};

beforeEach(() => {
  place = folder();
  path = place.at('store/a.db');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  place.clear();
});

describe('a copy', () => {
  const stored = (at: string) => {
    const copy = new Database(at, { readonly: true });
    const size = (table: string) => (copy.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
    const found = [size('inbox'), size('petition')];
    copy.close();
    return found;
  };

  test('under writes holds everything committed before it began, and each commit whole', async () => {
    const store = open();
    const text = 'x'.repeat(3000);
    await Promise.all(Array.from({ length: 900 }, (_, i) => store.commit([key(`${i}`), file(`p${i}`, { text })])));
    let done = false;
    let during = 0;
    const copying = store.backup(place.at('copy.db')).finally(() => {
      done = true;
    });
    while (!done && during < 100_000) {
      await store.commit([key(`during${during}`), file(`during${during}`, { text })]);
      during++;
    }
    const { pages, bytes } = await copying;
    expect(during).toBeGreaterThan(5);
    expect(pages).toBeGreaterThan(300);
    expect(statSync(place.at('copy.db'))).toMatchObject({ size: bytes });
    const [keys, petitions] = stored(place.at('copy.db')) as [number, number];
    expect(keys).toBe(petitions);
    expect(keys).toBeGreaterThanOrEqual(900);
    expect(checkFile(place.at('copy.db'))).toEqual([]);
  });

  test('is one file for the owner, takes the place of an older one, and opens as a store', async () => {
    const store = open();
    await store.commit([key('1')]);
    await store.backup(place.at('copy.db'));
    await store.commit([key('2')]);
    await store.backup(place.at('copy.db'));
    expect(readdirSync(place.path).sort()).toEqual(['copy.db', 'store']);
    expect(statSync(place.at('copy.db')).mode & 0o777).toBe(0o600);
    const copy = openSqlite(place.at('copy.db'));
    opened.push(copy);
    expect(await rows(copy)).toEqual([2, 0, 0]);
  });

  test('the log of an older copy that somebody has open is not read into the new one', async () => {
    const store = open();
    await store.commit([key('1')]);
    await store.backup(place.at('copy.db'));
    const reader = openSqlite(place.at('copy.db'));
    opened.push(reader);
    await reader.commit([key('only in the old copy'), file('x')]);
    await store.backup(place.at('copy.db'));
    expect(stored(place.at('copy.db'))).toEqual([1, 0]);
  });

  test('from a command in one step, beside an open service', async () => {
    const store = open();
    await store.commit([key('1')]);
    await open({ role: 'command' }).backup(place.at('copy.db'));
    expect(stored(place.at('copy.db'))).toEqual([1, 0]);
  });

  test('never overwrites the database itself, nor anything that is no file', async () => {
    const store = open();
    await store.commit([key('1')]);
    mkdirSync(place.at('folder'));
    await expect(store.backup(path)).rejects.toThrow(StoreError);
    await expect(store.backup(place.at('store/../store/a.db'))).rejects.toThrow(StoreError);
    await expect(store.backup(place.at('folder'))).rejects.toThrow(StoreError);
    await expect(store.backup(`${path}-wal`)).rejects.toThrow(StoreError);
    expect(await rows(store)).toEqual([1, 0, 0]);
  });

  test('with a transaction open leaves no file and keeps the older copy', async () => {
    const store = open();
    await store.commit([key('1')]);
    await store.backup(place.at('copy.db'));
    store.raw.exec('BEGIN IMMEDIATE');
    store.raw.exec("INSERT INTO inbox VALUES ('a', 'b', 1)");
    await expect(store.backup(place.at('copy.db'))).rejects.toThrow();
    store.raw.exec('ROLLBACK');
    expect(readdirSync(place.path).sort()).toEqual(['copy.db', 'store']);
    expect(stored(place.at('copy.db'))).toEqual([1, 0]);
  });

  test('a damaged copy is told', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 200 }, (_, i) => store.commit([file(`p${i}`, { text: 'x'.repeat(3000) })])));
    await store.backup(place.at('copy.db'));
    expect(checkFile(place.at('copy.db'))).toEqual([]);
    const bytes = readFileSync(place.at('copy.db'));
    bytes.fill(0xff, 4096 * 3, 4096 * 5);
    writeFileSync(place.at('copy.db'), bytes);
    expect(checkFile(place.at('copy.db')).length).toBeGreaterThan(0);
  });

  test('ends with the store: closing does not wait for it, and no half copy stays', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 900 }, (_, i) => store.commit([file(`p${i}`, { text: 'x'.repeat(3000) })])));
    const copying = store.backup(place.at('copy.db')).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    await store.close();
    expect(await copying).toBeInstanceOf(StoreUnavailable);
    expect(readdirSync(place.path)).toEqual(['store']);
  });
});
