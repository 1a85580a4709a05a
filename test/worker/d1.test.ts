/// <reference types="@cloudflare/vitest-pool-workers/types" />
/** The entry that is deployed, its bindings, and the limits of D1 that the store keeps to. */
import { env, SELF } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { movedRows, openRows } from '../../src/store/case-rows.ts';
import { MAX_PARAMS } from '../../src/store/commit.ts';
import { lateAt, lateCountAt, movements, openAt } from '../../src/store/figures-at.ts';
import { seen, taken } from '../../src/store/inbox.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { audit, inbox } from '../../src/store/schema.ts';
import { sqlite, write } from '../../src/store/statement.ts';
import { add, filedIn } from '../../src/store/tally.ts';
import { migrations } from '../../src/worker/compose.ts';
import { emptyStore } from './empty-store.ts';

beforeEach(emptyStore);

const store = openD1(env.DB, { pause: async () => undefined });

test('the worker knows every migration there is', () => {
  expect(migrations).toEqual(env.MIGRATIONS.map(({ name }: { name: string }) => name));
});

test.each([
  [
    'one',
    "UPDATE d1_migrations SET name = 'away' WHERE id = 1",
    `UPDATE d1_migrations SET name = '${migrations[0]}' WHERE id = 1`,
    1,
  ],
  ['all', 'ALTER TABLE d1_migrations RENAME TO away', 'ALTER TABLE away RENAME TO d1_migrations', migrations.length],
])('/readyz waits for the migrations: %s', async (_, away, back, missing) => {
  const ready = async () => {
    const answer = await SELF.fetch('https://caunoi.test/readyz');
    return [answer.status, await answer.text()];
  };
  await env.DB.prepare(away).run();
  const before = await ready();
  await env.DB.prepare(back).run();
  expect(before).toEqual([503, `migrations missing: ${missing}`]);
  expect(await ready()).toEqual([200, 'ready']);
});

test('the deployed entry answers', async () => {
  const status = async (path: string, init?: RequestInit) =>
    (await SELF.fetch(`https://caunoi.test${path}`, init)).status;
  expect(await status('/healthz')).toBe(200);
  expect(await status('/metrics')).toBe(200);
  expect(await status('/playground')).toBe(404);
  expect(await status('/webhooks/telegram', { method: 'POST', body: '{}' })).toBe(401);
});

test('D1 takes 100 values in a statement; the store refuses more before it does', async () => {
  const select = (n: number) => `SELECT ${Array.from({ length: n }, () => '?').join(', ')}`;
  const asked = (n: number) =>
    env.DB.prepare(select(n))
      .bind(...Array.from({ length: n }, (_, i) => i))
      .raw();
  await expect(asked(MAX_PARAMS)).resolves.toHaveLength(1);
  await expect(asked(MAX_PARAMS + 1)).rejects.toThrow('too many SQL variables');
  const key = (_: unknown, i: number) =>
    ({ channel: 'telegram', key: `k${i}`, at: 1, outcome: 'done', raw: 'x' }) as const;
  const rows = (n: number) => write(sqlite.insert(inbox).values(Array.from({ length: n }, key)));
  await expect(store.commit([rows(20)])).resolves.toBe('ok');
  await expect(store.commit([rows(21)])).rejects.toThrow('105 values, at most 100');
});

test('a batch is all or nothing', async () => {
  expect(await store.commit([taken('telegram', '1', 1)])).toBe('ok');
  expect(await store.commit([taken('telegram', '2', 1), taken('telegram', '1', 1)])).toBe('duplicate');
  const known = ['1', '2', '3'].map((key) => seen(store.db, 'telegram', key));
  expect(await Promise.all(known)).toEqual([true, false, false]);
});

test('the figures of every unit of the country, and the rows behind them, are one value of a statement', async () => {
  const units = Array.from({ length: 3_355 }, (_, i) => String(i).padStart(5, '0'));
  const filed = { at: 10, actor: null, petition: 'p1', unit: units[7], status: 'new', holder: null, dueAt: 20 };
  const row = { ...filed, action: 'petition.filed', topic: 'power', moved: 1, detail: null };
  const sort = { unit: units[7] ?? '', day: '2026-06-15', kind: 'feedback', topic: 'power', source: 'x' };
  await store.commit([write(sqlite.insert(audit).values(row)), ...add(sort, { filed: 1, opened: 1 })]);
  const { db } = store;
  const [from, to] = [
    { at: 5, seq: 9 },
    { at: 30, seq: 9 },
  ];
  expect([...(await openAt(db, units, to))]).toEqual([[units[7], 1]]);
  expect([...(await openAt(db, units, from))]).toEqual([]);
  expect(await movements(db, units, { before: 0, from, to })).toMatchObject([{ unit: units[7], moved: 1, here: true }]);
  // The petition itself is not there: what is late is found by it.
  expect(await lateAt(db, units, to)).toEqual([]);
  expect((await lateCountAt(db, units, to)).size).toBe(0);
  const days = { from: '2026-01-01', to: '2026-12-31' };
  const sums = await filedIn(db, units, { now: days, earlier: days });
  expect(sums).toEqual([{ unit: units[7], first: '2026-06-15', now: 1, earlier: 1 }]);
  const part = { offset: 0, limit: 10 };
  expect((await openRows(db, units, to, 'open', part)).total).toBe(0);
  expect((await movedRows(db, units, { from, to }, 1, part)).total).toBe(1);
});
