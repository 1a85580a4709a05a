/**
 * A citizen tells what is wrong: one message of theirs, one card, one press, one receipt.
 * Whatever comes first opens the draft; only what and where are ever asked for, each once.
 * Longer than most files because its steps lead into one another.
 */
import { officeDay, quietUntil, startOfDay } from '../domain/calendar.ts';
import type { Fact } from '../domain/fact.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import { readCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Input, Next, Step } from '../engine/flow.ts';
import { isBack } from '../engine/turn.ts';
import { oneOf } from '../text/text.ts';
import { attached, card, cardAlso, emergencyNumbers, legalNotice, maySilently } from './card.ts';
import {
  albumWait,
  type Draft,
  draftSchema,
  emptyDraft,
  hasPlace,
  isOwnEdit,
  joined,
  type Known,
  knownOf,
  leftOut,
  placed,
  separated,
  textOf,
  unplaced,
  withInput,
} from './draft.ts';
import { file } from './filing.ts';
import { isCourtesy, isUnknown, isYes } from './phrases.ts';
import { isAwaited, isCodeAlone, standing } from './standing.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A consented citizen's card goes out by itself after this silence. */
const silence = 30 * minute;
const reminderAfter = day;
const eraseAfter = 30 * day;
/** After this long, a new message may be about something else: ask. After a week it surely is. */
const staleAfter = day;
const forgottenAfter = 7 * day;
/** A longer answer to "where?" says more than the place, UTF-16 units. */
const longPlace = 60;
/** So long after a denunciation, what comes without words or context may belong to it. */
const sealedFor = day;

/** Danger to life, told now. */
const alarm = (draft: Draft, known: Known): Fact => {
  const { lat, long } = draft.place ?? {};
  return {
    type: 'emergency.told',
    unit: known.unit.code,
    text: known.restricted ? undefined : known.understood.personal,
    place: known.restricted ? undefined : known.place,
    point: known.restricted || lat === undefined || long === undefined ? undefined : { lat, long },
  };
};

/** From what is known to the next step: what is missing is asked once, then the card. */
const advance = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => {
  const known = await knownOf(draft, env);
  const urgent = known.understood.urgency.value === 'emergency';
  const facts = urgent && !draft.alarmed ? [alarm(draft, known)] : [];
  const { gatherUntil: _, ...rest } = draft;
  const next: Draft = { ...rest, alarmed: draft.alarmed || urgent };
  if (!known.hasWords && !known.hasVoice && !draft.asked.includes('what'))
    return { to: 'what', data: { ...next, asked: [...next.asked, 'what'] }, say, facts };
  if (!hasPlace(draft, known) && !draft.asked.includes('where')) {
    const notice = draft.noticed ? [] : legalNotice(known, env);
    const noticed = draft.noticed || notice.length > 0;
    return {
      to: 'where',
      data: { ...next, asked: [...next.asked, 'where'], noticed },
      say: [...(urgent ? [emergencyNumbers] : []), ...say, ...notice],
      facts,
    };
  }
  return { to: 'confirm', data: { ...shownNow(next, known, env), cards: (draft.cards ?? 0) + 1 }, say, facts };
};

const shownNow = (draft: Draft, known: Known, env: Env): Draft => {
  const { gatherUntil: _, ...rest } = draft;
  return { ...rest, cardAt: env.now, bySilence: maySilently(draft, known, env) };
};

/** The card, changed where it stands. */
const inPlace = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => ({
  stay: shownNow(draft, await knownOf(draft, env), env),
  ask: 'in-place',
  ...(say.length > 0 && { say: { say } }),
});

const filed = async (draft: Draft, env: Env, confirmed: boolean): Promise<Next<Draft>> => {
  const { facts, say, restricted } = await file(draft, env, confirmed);
  if (!restricted) return { end: true, facts, say };
  // Evidence sent after a denunciation must not land in a petition of its own that everybody reads.
  return {
    to: 'sealed',
    data: emptyDraft(env.now),
    facts,
    say: say.say,
    ...(say.copy !== undefined && { copy: say.copy }),
  };
};

const erase: Next<Draft> = { end: true, say: { say: [{ id: 'draft-dropped' }] } };

