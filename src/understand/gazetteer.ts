/** The names of the tree's units, those they had before, and the tenant's own places, made ready to be found in a text. */
import type { Spot } from '../domain/spot.ts';
import { placeName, type Unit, type UnitTree } from '../domain/unit.ts';
import { fold, isSyllable } from './fold.ts';
import type { Former } from './former.ts';
import { type Token, tokenize } from './tokens.ts';
import { PREFIXES } from './words/places.ts';

type Level = keyof typeof PREFIXES;

/**
 * `pause`: a comma or hyphen stands before it in the name itself ("Bà Rịa - Vũng Tàu"). `foreign`: no Vietnamese syllable ("Loỏng", "Êê"), which
 * is easily taken for a slip of Telex: its letters alone count.
 */
type Word = Pick<Token, 'folded' | 'marked'> & { readonly pause: boolean; readonly foreign: boolean };

/** One name: the words after the prefix, and which prefixes it may have. */
export type Entry = {
  readonly units: readonly string[];
  readonly words: readonly Word[];
  /** Its own prefix, folded; undefined where it has none. */
  readonly own: string | undefined;
  readonly prefixes: ReadonlySet<string>;
  /** A number or a single word is a name only with its prefix. */
  readonly bound: boolean;
  /**
   * `unit` as it is called today · `former` a commune's name until June 2025 · `area` an old district or province, which narrows
   * rather than names · `nickname` of a province · `spot` a place of the tenant's own.
   */
  readonly sort: 'unit' | 'former' | 'area' | 'nickname' | 'spot';
  readonly former?: Former;
  readonly spot?: Spot;
};

export type Gazetteer = {
  readonly tree: UnitTree;
  /** By the first two words of the name, or the only one. */
  readonly byStart: ReadonlyMap<string, readonly Entry[]>;
  /** So many old names that one without its prefix says nothing by itself. */
  readonly manyFormer: boolean;
  /** A unit and all above it. */
  readonly line: (code: string) => ReadonlySet<string>;
};

export const LONGEST_PREFIX = 3;
/** Above this, old names without "xã" or "phường" before them are too common words: a commune has some five, a province some hundreds. */
const FEW = 60;

const key = (words: readonly { readonly folded: string }[]): string => words.map((word) => word.folded).join(' ');

const prefixLevels = new Map<string, Level>();
/** Folded prefix → the ways it is written with marks. */
export const prefixMarks = new Map<string, string[][]>();
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
  district: folded([...PREFIXES.district, 'thành phố', 'tp']),
  // An island that was a district is a commune of its own now.
  zone: folded([...PREFIXES.commune, ...PREFIXES.district]),
  any: folded([...PREFIXES.hamlet, ...PREFIXES.commune]),
};
/** Short and long of the same kind. */
const SAME = new Map([
  ['p', 'phuong'],
  ['x', 'xa'],
  ['tt', 'thi tran'],
  ['h', 'huyen'],
  ['q', 'quan'],
  ['tx', 'thi xa'],
  ['tp', 'thanh pho'],
]);
/** @param prefix folded */
export const longPrefix = (prefix: string): string => SAME.get(prefix) ?? prefix;

/** Which prefixes a name with this one may have: communes were merged and renamed, so theirs are mixed up; a thôn is no tổ. */
const allowedFor = (prefix: string | undefined, unit: Unit): ReadonlySet<string> => {
  if (prefix === 'dac khu') return ALLOWED.zone;
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

/** `05` and `5` are one number. @param word folded */
export const plainNumber = (word: string): string =>
  word.length > 1 && word[0] === '0' ? word.replace(/^0+(?=\d)/, '') : word;

const wordsOf = (tokens: readonly Token[], text: string): Word[] =>
  tokens.map(({ folded: word, marked, stop, start, end }, i) => ({
    folded: plainNumber(word),
    marked,
    pause: i > 0 && stop > 0,
    foreign: !isSyllable(fold(text.slice(start, end))),
  }));

/** The name's words and the prefix in front of them. */
const parted = (name: string): { readonly prefix: string | undefined; readonly rest: readonly Word[] } => {
  const text = name.normalize('NFC');
  const words = tokenize(text);
  for (let size = Math.min(LONGEST_PREFIX, words.length - 1); size > 0; size -= 1) {
    const prefix = key(words.slice(0, size));
    if (prefixLevels.has(prefix)) return { prefix, rest: wordsOf(words.slice(size), text) };
  }
  return { prefix: undefined, rest: wordsOf(words, text) };
};

const isBound = (rest: readonly Word[]): boolean => rest.length === 1 || rest.some((word) => /[0-9]/.test(word.folded));

const unitEntry = (unit: Unit, name: string): Entry => {
  const { prefix, rest } = parted(name);
  return {
    units: [unit.code],
    words: rest,
    own: prefix,
    prefixes: allowedFor(prefix, unit),
    bound: isBound(rest),
    sort: 'unit',
  };
};

const formerEntry = (former: Former): Entry => {
  const { units, level, name } = former;
  if (level === 'nickname')
    return { ...parts(name), units, own: undefined, prefixes: ALLOWED.province, bound: false, sort: 'nickname' };
  const { prefix, rest } = parted(name);
  const sort = level === 'commune' ? 'former' : 'area';
  return { units, words: rest, own: prefix, prefixes: ALLOWED[level], bound: isBound(rest), sort, former };
};

const parts = (name: string): Pick<Entry, 'words'> => ({ words: wordsOf(tokenize(name), name) });

/** What a place is stands in its name ("chợ Bà Tư"), so the words are taken as they are. */
const spotEntry = (spot: Spot, name: string): Entry => {
  const text = name.normalize('NFC');
  const words = wordsOf(tokenize(text), text);
  return {
    units: [spot.unit],
    words,
    own: undefined,
    prefixes: new Set(),
    bound: words.length === 1,
    sort: 'spot',
    spot,
  };
};

/** How a name is found: its first two words, or the only one. */
export const startKey = (first: string, second: string | undefined): string =>
  second === undefined ? first : `${first} ${second}`;

/** Built once per tree; the caller keeps it. 3,355 units with 11,000 old names take some 150 ms, a commune's 1. */
export const gazetteer = (tree: UnitTree, former: readonly Former[] = [], spots: readonly Spot[] = []): Gazetteer => {
  const byStart = new Map<string, Entry[]>();
  const add = (entry: Entry): void => {
    const [first, second] = entry.words;
    if (!first) return;
    const at = startKey(first.folded, second?.folded);
    const list = byStart.get(at);
    if (list) list.push(entry);
    else byStart.set(at, [entry]);
  };
  for (const unit of tree.all)
    if (isPlace(unit))
      for (const name of new Set([unit.name, ...unit.aliases].map((each) => placeName({ name: each }))))
        add(unitEntry(unit, name));
  for (const each of former) add(formerEntry(each));
  for (const spot of spots) for (const name of [spot.name, ...spot.aliases]) add(spotEntry(spot, name));
  const lines = new Map<string, ReadonlySet<string>>();
  const line = (code: string): ReadonlySet<string> => {
    const known = lines.get(code) ?? new Set([code, ...tree.ancestors(code).map((unit) => unit.code)]);
    lines.set(code, known);
    return known;
  };
  return { tree, byStart, manyFormer: former.length > FEW, line };
};
