/** A commitment in words: on the card to be confirmed, in the list, and in the reminder. */

import { type Day, daysBetween, startOfDay } from '../../domain/calendar.ts';
import { type Commitment, isLate } from '../../domain/commitment.ts';
import type { Line, Prompt } from '../../domain/message.ts';
import type { Office } from '../../domain/office.ts';
import { writeDay } from '../../domain/written.ts';
import type { Env } from '../../engine/flow.ts';
import type { Moment, Text } from '../../text/text.ts';
import { drop } from '../registers.ts';
import type { Draft } from './draft.ts';

const weekdayOf = (day: Day, office: Pick<Office, 'zone'>): Moment => ({ at: startOfDay(day, office.zone), as: 'day' });

export const card = async (draft: Draft, env: Env): Promise<Prompt> => {
  const unit = (await env.look.units()).get(draft.unit)?.name ?? draft.unit;
  return {
    say: [
      { id: 'commitment-card', args: { unit } },
      { id: 'commitment-what', args: { what: draft.what ?? '' } },
      { id: 'commitment-who', args: { who: draft.who ?? '' } },
      { id: 'commitment-due', args: { day: weekdayOf(draft.dueDay ?? '', env.office) } },
      { id: 'commitment-card-how' },
    ],
    choices: [
      { id: 'store', label: { id: 'commitment-store-button' } },
      { id: 'day', label: { id: 'commitment-day-button' } },
      ...(draft.units.length > 1 ? [{ id: 'unit', label: { id: 'report-unit-button' } } as const] : []),
      drop,
    ],
  };
};

/** How far off its day is: late, today, or in so many days. */
const howFar = (one: Commitment, today: Day): Text => {
  if (isLate(one, today)) return { id: 'commitment-late', args: { days: daysBetween(one.dueDay, today) } };
  const days = daysBetween(today, one.dueDay);
  return days === 0 ? { id: 'commitment-today' } : { id: 'commitment-in', args: { days } };
};

/** One line of the list. */
export const commitmentLine = (one: Commitment, today: Day): Line => ({
  id: 'commitment-line',
  args: { what: one.what, who: one.who, date: writeDay(one.dueDay), far: howFar(one, today) },
});

/** All that is known of one that is open. */
export const shownCommitment = (one: Commitment, today: Day): Line[] => [
  { id: 'commitment-head', args: { what: one.what } },
  { id: 'commitment-who', args: { who: one.who } },
  { id: 'commitment-state', args: { date: writeDay(one.dueDay), far: howFar(one, today) } },
];

/** What its author is told when its day comes near. @param today day of the office */
export const reminder = (one: Commitment, today: Day): Prompt => ({
  say: [{ id: 'commitment-reminder' }, ...shownCommitment(one, today), { id: 'commitment-reminder-how' }],
  choices: [{ id: `!commitment.open.${one.id}`, label: { id: 'commitment-open-button' } }],
});