/** A greeting, thanks, a code, a change of something else: it is not about the draft. */
const isAside = async (input: Input, draft: Draft, env: Env): Promise<'pass' | 'nod' | undefined> => {
  if (input.kind === 'text' || input.kind === 'media') {
    if (!isOwnEdit(draft, input) || isCodeAlone(input)) return 'pass';
    if (input.kind === 'media' || input.edited) return undefined;
    const empty = input.text.trim() === '' || isCourtesy(input.text);
    return empty || (await env.look.understand(input.text)).greeting ? 'nod' : undefined;
  }
  return input.kind === 'other' || input.kind === 'contact' ? 'nod' : undefined;
};

/** New words while the card lies there: they belong to it, unless the card is old. */
const confirmAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice')
    switch (input.id) {
      case 'send':
        return filed(draft, env, true);
      case 'edit':
        return { to: 'edit', data: draft };
      case 'anonymous':
        return inPlace({ ...draft, anonymous: !draft.anonymous }, env);
      default:
        return erase;
    }
  // The first time, the consent must be said in its own words.
  if (input.kind === 'text' && isYes(input.text) && env.person.consented) return filed(draft, env, true);
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, say: { say: [{ id: 'card-waits' }] }, failed: true };
  const aged = await ifAged(input, draft, env);
  if (aged) return aged;
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  if (textOf(input) !== '') return advance(next, env, left);
  // An album is shown when it is whole; a photo by changing the card, without another question.
  return next.gatherUntil === undefined
    ? inPlace(next, env, left)
    : { stay: next, ...(left.length > 0 && { say: { say: left } }) };
};

/** A draft that has lain for a day: is the message about it? After a week it surely is about something else. */
const ifAged = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft> | undefined> => {
  const idle = env.now - draft.touchedAt;
  if ((input.kind === 'text' || input.kind === 'media') && input.edited) return undefined;
  if (idle >= forgottenAfter) return begin(input, env);
  return idle >= staleAfter ? { to: 'resume', data: await later(draft, input, env) } : undefined;
};

/** A new draft with what has come; an album is waited for. */
const begin = async (input: Input, env: Env): Promise<Next<Draft>> => {
  const draft = await withInput(emptyDraft(env.now), input, env);
  const left = leftOut(emptyDraft(env.now), input, env);
  return draft.gatherUntil === undefined ? advance(draft, env, left) : { to: 'gather', data: draft, say: left };
};

const later = async (draft: Draft, input: Input, env: Env): Promise<Draft> => {
  const { parts, media, place } = await withInput(separated(draft, env.now), input, env);
  return { ...draft, later: { parts, media, ...(place && { place }) } };
};

const erasedAt = (draft: Draft): number => draft.startedAt + eraseAfter;

/** When an unfinished draft next does something: one reminder outside the quiet hours, then the end. */
const unfinishedWake = (draft: Draft, env: Env): number => {
  if (draft.gatherUntil !== undefined) return draft.gatherUntil;
  if (draft.reminded) return erasedAt(draft);
  const at = draft.touchedAt + reminderAfter;
  return Math.min(quietUntil(at, env.office.quiet, env.office.zone) ?? at, erasedAt(draft));
};

/** When the card, unanswered, next does something: the album's end, filing by silence, or as any unfinished draft. */
const confirmWake = (draft: Draft, env: Env): number =>
  draft.gatherUntil === undefined && draft.bySilence
    ? (draft.cardAt ?? draft.touchedAt) + silence
    : unfinishedWake(draft, env);

const confirmWoken = async (draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (draft.gatherUntil !== undefined) return inPlace(draft, env);
  return draft.bySilence
    ? filed(draft, env, false)
    : remind(draft, env, { say: [], choices: (await card(draft, env)).choices ?? [] });
};

/** The one reminder, with the open question; then nothing until the draft is erased. */
const remind = async (draft: Draft, env: Env, question: Prompt): Promise<Next<Draft>> => {
  if (draft.reminded || env.now >= erasedAt(draft)) return { end: true };
  const { matter } = (await knownOf(draft, env)).understood;
  const { zone } = env.office;
  const on = { at: startOfDay(officeDay(erasedAt(draft), zone), zone), as: 'day' } as const;
  const reminder: Line =
    matter === '' ? { id: 'draft-reminder-wordless', args: { on } } : { id: 'draft-reminder', args: { matter, on } };
  return { stay: { ...draft, reminded: true }, say: { ...question, say: [reminder, ...question.say] } };
};

