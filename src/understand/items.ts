/** A text as words and numbers with what stands between them, for finding personal data. */
import { plainChar } from '../domain/fold.ts';

export type PersonalKind = 'phone' | 'identity' | 'account' | 'email' | 'name' | 'plate';
/** UTF-16 units. */
export type PersonalSpan = { readonly start: number; readonly end: number; readonly kind: PersonalKind };

/** A word or a number of the text; `before`: what stands between it and the one before. */
export type Item = {
  readonly word: string;
  readonly raw: string;
  /** Digits it says; empty for a word. A digit word is both. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly capital: boolean;
};

/** Digits as people say them. */
const SPOKEN: Readonly<Record<string, string>> = {
  khong: '0',
  ko: '0',
  zero: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  nham: '5',
  sau: '6',
  bay: '7',
  bayr: '7',
  tam: '8',
  chin: '9',
};

const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /\p{Lu}/u;
/** Keycap and variation selector, zero width: between two digits they part nothing. */
const NOTHING = /[\ufe0f\u20e3\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/gu;

/** One pass, linear. */
export const scan = (text: string): Item[] => {
  const items: Item[] = [];
  let at = 0;
  let last = 0;
  while (at < text.length) {
    const start = at;
    let char = String.fromCodePoint(text.codePointAt(at)!);
    let plain = plainChar(char);
    if (/^[0-9]+$/.test(plain)) {
      let digits = '';
      while (/^[0-9]+$/.test(plain)) {
        digits += plain;
        at += char.length;
        if (at >= text.length) break;
        char = String.fromCodePoint(text.codePointAt(at)!);
        plain = plainChar(char);
      }
      items.push({
        word: digits,
        raw: digits,
        digits,
        start,
        end: at,
        before: text.slice(last, start).replace(NOTHING, ''),
        capital: false,
      });
      last = at;
    } else if (LETTER.test(char)) {
      let word = '';
      const capital = UPPER.test(char);
      while (LETTER.test(char) || (plain === '' && char > ' ')) {
        word += plain;
        at += char.length;
        if (at >= text.length) break;
        char = String.fromCodePoint(text.codePointAt(at)!);
        plain = plainChar(char);
      }
      const raw = text.slice(start, at);
      const letters = raw.replace(NOTHING, '');
      // The letters o, l and I in the place of digits, next to digits.
      const glued = start === last && items.at(-1)?.digits !== '' && items.length > 0;
      const followed = /^[0-9]/.test(plain) && at < text.length;
      const alike = /^[oO]+$/.test(letters) || (/^[oOlI]+$/.test(letters) && (glued || followed));
      const digits = alike ? letters.replace(/[oO]/g, '0').replace(/[lI]/g, '1') : (SPOKEN[word] ?? '');
      if (word !== '' || digits !== '')
        items.push({
          word,
          raw,
          digits,
          start,
          end: at,
          before: text.slice(last, start).replace(NOTHING, ''),
          capital,
        });
      last = at;
    } else at += char.length;
  }
  return items;
};
