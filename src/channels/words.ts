/** Lines of a prompt for platforms that take plain text: in parts, with styles where a server takes them. UTF-16 units. */
import { defang, isolated, oneLine, shown } from '../domain/clean.ts';
import type { Line } from '../domain/message.ts';
import type { Lang, Translate } from '../text/text.ts';
import { type Entity, type Rich, split } from './compose.ts';

/** As the platform wants it: `b` bold, `i` italic. */
export type Style = { readonly start: number; readonly len: number; readonly st: readonly ('b' | 'i')[] };
export type Part = { readonly text: string; readonly styles: readonly Style[] };

const JOINER = '\u2060';

/** Quotes of one part that get their marks; each takes two units of the limit. */
const MARKED = 40;

/** A text of ours as people see it. The joiners that make a citizen's words in it harmless stay. */
export const ours = (text: string): string =>
  text
    .split(JOINER)
    .map((part) => shown(part))
    .join(JOINER);

/** `ours`, in one line; an ellipsis where there is nothing to see. */
export const label = (text: string): string => ours(text).replace(/\s+/g, ' ').trim() || '…';

/**
 * Lines joined by line feeds. Lines of people with nothing to see are left out. Letters are composed (NFC): typed in pieces,
 * a Vietnamese text is half as long again, and the platform counts.
 */
export const compose = (lines: readonly Line[], t: Translate, lang: Lang): Rich => {
  let text = '';
  const entities: Entity[] = [];
  for (const line of lines) {
    const type = 'quote' in line ? 'blockquote' : 'code' in line ? 'code' : undefined;
    const words =
      'quote' in line ? isolated(defang(shown(line.quote))) : 'code' in line ? oneLine(line.code) : ours(t(line, lang));
    if (type && words === '') continue;
    if (text !== '') text += '\n';
    if (type) entities.push({ type, offset: text.length, length: words.length });
    text += words;
  }
  return { text, entities };
};

/** In parts of at most `limit` units; words of people stand between quotation marks and in italics, codes are bold. */
export const parts = (rich: Rich, limit: number): readonly Part[] => split(rich, unmarked(rich, limit)).map(marked);

/** What is left of `limit` when the quotes have got their marks. */
export const unmarked = ({ entities }: Rich, limit: number): number =>
  limit - 2 * Math.min(entities.filter(({ type }) => type === 'blockquote').length, MARKED);

/** A quote's own quotation marks become straight: with a closing one a person could seem to stop where we begin. */
export const marked = ({ text, entities }: Rich): Part => {
  let out = '';
  let done = 0;
  const styles: Style[] = [];
  let quotes = 0;
  for (const { type, offset, length } of entities) {
    out += text.slice(done, offset);
    done = offset + length;
    const words = text.slice(offset, done);
    const quoted = type === 'blockquote' && ++quotes <= MARKED ? `“${words.replace(/[“”]/g, '"')}”` : words;
    styles.push({ start: out.length, len: quoted.length, st: [type === 'code' ? 'b' : 'i'] });
    out += quoted;
  }
  return { text: out + text.slice(done), styles };
};
