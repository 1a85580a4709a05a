/**
 * An officer and one petition: the buttons of the card. What must be written (a result, a question, a reason) is asked in
 * the officer's private chat, so that the committee chat stays quiet; an answer to the card in the group counts as well.
 */
import { z } from 'zod';
import { shown } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import { fold } from '../domain/fold.ts';
import type { Choice, Line, Media } from '../domain/message.ts';
import { type Change, change, type Petition, type Refusal } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import type { Env, Flow, Input, Next, Step } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { albumWait, filesOf, maxMedia, mediaSchema } from './draft.ts';

const day = 86_400_000;
/** "Xong" needs a photo or a sentence: closing without saying what was done is what citizens complain of most. */
export const minResult = 15;
/** A result, question or reason is one message; this is how much of it is passed on, UTF-16 units. */
const maxWritten = 1_500;
/** Units offered as buttons; others are typed by name. */
const maxUnits = 8;

const reasons = ['province-road', 'power-company', 'civil-dispute', 'other-office'] as const;

const schema = z.object({
  code: z.string(),
  until: z.number(),
  /** How colleagues know the officer: nobody is there to be asked when time wakes the step. */
  name: z.string(),
  reason: z.enum(reasons).optional(),
  words: z.string().optional(),
  /** An album that is arriving, what it answers, and until when it may still grow. */
  album: z.object({ step: z.enum(['result', 'question']), media: z.array(mediaSchema), until: z.number() }).optional(),
});
type Data = z.infer<typeof schema>;
type Written = { readonly text: string; readonly media: readonly Media[] };

const refused = (why: Refusal, petition: Petition): Next<Data> => ({
  end: true,
  toast:
    why === 'taken' ? { id: 'refused-taken', args: { holder: petition.holderName ?? '…' } } : oneOf(`refused-${why}`),
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

const officer = (env: Env, data?: Data) => ({ person: env.person.id, name: data?.name ?? env.person.name });

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

/** What fits into a button beside the rest; units with a longer code are typed by name. */
const fitsButton = (unit: Unit): boolean => /^[\w.-]{1,24}$/.test(unit.code);

const findUnit = (tree: UnitTree, typed: string): Unit | undefined => {
  const wanted = fold(typed);
  const hits = tree.all.filter((u) => [u.name, u.code, ...u.aliases].some((name) => fold(name) === wanted));
  return hits.length === 1 ? hits[0] : undefined;
};

const written = (input: Input): Written | undefined => {
  if (input.kind === 'text' && !input.edited) return { text: input.text, media: [] };
  if (input.kind === 'media') return { text: input.caption ?? '', media: [input.media] };
  return undefined;
};

const leave: Choice = { id: 'leave', label: { id: 'leave-button' } };
const left: Next<Data> = { end: true, say: { say: [{ id: 'left-as-is' }] } };
const openUntil = (env: Env): number => env.now + day;

/** Every step of an officer ends by itself after a day: a forgotten question must not swallow tomorrow's message. */
const patience = { wakeAt: (data: Data) => data.until, woken: (): Next<Data> => ({ end: true }) };

/** What the citizen will read is read again before it is asked for: a colleague may have been quicker. */
const finish = async (data: Data, said: Written, env: Env): Promise<Next<Data>> => {
  const text = shown(said.text, maxWritten);
  if (said.media.length === 0 && text.length < minResult) return tooShort(data, 'case-result-short');
  const checked = await check(data.code, env);
  if (!checked.ok) return spoken(checked.next);
  return apply(checked.petition, { type: 'finish', by: officer(env, data), result: text }, env, {
    words: said.text,
    media: said.media,
    say: [{ id: 'case-finished', args: { code: showCode(data.code) } }],
  });
};

const askCitizen = async (data: Data, said: Written, env: Env): Promise<Next<Data>> => {
  const question = shown(said.text, maxWritten);
  if (question === '') return tooShort(data, 'case-question-empty');
  const checked = await check(data.code, env);
  if (!checked.ok) return spoken(checked.next);
  return apply(checked.petition, { type: 'ask', by: officer(env, data), question }, env, {
    words: said.text,
    say: [{ id: 'case-asked', args: { code: showCode(data.code) } }],
  });
};

const tooShort = (
  data: Data,
  id: 'case-result-short' | 'case-question-empty' | 'case-reason-short' | 'case-unit-unknown',
): Next<Data> => ({
  stay: data,
  say: { say: [{ id }], choices: [leave] },
  failed: true,
});

/** In the private chat there is no press to answer: the refusal is a message. */
const spoken = (next: Next<Data>): Next<Data> =>
  'toast' in next && next.toast ? { end: true, say: { say: [next.toast] } } : next;

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
      const unit = input.kind === 'choice' ? tree.get(input.id) : said ? findUnit(tree, said.text) : undefined;
      if (!unit && !said && input.kind === 'text') return { pass: true };
      if (!unit) return tooShort(data, 'case-unit-unknown');
      const checked = await check(data.code, env);
      if (!checked.ok) return spoken(checked.next);
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
