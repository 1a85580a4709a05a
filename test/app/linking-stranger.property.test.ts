/** Somebody types the numbers of others into the form, first or last, again and again: they get nothing, and learn nothing. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnNumber } from '../../src/domain/message.ts';
import { linkRequest, person, petition, session } from '../../src/store/schema.ts';
import { wrongs } from './linking/check.ts';
import { database } from './linking/database.ts';
import { type Account, accounts, type Stage, stage } from './linking/stage.ts';

/** Another seed does other things: SEED=7 npm test -- test/app/linking-stranger.property.test.ts */
const seed = Number(process.env.SEED ?? 20_260_615);

let file: ReturnType<typeof database>;
beforeAll(() => {
  file = database();
});
afterAll(() => file.end());

/** Two citizens and a stranger, with an account on each channel: by the ends of the ids. */
const nameOf = ({ id }: Account): string => id.slice(-1);
const isStranger = (who: Account): boolean => nameOf(who) === '3';
const [strangers, citizens] = [accounts.filter(isStranger), accounts.filter((who) => !isStranger(who))];

/** One citizen has two numbers: a day holds three questions of one person, and a fourth number is the stranger's own. */
const numbers = ['84911111111', '84922222222', '84944444444', '84933333333'] as const;
const ownNumber = (who: Account): string =>
  who.id === 'zalo-bot-1' ? numbers[2] : ({ 1: numbers[0], 2: numbers[1] }[nameOf(who)] ?? numbers[3]);

const citizen = fc.constantFrom(...citizens);
const stranger = fc.constantFrom(...strangers);
const kind = <K extends string>(name: K) => fc.constant(name);

const ofCitizens = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: kind('files'), who: citizen }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('shows'),
      who: citizen,
      own: fc.constantFrom<OwnNumber>('sure', 'sure', 'said'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind('answers'), who: citizen }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('parts'), who: citizen }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('erases'), who: citizen }) },
);
const ofStranger = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kind('types'), who: stranger, number: fc.constantFrom(...numbers) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('shows'), who: stranger, own: fc.constant<OwnNumber>('sure') }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('presses'), who: stranger, which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('files'), who: stranger }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('parts'), who: stranger }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('erases'), who: stranger }) },
);
const claims = fc.record({ kind: kind('claims'), who: stranger, which: fc.nat(5) });
const passes = fc.record({ kind: kind('passes'), who: stranger });

const known = fc.oneof({ weight: 6, arbitrary: ofCitizens }, { weight: 6, arbitrary: ofStranger }, passes);
const all = fc.oneof({ weight: 12, arbitrary: known }, { weight: 2, arbitrary: claims });
type Doing = typeof all extends fc.Arbitrary<infer T> ? T : never;

const press = async (s: Stage, who: Account, token: string | undefined): Promise<void> => {
  if (token !== undefined) await s.hear(who, { kind: 'choice', token, press: 'p' });
};
const say = (s: Stage, who: Account, text: string): Promise<void> => s.hear(who, { kind: 'text', text });
const sayAndPress = async (s: Stage, who: Account, text: string, button: RegExp): Promise<void> => {
  await say(s, who, text);
  await s.deliver();
  await press(s, who, s.button(who, button));
};
const sendNumber = async (s: Stage, who: Account, phone: string, own: OwnNumber): Promise<void> => {
  await say(s, who, '/lienket');
  await s.hear(who, { kind: 'contact', phone, own });
};

/** To every question: yes where it is another account of their own, else no. */
const answerAll = async (s: Stage, who: Account): Promise<void> => {
  const rows = await s.app.store.db
    .select()
    .from(linkRequest)
    .where(eq(linkRequest.asked, s.sessionId(who)));
  for (const { id, session: asker, answeredAt } of rows) {
    if (answeredAt !== null) continue;
    const own = accounts.some((each) => nameOf(each) === nameOf(who) && s.sessionId(each) === asker);
    await press(s, who, s.button(who, new RegExp(`^!link\\.${own ? 'yes' : 'no'}\\.${id}~`)));
  }
};

