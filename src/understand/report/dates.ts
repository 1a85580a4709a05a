/** Dates as they are typed: 12/6, 12-06-2026, 12.6.2026, 2026-06-12, ngày 12 tháng 6 năm 2026; and from one to another. */
import { type Day, daysBetween, isDay } from '../../domain/calendar.ts';
import type { Days, WhenProblem } from '../../domain/reading.ts';
import type { Item } from './items.ts';
import { LOOK_BACK, type Scene, YEAR, yearAt } from './told.ts';

/** `to`: the item after it. */
type Dated = { readonly day: number; readonly month?: number; readonly year?: number; readonly to: number };

const SMALL = /^[0-9]{1,2}$/;
const DASH = /^[-–—]$/;
const two = (n: number): string => String(n).padStart(2, '0');

const number = (item: Item | undefined, digits: RegExp): number | undefined =>
  item?.digits && digits.test(item.folded) ? Number(item.folded) : undefined;

/** `/2026`, `/26` */
const yearBehind = (item: Item | undefined, sign: string): number | undefined => {
  if (item?.before !== sign) return undefined;
  const short = number(item, /^[0-9]{2}$/);
  return number(item, YEAR) ?? (short === undefined ? undefined : 2000 + short);
};

/** All in one item: `12.6.2026`, and `12.6` where a word said that it is a day. */
const dotted = (item: Item, named: boolean): Omit<Dated, 'to'> | undefined => {
  const found = /^([0-9]{1,2})\.([0-9]{1,2})(?:\.((?:19|20|21)[0-9]{2}))?$/.exec(item.folded);
  if (!found || (found[3] === undefined && !named)) return undefined;
  return { day: Number(found[1]), month: Number(found[2]), ...(found[3] && { year: Number(found[3]) }) };
};

/**
 * The date at item `i`. A day and month alone are none without a word that says so: they may be an x out of y.
 * @param named such a word ("ngày") stood before; then the day alone is enough
 */
export const dateAt = (scene: Scene, i: number, named: boolean): Dated | undefined => {
  const { items } = scene;
  const [item, second, third] = [items[i], items[i + 1], items[i + 2]];
  if (!item?.digits || /[.;\n]/.test(item.before)) return undefined;
  const whole = dotted(item, named);
  if (whole) return { ...whole, to: i + 1 };
  const year = number(item, YEAR);
  if (year !== undefined && second?.before === '-' && third?.before === '-') {
    const [month, day] = [number(second, SMALL), number(third, SMALL)];
    return month === undefined || day === undefined ? undefined : { day, month, year, to: i + 3 };
  }
  const day = number(item, SMALL);
  if (day === undefined || day < 1) return undefined;
  if (named && second?.folded === 'thang' && second.before === '' && third?.before === '') {
    const month = number(third, SMALL);
    const told = yearAt(scene, i + 3);
    return month === undefined ? undefined : { day, month, to: told?.to ?? i + 3, ...(told && { year: told.year }) };
  }
  const sign = second?.before;
  const month = sign === '/' || sign === '-' ? number(second, SMALL) : undefined;
  const told = month === undefined ? undefined : yearBehind(third, sign!);
  if (month !== undefined && told !== undefined) return { day, month, year: told, to: i + 3 };
  if (!named) return undefined;
  if (month !== undefined && (sign === '/' || day > month)) return { day, month, to: i + 2 };
  // "từ 7 đến 9 giờ", "từ 18 đến 25 tuổi"
  const other = sign === '' && /^(?:gio|h|g|phut|tuoi|tieng|nam)$/.test(second!.folded);
  return scene.counted(i) || other || (second?.digits && sign === '/') ? undefined : { day, to: i + 1 };
};

/**
 * The day that is meant. Without a month: the last such day; without a year: this year's, or last year's where this year's lies ahead.
 * @param ahead days to come are let through: the end of a running week
 */
