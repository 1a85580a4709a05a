/** A reception session in words: on the card to be confirmed, in the list, and in the reminders. */
import { type Day, startOfDay } from '../../domain/calendar.ts';
import type { Figure } from '../../domain/figure.ts';
import type { Line, Prompt } from '../../domain/message.ts';
import type { Office } from '../../domain/office.ts';
import type { Reception, ReceptionPost } from '../../domain/reception.ts';
import { writeDay } from '../../domain/written.ts';
import type { Env } from '../../engine/flow.ts';
import { type Moment, oneOf, type Text } from '../../text/text.ts';
import { drop } from '../registers.ts';
import { figureLine } from '../report/card.ts';
import { type Data, type Draft, stateOf } from './draft.ts';

const weekdayOf = (day: Day, { zone }: Pick<Office, 'zone'>): Moment => ({ at: startOfDay(day, zone), as: 'day' });

export const postText = (by: ReceptionPost): Text => oneOf(`reception-by-${by}`);

const figureLines = async (figures: readonly Figure[], env: Env): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const one of figures) lines.push(await figureLine(one, env));
  return lines;
};

/** The session of that day and post which is in the register already. */
export const sameSession = async (
  { unit, day, by }: Pick<Draft, 'unit' | 'day' | 'by'>,
  env: Env,
): Promise<Reception | undefined> =>
  day === undefined ? undefined : (await env.look.receptions.on(unit, day)).find((each) => each.by === by);

export const card = async (draft: Draft, _data: Data, env: Env): Promise<Prompt> => {
  const unit = (await env.look.units()).get(draft.unit)?.name ?? draft.unit;
  const { day = draft.today, by = 'regular' } = draft;
  const state = stateOf(draft);
  const same = await sameSession(draft, env);
  return {
    say: [
      { id: 'reception-card', args: { unit } },
      { id: 'reception-day', args: { day: weekdayOf(day, env.office) } },
      { id: 'reception-by', args: { by: postText(by) } },
      ...(state === 'planned' ? [{ id: 'reception-planned' } as const] : await figureLines(draft.figures, env)),
      ...(draft.result === undefined || state !== 'held'
        ? []
        : [{ id: 'reception-result', args: { result: draft.result } } as const]),
      ...(state === 'missed' ? [{ id: 'reception-missed', args: { reason: draft.missed ?? '' } } as const] : []),
      ...(same && same.state !== 'planned' ? [{ id: 'reception-again-here' } as const] : []),
      ...(draft.others ? [{ id: 'reception-others' } as const] : []),
      { id: 'reception-card-how' },
    ],
    choices: [
      { id: 'store', label: { id: 'reception-store-button' } },
      { id: 'day', label: { id: 'report-days-button' } },
      { id: 'by', label: { id: 'reception-by-button' } },
      ...(draft.units.length > 1 ? [{ id: 'unit', label: { id: 'report-unit-button' } } as const] : []),
      drop,
    ],
  };
};

/** Of a session by its day and post: a line of the list, a button. */
export const named = ({ day, by }: Pick<Reception, 'day' | 'by'>): { readonly day: string; readonly by: Text } => ({
  day: writeDay(day),
  by: postText(by),
});

export const stateText = ({ state }: Pick<Reception, 'state'>): Text => oneOf(`reception-state-${state}`);

/** All that the register has of a session. */
export const shownReception = async (one: Reception, env: Env): Promise<Line[]> => [
  { id: 'reception-head', args: named(one) },
  { id: 'reception-state', args: { state: stateText(one) } },
  ...(await figureLines(one.figures, env)),
  ...(one.result === undefined
    ? []
    : one.state === 'missed'
      ? [{ id: 'reception-missed', args: { reason: one.result } } as const]
      : [{ id: 'reception-result', args: { result: one.result } } as const]),
];

/** What officers are told of one that is planned: that it comes, or after it what it came to. */
export const receptionPrompt = (one: Reception, what: 'comes' | 'figures', office: Pick<Office, 'zone'>): Prompt => {
  const args = { day: weekdayOf(one.day, office), by: postText(one.by) };
  return what === 'comes'
    ? { say: [{ id: 'reception-comes', args }], choices: [open(one.id)] }
    : { say: [{ id: 'reception-asks', args }, { id: 'reception-asks-how' }], choices: [tell(one.id), open(one.id)] };
};

const open = (id: string) => ({ id: `!reception.open.${id}`, label: { id: 'reception-open-button' } }) as const;
const tell = (id: string) => ({ id: `!reception.tell.${id}`, label: { id: 'reception-tell-button' } }) as const;
export const openButton = open;
