/** Letters without their marks: the smallest common form of what people type, for comparing only. */
import { isUnseen } from './clean.ts';

/** Letters that look Latin and are not: words written with them must meet the same rules (`Ủy bаn` with a Cyrillic а). */
const FOREIGN = 'авеіјкмнорстухѕһԁԛԝɡıαεικνορτυχſɑɩɪʏʟɴʀʙɢʜ';
const LATIN = 'abeijkmhopctyxshdqwgiaeikvoptuxsaiiylnrbgh';
const LOOK_ALIKES = new Map([...FOREIGN].map((letter, i) => [letter, LATIN[i]!]));

const MARK = /\p{M}/u;

/** One character (code point) → lower-case letters and digits without marks; others as NFKD has them. May be empty. */
const slow = (char: string): string => {
  if (char !== '\ufeff' && /\s/.test(char)) return char === '\n' ? char : ' ';
  if (isUnseen(char.codePointAt(0)!)) return '';
  let out = '';
  for (const c of char.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (MARK.test(c)) continue;
    out += c === 'đ' || c === 'ð' || c === 'ɖ' ? 'd' : (LOOK_ALIKES.get(c) ?? c);
  }
  return out;
};

/** Answers for everything up to U+024F and the Vietnamese block are kept: they are nearly all there is. */
const known: string[] = [];
for (let code = 0; code < 0x250; code += 1) known[code] = slow(String.fromCharCode(code));
for (let code = 0x1e00; code < 0x1f00; code += 1) known[code] = slow(String.fromCharCode(code));

/**
 * @param char one code point as a string
 * @returns lower case, without marks, đ as d, full-width and styled letters as plain ones; empty for a combining mark and what nobody sees
 */
export const plainChar = (char: string): string =>
  (char.length === 1 ? known[char.charCodeAt(0)] : undefined) ?? slow(char);

/** The whole text by `plainChar`; punctuation and spaces stay. Linear, idempotent. */
export const plain = (text: string): string => {
  let out = '';
  for (const char of text) out += plainChar(char);
  return out;
};

const WORD = /[\p{L}\p{N}]/u;

/**
 * @returns lower-case words of letters and digits without marks (đ as d, full-width as plain), parted by single spaces. Idempotent,
 *   linear.
 */
export const fold = (text: string): string => {
  let out = '';
  let gap = false;
  for (const char of text) {
    const folded = plainChar(char);
    // A combining mark or an invisible character belongs to the letter before it and parts nothing.
    if (folded === '') continue;
    for (const c of folded) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c > '\x7f' && WORD.test(c))) {
        if (gap && out !== '') out += ' ';
        gap = false;
        out += c;
      } else gap = true;
    }
  }
  return out;
};
