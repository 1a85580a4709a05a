/**
 * An officer and one petition: the buttons of the card. What must be written (a result, a question, a reason) is asked in
 * the officer's private chat, so that the committee chat stays quiet; an answer to the card in the group counts as well.
 */
import { z } from 'zod';
import { shown } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Choice, Line, Media } from '../domain/message.ts';
import { type Change, change, type Petition, type Refusal } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import { fold } from '../domain/fold.ts';
import type { Env, Flow, Input, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';

const day = 86_400_000;
/** "Xong" needs a photo or a sentence: closing without saying what was done is what citizens complain of most. */
export const minResult = 15;
/** A result, question or reason is one message; this is how much of it is passed on, UTF-16 units. */
const maxWritten = 1_500;
/** Units offered as buttons; others are typed by name. */
const maxUnits = 8;

const reasons = ['province-road', 'power-company', 'civil-dispute', 'other-office'] as const;
type Reason = (typeof reasons)[number];

const schema = z.object({
  code: z.string(),
  until: z.number(),
  reason: z.enum(reasons).optional(),
  words: z.string().optional(),
});
type Data = z.infer<typeof schema>;

const refused = (why: Refusal, petition: Petition): Next<Data> => ({
  end: true,
  toast:
    why === 'taken'
      ? { id: 'refused-taken', args: { holder: petition.holderName ?? '…' } }
      : oneOf(`refused-${why}`),
});

/** May this person act on this petition? Only an officer of the unit that has it, or of the unit whose chat shows it. */
const allowed = async (petition: Petition, env: Env): Promise<boolean> => {
  const roles = await env.look.roles(env.person.id);
  const committee = await env.look.receiver(petition.unit, false);
  return roles.some((r) => r.role === 'officer' && (r.unit === petition.unit || r.unit === committee.code));
};

type Checked = { readonly ok: true; readonly petition: Petition } | { readonly ok: false; readonly next: Next<Data> };

const check = async (code: string, env: Env): Promise<Checked> => {
  const petition = await env.look.petition(code);
  if (!petition || petition.restricted) return { ok: false, next: { end: true, toast: { id: 'button-old' } } };
  if (await allowed(petition, env)) return { ok: true, petition };
  return { ok: false, next: { end: true, toast: { id: 'officers-only' } } };
};

const officer = (env: Env) => ({ person: env.person.id, name: env.person.name });

const due = (petition: Petition, env: Env): number =>
  dueAt(petition.urgency, env.now, env.office.zone, env.office.holidays);

/** Commits a change, or tells why not. `say` goes to the officer. */
const apply = (
  petition: Petition,
  what: Change,
  env: Env,
  said: { words?: string; media?: readonly Media[]; toast?: Text; say?: readonly Line[] },
): Next<Data> => {
  const changed = change(petition, what, env.now, due(petition, env));
  if (!changed.ok) {
    const next = refused(changed.why, petition);
    const toast = 'toast' in next ? next.toast : undefined;
    return said.say && toast ? { end: true, say: { say: [toast] } } : next;
  }
  return {
    end: true,
    facts: [
      {
        type: 'petition.changed',
        id: petition.id,
        version: petition.version,
        change: what,
        ...(said.words !== undefined && { words: said.words }),
        ...(said.media && { media: said.media }),
      },
    ],
    ...(said.toast && { toast: said.toast }),
    ...(said.say && { say: { say: said.say } }),
  };
};

/** Would this kind of change be refused? Asked before the officer writes anything. */
const probe = (petition: Petition, what: Change, env: Env): Next<Data> | undefined => {
  const changed = change(petition, what, env.now, due(petition, env));
  return changed.ok ? undefined : refused(changed.why, petition);
};

const head = (code: string, petition?: Petition): Line =>
  petition?.matter
    ? { id: 'case-head', args: { code: showCode(code), matter: petition.matter } }
    : { id: 'case-head-bare', args: { code: showCode(code) } };

/** Where a petition may be moved: the sisters, the level above and the level below of the unit that has it. */
export const neighbours = (tree: UnitTree, code: string): readonly Unit[] => {
  const unit = tree.get(code);
  const above = unit?.parent === undefined ? [] : [unit.parent];
  const sisters = above.flatMap((parent) => tree.children(parent));
  const parents = above.flatMap((parent) => tree.get(parent) ?? []);
  return [...tree.children(code), ...sisters, ...parents].filter((u) => u.code !== code && u.kind !== 'hamlet');
};

const findUnit = (tree: UnitTree, typed: string): Unit | undefined => {
  const wanted = fold(typed);
  const hits = tree.all.filter((u) => [u.name, u.code, ...u.aliases].some((name) => fold(name) === wanted));
  return hits.length === 1 ? hits[0] : undefined;
};

const written = (input: Input): { text: string; media: readonly Media[] } | undefined => {
  if (input.kind === 'text' && !input.edited) return { text: input.text, media: [] };
  if (input.kind === 'media') return { text: input.caption ?? '', media: [input.media] };
  return undefined;
};

const back: Choice = { id: 'back', label: { id: 'leave-button' } };
const left: Next<Data> = { end: true, say: { say: [{ id: 'left-as-is' }] } };
const openUntil = (env: Env): number => env.now + day;

/** Every step of an officer ends by itself after a day: a forgotten question must not swallow tomorrow's message. */
const patience = { wakeAt: (data: Data) => data.until, woken: (): Next<Data> => ({ end: true }) };

export const officerCase: Flow<Data> = {
  id: 'case',
  version: 1,
  actions: ['claim', 'release', 'ask', 'finish', 'move', 'reject'],
  fromGroup: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const code = opening.args[0] ?? '';
    const checked = await check(code, env);
    if (!checked.ok) return checked.next;
    const { petition } = checked;
    const by = officer(env);
    const data: Data = { code, until: openUntil(env) };
    const toStep = (to: string, what: Change): Next<Data> => {
      return probe(petition, what, env) ?? { to, data };
    };
    switch (opening.name) {
      case 'claim':
        return apply(petition, { type: 'claim', by }, env, { toast: { id: 'claimed-toast' } });
      case 'release':
        return apply(petition, { type: 'release', by }, env, {});
      case 'ask':
        return toStep('question', { type: 'ask', by, question: '' });
      case 'finish':
        return toStep('result', { type: 'finish', by, result: '' });
      case 'move':
        return toStep('unit', { type: 'transfer', by, unit: '' });
      default:
        return toStep('reason', { type: 'reject', by, reason: '' });
    }
  },
  parse: (stored) => schema.safeParse(stored).data,
  steps: {
    result: {
      ask: async (data, env) => ({
        say: [head(data.code, await env.look.petition(data.code)), { id: 'case-result' }],
        choices: [back],
      }),
      answer: async (input, data, env) => {
        if (input.kind === 'choice') return left;
        const said = written(input);
        if (!said) return { pass: true };
        const text = shown(said.text, maxWritten);
        if (said.media.length === 0 && text.length < minResult)
          return { stay: data, say: { say: [{ id: 'case-result-short' }], choices: [back] }, failed: true };
        const checked = await check(data.code, env);
        if (!checked.ok) return checked.next;
        return apply(checked.petition, { type: 'finish', by: officer(env), result: text }, env, {
          words: said.text,
          media: said.media,
          say: [{ id: 'case-finished', args: { code: showCode(data.code) } }],
        });
      },
      ...patience,
    },

    question: {
      ask: async (data, env) => ({
        say: [head(data.code, await env.look.petition(data.code)), { id: 'case-question' }],
        choices: [back],
      }),
      answer: async (input, data, env) => {
        if (input.kind === 'choice') return left;
        const said = written(input);
        if (!said || said.text.trim() === '') return { pass: true };
        const checked = await check(data.code, env);
        if (!checked.ok) return checked.next;
        const question = shown(said.text, maxWritten);
        return apply(checked.petition, { type: 'ask', by: officer(env), question }, env, {
          words: said.text,
          say: [{ id: 'case-asked', args: { code: showCode(data.code) } }],
        });
      },
      ...patience,
    },

    unit: {
      ask: async (data, env) => {
        const petition = await env.look.petition(data.code);
        const near = petition ? neighbours(await env.look.units(), petition.unit) : [];
        return {
          say: [head(data.code, petition), { id: 'case-unit' }],
          choices: [
            ...near.slice(0, maxUnits).map((u): Choice => ({ id: u.code, label: { id: 'unit-button', args: { unit: u.name } } })),
            back,
          ],
        };
      },
      answer: async (input, data, env) => {
        if (input.kind === 'choice' && input.id === 'back') return left;
        const tree = await env.look.units();
        const said = written(input);
        const unit = input.kind === 'choice' ? tree.get(input.id) : said ? findUnit(tree, said.text) : undefined;
        if (!unit && !said) return { pass: true };
        if (!unit) return { stay: data, say: { say: [{ id: 'case-unit-unknown' }], choices: [back] }, failed: true };
        const checked = await check(data.code, env);
        if (!checked.ok) return checked.next;
        return apply(checked.petition, { type: 'transfer', by: officer(env), unit: unit.code }, env, {
          say: [{ id: 'case-moved', args: { code: showCode(data.code), unit: unit.name } }],
        });
      },
      ...patience,
    },

    reason: {
      ask: async (data, env) => ({
        say: [head(data.code, await env.look.petition(data.code)), { id: 'case-reason' }],
        choices: [...reasons.map((r): Choice => ({ id: r, label: oneOf(`reason-${r}-button`) })), back],
      }),
      answer: (input, data) => {
        if (input.kind === 'choice' && input.id === 'back') return left;
        const reason = input.kind === 'choice' ? reasons.find((r) => r === input.id) : undefined;
        if (reason) return { to: 'words', data: { ...data, reason } };
        const said = written(input);
        if (!said) return { pass: true };
        return toPreview(data, said.text);
      },
      ...patience,
    },

    /** The reason in words: the list alone tells a citizen too little. */
    words: {
      ask: () => ({ say: [{ id: 'case-reason-words' }], choices: [back] }),
      answer: (input, data) => {
        if (input.kind === 'choice') return left;
        const said = written(input);
        return said ? toPreview(data, said.text) : { pass: true };
      },
      ...patience,
    },

    preview: {
      ask: (data) => ({
        say: [{ id: 'case-preview' }, ...rejection(data.code, data.reason, data.words ?? '')],
        choices: [
          { id: 'send', label: { id: 'send-citizen-button' } },
          { id: 'again', label: { id: 'write-again-button' } },
          back,
        ],
      }),
      answer: async (input, data, env) => {
        if (input.kind !== 'choice') {
          const said = written(input);
          return said ? toPreview(data, said.text) : { pass: true };
        }
        if (input.id === 'again') return { to: 'words', data };
        if (input.id !== 'send') return left;
        const checked = await check(data.code, env);
        if (!checked.ok) return checked.next;
        const label = data.reason ? `${env.t(oneOf(`reason-${data.reason}-button`), 'vi')}. ` : '';
        const reason = `${label}${data.words ?? ''}`;
        return apply(checked.petition, { type: 'reject', by: officer(env), reason }, env, {
          words: reason,
          say: [{ id: 'case-rejected', args: { code: showCode(data.code) } }],
        });
      },
      ...patience,
    },
  },
  cancel: () => left,
};

const toPreview = (data: Data, text: string): Next<Data> => {
  const words = shown(text, maxWritten);
  if (words.length < minResult)
    return { stay: data, say: { say: [{ id: 'case-reason-short' }], choices: [back] }, failed: true };
  return { to: 'preview', data: { ...data, words } };
};

/** What the citizen reads: sorry, why, and in whose words. */
export const rejection = (code: string, reason: Reason | undefined, words: string): readonly Line[] => [
  { id: 'told-rejected', args: { code: showCode(code) } },
  ...(reason ? [oneOf(`reason-${reason}-told`)] : []),
  { quote: words },
];
