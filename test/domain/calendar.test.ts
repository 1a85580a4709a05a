import { expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  atTime,
  daysBetween,
  isDay,
  isoWithOffset,
  isWorkingDay,
  officeClock,
  officeDay,
  quietUntil,
  startOfDay,
  weekday,
} from '../../src/domain/calendar.ts';
import { complaintLimit, dueAt } from '../../src/domain/deadline.ts';
import { HOLIDAY_YEARS, hasOfficialHolidays, VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
const at = (iso: string): number => Date.parse(iso);

test('a day of the office begins at its midnight', () => {
  expect(officeDay(at('2026-11-22T16:59:59.999Z'), HANOI)).toBe('2026-11-22');
  expect(officeDay(at('2026-11-22T17:00:00Z'), HANOI)).toBe('2026-11-23');
  expect(startOfDay('2026-11-23', HANOI)).toBe(at('2026-11-22T17:00:00Z'));
  expect(atTime('2026-11-23', '06:50', HANOI)).toBe(at('2026-11-22T23:50:00Z'));
  expect(officeClock(at('2026-11-22T23:50:30Z'), HANOI)).toBe('06:50');
  expect(isoWithOffset(at('2026-11-22T16:48:00.7Z'), HANOI)).toBe('2026-11-22T23:48:00+07:00');
});

test.each([
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['America/Sao_Paulo', '2018-11-04', 23], // its midnight does not exist
  ['America/Sao_Paulo', '2018-02-17', 25], // its last hour comes twice
  ['Asia/Kathmandu', '2026-05-01', 24],
  [HANOI, '2026-02-17', 24],
])('in %s the day %s has %d hours', (zone, day, hours) => {
  const start = startOfDay(day, zone);
  expect(officeDay(start, zone)).toBe(day);
  expect(officeDay(start - 1, zone)).toBe(addDays(day, -1));
  expect((startOfDay(addDays(day, 1), zone) - start) / 3_600_000).toBe(hours);
});

test('a local time that the clocks jump over comes as much later; one that comes twice is the first', () => {
  expect(officeClock(atTime('2026-03-08', '02:30', 'America/New_York'), 'America/New_York')).toBe('03:30');
  expect(isoWithOffset(atTime('2026-11-01', '01:30', 'America/New_York'), 'America/New_York')).toBe(
    '2026-11-01T01:30:00-04:00',
  );
  expect(isoWithOffset(0, 'Asia/Kathmandu')).toBe('1970-01-01T05:30:00+05:30');
});

test('each hour of ten years reads back as the time it was made from', () => {
  for (const zone of [HANOI, 'America/New_York', 'Australia/Lord_Howe']) {
    for (let day = '2021-01-01'; day < '2031-01-01'; day = addDays(day, 13)) {
      expect(officeDay(atTime(day, '12:00', zone), zone)).toBe(day);
      expect(officeClock(atTime(day, '17:45', zone), zone)).toBe('17:45');
    }
  }
});

test('days are counted and named', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
  expect([weekday('2026-11-22'), weekday('2026-11-23')]).toEqual([7, 1]);
  expect([isDay('2026-02-29'), isDay('2028-02-29'), isDay('2026-2-9'), isDay('x')]).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(() => addDays('hôm qua', 1)).toThrow(RangeError);
  expect(() => atTime('2026-01-01', '25:00', HANOI)).toThrow(RangeError);
  expect(() => officeDay(0, 'Asia/Nowhere')).toThrow(RangeError);
});

const QUIET = { from: '21:00', to: '06:30' };

test.each([
  ['2026-11-22T20:59:59+07:00', undefined],
  ['2026-11-22T21:00:00+07:00', '2026-11-23T06:30:00+07:00'],
  ['2026-11-23T00:00:00+07:00', '2026-11-23T06:30:00+07:00'],
  ['2026-11-23T06:29:59+07:00', '2026-11-23T06:30:00+07:00'],
  ['2026-11-23T06:30:00+07:00', undefined],
])('at %s quiet lasts until %s', (moment, end) => {
  const until = quietUntil(at(moment), QUIET, HANOI);
  expect(until && isoWithOffset(until, HANOI)).toBe(end);
});

