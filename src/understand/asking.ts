/**
 * A question for figures, as leaders type it: "thống kê tháng 10 xã Tân Thành so cùng kỳ". It begins with one of few words, and all that follows
 * is days, units, matters and words between them; what is more is no question but talk, a report or a petition.
 */
import type { Asking } from '../domain/asking.ts';
import { type Day, daysBetween } from '../domain/calendar.ts';
import type { PeriodTable } from '../domain/period.ts';
import type { Days } from '../domain/reading.ts';
import type { Topic } from '../domain/taxonomy.ts';
import { type AskedDays, daysAt, oneOfDays } from './asking-days.ts';
import { indicatorsOf } from './asking-indicators.ts';
import { topicsOf } from './asking-topics.ts';
import { type Names, together, unitsAt } from './asking-units.ts';
import {
  ACCUSATIONS,
  AGAINST,
  COMMAND,
  COMPARED,
  COUNTED,
  FILLER,
  LEAD,
  PETITION,
  placeHead,
  STATE,
  topicAt,
  WISH,
} from './asking-words.ts';
import { type Item, itemsOf } from './report/items.ts';
import type { Hit } from './report/match.ts';
import { type Book, measureAt, phraseAt, usesMarks } from './report/phrase-book.ts';
import type { Scene } from './report/told.ts';

/** Longer ones are no questions. UTF-16 units. */
const LONGEST = 160;
/** "dạ cho em xin …": so many phrases may stand before the word that makes it a question. */
const MOST_LEADS = 5;
/** A short question, in words. */
const FEW = 10;
/** A name that is none of the person's units ends here at the latest. */
const LONGEST_NAME = 4;

/** The item after the word that makes it a question; undefined where there is none. */
const begin = (items: readonly Item[], marks: boolean): number | undefined => {
  let at = 0;
  for (let leads = 0; leads <= MOST_LEADS; leads += 1) {
    const command = COMMAND(items, at, marks);
    if (command > 0) return at + command;
    const lead = LEAD(items, at, marks);
    if (lead === 0) return undefined;
    at += lead;
  }
  return undefined;
};

/** Does the text begin as a question for figures does? Whether it is one is only known when all of it was read. */
export const beginsAsking = (text: string): boolean => {
  if (text.length > LONGEST) return false;
  const items = itemsOf(text);
  return begin(items, usesMarks(items)) !== undefined;
};

export type AskingScene = {
  /** Today in the office. */
  readonly today: Day;
  readonly tables: readonly PeriodTable[];
  readonly book: Book;
  /** Of the units that may be asked about. */
  readonly names: Names;
};

/** What "khiếu nại, tố cáo" asks for besides the cases of both. */
const accusations = ['complaint', 'denunciation'].flatMap((kind) => [
  `petitions.new.${kind}`,
  `petitions.settled.${kind}`,
]);

/** What is gathered on the way through the words. */
type Found = {
  readonly told: AskedDays[];
  readonly named: (readonly string[])[];
  readonly hits: Hit[];
  /** Items that say nothing known; as what is asked about, a topic may be among them. */
  readonly left: number[];
  elsewhere: boolean;
  wish: boolean;
  petitions: boolean;
  compare: boolean;
  otherwise: boolean;
  measure: string | undefined;
};

/** "so với cùng kỳ năm 2025", "so với năm ngoái" of something in 2026: the year before. */
const isYearBefore = (days: AskedDays['days'], asked: Day): boolean =>
  typeof days !== 'string' && days.kind === 'year' && days.code === String(Number(asked.slice(0, 4)) - 1);

/** "so với tháng 9 năm 2025" after "tháng 9": the same days a year before are meant as well. */
const isSameBefore = (days: AskedDays['days'], asked: Days | undefined): boolean =>
  typeof days !== 'string' &&
  asked !== undefined &&
  days.kind === asked.kind &&
  Math.abs(daysBetween(days.from, asked.from) - 365) <= 1;

