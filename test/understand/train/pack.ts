/** A model as `weights.gen.ts` holds it: weights in steps of a 127th of the greatest, the small ones left out. */
import { BITS, HEADS, type Head } from '../../../src/understand/model.ts';
import type { Learnt } from './learn.ts';

/** Weights below this share of the greatest are left out: half of the file stays, and no figure changes by more than a point. */
const LEAST: Readonly<Record<Head, number>> = { kind: 0.05, topic: 0.05, urgency: 0.06 };

type Packed = {
  readonly scales: Readonly<Record<Head, number>>;
  readonly biases: readonly number[];
  readonly packed: string;
};

export const pack = (models: Readonly<Record<Head, Learnt>>): Packed => {
  const entries = new Map<number, [label: number, weight: number][]>();
  const biases: number[] = [];
  const scales = { kind: 0, topic: 0, urgency: 0 };
  for (const head of Object.keys(HEADS) as Head[]) {
    const { weights, bias } = models[head];
    let most = 0;
    for (const each of weights.values()) for (const weight of each) most = Math.max(most, Math.abs(weight));
    const scale = rounded(most / 127);
    scales[head] = scale;
    bias.forEach((weight) => {
      biases.push(rounded(weight));
    });
    for (const [feature, each] of weights)
      each.forEach((weight, i) => {
        const step = Math.round(weight / scale);
        if (Math.abs(weight) < LEAST[head] * most || step === 0) return;
        const number = feature >>> (32 - BITS);
        entries.set(number, [...(entries.get(number) ?? []), [HEADS[head][0] + i, step]]);
      });
  }
  const bytes: number[] = [];
  let last = 0;
  for (const [number, list] of [...entries].sort(([a], [b]) => a - b)) {
    let step = number - last;
    last = number;
    for (; step > 127; step >>>= 7) bytes.push((step & 127) + 128);
    bytes.push(step);
    list.forEach(([label, weight], i) => {
      bytes.push(label + (i + 1 === list.length ? 128 : 0), weight & 255);
    });
  }
  return { scales, biases, packed: Buffer.from(bytes).toString('base64') };
};

const rounded = (n: number): number => Number(n.toPrecision(6));
