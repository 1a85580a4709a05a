/** An update that failed by a fault of ours, done again: once, whatever happens on the way. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listRegister } from '../../src/app/admin/petitions.ts';
import { failedUpdates, replayUpdate } from '../../src/app/admin/replay.ts';
import type { App } from '../../src/app/app.ts';
import type { Person } from '../../src/emulators/telegram.ts';
import { StoreUnavailable } from '../../src/store/commit.ts';
import { type World, world } from '../world.ts';

const by = 'operator:test';
let w: World;
let citizen: Person;

const withHost = (app: App, host: Partial<App['host']>): App => ({ ...app, host: { ...app.host, ...host } });

/** A press on the card whose turn throws: it is kept, and the citizen is told that something went wrong. */
beforeEach(async () => {
  w = await world();
  citizen = w.telegram.person({ name: 'Người dân', lang: 'vi' });
  citizen.say('Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà');
  await w.settle();
  const card = citizen.messages().findLast((m) => m.buttons.length > 0);
  const host = w.app.host as { random: () => number };
  const { random } = host;
  host.random = () => {
    throw new TypeError('a fault of ours');
  };
  citizen.press(card!, 'Đồng ý và gửi');
  await w.telegram.deliver();
  host.random = random;
  await w.settle();
});
afterEach(() => w.close());

const petitions = async () => (await listRegister(w.app, { limit: 10 })).total;

const only = async (): Promise<string> => {
  const [failed, other] = await failedUpdates(w.app);
  expect(other).toBeUndefined();
  return failed?.key ?? '';
};

test('the press counts after the fix: petition, receipt, and the list of failures is empty', async () => {
  expect(await petitions()).toBe(0);
  const key = await only();
  expect(key).toMatch(/^telegram:\d+$/);
  expect(await replayUpdate(w.app, key, by)).toBe(key);
  await w.settle();
  expect(await petitions()).toBe(1);
  expect(citizen.messages().at(-1)?.text).toMatch(/\d{4}-\d{4}/);
  expect(await failedUpdates(w.app)).toEqual([]);
  await expect(replayUpdate(w.app, key, by)).rejects.toThrow('no failed update has the key');
});

test('the key is taken without its channel too; one that is not there is refused', async () => {
  await replayUpdate(w.app, (await only()).replace('telegram:', ''), by);
  expect(await petitions()).toBe(1);
  await expect(replayUpdate(w.app, '1', by)).rejects.toThrow('no failed update has the key "1"');
});

test('where it fails again nothing changes, and nobody is apologised to twice', async () => {
  const key = await only();
  const messages = citizen.messages().length;
  const broken = withHost(w.app, {
    random: () => {
      throw new RangeError('still there');
    },
  });
  await expect(replayUpdate(broken, key, by)).rejects.toThrow(
    /it failed again \(RangeError at .*\); nothing was changed/,
  );
  await w.settle();
  expect(citizen.messages().length).toBe(messages);
  expect(await only()).toBe(key);
  await replayUpdate(w.app, key, by);
  expect(await petitions()).toBe(1);
});

test('killed before the commit it has not happened, killed after it it has: once in the end', async () => {
  const key = await only();
  const { commit } = w.app.store;
  const dies = (when: 'before' | 'after'): App => ({
    ...w.app,
    store: {
      ...w.app.store,
      commit: async (writes) => {
        if (when === 'after') await commit(writes);
        throw new StoreUnavailable('killed');
      },
    },
  });
  await expect(replayUpdate(dies('before'), key, by)).rejects.toThrow('the store is busy');
  expect(await petitions()).toBe(0);
  await expect(replayUpdate(dies('after'), key, by)).rejects.toThrow('the store is busy');
  expect(await petitions()).toBe(1);
  await expect(replayUpdate(w.app, key, by)).rejects.toThrow('no failed update');
  expect(await petitions()).toBe(1);
});

test('two at once count once', async () => {
  const key = await only();
  await Promise.allSettled([replayUpdate(w.app, key, by), replayUpdate(w.app, key, by), replayUpdate(w.app, key, by)]);
  await w.settle();
  expect(await petitions()).toBe(1);
  expect(await failedUpdates(w.app)).toEqual([]);
});

test('a channel that is not configured here is told', async () => {
  const key = await only();
  await expect(replayUpdate({ ...w.app, channels: new Map() }, key, by)).rejects.toThrow('telegram is not configured');
});
