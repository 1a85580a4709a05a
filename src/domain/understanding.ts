/** What a text is taken to mean: suggestions, each with its confidence. */
import type { Kind, Topic, Urgency } from './taxonomy.ts';

export type Guess<T> = { readonly value: T; readonly confidence: number };

/**
 * `next`: only of a denunciation that is likely but not certain: what it most likely is if it is none. Without it nobody may say that it is
 * none.
 */
export type KindGuess = Guess<Kind> & { readonly next?: Guess<Kind> };

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
  readonly topic: Guess<Topic>;
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
