/** The words around a number that may belong to it. */
import type { Found } from './amounts.ts';
import { type Hit, isMeasuredBy } from './match.ts';
import { measureAt, phraseList } from './phrase-book.ts';
import type { Scan } from './scan.ts';
import { LEFT, LESS, MORE, PLACES } from './words.ts';

export type Zone = {
  /** The clause of the number begins here; words before are at most a heading. */
  readonly clause: number;
  /** Where its first word is that is no period or place. */
  readonly words: number;
  /** Words behind it end here; `shared`: right before the next number, which they may belong to. */
  readonly right: number;
  readonly shared: boolean;
  /** "1 lớp tập huấn kỹ thuật cho 45 người": it goes on from the number before. */
  readonly linked: boolean;
  /** Phrases of the clause before the number, and behind it. */
  readonly before: readonly Hit[];
  readonly behind: readonly Hit[];
  /** Phrases that stand before the clause by themselves: "Dân vận khéo: …". */
  readonly headings: readonly Hit[];
};

const left = phraseList(LEFT);
const ways = phraseList([...MORE, ...LESS]);
const LINKS = new Set(['cho', 'voi', 'co', 'gom', 'la']);
const places = phraseList(PLACES);
/** Who is spoken to is no heading: "Kính gửi Bí thư, …". */
const ADDRESSED = new Set(['kinh', 'gui', 'thua']);

/** Phrases that lie between two items, in order. */
const between = ({ hits, hitAt }: Scan, from: number, to: number): Hit[] => {
  const found: Hit[] = [];
  for (let i = from; i < to; i += 1) {
    const hit = hits[hitAt[i]!];
    if (hit && hit.at === i && hit.to <= to) found.push(hit);
  }
  return found;
};

/** Is the item inside a phrase, not its first word? Then signs before it part nothing: "kiến nghị, phản ánh". */
const inside = ({ hits, hitAt }: Scan, i: number): boolean => {
  const hit = hits[hitAt[i]!];
  return hit !== undefined && hit.at < i;
};

/** Does a clause, or what stands before a colon, end before the item? */
const parts = (scan: Scan, i: number): boolean => {
  const item = scan.items[i]!;
  return (item.stop !== 0 || item.before.includes(':')) && !inside(scan, i);
};

/** "tiếp 8 lượt tăng 2 lượt": the next number is how many more. Without marks "tang" is more often "tặng". */
const changes = ({ items, marks }: Scan, i: number): boolean => {
  const size = ways(items, i, marks);
  const sure = size > 1 || !items[i]!.bare || items[i]!.folded !== 'tang';
  return size > 0 && sure && items[i + size]?.digits === true;
};

const rightEnd = (scan: Scan, n: number): number => {
  const { items, numbers, marks } = scan;
  const { to } = numbers[n]!;
  const limit = numbers[n + 1]?.from ?? items.length;
  let right = to;
  while (right < limit) {
    const ended =
      right === to
        ? items[right]!.before !== ''
        : parts(scan, right) || left(items, right, marks) > 0 || changes(scan, right);
    if (ended && !inside(scan, right)) break;
    right += 1;
  }
  return right;
};

/** Does "còn", "tồn" or the like end right before item `i`? */
export const isLeft = ({ items, marks }: Scan, i: number): boolean =>
  items[i]!.stop !== 2 && [1, 2, 3, 4].some((size) => size <= i && left(items, i - size, marks) === size);

/** Is the clause of a phrase nothing but known words? */
const isHeading = (scan: Scan, hit: Hit, from: number, to: number): boolean => {
  let start = hit.at;
  while (start > from && !parts(scan, start)) start -= 1;
  let end = hit.to;
  while (end < to && !parts(scan, end)) end += 1;
  for (let i = start; i < end; i += 1) if (scan.alien[i] === 1 || ADDRESSED.has(scan.items[i]!.folded)) return false;
  return true;
};

/** @param done words before this item belong to the numbers before */
export const zoneOf = (scan: Scan, n: number, done: number): Zone => {
  const { items, numbers, asides } = scan;
  const number = numbers[n]!;
  const start = Math.max(done, numbers[n - 1]?.to ?? 0);
  let clause = number.from;
  while (clause > start && (items[clause]!.stop === 0 || inside(scan, clause))) clause -= 1;
  let words = clause;
  while (words < number.from && asides.taken[words] === 1) words += 1;
  const right = rightEnd(scan, n);
  return {
    clause,
    words,
    right,
    linked: n > 0 && clause === start && items[clause]!.stop === 0 && LINKS.has(items[number.from - 1]!.folded),
    shared: right === numbers[n + 1]?.from,
    before: between(scan, clause, number.from),
    behind: between(scan, number.to, right),
    headings: between(scan, start, clause).filter((hit) => isHeading(scan, hit, start, clause)),
  };
};

/** A word of measure before the number: "Số lượt: 12", "đơn: 8/11". That of a place ("ở xã: 5") only as "số xã". */
export const measureBefore = (scan: Scan, number: Found, { clause }: Zone): string | undefined => {
  const { items, asides, book, marks } = scan;
  for (let i = number.from - 1; i >= clause; i -= 1) {
    if (inside(scan, i) || asides.taken[i] === 1) continue;
    const found = measureAt(book, items, i, marks);
    const hit = scan.hits[scan.hitAt[i]!];
    if (!found || (hit && !isMeasuredBy(book, hit.entry, found.id))) continue;
    if (places(items, i, marks) === 0 || items[i - 1]?.folded === 'so') return found.id;
  }
  return undefined;
};
