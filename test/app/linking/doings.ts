/** What people do to link, part, file and erase: first all that leads up to it, then the one update that decides. */

import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Body } from '../../../src/domain/message.ts';
import type { Store } from '../../../src/store/commit.ts';
import { petition } from '../../../src/store/schema.ts';
import { answer, canMerge, erase, file, groupOf, heardNow, type Model, part, show, without } from './model.ts';
import { type Account, accounts, type Stage } from './stage.ts';

const second = 1_000;
const day = 86_400_000;
const numbers = ['84911111111', '84922222222'] as const;

const who = fc.constantFrom(...accounts);
const number = fc.constantFrom(...numbers);
const yes = fc.constantFrom(true, true, false);

export const doing = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('file' as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('number' as const), who, number, sure: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('confirm' as const), who, number, sure: fc.boolean(), yes }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      who,
      which: fc.nat(5),
      yes,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(5), yes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('part' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who }) },
);
export type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;

/** All is said that leads up to it. `strike` is the one update that decides, `outcome` what it comes to. */
export type Ready = {
  readonly by: Account;
  readonly strike: (through?: Store) => Promise<void>;
  readonly outcome: (m: Model) => Model;
};

const say = (s: Stage, from: Account, text: string): Promise<void> => s.hear(from, { kind: 'text', text });

const press = (s: Stage, from: Account, token: string, through?: Store): Promise<void> =>
  s.hear(from, { kind: 'choice', token, press: 'p' }, through);

/** Stands for the code of what the account files next, until it is known. */
export const codeOf = (filer: Account): string => `new:${filer.id}`;

/** Puts the real codes in. */
export const withCodes = async (s: Stage, m: Model): Promise<Model> => {
  let filed = new Map(m.filed);
  for (const [code, by] of m.filed) {
    if (code !== codeOf(by)) continue;
    const rows = await s.app.store.db
      .select()
      .from(petition)
      .where(eq(petition.session, s.sessionId(by)));
    const fresh = rows.filter((row) => !m.filed.has(row.code)).map((row) => row.code);
    if (fresh.length !== 1) continue;
    filed = new Map([...filed].filter(([each]) => each !== code)).set(fresh[0] as string, by);
  }
  return { ...m, filed };
};

type Prepared = { readonly m: Model; readonly ready: Ready | undefined };

/** The account says these words, and then presses the button that comes. */
const step = async (
  s: Stage,
  m: Model,
  what: { readonly kind: string; readonly who: Account; readonly words: string; readonly button: RegExp },
  then: (m: Model) => Model,
): Promise<Prepared> => {
  await say(s, what.who, what.words);
  await s.deliver();
  const token = s.button(what.who, what.button) ?? '';
  return {
    m: { ...heardNow(m, what.who, s.now()), open: new Map(m.open).set(what.who, what.kind) },
    ready: {
      by: what.who,
      strike: (through) => press(s, what.who, token, through),
      outcome: (now) =>
        now.open.get(what.who) === what.kind ? then({ ...now, open: without(now.open, [what.who]) }) : now,
    },
  };
};

const token = (s: Stage, of: Account, id: string, yes: boolean): string =>
  s.button(of, new RegExp(`^!link\\.${yes ? 'yes' : 'no'}\\.${id}~`)) ?? '';

/** The newest question whether somebody is the same person. */
const questionTo = (s: Stage, who: Account): string =>
  s.button(who, /^!link\.yes\./)?.match(/^!link\.yes\.([^~]*)/)?.[1] ?? '';

/** The one who was asked is about to answer. */
const answering = (s: Stage, by: Account, id: string, yes: boolean): Ready => ({
  by,
  strike: (through) => press(s, by, token(s, by, id, yes), through),
  outcome: (m) => answer(m, id, yes, s.now()),
});

