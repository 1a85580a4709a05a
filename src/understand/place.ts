/** Where it is: the citizen's own words for the place, and the unit they name. */
import { findUnits, type Gazetteer, type Mention, resolve } from './gazetteer.ts';
import { agreement, markedForm } from './marked.ts';
import { type Token, tokenize } from './tokens.ts';
import { SURNAMES } from './words/names.ts';
import {
  ADDRESSED,
  AT,
  HEADS,
  JOINERS,
  LEADS,
  MODIFIERS,
  NAME_END,
  RELATIONS,
  ROADS,
  STREET_FIRST,
} from './words/places.ts';

export type PlaceGuess = { readonly words: string; readonly unit?: string; readonly confidence: number };

/** `from`, `to`: words of the text, `to` exclusive; `start`, `end`: UTF-16 units. */
export type Placed = PlaceGuess & {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
};

type Head = { readonly marks: readonly string[]; readonly full: string; readonly bare: string };
type Phrase = readonly string[];

const words = (phrase: string): { readonly folded: string; readonly marked: string }[] =>
  phrase.split(' ').map((word) => ({ folded: tokenize(word)[0]?.folded ?? word, marked: markedForm(word) }));

const heads = new Map<string, Head[]>();
for (const line of HEADS.split('\n')) {
  const found = /^\s*(.+) ([npa]*)\/([npa]*)(?: \/\/.*)?$/.exec(line);
  if (!found) continue;
  const parts = words(found[1]!);
  const head: Head = { marks: parts.map((part) => part.marked), full: found[2]!, bare: found[3]! };
  const list = heads.get(parts[0]!.folded) ?? [];
  heads.set(
    parts[0]!.folded,
    [...list, head].sort((a, b) => b.marks.length - a.marks.length),
  );
}

/** A list `a|b c` by its first folded word, longest first. */
const phrases = (list: string): ReadonlyMap<string, readonly Phrase[]> => {
  const map = new Map<string, Phrase[]>();
  for (const phrase of list.split('|')) {
    const parts = words(phrase);
    const first = parts[0]!.folded;
    map.set(
      first,
      [...(map.get(first) ?? []), parts.map((part) => part.marked)].sort((a, b) => b.length - a.length),
    );
  }
  return map;
};

const relations = phrases(RELATIONS);
const modifiers = phrases(MODIFIERS);
const leads = phrases(LEADS);
const roads = phrases(ROADS);
const joiners = phrases(JOINERS);
const addressed = phrases(ADDRESSED);
const at = phrases(AT);
const nameEnd = new Set(NAME_END.split(' '));
const streetFirst = new Set([...SURNAMES, ...STREET_FIRST.split(' ')]);

const bareOf = (marked: string): string => tokenize(marked.slice(0, -1))[0]?.folded ?? '';
const fits = (token: Token, marked: string): boolean =>
  token.bare ? token.folded === bareCache(marked) : agreement(token.marked, marked) >= 0.7;
const cache = new Map<string, string>();
const bareCache = (marked: string): string => {
  let bare = cache.get(marked);
  if (bare === undefined) {
    bare = bareOf(marked);
    cache.set(marked, bare);
  }
  return bare;
};

/** How many words of a phrase of the list stand at `i`; 0 for none. */
const phraseAt = (list: ReadonlyMap<string, readonly Phrase[]>, tokens: readonly Token[], i: number): number => {
  for (const phrase of list.get(tokens[i]?.folded ?? '') ?? [])
    if (
      phrase.every(
        (marked, k) => tokens[i + k] && (k === 0 || tokens[i + k]!.stop === 0) && fits(tokens[i + k]!, marked),
      )
    )
      return phrase.length;
  return 0;
};

/** … and how many end before `i`. */
const phraseBefore = (list: ReadonlyMap<string, readonly Phrase[]>, tokens: readonly Token[], i: number): number => {
  for (let size = 3; size > 0; size -= 1)
    if (i - size >= 0 && phraseAt(list, tokens, i - size) === size && tokens[i]!.stop === 0) return size;
  return 0;
};

