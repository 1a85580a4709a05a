/** Lines of a prompt as Zalo can show them: plain text, in parts, with a person's words between quotation marks. */
import { defang, isolated, oneLine, shown } from '../../domain/clean.ts';
import type { Line } from '../../domain/message.ts';
import type { Lang, Translate } from '../../text/text.ts';
import { clip } from '../clean.ts';
import { type Entity, type Rich, split } from '../compose.ts';

/**
 * UTF-16 units of one message. The platform says 2,000 characters and not how it counts them; a decomposed text counts more
 * for everybody but us.
 */
export const TEXT_LIMIT = 1_900;

/** Quotes of one part that get their marks; each takes two units of the limit. */
const MARKED = 40;

const JOINER = '\u2060';

/** A text of ours as people see it. The joiners that make a citizen's words in it harmless stay. */
export const ours = (text: string): string =>
  text
    .split(JOINER)
    .map((part) => shown(part))
    .join(JOINER);

/** Lines joined by line feeds; those of people with nothing to see are left out. Letters are composed (NFC): Zalo counts them. */
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

/** `[@id]` rings at that member's phone: whoever wrote such a text, it must not. */
export const withoutCalls = (text: string): string => text.replaceAll('[@', '[ @');

/** As `withoutCalls`, quotes and codes moved along. */
const quiet = (rich: Rich): Rich => {
  const marks = [...rich.text.matchAll(/\[(?=@)/g)].map(({ index }) => index + 1);
  if (marks.length === 0) return rich;
  const before = (at: number): number => marks.filter((mark) => mark <= at).length;
  return {
    text: withoutCalls(rich.text),
    entities: rich.entities.map((e) => {
      const offset = e.offset + before(e.offset);
      const end = e.offset + e.length;
      return { ...e, offset, length: end + before(end - 1) - offset };
    }),
  };
};

/**
 * In parts of at most `TEXT_LIMIT` units; the last leaves room for `list` (numbered choices, a link), which stands at its end
 * in `whole` and not in `text`. At least one part where there is a list; none where there is nothing to see.
 */
export const parts = (
  rich: Rich,
  list: readonly string[],
): { readonly before: readonly string[]; readonly text: string; readonly whole: string } | undefined => {
  const quotes = rich.entities.filter(({ type }) => type === 'blockquote').length;
  const limit = TEXT_LIMIT - 2 * Math.min(quotes, MARKED);
  const block = list.join('\n');
  if (block.length > limit / 2) return parts(followed(rich, list), []);
  const all = split(quiet(rich), limit);
  const last = all.at(-1);
  if (!last) return block === '' ? undefined : { before: [], text: '…', whole: block };
  const room = limit - block.length - 1;
  const ending = block === '' || last.text.length <= room ? [last] : split(last, room);
  const texts = [...all.slice(0, -1), ...ending].map(marked);
  const text = texts.at(-1) ?? '…';
  return { before: texts.slice(0, -1), text, whole: block === '' ? text : `${text}\n${block}` };
};

/** The lines behind the text. */
export const followed = ({ text, entities }: Rich, lines: readonly string[]): Rich => ({
  text: [...(text === '' ? [] : [text]), ...lines].join('\n'),
  entities,
});

/** A quote's own quotation marks become straight: with a closing one a person could seem to stop where we begin. */
const marked = ({ text, entities }: Rich): string => {
  let out = '';
  let done = 0;
  for (const { offset, length } of entities.filter(({ type }) => type === 'blockquote').slice(0, MARKED)) {
    const words = text.slice(offset, offset + length).replace(/[“”]/g, '"');
    out += `${text.slice(done, offset)}“${words}”`;
    done = offset + length;
  }
  return out + text.slice(done);
};

/** `ours` in one line of at most `limit` units; an ellipsis where there is nothing to see. */
export const label = (text: string, limit: number): string =>
  clip(ours(text).replace(/\s+/g, ' ').trim(), limit) || '…';
