/**
 * What staff type into a search, and the words under which a petition is found. Days, states, topics, units and places of the tenant's
 * own become conditions; everything else is a word that must occur.
 */
import type { Day } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';
import type { PeriodTable } from '../domain/period.ts';
import type { Either, SearchState, SearchWord, SearchWords } from '../domain/search.ts';
import type { Spot } from '../domain/spot.ts';
import type { Topic } from '../domain/taxonomy.ts';
import { daysAt } from './asking-days.ts';
import { type Names, unitsAt } from './asking-units.ts';
import { placeHead } from './asking-words.ts';
import { repair } from './fold.ts';
import { type Item, itemsOf } from './report/items.ts';
import { phraseList, usesMarks } from './report/phrase-book.ts';
import type { Scene } from './report/told.ts';

/** What is typed beyond this is not read, UTF-16 units: no search has more to say. */
const LONGEST = 300;
const MOST_WORDS = 12;
const MOST_EITHER = 4;
/** Longer ones are no words of any language. */
const LONGEST_WORD = 40;

const STATES: readonly (readonly [SearchState, ReturnType<typeof phraseList>])[] = [
  ['overdue', phraseList(['quá hạn', 'trễ hạn'])],
  ['open', phraseList(['chưa xong', 'còn mở', 'đang mở', 'chưa xử lý', 'chưa giải quyết', 'còn tồn', 'tồn đọng'])],
  ['working', phraseList(['đang làm', 'đang xử lý', 'đang giải quyết'])],
  ['new', phraseList(['việc mới', 'chưa nhận', 'chưa ai nhận'])],
  ['waiting', phraseList(['chờ dân', 'chờ người dân', 'chờ trả lời'])],
  ['done', phraseList(['đã xong', 'đã xử lý', 'đã giải quyết', 'làm xong'])],
  ['rejected', phraseList(['không thuộc', 'từ chối'])],
  ['withdrawn', phraseList(['đã rút', 'rút lại', 'người dân rút'])],
];
/** Alone they are states; among others they are words like any: "đường mới làm". */
const ALONE: Readonly<Record<string, SearchState>> = { moi: 'new', mo: 'open', xong: 'done' };

/** Fields by their names, as they stand on the cards; not the things in them, such as "đèn đường", which are looked for as words. */
const FIELDS: readonly (readonly [Topic, ReturnType<typeof phraseList>])[] = [
  ['roads', phraseList(['giao thông'])],
  ['environment', phraseList(['môi trường'])],
  ['water', phraseList(['cấp nước', 'thoát nước', 'cấp thoát nước'])],
  ['power', phraseList(['điện, chiếu sáng', 'chiếu sáng'])],
  ['construction', phraseList(['xây dựng', 'xây dựng, đô thị', 'trật tự xây dựng'])],
  ['security', phraseList(['an ninh', 'trật tự', 'an ninh trật tự', 'an ninh, trật tự'])],
  ['land', phraseList(['đất đai', 'giải phóng mặt bằng', 'đất đai, giải phóng mặt bằng'])],
  ['health', phraseList(['y tế', 'an toàn thực phẩm', 'y tế, an toàn thực phẩm'])],
  ['education', phraseList(['giáo dục'])],
  ['welfare', phraseList(['an sinh', 'an sinh xã hội', 'lao động, an sinh xã hội'])],
  ['administration', phraseList(['thủ tục hành chính', 'thủ tục hành chính, công vụ'])],
  ['agriculture', phraseList(['nông nghiệp', 'thiên tai', 'nông nghiệp, thiên tai'])],
  ['telecom', phraseList(['viễn thông', 'lừa đảo mạng', 'viễn thông, lừa đảo mạng'])],
];

export type SearchScene = {
  /** Today in the office. */
  readonly today: Day;
  readonly tables: readonly PeriodTable[];
  /** Codes of the units that may be searched, with all below them; and their names. */
  readonly above: readonly string[];
  readonly names: Names;
  readonly spots: readonly Spot[];
};

/** The words under which a petition is found: folded, and again without Telex leftovers where there are any. */
export const findableWords = (...texts: readonly (string | undefined)[]): string => {
  const words = fold(texts.map((text) => text ?? '').join('\n')).split(' ');
  const repaired = words.flatMap((word) => repair(word)?.folded ?? []);
  return [...words, ...repaired].filter(Boolean).join(' ');
};

/** Plain words, without any conditions in them. */
export const searchWords = (text: string): readonly SearchWord[] =>
  text
    .slice(0, LONGEST)
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((typed): SearchWord[] =>
      fold(typed)
        .split(' ')
        .filter((word) => word !== '' && word.length <= LONGEST_WORD)
        .map((word) => {
          const meant = repair(word)?.folded;
          return { typed: typed.toLowerCase(), folded: meant === undefined ? [word] : [word, meant] };
        }),
    )
    .slice(0, MOST_WORDS);

type At = { readonly to: number };

