/** The steps over the register: the list, one model, and what becomes of it. */
import type { Choice } from '../../domain/message.ts';
import { type Model, moveModel, nextStates, wantsResult } from '../../domain/model.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { oneOf } from '../../text/text.ts';
import { freshDraft, leave, left, listing, patience, telling } from '../registers.ts';
import { staffUnits } from '../staff.ts';
import { shownModel, stateText } from './card.ts';
import type { Data, Draft } from './draft.ts';

/** A model of one of the person's own units. */
export const own = async (id: string | undefined, env: Env): Promise<Model | undefined> => {
  const model = id === undefined ? undefined : await env.look.models.byId(id);
  return model && (await staffUnits(env)).includes(model.unit) ? model : undefined;
};

/** Takes the step, or says why not: a colleague may have been quicker, or the days may be closed. */
const move = async (data: Data, result: string | undefined, env: Env): Promise<Next<Data>> => {
  const model = await own(data.id, env);
  const to = data.to;
  if (!model || !to) return { end: true, say: { say: [{ id: 'button-old' }] } };
  const moved = moveModel(model, to, env.person.id, result);
  if (!moved.ok)
    return { end: true, say: { say: [{ id: 'model-not-now', args: { name: model.name, state: stateText(model) } }] } };
  const closed = to === 'withdrawn' ? await env.look.reports.closedUntil(model.unit) : undefined;
  if (closed !== undefined && model.registeredDay <= closed)
    return { end: true, say: { say: [{ id: 'model-closed' }] } };
  return {
    end: true,
    facts: [{ type: 'model.moved', id: model.id, version: model.version, to, ...(result !== undefined && { result }) }],
    say: { say: [{ id: 'model-moved', args: { name: model.name, state: stateText(moved.model) } }] },
  };
};

export const list = listing<Draft, Data, Model>({
  all: (units, env) => env.look.models.of(units),
  head: (n) => ({ id: 'model-list', args: { n } }),
  line: (model) => ({ id: 'model-line', args: { name: model.name, state: stateText(model) } }),
  how: { id: 'model-list-how' },
  label: ({ name }) => name,
  choice: (name) => ({ id: 'model-choice', args: { name } }),
  another: { id: 'model-new-button' },
  fresh: (units, data, env) => ({ to: 'name', data: { ...data, draft: freshDraft(units, env) } }),
  open: (id, data) => ({ to: 'one', data: { ...data, id } }),
});

export const one: Step<Data> = {
  ask: async (data, env) => {
    const model = await own(data.id, env);
    if (!model) return { say: [{ id: 'button-old' }], choices: [leave] };
    const next = nextStates(model, env.person.id);
    return {
      say: await shownModel(model, env),
      choices: [
        ...next.map((to): Choice => ({ id: to, label: oneOf(`model-to-${to as 'running'}`) })),
        { id: 'back', label: { id: 'register-list-button' } },
        leave,
      ],
    };
  },
  answer: async (input, data, env) => {
    // A photo that is sent while the model lies open is one of it.
    if (input.kind === 'media' && data.id !== undefined)
      return { end: true, onward: { flow: 'photos', opening: { kind: 'content', input, about: `model:${data.id}` } } };
    if (input.kind !== 'choice') return { pass: true };
    const { to: _, ...rest } = data;
    if (input.id === 'back') return { to: 'list', data: rest };
    const model = await own(data.id, env);
    const to = model && nextStates(model, env.person.id).find((each) => each === input.id);
    if (!to) return left;
    const next = { ...rest, to };
    if (wantsResult(to)) return { to: 'result', data: next };
    // What cannot be undone is asked twice.
    return to === 'running' ? move(next, undefined, env) : { to: 'sure', data: next };
  },
  ...patience,
};

export const result = telling<Data>(
  ({ to }) => ({ id: to === 'recognised' ? 'model-ask-recognised' : 'model-ask-assessed' }),
  move,
);

export const sure: Step<Data> = {
  ask: async (data, env) => {
    const args = { name: (await own(data.id, env))?.name ?? '' };
    const withdraws = data.to === 'withdrawn';
    return {
      say: [{ id: withdraws ? 'model-sure-withdrawn' : 'model-sure-stopped', args }],
      choices: [{ id: 'yes', label: { id: withdraws ? 'model-to-withdrawn' : 'model-to-stopped' } }, leave],
    };
  },
  answer: (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    return input.id === 'yes' ? move(data, undefined, env) : left;
  },
  ...patience,
};
