/** The body: numbered headings, paragraphs and tables, in styles that the office can change in one place. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IStylesOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { oneLine } from '../domain/clean.ts';
import { line, mm, pt, styled, textRun } from './docx-parts.ts';
import type { Layout, Style } from './layouts.ts';
import { type Block, type Column, isTable, type Row, type Section, type Table as TableData } from './report.ts';
import { capitals, cellText } from './writing.ts';

/** The style of paragraphs; headings are based on it. */
const BODY = 'NoiDung';
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];

/** Fonts, sizes and spacing for the whole file. */
export const styles = ({ font, body }: Layout): IStylesOptions => {
  const run = { font, size: body.size * 2, color: '000000', language: { value: 'vi-VN' } };
  const spacing = {
    before: pt(body.before),
    ...('exact' in body.line
      ? { line: pt(body.line.exact), lineRule: LineRuleType.EXACT }
      : { line: Math.round(240 * body.line.times), lineRule: LineRuleType.AUTO }),
  };
  const heading = (bold: boolean) => ({
    basedOn: BODY,
    next: BODY,
    quickFormat: true,
    run: { ...run, bold },
    paragraph: { keepNext: true, alignment: AlignmentType.LEFT },
  });
  return {
    default: {
      document: { run },
      heading1: heading(true),
      heading2: heading(true),
      heading3: heading(false),
      heading4: heading(false),
    },
    paragraphStyles: [
      {
        id: BODY,
        name: 'Nội dung',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(body.firstLine) }, spacing },
      },
    ],
  };
};

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = {
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
};

const alignments: Readonly<Record<Column['kind'], (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  text: AlignmentType.LEFT,
  label: AlignmentType.CENTER,
  count: AlignmentType.RIGHT,
  share: AlignmentType.RIGHT,
  change: AlignmentType.RIGHT,
  growth: AlignmentType.RIGHT,
};

const tableRow = (
  { values, strong = false, level = 0 }: Row,
  columns: readonly Column[],
  style: Style,
  keepNext: boolean,
): TableRow =>
  new TableRow({
    cantSplit: true,
    ...(keepNext && { keepNext }),
    children: columns.map(({ kind, width }, i) => {
      const words = level === 1 && kind === 'text' ? { ...style, italics: true } : { ...style, bold: strong };
      return new TableCell({
        width: { size: mm(width), type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          new Paragraph({
            alignment: alignments[kind],
            spacing: { before: pt(2), after: pt(2) },
            // A cell without words is otherwise as high as a line of the body.
            run: { size: style.size * 2 },
            children: [styled(oneLine(cellText(values[i] ?? null, kind)), words)],
          }),
        ],
      });
    }),
  });

/** @param holds the last rows stay with what follows */
const table = ({ title, columns, rows }: TableData, layout: Layout, holds: boolean): (Paragraph | Table)[] => {
  const { size } = layout.table;
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: columns.map(
      (column) =>
        new TableCell({
          width: { size: mm(column.width), type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          children: [line(oneLine(column.title), { size, bold: true })],
        }),
    ),
  });
  const caption = { spacing: { before: pt(6), after: pt(3) }, keepNext: true };
  return [
    ...(title === undefined ? [] : [line(oneLine(title), { size: layout.body.size, bold: true }, caption)]),
    new Table({
      width: { size: mm(columns.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA },
      columnWidths: columns.map(({ width }) => mm(width)),
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      borders: BORDERS,
      margins: { left: pt(3), right: pt(3), top: 0, bottom: 0, marginUnitType: WidthType.DXA },
      rows: [headRow, ...rows.map((row, i) => tableRow(row, columns, { size }, holds && i >= rows.length - 2))],
    }),
  ];
};

/** @param holds stays with what follows: the last lines of the body go with the signature */
export const block = (content: Block, layout: Layout, holds = false): (Paragraph | Table)[] =>
  isTable(content)
    ? table(content, layout, holds)
    : [new Paragraph({ style: BODY, ...(holds && { keepNext: true }), children: content.runs.map(textRun) })];

type Item = { readonly heading: string; readonly level: number } | Block;

const flat = (sections: readonly Section[], marks: Layout['headingMark'], level = 0): Item[] =>
  sections.flatMap(({ heading, blocks, sections: inner = [] }, i) => {
    const words = level === 0 ? capitals(heading) : oneLine(heading);
    const mark = marks[Math.min(level, marks.length - 1)]!(i + 1);
    return [{ heading: mark + words, level }, ...blocks, ...flat(inner, marks, level + 1)];
  });

/** All of the body. Its last two blocks are held to the signature that follows, so that it never stands on a page alone. */
export const body = (
  parts: {
    readonly opening: readonly Block[];
    readonly sections: readonly Section[];
    readonly closing: readonly Block[];
  },
  layout: Layout,
): (Paragraph | Table)[] => {
  const items: Item[] = [...parts.opening, ...flat(parts.sections, layout.headingMark), ...parts.closing];
  return items.flatMap((item, i) => {
    if (!('heading' in item)) return block(item, layout, i >= items.length - 2);
    return [
      new Paragraph({
        heading: HEADINGS[Math.min(item.level, HEADINGS.length - 1)]!,
        children: [textRun({ text: item.heading })],
      }),
    ];
  });
};
