/** The days that a report is about: "tuần", "hôm qua", "thứ Sáu", "tháng 5", "quý I/2026", "6 tháng đầu năm", a date, from a day to a day. */
import { addDays, type Day, isDay, weekday } from '../../domain/calendar.ts';
import { type Period, type PeriodKind, type PeriodTable, type Part, periodAt, periodOf } from '../../domain/period.ts';
import { type Dated, dateAt, rangeAt, resolveDay, yearAfter } from './dates.ts';
import type { Item } from './items.ts';
import { type PhraseList, phraseList } from './phrase-book.ts';
import { spokenAt } from './spoken.ts';

export type Told = {
  /** Items `at` to `to` (exclusive). */
  readonly at: number;
  readonly to: number;
  readonly days: Days | WhenProblem;
  /** "tính đến 14/6": the state on a day, beside the period that the report is about. */
  readonly asOf?: true;
};
export type Days = {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'day' | 'week' | 'range' | PeriodKind;
  /** Of a period with a code: `2026-H1`. */
  readonly code?: string;
};
/** `t5` may be Thursday or May. */
export type WhenProblem = 'future' | 'no-such-day' | 'backwards' | 'ambiguous';

export type Clock = {
  readonly today: Day;
  readonly tables: readonly PeriodTable[];
  /** Is the number at this item a figure by what follows it? "trong tuần 12 lượt" */
  readonly counted: (i: number) => boolean;
};

/** A period is reported in its last days or in the first ones after: so many days after its beginning "tháng" still means the one before. */
const GRACE = { week: 1, month: 3, quarter: 10, half: 20, 'nine-months': 20, year: 20 } as const;
/** A part of the year without a year that lies ahead is last year's, where that ended at most so many days ago; else it is a slip. */
export const LOOK_BACK = 183;

const day = (one: Day): Days => ({ from: one, to: one, kind: 'day' });
const week = (monday: Day): Days => ({ from: monday, to: addDays(monday, 6), kind: 'week' });
const mondayOf = (one: Day): Day => addDays(one, 1 - weekday(one));
const checked = (days: Days, { today }: Clock): Days | WhenProblem => (days.from > today ? 'future' : days);
const period = ({ from, to, kind, code }: Period): Days => ({ from, to, kind, code });

const lists = {
  today: phraseList(['hôm nay', 'bữa nay', 'sáng nay', 'chiều nay', 'trưa nay', 'tối nay', 'ngày hôm nay', 'trong ngày']),
  yesterday: phraseList(['hôm qua', 'bữa qua', 'sáng qua', 'chiều qua', 'trưa qua', 'tối qua', 'đêm qua', 'ngày hôm qua']),
  before: phraseList(['hôm kia', 'bữa kia', 'hôm trước nữa']),
  week: phraseList(['tuần']),
  month: phraseList(['tháng']),
  quarter: phraseList(['quý', 'qúy']),
  half: phraseList(['6 tháng', 'sáu tháng', '6 t', '06 tháng', 'nửa năm']),
  nine: phraseList(['9 tháng', 'chín tháng', '9 t', '09 tháng']),
  three: phraseList(['3 tháng đầu năm', 'ba tháng đầu năm', '03 tháng đầu năm']),
  firstHalf: phraseList(['đầu năm', 'đầu']),
  secondHalf: phraseList(['cuối năm', 'cuối']),
  wholeYear: phraseList(['cả năm', 'trong năm', 'năm nay', 'năm này', 'từ đầu năm đến nay', 'từ đầu năm']),
  lastYear: phraseList(['năm ngoái', 'năm trước', 'năm qua', 'năm rồi', 'năm vừa qua']),
  year: phraseList(['năm']),
  this: phraseList(['này', 'nay', 'đang chạy']),
  last: phraseList(['trước', 'qua', 'rồi', 'vừa qua', 'vừa rồi', 'ngoái']),
  thu: phraseList(['thứ']),
  sunday: phraseList(['chủ nhật', 'cn']),
  upTo: phraseList(['tính đến', 'tính đến ngày', 'đến ngày', 'chốt đến', 'chốt', 'tính tới', 'đến hết ngày', 'tính đến hết ngày', 'cập nhật đến']),
} satisfies Record<string, PhraseList>;

