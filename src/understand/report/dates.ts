/** Dates as they are typed: 12/6, 12-06-2026, 12.6.2026, 2026-06-12, ngày 12 tháng 6 năm 2026; and from one to another. */
import { addDays, type Day, daysBetween, isDay } from '../../domain/calendar.ts';
import type { Item } from './items.ts';

/** `to`: the item after it. */
export type Dated = { readonly day: number; readonly month?: number; readonly year?: number; readonly to: number };

const two = (n: number): string => String(n).padStart(2, '0');
/** A date without a year that lies ahead is last year's where that is at most so many days ago: "28/12" in January. */
const LOOK_BACK = 183;

const number = (item: Item | undefined, digits: RegExp): number | undefined =>
  item?.digits && digits.test(item.folded) ? Number(item.folded) : undefined;

const YEAR = /^(?:19|20|21)[0-9]{2}$/;
const SHORT = /^[0-9]{1,2}$/;

const year = (item: Item | undefined, sign: string): number | undefined => {
  if (item?.before !== sign) return undefined;
  return number(item, YEAR) ?? (item.glued || item.digits ? shortYear(item) : undefined);
};
/** 12/6/26 */
const shortYear = (item: Item): number | undefined => {
  const value = number(item, /^[0-9]{2}$/);
  return value === undefined ? undefined : 2000 + value;
};

/** `2026`, `/2026`, `năm 2026`, `năm nay`, `năm ngoái` after a month or quarter. */
export const yearAfter = (
  items: readonly Item[],
  i: number,
  today: Day,
  _marks: boolean,
): { readonly year: number; readonly to: number } | undefined => {
  const item = items[i];
  if (!item) return undefined;
  const now = Number(today.slice(0, 4));
  const named = item.folded === 'nam' ? 1 : 0;
  const next = items[i + named];
  if (named > 0 && next && next.before === '') {
    if (next.folded === 'nay') return { year: now, to: i + 2 };
    if (next.folded === 'ngoai' || next.folded === 'truoc') return { year: now - 1, to: i + 2 };
  }
  const value = /^[/.-]?$/.test(next?.before ?? '?') ? number(next, YEAR) : undefined;
  return value === undefined ? undefined : { year: value, to: i + named + 1 };
};

/** All in one item: `12.6.2026`, `12.6`. */
const dotted = (item: Item, named: boolean): Omit<Dated, 'to'> | undefined => {
  const parts = item.folded.split('.').map(Number);
  if (parts.length === 3 && /^[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}$/.test(item.folded))
    return { day: parts[0]!, month: parts[1]!, year: parts[2]! };
  return named && /^[0-9]{1,2}\.[0-9]{1,2}$/.test(item.folded) ? { day: parts[0]!, month: parts[1]! } : undefined;
};

/**
 * The date at item `i`. Without a word that says so ("ngày"), a day and month alone are none: they may be an x out of y.
 * @param named such a word stood before it; then the day alone is enough
 */
export const dateAt = (items: readonly Item[], i: number, named: boolean): Dated | undefined => {
  const item = items[i];
  if (!item?.digits || /[.;\n]/.test(item.before)) return undefined;
  const whole = dotted(item, named);
  if (whole) return { ...whole, to: i + 1 };
  const [second, third] = [items[i + 1], items[i + 2]];
  const iso = number(item, YEAR);
  if (iso !== undefined && second?.before === '-' && third?.before === '-') {
    const [month, day] = [number(second, SHORT), number(third, SHORT)];
    return month !== undefined && day !== undefined ? { day, month, year: iso, to: i + 3 } : undefined;
  }
  const day = number(item, SHORT);
  if (day === undefined || day < 1) return undefined;
  // ngày 12 tháng 6 năm 2026
  if (named && second?.folded === 'thang' && second.before === '' && third?.digits && third.before === '') {
    const month = number(third, SHORT);
    if (month === undefined) return undefined;
    const rest = yearAfter(items, i + 3, '0000-01-01', false);
    return { day, month, to: rest?.to ?? i + 3, ...(rest && rest.year > 0 && { year: rest.year }) };
  }
  const sign = second?.before;
  const month = sign === '/' || sign === '-' ? number(second, SHORT) : undefined;
  if (month === undefined) return named && !(second?.digits && /^[/-]/.test(second.before)) ? { day, to: i + 1 } : undefined;
  const told = third ? year(third, sign!) : undefined;
  if (told !== undefined) return { day, month, year: told, to: i + 3 };
  return named && sign === '/' ? { day, month, to: i + 2 } : undefined;
};

