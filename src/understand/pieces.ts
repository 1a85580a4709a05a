/** The pieces of which people make a place: "hẻm 12", "ấp 3", "trường tiểu học An Phú", "nhà ông Bảy". */
import { phraseAt, phraseBefore, phrases, standsAt, wordsOf } from './phrases.ts';
import type { Token } from './tokens.ts';
import { SURNAMES } from './words/names.ts';
import { AT, HEADS, LEADS, MODIFIERS, NAME_END, RELATIONS, ROADS, STREET_FIRST } from './words/places.ts';

/** `from`, `to`: words of the text, `to` exclusive. Strength 0.8 with a number or name, less without; below 0.45 it may be the matter itself. */
export type Piece = { readonly from: number; readonly to: number; readonly strength: number };

export type Reader = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The writer uses capitals, so a name has one. */
  readonly capitals: boolean;
  /** Words that tell a topic are no part of a name typed without capitals. */
  readonly busy: ReadonlySet<number>;
};

type Head = { readonly words: ReturnType<typeof wordsOf>; readonly full: string; readonly bare: string };

const heads = new Map<string, Head[]>();
for (const line of HEADS.split('\n')) {
  const found = /^\s*(.+) ([npa]*)\/([npa]*)(?: \/\/.*)?$/.exec(line);
  if (!found) continue;
  const words = wordsOf(found[1]!);
  const list = heads.get(words[0]!.folded) ?? [];
  heads.set(
    words[0]!.folded,
    [...list, { words, full: found[2]!, bare: found[3]! }].sort((a, b) => b.words.length - a.words.length),
  );
}

export const relations = phrases(RELATIONS);
const modifiers = phrases(MODIFIERS);
const leads = phrases(LEADS);
const roads = phrases(ROADS);
const at = phrases(AT);
const nameEnd = new Set(NAME_END.split(' '));
const streetFirst = new Set([...SURNAMES, ...STREET_FIRST.split(' ')]);

const NUMBER = /^[0-9]{1,4}[a-z]{0,2}$/;
const NUMBER_WORDS = new Set('mot hai ba bon tu nam sau bay tam chin muoi'.split(' '));
const HONORIFIC = new Set('ong ba anh chi co chu bac thay cu di cau thim'.split(' '));
/** "trường hợp", "cầu thang", "chợ búa", "khu toàn …": other words after all. */
const UNMADE_BY = new Set('hop thang bua toan truong so bu mong thi'.split(' '));
/** After bare `cho`: it is "for", not a market. */
const FOR = new Set('toi duoc em xe dan ba con nguoi chung ca biet xin du'.split(' '));
/** "trạm y tế xã Ví Dụ": the unit's name is a piece of its own. */
const UNIT_WORDS = new Set('xa phuong huyen thon ap'.split(' '));
/** Without capitals a name after these is believed even where nothing says that a place is told. */
const SETTLEMENTS = new Set(
  'ap thon xom khom ban buon lang phum plei duong pho khu truong cong kenh rach hem ngo tieu trung mam'.split(' '),
);
const HOUSES = new Set('nha quan tiem trai lo xuong vuon ao'.split(' '));
const LONGEST_NAME = 5;

const folded = (reader: Reader, i: number): string => reader.tokens[i]?.folded ?? '';
const joined = (reader: Reader, i: number): boolean => reader.tokens[i]?.stop === 0;
/** Is it said to be a place: "ở chợ", "gần trường"? */
const pointedAt = (reader: Reader, i: number): boolean =>
  phraseBefore(relations, reader.tokens, i) > 0 || phraseBefore(at, reader.tokens, i) > 0;

/** `12`, `12/3/4`, `số 3`, `12+300`, `1A`, `ba`; gives the word after it, or `i` where there is none. */
const numberAt = (reader: Reader, i: number): number => {
  const { text, tokens, capitals } = reader;
  let k = i;
  if (folded(reader, k) === 'so' && NUMBER.test(folded(reader, k + 1))) k += 1;
  const first = tokens[k];
  if (!first || (k > i ? first.stop !== 0 : first.stop === 2)) return i;
  if (!NUMBER.test(first.folded)) {
    // "ấp ba", "tổ A": in letters, unless a number follows after all ("ấp ba 12").
    const letter = /^[a-h]$/.test(first.folded) && (first.capital || !capitals);
    const counted = NUMBER_WORDS.has(first.folded) || letter;
    return counted && first.stop === 0 && !/^[0-9]/.test(folded(reader, k + 1)) ? k + 1 : i;
  }
  k += 1;
  const sign = (): string => text.slice(tokens[k - 1]!.end, tokens[k]!.start);
  while (k < tokens.length && /^[/+.-]$/.test(sign()) && /^[0-9]{1,4}[a-z]?$/.test(tokens[k]!.folded)) k += 1;
  if (tokens[k]?.capital && /^[a-h]$/.test(tokens[k]!.folded) && joined(reader, k)) k += 1;
  return k;
};

