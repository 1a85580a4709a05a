/** What officers said of petitions, and what their words therefore tell of others. */
import { KINDS, type Kind, TOPICS, type Topic, URGENCIES, type Urgency } from './taxonomy.ts';

export type LessonHead = 'topic' | 'kind' | 'urgency';

/**
 * What can be learnt of each head, in this order. What protects people is not: no office shall teach the service to overlook a denunciation
 * or an emergency, nor to see one everywhere.
 */
export const LESSON_LABELS = {
  topic: TOPICS,
  kind: KINDS.filter((kind) => kind !== 'denunciation'),
  urgency: URGENCIES.filter((urgency) => urgency !== 'emergency'),
} as const satisfies Readonly<Record<LessonHead, readonly string[]>>;

export const LESSON_HEADS = Object.keys(LESSON_LABELS) as LessonHead[];

/** What officers said, head by head; what none of them named was not confirmed by anybody. */
export type Said = { readonly topic?: Topic; readonly kind?: Kind; readonly urgency?: Urgency };

/** In thousandths, in the order of `LESSON_LABELS`. */
export type LessonShares = Readonly<Record<LessonHead, readonly number[]>>;

/** What one petition teaches. */
export type Lesson = {
  readonly petition: string;
  /** Who sent it; undefined where nobody knows. */
  readonly citizen: string | undefined;
  /** When an officer last said what it is, ms. */
  readonly at: number;
  readonly said: Said;
  /** How probable the trained model alone held each label. */
  readonly shares: LessonShares;
  /** Folded words and pairs of words. */
  readonly terms: readonly string[];
};

/**
 * So many petitions teach, the newest: from them what is learnt is worked out in some 50 ms of processor time, and what an office no longer
 * does is forgotten in time. With 500 it knew nearly as much (`test/understand/lessons.ts`).
 */
export const MOST_LESSONS = 1_000;

/** What a term says, and from how much it was learnt. */
export type Taught = {
  /** For each label, in the order of `LESSON_LABELS`, by how much the logarithm of its odds changes. */
  readonly effects: readonly number[];
  readonly petitions: number;
  /** How often officers said each label. */
  readonly told: readonly number[];
  /** When the first of these petitions was confirmed, ms. */
  readonly since: number;
};

/** By head, then by term. */
export type Lessons = Readonly<Record<LessonHead, ReadonlyMap<string, Taught>>>;
