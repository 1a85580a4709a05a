/** The steps over the register: what is open, one commitment, and how it ended. */
import { type Commitment, endCommitment } from '../../domain/commitment.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { freshDraft, leave, left, listing, patience, telling } from '../registers.ts';
import { staffUnits } from '../staff.ts';
import { commitmentLine, shownCommitment } from './card.ts';
import { type Data, type Draft, today } from './draft.ts';

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

export const look = async (id: string, data: Data, env: Env): Promise<Next<Data>> => {
  const one = await own(id, env);
  if (!one) return { end: true, say: { say: [{ id: 'button-old' }] } };
  return one.state === 'open' ? { to: 'one', data: { ...data, id } } : ended(one);
};

export const list = listing<Draft, Data, Commitment>({
  all: (units, env) => env.look.commitments.open(units),
  head: (n) => ({ id: 'commitment-list', args: { n } }),
  line: (each, env) => commitmentLine(each, today(env)),
  how: { id: 'commitment-list-how' },
  label: (each) => each.what,
  choice: (what) => ({ id: 'commitment-choice', args: { what } }),
  another: { id: 'commitment-new-button' },
  fresh: (units, data, env) => ({ to: 'what', data: { ...data, draft: freshDraft(units, env) } }),
  open: look,
});

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

export const result = telling<Data>(
  ({ to }) => ({ id: to === 'kept' ? 'commitment-ask-kept' : 'commitment-ask-withdrawn' }),
  end,
);
