/**
 * A citizen tells what is wrong: one message of theirs, one card, one press, one receipt.
 * Whatever comes first opens the draft; only what and where are ever asked for, each once.
 */
import { makeCode, readCode, showCode } from '../domain/tracking-code.ts';
import { officeDay, quietUntil, startOfDay } from '../domain/calendar.ts';
import { complaintLimit, dueAt } from '../domain/deadline.ts';
import type { Fact } from '../domain/fact.ts';
import type { Choice, Line, Media, Prompt } from '../domain/message.ts';
import { consentVersion } from '../domain/office.ts';
import { shown } from '../domain/clean.ts';
import { matchChoice } from '../engine/choice.ts';
import type { Env, Flow, Input, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import {
  albumWait,
  type Draft,
  draftSchema,
  emptyDraft,
  hasPlace,
  type Known,
  joined,
  knownOf,
  separated,
  tooBig,
  withInput,
  wordsOf,
} from './draft.ts';
import { amends, recentPetition } from './amend.ts';
import { rateChoices } from './rate.ts';

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

const emergencyNumbers: Line = { id: 'emergency-numbers' };

/** Words for what came along: "2 ảnh, ghi âm 0:42". */
const attached = (draft: Draft): Line[] => {
  const photos = draft.media.filter((m) => m.kind === 'photo').length;
  const files = draft.media.filter((m) => m.kind === 'document' || m.kind === 'video').length;
  const seconds = draft.media.reduce((sum, m) => (m.kind === 'voice' ? sum + (m.seconds ?? 0) : sum), 0);
  const voices = draft.media.some((m) => m.kind === 'voice');
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const parts: Text[] = [];
  if (photos > 0) parts.push({ id: 'attached-photos', args: { n: photos } });
  if (files > 0) parts.push({ id: 'attached-files', args: { n: files } });
  if (voices) parts.push({ id: 'attached-voice', args: { length } });
  const [a, b, c] = parts;
  if (a && b && c) return [{ id: 'attached-three', args: { a, b, c } }];
  if (a && b) return [{ id: 'attached-two', args: { a, b } }];
  return a ? [{ id: 'attached-one', args: { a } }] : [];
};

/** The last day for a formal complaint, if the citizen learnt of the decision today. */
const lastDay = (env: Env): number => {
  const { zone } = env.office;
  return startOfDay(complaintLimit(officeDay(env.now, zone)), zone);
};

const card = async (draft: Draft, env: Env): Promise<Prompt> => {
  const known = await knownOf(draft, env);
  const { understood } = known;
  const first = !env.person.consented;
  const say: Line[] = [];
  if (understood.urgency.value === 'emergency') say.push(emergencyNumbers);
  const unit = known.unit.name;
  if (known.restricted) say.push({ id: 'denunciation-notice' }, { id: 'denunciation-ways', args: { unit } });
  else if (understood.kind.value === 'complaint')
    say.push({
      id: 'complaint-notice',
      args: { unit, limit: { at: lastDay(env), as: 'day' } },
    });
  else say.push(oneOf(first ? 'card-first' : 'card-again', { unit }));
  say.push(
    known.hasWords
      ? { id: 'card-matter', args: { matter: understood.matter } }
      : oneOf(known.hasVoice ? 'card-matter-voice' : 'card-matter-photo'),
  );
  if (known.place !== undefined) say.push({ id: 'card-place', args: { place: shown(known.place, 120) } });
  else if (draft.place?.lat !== undefined) say.push({ id: 'card-place-pin' });
  say.push(...attached(draft));
  say.push(oneOf(draft.anonymous ? 'card-privacy-anonymous' : 'card-privacy', { unit }));
  if (first) say.push({ id: 'card-consent' });
  else if (bySilence(draft, known, env)) say.push({ id: 'card-silence' });
  return {
    say,
    choices: [
      { id: 'send', label: { id: first ? 'agree-and-send-button' : 'send-button' } },
      { id: 'edit', label: { id: 'edit-button' } },
      { id: 'anonymous', label: { id: draft.anonymous ? 'named-button' : 'anonymous-button' } },
      { id: 'drop', label: { id: 'drop-button' } },
    ],
  };
};

/** May it be filed without the press? Only for those who have consented before, and never what is restricted. */
const bySilence = (draft: Draft, known: Known, env: Env): boolean =>
  env.person.consented && (known.hasWords || known.hasVoice) && hasPlace(draft, known) && !known.restricted;

/** From what is known to the next step: what is missing is asked once, then the card. */
const advance = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => {
  const known = await knownOf(draft, env);
  const urgent = known.understood.urgency.value === 'emergency';
  const facts: Fact[] = [];
  let next = draft;
  if (urgent && !draft.alarmed) {
    facts.push({
      type: 'emergency.told',
      unit: known.unit.code,
      text: known.restricted ? undefined : known.understood.personal,
      place: known.restricted ? undefined : known.place,
      point:
        draft.place?.lat === undefined || draft.place.long === undefined
          ? undefined
          : { lat: draft.place.lat, long: draft.place.long },
    });
    next = { ...next, alarmed: true };
  }
  if (!known.hasWords && !known.hasVoice && !draft.asked.includes('what'))
    return { to: 'what', data: { ...next, asked: [...next.asked, 'what'] }, say, facts };
  if (!hasPlace(draft, known) && !draft.asked.includes('where'))
    return {
      to: 'where',
      data: { ...next, asked: [...next.asked, 'where'] },
      say: urgent ? [emergencyNumbers, ...say] : say,
      facts,
    };
  return { to: 'confirm', data: { ...next, cardAt: env.now, bySilence: bySilence(next, known, env) }, say, facts };
};

/** A file too large is told in plain words; the rest goes on. */
const tooBigLine = (input: Input, env: Env): Line[] =>
  input.kind === 'media' && tooBig(input.media, env)
    ? [{ id: 'file-too-big', args: { limit: String(Math.floor(env.can.fetchLimit / 1_048_576)) } }]
    : [];

const file = async (draft: Draft, env: Env, confirmed: boolean): Promise<Next<Draft>> => {
  const known = await knownOf(draft, env);
  const { understood, unit } = known;
  const code = makeCode(env.random);
  const due = dueAt(understood.urgency.value, env.now, env.office.zone, env.office.holidays);
  const facts: Fact[] = [];
  if (confirmed && !env.person.consented) facts.push({ type: 'person.consented', version: consentVersion });
  facts.push({
    type: 'petition.filed',
    petition: {
      id: env.newId(),
      code,
      unit: unit.code,
      kind: understood.kind.value,
      topic: understood.topic.value,
      urgency: understood.urgency.value,
      sure: {
        kind: understood.kind.confidence,
        topic: understood.topic.confidence,
        urgency: understood.urgency.confidence,
      },
      words: wordsOf(draft),
      text: understood.personal,
      matter: understood.matter,
      place: known.place === undefined ? undefined : shown(known.place, 120),
      lat: draft.place?.lat,
      long: draft.place?.long,
      media: draft.media as readonly Media[],
      anonymous: draft.anonymous,
      confirmed,
      dueAt: due,
    },
  });
  const say: Line[] = [
    confirmed ? { id: 'receipt-thanks' } : { id: 'receipt-by-silence' },
    { code: showCode(code) },
    known.restricted
      ? { id: 'receipt-restricted' }
      : { id: 'receipt-who', args: { unit: unit.name, by: { at: due, as: 'by' } } },
    { id: 'receipt-next' },
  ];
  if (unit.phone !== undefined) say.push({ id: 'receipt-phone', args: { phone: unit.phone } });
  return { end: true, facts, say: { say, copy: showCode(code) } };
};

const erase: Next<Draft> = { end: true, say: { say: [{ id: 'draft-dropped' }] } };

/** New words while the card lies there: they belong to it, unless the card is old. */
const confirmAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice')
    switch (input.id) {
      case 'send':
        return file(draft, env, true);
      case 'edit':
        return { to: 'edit', data: draft };
      case 'anonymous':
        return { stay: { ...draft, anonymous: !draft.anonymous, cardAt: env.now }, ask: 'in-place' };
      default:
        return erase;
    }
  if (input.kind === 'other' || input.kind === 'contact')
    return { stay: draft, say: { say: [{ id: 'card-waits' }] }, failed: true };
  if (input.kind === 'text' && input.text.trim() === '') return { stay: draft };
  const idle = env.now - draft.touchedAt;
  const isNew = input.kind !== 'text' || !input.edited;
  if (isNew && idle >= forgottenAfter) return advance(withInput(emptyDraft(env.now), input, env), env);
  if (isNew && idle >= staleAfter)
    return { to: 'resume', data: later(draft, input, env) };
  const big = tooBigLine(input, env);
  if (big.length > 0) return { stay: { ...draft, touchedAt: env.now }, say: { say: big } };
  const next = withInput(draft, input, env);
  if (input.kind === 'text') {
    if (!input.edited && (await env.look.understand(input.text)).greeting)
      return { stay: draft, say: { say: [{ id: 'card-waits' }] } };
    return advance(next, env);
  }
  // Photos that come after the card: shown by changing the card, without another question.
  if (input.kind === 'media' && input.album !== undefined) return { stay: next };
  return { stay: { ...next, cardAt: env.now }, ask: 'in-place' };
};

