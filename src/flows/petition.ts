/**
 * A citizen tells what is wrong: one message of theirs, one card, one press, one receipt.
 * Whatever comes first opens the draft; only what and where are ever asked for, each once.
 */
import { fold } from '../domain/fold.ts';
import { readCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Input, Next, Step } from '../engine/flow.ts';
import { isBack } from '../engine/turn.ts';
import { oneOf } from '../text/text.ts';
import { afterBehalf } from './behalf/read.ts';
import { scribeUnits } from './behalf/who.ts';
import { card, cardAlso } from './card.ts';
import {
  albumWait,
  type Draft,
  draftSchema,
  isOwnEdit,
  joined,
  knownOf,
  leftOut,
  looseFiles,
  separated,
  textOf,
  withInput,
} from './draft.ts';
import { advance, begin, cardWaits, erasedAt, filed, ifAged, inPlace, isAside, later, unfinished } from './drafting.ts';
import { isOrdinary, toOrdinary } from './meaning.ts';
import { recordOf } from './photos.ts';
import { isCourtesy, isNoDenunciation, isYes, tellUs } from './phrases.ts';
import { pinSteps } from './pin-or-words.ts';
import { sealedSteps, whichAnswer } from './sealed.ts';
import { isCodeAlone, standing } from './standing.ts';
import { askingSteps, back } from './what-and-where.ts';
import { disagrees } from './whereabouts.ts';
import { unitSteps } from './which-unit.ts';

const erase: Next<Draft> = { end: true, say: { say: [{ id: 'draft-dropped' }] } };

const waiting = (draft: Draft, env: Env): Next<Draft> => ({
  stay: draft,
  say: { say: [oneOf(env.can.buttons ? 'card-waits' : 'card-waits-typed')] },
  failed: true,
});

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
      case 'ordinary':
        return inPlace(toOrdinary(draft), env);
      default:
        return erase;
    }
  if (input.kind === 'text' && isYes(input.text) && draft.behalf) return waiting(draft, env);
  // The first time, the consent must be said in its own words.
  if (input.kind === 'text' && isYes(input.text) && env.person.consented) return filed(draft, env, true);
  // Said once more: as words of the matter it would seal what it was to open.
  if (input.kind === 'text' && isNoDenunciation(input.text) && isOrdinary(draft)) return waiting(draft, env);
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return waiting(draft, env);
  const aged = await ifAged(input, draft, env);
  if (aged) return aged;
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  const elsewhere = input.kind === 'place' && (await disagrees(next, (await knownOf(next, env)).trace.spot, env));
  if (textOf(input) !== '' || elsewhere) return advance(next, env, left);
  // An album is shown when it is whole; a photo by changing the card, without another question.
  return next.gatherUntil === undefined
    ? inPlace(next, env, left)
    : { stay: next, ...(left.length > 0 && { say: { say: left } }) };
};

const askEdit: Step<Draft>['ask'] = (draft) => ({
  say: [{ id: 'edit-what' }],
  choices: [
    { id: 'words', label: { id: 'edit-words-button' } },
    { id: 'place', label: { id: 'edit-place-button' } },
    ...(draft.media.length > 0 ? [{ id: 'media', label: { id: 'edit-media-button' } } as const] : []),
    back,
  ],
});

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
  // More of an album goes on coming while the question stands: one answer to all of it is enough.
  const more = input.kind === 'media' && input.album !== undefined;
  if (input.kind !== 'text') return { stay: next, ...(!more && { ask: 'in-place' as const }), ...say };
  // Written on without choosing, twice: it is the new matter that is on their mind.
  if (env.tries >= 1) return advance(separated(next, env.now), env, left);
  return { stay: next, ask: 'again', failed: true, ...say };
};

/** What the platform did not let through: of a place or a document, and of all that people under its protection send. */
const unread = async (env: Env): Promise<Next<Draft>> => {
  const { phone } = await env.look.receiver(undefined);
  const call = phone === undefined ? [] : [{ id: 'receipt-phone', args: { phone } } as const];
  return { end: true, say: { say: [{ id: 'cannot-read' }, tellUs(env), ...call] } };
};

