/**
 * What the trained model reads of a text: its words and pairs of words, folded, so that every way of typing gives the same; and the classes
 * of `words/senses.ts`, alone and two near each other. Each is told by a 32-bit number.
 */

import { fold } from './fold.ts';
import type { Token } from './tokens.ts';
import { SENSES } from './words/senses.ts';

/** Shorthand that is too doubtful to be unfolded for reading places and names, but right more often than not. */
const SHORT: Readonly<Record<string, string>> = {
  e: 'em',
  a: 'anh',
  c: 'chi',
  r: 'roi',
  rui: 'roi',
  hk: 'khong',
  khum: 'khong',
  bit: 'biet',
  bt: 'biet',
  j: 'gi',
  trg: 'truong',
  chx: 'chua',
  lun: 'luon',
  ms: 'moi',
  v: 'voi',
  nh: 'nhung',
  th: 'thang',
};

/** Two classes speak of one thing when so many words lie between their beginnings. */
const NEAR = 12;

/** 32-bit FNV-1a over UTF-16 units, mixed at the end. */
const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return mix(sum);
};

const mix = (sum: number): number => {
  const once = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 13)) >>> 0;
};

/** Of an ordered pair; `sort` keeps pairs of words and of classes apart. */
const both = (a: number, b: number, sort: number): number => mix(Math.imul(a, 0x9e3779b1) ^ (b + sort));

const known = new Map<string, number>();
/** Words are few and come again; what is typed once does not pile up. */
const KNOWN = 20_000;

const wordHash = (token: Token): number => {
  const { folded } = token;
  const found = known.get(folded);
  if (found !== undefined) return found;
  const digit = folded.charCodeAt(0) >= 48 && folded.charCodeAt(0) <= 57;
  const made = hash(digit ? `#${Math.min(folded.length, 5)}` : (SHORT[folded] ?? folded));
  if (known.size >= KNOWN) known.clear();
  known.set(folded, made);
  return made;
};

type Sense = { readonly words: readonly number[]; readonly sense: number };

const build = (): ReadonlyMap<number, readonly Sense[]> => {
  const map = new Map<number, Sense[]>();
  for (const [name, list] of Object.entries(SENSES))
    for (const phrase of list.split('|')) {
      const words = fold(phrase)
        .split(' ')
        .map((word) => hash(word));
      const beside = map.get(words[0]!) ?? [];
      beside.push({ words, sense: hash(`@${name}`) });
      map.set(words[0]!, beside);
    }
  for (const beside of map.values()) beside.sort((a, b) => b.words.length - a.words.length);
  return map;
};
let built: ReadonlyMap<number, readonly Sense[]> | undefined;

/** The classes that words of a text belong to, in order; of phrases within each other the longest counts. */
const sensesIn = (words: readonly number[], tokens: readonly Token[]): { sense: number; at: number }[] => {
  built ??= build();
  const found: { sense: number; at: number }[] = [];
  const covered = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i += 1)
    for (const { words: phrase, sense } of built.get(words[i]!) ?? []) {
      if (phrase.length < covered[i]!) break;
      let fits = true;
      for (let k = 1; fits && k < phrase.length; k += 1) fits = words[i + k] === phrase[k] && tokens[i + k]!.stop !== 2;
      if (!fits) continue;
      for (let k = 0; k < phrase.length; k += 1) covered[i + k] = Math.max(covered[i + k]!, phrase.length);
      found.push({ sense, at: i });
    }
  return found;
};

/** So many words of the beginning and of the end also count as such: there people say what they want, "xin …", "… mong xem lại". */
const END = 8;

/** Each number once in its group: `words` and pairs of words, `ends` (words at the beginning and end), `senses` (classes of words), `pairs` of classes. */
export type Features = Readonly<Record<'words' | 'ends' | 'senses' | 'pairs', ReadonlySet<number>>>;

/** 32-bit numbers. Linear in the text. */
export const featuresOf = (tokens: readonly Token[]): Features => {
  const features = {
    words: new Set<number>(),
    ends: new Set<number>(),
    senses: new Set<number>(),
    pairs: new Set<number>(),
  };
  const words = tokens.map(wordHash);
  for (const word of words.slice(0, END)) features.ends.add(both(word, 0, 3));
  for (const word of words.slice(-END)) features.ends.add(both(word, 0, 4));
  for (let i = 0; i < words.length; i += 1) {
    features.words.add(words[i]!);
    if (i > 0 && tokens[i]!.stop !== 2) features.words.add(both(words[i - 1]!, words[i]!, 1));
  }
  const senses = sensesIn(words, tokens);
  for (let i = 0; i < senses.length; i += 1) {
    const { sense, at } = senses[i]!;
    features.senses.add(sense);
    for (let k = i + 1; k < senses.length && senses[k]!.at - at <= NEAR; k += 1) {
      const other = senses[k]!.sense;
      if (other !== sense) features.pairs.add(both(Math.min(sense, other), Math.max(sense, other), 2));
    }
  }
  return features;
};
