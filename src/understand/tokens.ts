/** A text as words that can be compared: folded, with what is known of their marks, and where they stand. */
import { plainChar } from '../domain/fold.ts';
import { repair } from './fold.ts';
import { markedForm, shapes } from './marked.ts';
import { SHORTHAND } from './words/shorthand.ts';

export type Token = {
  /** Lower case, marks off, Telex leftovers undone. */
  readonly folded: string;
  /**
   * The letters with their shape (`ươ`, `đ`) and the tone as a last digit: 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng. `hoà` and `hòa`
   * are the same. A word typed without any marks is its folded form and 0.
   */
  readonly marked: string;
  /** No marks were typed: it may stand for any word of these letters. */
  readonly bare: boolean;
  /** Unfolded from shorthand: the marks are ours. */
  readonly short: boolean;
  /** UTF-16 units in the text. Words unfolded from shorthand share the place of the shorthand. */
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** What stands before: 0 spaces or nothing, 1 a comma or the like, 2 the end of a sentence or line. */
  readonly stop: 0 | 1 | 2;
};

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const UPPER = /\p{Lu}/u;

const isWordChar = (char: string, code: number): 0 | 1 | 2 => {
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : code >= 48 && code <= 57 ? 2 : 0;
  return shapes.has(char) || LETTER.test(char) ? 1 : DIGIT.test(char) ? 2 : 0;
};

const isSentenceEnd = (char: string): boolean =>
  char === '\n' || char === '!' || char === '?' || char === ';' || char === '…';
const isPause = (char: string): boolean => ',:()[]"“”–—-/'.includes(char);

/**
 * One pass, linear. Letters followed by digits are parted (`ấp3` is `ấp 3`), digits followed by letters are not (`12A`).
 * @param text composed (NFC); the rest is not looked at
 */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  let stop: 0 | 1 | 2 = 0;
  let at = 0;
  while (at < text.length) {
    const char = String.fromCodePoint(text.codePointAt(at)!);
    const sort = isWordChar(char, char.charCodeAt(0));
    if (sort === 0) {
      const next = text[at + char.length];
      // A full stop ends a sentence only before a space: "1.202", "Q.1".
      if (isSentenceEnd(char) || (char === '.' && (next === undefined || next === '.' || /\s/.test(next)))) stop = 2;
      else if (stop === 0 && isPause(char)) stop = 1;
      at += char.length;
      continue;
    }
    const start = at;
    let folded = '';
    let last: 0 | 1 | 2 = sort;
    while (at < text.length) {
      const c = String.fromCodePoint(text.codePointAt(at)!);
      const kind = isWordChar(c, c.charCodeAt(0));
      const plain = plainChar(c);
      // A mark or an invisible character inside a word belongs to it.
      if (kind === 0 && plain !== '') break;
      if (kind === 2 && last === 1) break;
      if (kind !== 0) last = kind;
      folded += plain;
      at += c.length;
    }
    folded = folded.replace(/[^\p{L}\p{N}]/gu, '');
    if (folded === '') continue;
    const raw = text.slice(start, at);
    let marked = markedForm(raw);
    let bare = marked === `${folded}0`;
    if (!bare && marked.length !== folded.length + 1) marked = `${folded}0`;
    const slip = repair(folded);
    if (slip) {
      folded = slip.folded;
      if (bare && slip.marked !== '') {
        marked = slip.marked;
        bare = marked === `${folded}0`;
      } else {
        marked = `${folded}0`;
        bare = true;
      }
    }
    const place = { start, end: at, capital: UPPER.test(char) };
    const full = SHORTHAND.get(folded);
    // `K38` is a lane (kiệt) and `ĐT 743` a road, no shorthand for không and điện thoại.
    const numbered =
      (folded === 'k' && /[0-9]/.test(text[at] ?? '')) ||
      (raw === 'ĐT' && /^ ?[0-9]{1,4}(?![0-9.])/.test(text.slice(at, at + 6)));
    if (full && !numbered) {
      full.forEach((word, i) => {
        tokens.push({ ...place, ...word, bare: false, short: true, capital: false, stop: i === 0 ? stop : 0 });
      });
    } else tokens.push({ ...place, folded, marked, bare, short: false, stop });
    stop = 0;
  }
  return tokens;
};
