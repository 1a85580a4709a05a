/**
 * How much each part of the evidence counts → `src/understand/alike/weights.gen.ts`: `node test/understand/alike/weigh.ts`. Logistic regression
 * over the pairs of `commune.jsonl` and of the development groups. Prints what models find in groups of the commune that they had not seen.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Evidence, evidence } from '../../../src/understand/alike/score.ts';
import { hash } from '../texts/retype.ts';
import { pairs, told } from './pairs.ts';
import { reports } from './reports.ts';

type Row = {
  readonly told: Evidence;
  readonly same: boolean;
  readonly hard: boolean;
  readonly weight: number;
  readonly folds: readonly number[];
};

const FOLDS = 5;
/** True pairs and hard false ones are few beside those that nobody would confuse. */
const KNOWN = 3;
const OTHER = 0.15;
/** Pull towards 0. */
const SHRINK = 2;
/** Added at the end, so that at a half one in twenty hard false pairs is suggested. */
const SHIFT = -0.4;

const foldOf = (group: string): number => hash(group) % FOLDS;

const rows: readonly Row[] = [
  ...reports('commune').map(({ a, b, same, hard, groups }) => ({
    told: evidence(a, b),
    same,
    hard,
    weight: same || hard ? KNOWN : OTHER,
    folds: groups.map(foldOf),
  })),
  ...pairs('dev').map(({ a, b, same, days }) => ({
    told: evidence(told(a, 0), told(b, days)),
    same,
    hard: !same,
    weight: 1,
    folds: [],
  })),
]
  // What has neither place nor topic nor words in common is never compared.
  .filter(({ told, same }) => same || told.topic + told.same + told.near + told.pinAt > 0);

const NAMES = Object.keys(rows[0]!.told) as (keyof Evidence)[];

type Model = { readonly weights: Readonly<Record<keyof Evidence, number>>; readonly bias: number };

const learn = (some: readonly Row[]): Model => {
  const mean = NAMES.map((name) => some.reduce((sum, { told }) => sum + told[name], 0) / some.length);
  const spread = NAMES.map(
    (name, i) => Math.sqrt(some.reduce((sum, { told }) => sum + (told[name] - mean[i]!) ** 2, 0) / some.length) || 1,
  );
  const k = NAMES.length;
  let weights = new Float64Array(k);
  let bias = 0;
  const squares = new Float64Array(k + 1).fill(1e-6);
  for (let round = 0; round < 500; round += 1) {
    const slope = new Float64Array(k + 1);
    for (const { told, same, weight } of some) {
      let sum = bias;
      const x = NAMES.map((name, i) => (told[name] - mean[i]!) / spread[i]!);
      x.forEach((value, i) => {
        sum += weights[i]! * value;
      });
      const error = (1 / (1 + Math.exp(-sum)) - Number(same)) * weight;
      x.forEach((value, i) => {
        slope[i]! += error * value;
      });
      slope[k]! += error;
    }
    weights = weights.map((weight, i) => {
      const pull = slope[i]! + SHRINK * weight;
      squares[i]! += pull ** 2;
      return weight - (0.5 * pull) / Math.sqrt(squares[i]!);
    });
    squares[k]! += slope[k]! ** 2;
    bias -= (0.5 * slope[k]!) / Math.sqrt(squares[k]!);
  }
  const plain = NAMES.map((name, i) => [name, weights[i]! / spread[i]!] as const);
  return {
    weights: Object.fromEntries(plain) as Model['weights'],
    bias: bias - plain.reduce((sum, [, weight], i) => sum + weight * mean[i]!, 0),
  };
};

const scoreOf = ({ weights, bias }: Model, told: Evidence): number =>
  1 / (1 + Math.exp(-NAMES.reduce((sum, name) => sum + weights[name] * told[name], bias)));

const crossed = Array.from({ length: FOLDS }, (_, fold) => {
  const model = learn(rows.filter(({ folds }) => !folds.includes(fold)));
  return rows
    .filter(({ folds }) => folds.length > 0 && folds.every((each) => each === fold))
    .map((row) => ({ row, score: scoreOf(model, row.told) }));
}).flat();
const share = (those: typeof crossed, from: number): string =>
  `${((100 * those.filter(({ score }) => score >= from).length) / those.length).toFixed(1)} % of ${those.length}`;
for (const from of [0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8])
  console.log(
    from,
    'found',
    share(
      crossed.filter(({ row }) => row.same),
      from,
    ),
    'falsely',
    share(
      crossed.filter(({ row }) => row.hard && !row.same),
      from,
    ),
  );

const { weights, bias } = learn(rows);
const rounded = (n: number): number => Number(n.toPrecision(4));
writeFileSync(
  fileURLToPath(new URL('../../../src/understand/alike/weights.gen.ts', import.meta.url)),
  `/** Made by test/understand/alike/weigh.ts from ${rows.length} pairs. */
export const BIAS = ${rounded(bias + SHIFT)};
/** How much each part of the evidence counts. */
export const WEIGHTS = ${JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, rounded(weights[name])])), undefined, 2)} as const;
`,
);
