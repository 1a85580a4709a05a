/** What the readers of days share. */
import type { Day } from '../../domain/calendar.ts';
import type { PeriodTable } from '../../domain/period.ts';
import type { Days, WhenProblem } from '../../domain/reading.ts';
import type { Item } from './items.ts';
import { spokenAt } from './spoken.ts';

/** Days as they were told, up to item `to` (exclusive). */
export type Parsed = {
  readonly to: number;
  readonly days: Days | WhenProblem;
  /** What may be meant, where it is unclear. */
  readonly choices?: readonly Days[];
};

export type Scene = {
  readonly items: readonly Item[];
  readonly marks: boolean;
  readonly today: Day;
  readonly tables: readonly PeriodTable[];
  /** Is the number at this item a figure by what follows it? "trong tuần 12 lượt" */
  readonly counted: (i: number) => boolean;
};

/**
 * A window without a year that lies ahead is last year's where that ended at most so many days ago ("28/12" in January); else it is a slip and
 * must be asked.
 */
export const LOOK_BACK = 183;

const ROMAN = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** The number of a week, month, quarter or weekday at `i`, in digits, words or (up to IV) Roman. */
export const ordinalAt = (
  { items, counted }: Scene,
  i: number,
  most: number,
): { readonly value: number; readonly to: number } | undefined => {
  const item = items[i];
  if (!item || !/^[.\s]*$/.test(item.before)) return undefined;
  if (item.digits) {
    const value = Number(item.folded);
    const good = /^[0-9]{1,2}$/.test(item.folded) && value >= 1 && value <= most;
    return good && !counted(i) ? { value, to: i + 1 } : undefined;
  }
  const roman = most === 4 ? ROMAN.get(item.typed) : undefined;
  if (roman) return { value: roman, to: i + 1 };
  const spoken = spokenAt(items, i);
  return spoken && spoken.value >= 1 && spoken.value <= most ? { value: spoken.value, to: spoken.to } : undefined;
};

/** 1975 to 2199, in four digits. */
export const YEAR = /^(?:19[789][0-9]|2[01][0-9]{2})$/;

/** `2026`, `/2026`, `năm 2026`, `năm nay`, `năm ngoái` at `i`, after a month or the like. */
export const yearAt = (
  { items, today }: Scene,
  i: number,
): { readonly year: number; readonly to: number } | undefined => {
  const named = items[i]?.folded === 'nam' ? 1 : 0;
  const next = items[i + named];
  if (!next) return undefined;
  const now = Number(today.slice(0, 4));
  if (named > 0 && next.before === '') {
    if (next.folded === 'nay') return { year: now, to: i + 2 };
    if (next.folded === 'ngoai' || next.folded === 'truoc') return { year: now - 1, to: i + 2 };
  }
  return next.digits && YEAR.test(next.folded) && /^[/.-]?$/.test(next.before)
    ? { year: Number(next.folded), to: i + named + 1 }
    : undefined;
};