const ROMAN = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** A small number at `i`, in digits or words, also Roman for quarters. */
const small = (items: readonly Item[], i: number, most: number): { readonly value: number; readonly to: number } | undefined => {
  const item = items[i];
  if (!item || /[^.\s]/.test(item.before)) return undefined;
  if (item.digits) {
    const value = Number(item.folded);
    return /^[0-9]{1,2}$/.test(item.folded) && value >= 1 && value <= most ? { value, to: i + 1 } : undefined;
  }
  const roman = most === 4 ? ROMAN.get(item.typed) : undefined;
  if (roman) return { value: roman, to: i + 1 };
  const spoken = spokenAt(items, i);
  return spoken && spoken.value >= 1 && spoken.value <= most ? { value: spoken.value, to: spoken.to } : undefined;
};

/** The window of a kind that runs today, or the one before where it has only just begun. */
const running = (kind: PeriodKind, { today, tables }: Clock, back = 0): Days | undefined => {
  let found = periodAt(kind, today, tables);
  let steps = back === 0 && found && today < addDays(found.from, GRACE[kind]) ? 1 : back;
  for (; steps > 0 && found; steps -= 1) found = periodAt(kind, addDays(found.from, -1), tables);
  return found && period(found);
};

/** A part of a year that is told, or else of the last one in which it has begun. */
const partOf = (part: Part, year: number | undefined, clock: Clock): Days | WhenProblem => {
  const { today, tables } = clock;
  if (year !== undefined) return checked(period(periodOf(year, part, tables)), clock);
  const now = Number(today.slice(0, 4));
  // With books closed in December, January's window has begun in the year before.
  for (const each of [now + 1, now, now - 1]) {
    const found = period(periodOf(each, part, tables));
    if (found.from > today || (each === now + 1 && addDays(found.from, GRACE[(found.kind as PeriodKind)] ) > today)) continue;
    return each >= now || addDays(found.to, LOOK_BACK) >= today ? found : 'future';
  }
  return 'future';
};

type Parsed = { readonly to: number; readonly days: Days | WhenProblem };

const weekAt = (items: readonly Item[], i: number, marks: boolean, clock: Clock): Parsed | undefined => {
  let to = i + lists.week(items, i, marks);
  if (to === i) return undefined;
  const monday = mondayOf(clock.today);
  const range = rangeAt(items, to, true);
  if (range) return { to: range.to, days: resolveRange(range, clock, 'week') };
  const ordinal = lists.thu(items, to, marks);
  const number = small(items, to + ordinal, 53);
  if (number && items[to + ordinal]!.digits) {
    const first = addDays(mondayOf(`${clock.today.slice(0, 4)}-01-04`), (number.value - 1) * 7);
    return { to: number.to, days: checked(week(first), clock) };
  }
  const last = lists.last(items, to, marks);
  const now = lists.this(items, to, marks);
  to += Math.max(last, now);
  const back = last > 0 || (now === 0 && weekday(clock.today) <= GRACE.week);
  const after = rangeAt(items, to, true);
  if (after) return { to: after.to, days: resolveRange(after, clock, 'week') };
  return { to, days: week(back ? addDays(monday, -7) : monday) };
};

const weekdayAt = (items: readonly Item[], i: number, marks: boolean, clock: Clock): Parsed | undefined => {
  const sunday = lists.sunday(items, i, marks);
  const thu = lists.thu(items, i, marks);
  let to = i + sunday;
  let wanted = 7;
  if (sunday === 0) {
    const number = thu > 0 ? small(items, i + thu, 7) : undefined;
    if (!number || number.value < 2) return undefined;
    wanted = number.value - 1;
    ({ to } = number);
  }
  // "thứ Sáu 12/6", "thứ Sáu ngày 12/6"
  const date = items[to]?.folded === 'ngay' ? dateAt(items, to + 1, true) : dateAt(items, to, false);
  if (date) return { to: date.to, days: resolveOne(date, clock) };
  const monday = mondayOf(clock.today);
  let base = addDays(monday, wanted - 1);
  const words = lists.week(items, to, marks);
  const last = words > 0 ? lists.last(items, to + words, marks) : 0;
  const now = words > 0 ? lists.this(items, to + words, marks) : 0;
  if (last > 0) base = addDays(base, -7);
  else if (now === 0 && base > clock.today) base = addDays(base, -7);
  return { to: last + now > 0 ? to + words + last + now : to, days: checked(day(base), clock) };
};

