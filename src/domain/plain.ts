/** Letters without their marks: the smallest common form of what people type, for comparing only. */

/** Letters that look Latin and are not: words written with them must meet the same rules (`Ủy bаn` with a Cyrillic а). */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'аaвbеeіiјjкkмmнhоoрpсcтtуyхxѕsһhԁdԛqԝwɡgıiαaεeιiκkνvοoρpτtυuχxſs',
    ...'ɑaɩiɪiʏyʟlɴnʀrʙbɢgʜh',
  ].reduce<[string, string][]>((pairs, letter, i, all) => {
    if (i % 2 === 0) pairs.push([letter, all[i + 1]!]);
    return pairs;
  }, []),
);

const MARK = /\p{M}/u;

/** One character (code point) → lower-case letters and digits without marks; others as NFKD has them. May be empty. */
const slow = (char: string): string => {
  let out = '';
  for (const c of char.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (MARK.test(c)) continue;
    out += c === 'đ' || c === 'ð' || c === 'ɖ' ? 'd' : (LOOK_ALIKES[c] ?? c);
  }
  return out;
};

/** Answers for everything up to U+024F and the Vietnamese block are kept: they are nearly all there is. */
const known: string[] = [];
for (let code = 0; code < 0x250; code += 1) known[code] = slow(String.fromCharCode(code));
for (let code = 0x1e00; code < 0x1f00; code += 1) known[code] = slow(String.fromCharCode(code));

/**
 * @param char one code point as a string
 * @returns lower case, without marks, đ as d, full-width and styled letters as plain ones; empty for a combining mark
 */
export const plainChar = (char: string): string => (char.length === 1 ? known[char.charCodeAt(0)] : undefined) ?? slow(char);

/** The whole text by `plainChar`; punctuation and spaces stay. Linear, idempotent. */
export const plain = (text: string): string => {
  let out = '';
  for (const char of text) out += plainChar(char);
  return out;
};
