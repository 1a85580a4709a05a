/** The words of a list of indicators, made ready for finding them in a report. Built once for a tenant. */
import type { Indicator, Section, WordGroups } from '../../domain/indicator.ts';
import { agreement } from '../marked.ts';
import { type Item, itemsOf } from './items.ts';
import { FILLERS, OTHERS } from './words.ts';

/** On which side of the figure a phrase stands: 1 the figure follows, -1 it comes before, 0 either. */
export type Side = -1 | 0 | 1;
/** `weak`: says little by itself; beside unknown words it may be about another thing. */
export type Feature = { readonly id: number; readonly side: Side; readonly weak: boolean };

/**
 * A phrase that may stand in a report. `features` is empty for words that say nothing of the matter, or (`other`) speak of something that no
 * indicator counts although its words do.
 */
export type Entry = { readonly words: readonly Item[]; readonly features: readonly Feature[]; readonly other: boolean };

/** One way of naming an indicator: all of the features must be near the figure. */
export type Alternative = {
  readonly indicator: Indicator;
  readonly needs: readonly number[];
  /** Only for an x out of y. */
  readonly outOf: boolean;
};

export type Book = {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** By the first word; longest first. */
  readonly phrases: ReadonlyMap<string, readonly Entry[]>;
  readonly measures: ReadonlyMap<string, readonly { readonly words: readonly Item[]; readonly id: string }[]>;
  /** By each feature that it needs. */
  readonly alternatives: ReadonlyMap<number, readonly Alternative[]>;
  /** Of each indicator, the words that may stand after its figure. */
  readonly after: ReadonlyMap<Indicator, ReadonlySet<string>>;
  /** Of each word of measure, the fields of work that use it. */
  readonly sections: ReadonlyMap<string, ReadonlySet<Section>>;
};

const idOf = (words: readonly Item[]): string => words.map((word) => word.folded).join(' ');
/** tôi and tới are two, though typed without marks they are the same. */
const exactly = (words: readonly Item[]): string => words.map((word) => word.marked || word.folded).join(' ');

/** Among the parts of a synonym. */
const OUT_OF = 'x/y';

type Longest = { readonly words: readonly Item[] };
const byFirst = <T extends Longest>(all: Iterable<T>): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const entry of all) {
    const first = entry.words[0]?.folded;
    if (first === undefined) continue;
    const known = map.get(first);
    if (known) known.push(entry);
    else map.set(first, [entry]);
  }
  for (const entries of map.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return map;
};

/** `tặng #` → the phrase and 1. */
const sided = (phrase: string): Pick<Entry, 'words'> & Pick<Feature, 'side' | 'weak'> => {
  const trimmed = phrase.trim().replace(/^\?/, '');
  const side = trimmed.startsWith('#') ? -1 : trimmed.endsWith('#') ? 1 : 0;
  return { words: itemsOf(trimmed.replaceAll('#', ' ')), side, weak: side !== 0 || phrase.trim().startsWith('?') };
};

/**
 * @param indicators checked by `checkIndicators`
 * @throws RangeError where a synonym names a group that there is not
 */
export const phraseBook = (indicators: readonly Indicator[], groups: WordGroups): Book => {
  const entries = new Map<string, { words: readonly Item[]; features: Feature[]; other: boolean }>();
  const ids = new Map<string, number>();
  const alternatives = new Map<number, Alternative[]>();
  const learn = (phrase: string, name: string | undefined): number => {
    const { words, side, weak } = sided(phrase);
    const text = exactly(words);
    const key = name ?? `${side}:${text}`;
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    const entry = entries.get(text) ?? { words, features: [], other: false };
    const at = entry.features.findIndex((feature) => feature.id === id);
    // "hiến" and "hiến #": it may stand on either side.
    if (at === -1) entry.features.push({ id, side, weak });
    else if (entry.features[at]!.side !== side)
      entry.features[at] = { id, side: 0, weak: weak && entry.features[at]!.weak };
    entries.set(text, entry);
    return id;
  };
  for (const indicator of indicators) {
    for (const synonym of indicator.synonyms) {
      const parts = synonym.split('+').map((part) => part.trim());
      const outOf = parts.includes(OUT_OF);
      const needs = parts
        .filter((part) => part !== OUT_OF)
        .map((part) => {
          const name = /^\s*(<.*>)\s*$/.exec(part)?.[1];
          if (name === undefined) return learn(part, undefined);
          const phrases = groups[name.slice(1, -1)];
          if (!phrases) throw new RangeError(`There is no group of words ${name}`);
          return ids.get(name) ?? phrases.map((phrase) => learn(phrase, name))[0]!;
        });
      const alternative = { indicator, needs, outOf };
      for (const id of new Set(needs)) alternatives.set(id, [...(alternatives.get(id) ?? []), alternative]);
    }
  }
  for (const [other, phrases] of [
    [false, FILLERS],
    [true, OTHERS],
  ] as const)
    for (const phrase of phrases) {
      const words = itemsOf(phrase);
      const text = exactly(words);
      if (!entries.has(text)) entries.set(text, { words, features: [], other });
    }
  const measures = new Map<string, { words: readonly Item[]; id: string }>();
  const after = new Map<Indicator, ReadonlySet<string>>();
  const sections = new Map<string, Set<Section>>();
  for (const indicator of indicators) {
    const own = [indicator.unit, ...indicator.measures].map((word) => {
      const words = itemsOf(word);
      const id = idOf(words);
      measures.set(id, { words, id });
      sections.set(id, (sections.get(id) ?? new Set()).add(indicator.section));
      return id;
    });
    after.set(indicator, new Set(own));
  }
  return {
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    phrases: byFirst(entries.values()),
    measures: byFirst(measures.values()),
    alternatives,
    after,
    sections,
  };
};

