/** What every picture has: the sentence on top, the footer at the bottom, and a height between two limits. */
import type { Frame } from './data.ts';
import { type Block, box, type Drawing, over, paragraph, stacked, wide } from './drawing.ts';
import { balanced, type Style, widthOf, wrap } from './measure.ts';
import { bold, colour, column, type Density, densities, footer, page } from './style.ts';

const titleOf = (text: string, sizes: readonly number[]): Block => {
  const styles = sizes.map(bold);
  const within = (lines: number): Style | undefined =>
    styles.find((style) => wrap(text, style, column, 3).length <= lines);
  const style = within(1) ?? within(2) ?? styles.at(-1)!;
  return paragraph(balanced(text, style, column, 3), style, wide(colour.ink, colour.paper));
};

/** On one line where it fits; else the unit on one and the time on the next. */
const footerOf = ({ unit, window }: Frame): Block => {
  const whole = `${unit} · ${window}`;
  const texts = widthOf(whole, footer) <= column ? [whole] : [unit, window];
  const lines = texts.map((text) => wrap(text, footer, column, 1)[0]!);
  const words = paragraph(lines, footer, wide(colour.muted, colour.paper));
  return stacked([0, box(page.margin, 0, column, 2, colour.line)], [18, words]);
};

/** What is left over in a picture with little to say goes between its parts, at most this much to each, px. */
const mostSpread = 72;

/**
 * Puts the parts of a picture between its title and its footer, at the first density that is not too high. The closest one
 * is made so that everything a picture may hold fits.
 */
export const composed = (frame: Frame, parts: (density: Density) => readonly Block[]): Drawing => {
  const last = footerOf(frame);
  const setAt = (density: Density) => {
    const blocks = [titleOf(frame.title, density.title), ...parts(density).filter(({ height }) => height > 0)];
    const inside = blocks.reduce((sum, block) => sum + block.height + density.gap, last.height);
    return { ...density, blocks, height: inside + 2 * density.edge };
  };
  const [first, ...closer] = densities;
  let chosen = setAt(first);
  for (const density of closer) {
    if (chosen.height <= chosen.highest) break;
    chosen = setAt(density);
  }
  const { blocks, edge, gap, height } = chosen;
  const whole = Math.max(page.least, height);
  const spread = Math.min(mostSpread, Math.floor((whole - height) / blocks.length));
  const above = stacked(...blocks.map((block, i) => [i === 0 ? edge : gap + spread, block] as const));
  return {
    ...over(above, stacked([whole - edge - last.height, last])),
    width: page.width,
    height: whole,
  };
};