const NUMBER = /^[0-9]{1,4}[a-z]{0,2}$/;
const NUMBER_WORDS = new Set(
  ['mot', 'hai', 'ba', 'bon', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'].map((word) => word),
);
const HONORIFIC = new Set(['ong', 'ba', 'anh', 'chi', 'co', 'chu', 'bac', 'thay', 'cu', 'di', 'cau', 'thim']);
const LONGEST_NAME = 5;

type Reader = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The writer uses capitals, so a name has one. */
  readonly capitals: boolean;
  /** Words that tell a topic are no part of a name typed without capitals. */
  readonly busy: ReadonlySet<number>;
};

const between = (reader: Reader, i: number): string =>
  reader.text.slice(reader.tokens[i - 1]!.end, reader.tokens[i]!.start);

/** `12`, `12/3/4`, `số 3`, `12+300`, `1A`; the word after it, or `i` where there is none. */
const numberAt = (reader: Reader, i: number): number => {
  const { tokens } = reader;
  let k = i;
  if (tokens[k]?.folded === 'so' && NUMBER.test(tokens[k + 1]?.folded ?? '')) k += 1;
  const first = tokens[k];
  if (!first || (k > i ? first.stop !== 0 : first.stop === 2)) return i;
  if (!NUMBER.test(first.folded)) {
    // "ấp ba", "tổ năm": a number in letters, if no other number follows ("ấp ba nhà").
    const letter = /^[a-h]$/.test(first.folded) && (first.capital || !reader.capitals);
    return (NUMBER_WORDS.has(first.folded) || letter) && first.stop === 0 && !/^[0-9]/.test(tokens[k + 1]?.folded ?? '')
      ? k + 1
      : i;
  }
  k += 1;
  while (k < tokens.length && /^[/+.-]$/.test(between(reader, k)) && /^[0-9]{1,4}[a-z]?$/.test(tokens[k]!.folded))
    k += 1;
  // "12 bis", "12 A"
  if (tokens[k]?.capital && /^[a-h]$/.test(tokens[k]!.folded) && tokens[k]!.stop === 0) k += 1;
  return k;
};

/** A run of capitalised words, or of words that can be nothing else where no capitals are used; the word after it, or `i`. */
const nameAt = (reader: Reader, i: number, street: boolean): number => {
  const { tokens, capitals, busy } = reader;
  let k = i;
  if (capitals) {
    while (
      k < tokens.length &&
      k - i < LONGEST_NAME &&
      tokens[k]!.capital &&
      tokens[k]!.stop === 0 &&
      !heads.has(tokens[k]!.folded)
    )
      k += 1;
    if (k === i && tokens[i]?.capital && tokens[i]!.stop === 0) k += 1;
    // "Nguyễn Trãi", "Võ Thị Sáu", "30/4": a date may name a street.
    return k;
  }
  if (street && !streetFirst.has(tokens[i]?.folded ?? '')) return i;
  const most = street ? 3 : 2;
  while (
    k < tokens.length &&
    k - i < most &&
    tokens[k]!.stop === 0 &&
    /^[a-z]{2,}$/.test(tokens[k]!.folded) &&
    (!nameEnd.has(tokens[k]!.folded) || (street && k === i)) &&
    !busy.has(k)
  )
    k += 1;
  // One word left over from a sentence is no street.
  return street && k - i < 2 ? i : k;
};

type Piece = { readonly from: number; readonly to: number; readonly strength: number };

