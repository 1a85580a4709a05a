import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import {
  CALENDAR,
  daysOf,
  findPeriod,
  PERIOD_KINDS,
  parsePeriod,
  periodAt,
  periodOf,
  periodsOf,
  periodWith,
  tableFrom,
  yearEarlier,
} from '../../src/domain/period.ts';

/** As much of the state reports: decree 70/2023/NĐ-CP, circular 23/2024/TT-BCT. */
const MID_MONTH = [tableFrom(15, '1974-01-01', 'mid')];

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
  const tables = [tableFrom(firstDay, '1974-01-01', 'test')];
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

test('without a table there is no period', () => {
  expect(findPeriod(2020, 'H1', [tableFrom(15, '2026-01-01', 'new')])).toBeUndefined();
  expect(() => periodOf(2020, 'H1', [])).toThrow(RangeError);
  expect(() => periodWith('month', '2020-01-01', [])).toThrow(RangeError);
  expect(parsePeriod('2020', [])).toBeUndefined();
});

describe('the first day changes', () => {
  const from15 = (since: string) => [...CALENDAR, tableFrom(15, since, 'new')];
  const back = [tableFrom(15, '1974-01-01', 'old'), tableFrom(1, '2027-01-01', 'new')];

  test.each([
    // The change falls on the day on which a window opens: the one before ends the day before.
    ['2025-12', from15('2025-12-15'), '2025-12-01 2025-12-14'],
    ['2025', from15('2025-12-15'), '2025-01-01 2025-12-14'],
    ['2026', from15('2025-12-15'), '2025-12-15 2026-12-14'],
    ['2026-H1', from15('2025-12-15'), '2025-12-15 2026-06-14'],
    // Too late for January: that month is short, the year begins by the calendar.
    ['2026-01', from15('2026-01-01'), '2026-01-01 2026-01-14'],
    ['2026-02', from15('2026-01-01'), '2026-01-15 2026-02-14'],
    ['2026', from15('2026-01-01'), '2026-01-01 2026-12-14'],
    ['2026-Q1', from15('2026-01-01'), '2026-01-01 2026-03-14'],
    // Back to the calendar: December is long.
    ['2026-12', back, '2026-11-15 2026-12-31'],
    ['2026', back, '2025-12-15 2026-12-31'],
    ['2027-01', back, '2027-01-01 2027-01-31'],
  ])('%s', (code, tables, wanted) => {
    const { from, to } = parsePeriod(code, tables)!;
    expect(`${from} ${to}`).toBe(wanted);
  });

  test('only of what is longer than a month', () => {
    const tables = [...CALENDAR, { since: '2025-12-15', month: 1, longer: 15, source: '' }];
    expect(days('2026-05', tables)).toBe('2026-05 2026-05-01 2026-05-31');
    expect(days('2026-9M', tables)).toBe('2026-9M 2025-12-15 2026-09-14');
  });

  test('however often it changes, every day is in one month, one quarter, one half-year, one year', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n));
    const first = fc.integer({ min: 1, max: 28 });
    const change = fc.record({ since: day, month: first, longer: first, source: fc.constant('') });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const tables = [...CALENDAR, ...changes];
        for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
          let next = periodsOf(2022, kind, tables)[0]!.from;
          for (let year = 2022; year <= 2028; year += 1)
            for (const { from, to } of periodsOf(year, kind, tables)) {
              expect(from).toBe(next);
              expect(from <= to).toBe(true);
              next = addDays(to, 1);
            }
        }
      }),
    );
  });
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
