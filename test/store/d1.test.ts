/** What the D1 store does when the network between the worker and its database fails. The database here is a script. */
import type { D1Database } from '@cloudflare/workers-types';
import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../src/store/commit.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { file, key } from './stores.ts';

const LOST = 'D1_ERROR: Network connection lost.';
const RESET = 'D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.';
const KEY = 'D1_ERROR: UNIQUE constraint failed: inbox.channel, inbox.key: SQLITE_CONSTRAINT';
const OVERLOADED = 'D1_ERROR: D1 DB is overloaded. Too many requests queued.';

/** Each try meets the next answer: undefined is success. */
const scripted = (...answers: readonly (string | undefined)[]) => {
  const pauses: number[] = [];
  let tries = 0;
  const statement = { bind: () => statement };
  const d1 = {
    prepare: () => statement,
    batch: async () => {
      const answer = answers[tries++];
      if (answer !== undefined) throw new Error(answer);
      return [];
    },
  } as unknown as D1Database;
  const store = openD1(d1, { pause: async (ms) => void pauses.push(ms) });
  return { store, pauses, tries: () => tries };
};

test('a commit that holds its key is made again after a lost connection', async () => {
  const { store, pauses, tries } = scripted(LOST, RESET, undefined);
  expect(await store.commit([key('1'), file('a')])).toBe('ok');
  expect(tries()).toBe(3);
  expect(pauses).toEqual([50, 250]);
});

test('where the lost answer was a success, the second try says duplicate', async () => {
  expect(await scripted(LOST, KEY).store.commit([key('1')])).toBe('duplicate');
});

test('after four tries it is unavailable', async () => {
  const { store, tries } = scripted(LOST, LOST, LOST, LOST, undefined);
  await expect(store.commit([key('1')])).rejects.toThrow(StoreUnavailable);
  expect(tries()).toBe(4);
});

test('a commit without a key is never made twice: nobody knows whether the first one was', async () => {
  const { store, tries } = scripted(LOST, undefined);
  await expect(store.commit([file('a')])).rejects.toThrow(StoreUnavailable);
  expect(tries()).toBe(1);
});

test('a key that is let pass when it is there already does not count', async () => {
  const { store, tries } = scripted(LOST, undefined);
  const lenient = { ...key('1'), sql: `${key('1').sql} on conflict do nothing` };
  await expect(store.commit([lenient])).rejects.toThrow(StoreUnavailable);
  expect(tries()).toBe(1);
});

test('an overloaded database is not asked again', async () => {
  const { store, tries } = scripted(OVERLOADED, undefined);
  await expect(store.commit([key('1')])).rejects.toThrow(StoreUnavailable);
  expect(tries()).toBe(1);
});