/** Reminds of a step by putting its question again. */
const unfinished = (ask: Step<Draft>['ask']): Pick<Step<Draft>, 'wakeAt' | 'woken'> => ({
  wakeAt: unfinishedWake,
  woken: async (draft, env) => {
    const { gatherUntil, ...rest } = draft;
    if (gatherUntil !== undefined) return { stay: rest, ask: 'in-place' };
    return remind(draft, env, (await ask(draft, env)) ?? { say: [] });
  },
});

/** What has come so far, so that a photo is never met with silence. */
const received = async (draft: Draft, env: Env): Promise<Line[]> => {
  const what = attached(draft) ?? (draft.place?.lat === undefined ? undefined : ({ id: 'attached-place' } as const));
  if (!what) return [];
  if (env.person.consented) return [{ id: 'received', args: { what } }];
  return [{ id: 'received-first', args: { what, unit: (await knownOf(draft, env)).office.name } }];
};

const askWhat: Step<Draft>['ask'] = async (draft, env) => ({
  say: [
    ...(await received(draft, env)),
    oneOf(draft.place?.lat === undefined ? 'ask-what' : 'ask-what-only'),
    { id: 'ask-what-example' },
  ],
});

const askWhere: Step<Draft>['ask'] = (_draft, env) => ({
  say: [{ id: 'ask-where' }, { id: env.can.askPlace ? 'ask-where-example' : 'ask-where-words' }],
  ...(env.can.askPlace && { askPlace: true }),
});

const askEdit: Step<Draft>['ask'] = (draft) => ({
  say: [{ id: 'edit-what' }],
  choices: [
    { id: 'words', label: { id: 'edit-words-button' } },
    { id: 'place', label: { id: 'edit-place-button' } },
    ...(draft.media.length > 0 ? [{ id: 'media', label: { id: 'edit-media-button' } } as const] : []),
    back,
  ],
});

const back: Choice = { id: 'back', label: { id: 'back-button' } };
const askRewrite: Step<Draft>['ask'] = () => ({ say: [{ id: 'rewrite' }], choices: [back] });
const askReplace: Step<Draft>['ask'] = (draft, env) => ({ ...(askWhere(draft, env) as Prompt), choices: [back] });

const askResume: Step<Draft>['ask'] = async (draft, env) => {
  const { matter } = (await knownOf(draft, env)).understood;
  return {
    say: [matter === '' ? { id: 'resume-wordless' } : { id: 'resume', args: { matter } }],
    choices: [
      { id: 'old', label: { id: 'resume-old-button' } },
      { id: 'new', label: { id: 'resume-new-button' } },
    ],
  };
};

const askWhich: Step<Draft>['ask'] = () => ({
  say: [{ id: 'sealed-which' }],
  choices: [
    { id: 'old', label: { id: 'sealed-add-button' } },
    { id: 'new', label: { id: 'resume-new-button' } },
    { id: 'drop', label: { id: 'drop-button' } },
  ],
});

/** Two tries at a question, then what is there is taken as it is. */
const again = (draft: Draft, env: Env): Next<Draft> | Promise<Next<Draft>> =>
  env.tries >= 1 ? advance(draft, env) : { stay: draft, ask: 'again', failed: true };

const whatAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return again(draft, env);
  if (env.now - draft.touchedAt >= forgottenAfter) return (await ifAged(input, draft, env)) ?? { pass: true };
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  const voice = input.kind === 'media' && input.media.kind === 'voice';
  if (textOf(input).trim() !== '' || voice) return advance(next, env, left);
  const say = left.length > 0 ? { say: { say: left } } : {};
  return next.gatherUntil === undefined ? { stay: next, ask: 'in-place', ...say } : { stay: next, ...say };
};

const whereAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return again(draft, env);
  if (env.now - draft.touchedAt >= forgottenAfter) return (await ifAged(input, draft, env)) ?? { pass: true };
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  // A photo is an answer too; an album is waited for.
  if (input.kind !== 'text') return next.gatherUntil === undefined ? advance(next, env, left) : { stay: next };
  if (isUnknown(input.text)) return advance({ ...draft, touchedAt: env.now }, env);
  const named = (await env.look.understand(input.text)).place !== undefined;
  const said = named || input.text.length <= longPlace;
  return advance(said && !input.edited ? await placed(next, input.text, input.message, env) : next, env, left);
};

