/** The steps over the register: what is open, one commitment, and how it ended. */

import { shown } from '../../domain/clean.ts';
import { type Commitment, endCommitment } from '../../domain/commitment.ts';
import type { Choice, Line } from '../../domain/message.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { labelsOf } from '../labels.ts';
import { leave, left, maxResult, minResult, patience, perPage, wordsOf } from '../registers.ts';
import { staffUnits } from '../staff.ts';
import { commitmentLine, shownCommitment } from './card.ts';
import { type Data, freshDraft, today } from './draft.ts';

/** One of the person's own units. */
const own = async (id: string | undefined, env: Env): Promise<Commitment | undefined> => {
  const one = id === undefined ? undefined : await env.look.commitments.byId(id);
  return one && (await staffUnits(env)).includes(one.unit) ? one : undefined;
};

const end = async (data: Data, result: string, env: Env): Promise<Next<Data>> => {
  const one = await own(data.id, env);
  const { to } = data;
  if (!one || !to) return { end: true, say: { say: [{ id: 'button-old' }] } };
  if (!endCommitment(one, to, result)) return ended(one);
  return {
    end: true,
    facts: [{ type: 'commitment.ended', id: one.id, version: one.version, state: to, result }],
    say: { say: [{ id: to === 'kept' ? 'commitment-is-kept' : 'commitment-is-withdrawn', args: { what: one.what } }] },
  };
};

/** A colleague was quicker. */
const ended = (one: Commitment): Next<Data> => ({
  end: true,
  say: {
    say: [{ id: one.state === 'kept' ? 'commitment-was-kept' : 'commitment-was-withdrawn', args: { what: one.what } }],
  },
});

export const list: Step<Data> = {
  ask: async (data, env) => {
    const all = await env.look.commitments.open(await staffUnits(env));
    const page = all.slice((data.page - 1) * perPage, data.page * perPage);
    const more = all.length > data.page * perPage;
    const labels = labelsOf(page.map((one) => one.what));
    return {
      say: [
        { id: 'commitment-list', args: { n: all.length } },
        ...page.map((one): Line => commitmentLine(one, today(env))),
        { id: 'commitment-list-how' },
      ],
      choices: [
        ...page.map(
          ({ id }, i): Choice => ({
            id: `c${id}`,
            label: { id: 'commitment-choice', args: { what: labels[i] ?? '' } },
          }),
        ),
        { id: 'new', label: { id: 'commitment-new-button' } },
        ...(more ? [{ id: 'more', label: { id: 'register-more-button' } } as const] : []),
        leave,
      ],
    };
  },
  answer: async (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id === 'more') return { to: 'list', data: { ...data, page: data.page + 1 } };
    if (input.id === 'new') return { to: 'what', data: { ...data, draft: freshDraft(await staffUnits(env), env) } };
    return input.id === 'leave' ? left : look(input.id.slice(1), data, env);
  },
  ...patience,
};

export const look = async (id: string, data: Data, env: Env): Promise<Next<Data>> => {
  const one = await own(id, env);
  if (!one) return { end: true, say: { say: [{ id: 'button-old' }] } };
  return one.state === 'open' ? { to: 'one', data: { ...data, id } } : ended(one);
};

export const one: Step<Data> = {
  ask: async (data, env) => {
    const found = await own(data.id, env);
    return {
      say: found ? shownCommitment(found, today(env)) : [{ id: 'button-old' }],
      choices: [
        { id: 'kept', label: { id: 'commitment-kept-button' } },
        { id: 'withdrawn', label: { id: 'commitment-withdraw-button' } },
        { id: 'back', label: { id: 'register-list-button' } },
        leave,
      ],
    };
  },
  answer: (input, data) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id === 'back') return { to: 'list', data };
    const to = input.id === 'kept' || input.id === 'withdrawn' ? input.id : undefined;
    return to ? { to: 'result', data: { ...data, to } } : left;
  },
  ...patience,
};

export const result: Step<Data> = {
  ask: ({ to }) => ({
    say: [{ id: to === 'kept' ? 'commitment-ask-kept' : 'commitment-ask-withdrawn' }],
    choices: [leave],
  }),
  answer: (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = shown(wordsOf(input), maxResult);
    if (words === '') return { pass: true };
    if (words.length < minResult) return { stay: data, say: { say: [{ id: 'register-too-short' }] }, failed: true };
    return end(data, words, env);
  },
  ...patience,
};