const compared = (scene: Scene, i: number, found: Found): number => {
  const { items, marks, today } = scene;
  const against = AGAINST(items, i, marks);
  const size = COMPARED(items, i, marks) || (against > 0 && daysAt(scene, i + against) ? against : 0);
  if (size === 0) return i;
  found.compare = true;
  let to = i + size;
  while (to < items.length && FILLER(items, to, marks) > 0 && !daysAt(scene, to)) to += FILLER(items, to, marks);
  const other = daysAt(scene, to);
  if (!other) return to;
  const [asked] = found.told.flatMap(({ days }) => (typeof days === 'string' ? [] : [days]));
  if (!isYearBefore(other.days, asked?.from ?? today) && !isSameBefore(other.days, asked)) found.otherwise = true;
  return other.to;
};

/** A unit at `i`, or the name of none that may be asked about; `i` where neither stands there. */
const unitEnd = (scene: Scene, { names, book }: AskingScene, i: number, found: Found): number => {
  const { items, marks } = scene;
  const own = unitsAt(names, items, i, undefined);
  const head = placeHead(items, i, marks);
  const behind = head && unitsAt(names, items, i + head.size, head.level);
  const unit = own && own.to >= (behind?.to ?? 0) ? own : behind;
  if (unit) {
    found.named.push(unit.units);
    return unit.to;
  }
  if (!head || (phraseAt(book, items, i, marks)?.words.length ?? 0) > head.size || FILLER(items, i, marks) > head.size)
    return i;
  const first = i + head.size;
  let to = first;
  while (to - first < LONGEST_NAME) {
    const item = items[to];
    if (!item || (to > first && item.stop !== 0)) break;
    const phrase = phraseAt(book, items, to, marks);
    const known =
      COMPARED(items, to, marks) > 0 ||
      daysAt(scene, to) !== undefined ||
      PETITION(items, to, marks) > 0 ||
      FILLER(items, to, marks) > 0 ||
      (phrase !== undefined && (to > first || phrase.features.length === 0 || phrase.words.length > 2));
    // "xã An Ninh": right behind such a word or with a capital it is a name, whatever else the words may mean.
    if (known && !(item.capital && item.before === '' && daysAt(scene, to) === undefined)) break;
    to += 1;
  }
  if (to === first) return i;
  found.elsewhere = true;
  return to;
};

/** Reads what stands at `i`; the item after it. */
const step = (scene: Scene, asking: AskingScene, i: number, found: Found): number => {
  const { items, marks } = scene;
  const { book } = asking;
  const command = COMMAND(items, i, marks);
  if (command > 0) return i + command;
  const beyond = compared(scene, i, found);
  if (beyond > i) return beyond;
  const phrase = phraseAt(book, items, i, marks);
  const size = phrase && phrase.features.length > 0 ? phrase.words.length : 0;
  const days = daysAt(scene, i);
  if (days && days.to - i >= size) {
    found.told.push(days);
    return days.to;
  }
  const wish = WISH(items, i, marks);
  if (wish > 0 && wish >= size) found.wish = true;
  const unit = unitEnd(scene, asking, i, found);
  if (unit > i) return unit;
  const counted = COUNTED(items, i, marks);
  if (counted > 0) found.measure ??= measureAt(book, items, i + counted, marks)?.id;
  const petition = PETITION(items, i, marks);
  const filler = Math.max(FILLER(items, i, marks), LEAD(items, i, marks));
  if (petition > 0 && petition >= size && petition >= filler) {
    found.petitions = true;
    return i + petition;
  }
  if (size > 0 && size >= filler) {
    found.hits.push({ at: i, to: i + size, entry: phrase! });
    return i + size;
  }
  const idle = Math.max(filler, STATE(items, i, marks), phrase?.words.length ?? 0);
  const topic = topicAt(items, i, marks);
  if (topic && topic.size >= idle && (topic.size > 1 || !items[i]!.bare)) {
    for (let k = i; k < i + topic.size; k += 1) found.left.push(k);
    return i + topic.size;
  }
  if (idle > 0) return i + idle;
  const measure = measureAt(book, items, i, marks);
  if (measure && counted === 0 && !items[i]!.digits) return i + measure.words;
  found.left.push(i);
  return i + 1;
};

