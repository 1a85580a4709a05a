/** The SQLite store and what can happen to a file: settings, full disk, locks, other processes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { count } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite, type SqliteOptions, type SqliteStore } from '../../src/store/open-sqlite.ts';
import { file, folder, inbox, key, move, rows, SCHEMA, start } from './stores.ts';

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

const settled = async (commits: readonly Promise<string>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(commits)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as Error).name,
  );

/** Commits a row of 2,000 letters each until the store refuses: how it refused, and how many rows went in before. */
const fill = async (store: SqliteStore): Promise<{ readonly outcome: string; readonly filed: number }> => {
  for (let filed = 0; filed < 1000; filed++) {
    const [outcome = ''] = await settled([store.commit([file(`p${filed}`, { text: 'x'.repeat(2000) })])]);
    if (outcome !== 'ok') return { outcome, filed };
  }
  return { outcome: 'never full', filed: 1000 };
};

describe('settings', () => {
  test('every open sets them again and reads them back', () => {
    for (const role of ['service', 'command'] as const) {
      const { raw } = open({ role });
      const read = (name: string) => raw.pragma(name, { simple: true });
      expect({
        journal_mode: read('journal_mode'),
        synchronous: read('synchronous'),
        foreign_keys: read('foreign_keys'),
        secure_delete: read('secure_delete'),
        trusted_schema: read('trusted_schema'),
        journal_size_limit: read('journal_size_limit'),
        busy_timeout: read('busy_timeout'),
      }).toEqual({
        journal_mode: 'wal',
        synchronous: 2,
        foreign_keys: 1,
        secure_delete: 2,
        trusted_schema: 0,
        journal_size_limit: 67_108_864,
        busy_timeout: role === 'service' ? 250 : 5000,
      });
    }
  });

  test('without them the driver opens a WAL file as NORMAL: the reading back is not idle', async () => {
    await open().close();
    const plain = new Database(path);
    expect(plain.pragma('synchronous', { simple: true })).toBe(1);
    plain.close();
  });

  test('a database that cannot have a write-ahead log does not open', () => {
    expect(() => openSqlite(':memory:')).toThrow(/journal_mode/);
    expect(existsSync(':memory:')).toBe(false);
  });

  test('a file that is no database does not open', () => {
    mkdirSync(place.at('store'));
    writeFileSync(path, 'this is a letter and no database, '.repeat(100));
    expect(() => openSqlite(path)).toThrow();
  });

  test('the file and its log are for the owner only', async () => {
    await open().commit([key('1')]);
    expect(readdirSync(place.at('store')).sort()).toEqual(['a.db', 'a.db-shm', 'a.db-wal']);
    for (const name of ['a.db', 'a.db-wal']) expect(statSync(place.at(`store/${name}`)).mode & 0o777).toBe(0o600);
    expect(statSync(place.at('store')).mode & 0o777).toBe(0o700);
  });
});

describe('commits of the same moment', () => {
  test('share transactions of at most 64', async () => {
    const groups: number[] = [];
    const store = open({ onGroup: (size) => groups.push(size) });
    await Promise.all(Array.from({ length: 150 }, (_, i) => store.commit([key(`${i}`), file(`p${i}`)])));
    expect(groups).toEqual([64, 64, 22]);
    expect(await rows(store)).toEqual([150, 0, 150]);
  });

  test('are one transaction to everybody else: 64 commits, one change of the log', async () => {
    const store = open();
    await store.commit([key('before')]);
    const frames = () => statSync(`${path}-wal`).size;
    const size = frames();
    await store.commit([key('alone')]);
    const one = frames() - size;
    await Promise.all(Array.from({ length: 64 }, (_, i) => store.commit([key(`${i}`)])));
    // Each transaction writes the changed page again; 64 small rows of one group change one page (two when it splits).
    expect(frames() - size - one).toBeLessThan(6 * one);
  });

  test('keep their order: three turns of one session in one group', async () => {
    const store = open();
    const outcomes = await Promise.all([
      store.commit([start('s')]),
      store.commit([move('s', 1, 'b')]),
      store.commit([move('s', 2, 'c')]),
    ]);
    expect(outcomes).toEqual(['ok', 'ok', 'ok']);
  });

  test('one that fails takes only its own writes back', async () => {
    const store = open();
    expect(
      await settled([
        store.commit([key('1'), file('a')]),
        store.commit([key('2'), file('b'), key('1')]),
        store.commit([key('3'), file('c', { urgency: 9 })]),
        store.commit([key('4'), { sql: 'nonsense', params: [] }]),
        store.commit([key('5'), file('a')]),
        store.commit([key('6'), file('f')]),
      ]),
    ).toEqual(['ok', 'duplicate', 'StoreError', 'StoreError', 'stale', 'ok']);
    expect(await rows(store)).toEqual([2, 0, 2]);
    expect(store.raw.inTransaction).toBe(false);
  });
});

