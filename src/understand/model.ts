/**
 * The trained model: logistic regression over the features of a text, a weight for each feature and label. `weights.gen.ts` holds it packed;
 * `test/understand/train` makes it. Unpacked at first use, in some milliseconds.
 */
import { type Features, featuresOf } from './features.ts';
import type { Token } from './tokens.ts';
import { BIASES, HEAT, PACKED, SCALES } from './weights.gen.ts';

/** Labels as the packed weights number them: kinds, then topics, then urgencies, each in the order of the taxonomy. */
export const HEADS = { kind: [0, 4], topic: [4, 18], urgency: [18, 21] } as const;
export type Head = keyof typeof HEADS;

/**
 * What each head reads. Topics are told by the words themselves: the classes of words were made for the other two; where a word stands tells
 * of the kind (91.8 → 93.6 % of texts that were not learnt from) and nothing of the others.
 */
export const GROUPS: Readonly<Record<Head, readonly (keyof Features)[]>> = {
  kind: ['words', 'ends', 'senses', 'pairs'],
  topic: ['words'],
  urgency: ['words', 'senses'],
};

/** Numbers of features are cut to so many bits: two bytes for each step to the next. */
export const BITS = 28;

type Table = {
  /** Numbers of features, ascending, and where the entries of each begin. */
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly labels: Uint8Array;
  readonly weights: Int8Array;
};

/**
 * A feature: the step from the one before in seven bits a byte, the lowest first, the last below 128. Then its entries: label, 128 more in
 * the last; and the weight from -127 to 127.
 */
const unpack = (packed: string): Table => {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const features = new Uint32Array(bytes.length / 3);
  const starts = new Uint32Array(bytes.length / 3 + 1);
  const labels = new Uint8Array(bytes.length / 2);
  const weights = new Int8Array(bytes.length / 2);
  let size = 0;
  let entries = 0;
  let number = 0;
  for (let at = 0; at < bytes.length; ) {
    let step = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at]!;
      at += 1;
      step += (byte & 127) << shift;
      if (byte < 128) break;
    }
    number += step;
    features[size] = number;
    for (let more = true; more; at += 2) {
      labels[entries] = bytes[at]! & 127;
      weights[entries] = (bytes[at + 1]! << 24) >> 24;
      entries += 1;
      more = bytes[at]! < 128;
    }
    size += 1;
    starts[size] = entries;
  }
  return {
    features: features.subarray(0, size),
    starts: starts.subarray(0, size + 1),
    labels: labels.subarray(0, entries),
    weights: weights.subarray(0, entries),
  };
};

let table: Table | undefined;

const find = (features: Uint32Array, number: number): number => {
  let low = 0;
  let high = features.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = features[middle]!;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** Scores to probabilities. `HEAT` flattens what the training makes surer than it is. */
const shares = (scores: readonly number[], heat: number): readonly number[] => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - most) / heat));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
};

/** How probable each label is, in the order of the taxonomy. */
export type Shares = Readonly<Record<Head, readonly number[]>>;

/** A danger may be one sentence of a long letter: so many words are also read by themselves, each time so many further on. */
const WINDOW = 40;
const STEP = 20;

export const sharesOf = (tokens: readonly Token[]): Shares => {
  const whole = read(tokens);
  let urgency = whole.urgency;
  for (let at = 0; tokens.length > WINDOW && at + STEP < tokens.length; at += STEP) {
    const part = read(tokens.slice(at, at + WINDOW)).urgency;
    if (part[0]! > urgency[0]!) urgency = part;
  }
  return { ...whole, urgency };
};

const read = (tokens: readonly Token[]): Shares => {
  table ??= unpack(PACKED);
  const { features, starts, labels, weights } = table;
  const sums = [...BIASES];
  const told = featuresOf(tokens);
  for (const group of Object.values(told))
    for (const feature of group) {
      const at = find(features, feature >>> (32 - BITS));
      if (at < 0) continue;
      for (let i = starts[at]!; i < starts[at + 1]!; i += 1) sums[labels[i]!]! += weights[i]! * scaleOf(labels[i]!);
    }
  return {
    kind: shares(sums.slice(...HEADS.kind), HEAT.kind),
    topic: shares(sums.slice(...HEADS.topic), HEAT.topic),
    urgency: shares(sums.slice(...HEADS.urgency), HEAT.urgency),
  };
};

const scaleOf = (label: number): number =>
  label < HEADS.topic[0] ? SCALES.kind : label < HEADS.urgency[0] ? SCALES.topic : SCALES.urgency;