const kindOf = (petitions: boolean, topics: readonly Topic[], indicators: readonly string[]): Asking['what'] => {
  if (petitions || topics.length > 0) return indicators.length > 0 ? 'all' : 'petitions';
  return indicators.length > 0 ? 'indicators' : 'all';
};

/**
 * Pure and linear in the text.
 * @param text with or without the word that makes it a question
 * @param typed nothing else says that it is meant for us: then it must begin with that word, and undefined is given for what is no question
 */
export const readAsking = (text: string, asking: AskingScene, typed: boolean): Asking | undefined => {
  if (typed && text.length > LONGEST) return undefined;
  const whole = text.slice(0, LONGEST).normalize('NFC');
  const items = itemsOf(whole);
  const marks = usesMarks(items);
  const start = begin(items, marks);
  if (typed && start === undefined) return undefined;
  const scene: Scene = { items, marks, today: asking.today, tables: asking.tables, counted: () => false };
  const found: Found = {
    told: [],
    named: [],
    hits: [],
    left: [],
    elsewhere: false,
    wish: false,
    petitions: false,
    compare: false,
    otherwise: false,
    measure: undefined,
  };
  for (let i = start ?? 0; i < items.length; ) i = step(scene, asking, i, found);
  const isState = ({ at, to }: Hit): boolean => STATE(items, at, marks) === to - at;
  const accused = found.hits.some(({ at, to }) => ACCUSATIONS(items, at, marks) === to - at);
  const named = [
    ...indicatorsOf(asking.book, found.hits, isState, found.measure),
    ...(accused ? accusations.filter((code) => asking.book.indicators.has(code)) : []),
  ];
  // Of what citizens send in, the words of reports tell the topic as well: "phản ánh đường hỏng".
  const asTopic = found.petitions || named.length === 0 ? found.hits.filter((hit) => !isState(hit)) : [];
  const spare = asTopic.flatMap(({ at, to }) => Array.from({ length: to - at }, (_, k) => at + k));
  const { topics, beside, unknown } = topicsOf(
    whole,
    scene,
    [...found.left, ...spare].sort((a, b) => a - b),
  );
  const indicators = found.petitions && topics.length > 0 ? [] : named;
  const isAbout = found.told.length > 0 || found.named.length > 0 || found.compare || found.elsewhere;
  // "nhà tôi bị ngập": of no days and no unit, or among other matters, the words beside a matter make it a story.
  const plain = (isAbout || found.petitions) && indicators.length === 0;
  const odd = plain ? unknown : [...unknown, ...beside].sort((x, y) => x - y);
  const strange = odd.filter((i) => !spare.includes(i) || (topics.length === 0 && indicators.length === 0));
  const units = found.named.length === 0 ? [] : together(asking.names.tree, found.named);
  const period = oneOfDays(found.told, asking);
  // Two words that nobody knows among a few others may be a slip; a sentence of them is something else.
  const most = isAbout && items.length <= FEW ? 2 : 0;
  if (typed && (found.wish || strange.length > most || strange.some((i) => items[i]!.digits))) return undefined;
  return {
    units,
    elsewhere: found.elsewhere || (found.named.length > 0 && units.length === 0),
    ...period,
    what: kindOf(found.petitions, topics, indicators),
    topics,
    indicators,
    compare: found.compare,
    otherwise: found.otherwise,
    unknown: strange.map((i) => whole.slice(items[i]!.start, items[i]!.end)),
  };
};
