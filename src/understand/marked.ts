/** Vietnamese letters with their shape and tone told apart, so that words typed with all, some or no marks can be compared. */
import { plainChar } from '../domain/fold.ts';

const TONE_MARKS = new Map([
  ['\u0300', 1],
  ['\u0301', 2],
  ['\u0309', 3],
  ['\u0303', 4],
  ['\u0323', 5],
]);

/** For each precomposed Vietnamese letter: the letter with its shape, and its tone. */
export const shapes = new Map<string, { readonly shape: string; readonly tone: number }>();
for (const [from, to] of [
  [0xc0, 0x1b0],
  [0x1ea0, 0x1ef9],
] as const) {
  for (let code = from; code <= to; code += 1) {
    let tone = 0;
    let shape = '';
    for (const c of String.fromCharCode(code).toLowerCase().normalize('NFD')) {
      const mark = TONE_MARKS.get(c);
      if (mark === undefined) shape += c;
      else tone = mark;
    }
    shape = shape.normalize('NFC');
    if (/^[a-zâăêôơưđ]$/.test(shape)) shapes.set(String.fromCharCode(code), { shape, tone });
  }
}

/** `nước` → `nươc2`. @param word composed (NFC), one word */
export const markedForm = (word: string): string => {
  let out = '';
  let tone = 0;
  for (const char of word) {
    const known = shapes.get(char);
    out += known?.shape ?? plainChar(char);
    if (known && known.tone > 0) tone = known.tone;
  }
  return out + tone;
};

/** The shape of a letter taken off: `ươ` → `uo`. */
const PLAIN: Readonly<Record<string, string>> = { â: 'a', ă: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

/**
 * How well a word typed with marks fits a wanted one of the same folded letters: 1 the same, 0.9 with hỏi for ngã, 0.8 with d for đ, 0.7
 * with no mark but the đ, 0 another word. A word without any marks is 0 here: what it may stand for depends on the rest of the text. Both in the form
 * `markedForm` gives.
 */
export const agreement = (typed: string, wanted: string): number => {
  if (typed === wanted) return 1;
  if (typed.length !== wanted.length) return 0;
  const last = typed.length - 1;
  const [tone, due] = [typed[last]!, wanted[last]!];
  if (typed.slice(0, last) === wanted.slice(0, last))
    return (tone === '3' && due === '4') || (tone === '4' && due === '3') ? 0.9 : 0;
  // Telex leftovers lack the second d (`duowngf`), and so do hurried writers.
  if (tone === due && typed[0] === 'd' && wanted[0] === 'đ' && typed.slice(1, last) === wanted.slice(1, last))
    return 0.8;
  // Any other vowel or tone is another word (bán, bắn); but đ is often the only mark that was made.
  if (tone !== '0' || typed[0] !== 'đ' || wanted[0] !== 'đ') return 0;
  for (let i = 1; i < last; i += 1) if (PLAIN[wanted[i]!] !== typed[i] && wanted[i] !== typed[i]) return 0;
  return 0.7;
};
