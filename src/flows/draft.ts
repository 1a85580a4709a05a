/** A petition before it is filed: what was said so far, what of it is known, and where it would go. */
import { z } from 'zod';
import type { Unit } from '../domain/unit.ts';
import type { Media } from '../domain/message.ts';
import type { Env, Input } from '../engine/flow.ts';
import { correction } from '../understand/correction.ts';
import { fold } from '../domain/fold.ts';
import type { Understanding } from '../understand/understand.ts';

const mediaSchema = z.object({
  kind: z.enum(['photo', 'voice', 'video', 'document']),
  ref: z.string(),
  bytes: z.number().optional(),
  seconds: z.number().optional(),
  name: z.string().optional(),
});

const partsSchema = z.array(z.object({ message: z.string().optional(), text: z.string() }));
const placeSchema = z.object({ words: z.string().optional(), lat: z.number().optional(), long: z.number().optional() });

/** `parts` are exactly what was written, one per message, so that an edited message replaces its own part. */
export const draftSchema = z.object({
  parts: partsSchema,
  media: z.array(mediaSchema),
  place: placeSchema.optional(),
  anonymous: z.boolean(),
  /** Asked once each, never again. */
  asked: z.array(z.enum(['what', 'where'])),
  startedAt: z.number(),
  touchedAt: z.number(),
  cardAt: z.number().optional(),
  reminded: z.boolean(),
  /** The duty officer was told already. */
  alarmed: z.boolean(),
  /** More photos of an album may still come until then. */
  gatherUntil: z.number().optional(),
  /** May go out by itself, as it was when the card was shown. */
  bySilence: z.boolean(),
  /** Said a day or more after the card: of this matter, or of a new one? */
  later: z.object({ parts: partsSchema, media: z.array(mediaSchema), place: placeSchema.optional() }).optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** The photos of an album arrive as separate updates within about a second; so long after the last one we speak. */
export const albumWait = 2_000;
/** Telegram albums have at most 10 items; more than this in one petition helps nobody. */
export const maxMedia = 20;
/** A petition longer than this is kept whole, but no more parts are added. */
const maxParts = 40;

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

const withPart = (draft: Draft, text: string, message: string | undefined, edited: boolean): Draft => {
  if (text.trim() === '') return draft;
  const same = message === undefined ? -1 : draft.parts.findIndex((part) => part.message === message);
  if (same >= 0) return { ...draft, parts: draft.parts.with(same, { ...(message !== undefined && { message }), text }) };
  if (edited || draft.parts.length >= maxParts) return draft;
  return { ...draft, parts: [...draft.parts, { ...(message !== undefined && { message }), text }] };
};

/** The draft with what was just sent: words, a file, a place, or a correction in plain words. */
export const withInput = (draft: Draft, input: Input, env: Env): Draft => {
  const touched = { ...draft, touchedAt: env.now };
  switch (input.kind) {
    case 'text': {
      const fix = input.edited || draft.parts.length === 0 ? undefined : correction(input.text);
      return fix
        ? corrected(touched, fix)
        : withPart(touched, input.text, input.message, input.edited);
    }
    case 'media': {
      const known = touched.media.some((m) => m.ref === input.media.ref);
      const full = touched.media.length >= maxMedia;
      const media = known || full || tooBig(input.media, env) ? touched.media : [...touched.media, mediaSchema.parse(input.media)];
      const gather = input.album === undefined ? {} : { gatherUntil: env.now + albumWait };
      const next = { ...touched, media, ...gather };
      return input.caption === undefined ? next : withPart(next, input.caption, input.message, input.edited);
    }
    case 'place':
      return {
        ...touched,
        place: {
          ...touched.place,
          lat: input.lat,
          long: input.long,
          ...(input.name !== undefined && { words: input.name }),
        },
      };
    default:
      return touched;
  }
};

export const tooBig = (media: Media, env: Env): boolean => (media.bytes ?? 0) > env.can.fetchLimit;

/** "ấp 4 chứ không phải ấp 3": the place is said anew; the citizen's own words stay as they are, the correction beside them. */
const corrected = (draft: Draft, fix: { readonly from?: string; readonly to: string }): Draft => {
  const old = draft.place?.words;
  const replaced =
    old !== undefined && fix.from !== undefined && fold(old).includes(fold(fix.from))
      ? replaceFolded(old, fix.from, fix.to)
      : fix.to;
  return {
    ...draft,
    parts: [...draft.parts, { text: `(Sửa lại: ${fix.to})` }],
    place: { ...draft.place, words: replaced },
  };
};

/** What came later, put to the old matter or made a draft of its own. */
export const joined = (draft: Draft, now: number): Draft => {
  const { later, ...rest } = draft;
  if (!later) return rest;
  const media = [...rest.media, ...later.media].slice(0, maxMedia);
  return { ...rest, parts: [...rest.parts, ...later.parts], media, place: later.place ?? rest.place, touchedAt: now };
};

export const separated = (draft: Draft, now: number): Draft => ({ ...emptyDraft(now), ...draft.later });

/** Replaces words that are equal without diacritics, word by word. */
export const replaceFolded = (text: string, from: string, to: string): string => {
  const words = text.split(/\s+/);
  const wanted = fold(from).split(' ');
  for (let i = 0; i + wanted.length <= words.length; i++) {
    if (wanted.every((word, k) => fold(words[i + k] ?? '') === word))
      return [...words.slice(0, i), to, ...words.slice(i + wanted.length)].join(' ');
  }
  return to;
};

/** What is known of a draft, all derived: nothing of it is stored. */
export type Known = {
  readonly understood: Understanding;
  readonly hasWords: boolean;
  readonly hasVoice: boolean;
  readonly place: string | undefined;
  readonly restricted: boolean;
  readonly unit: Unit;
};

export const knownOf = async (draft: Draft, env: Env): Promise<Known> => {
  const words = wordsOf(draft);
  const understood = await env.look.understand(words);
  const said = draft.place?.words;
  const placed = said === undefined ? undefined : await env.look.understand(said);
  const unitCode = placed?.unit?.value ?? understood.unit?.value;
  const restricted = understood.kind.value === 'denunciation';
  return {
    understood,
    hasWords: words.trim() !== '' && !understood.greeting,
    hasVoice: draft.media.some((m) => m.kind === 'voice'),
    place: placed?.personal ?? understood.place?.words,
    restricted,
    unit: await env.look.receiver(unitCode, restricted),
  };
};

export const hasPlace = (draft: Draft, known: Known): boolean =>
  known.place !== undefined || draft.place?.lat !== undefined || known.hasVoice;