/** Where the place is said anew: what is more than a place goes to the words as well. */
const replaceAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return advance(draft, env);
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  if (input.kind !== 'text' || input.edited) return advance(next, env, left);
  if (isUnknown(input.text)) return advance(unplaced({ ...draft, touchedAt: env.now }), env);
  const { urgency, kind } = await env.look.understand(input.text);
  const more = input.text.length > longPlace || urgency.value === 'emergency' || kind.value === 'denunciation';
  const from = more ? next : { ...draft, touchedAt: env.now };
  return advance(await placed({ ...from, asked: ['what', 'where'] }, input.text, input.message, env), env, left);
};

const rewriteAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return advance(draft, env);
  if (input.kind !== 'text' || input.edited)
    return advance(await withInput(draft, input, env), env, leftOut(draft, input, env));
  const named = (await env.look.understand(input.text)).place !== undefined;
  const cleared: Draft = { ...(named ? unplaced(draft) : draft), parts: [] };
  return advance(await withInput(cleared, input, env), env, leftOut(cleared, input, env));
};

const resumeAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice')
    return advance(input.id === 'new' ? separated(draft, env.now) : joined(draft, env.now), env);
  const edited = (input.kind === 'text' || input.kind === 'media') && input.edited;
  if (edited && isOwnEdit(draft, input)) return { stay: await withInput(draft, input, env), ask: 'in-place' };
  const aside = await isAside(input, separated(draft, env.now), env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, ask: 'in-place' };
  const left = leftOut(separated(draft, env.now), input, env);
  const next = await later(draft, input, env);
  const say = left.length > 0 ? { say: { say: left } } : {};
  // Files go on coming while the question stands.
  if (input.kind !== 'text') return { stay: next, ask: 'in-place', ...say };
  // Written on without choosing, twice: it is the new matter that is on their mind.
  if (env.tries >= 1) return advance(separated(next, env.now), env, left);
  return { stay: next, ask: 'again', failed: true, ...say };
};

/** A denunciation was filed: what is sent now may belong to it, and is asked about before anybody could read it. */
const sealedAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice') return { pass: true };
  const fresh: Input = input.kind === 'text' || input.kind === 'media' ? { ...input, edited: false } : input;
  if ((await isAside(fresh, draft, env)) !== undefined || (await isAwaited(input, env))) return { pass: true };
  const next = await withInput(draft, fresh, env);
  return next.gatherUntil === undefined ? toWhich(next, env, leftOut(draft, fresh, env)) : { stay: next };
};

const toWhich = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => {
  const { gatherUntil: _, ...rest } = draft;
  const known = await knownOf({ ...rest, sealed: true }, env);
  if (known.understood.urgency.value !== 'emergency') return { to: 'which', data: rest, say };
  return { to: 'which', data: rest, say: [emergencyNumbers, ...say], facts: [alarm(rest, known)] };
};

const whichAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const sealed: Draft = { ...draft, sealed: true, asked: ['what', 'where'] };
  if (input.kind === 'choice')
    switch (input.id) {
      case 'old':
        return filed(sealed, env, true);
      case 'new':
        return advance(draft, env);
      default:
        return { to: 'sealed', data: emptyDraft(env.now), say: [{ id: 'draft-dropped' }] };
    }
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, ask: 'in-place' };
  const left = leftOut(draft, input, env);
  const { gatherUntil: _, ...next } = await withInput(draft, input, env);
  const say = left.length > 0 ? { say: { say: left } } : {};
  // Files go on coming while the question stands; words that answer nothing are sealed rather than shown.
  if (input.kind !== 'text') return { stay: next, ask: 'in-place', ...say };
  if (env.tries >= 1) return advance({ ...next, sealed: true, asked: ['what', 'where'] }, env, left);
  return { stay: next, ask: 'again', failed: true, ...say };
};

