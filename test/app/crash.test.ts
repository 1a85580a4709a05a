/** Whatever dies whenever: nothing acknowledged is lost, nothing is applied twice, each chat keeps its order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { folder } from '../store/stores.ts';
import { mistakes } from './crash/faults.ts';
import { play, type Story } from './crash/play.ts';

const migrations = readMigrations(new URL('../../migrations/', import.meta.url));

const habit = fc.record({
  album: fc.boolean(),
  atOnce: fc.boolean(),
  doubled: fc.boolean(),
  adds: fc.boolean(),
  rating: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
});
const step = fc.record({
  who: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
  twice: fc.boolean(),
  deliverers: fc.nat({ max: 2 }),
  tick: fc.boolean(),
  wait: fc.constantFrom(0, 1_000, 3_000),
});
const fault = fc.record({
  after: fc.integer({ min: 1, max: 30 }),
  kind: fc.constantFrom('dies' as const, 'dies' as const, 'lost' as const, 'throttled' as const),
});
const stories = (size: { citizens: number; officers: number; steps: number; faults: number }): fc.Arbitrary<Story> =>
  fc.record({
    citizens: fc.array(habit, { minLength: 1, maxLength: size.citizens }),
    officers: fc.integer({ min: 1, max: size.officers }),
    steps: fc.array(step, { minLength: 4, maxLength: size.steps }),
    faults: fc.array(fault, { maxLength: size.faults }),
    processes: fc.constantFrom(1 as const, 2 as const),
    sendRate: fc.constantFrom(0, 28),
  });

const sqlite = () => {
  const place = folder();
  const store = openSqlite(place.at('test.db'));
  migrate(store.raw, migrations);
  store.raw.pragma('synchronous = OFF');
  const tables = (store.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'petition_search_%' AND name <> 'd1_migrations'").all() as { name: string }[]).map((r) => r.name);
  return { store, clear: () => { for (const table of tables) store.raw.exec(`DELETE FROM ${table}`); }, close: async () => { await store.close(); place.clear(); } };
};

test.each([undefined, ...mistakes])('on SQLite %s', async (mistake) => {
  const { store, clear, close } = sqlite();
  let n = 0;
  const t0 = performance.now();
  const r = await fc.check(
    fc.asyncProperty(stories({ citizens: 2, officers: 2, steps: 12, faults: 5 }), fc.scheduler(), async (story, s) => {
      n++;
      clear();
      expect(await play(store, story, s, mistake)).toEqual([]);
    }),
    { numRuns: mistake ? 300 : 1000, seed: 1, endOnFailure: true },
  );
  console.log(mistake, n, performance.now() - t0, r.failed, (r as any).errorInstance?.actual);
  await close();
});
