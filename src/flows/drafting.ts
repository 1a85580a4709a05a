/** From one state of a draft to the next: what is missing is asked once, then the card, then the petition. */
import { officeDay, quietUntil, startOfDay } from '../domain/calendar.ts';
import type { Fact } from '../domain/fact.ts';
import type { Line, Prompt } from '../domain/message.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { card, emergencyNumbers, legalNotice, maySilently } from './card.ts';
import {
  type Draft,
  emptyDraft,
  hasPlace,
  isOwnEdit,
  type Known,
  knownOf,
  leftOut,
  separated,
  withInput,
} from './draft.ts';
import { file } from './filing.ts';
import { isCourtesy } from './phrases.ts';
import { isCodeAlone } from './standing.ts';
import { disagrees } from './whereabouts.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A consented citizen's card goes out by itself after this silence. */
const silence = 30 * minute;
const reminderAfter = day;
const eraseAfter = 30 * day;
/** After this long, a new message may be about something else: ask. After a week it surely is. */
const staleAfter = day;
const forgottenAfter = 7 * day;

/** Danger to life, told now. */
export const alarm = (draft: Draft, known: Known): Fact => {
  const { lat, long } = draft.place ?? {};
  return {
    type: 'emergency.told',
    unit: known.unit.code,
    text: known.restricted ? undefined : known.understood.personal,
    place: known.restricted ? undefined : known.place,
    point: known.restricted || lat === undefined || long === undefined ? undefined : { lat, long },
  };
};

/** Who denounces is to be known to nobody: it is not taken from somebody else's hand, and nothing of it is kept. Danger to life is told all the same. */
const notByOthers = (draft: Draft, known: Known): Next<Draft> => {
  const urgent = known.understood.urgency.value === 'emergency';
  return {
    end: true,
    facts: urgent && !draft.alarmed ? [alarm(draft, known)] : [],
    say: {
      say: [
        ...(urgent ? [emergencyNumbers] : []),
        { id: 'behalf-denunciation' },
        { id: 'behalf-denunciation-ways', args: { unit: known.unit.name } },
        ...(known.understood.kind.next ? [{ id: 'behalf-denunciation-unsure' } as const] : []),
      ],
    },
  };
};

/** From what is known to the next step: what is missing is asked once, then the card. */
export const advance = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => {
  const known = await knownOf(draft, env);
  if (draft.behalf && known.restricted) return notByOthers(draft, known);
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
  if (known.doubt && !draft.asked.includes('unit'))
    return {
      to: 'unit',
      data: { ...next, asked: [...next.asked, 'unit'] },
      say: [...(urgent ? [emergencyNumbers] : []), ...say],
      facts,
    };
  if (await disagrees(draft, known.trace.spot, env))
    return { to: 'pin', data: { ...next, asked: [...next.asked, 'pin'] }, say, facts };
  return { to: 'confirm', data: { ...shownNow(next, known, env), cards: (draft.cards ?? 0) + 1 }, say, facts };
};

const shownNow = (draft: Draft, known: Known, env: Env): Draft => {
  const { gatherUntil: _, ...rest } = draft;
  return { ...rest, cardAt: env.now, bySilence: maySilently(draft, known, env) };
};

/** The card, changed where it stands. */
export const inPlace = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => ({
  stay: shownNow(draft, await knownOf(draft, env), env),
  ask: 'in-place',
  ...(say.length > 0 && { say: { say } }),
});

/** @param confirmed the citizen pressed */
export const filed = async (draft: Draft, env: Env, confirmed: boolean): Promise<Next<Draft>> => {
  const known = draft.behalf && (await knownOf(draft, env));
  if (known?.restricted) return notByOthers(draft, known);
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

/** A greeting, thanks, a code, a change of something else: it is not about the draft. */
export const isAside = async (input: Input, draft: Draft, env: Env): Promise<'pass' | 'nod' | undefined> => {
  if (input.kind === 'text' || input.kind === 'media') {
    if (!isOwnEdit(draft, input) || isCodeAlone(input)) return 'pass';
    if (input.kind === 'media' || input.edited) return undefined;
    const empty = input.text.trim() === '' || isCourtesy(input.text);
    return empty || (await env.look.understand(input.text)).greeting ? 'nod' : undefined;
  }
  return input.kind === 'other' || input.kind === 'contact' ? 'nod' : undefined;
};

/** A new draft with what has come; an album is waited for. */
export const begin = async (input: Input, env: Env): Promise<Next<Draft>> => {
  const draft = await withInput(emptyDraft(env.now), input, env);
  const left = leftOut(emptyDraft(env.now), input, env);
  return draft.gatherUntil === undefined ? advance(draft, env, left) : { to: 'gather', data: draft, say: left };
};

/** Has it lain so long that what comes now is surely about something else? */
export const isForgotten = (draft: Draft, env: Env): boolean => env.now - draft.touchedAt >= forgottenAfter;

/** A draft that has lain for a day: is the message about it? After a week it surely is about something else. */
export const ifAged = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft> | undefined> => {
  // What is written down for others is one thing after the other.
  if (draft.behalf || ((input.kind === 'text' || input.kind === 'media') && input.edited)) return undefined;
  if (isForgotten(draft, env)) return begin(input, env);
  return env.now - draft.touchedAt >= staleAfter ? { to: 'resume', data: await later(draft, input, env) } : undefined;
};

/** What has come is put beside the draft until it is known to which it belongs. */
export const later = async (draft: Draft, input: Input, env: Env): Promise<Draft> => {
  const { parts, media, place } = await withInput(separated(draft, env.now), input, env);
  return { ...draft, later: { parts, media, ...(place && { place }) } };
};

/** When a draft that nobody sends is erased, ms. */
export const erasedAt = (draft: Draft): number => draft.startedAt + eraseAfter;

/** When an unfinished draft next does something: one reminder outside the quiet hours, then the end. */
export const unfinishedWake = (draft: Draft, env: Env): number => {
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
export const remind = async (draft: Draft, env: Env, question: Prompt): Promise<Next<Draft>> => {
  if (draft.reminded || env.now >= erasedAt(draft)) return { end: true };
  const { matter } = (await knownOf(draft, env)).understood;
  const { zone } = env.office;
  const on = { at: startOfDay(officeDay(erasedAt(draft), zone), zone), as: 'day' } as const;
  const reminder: Line = draft.behalf
    ? { id: 'behalf-reminder', args: { matter, on } }
    : matter === ''
      ? { id: 'draft-reminder-wordless', args: { on } }
      : { id: 'draft-reminder', args: { matter, on } };
  return { stay: { ...draft, reminded: true }, say: { ...question, say: [reminder, ...question.say] } };
};

/** Reminds of a step by putting its question again. */
export const unfinished = (ask: Step<Draft>['ask']): Pick<Step<Draft>, 'wakeAt' | 'woken'> => ({
  wakeAt: unfinishedWake,
  woken: async (draft, env) => {
    const { gatherUntil, ...rest } = draft;
    if (gatherUntil !== undefined) return { stay: rest, ask: 'in-place' };
    return remind(draft, env, (await ask(draft, env)) ?? { say: [] });
  },
});

/** The card as a step waits on it. */
export const cardWaits = { wakeAt: confirmWake, woken: confirmWoken };
