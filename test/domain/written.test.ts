import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../src/domain/indicator.ts';
import { CALENDAR, parsePeriod } from '../../src/domain/period.ts';
import {
  type FigureStyle,
  PLAIN,
  writeChange,
  writeCount,
  writeDay,
  writeFigure,
  writeLongDay,
  writeMoney,
  writeNumber,
  writePeriod,
  writeShare,
} from '../../src/domain/written.ts';

const ZEROS: FigureStyle = { zeros: true, billions: false };
const BILLIONS: FigureStyle = { zeros: false, billions: true };
const of = (kind: Indicator['kind'], unit: string): Pick<Indicator, 'kind' | 'unit'> => ({ kind, unit });
const TURNS = of('count', 'lượt');
const MONEY = of('money', 'đồng');

describe('the seed figures', () => {
  test.each([
    [writeFigure(TURNS, { value: 1202 }), '1.202 lượt'],
    [writeFigure(of('count', 'suất'), { value: 9081 }), '9.081 suất'],
    [writeFigure(MONEY, { value: 2_811_700_000 }), '2.811,7 triệu đồng'],
    [writeFigure(of('share', '%'), { value: 99.95 }), '99,95%'],
    [writeFigure(of('ratio', 'vụ'), { value: 33, total: 37 }), '33/37 vụ, còn 4 vụ'],
    [writeFigure(of('ratio', 'đơn'), { value: 8, total: 24 }, ZEROS), '08/24 đơn, còn 16 đơn'],
    [writeFigure(of('ratio', 'xã'), { value: 5, total: 9 }, ZEROS), '05/09 xã, còn 04 xã'],
    [writeFigure(of('ratio', 'vụ'), { value: 37, total: 37 }), '37/37 vụ'],
    [writeFigure(of('ratio', 'vụ'), { value: 5 }, ZEROS), '05 vụ'],
    [writeFigure(of('count', 'lĩnh vực'), { value: 4 }, ZEROS), '04 lĩnh vực'],
    [writeFigure(of('count', 'lớp'), { value: 1 }), '1 lớp'],
    [writeShare(176, 221), '79,64%'],
    [writeShare(1129, 1202), '93,93%'],
    [writeShare(49, 57), '85,96%'],
    [writeChange(TURNS, { value: 1202 }, { value: 1310 }, 2025), 'giảm 108 lượt (8,24%) so với cùng kỳ năm 2025'],
  ])('%s', (written, wanted) => {
    expect(written).toBe(wanted);
  });
});

test.each([
  [0, '0'],
  [7, '7'],
  [1_000, '1.000'],
  [1_234_567, '1.234.567'],
  [12.5, '12,5'],
  [12.345, '12,35'],
  [0.005, '0,01'],
  [1.005, '1,01'],
  [-3.5, '-3,5'],
  [99.999, '100'],
])('number %d is %s', (value, wanted) => {
  expect(writeNumber(value)).toBe(wanted);
});

test.each([
  [0, '0 đồng'],
  [540_000, '540.000 đồng'],
  [999_999, '999.999 đồng'],
  [1_000_000, '1 triệu đồng'],
  [8_500_000, '8,5 triệu đồng'],
  [8_549_999, '8,5 triệu đồng'],
  [8_550_000, '8,6 triệu đồng'],
  [60_000_000, '60 triệu đồng'],
  [540_500_000, '540,5 triệu đồng'],
  [1_200_000_000, '1.200 triệu đồng'],
])('%d is %s', (value, wanted) => {
  expect(writeMoney(value, PLAIN)).toBe(wanted);
});

test.each([
  [999_999_999, '1.000 triệu đồng'],
  [1_200_000_000, '1,2 tỷ đồng'],
  [2_811_700_000, '2,81 tỷ đồng'],
])('%d in tỷ is %s', (value, wanted) => {
  expect(writeMoney(value, BILLIONS)).toBe(wanted);
});

