/** Rows of bars: the label above, the value at the end of the bar, never beyond the column. */
import type { Lang } from '../text/text.ts';
import type { Bar } from './data.ts';
import { type Block, baseline, box, paragraph, stacked, wide } from './drawing.ts';
import { type Style, widthOf, wrap } from './measure.ts';
import { written } from './numbers.ts';
import { type Colour, colour, column, type Density, page } from './style.ts';

/** Between a bar and its value, and between that and its note, px. */
const [toValue, toNote] = [18, 14];
/** However many words stand after it, the longest bar has this length, px; and one thing among thousands still has a bar. */
const [longest, shortest] = [360, 6];

export type Drawn = Bar & {
  /** The value as it is written. */
  readonly written: string;
  readonly fill: Colour;
  /** px */
  readonly thick: number;
  /** Of the value, and of the note after it. */
  readonly ink: Colour;
  readonly style: Style;
  readonly noteStyle: Style;
};

/** What a value and its note need after the bar, px. */
const after = ({ written, style, note, noteStyle }: Drawn): number =>
  toValue + Math.ceil(widthOf(written, style)) + (note ? toNote + Math.ceil(widthOf(note, noteStyle)) : 0);

/** The scale, px for one, with which every bar leaves room for its value and note; `full` is the value that fills the column. */
export const scaleOf = (bars: readonly Drawn[], full = 0): number => {
  const largest = Math.max(full, ...bars.map(({ value }) => value)) || 1;
  const rooms = bars.filter(({ value }) => value > 0).map((bar) => (column - after(bar)) / bar.value);
  return Math.max(longest / largest, Math.min(column / largest, ...rooms));
};

/** A bar with what stands at its end; `scale` is px for one. Nothing counted is no bar, and the value stands at the margin. */
export const barOf = ({ value, written, note, fill, ink, thick, style, noteStyle }: Drawn, scale: number): Block => {
  const height = Math.max(thick, style.size);
  const length = value === 0 ? 0 : Math.max(shortest, Math.floor(value * scale));
  const valueX = page.margin + (length && length + toValue);
  const noteX = valueX + Math.ceil(widthOf(written, style)) + toNote;
  const room = page.margin + column - noteX;
  const middle = height / 2;
  const look = { on: colour.paper, y: baseline(middle, style) };
  return {
    height,
    boxes: length ? box(page.margin, middle - thick / 2, length, thick, fill, 4).boxes : [],
    lines: [
      { ...look, text: written, style, x: valueX, fill: ink, room: page.margin + column - valueX },
      ...(note
        ? [{ ...look, text: wrap(note, noteStyle, room, 1)[0]!, style: noteStyle, x: noteX, fill: colour.muted, room }]
        : []),
    ],
  };
};

/** A label, and below it the bars it belongs to. */
export const rowOf = (label: string, { labelLines, type }: Density, ...bars: readonly Block[]): Block =>
  stacked(
    [0, paragraph(wrap(label, type.label, column, labelLines), type.label, wide(colour.ink, colour.paper))],
    ...bars.map((bar) => [6, bar] as const),
  );

/** What the bars are about, and below it a bar a row; the longest ones in the strong colour. */
export const headedBars = (heading: string, rows: readonly Bar[], lang: Lang, density: Density): Block => {
  const { type, row } = density;
  const largest = Math.max(...rows.map(({ value }) => value));
  const drawn = rows.map(
    (bar): Drawn => ({
      ...bar,
      written: written(bar.value, lang),
      fill: bar.value === largest ? colour.accent : colour.bar,
      ink: colour.ink,
      thick: 30,
      style: type.value,
      noteStyle: type.note,
    }),
  );
  const scale = scaleOf(drawn);
  const title = wrap(heading, type.heading, column, 1);
  return stacked(
    [0, paragraph(title, type.heading, wide(colour.ink, colour.paper))],
    ...drawn.map((bar, i) => [i === 0 ? 14 : row, rowOf(bar.label, density, barOf(bar, scale))] as const),
  );
};
