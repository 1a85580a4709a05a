/** The steps by which a commitment is put down: one card to confirm, and a question for what is missing. */
import { nextReminder } from '../../domain/commitment.ts';
import type { Env, Next } from '../../engine/flow.ts';
import { asking, choosingUnit, confirming, drop, left } from '../registers.ts';
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

export const what = asking<Draft, Data>(
  () => ({ say: [{ id: 'commitment-how' }, { id: 'commitment-example' }], choices: [drop] }),
  (draft, words, env) => withTold(draft, afterOpener(words, 'cam ket') ?? words, env),
  onward,
);

export const day = asking<Draft, Data>(
  ({ draft }) => ({
    say: [
      draft?.badDay === undefined
        ? { id: 'commitment-ask-day' }
        : { id: 'commitment-bad-day', args: { piece: draft.badDay } },
    ],
    choices: [drop],
  }),
  withDay,
  onward,
);

export const who = asking<Draft, Data>(
  () => ({ say: [{ id: 'commitment-ask-who' }], choices: [drop] }),
  withWho,
  onward,
);

export const confirm = confirming<Draft, Data>({
  card: (draft, _data, env) => card(draft, env),
  store: (draft, _data, env) => store(draft, env),
  to: ['day', 'unit'],
  take: withTold,
  onward,
  how: { id: 'commitment-fix-how' },
});

export const unit = choosingUnit<Draft, Data>({ id: 'commitment-unit-ask' }, onward);
