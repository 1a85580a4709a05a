/** Which hours a digest is about: from where the last one ended, however long ago that is, to the digest hour of its day. */
import { addDays, atTime, type Day, isWorkingDay, officeDay, weekday } from '../domain/calendar.ts';
import type { Office } from '../domain/office.ts';
import { type DigestDay, digestDayBefore, digestDayOf } from '../store/digests.ts';
import { type Cut, type Ends, recordEnds } from '../store/figures-at.ts';
import type { App } from './app.ts';

/** `week`: on the first working day of a week, about the one before. */
export type DigestKind = 'day' | 'week';

export type Window = {
  readonly kind: DigestKind;
  readonly day: Day;
  readonly from: Cut;
  readonly to: Cut;
  /** The hour has come: the figures will not change any more. */
  readonly whole: boolean;
  /** When the record begins, ms: there is nothing to compare with before. */
  readonly began: number;
};

/** A service that stood still for longer begins anew. Days. */
const longestGap = 31;
const week = 7;

export const digestHour = (day: Day, { zone, digestAt }: Office): number => atTime(day, digestAt, zone);

const step = (from: Day, by: 1 | -1, { holidays }: Office): Day => {
  let day = addDays(from, by);
  while (!isWorkingDay(day, holidays)) day = addDays(day, by);
  return day;
};

/** The first working day of the week in which `day` lies; undefined where everybody rests all week. */
const startOfWeek = (day: Day, { holidays }: Office): Day | undefined => {
  const monday = addDays(day, 1 - weekday(day));
  return Array.from({ length: week }, (_, i) => addDays(monday, i)).find((each) => isWorkingDay(each, holidays));
};

export const isStartOfWeek = (day: Day, office: Office): boolean => startOfWeek(day, office) === day;

/** The day whose digest is still to come. */
export const runningDay = ({ office, host }: App): Day => {
  const now = host.now();
  const today = officeDay(now, office.zone);
  const isDue = isWorkingDay(today, office.holidays) && now < digestHour(today, office);
  return isDue ? today : step(today, 1, office);
};

/** The last digest before this one, unless the service stood still for longer than anybody remembers. */
export const lastBefore = (app: App, day: Day): Promise<DigestDay | undefined> =>
  digestDayBefore(app.store.db, day, addDays(day, -longestGap));

/** Where the last digest before this one ended: what comes to the record later, also late, belongs to this one. */
const dayFrom = async (app: App, day: Day, to: Cut): Promise<Cut> =>
  (await lastBefore(app, day))?.cut ?? { at: digestHour(step(day, -1, app.office), app.office), seq: to.seq };

/** For the first digest that is ever sent, of a service that was begun days ago: it tells of all of them. */
export const firstFrom = ({ office }: App, day: Day, { seq, first }: Ends): Cut | undefined => {
  const usual = digestHour(step(day, -1, office), office);
  if (first === undefined || first >= usual || first < digestHour(addDays(day, -longestGap), office)) return undefined;
  const begun = officeDay(first, office.zone);
  const hour = digestHour(begun, office);
  return { at: hour <= first ? hour : digestHour(addDays(begun, -1), office), seq };
};

const weekFrom = async (app: App, day: Day, to: Cut): Promise<Cut> => {
  let before = addDays(day, -week);
  while (startOfWeek(before, app.office) === undefined) before = addDays(before, -week);
  const start = startOfWeek(before, app.office) ?? before;
  return (await digestDayOf(app.store.db, start))?.cut ?? { at: digestHour(start, app.office), seq: to.seq };
};

/** What is known of a window already, so that it need not be looked up. */
export type Given = { readonly from?: Cut | undefined; readonly to?: Cut | undefined; readonly ends?: Ends };

/** The end of a day's digest is the same for all units, from the first that is made on. */
export const windowOf = async (app: App, day: Day, kind: DigestKind = 'day', given: Given = {}): Promise<Window> => {
  const { store, host, office } = app;
  const hour = digestHour(day, office);
  const ends = given.ends ?? (await recordEnds(store.db));
  const to = given.to ?? (await digestDayOf(store.db, day))?.cut ?? { at: Math.min(hour, host.now()), seq: ends.seq };
  const from = given.from ?? (await (kind === 'week' ? weekFrom : dayFrom)(app, day, to));
  return {
    kind,
    day,
    // A clock that was put back: nothing lies between.
    from: { at: Math.min(from.at, to.at), seq: Math.min(from.seq, to.seq) },
    to,
    whole: to.at >= hour,
    began: ends.began ?? to.at,
  };
};
