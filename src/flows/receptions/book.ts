/** The steps over the register: the list, one session, and what became of it. */
import { officeDay } from '../../domain/calendar.ts';
import type { Choice } from '../../domain/message.ts';
import type { Reception } from '../../domain/reception.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { leave, left, listing, patience, telling } from '../registers.ts';
import { daysText } from '../report/card.ts';
import { staffUnits } from '../staff.ts';
import { named, shownReception, stateText } from './card.ts';
import { type Data, type Draft, newDraft } from './draft.ts';

/** One of the person's own units. */
export const own = async (id: string | undefined, env: Env): Promise<Reception | undefined> => {
  const one = id === undefined ? undefined : await env.look.receptions.byId(id);
  return one && (await staffUnits(env)).includes(one.unit) ? one : undefined;
};

/** Was its day closed meanwhile, with the figures of it? */
const isClosed = async ({ unit, day }: Reception, env: Env): Promise<Next<Data> | undefined> => {
  const closed = await env.look.reports.closedUntil(unit);
  return closed === undefined || day > closed
    ? undefined
    : { end: true, say: { say: [{ id: 'report-closed', args: { until: daysText(closed, closed, env) } }] } };
};

const put = async (
  data: Data,
  state: 'missed' | 'withdrawn',
  result: string | undefined,
  env: Env,
): Promise<Next<Data>> => {
  const one = await own(data.id, env);
  if (!one || one.state === 'withdrawn') return { end: true, say: { say: [{ id: 'button-old' }] } };
  const closed = await isClosed(one, env);
  if (closed) return closed;
  const { id, unit, day, by } = one;
  return {
    end: true,
    facts: [
      {
        type: 'reception.put',
        reception: { id, unit, day, by, state, figures: [], ...(result !== undefined && { result }) },
        version: one.version,
      },
    ],
    say: { say: [{ id: `reception-stored-${state}`, args: named(one) }] },
  };
};

/** Asks what a session came to. */
export const tellOf = (one: Reception, data: Data, env: Env): Next<Data> => ({
  to: 'figures',
  data: {
    ...data,
    draft: { ...newDraft([one.unit], env), id: one.id, day: one.day, by: one.by },
  },
});

export const list = listing<Draft, Data, Reception>({
  all: (units, env) => env.look.receptions.of(units),
  head: (n) => ({ id: 'reception-list', args: { n } }),
  line: (one) => ({ id: 'reception-line', args: { ...named(one), state: stateText(one) } }),
  how: { id: 'reception-list-how' },
  label: (one) => named(one).day,
  choice: (day) => ({ id: 'reception-choice', args: { day } }),
  another: { id: 'reception-new-button' },
  fresh: (units, data, env) => ({ to: 'tell', data: { ...data, draft: newDraft(units, env) } }),
  open: (id, data) => ({ to: 'one', data: { ...data, id } }),
});

export const one: Step<Data> = {
  ask: async (data, env) => {
    const found = await own(data.id, env);
    if (!found) return { say: [{ id: 'button-old' }], choices: [leave] };
    const come = found.day <= officeDay(env.now, env.office.zone);
    const choices: readonly Choice[] = [
      ...(come
        ? [
            {
              id: 'figures',
              label: { id: found.state === 'held' ? 'reception-retell-button' : 'reception-tell-button' },
            } as const,
          ]
        : []),
      ...(found.state === 'planned' ? [{ id: 'missed', label: { id: 'reception-missed-button' } } as const] : []),
      ...(found.author === env.person.id ? [{ id: 'withdraw', label: { id: 'model-to-withdrawn' } } as const] : []),
      { id: 'back', label: { id: 'register-list-button' } },
      leave,
    ];
    return { say: await shownReception(found, env), choices };
  },
  answer: async (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id === 'back') return { to: 'list', data };
    const found = await own(data.id, env);
    if (!found) return left;
    if (input.id === 'figures') return tellOf(found, data, env);
    if (input.id === 'missed') return { to: 'missed', data };
    return input.id === 'withdraw' ? { to: 'sure', data } : left;
  },
  ...patience,
};

/** Why one that was planned is not held. */
export const missed = telling<Data>(
  () => ({ id: 'reception-ask-reason' }),
  (data, reason, env) => put(data, 'missed', reason, env),
);

export const sure: Step<Data> = {
  ask: async (data, env) => {
    const found = await own(data.id, env);
    return {
      say: [found ? { id: 'reception-sure-withdrawn', args: named(found) } : { id: 'button-old' }],
      choices: [{ id: 'yes', label: { id: 'model-to-withdrawn' } }, leave],
    };
  },
  answer: (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    return input.id === 'yes' ? put(data, 'withdrawn', undefined, env) : left;
  },
  ...patience,
};
