/** Short lists of phrases looked for at a given word. */
import { fold } from '../domain/fold.ts';
import { agreement, markedForm } from './marked.ts';
import type { Token } from './tokens.ts';

type Word = { readonly folded: string; readonly marked: string };
/** By the first word's folded form; longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly Word[])[]>;

export const wordsOf = (phrase: string): Word[] =>
  phrase.split(' ').map((word) => ({ folded: fold(word), marked: markedForm(word) }));

/** @param list `a|b c` */
export const phrases = (list: string): Phrases => {
  const map = new Map<string, (readonly Word[])[]>();
  for (const phrase of list.split('|')) {
    const words = wordsOf(phrase);
    const first = words[0]!.folded;
    map.set(
      first,
      [...(map.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return map;
};

/** Do the words stand at `i`, unbroken? Typed without marks they may. */
export const standsAt = (words: readonly Word[], tokens: readonly Token[], i: number): boolean =>
  words.every(({ folded, marked }, k) => {
    const token = tokens[i + k];
    if (!token || token.folded !== folded || (k > 0 && token.stop !== 0)) return false;
    return token.bare || agreement(token.marked, marked) > 0;
  });

/** How many words of a phrase of the list stand at `i`; 0 for none. */
export const phraseAt = (list: Phrases, tokens: readonly Token[], i: number): number => {
  for (const words of list.get(tokens[i]?.folded ?? '') ?? []) if (standsAt(words, tokens, i)) return words.length;
  return 0;
};

/** … and how many end right before `i`. */
export const phraseBefore = (list: Phrases, tokens: readonly Token[], i: number): number => {
  if (tokens[i]!.stop !== 0) return 0;
  for (let size = Math.min(3, i); size > 0; size -= 1) {
    // "gan cho": "gần" stands before "chợ", although the two words could be "gần chỗ".
    const ends = (words: readonly Word[]): boolean => words.length === size && standsAt(words, tokens, i - size);
    if (list.get(tokens[i - size]!.folded)?.some(ends)) return size;
  }
  return 0;
};
