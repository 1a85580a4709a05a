/** What a text is taken to mean: suggestions, each with its confidence. */
import type { Kind, Topic, Urgency } from './taxonomy.ts';

export type Guess<T> = { readonly value: T; readonly confidence: number };

/**
 * `next`: only of a denunciation that is likely but not certain: what it most likely is if it is none. Without it nobody may say that it is
 * none.
 */
export type KindGuess = Guess<Kind> & { readonly next?: Guess<Kind> };

/** `next`: only of a topic that is not sure: the likeliest other one. */
export type TopicGuess = Guess<Topic> & { readonly next?: Guess<Topic> };

/** How sure the guesses about a petition are, 0 to 1. */
export type Sureness = { readonly kind: number; readonly topic: number; readonly urgency: number };

/**
 * Below these a guess says of itself that it is not sure. Of the held texts of `test/understand/measure.ts` 57 % of the topics and 48 % of the
 * kinds below are right and 92 % and 97 % of those above, of the emergencies 29 % and all. What is taken for urgent was right at every
 * confidence. Where a topic below is wrong, the next likeliest is right in 53 %.
 */
const SURE = { kind: 0.7, topic: 0.7, normal: 0.8, urgent: 0, emergency: 0.5 } as const;

/** A unit named by its whole name, as it is written or with what it is (xã, ấp), is sure; a part of it, bare, may be any other word (`confidenceOf` in `understand/place.ts`). */
export const isSureUnit = (confidence: number): boolean => confidence >= 0.7;

export const isSureTopic = (confidence: number): boolean => confidence >= SURE.topic;

/** Those of the guesses about a petition that are not sure. */
export const unsureOf = (urgency: Urgency, sure: Sureness): readonly (keyof Sureness)[] => [
  ...(sure.kind < SURE.kind ? (['kind'] as const) : []),
  ...(isSureTopic(sure.topic) ? [] : (['topic'] as const)),
  ...(sure.urgency < SURE[urgency] ? (['urgency'] as const) : []),
];

export type PlaceGuess = { readonly words: string; readonly unit?: string; readonly confidence: number };

/**
 * `name` as they wrote it. `alike`: several are called so · `parted`: one old commune or district that lies in all of them today ·
 * `unnamed`: a place without its commune, where there are several.
 */
export type Doubt = {
  readonly name: string;
  readonly units: readonly string[];
  readonly why: 'alike' | 'parted' | 'unnamed';
};

/** Confidences are from 0 to 1; below about 0.5 say so instead of pretending. */
export type Understanding = {
  readonly kind: KindGuess;
  readonly topic: TopicGuess;
  readonly urgency: Guess<Urgency>;
  /** In the citizen's own spelling. The office's own name alone is no place. */
  readonly place?: PlaceGuess;
  /** The unit they name, where it can be only one. */
  readonly unit?: Guess<string>;
  /** They name something that may be several units, each as likely: to be asked once, never guessed. */
  readonly doubt?: Doubt;
  /** The unit was named as it was called until June 2025: "Xã Mỹ Yên". */
  readonly former?: string;
  /** The tenant's own place they name, by its code. */
  readonly spot?: string;
  /** The text, composed (NFC), with personal data masked. */
  readonly personal: string;
  /** What is wrong in at most 80 UTF-16 units, masked, without the place and courtesies. */
  readonly matter: string;
  /** Nothing but a greeting or thanks, or no words at all. */
  readonly greeting: boolean;
};