/** When the card, unanswered, next does something: the album's end, filing by silence, the one reminder, the end. */
const confirmWake = (draft: Draft, env: Env): number => {
  if (albumEnds(draft)) return draft.gatherUntil ?? env.now;
  if (draft.bySilence) return (draft.cardAt ?? draft.touchedAt) + silence;
  return unfinishedWake(draft, env);
};

const unfinishedWake = (draft: Draft, env: Env): number =>
  draft.reminded ? draft.startedAt + eraseAfter : outOfQuiet(draft.touchedAt + reminderAfter, env);

const outOfQuiet = (at: number, env: Env): number => quietUntil(at, env.office.quiet, env.office.zone) ?? at;

/** Photos of an album came after the card was shown. */
const albumEnds = (draft: Draft): boolean => (draft.gatherUntil ?? 0) > (draft.cardAt ?? Number.POSITIVE_INFINITY);

const confirmWoken = async (draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (albumEnds(draft)) return { stay: { ...draft, cardAt: draft.gatherUntil }, ask: 'in-place' };
  if (draft.bySilence) return file(draft, env, false);
  return unfinishedWoken(draft, env, (await card(draft, env)).choices);
};

/** One reminder, once; then nothing until the draft is erased. */
const unfinishedWoken = async (draft: Draft, env: Env, choices?: readonly Choice[]): Promise<Next<Draft>> => {
  if (draft.reminded) return { end: true };
  const { understood } = await knownOf(draft, env);
  const reminder: Line = understood.matter
    ? { id: 'draft-reminder', args: { matter: understood.matter } }
    : { id: 'draft-reminder-wordless' };
  return { stay: { ...draft, reminded: true }, say: { say: [reminder], ...(choices && { choices }) } };
};

