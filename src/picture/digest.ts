/** The morning picture: a sentence, up to three numbers, who holds what is late, and where it gathers. */
import type { Lang } from '../text/text.ts';
import { headedBars } from './bars.ts';
import type { DigestPicture, Figure } from './data.ts';
import { type Block, box, type Drawing, nothing, over, paragraph, stacked } from './drawing.ts';
import { balanced, widthOf, wrap } from './measure.ts';
import { written } from './numbers.ts';
import { composed } from './page.ts';
import { bold, colour, column, type Density, page } from './style.ts';

/** Between two figures, px. */
const gutter = 48;

const figuresOf = (figures: readonly Figure[], lang: Lang, density: Density): Block => {
  const { type } = density;
  const room = Math.floor((column - gutter * (figures.length - 1)) / figures.length);
  const values = figures.map(({ value }) => written(value, lang));
  const styles = density.figure.map(bold);
  const style = styles.find((each) => values.every((value) => widthOf(value, each) <= room)) ?? styles.at(-1)!;
  return over(
    ...figures.map(({ label, change, main }, i) => {
      const look = { x: page.margin + i * (room + gutter), room, on: colour.paper };
      const words = balanced(label, type.label, room, 2);
      const changes = change ? balanced(change, type.note, room, 2) : [];
      return stacked(
        [0, paragraph([values[i]!], style, { ...look, fill: main ? colour.accent : colour.ink })],
        [0, paragraph(words, type.label, { ...look, fill: colour.ink })],
        [4, paragraph(changes, type.note, { ...look, fill: colour.muted })],
      );
    }),
  );
};

/** Within the panel, px: at its sides, and above and below the text, which has some space of its own. */
const [side, end] = [28, 22];

const hotSpotOf = (
  { heading, text }: NonNullable<DigestPicture['hotSpot']>,
  { type, hotSpotLines }: Density,
): Block => {
  const look = { on: colour.panel, x: page.margin + side, room: column - 2 * side };
  const small = bold(type.note.size);
  const title = wrap(heading, small, look.room, 1);
  const lines = balanced(text, type.label, look.room, hotSpotLines);
  const words = stacked(
    [end, paragraph(title, small, { ...look, fill: colour.accent })],
    [2, paragraph(lines, type.label, { ...look, fill: colour.ink })],
  );
  return over(box(page.margin, 0, column, words.height + end, colour.panel, 12), words);
};

export const drawDigest = (picture: DigestPicture): Drawing =>
  composed(picture, (density) => {
    const { figures, bars, hotSpot, lang } = picture;
    return [
      figures.length > 0 ? figuresOf(figures, lang, density) : nothing,
      bars && bars.rows.length > 0 ? headedBars(bars.heading, bars.rows, lang, density) : nothing,
      hotSpot ? hotSpotOf(hotSpot, density) : nothing,
    ];
  });
