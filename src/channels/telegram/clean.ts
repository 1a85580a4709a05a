/** Texts as they may stand in a message: nothing that Telegram refuses, hides, or makes into something to tap on. */

/** Bidirectional controls reorder the words around them; zero-width characters and tags hide words in others. */
const HIDDEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;
/** A joiner is needed in emoji (a family, a flag) and nowhere else. */
const STRAY_JOINER = /(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d/gu;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** More marks on one letter than any language needs climb over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const EMPTY_LINES = /\n(?:[^\S\n]*\n){2,}/g;

/** Well-formed, at most one empty line in a row, no control, bidirectional or hidden character. Does not normalise: NFD stays NFD. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(HIDDEN, '')
    .replace(STRAY_JOINER, '')
    .replace(PILED_MARKS, '$1')
    .replace(EMPTY_LINES, '\n\n');

/** `clean`, in one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/**
 * Words of a person, for a quote: what looks like a command or a mention is broken with an invisible joiner,
 * so that it is neither tapped by accident nor rings at somebody's phone.
 */
export const tame = (text: string): string =>
  clean(text)
    .replace(/(?<![\w/<>])\/(?=\w)/g, '/\u2060')
    .replace(/(?<![\w.+-])@(?=\w)/g, '@\u2060')
    .trim();

/** Is there anything to see? Telegram refuses a text of blanks and invisible characters only. */
export const visible = (text: string): boolean =>
  /[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffc\u{e0000}-\u{e0fff}]/u.test(
    text,
  );

/** Would a cut before `at` fall inside a character as a person sees it? */
const joined = (text: string, at: number): boolean => {
  const next = text.charCodeAt(at);
  if (next >= 0xdc00 && next <= 0xdfff) {
    const before = text.charCodeAt(at - 1);
    if (before >= 0xd800 && before <= 0xdbff) return true;
  }
  if (text.charCodeAt(at - 1) === 0x200d) return true;
  return /^[\p{M}\u200d\u{1f3fb}-\u{1f3ff}]/u.test(text.slice(at, at + 2));
};

/** The last place at or before `at` where `text` may be cut, at least 1 behind `from`. UTF-16 units. */
export const boundary = (text: string, from: number, at: number): number => {
  if (at >= text.length) return text.length;
  // 32: a family emoji has 11 units; what is longer is no character but an attack, and only its surrogates count.
  for (let cut = at; cut > from && cut > at - 32; cut--) if (!joined(text, cut)) return cut;
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff && at - 1 > from ? at - 1 : at;
};

/** `text` in at most `limit` UTF-16 units, with an ellipsis where something was left off. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, boundary(text, 0, limit - 1)).trimEnd()}…`;
