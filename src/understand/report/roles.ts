/** Numbers that say something of the figure before them: what is left, by how much more, what percentage; and amounts for each. */
import { times } from '../../domain/numeral.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Found } from './amounts.ts';
import { breaks, ends } from './items.ts';
import { measureAt, phraseList } from './phrase-book.ts';
import type { Scan } from './scan.ts';
import { ABOUT, LEFT, NOT_DONE } from './words.ts';

export type Role = 'left' | 'change' | 'base' | 'share' | 'per-unit';

const left = phraseList(LEFT);
const notDone = phraseList(NOT_DONE);
const versus = phraseList(['so với', 'so cùng kỳ', 'cùng kỳ', 'so với cùng kỳ', 'cùng kì']);
const each = phraseList(['mỗi', 'từng', 'bình quân', 'trung bình', 'mỗi suất', 'một suất', 'mỗi hộ', 'mỗi phần', 'mỗi người']);
const more = phraseList(['tăng', 'tăng thêm', 'tăng lên', 'cao hơn', 'nhiều hơn']);
const less = phraseList(['giảm', 'giảm được', 'giảm đi', 'giảm xuống', 'thấp hơn', 'ít hơn']);

/** Does a phrase of the list end right before item `i`? Its length. */
const endsBefore = (list: typeof left, { items, marks }: Scan, i: number): number => {
  for (let size = 1; size <= 4; size += 1)
    if (items[i - size] && list(items, i - size, marks) === size && !/[.;\n]/.test(items[i]!.before)) return size;
  return 0;
};

const within = (scan: Scan, from: number, to: number, list: typeof left): boolean => {
  for (let i = from; i < to; i += 1) if (list(scan.items, i, scan.marks) > 0) return true;
  return false;
};

/** How far the sentence goes from item `i`, at most to the next number. */
const sentenceEnd = ({ items, numbers }: Scan, i: number): number => {
  const next = numbers.find((number) => number.from >= i)?.from ?? items.length;
  let to = i;
  while (to < next && !(to > i && ends(items[to]!))) to += 1;
  return to;
};

/** Is it told in the same things as the indicator? */
const sameThings = ({ book }: Scan, number: Found, indicator: Indicator): boolean => {
  if (number.sort !== 'plain') return number.sort === indicator.kind;
  if (['money', 'area', 'length', 'share'].includes(indicator.kind)) return false;
  return number.measure === undefined || book.after.get(indicator)!.has(number.measure) || number.measure === 'truong hop';
};

/** +1 or -1 where "tăng" or "giảm" stands before the number. */
const direction = (scan: Scan, i: number): 1 | -1 | 0 =>
  endsBefore(more, scan, i) > 0 ? 1 : endsBefore(less, scan, i) > 0 ? -1 : 0;

/** What the number says of the figure before it, if it does. @param last the indicator of that figure */
export const roleOf = (scan: Scan, n: number, last: Indicator | undefined): Role | undefined => {
  const { items, numbers, marks, alien } = scan;
  const number = numbers[n]!;
  const i = number.from;
  const behind = number.to + number.measured;
  const perUnit =
    number.sort === 'money' &&
    (endsBefore(each, scan, i) > 0 ||
      /[x×*]$/.test(items[i]!.before) ||
      (n > 0 && items[i - 1]?.folded === 'x') ||
      (items[number.to]?.before === '/' && measureAt(scan.book, items, number.to, marks) !== undefined));
  if (perUnit) return 'per-unit';
  if (!last) return undefined;
  const before = numbers[n - 1]!;
  const sentence = items.slice(before.to, i + 1).some(ends);
  if (last.kind === 'ratio' && number.sort === 'plain' && sameThings(scan, number, last)) {
    if (endsBefore(left, scan, i) > 0) return 'left';
    if (!sentence && number.measure !== undefined && items[behind] && !breaks(items[behind]!) && notDone(items, behind, marks) > 0)
      return 'left';
  }
  const to = sentenceEnd(scan, behind);
  const told = within(scan, behind, to, versus);
  const way = direction(scan, i);
  if (way !== 0 && (sameThings(scan, number, last) || number.sort === 'share')) {
    // Without marks "tang" is more often tặng (to give) than tăng.
    const sure = way < 0 || !items[i - 1]!.bare || items[i - 1]!.folded !== 'tang';
    const bracketed = items[i - 1]!.before.endsWith('(') || items[i - 2]?.before.endsWith('(') === true;
    const words = alien.subarray(behind, Math.max(behind, clauseEnd(scan, behind))).includes(1);
    if (told || (sure && !words) || bracketed) return 'change';
  }
  if (number.sort === 'plain' && sameThings(scan, number, last) && baseBefore(scan, i)) return 'base';
  if (number.sort === 'share' && last.kind !== 'share') return 'share';
  return undefined;
};

/** "cùng kỳ 1.310 lượt", "cùng kỳ năm trước là 1.310" */
const baseBefore = (scan: Scan, i: number): boolean => {
  for (let at = i - 1; at >= Math.max(0, i - 5); at -= 1) {
    if (breaks(scan.items[at + 1]!)) return false;
    if (versus(scan.items, at, scan.marks) > 0) return scan.items[at]!.folded !== 'so' || at + 2 <= i;
    if (scan.asides.taken[at] !== 1 && !/^(?:la|dat|nam|ngoai|truoc)$/.test(scan.items[at]!.folded)) return false;
  }
  return false;
};

const clauseEnd = ({ items, numbers }: Scan, i: number): number => {
  const next = numbers.find((number) => number.from >= i)?.from ?? items.length;
  let to = i;
  while (to < next && !breaks(items[to]!)) to += 1;
  return to;
};

/** By how much: "giảm 108 lượt" is -108. */
export const changeOf = (scan: Scan, n: number): number => {
  const number = scan.numbers[n]!;
  const value = number.readings[0]?.value ?? 0;
  return direction(scan, number.from) * value;
};

/** Is the number told as "more than", "nearly", "some"? */
export const isAbout = ({ items }: Scan, { from }: Found): boolean => {
  const item = items[from - 1];
  return item !== undefined && items[from]!.before === '' && ABOUT.has(item.folded) && !item.digits;
};

/** x of y as a percentage that may be rounded or cut at two, one or no decimals (an official report has 176/221 as 79,63%). */
export const isShareOf = (share: number, value: number, total: number): boolean => {
  const exact = times(value / total, 100);
  const decimals = (String(share).split('.')[1] ?? '').length;
  return total > 0 && Math.abs(exact - share) < (decimals === 0 ? 1 : 10 ** -decimals);
};
