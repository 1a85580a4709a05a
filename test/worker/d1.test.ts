/// <reference types="@cloudflare/vitest-pool-workers/types" />
/** The entry that is deployed, its bindings, and the limits of D1 that the store keeps to. */
import { env, SELF } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { MAX_PARAMS } from '../../src/store/commit.ts';
import { seenOf, taken } from '../../src/store/inbox.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { inbox } from '../../src/store/schema.ts';
import { sqlite, write } from '../../src/store/statement.ts';
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
  expect([...(await seenOf(store.db, 'telegram', ['1', '2', '3']))]).toEqual(['1']);
});

test('the digest asks for 90 units at once', async () => {
  const keys = Array.from({ length: 90 }, (_, i) => `digest:u${i}:2026-06-16`);
  await store.commit(keys.slice(0, 40).map((key) => taken('clock', key, 1)));
  expect((await seenOf(store.db, 'clock', keys)).size).toBe(40);
});
