/** The clock of the playground: the machine's own, moved forward by those who play. */
import { addDays, atTime, isWorkingDay, officeDay, quietUntil } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';

const halfHour = 30 * 60_000;
const day = 24 * 3_600_000;
/** When an office is surely awake. */
const morning = '08:30';

export type Move = 'half-hour' | 'day' | 'two-days' | 'week' | 'digest' | 'reset';

/** The two windows of Zalo are the last. */
const steps: Readonly<Record<Exclude<Move, 'digest' | 'reset'>, number>> = {
  'half-hour': halfHour,
  day,
  'two-days': 2 * day,
  week: 7 * day,
};

/** At night and on days off notices are held back, and there would be little to see: then play begins on the next working morning. */
export const daytime = (at: number, { zone, quiet, holidays }: Office): number => {
  const today = officeDay(at, zone);
  if (isWorkingDay(today, holidays)) {
    if (quietUntil(at, quiet, zone) === undefined) return at;
    const later = atTime(today, morning, zone);
    if (later > at) return later;
  }
  let next = addDays(today, 1);
  while (!isWorkingDay(next, holidays)) next = addDays(next, 1);
  return atTime(next, morning, zone);
};

/** The next time it is the hour of the digest, on a working day. */
const nextDigest = (at: number, { zone, digestAt, holidays }: Office): number => {
  let day = officeDay(at, zone);
  while (!isWorkingDay(day, holidays) || atTime(day, digestAt, zone) <= at) day = addDays(day, 1);
  return atTime(day, digestAt, zone);
};

/** @param start ms to be added to the machine's clock as at the beginning, for `reset` */
export const moved = (move: Move, at: number, real: number, start: number, office: Office): number => {
  if (move === 'digest') return nextDigest(at, office);
  return move === 'reset' ? real + start : at + steps[move];
};
