/** Months, quarters, half-years and years as reports name them, by the tenant's table of periods. */
import { addDays, type Day, weekday } from '../../domain/calendar.ts';
import { findPeriod, type Part, type PeriodKind, periodAt } from '../../domain/period.ts';
import type { Days, WhenProblem } from '../../domain/reading.ts';
import { phraseList } from './phrase-book.ts';
import { LOOK_BACK, ordinalAt, type Parsed, type Scene, yearAt } from './told.ts';

/** A period is reported in the first days after it too: so many days after its beginning "tháng" still means the one before. */
const GRACE: Readonly<Record<PeriodKind, number>> = { month: 3, quarter: 10, half: 20, 'nine-months': 20, year: 20 };

const MONTH = phraseList(['tháng']);
const QUARTER = phraseList(['quý', 'qúy']);
const HALF = phraseList(['6 tháng', 'sáu tháng', '06 tháng', 'nửa năm', '6 t', '6 thg']);
const NINE = phraseList(['9 tháng', 'chín tháng', '09 tháng', '9 t', '9 thg']);
const FIRST_QUARTER = phraseList(['3 tháng đầu năm', 'ba tháng đầu năm', '03 tháng đầu năm']);
const FIRST = phraseList(['đầu năm', 'đầu']);
const FIRST_OF_YEAR = phraseList(['đầu năm']);
const SECOND = phraseList(['cuối năm', 'cuối']);
const THIS_YEAR = phraseList(['cả năm', 'trong năm', 'năm nay', 'năm này', 'từ đầu năm đến nay', 'từ đầu năm']);
const LAST_YEAR = phraseList(['năm ngoái', 'năm trước', 'năm qua', 'năm rồi', 'năm vừa qua']);
const THIS = phraseList(['này', 'nay']);
const LAST = phraseList(['trước', 'qua', 'rồi', 'vừa qua', 'vừa rồi', 'ngoái']);
const NEXT = phraseList(['sau', 'tới', 'sang']);

/** The window of a kind that runs today, or where it has only just begun the one before; `back` so many before. */
const running = (kind: PeriodKind, { today, tables }: Scene, back?: number): Days | undefined => {
  let found = periodAt(kind, today, tables);
  const steps = back ?? (found && today < addDays(found.from, GRACE[kind]) ? 1 : 0);
  for (let left = steps; left > 0 && found; left -= 1) found = periodAt(kind, addDays(found.from, -1), tables);
  return found;
};

/** A part of the year that is told, or else of the last year in which it has begun. */
const partOf = (part: Part, year: number | undefined, { today, tables }: Scene): Days | WhenProblem => {
  if (year !== undefined) {
    const found = findPeriod(year, part, tables);
    return !found ? 'unclear' : found.from > today ? 'future' : found;
  }
  const now = Number(today.slice(0, 4));
  // With books closed in December, next January's window begins in this year.
  for (const each of [now + 1, now, now - 1]) {
    const found = findPeriod(each, part, tables);
    if (!found) continue;
    const begun = addDays(found.from, each > now ? GRACE[found.kind] : 0) <= today;
    if (begun) return each >= now || addDays(found.to, LOOK_BACK) >= today ? found : 'future';
  }
  return 'future';
};

const withYear = (part: Part, scene: Scene, i: number): Parsed => {
  const year = yearAt(scene, i);
  return { to: year?.to ?? i, days: partOf(part, year?.year, scene) };
};

/** The last such day that has been. @param wanted 1 Monday … 7 Sunday */
export const lastWeekday = (wanted: number, today: Day): Day => addDays(today, -((weekday(today) - wanted + 7) % 7));

const numbered = (n: number): Part => String(n).padStart(2, '0') as Part;