/** A place that begins with a head at word `i`. `strength` 0.8 with a number or name, less without; below 0.45 it may be the matter itself. */
const pieceAt = (reader: Reader, i: number): Piece | undefined => {
  const { tokens } = reader;
  for (const head of heads.get(tokens[i]!.folded) ?? []) {
    if (
      !head.marks.every(
        (marked, k) => tokens[i + k] && (k === 0 || tokens[i + k]!.stop === 0) && fits(tokens[i + k]!, marked),
      )
    )
      continue;
    const bare = head.marks.some((marked, k) => tokens[i + k]!.bare && tokens[i + k]!.marked !== marked);
    const may = bare ? head.bare : head.full;
    const first = tokens[i]!.folded;
    let k = i + head.marks.length;
    const street = head.marks.length === 1 && (first === 'duong' || first === 'pho');
    if (street && first === 'duong') {
      const road = phraseAt(roads, tokens, k);
      if (road > 0) return { from: i, to: k + road, strength: 0.6 };
      const lead = phraseAt(leads, tokens, k);
      if (lead > 0 && tokens[k + lead]) {
        const target =
          pieceAt(reader, k + lead) ??
          (reader.capitals && tokens[k + lead]!.capital ? { to: nameAt(reader, k + lead, false) } : undefined);
        if (target && target.to > k + lead) return { from: i, to: target.to, strength: 0.7 };
      }
    }
    const named = k;
    if (may.includes('n')) {
      const after = numberAt(reader, k);
      if (after > k) return { from: i, to: nameAfterNumber(reader, after), strength: 0.8 };
    }
    // "trường hợp", "cầu thang", "chợ búa"
    if (['hop', 'thang', 'bua', 'toan', 'truong'].includes(tokens[k]?.folded ?? '') && tokens[k]!.stop === 0) continue;
    let modified = false;
    for (
      let size = phraseAt(modifiers, tokens, k);
      size > 0 && !street && tokens[k]!.stop === 0;
      size = phraseAt(modifiers, tokens, k)
    ) {
      // "trạm y tế xã Ví Dụ": the unit's name comes with its own prefix.
      if (
        reader.capitals &&
        tokens[k + size]?.capital &&
        size === 1 &&
        ['xa', 'phuong', 'huyen', 'thon', 'ap'].includes(tokens[k]!.folded)
      )
        break;
      if (
        tokens[k]!.bare &&
        (tokens[k]!.folded !== tokens[k]!.marked.slice(0, -1)) === false &&
        bare &&
        !['cu', 'moi', 'lon', 'nho'].includes(tokens[k]!.folded) &&
        size === 1 &&
        nameEnd.has(tokens[k]!.folded)
      )
        break;
      k += size;
      modified = true;
    }
    if (may.includes('p') || (may.includes('a') && modified)) {
      const after =
        k < tokens.length && tokens[k]!.stop === 0 ? (may.includes('p') ? nameAt(reader, k, street) : k) : k;
      if (after > k) return { from: i, to: after, strength: reader.capitals ? 0.8 : 0.65 };
      if (may.includes('n')) {
        const numbered = numberAt(reader, k);
        if (numbered > k) return { from: i, to: numbered, strength: 0.8 };
      }
      if (modified && !street)
        return {
          from: i,
          to: k,
          strength: phraseBefore(relations, tokens, i) > 0 || phraseBefore(at, tokens, i) > 0 ? 0.5 : 0.4,
        };
    }
    if (may.includes('a') && (phraseBefore(relations, tokens, i) > 0 || phraseBefore(at, tokens, i) > 0)) {
      // "gần cho tôi": bare `cho` is more often a small word than a market.
      if (
        bare &&
        first === 'cho' &&
        ['toi', 'duoc', 'em', 'xe', 'dan', 'ba', 'con', 'nguoi', 'chung', 'ca', 'biet', 'xin', 'du'].includes(
          tokens[named]?.folded ?? '',
        )
      )
        continue;
      return { from: i, to: named, strength: 0.45 };
    }
  }
  return houseAt(reader, i);
};

/** "hẻm 12 Nguyễn Trãi", "số 5 Lê Lợi": the street after the number. */
const nameAfterNumber = (reader: Reader, i: number): number =>
  reader.capitals && i < reader.tokens.length && reader.tokens[i]!.stop === 0 ? nameAt(reader, i, true) : i;

/** "nhà ông Bảy", "quán cô Ba", after a word like "gần". */
const houseAt = (reader: Reader, i: number): Piece | undefined => {
  const { tokens, capitals } = reader;
  if (!['nha', 'quan', 'tiem', 'trai', 'lo', 'xuong', 'vuon', 'ao'].includes(tokens[i]!.folded)) return undefined;
  if (!HONORIFIC.has(tokens[i + 1]?.folded ?? '') || !tokens[i + 2] || phraseBefore(relations, tokens, i) === 0)
    return undefined;
  const name = tokens[i + 2]!;
  if (capitals ? !name.capital : nameEnd.has(name.folded) && !NUMBER_WORDS.has(name.folded)) return undefined;
  let k = i + 3;
  while (capitals && tokens[k]?.capital && tokens[k]!.stop === 0 && k - i < 7) k += 1;
  return { from: i, to: k, strength: 0.6 };
};

