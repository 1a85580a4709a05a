/** The steps by which a commitment is put down: one card to confirm, and a question for what is missing. */
import { nextReminder } from '../../domain/commitment.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { isYes } from '../phrases.ts';
import { drop, left, patience, wordsOf } from '../registers.ts';
import { afterOpener } from '../staff.ts';
import { card } from './card.ts';
import { type Data, type Draft, withDay, withTold, withWho } from './draft.ts';

/** What is missing is asked; then the card. */
export const onward = (draft: Draft, data: Data): Next<Data> => {
  const next = { ...data, draft };
  if (draft.what === undefined) return { to: 'what', data: next };
  if (draft.dueDay === undefined) return { to: 'day', data: next };
  return draft.who === undefined ? { to: 'who', data: next } : { to: 'confirm', data: next };
};

const store = ({ id, unit, what, who, dueDay }: Draft, env: Env): Next<Data> => {
  if (what === undefined || who === undefined || dueDay === undefined) return left;
  return {
    end: true,
    facts: [{ type: 'commitment.made', commitment: { id, unit, what, who, dueDay } }],
    say: {
      say: [
        { id: 'commitment-stored', args: { what } },
        ...(nextReminder(dueDay, env.now, env.office) ? [{ id: 'commitment-stored-next' } as const] : []),
      ],
      choices: [{ id: `!commitment.open.${id}`, label: { id: 'commitment-open-button' } }],
    },
  };
};

/** A step that asks for words about the draft, and what they make of it. */
const asking = (
  ask: Step<Data>['ask'],
  take: (draft: Draft, words: string, env: Env) => Draft | undefined,
): Step<Data> => ({
  ask,
  answer: (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = wordsOf(input);
    if (words.trim() === '' || !data.draft) return { pass: true };
    const next = take(data.draft, words, env);
    return next ? onward(next, data) : { stay: data, ask: 'again', failed: true };
  },
  ...patience,
});

export const what = asking(
  () => ({ say: [{ id: 'commitment-how' }, { id: 'commitment-example' }], choices: [drop] }),
  (draft, words, env) => withTold(draft, afterOpener(words, 'cam ket') ?? words, env),
);

export const day = asking(
  ({ draft }) => ({
    say: [
      draft?.badDay === undefined
        ? { id: 'commitment-ask-day' }
        : { id: 'commitment-bad-day', args: { piece: draft.badDay } },
    ],
    choices: [drop],
  }),
  withDay,
);

export const who = asking(() => ({ say: [{ id: 'commitment-ask-who' }], choices: [drop] }), withWho);

export const confirm: Step<Data> = {
  ask: ({ draft }, env) => draft && card(draft, env),
  answer: (input, data, env) => {
    const { draft } = data;
    if (!draft) return left;
    if (input.kind === 'choice') {
      if (input.id === 'store') return store(draft, env);
      return input.id === 'day' || input.id === 'unit' ? { to: input.id, data } : left;
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    if (isYes(words)) return store(draft, env);
    const next = withTold(draft, words, env);
    if (next) return onward(next, data);
    // Once it is asked what is meant; then it is about something else.
    return env.tries > 0 ? { pass: true } : { stay: data, say: { say: [{ id: 'commitment-fix-how' }] }, failed: true };
  },
  ...patience,
};

export const unit: Step<Data> = {
  ask: async ({ draft }, env) => {
    const tree = await env.look.units();
    return {
      say: [{ id: 'commitment-unit-ask' }],
      choices: (draft?.units ?? []).map((code) => ({
        id: code,
        label: { id: 'unit-button', args: { unit: tree.get(code)?.name ?? code } },
      })),
    };
  },
  answer: (input, data) =>
    input.kind === 'choice' && data.draft ? onward({ ...data.draft, unit: input.id }, data) : { pass: true },
  ...patience,
};