const later = (draft: Draft, input: Input, env: Env): Draft => {
  const { parts, media, place } = withInput(emptyDraft(env.now), input, env);
  return { ...draft, later: { parts, media, ...(place && { place }) } };
};

const resumeChoices: readonly Choice[] = [
  { id: 'old', label: { id: 'resume-old-button' } },
  { id: 'new', label: { id: 'resume-new-button' } },
];

export const petition: Flow<Draft> = {
  id: 'petition',
  version: 1,
  commands: ['gui', 'phan anh', 'gui phan anh', 'report'],
  where: 'private',

  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true, say: { say: [{ id: 'tell-us' }, { id: 'tell-us-example' }] } };
    const { input } = opening;
    if (input.kind === 'choice' || input.kind === 'other')
      return { end: true, onward: { flow: 'welcome', opening } };
    if (input.kind === 'contact') return { end: true, say: { say: [{ id: 'contact-not-needed' }] } };

    if (env.person.known) {
      const standing = await standingQuestion(input, env);
      if (standing) return standing;
      if (input.kind === 'text' && input.edited) return { end: true };
    }
    if (input.kind === 'text') {
      if (input.text.trim() === '') return { end: true, onward: { flow: 'welcome', opening } };
      const code = input.text.length <= 60 ? readCode(input.text) : undefined;
      if (code)
        return { end: true, onward: { flow: 'track', opening: { kind: 'command', name: 'tracuu', rest: input.text } } };
      if ((await env.look.understand(input.text)).greeting)
        return { end: true, onward: { flow: 'welcome', opening } };
    }
    const big = tooBigLine(input, env);
    const draft = withInput(emptyDraft(env.now), input, env);
    if (input.kind === 'media' && input.album !== undefined) return { to: 'gather', data: draft, say: big };
    return advance(draft, env, big);
  },

  parse: (stored) => draftSchema.safeParse(stored).data,

  steps: {
    /** An album is arriving: nothing is said until it is whole. */
    gather: {
      ask: () => undefined,
      answer: (input, draft, env) => {
        const next = withInput(draft, input, env);
        const stillComing = input.kind === 'media' && input.album !== undefined;
        return stillComing ? { stay: next } : advance(next, env, tooBigLine(input, env));
      },
      wakeAt: (draft) => draft.gatherUntil ?? draft.touchedAt + albumWait,
      woken: (draft, env) => advance(draft, env),
    },

    what: {
      ask: (draft, env) => ({
        say: [{ id: draft.media.length > 0 ? 'ask-what-photo' : 'ask-what' }, { id: 'ask-what-example' }],
        ...(env.can.askPlace && { askPlace: true }),
      }),
      answer: (input, draft, env) => {
        const big = tooBigLine(input, env);
        const next = withInput(draft, input, env);
        if (input.kind === 'text' && input.text.trim() !== '') return advance(next, env);
        if (input.kind === 'media' && (input.caption !== undefined || input.media.kind === 'voice'))
          return advance(next, env, big);
        if (input.kind === 'media' || input.kind === 'place')
          return big.length > 0 ? { stay: next, say: { say: big } } : { stay: next };
        // Two tries, then what is there is taken as it is.
        return env.tries >= 1 ? advance(next, env) : { stay: next, ask: 'again', failed: true };
      },
      wakeAt: unfinishedWake,
      woken: (draft, env) => unfinishedWoken(draft, env),
    },

    where: {
      ask: (_draft, env) => ({
        say: [{ id: 'ask-where' }, { id: env.can.askPlace ? 'ask-where-example' : 'ask-where-words' }],
        ...(env.can.askPlace && { askPlace: true }),
      }),
      answer: async (input, draft, env) => {
        if (input.kind === 'text' && !input.edited && input.text.trim() !== '') {
          const understood = await env.look.understand(input.text);
          const words = understood.place?.words ?? shown(input.text, 120);
          const touched = { ...draft, touchedAt: env.now };
          // A long answer says more than the place: it belongs to the petition's words.
          const next = input.text.length > 60 ? withInput(touched, input, env) : touched;
          return advance({ ...next, place: { ...next.place, words } }, env);
        }
        const big = tooBigLine(input, env);
        const next = withInput(draft, input, env);
        if (input.kind === 'place' || (input.kind === 'media' && input.media.kind === 'voice')) return advance(next, env);
        if (input.kind === 'media' && input.caption !== undefined) return advance(next, env, big);
        if (input.kind === 'media') return big.length > 0 ? { stay: next, say: { say: big } } : { stay: next };
        if (input.kind === 'text' && input.edited) return { stay: next };
        return env.tries >= 1 ? advance(next, env) : { stay: next, ask: 'again', failed: true };
      },
      wakeAt: unfinishedWake,
      woken: (draft, env) => unfinishedWoken(draft, env),
    },

    confirm: { ask: card, answer: confirmAnswer, wakeAt: confirmWake, woken: confirmWoken },

    edit: {
      ask: (draft) => ({
        say: [{ id: 'edit-what' }],
        choices: [
          { id: 'words', label: { id: 'edit-words-button' } },
          { id: 'place', label: { id: 'edit-place-button' } },
          ...(draft.media.length > 0 ? [{ id: 'media', label: { id: 'edit-media-button' } } as const] : []),
          { id: 'back', label: { id: 'back-button' } },
        ],
      }),
      answer: (input, draft, env) => {
        if (input.kind !== 'choice') return confirmAnswer(input, draft, env);
        if (input.id === 'words') return { to: 'rewrite', data: draft };
        if (input.id === 'place') return { to: 'replace', data: draft };
        return advance(input.id === 'media' ? { ...draft, media: [] } : draft, env);
      },
      wakeAt: confirmWake,
      woken: confirmWoken,
    },

    rewrite: {
      ask: () => ({ say: [{ id: 'rewrite' }], choices: [{ id: 'back', label: { id: 'back-button' } }] }),
      answer: (input, draft, env) => {
        const hasText = input.kind === 'text' && input.text.trim() !== '';
        const fresh = hasText ? { ...draft, parts: [] } : draft;
        return advance(withInput(fresh, input, env), env, tooBigLine(input, env));
      },
      wakeAt: confirmWake,
      woken: confirmWoken,
    },

    replace: {
      ask: (_draft, env) => ({
        say: [{ id: 'ask-where' }, { id: env.can.askPlace ? 'ask-where-example' : 'ask-where-words' }],
        choices: [{ id: 'back', label: { id: 'back-button' } }],
      }),
      answer: (input, draft, env) =>
        input.kind === 'text' && input.text.trim() !== ''
          ? advance({ ...draft, touchedAt: env.now, place: { words: shown(input.text, 120) } }, env)
          : advance(withInput(draft, input, env), env, tooBigLine(input, env)),
      wakeAt: confirmWake,
      woken: confirmWoken,
    },

    /** A day later somebody writes again: about that, or about something new? */
    resume: {
      ask: async (draft, env) => ({
        say: [{ id: 'resume', args: { matter: (await knownOf(draft, env)).understood.matter } }],
        choices: resumeChoices,
      }),
      answer: (input, draft, env) => {
        if (input.kind === 'choice')
          return advance(input.id === 'new' ? separated(draft, env.now) : joined(draft, env.now), env);
        const both = withInput(separated(draft, env.now), input, env);
        return advance(both, env, tooBigLine(input, env));
      },
      wakeAt: (draft) => draft.startedAt + eraseAfter,
      woken: () => ({ end: true }),
    },
  },

  cancel: () => erase,
};

/** What the office has asked this person and not heard yet, and additions to what was just sent. */
const standingQuestion = async (input: Input, env: Env): Promise<Next<Draft> | undefined> => {
  const own = await env.look.petitionsOf(env.person.id, 3);
  const asked = own.find((p) => p.status === 'waiting');
  const content = input.kind !== 'text' || !input.edited;
  if (asked && content && input.kind !== 'choice')
    return { end: true, onward: { flow: 'question', opening: { kind: 'content', input } } };
  const done = own.find((p) => p.status === 'done');
  if (done && input.kind === 'text') {
    const choice = matchChoice(input.text, rateChoices(done.code), env.t, env.lang);
    const [, , rating] = choice?.id.split('.') ?? [];
    if (rating !== undefined)
      return {
        end: true,
        onward: { flow: 'rate', opening: { kind: 'action', name: 'rate', args: [done.code, rating] } },
      };
  }
  const recent = recentPetition(own, env.now);
  if (recent && amends(input)) return { end: true, onward: { flow: 'amend', opening: { kind: 'content', input } } };
  return undefined;
};
