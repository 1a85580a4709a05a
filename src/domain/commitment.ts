/** What was promised to people at a dialogue: by whom, until when, and when its author is reminded. */
import { atTime, type Day, isWorkingDay } from './calendar.ts';
import { type Hours, OFFICE_OPENS, workingDayBefore } from './office-hours.ts';

/** `who`: the body or person that does it, as staff named it. */
export type NewCommitment = {
  readonly id: string;
  readonly unit: string;
  readonly what: string;
  readonly who: string;
  /** The last day on which it is in time. */
  readonly dueDay: Day;
};

/** `withdrawn`: it will not be done, or was put down by mistake; with the reason. */
export type CommitmentState = 'open' | 'kept' | 'withdrawn';

export type Commitment = NewCommitment & {
  readonly version: number;
  readonly state: CommitmentState;
  /** How it was kept, or why it was withdrawn. */
  readonly result?: string;
  /** Who put it down; gone where that person was erased. */
  readonly author?: string;
};

/** Ended once and for all; undefined where it was already, or without a word about it. */
export const endCommitment = (
  one: Commitment,
  state: Exclude<CommitmentState, 'open'>,
  result: string,
): Commitment | undefined => (one.state === 'open' && result.trim() !== '' ? { ...one, state, result } : undefined);

/** Its day has passed. @param today day of the office */
export const isLate = ({ state, dueDay }: Pick<Commitment, 'state' | 'dueDay'>, today: Day): boolean =>
  state === 'open' && today > dueDay;

/** Reminders begin so many working days before. */
const EARLY = 3;

/** The working mornings on which its author is reminded: three working days before, and on the day (or the last working day before it). */
const reminders = (dueDay: Day, office: Hours): readonly number[] => {
  let early = dueDay;
  for (let i = 0; i < EARLY; i++) early = workingDayBefore(early, office);
  const last = isWorkingDay(dueDay, office.holidays) ? dueDay : workingDayBefore(dueDay, office);
  return [early, last].map((day) => atTime(day, OFFICE_OPENS, office.zone));
};

/** The first reminder after a moment, ms; undefined where there is none any more. */
export const nextReminder = (dueDay: Day, after: number, office: Hours): number | undefined =>
  reminders(dueDay, office).find((at) => at > after);
