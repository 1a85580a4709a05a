/** A database that cannot be written, is locked, or loses an answer: 503, nothing half done, and well again without a restart. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverSafely } from '../../src/app/deliver.ts';
import { newPace } from '../../src/app/settle.ts';
import { type Store, StoreUnavailable } from '../../src/store/commit.ts';
import { lanesDue } from '../../src/store/lanes.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations, type SqliteStore } from '../../src/store/open-sqlite.ts';
import { inbox } from '../../src/store/schema.ts';
import { folder } from '../store/stores.ts';
import { type World, world } from '../world.ts';
import { heardBy, post, rowsOf } from './stage.ts';
import { textOf } from './updates.ts';

let place: ReturnType<typeof folder>;
let store: SqliteStore;
let w: World;
/** What goes wrong with the next commits and reads; nothing while it is undefined. */
let fault: ((what: 'commit' | 'read') => Error | undefined) | undefined;

beforeEach(async () => {
  place = folder();
  store = openSqlite(place.at('test.db'));
  migrate(store.raw, readMigrations(new URL('../../migrations/', import.meta.url)));
  const failing: Store = {
    ...store,
    commit: async (writes) => {
      const error = fault?.('commit');
      if (error) throw error;
      return store.commit(writes);
    },
  };
  w = await world({ store: failing });
});
afterEach(async () => {
  fault = undefined;
  await w.close();
  place.clear();
});

const someone = 6_300_000_001;
const ready = async (): Promise<number> => (await w.http.request('https://caunoi.test/readyz')).status;

test('a full disk: 503, reading goes on, and the first update after it is taken', async () => {
  const pages = store.raw.pragma('page_count', { simple: true }) as number;
  store.raw.pragma(`max_page_count = ${pages}`);
  const filling = store.raw.prepare(
    'INSERT INTO setting (name, value) VALUES (hex(randomblob(8)), hex(randomblob(400)))',
  );
  expect(() => {
    for (let i = 0; i < 10_000; i++) filling.run();
  }).toThrow('full');
  // A few rows still find room in pages that are not quite full.
  let update = textOf(someone, '/trogiup');
  for (let i = 1; i < 300 && (await post(w, update)).status === 200; i++) update = textOf(someone + i, '/trogiup');
  const before = await rowsOf(w);
  expect((await post(w, update)).status).toBe(503);
  expect(await rowsOf(w)).toEqual(before);
  expect(w.logs.filter(({ event }) => event === 'turn.failed')).toEqual([]);
  store.raw.pragma('max_page_count = 1073741823');
  expect((await post(w, update)).status).toBe(200);
  expect(await ready()).toBe(200);
  expect((await rowsOf(w)).inbox).toBe(before.inbox + 1);
});

test('a database that may only be read: 503, and well again when it may be written', async () => {
  const update = textOf(someone, '/trogiup');
  store.raw.pragma('query_only = ON');
  expect((await post(w, update)).status).toBe(503);
  expect(await ready()).toBe(503);
  store.raw.pragma('query_only = OFF');
  expect((await post(w, update)).status).toBe(200);
  expect(await ready()).toBe(200);
});

test('a lock of another process: 503 after a quarter of a second, then it goes on', async () => {
  const other = new Database(place.at('test.db'));
  other.exec('BEGIN IMMEDIATE');
  const update = textOf(someone, '/trogiup');
  expect((await post(w, update)).status).toBe(503);
  other.exec('COMMIT');
  other.close();
  expect((await post(w, update)).status).toBe(200);
});

test('a closed store: 503 for updates and for readyz, while healthz says that the process lives', async () => {
  await store.close();
  expect((await post(w, textOf(someone, '/trogiup'))).status).toBe(503);
  expect(await ready()).toBe(503);
  expect((await w.http.request('https://caunoi.test/healthz')).status).toBe(200);
  // A route that fails tells nothing of how and where.
  const figures = await w.http.request('https://caunoi.test/metrics');
  expect([figures.status, await figures.text()]).toEqual([503, '']);
});

test('the reason of readyz is a code and no word of anybody', async () => {
  store.raw.pragma('query_only = ON');
  await post(w, textOf(someone, 'canary của người dân'));
  const text = await (await w.http.request('https://caunoi.test/readyz')).text();
  expect(text).toMatch(/^SQLITE_\w+$/);
  store.raw.pragma('query_only = OFF');
});

test('an answer of the database that is lost, before or after the write: the update comes again and counts once', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  let failures = 0;
  fault = (what) => (what === 'commit' && failures++ < 2 ? new StoreUnavailable('lost') : undefined);
  citizen.say('/trogiup');
  await w.settle();
  expect(heardBy(citizen)).toHaveLength(1);
  const taken = await w.app.store.db.select().from(inbox);
  expect(taken.map((row) => row.outcome)).not.toContain('failed');
});

test('a read that finds no database is no fault of the turn: 503 and again, no apology', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  const { known } = w.app.places;
  let failures = 0;
  // As Drizzle gives it: wrapped in an error of its own.
  Object.assign(w.app.places, {
    known: async () => {
      if (failures++ < 1)
        throw new Error('Failed query', { cause: new StoreUnavailable('D1_ERROR: Network connection lost.') });
      return known();
    },
  });
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  expect(failures).toBeGreaterThan(1);
  expect(heardBy(citizen).at(-1)).toContain('Đồng ý và gửi');
  expect((await w.app.store.db.select().from(inbox)).map((row) => row.outcome)).not.toContain('failed');
  expect(w.logs.filter(({ event }) => event === 'turn.failed')).toEqual([]);
});

test('a turn that is at fault itself is kept whole, sealed, apologised for once and answered with 200', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  const { known } = w.app.places;
  Object.assign(w.app.places, { known: async () => Promise.reject(new RangeError('canary-của-lỗi')) });
  citizen.say('Đường vô ấp 3 hư nặng, canary-của-dân');
  await w.settle();
  const update = w.telegram.updates.at(-1);
  expect((await post(w, update)).status).toBe(200);
  Object.assign(w.app.places, { known });
  await w.settle();
  expect(heardBy(citizen)).toHaveLength(1);
  const failed = (await w.app.store.db.select().from(inbox)).filter((row) => row.outcome === 'failed');
  expect(failed).toHaveLength(1);
  expect(failed[0]?.raw).not.toContain('canary');
  expect(w.app.vault.open(failed[0]?.raw ?? '', `inbox.raw:telegram:${failed[0]?.key}`)).toContain('canary-của-dân');
  expect(JSON.stringify(w.logs)).not.toContain('canary');
  // The chat is not blocked by it.
  citizen.say('/trogiup');
  await w.settle();
  expect(heardBy(citizen)).toHaveLength(2);
});

test('sending with the database away: nothing goes out that could not be marked, and it goes out later', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  await post(w, textOf(citizen.id, '/trogiup'));
  citizen.start();
  await w.telegram.deliver();
  fault = () => new StoreUnavailable('SQLITE_FULL');
  const pace = newPace();
  for (let i = 0; i < 3; i++)
    for (const lane of await lanesDue(w.app.store.db, w.now(), 10)) await deliverSafely(w.app, pace, lane);
  expect(heardBy(citizen)).toHaveLength(0);
  fault = undefined;
  await w.settle();
  expect(heardBy(citizen).length).toBeGreaterThan(0);
  expect(
    w.logs.filter(({ event }) => event === 'deliver.failed').every(({ fields }) => fields.reason === 'SQLITE_FULL'),
  ).toBe(true);
});