export const petition: Flow<Draft> = {
  id: 'petition',
  version: 1,
  commands: ['gui', 'phan anh', 'gui phan anh', 'report'],
  where: 'private',

  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true, say: { say: [{ id: 'tell-us' }, { id: 'tell-us-example' }] } };
    const { input } = opening;
    const track: Next<Draft> = {
      end: true,
      onward: { flow: 'track', opening: { kind: 'command', name: 'tracuu', rest: textOf(input) } },
    };
    // A slip may as well be the number that the committee has asked for; a code that is right is a code.
    const code = isCodeAlone(input) ? readCode(textOf(input)) : undefined;
    if (code?.kind === 'code') return track;
    const known = env.person.known ? await standing(input, env) : undefined;
    if (known) return known;
    if (code) return track;
    if (input.kind === 'contact') return { end: true, say: { say: [{ id: 'contact-not-needed' }] } };
    if (input.kind === 'text' && isBack(input.text)) return { end: true, say: { say: [{ id: 'nothing-to-cancel' }] } };
    const words = textOf(input);
    const nods = input.kind === 'other' || (input.kind === 'text' && isCourtesy(words));
    const staff = nods && (await env.look.roles(env.person.id)).length > 0;
    if (staff || (nods && env.person.consented))
      return { end: true, say: { say: [oneOf(staff ? 'courtesy-staff' : 'courtesy')] } };
    const greets = input.kind === 'text' && (words.trim() === '' || (await env.look.understand(words)).greeting);
    if (input.kind === 'choice' || input.kind === 'other' || greets)
      return { end: true, onward: { flow: 'welcome', opening } };
    return begin(input, env);
  },

  parse: (stored) => draftSchema.safeParse(stored).data,

  steps: {
    /** An album is arriving: nothing is said until it is whole. */
    gather: {
      ask: () => undefined,
      answer: async (input, draft, env) => {
        const aside = await isAside(input, draft, env);
        if (aside === 'pass') return { pass: true };
        if (aside === 'nod') return { stay: draft };
        const next = await withInput(draft, input, env);
        const stillComing = input.kind === 'media' && input.album !== undefined;
        const left = leftOut(draft, input, env);
        return stillComing ? { stay: next, ...(left.length > 0 && { say: { say: left } }) } : advance(next, env, left);
      },
      wakeAt: (draft) => draft.gatherUntil ?? draft.touchedAt + albumWait,
      woken: (draft, env) => advance(draft, env),
    },
    what: { ask: askWhat, answer: whatAnswer, ...unfinished(askWhat) },
    where: {
      ask: askWhere,
      answer: whereAnswer,
      wakeAt: unfinishedWake,
      woken: async (draft, env) =>
        draft.gatherUntil === undefined
          ? remind(draft, env, (await askWhere(draft, env)) as Prompt)
          : advance(draft, env),
    },
    confirm: { ask: card, answer: confirmAnswer, also: cardAlso, wakeAt: confirmWake, woken: confirmWoken },
    edit: {
      ask: askEdit,
      answer: (input, draft, env) => {
        if (input.kind !== 'choice') return confirmAnswer(input, draft, env);
        if (input.id === 'words') return { to: 'rewrite', data: draft };
        if (input.id === 'place') return { to: 'replace', data: draft };
        return advance(input.id === 'media' ? { ...draft, media: [] } : draft, env);
      },
      ...unfinished(askEdit),
    },
    rewrite: { ask: askRewrite, answer: rewriteAnswer, ...unfinished(askRewrite) },
    replace: { ask: askReplace, answer: replaceAnswer, ...unfinished(askReplace) },
    /** A day later somebody writes again: about that, or about something new? */
    resume: { ask: askResume, answer: resumeAnswer, wakeAt: erasedAt, woken: () => ({ end: true }) },
    /** After a denunciation was filed. It says nothing and holds nothing but, for moments, an album. */
    sealed: {
      ask: () => undefined,
      answer: sealedAnswer,
      wakeAt: (draft) => draft.gatherUntil ?? draft.startedAt + sealedFor,
      woken: (draft, env) => (draft.gatherUntil === undefined ? { end: true } : toWhich(draft, env)),
    },
    /** Does it belong to the denunciation, or is it something everybody may read? */
    which: { ask: askWhich, answer: whichAnswer, ...unfinished(askWhich) },
  },

  cancel: (draft, env, step) => {
    if (step === 'sealed') return { pass: true };
    return step === 'which' ? whichAnswer({ kind: 'choice', id: 'drop' }, draft, env) : erase;
  },

  back: (draft, env, step) => {
    if (step === 'sealed') return { pass: true };
    if (step === 'gather' || step === 'where') return advance(draft, env);
    if (step === 'what' && draft.media.length > 0) return advance({ ...draft, asked: ['what', 'where'] }, env);
    return { stay: draft, ask: 'again' };
  },
};
