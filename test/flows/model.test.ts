/**
 * Anything anybody may do, in any order: what must hold in every conversation. A run that fails prints its seed and the shortest
 * way to the failure; `FC_SEED` plays another one.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render, TEXT_LIMIT } from '../../src/channels/telegram/render.ts';
import { quietUntil } from '../../src/domain/calendar.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Body, Line, Prompt } from '../../src/domain/message.ts';
import type { Session } from '../../src/engine/flow.ts';
import { maxPositions, type Turned, wakeAt } from '../../src/engine/turn.ts';
import type { Draft } from '../../src/flows/draft.ts';
import { flows } from '../../src/flows/index.ts';
import type { Lang } from '../../src/text/text.ts';
import { act, type Done, doing, hour, media, text } from './doings.ts';
import { type Fake, fake, hear, meaning, messagesOf, office, pass, press, say, sessionOf, t } from './fake.ts';

const seed = Number(process.env.FC_SEED ?? 20_261_122);
/** A session is written at every turn. UTF-16 units: three long messages in a draft, three more put beside it. */
const largestSession = 36_000;

const ids = (prompt: Prompt): readonly string[] => prompt.say.flatMap((line: Line) => ('id' in line ? [line.id] : []));

/** Silence is right while an album arrives, for changes of what is no longer open, and for the talk of a group. */
const maySilent = (body: Body, before: string, group: boolean): boolean => {
  if (group) return true;
  if (body.kind === 'choice') return false;
  const { positions } = JSON.parse(before) as Session;
  if (positions.some((p) => p.step === 'album' || (p.data as { gatherUntil?: number }).gatherUntil !== undefined))
    return true;
  return (body.kind === 'text' && body.edited === true) || (body.kind === 'media' && body.album !== undefined);
};

const langs: readonly Lang[] = ['vi', 'en'];

/** Buttons are signed with 16 letters and a sign between. */
const sign = (_chat: string, choice: string): string => `${choice}~0123456789abcdef`;

const fits = (prompt: Prompt): void => {
  expect(prompt.choices?.length ?? 0).toBeLessThanOrEqual(10);
  for (const lang of langs) {
    // Throws where a button does not hold its token.
    const calls = render(
      { kind: 'message', to: { channel: 'telegram', chat: '1' }, lang, prompt, purpose: 'answer' },
      { t, sign },
    );
    expect(calls).toHaveLength(1);
    expect(String(calls[0]?.params.text).length).toBeLessThanOrEqual(TEXT_LIMIT);
    for (const choice of prompt.choices ?? []) expect(t(choice.label, lang).length).toBeLessThanOrEqual(64);
  }
};

const isAccusation = (words: string): boolean => meaning(words).kind.value === 'denunciation';

/** What they had said to be no denunciation, where that is not certain of it. */
const saidToBeNone = (before: string): readonly string[] =>
  (JSON.parse(before) as Session).positions.flatMap(({ data }) =>
    ((data as Partial<Draft> | null)?.parts ?? []).filter((part) => part.ordinary).map((part) => part.text),
  );

/** Nothing that accuses anybody may stand where a group could read it. */
const keepsSecrets = (turned: Turned, before: string): void => {
  const none = saidToBeNone(before);
  const mayBe = (words: string): boolean => none.length > 0 && meaning(words).kind.next !== undefined;
  for (const fact of turned.facts) {
    if (fact.type === 'emergency.told' && fact.text !== undefined)
      expect(isAccusation(fact.text) && !mayBe(fact.text)).toBe(false);
    if (fact.type === 'petition.filed' && fact.petition.kind !== 'denunciation') {
      const { words } = fact.petition;
      expect(isAccusation(words) && !mayBe(words)).toBe(false);
      for (const line of words.split('\n').filter(isAccusation))
        expect(mayBe(line) && none.some((text) => text.split('\n').includes(line))).toBe(true);
    }
    if (fact.type === 'petition.changed' && (fact.change.type === 'amend' || fact.change.type === 'answer'))
      if (isAccusation(fact.words ?? '')) expect(fact.change.text).toBe('');
  }
};

/** Of all facts of a run: every file went to one petition, once. */
const filesOnce = (f: Fake): void => {
  const refs = f.facts.flatMap((fact) =>
    fact.type === 'petition.filed' ? fact.petition.media : fact.type === 'petition.changed' ? (fact.media ?? []) : [],
  );
  expect(new Set(refs.map((m) => m.ref)).size).toBe(refs.length);
};

