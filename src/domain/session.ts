/** Where a person stands in their conversations, as it is stored. */
import type { Lang } from '../text/text.ts';

/** Where a person stands in a flow. `wait` stands in the buttons of the question, so that old ones are recognised. */
export type Position = {
  readonly flow: string;
  readonly version: number;
  readonly step: string;
  readonly data: unknown;
  readonly wait: string;
  readonly tries: number;
  /** When its question was last put, ms. */
  readonly askedAt?: number;
  readonly wakeAt?: number;
};

/** The last is the one being talked about. Bounded: see `maxPositions`. */
export type Session = {
  readonly lang: Lang;
  readonly positions: readonly Position[];
  /** Times of wrong tracking codes in the last hour, ms. */
  readonly misses: readonly number[];
};

export const emptySession = (lang: Lang): Session => ({ lang, positions: [], misses: [] });
