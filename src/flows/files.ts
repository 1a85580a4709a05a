/** Photos and other files that go with what staff put down, in the same store as those of petitions. */
import { z } from 'zod';
import type { Line, Media } from '../domain/message.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { albumWait, filesOf, fileTooBig, maxMedia, mediaSchema, tooBig } from './draft.ts';

/** `gatherUntil`: more of an album may still come until then, ms. */
export const filesShape = {
  media: z.exactOptional(z.array(mediaSchema)),
  gatherUntil: z.exactOptional(z.number()),
};
export type Files = { media?: z.infer<typeof mediaSchema>[]; gatherUntil?: number };

type MediaInput = Extract<Input, { kind: 'media' }>;

/** With the files that were sent just before, without a word about them. */
export const withLoose = <D extends Files>(data: D, env: Env): D =>
  env.loose === undefined || env.loose.length === 0
    ? data
    : { ...data, media: env.loose.slice(0, maxMedia).map((one) => mediaSchema.parse(one)) };

/** With a file that has come; the same one again is the same one. `left`: why it is not taken, in plain words. */
export const withFile = <D extends Files>(
  data: D,
  { media, album, edited }: MediaInput,
  env: Env,
): { readonly data: D; readonly left: readonly Line[] } => {
  const there = data.media ?? [];
  if (edited || there.some(({ ref }) => ref === media.ref)) return { data, left: [] };
  if (tooBig(media, env)) return { data, left: [fileTooBig(env)] };
  if (there.length >= maxMedia) return { data, left: [{ id: 'record-full-files', args: { n: maxMedia } }] };
  const gather = album === undefined ? {} : { gatherUntil: env.now + albumWait };
  return { data: { ...data, media: [...there, mediaSchema.parse(media)], ...gather }, left: [] };
};

/** As a fact carries them; nothing where there are none. */
export const mediaOf = ({ media }: Files): { readonly media?: readonly Media[] } =>
  media === undefined || media.length === 0 ? {} : { media: filesOf(media) };

/** How many there are: "3 ảnh". */
export const filesText = (files: readonly { readonly kind: string }[]): Text =>
  oneOf(files.every(({ kind }) => kind === 'photo') ? 'files-photos' : 'files-mixed', { n: files.length });

/** A line of a card, or none. */
export const filesLine = (files: readonly { readonly kind: string }[] = []): Line[] =>
  files.length === 0 ? [] : [{ id: 'record-files', args: { files: filesText(files) } }];

/** The album is whole. */
export const whole = <D extends Files>(data: D): D => {
  const { gatherUntil: _, ...rest } = data;
  return rest as D;
};

/** The step takes files too: what is written below one goes on as words. An album changes the question once, when it is whole. */
export const takingFiles = <D extends Files>(step: Step<D>): Step<D> => ({
  ...step,
  answer: (input, data, env) => {
    if (input.kind !== 'media' || input.edited) return step.answer(input, data, env);
    const { data: next, left } = withFile(data, input, env);
    if ((input.caption ?? '').trim() !== '') return step.answer(input, next, env);
    return {
      stay: next,
      ...(left.length > 0 && { say: { say: left } }),
      ...(next.gatherUntil === undefined && left.length === 0 && { ask: 'in-place' as const }),
    };
  },
  wakeAt: (data, env) => data.gatherUntil ?? step.wakeAt?.(data, env),
  woken: (data, env) =>
    data.gatherUntil === undefined
      ? (step.woken?.(data, env) ?? { end: true })
      : { stay: whole(data), ask: 'in-place' },
});

/** An album is arriving: nothing is said until it is whole. */
export const gathering = <D extends Files>(onward: (data: D, env: Env) => Next<D> | Promise<Next<D>>): Step<D> => ({
  ask: () => undefined,
  answer: (input, data, env) =>
    input.kind === 'media' && !input.edited ? { stay: withFile(data, input, env).data } : { pass: true },
  wakeAt: (data) => data.gatherUntil,
  woken: (data, env) => onward(whole(data), env),
});
