/** What is looked at in a word and its neighbours to tell names of persons: the training and the reading of names share it. */
import { repair } from './fold.ts';
import type { Item } from './items.ts';
import { markedForm } from './marked.ts';
import { CALLS, FAMILY, GIVEN, MIDDLES, NAMED_PLACES, ORDERS } from './words/people.ts';

/** Features are numbered so far. */
export const BUCKETS = 1 << 18;

type Words = { readonly marked: ReadonlySet<string>; readonly folded: ReadonlySet<string> };
const words = (list: string): Words => {
  const marked = list.split(' ').map(markedForm);
  return {
    marked: new Set(marked),
    folded: new Set(marked.map((word) => word.slice(0, -1).replace(/[âăêôơưđ]/g, (c) => PLAIN[c]!))),
  };
};
const PLAIN: Readonly<Record<string, string>> = { â: 'a', ă: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };
const CLASSES = [FAMILY, GIVEN, CALLS, ORDERS, NAMED_PLACES, MIDDLES].map(words);

/** Folded. */
export const ORDER: ReadonlySet<string> = words(ORDERS).folded;
/** Folded. */
export const FAMILIES: ReadonlySet<string> = words(FAMILY).folded;

/** 32-bit FNV-1a, a word at a time. */
const hashOf = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
};
const mix = (a: number, b: number): number => {
  let sum = Math.imul(a ^ (b >>> 15) ^ (b << 7), 0x2c1b3c6d);
  sum = Math.imul(sum ^ (sum >>> 12) ^ b, 0x297a2d39);
  return sum ^ (sum >>> 15);
};

/** Of one word: its letters with and without marks, classes it belongs to, capitals, and what parts it from the word before. */
type Atom = {
  readonly word: number;
  readonly marked: number;
  readonly kind: number;
  readonly shape: number;
  readonly gap: number;
};

const OUTSIDE: Atom = { word: 1, marked: 1, kind: 1 << 8, shape: 7, gap: 7 };

/** 0 beside, 1 glued, 2 comma, 3 colon, 4 end of a sentence or line, 5 a dash or slash, 6 a bracket or quote. */
const gapOf = (before: string, first: boolean): number => {
  if (first || /[\n.!?;…]/.test(before)) return 4;
  if (before === '') return 1;
  if (/^[ \u00a0]+$/.test(before)) return 0;
  if (before.includes(':')) return 3;
  if (before.includes(',')) return 2;
  return /[-–—/&+]/.test(before) ? 5 : 6;
};

const atomOf = (item: Item, first: boolean, shout: boolean): Atom => {
  const gap = gapOf(item.before, first);
  if (/^[0-9]/.test(item.raw))
    return { word: 2 + Math.min(item.digits.length, 12), marked: 2, kind: 1 << 7, shape: 6, gap };
  const slip = repair(item.word);
  const folded = slip?.folded ?? item.word;
  const typed = markedForm(item.raw.normalize('NFC').toLowerCase());
  const marked = typed === `${item.word}0` && slip ? (slip.marked === '' ? `${folded}0` : slip.marked) : typed;
  const bare = marked === `${folded}0`;
  let kind = 0;
  CLASSES.forEach((list, i) => {
    if (bare ? list.folded.has(folded) : list.marked.has(marked)) kind |= 1 << i;
  });
  // All in capitals, capital at the beginning, small: where everything is in capitals they say nothing.
  const raw = item.raw.normalize('NFC');
  const upper = raw.length > 1 && raw === raw.toUpperCase();
  const shape = shout ? 0 : upper ? 3 : item.capital ? (gap === 4 ? 2 : 1) : 0;
  return { word: hashOf(folded), marked: hashOf(marked), kind, shape, gap };
};

/** How a text uses capitals: 0 none inside sentences, 1 some, 2 nearly everywhere. */
const caseOf = (items: readonly Item[]): 0 | 1 | 2 => {
  let inner = 0;
  let upper = 0;
  let all = 0;
  items.forEach((item, i) => {
    if (!/^\p{L}/u.test(item.raw)) return;
    all += 1;
    const raw = item.raw.normalize('NFC');
    if (raw.length > 1 && raw === raw.toUpperCase()) upper += 1;
    if (item.capital && i > 0 && !/[\n.!?;…]/.test(item.before)) inner += 1;
  });
  return upper * 4 > all * 3 && all > 3 ? 2 : inner > 0 ? 1 : 0;
};

