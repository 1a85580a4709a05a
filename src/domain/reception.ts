/**
 * A session at which citizens are received: planned, then held or not. What it came to is told in the indicators of receptions, so that
 * sums, digests and reports know of nothing else.
 */
import { atTime, type Day, officeDay } from './calendar.ts';
import type { Figure } from './figure.ts';
import { type Hours, OFFICE_OPENS, officeHourFrom, workingDayBefore } from './office-hours.ts';

/** Who receives, by post: the head of the office, somebody in their stead, or the officer on duty. Never a name. */
export const RECEPTION_POSTS = ['head', 'delegated', 'regular'] as const;
export type ReceptionPost = (typeof RECEPTION_POSTS)[number];

export const RECEPTION_STATES = ['planned', 'held', 'missed', 'withdrawn'] as const;
/** `missed`: not held, with the reason. `withdrawn`: put down by mistake, counts nowhere. */
export type ReceptionState = (typeof RECEPTION_STATES)[number];

export type NewReception = {
  readonly id: string;
  readonly unit: string;
  readonly day: Day;
  readonly by: ReceptionPost;
};

/** `figures`: as they were told, in the indicators of any session (`reception.turns`, not `reception.head.turns`). */
export type Reception = NewReception & {
  readonly version: number;
  readonly state: ReceptionState;
  readonly figures: readonly Figure[];
  /** What came of it, or why it was not held. */
  readonly result?: string;
  /** Who put it down; gone where that person was erased. */
  readonly author?: string;
};

const BY_POST = new RegExp(`^reception\\.(?:${RECEPTION_POSTS.join('|')})\\.`);

/** The indicator without the post: what is told of the head's sessions is told of sessions. */
export const withoutPost = (indicator: string): string => indicator.replace(BY_POST, 'reception.');

/** The post that an indicator is of, where it is of one. */
export const postOf = (indicator: string): ReceptionPost | undefined =>
  RECEPTION_POSTS.find((post) => indicator.startsWith(`reception.${post}.`));

const OF_SESSION = /^(?:reception\.(?:turns|people|groups|group-people|matters)|petitions\.new(?:\.\w+)?)$/;

/** Is it a figure that a session tells? @param indicator without the post */
export const isOfSession = (indicator: string): boolean => OF_SESSION.test(indicator);

/** Form 01/TCD has columns of its own for each post; of those on duty it does not count the sessions. */
const BY_POST_TOO = /^reception\.(?:turns|people|groups|group-people)$/;

const underPost = (by: ReceptionPost, one: Figure): Figure => ({
  ...one,
  indicator: one.indicator.replace('reception.', `reception.${by}.`),
});

/** What a session adds to the sums of its day: itself and what was told, both also under the post where there is such an indicator. */
export const receptionFigures = (by: ReceptionPost, figures: readonly Figure[]): readonly Figure[] => [
  { indicator: 'reception.sessions', value: 1 },
  ...(by === 'regular' ? [] : [{ indicator: `reception.${by}.sessions`, value: 1 }]),
  ...figures.flatMap((one) => (BY_POST_TOO.test(one.indicator) ? [one, underPost(by, one)] : [one])),
];

/** Do two figures count the same thing, so that one of them must go where both are of the same day? */
export const alike = (a: Pick<Figure, 'indicator'>, b: Pick<Figure, 'indicator'>): boolean =>
  withoutPost(a.indicator) === withoutPost(b.indicator);

/** The figures that stay where others take the place of what is alike. */
export const without = (figures: readonly Figure[], others: readonly Figure[]): readonly Figure[] =>
  figures.filter((one) => !others.some((other) => alike(one, other)));

/** When the figures of a session are asked for: after work, before the quiet hours. */
const EVENING = '17:30';

const eveningOf = (day: Day, { zone }: Hours): number => atTime(day, EVENING, zone);

/** The first reminder after a moment, ms: the working morning before, and the evening of the day; undefined where there is none any more. */
export const nextReceptionReminder = (day: Day, after: number, office: Hours): number | undefined =>
  [atTime(workingDayBefore(day, office), OFFICE_OPENS, office.zone), eveningOf(day, office)].find((at) => at > after);

/**
 * What is to be said now about a planned session of which a reminder is due, and else when (ms). A service that stood still over the evening asks on
 * the next working morning.
 */
export const receptionReminder = (
  day: Day,
  now: number,
  office: Hours,
): { readonly say: 'comes' | 'figures' } | { readonly later: number } => {
  const evening = eveningOf(day, office);
  if (now >= evening && officeDay(now, office.zone) === day) return { say: 'figures' };
  const open = officeHourFrom(now, office);
  if (open === now) return { say: now < evening ? 'comes' : 'figures' };
  return { later: now < evening ? Math.min(open, evening) : open };
};
