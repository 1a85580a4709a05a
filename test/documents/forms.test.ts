/** The official forms: columns, sums, and what is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilledForm, formSheet } from '../../src/documents/form-sheet.ts';
import { columnsOf, depthOf, type Form, PETITIONS, RECEPTION } from '../../src/documents/forms.ts';
import { brokenSum } from '../../src/documents/sums.ts';
import { forms } from './samples.ts';

const sheet = (form: Form, rows: FilledForm['rows']) =>
  formSheet({ form, from: '2025-12-15', to: '2026-06-14', rows }, 'Ghi chú');
const count = fc.nat(100_000);

/** A number in so many parts, at random. */
const parts = (total: number, cuts: readonly number[]): number[] => {
  const marks = [0, ...cuts.map((cut) => cut % (total + 1)).sort((a, b) => a - b), total];
  return marks.slice(1).map((mark, i) => mark - marks[i]!);
};

const reception = fc.tuple(fc.array(count, { minLength: 26, maxLength: 26 })).map(([own]) => {
  const values = [0, 0, 0, ...own];
  const add = (...columns: number[]): number => columns.reduce((sum, column) => sum + values[column - 1]!, 0);
  return [add(4, 13, 22), add(5, 14, 23), add(6, 7, 15, 16, 24, 25), ...own];
});

const petitions = fc
  .tuple(count, count, count, fc.array(count, { minLength: 10, maxLength: 10 }))
  .map(([total, good, matters, cut]) => {
    const [own, others] = parts(good, cut.slice(5, 6)) as [number, number];
    return [
      ...[total, ...parts(total, cut.slice(0, 1)), ...parts(total, cut.slice(1, 2))],
      ...[good, matters, ...parts(good, cut.slice(2, 4)), ...parts(good, cut.slice(4, 6))],
      ...[own, ...parts(own, cut.slice(6, 8)), others, ...parts(others, cut.slice(8, 10)), cut[0]!],
    ];
  });

/** The columns that stand in some sum; a wrong number in one of the others cannot be noticed. */
const bound = (form: Form): number[] => [...new Set(form.sums.flatMap((sum) => sum.split(/[=+]/).map(Number)))];

const cases = [
  ['01/TCD', RECEPTION, reception, 29, 4],
  ['01/XLD', PETITIONS, petitions, 22, 3],
] as const;

describe.each(cases)('%s', (_, form, good, columns, depth) => {
  test('has the columns of the official form', () => {
    expect([columnsOf(form.head), depthOf(form.head)]).toEqual([columns, depth]);
    expect(bound(form).filter((column) => column < 1 || column > columns)).toEqual([]);
  });

  test('figures that add up go in as they are, whoever reports them', () => {
    fc.assert(
      fc.property(fc.array(good, { minLength: 1, maxLength: 4 }), (all) => {
        const rows = all.map((values, i) => ({ unit: `UBND xã ${i}`, values }));
        const body = sheet(form, rows).rows.slice(3 + depth + 1, -1);
        const shown = body.map((row) => row.map((cell) => cell?.value));
        const total = all[0]!.map((__, i) => all.reduce((sum, values) => sum + values[i]!, 0));
        const expected = rows.map(({ unit, values }) => [unit, ...values]);
        expect(shown).toEqual(rows.length > 1 ? [...expected, ['Tổng', ...total]] : expected);
      }),
      { numRuns: 60 },
    );
  });

  test('one wrong number in any column of a sum, and nothing is written', () => {
    fc.assert(
      fc.property(good, fc.constantFrom(...bound(form)), fc.integer({ min: 1, max: 1000 }), (values, column, by) => {
        const wrong = values.map((value, i) => (i === column - 1 ? value + by : value));
        expect(() => sheet(form, [{ unit: 'UBND xã Ví Dụ', values: wrong }])).toThrow(
          expect.objectContaining({ name: 'DocumentRefused', reason: 'sum' }),
        );
      }),
    );
  });

  test.each([
    ['a column too few', columns - 1, 0],
    ['a column too many', columns + 1, 0],
    ['less than nothing', columns, -1],
    ['a half', columns, 0.5],
    ['no number', columns, Number.NaN],
    ['more than can be counted exactly', columns, 2 ** 53],
  ])('%s is refused', (__, length, value) => {
    const values = Array.from({ length }, () => value);
    expect(() => sheet(form, [{ unit: 'UBND xã Ví Dụ', values }])).toThrow(
      expect.objectContaining({ name: 'DocumentRefused', reason: 'sum' }),
    );
  });
});

test('a refusal names the form, the row, the sum and both sides', () => {
  const filled = forms[1]!;
  const values = filled.rows[0]!.values.map((value, i) => (i === 1 ? Number(value) + 5 : value));
  expect(() => sheet(PETITIONS, [{ unit: 'UBND xã Ví Dụ', values }])).toThrow(
    'Biểu 01/XLD, dòng “UBND xã Ví Dụ”: tổng 1=2+3 không khớp, bên trái là 24, bên phải là 29. Hãy kiểm tra lại số liệu.',
  );
});

test('sums: each side against the first', () => {
  expect(brokenSum('1=2+3=4+5', [3, 1, 2, 0, 3])).toBeUndefined();
  expect(brokenSum('1=2+3=4+5', [3, 1, 2, 0, 4])).toEqual({ sum: '1=4+5', left: 3, right: 4 });
  expect(brokenSum('1=2+9', [3, 1])).toEqual({ sum: '1=2+9', left: 3, right: Number.NaN });
});

test('titles stand over their columns, without a gap and without an overlap', () => {
  for (const filled of forms) {
    const { rows, merges, titles } = formSheet(filled, 'Ghi chú');
    const [first] = titles;
    const depth = depthOf(filled.form.head);
    const width = columnsOf(filled.form.head) + 1;
    const covered = new Map<string, number>();
    const inHead = merges.filter(({ top }) => top >= first && top < first + depth);
    for (const { top, left, bottom, right } of inHead)
      for (let r = top; r <= bottom; r += 1)
        for (let c = left; c <= right; c += 1) covered.set(`${r},${c}`, (covered.get(`${r},${c}`) ?? 0) + 1);
    expect([...covered.values()].filter((times) => times > 1)).toEqual([]);
    for (let r = first; r < first + depth; r += 1)
      for (let c = 0; c < width; c += 1) {
        // Each place has a title of its own, or is part of a merged one whose corner has it.
        const merge = inHead.find(({ top, left, bottom, right }) => r >= top && r <= bottom && c >= left && c <= right);
        const [top, left] = merge ? [merge.top, merge.left] : [r, c];
        expect(rows[top]?.[left]?.value, `${filled.form.code} ${r},${c}`).toEqual(expect.stringMatching(/\p{L}/u));
      }
  }
});
