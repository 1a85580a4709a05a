/** A reception session being put down, and what the flow over the register keeps of a person's place in it. */
import { z } from 'zod';
import { type Day, officeDay } from '../../domain/calendar.ts';
import { oneLine } from '../../domain/clean.ts';
import { RECEPTION_POSTS, type ReceptionState } from '../../domain/reception.ts';
import type { Env } from '../../engine/flow.ts';
import { draftShape, freshDraft, heldShape, maxResult } from '../registers.ts';
import { figure } from '../report/draft.ts';
import { readSession, type Told } from './read.ts';

const draftSchema = z.object({
  ...draftShape,
  /** The office's day when it was begun. */
  today: z.string(),
  day: z.exactOptional(z.string()),
  /** Days were told that are not one day, or none that can be. */
  badDay: z.exactOptional(z.string()),
  by: z.exactOptional(z.enum(RECEPTION_POSTS)),
  figures: z.array(figure),
  result: z.exactOptional(z.string()),
  /** It was not held: why, or ''. */
  missed: z.exactOptional(z.string()),
  unclear: z.exactOptional(z.string()),
  /** Other figures were told, which belong into a report. */
  others: z.exactOptional(z.boolean()),
});
export type Draft = z.infer<typeof draftSchema>;

export const dataSchema = z.object({ ...heldShape, draft: z.exactOptional(draftSchema) });
export type Data = z.infer<typeof dataSchema>;

export const newDraft = (units: readonly string[], env: Env): Draft => ({
  ...freshDraft(units, env),
  today: officeDay(env.now, env.office.zone),
  figures: [],
});

/** What it is, by what is known: held where it came to something, else planned or not held. */
export const stateOf = ({ figures, missed }: Draft): Exclude<ReceptionState, 'withdrawn'> =>
  missed !== undefined ? 'missed' : figures.length > 0 ? 'held' : 'planned';

const withDay = ({ day: _, badDay: __, ...rest }: Draft, { day, badDay }: Told): Draft => ({
  ...rest,
  ...(day !== undefined ? { day } : { badDay: badDay ?? '' }),
});

/** The draft with what a message says; undefined where it says nothing of a session. */
export const withTold = async (draft: Draft, text: string, env: Env): Promise<Draft | undefined> => {
  const told = await readSession(text, env);
  const fresh = new Map(draft.figures.map((one) => [one.indicator, one]));
  for (const one of told.figures) fresh.set(one.indicator, { indicator: one.indicator, value: one.value });
  const { unclear: _, missed, ...rest } = draft;
  const next: Draft = {
    ...(told.day === undefined && told.badDay === undefined ? rest : withDay(rest, told)),
    figures: told.missed === undefined ? [...fresh.values()] : [],
    ...(told.by && { by: told.by }),
    ...(told.result !== undefined && { result: oneLine(told.result, maxResult) }),
    ...(told.missed === undefined ? told.figures.length === 0 && missed !== undefined && { missed } : {}),
    ...(told.missed !== undefined && { missed: oneLine(told.missed, maxResult) }),
    ...(told.unclear !== undefined && { unclear: oneLine(told.unclear, 80) }),
    ...(told.others && { others: true }),
  };
  return JSON.stringify(next) === JSON.stringify(draft) ? undefined : next;
};

/** The day has not come yet: nothing can have come of it. */
export const isAhead = ({ day, today }: Pick<Draft, 'day' | 'today'>): boolean =>
  day !== undefined && day > (today as Day);
