/**
 * What an office's confirmed petitions teach: for some words, by how much they make each label likelier than the trained model alone holds it.
 *
 * A word counts where officers said a label clearly more (or less) often than the model had expected it in the petitions with that word:
 * ln((told + 1) / (expected + 1)). The clearest word is taken first, and what it explains is explained: of "cây xanh đổ" only "cây xanh" is
 * learnt, not whatever else those texts say. So where the model is right nothing is learnt, and what is learnt is a short list that can be
 * shown. Measured by `test/understand/lessons.ts`. Adding up all words instead, significant or not, made an ordinary office's topics worse
 * (75.7 → 74.5 % after 200 petitions); adding up the significant ones without taking turns cost the other texts of an office with habits of its
 * own 0.8 instead of 0.5 points.
 */
import {
  LESSON_LABELS,
  type Lesson,
  type LessonHead,
  type LessonShares,
  type Lessons,
  MOST_LESSONS,
  type Taught,
} from '../domain/lesson.ts';
import { KINDS, TOPICS, URGENCIES } from '../domain/taxonomy.ts';
import { rarest } from './alike/matter.ts';
import type { Shares } from './model.ts';
import { worthOf } from './terms.ts';

/** No single petition and nobody alone changes anything. */
const LEAST = 3;
const CITIZENS = 2;
/**
 * So many standard deviations from what was expected; a word is looked at for each of 14 topics, so 2 would be met by chance all the time. Of a
 * word that hardly any text has which the model learnt from, less is enough: with that words of an office's own are learnt from three
 * petitions (61 instead of 57 % right after 50), and nothing else changes.
 */
const CLEAR = 3.5 ** 2;
const CLEAR_NEW = 2.5 ** 2;
/** Added to the variance, petitions²: three texts that the model is quite sure of are no proof either. */
const NOISE = 0.25;
const SMOOTH = 1;
/** The most that a word, and all words of a text, may change: odds by e³ = 20 and e⁴ = 55. */
const WORD = 3;
const TEXT = 4;
/** An office with 1,000 lessons and many habits of its own takes some 150. */
const STEPS = 300;
/** What changes the odds by less is not worth another step. */
const DONE = 0.1;

const ALL = { topic: TOPICS, kind: KINDS, urgency: URGENCIES } as const;
/** Where each label that can be learnt stands among all labels of its head. */
const AT: Readonly<Record<LessonHead, readonly number[]>> = {
  topic: LESSON_LABELS.topic.map((label) => ALL.topic.indexOf(label)),
  kind: LESSON_LABELS.kind.map((label) => ALL.kind.indexOf(label)),
  urgency: LESSON_LABELS.urgency.map((label) => ALL.urgency.indexOf(label)),
};

/** The model's shares as a lesson keeps them: of what can be learnt, together 1,000. */
export const lessonShares = (shares: Shares): LessonShares => {
  const of = (head: LessonHead): number[] => {
    const own = AT[head].map((at) => shares[head][at]!);
    const sum = own.reduce((all, share) => all + share, 0);
    return own.map((share) => Math.round((share / sum) * 1_000));
  };
  return { topic: of('topic'), kind: of('kind'), urgency: of('urgency') };
};

/** `terms`: those of its terms that may be learnt. */
type Row = {
  readonly lesson: Lesson;
  readonly label: number;
  readonly shares: Float64Array;
  readonly terms: Sums[];
};

/** A term's petitions, and the sums over them. */
type Sums = {
  readonly term: string;
  readonly worth: number;
  readonly rows: readonly Row[];
  readonly told: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Float64Array;
  readonly effects: Float64Array;
  /** The square of how clear it must be, and is. */
  readonly bar: number;
  clear: number;
};

const clearness = ({ told, expected, variance }: Pick<Sums, 'told' | 'expected' | 'variance'>): number => {
  let most = 0;
  for (let c = 0; c < told.length; c += 1)
    most = Math.max(most, (told[c]! - expected[c]!) ** 2 / (Math.max(variance[c]!, 0) + NOISE));
  return most;
};

const enough = (lessons: readonly Lesson[]): boolean =>
  lessons.length >= LEAST && new Set(lessons.map(({ citizen }) => citizen)).size >= CITIZENS;

/** Terms that enough petitions share, with the places of those petitions in the list. */
const shared = (lessons: readonly Lesson[]): readonly (readonly [term: string, at: readonly number[]])[] => {
  const byTerm = new Map<string, number[]>();
  lessons.forEach(({ terms }, at) => {
    for (const term of terms) {
      const those = byTerm.get(term);
      if (those) those.push(at);
      else byTerm.set(term, [at]);
    }
  });
  return [...byTerm].filter(([, at]) => at.length >= LEAST && enough(at.map((each) => lessons[each]!)));
};

/** The terms that may be learnt, with their sums; puts each of them to its rows. @param rows in the order of the lessons */
const candidates = (
  terms: ReturnType<typeof shared>,
  rows: readonly (Row | undefined)[],
  labels: number,
): Set<Sums> => {
  const found = new Set<Sums>();
  const zero = () => new Float64Array(labels);
  let sums = { told: zero(), expected: zero(), variance: zero() };
  for (const [term, at] of terms) {
    const those = at.flatMap((each) => rows[each] ?? []);
    if (those.length < at.length && !enough(those.map(({ lesson }) => lesson))) continue;
    for (const each of Object.values(sums)) each.fill(0);
    for (const { label, shares } of those) {
      sums.told[label]! += 1;
      for (let c = 0; c < labels; c += 1) {
        sums.expected[c]! += shares[c]!;
        sums.variance[c]! += shares[c]! * (1 - shares[c]!);
      }
    }
    const clear = clearness(sums);
    const worth = worthOf(term);
    const bar = worth === rarest ? CLEAR_NEW : CLEAR;
    if (clear < bar) continue;
    const kept = { ...sums, term, worth, rows: those, effects: zero(), bar, clear };
    found.add(kept);
    for (const { terms } of those) terms.push(kept);
    sums = { told: zero(), expected: zero(), variance: zero() };
  }
  return found;
};

