/** Paragraphs, rules and tables as both layouts need them. No empty paragraph is ever used for spacing. */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { oneLine } from '../domain/clean.ts';
import type { Style } from './layouts.ts';
import { holeText, isHole, type Run } from './report.ts';
import { boldWidth } from './width.ts';

/** Millimetres and points in twips, 1/20 of a point. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);
export const pt = (length: number): number => Math.round(length * 20);

/** On one line and without what breaks XML or reverses the reading; a space at either end stays, another run stands there. */
const runText = (text: string): string => {
  const middle = oneLine(text);
  if (middle === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${middle}${/\s$/.test(text) ? ' ' : ''}`;
};

/** Words that somebody has to replace. */
export const markedRun = (text: string): TextRun => new TextRun({ text: oneLine(text), highlight: 'yellow' });

/** The words of a run; what a person has to add stands out. Size and font are those of the paragraph's style. */
export const textRun = (run: Run): TextRun =>
  isHole(run)
    ? markedRun(holeText(run))
    : new TextRun({ text: runText(run.text), ...(run.bold && { bold: true }), ...(run.italic && { italics: true }) });

/** Words of our own in a style of the layout; spaces stay as they are: they are room to write in. */
export const styled = (text: string, { size, bold, italics, underline }: Style): TextRun =>
  new TextRun({
    text,
    size: size * 2,
    ...(bold && { bold }),
    ...(italics && { italics }),
    ...(underline && { underline: {} }),
  });

type Placed = Pick<IParagraphOptions, 'alignment' | 'spacing' | 'indent' | 'keepNext'>;

/** One line of a head, a foot or a title: centred unless told otherwise. */
export const line = (text: string, style: Style, placed: Placed = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, ...placed, children: [styled(text, style)] });

/**
 * A rule below a text, as a border: underscores and box characters break when the font or the width changes.
 * @param length points
 * @param room points, the width in which it is centred
 * @param after points left free below it
 */
export const rule = (length: number, room: number, after = 0): Paragraph => {
  const side = pt(Math.max(0, (room - length) / 2));
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    indent: { left: side, right: side },
    // As low as Word lets a line be; its own run would be a body line high.
    spacing: { before: pt(3), after: pt(after), line: pt(2), lineRule: LineRuleType.EXACT },
    run: { size: 2 },
  });
};

/** @param widths of the columns, mm @returns points in one of them */
export const room = (width: number): number => (width * 72) / 25.4;

/** How much of a line is filled at most: another font in place of Times New Roman may be a little wider. */
const FILLED = 0.95;

/**
 * Lines of a text that is too long for one: it parts before the first of these words.
 * @param before finds the space before them
 * @param width points
 */
export const parted = (text: string, before: RegExp, size: number, width: number): string[] => {
  if (boldWidth(text, size) <= width * FILLED) return [text];
  const at = text.search(before);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

/**
 * A centred text in lines that do not tear a phrase: where it does not fit on one, it parts after the comma or semicolon nearest to
 * its middle. A text that cannot be parted so stays whole, and wraps.
 * @param width points
 */
export const phraseLines = (text: string, size: number, width: number): string[] => {
  const most = width * FILLED;
  const whole = boldWidth(text, size);
  if (whole <= most) return [text];
  const [, best] = [...text.matchAll(/[,;] /g)]
    .map(({ index }) => [text.slice(0, index + 1), text.slice(index + 2)])
    .map((lines) => [Math.max(...lines.map((part) => boldWidth(part, size))), lines] as const)
    .reduce((least, each) => (each[0] < least[0] ? each : least), [whole, [text]] as const);
  return best.every((part) => boldWidth(part, size) <= most) ? [...best] : [text];
};

/** A section has to end with a paragraph, which a table is not: one too low to make a page of its own. */
export const sectionEnd = (): Paragraph =>
  new Paragraph({ spacing: { line: pt(1), lineRule: LineRuleType.EXACT }, run: { size: 2 } });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA };

/** Columns side by side without lines, the whole width of the text, no row of it torn by the end of a page. @param widths mm */
export const columns = (widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table =>
  new Table({
    width: { size: mm(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: NO_MARGINS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                children,
                width: { size: mm(widths[i] ?? 0), type: WidthType.DXA },
                margins: NO_MARGINS,
              }),
          ),
        }),
    ),
  });
