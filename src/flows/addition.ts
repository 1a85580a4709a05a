/** What a citizen adds to a petition already filed: words, files, a place. An album is one addition, however it arrives. */
import { z } from 'zod';
import { oneLine } from '../domain/clean.ts';
import type { Fact } from '../domain/fact.ts';
import type { Line } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { correction } from '../understand/correction.ts';
import { emergencyNumbers } from './card.ts';
import { albumWait, filesOf, fileTooBig, maxMedia, maxPlace, mediaSchema, textOf, tooBig } from './draft.ts';
import { rePlaced } from './replaced.ts';

/** `answer` where the committee has asked something, else `amend`. */
type Kind = 'amend' | 'answer';

export const gatheredSchema = z.object({
  code: z.string(),
  words: z.string(),
  media: z.array(mediaSchema),
  gatherUntil: z.number(),
});
export type Gathered = z.infer<typeof gatheredSchema>;

type Added = {
  readonly words: string;
  readonly media: Gathered['media'];
  readonly place?: Extract<Input, { kind: 'place' }>;
};

/** Is this about another matter than the petition? Only where both topics are known and differ. */
export const isOther = (understood: Understanding, petition: Petition): boolean =>
  understood.topic.confidence >= 0.5 &&
  understood.topic.value !== 'other' &&
  petition.topic !== 'other' &&
  understood.topic.value !== petition.topic &&
  understood.place !== undefined;

/** Danger to life is told at once, in whatever conversation it is said. */
const alarm = (understood: Understanding, petition: Petition, hidden: boolean): Fact => ({
  type: 'emergency.told',
  unit: petition.unit,
  text: hidden ? undefined : understood.personal,
  place: hidden ? undefined : (understood.place?.words ?? petition.place),
  point:
    hidden || petition.lat === undefined || petition.long === undefined
      ? undefined
      : { lat: petition.lat, long: petition.long },
});

const answered: Readonly<Record<Kind, 'amended' | 'answer-passed-on'>> = {
  amend: 'amended',
  answer: 'answer-passed-on',
};

/** Commits the addition and says so. Also to a petition that has ended: then it only tells where it stands. */
const add = async (kind: Kind, code: string, added: Added, env: Env): Promise<Next<Gathered>> => {
  const petition = await env.look.petition(code);
  if (!petition) return { end: true };
  const shownCode = showCode(code);
  if (!isOpen(petition.status)) return { end: true, say: { say: [{ id: 'amend-ended', args: { code: shownCode } }] } };
  const understood = await env.look.understand(added.words);
  // What accuses somebody never reaches a group, also when it comes later: the officer reads it in the file.
  const hidden = understood.kind.value === 'denunciation';
  const urgent = understood.urgency.value === 'emergency' && petition.urgency !== 'emergency';
  const fix = kind === 'amend' ? correction(added.words) : undefined;
  const pin = added.place && {
    lat: added.place.lat,
    long: added.place.long,
    ...(added.place.name !== undefined && { words: oneLine(added.place.name, maxPlace) }),
  };
  const place = pin ?? (fix && { words: oneLine(rePlaced(petition.place, fix), maxPlace) });
  return {
    end: true,
    facts: [
      ...(urgent ? [alarm(understood, petition, hidden)] : []),
      {
        type: 'petition.changed',
        id: petition.id,
        version: petition.version,
        change: { type: kind, text: hidden ? '' : understood.personal },
        words: added.words,
        media: filesOf(added.media),
        ...(place && { place }),
      },
    ],
    say: { say: [...(urgent ? [emergencyNumbers] : []), oneOf(answered[kind], { code: shownCode })] },
  };
};

const wordsOf = (input: Input): string =>
  input.kind === 'place'
    ? (input.name ?? '')
    : input.kind === 'contact'
      ? input.own
        ? input.phone
        : ''
      : textOf(input);

/** Begins an addition: at once, or when the album is whole. Goes to the step `gather`. @param nothing what is said to what says nothing */
export const begin = async (
  kind: Kind,
  code: string,
  input: Input,
  env: Env,
  nothing: readonly Line[],
): Promise<Next<Gathered>> => {
  const words = wordsOf(input);
  if (input.kind === 'media') {
    if (tooBig(input.media, env)) return { end: true, say: { say: [fileTooBig(env)] } };
    const media = [mediaSchema.parse(input.media)];
    return input.album !== undefined && !input.edited
      ? { to: 'gather', data: { code, words, media, gatherUntil: env.now + albumWait } }
      : add(kind, code, { words, media: input.edited ? [] : media }, env);
  }
  if (words.trim() === '' && input.kind !== 'place') return { end: true, say: { say: nothing } };
  return add(kind, code, { words, media: [], ...(input.kind === 'place' && { place: input }) }, env);
};

/** An album is arriving: one answer for all of it. */
export const gathering = (kind: Kind): Step<Gathered> => ({
  ask: () => undefined,
  answer: (input, data, env) => {
    if (input.kind !== 'media' || input.album === undefined || input.edited) return { pass: true };
    if (tooBig(input.media, env)) return { stay: data, say: { say: [fileTooBig(env)] } };
    const media = data.media.length < maxMedia ? [...data.media, mediaSchema.parse(input.media)] : data.media;
    const words = [data.words, input.caption ?? ''].filter((text) => text !== '').join('\n');
    return { stay: { ...data, words, media, gatherUntil: env.now + albumWait } };
  },
  wakeAt: (data) => data.gatherUntil,
  woken: (data, env) => add(kind, data.code, data, env),
});

/** `/huy` does not take back what was sent to the office. */
export const kept = (): Next<Gathered> => ({ pass: true });
