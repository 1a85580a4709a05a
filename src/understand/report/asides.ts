/** What holds a number and is no figure: days, papers, places, how long, telephone numbers, the numbering of a list. */
import type { Reader } from './amounts.ts';
import { feastEnd, plateEnd, quotedName, telephoneEnd, timeEnd, yearsEnd } from './codes.ts';
import { breaks } from './items.ts';
import { counted, measured, paperAt } from './papers.ts';
import { type Entry, measureAt, phraseAt, phraseList } from './phrase-book.ts';
import { type Scene, YEAR } from './told.ts';
import { type Told, toldAt } from './when.ts';
import { DURATIONS, PLACES } from './words.ts';

export type Asides = {
  /** Of each item: does it belong to something told beside the figures? */
  readonly taken: Uint8Array;
  readonly told: readonly Told[];
  /** Items of each place, `to` exclusive. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
};

const durations = phraseList(DURATIONS);
const places = phraseList(PLACES);
const compared = phraseList(['so với', 'cùng kỳ', 'so với cùng kỳ', 'so cùng kỳ', 'so', 'cùng kì', 'so với cùng kì']);

/** What is called by a number: "ấp 7 dvk …"; a "tổ 5 người" has five people. */
const NUMBERED = new Set(['ap', 'thon', 'xom', 'khom', 'kp', 'tdp']);
/** … and a "thôn 120 hộ" has so many households. */
const PEOPLE = new Set(['ho', 'nguoi', 'dan', 'khau']);
/** No place has a longer name than so many words, where it is written without capitals. */
const LONGEST_NAME = 2;
const LONGEST_CAPITAL_NAME = 4;

/** "1. Tiếp dân", "2) Đơn", "3/ …" at the head of a line, or one after another within it. */
const isNumbering = ({ items }: Reader, i: number, last: number): boolean => {
  const item = items[i]!;
  if (!/^[0-9]{1,2}$/.test(item.folded)) return false;
  const next = items[i + 1];
  if (!next || next.digits) return false;
  // "1- Tiếp dân" and "1 - Tiếp dân"; "1-2" and "1-QĐ" are none.
  if (i === 0 || item.before.includes('\n'))
    return /^[.)/:]/.test(next.before) || (/^[-–]/.test(next.before) && next.apart);
  // "Kết quả: 1/ Tiếp dân …"; but in "Đối thoại: 01. Hòa giải: 03" the full stop ends a sentence.
  const parted = breaks(item) ? /^[.)/]/ : item.before.includes(':') ? /^[)/]/ : undefined;
  return Number(item.folded) === last + 1 && parted?.test(next.before) === true;
};

/** "thôn 3 cuộc 150 người", "ấp 3 cuộc, …": with its word of measure the number is all there is; but "ấp 3 đơn 2", "thôn 4 dvk: …". */
const endsFigure = (reader: Reader, i: number): boolean => {
  const next = i + 1 + measured(reader, i);
  const item = reader.items[next];
  return item === undefined || item.stop !== 0 || (item.digits && item.before === '' && counted(reader, next));
};

/** The place that begins at `i` with one of the words for places: its end, or `i`. */
const placeEnd = (reader: Reader, i: number, head: number, capitals: boolean): number => {
  const { book, items, marks } = reader;
  let to = i + head;
  const first = items[to];
  if (first?.before !== '') return i;
  if (first.digits) {
    const things =
      counted(reader, to) &&
      (!NUMBERED.has(items[i]!.folded) || PEOPLE.has(items[to + 1]!.folded) || endsFigure(reader, to));
    if (things || !/^[0-9]{1,3}$/.test(first.folded) || items[to + 1]?.before === '/') return i;
    to += 1;
    // ấp 3A
    if (items[to]?.glued && items[to]!.folded.length === 1) to += 1;
    return to;
  }
  const most = capitals ? LONGEST_CAPITAL_NAME : LONGEST_NAME;
  for (; to - i - head < most; to += 1) {
    const item = items[to];
    if (!item || item.digits || item.before !== '' || (capitals && !item.capital)) break;
    if (!capitals && phraseAt(book, items, to, marks) !== undefined) break;
  }
  if (to === i + head) return i;
  // Without capitals a name ends where something known begins, or it was no name: "thôn trồng 200 cây".
  const next = items[to];
  const known = next?.before !== '' || (phraseAt(book, items, to, marks)?.features.length ?? 0) > 0;
  return capitals || known ? to : i;
};

const comparedBefore = ({ items, marks }: Reader, i: number): boolean =>
  [1, 2, 3, 4].some((back) => items[i - back] !== undefined && compared(items, i - back, marks) === back);

/** "số 7 Lê Lai"; but "tổng số 24". */
const isAddress = ({ items }: Reader, i: number): boolean =>
  items[i]!.before === '' &&
  items[i - 1]?.folded === 'so' &&
  items[i - 2]?.folded !== 'tong' &&
  items[i + 1]?.before === '' &&
  items[i + 1]!.capital;

