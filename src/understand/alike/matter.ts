/** What a petition is about, as it is compared: the things and faults it names, its other words, and where it is. Pure. */
import { fold } from '../../domain/fold.ts';
import type { Topic } from '../../domain/taxonomy.ts';
import { markedForm } from '../marked.ts';
import { sharesOf } from '../model.ts';
import { type Token, tokenize } from '../tokens.ts';
import { CONCEPTS } from './concepts.ts';
import { type Phrases, phrasesOf } from './phrases.ts';
import { COMMON } from './rarity.gen.ts';
import { type Spots, spotsIn } from './whereabouts.ts';

/** A petition as it is stored: masked text, and what is known of its place. `unit`: the one it names, where it names one. */
export type Told = {
  readonly text: string;
  readonly place: string | undefined;
  readonly topic: Topic;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  /** ms */
  readonly at: number;
};

export type Matter = Told & {
  /** Things and faults → how much they say. */
  readonly concepts: ReadonlyMap<string, number>;
  /** Other syllables and pairs of neighbours → how much they say. */
  readonly words: ReadonlyMap<string, number>;
  readonly spots: Spots;
  /** How probable each topic is, in the order of the taxonomy. */
  readonly topics: readonly number[];
};

/** `marked`: of a phrase of one syllable, as `Token.marked`. */
type Entry = { readonly concept: string; readonly weight: number; readonly marked: string };

/** Compared is so much of a text, UTF-16 units: the matter stands at the beginning, and a score must not cost more for a long one. */
const READ = 1_200;

let phrases: Phrases<readonly Entry[]> | undefined;
const known = (): Phrases<readonly Entry[]> => {
  if (phrases) return phrases;
  const found = new Map<string, Entry[]>();
  for (const line of CONCEPTS.trim().split('\n')) {
    const [, concept = '', weight = '', list = ''] = /^(\w+) (\d): (.+)$/.exec(line) ?? [];
    for (const phrase of list.split('|')) {
      const key = fold(phrase);
      const entries = found.get(key) ?? [];
      if (!entries.some((entry) => entry.concept === concept))
        entries.push({ concept, weight: Number(weight), marked: markedForm(phrase) });
      found.set(key, entries);
    }
  }
  phrases = phrasesOf<readonly Entry[]>(found);
  return phrases;
};

const tokensOf = (text: string): readonly Token[] => tokenize(text.slice(0, READ).normalize('NFC'));

/** The things and faults a text names, and the places of their syllables. */
const thingsIn = (tokens: readonly Token[], syllables: readonly string[]) => {
  const found: { readonly from: number; readonly entries: readonly Entry[] }[] = [];
  const at = new Set<number>();
  const table = known();
  for (let from = 0; from < tokens.length; from++) {
    const one = table.at(
      syllables,
      from,
      (entries, length) => length > 1 || entries.some((e) => means(tokens[from]!, e)),
    );
    if (!one) continue;
    const entries = one.length > 1 ? one.value : one.value.filter((entry) => means(tokens[from]!, entry));
    found.push({ from, entries });
    for (let i = from; i < from + one.length; i++) at.add(i);
    from += one.length - 1;
  }
  return { found, at };
};

/** A single syllable is what its marks say; without any, many may be another word (`cháy`, `chạy`). */
const means = (said: Token, { marked }: Entry): boolean =>
  said.bare ? !AMBIGUOUS.has(said.folded) : said.marked === marked;

const AMBIGUOUS = new Set(
  `de ke mang lua bao te u nga sat song hoi thoi dua don loc giong ray sau chay be vo nhau thuoc pha duc chich chan muc tat chet nut bui lut lan
  tich dich e dau tron che cong ve kem dot`.split(/\s+/),
);

/** The words of some syllables. `busy`: those that name the place, which say nothing of the matter. */
const wordsOf = (syllables: readonly string[], busy: ReadonlySet<number>): ReadonlyMap<string, number> => {
  const words = new Map<string, number>();
  syllables.forEach((syllable, at) => {
    if (busy.has(at)) return;
    const rare = rarity(syllable);
    if (rare > 0) words.set(syllable, rare);
    const next = syllables[at + 1];
    if (next === undefined || busy.has(at + 1)) return;
    const both = rare + rarity(next);
    if (both > 0) words.set(`${syllable} ${next}`, both * 0.75);
  });
  return words;
};

/** Syllables that nobody wrote in the texts it was learnt from say as much as the rarest. */
export const rarest = 7;
/** How much a syllable says, from 0 for grammar to `rarest`. */
export const rarity = (syllable: string): number => (GRAMMAR.has(syllable) ? 0 : (COMMON.get(syllable) ?? rarest));

/** Words of courtesy and grammar: they are in every petition. */
const GRAMMAR = new Set(
  `a ai anh ba bac ban bao bi bo ben bua cac cai can cap chi cho chua chung chu co con cua cu cung da dang de den di
  do duoc em gap gi giup gui hay het hoi hom khi khong kinh la lai lam len luc ma may me minh moi mot nay nen ngay nhieu nho nhu nhung no o ong
  phai phan anh qua ra rang rat roi sau se sang su ta tai thi the theo them toi tren trong truoc tu ung uy ve va van vi viec voi vua xa xin xem xuong
  xung nghi kien gium day ray bay tui chac nguoi nha dan ho chau`.split(/\s+/),
);

/** A petition made ready to be compared with many. Some 130 µs for 130 characters. */
export const matterOf = (told: Told): Matter => {
  const tokens = tokensOf(told.text);
  const syllables = tokens.map(({ folded }) => folded);
  const { found, at } = thingsIn(tokens, syllables);
  const spots = spotsIn(tokens, told.place === undefined ? [] : tokensOf(told.place), at);
  const concepts = new Map<string, number>();
  // "Trạm y tế Tân Hòa", "công viên Hòa Bình": there, not about them.
  for (const { from, entries } of found)
    if (!spots.busy.has(from))
      for (const { concept, weight } of entries) concepts.set(concept, Math.max(weight, concepts.get(concept) ?? 0));
  const words = wordsOf(syllables, spots.busy);
  return { ...told, concepts, words, spots, topics: sharesOf(tokens).topic };
};