/** Did the writer use marks? Then a word without any was meant without. */
export const usesMarks = (items: readonly Item[]): boolean => {
  let marked = 0;
  let words = 0;
  for (const item of items) {
    if (item.digits || item.typed !== item.folded || item.folded === '%') continue;
    words += 1;
    if (!item.bare) marked += 1;
  }
  return marked * 4 >= words && marked >= 2;
};

/** What may stand between two words of one phrase: a hyphen, quotation marks; a comma only where the phrase has one ("kiến nghị, phản ánh"). */
const INSIDE = /^[-–—/“”"'‘’«»&]*$/;
const WITH_COMMA = /^[-–—/“”"'‘’«»&]*,?[“”"'‘’«»]*$/;

const PLAIN: Readonly<Record<string, string>> = { â: 'a', ă: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

/** Are only marks missing that the word has? "đôi" for đối, "luợt" for lượt; "vận" is not văn. Both in the form of `Item.marked`. */
const isSlip = (typed: string, wanted: string): boolean => {
  const last = wanted.length - 1;
  if (typed.length !== wanted.length || (typed[last] !== '0' && typed[last] !== wanted[last])) return false;
  for (let i = 0; i < last; i += 1) if (typed[i] !== wanted[i] && typed[i] !== PLAIN[wanted[i]!]) return false;
  return true;
};

/**
 * Do the words stand at `i`? Typed without marks they may. Of several words up to half may lack marks (a slip: "đôi thoại"); a single one must be
 * right, and in a text with marks must have its own.
 */
export const standsAt = (words: readonly Item[], items: readonly Item[], i: number, marks: boolean): boolean => {
  let wrong = 0;
  for (let k = 0; k < words.length; k += 1) {
    const word = words[k]!;
    const item = items[i + k];
    if (!item || item.folded !== word.folded) return false;
    if (k > 0 && item.before !== '' && !(word.before === ',' ? WITH_COMMA : INSIDE).test(item.before)) return false;
    if (item.marked === word.marked) continue;
    const right = item.bare
      ? !marks || words.length > 1 || item.typed !== item.folded
      : agreement(item.marked, word.marked) > 0;
    if (!right && !isSlip(item.marked, word.marked)) return false;
    if (!right) wrong += 1;
  }
  return wrong * 2 <= words.length && (words.length > 1 || wrong === 0);
};

/** The longest phrase at `i`. */
export const phraseAt = (book: Book, items: readonly Item[], i: number, marks: boolean): Entry | undefined =>
  book.phrases.get(items[i]?.folded ?? '')?.find((entry) => standsAt(entry.words, items, i, marks));

export type Measure = { readonly id: string; readonly words: number };

/** The longest word of measure at `i`. */
export const measureAt = (book: Book, items: readonly Item[], i: number, marks: boolean): Measure | undefined => {
  const item = items[i];
  const all = item && book.measures.get(item.folded);
  if (!all) return undefined;
  const found =
    all.find((measure) => standsAt(measure.words, items, i, marks)) ??
    (items[i - 1]?.digits
      ? all.find(({ words }) => words.length === 1 && isSlip(item.marked, words[0]!.marked))
      : undefined);
  return found && { id: found.id, words: found.words.length };
};

/** How many items the longest phrase of a list has at `i`; 0 for none. */
export type PhraseList = (items: readonly Item[], i: number, marks: boolean) => number;

export const phraseList = (phrases: readonly string[]): PhraseList => {
  const map = byFirst(phrases.map((phrase) => ({ words: itemsOf(phrase) })));
  return (items, i, marks) =>
    map.get(items[i]?.folded ?? '')?.find((entry) => standsAt(entry.words, items, i, marks))?.words.length ?? 0;
};