const isRun = (atom: Atom): boolean => atom.shape === 1 || atom.shape === 3;
/** Titles and places. */
const OPENS = (1 << 2) | (1 << 4);
/** So many words behind it a title opens nothing any more. */
const OPENED = 6;

/** A text made ready for both kinds of features. */
export type Atoms = { readonly atoms: readonly Atom[]; readonly mode: 0 | 1 | 2 };

export const atomsOf = (items: readonly Item[]): Atoms => {
  const mode = caseOf(items);
  return { atoms: items.map((item, i) => atomOf(item, i === 0, mode === 2)), mode };
};

/** So many of each word. */
const FEATURES = 34;

/** For each word the numbers of its features. Linear. */
export const nameFeatures = ({ atoms, mode }: Atoms): Int32Array[] => {
  const at = (i: number): Atom => atoms[i] ?? OUTSIDE;
  const runs: number[] = [];
  const openers: number[] = [];
  atoms.forEach((atom, i) => {
    const before = at(i - 1);
    runs.push(i > 0 && isRun(atom) && (isRun(before) || before.shape === 2) && atom.gap === 0 ? runs[i - 1]! : i);
    const last = openers[i - 1] ?? -OPENED;
    openers.push(
      atom.gap >= 2 ? i - OPENED : (before.kind & OPENS) !== 0 && i > 0 ? i - 1 : Math.max(last, i - OPENED),
    );
  });
  const flat = new Int32Array(atoms.length * FEATURES);
  return atoms.map((here, i) => {
    const [b, a, c, d] = [at(i - 2), at(i - 1), at(i + 1), at(i + 2)];
    const look = mix(here.shape * 3 + mode, here.gap);
    const near = mix(here.kind, look);
    let n = 0;
    const add = (value: number, by = 0): void => {
      flat[i * FEATURES + n] = mix(mix(n + 1, value), by) & (BUCKETS - 1);
      n += 1;
    };
    add(7);
    add(here.word);
    add(here.marked);
    add(here.word, look);
    add(look);
    add(near);
    add(a.word, look);
    add(a.marked, near);
    add(a.word, near);
    add(c.word, here.shape * 8 + c.gap);
    add(c.word, near);
    add(c.marked);
    add(b.word, here.shape);
    add(d.word, here.shape);
    add(mix(a.word, here.word));
    add(mix(here.word, c.word));
    add(mix(b.word, a.word), look);
    add(mix(b.word, a.word), near);
    add(mix(c.word, d.word), here.shape);
    add(mix(a.kind, here.kind), c.kind);
    add(mix(b.kind, a.kind), near);
    add(mix(mix(a.shape, here.shape), c.shape), mix(near, c.gap));
    add(mix(here.kind, c.kind), mix(d.kind, mix(here.shape, c.shape)));
    add(mix(a.kind, a.shape), mix(near, c.shape));
    add(mix(a.word, c.word), here.shape);
    add(mix(c.gap, c.shape), mix(near, d.shape));
    add(mix(at(i - 3).word, b.word), mix(a.kind, here.shape));
    add(mix(b.shape, a.shape), mix(b.kind, look));
    // What stands before the run of capitals this word is in, and the last word before it that opens a name or a place.
    const run = runs[i]!;
    const [head, above] = [at(run - 1), at(run - 2)];
    add(head.word, here.shape * 4 + Math.min(i - run, 3));
    add(mix(head.kind, head.shape), mix(near, at(run).gap));
    add(mix(above.word, head.word), here.shape);
    add(mix(above.kind, head.kind), mix(here.shape, Math.min(i - run, 3)));
    const opener = openers[i]!;
    add(at(opener).word, mix(here.shape, i - opener));
    add(at(opener).kind, mix(near, i - opener));
    return flat.subarray(i * FEATURES, i * FEATURES + FEATURES);
  });
};

/** For each word the numbers of the features of a step to it from each label. */
export const stepFeatures = ({ atoms, mode }: Atoms): Int32Array[] =>
  atoms.map(({ shape, gap, kind }) =>
    Int32Array.from([0, 1, 2], (from) => mix(mix(90 + from, shape * 3 + mode), gap * 64 + (kind & 3)) & (BUCKETS - 1)),
  );
