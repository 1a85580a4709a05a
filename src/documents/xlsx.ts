/** The figures behind a report as a spreadsheet: the annex, and the forms that go with it. */
import { formSheet } from './form-sheet.ts';
import { checkTexts } from './guard.ts';
import type { Annex, Table } from './report.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';
import { capitals, provenanceText } from './writing.ts';

/** Characters of 11 points in a millimetre, about. */
const PER_MM = 0.5;
/** Points for one line. */
const LINE = 15;

const head = (value: string): Cell => ({ value, look: 'head' });

const annexSheet = (title: string, { columns, rows, title: caption }: Table, name: string, note: string): Sheet => {
  const right = columns.length - 1;
  const last = rows.length + 3;
  return {
    name,
    widths: columns.map(({ width }) => Math.max(6, width * PER_MM)),
    rows: [
      [{ value: capitals(title), look: 'title' }],
      [{ value: caption ?? null, look: 'subtitle', strong: true }],
      columns.map((column) => head(column.title)),
      ...rows.map(({ values, strong = false, level = 0 }) =>
        columns.map(
          ({ kind }, i): Cell => ({
            value: values[i] ?? null,
            look: 'body',
            kind,
            strong,
            italic: level === 1 && (kind === 'text' || kind === 'label'),
          }),
        ),
      ),
      [{ value: note, look: 'note', italic: true }],
    ],
    heights: new Map([
      [2, 3 * LINE],
      [last, 2 * LINE],
    ]),
    merges: [0, 1, last].map((row) => ({ top: row, left: 0, bottom: row, right })),
    titles: [2, 2],
    frozen: Math.min(2, columns.length),
    landscape: false,
  };
};

/**
 * @param annex each of its tables on a sheet of its own, and after them each of its forms
 * @returns the bytes of an .xlsx; the same figures give the same bytes
 * @throws DocumentRefused where a form does not add up, or a text names a body of the past or is marked secret
 * @throws RangeError where a figure is no number
 */
export const figuresXlsx = async (annex: Annex): Promise<Uint8Array> => {
  const note = `Ghi chú: ${provenanceText(annex.provenance)}`;
  const sheets = [
    ...annex.tables.map((table, i) => annexSheet(annex.title, table, i === 0 ? 'Số liệu' : `Số liệu ${i + 1}`, note)),
    ...(annex.forms ?? []).map((form) => formSheet(form, note)),
  ];
  const texts = sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => row.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : []))),
  );
  checkTexts(texts, annex.provenance.cutOff.day);
  return workbook(sheets, annex.provenance.cutOff.day, annex.title);
};
