/** Whatever dies whenever: nothing acknowledged is lost, nothing is applied twice, each chat keeps its order. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/commit.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { folder } from '../store/stores.ts';
import { localD1 } from './crash/d1.ts';
import { type Mistake, mistakes } from './crash/faults.ts';
import { play, type Story } from './crash/play.ts';

/** Another seed plays other stories: SEED=7 npm test -- test/app/crash.test.ts */
const seed = Number(process.env.SEED ?? 20_260_615);

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

type Size = { readonly citizens: number; readonly officers: number; readonly steps: number; readonly faults: number };

const stories = (size: Size): fc.Arbitrary<Story> =>
  fc.record({
    citizens: fc.array(habit, { minLength: 1, maxLength: size.citizens }),
    officers: fc.integer({ min: 1, max: size.officers }),
    steps: fc.array(step, { minLength: 4, maxLength: size.steps }),
    faults: fc.array(fault, { maxLength: size.faults }),
    processes: fc.constantFrom(1 as const, 2 as const),
    sendRate: fc.constantFrom(0, 28),
    // A call may take 30 s; nobody else may speak in the chat meanwhile.
    slow: fc.constantFrom(0, 0, 9_000, 29_000),
  });

/** A store that is empty again before each story. */
type Stage = { readonly fresh: () => Promise<Store>; readonly close: () => Promise<void> };

const tables = [
  ...['inbox', 'person', 'session', 'unit', 'setting', 'role', 'invite', 'chat', 'petition', 'note', 'attachment'],
  'link_request',
  ...['outbox', 'lane', 'posted', 'audit', 'audit_link', 'digest', 'petition_find', 'petition_words'],
];

const sqlite = (): Stage => {
  const place = folder();
  const store = openSqlite(place.at('crash.db'));
  migrate(store.raw, migrations);
  // No power is cut here: what is tried is what stands in which commit, and a sync costs more than all the rest.
  store.raw.pragma('synchronous = OFF');
  return {
    fresh: async () => {
      store.raw.exec(tables.map((table) => `DELETE FROM ${table};`).join(''));
      return store;
    },
    close: async () => {
      await store.close();
      place.clear();
    },
  };
};

const d1 = async (): Promise<Stage> => {
  const { database, stop } = await localD1();
  const statements = migrations.flatMap(({ sql }) => sql.replaceAll(/^\s*--.*$/gm, '').split(/;\s*$/m));
  await database.batch(statements.filter((sql) => sql.trim() !== '').map((sql) => database.prepare(sql)));
  const store = openD1(database, { pause: async () => {} });
  return {
    fresh: async () => {
      await database.batch(tables.map((table) => database.prepare(`DELETE FROM ${table}`)));
      return store;
    },
    close: stop,
  };
};

/** What each mistake does to people, in the words of the oracle. */
const harm: Readonly<Record<Mistake, RegExp>> = {
  'key committed before the work': /\b0 petitions of/,
  'no version guard': /\b[02-9] petitions of|in the record|rows of record/,
  'outbox written after the commit': /\b0 petitions of|never got|never saw/,
  'marked before it is sent': /marked as sent and never arrived/,
  'no lease of the lane': /two speak in chat/,
  'acknowledged before the commit': /was acknowledged and is not there/,
};

const check = (stage: Stage, told: fc.Arbitrary<Story>, runs: number, mistake?: Mistake): Promise<void> =>
  fc.assert(
    fc.asyncProperty(told, fc.scheduler(), async (story, scheduler) => {
      const wrong = await play(await stage.fresh(), story, scheduler, mistake);
      if (wrong.length > 0) throw new Error(wrong.join('; '));
    }),
    // Shrinking a story takes longer than reading it: the seed and the path of the failing one are in the message.
    { numRuns: runs, seed, endOnFailure: true },
  );

/** Plays a broken variant until a story goes wrong; gives what was wrong in it. */
const firstHarm = async (stage: Stage, told: fc.Arbitrary<Story>, runs: number, mistake: Mistake): Promise<string> => {
  const failure = await check(stage, told, runs, mistake).catch((error: unknown) => error);
  return failure instanceof Error ? String(failure.cause) : 'nothing went wrong';
};

const large = stories({ citizens: 2, officers: 2, steps: 12, faults: 5 });
const small = stories({ citizens: 1, officers: 1, steps: 6, faults: 4 });

/** The first update, and a death between the two commits that should have been one. */
const betweenTwoCommits: Story = {
  citizens: [{ album: false, atOnce: false, doubled: false, adds: false, rating: 'yes' }],
  officers: 1,
  steps: [{ who: [0], twice: false, deliverers: 0, tick: false, wait: 0 }],
  faults: [{ after: 2, kind: 'dies' }],
  processes: 1,
  sendRate: 0,
  slow: 0,
};

describe('on SQLite', () => {
  let stage: Stage;
  beforeAll(() => {
    stage = sqlite();
  });
  afterAll(() => stage.close());

  test('crashes, lost answers and redeliveries lose nothing and repeat nothing', async () => {
    await check(stage, large, 120);
  });

  test.each(mistakes)('the property bites: %s', async (mistake) => {
    expect(await firstHarm(stage, large, 120, mistake)).toMatch(harm[mistake]);
  });
});

describe('on D1', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await d1();
  });
  afterAll(() => stage.close());

  test('crashes, lost answers and redeliveries lose nothing and repeat nothing', async () => {
    await check(stage, small, 3);
  });

  test.each(['key committed before the work', 'outbox written after the commit'] as const)(
    'the property bites: %s',
    async (mistake) => {
      expect(await firstHarm(stage, fc.constant(betweenTwoCommits), 1, mistake)).toMatch(harm[mistake]);
    },
  );
});