const holds = ({ who, at, turned, body, group = false }: Done, before: string): void => {
  const { session, said, facts } = turned;
  expect(facts.filter((fact) => fact.type === 'flow.failed')).toEqual([]);
  expect(JSON.parse(JSON.stringify(session))).toEqual(session);
  expect(who.stored.length).toBeLessThan(largestSession);
  expect(session.positions.length).toBeLessThanOrEqual(maxPositions);
  expect(new Set(session.positions.map((p) => p.wait)).size).toBe(session.positions.length);
  expect(session.positions.filter((p) => p.flow === 'petition' && p.step !== 'sealed').length).toBeLessThanOrEqual(1);
  for (const p of session.positions) expect(flows.find((flow) => flow.id === p.flow)?.parse(p.data)).toEqual(p.data);
  expect(wakeAt(session) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(at);
  expect(facts.filter((fact) => fact.type === 'petition.filed').length).toBeLessThanOrEqual(1);
  const messages = messagesOf(turned);
  if (!body && messages.some((m) => ids(m.prompt).some((id) => id.startsWith('draft-reminder'))))
    expect(quietUntil(at, office.quiet, office.zone)).toBeUndefined();
  expect(messages.length).toBeLessThanOrEqual(2);
  for (const { prompt } of messages) fits(prompt);
  keepsSecrets(turned, before);
  if (body && !maySilent(body, before, group))
    expect(said.some((s) => s.kind === 'message' || s.say !== undefined)).toBe(true);
};

const questions = ['ask-what', 'ask-what-only', 'ask-where', 'resume', 'resume-wordless', 'sealed-which'];

/** How often each question was put, one after the other, to somebody who did not press and did not ask for it. */
const countAsked = (turned: Turned, body: Body | undefined, run: Map<string, number>): void => {
  const asked = messagesOf(turned)
    .filter((m) => m.edit === undefined)
    .flatMap((m) => ids(m.prompt));
  if (asked.length === 0) return;
  // The one reminder puts the question again a day later.
  if (asked.some((id) => id.startsWith('draft-reminder'))) {
    run.clear();
    return;
  }
  const wanted =
    body?.kind === 'choice' || (body?.kind === 'text' && ['quay lai', 'tro lai'].includes(fold(body.text)));
  for (const id of questions) {
    const times = asked.includes(id) && !wanted ? (run.get(id) ?? 0) + 1 : 0;
    run.set(id, times);
    expect(times, id).toBeLessThanOrEqual(2);
  }
};

/** Whatever was before: a few words lead out, nothing of a draft is left, and a petition can be filed. */
const leadsOut = async (f: Fake): Promise<void> => {
  const { citizen } = f;
  await pass(f, 3_000);
  for (let i = 0; i < maxPositions + 1; i++) {
    const before = f.facts.length;
    const turned = await say(f, citizen, '/huy');
    expect(messagesOf(turned).length).toBe(1);
    expect(f.facts.slice(before)).toEqual([]);
  }
  const left = sessionOf(citizen).positions;
  expect(left.filter((p) => p.step !== 'sealed')).toEqual([]);
  for (const p of left) expect(p.data).toMatchObject({ parts: [], media: [] });
  const filed = f.petitions.size;
  // While the office waits for answers, words are answers first.
  const owed = [...f.petitions.values()].filter((p) => p.status === 'waiting').length;
  let turned = await say(f, citizen, 'Bò của hàng xóm phá ruộng ở ấp 3');
  for (let i = 0; i < owed + 3 && f.petitions.size === filed; i++) {
    const choices = messagesOf(turned).at(-1)?.prompt.choices ?? [];
    const next = choices.find((c) => c.id.endsWith('.send') || c.id.endsWith('.new'));
    turned = next ? await press(f, citizen, next.id) : await say(f, citizen, 'Bò của hàng xóm phá ruộng ở ấp 3');
  }
  expect(f.petitions.size).toBe(filed + 1);
};

test('in every conversation: no failure, no dead end, nothing filed twice, nothing leaked, everything within its limits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 45, size: 'max' }), async (doings) => {
      const f = fake();
      const run = new Map<string, number>();
      for (const what of doings) {
        const before = { citizen: f.citizen.stored, officer: f.officer.stored };
        for (const done of await act(f, what)) {
          holds(done, before[done.who.role]);
          if (done.who === f.citizen) countAsked(done.turned, done.body, run);
        }
      }
      filesOnce(f);
      await leadsOut(f);
    }),
    { seed, numRuns: 140 },
  );
});

/** Everything but the draws: those go on from where they are. */
const copyOf = (f: Fake): Fake => ({
  ...f,
  petitions: new Map(f.petitions),
  citizen: { ...f.citizen, offered: [...f.citizen.offered] },
  officer: { ...f.officer, offered: [...f.officer.offered] },
  facts: [...f.facts],
  random: () => 0.5,
});

