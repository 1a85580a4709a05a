/** What a text is taken to mean: suggestions, each with its confidence. */
import type { Kind, Topic, Urgency } from './taxonomy.ts';

export type Guess<T> = { readonly value: T; readonly confidence: number };

export type PlaceGuess = { readonly words: string; readonly unit?: string; readonly confidence: number };

/** Confidences are from 0 to 1; below about 0.5 say so instead of pretending. */
export type Understanding = {
  readonly kind: Guess<Kind>;
  readonly topic: Guess<Topic>;
  readonly urgency: Guess<Urgency>;
  /** In the citizen's own spelling. The office's own name alone is no place. */
  readonly place?: PlaceGuess;
  /** The unit they name, where it can be only one. */
  readonly unit?: Guess<string>;
  /** The text, composed (NFC), with personal data masked. */
  readonly personal: string;
  /** What is wrong in at most 80 UTF-16 units, masked, without the place and courtesies. */
  readonly matter: string;
  /** Nothing but a greeting or thanks, or no words at all. */
  readonly greeting: boolean;
};
