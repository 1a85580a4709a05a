/** A report as numbers, phrases and words that say nothing known, in their order. */
import type { PeriodTable } from '../../domain/period.ts';
import { amountAt, type Found, type Reader } from './amounts.ts';
import { type Asides, asidesOf } from './asides.ts';
import { breaks, type Item, itemsOf } from './items.ts';
import { type Hit, type Match, matcher } from './match.ts';
import { type Book, measureAt, phraseAt, usesMarks } from './phrase-book.ts';

export type Scan = Reader & {
  readonly asides: Asides;
  readonly numbers: readonly Found[];
  readonly hits: readonly Hit[];
  /** Of each item: the index of the phrase that it is part of, or -1. */
  readonly hitAt: Int32Array;
  /** Of each item: 1 where it says something unknown. */
  readonly alien: Uint8Array;
  readonly match: Match;
};

const OPENING = /[“"«]/;
const CLOSING = /[”"»]/;

/** Of each item within quotation marks, where they close; 0 for the others. */
const quotedOf = (items: readonly Item[]): Int32Array => {
  const ends = new Int32Array(items.length);
  let from = -1;
  for (let i = 0; i <= items.length; i += 1) {
    const before = items[i]?.before ?? '"';
    if (from !== -1 && CLOSING.test(before)) {
      ends.fill(i, from, i);
      from = -1;
      // The same sign may open the next: `"a", "b"`.
      if (!/["”»][^"]*["“«]/.test(before)) continue;
    }
    if (from === -1 && i < items.length && OPENING.test(before)) from = i;
  }
  return ends;
};

/** A single bare word ("ba", "sáu") is a number only before something to be counted. */
const isSpokenNumber = (found: Found): boolean => {
  const words = found.to - found.from;
  if (found.readings[0]?.value === 0) return false;
  return found.measure !== undefined || found.sort !== 'plain' || (words >= 2 && !found.doubtful);
};

/** "12 (mười hai) lượt": the same number in words. Its end, or `i`. */
const repeatEnd = (reader: Reader, found: Found, i: number): number => {
  const item = reader.items[i];
  if (!item?.before.endsWith('(') || item.digits) return i;
  const again = amountAt(reader, i);
  const same =
    again && again.readings[0]?.value === found.readings[0]?.value && reader.items[again.to]?.before.startsWith(')');
  return same ? again.to : i;
};

/** More numbers than these are no report but a table that was pasted; one more is found, to say so. */
export const MOST_NUMBERS = 120;

export const scan = (
  text: string,
  book: Book,
  clock: { readonly today: string; readonly tables: readonly PeriodTable[] },
): Scan => {
  const items = itemsOf(text);
  const reader: Reader = { items, book, marks: usesMarks(items) };
  const asides = asidesOf(reader, clock);
  const numbers: Found[] = [];
  const hits: Hit[] = [];
  const alien = new Uint8Array(items.length);
  const hitAt = new Int32Array(items.length).fill(-1);
  const names = quotedOf(items);
  for (let i = 0; i < items.length; ) {
    if (asides.taken[i] === 1) {
      i += 1;
      continue;
    }
    const phrase = phraseAt(book, items, i, reader.marks);
    const numeric = phrase?.words.some((word) => word.digits) ?? false;
    const last = numbers.at(-1);
    // "đạt 100%" names something only behind an x out of y.
    const allowed = !numeric || (last?.sort === 'ratio' && last.to + last.measured >= i - 1 && !breaks(items[i]!));
    const named = phrase !== undefined && phrase.features.length > 0 && allowed;
    const found = (numeric && allowed) || numbers.length > MOST_NUMBERS ? undefined : amountAt(reader, i);
    if (found && (items[i]!.digits || (isSpokenNumber(found) && (!named || found.to - i > phrase!.words.length)))) {
      const repeated = repeatEnd(reader, found, found.to);
      if (repeated > found.to) {
        const measure = items[repeated]?.before === ')' ? measureAt(book, items, repeated, reader.marks) : undefined;
        numbers.push({ ...found, to: repeated, ...(measure && { measure: measure.id, measured: measure.words }) });
      } else numbers.push(found);
      i = numbers.at(-1)!.to;
      continue;
    }
    if (phrase && allowed) {
      const to = i + phrase.words.length;
      const name = names[i]! > i + phrase.words.length || (names[i]! > 0 && !OPENING.test(items[i]!.before));
      if (phrase.other || name) alien.fill(1, i, to);
      if (phrase.features.length > 0 && !name) {
        hitAt.fill(hits.length, i, to);
        hits.push({ at: i, to, entry: phrase });
      }
      i = to;
      continue;
    }
    const measure = measureAt(book, items, i, reader.marks);
    if (!measure) alien[i] = 1;
    i += measure?.words ?? 1;
  }
  return { ...reader, asides, numbers, hits, hitAt, alien, match: matcher(book) };
};
