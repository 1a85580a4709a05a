/** Days and hours of the office, in the time zone that is its setting. */

/** A calendar day as `YYYY-MM-DD`. */
export type Day = string;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Since 1972 every zone changes its offset on a whole quarter of an hour of UTC, so one answer holds for each quarter. */
const QUARTER = 15 * MINUTE;
const REMEMBERED = 4096;

type Zone = {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
  quarter: number;
  offset: number;
};
const zones = new Map<string, Zone>();

const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone: Zone = { format, offsets: new Map(), quarter: Number.NaN, offset: 0 };
  zones.set(name, zone);
  return zone;
};

/**
 * How far the zone's clocks are ahead of UTC, ms. A formatter call costs microseconds, so answers are kept per quarter of an hour.
 * @throws RangeError for a name that is no IANA zone, or a time that is no number
 */
export const offsetAt = (at: number, zone: string): number => {
  const known = zoneOf(zone);
  const quarter = Math.floor(at / QUARTER);
  if (known.quarter === quarter) return known.offset;
  let offset = known.offsets.get(quarter);
  if (offset === undefined) {
    const second = Math.floor(at / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of known.format.formatToParts(second)) part[type] = Number(value);
    offset = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour, part.minute, part.second) - second;
    if (known.offsets.size >= REMEMBERED) known.offsets.clear();
    known.offsets.set(quarter, offset);
  }
  known.quarter = quarter;
  known.offset = offset;
  return offset;
};

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const dayOf = (utc: number): Day => {
  const date = new Date(utc);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
};
/** Midnight of the day as if it were UTC. */
const utcOf = (day: Day): number => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(utc) || day.length !== 10) throw new RangeError(`Not a day (YYYY-MM-DD): ${day.slice(0, 20)}`);
  return utc;
};
const minutesOf = (clock: string): number => {
  const found = /^([01][0-9]|2[0-3]):([0-5][0-9])$/.exec(clock);
  if (!found) throw new RangeError(`Not a time of day (HH:MM): ${clock.slice(0, 20)}`);
  return Number(found[1]) * 60 + Number(found[2]);
};

/** Is it a real day, written `YYYY-MM-DD`? */
export const isDay = (text: string): boolean =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;

/** The office's day at a moment (ms). */
export const officeDay = (at: number, zone: string): Day => dayOf(at + offsetAt(at, zone));

/** The office's clock at a moment, `HH:MM`. */
export const officeClock = (at: number, zone: string): string => {
  const date = new Date(at + offsetAt(at, zone));
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};

/** The moment at which the zone's clocks show a local time; the first of two; where clocks jump over it, as much later. */
const moment = (local: number, zone: string): number => {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const early = local - Math.max(before, after);
  if (early + offsetAt(early, zone) === local) return early;
  const late = local - Math.min(before, after);
  if (late + offsetAt(late, zone) === local) return late;
  return local - before;
};

/** @param clock local time `HH:MM` @returns ms. On a day whose clocks jump over that time, as much later. */
export const atTime = (day: Day, clock: string, zone: string): number =>
  moment(utcOf(day) + minutesOf(clock) * MINUTE, zone);

/** The first moment of the day, ms. */
export const startOfDay = (day: Day, zone: string): number => atTime(day, '00:00', zone);

/** @param days may be negative */
export const addDays = (day: Day, days: number): Day => dayOf(utcOf(day) + days * DAY);

/** How many days `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utcOf(to) - utcOf(from)) / DAY);

/** 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => new Date(utcOf(day)).getUTCDay() || 7;

/** `2026-11-22T23:48:00+07:00`: whole seconds, the zone's offset. */
export const isoWithOffset = (at: number, zone: string): string => {
  const offset = offsetAt(at, zone);
  const minutes = Math.trunc(Math.abs(offset) / MINUTE);
  const local = new Date(at + offset).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
};

/** Local times `HH:MM`; `from` later than `to` means over midnight; equal means no quiet hours at all. */
export type QuietHours = { readonly from: string; readonly to: string };

/** When the quiet hours in which `at` lies end, ms; undefined outside of them. The first minute is quiet, the last moment is not. */
export const quietUntil = (at: number, quiet: QuietHours, zone: string): number | undefined => {
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const now = minutesOf(officeClock(at, zone));
  const inside = from < to ? now >= from && now < to : from > to && (now >= from || now < to);
  if (!inside) return undefined;
  const day = officeDay(at, zone);
  return atTime(now < to ? day : addDays(day, 1), quiet.to, zone);
};

/**
 * @param exceptions days on which the week's rule is turned round: a weekday in it is a holiday, a Saturday or Sunday in it is worked
 *   (a day swapped in for a bridged one). See `holidays.ts`.
 */
export const isWorkingDay = (day: Day, exceptions: ReadonlySet<Day>): boolean =>
  weekday(day) <= 5 !== exceptions.has(day);

/** A calendar without a working day in so long is a mistake in its data, not a reason to count for ever. */
const LONGEST_REST = 60;

/** The working day `count` working days later; the day itself does not count. `count` 0 gives the day itself. @throws RangeError */
export const addWorkingDays = (day: Day, count: number, exceptions: ReadonlySet<Day>): Day => {
  let found = day;
  for (let left = count, rested = 0; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found, exceptions)) {
      left -= 1;
      rested = 0;
    } else {
      rested += 1;
      if (rested > LONGEST_REST) throw new RangeError(`No working day in the ${LONGEST_REST} days before ${found}`);
    }
  }
  return found;
};

/** How many working days there are after `from`, up to `to` and with it; 0 where `to` is no later. */
export const workingDaysBetween = (from: Day, to: Day, exceptions: ReadonlySet<Day>): number => {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, exceptions)) count += 1;
  }
  return count;
};