const resolveOne = (date: Dated, clock: Clock): Days | WhenProblem => {
  const found = resolveDay(date, clock.today);
  return isDay(found) ? day(found) : (found as WhenProblem);
};

const resolveRange = (range: { readonly from: Dated; readonly until: Dated | 'today' }, clock: Clock, kind: 'range' | 'week'): Days | WhenProblem => {
  const to = range.until === 'today' ? clock.today : resolveDay(range.until, clock.today, true);
  if (!isDay(to)) return to as WhenProblem;
  const { from } = range;
  const month = from.month ?? Number(to.slice(5, 7));
  // "15/12 - 14/6/2026": the first day is the last such one before the end.
  let year = from.year ?? Number(to.slice(0, 4));
  if (from.year === undefined && (month > Number(to.slice(5, 7)) || (from.month !== undefined && month === Number(to.slice(5, 7)) && from.day > Number(to.slice(8))))) year -= 1;
  const start = resolveDay({ ...from, month, year }, clock.today, true);
  if (!isDay(start)) return start as WhenProblem;
  if (start > to) return 'backwards';
  if (start > clock.today) return 'future';
  // A range that runs on into days to come is the running week or month, no slip, where it began.
  return { from: start, to, kind: start === to ? 'day' : kind };
};

const PATTERNS: readonly ((items: readonly Item[], i: number, marks: boolean, clock: Clock) => Parsed | undefined)[] = [
  (items, i, marks, { today }) => {
    const near = [lists.today, lists.yesterday, lists.before].findIndex((list) => list(items, i, marks) > 0);
    if (near === -1) return undefined;
    const to = i + [lists.today, lists.yesterday, lists.before][near]!(items, i, marks);
    const date = dateAt(items, to, false);
    return date ? { to: date.to, days: resolveOne(date, { today, tables: [] }) } : { to, days: day(addDays(today, -near)) };
  },
  weekdayAt,
  weekAt,
  // 6 tháng đầu năm 2026
  (items, i, marks, clock) => {
    let to = i + lists.half(items, i, marks);
    if (to === i || items[to - 1]!.folded === 't' && !lists.firstHalf(items, to, marks) && !lists.secondHalf(items, to, marks)) return undefined;
    const second = lists.secondHalf(items, to, marks);
    const first = lists.firstHalf(items, to, marks);
    to += second + first;
    const year = yearAfter(items, to, clock.today, marks);
    // "trong 6 tháng qua", "kéo dài 6 tháng": how long, no half-year.
    if (second + first === 0 && !year && !(i <= 4 && (to >= items.length || /[:\n,.;]/.test(items[to]!.before)))) return undefined;
    return { to: year?.to ?? to, days: partOf(second > 0 ? 'H2' : 'H1', year?.year, clock) };
  },
  (items, i, marks, clock) => {
    let to = i + lists.nine(items, i, marks);
    if (to === i) return undefined;
    const first = lists.firstHalf(items, to, marks);
    to += first;
    const year = yearAfter(items, to, clock.today, marks);
    if (first === 0 && !year && !(i <= 4 && (to >= items.length || /[:\n,.;]/.test(items[to]!.before)))) return undefined;
    return { to: year?.to ?? to, days: partOf('9M', year?.year, clock) };
  },
  (items, i, marks, clock) => {
    const to = i + lists.three(items, i, marks);
    if (to === i) return undefined;
    const year = yearAfter(items, to, clock.today, marks);
    return { to: year?.to ?? to, days: partOf('Q1', year?.year, clock) };
  },
  (items, i, marks, clock) => {
    const word = lists.quarter(items, i, marks);
    const short = word === 0 && items[i]!.folded === 'q' && items[i + 1] !== undefined && /^\.?$/.test(items[i + 1]!.before) ? 1 : 0;
    if (word + short === 0) return undefined;
    const to = i + word + short;
    const number = small(items, to, 4);
    if (number) {
      const year = yearAfter(items, number.to, clock.today, marks);
      return { to: year?.to ?? number.to, days: partOf(`Q${number.value}` as Part, year?.year, clock) };
    }
    if (short > 0) return undefined;
    const last = lists.last(items, to, marks);
    const now = lists.this(items, to, marks);
    const days = running('quarter', clock, last > 0 ? 1 : 0);
    return days && { to: to + last + now, days };
  },
  (items, i, marks, clock) => {
    const word = lists.month(items, i, marks);
    if (word === 0) return undefined;
    const to = i + word;
    const number = small(items, to, 12);
    if (number) {
      const year = yearAfter(items, number.to, clock.today, marks);
      const part = String(number.value).padStart(2, '0') as Part;
      return { to: year?.to ?? number.to, days: partOf(part, year?.year, clock) };
    }
    const last = lists.last(items, to, marks);
    const now = lists.this(items, to, marks);
    const days = now > 0 ? periodAt('month', clock.today, clock.tables) : running('month', clock, last > 0 ? 1 : 0);
    return days && { to: to + last + now, days: { from: days.from, to: days.to, kind: 'month', code: days.code! } };
  },
  // t5: Thursday or May; t9: September
  (items, i, marks, clock) => {
    const item = items[i]!;
    const next = items[i + 1];
    if (item.folded !== 't' || !next?.digits || next.before !== '' || !/^[0-9]{1,2}$/.test(next.folded)) return undefined;
    const value = Number(next.folded);
    if (value < 1 || value > 12) return undefined;
    const year = yearAfter(items, i + 2, clock.today, marks);
    if (value >= 2 && value <= 7 && !year) return { to: i + 2, days: 'ambiguous' };
    return { to: year?.to ?? i + 2, days: partOf(String(value).padStart(2, '0') as Part, year?.year, clock) };
  },
  (items, i, marks, clock) => {
    const past = lists.lastYear(items, i, marks);
    const whole = lists.wholeYear(items, i, marks);
    const now = Number(clock.today.slice(0, 4));
    if (past > 0) return { to: i + past, days: partOf('Y', now - 1, clock) };
    if (whole > 0) {
      const year = yearAfter(items, i + whole, clock.today, marks);
      const days = year ? partOf('Y', year.year, clock) : running('year', clock);
      return days && { to: year?.to ?? i + whole, days };
    }
    const year = lists.year(items, i, marks) > 0 ? yearAfter(items, i, clock.today, marks) : undefined;
    return year && { to: year.to, days: partOf('Y', year.year, clock) };
  },
  (items, i, _, clock) => {
    const range = rangeAt(items, i, false);
    return range && { to: range.to, days: resolveRange(range, clock, 'range') };
  },
  (items, i, _, clock) => {
    const named = items[i]!.folded === 'ngay' || items[i]!.folded === 'mung' ? 1 : 0;
    const date = dateAt(items, i + named, named > 0);
    return date && { to: date.to, days: resolveOne(date, clock) };
  },
];

/** What is told of days at item `i`. */
export const toldAt = (items: readonly Item[], i: number, marks: boolean, clock: Clock): Told | undefined => {
  const upTo = lists.upTo(items, i, marks);
  if (upTo > 0) {
    const date = dateAt(items, i + upTo, true);
    if (date) return { at: i, to: date.to, days: resolveOne(date, clock), asOf: true };
  }
  for (const pattern of PATTERNS) {
    const parsed = pattern(items, i, marks, clock);
    if (parsed) return { at: i, ...parsed };
  }
  return undefined;
};