/** What the card offers: typed when there is no card any more, it is no matter of its own. */
const ofCard = ['agree-and-send-button', 'send-button', 'edit-button', 'anonymous-button', 'drop-button'] as const;

export const petition: Flow<Draft> = {
  id: 'petition',
  version: 1,
  commands: ['gui', 'phan anh', 'gui phan anh', 'report'],
  where: 'private',

  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true, say: { say: [tellUs(env), { id: 'tell-us-example' }] } };
    const { input } = opening;
    const track: Next<Draft> = {
      end: true,
      onward: { flow: 'track', opening: { kind: 'command', name: 'tracuu', rest: textOf(input) } },
    };
    // A slip may as well be the number that the committee has asked for; a code that is right is a code.
    const code = isCodeAlone(input) ? readCode(textOf(input)) : undefined;
    if (code?.kind === 'code') return track;
    const about = input.kind === 'media' && env.person.known ? await recordOf(input, env) : undefined;
    if (about !== undefined)
      return { end: true, onward: { flow: 'photos', opening: { kind: 'content', input, about } } };
    const known = env.person.known ? await standing(input, env) : undefined;
    if (known) return known;
    if (code) return track;
    if (input.kind === 'contact') {
      // Perhaps it was to link two channels, a day too late.
      const linking = input.own && env.can.link ? [{ id: 'help-link' } as const] : [];
      return { end: true, say: { say: [{ id: 'contact-not-needed' }, ...linking] } };
    }
    if (input.kind === 'text' && isBack(input.text)) return { end: true, say: { say: [{ id: 'nothing-to-cancel' }] } };
    const words = textOf(input);
    // It chose something once, under a question that is no longer open.
    if (input.kind === 'text' && /^\s*\d{1,2}[.)]?\s*$/.test(words))
      return { end: true, say: { say: [{ id: 'number-alone' }] } };
    const chose = ofCard.some((id) => fold(env.t({ id }, env.lang)) === fold(words)) || isNoDenunciation(words);
    if (input.kind === 'text' && chose) return { end: true, say: { say: [{ id: 'nothing-to-cancel' }] } };
    if (input.kind === 'other' && input.name === 'unsupported') return unread(env);
    const nods = input.kind === 'other' || (input.kind === 'text' && isCourtesy(words));
    const staff = nods && (await env.look.roles(env.person.id)).length > 0;
    if (staff || (nods && env.person.consented))
      return { end: true, say: { say: [oneOf(staff ? 'courtesy-staff' : 'courtesy')] } };
    const greets = input.kind === 'text' && (words.trim() === '' || (await env.look.understand(words)).greeting);
    if (input.kind === 'choice' || input.kind === 'other' || greets)
      return { end: true, onward: { flow: 'welcome', opening } };
    // A photo with such words under it; without one they have opened that conversation already.
    const scribe = afterBehalf(words) !== undefined && (await scribeUnits(env)).length > 0;
    return scribe ? { end: true, onward: { flow: 'behalf', opening } } : begin(input, env);
  },

  parse: (stored) => draftSchema.safeParse(stored).data,
  loose: looseFiles,

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
    ...askingSteps,
    ...unitSteps,
    ...pinSteps,
    confirm: { ask: card, answer: confirmAnswer, also: cardAlso, ...cardWaits },
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
    /** A day later somebody writes again: about that, or about something new? */
    resume: { ask: askResume, answer: resumeAnswer, wakeAt: erasedAt, woken: () => ({ end: true }) },
    ...sealedSteps,
  },

  cancel: (draft, env, step) => {
    if (step === 'sealed') return { pass: true };
    return step === 'which' ? whichAnswer({ kind: 'choice', id: 'drop' }, draft, env) : erase;
  },

  back: (draft, env, step) => {
    if (step === 'sealed') return { pass: true };
    if (step === 'gather' || step === 'where' || step === 'unit' || step === 'pin') return advance(draft, env);
    if (step === 'what' && draft.media.length > 0) return advance({ ...draft, asked: ['what', 'where'] }, env);
    return { stay: draft, ask: 'again' };
  },
};
