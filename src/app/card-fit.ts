/** A card is read at a glance on a telephone: it stays short, whatever stands on it. */
import { defang, oneLine, shown } from '../domain/clean.ts';
import type { Line } from '../domain/message.ts';
import type { Text, Translate } from '../text/text.ts';
import { onOneLine } from './card-class.ts';

/** The least that makes a card (ux): longer ones are not read. With files a caption ends at 1,024 anyway. UTF-16 units. */
const mostLines = 12;
const mostLength = 900;
/** How much of the citizen's words stands there where there is room, and however full it is. UTF-16 units. */
const quoted = 600;
const leastQuoted = 120;

/**
 * @param head what stands above the citizen's words; `rows` stand below
 * @param words cleaned
 * @param rows each of lines that belong together: they share one where the card would be too long
 */
export const fitted = (
  head: readonly Text[],
  words: string,
  rows: readonly (readonly Text[])[],
  t: Translate,
): readonly Line[] => {
  const own = words === '' ? 0 : 1;
  const crowded = head.length + own + rows.flat().length > mostLines;
  const below = rows.flatMap((row) => (crowded ? onOneLine(row) : row));
  if (own === 0) return [...head, ...below];
  // Line feeds, and the marks around the quote.
  const taken = [...head, ...below].reduce((sum, line) => sum + t(line, 'vi').length + 1, 2);
  const inert = defang(words).length - words.length;
  const room = Math.min(quoted, Math.max(leastQuoted, mostLength - taken - inert));
  const quote = shown(words, room);
  const tooMany = head.length + below.length + quote.split('\n').length > mostLines;
  return [...head, { quote: defang(tooMany ? oneLine(words, room) : quote) }, ...below];
};
