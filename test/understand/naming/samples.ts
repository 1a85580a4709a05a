/** What the names of persons are learnt from: the development texts and `lines.txt`, also with other names in them, in each way of typing. */
import { readFileSync } from 'node:fs';
import { type Item, scan } from '../../../src/understand/items.ts';
import { CALLS, FAMILY, GIVEN, MIDDLES, ORDERS } from '../../../src/understand/words/people.ts';
import { BY_TOPIC, EMERGENCIES, NEAR_MISSES, PROPOSALS } from '../sentences.ts';
import { bare, eachPiece, hash, SLIPS, short, telex } from '../texts/retype.ts';
import { spansOf, texts } from '../texts.ts';
import { more } from '../train/samples.ts';
import { made } from './made.ts';

/** Label of each word: 0 outside a name, 1 its first, 2 a further one; undefined where either is right. */
export type Sample = {
  readonly items: readonly Item[];
  readonly gold: readonly (0 | 1 | 2 | undefined)[];
  readonly of?: string;
  readonly weight: number;
};

const lists = {
  family: FAMILY.split(' '),
  middle: MIDDLES.split(' '),
  given: GIVEN.split(' '),
  order: ORDERS.split(' '),
};
const ONSETS = ' b c ch d đ g h k kh l m n ng nh p ph qu r s t th tr v x'.split(' ');
const RIMES =
  'a ách ài ăm ân áng ạnh ào ắp ất âu é ẻo ên ế ì ích iếm iên iêu ỉnh ò oạch oan ọc oi ong ỏ ôi ôn ồng ơi ớn ủ úc ụi um ùng uốc uôi uyên ử ưa ườm ượng út ưu'.split(
    ' ',
  );
const NICKS =
  'Xệ Lùn Sẹo Đen Béo Mập Ròm Còm Cụt Lé Chột Râu Trố Điếc Què Híp Lì Cò Vịt Ếch Khùng Dừa Mía Đò Rau Bún Xăm Trọc Hói Móm'.split(
    ' ',
  );

/** Repeatable choice. */
const chooser = (seed: string) => {
  let at = 0;
  return (size: number): number => hash(`${seed}/${at++}`) % size;
};

const title = (word: string): string => (word === '' ? '' : word[0]!.toUpperCase() + word.slice(1));

/** Another name of as many words, as a person of that sort would be called. */
const another = (name: string, pick: (size: number) => number): string => {
  const from = (list: readonly string[]): string => list[pick(list.length)]!;
  const words = name.split(' ');
  if (words.length > 4 || /[^\p{L}\p{M} ]/u.test(name)) return name;
  const given = (): string => (pick(5) === 0 ? from(ONSETS) + from(RIMES) : from(lists.given));
  const folded = bare(words[0]!).toLowerCase();
  const full = words.length >= 3 || (words.length === 2 && lists.family.some((each) => bare(each) === folded));
  const order = words.length === 2 && lists.order.some((each) => bare(each) === folded);
  const made = words.map((_, i) => {
    if (order) return i === 0 ? from(lists.order) : pick(2) === 0 ? from(NICKS) : given();
    if (full && i === 0) return from(lists.family);
    return full && i < words.length - 1 ? from(lists.middle) : given();
  });
  const unmarked = bare(name) === name && words.length > 1;
  return made
    .map((word, i) => {
      const old = words[i]!;
      const cased =
        old.length > 1 && old === old.toUpperCase()
          ? word.toUpperCase()
          : old[0] === old[0]!.toUpperCase()
            ? title(word)
            : word.toLowerCase();
      return unmarked ? bare(cased) : cased;
    })
    .join(' ');
};

const NAME = /\{name(\??):([^{}]*)\}/g;
const renamed = (marked: string, seed: string): string => {
  const pick = chooser(seed);
  return marked.replace(NAME, (_, maybe: string, name: string) => `{name${maybe}:${another(name, pick)}}`);
};

const small = (marked: string): string => eachPiece(marked, (piece) => piece.toLowerCase());
const sampleOf = (marked: string, id: string, weight: number, of?: string): Sample => {
  const { text, personal } = spansOf(marked, id);
  const items = scan(text);
  const gold = items.map((item): 0 | 1 | 2 | undefined => {
    const span = personal.find(
      ({ type, start, end }) => (type === 'name' || type === 'account') && start <= item.start && end >= item.end,
    );
    if (!span) return 0;
    if (span.optional || span.type === 'account') return undefined;
    return span.start === item.start ? 1 : 2;
  });
  return { items, gold, weight, ...(of !== undefined && { of }) };
};