test.each([
  ['area', 350, '350 m²'],
  ['area', 9_999.5, '9.999,5 m²'],
  ['area', 15_000, '1,5 ha'],
  ['area', 15_001, '15.001 m²'],
  ['length', 500, '500 m'],
  ['length', 3_500, '3,5 km'],
  ['length', 3_501, '3.501 m'],
] as const)('%s %d is %s', (kind, value, wanted) => {
  expect(writeFigure(of(kind, ''), { value })).toBe(wanted);
});

describe('compared with the same period', () => {
  test.each([
    [124, 112, 'tăng 12 lượt (10,71%) so với cùng kỳ năm 2025'],
    [7, 5, 'tăng 2 lượt so với cùng kỳ năm 2025'],
    [22, 20, 'tăng 2 lượt (10%) so với cùng kỳ năm 2025'],
    [21, 19, 'tăng 2 lượt so với cùng kỳ năm 2025'],
    [5, 5, 'bằng cùng kỳ năm 2025'],
    [0, 30, 'giảm 30 lượt (100%) so với cùng kỳ năm 2025'],
    [3, 0, 'tăng 3 lượt so với cùng kỳ năm 2025'],
  ])('%d after %d', (now, before, wanted) => {
    expect(writeChange(TURNS, { value: now }, { value: before }, 2025)).toBe(wanted);
  });

  test('nobody knows', () => {
    expect(writeChange(TURNS, { value: 5 }, undefined, 2025)).toBe('chưa có số liệu cùng kỳ');
  });

  test('of shares the difference is in points, of an x out of y x is compared, money is money', () => {
    expect(writeChange(of('share', '%'), { value: 99.95 }, { value: 98.7 }, 2021)).toBe(
      'tăng 1,25 điểm phần trăm so với cùng kỳ năm 2021',
    );
    expect(writeChange(of('ratio', 'vụ'), { value: 33, total: 37 }, { value: 35, total: 36 }, 2022, ZEROS)).toBe(
      'giảm 02 vụ (5,71%) so với cùng kỳ năm 2022',
    );
    expect(writeChange(MONEY, { value: 60_000_000 }, { value: 50_000_000 }, 2025)).toBe(
      'tăng 10 triệu đồng (20%) so với cùng kỳ năm 2025',
    );
  });

  test('never a minus, whatever the numbers', () => {
    const amounts = fc.record({ value: fc.nat(1_000_000) });
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(TURNS, MONEY, of('area', 'm²')), (now, before, indicator) => {
        const written = writeChange(indicator, now, before, 2025);
        expect(written).not.toMatch(/-|NaN|undefined/);
        expect(written.startsWith('tăng')).toBe(now.value > before.value);
      }),
    );
  });
});

test('the same signs as the runtime has for Vietnamese', () => {
  const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (hundredths) => {
      expect(writeNumber(hundredths / 100)).toBe(format.format(hundredths / 100));
    }),
  );
});

test('a nought before a single digit, in some documents', () => {
  expect([0, 1, 9, 10, 1202].map((value) => writeCount(value, ZEROS))).toEqual(['0', '01', '09', '10', '1.202']);
});

test('days and periods', () => {
  expect(writeLongDay('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
  expect(writeLongDay('2026-06-15')).toBe('ngày 15 tháng 6 năm 2026');
  expect(writeLongDay('2026-12-01')).toBe('ngày 01 tháng 12 năm 2026');
  expect(writeDay('2026-06-05')).toBe('5/6/2026');
  const name = (code: string): string => writePeriod(parsePeriod(code, CALENDAR)!);
  expect(['2023-05', '2023-Q1', '2023-Q4', '2023-H1', '2023-H2', '2023-9M', '2023'].map(name)).toEqual([
    'tháng 5 năm 2023',
    'quý I năm 2023',
    'quý IV năm 2023',
    '6 tháng đầu năm 2023',
    '6 tháng cuối năm 2023',
    '9 tháng đầu năm 2023',
    'năm 2023',
  ]);
});