/** Nobody writes a place longer than this; what is longer swallowed the sentence. UTF-16 units. */
const LONGEST = 100;

/** Does the writer use capitals inside sentences, and small letters too? */
export const usesCapitals = (tokens: readonly Token[]): boolean => {
  let inside = 0;
  let capital = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (!/^[a-z]/.test(token.folded)) continue;
    if (token.capital) capital += 1;
    if (token.capital && i > 0 && token.stop !== 2) inside += 1;
  }
  return inside > 0 && capital * 10 <= tokens.length * 7;
};

/**
 * The longest place told in a text.
 * @param text composed (NFC); `tokens` are its words
 * @param busy words that tell a topic
 */
export const findPlace = (
  text: string,
  tokens: readonly Token[],
  places: Gazetteer,
  busy: ReadonlySet<number>,
): {
  readonly place: Placed | undefined;
  readonly unit: { readonly code: string; readonly confidence: number } | undefined;
} => {
  const reader: Reader = { text, tokens, capitals: usesCapitals(tokens), busy };
  const mentions = findUnits(places, tokens, reader.capitals);
  const code = resolve(places, mentions);
  const unit = code === undefined ? undefined : { code, confidence: confidenceOf(mentions, code) };
  const spoken = (mention: Mention): boolean => phraseBefore(addressed, tokens, mention.from) > 0;
  const roots = new Set(places.tree.roots.map((root) => root.code));
  const pointed = mentions.filter((mention) => !spoken(mention) && !mention.units.every((each) => roots.has(each)));

  const pieces: Piece[] = [];
  for (let i = 0; i < tokens.length; ) {
    const mention = pointed.find((each) => each.from === i);
    const piece = pieceAt(reader, i);
    if (!mention && !piece) {
      i += 1;
      continue;
    }
    const to = Math.max(mention?.to ?? 0, piece?.to ?? 0);
    const relation = phraseBefore(relations, tokens, i);
    const free = pieces.length === 0 || i - relation >= pieces.at(-1)!.to;
    pieces.push({ from: free ? i - relation : i, to, strength: Math.max(mention ? 0.85 : 0, piece?.strength ?? 0) });
    i = to;
  }

  let best: Piece | undefined;
  for (let a = 0; a < pieces.length; a += 1) {
    let chain = pieces[a]!;
    for (let b = a + 1; b < pieces.length; b += 1) {
      const next = pieces[b]!;
      if (!linked(tokens, chain.to, next.from) || tokens[next.to - 1]!.end - tokens[chain.from]!.start > LONGEST) break;
      chain = {
        from: chain.from,
        to: next.to,
        strength: Math.min(0.95, Math.max(chain.strength, next.strength) + 0.05),
      };
    }
    const size = (piece: Piece) => piece.to - piece.from + piece.strength;
    if (!best || size(chain) > size(best)) best = chain;
  }
  if (!best) return { place: undefined, unit };
  const start = tokens[best.from]!.start;
  const end = tokens[best.to - 1]!.end;
  const confidence = Math.round(best.strength * 100) / 100;
  const place: Placed = {
    words: text.slice(start, end).replace(/\s+/g, ' '),
    confidence,
    from: best.from,
    to: best.to,
    start,
    end,
    ...(unit ? { unit: unit.code } : {}),
  };
  return { place, unit };
};

/** Two pieces are one place when at most two joining words, or a comma, stand between. */
const linked = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from; i <= to; i += 1) if (tokens[i]!.stop === 2) return false;
  if (to - from > 2) return false;
  for (let i = from; i < to; ) {
    const size = phraseAt(joiners, tokens, i);
    if (size === 0) return false;
    i += size;
  }
  return true;
};

const confidenceOf = (mentions: readonly Mention[], code: string): number => {
  const own = mentions.filter((mention) => mention.units.includes(code));
  const exact = own.some((mention) => mention.exact);
  const prefixed = own.some((mention) => mention.prefixed);
  return prefixed ? (exact ? 0.95 : 0.8) : exact ? 0.75 : 0.6;
};
