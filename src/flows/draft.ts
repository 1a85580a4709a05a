/** A petition before it is filed: what was said so far, what of it is known, and where it would go. */
import { z } from 'zod';
import { oneLine, shown } from '../domain/clean.ts';
import type { Line, Media } from '../domain/message.ts';
import type { Trace } from '../domain/route.ts';
import type { Doubt, Understanding } from '../domain/understanding.ts';
import type { Unit } from '../domain/unit.ts';
import type { Env, Input } from '../engine/flow.ts';
import { type Correction, correction } from '../understand/correction.ts';
import { understandAll } from './meaning.ts';
import { rePlaced } from './replaced.ts';
import { whereOf } from './whereabouts.ts';

export const mediaSchema = z.object({
  kind: z.enum(['photo', 'voice', 'video', 'document']),
  ref: z.string(),
  bytes: z.number().optional(),
  seconds: z.number().optional(),
  name: z.string().optional(),
});

/** `ordinary`: the citizen has said that this is no denunciation. */
const partSchema = z.object({
  message: z.string().optional(),
  text: z.string(),
  ordinary: z.exactOptional(z.boolean()),
});
/** `message`: the one that said it, so that an edit of that message says it anew. `unit`: chosen where the words leave it open. */
const placeSchema = z.object({
  words: z.string().optional(),
  message: z.string().optional(),
  unit: z.string().optional(),
  /** The location is meant, whatever the words say. */
  by: z.literal('pin').optional(),
  lat: z.number().optional(),
  long: z.number().optional(),
});

