/**
 * The order of what a search found. Every hit holds every word, so how rare a word is orders nothing; what does is how much of a short
 * petition the words are (the BM25 term), whether they stand side by side, whether the marks are as typed, and how new it is.
 * The full-text index's own bm25 counts all petitions with each word first: 0.5 to 2.8 s for common words among 1,000,000.
 */
import type { SearchWord } from '../domain/search.ts';

export type Ranked = {
  /** Folded, parted by blanks, as in the index. */
  readonly words: string;
  /** As committees may read it. */
  readonly text: string;
  /** ms */
  readonly at: number;
};

const k1 = 1.2;
const b = 0.75;
/** Words of a usual petition: the average of the development texts, with the place. */
const usual = 35;
/** Two words of the search side by side in their order count like one more word that occurs. */
const beside = 1;
/** "bò" before "bỏ", where somebody typed the marks. */
const marked = 0.75;
/** What is new counts up to so much more, halved every so many ms. */
const fresh = 0.6;
const halfLife = 120 * 86_400_000;
/** Of so many of the best the marks are compared. */
const closer = 60;

const relevance = (words: readonly SearchWord[], { words: text }: Ranked): number => {
  const tokens = text.split(' ');
  const length = 1 - b + (b * tokens.length) / usual;
  let sum = 0;
  let before: readonly number[] = [];
  for (const { folded } of words) {
    const at: number[] = [];
    for (const word of folded) for (let i = tokens.indexOf(word); i >= 0; i = tokens.indexOf(word, i + 1)) at.push(i);
    sum += (at.length * (k1 + 1)) / (at.length + k1 * length);
    if (at.some((i) => before.includes(i - 1))) sum += beside;
    before = at;
  }
  return sum;
};

const agrees = (words: readonly SearchWord[], { text }: Ranked): number => {
  const typed = words.filter(({ typed, folded }) => typed !== folded[0]);
  if (typed.length === 0) return 0;
  const spoken = new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  );
  return typed.filter(({ typed: word }) => spoken.has(word)).length * marked;
};

/** The best first, at most `limit`. @param now ms */
export const ranked = <T extends Ranked>(
  words: readonly SearchWord[],
  found: readonly T[],
  now: number,
  limit: number,
): readonly T[] => {
  const recency = (at: number): number => 1 + fresh * 2 ** (-Math.max(0, now - at) / halfLife);
  const order = (scored: { one: T; score: number }[]) =>
    scored.sort((x, y) => y.score * recency(y.one.at) - x.score * recency(x.one.at) || y.one.at - x.one.at);
  // Without any words the newest are the best.
  const first = order(found.map((one) => ({ one, score: words.length === 0 ? 1 : relevance(words, one) })));
  const best = first.slice(0, Math.max(limit, closer));
  return order(best.map(({ one, score }) => ({ one, score: score + agrees(words, one) })))
    .slice(0, limit)
    .map(({ one }) => one);
};
