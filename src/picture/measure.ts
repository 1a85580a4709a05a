/** How wide a text is, and where its lines break. Widths come from the fonts' own advances. */
import { advances } from './advances.gen.ts';

export type Weight = 'regular' | 'bold';

const tables: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() };
for (const entry of advances.split(',')) {
  const [code = '', regular, bold] = entry.split(' ');
  const character = String.fromCodePoint(Number.parseInt(code, 16));
  tables.regular.set(character, Number(regular));
  tables.bold.set(character, Number(bold));
}

/** A text in one size (px) and weight. */
export type Style = { readonly size: number; readonly weight: Weight };

/** Whether the fonts have the character. They have no arrows, no ● and no emoji, and the renderer would draw nothing, silently. */
export const has = (character: string): boolean => tables.regular.has(character);

/**
 * Kerning and letters that lean out move the end of a line: mostly back, by up to 0.12 of the size forth (3,000 random texts),
 * so every line is taken for that much wider than its advances.
 */
const leaning = 120;

/** Width in px: what is drawn is never wider. */
export const widthOf = (text: string, { size, weight }: Style): number => {
  let units = leaning;
  for (const character of text) units += tables[weight].get(character) ?? 1000;
  return (units * size) / 1000;
};

/** Parts between which a line may break. A number stays with the word it counts: never "9" here and "việc" on the next line. */
const partsOf = (text: string): string[] => text.split(/(?<!\d) /);

/** A letter with the marks over and under it. */
const lettersOf = (text: string): string[] => text.match(/^\p{M}+|\P{M}\p{M}*/gu) ?? [];

/** As much of the text's beginning as is no wider than `width`, at least one letter. */
const beginning = (text: string, style: Style, width: number): string => {
  let taken = '';
  for (const letter of lettersOf(text)) {
    if (taken !== '' && widthOf(taken + letter, style) > width) break;
    taken += letter;
  }
  return taken;
};

/** The beginning of a line with "…" after it: whole words, unless that leaves less than half of the width. */
const cut = (line: string, style: Style, width: number): string => {
  const kept = beginning(line, style, width - widthOf('…', style));
  const words = kept.slice(0, Math.max(0, kept.lastIndexOf(' '))).replace(/[\s,;:–-]+$/, '');
  return `${widthOf(words, style) >= width / 2 ? words : kept.trimEnd()}…`;
};

/**
 * The lines of a text, none wider than `width` px; a word that is wider is broken. What does not fit into `most` lines is cut,
 * with "…" at its end.
 */
export const wrap = (text: string, style: Style, width: number, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text)) {
    const longer = line === '' ? part : `${line} ${part}`;
    if (widthOf(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = part;
    while (widthOf(rest, style) > width) {
      const piece = beginning(rest, style, width);
      lines.push(piece.trimEnd());
      rest = rest.slice(piece.length).trimStart();
    }
    line = rest;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), cut(`${kept.at(-1)} ${lines[most]}`, style, width)];
};

/**
 * As `wrap`, with lines of about the same width, so that no single word is left for the last one. Two lines break after a
 * comma, colon or dash where both then fit.
 */
export const balanced = (text: string, style: Style, width: number, most: number): readonly string[] => {
  const lines = wrap(text, style, width, most);
  if (lines.length === 2) {
    const widest = (pair: readonly string[]): number => Math.max(...pair.map((line) => widthOf(line, style)));
    const pairs = [...text.matchAll(/[,;:–] /g)]
      .map(({ index }) => [text.slice(0, index + 1), text.slice(index + 2)])
      .filter((pair) => widest(pair) <= width);
    const best = pairs.sort((a, b) => widest(a) - widest(b))[0];
    if (best) return best;
  }
  let [low, high] = [width / 2, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    // A text that is cut needs more lines at any width, and stays as it is.
    if (wrap(text, style, middle, lines.length + 1).length > lines.length) low = middle;
    else high = middle;
  }
  return wrap(text, style, high, most);
};
