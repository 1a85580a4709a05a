/** How people type: without marks, or with the keys of the Telex method left in the word because it was switched off. */

/** Combining marks as NFD has them → the key that makes them in Telex. */
const tones: Readonly<Record<string, string>> = {
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};
const horn = /[\u0306\u031b]/;
const roof = '\u0302';

/** `đường` → `duong` */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** `đường` → `dduwowngf`: the tone at the end of the word, as it is typed. */
const keys = (word: string): string => {
  let out = '';
  let tone = '';
  for (const c of word.normalize('NFD')) {
    if (tones[c]) tone = tones[c];
    else if (c === roof) out += out.slice(-1).toLowerCase();
    else if (horn.test(c)) out += 'w';
    else if (c === 'đ' || c === 'Đ') out += c === 'đ' ? 'dd' : 'Dd';
    else out += c;
  }
  return out + tone;
};

/** Every third word that has marks is left as its keys. */
export const telex = (text: string): string => {
  let marked = 0;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    plain(word) !== word.normalize('NFD') && marked++ % 3 === 0 ? keys(word) : word,
  );
};
