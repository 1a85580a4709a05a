/** The steps by which a model is put down: one card to confirm, and a question for what is missing. */
import { officeDay } from '../../domain/calendar.ts';
import { modelFields, type NewModel } from '../../domain/model.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { mediaOf } from '../files.ts';
import { asking, choosingUnit, confirming, drop, left, patience, wordsOf } from '../registers.ts';
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

const store = async ({ id, unit, units: _, ...draft }: Draft, data: Data, env: Env): Promise<Next<Data>> => {
  const { name, field } = draft;
  if (name === undefined || field === undefined) return left;
  const model: NewModel = { ...draft, id, unit, name, field, registeredDay: officeDay(env.now, env.office.zone) };
  const first = !(await env.look.models.kept(unit));
  return {
    end: true,
    facts: [{ type: 'model.registered', model, ...mediaOf(data) }],
    slot: `model:${id}`,
    say: {
      say: [{ id: 'model-stored', args: { name } }, ...(first ? [{ id: 'model-first' } as const] : [])],
      choices: [{ id: `!model.open.${id}`, label: { id: 'model-open-button' } }],
    },
  };
};

export const confirm = confirming<Draft, Data>({
  card,
  store,
  to: ['field', 'unit'],
  take: withTold,
  onward,
  how: { id: 'model-fix-how' },
});

export const name = asking<Draft, Data>(
  () => ({ say: [{ id: 'model-how' }, { id: 'model-example' }], choices: [drop] }),
  (draft, words, env) => withTold(draft, afterOpener(words, 'mo hinh') ?? words, env),
  onward,
);

export const field: Step<Data> = {
  ask: async ({ draft }, env) => ({
    say: [{ id: 'model-field-ask', args: { name: draft?.name ?? '' } }],
    choices: [...fieldChoices(await env.look.models.fifth()), drop],
  }),
  answer: async (input, data, env) => {
    if (input.kind === 'choice' && input.id === 'drop') return left;
    if (!data.draft) return left;
    const words = wordsOf(input);
    const told =
      input.kind === 'choice'
        ? modelFields.find((each) => each === input.id)
        : words.trim() === ''
          ? undefined
          : fieldOfAnswer(words, await env.look.models.fifth());
    if (told) return onward({ ...data.draft, field: told }, data);
    return words.trim() === '' ? { pass: true } : { stay: data, ask: 'again', failed: true };
  },
  ...patience,
};

export const unit = choosingUnit<Draft, Data>({ id: 'model-unit-ask' }, onward);
