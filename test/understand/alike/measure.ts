/** `node test/understand/alike/measure.ts [dev|held] [all]`: how many true pairs are suggested, and how many false ones; with `all` the wrong ones. */
import { fileURLToPath } from 'node:url';
import { alike, suggestFrom } from '../../../src/understand/alike/score.ts';
import { type Pair, pairs, told } from './pairs.ts';

export type Judged = Pair & { readonly score: number };

export const judged = (part: 'dev' | 'held'): readonly Judged[] =>
  pairs(part).map((pair) => ({ ...pair, score: alike(told(pair.a, 0), told(pair.b, pair.days)) }));

/** Shares from 0 to 1. */
export const shares = (all: readonly Judged[], from = suggestFrom) => {
  const share = (same: boolean) => {
    const those = all.filter((pair) => pair.same === same);
    return those.filter(({ score }) => score >= from).length / those.length;
  };
  return { pairs: all.length, true: all.filter(({ same }) => same).length, found: share(true), falsely: share(false) };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const part = process.argv[2] === 'dev' ? 'dev' : 'held';
  const all = judged(part);
  for (const from of [0.4, 0.45, 0.5, 0.55, 0.6]) console.log(part, from, JSON.stringify(shares(all, from)));
  if (process.argv[3] === 'all')
    for (const { group, same, a, b, score, days } of all)
      if (score >= suggestFrom !== same)
        console.log(`${same ? 'missed' : 'false '} ${score} ${group} ${days}d\n   ${a}\n   ${b}`);
}
