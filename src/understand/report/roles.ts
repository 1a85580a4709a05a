/** Numbers that say something of a figure before them: what is left, by how much more, what percentage; and amounts for each. */
import type { Indicator } from '../../domain/indicator.ts';
import { times } from '../../domain/numeral.ts';
import type { Found } from './amounts.ts';
import { breaks, ends } from './items.ts';
import { featuresOf } from './match.ts';
import { measureAt, type PhraseList, phraseList } from './phrase-book.ts';
import type { Scan } from './scan.ts';
import { ABOUT, LEFT, LESS, MORE, NOT_DONE } from './words.ts';

export type Role = 'left' | 'change' | 'base' | 'share';

/** What stands around a number, whatever the figures before it are. */
export type Standing = {
  readonly perUnit: boolean;
  /** "còn 3" before it, or "3 đơn đang giải quyết" behind it. */
  readonly left: 'before' | 'behind' | undefined;
  /** 1 "tăng", -1 "giảm", 0 neither. */
  readonly way: 1 | -1 | 0;
  /** "so với", "cùng kỳ" later in its sentence. */
  readonly compared: boolean;
  /** Compared, if with anything told, with the year before: not "so với tháng trước". */
  readonly yearly: boolean;
  /** "cùng kỳ 1.310 lượt" */
  readonly base: boolean;
};

const left = phraseList(LEFT);
const notDone = phraseList(NOT_DONE);
const versus = phraseList(['so với', 'so cùng kỳ', 'cùng kỳ', 'so với cùng kỳ', 'cùng kì']);
const each = phraseList(['mỗi', 'từng', 'bình quân', 'trung bình', 'một suất', 'một hộ', 'một phần', 'một người', 'x']);
/** "mỗi gia đình chính sách 1 triệu" */
const EACH_REACH = 5;
const more = phraseList(MORE);
const less = phraseList(LESS);
const LONGEST = 4;

/** Does a phrase of the list end right before item `i`, in the same sentence? */
const endsBefore = (list: PhraseList, { items, marks }: Scan, i: number): boolean => {
  if (items[i]!.stop === 2) return false;
  for (let size = 1; size <= LONGEST && size <= i; size += 1) if (list(items, i - size, marks) === size) return true;
  return false;
};

/** From item `i` to the end of the clause or sentence, at most to the next number. */
const endOf = ({ items, numbers }: Scan, n: number, i: number, stop: 1 | 2): number => {
  const next = numbers[n + 1]?.from ?? items.length;
  let to = i;
  while (to < next && items[to]!.stop < stop) to += 1;
  return to;
};

/** "cùng kỳ 1.310 lượt", "cùng kỳ năm trước là 1.310" */
const isBase = ({ items, marks, asides }: Scan, i: number): boolean => {
  for (let at = i - 1; at >= Math.max(0, i - 5); at -= 1) {
    if (breaks(items[at + 1]!)) return false;
    if (versus(items, at, marks) > 0) return true;
    if (asides.taken[at] !== 1 && !/^(?:la|dat|nam|ngoai|truoc)$/.test(items[at]!.folded)) return false;
  }
  return false;
};

/** Does "mỗi" or the like stand before the number in its clause? */
const isEach = ({ items, marks, numbers }: Scan, n: number): boolean => {
  const { from } = numbers[n]!;
  const least = Math.max(numbers[n - 1]?.to ?? 0, from - EACH_REACH);
  for (let at = from - 1; at >= least && items[at + 1]!.stop === 0; at -= 1)
    if (each(items, at, marks) > 0) return true;
  return false;
};

/** 1 "tăng" right before item `i`, -1 "giảm", 0 neither. */
export const wayBefore = (scan: Scan, i: number): 1 | -1 | 0 =>
  endsBefore(more, scan, i) ? 1 : endsBefore(less, scan, i) ? -1 : 0;