/** The clearest; of equals the one that says most. */
const clearest = (all: Iterable<Sums>): Sums | undefined => {
  let best: Sums | undefined;
  for (const sums of all) {
    if (sums.clear < sums.bar) continue;
    const by = best === undefined ? 1 : sums.clear - best.clear || sums.worth - best.worth;
    if (by > 0 || (by === 0 && sums.term < best!.term)) best = sums;
  }
  return best;
};

/** Moves a term's effects to what its petitions say; how much that was for each label. */
const step = ({ told, expected, effects }: Sums): Float64Array =>
  effects.map((had, c) => {
    const wanted = had + Math.log((told[c]! + SMOOTH) / (Math.max(expected[c]!, 0) + SMOOTH));
    effects[c] = Math.min(Math.max(wanted, -WORD), WORD);
    return effects[c]! - had;
  });

/** In place: shares of one text, changed by factors of e^`by`. */
const tilt = (shares: Float64Array, by: Float64Array): void => {
  let sum = 0;
  for (let c = 0; c < shares.length; c += 1) sum += shares[c]! *= Math.exp(by[c]!);
  for (let c = 0; c < shares.length; c += 1) shares[c]! /= sum;
};

const taught = ({ rows, told, effects }: Sums): Taught => ({
  effects: Array.from(effects, (effect) => Math.round(effect * 100) / 100),
  petitions: rows.length,
  told: [...told],
  since: Math.min(...rows.map(({ lesson }) => lesson.at)),
});

const learnHead = (
  lessons: readonly Lesson[],
  terms: ReturnType<typeof shared>,
  head: LessonHead,
): ReadonlyMap<string, Taught> => {
  const labels: readonly string[] = LESSON_LABELS[head];
  const rows = lessons.map((lesson): Row | undefined => {
    const label = labels.indexOf(lesson.said[head] ?? '');
    const shares = Float64Array.from(lesson.shares[head], (share) => share / 1_000);
    return label < 0 || shares.length !== labels.length ? undefined : { lesson, label, shares, terms: [] };
  });
  const all = candidates(terms, rows, labels.length);
  const steps = new Set<Sums>();
  const before = new Float64Array(labels.length);
  for (let n = 0; n < STEPS; n += 1) {
    const best = clearest(all);
    if (!best) break;
    const by = step(best);
    if (by.every((each) => Math.abs(each) < DONE)) {
      all.delete(best);
      continue;
    }
    steps.add(best);
    const touched = new Set<Sums>();
    for (const { shares, terms } of best.rows) {
      before.set(shares);
      tilt(shares, by);
      for (const { expected, variance } of terms)
        for (let c = 0; c < labels.length; c += 1) {
          const was = before[c]!;
          const is = shares[c]!;
          expected[c]! += is - was;
          variance[c]! += is * (1 - is) - was * (1 - was);
        }
      for (const sums of terms) touched.add(sums);
    }
    for (const sums of touched) sums.clear = clearness(sums);
  }
  return new Map([...steps].map((sums) => [sums.term, taught(sums)]));
};

/** Of equals in time the greater id is the newer: what is kept is the same everywhere. */
const newestFirst = (a: Lesson, b: Lesson): number => b.at - a.at || (a.petition < b.petition ? 1 : -1);

/** From the newest petitions, in whatever order they are given. With 1,000 of them some 50 ms. */
export const learnt = (lessons: Iterable<Lesson>): Lessons => {
  const newest = [...lessons].sort(newestFirst).slice(0, MOST_LESSONS);
  const terms = shared(newest);
  const of = (head: LessonHead) => learnHead(newest, terms, head);
  return { topic: of('topic'), kind: of('kind'), urgency: of('urgency') };
};

const COMPLAINT = KINDS.indexOf('complaint');
/** Does the model take it for a complaint, unless it is a denunciation? */
const complains = ({ kind }: Shares): boolean => AT.kind.every((at) => kind[at]! <= kind[COMPLAINT]!);

/**
 * The model's shares as this office has corrected them. What can be learnt keeps its sum, so that neither a denunciation nor an emergency is
 * more or less likely than before. A complaint stays one: it does not go to whom it is about, who might teach otherwise.
 * @param terms of the text
 */
export const corrected = (shares: Shares, terms: ReadonlySet<string>, lessons: Lessons): Shares => {
  const of = (head: LessonHead): readonly number[] => {
    const known = lessons[head];
    if (known.size === 0 || (head === 'kind' && complains(shares))) return shares[head];
    const sums = new Float64Array(AT[head].length);
    for (const term of terms)
      known.get(term)?.effects.forEach((effect, c) => {
        sums[c]! += effect;
      });
    if (sums.every((sum) => sum === 0)) return shares[head];
    const own = Float64Array.from(AT[head], (at) => shares[head][at]!);
    const whole = own.reduce((all, share) => all + share, 0);
    if (whole === 0) return shares[head];
    tilt(
      own,
      sums.map((sum) => Math.min(Math.max(sum, -TEXT), TEXT)),
    );
    const all = [...shares[head]];
    AT[head].forEach((at, c) => {
      all[at] = own[c]! * whole;
    });
    return all;
  };
  return { kind: of('kind'), topic: of('topic'), urgency: of('urgency') };
};
