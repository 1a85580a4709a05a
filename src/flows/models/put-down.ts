/** The steps by which a model is put down: one card to confirm, and a question for what is missing. */
import { officeDay } from '../../domain/calendar.ts';
import { modelFields, type NewModel } from '../../domain/model.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { isYes } from '../phrases.ts';
import { drop, left, patience, wordsOf } from '../registers.ts';
import { afterOpener } from '../staff.ts';
import { card, fieldChoices } from './card.ts';
import { type Data, type Draft, withTold } from './draft.ts';
import { fieldOfAnswer } from './read.ts';

/** What is missing is asked; then the card. */
export const onward = (draft: Draft, data: Data): Next<Data> => {
  const next = { ...data, draft };
  if (draft.name === undefined) return { to: 'name', data: next };
  return draft.field === undefined ? { to: 'field', data: next } : { to: 'confirm', data: next };
};

const store = async ({ id, unit, units: _, ...draft }: Draft, env: Env): Promise<Next<Data>> => {
  const { name, field } = draft;
  if (name === undefined || field === undefined) return left;
  const model: NewModel = { ...draft, id, unit, name, field, registeredDay: officeDay(env.now, env.office.zone) };
  const first = !(await env.look.models.kept(unit));
  return {
    end: true,
    facts: [{ type: 'model.registered', model }],
    say: {
      say: [{ id: 'model-stored', args: { name } }, ...(first ? [{ id: 'model-first' } as const] : [])],
      choices: [{ id: `!model.open.${id}`, label: { id: 'model-open-button' } }],
    },
  };
};

export const confirm: Step<Data> = {
  ask: ({ draft }, env) => draft && card(draft, env),
  answer: async (input, data, env) => {
    const { draft } = data;
    if (!draft) return left;
    if (input.kind === 'choice') {
      if (input.id === 'store') return store(draft, env);
      return input.id === 'field' || input.id === 'unit' ? { to: input.id, data } : left;
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    if (isYes(words)) return store(draft, env);
    const next = await withTold(draft, words, env);
    if (next) return onward(next, data);
    // Once it is asked what is meant; then it is about something else.
    return env.tries > 0 ? { pass: true } : { stay: data, say: { say: [{ id: 'model-fix-how' }] }, failed: true };
  },
  ...patience,
};

export const name: Step<Data> = {
  ask: () => ({ say: [{ id: 'model-how' }, { id: 'model-example' }], choices: [drop] }),
  answer: async (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = wordsOf(input);
    if (words.trim() === '' || !data.draft) return { pass: true };
    const next = await withTold(data.draft, afterOpener(words, 'mo hinh') ?? words, env);
    return next ? onward(next, data) : { stay: data, ask: 'again', failed: true };
  },
  ...patience,
};

export const field: Step<Data> = {
  ask: ({ draft }) => ({
    say: [{ id: 'model-field-ask', args: { name: draft?.name ?? '' } }],
    choices: [...fieldChoices, drop],
  }),
  answer: (input, data) => {
    if (input.kind === 'choice' && input.id === 'drop') return left;
    if (!data.draft) return left;
    const words = wordsOf(input);
    const told =
      input.kind === 'choice'
        ? modelFields.find((each) => each === input.id)
        : words.trim() === ''
          ? undefined
          : fieldOfAnswer(words);
    if (told) return onward({ ...data.draft, field: told }, data);
    return words.trim() === '' ? { pass: true } : { stay: data, ask: 'again', failed: true };
  },
  ...patience,
};

export const unit: Step<Data> = {
  ask: async ({ draft }, env) => {
    const tree = await env.look.units();
    return {
      say: [{ id: 'model-unit-ask' }],
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
