/** Which indicators a question names: without a figure beside them, all that its words fit best. */
import type { Hit } from './report/match.ts';
import type { Book } from './report/phrase-book.ts';

/** Features of a phrase that stand for something by themselves: `tặng #` needs its figure. */
const features = ({ entry }: Hit): readonly number[] =>
  entry.features.filter(({ side }) => side === 0).map(({ id }) => id);

/**
 * @param isState words like "giải quyết" that say how something stands and name nothing
 * @param measure as the book has it; asked for a number of these, the others are left out
 * @returns codes in the order of the words, each once
 */
export const indicatorsOf = (
  book: Book,
  hits: readonly Hit[],
  isState: (hit: Hit) => boolean,
  measure: string | undefined,
): readonly string[] => {
  const known = hits.map((hit) => new Set(features(hit)));
  const present = new Set(known.flatMap((ids) => [...ids]));
  const found = new Map<string, { readonly uses: readonly number[]; readonly codes: Set<string> }>();
  for (const id of present)
    for (const { indicator, needs } of book.alternatives.get(id) ?? []) {
      if (!needs.every((need) => present.has(need))) continue;
      const uses = known.flatMap((ids, at) => (needs.some((need) => ids.has(need)) ? [at] : []));
      if (uses.every((at) => isState(hits[at]!))) continue;
      const key = uses.join();
      const same = found.get(key) ?? { uses, codes: new Set<string>() };
      same.codes.add(indicator.code);
      found.set(key, same);
    }
  // "tiếp công dân thường xuyên": the narrower one takes its words from the wider.
  const taken = new Set<number>();
  const kept = [...found.values()]
    .sort((a, b) => b.uses.length - a.uses.length)
    .filter(({ uses }) => {
      const free = uses.some((at) => !isState(hits[at]!) && !taken.has(at));
      if (free) for (const at of uses) taken.add(at);
      return free;
    })
    .sort((a, b) => a.uses[0]! - b.uses[0]!);
  const codes = [...new Set(kept.flatMap((each) => [...each.codes]))];
  const counted =
    measure === undefined ? [] : codes.filter((code) => book.after.get(book.indicators.get(code)!)?.has(measure));
  return counted.length > 0 ? counted : codes;
};
