/**
 * Trains the model and writes `src/understand/weights.gen.ts`: `npm run generate`. The same inputs give the same file; `inputs` in it says
 * which they were.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Head } from '../../../src/understand/model.ts';
import { LABELS, type Learnt, learn, type Read, read, scoresOf } from './learn.ts';
import { pack } from './pack.ts';
import { FOLDS, samples } from './samples.ts';

const target = new URL('../../../src/understand/weights.gen.ts', import.meta.url);
const here = new URL('./', import.meta.url);
const understand = new URL('../../../src/understand/', import.meta.url);

/** A hash of everything that the weights come from: texts, and the code that reads and trains. */
export const inputs = (): string => {
  const sum = createHash('sha256');
  const code = ['features.ts', 'fold.ts', 'tokens.ts', 'marked.ts', 'words/senses.ts', 'words/shorthand.ts'];
  const trainers = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const file of [
    ...code.map((name) => new URL(name, understand)),
    ...trainers.sort().map((name) => new URL(name, here)),
    new URL('../sentences.ts', here),
  ])
    sum.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  for (const { text, labels, weight } of samples()) sum.update(JSON.stringify([text, labels, weight]));
  return sum.digest('hex').slice(0, 16);
};

/** Scores of all that has a fold by models that did not learn from it. */
export const crossed = (all: readonly Read[], head: Head): { readonly sample: Read; readonly scores: Float64Array }[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const model = learn(
      all.filter((sample) => sample.fold !== fold),
      head,
    );
    return all
      .filter((sample) => sample.fold === fold && sample.labels[head])
      .map((sample) => ({ sample, scores: scoresOf(model, head, sample.features) }));
  }).flat();

/** By how much scores are divided so that "80 % sure" is right four times in five: the least log loss over the folds. */
const heatOf = (all: readonly Read[], head: Head): number => {
  const rows = crossed(all, head);
  const lossAt = (heat: number): number => {
    let loss = 0;
    for (const { sample, scores } of rows) {
      const most = Math.max(...scores);
      const powers = [...scores].map((score) => Math.exp((score - most) / heat));
      const sum = powers.reduce((a, b) => a + b, 0);
      const right = sample.labels[head]!.reduce((a, label) => a + powers[LABELS[head].indexOf(label)]!, 0);
      loss -= sample.weight * Math.log(Math.max(right / sum, 1e-9));
    }
    return loss;
  };
  const heats = Array.from({ length: 41 }, (_, i) => Math.round((0.5 + i * 0.05) * 100) / 100);
  return heats.reduce((best, heat) => (lossAt(heat) < lossAt(best) ? heat : best));
};

const byHead = <T>(of: (head: Head) => T): Record<Head, T> => ({
  kind: of('kind'),
  topic: of('topic'),
  urgency: of('urgency'),
});

/** The whole file. */
export const weightsFile = (): string => {
  const all = samples().map(read);
  const models: Record<Head, Learnt> = byHead((head) => learn(all, head));
  const heat = byHead((head) => heatOf(all, head));
  const { scales, biases, packed } = pack(models);
  const wide = packed.match(/.{1,2000}/g) ?? [];
  return [
    '// Made by test/understand/train/generate.ts (npm run generate). Not to be edited.',
    '/** What the weights were trained from. */',
    `export const INPUTS = '${inputs()}';`,
    '/** What one step of a weight is, by head. */',
    `export const SCALES = ${JSON.stringify(scales)} as const;`,
    '/** By what scores are divided before they are made probabilities. */',
    `export const HEAT = ${JSON.stringify(heat)} as const;`,
    `export const BIASES: readonly number[] = ${JSON.stringify(biases)};`,
    `export const PACKED =\n${wide.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, weightsFile());
