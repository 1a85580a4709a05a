/**
 * An officer and one petition: the buttons of the card. What must be written (a result, a question, a reason) is asked in
 * the officer's private chat, so that the committee chat stays quiet; an answer to the card in the group counts as well.
 */
import { shown } from '../domain/clean.ts';
import type { Choice, Line } from '../domain/message.ts';
import type { Change, Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Input, Next, Step } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import {
  apply,
  askCitizen,
  check,
  type Data,
  finish,
  leave,
  left,
  maxWritten,
  minResult,
  officer,
  openUntil,
  patience,
  probe,
  reasons,
  schema,
  spoken,
  tooShort,
  type Written,
  written,
} from './case-act.ts';
import { findUnit, fitsButton, neighbours } from './case-units.ts';
import { albumWait, filesOf, maxMedia, mediaSchema } from './draft.ts';

/** Units offered as buttons; others are typed by name. */
const maxUnits = 8;

const head = (code: string, petition?: Petition): Line =>
  petition?.matter
    ? { id: 'case-head', args: { code: showCode(code), matter: petition.matter } }
    : { id: 'case-head-bare', args: { code: showCode(code) } };

const closing = { result: finish, question: askCitizen } as const;

/** A step whose answer may be an album: its photos are one answer, given when the last has come. */
const writing = (step: 'result' | 'question', ask: Step<Data>['ask']): Step<Data> => ({
  ask,
  answer: (input, data, env) => {
    if (input.kind === 'choice') return left;
    const said = written(input);
    if (!said)
      return input.kind === 'text'
        ? { pass: true }
        : tooShort(data, step === 'result' ? 'case-result-short' : 'case-question-empty');
    if (input.kind !== 'media' || input.album === undefined) return closing[step](data, said, env);
    return { to: 'album', data: withPhoto({ ...data, words: '' }, step, said, env) };
  },
  ...patience,
});

const withPhoto = (data: Data, step: 'result' | 'question', said: Written, env: Env): Data => ({
  ...data,
  words: [data.words ?? '', said.text].filter((text) => text.trim() !== '').join('\n'),
  album: {
    step,
    media: [...(data.album?.media ?? []), ...said.media.map((m) => mediaSchema.parse(m))].slice(0, maxMedia),
    until: env.now + albumWait,
  },
});

const closeAlbum = async (data: Data, env: Env): Promise<Next<Data>> => {
  const { album, words = '', ...rest } = data;
  if (!album) return { end: true };
  const next = await closing[album.step](rest, { text: words, media: filesOf(album.media) }, env);
  // A question without words: it is asked for again.
  return 'stay' in next ? { to: album.step, data: rest } : next;
};

const toPreview = (data: Data, input: Input): Next<Data> => {
  const said = written(input);
  if (!said && input.kind === 'text') return { pass: true };
  const words = shown(said?.text ?? '', maxWritten);
  return words.length < minResult ? tooShort(data, 'case-reason-short') : { to: 'preview', data: { ...data, words } };
};

/** In the language of the office, which is the officer's too: these are an officer's words, and the preview shows just them. */
const reasonOf = (data: Data, env: Env): string =>
  [data.reason ? env.t(oneOf(`reason-${data.reason}-told`), 'vi') : '', data.words ?? '']
    .filter((text) => text !== '')
    .join(' ');

/** What the citizen reads: sorry, and why. */
export const rejection = (code: string, reason: string): readonly Line[] => [
  { id: 'told-rejected', args: { code: showCode(code) } },
  { quote: reason },
];