describe('a disk that is full', () => {
  test('refuses, holds no transaction open, still reads, and takes writes again without a restart', async () => {
    const store = open();
    await store.commit([key('1')]);
    store.raw.pragma(`max_page_count = ${(store.raw.pragma('page_count', { simple: true }) as number) + 8}`);
    const { outcome, filed } = await fill(store);
    expect(outcome).toBe('StoreUnavailable');
    expect(filed).toBeGreaterThan(5);
    expect(store.raw.inTransaction).toBe(false);
    expect(await rows(store)).toEqual([1, 0, filed]);
    store.raw.pragma('max_page_count = 1000000');
    expect(await store.commit([key('2'), file('later', { text: 'x'.repeat(5000) })])).toBe('ok');
    expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('fails the whole group, with nothing of it left: not even a duplicate is told', async () => {
    const store = open();
    store.raw.pragma(`max_page_count = ${(store.raw.pragma('page_count', { simple: true }) as number) + 2}`);
    const big = file('big', { text: 'x'.repeat(50_000) });
    expect(await settled([store.commit([key('1')]), store.commit([key('1')]), store.commit([big])])).toEqual([
      'StoreUnavailable',
      'StoreUnavailable',
      'StoreUnavailable',
    ]);
    expect(await rows(store)).toEqual([0, 0, 0]);
    expect(await store.commit([key('1')])).toBe('ok');
  });

  test('a database that has become read-only is told by ready, until it takes writes again', async () => {
    const store = open();
    store.raw.pragma('query_only = ON');
    expect(await settled([store.commit([key('1')])])).toEqual(['StoreUnavailable']);
    expect(await store.ready()).toBe('SQLITE_READONLY');
    store.raw.pragma('query_only = OFF');
    expect(await store.ready()).toBeUndefined();
    expect(await store.commit([key('1')])).toBe('ok');
  });

  test('a COMMIT that fails fails the group and leaves the connection usable', async () => {
    const store = open();
    // A foreign key that is checked at COMMIT only stands in for a disk that fails there.
    store.raw.exec('CREATE TABLE late (id TEXT REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED)');
    const late = { sql: 'insert into late values (?)', params: ['nobody'] };
    expect(await settled([store.commit([key('1')]), store.commit([late])])).toEqual([
      'StoreUnavailable',
      'StoreUnavailable',
    ]);
    expect(store.raw.inTransaction).toBe(false);
    expect(await rows(store)).toEqual([0, 0, 0]);
    expect(await store.commit([key('1')])).toBe('ok');
  });
});

describe('other processes', () => {
  const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const run = (...args: string[]) =>
    spawn(process.execPath, [writer, path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });

  test('a foreign lock makes commits unavailable, reads go on, and all is well after it', async () => {
    const store = open();
    await store.commit([key('0')]);
    const other = run('hold');
    await once(other.stdout, 'data');
    expect(await settled([store.commit([key('1')]), store.commit([key('2')])])).toEqual([
      'StoreUnavailable',
      'StoreUnavailable',
    ]);
    expect(await rows(store)).toEqual([1, 0, 0]);
    expect(await store.ready()).toBe('SQLITE_BUSY');
    other.stdin.write('go\n');
    await once(other, 'exit');
    expect(await store.ready()).toBeUndefined();
    expect(await store.commit([key('1')])).toBe('ok');
  });

  test('a service and two commands write to the same file at the same time: every commit is there once', async () => {
    const store = open();
    const others = [run('commits', 'a', '100'), run('commits', 'b', '100')];
    await Promise.all(others.map((other) => once(other.stdout, 'data')));
    const exits = others.map((other) => once(other, 'exit'));
    for (const other of others) other.stdin.write('go\n');
    for (let done = 0; done < 200; ) {
      const [outcome] = await settled([store.commit([key(`${done}`)])]);
      if (outcome === 'ok') done++;
      else expect(outcome).toBe('StoreUnavailable');
    }
    expect(await Promise.all(exits)).toEqual([
      [0, null],
      [0, null],
    ]);
    expect((await store.db.select({ n: count() }).from(inbox))[0]?.n).toBe(400);
    expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
