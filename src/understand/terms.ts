/** What can be learnt from a text: its words and pairs of neighbouring words, folded. */
import { rarity } from './alike/matter.ts';
import type { Gazetteer } from './gazetteer.ts';
import { markedForm } from './marked.ts';
import { findMentions } from './mentions.ts';
import { MASK } from './personal.ts';
import { usesCapitals } from './place.ts';
import { type Token, tokenize } from './tokens.ts';
import { ADDRESSES } from './words/people.ts';

/** Every word and every pair of words, each once: what a new text is looked up by. */
export const termsIn = (tokens: readonly Token[]): ReadonlySet<string> => {
  const terms = new Set<string>();
  for (let i = 0; i < tokens.length; i += 1) {
    const { folded, stop } = tokens[i]!;
    terms.add(folded);
    if (i > 0 && stop !== 2) terms.add(`${tokens[i - 1]!.folded} ${folded}`);
  }
  return terms;
};

/** A term as somebody types it, with or without marks. */
export const foldedTerm = (typed: string): string =>
  tokenize(typed.normalize('NFC'))
    .map(({ folded }) => folded)
    .join(' ');

/** How much a term says: the rarer the more, a pair as much as its words on average; 0 for grammar alone. */
export const worthOf = (term: string): number => {
  const words = term.split(' ');
  return words.reduce((sum, word) => sum + rarity(word), 0) / words.length;
};

/** No number, no single letter, nothing of another script; what is longer is no word of any language. */
const WORD = /^[a-z]{2,14}$/;

/** After these a name may follow, of which one in five is not masked. Typed without marks only `ong` can mean nothing else. */
const ADDRESS = new Set([...ADDRESSES.split(' ').map(markedForm), 'ong0']);

/**
 * So many terms of a petition are kept, the rarest: those say most, and a text of two sentences has hardly more. Beside 100 terms the figures
 * of `test/understand/lessons.ts` are the same; with 20 an office's habits are learnt more slowly (44 instead of 52 % after 200 petitions).
 */
const MOST = 40;
/** Longer texts are not read, UTF-16 units. */
const READ = 4_096;

/**
 * What a petition may teach: nothing of a number, of a name (masked, written with a capital inside a sentence, or following an address) or of
 * a unit's name, which stand in texts of any sort.
 * @param text masked
 */
export const termsTaught = (text: string, places: Gazetteer): readonly string[] => {
  const read = text.normalize('NFC').slice(0, READ);
  const tokens = tokenize(read);
  const capitals = usesCapitals(tokens);
  const unit = new Set<number>();
  for (const { from, to, candidates } of findMentions(places, tokens, capitals))
    if (candidates.some(({ entry }) => entry.sort !== 'spot')) for (let i = from; i < to; i += 1) unit.add(i);
  const fit = tokens.map((token, i) => {
    const before = tokens[i - 1];
    const named = capitals && token.capital && before !== undefined && token.stop !== 2;
    const addressed = before !== undefined && token.stop === 0 && ADDRESS.has(before.marked);
    return WORD.test(token.folded) && !unit.has(i) && !named && !addressed;
  });
  const terms = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (!fit[i]) return;
    terms.add(token.folded);
    if (before && fit[i - 1] && token.stop !== 2 && !read.slice(before.end, token.start).includes(MASK))
      terms.add(`${before.folded} ${token.folded}`);
  });
  return (
    [...terms]
      .map((term) => ({ term, worth: worthOf(term) }))
      // A word of grammar says nothing alone; two of them may be a word of their own ("xà bần").
      .filter(({ term, worth }) => worth > 0 || term.includes(' '))
      .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
      .slice(0, MOST)
      .map(({ term }) => term)
  );
};
