/** The names of the tree's units, made ready to be found in a text. */
import type { Unit, UnitTree } from '../domain/unit.ts';
import { agreement } from './marked.ts';
import { type Token, tokenize } from './tokens.ts';
import { PREFIXES } from './words/places.ts';

type Level = keyof typeof PREFIXES;

/** One name of a unit: the words after the prefix, and which prefixes it may have. */
type Entry = {
  readonly unit: string;
  readonly words: readonly Pick<Token, 'folded' | 'marked'>[];
  readonly prefixes: ReadonlySet<string>;
  /** A number or a single word is a name only with its prefix. */
  readonly bound: boolean;
};

export type Gazetteer = {
  readonly tree: UnitTree;
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
};

/** `from`, `to`: words of the text (`to` exclusive), the prefix included. `units`: all that it may be. */
export type Mention = {
  readonly from: number;
  readonly to: number;
  readonly units: readonly string[];
  readonly prefixed: boolean;
  /** All words carry their marks. */
  readonly exact: boolean;
};

const key = (words: readonly { readonly folded: string }[]): string => words.map((word) => word.folded).join(' ');
const LONGEST_PREFIX = 3;

const prefixLevels = new Map<string, Level>();
const prefixMarks = new Map<string, string[][]>();
for (const level of Object.keys(PREFIXES) as Level[]) {
  for (const prefix of PREFIXES[level]) {
    const words = tokenize(prefix);
    const folded = key(words);
    if (!prefixLevels.has(folded)) prefixLevels.set(folded, level);
    prefixMarks.set(folded, [...(prefixMarks.get(folded) ?? []), words.map((word) => word.marked)]);
  }
}

const folded = (prefixes: readonly string[]): ReadonlySet<string> =>
  new Set(prefixes.map((prefix) => key(tokenize(prefix))));
const ALLOWED = {
  province: folded(PREFIXES.province),
  commune: folded(PREFIXES.commune),
  any: folded([...PREFIXES.hamlet, ...PREFIXES.commune]),
};

/** Which prefixes a name with this one may have: communes were merged and renamed, so theirs are mixed up; a thôn is no tổ. */
const allowedFor = (prefix: string | undefined, unit: Unit): ReadonlySet<string> => {
  const level =
    prefix === undefined
      ? unit.kind === 'province'
        ? 'province'
        : unit.kind === 'commune'
          ? 'commune'
          : undefined
      : prefixLevels.get(prefix);
  if (level === 'commune' || level === 'province') return ALLOWED[level];
  return prefix === undefined ? ALLOWED.any : new Set([prefix]);
};

/** Offices are not places: what is said of the police is no place. */
const isPlace = (unit: Unit): boolean => unit.kind !== 'department' && unit.kind !== 'country';

/** Built once per tree; the caller keeps it. 3,355 units take some 40 ms. */
export const gazetteer = (tree: UnitTree): Gazetteer => {
  const byFirst = new Map<string, Entry[]>();
  for (const unit of tree.all) {
    if (!isPlace(unit)) continue;
    for (const name of [unit.name, ...unit.aliases]) {
      const words = tokenize(name.normalize('NFC'));
      let prefix: string | undefined;
      for (let size = Math.min(LONGEST_PREFIX, words.length - 1); size > 0 && prefix === undefined; size -= 1)
        if (prefixLevels.has(key(words.slice(0, size)))) prefix = key(words.slice(0, size));
      const rest = prefix === undefined ? words : words.slice(prefix.split(' ').length);
      if (rest.length === 0) continue;
      const entry: Entry = {
        unit: unit.code,
        words: rest.map(({ folded, marked }) => ({ folded, marked })),
        prefixes: allowedFor(prefix, unit),
        bound: rest.length === 1 || rest.some((word) => /[0-9]/.test(word.folded)),
      };
      const list = byFirst.get(rest[0]!.folded);
      if (list) list.push(entry);
      else byFirst.set(rest[0]!.folded, [entry]);
    }
  }
  return { tree, byFirst };
};

