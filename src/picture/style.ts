/** Sizes and colours. A telephone shows 1080 px on about 360 points: nothing under 26 px can be read there. */
import type { Style } from './measure.ts';

export const page = { width: 1080, least: 1080, most: 1350, margin: 64 } as const;

/** The width of the column that everything stands in, px. */
export const column = page.width - 2 * page.margin;

/** One strong colour; the rest is ink and grey. Texts have at least 4.5:1 on what they stand on, bars 3:1. */
export const colour = {
  paper: '#ffffff',
  ink: '#15202b',
  muted: '#55616e',
  accent: '#0b5d8c',
  bar: '#7d8c9b',
  panel: '#eef4f8',
  line: '#d5dde4',
} as const;

export type Colour = (typeof colour)[keyof typeof colour];

export const bold = (size: number): Style => ({ size, weight: 'bold' });
const regular = (size: number): Style => ({ size, weight: 'regular' });

/** The sizes of everything but the title and the big numbers. */
export type Type = Readonly<Record<'heading' | 'label' | 'value' | 'earlier' | 'note' | 'key', Style>>;

const large: Type = {
  heading: bold(40),
  label: regular(40),
  value: bold(46),
  earlier: regular(38),
  note: regular(34),
  key: regular(36),
};
const usual: Type = {
  heading: bold(36),
  label: regular(34),
  value: bold(40),
  earlier: regular(32),
  note: regular(30),
  key: regular(32),
};
const small: Type = {
  heading: bold(32),
  label: regular(30),
  value: bold(36),
  earlier: regular(30),
  note: regular(26),
  key: regular(30),
};

export const footer = regular(26);

/** The height of capitals, as a share of the size: where a text's middle is. */
export const capital = 0.74;

/** How closely a picture is set. Sizes and distances in px. */
export type Density = {
  /** The picture may be this high. */
  readonly highest: number;
  readonly type: Type;
  /** Of the title: the first with which it has one line; else two; else the last. */
  readonly title: readonly number[];
  /** Of the big numbers: the first with which they fit. */
  readonly figure: readonly number[];
  /** Lines of a label, and of the hot spot, at most. */
  readonly labelLines: number;
  readonly hotSpotLines: number;
  /** Between rows, between the parts of a picture, and around it. */
  readonly row: number;
  readonly gap: number;
  readonly edge: number;
};

const loose = {
  highest: page.most,
  type: usual,
  figure: [104, 88, 72, 60, 48, 40],
  labelLines: 2,
  hotSpotLines: 3,
} as const;
const close = { highest: page.most, type: small, figure: [76, 60, 48, 40], labelLines: 2, hotSpotLines: 2 } as const;

/** From the widest to the closest. */
export const densities: readonly [Density, ...Density[]] = [
  // Little to say: larger, not emptier.
  {
    ...loose,
    highest: page.least,
    type: large,
    figure: [176, 136, 104, 88, 72, 60, 48, 40],
    title: [66],
    row: 40,
    gap: 72,
    edge: 72,
  },
  { ...loose, title: [64, 60, 56], row: 30, gap: 56, edge: 64 },
  { ...loose, title: [60, 56], row: 22, gap: 44, edge: 56 },
  { ...loose, title: [56, 52], row: 16, gap: 34, edge: 52 },
  { ...close, title: [56, 52], row: 18, gap: 36, edge: 52 },
  { ...close, title: [52, 48], row: 10, gap: 28, edge: 44 },
  { ...close, labelLines: 1, title: [52, 48], row: 10, gap: 26, edge: 40 },
  { ...close, labelLines: 1, figure: [60, 48, 40], title: [52, 48], row: 8, gap: 22, edge: 36 },
];
