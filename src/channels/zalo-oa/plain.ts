/** Lines of a prompt as Zalo can show them: plain text, in parts, with a person's words between quotation marks. */
import { clip } from '../clean.ts';
import { type Rich, split } from '../compose.ts';
import { marked, label as shownLabel, unmarked } from '../words.ts';

/**
 * UTF-16 units of one message. The platform says 2,000 characters and not how it counts them; a decomposed text counts more
 * for everybody but us.
 */
export const TEXT_LIMIT = 1_900;

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
  const limit = unmarked(rich, TEXT_LIMIT);
  const block = list.join('\n');
  if (block.length > limit / 2) return parts(followed(rich, list), []);
  const all = split(quiet(rich), limit);
  const last = all.at(-1);
  if (!last) return block === '' ? undefined : { before: [], text: '…', whole: block };
  const room = limit - block.length - 1;
  const ending = block === '' || last.text.length <= room ? [last] : split(last, room);
  const texts = [...all.slice(0, -1), ...ending].map((part) => marked(part).text);
  const text = texts.at(-1) ?? '…';
  return { before: texts.slice(0, -1), text, whole: block === '' ? text : `${text}\n${block}` };
};

/** The lines behind the text. */
export const followed = ({ text, entities }: Rich, lines: readonly string[]): Rich => ({
  text: [...(text === '' ? [] : [text]), ...lines].join('\n'),
  entities,
});

/** A label in one line of at most `limit` units. */
export const label = (text: string, limit: number): string => clip(shownLabel(text), limit);
