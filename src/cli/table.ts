/** Tables for a terminal. Letters with marks are one column wide in whatever form they come, wide letters and emoji two. */
import { oneLine } from '../domain/clean.ts';

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const wide =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const unseen = /^[\p{M}\p{Cf}\p{Cc}]+$/u;

const columnsOf = (grapheme: string): number => (wide.test(grapheme) ? 2 : unseen.test(grapheme) ? 0 : 1);

/** Columns a text takes. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
};

/** At most so many columns, with `…` where something is cut off. */
const fitted = (text: string, most: number): string => {
  if (textWidth(text) <= most) return text;
  let out = '';
  let width = 1;
  for (const { segment } of graphemes.segment(text)) {
    width += columnsOf(segment);
    if (width > most) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
};

export type Cell = string | number | boolean | null | undefined;

const widest = 60;

/** What stands in a cell is cleaned first: a text from outside must not move the cursor or colour the screen. */
const shownCell = (cell: Cell): string =>
  cell === null || cell === undefined
    ? ''
    : typeof cell === 'boolean'
      ? cell
        ? 'yes'
        : ''
      : fitted(oneLine(String(cell)).normalize('NFC'), widest);

/** Numbers stand on the right. `nothing` where there are no rows. */
export const table = (titles: readonly string[], rows: readonly (readonly Cell[])[], nothing: string): string => {
  if (rows.length === 0) return nothing;
  const body = rows.map((row) => row.map(shownCell));
  const right = titles.map((_, i) => rows.every((row) => typeof row[i] === 'number'));
  const widths = titles.map((title, i) => Math.max(...[title, ...body.map((row) => row[i] ?? '')].map(textWidth)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - textWidth(cell)));
        return right[i] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

/** `name  value` a line; nothing for a value that is not there. */
export const list = (pairs: readonly (readonly [string, Cell])[]): string => {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  const width = Math.max(0, ...shown.map(([name]) => textWidth(name)));
  return shown
    .map(([name, value]) => `${name.padEnd(width)}  ${typeof value === 'string' ? oneLine(value) : shownCell(value)}`)
    .join('\n');
};
