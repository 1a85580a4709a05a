/** The steps over the register: the list, one model, and what becomes of it. */
import { shown } from '../../domain/clean.ts';
import type { Choice, Line } from '../../domain/message.ts';
import { type Model, moveModel, nextStates, wantsResult } from '../../domain/model.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { oneOf } from '../../text/text.ts';
import { labelsOf } from '../labels.ts';
import { leave, left, maxResult, minResult, patience, perPage, wordsOf } from '../registers.ts';
import { staffUnits } from '../staff.ts';
import { shownModel, stateText } from './card.ts';
import { type Data, freshDraft } from './draft.ts';

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

export const list: Step<Data> = {
  ask: async (data, env) => {
    const all = await env.look.models.of(await staffUnits(env));
    const page = all.slice((data.page - 1) * perPage, data.page * perPage);
    const labels = labelsOf(page.map((model) => model.name));
    const choices = page.map(
      ({ id }, i): Choice => ({ id: `m${id}`, label: { id: 'model-choice', args: { name: labels[i] ?? '' } } }),
    );
    const more = all.length > data.page * perPage;
    return {
      say: [
        { id: 'model-list', args: { n: all.length } },
        ...page.map((model): Line => ({ id: 'model-line', args: { name: model.name, state: stateText(model) } })),
        { id: 'model-list-how' },
      ],
      choices: [
        ...choices,
        { id: 'new', label: { id: 'model-new-button' } },
        ...(more ? [{ id: 'more', label: { id: 'register-more-button' } } as const] : []),
        leave,
      ],
    };
  },
  answer: async (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id === 'more') return { to: 'list', data: { ...data, page: data.page + 1 } };
    if (input.id === 'new') return { to: 'name', data: { ...data, draft: freshDraft(await staffUnits(env), env) } };
    return input.id === 'leave' ? left : { to: 'one', data: { ...data, id: input.id.slice(1) } };
  },
  ...patience,
};

export const one: Step<Data> = {
  ask: async (data, env) => {
    const model = await own(data.id, env);
    if (!model) return { say: [{ id: 'button-old' }], choices: [leave] };
    const next = nextStates(model, env.person.id);
    return {
      say: shownModel(model, env),
      choices: [
        ...next.map((to): Choice => ({ id: to, label: oneOf(`model-to-${to as 'running'}`) })),
        { id: 'back', label: { id: 'register-list-button' } },
        leave,
      ],
    };
  },
  answer: async (input, data, env) => {
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

export const result: Step<Data> = {
  ask: (data) => ({
    say: [{ id: data.to === 'recognised' ? 'model-ask-recognised' : 'model-ask-assessed' }],
    choices: [leave],
  }),
  answer: (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = shown(wordsOf(input), maxResult);
    if (words === '') return { pass: true };
    if (words.length < minResult) return { stay: data, say: { say: [{ id: 'register-too-short' }] }, failed: true };
    return move(data, words, env);
  },
  ...patience,
};

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
