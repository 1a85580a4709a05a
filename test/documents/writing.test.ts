import { expect, test } from 'vitest';
import { comparisonTable } from '../../src/documents/comparison.ts';
import { paragraph } from '../../src/documents/report.ts';
import { boldWidth } from '../../src/documents/width.ts';
import { cellText, monthOf, provenanceText, roman } from '../../src/documents/writing.ts';

test.each([
  [1202, 'count', '1.202'],
  [9081, 'count', '9.081'],
  [2811.7, 'count', '2.811,7'],
  [0, 'count', '0'],
  [0.9995, 'share', '99,95%'],
  [176 / 221, 'share', '79,64%'],
  [0.85965, 'share', '85,97%'],
  [1, 'share', '100%'],
  [-108, 'change', '-108'],
  [12, 'change', '+12'],
  [0, 'change', '0'],
  [0.2, 'change', '+0,2'],
  [0.001, 'change', '0'],
  [0, 'growth', '0%'],
  [-0.08244, 'growth', '-8,24%'],
  [0.5, 'growth', '+50%'],
  [null, 'count', '–'],
  ['lượt', 'text', 'lượt'],
] as const)('%s as %s: %s', (value, kind, text) => {
  expect(cellText(value, kind)).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no figure', (value) => {
  expect(() => cellText(value, 'count')).toThrow(RangeError);
});

test('months and numerals', () => {
  expect([1, 2, 3, 12].map(monthOf)).toEqual(['01', '02', '3', '12']);
  expect([1, 3, 4, 5, 8, 9, 10, 14, 19, 20, 39].map(roman).join(' ')).toBe('I III IV V VIII IX X XIV XIX XX XXXIX');
});

test('whence figures come, at any hour', () => {
  const cutOff = { day: '2026-06-12', clock: '10:05' };
  expect(provenanceText({ cutOff, definitions: 'v2', snapshot: 'BC-1', decimals: 1 })).toBe(
    'Số liệu chốt 10 giờ 05 ngày 12/6/2026; định nghĩa v2; mã bản chụp BC-1; tỷ lệ làm tròn đến 1 chữ số thập phân, nửa đơn vị làm tròn lên.',
  );
});

test('a paragraph knows its holes', () => {
  expect(paragraph('Hai là, [CẦN BỔ SUNG]. Ba là [CẦN BỔ SUNG: việc gì ].').runs).toEqual([
    { text: 'Hai là, ' },
    { missing: '' },
    { text: '. Ba là ' },
    { missing: 'việc gì' },
    { text: '.' },
  ]);
  expect(paragraph('Không thiếu gì [1].').runs).toEqual([{ text: 'Không thiếu gì [1].' }]);
  expect(paragraph('[CẦN BỔ SUNG').runs).toEqual([{ text: '[CẦN BỔ SUNG' }]);
});

test('a comparison: differences are worked out, not typed; from nothing there is no percentage', () => {
  const { rows } = comparisonTable([
    { name: 'Tiếp nhận', unit: 'lượt', now: 1202, before: 1310 },
    { name: 'Qua Telegram', unit: 'lượt', now: 58, before: 0, part: true },
    { name: 'Tiền', unit: 'triệu đồng', now: 540.3, before: 540.1 },
    { name: 'Quà', unit: 'suất', now: 5, before: null },
  ]);
  expect(rows).toEqual([
    { values: ['1', 'Tiếp nhận', 'lượt', 1202, 1310, -108, -108 / 1310], strong: true, level: 0 },
    { values: ['', 'Qua Telegram', 'lượt', 58, 0, 58, null], strong: false, level: 1 },
    { values: ['2', 'Tiền', 'triệu đồng', 540.3, 540.1, 0.2, 0.2 / 540.1], strong: false, level: 0 },
    { values: ['3', 'Quà', 'suất', 5, null, null, null], strong: false, level: 0 },
  ]);
});

test('widths of bold Times New Roman, as an office suite set them', () => {
  expect(boldWidth('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13)).toBeCloseTo(270.9, 0);
  expect(boldWidth('Độc lập - Tự do - Hạnh phúc', 14)).toBeCloseTo(171.2, 0);
  expect(boldWidth('ơƯ'.normalize('NFD'), 2048)).toBe(1134 + 1630);
  expect(boldWidth('', 14)).toBe(0);
});
