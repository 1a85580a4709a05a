/** A report as words, numbers and signs with what stands between them. One pass, linear; places are UTF-16 units of the text as it was given. */
import { plainChar } from '../../domain/fold.ts';
import { repair } from '../fold.ts';
import { markedForm } from '../marked.ts';

export type Item = {
  readonly start: number;
  readonly end: number;
  /** A word without marks, Telex leftovers undone; the digits of a number with the full stops and commas in it; `%`. */
  readonly folded: string;
  /** The same as it was typed, where leftovers were undone; and of shorthand that stands for a word. */
  readonly typed: string;
  /** As `Token.marked`. Empty for what has no marks. */
  readonly marked: string;
  /** No marks were typed, or what was typed had to be repaired: it may stand for any word of these letters. */
  readonly bare: boolean;
  readonly digits: boolean;
  /** Begins with a capital. */
  readonly capital: boolean;
  /** Between this and the item before: the signs without spaces (at most 6), a line end as `\n`; `glued` where there is nothing at all. */
  readonly before: string;
  readonly glued: boolean;
};

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;

/** 1 a letter, 2 a digit as a keyboard makes them (also full-width; no `①` or `²`), 0 anything else. */
const sortOf = (char: string): 0 | 1 | 2 => {
  const code = char.codePointAt(0)!;
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : code >= 48 && code <= 57 ? 2 : 0;
  if (code >= 0xff10 && code <= 0xff19) return 2;
  return LETTER.test(char) ? 1 : 0;
};

/** `2026` of `Q2/2026` and so on; longer words are kept but never repaired. */
const LONGEST_SIGNS = 6;

/** Typed short by cadres, one word for one; what stands for several words or things is in the groups of phrases. */
const SHORT: Readonly<Record<string, string>> = {
  ng: 'người',
  ngta: 'người ta',
  dc: 'được',
  đc: 'được',
  vs: 'với',
  sl: 'số lượng',
  ts: 'tổng số',
  bc: 'báo cáo',
  tn: 'tiếp nhận',
  hgd: 'hộ gia đình',
  hgđ: 'hộ gia đình',
  ct: 'chủ tịch',
  cq: 'chính quyền',
  nd: 'nhân dân',
  trd: 'triệu đồng',
  trđ: 'triệu đồng',
  tgian: 'thời gian',
  tv: 'thành viên',
  hv: 'hội viên',
};
const SHORTHAND = new Map(
  Object.entries(SHORT).map(([short, full]) => [
    [...short].map(plainChar).join(''),
    full.split(' ').map((word) => ({ folded: [...word].map(plainChar).join(''), marked: markedForm(word) })),
  ]),
);

type Gap = { readonly before: string; readonly glued: boolean };

const wordItems = (raw: string, folded: string, place: { start: number; end: number }, gap: Gap): Item[] => {
  const capital = UPPER.test(raw[0]!);
  const full = SHORTHAND.get(folded);
  if (full)
    return full.map((word, i) => ({
      ...place,
      ...word,
      typed: folded,
      bare: false,
      digits: false,
      capital: false,
      before: i === 0 ? gap.before : '',
      glued: i === 0 && gap.glued,
    }));
  const marked = markedForm(raw.normalize('NFC'));
  const slip = repair(folded);
  return [
    {
      ...place,
      folded: slip?.folded ?? folded,
      typed: folded,
      marked,
      bare: slip !== undefined || marked === `${folded}0`,
      digits: false,
      capital,
      ...gap,
    },
  ];
};

const numberItem = (folded: string, place: { start: number; end: number }, gap: Gap): Item => ({
  ...place,
  folded,
  typed: folded,
  marked: '',
  bare: true,
  digits: true,
  capital: false,
  ...gap,
});

/** @returns the items in order. `m2` is a word; other letters and digits that touch are parted (`60tr`, `ấp3`, `1ty2`). */
export const itemsOf = (text: string): Item[] => {
  const items: Item[] = [];
  let before = '';
  let last = 0;
  let at = 0;
  const charAt = (i: number): string => (i < text.length ? String.fromCodePoint(text.codePointAt(i)!) : '');
  const gapTo = (start: number): Gap => {
    const gap = { before, glued: start === last && items.length > 0 };
    before = '';
    return gap;
  };
  while (at < text.length) {
    const char = charAt(at);
    const sort = sortOf(char);
    if (sort === 0) {
      // A combining mark or an invisible character belongs to what stands before it.
      const plain = plainChar(char);
      if (plain === '') {
        if (last === at) last = at + char.length;
      } else if (char === '%' || char === '％' || char === '₫') {
        const gap = gapTo(at);
        items.push({ ...numberItem(char === '₫' ? 'd' : '%', { start: at, end: at + char.length }, gap), digits: false });
        last = at + char.length;
      } else if (char === '\n') before = before.endsWith('\n') ? before : `${before.slice(0, LONGEST_SIGNS)}\n`;
      else if (plain !== ' ' && before.length < LONGEST_SIGNS) before += char;
      at += char.length;
      continue;
    }
    const start = at;
    let folded = '';
    if (sort === 2) {
      let comma = '';
      while (at < text.length) {
        const c = charAt(at);
        const kind = sortOf(c);
        if (kind === 2) {
          folded += comma + plainChar(c);
          comma = '';
        } else if ((c === '.' || c === ',') && comma === '' && sortOf(charAt(at + 1)) === 2) comma = c;
        else if (plainChar(c) !== '') break;
        at += c.length;
      }
      // `1️⃣` numbers a line.
      if (text.slice(start, at).includes('\u20e3')) before = `${before}•`;
      else items.push(numberItem(folded, { start, end: at }, gapTo(start)));
    } else {
      while (at < text.length) {
        const c = charAt(at);
        const plain = plainChar(c);
        if (sortOf(c) !== 1 && plain !== '') break;
        folded += plain;
        at += c.length;
      }
      // Square metres, as two signs or one.
      if (/^[kc]?m$/.test(folded) && /^[23²³]$/.test(charAt(at)) && sortOf(charAt(at + 1)) !== 2) {
        folded += plainChar(charAt(at));
        at += 1;
      }
      if (folded !== '') items.push(...wordItems(text.slice(start, at), folded, { start, end: at }, gapTo(start)));
    }
    last = at;
  }
  return items;
};

const BREAK = /[,.;:!?\n()…•·+*|]/;
/** Does a clause end before this item? A colon is no end: "tiếp dân: 12 lượt". */
export const breaks = (item: Item): boolean => BREAK.test(item.before.replaceAll(':', ''));
/** … a sentence or a line? */
export const ends = (item: Item): boolean => /[.;!?\n…]/.test(item.before);