/** Days that begin with a word: "đường 30/4" is a street, "ngày 30/4" is a day. */
const daysOf = (scene: Scene, i: number): (At & { readonly days: { from: Day; to: Day } }) | undefined => {
  if (scene.items[i]!.digits) return undefined;
  const found = daysAt(scene, i);
  if (!found || typeof found.days === 'string') return undefined;
  const { from, to } = found.days;
  return { to: found.to, days: { from, to } };
};

const stateAt = ({ items, marks }: Scene, i: number): (At & { readonly state: SearchState }) | undefined => {
  for (const [state, phrases] of STATES) {
    const size = phrases(items, i, marks);
    if (size > 0) return { to: i + size, state };
  }
  return undefined;
};

const phraseOf = (items: readonly Item[], from: number, to: number): string =>
  fold(
    items
      .slice(from, to)
      .map(({ folded }) => folded)
      .join(' '),
  );

/** The tenant's own place with the longest name here, by all its names. */
const spotAt = (
  { items }: Scene,
  spots: ReadonlyMap<string, readonly (readonly string[])[]>,
  i: number,
): (At & { readonly either: Either }) | undefined => {
  for (let size = 6; size >= 2; size -= 1) {
    if (i + size > items.length) continue;
    const names = spots.get(phraseOf(items, i, i + size));
    if (names) return { to: i + size, either: { phrases: [...new Set(names.flat())], units: [], topics: [] } };
  }
  return undefined;
};

const spotNames = (spots: readonly Spot[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const found = new Map<string, (readonly string[])[]>();
  for (const { name, aliases } of spots) {
    const names = [name, ...aliases].map(fold).filter((each) => each.includes(' '));
    for (const each of names) found.set(each, [...(found.get(each) ?? []), names]);
  }
  return found;
};

/** A unit named by at least two words: what is filed with it or below it, and what merely tells of it. */
const unitAt = (
  scene: Scene,
  { names, above }: SearchScene,
  i: number,
): (At & { readonly either: Either | undefined }) | undefined => {
  const { items, marks } = scene;
  const head = placeHead(items, i, marks);
  const own = unitsAt(names, items, i, undefined);
  const behind = head && unitsAt(names, items, i + head.size, head.level);
  const found = own && own.to >= (behind?.to ?? 0) ? own : behind;
  if (!found || found.to - i < 2) return undefined;
  const { tree } = names;
  const units = tree.all.flatMap(({ code }) => (found.units.some((unit) => tree.within(code, unit)) ? [code] : []));
  // The whole of what may be searched is no condition.
  const all = above.every((code) => units.includes(code));
  return { to: found.to, either: all ? undefined : { phrases: [phraseOf(items, i, found.to)], units, topics: [] } };
};

const topicNamed = ({ items, marks }: Scene, i: number): (At & { readonly either: Either }) | undefined => {
  for (const [topic, phrases] of FIELDS) {
    const to = i + phrases(items, i, marks);
    if (to > i) return { to, either: { phrases: [phraseOf(items, i, to)], units: [], topics: [topic] } };
  }
  return undefined;
};

/** Pure and linear in the text, of which the first 300 characters are read; whatever it holds gives an answer. */
export const readSearch = (text: string, search: SearchScene): SearchWords => {
  const { today, tables, spots } = search;
  const whole = text.slice(0, LONGEST).normalize('NFC');
  const items = itemsOf(whole);
  const scene: Scene = { items, marks: usesMarks(items), today, tables, counted: () => false };
  const own = spotNames(spots);
  const either: Either[] = [];
  const words: SearchWord[] = [];
  let days: SearchWords['days'];
  let state: SearchState | undefined;
  for (let i = 0; i < items.length; ) {
    const told = days ? undefined : daysOf(scene, i);
    const stands = state ? undefined : stateAt(scene, i);
    const place = either.length < MOST_EITHER ? (spotAt(scene, own, i) ?? unitAt(scene, search, i)) : undefined;
    const topic = either.length < MOST_EITHER ? topicNamed(scene, i) : undefined;
    if (told) days = told.days;
    else if (stands) state = stands.state;
    else if (place?.either) either.push(place.either);
    else if (topic && !place) either.push(topic.either);
    const next = told ?? stands ?? place ?? topic;
    if (!next) words.push(...searchWords(whole.slice(items[i]!.start, items[i]!.end)));
    i = next?.to ?? i + 1;
  }
  const [only] = words;
  const alone = words.length === 1 && either.length === 0 && !state ? ALONE[only?.folded[0] ?? ''] : undefined;
  const asked = state ?? alone;
  return {
    words: alone ? [] : words.slice(0, MOST_WORDS),
    either,
    ...(days && { days }),
    ...(asked && { state: asked }),
  };
};

/** Nothing that could be looked for. */
export const isEmptySearch = ({ words, either, days, state }: SearchWords): boolean =>
  words.length === 0 && either.length === 0 && !days && !state;
