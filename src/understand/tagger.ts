/** The best row of labels for the words of a text: outside a name, its first word, a further word. Viterbi, linear. */
import type { Item } from './items.ts';
import { atomsOf, BUCKETS, nameFeatures, stepFeatures } from './name-features.ts';

export const [OUT, FIRST, REST] = [0, 1, 2] as const;
export type Label = 0 | 1 | 2;

/** Two weights for each feature: of a first word and of a further word; outside is 0. */
export type Weights = { readonly [at: number]: number; readonly length: number };
export const WEIGHTS = BUCKETS * 2;

/** Nothing of a name stands behind the end of a sentence. */
const parts = (item: Item): boolean => !/^(?:[ \u00a0]{0,2}|['’]| ?[-–] ?)$/.test(item.before);

export type Sequence = {
  readonly size: number;
  readonly features: readonly Int32Array[];
  /** For each word the number of the feature of a step from each label to it. */
  readonly steps: readonly Int32Array[];
  readonly parted: readonly boolean[];
};

export const sequenceOf = (items: readonly Item[]): Sequence => {
  const atoms = atomsOf(items);
  return {
    size: items.length,
    features: nameFeatures(atoms),
    steps: stepFeatures(atoms),
    parted: items.map((item, i) => i === 0 || parts(item)),
  };
};

/**
 * @param lean added to every word inside a name: above 0 more is taken for one
 * @param cost of a label for a word, where training wants mistakes to look good
 */
export const bestLabels = (
  { size, features, steps, parted }: Sequence,
  weights: Weights,
  lean: number,
  cost?: (word: number, label: Label) => number,
): Label[] => {
  const back = new Uint8Array(size * 3);
  let before = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < size; i += 1) {
    let first = lean;
    let rest = lean;
    for (const feature of features[i]!) {
      first += weights[feature * 2]!;
      rest += weights[feature * 2 + 1]!;
    }
    const own = [0, first, rest];
    const now: number[] = [];
    for (const label of [OUT, FIRST, REST]) {
      let best = Number.NEGATIVE_INFINITY;
      for (const from of [OUT, FIRST, REST]) {
        if (label === REST && (from === OUT || parted[i])) continue;
        const step = label === OUT ? 0 : weights[steps[i]![from]! * 2 + label - 1]!;
        const score = before[from]! + step;
        if (score > best) {
          best = score;
          back[i * 3 + label] = from;
        }
      }
      now[label] = best + own[label]! + (cost?.(i, label) ?? 0);
    }
    before = now;
  }
  const labels: Label[] = new Array<Label>(size);
  let last = before.indexOf(Math.max(...before)) as Label;
  for (let i = size - 1; i >= 0; i -= 1) {
    labels[i] = last;
    last = back[i * 3 + last] as Label;
  }
  return labels;
};

/**
 * Weights as `names.gen.ts` holds them. A feature: the step from the one before in seven bits a byte, the lowest first, the last below 128;
 * then its two weights from -127 to 127.
 */
export const unpack = (packed: string): Weights => {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const weights = new Int8Array(WEIGHTS);
  let feature = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    for (let shift = 0, more = true; more; at += 1, shift += 7) {
      feature += (bytes[at]! & 127) << shift;
      more = bytes[at]! >= 128;
    }
    weights[feature * 2] = (bytes[at]! << 24) >> 24;
    weights[feature * 2 + 1] = (bytes[at + 1]! << 24) >> 24;
  }
  return weights;
};