/** "tháng 5", "quý I/2026", "tháng trước", "quý này", "tháng". */
const monthOrQuarter = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks } = scene;
  const month = MONTH(items, i, marks);
  // q1, Q.I
  const short = items[i]!.folded === 'q' && /^\.?$/.test(items[i + 1]?.before ?? '?') ? 1 : 0;
  const to = i + (month || QUARTER(items, i, marks) || short);
  if (to === i) return undefined;
  const told = ordinalAt(scene, to, month > 0 ? 12 : 4);
  if (told) return withYear(month > 0 ? numbered(told.value) : (`Q${told.value}` as Part), scene, told.to);
  if (short > 0) return undefined;
  const next = NEXT(items, to, marks);
  if (next > 0) return { to: to + next, days: 'future' };
  const last = LAST(items, to, marks);
  const now = THIS(items, to, marks);
  // Without marks "quy" may be a fund (quỹ).
  if (month === 0 && last + now === 0 && items[i]!.bare && !/^(?:cao|nhanh|trong|bc)$/.test(items[i - 1]?.folded ?? ''))
    return undefined;
  const days = running(month > 0 ? 'month' : 'quarter', scene, last > 0 ? 1 : now > 0 ? 0 : undefined);
  return days && { to: to + Math.max(last, now), days };
};

/** T5 is Thursday or May; T9 and T5/2026 are months. */
const shortMonthAt = (scene: Scene, i: number): Parsed | undefined => {
  const next = scene.items[i + 1];
  if (scene.items[i]!.folded !== 't' || !next?.digits || next.before !== '') return undefined;
  const told = ordinalAt(scene, i + 1, 12);
  if (!told) return undefined;
  const found = withYear(numbered(told.value), scene, told.to);
  if (told.value < 2 || told.value > 7 || found.to > told.to) return found;
  const day = lastWeekday(told.value - 1, scene.today);
  const choices: Days[] = [{ from: day, to: day, kind: 'day' }];
  if (typeof found.days !== 'string') choices.push(found.days);
  return { to: told.to, days: 'unclear', choices };
};

/** "5 tháng đầu năm 2026": from the year's beginning to the end of that month. */
const firstMonths = (scene: Scene, count: number, i: number): Parsed => {
  const { to, days } = withYear(numbered(count), scene, i);
  if (typeof days === 'string') return { to, days };
  const first = findPeriod(Number(days.code!.slice(0, 4)), '01', scene.tables);
  return { to, days: first ? { from: first.from, to: days.to, kind: 'range' } : 'unclear' };
};

/** "6 tháng đầu năm 2026", "9 tháng", "3 tháng đầu năm". */
const months = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks } = scene;
  const quarter = FIRST_QUARTER(items, i, marks);
  if (quarter > 0) return withYear('Q1', scene, i + quarter);
  const several = items[i]!.digits && MONTH(items, i + 1, marks) > 0 ? FIRST_OF_YEAR(items, i + 2, marks) : 0;
  const count = Number(items[i]!.folded);
  if (several > 0 && count > 0 && count < 12 && count !== 6 && count !== 9)
    return firstMonths(scene, count, i + 2 + several);
  const half = HALF(items, i, marks);
  const size = half || NINE(items, i, marks);
  if (size === 0) return undefined;
  const second = half > 0 ? SECOND(items, i + size, marks) : 0;
  const first = FIRST(items, i + size, marks);
  const to = i + size + Math.max(first, second);
  const found = withYear(half === 0 ? '9M' : second > 0 ? 'H2' : 'H1', scene, to);
  // "kéo dài 6 tháng" is how long; alone it is a period only as a heading.
  const heading = i <= 5 && (items[to] === undefined || /[:\n,.;]/.test(items[to]!.before));
  return first + second > 0 || found.to > to || heading ? found : undefined;
};

const wholeYear = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks } = scene;
  const last = LAST_YEAR(items, i, marks);
  if (last > 0) return { to: i + last, days: partOf('Y', Number(scene.today.slice(0, 4)) - 1, scene) };
  const now = THIS_YEAR(items, i, marks);
  const year = now > 0 ? yearAt(scene, i + now) : items[i]!.folded === 'nam' ? yearAt(scene, i) : undefined;
  if (year) return { to: year.to, days: partOf('Y', year.year, scene) };
  const days = now > 0 ? running('year', scene) : undefined;
  return days && { to: i + now, days };
};

/** The period named at item `i`. */
export const namedPeriodAt = (scene: Scene, i: number): Parsed | undefined =>
  months(scene, i) ?? monthOrQuarter(scene, i) ?? shortMonthAt(scene, i) ?? wholeYear(scene, i);
