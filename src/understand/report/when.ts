/** The days that a report is about: "hôm qua", "thứ Sáu", "tuần", "tháng 5", "6 tháng đầu năm", a date, from a day to a day. */
import { addDays, type Day, weekday } from '../../domain/calendar.ts';
import type { Days } from '../../domain/reading.ts';
import { dateAt, dayRange, oneDay, rangeAt } from './dates.ts';
import { lastWeekday, namedPeriodAt } from './named-periods.ts';
import { phraseList } from './phrase-book.ts';
import { ordinalAt, type Parsed, type Scene } from './told.ts';

/** `asOf`: "tính đến 14/6", the state on a day beside the period that the report is about. */
export type Told = Parsed & { readonly at: number; readonly asOf: boolean };

/** Words for today, yesterday, the day before. */
const NEAR = [
  ['hôm nay', 'bữa nay', 'sáng nay', 'chiều nay', 'trưa nay', 'tối nay', 'ngày hôm nay', 'trong ngày'],
  ['hôm qua', 'bữa qua', 'sáng qua', 'chiều qua', 'trưa qua', 'tối qua', 'đêm qua', 'ngày hôm qua'],
  ['hôm kia', 'bữa kia'],
].map(phraseList);
const WEEK = phraseList(['tuần']);
const THIS = phraseList(['này', 'nay']);
const LAST = phraseList(['trước', 'qua', 'rồi', 'vừa qua', 'vừa rồi']);
const NEXT = phraseList(['sau', 'tới', 'sang']);
const TOMORROW = phraseList(['ngày mai', 'sáng mai', 'chiều mai', 'ngày mốt', 'ngày kia']);
const THU = phraseList(['thứ']);
const SUNDAY = phraseList(['chủ nhật', 'cn', 'chúa nhật']);
const UP_TO = phraseList([
  'tính đến',
  'tính đến ngày',
  'tính đến hết ngày',
  'đến ngày',
  'đến hết ngày',
  'tính tới',
  'chốt',
  'chốt đến',
  'chốt ngày',
  'cập nhật đến',
]);

const day = (one: Day): Days => ({ from: one, to: one, kind: 'day' });
const week = (monday: Day): Days => ({ from: monday, to: addDays(monday, 6), kind: 'week' });
const mondayOf = (one: Day): Day => addDays(one, 1 - weekday(one));

/** "tuần", "tuần trước", "tuần 24", "tuần 8-14/6". */
const weekAt = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today } = scene;
  const head = WEEK(items, i, marks);
  // tuần tra, tuần hành, tuần hoàn
  if (head === 0 || /^(?:tra|hanh|hoan)$/.test(items[i + head]?.folded ?? '')) return undefined;
  const next = NEXT(items, i + head, marks);
  if (next > 0) return { to: i + head + next, days: 'future' };
  const told = ordinalAt(scene, i + head + THU(items, i + head, marks), 53);
  const last = LAST(items, i + head, marks);
  const now = THIS(items, i + head, marks);
  const to = i + head + Math.max(last, now);
  const range = rangeAt(scene, to, true);
  if (range) return { to: range.to, days: dayRange(range, today, 'week') };
  if (told && items[told.to - 1]!.digits) {
    // The first week of a year is the one with 4 January in it.
    const found = week(addDays(mondayOf(`${today.slice(0, 4)}-01-04`), (told.value - 1) * 7));
    return { to: told.to, days: found.from > today ? 'future' : found };
  }
  // On a Monday nobody reports the week that begins.
  const back = last > 0 || (now === 0 && weekday(today) === 1);
  return { to, days: week(addDays(mondayOf(today), back ? -7 : 0)) };
};

