/** The only place that knows the spreadsheet library. Numbers are numbers; a text is never a formula, whatever it begins with. */
import { type CellStyle, type Cell as LibraryCell, type WriteOptions, type WriteSheet, writeXlsx } from 'hucre/xlsx';

import type { Day } from '../domain/calendar.ts';
import { oneLine } from '../domain/clean.ts';
import type { ColumnKind, Value } from './report.ts';

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];

/** `title`, `subtitle`, `note`: outside the table. `head`: a title of columns. `body`: everything in the table. */
export type Look = 'title' | 'subtitle' | 'note' | 'head' | 'body';
/** @property kind how a number is written, and where a text stands; `text` where it is left out */
export type Cell = {
  readonly value: Value;
  readonly look: Look;
  readonly kind?: ColumnKind;
  readonly strong?: boolean;
  readonly italic?: boolean;
  /** Somebody has to write something here: it stands out. */
  readonly hole?: boolean;
};
/** Rows and columns from 0, both ends included. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type Sheet = {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** Row → height in points, where it is not that of one line. */
  readonly heights: ReadonlyMap<number, number>;
  readonly merges: readonly Merge[];
  /** First and last row of the column titles: they stay in sight and stand on every printed page. */
  readonly titles: readonly [number, number];
  /** Columns on the left that stay in sight. */
  readonly frozen: number;
  readonly landscape: boolean;
};

const FONT = 'Times New Roman';

/** Excel's own codes: the viewer's language puts the separators. */
const formatOf = (kind: ColumnKind, value: number): string => {
  if (kind === 'share') return '0.00%';
  if (kind === 'growth') return '+0.00%;-0.00%;0.00%';
  const number = Number.isInteger(value) ? '#,##0' : '#,##0.0#';
  return kind === 'change' ? `+${number};-${number};0` : number;
};

/** What a spreadsheet takes for a formula as soon as somebody edits the cell: as text it stays text (OWASP: CSV injection). */
const formulaLike = (text: string): boolean => /^\s*[=+\-@＝＋－＠]/u.test(text);

const thin = { style: 'thin' } as const;
/** The light yellow of a marker pen: numbers on it are read on paper too. */
const OPEN = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;
const BOX = { top: thin, right: thin, bottom: thin, left: thin };
const ALIGNED: Readonly<Record<ColumnKind, 'left' | 'center' | 'right'>> = {
  text: 'left',
  label: 'center',
  count: 'right',
  share: 'right',
  change: 'right',
  growth: 'right',
};

const SIZE: Readonly<Record<Look, number>> = { title: 13, subtitle: 12, note: 11, head: 11, body: 11 };

const styleOf = ({ value, look, kind = 'text', strong = false, italic = false, hole = false }: Cell): CellStyle => {
  const boxed = look === 'head' || look === 'body';
  const centred = look === 'head' || look === 'title' || look === 'subtitle';
  const format =
    typeof value === 'number'
      ? formatOf(kind, value)
      : typeof value === 'string' && formulaLike(value)
        ? '@'
        : undefined;
  return {
    font: { name: FONT, size: SIZE[look], bold: strong || look === 'title' || look === 'head', italic },
    alignment: {
      horizontal: centred ? 'center' : ALIGNED[typeof value === 'number' && kind === 'text' ? 'count' : kind],
      vertical: 'center',
      wrapText: true,
    },
    ...(boxed && { border: BOX }),
    ...(hole && { fill: OPEN }),
    ...(format !== undefined && { numFmt: format }),
  };
};

/** `_x0041_` is how the format writes a character by its number, so those letters have to be written by number themselves. */
const literal = (text: string): string => oneLine(text).replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');

const cellOf = (cell: Cell): Partial<LibraryCell> => {
  const { value } = cell;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} is no figure`);
  const style = styleOf(cell);
  if (typeof value !== 'string') return { value, style };
  const text = literal(value);
  if (text === '') return { value: null, style };
  // The library takes `#N/A` for an error; as a text of pieces it is a text.
  return text.startsWith('#') ? { value: text, style, richText: [{ text }] } : { value: text, style };
};

const sheetOf = (sheet: Sheet): WriteSheet => {
  const [, last] = sheet.titles;
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.rows.map((row) => row.map(() => null)),
    cells: new Map(
      sheet.rows.flatMap((row, r) => row.flatMap((cell, c) => (cell === null ? [] : [[`${r},${c}`, cellOf(cell)]]))),
    ),
    rowDefs: new Map([...sheet.heights].map(([row, height]) => [row, { height }])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    freezePane: { rows: last + 1, columns: sheet.frozen },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      // Inches: 20 mm on the left for the binding, 12 mm elsewhere.
      margins: { left: 0.79, right: 0.47, top: 0.47, bottom: 0.47, header: 0.3, footer: 0.3 },
    },
  };
};

/** Rows on every printed page. The library has a setting for it, but leaves out the quotes without which Excel calls the file broken. */
const titleRows = ({ name, titles: [first, last] }: Sheet): NamedRange => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$${first + 1}:$${last + 1}`,
  scope: name,
});

/**
 * @param made the day that stands as the day of making, so that the same sheets give the same bytes
 * @returns the bytes of an .xlsx
 * @throws RangeError where a figure is no number
 */
export const workbook = (sheets: readonly Sheet[], made: Day, about: string): Promise<Uint8Array> => {
  const day = new Date(`${made}T00:00:00Z`);
  return writeXlsx({
    sheets: sheets.map(sheetOf),
    namedRanges: sheets.map(titleRows),
    properties: { title: oneLine(about), created: day, modified: day },
    defaultFont: { name: FONT, size: 11 },
  });
};
