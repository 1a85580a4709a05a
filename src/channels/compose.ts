/** Lines of a prompt → plain text with entities, in parts that a platform takes. Offsets and lengths are UTF-16 units. */
import type { Line } from '../domain/message.ts';
import type { Lang, Translate } from '../text/text.ts';
import { boundary, clean, oneLine, tame, visible } from './clean.ts';

export type Entity = { readonly type: 'blockquote' | 'code'; readonly offset: number; readonly length: number };
export type Rich = { readonly text: string; readonly entities: readonly Entity[] };

/** Lines joined by line feeds; words of people as block quotes, codes as code. Lines with nothing to see are left out. */
export const compose = (lines: readonly Line[], t: Translate, lang: Lang): Rich => {
  let text = '';
  const entities: Entity[] = [];
  for (const line of lines) {
    const type = 'quote' in line ? 'blockquote' : 'code' in line ? 'code' : undefined;
    const words = 'quote' in line ? tame(line.quote) : 'code' in line ? oneLine(line.code) : clean(t(line, lang));
    if (type && !visible(words)) continue;
    if (text !== '') text += '\n';
    if (type) entities.push({ type, offset: text.length, length: words.length });
    text += words;
  }
  return { text, entities };
};

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
    if (visible(part.text)) parts.push(part);
    start = trimStart(text, stop, end);
  }
  return parts;
};

/** The beginning of it, with an ellipsis where it is longer than `limit`: for a message that is changed in place and must stay one. */
export const shorten = (rich: Rich, limit: number): Rich => {
  const [first, ...rest] = split(rich, limit);
  if (!first) return { text: '…', entities: [] };
  if (rest.length === 0) return first;
  const [shorter = first] = split(first, limit - 2);
  return { ...shorter, text: `${shorter.text}\n…` };
};

/** Where a part that begins at `from` ends, at most at `max`: behind the best break in its second half. */
const place = (rich: Rich, from: number, max: number): number => {
  const { text, entities } = rich;
  const window = text.slice(from, max + 1);
  const half = Math.floor((max - from) / 2);
  const at =
    lastBreak(window, /\n\s*\n/g, half) ??
    lastBreak(window, /\n/g, half) ??
    lastBreak(window, /[.!?…]["”’)]*\s/g, half) ??
    lastBreak(window, /\s/g, Math.floor(half / 2));
  const cut = at === undefined ? boundary(text, from, max) : from + at;
  const code = entities.find((e) => e.type === 'code' && e.offset < cut && cut < e.offset + e.length);
  return code && code.offset > from && code.length <= max - from ? code.offset : cut;
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

const section = ({ text, entities }: Rich, from: number, to: number): Rich => ({
  text: text.slice(from, to),
  entities: entities.flatMap((e) => {
    const offset = Math.max(e.offset, from);
    const length = Math.min(e.offset + e.length, to) - offset;
    return length > 0 ? [{ type: e.type, offset: offset - from, length }] : [];
  }),
});

const trimStart = (text: string, from: number, to: number): number => {
  let at = from;
  while (at < to && /\s/.test(text.charAt(at))) at++;
  return at;
};

const trimEnd = (text: string, from: number, to: number): number => {
  let at = to;
  while (at > from && /\s/.test(text.charAt(at - 1))) at--;
  return at;
};
