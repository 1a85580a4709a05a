import { describe, expect, test } from 'vitest';
import { CALENDAR, tableFrom } from '../../../src/domain/period.ts';
import { read } from './told.ts';

const at = (day: string, clock = '08:00'): number => Date.parse(`${day}T${clock}:00+07:00`);
const days = (words: string, now: number, tables = CALENDAR): string => {
  const { period, periodProblem } = read(`${words}: tiếp dân 3 lượt`, now, tables);
  if (periodProblem) return `?${periodProblem.code}`;
  return period ? `${period.kind} ${period.from}${period.to === period.from ? '' : ` ${period.to}`}` : '';
};

describe('on Monday 15 June 2026', () => {
  test.each([
    ['hôm nay', 'day 2026-06-15'],
    ['hom qua', 'day 2026-06-14'],
    ['hôm kia', 'day 2026-06-13'],
    ['chiều qua', 'day 2026-06-14'],
    ['hôm qua 14/6', 'day 2026-06-14'],
    ['thứ Sáu', 'day 2026-06-12'],
    ['thu 6', 'day 2026-06-12'],
    ['thứ hai', 'day 2026-06-15'],
    ['thứ Hai tuần trước', 'day 2026-06-08'],
    ['thứ sáu ngày 12/6', 'day 2026-06-12'],
    ['chủ nhật', 'day 2026-06-14'],
    ['CN 7/6', 'day 2026-06-07'],
    // Nobody reports a week that begins today.
    ['tuần', 'week 2026-06-08 2026-06-14'],
    ['tuần này', 'week 2026-06-15 2026-06-21'],
    ['tuan qua', 'week 2026-06-08 2026-06-14'],
    ['tuần 24', 'week 2026-06-08 2026-06-14'],
    ['tuần 8-14/6', 'week 2026-06-08 2026-06-14'],
    ['tuần từ 8/6 đến 14/6', 'week 2026-06-08 2026-06-14'],
    ['tuần 25 (15-21/6)', 'week 2026-06-15 2026-06-21'],
    ['tháng 5', 'month 2026-05-01 2026-05-31'],
    ['thang 5/2025', 'month 2025-05-01 2025-05-31'],
    ['tháng năm', 'month 2026-05-01 2026-05-31'],
    ['tháng này', 'month 2026-06-01 2026-06-30'],
    ['tháng', 'month 2026-06-01 2026-06-30'],
    ['tháng trước', 'month 2026-05-01 2026-05-31'],
    ['tháng 12', 'month 2025-12-01 2025-12-31'],
    ['T12', 'month 2025-12-01 2025-12-31'],
    ['quý 1', 'quarter 2026-01-01 2026-03-31'],
    ['quý I/2026', 'quarter 2026-01-01 2026-03-31'],
    ['Q.II', 'quarter 2026-04-01 2026-06-30'],
    ['quy 4', 'quarter 2025-10-01 2025-12-31'],
    ['báo cáo quý', 'quarter 2026-04-01 2026-06-30'],
    ['6 tháng đầu năm', 'half 2026-01-01 2026-06-30'],
    ['6 thang dau nam 2025', 'half 2025-01-01 2025-06-30'],
    ['sáu tháng cuối năm', 'half 2025-07-01 2025-12-31'],
    ['báo cáo 6 tháng', 'half 2026-01-01 2026-06-30'],
    ['9 tháng 2025', 'nine-months 2025-01-01 2025-09-30'],
    ['3 tháng đầu năm', 'quarter 2026-01-01 2026-03-31'],
    ['năm 2025', 'year 2025-01-01 2025-12-31'],
    ['năm ngoái', 'year 2025-01-01 2025-12-31'],
    ['từ đầu năm đến nay', 'year 2026-01-01 2026-12-31'],
    ['ngày 12', 'day 2026-06-12'],
    ['ngày 31', 'day 2026-05-31'],
    ['ngày 12/5', 'day 2026-05-12'],
    ['ngày 28/12', 'day 2025-12-28'],
    ['ngày 12 tháng 5 năm 2025', 'day 2025-05-12'],
    ['12/5/2026', 'day 2026-05-12'],
    ['12-5-2026', 'day 2026-05-12'],
    ['12.5.2026', 'day 2026-05-12'],
    ['2026-05-12', 'day 2026-05-12'],
    ['ngày 12.5', 'day 2026-05-12'],
    ['12/5/26', 'day 2026-05-12'],
    ['từ 1/6 đến 14/6', 'range 2026-06-01 2026-06-14'],
    ['từ ngày 8 đến hết ngày 14/6', 'range 2026-06-08 2026-06-14'],
    ['từ 1/6 đến nay', 'range 2026-06-01 2026-06-15'],
    ['8/6 – 14/6/2026', 'range 2026-06-08 2026-06-14'],
    ['15/12 - 14/6/2026', 'range 2025-12-15 2026-06-14'],
    ['Từ ngày 15/12/2025 đến ngày 14/6/2026', 'range 2025-12-15 2026-06-14'],
    ['tính đến 14/6', 'day 2026-06-14'],
    ['6 tháng đầu năm (tính đến 14/6)', 'half 2026-01-01 2026-06-30'],
    ['ngày 16', 'day 2026-05-16'],
    // Not about these days.
    ['so với tháng 5', ''],
    ['so với cùng kỳ năm 2025', ''],
    ['', ''],
    // To be asked.
    ['ngày 16/6', '?future'],
    ['tháng 7', '?future'],
    ['tháng 12/2026', '?future'],
    ['quý 3', '?future'],
    ['năm 2027', '?future'],
    ['tuần sau', '?future'],
    ['ngày mai', '?future'],
    ['thứ Sáu tuần này', '?future'],
    ['ngày 20/6/2026', '?future'],
    ['ngày 31/4', '?no-such-day'],
    ['ngày 30/2/2026', '?no-such-day'],
    ['ngày 12/13', '?no-such-day'],
    ['từ 14/6 đến 8/6', '?backwards'],
    ['T5', '?unclear'],
    ['tháng 4 và tháng 5', '?several'],
  ])('%j', (words, wanted) => {
    expect(days(words, at('2026-06-15'))).toBe(wanted);
  });
});