/** A run of capitalised words, or, where no capitals are used, of words that say nothing else; the word after it, or `i`. */
const nameAt = (reader: Reader, i: number, street: boolean): number => {
  const { tokens, capitals, busy } = reader;
  let k = i;
  if (capitals) {
    const named = () => joined(reader, k) && tokens[k]!.capital && (k === i || !heads.has(tokens[k]!.folded));
    while (k - i < LONGEST_NAME && named()) k += 1;
    return k;
  }
  if (street && !streetFirst.has(folded(reader, i))) return i;
  const most = street ? 3 : 2;
  const named = () =>
    joined(reader, k) &&
    /^[a-z]{2,}$/.test(tokens[k]!.folded) &&
    (!nameEnd.has(tokens[k]!.folded) || (street && k === i)) &&
    !busy.has(k);
  while (k - i < most && named()) k += 1;
  // One word left over from a sentence names no street.
  return street && k - i < 2 ? i : k;
};

/** "đường liên thôn", "đường vào trường", after the word "đường". */
const roadAt = (reader: Reader, i: number, k: number): Piece | undefined => {
  const { tokens, capitals } = reader;
  const road = phraseAt(roads, tokens, k);
  if (road > 0) return { from: i, to: k + road, strength: 0.6 };
  const lead = phraseAt(leads, tokens, k);
  const target = k + lead;
  if (lead === 0 || !tokens[target]) return undefined;
  const to = pieceAt(reader, target)?.to ?? (capitals ? nameAt(reader, target, false) : target);
  return to > target ? { from: i, to, strength: 0.7 } : undefined;
};

/** Small words that belong to the name: "chợ cũ", "trường mầm non"; the word after them. */
const modifiedTo = (reader: Reader, k: number, bare: boolean): number => {
  const { tokens, capitals } = reader;
  let to = k;
  while (joined(reader, to)) {
    const size = phraseAt(modifiers, tokens, to);
    // "thôn Đông": with a capital it is the name.
    if (size === 0 || (capitals && tokens[to]!.capital)) break;
    const word = tokens[to]!.folded;
    if (size === 1 && capitals && UNIT_WORDS.has(word) && tokens[to + 1]?.capital) break;
    // Without marks a single small word is more often the next word of the sentence.
    if (size === 1 && bare && tokens[to]!.bare && nameEnd.has(word)) break;
    to += size;
  }
  return to;
};

/** A place with this head at word `i`. */
const headed = (reader: Reader, head: Head, i: number): Piece | undefined => {
  const { tokens, capitals } = reader;
  const bare = head.words.some(({ marked }, k) => tokens[i + k]!.bare && tokens[i + k]!.marked !== marked);
  const may = bare ? head.bare : head.full;
  const first = tokens[i]!.folded;
  const k = i + head.words.length;
  const street = head.words.length === 1 && (first === 'duong' || first === 'pho');
  const road = street && first === 'duong' ? roadAt(reader, i, k) : undefined;
  if (road) return road;
  if (may.includes('n')) {
    const after = numberAt(reader, k);
    // "hẻm 12 Nguyễn Trãi": the street follows the number.
    if (after > k)
      return { from: i, to: capitals && joined(reader, after) ? nameAt(reader, after, true) : after, strength: 0.8 };
  }
  if (joined(reader, k) && UNMADE_BY.has(folded(reader, k))) return undefined;
  const modified = street ? k : modifiedTo(reader, k, bare);
  if (may.includes('p') && joined(reader, modified) && (capitals || SETTLEMENTS.has(first) || pointedAt(reader, i))) {
    const after = nameAt(reader, modified, street);
    if (after > modified) return { from: i, to: after, strength: capitals ? 0.8 : 0.65 };
  }
  if (modified > k) {
    const numbered = may.includes('n') ? numberAt(reader, modified) : modified;
    if (numbered > modified) return { from: i, to: numbered, strength: 0.8 };
    if (may.includes('p') || may.includes('a'))
      return { from: i, to: modified, strength: pointedAt(reader, i) ? 0.5 : 0.4 };
  }
  if (!may.includes('a') || !pointedAt(reader, i)) return undefined;
  if (bare && first === 'cho' && FOR.has(folded(reader, k))) return undefined;
  return { from: i, to: k, strength: 0.45 };
};

/** "gần nhà ông Bảy", "trước quán cô Ba". */
const houseAt = (reader: Reader, i: number): Piece | undefined => {
  const { tokens, capitals } = reader;
  const name = tokens[i + 2];
  if (!name || !HOUSES.has(folded(reader, i)) || !HONORIFIC.has(folded(reader, i + 1))) return undefined;
  if (phraseBefore(relations, tokens, i) === 0) return undefined;
  if (capitals ? !name.capital : nameEnd.has(name.folded) && !NUMBER_WORDS.has(name.folded)) return undefined;
  let to = i + 3;
  while (capitals && tokens[to]?.capital && joined(reader, to) && to - i < LONGEST_NAME) to += 1;
  return { from: i, to, strength: 0.6 };
};

/** A place that begins with word `i`, without the words before it that say where it stands to it. */
export const pieceAt = (reader: Reader, i: number): Piece | undefined => {
  for (const head of heads.get(folded(reader, i)) ?? []) {
    const piece = standsAt(head.words, reader.tokens, i) ? headed(reader, head, i) : undefined;
    if (piece) return piece;
  }
  return houseAt(reader, i);
};
