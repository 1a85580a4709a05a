/** The answer to a leader's question: this period over the same period a year earlier, both values written; or one value a row. */
import { barOf, type Drawn, headedBars, rowOf, scaleOf } from './bars.ts';
import type { AnswerPicture } from './data.ts';
import { type Block, box, type Drawing, lineHeight, over, paragraph, stacked, wide } from './drawing.ts';
import { type Style, wrap } from './measure.ts';
import { written } from './numbers.ts';
import { composed } from './page.ts';
import { type Colour, colour, column, type Density, page } from './style.ts';

const now = { fill: colour.accent, thick: 30 } as const;
const before = { fill: colour.bar, thick: 14 } as const;

/** A piece of a bar, and what it means. */
const keyOf = (text: string, { fill, thick }: { readonly fill: Colour; readonly thick: number }, key: Style): Block => {
  const [swatch, gap] = [56, 18];
  const room = column - swatch - gap;
  const look = { fill: colour.ink, on: colour.paper, x: page.margin + swatch + gap, room };
  const piece = box(page.margin, (lineHeight(key) - thick) / 2, swatch, thick, fill, 4);
  return over(piece, paragraph(wrap(text, key, room, 1), key, look));
};

type Compared = Extract<AnswerPicture, { periods: unknown }>;

const rowsOf = ({ rows, lang, percent, absent }: Compared, density: Density): Block => {
  const { type, row } = density;
  const drawn = rows.map(({ before: earlier, ...bar }): { readonly now: Drawn; readonly before?: Drawn } => {
    const common = { written: written(bar.value, lang, percent), noteStyle: type.note };
    const first = { ...now, ...common, ...bar, ink: colour.ink, style: type.value };
    if (earlier === undefined) return { now: first };
    const second = { ...before, label: bar.label, value: earlier, written: written(earlier, lang, percent) };
    return { now: first, before: { ...second, ink: colour.muted, style: type.earlier, noteStyle: type.note } };
  });
  const scale = scaleOf(
    drawn.flatMap(({ now, before }) => (before ? [now, before] : [now])),
    percent ? 100 : 0,
  );
  const missing = paragraph(wrap(absent, type.note, column, 1), type.note, wide(colour.muted, colour.paper));
  return stacked(
    ...drawn.map(({ now, before }, i) => {
      const bars = [barOf(now, scale), before ? barOf(before, scale) : missing];
      return [i === 0 ? 0 : row, rowOf(now.label, density, ...bars)] as const;
    }),
  );
};

export const drawAnswer = (picture: AnswerPicture): Drawing =>
  composed(picture, (density) => {
    if (!('periods' in picture)) return [headedBars(picture.heading, picture.rows, picture.lang, density)];
    const { periods } = picture;
    const { key } = density.type;
    return [
      stacked([0, keyOf(periods.now, now, key)], [0, keyOf(periods.before, before, key)]),
      rowsOf(picture, density),
    ];
  });