/** "họp tổ dân phố 7: 1 cuộc": the place ends a phrase that names something. */
const isPlaceNumber = ({ items, marks }: Reader, i: number): boolean =>
  /^[0-9]{1,3}$/.test(items[i]!.folded) &&
  items[i]!.before === '' &&
  items[i + 1]?.before === ':' &&
  [3, 2, 1].some((size) => size <= i && places(items, i - size, marks) === size);

/** A number of a paper, telephone, duration or of a list: first item and the one after the last; undefined where it may be a figure. */
const numberAside = (reader: Reader, i: number): readonly [from: number, to: number] | undefined => {
  const { items } = reader;
  const paper = paperAt(reader, i);
  if (paper) return paper;
  const name = Math.max(
    telephoneEnd(items, i),
    plateEnd(items, i),
    feastEnd(items, i, reader.marks),
    timeEnd(items, i),
    yearsEnd(items, i),
  );
  if (name > i) return [i, name];
  if (!counted(reader, i) && (isAddress(reader, i) || isPlaceNumber(reader, i))) return [i, i + 1];
  // "từ 7 đến 9 giờ", "18-25 tuổi"
  const until = items[i + 1]?.folded === 'den' ? i + 2 : i + 1;
  if (items[until]?.digits && /^[-–]?$/.test(items[until]!.before) && until > i && durationAt(reader, until + 1) > 0)
    return [i, until + 1 + durationAt(reader, until + 1)];
  const long = durationAt(reader, i + 1);
  return long === 0 ? undefined : [i, i + 1 + long];
};

/** How many items a word like "tháng" has behind a number, where it is no word of measure and begins no phrase; 0 for none. */
const durationAt = ({ book, items, marks }: Reader, i: number): number => {
  const item = items[i];
  const long = item?.before === '' ? durations(items, i, marks) : 0;
  if (long === 0 || long < (measureAt(book, items, i, marks)?.words ?? 0)) return 0;
  const named = phraseAt(book, items, i, marks);
  if (named && named.features.length > 0 && named.words.length > long) return 0;
  // "12 nam, 8 nu" are men.
  return item!.folded === 'nam' && items.slice(i + 1, i + 4).some(({ folded }) => folded === 'nu') ? 0 : long;
};

/** One pass over the items. */
export const asidesOf = (reader: Reader, clock: Pick<Scene, 'today' | 'tables'>): Asides => {
  const { book, items, marks } = reader;
  const taken = new Uint8Array(items.length);
  const told: Told[] = [];
  const found: { from: number; to: number }[] = [];
  const inside = items.some((item, i) => item.capital && i > 0 && !breaks(item));
  const capitals = inside && items.some((item) => !item.capital && !item.digits);
  const scene: Scene = {
    items,
    // In hurried texts with marks these often have none: "thu 6", "thang 5".
    marks: false,
    ...clock,
    // "tháng 5 đơn thư: 3": the word belongs to the next figure.
    counted: (at) => counted(reader, at) && !items[at + 1 + measured(reader, at)]?.digits,
  };
  for (let i = 0; i < items.length; i += 1) {
    const [from, to] = quotedName(items, i, marks) ?? [i, i];
    for (let k = from; k < to; k += 1) if (items[k]!.digits) taken[k] = 1;
  }
  let numbering = 0;
  /** What begins at an item that is told beside the figures. */
  const asideAt = (i: number, phrase: Entry | undefined): readonly [from: number, to: number] | undefined => {
    const item = items[i]!;
    const features = phrase?.features.length ?? 0;
    const when = toldAt(scene, i);
    if (when && !(features > 0 && phrase!.words.length >= when.to - i)) {
      // "so với cùng kỳ năm 2025" is no period of this report.
      if (!comparedBefore(reader, i)) told.push(when);
      return [i, when.to];
    }
    const comparison = compared(items, i, marks);
    // "so cùng kỳ 2025"
    if (comparison > 0) return [i, i + comparison + (YEAR.test(items[i + comparison]?.folded ?? '') ? 1 : 0)];
    if (item.digits) {
      if (!isNumbering(reader, i, numbering)) return numberAside(reader, i);
      numbering = Number(item.folded);
      return [i, i + 1];
    }
    const head = places(items, i, marks);
    // "5/9 xã": what is counted.
    const counts = items[i - 1]?.digits === true && item.before === '' && taken[i - 1] === 0;
    const to = head === 0 || counts || (phrase?.words.length ?? 0) > head ? i : placeEnd(reader, i, head, capitals);
    if (to === i) return undefined;
    found.push({ from: i, to });
    return [i, to];
  };
  for (let i = 0; i < items.length; ) {
    if (taken[i] === 1) {
      i += 1;
      continue;
    }
    const phrase = phraseAt(book, items, i, marks);
    const aside = asideAt(i, phrase);
    if (aside) taken.fill(1, aside[0], aside[1]);
    const named = phrase && phrase.features.length > 0 && !items[i]!.digits ? phrase.words.length : 1;
    i = aside ? aside[1] : i + named;
  }
  return { taken, told, places: found };
};
