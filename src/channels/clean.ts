/** Texts as they may stand in a message: nothing that a platform refuses, hides, or makes into something to tap on. */

/** Bidirectional controls reorder the words around them; zero-width characters, fillers and tags hide words in others. */
const HIDDEN = /[[\p{Cf}\u115f\u1160\u3164\uffa0]--[\u200d\u2060]]/gv;
/** A word joiner is ours where it keeps a sign from making a link, a mention, a tag or a command; anywhere else it hides. */
const STRAY_WORD_JOINER = /(?<![/@#＃$:.])\u2060/gu;
/** A joiner is needed in emoji (a family, a flag) and nowhere else. */
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** More marks on one letter than any language needs climb over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const EMPTY_LINES = /\n(?:[^\S\n]*\n){2,}/g;
/** Latin letters with their Vietnamese forms, usual punctuation: nothing to clean. Ten times as fast for nearly every text. */
const PLAIN = /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab]*$/;

/** Well-formed, at most one empty line in a row, no control, bidirectional or hidden character. Does not normalise: NFD stays NFD. */
export const clean = (text: string): string => (PLAIN.test(text) ? text : washed(text)).replace(EMPTY_LINES, '\n\n');

const washed = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(HIDDEN, '')
    .replace(STRAY_WORD_JOINER, '')
    .replace(STRAY_JOINER, '')
    .replace(PILED_MARKS, '$1');

/** `clean`, in one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/**
 * Words of a person, for a quote: what looks like a command or a mention is broken with an invisible joiner,
 * so that it is neither tapped by accident nor rings at somebody's phone.
 */
export const tame = (text: string): string =>
  clean(text)
    .replace(/(?<![\p{L}\p{N}_/<>])\/(?=\w)/gu, '/\u2060')
    .replace(/(?<![\p{L}\p{N}_])@(?=\w)/gu, '@\u2060')
    .trim();

/** Is there anything to see? Platforms refuse a text of blanks and invisible characters only. */
export const visible = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}\u115f\u1160\u2800\u3164\uffa0\ufffc]/u.test(text);

/** Would a cut before `at` fall inside a character as a person sees it? */
const joined = (text: string, at: number): boolean => {
  const next = text.charCodeAt(at);
  if (next >= 0xdc00 && next <= 0xdfff) {
    const before = text.charCodeAt(at - 1);
    if (before >= 0xd800 && before <= 0xdbff) return true;
  }
  if (text.charCodeAt(at - 1) === 0x200d) return true;
  return /^(?:\p{M}|\p{Emoji_Modifier}|\u200d)/u.test(text.slice(at, at + 2));
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
