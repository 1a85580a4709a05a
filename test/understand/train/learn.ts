/** From samples to a model of one head. */
import { KINDS, TOPICS, URGENCIES } from '../../../src/domain/taxonomy.ts';
import { type Features, featuresOf } from '../../../src/understand/features.ts';
import { GROUPS, type Head } from '../../../src/understand/model.ts';
import { tokenize } from '../../../src/understand/tokens.ts';
import { fitted, type Rows } from './fit.ts';
import type { Sample } from './samples.ts';

export const LABELS: Readonly<Record<Head, readonly string[]>> = { kind: KINDS, topic: TOPICS, urgency: URGENCIES };

/**
 * Chosen by folds over the development texts and whole petitions. `shrink`: how strongly weights are held near nothing. `rare`: how much more a rare feature
 * counts, (50 / (n + 1)) ^ rare.
 */
export const SETTINGS: Readonly<Record<Head, Setting>> = {
  kind: { shrink: 2, rare: 0.2, bits: false },
  topic: { shrink: 3, rare: 0.4, bits: true },
  urgency: { shrink: 3, rare: 0.3, bits: false },
};

type Setting = {
  readonly shrink: number;
  readonly rare: number;
  /** Are bits of sentences learnt from? */
  readonly bits: boolean;
};

/** Features by number, each label's weight; `bias` for each label. */
export type Learnt = { readonly weights: ReadonlyMap<number, Float64Array>; readonly bias: Float64Array };

export type Read = Sample & { readonly features: Features };

export const read = (sample: Sample): Read => ({
  ...sample,
  features: featuresOf(tokenize(sample.text.normalize('NFC'))),
});

/** A text has more than one label: so sure is the first of them. */
const FIRST = 0.7;

export const learn = (all: readonly Read[], head: Head): Learnt => {
  const labels = LABELS[head];
  const k = labels.length;
  const { shrink, rare, bits } = SETTINGS[head];
  const used = all.filter((sample) => sample.labels[head] && (bits || !sample.bit));
  const index = new Map<number, number>();
  const counts: number[] = [];
  for (const { features, weight } of used)
    for (const feature of each(head, features)) {
      const at = index.get(feature) ?? index.size;
      index.set(feature, at);
      counts[at] = (counts[at] ?? 0) + weight;
    }
  const starts = new Int32Array(used.length + 1);
  const ids: number[] = [];
  const goal = new Float64Array(used.length * k);
  const any = new Uint8Array(used.length);
  used.forEach((sample, row) => {
    for (const feature of each(head, sample.features)) ids.push(index.get(feature)!);
    starts[row + 1] = ids.length;
    const given = sample.labels[head]!;
    any[row] = sample.of === undefined && given.length > 1 ? 1 : 0;
    given.forEach((label, i) => {
      const share = given.length === 1 || any[row] ? 1 : i === 0 ? FIRST : (1 - FIRST) / (given.length - 1);
      goal[row * k + labels.indexOf(label)] = share;
    });
  });
  const value = Float64Array.from(counts, (count) => (50 / (count + 1)) ** rare);
  const weight = Float64Array.from(used, (sample) => sample.weight);
  const rows: Rows = { starts, ids: Int32Array.from(ids), goal, any, weight, value, labels: k };
  const learnt = fitted(rows, shrink);
  const weights = new Map<number, Float64Array>();
  for (const [feature, at] of index)
    weights.set(
      feature,
      learnt.slice(at * k, (at + 1) * k).map((x) => x * value[at]!),
    );
  return { weights, bias: learnt.slice(index.size * k) };
};

/** The score of each label, before they are made shares of one. */
export const scoresOf = ({ weights, bias }: Learnt, head: Head, features: Features): Float64Array => {
  const scores = Float64Array.from(bias);
  for (const feature of each(head, features))
    weights.get(feature)?.forEach((x, c) => {
      scores[c]! += x;
    });
  return scores;
};

/** The features that a head reads. */
function* each(head: Head, features: Features): Generator<number> {
  for (const group of GROUPS[head]) yield* features[group];
}