const resolve = (
  { day, month, year }: Omit<Dated, 'to'>,
  today: Day,
  ahead: boolean,
): Day | 'future' | 'no-such-day' => {
  const at = (y: number, m: number): Day | undefined => {
    const found = `${y}-${two(m)}-${two(day)}`;
    return isDay(found) ? found : undefined;
  };
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (month === undefined) {
    // "ngày 31" in June was in May.
    for (let back = 0; back < 3; back += 1) {
      const m = thisMonth - back;
      const found = m >= 1 ? at(thisYear, m) : at(thisYear - 1, m + 12);
      if (found && (found <= today || (ahead && back === 0))) return found;
    }
    return day > 31 ? 'no-such-day' : 'future';
  }
  if (month < 1 || month > 12) return 'no-such-day';
  const found = at(year ?? thisYear, month);
  if (year !== undefined) return found === undefined ? 'no-such-day' : found > today && !ahead ? 'future' : found;
  if (found && (found <= today || (ahead && daysBetween(today, found) <= 31))) return found;
  const before = at(thisYear - 1, month);
  if (before && daysBetween(before, today) <= LOOK_BACK) return before;
  return found === undefined ? 'no-such-day' : 'future';
};

/** The days of one date. */
export const oneDay = (date: Dated, today: Day): Days | WhenProblem => {
  const day = resolve(date, today, false);
  return day === 'future' || day === 'no-such-day' ? day : { from: day, to: day, kind: 'day' };
};

type Range = { readonly from: Dated; readonly until: Dated | 'today'; readonly to: number };

/**
 * From one date to another: `8-14/6`, `8/6 - 14/6/2026`, "từ ngày 8/6 đến hết ngày 14/6", "từ 1/6 đến nay".
 * @param named a word such as "tuần" stood before it
 */
export const rangeAt = (scene: Scene, i: number, named: boolean): Range | undefined => {
  const { items } = scene;
  let at = i;
  const take = (folded: string): boolean => {
    if (items[at]?.folded !== folded || !/^[(:]?$/.test(items[at]!.before)) return false;
    at += 1;
    return true;
  };
  const from = take('tu');
  const day = take('ngay');
  const first = items[at];
  if (!first?.digits || /[.;\n]/.test(first.before)) return undefined;
  // "8-14/6": the dash parts two days, not day and month.
  const second = items[at + 1];
  const pair =
    second?.digits && DASH.test(second.before) && SMALL.test(first.folded) && !yearBehind(items[at + 2], '-');
  // "ngày 12-6" is in June: nobody counts backwards.
  const back = pair && SMALL.test(second.folded) && Number(first.folded) > Number(second.folded);
  if (back && day && items[at + 2]?.before !== '/') return undefined;
  const start: Dated | undefined = pair ? { day: Number(first.folded), to: at + 1 } : dateAt(scene, at, true);
  if (!start) return undefined;
  at = start.to;
  const dashed = items[at]?.digits === true && DASH.test(items[at]!.before);
  if (!dashed && !take('den') && !take('toi')) return undefined;
  if (!dashed && from && take('nay')) return { from: start, until: 'today', to: at };
  take('het');
  take('ngay');
  const until = dateAt(scene, at, true);
  // Two bare numbers with a dash between are 5-7 of something; "từ 10 đến 15 cây" are trees.
  if (!until || (until.month === undefined && !day && (!from || items[until.to]?.before === ''))) return undefined;
  return named || from || day || until.month !== undefined ? { from: start, until, to: until.to } : undefined;
};

/** The days of a range; the end may lie ahead by a month, the beginning may not. */
export const dayRange = ({ from, until }: Range, today: Day, kind: 'range' | 'week'): Days | WhenProblem => {
  const to = until === 'today' ? today : resolve(until, today, true);
  if (to === 'future' || to === 'no-such-day') return to;
  const [year, endMonth, endDay] = [Number(to.slice(0, 4)), Number(to.slice(5, 7)), Number(to.slice(8))];
  const month = from.month ?? endMonth;
  // "15/12 - 14/6/2026": the first day is the last such one before the end.
  const sameMonth = until !== 'today' && until.year !== undefined && month === endMonth && from.day > endDay;
  const earlier = from.month !== undefined && (month > endMonth || sameMonth);
  const start = resolve({ day: from.day, month, year: from.year ?? (earlier ? year - 1 : year) }, today, true);
  if (start === 'future' || start === 'no-such-day') return start;
  if (start > to) return 'backwards';
  return start > today ? 'future' : { from: start, to, kind: start === to ? 'day' : kind };
};