/** A day and month by themselves, `12/6`. */
export const shortDateAt = (items: readonly Item[], i: number): Dated | undefined => dateAt(items, i, true);

const DASH = /^[-–—]$/;

/**
 * From one date to another: `8-14/6`, `8/6 - 14/6/2026`, "từ ngày 8/6 đến hết ngày 14/6", "từ 1/6 đến nay".
 * @param named a word for it stood before
 */
export const rangeAt = (
  items: readonly Item[],
  i: number,
  named: boolean,
): { readonly from: Dated; readonly until: Dated | 'today'; readonly to: number } | undefined => {
  let at = i;
  const word = (folded: string): boolean => items[at]?.folded === folded && /^[(:]?$/.test(items[at]!.before);
  const take = (folded: string): boolean => {
    if (!word(folded)) return false;
    at += 1;
    return true;
  };
  const from = take('tu');
  const day = take('ngay');
  const first = items[at];
  if (!first?.digits || /[.;\n]/.test(first.before)) return undefined;
  // "8-14/6": a dash and a second day must not be taken for day and month.
  const dash = items[at + 1];
  const pair = dash?.digits && DASH.test(dash.before) && items[at + 2]?.digits && items[at + 2]!.before === '/';
  const start: Dated | undefined =
    pair && SHORT.test(first.folded) ? { day: Number(first.folded), to: at + 1 } : dateAt(items, at, true);
  if (!start) return undefined;
  at = start.to;
  const next = items[at];
  const dashed = next?.digits === true && DASH.test(next.before);
  const spelled = !dashed && (take('den') || take('toi'));
  if (!dashed && !spelled) return undefined;
  if (spelled && from && take('nay')) return { from: start, until: 'today', to: at };
  take('het');
  take('ngay');
  const until = dateAt(items, at, true);
  if (!until || (!named && !from && !day && start.month === undefined && until.month === undefined)) return undefined;
  // Two bare numbers with a dash between are 5-7 of something.
  if (until.month === undefined && !from && !named) return undefined;
  if (until.month === undefined && start.month === undefined && !day) return undefined;
  return { from: start, until, to: until.to };
};

/**
 * The day that is meant. Without a month: the last such day; without a year: this year's, or last year's where this year's lies ahead.
 * @param ahead days to come are let through (the end of a running week)
 */
export const resolveDay = (
  { day, month, year: told }: Omit<Dated, 'to'>,
  today: Day,
  ahead = false,
): Day | 'future' | 'no-such-day' => {
  const at = (y: number, m: number): Day | undefined => {
    const found = `${y}-${two(m)}-${two(day)}`;
    return isDay(found) ? found : undefined;
  };
  const [y, m] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (month === undefined) {
    // "ngày 31" in June was in May.
    for (let back = 0; back < 3; back += 1) {
      const found = m - back >= 1 ? at(y, m - back) : at(y - 1, m - back + 12);
      if (found && found <= today) return found;
    }
    return day > 31 ? 'no-such-day' : 'future';
  }
  if (month < 1 || month > 12) return 'no-such-day';
  const found = at(told ?? y, month);
  if (told !== undefined) return found === undefined ? 'no-such-day' : found > today && !ahead ? 'future' : found;
  if (found && found <= today) return found;
  const before = at(y - 1, month);
  if (before && daysBetween(before, today) <= LOOK_BACK) return before;
  if (found === undefined) return 'no-such-day';
  return ahead && daysBetween(today, found) <= 31 ? found : 'future';
};

/** Is the day within a few days of another? For a date that may be a slip. */
export const near = (a: Day, b: Day, days: number): boolean => a >= addDays(b, -days) && a <= addDays(b, days);