test('quiet hours within a day, none at all, and over a change of clocks', () => {
  expect(quietUntil(at('2026-11-22T12:30:00+07:00'), { from: '12:00', to: '13:30' }, HANOI)).toBe(
    at('2026-11-22T13:30:00+07:00'),
  );
  expect(quietUntil(at('2026-11-22T13:30:00+07:00'), { from: '12:00', to: '13:30' }, HANOI)).toBeUndefined();
  expect(quietUntil(at('2026-11-22T03:00:00+07:00'), { from: '00:00', to: '00:00' }, HANOI)).toBeUndefined();
  expect(quietUntil(at('2026-10-24T22:00:00+02:00'), QUIET, 'Europe/Berlin')).toBe(at('2026-10-25T06:30:00+01:00'));
});

test.each([
  ['2026-02-09', 10, '2026-03-02'],
  ['2026-02-13', 7, '2026-03-03'],
  ['2026-04-24', 5, '2026-05-06'],
  ['2026-08-21', 7, '2026-09-03'], // Saturday 22 August is worked
  ['2026-08-28', 10, '2026-09-16'],
  ['2025-12-31', 7, '2026-01-12'], // Saturday 10 January is worked
  ['2026-11-20', 0, '2026-11-20'],
])('%s and %d working days is %s', (from, days, to) => {
  expect(addWorkingDays(from, days, VIETNAM_HOLIDAYS)).toBe(to);
});

test('the spans of holidays in 2026 are those that were published', () => {
  const spans: number[] = [];
  let run = 0;
  let holiday = false;
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    if (isWorkingDay(day, VIETNAM_HOLIDAYS)) {
      if (holiday) spans.push(run);
      run = 0;
      holiday = false;
    } else {
      run += 1;
      holiday ||= weekday(day) <= 5;
    }
  }
  expect(spans).toEqual([4, 9, 3, 4, 5]);
  expect(hasOfficialHolidays(2026)).toBe(true);
  expect(hasOfficialHolidays(2027)).toBe(false);
  for (const year of HOLIDAY_YEARS) {
    for (const day of year.free)
      expect([day.slice(0, 4), isDay(day), weekday(day) <= 5]).toEqual([String(year.year), true, true]);
    for (const day of year.worked) expect(weekday(day)).toBeGreaterThan(5);
  }
});

test('a calendar of nothing but holidays is a mistake, not an endless count', () => {
  const never = new Set(
    Array.from({ length: 400 }, (_, i) => addDays('2026-01-01', i)).filter((day) => weekday(day) <= 5),
  );
  expect(() => addWorkingDays('2026-01-01', 1, never)).toThrow(RangeError);
});

test.each([
  ['emergency', '2026-11-22T23:30:00+07:00', '2026-11-23T01:30:00+07:00'],
  ['urgent', '2026-11-20T09:00:00+07:00', '2026-11-23T17:00:00+07:00'],
  ['urgent', '2026-11-22T23:59:00+07:00', '2026-11-23T17:00:00+07:00'],
  ['normal', '2026-11-23T08:00:00+07:00', '2026-11-26T17:00:00+07:00'],
  ['normal', '2026-11-19T18:00:00+07:00', '2026-11-24T17:00:00+07:00'],
  ['normal', '2026-02-13T08:00:00+07:00', '2026-02-25T17:00:00+07:00'], // over Tết
] as const)('%s filed at %s is due at %s', (urgency, from, due) => {
  expect(isoWithOffset(dueAt(urgency, at(from), HANOI, VIETNAM_HOLIDAYS), HANOI)).toBe(due);
});

test('a complaint must be lodged within 90 days', () => {
  expect(complaintLimit('2026-11-22')).toBe('2027-02-20');
});
