/** The forms in which people's words are stored, shown and quoted. The words themselves are never corrected. */

/**
 * What may be stored: SQL's `length()` stops at NUL, and a lone surrogate comes back from SQLite as U+FFFD, so a hash taken before
 * storing would no longer match. NUL is dropped, lone surrogates become U+FFFD; all else stays.
 */
export const wellFormed = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** Anything that needs a closer look than plain text does; most texts have none of it and skip the slow walk. */
const ODD = /[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201f\u2026\u20ab]/;

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/;
const MARK = /^\p{M}$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
const MODIFIER = /^\p{Emoji_Modifier}$/u;
/** Controls, bidi controls, and letters that draw nothing: they reverse, hide or forge what is read. First and last of each range. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f], // zero width, left-to-right, right-to-left
  [0x202a, 0x202e], // embeddings and overrides
  [0x2060, 0x206f], // word joiner, isolates
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], // tag letters
];

/** Draws nothing by itself. @param code a code point */
export const isUnseen = (code: number): boolean => UNSEEN.some(([from, to]) => code >= from && code <= to);

const MARKS_PER_LETTER = 4;

type Walk = { readonly text: string; readonly dropped: boolean };

/** One pass over code points: drops what nobody sees, keeps the joiners inside emoji, caps the marks on a letter. */
const walk = (text: string): Walk => {
  const chars = [...text];
  let out = '';
  let dropped = false;
  let marks = 0;
  // The last kept character is (the end of) an emoji, so a joiner, a skin colour or a variation selector may follow.
  let emoji = false;
  let last = '';
  for (let i = 0; i < chars.length; i += 1) {
    const char = chars[i]!;
    const next = chars[i + 1] ?? '';
    if (char === '\u200d' && emoji && PICTURE.test(next)) {
      out += char;
      emoji = false;
    } else if ((char === '\ufe0f' || char === '\ufe0e') && last !== char && (emoji || next === '\u20e3')) {
      out += char;
    } else if (BLANK.test(char)) {
      out += ' ';
      emoji = false;
      marks = 0;
    } else if (isUnseen(char.codePointAt(0)!)) {
      dropped = true;
      continue;
    } else if (MARK.test(char)) {
      marks += 1;
      if (marks > MARKS_PER_LETTER) {
        dropped = true;
        continue;
      }
      out += char;
    } else {
      out += char;
      emoji = PICTURE.test(char) || (emoji && MODIFIER.test(char));
      marks = 0;
    }
    last = char;
  }
  return { text: out, dropped };
};

const cleaned = (text: string): Walk => {
  if (!ODD.test(text)) return { text, dropped: false };
  const had = text.includes('\0');
  // Composed first so that a letter typed in pieces does not use up its four marks; composed again because what stood between
  // a letter and its mark may be gone.
  const done = walk(wellFormed(text).replace(LINE_END, '\n').normalize('NFC'));
  const composed = done.text.normalize('NFC');
  return { text: composed, dropped: done.dropped || had };
};

/** Cut so that no character is torn: not inside a surrogate pair, before a mark or a joiner, or after a joiner. */
const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  if (limit < 1) return '';
  let end = limit - 1;
  for (let back = 0; end > 0 && back < 64; back += 1, end -= 1) {
    const at = text.charCodeAt(end);
    if (at >= 0xdc00 && at <= 0xdfff) continue;
    const next = String.fromCodePoint(text.codePointAt(end)!);
    if (next === '\u200d' || MARK.test(next) || MODIFIER.test(next) || text[end - 1] === '\u200d') continue;
    break;
  }
  const low = text.charCodeAt(end);
  if (low >= 0xdc00 && low <= 0xdfff) end -= 1;
  return `${text.slice(0, Math.max(end, 0)).trimEnd()}…`;
};

/**
 * What people see of a text: composed (NFC), without bidi controls and invisible characters, at most 4 marks on a letter, single
 * spaces, at most one blank line. Idempotent.
 * @param limit UTF-16 units, the `…` of a cut text included
 */
export const shown = (text: string, limit = Number.POSITIVE_INFINITY): string =>
  cut(
    cleaned(text)
      .text.replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  );

/** Did the text hold characters that `shown` takes out to protect the reader? Letters typed in pieces (NFD) do not count. */
export const hidden = (text: string): boolean => cleaned(text).dropped;

/** `shown` on one line: names, titles, list entries. */
export const oneLine = (text: string, limit = Number.POSITIVE_INFINITY): string =>
  cut(shown(text).replace(/\n+/g, ' '), limit);

const JOINER = '\u2060';
const URL_MARK = /:(?=\/\/)/g;
const MENTION = /@(?=[\p{L}\p{N}_])/gu;
const TAG = /([#＃$])(?=[\p{L}\p{N}_])/gu;
const COMMAND = /(?<![\p{L}\p{N}_/])\/(?=[\p{L}\p{N}_])/gu;
const DOMAIN_DOT = /(?<=[\p{L}\p{N}_-])\.(?=[\p{L}])/gu;
const ADDRESS = /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])/g;

/**
 * Makes what a citizen wrote inert in a chat: a word joiner (U+2060) after each character that would start a mention, a command, a tag
 * or a link, so that nothing rings, runs or opens. It reads the same. Apply after `shown`, which would take the joiners out. Idempotent.
 */
export const defang = (text: string): string =>
  text
    .replace(URL_MARK, `:${JOINER}`)
    .replace(MENTION, `@${JOINER}`)
    .replace(TAG, `$1${JOINER}`)
    .replace(COMMAND, `/${JOINER}`)
    .replace(DOMAIN_DOT, `.${JOINER}`)
    .replace(ADDRESS, (address) => address.replaceAll('.', `.${JOINER}`));

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Keeps right-to-left words from turning our own words around them: each line that has some is isolated (U+2068 … U+2069). */
export const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text)
    ? text
        .split('\n')
        .map((line) => (RIGHT_TO_LEFT.test(line) && !line.startsWith('\u2068') ? `\u2068${line}\u2069` : line))
        .join('\n')
    : text;

/** "TP. Cao Lãnh", "P. 5", "Ô. Ba", "1. Đường hư": the full stop ends no sentence. */
const SHORTENED = /(?:^|[\s(,])(?:\p{Lu}\p{L}{0,2}|\p{Ll}|[0-9]{1,2}|tp|tx|tt|kp|km|số)\.$/u;

/** The first sentence or line, on one line. @param limit UTF-16 units */
export const firstSentence = (text: string, limit: number): string => {
  const clean = shown(text);
  const line = clean.split('\n', 1)[0]!;
  for (const stop of line.matchAll(/[.!?…]+(?=\s|$)/gu)) {
    const end = stop.index + stop[0].length;
    const sentence = line.slice(0, end);
    if (stop[0] === '.' && SHORTENED.test(sentence)) continue;
    return cut(sentence.replace(/\.$/, ''), limit);
  }
  return cut(line, limit);
};