/** @param vouches what the platform says of a number that the stranger typed */
const act = async (s: Stage, what: Doing, vouches: OwnNumber): Promise<void> => {
  const { who } = what;
  switch (what.kind) {
    case 'files':
      return sayAndPress(s, who, 'Đèn đường ở cổng chợ ấp 3 tắt ba hôm nay', /\.send~/);
    case 'shows':
      return sendNumber(s, who, ownNumber(who), what.own);
    case 'types':
      return sendNumber(s, who, what.number, vouches);
    case 'answers':
      return answerAll(s, who);
    case 'parts':
      return sayAndPress(s, who, '/lienket', /\.part~/);
    case 'erases':
      return sayAndPress(s, who, '/xoadulieu', /\.erase~/);
    case 'presses':
      return press(s, who, s.buttons(who).at(-1 - what.which));
    case 'claims': {
      const codes = await s.app.store.db.select({ code: petition.code }).from(petition);
      const { code } = codes[what.which % Math.max(1, codes.length)] ?? {};
      return code === undefined ? undefined : sayAndPress(s, who, code, new RegExp(`^!link\\.mine\\.${code}~`));
    }
    case 'passes':
      return s.pass(25 * 3_600_000);
  }
};

/** What nobody but the citizen may change: who is one person with them, what is theirs, and their number. */
const touched = async (s: Stage, before: Awaited<ReturnType<typeof state>>, by: Account): Promise<string[]> => {
  const now = await state(s);
  const found: string[] = [];
  for (const group of Map.groupBy(accounts, (who) => now.personOf(who) ?? who.id).values())
    if (new Set(group.map(nameOf)).size > 1) found.push(`${group.map(({ id }) => id).join()} are one person`);
  if (!isStranger(by)) return found;
  for (const who of citizens)
    for (const what of ['petitions', 'number'] as const)
      if (now[what](who) !== before[what](who))
        found.push(`${what} of ${who.id}: ${before[what](who)} became ${now[what](who)} through ${by.id}`);
  return found;
};

const state = async (s: Stage) => {
  const { db } = s.app.store;
  const sessions = await db.select().from(session);
  const people = await db.select().from(person);
  const petitions = await db.select().from(petition);
  const row = (who: Account) => sessions.find(({ id }) => id === s.sessionId(who));
  const own = (who: Account) => people.find(({ id }) => id === (row(who)?.origin ?? row(who)?.person));
  return {
    personOf: (who: Account) => row(who)?.person,
    petitions: (who: Account) =>
      petitions
        .filter(({ session: by, person: of }) => by === s.sessionId(who) && of === row(who)?.person)
        .map(({ code, status, words }) => `${code} ${status} ${words !== ''}`)
        .sort()
        .join(),
    number: (who: Account) => `${own(who)?.phone} ${own(who)?.phoneSure}`,
  };
};

const runs = 80;

const getsNothing = (vouches: OwnNumber): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(all, { minLength: 5, maxLength: 30 }), async (doings) => {
      await file.clear();
      const s = await stage(file.store);
      for (const what of doings) {
        s.pass(1_000);
        const before = await state(s);
        await act(s, what, vouches);
        await s.deliver();
        expect([...(await touched(s, before, what.who)), ...(await wrongs(s)), ...s.failed]).toEqual([]);
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );

test('a number that was typed gives nothing of anybody’s, whoever was first, without the word of who has it', async () => {
  await getsNothing('said');
});

test('the property bites: a platform that vouches for what was typed', async () => {
  await expect(getsNothing('sure')).rejects.toThrow('Property failed');
});

const learnsNothing = (vouches: OwnNumber): Promise<void> => {
  const heard = async (doings: readonly Doing[]): Promise<readonly (readonly string[])[]> => {
    await file.clear();
    const s = await stage(file.store);
    for (const what of doings) {
      s.pass(1_000);
      await act(s, what, vouches);
      await s.deliver();
    }
    return strangers.map((who) => s.told(who));
  };
  return fc.assert(
    fc.asyncProperty(fc.array(known, { minLength: 5, maxLength: 30 }), async (doings) => {
      const unknown = doings.filter(({ kind, who }) => isStranger(who) || kind !== 'shows');
      expect(await heard(doings)).toEqual(await heard(unknown));
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
};

test('whoever types numbers hears the same whether somebody has them or nobody does', async () => {
  await learnsNothing('said');
});

test('that property bites as well', async () => {
  await expect(learnsNothing('sure')).rejects.toThrow('Property failed');
});
