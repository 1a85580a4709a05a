/** Lines of a prompt → plain text with styles, in parts that the platform takes. Offsets and lengths are UTF-16 units. */
import { defang, isolated, oneLine, shown } from '../../domain/clean.ts';
import type { Line } from '../../domain/message.ts';
import type { Lang, Translate } from '../../text/text.ts';

/** As the platform wants it: `b` bold, `i` italic. */
export type Style = { readonly start: number; readonly len: number; readonly st: readonly ('b' | 'i')[] };
export type Rich = { readonly text: string; readonly styles: readonly Style[] };

const JOINER = '\u2060';
/** Each line of a quote begins with it and no line of ours does: nobody can write lines that look like ours. */
const INDENT = '\u2003';

/** A text of ours as people see it. The joiners that make a citizen's words in it harmless stay. */
export const ours = (text: string): string =>
  text
    .split(JOINER)
    .map((part) => shown(part))
    .join(JOINER);

/** `ours`, in one line. */
export const oursInLine = (text: string): string => ours(text).replace(/\s+/g, ' ').trim();

/**
 * Lines joined by line feeds; words of people indented and in italics, codes bold. Lines of theirs with nothing to see are left
 * out. Letters are composed (NFC): typed in pieces, a Vietnamese text is half as long again, and the platform counts.
 */
export const compose = (lines: readonly Line[], t: Translate, lang: Lang): Rich => {
  let text = '';
  const styles: Style[] = [];
  for (const line of lines) {
    const style = 'quote' in line ? 'i' : 'code' in line ? 'b' : undefined;
    const words = 'quote' in line ? quoted(line.quote) : 'code' in line ? oneLine(line.code) : ours(t(line, lang));
    if (style && words === '') continue;
    if (text !== '') text += '\n';
    if (style) styles.push({ start: text.length, len: words.length, st: [style] });
    text += words;
  }
  return { text, styles };
};

const quoted = (words: string): string =>
  isolated(defang(shown(words)))
    .split('\n')
    .map((line) => (line === '' ? line : INDENT + line))
    .join('\n');

/**
 * In parts of at most `limit` UTF-16 units each, cut between paragraphs, else lines, else sentences, else words; never inside
 * a character, and inside a code only where it is longer than a part. No part is blank; a blank text has no parts.
 */
export const split = (rich: Rich, limit: number): readonly Rich[] => {
  const { text } = rich;
  const parts: Rich[] = [];
  const end = trimEnd(text, 0, text.length);
  let start = trimStart(text, 0, end);
  while (start < end) {
    const stop = end - start <= limit ? end : place(rich, start, start + limit);
    const part = section(rich, start, trimEnd(text, start, stop));
    if (part.text.trim() !== '') parts.push(part);
    start = trimStart(text, stop, end);
  }
  return parts;
};

/** Where a part that begins at `from` ends, at most at `max`: behind the best break in its second half. */
const place = ({ text, styles }: Rich, from: number, max: number): number => {
  const window = text.slice(from, max + 1);
  const half = Math.floor((max - from) / 2);
  const at =
    lastBreak(window, /\n[ \n]*\n/g, half) ??
    lastBreak(window, /\n/g, half) ??
    lastBreak(window, /[.!?…]["”’)]*[ \n]/g, half) ??
    lastBreak(window, /[ \n]/g, Math.floor(half / 2));
  const cut = at === undefined ? boundary(text, from, max) : from + at;
  const code = styles.find(({ start, len, st }) => st[0] === 'b' && start < cut && cut < start + len);
  return code && code.start > from && code.len <= max - from ? code.start : cut;
};

/** The end of the last match that ends at or after `least`, counted from the beginning of `window`. */
const lastBreak = (window: string, pattern: RegExp, least: number): number | undefined => {
  let found: number | undefined;
  for (const match of window.matchAll(pattern)) {
    // The window is one unit longer than a part: a blank may stand just behind it.
    const end = Math.min(match.index + match[0].length, window.length - 1);
    if (end >= least && end > 0) found = end;
  }
  return found;
};

const section = ({ text, styles }: Rich, from: number, to: number): Rich => ({
  text: text.slice(from, to),
  styles: styles.flatMap(({ start, len, st }) => {
    const begin = Math.max(start, from);
    const length = Math.min(start + len, to) - begin;
    return length > 0 ? [{ start: begin - from, len: length, st }] : [];
  }),
});

const isBlank = (unit: string): boolean => unit === ' ' || unit === '\n';

/** An indent stays: it belongs to the quote that follows. */
const trimStart = (text: string, from: number, to: number): number => {
  let at = from;
  while (at < to && isBlank(text.charAt(at))) at++;
  return at;
};

const trimEnd = (text: string, from: number, to: number): number => {
  let at = to;
  while (at > from && (isBlank(text.charAt(at - 1)) || text.charAt(at - 1) === INDENT)) at--;
  return at;
};

/** Would a cut before `at` fall inside a character as a person sees it? */
const inside = (text: string, at: number): boolean => {
  const [before, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (next >= 0xdc00 && next <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return true;
  return (
    before === 0x200d ||
    before === 0x2060 ||
    /^(?:\p{M}|\p{Emoji_Modifier}|[\u200d\u2060])/u.test(text.slice(at, at + 2))
  );
};

/** The last place at or before `at` where `text` may be cut, at least 1 behind `from`. */
const boundary = (text: string, from: number, at: number): number => {
  // 32: a family emoji has 11 units; what is longer is no character but an attack, and only its surrogates count.
  for (let cut = at; cut > from && cut > at - 32; cut--) if (!inside(text, cut)) return cut;
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff && at - 1 > from ? at - 1 : at;
};
