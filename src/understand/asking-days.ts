/** The days that a question for figures is about: those of reports, and what only askers say: "7 ngày qua", "10 tháng đầu năm". */
import { addDays, type Day, weekday } from '../domain/calendar.ts';
import { type Part, type PeriodKind, periodAt, periodOf } from '../domain/period.ts';
import type { Days, WhenProblem } from '../domain/reading.ts';
import { phraseList } from './report/phrase-book.ts';
import { ordinalAt, type Parsed, type Scene, yearAt } from './report/told.ts';
import { toldAt } from './report/when.ts';

const YEAR = phraseList([
  'năm nay',
  'năm này',
  'từ đầu năm đến nay',
  'từ đầu năm tới nay',
  'từ đầu năm',
  'đầu năm đến nay',
]);
const SINCE: readonly (readonly [PeriodKind | 'week', ReturnType<typeof phraseList>])[] = [
  ['month', phraseList(['từ đầu tháng', 'từ đầu tháng đến nay', 'đầu tháng đến nay', 'từ đầu tháng tới nay'])],
  ['quarter', phraseList(['từ đầu quý', 'từ đầu quý đến nay', 'đầu quý đến nay'])],
  ['week', phraseList(['từ đầu tuần', 'từ đầu tuần đến nay', 'đầu tuần đến nay'])],
];
const FIRST = phraseList(['đầu năm']);
const AGO = phraseList(['qua', 'vừa qua', 'gần đây', 'gần nhất', 'vừa rồi', 'trở lại đây', 'nay']);
const LENGTHS = { ngay: 1, tuan: 7, thang: 0 } as const;
const MOST = 99;

const two = (n: number): string => String(n).padStart(2, '0');

const monday = (day: Day): Day => addDays(day, 1 - weekday(day));

/** The whole period in which today lies, also on its first day: who asks for this year does not mean the last. */
const running = (kind: PeriodKind, { today, tables }: Scene): Days | undefined => periodAt(kind, today, tables);

const since = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today } = scene;
  for (const [kind, words] of SINCE) {
    const size = words(items, i, marks);
    if (size === 0) continue;
    const days: Days | undefined =
      kind === 'week' ? { from: monday(today), to: addDays(monday(today), 6), kind } : running(kind, scene);
    return days && { to: i + size, days };
  }
  const year = YEAR(items, i, marks);
  // "từ đầu năm 2025" is another year.
  const days = year > 0 && !yearAt(scene, i + year) ? running('year', scene) : undefined;
  return days && { to: i + year, days };
};

/** The same day so many months before; of a shorter month the last. */
const monthsBefore = (day: Day, months: number): Day => {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${two(month)}-${two(Math.min(Number(day.slice(8)), last))}`;
};

/** "7 ngày qua", "2 tuần gần đây", "3 tháng qua": up to today and with it. */
const lately = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today } = scene;
  const told = ordinalAt(scene, i, MOST);
  const length =
    told && items[told.to]?.before === '' ? LENGTHS[items[told.to]!.folded as keyof typeof LENGTHS] : undefined;
  if (!told || length === undefined) return undefined;
  const ago = AGO(items, told.to + 1, marks);
  if (ago === 0) return undefined;
  const from = length === 0 ? addDays(monthsBefore(today, told.value), 1) : addDays(today, 1 - told.value * length);
  return { to: told.to + 1 + ago, days: { from, to: today, kind: 'range' } };
};

/** "10 tháng đầu năm": those that are no period of reports. */
const firstMonths = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today, tables } = scene;
  const told = ordinalAt(scene, i, 11);
  if (!told || [3, 6, 9].includes(told.value) || items[told.to]?.folded !== 'thang') return undefined;
  const first = FIRST(items, told.to + 1, marks);
  if (first === 0) return undefined;
  const year = yearAt(scene, told.to + 1 + first);
  const of = year?.year ?? Number(today.slice(0, 4));
  const { from } = periodOf(of, '01', tables);
  const { to } = periodOf(of, two(told.value) as Part, tables);
  return { to: year?.to ?? told.to + 1 + first, days: from > today ? 'future' : { from, to, kind: 'range' } };
};

/** "mô hình 2025": a year by itself. */
const yearAlone = (scene: Scene, i: number): Parsed | undefined => {
  const { items, today, tables } = scene;
  const year = items[i]!.digits ? yearAt(scene, i) : undefined;
  if (!year) return undefined;
  const days = periodOf(year.year, 'Y', tables);
  return { to: year.to, days: days.from > today ? 'future' : days };
};

/** `to`: the item after it. `asOf`: "tính đến 14/6". */
export type AskedDays = { readonly to: number; readonly days: Days | WhenProblem; readonly asOf: boolean };

export const daysAt = (scene: Scene, i: number): AskedDays | undefined => {
  if (i >= scene.items.length) return undefined;
  const own = since(scene, i) ?? lately(scene, i) ?? firstMonths(scene, i);
  if (own) return { ...own, asOf: false };
  const told = toldAt(scene, i);
  if (told) return told;
  const year = yearAlone(scene, i);
  return year && { ...year, asOf: false };
};

const lies = (inside: Days, outside: Days): boolean => outside.from <= inside.from && inside.to <= outside.to;

/** What is asked about, of all that is told: the one in which all others lie. */
export const oneOfDays = (
  told: readonly AskedDays[],
  { today, tables }: Pick<Scene, 'today' | 'tables'>,
): { readonly days?: Days; readonly problem?: WhenProblem | 'several' } => {
  const plain = told.filter(({ asOf }) => !asOf);
  const all = (plain.length > 0 ? plain : told).map(({ days }) => days);
  const wrong = all.find((days) => typeof days === 'string');
  if (typeof wrong === 'string') return { problem: wrong };
  const days = all.filter((each) => typeof each !== 'string');
  if (days.length === 0) return {};
  const whole = days.find((each) => days.every((other) => lies(other, each)));
  if (!whole) return { problem: 'several' };
  if (plain.length > 0) return { days: whole };
  // "tính đến 14/6" alone: since the year began.
  const from = periodAt('year', whole.to, tables)?.from ?? today;
  return { days: { from, to: whole.to, kind: 'range' } };
};
