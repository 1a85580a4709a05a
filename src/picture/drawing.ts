/** A picture as boxes and texts at their places, before it is written as SVG. Tests measure this; the renderer sees the SVG. */
import { type Style, widthOf } from './measure.ts';
import { type Colour, capital, column, page } from './style.ts';

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Colour;
  readonly radius: number;
};

/** One line of text: it begins at `x`, stands on `y`, is drawn on the colour `on`, and must not be wider than `room`. */
export type Line = {
  readonly text: string;
  readonly style: Style;
  readonly x: number;
  readonly y: number;
  readonly fill: Colour;
  readonly on: Colour;
  readonly room: number;
};

/** A part of a picture, from its own upper edge down. */
export type Block = { readonly height: number; readonly boxes: readonly Box[]; readonly lines: readonly Line[] };

/** px; the texts lie over the boxes. */
export type Drawing = Block & { readonly width: number };

export const nothing: Block = { height: 0, boxes: [], lines: [] };

/** The distance from one line to the next, as a share of the size: room for "Ậ" under "ợ". */
const spacing = 1.3;

export const lineHeight = ({ size }: Style): number => Math.round(size * spacing);

/** Where a line stands whose capitals are centred on `middle`. */
export const baseline = (middle: number, { size }: Style): number => Math.round(middle + (size * capital) / 2);

export type Look = { readonly fill: Colour; readonly on: Colour; readonly x: number; readonly room: number };

/** Lines under one another. */
export const paragraph = (texts: readonly string[], style: Style, look: Look): Block => {
  const step = lineHeight(style);
  const lines = texts.map((text, i) => ({ text, style, ...look, y: baseline(step * (i + 0.5), style) }));
  return { height: step * texts.length, boxes: [], lines };
};

export const box = (x: number, y: number, width: number, height: number, fill: Colour, radius = 0): Block => ({
  height: y + height,
  boxes: [{ x, y, width, height, fill, radius }],
  lines: [],
});

const down = (by: number, { height, boxes, lines }: Block): Block => ({
  height: height + by,
  boxes: boxes.map((each) => ({ ...each, y: each.y + by })),
  lines: lines.map((each) => ({ ...each, y: each.y + by })),
});

/** Blocks over one another, the first one undermost. */
export const over = (...blocks: readonly Block[]): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  boxes: blocks.flatMap(({ boxes }) => boxes),
  lines: blocks.flatMap(({ lines }) => lines),
});

/** Blocks below one another, each with the gap (px) that comes before it. */
export const stacked = (...blocks: readonly (readonly [gap: number, block: Block])[]): Block => {
  let top = 0;
  return over(
    ...blocks.map(([gap, block]) => {
      const moved = down(top + gap, block);
      top = moved.height;
      return moved;
    }),
  );
};

/** How wide a line really is, px. A test holds this against `room`. */
export const drawnWidth = ({ text, style }: Line): number => widthOf(text, style);

/** A look in the column, from margin to margin. */
export const wide = (fill: Colour, on: Colour): Look => ({ fill, on, x: page.margin, room: column });
