/** Conversations become one person's and separate again, in any order and at the same moment: nothing is lost, and nobody sees what is not theirs. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Store, StoreUnavailable } from '../../src/store/commit.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { localD1 } from './crash/d1.ts';
import { unlike, wrongs } from './linking/check.ts';
import { database, migrations, tables } from './linking/database.ts';
import { type Doing, doing, prepare, type Ready, withCodes } from './linking/doings.ts';
import { heardNow, type Model, unknown } from './linking/model.ts';
import { type Stage, stage } from './linking/stage.ts';

/** Another seed does other things: SEED=7 npm test -- test/app/linking.property.test.ts */
const seed = Number(process.env.SEED ?? 20_260_615);

let file: ReturnType<typeof database>;
let store: Store;
let clear: () => Promise<unknown>;
beforeAll(() => {
  file = database();
  ({ store, clear } = file);
});
afterAll(() => file.end());

/** Ways to write it that look right and are not: the statement that is left out. The properties must find each. */
const mistakes = {
  'what was filed stays behind': /^update "petition" set "version" = "petition"\."version" \+ 1, "person" =/,
  'shown numbers are kept at parting':
    /^update "person" set "phone" = \?, "phone_sure" = \? where "person"\."id" = \? or /,
  'conversations are not compared':
    /^update "session" set "version" = case when (?:"session"|\(select count\(\*\) from "session")/,
  'numbers are not compared': /^update "session" set "version" = case when \(select count\(\*\) from "person"/,
  'the acting conversation is not guarded': /^insert into "session" .* on conflict/,
} as const;
type Mistake = keyof typeof mistakes;

const made = (mistake: Mistake | undefined): Store =>
  mistake === undefined
    ? store
    : { ...store, commit: (writes) => store.commit(writes.filter(({ sql }) => !mistakes[mistake].test(sql))) };

const fresh = async (mistake: Mistake | undefined): Promise<Stage> => {
  await clear();
  return stage(made(mistake));
};

const after = (s: Stage, m: Model, { by, outcome }: Ready): Model => heardNow(outcome(m), by, s.now());

/** One after the other, a day apart where it takes a claim. @param look at the tables after each */
const oneByOne = async (s: Stage, doings: readonly Doing[], look: (m: Model) => Promise<void>): Promise<Model> => {
  let m = unknown;
  for (const what of doings) {
    const { m: led, ready } = await prepare(s, m, what, true);
    m = led;
    if (ready) {
      s.pass(1_000);
      await ready.strike();
      m = await withCodes(s, after(s, m, ready));
    }
    await s.deliver();
    await look(m);
  }
  return m;
};

const inAnyOrder = (runs: number, mistake?: Mistake): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 4, maxLength: 24 }), async (doings) => {
      const s = await fresh(mistake);
      await oneByOne(s, doings, async (m) => {
        expect([...(await wrongs(s)), ...(await unlike(s, m)), ...s.failed]).toEqual([]);
      });
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );

/** How the database of one process fails at its commits, one after the other. `lost`: it was written, and nobody was told. */
const faults = fc.array(fc.constantFrom('none' as const, 'none' as const, 'away' as const, 'lost' as const), {
  maxLength: 6,
});

/** The store as one process has it: others may commit before it does, and its answers may get lost. */
const through = (own: Store, s: fc.Scheduler, planned: readonly ('none' | 'away' | 'lost')[]): Store => {
  const left = [...planned];
  return {
    ...own,
    commit: async (writes) => {
      await s.schedule(Promise.resolve());
      const fault = left.shift();
      if (fault === 'away') throw new StoreUnavailable('away');
      const outcome = await own.commit(writes);
      if (fault === 'lost') throw new StoreUnavailable('lost');
      return outcome;
    },
  };
};

const orders = <T>(list: readonly T[]): T[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((each, i) => orders([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [each, ...rest]));

/** So many strike at the same moment: there are 24 orders of four. */
const together = 4;
const day = 86_400_000;

const atOnce = (runs: number, mistake?: Mistake): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.array(doing, { minLength: 3, maxLength: 10 }),
      fc.array(fc.tuple(doing, faults), { minLength: 2, maxLength: 6 }),
      fc.scheduler(),
      async (before, now, scheduler) => {
        const s = await fresh(mistake);
        let m = await oneByOne(s, before, async () => {});
        const struck: { readonly ready: Ready; readonly store: Store }[] = [];
        s.pass(day);
        // Claims and the like first: they say more than one thing, and nothing must come in between.
        for (const [what, planned] of now.toSorted(([a], [b]) => Number(isLong(b)) - Number(isLong(a)))) {
          // Of one account one thing at a time: a second question would take the place of the first.
          if (struck.length === together || ('who' in what && m.open.has(what.who))) continue;
          const { m: led, ready } = await prepare(s, m, what, false);
          m = led;
          if (ready && !(what.kind === 'again' && m.open.has(ready.by)))
            struck.push({ ready, store: through(made(mistake), scheduler, planned) });
        }
        s.pass(1_000);
        await scheduler.waitFor(Promise.all(struck.map(({ ready, store: own }) => ready.strike(own))));
        await s.deliver();
        expect(await wrongs(s)).toEqual([]);
        expect(s.failed.filter((event) => event !== 'store.unavailable')).toEqual([]);
        const misses: string[][] = [];
        for (const order of orders(struck)) {
          const outcome = order.reduce((at, { ready }) => after(s, at, ready), m);
          misses.push(await unlike(s, await withCodes(s, outcome)));
          if (misses.at(-1)?.length === 0) return;
        }
        expect(misses).toContainEqual([]);
      },
    ),
    { numRuns: runs, seed, endOnFailure: true },
  );

const isLong = ({ kind }: Doing): boolean => kind === 'claim' || kind === 'confirm';

const patience = 300_000;

test(
  'in any order: own petitions are those filed in the conversations of the person, none is lost, the numbers add up',
  async () => {
    await inAnyOrder(80);
  },
  patience,
);

test(
  'at the same moment, with a database that comes and goes: it is as if one had come after the other',
  async () => {
    await atOnce(120);
  },
  patience,
);

test.each(['what was filed stays behind', 'shown numbers are kept at parting'] as const)(
  'the first property bites: %s',
  async (mistake) => {
    await expect(inAnyOrder(100, mistake)).rejects.toThrow('Property failed');
  },
  patience,
);

test.each([
  'conversations are not compared',
  'numbers are not compared',
  'the acting conversation is not guarded',
] as const)(
  'the second property bites: %s',
  async (mistake) => {
    await expect(atOnce(600, mistake)).rejects.toThrow('Property failed');
  },
  patience,
);

test(
  'on D1 the same',
  async () => {
    const sqlite = { store, clear };
    const { database, stop } = await localD1();
    try {
      const statements = migrations.flatMap(({ sql }) => sql.replaceAll(/^\s*--.*$/gm, '').split(/;\s*$/m));
      await database.batch(statements.filter((sql) => sql.trim() !== '').map((sql) => database.prepare(sql)));
      store = openD1(database, { pause: async () => {} });
      clear = () => database.batch(tables.map((table) => database.prepare(`DELETE FROM ${table}`)));
      await inAnyOrder(2);
      await atOnce(3);
    } finally {
      ({ store, clear } = sqlite);
      await stop();
    }
  },
  patience,
);
