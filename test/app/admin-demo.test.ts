/** The made-up commune. */
import { afterEach, expect, test } from 'vitest';
import { seedDemo } from '../../src/app/admin/demo.ts';
import { digestOf } from '../../src/app/admin/digest.ts';
import { importPetitions } from '../../src/app/admin/import.ts';
import { listRegister } from '../../src/app/admin/petitions.ts';
import { searchRegister } from '../../src/app/admin/search.ts';
import { verifyStore } from '../../src/app/admin/verify.ts';
import { statuses } from '../../src/domain/petition.ts';
import { committee, commune } from '../../src/node/playground/commune.ts';
import { type World, world } from '../world.ts';

const place = { units: commune, commune: committee, other: 'ha-tang' };
const options = { force: false, by: 'operator:test', pause: async () => {} };
const seed = (force = false) => seedDemo(w.app, place, { ...options, force });
let w: World;
afterEach(() => w.close());

test('a month of petitions in every state, by the same code as real ones; again changes nothing', async () => {
  w = await world({ units: [] });
  const done = await seed();
  expect(done.petitions).toBeGreaterThanOrEqual(60);
  const before = await listRegister(w.app, { limit: 200 });
  expect(before.total).toBe(done.petitions);
  expect(new Set(before.entries.map((e) => e.status))).toEqual(new Set(statuses));
  expect(before.entries.filter((e) => e.overdue).length).toBeGreaterThan(5);
  expect(before.entries.filter((e) => e.restricted).length).toBe(1);
  expect((await searchRegister(w.app, 'hem 12', 10)).length).toBeGreaterThan(2);
  const { data } = await digestOf(w.app, committee, '2026-06-15');
  expect(data.open).toBe(data.before + data.opened - data.closed);
  expect(data.overdue).toBeGreaterThan(5);
  expect((await verifyStore(w.app, undefined)).filter((c) => c.wrong.length > 0)).toEqual([]);
  await seed();
  expect(await listRegister(w.app, { limit: 200 })).toEqual(before);
});

test('stopped half-way it is finished the next time', async () => {
  w = await world({ units: [] });
  const { commit } = w.app.store;
  let left = 40;
  const app = {
    ...w.app,
    store: {
      ...w.app.store,
      commit: (writes: Parameters<typeof commit>[0]) =>
        left-- > 0 ? commit(writes) : Promise.reject(new Error('stopped')),
    },
  };
  await expect(seedDemo(app, place, options)).rejects.toThrow('stopped');
  await seed();
  const { entries } = await listRegister(w.app, { limit: 200 });
  expect(new Set(entries.map((e) => e.status))).toEqual(new Set(statuses));
  expect((await verifyStore(w.app, undefined)).filter((c) => c.wrong.length > 0)).toEqual([]);
});

test('not beside real petitions or units, unless it is forced', async () => {
  w = await world();
  await expect(seed()).rejects.toThrow('there are 5 units already');
  async function* line() {
    yield JSON.stringify({ text: 'Đèn đường hư', at: '2026-06-10' });
  }
  await importPetitions(w.app, line(), { source: 'import', pause: async () => {}, onBad: () => {} });
  await expect(seed()).rejects.toThrow('there are 1 petitions that are not made up');
  await seed(true);
  expect((await listRegister(w.app, { limit: 200 })).total).toBeGreaterThan(60);
});
