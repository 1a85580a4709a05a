/** By when something is promised: "trước 30/6", "hết tháng 7", "cuối tuần này", "trong 10 ngày làm việc". Days that lie ahead, unlike those of a report. */
import { addDays, addWorkingDays, type Day, daysBetween, isDay, weekday } from '../domain/calendar.ts';
import { plainChar } from '../domain/fold.ts';

/** `start`, `end`: UTF-16 units of the text as it was given. `day`: the last day on which it is in time. */
export type Due = { readonly start: number; readonly end: number; readonly day: Day | 'past' | 'no-such-day' };

/** A day and month that were less long ago this year are a slip and must be asked; else next year's are meant. Days. */
const SLIP = 183;

/** Without marks, each letter in its place. */
export const flat = (text: string): string =>
  [...text].map((char) => plainChar(char).padEnd(char.length, ' ').slice(0, char.length)).join('');

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (year: number, month: number, day: number): Day | undefined => {
  const found = `${year}-${two(month)}-${two(day)}`;
  return isDay(found) ? found : undefined;
};
const lastOfMonth = (year: number, month: number): Day => {
  const [y, m] = month >= 12 ? [year + Math.floor(month / 12), (month % 12) + 1] : [year, month + 1];
  return addDays(`${y}-${two(m)}-01`, -1);
};
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

const coming = (day: Day, today: Day): Day | 'past' => (day < today ? 'past' : day);

/** This year's such day, or next year's where this year's is long gone. */
const nextSuch = (month: number, day: number, today: Day): Due['day'] => {
  const year = Number(today.slice(0, 4));
  const now = dayOf(year, month, day);
  if (now !== undefined && now >= today) return now;
  if (now !== undefined && daysBetween(now, today) < SLIP) return 'past';
  return dayOf(year + 1, month, day) ?? 'no-such-day';
};

const dated = (day: string, month: string, year: string | undefined, today: Day): Due['day'] => {
  if (year === undefined) return nextSuch(Number(month), Number(day), today);
  const found = dayOf(fullYear(year), Number(month), Number(day));
  return found === undefined ? 'no-such-day' : coming(found, today);
};

const WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const counted = (word: string): number => (/^\d/.test(word) ? Number(word) : WORDS.indexOf(word));
const COUNT = `(\\d{1,3}|${WORDS.slice(1).join('|')})`;

/** What stands before a day and belongs to it; "hoàn thành" only at the beginning of a clause, where nothing is left of that. */
const DONE = '(?:(?<=[,;.:\\n]\\s*)(?:(?:lam |giai quyet )?xong |hoan thanh ))?';
const LEAD =
  '(?:(?:(?:cham|muon|tre) nhat(?: la)?|thoi han|han chot|han(?= (?:la|ngay|den|chot|\\d))|truoc|cho den|den|tu nay den|vao|trong|la|het|cuoi|ngay)\\s*:?\\s+)';
/** A day and month by themselves are one only where nothing is counted behind them: 2/3 hộ. */
const ALONE = '(?=\\s*(?:[,;.)\\n]|$))';

type Rule = readonly [
  pattern: string,
  read: (found: RegExpExecArray, today: Day, holidays: ReadonlySet<Day>) => Due['day'],
];

const month = (found: RegExpExecArray, today: Day): Due['day'] => {
  const [all, , named, year] = found;
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const at =
    named === 'nay' ? thisMonth : named === 'sau' || named === 'toi' ? thisMonth + 1 : Number(named ?? thisMonth);
  if (at < 1 || (at > 12 && named !== 'sau' && named !== 'toi')) return 'no-such-day';
  const y = year === undefined ? (at < thisMonth ? thisYear + 1 : thisYear) : fullYear(year);
  // "trước tháng 7" ends with June.
  const before = /\btruoc thang/.test(all);
  return coming(before ? lastOfMonth(at === 1 ? y - 1 : y, at === 1 ? 12 : at - 1) : lastOfMonth(y, at), today);
};

const quarter = (found: RegExpExecArray, today: Day): Due['day'] => {
  const at = 'i ii iii iv'.split(' ').indexOf(found[1] ?? '') + 1 || Number(found[1]);
  const year = found[2] === undefined ? Number(today.slice(0, 4)) : fullYear(found[2]);
  return at >= 1 && at <= 4 ? coming(lastOfMonth(year, at * 3), today) : 'no-such-day';
};

const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const named = (found: RegExpExecArray, today: Day): Due['day'] => {
  const [, word, week] = found;
  const wanted = word === undefined ? 7 : (WEEKDAYS[word] ?? Number(word) - 1);
  const monday = addDays(today, 1 - weekday(today));
  if (week !== undefined) return coming(addDays(monday, wanted - 1 + (week === 'nay' ? 0 : 7)), today);
  const here = addDays(monday, wanted - 1);
  return here < today ? addDays(here, 7) : here;
};