test('T5 offers both that it may be', () => {
  const { periodProblem } = read('T5 tiếp dân 3 lượt', at('2026-06-15'));
  expect(periodProblem?.choices.map(({ from, to }) => [from, to])).toEqual([
    ['2026-06-11', '2026-06-11'],
    ['2026-05-01', '2026-05-31'],
  ]);
});

test('a day inside the period that is told first is a detail', () => {
  const { period } = read('Tháng 5/2026: tiếp 3 lượt; ngày 12/5 đối thoại 1 cuộc', at('2026-06-15'));
  expect(period).toMatchObject({ code: '2026-05' });
});

test('the office’s day begins at its midnight, not at UTC’s', () => {
  expect(days('hôm qua', at('2026-06-15', '00:30'))).toBe('day 2026-06-14');
  expect(days('hôm qua', at('2026-06-14', '23:30'))).toBe('day 2026-06-13');
});

test.each([
  ['2026-06-12', 'tuần', 'week 2026-06-08 2026-06-14'],
  ['2026-06-14', 'tuần', 'week 2026-06-08 2026-06-14'],
  ['2026-01-01', 'hôm qua', 'day 2025-12-31'],
  ['2026-01-02', 'tháng', 'month 2025-12-01 2025-12-31'],
  ['2026-01-05', 'ngày 28/12', 'day 2025-12-28'],
  ['2026-01-05', 'quý 4', 'quarter 2025-10-01 2025-12-31'],
  ['2026-07-05', 'báo cáo quý', 'quarter 2026-04-01 2026-06-30'],
  ['2026-01-10', '6 tháng cuối năm', 'half 2025-07-01 2025-12-31'],
  ['2024-02-29', 'hôm nay', 'day 2024-02-29'],
  ['2024-03-01', 'ngày 29/2', 'day 2024-02-29'],
  ['2025-03-01', 'ngày 29/2', '?no-such-day'],
  ['2024-12-30', 'tuần này', 'week 2024-12-30 2025-01-05'],
])('on %s, %j', (today, words, wanted) => {
  expect(days(words, at(today))).toBe(wanted);
});

test.each([
  ['2026-06-14', '6 tháng đầu năm', 'half 2025-12-15 2026-06-14'],
  ['2026-06-20', '6 tháng đầu năm 2026', 'half 2025-12-15 2026-06-14'],
  ['2026-06-10', 'tháng 6', 'month 2026-05-15 2026-06-14'],
  ['2026-06-16', 'tháng', 'month 2026-05-15 2026-06-14'],
  ['2025-12-20', 'tháng 12', 'month 2025-11-15 2025-12-14'],
  ['2025-12-20', 'năm 2025', 'year 2024-12-15 2025-12-14'],
  ['2026-03-20', 'quý I', 'quarter 2025-12-15 2026-03-14'],
])('with books closed on the 14th, on %s, %j', (today, words, wanted) => {
  expect(days(words, at(today), [tableFrom(15, '1974-01-01', 'mid')])).toBe(wanted);
});
