/** What all the words of a draft mean together, and which of them the citizen has said are no denunciation. */
import { strictest, URGENCIES, type Urgency } from '../domain/taxonomy.ts';
import type { KindGuess, Understanding } from '../domain/understanding.ts';
import type { Env } from '../engine/flow.ts';
import type { Draft } from './draft.ts';

/** The citizen says of all that is written so far that it is no denunciation. What they write or change later is read anew. */
export const toOrdinary = (draft: Draft): Draft => {
  // What was said of a denunciation by law is said no more; what this is instead may need its own notice.
  const { noticed: _, ...rest } = draft;
  return { ...rest, parts: draft.parts.map((part) => ({ ...part, ordinary: true })) };
};

export const isOrdinary = (draft: Draft): boolean => draft.parts.some((part) => part.ordinary);

const mostPressing = (all: readonly Urgency[]): Urgency => URGENCIES.find((u) => all.includes(u)) ?? 'normal';

/** Kind and urgency are read from the beginning of a text only; longer ones are read piece by piece. UTF-16 units. */
const readAtOnce = 4_000;
const pieces = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / readAtOnce) }, (_, i) =>
    text.slice(i * readAtOnce, (i + 1) * readAtOnce),
  );

const denounces = (kind: KindGuess): boolean => kind.value === 'denunciation';
const isCertain = (kind: KindGuess): boolean => denounces(kind) && kind.next === undefined;
const sealed: KindGuess = { value: 'denunciation', confidence: 1 };

/** The most protected kind of several; a denunciation that is certain goes before one that is not. */
const strictestOf = (all: readonly KindGuess[]): KindGuess => {
  const value = strictest(all.map((kind) => kind.value));
  const those = all.filter((kind) => kind.value === value);
  return those.find((kind) => kind.next === undefined) ?? those[0] ?? { value, confidence: 0 };
};

/** The kind if it is no denunciation. */
const otherOf = (all: readonly KindGuess[]): KindGuess =>
  strictestOf(all.filter((kind) => !isCertain(kind)).map((kind) => kind.next ?? kind));

const kindOf = (all: readonly KindGuess[]): KindGuess => {
  const kind = strictestOf(all);
  return kind.next ? { ...kind, next: otherOf(all) } : kind;
};

/**
 * The kind after they said that what stood there is no denunciation. A message that is one for certain seals all of it again, for good.
 * One that may be, or that makes the whole look like one, seals it until they say so of that too: silence must not send it.
 */
const kindAfter = async (whole: KindGuess, each: readonly KindGuess[], draft: Draft, env: Env): Promise<KindGuess> => {
  const since = draft.parts.filter((part) => !part.ordinary).map((part) => part.text);
  const read = await Promise.all([since.join('\n'), ...since.flatMap(pieces)].map(env.look.understand));
  const fresh = strictestOf(read.map(({ kind }) => kind));
  if (each.some(isCertain) || isCertain(fresh) || (isCertain(whole) && denounces(fresh))) return sealed;
  const other = otherOf([whole, ...each]);
  const asksAnew = denounces(fresh) || (isCertain(whole) && since.length > 0);
  return asksAnew ? { value: 'denunciation', confidence: whole.confidence, next: other } : other;
};

/** The whole, but as protected and as pressing as any message in it: what comes late in long words must not be missed. */
export const understandAll = async (words: string, draft: Draft, env: Env): Promise<Understanding> => {
  const whole = await env.look.understand(words);
  const told = isOrdinary(draft) || draft.sealed;
  if (draft.parts.length < 2 && words.length <= readAtOnce && !told) return whole;
  const each = await Promise.all(draft.parts.flatMap((part) => pieces(part.text)).map(env.look.understand));
  const all = [whole, ...each];
  const urgency = mostPressing(all.map((u) => u.urgency.value));
  const kinds = each.map((u) => u.kind);
  return {
    ...whole,
    kind: draft.sealed
      ? sealed
      : isOrdinary(draft)
        ? await kindAfter(whole.kind, kinds, draft, env)
        : kindOf([whole.kind, ...kinds]),
    urgency: all.find((u) => u.urgency.value === urgency)?.urgency ?? whole.urgency,
    greeting: all.every((u) => u.greeting),
  };
};