/** How well the words of an entry stand at `at`: 0 not at all, 1 with all their marks; bare ones count as 0.8. */
const fitAt = (entry: Entry, tokens: readonly Token[], at: number): number => {
  let fit = 1;
  for (let i = 0; i < entry.words.length; i += 1) {
    const token = tokens[at + i];
    const wanted = entry.words[i]!;
    if (!token || token.folded !== wanted.folded || (i > 0 && token.stop !== 0)) return 0;
    fit = Math.min(fit, token.marked === wanted.marked ? 1 : token.bare ? 0.8 : agreement(token.marked, wanted.marked));
  }
  return fit;
};

/** The prefix that ends before word `at`: how many words it takes, and its folded form. */
const prefixBefore = (
  tokens: readonly Token[],
  at: number,
): { readonly size: number; readonly prefix: string } | undefined => {
  for (let size = Math.min(LONGEST_PREFIX, at); size > 0; size -= 1) {
    const words = tokens.slice(at - size, at);
    const prefix = key(words);
    const marks = prefixMarks.get(prefix);
    if (
      !marks ||
      words.some((word, i) => i > 0 && word.stop !== 0) ||
      (tokens[at]!.stop !== 0 && tokens[at]!.stop !== 2)
    )
      continue;
    if (
      marks.some((marked) =>
        words.every((word, i) => word.bare || word.marked === marked[i] || agreement(word.marked, marked[i]!) > 0),
      )
    )
      return { size, prefix };
  }
  return undefined;
};

/** Words after which a name without a prefix may be meant as a place. */
const PLACED = new Set(['o', 'tai', 'thuoc', 've', 'dan', 'qua', 'den', 'toi', 'gan', 'tu', 'xa', 'phuong']);

/** Every mention of a unit, longest first at each place, not overlapping. */
export const findUnits = (places: Gazetteer, tokens: readonly Token[], capitals: boolean): Mention[] => {
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const entries = places.byFirst.get(tokens[i]!.folded);
    if (!entries) continue;
    const before = prefixBefore(tokens, i);
    let size = 0;
    let best = 0;
    let prefixed = false;
    let units: string[] = [];
    for (const entry of entries) {
      const fit = fitAt(entry, tokens, i);
      if (fit < 0.7 || entry.words.length < size) continue;
      const own = before !== undefined && entry.prefixes.has(before.prefix);
      if (!own) {
        if (entry.bound || before !== undefined) continue;
        // Without a prefix it must look like a name: capitals where the writer uses them, else a word like "ở" before.
        const named = capitals
          ? entry.words.every((_, k) => tokens[i + k]!.capital)
          : PLACED.has(tokens[i - 1]?.folded ?? '') || (i === 0 && entry.words.length === tokens.length);
        if (!named) continue;
      }
      const better = entry.words.length > size || (own && !prefixed) || (own === prefixed && fit > best);
      const equal = entry.words.length === size && own === prefixed && fit === best;
      if (better && !(entry.words.length === size && prefixed && !own)) {
        size = entry.words.length;
        best = fit;
        prefixed = own;
        units = [entry.unit];
      } else if (equal && !units.includes(entry.unit)) units.push(entry.unit);
    }
    if (units.length === 0) continue;
    mentions.push({ from: prefixed ? i - before!.size : i, to: i + size, units, prefixed, exact: best === 1 });
    i += size - 1;
  }
  return mentions;
};

/**
 * The unit that all mentions together point at: the deepest one that agrees with most of them. Undefined where two do so equally: then a
 * person must be asked, never guessed for.
 */
export const resolve = (places: Gazetteer, mentions: readonly Mention[]): string | undefined => {
  const { tree } = places;
  let winners: string[] = [];
  let best = 0;
  let depth = -1;
  const related = (a: string, b: string): boolean => tree.within(a, b) || tree.within(b, a);
  for (const mention of mentions) {
    for (const unit of mention.units) {
      const score = mentions.reduce((sum, other) => sum + (other.units.some((code) => related(unit, code)) ? 1 : 0), 0);
      const deep = tree.ancestors(unit).length;
      if (score < best || (score === best && deep < depth)) continue;
      if (score > best || deep > depth) winners = [];
      best = score;
      depth = deep;
      if (!winners.includes(unit)) winners.push(unit);
    }
  }
  return winners.length === 1 ? winners[0] : undefined;
};
