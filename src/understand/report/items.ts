/** A report as words, numbers and signs with what stands between them. One pass, linear; places are UTF-16 units of the text as it was given. */
import { plainChar } from '../../domain/fold.ts';
import { repair } from '../fold.ts';
import { markedForm } from '../marked.ts';

type Word = {
  /** A word without marks, Telex leftovers undone; the digits of a number with the full stops and commas in it; `%`. */
  readonly folded: string;
  /** As it was typed, where leftovers were undone or shorthand was read in full. */
  readonly typed: string;
  /** As `Token.marked`. Empty for what has no letters. */
  readonly marked: string;
  /** No marks were typed, or what was typed had to be repaired: it may stand for any word of these letters. */
  readonly bare: boolean;
};

export type Item = Word & {
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
  /** Begins with a capital; and is nothing but capitals, at least two. */
  readonly capital: boolean;
  readonly upper: boolean;
  /** Between this and the item before: the signs without spaces (at most 7), line ends as one `\n`. */
  readonly before: string;
  /** The last two of the signs that touch this item; and does a blank stand anywhere between? */
  readonly touching: string;
  readonly apart: boolean;
  /** Nothing at all stands between. */
  readonly glued: boolean;
  /** What ends before this item: 0 nothing, 1 a clause, 2 a sentence or line. A colon ends none: "tiếp dân: 12 lượt". */
  readonly stop: 0 | 1 | 2;
};

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;

/** 1 a letter, 2 a digit as a keyboard makes them (also full-width; no `①` or `²`), 0 anything else. */
const sortOf = (char: string): 0 | 1 | 2 => {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : code >= 48 && code <= 57 ? 2 : 0;
  if (code >= 0xff10 && code <= 0xff19) return 2;
  return LETTER.test(char) ? 1 : 0;
};

/** So many signs between two items are kept. */
const MOST_SIGNS = 6;
const SENTENCE = /[.;!?\n…]/;
const CLAUSE = /[,()•·+*|]/;

/** Typed short by cadres, one word for one or two; what stands for more things is in the groups of phrases. */
const SHORT: Readonly<Record<string, string>> = {
  ng: 'người',
  ngta: 'người ta',
  dc: 'được',
  đc: 'được',
  vs: 'với',
  sl: 'số lượng',
  ts: 'tổng số',
  thg: 'tháng',
  bc: 'báo cáo',
  tn: 'tiếp nhận',
  hgd: 'hộ gia đình',
  hgđ: 'hộ gia đình',
  ct: 'chủ tịch',
  cq: 'chính quyền',
  nd: 'nhân dân',
  trd: 'triệu đồng',
  trđ: 'triệu đồng',
  tv: 'thành viên',
  hv: 'hội viên',
  dg: 'đường',
  đg: 'đường',
  cb: 'cán bộ',
  ko: 'không',
  hok: 'không',
  khg: 'không',
};
const plainOf = (word: string): string => {
  let out = '';
  for (const char of word) out += plainChar(char);
  return out;
};
const SHORTHAND = new Map(
  Object.entries(SHORT).map(([short, full]) => [
    plainOf(short),
    full.split(' ').map((word): Word => {
      const folded = plainOf(word);
      return { folded, typed: plainOf(short), marked: markedForm(word), bare: false };
    }),
  ]),
);

const wordOf = (raw: string): readonly Word[] => {
  const folded = plainOf(raw);
  const full = SHORTHAND.get(folded);
  if (full || folded === '') return full ?? [];
  const marked = markedForm(raw.normalize('NFC'));
  const slip = repair(folded);
  return [
    { folded: slip?.folded ?? folded, typed: folded, marked, bare: slip !== undefined || marked === `${folded}0` },
  ];
};

/** Reports are made of a few hundred words; what was seen is remembered, all forgotten when there are too many. */
const REMEMBERED = 4096;
const LONGEST_WORD = 24;
const known = new Map<string, readonly Word[]>();
const wordsOf = (raw: string): readonly Word[] => {
  if (raw.length > LONGEST_WORD) return wordOf(raw);
  let words = known.get(raw);
  if (!words) {
    words = wordOf(raw);
    if (known.size >= REMEMBERED) known.clear();
    known.set(raw, words);
  }
  return words;
};

