/** A filled form as a sheet: titles over titles, the row of column numbers, a row for each unit, and their sum. */
import type { Day } from '../domain/calendar.ts';
import { writeDay } from '../domain/written.ts';
import { columnsOf, depthOf, type Form, type Head } from './forms.ts';
import { DocumentRefused } from './refused.ts';
import { brokenSum, type Known } from './sums.ts';
import type { Cell, Merge, Sheet } from './workbook.ts';
import { capitals } from './writing.ts';

/** @property values of the columns of the form, from the first on; `null` is a hole: nobody has told */
export type FormRow = { readonly unit: string; readonly values: readonly Known[] };
export type FilledForm = {
  readonly form: Form;
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly FormRow[];
};

/** @throws DocumentRefused where a row has a wrong number of columns, something that is no count, or a sum that does not hold */
const check = (form: Form, { unit, values }: FormRow): void => {
  const where = `Biểu ${form.code}, dòng “${unit}”`;
  const columns = columnsOf(form.head);
  if (values.length !== columns)
    throw new DocumentRefused('sum', `${where}: có ${values.length} cột số liệu, biểu này có ${columns} cột.`);
  const odd = values.findIndex((value) => value !== null && (!Number.isSafeInteger(value) || value < 0));
  if (odd >= 0) throw new DocumentRefused('sum', `${where}: cột ${odd + 1} là ${values[odd]}, không phải số đếm.`);
  for (const sum of form.sums) {
    const broken = brokenSum(sum, values);
    if (broken)
      throw new DocumentRefused(
        'sum',
        `${where}: tổng ${broken.sum} không khớp, bên trái là ${broken.left}, bên phải là ${broken.right}. Hãy kiểm tra lại số liệu.`,
      );
  }
};

/** What stands where somebody has to write a figure. */
const HOLE = '…';

const bodyCell = (value: string | Known, strong: boolean): Cell =>
  value === null
    ? { value: HOLE, look: 'body', kind: 'label', hole: true }
    : { value, look: 'body', strong, kind: typeof value === 'number' ? 'count' : 'text' };

/** Has anybody told anything of this unit? */
const isTold = ({ values }: FormRow): boolean => values.some((value) => value !== null);

/**
 * Of those who have reported; a column that one of them has left open has no sum. How many they are of how many is told where some have not, so that nobody takes it
 * for the sum of all.
 */
const totalOf = (rows: readonly FormRow[], columns: number): FormRow => {
  const told = rows.filter(isTold);
  const values = Array.from({ length: columns }, (_, i) =>
    told.reduce<Known>((sum, row) => {
      const value = row.values[i] ?? null;
      return sum === null || value === null ? null : sum + value;
    }, 0),
  );
  const unit = told.length === rows.length ? 'Tổng' : `Tổng ${told.length}/${rows.length} đơn vị có báo cáo`;
  return { unit, values: told.length === 0 ? values.map(() => null) : values };
};

type Titles = { readonly grid: (Cell | null)[][]; readonly merges: Merge[] };

/** Puts each title over the columns under it, and down to the last row where nothing is under it. */
const place = (head: readonly Head[], top: number, left: number, bottom: number, { grid, merges }: Titles): void => {
  let column = left;
  for (const { title, under } of head) {
    const right = column + (under ? columnsOf(under) : 1) - 1;
    const low = under ? top : bottom;
    for (let r = top; r <= low; r += 1)
      for (let c = column; c <= right; c += 1)
        grid[r]![c] = { value: r === top && c === column ? title : null, look: 'head' };
    if (right > column || low > top) merges.push({ top, left: column, bottom: low, right });
    if (under) place(under, top + 1, column, bottom, { grid, merges });
    column = right + 1;
  }
};

/** Rows above the titles of the columns: the code, the title, the period. */
const ABOVE = 3;
/** Points for one line of a title of columns, at 11 points. */
const LINE = 15;

/**
 * @param note whence the figures come, below the table
 * @throws DocumentRefused where the figures do not add up: such a form is not handed in
 */
export const formSheet = ({ form, from, to, rows }: FilledForm, note: string): Sheet => {
  for (const row of rows) check(form, row);
  const count = columnsOf(form.head);
  const depth = depthOf(form.head);
  const total = totalOf(rows, count);
  // Sums of safe integers need not be safe.
  check(form, total);
  const grid: (Cell | null)[][] = Array.from({ length: depth }, () => Array.from({ length: count + 1 }, () => null));
  const merges: Merge[] = [];
  place([{ title: 'Đơn vị' }, ...form.head], 0, 0, depth - 1, { grid, merges });
  const sumOf = (column: number): string =>
    // A space, where a chain of sums may part.
    form.sums.find((sum) => sum.startsWith(`${column}=`))?.replace(/(?<==.*)=/g, ' =') ?? String(column);
  const numbers: Cell[] = ['MS', ...Array.from({ length: count }, (_, i) => sumOf(i + 1))].map((value) => ({
    value,
    look: 'body',
    kind: 'label',
    italic: true,
  }));
  const above: (Cell | null)[][] = [
    [{ value: `Biểu số: ${form.code}`, look: 'note', strong: true }],
    [{ value: capitals(form.title), look: 'title' }],
    [{ value: `Số liệu tính từ ngày ${writeDay(from)} đến ngày ${writeDay(to)}`, look: 'subtitle', italic: true }],
  ];
  const all = rows.length > 1 ? [...rows, total] : rows;
  const filled = all.map((row, i) => [row.unit, ...row.values].map((value) => bodyCell(value, i >= rows.length)));
  const open = all.some(({ values }) => values.includes(null));
  const about = open ? `[CẦN BỔ SUNG: ô “${HOLE}” chưa có số liệu báo cáo] ${note}` : note;
  const last = ABOVE + depth + 1 + filled.length;
  const across = (row: number): Merge => ({ top: row, left: 0, bottom: row, right: count });
  return {
    name: form.code.replace('/', '-'),
    widths: [22, ...Array.from({ length: count }, (_, i) => (sumOf(i + 1).includes('=') ? 11 : count > 25 ? 7 : 8.5))],
    rows: [...above, ...grid, numbers, ...filled, [{ value: about, look: 'note', italic: true }]],
    heights: new Map([
      // The lowest titles are the longest words in the narrowest columns: five lines.
      ...grid.map((_, i) => [ABOVE + i, i === depth - 1 ? 5 * LINE : 2 * LINE] as const),
      [ABOVE + depth, 3 * LINE],
      ...filled.map((_, i) => [ABOVE + depth + 1 + i, 2 * LINE] as const),
      [last, 2 * LINE],
    ]),
    merges: [
      ...[0, 1, 2, last].map(across),
      ...merges.map(({ top, left, bottom, right }) => ({ top: top + ABOVE, left, bottom: bottom + ABOVE, right })),
    ],
    titles: [ABOVE, ABOVE + depth],
    frozen: 1,
    landscape: true,
  };
};