test('a turn is a function: the same words in the same place give the same answer, and what was before stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 12 }), text, async (doings, words) => {
      const f = fake();
      for (const what of doings) await act(f, what);
      const stored = f.citizen.stored;
      const [one, other] = [copyOf(f), copyOf(f)];
      expect(await say(one, one.citizen, words)).toEqual(await say(other, other.citizen, words));
      expect(f.citizen.stored).toBe(stored);
    }),
    { seed, numRuns: 60 },
  );
});

test('an album of ten is one draft, one answer and one petition, in whatever order and at whatever pace its photos come', async () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 });
  // Photos of one album arrive within two seconds of each other; a straggler may come much later.
  const gaps = fc.array(fc.constantFrom(0, 100, 900, 1_900, 20_000), { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(order, gaps, fc.nat(9), async (photos, waits, captioned) => {
      const f = fake();
      const said: Turned[] = [];
      for (const [i, photo] of photos.entries()) {
        said.push(...(await pass(f, waits[i] ?? 0)).map((woken) => woken.turned));
        const caption = photo === captioned ? { caption: 'Rác đổ tràn ở đầu hẻm 5, ấp 4' } : {};
        const body: Body = { kind: 'media', media: { kind: 'photo', ref: `photo-${photo}` }, album: 'a', ...caption };
        said.push(await hear(f, f.citizen, body));
      }
      said.push(...(await pass(f, 3_000)).map((woken) => woken.turned));
      const fresh = said.flatMap(messagesOf).filter((m) => m.edit === undefined);
      const late = waits.slice(1).some((wait) => wait > 2_000);
      // Where all came together there is one answer; a question put before a late caption came is the only other.
      expect(fresh.length).toBeLessThanOrEqual(late ? 2 : 1);
      expect(sessionOf(f.citizen).positions).toHaveLength(1);
      const send = f.citizen.offered.at(-1)?.choices?.[0]?.id ?? '';
      await press(f, f.citizen, send);
      const [filed] = f.facts.flatMap((fact) => (fact.type === 'petition.filed' ? [fact.petition] : []));
      expect(filed?.media.map((m) => m.ref)).toEqual(photos.map((photo) => `photo-${photo}`));
      expect(filed?.words).toBe('Rác đổ tràn ở đầu hẻm 5, ấp 4');
    }),
    { seed, numRuns: 100 },
  );
});

test('what and where in one message: one card, one press, one receipt', async () => {
  const matters = [
    'đèn đường tắt',
    'rác đổ tràn, hôi quá',
    'cong bi nghet',
    'ổ gà to, xe té hoài',
    'mất nước ba hôm nay',
    'karaoke ồn suốt đêm',
  ];
  const wheres = ['ở ấp 3', 'o ap 4', 'đầu hẻm 12, ấp 3', 'trước cổng chợ', 'gần trường tiểu học ấp 4'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...matters),
      fc.constantFrom(...wheres),
      fc.boolean(),
      async (what, where, photo) => {
        const f = fake();
        const words = `${what} ${where}`;
        const body: Body = photo
          ? { kind: 'media', media: { kind: 'photo', ref: 'one' }, caption: words }
          : { kind: 'text', text: words };
        const card = messagesOf(await hear(f, f.citizen, body));
        expect(card).toHaveLength(1);
        const receipt = messagesOf(await press(f, f.citizen, card[0]?.prompt.choices?.[0]?.id ?? ''));
        expect(receipt).toHaveLength(1);
        expect(receipt[0]?.prompt.say.some((line) => 'code' in line)).toBe(true);
        expect(f.petitions.size).toBe(1);
      },
    ),
    { seed, numRuns: 60 },
  );
});

test('however much somebody writes and sends, what is kept of it stays small, and what is not kept is told', async () => {
  const f = fake();
  const long = `${'rất dài '.repeat(511)}hết`;
  const refused: boolean[] = [];
  const flood = async () => {
    for (let i = 0; i < 12; i++) {
      const said = messagesOf(await say(f, f.citizen, `${i} ${long}`));
      refused.push(said.some((m) => ids(m.prompt).includes('draft-full')));
      await hear(f, f.citizen, { kind: 'media', media: media(f, 'photo'), album: 'a' });
      await hear(f, f.citizen, { kind: 'media', media: media(f, 'document') });
      expect(f.citizen.stored.length).toBeLessThan(largestSession);
    }
  };
  await flood();
  expect(refused.slice(0, 3)).toEqual([false, false, false]);
  expect(refused.slice(3)).not.toContain(false);
  await pass(f, 26 * hour);
  await flood();
});