/** Says a code and that it is theirs. The filer, if asked, is about to answer. @param paused a day has passed since the last one */
const claim = async (
  s: Stage,
  m: Model,
  what: Extract<Doing, { kind: 'claim' }>,
  paused: boolean,
): Promise<Prepared> => {
  const [code, filer] = [...m.filed][what.which % Math.max(1, m.filed.size)] ?? [];
  // Under a code of their own there is nothing to be claimed.
  if (code === undefined || filer === undefined || groupOf(m, what.who).includes(filer)) return { m, ready: undefined };
  await say(s, what.who, code);
  await s.deliver();
  const heard = heardNow(m, what.who, s.now());
  const offered = s.button(what.who, new RegExp(`^!link\\.mine\\.${code}~`));
  expect(offered).toBeDefined();
  await press(s, what.who, offered ?? '');
  const before = s.told(filer).length;
  await s.deliver();
  const asked = s.told(filer).slice(before).includes('link-asked');
  if (asked || paused) expect(asked).toBe(canMerge(m, what.who, filer));
  if (!asked) return { m: heard, ready: undefined };
  const id = questionTo(s, filer);
  const request = { asker: what.who, asked: filer, about: 'petition', at: s.now(), answered: false } as const;
  return {
    m: { ...heard, requests: new Map(m.requests).set(id, request) },
    ready: answering(s, filer, id, what.yes),
  };
};

const contact = (what: { readonly number: string; readonly sure: boolean }): Body => ({
  kind: 'contact',
  phone: `+${what.number}`,
  own: what.sure ? 'sure' : 'said',
});

/** How often each was asked whether somebody with the same number is the same person. */
const questions = (s: Stage): readonly number[] =>
  accounts.map((each) => s.told(each).filter((id) => id === 'link-asked-number' || id === 'link-same-number').length);

/** Shows a number. Who is asked about it, if anybody, is about to answer. @param paused a day has passed since the last one */
const confirm = async (
  s: Stage,
  m: Model,
  what: Extract<Doing, { kind: 'confirm' }>,
  paused: boolean,
): Promise<Prepared> => {
  // Who is linked already is asked for no number.
  if (groupOf(m, what.who).length > 1) return { m, ready: undefined };
  await say(s, what.who, '/lienket');
  const before = questions(s);
  await s.hear(what.who, contact(what));
  await s.deliver();
  const seen = show(m, what.who, what, s.sessionId);
  const heard = heardNow(seen.m, what.who, s.now());
  const asked = accounts.filter((_, i) => questions(s)[i] !== before[i]);
  const right = seen.asks ? [seen.asks.asked] : [];
  if (asked.length > 0 || paused) expect(asked).toEqual(right);
  const [by] = asked;
  if (!by || !seen.asks) return { m: heard, ready: undefined };
  const id = questionTo(s, by);
  // Put again, it is the same question.
  const request = m.requests.get(id) ?? { ...seen.asks, about: 'number', at: s.now(), answered: false };
  return {
    m: { ...heard, requests: new Map(m.requests).set(id, request) },
    ready: answering(s, by, id, what.yes),
  };
};

/** @param pause a day passes before whatever may ask somebody, so that no limit on it is reached */
export const prepare = async (s: Stage, m: Model, what: Doing, pause: boolean): Promise<Prepared> => {
  const asks = what.kind === 'claim' || what.kind === 'confirm' || what.kind === 'number';
  s.pass(asks && pause ? day + 60 * second : second);
  switch (what.kind) {
    case 'file': {
      const words = 'Đèn đường ở cổng chợ ấp 3 tắt ba hôm nay';
      return step(s, m, { ...what, words, button: /\.send~/ }, (now) => file(now, codeOf(what.who), what.who));
    }
    case 'number': {
      // Who is linked already is asked for no number.
      if (groupOf(m, what.who).length > 1) return { m, ready: undefined };
      const { ready, ...rest } = await step(
        s,
        m,
        { ...what, words: '/lienket', button: /^$/ },
        (now) => show(now, what.who, what, s.sessionId).m,
      );
      return { ...rest, ready: ready && { ...ready, strike: (through) => s.hear(what.who, contact(what), through) } };
    }
    case 'confirm':
      return confirm(s, m, what, pause);
    case 'again': {
      const [id, request] = [...m.requests][what.which % Math.max(1, m.requests.size)] ?? [];
      // Of somebody who is the same person by now the first button leads to another question.
      const yes = what.yes || (request !== undefined && groupOf(m, request.asked).includes(request.asker));
      if (id === undefined || request === undefined) return { m, ready: undefined };
      return { m, ready: answering(s, request.asked, id, yes) };
    }
    case 'claim':
      return claim(s, m, what, pause);
    case 'part':
      if (groupOf(m, what.who).length === 1) return { m, ready: undefined };
      return step(s, m, { ...what, words: '/lienket', button: /\.part~/ }, (now) => part(now, what.who));
    case 'erase':
      return step(s, m, { ...what, words: '/xoadulieu', button: /\.erase~/ }, (now) => erase(now, what.who));
  }
};