/** The ways in which a line typed in full might come; without marks half of the people leave the capitals too. */
const typed = (marked: string, seed: string): string[] => {
  const pick = chooser(`t${seed}`);
  return [
    marked,
    pick(2) === 0 ? small(eachPiece(marked, bare)) : eachPiece(marked, bare),
    telex(marked, SLIPS[pick(SLIPS.length)]!),
    pick(2) === 0 ? small(short(marked)) : short(marked),
    small(marked),
  ];
};

const COPIES = 3;
const MASK = '•••';
export const fromTexts = (): Sample[] =>
  texts('dev').flatMap(({ id, way, marked }) => {
    const copies = marked.includes('{name') ? COPIES + 1 : 1;
    return Array.from({ length: copies }, (_, copy) => {
      // What is masked is read again: nothing beside the sign of it is a name.
      if (copy === COPIES) return [sampleOf(marked.replace(NAME, MASK), id, 0.5, id)];
      let given = copy === 0 ? marked : renamed(marked, `${id}/${copy}`);
      if (copy > 0 && way === 'bare') given = eachPiece(given, bare);
      return (way === 'full' ? typed(given, `${id}${copy}`) : [given]).map((each) =>
        sampleOf(each, id, copy === 0 && each === given ? 1 : 0.4, id),
      );
    }).flat();
  });

const file = new URL('./lines.txt', import.meta.url);
export const lines = (): string[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\\n', '\n'));
const fromLines = (): Sample[] =>
  lines().flatMap((line, at) =>
    Array.from({ length: COPIES }, (_, copy) =>
      typed(copy === 0 ? line : renamed(line, `l${at}/${copy}`), `l${at}${copy}`),
    )
      .flat()
      .map((marked) => sampleOf(marked, `line ${at + 1}`, 0.4)),
  );

/** A run of capitals inside a sentence, with the word before it: somebody or something with a name. */
const CAPITALS = /([\p{L}\p{N}]+)[ ,:“"(]+((?:\p{Lu}\p{L}*)(?: \p{Lu}\p{L}*)*)/gu;
const PEOPLE = new Set(
  `${CALLS} ${ORDERS} tên là gặp hỏi do của với nhờ gọi thư tịch trưởng phó toán sĩ viên bộ thầu xế đốc vệ phòng kho an tá úy đội công cán đối tượng và`.split(
    ' ',
  ),
);
/** May somebody be named in it? A line that says no more than places, firms and feasts has no title before its capitals and no family name. */
const mayName = (text: string): boolean =>
  [...text.matchAll(CAPITALS)].some(([, before = '', run = '']) => {
    const first = run.split(' ')[0]!.toLowerCase();
    return PEOPLE.has(before.toLowerCase()) || PEOPLE.has(first) || (run.includes(' ') && lists.family.includes(first));
  });
/** Lines of `texts/more` in which nobody is named. */
const fromMore = (): Sample[] =>
  [
    // Whole petitions name people, and their names are not marked.
    ...more().flatMap(({ text, bit, fold }) => (bit || fold !== undefined || mayName(text) ? [] : [text])),
    ...[...Object.values(BY_TOPIC).flat(), ...EMERGENCIES, ...NEAR_MISSES, ...PROPOSALS],
  ].flatMap((text) =>
    [text, bare(text).toLowerCase(), bare(text), short(text)].map((each) => sampleOf(each, 'more', 0.7)),
  );

const MADE = 2000;
const called =
  (pick: (size: number) => number) =>
  (words: number): string => {
    const first = pick(4) === 0 && words === 2 ? 'Hai' : words > 1 ? 'Lê' : 'Lan';
    return another([first, 'Văn', 'An', 'An'].slice(0, words).join(' '), pick);
  };
const fromMade = (): Sample[] => {
  const pick = chooser('made');
  return made(MADE, pick, called(pick)).flatMap((line, at) => {
    const all = typed(line, `m${at}`);
    return [all[0]!, all[1]!, all[2 + pick(3)]!].map((marked) => sampleOf(marked, `made ${at}`, 0.3));
  });
};

export const samples = (): Sample[] => [...fromTexts(), ...fromLines(), ...fromMore(), ...fromMade()];
