/** Phrases of folded syllables, found at a place in a text, the longest first. Pure. */

export type Phrases<V> = {
  /** The longest phrase that begins at `from` and that `fits`. */
  readonly at: (
    syllables: readonly string[],
    from: number,
    fits?: (value: V, length: number) => boolean,
  ) => { readonly value: V; readonly length: number } | undefined;
};

/** By their first syllable: most syllables of a text begin none. */
export const phrasesOf = <V>(all: ReadonlyMap<string, V>): Phrases<V> => {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly value: V }[]>();
  for (const [phrase, value] of all) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    const those = byFirst.get(first) ?? [];
    those.push({ words, value });
    byFirst.set(first, those);
  }
  for (const those of byFirst.values()) those.sort((a, b) => b.words.length - a.words.length);
  return {
    at: (syllables, from, fits) => {
      for (const { words, value } of byFirst.get(syllables[from] ?? '') ?? []) {
        let same = true;
        for (let i = 1; same && i < words.length; i++) same = syllables[from + i] === words[i];
        if (same && (!fits || fits(value, words.length))) return { value, length: words.length };
      }
      return undefined;
    },
  };
};