const after = (found: RegExpExecArray, today: Day, holidays: ReadonlySet<Day>): Due['day'] => {
  const n = counted(found[1] ?? '');
  if (n < 1) return 'no-such-day';
  switch (found[2]) {
    case 'ngay lam viec':
      return addWorkingDays(today, n, holidays);
    case 'ngay':
      return addDays(today, n);
    case 'tuan':
      return addDays(today, 7 * n);
    default: {
      const at = Number(today.slice(5, 7)) - 1 + n;
      const [year, m] = [Number(today.slice(0, 4)) + Math.floor(at / 12), (at % 12) + 1];
      return dayOf(year, m, Number(today.slice(8))) ?? lastOfMonth(year, m);
    }
  }
};

const SPAN = `${COUNT} (ngay lam viec|ngay|tuan|thang)`;

const rules: readonly Rule[] = [
  ['(\\d{4})-(\\d{1,2})-(\\d{1,2})', ([, y, m, d], today) => dated(d ?? '', m ?? '', y, today)],
  ['(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)', ([, d, , m, y], today) => dated(d ?? '', m ?? '', y, today)],
  [
    '(\\d{1,2})\\s*(?:/|thang )\\s*(\\d{1,2})\\s*nam (\\d{4}|nay|sau)',
    ([, d, m, y], today) => {
      const year = Number(today.slice(0, 4));
      return dated(d ?? '', m ?? '', y === 'nay' ? String(year) : y === 'sau' ? String(year + 1) : y, today);
    },
  ],
  ['(\\d{1,2}) thang (\\d{1,2})(?!\\d)', ([, d, m], today) => dated(d ?? '', m ?? '', undefined, today)],
  ['LEAD(\\d{1,2})[/.-](\\d{1,2})(?![\\d/])', ([, d, m], today) => dated(d ?? '', m ?? '', undefined, today)],
  ['(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])ALONE', ([, d, m], today) => dated(d ?? '', m ?? '', undefined, today)],
  [`(?:trong|sau)(?: vong| khoang)? ${SPAN}(?! truoc)`, after],
  [`${SPAN} (?:nua|toi)\\b`, after],
  [
    'ngay (\\d{1,2})(?:(?= thang (?:nay|sau|toi))|(?![\\d/.-]|\\s*(?:thang|lam viec|cong)))(?: thang (nay|sau|toi))?',
    ([, d, which], today) => {
      const [year, at] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
      const next = at === 12 ? dayOf(year + 1, 1, Number(d)) : dayOf(year, at + 1, Number(d));
      const here = dayOf(year, at, Number(d));
      if (which === 'sau' || which === 'toi') return next ?? 'no-such-day';
      if (here !== undefined && here >= today) return here;
      return which === 'nay' ? 'past' : (next ?? 'no-such-day');
    },
  ],
  [
    '((?:truoc|trong|het|cuoi|truoc het|truoc cuoi|den het|den cuoi)) thang (\\d{1,2}|nay|sau|toi)(?:(?:/| nam )(\\d{4}))?(?!\\d)',
    month,
  ],
  ['(cuoi|het) thang\\b(?! (?:\\d|nay|sau|toi))', month],
  ['(?:het|cuoi|trong) quy (iv|i{1,3}|[1-4])(?:(?:/| nam )(\\d{4}))?\\b', quarter],
  [
    '(?:het|cuoi|trong)(?: cuoi)? nam(?: (nay|\\d{4}))?\\b',
    ([, y], today) => coming(`${y === undefined || y === 'nay' ? today.slice(0, 4) : y}-12-31`, today),
  ],
  ['thu (hai|ba|tu|nam|sau|bay|[2-7])(?: tuan (nay|sau|toi))\\b', named],
  ['LEADthu (hai|ba|tu|nam|sau|bay|[2-7])\\b', named],
  ['thu (hai|ba|tu|nam|sau|bay|[2-7])ALONE', named],
  ['chu nhat()?(?: tuan (nay|sau|toi))?\\b', named],
  [
    '(?:(?:cuoi|het|trong) )?tuan (nay|sau|toi)\\b',
    ([, which], today) => coming(addDays(today, 5 - weekday(today) + (which === 'nay' ? 0 : 7)), today),
  ],
  ['(?:ngay|sang|chieu) mai\\b', (_, today) => addDays(today, 1)],
  ['ngay (?:mot|kia)\\b', (_, today) => addDays(today, 2)],
  ['(?:hom nay|trong ngay)\\b', (_, today) => today],
];

const compiled = rules.map(([pattern, read]) => {
  const leads = pattern.startsWith('LEAD');
  const body = pattern.replace(/^LEAD/, '').replace('ALONE', ALONE);
  return { pattern: new RegExp(`(?<![\\p{L}\\d])${DONE}${LEAD}${leads ? '+' : '*'}${body}`, 'u'), read };
});

/**
 * The first day that a text names as an end.
 * @param holidays exceptions to the working week, see `isWorkingDay`
 */
export const dueIn = (text: string, today: Day, holidays: ReadonlySet<Day>): Due | undefined => {
  const plain = flat(text);
  for (const { pattern, read } of compiled) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const end = found.index + found[0].length;
    // A lamp is no "up to".
    const lamp = /^đèn\s+/i.exec(text.slice(found.index, end))?.[0].length ?? 0;
    return { start: found.index + lamp, end, day: read(found, today, holidays) };
  }
  return undefined;
};
