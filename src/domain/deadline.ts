/** By when a petition must be answered. */
import { addDays, addWorkingDays, atTime, type Day, officeDay } from './calendar.ts';
import type { Urgency } from './taxonomy.ts';

/** Either so many hours from now, at any hour of any day, or the end of office hours so many working days on. */
export type Allowance = { readonly hours: number } | { readonly workingDays: number };

export type DeadlineRules = {
  readonly since: Day;
  readonly endOfOffice: string;
  readonly allowed: Readonly<Record<Urgency, Allowance>>;
};

/**
 * What the service promises a citizen. These are the product's own defaults, no law: communes promise between some hours and ten
 * working days, and three days for what can be seen on the spot is the most common. A tenant may set others.
 */
export const DEADLINES: DeadlineRules = {
  since: '2026-11-22',
  endOfOffice: '17:00',
  allowed: {
    emergency: { hours: 2 },
    urgent: { workingDays: 1 },
    normal: { workingDays: 3 },
  },
};

/**
 * The promised hour, ms. The day of receipt does not count; Saturdays, Sundays and holidays do not either.
 * @param from when the petition was filed, ms
 * @param zone the office's IANA zone
 * @param holidays exceptions to the working week, see `isWorkingDay`
 */
export const dueAt = (
  urgency: Urgency,
  from: number,
  zone: string,
  holidays: ReadonlySet<Day>,
  rules: DeadlineRules = DEADLINES,
): number => {
  const allowed = rules.allowed[urgency];
  if ('hours' in allowed) return from + allowed.hours * 3_600_000;
  return atTime(addWorkingDays(officeDay(from, zone), allowed.workingDays, holidays), rules.endOfOffice, zone);
};

/** Luật Khiếu nại 2011, art. 9: a complaint must be lodged within 90 days from the day the decision or act became known. */
const COMPLAINT_DAYS = 90;

/** The last day for a formal complaint. @param day the day on which the citizen learnt of the decision */
export const complaintLimit = (day: Day): Day => addDays(day, COMPLAINT_DAYS);
