/** When staff may be reminded of something: on working days, while the office is open. */
import { addDays, atTime, type Day, isWorkingDay, officeDay } from './calendar.ts';
import { DEADLINES } from './deadline.ts';
import type { Office } from './office.ts';

export const OFFICE_OPENS = '08:00';

export type Hours = Pick<Office, 'zone' | 'holidays'>;

export const workingDayBefore = (day: Day, { holidays }: Hours): Day => {
  let found = addDays(day, -1);
  while (!isWorkingDay(found, holidays)) found = addDays(found, -1);
  return found;
};

/** The first moment from `at` on (ms) at which the office is open: `at` itself, or the next working morning. */
export const officeHourFrom = (at: number, { zone, holidays }: Hours): number => {
  const today = officeDay(at, zone);
  const opens = (day: Day): number => atTime(day, OFFICE_OPENS, zone);
  if (isWorkingDay(today, holidays) && at < atTime(today, DEADLINES.endOfOffice, zone))
    return Math.max(at, opens(today));
  let day = addDays(today, 1);
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1);
  return opens(day);
};
