/** What a citizen adds to a petition just sent: photos, a place, a correction, "bổ sung: …". */
import { z } from 'zod';
import { showCode } from '../domain/tracking-code.ts';
import type { Media } from '../domain/message.ts';
import { isOpen } from '../domain/petition.ts';
import { fold } from '../domain/fold.ts';
import type { Env, Flow, Input, Next, OwnPetition } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { correction } from '../understand/correction.ts';
import { albumWait, tooBig } from './draft.ts';

const day = 86_400_000;

/** The petition an addition belongs to: the newest open one, if it is from today or yesterday. */
export const recentPetition = (own: readonly OwnPetition[], now: number): OwnPetition | undefined =>
  own.find((p) => isOpen(p.status) && now - p.createdAt < day);

/** Does this add to the last petition rather than begin a new one? Files and places without words do, and words that say so. */
export const amends = (input: Input): boolean => {
  if (input.kind === 'place') return true;
  if (input.kind === 'media') return input.caption === undefined && input.media.kind !== 'voice';
  if (input.kind !== 'text') return false;
  return input.edited || correction(input.text) !== undefined || /^(bo sung|them la|noi them|xin them)\b/.test(fold(input.text));
};

const schema = z.object({
  code: z.string(),
  media: z.array(z.custom<Media>((m) => typeof m === 'object' && m !== null)),
  gatherUntil: z.number(),
});
type Data = z.infer<typeof schema>;

const add = async (code: string, input: Input | undefined, media: readonly Media[], env: Env): Promise<Next<Data>> => {
  const petition = await env.look.petition(code);
  if (!petition) return { end: true };
  const words = input?.kind === 'text' ? input.text : input?.kind === 'media' ? (input.caption ?? '') : '';
  const understood = await env.look.understand(words);
  const place =
    input?.kind === 'place'
      ? { lat: input.lat, long: input.long, ...(input.name !== undefined && { words: input.name }) }
      : undefined;
  const fix = input?.kind === 'text' ? correction(input.text) : undefined;
  // What accuses somebody never reaches a group, also when it comes later.
  const text = understood.kind.value === 'denunciation' ? '' : understood.personal;
  return {
    end: true,
    facts: [
      {
        type: 'petition.changed',
        id: petition.id,
        version: petition.version,
        change: { type: 'amend', text },
        words,
        media,
        ...(place ? { place } : fix ? { place: { words: fix.to } } : {}),
      },
    ],
    say: { say: [oneOf(media.length > 0 ? 'amended-media' : 'amended', { code: showCode(code) })] },
  };
};

export const amend: Flow<Data> = {
  id: 'amend',
  version: 1,
  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true };
    const { input } = opening;
    const petition = recentPetition(await env.look.petitionsOf(env.person.id, 3), env.now);
    if (!petition) return { end: true };
    if (input.kind === 'media' && tooBig(input.media, env))
      return {
        end: true,
        say: { say: [{ id: 'file-too-big', args: { limit: String(Math.floor(env.can.fetchLimit / 1_048_576)) } }] },
      };
    if (input.kind === 'media' && input.album !== undefined)
      return {
        to: 'gather',
        data: { code: petition.code, media: [input.media], gatherUntil: env.now + albumWait },
      };
    return add(petition.code, input, input.kind === 'media' ? [input.media] : [], env);
  },
  parse: (stored) => schema.safeParse(stored).data,
  steps: {
    /** An album is arriving: one answer for all of it. */
    gather: {
      ask: () => undefined,
      answer: (input, data, env) =>
        input.kind === 'media' && input.album !== undefined
          ? { stay: { ...data, media: [...data.media, input.media], gatherUntil: env.now + albumWait } }
          : { pass: true },
      wakeAt: (data) => data.gatherUntil,
      woken: (data, env) => add(data.code, undefined, data.media, env),
    },
  },
};