export const standingOf = (scan: Scan, n: number): Standing => {
  const { items, book, numbers, marks } = scan;
  const number = numbers[n]!;
  const i = number.from;
  const behind = number.to + number.measured;
  const slash = items[number.to]?.before === '/' && measureAt(book, items, number.to, marks) !== undefined;
  const perUnit = number.sort === 'money' && (slash || /[x×*]$/.test(items[i]!.before) || isEach(scan, n));
  const leftBehind =
    number.measure !== undefined &&
    behind < items.length &&
    !breaks(items[behind]!) &&
    notDone(items, behind, marks) > 0;
  const way = wayBefore(scan, i);
  const to = way === 0 ? behind : endOf(scan, n, behind, 2);
  let at = behind;
  while (at < to && versus(items, at, marks) === 0) at += 1;
  const compared = at < to;
  const against = items.slice(at, Math.min(to, at + EACH_REACH)).map((item) => item.folded);
  return {
    perUnit,
    left: endsBefore(left, scan, i) ? 'before' : leftBehind ? 'behind' : undefined,
    way,
    compared,
    yearly: !compared || against.includes('ky') || against.includes('nam'),
    base: isBase(scan, i),
  };
};

/** Is it told in the same things as the indicator? */
const sameThings = ({ book }: Scan, number: Found, indicator: Indicator): boolean => {
  if (number.sort !== 'plain') return number.sort === indicator.kind;
  if (['money', 'area', 'length', 'share'].includes(indicator.kind)) return false;
  const { measure } = number;
  return measure === undefined || book.after.get(indicator)!.has(measure) || measure === 'truong hop';
};

/** Does a phrase that names a percentage stand between the number and the one before? Then it is a figure of its own. */
export const isNamed = ({ hits, hitAt, numbers, match }: Scan, n: number): boolean => {
  const before = numbers[n - 1]!;
  const context = new Map<number, number>();
  return hitAt
    .subarray(before.to + before.measured, numbers[n]!.from)
    .some((hit) => hit !== -1 && match({ sort: 'share' }, { own: [featuresOf(hits[hit]!, 1)], context }).length > 0);
};

/** What the number says of a figure before it, if it does. @param last the indicator of that figure */
export const roleOf = (scan: Scan, n: number, standing: Standing, last: Indicator): Role | undefined => {
  const { items, numbers, alien } = scan;
  const number = numbers[n]!;
  const { way, compared } = standing;
  if (number.sort === 'share' && way === 0) return last.kind === 'ratio' && !isNamed(scan, n) ? 'share' : undefined;
  if (!standing.left && way === 0 && !standing.base) return undefined;
  const i = number.from;
  const things = sameThings(scan, number, last);
  if (!things && number.sort !== 'share') return undefined;
  if (standing.left && last.kind === 'ratio' && number.sort === 'plain') {
    const sentence = standing.left === 'behind' && items.slice(numbers[n - 1]!.to, i + 1).some(ends);
    if (!sentence) return 'left';
  }
  if (way !== 0) {
    const behind = number.to + number.measured;
    const words = alien.subarray(behind, endOf(scan, n, behind, 1)).includes(1);
    // Without marks "tang" is more often tặng (to give) than tăng.
    const sure = way < 0 || !items[i - 1]!.bare || items[i - 1]!.folded !== 'tang';
    const bracketed = [1, 2].some((back) => items[i - back]?.before.endsWith('('));
    if (compared || bracketed || (sure && !words)) return 'change';
  }
  return standing.base && things && number.sort === 'plain' ? 'base' : undefined;
};

/** Is the number told as "more than", "nearly", "some"? */
export const isAbout = ({ items }: Scan, { from }: Found): boolean => {
  const item = items[from - 1];
  return item !== undefined && items[from]!.before === '' && ABOUT.has(item.folded) && !item.digits;
};

/** x of y as a percentage that may be rounded or cut at two, one or no decimals (an official report has 176/221 as 79,63%). */
export const isShareOf = (percent: number, value: number, total: number): boolean => {
  const exact = times(value / total, 100);
  const decimals = (String(percent).split('.')[1] ?? '').length;
  return total > 0 && Math.abs(exact - percent) < (decimals === 0 ? 1 : 10 ** -decimals);
};
