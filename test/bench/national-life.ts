/** What becomes of one petition of an invented country: a chain of moments, as the service would put them on the record. */
import { addDays, atTime, type Day, officeDay } from '../../src/domain/calendar.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import type { Status } from '../../src/domain/petition.ts';
import type { Urgency } from '../../src/domain/taxonomy.ts';

export const zone = 'Asia/Ho_Chi_Minh';
const hour = 3_600_000;

/** A row of the record. Times in ms. */
export type Moment = {
  readonly at: number;
  readonly action: string;
  readonly unit: string;
  readonly status: Status | null;
  readonly actor: string | null;
  readonly holder: string | null;
  readonly due: number;
  readonly moved: 1 | 0 | -1;
};

export type Filed = { readonly at: number; readonly unit: string; readonly urgency: Urgency; readonly citizen: string };

/** Numbers that look random and are the same in every run (mulberry32). */
export const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** By the calendar, which is asked once a day: it takes 50 µs. */
const dues = new Map<string, number>();
const dueOf = (urgency: Urgency, at: number): number => {
  if (urgency === 'emergency') return Math.floor(at) + 2 * hour;
  // Vietnam has one zone, seven hours before UTC.
  const key = `${urgency} ${Math.floor((at + 7 * hour) / (24 * hour))}`;
  const known = dues.get(key);
  if (known !== undefined) return known;
  const due = dueAt(urgency, at, zone, VIETNAM_HOLIDAYS);
  dues.set(key, due);
  return due;
};

/** Hours of work until a case is done: 70 in 100 within the deadline, one in 100 only after months. */
const workHours = (random: () => number): number => {
  const share = random();
  const [from, to] = share < 0.7 ? [4, 60] : share < 0.92 ? [60, 200] : share < 0.99 ? [200, 700] : [700, 2_400];
  return from + random() * (to - from);
};

/**
 * Everything that happens to a petition, also after the end of the record. One in 50 is passed on, one in 50 turned down, one in 100
 * withdrawn; of those answered six in ten are rated, and of these one in ten is opened again.
 * @param officer one of a unit's officers · @param elsewhere where it may be passed on to
 */
export const lifeOf = (
  random: () => number,
  { at: filedAt, unit: first, urgency, citizen }: Filed,
  { officer, elsewhere }: { readonly officer: (unit: string) => string; readonly elsewhere: (unit: string) => string },
): readonly Moment[] => {
  let [at, unit, status, holder]: [number, string, Status, string | null] = [filedAt, first, 'new', null];
  let due = dueOf(urgency, filedAt);
  const moments: Moment[] = [];
  const put = (action: string, actor: string | null, moved: Moment['moved']): void => {
    moments.push({ at: Math.floor(at), action: `petition.${action}`, unit, status, actor, holder, due, moved });
  };
  put('filed', citizen, 1);
  const fate = random();
  if (fate < 0.02) {
    at += hour * (1 + 20 * random());
    const by = officer(unit);
    const to = elsewhere(unit);
    due = dueOf(urgency, at);
    put('transfer', by, -1);
    unit = to;
    put('transfer', by, 1);
  }
  if (fate > 0.99) {
    at += hour * (1 + 30 * random());
    status = 'withdrawn';
    put('withdraw', citizen, -1);
    return moments;
  }
  const work = workHours(random) * hour;
  at += work * 0.3;
  holder = officer(unit);
  status = 'claimed';
  put('claim', holder, 0);
  if (fate > 0.5 && fate < 0.55) {
    at += work * 0.1;
    status = 'waiting';
    put('ask', holder, 0);
    at += work * 0.2;
    status = 'claimed';
    put('answer', citizen, 0);
  }
  at += work * 0.5;
  if (fate > 0.97) {
    status = 'rejected';
    put('reject', holder, -1);
    return moments;
  }
  status = 'done';
  put('finish', holder, -1);
  const rated = random();
  if (rated > 0.6) return moments;
  at += hour * (0.2 + 24 * random());
  if (rated > 0.06) {
    status = 'closed';
    put('rate', citizen, 0);
    return moments;
  }
  status = 'claimed';
  due = dueOf(urgency, at);
  put('rate', citizen, 1);
  at += workHours(random) * hour;
  status = 'done';
  put('finish', holder, -1);
  return moments;
};

/** The hour in the middle of an office's evening at which a sealed matter is put on the record: not the minute it came. */
export const dayEnd = (day: Day): number => atTime(addDays(day, 1), '00:00', zone) - 1;
export const dayOf = (at: number): Day => officeDay(at, zone);