/** "thứ Sáu", "thứ 6 tuần trước", "chủ nhật 14/6": the last one that has been, or the one of the week that is named. */
const weekdayAt = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today } = scene;
  // "9 CN" are nine persons (cá nhân).
  // … and "CN 6" are as many, or six that were "công nhận".
  const counts = items[i - 1]?.digits && items[i]!.before === '';
  const shorthand = items[i]!.folded === 'cn' && items[i + 1]?.digits && items[i + 2]?.before !== '/';
  const sunday = counts || shorthand ? 0 : SUNDAY(items, i, marks);
  const thu = THU(items, i, marks);
  const told = sunday === 0 && thu > 0 ? ordinalAt(scene, i + thu, 7) : undefined;
  if (sunday === 0 && (!told || told.value < 2)) return undefined;
  const to = told?.to ?? i + sunday;
  const named = items[to]?.folded === 'ngay' ? 1 : 0;
  const date = /^[(,]?$/.test(items[to]?.before ?? '') ? dateAt(scene, to + named, true) : undefined;
  if (date && (named > 0 || date.month !== undefined)) return { to: date.to, days: oneDay(date, today) };
  const wanted = told ? told.value - 1 : 7;
  const words = WEEK(items, to, marks);
  const last = words > 0 ? LAST(items, to + words, marks) : 0;
  const now = words > 0 ? THIS(items, to + words, marks) : 0;
  const ofWeek = addDays(mondayOf(today), wanted - 1 - (last > 0 ? 7 : 0));
  const found = last + now > 0 ? ofWeek : lastWeekday(wanted, today);
  return { to: last + now > 0 ? to + words + last + now : to, days: found > today ? 'future' : day(found) };
};

const nearDayAt = (scene: Scene, i: number): Parsed | undefined => {
  const { items, marks, today } = scene;
  const ahead = TOMORROW(items, i, marks);
  if (ahead > 0) return { to: i + ahead, days: 'future' };
  for (const [back, list] of NEAR.entries()) {
    const to = i + list(items, i, marks);
    if (to === i) continue;
    // "hôm qua 13/6", "hôm nay, ngày 14/6"
    const named = items[to]?.folded === 'ngay' ? 1 : 0;
    const date = items[to + named]?.digits ? dateAt(scene, to + named, true) : undefined;
    return date?.month === undefined
      ? { to, days: day(addDays(today, -back)) }
      : { to: date.to, days: oneDay(date, today) };
  }
  return undefined;
};

const plainDateAt = (scene: Scene, i: number): Parsed | undefined => {
  const range = rangeAt(scene, i, false);
  if (range) return { to: range.to, days: dayRange(range, scene.today, 'range') };
  const { folded } = scene.items[i]!;
  // "ngày 12", "chiều 12/6"
  const named = /^(?:ngay|mung|hom|sang|trua|chieu|toi|dem)$/.test(folded) ? 1 : 0;
  const date = dateAt(scene, i + named, named > 0 || isHeading(scene, i));
  return date && (/^(?:ngay|mung)$/.test(folded) || date.month !== undefined)
    ? { to: date.to, days: oneDay(date, scene.today) }
    : undefined;
};

/** A day and month by themselves are a date where they head the report ("12/6: tiếp 3 lượt", "bc 12/6") or stand in brackets. */
const isHeading = ({ items, counted }: Scene, i: number): boolean => {
  const item = items[i]!;
  const end = items[i + 2];
  if (!item.digits || items[i + 1]?.before !== '/' || counted(i + 1)) return false;
  if (item.before.endsWith('(') && end?.before.startsWith(')')) return true;
  const first = i === 0 || /^(?:bao|cao|nhanh|bc)$/.test(items[i - 1]!.folded);
  return first && (end === undefined || i > 0 || /^[:\n,.;]/.test(end.before));
};

/** Words with which something told of days may begin, besides numbers. */
const STARTS = new Set(
  'hom bua sang chieu trua toi dem ngay mung tu tuan thu chu cn chua thang quy q t nam sau chin ba nua ca trong tinh den chot cap'.split(
    ' ',
  ),
);

/** What is told of days at item `i`. */
export const toldAt = (scene: Scene, i: number): Told | undefined => {
  const item = scene.items[i]!;
  if (!item.digits && !STARTS.has(item.folded)) return undefined;
  // "hằng tháng", "mỗi tuần" say how often.
  if (item.before === '' && /^(?:hang|moi)$/.test(scene.items[i - 1]?.folded ?? '')) return undefined;
  const upTo = UP_TO(scene.items, i, scene.marks);
  const date = upTo > 0 ? dateAt(scene, i + upTo, true) : undefined;
  if (date) return { at: i, to: date.to, days: oneDay(date, scene.today), asOf: true };
  const parsed =
    nearDayAt(scene, i) ?? weekdayAt(scene, i) ?? weekAt(scene, i) ?? namedPeriodAt(scene, i) ?? plainDateAt(scene, i);
  return parsed && { at: i, asOf: false, ...parsed };
};
