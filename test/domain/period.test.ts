import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import {
  CALENDAR,
  daysOf,
  findPeriod,
  MID_MONTH,
  PERIOD_KINDS,
  parsePeriod,
  periodAt,
  periodOf,
  periodsOf,
  tableFrom,
  yearEarlier,
} from '../../src/domain/period.ts';

const days = (code: string, tables = CALENDAR): string | undefined => {
  const period = parsePeriod(code, tables);
  return period && `${period.code} ${period.from} ${period.to}`;
};

test.each([
  ['2023-H1', '2023-H1 2023-01-01 2023-06-30'],
  ['2023-h2', '2023-H2 2023-07-01 2023-12-31'],
  ['2023-9m', '2023-9M 2023-01-01 2023-09-30'],
  ['2023-Q3', '2023-Q3 2023-07-01 2023-09-30'],
  ['2024-02', '2024-02 2024-02-01 2024-02-29'],
  ['2023-02', '2023-02 2023-02-01 2023-02-28'],
  [' 2023 ', '2023 2023-01-01 2023-12-31'],
])('by the calendar, %s', (code, wanted) => {
  expect(days(code)).toBe(wanted);
});

test.each([
  ['2026-H1', '2026-H1 2025-12-15 2026-06-14'],
  ['2026-H2', '2026-H2 2026-06-15 2026-12-14'],
  ['2026-9M', '2026-9M 2025-12-15 2026-09-14'],
  ['2026', '2026 2025-12-15 2026-12-14'],
  ['2026-Q1', '2026-Q1 2025-12-15 2026-03-14'],
  ['2026-01', '2026-01 2025-12-15 2026-01-14'],
  ['2026-03', '2026-03 2026-02-15 2026-03-14'],
])('books closed on the 14th, %s', (code, wanted) => {
  expect(days(code, MID_MONTH)).toBe(wanted);
});

test.each([
  '',
  '23',
  '2023-',
  '2023-Y',
  '2023-13',
  '2023-00',
  '2023-Q5',
  '2023-H3',
  '2023-M9',
  '2023-1',
  '1900',
  '9999-H1',
  '2023-H1x',
  '２０２３',
])('%j is no period', (code) => {
  expect(parsePeriod(code, CALENDAR)).toBeUndefined();
});

test.each([1, 2, 15, 21, 26, 28])('whatever day the books close, the months fill the year (%d)', (firstDay) => {
  const tables = [tableFrom(firstDay, 1975, 'test')];
  for (const kind of ['month', 'quarter', 'half'] as const) {
    let last: string | undefined;
    for (let year = 2019; year <= 2029; year += 1)
      for (const { from, to } of periodsOf(year, kind, tables)) {
        expect(from <= to).toBe(true);
        if (last !== undefined) expect(from).toBe(addDays(last, 1));
        last = to;
      }
  }
  for (let year = 2019; year <= 2029; year += 1) {
    const whole = periodOf(year, 'Y', tables);
    const [first, second] = periodsOf(year, 'half', tables);
    expect([first!.from, second!.to]).toEqual([whole.from, whole.to]);
    expect(periodOf(year, '9M', tables)).toMatchObject({ from: whole.from, to: periodOf(year, 'Q3', tables).to });
    expect([365, 366]).toContain(daysOf(whole));
  }
});

test('the days on both sides of the 14th', () => {
  expect(periodAt('half', '2026-06-14', MID_MONTH)?.code).toBe('2026-H1');
  expect(periodAt('half', '2026-06-15', MID_MONTH)?.code).toBe('2026-H2');
  expect(periodAt('year', '2026-12-14', MID_MONTH)?.code).toBe('2026');
  expect(periodAt('year', '2026-12-15', MID_MONTH)?.code).toBe('2027');
  expect(periodAt('month', '2025-12-31', MID_MONTH)?.code).toBe('2026-01');
  expect(periodAt('nine-months', '2026-10-01', CALENDAR)).toBeUndefined();
});

test('every day is in one period of each kind', () => {
  for (const tables of [CALENDAR, MID_MONTH])
    for (let day = '2023-11-01'; day <= '2025-02-01'; day = addDays(day, 1))
      for (const kind of PERIOD_KINDS.filter((each) => each !== 'nine-months')) {
        const found = periodAt(kind, day, tables)!;
        expect(found.from <= day && day <= found.to).toBe(true);
        expect(parsePeriod(found.code, tables)).toEqual(found);
      }
});

test('a table holds from its year on', () => {
  const tables = [tableFrom(15, 2026, 'new'), tableFrom(1, 1975, 'old')];
  expect(days('2025-H1', tables)).toBe('2025-H1 2025-01-01 2025-06-30');
  expect(days('2026-H1', tables)).toBe('2026-H1 2025-12-15 2026-06-14');
  expect(findPeriod(2020, 'H1', [tableFrom(15, 2026, 'new')])).toBeUndefined();
  expect(() => periodOf(2020, 'H1', [])).toThrow(RangeError);
  expect(parsePeriod('2020', [])).toBeUndefined();
});

describe('the same a year earlier', () => {
  test.each([
    ['2026-01-01', '2026-06-30', '2025-01-01', '2025-06-30'],
    ['2025-12-15', '2026-06-14', '2024-12-15', '2025-06-14'],
    // All of February is compared with all of February.
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['2025-02-28', '2025-02-28', '2024-02-28', '2024-02-28'],
    ['2024-02-15', '2024-03-14', '2023-02-15', '2023-03-14'],
    ['2024-02-29', '2024-03-06', '2023-02-28', '2023-03-06'],
  ])('of %s to %s', (from, to, wantedFrom, wantedTo) => {
    expect(yearEarlier({ from, to })).toEqual({ from: wantedFrom, to: wantedTo });
  });

  test('of a week, the same days of the week', () => {
    expect(yearEarlier({ from: '2026-06-08', to: '2026-06-14', kind: 'week' })).toEqual({
      from: '2025-06-09',
      to: '2025-06-15',
    });
  });
});
