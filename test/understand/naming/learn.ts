/** A conditional random field over rows of labels, fitted by AdaGrad. The same samples give the same weights. */
import { OUT, REST, type Sequence, sequenceOf, WEIGHTS } from '../../../src/understand/tagger.ts';
import { hash } from '../texts/retype.ts';
import type { Sample } from './samples.ts';

const ROUNDS = 6;
const RATE = 0.15;
/** Pull towards 0 at each change of a weight. */
const DECAY = 1e-3;

export type Row = Sequence & { readonly gold: Sample['gold']; readonly weight: number };

export const rowOf = ({ items, gold, weight }: Sample): Row => ({ ...sequenceOf(items), gold, weight });

const NEVER = -1e9;
const sumOf = (a: number, b: number, c: number): number => {
  const most = Math.max(a, b, c);
  return most <= NEVER ? NEVER : most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
};

/** How probable each label is for each word (`3 i + label`) and each step to it (`9 i + 3 from + label`), of the rows that are allowed. */
const marginals = (row: Row, own: Float64Array, step: Float64Array, right: boolean) => {
  const { size } = row;
  const allowed = (i: number, label: number): number =>
    right && row.gold[i] !== undefined && row.gold[i] !== label ? NEVER : own[i * 3 + label]!;
  const alpha = new Float64Array(size * 3);
  const beta = new Float64Array(size * 3);
  for (let i = 0; i < size; i += 1)
    for (let to = 0; to < 3; to += 1) {
      const came =
        i === 0
          ? to === REST
            ? NEVER
            : step[to]!
          : sumOf(
              alpha[i * 3 - 3]! + step[i * 9 + to]!,
              alpha[i * 3 - 2]! + step[i * 9 + 3 + to]!,
              alpha[i * 3 - 1]! + step[i * 9 + 6 + to]!,
            );
      alpha[i * 3 + to] = Math.max(NEVER, allowed(i, to) + came);
    }
  for (let i = size - 2; i >= 0; i -= 1)
    for (let from = 0; from < 3; from += 1) {
      const goes = (to: number): number =>
        step[(i + 1) * 9 + from * 3 + to]! + allowed(i + 1, to) + beta[(i + 1) * 3 + to]!;
      beta[i * 3 + from] = Math.max(NEVER, sumOf(goes(0), goes(1), goes(2)));
    }
  const all = size === 0 ? 0 : sumOf(alpha[size * 3 - 3]!, alpha[size * 3 - 2]!, alpha[size * 3 - 1]!);
  const words = new Float64Array(size * 3);
  const steps = new Float64Array(size * 9);
  for (let i = 0; i < size; i += 1)
    for (let to = 0; to < 3; to += 1) {
      words[i * 3 + to] = Math.exp(alpha[i * 3 + to]! + beta[i * 3 + to]! - all);
      for (let from = 0; from < 3; from += 1)
        steps[i * 9 + from * 3 + to] =
          i === 0
            ? from === OUT
              ? words[to]!
              : 0
            : Math.exp(
                alpha[i * 3 - 3 + from]! + step[i * 9 + from * 3 + to]! + allowed(i, to) + beta[i * 3 + to]! - all,
              );
    }
  return { words, steps };
};

export const learn = (rows: readonly Row[]): Float64Array => {
  const weights = new Float64Array(WEIGHTS);
  const squares = new Float64Array(WEIGHTS).fill(1e-2);
  const change = (at: number, by: number): void => {
    if (Math.abs(by) < 1e-4) return;
    const pull = by - DECAY * weights[at]!;
    squares[at]! += pull * pull;
    weights[at]! += (RATE * pull) / Math.sqrt(squares[at]!);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = rows.map((row, i) => ({ row, by: hash(`${round}/${i}`) })).sort((a, b) => a.by - b.by);
    for (const { row } of order) {
      const own = new Float64Array(row.size * 3);
      const step = new Float64Array(row.size * 9);
      for (let i = 0; i < row.size; i += 1) {
        for (const feature of row.features[i]!) {
          own[i * 3 + 1]! += weights[feature * 2]!;
          own[i * 3 + 2]! += weights[feature * 2 + 1]!;
        }
        for (let from = 0; from < 3; from += 1)
          for (let to = 1; to < 3; to += 1)
            step[i * 9 + from * 3 + to] =
              to === REST && (from === OUT || row.parted[i]) ? NEVER : weights[row.steps[i]![from]! * 2 + to - 1]!;
      }
      const [want, have] = [marginals(row, own, step, true), marginals(row, own, step, false)];
      for (let i = 0; i < row.size; i += 1)
        for (let to = 1; to < 3; to += 1) {
          const by = (want.words[i * 3 + to]! - have.words[i * 3 + to]!) * row.weight;
          if (Math.abs(by) >= 1e-4) for (const feature of row.features[i]!) change(feature * 2 + to - 1, by);
          for (let from = 0; from < 3; from += 1)
            change(
              row.steps[i]![from]! * 2 + to - 1,
              (want.steps[i * 9 + from * 3 + to]! - have.steps[i * 9 + from * 3 + to]!) * row.weight,
            );
        }
    }
  }
  return weights;
};
