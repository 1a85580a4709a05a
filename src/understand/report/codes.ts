/** Numbers that only name something: telephones, number plates, days that are feasts or streets, what stands in the name of a model. */
import { breaks, type Item } from './items.ts';
import { phraseList } from './phrase-book.ts';
import { YEAR } from './told.ts';

/** The first item, and the one after the last. */
type Span = readonly [from: number, to: number];

const isGroup = (item: Item | undefined): item is Item =>
  item?.digits === true && /^[-.]?$/.test(item.before) && /^[0-9.]{2,9}$/.test(item.folded);

/** `0900000012`, `0900 000 012`, `0900.000.012`, `0296-3.000.012`: from nine to twelve digits, the first a zero. Where it ends; `i` for none. */
export const telephoneEnd = (items: readonly Item[], i: number): number => {
  const first = items[i]!;
  if (!/^0[0-9.]+$/.test(first.folded)) return i;
  let digits = '';
  let to = i;
  // "05 7 8" are figures: a prefix has three digits or four.
  const parted = /^0[0-9]{2,3}$/.test(first.folded);
  do {
    digits += items[to]!.folded.replaceAll('.', '');
    to += 1;
  } while (parted && digits.length < 9 && isGroup(items[to]));
  return /^[0-9]{9,12}$/.test(digits) ? to : i;
};

/** `67C-000.01`, `67C1 00001` */
export const plateEnd = (items: readonly Item[], i: number): number => {
  const [first, letters] = [items[i]!, items[i + 1]];
  if (!/^[0-9]{2}$/.test(first.folded) || !letters?.glued || letters.digits) return i;
  if (!letters.capital && !/^(?:xe|so|bs)$/.test(items[i - 1]?.folded ?? '')) return i;
  if (letters.end - letters.start > 2) return i;
  const series = items[i + 2]?.glued && /^[0-9]$/.test(items[i + 2]!.folded) ? 1 : 0;
  const number = items[i + 2 + series];
  return number && /^[-\s]?$/.test(number.before) && /^[0-9]{3}\.?[0-9]{1,2}$/.test(number.folded) ? i + 3 + series : i;
};

const isMinutes = (item: Item | undefined): boolean =>
  item !== undefined && /^[0-5][0-9]$/.test(item.folded) && item.digits;

/** `8h`, `8h30`, `9g30`, `14:30`, `9 giờ 15`, `9 giờ kém 10`: where the time of day ends; `i` for none. */
export const timeEnd = (items: readonly Item[], i: number): number => {
  const [hour, next, minutes] = [items[i]!, items[i + 1], items[i + 2]];
  if (!/^[0-9]{1,2}$/.test(hour.folded) || Number(hour.folded) > 24 || !next) return i;
  if (next.digits) return next.before === ':' && !next.apart && isMinutes(next) ? i + 2 : i;
  if (next.before !== '') return i;
  if (next.glued && /^[hg]$/.test(next.folded)) return minutes?.glued && isMinutes(minutes) ? i + 3 : i + 2;
  if (!/^(?:gio|h)$/.test(next.folded)) return i;
  const less = minutes?.folded === 'kem' ? 1 : 0;
  const told = items[i + 2 + less];
  // "9 giờ 15 người": they are people.
  if (told?.before !== '' || !/^[0-9]{1,2}$/.test(told.folded)) return i + 2;
  const alone =
    /^(?:luc|vao)$/.test(items[i - 1]?.folded ?? '') ||
    !items[i + 3 + less] ||
    items[i + 3 + less]!.before !== '' ||
    items[i + 3 + less]!.folded === 'phut';
  return alone || told.glued ? i + 3 + less : i + 2;
};

/** `2025-2026`: a school year, a term. Where it ends; `i` for none. */
export const yearsEnd = (items: readonly Item[], i: number): number => {
  const next = items[i + 1];
  return next?.digits && /^[-–]$/.test(next.before) && YEAR.test(items[i]!.folded) && YEAR.test(next.folded)
    ? i + 2
    : i;
};

/** Days that gifts and meetings are named after, and streets. */
const FEASTS = new Set(
  '9/1 3/2 27/2 8/3 26/3 30/4 1/5 7/5 15/5 19/5 1/6 28/6 27/7 19/8 2/9 10/10 14/10 15/10 20/10 18/11 20/11 22/12'.split(
    ' ',
  ),
);
const occasions = phraseList([
  'dịp',
  'nhân dịp',
  'nhân ngày',
  'mừng',
  'chào mừng',
  'kỷ niệm',
  'quà',
  'tặng quà',
  'lễ',
  'tết',
  'ngày lễ',
  'đường',
  'chợ',
  'cầu',
  'công viên',
  'trường',
]);

/** `27/7` behind "dịp" or "quà", `3/2` behind "đường": no x out of y. Where it ends; `i` for none. */
export const feastEnd = (items: readonly Item[], i: number, marks: boolean): number => {
  const [day, month] = [items[i]!, items[i + 1]];
  if (!month?.digits || month.before !== '/' || !FEASTS.has(`${Number(day.folded)}/${Number(month.folded)}`)) return i;
  const named = [1, 2, 3].some((size) => size <= i && occasions(items, i - size, marks) === size);
  return named && day.stop === 0 ? i + 2 : i;
};

const named = phraseList([
  'mô hình',
  'phong trào',
  'chủ đề',
  'câu lạc bộ',
  'clb',
  'tổ',
  'hội thi',
  'cuộc thi',
  'chương trình',
  'cuộc vận động',
  'phương châm',
  'khẩu hiệu',
  'công trình',
  'đề án',
  'mang tên',
  'gọi là',
  'danh hiệu',
  'tiêu chí',
]);
const OPENING = /[“"«]$/;
const CLOSING = /^[”"»]/;
/** A name has no more words. */
const LONGEST = 12;

/** `mô hình “3 sạch”`, `phong trào "5 không 3 sạch"`: the words between the marks. Undefined where no name begins at `i`. */
export const quotedName = (items: readonly Item[], i: number, marks: boolean): Span | undefined => {
  if (!OPENING.test(items[i]!.before)) return undefined;
  if (![1, 2, 3].some((size) => size <= i && named(items, i - size, marks) === size)) return undefined;
  for (let to = i + 1; to <= Math.min(items.length, i + LONGEST); to += 1) {
    const next = items[to];
    if (!next || CLOSING.test(next.before)) return next || to < i + LONGEST ? [i, to] : undefined;
    if (breaks(next) && next.stop === 2) return undefined;
  }
  return undefined;
};