const sign = (folded: string): Word => ({ folded, typed: folded, marked: '', bare: true });

/** @returns the items in order. `m2` is a word; other letters and digits that touch are parted (`60tr`, `ấp3`, `1ty2`). */
export const itemsOf = (text: string): Item[] => {
  const items: Item[] = [];
  let before = '';
  let touching = '';
  let apart = false;
  let last = 0;
  let at = 0;
  const charAt = (i: number): string => (i < text.length ? String.fromCodePoint(text.codePointAt(i)!) : '');
  /** Where the next character stands that is seen; of a row of invisible ones only some are passed over. */
  const seen = (i: number): number => {
    let to = i;
    while (to < i + MOST_SIGNS && to < text.length && plainChar(charAt(to)) === '') to += charAt(to).length;
    return to;
  };
  const add = (words: readonly Word[], start: number, end: number, digits: boolean, raw = ''): void => {
    const upper = raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
    words.forEach((word, i) => {
      const signs = i === 0 ? before : '';
      const stop = signs === '' ? 0 : SENTENCE.test(signs) ? 2 : CLAUSE.test(signs) ? 1 : 0;
      const glued = i === 0 && start === last && items.length > 0;
      items.push({
        ...word,
        start,
        end,
        digits,
        capital: i === 0 && UPPER.test(raw[0] ?? ''),
        upper,
        before: signs,
        touching: i === 0 ? touching : '',
        apart: i === 0 && apart,
        glued,
        stop,
      });
    });
    before = '';
    touching = '';
    apart = false;
  };
  while (at < text.length) {
    const start = at;
    const char = charAt(at);
    const sort = sortOf(char);
    if (sort === 0) {
      at += char.length;
      const plain = plainChar(char);
      // A combining mark or an invisible character belongs to what stands before it.
      if (plain === '') {
        if (last === start) last = at;
      } else if (char === '%' || char === '％' || char === '₫') {
        add([sign(char === '₫' ? 'd' : '%')], start, at, false);
        last = at;
      } else {
        const blank = char === '\n' || plain === ' ';
        apart ||= blank;
        touching = blank ? '' : `${touching.slice(-1)}${char}`;
        if (char === '\n') before = before.endsWith('\n') ? before : `${before.slice(0, MOST_SIGNS)}\n`;
        else if (!blank && before.length < MOST_SIGNS) before += char;
      }
      continue;
    }
    if (sort === 2) {
      let digits = '';
      while (at < text.length) {
        const c = charAt(at);
        if (sortOf(c) === 2) digits += plainChar(c);
        else if ((c === '.' || c === ',') && /[0-9]$/.test(digits) && sortOf(charAt(seen(at + 1))) === 2) digits += c;
        else if (plainChar(c) !== '') break;
        at += c.length;
      }
      // `1️⃣` numbers a line.
      if (text.slice(start, at).includes('\u20e3')) before = `${before}•`;
      else add([sign(digits)], start, at, true);
    } else {
      while (at < text.length) {
        const c = charAt(at);
        if (sortOf(c) !== 1 && plainChar(c) !== '') break;
        at += c.length;
      }
      // Square metres: `m2`, `m²`.
      const power = seen(at);
      const metre =
        /^[kc]?m$/.test(plainOf(text.slice(start, at))) &&
        /^[23²³]$/.test(charAt(power)) &&
        sortOf(charAt(seen(power + 1))) !== 2;
      if (metre) at = power + 1;
      const raw = text.slice(start, at);
      add(metre ? [sign(plainOf(raw))] : wordsOf(raw), start, at, false, raw);
    }
    last = at;
  }
  return items;
};

/** Does a clause end before this item? */
export const breaks = (item: Item): boolean => item.stop !== 0;
/** … a sentence or a line? */
export const ends = (item: Item): boolean => item.stop === 2;