/** `parts` are exactly what was written, one per message, so that an edited message replaces its own part. */
export const draftSchema = z.object({
  parts: z.array(partSchema),
  media: z.array(mediaSchema),
  place: placeSchema.optional(),
  anonymous: z.boolean(),
  /** Written down for somebody by staff of `unit`, and what was told of them. */
  behalf: z
    .object({ unit: z.string(), name: z.exactOptional(z.string()), phone: z.exactOptional(z.string()) })
    .optional(),
  /** Asked once each, never again. */
  asked: z.array(z.enum(['what', 'where', 'unit', 'pin'])),
  startedAt: z.number(),
  touchedAt: z.number(),
  cardAt: z.number().optional(),
  /** How often the card was shown anew: the first says who we are. */
  cards: z.number().optional(),
  reminded: z.boolean(),
  /** The duty officer was told already. */
  alarmed: z.boolean(),
  /** It was said already that this is no complaint or denunciation in law, and what would be. */
  noticed: z.boolean().optional(),
  /** Added to a denunciation: sealed, whatever it says by itself. */
  sealed: z.boolean().optional(),
  /** More photos of an album may still come until then. */
  gatherUntil: z.number().optional(),
  /** May go out by itself, as it was when the card was shown. */
  bySilence: z.boolean(),
  /** Said a day or more after the card: of this matter, or of a new one? */
  later: z
    .object({ parts: z.array(partSchema), media: z.array(mediaSchema), place: placeSchema.optional() })
    .optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** The photos of an album arrive as separate updates within about a second; so long after the last one we speak. */
export const albumWait = 2_000;
/** Telegram albums have at most 10 items; more than this in one petition helps nobody. */
export const maxMedia = 20;
/** Three of the longest messages: more is another matter, and the session stays small. Parts, UTF-16 units. */
const maxParts = 40;
const maxWords = 12_600;
/** A place is a line on a card, UTF-16 units. */
export const maxPlace = 120;
const maxName = 80;

export const emptyDraft = (now: number): Draft => ({
  parts: [],
  media: [],
  anonymous: false,
  asked: [],
  startedAt: now,
  touchedAt: now,
  reminded: false,
  alarmed: false,
  bySilence: false,
});

export const wordsOf = (draft: Draft): string => draft.parts.map((part) => part.text).join('\n');

/** What a person wrote in this input: the text, or the caption. */
export const textOf = (input: Input): string =>
  input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';

const indexOf = (draft: Draft, message: string | undefined): number =>
  message === undefined ? -1 : draft.parts.findIndex((part) => part.message === message);

/** Does an edited message belong to this draft? Else it belongs to something that was said before. */
export const isOwnEdit = (draft: Draft, input: Input): boolean =>
  (input.kind === 'text' || input.kind === 'media') &&
  (!input.edited ||
    indexOf(draft, input.message) >= 0 ||
    (input.kind === 'media' && draft.media.some((m) => m.ref === input.media.ref)));

const withPart = (draft: Draft, text: string, message: string | undefined, edited: boolean): Draft => {
  if (text.trim() === '' || isFull(draft, text, message)) return draft;
  const same = indexOf(draft, message);
  const part = { ...(message !== undefined && { message }), text };
  if (same >= 0) return { ...draft, parts: draft.parts.with(same, part) };
  return edited ? draft : { ...draft, parts: [...draft.parts, part] };
};

const isFull = (draft: Draft, text: string, message: string | undefined): boolean => {
  const same = indexOf(draft, message);
  const others = draft.parts.filter((_, i) => i !== same);
  const length = others.reduce((sum, part) => sum + part.text.length + 1, text.length);
  return others.length >= maxParts || length > maxWords;
};

/** As stored, without what the platform did not tell. */
export const filesOf = (media: readonly z.infer<typeof mediaSchema>[]): readonly Media[] => media as readonly Media[];

const mediaOf = (media: Media): Draft['media'][number] =>
  mediaSchema.parse({ ...media, ...(media.name !== undefined && { name: oneLine(media.name, maxName) }) });

/** The draft with what was just sent: words, a file, a place, or a correction in plain words. */
export const withInput = async (draft: Draft, input: Input, env: Env): Promise<Draft> => {
  const touched = { ...draft, touchedAt: env.now };
  switch (input.kind) {
    case 'text': {
      const fix = input.edited || draft.parts.length === 0 ? undefined : correction(input.text);
      const next = withPart(touched, input.text, input.message, input.edited);
      if (fix) return corrected(next, fix, (await knownOf(draft, env)).place, input.message);
      // An edited answer to "where?" says the place anew.
      const said = input.edited && input.message !== undefined && draft.place?.message === input.message;
      return said ? placed(next, input.text, input.message, env) : next;
    }
    case 'media': {
      const keep = !touched.media.some((m) => m.ref === input.media.ref) && !isTooMuch(touched, input, env);
      const media = keep ? [...touched.media, mediaOf(input.media)] : touched.media;
      const gather = input.album === undefined || input.edited ? {} : { gatherUntil: env.now + albumWait };
      const next = { ...touched, media, ...gather };
      return input.caption === undefined ? next : withPart(next, input.caption, input.message, input.edited);
    }
    case 'place': {
      const name = input.name === undefined ? '' : oneLine(input.name, maxPlace);
      return {
        ...touched,
        place: { ...touched.place, lat: input.lat, long: input.long, ...(name && { words: name }) },
      };
    }
    default:
      return touched;
  }
};

/** The draft with the place that a text names, or with the text as the place. */
export const placed = async (draft: Draft, text: string, message: string | undefined, env: Env): Promise<Draft> => {
  const words = (await env.look.understand(text)).place?.words ?? oneLine(text, maxPlace);
  const { words: _, message: __, unit: ___, by: ____, ...pin } = draft.place ?? {};
  return { ...draft, place: { ...pin, words: shown(words, maxPlace), ...(message !== undefined && { message }) } };
};

/** The draft without the words of its place; a pin stays. */
export const unplaced = (draft: Draft): Draft => {
  const { place, ...rest } = draft;
  return place?.lat === undefined || place.long === undefined
    ? rest
    : { ...rest, place: { lat: place.lat, long: place.long } };
};

/** Files sent longer ago than this are about something else than what is told now. ms */
export const sameMoment = 10 * 60_000;

/** The files of a draft of which nothing else is known, while they are fresh: what is told next may be about them. */
export const looseFiles = ({ parts, media, place, touchedAt }: Draft, env: Env): readonly Media[] | undefined =>
  parts.length === 0 && place === undefined && media.length > 0 && env.now - touchedAt < sameMoment
    ? filesOf(media)
    : undefined;

export const tooBig = (media: Media, env: Env): boolean => (media.bytes ?? 0) > env.can.fetchLimit;

const isTooMuch = (draft: Draft, input: Extract<Input, { kind: 'media' }>, env: Env): boolean =>
  tooBig(input.media, env) || draft.media.length >= maxMedia;

/** What of the input does not go into the draft, in plain words; the rest does. */
export const leftOut = (draft: Draft, input: Input, env: Env): Line[] => {
  const text = textOf(input);
  const message = input.kind === 'text' || input.kind === 'media' ? input.message : undefined;
  const lines: Line[] = text.trim() !== '' && isFull(draft, text, message) ? [{ id: 'draft-full' }] : [];
  if (input.kind !== 'media' || draft.media.some((m) => m.ref === input.media.ref)) return lines;
  if (tooBig(input.media, env)) return [fileTooBig(env), ...lines];
  return draft.media.length >= maxMedia ? [{ id: 'draft-full-files', args: { n: maxMedia } }, ...lines] : lines;
};

export const fileTooBig = (env: Env): Line => ({
  id: 'file-too-big',
  args: { limit: String(Math.floor(env.can.fetchLimit / 1_048_576)) },
});

/** "ấp 4 chứ không phải ấp 3": the place is said anew; the citizen's own words stay beside it. */
const corrected = (draft: Draft, fix: Correction, old: string | undefined, message: string | undefined): Draft => {
  const { message: _, unit: __, by: ___, ...place } = draft.place ?? {};
  const words = shown(rePlaced(old, fix), maxPlace);
  return { ...draft, place: { ...place, words, ...(message !== undefined && { message }) } };
};

/** What came later, put to the old matter or made a draft of its own. */
export const joined = (draft: Draft, now: number): Draft => {
  const { later, ...rest } = draft;
  if (!later) return rest;
  const media = [...rest.media, ...later.media].slice(0, maxMedia);
  const parts = [...rest.parts, ...later.parts].slice(0, maxParts);
  return { ...rest, parts, media, ...(later.place && { place: later.place }), touchedAt: now };
};

export const separated = (draft: Draft, now: number): Draft => ({ ...emptyDraft(now), ...draft.later });

/** What was written after the first message and says more than the place: the last of it. */
export const addedWords = (draft: Draft): string | undefined =>
  draft.parts.slice(1).findLast((part) => part.message === undefined || part.message !== draft.place?.message)?.text;

/** What is known of a draft, all derived: nothing of it is stored. */
export type Known = {
  readonly understood: Understanding;
  readonly hasWords: boolean;
  readonly hasVoice: boolean;
  readonly place: string | undefined;
  /** What the place is today, where it was told by an old name. */
  readonly former: { readonly name: string; readonly unit: Unit } | undefined;
  /** Units that the words leave open. */
  readonly doubt: Doubt | undefined;
  readonly restricted: boolean;
  readonly unit: Unit;
  /** The office that the citizen talks to; the unit that reads it may be another. */
  readonly office: Unit;
  /** Why the unit is the one that reads it. */
  readonly trace: Trace;
};

export const knownOf = async (draft: Draft, env: Env): Promise<Known> => {
  const words = wordsOf(draft);
  const understood = await understandAll(words, draft, env);
  const where = await whereOf(words, understood, draft, env);
  const told = where.unit ?? draft.behalf?.unit;
  const restricted = understood.kind.value === 'denunciation';
  const office = await env.look.receiver(told);
  const about = {
    unit: told,
    ...(where.doubt && { among: where.doubt.units }),
    topic: understood.topic.value,
    kind: understood.kind.value,
  };
  const routed = await env.look.route(about, words);
  const tree = await env.look.units();
  return {
    understood,
    hasWords: words.trim() !== '' && !understood.greeting,
    hasVoice: draft.media.some((m) => m.kind === 'voice'),
    place: where.place,
    former: where.former,
    doubt: where.doubt,
    restricted,
    unit: tree.get(routed.holder) ?? office,
    office,
    trace: where.spot === undefined ? routed : { ...routed, spot: where.spot },
  };
};

export const hasPlace = (draft: Draft, known: Known): boolean =>
  known.place !== undefined || draft.place?.lat !== undefined || known.hasVoice;