const steps: Readonly<Record<string, Step<Data>>> = {
  result: writing('result', async (data, env) => ({
    say: [head(data.code, await env.look.petition(data.code)), { id: 'case-result' }],
    choices: [leave],
  })),

  question: writing('question', async (data, env) => ({
    say: [head(data.code, await env.look.petition(data.code)), { id: 'case-question' }],
    choices: [leave],
  })),

  /** Photos are arriving; a sentence sent right after them belongs to them. */
  album: {
    ask: () => undefined,
    answer: (input, data, env) => {
      const said = written(input);
      if (!said || !data.album) return { pass: true };
      const next = withPhoto(data, data.album.step, said, env);
      return input.kind === 'media' ? { stay: next } : closeAlbum(next, env);
    },
    wakeAt: (data) => data.album?.until ?? data.until,
    woken: (data, env) => closeAlbum(data, env),
  },

  unit: {
    ask: async (data, env) => {
      const petition = await env.look.petition(data.code);
      const near = petition ? neighbours(await env.look.units(), petition.unit) : [];
      return {
        say: [head(data.code, petition), { id: 'case-unit' }],
        choices: [
          ...near
            .filter(fitsButton)
            .slice(0, maxUnits)
            .map((u): Choice => ({ id: u.code, label: { id: 'unit-button', args: { unit: u.name } } })),
          leave,
        ],
      };
    },
    answer: async (input, data, env) => {
      if (input.kind === 'choice' && input.id === 'leave') return left;
      const tree = await env.look.units();
      const said = written(input);
      const checked = await check(data.code, env);
      if (!checked.ok) return spoken(checked.next);
      const from = checked.petition.unit;
      const unit = input.kind === 'choice' ? tree.get(input.id) : said ? findUnit(tree, said.text, from) : undefined;
      if (!unit && !said && input.kind === 'text') return { pass: true };
      if (!unit) return tooShort(data, 'case-unit-unknown');
      return apply(checked.petition, { type: 'transfer', by: officer(env, data), unit: unit.code }, env, {
        say: [{ id: 'case-moved', args: { code: showCode(data.code), unit: unit.name } }],
      });
    },
    ...patience,
  },

  reason: {
    ask: async (data, env) => ({
      say: [head(data.code, await env.look.petition(data.code)), { id: 'case-reason' }],
      choices: [...reasons.map((r): Choice => ({ id: r, label: oneOf(`reason-${r}-button`) })), leave],
    }),
    answer: (input, data) => {
      if (input.kind === 'choice' && input.id === 'leave') return left;
      const reason = input.kind === 'choice' ? reasons.find((r) => r === input.id) : undefined;
      if (reason) return { to: 'words', data: { ...data, reason } };
      return toPreview(data, input);
    },
    ...patience,
  },

  /** The reason in words: the list alone tells a citizen too little. */
  words: {
    ask: () => ({ say: [{ id: 'case-reason-words' }], choices: [leave] }),
    answer: (input, data) => {
      return input.kind === 'choice' ? left : toPreview(data, input);
    },
    ...patience,
  },

  preview: {
    ask: (data, env) => ({
      say: [{ id: 'case-preview' }, ...rejection(data.code, reasonOf(data, env)), { id: 'told-rejected-next' }],
      choices: [
        { id: 'send', label: { id: 'send-citizen-button' } },
        { id: 'again', label: { id: 'write-again-button' } },
        leave,
      ],
    }),
    answer: async (input, data, env) => {
      if (input.kind !== 'choice') return toPreview(data, input);
      if (input.id === 'again') return { to: 'words', data };
      if (input.id !== 'send') return left;
      const checked = await check(data.code, env);
      if (!checked.ok) return spoken(checked.next);
      const reason = reasonOf(data, env);
      return apply(checked.petition, { type: 'reject', by: officer(env, data), reason }, env, {
        words: reason,
        say: [{ id: 'case-rejected', args: { code: showCode(data.code) } }],
      });
    },
    ...patience,
  },
};

/** Under the card of another petition in the group, nothing answers the question about this one. */
const ofThisCard = (step: Step<Data>): Step<Data> => ({
  ...step,
  answer: async (input, data, env) => {
    const petition = env.group && env.answers?.startsWith('p:') ? await env.look.petition(data.code) : undefined;
    return petition && env.answers !== `p:${petition.id}` ? { pass: true } : step.answer(input, data, env);
  },
});

export const officerCase: Flow<Data> = {
  id: 'case',
  version: 1,
  actions: ['claim', 'release', 'ask', 'finish', 'move', 'reject'],
  fromGroup: true,
  staff: true,
  may: async (_data, env) => (await env.look.roles(env.person.id)).some(({ role }) => role === 'officer'),
  // Two open questions would let an answer go to the wrong citizen.
  single: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const code = opening.args[0] ?? '';
    const checked = await check(code, env);
    if (!checked.ok) return checked.next;
    const { petition } = checked;
    const by = officer(env);
    const data: Data = { code, until: openUntil(env), name: by.name };
    const toStep = (to: string, what: Change): Next<Data> =>
      probe(petition, what, env) ?? { to, data, toast: { id: 'write-privately' } };
    switch (opening.name) {
      case 'claim':
        return apply(petition, { type: 'claim', by }, env, { toast: { id: 'claimed-toast' } });
      case 'release':
        return apply(petition, { type: 'release', by }, env, { toast: { id: 'released-toast' } });
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
  steps: Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, ofThisCard(step)])),
  cancel: () => left,
  back: (data, _env, step) => {
    if (step === 'preview') return { to: 'words', data };
    return step === 'words' && data.reason ? { to: 'reason', data } : left;
  },
};
