/** The steps by which a session is put down, planned or with what it came to: one card to confirm, and a question for what is missing. */
import type { Line } from '../../domain/message.ts';
import { RECEPTION_POSTS } from '../../domain/reception.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { asking, choosingUnit, confirming, drop, left, patience, telling, wordsOf } from '../registers.ts';
import { daysText } from '../report/card.ts';
import { contradiction } from '../report/store.ts';
import { card, named, openButton, postText, sameSession } from './card.ts';
import { type Data, type Draft, isAhead, stateOf, withTold } from './draft.ts';

/** What is missing, or cannot be, is asked; then the card. */
export const onward = (draft: Draft, data: Data): Next<Data> => {
  const next = { ...data, draft };
  if (draft.day === undefined) return { to: 'day', data: next };
  if (isAhead(draft) && draft.figures.length > 0) return { to: 'day', data: next, say: [{ id: 'report-days-future' }] };
  if (draft.by === undefined) return { to: 'by', data: next };
  if (draft.unclear !== undefined) return { to: 'figures', data: next };
  if (draft.missed === '') return { to: 'reason', data: next };
  const nothing = draft.figures.length === 0 && draft.missed === undefined;
  return nothing && draft.day < draft.today ? { to: 'figures', data: next } : { to: 'confirm', data: next };
};

const store = async (draft: Draft, data: Data, env: Env, how?: 'replace' | 'add' | 'counted'): Promise<Next<Data>> => {
  const { unit, day, by, figures } = draft;
  if (day === undefined || by === undefined) return left;
  const closed = await env.look.reports.closedUntil(unit);
  if (closed !== undefined && day <= closed)
    return { to: 'day', data, say: [{ id: 'report-closed', args: { until: daysText(closed, closed, env) } }] };
  const wrong = await contradiction(figures, env);
  if (wrong) return { to: 'confirm', data, say: wrong };
  const same = await sameSession(draft, env);
  const state = stateOf(draft);
  if (state === 'planned' && same)
    return {
      end: true,
      say: { say: [{ id: 'reception-there', args: named(same) }], choices: [openButton(same.id)] },
    };
  const there = state === 'held' && !how ? await env.look.reports.covering(unit, day, figures) : [];
  if (there.length > 0) return { to: 'again', data };
  const over = how === 'replace' ? await env.look.reports.covering(unit, day, figures) : [];
  const id = same?.id ?? draft.id;
  const result = state === 'missed' ? draft.missed : draft.result;
  return {
    end: true,
    facts: [
      {
        type: 'reception.put',
        reception: {
          id,
          unit,
          day,
          by,
          state,
          figures: figures.map(({ indicator, value }) => ({ indicator, value })),
          ...(result !== undefined && { result }),
        },
        ...(same && { version: same.version }),
        ...(how === 'counted' && { counted: true as const }),
        ...(over.length > 0 && { over: over.map((each) => ({ id: each.id, version: each.version })) }),
      },
    ],
    say: {
      say: [
        { id: `reception-stored-${state}`, args: named({ day, by }) },
        ...(state === 'planned' ? [{ id: 'reception-stored-next' } as const] : []),
      ],
      choices: [openButton(id)],
    },
  };
};

export const confirm = confirming<Draft, Data>({
  card,
  store,
  to: ['day', 'by', 'unit'],
  take: withTold,
  onward,
  how: { id: 'reception-fix-how' },
});

export const tell = asking<Draft, Data>(
  () => ({ say: [{ id: 'reception-how' }, { id: 'reception-example' }], choices: [drop] }),
  withTold,
  onward,
);

export const day = asking<Draft, Data>(
  () => ({ say: [{ id: 'reception-ask-day' }], choices: [drop] }),
  async (draft, words, env) => {
    const next = await withTold(draft, words, env);
    return next?.day === undefined ? undefined : next;
  },
  onward,
);

/** What is not known of its figures. */
const unclearLines = (draft: Draft | undefined): readonly Line[] => {
  if (draft?.unclear === undefined) return [{ id: 'reception-ask-figures' }, { id: 'reception-figures-example' }];
  return [
    draft.unclear === '' ? { id: 'reception-one-each' } : { id: 'report-ask-other', args: { piece: draft.unclear } },
  ];
};

export const figures = asking<Draft, Data>(
  ({ draft }) => ({
    say: unclearLines(draft),
    choices: [drop],
  }),
  async (draft, words, env) => {
    const next = await withTold(draft, words, env);
    return next && (next.figures.length > 0 || next.missed !== undefined) ? next : undefined;
  },
  onward,
);

/** Why a session that is being put down was not held. */
export const reason = telling<Data>(
  () => ({ id: 'reception-ask-reason' }),
  ({ draft, ...data }, missed) => (draft ? onward({ ...draft, missed }, data) : left),
);

export const by: Step<Data> = {
  ask: () => ({
    say: [{ id: 'reception-ask-by' }],
    choices: [...RECEPTION_POSTS.map((each) => ({ id: each, label: postText(each) })), drop],
  }),
  answer: async (input, data, env) => {
    if (!data.draft) return left;
    if (input.kind === 'choice') {
      const told = RECEPTION_POSTS.find((each) => each === input.id);
      return told ? onward({ ...data.draft, by: told }, data) : left;
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    const next = await withTold(data.draft, words, env);
    return next?.by === undefined ? { stay: data, ask: 'again', failed: true } : onward(next, data);
  },
  ...patience,
};

export const unit = choosingUnit<Draft, Data>({ id: 'reception-unit-ask' }, onward);

/** Reports by hand tell of that day too: in their place, besides, or is it in them already? */
export const again: Step<Data> = {
  ask: async ({ draft }, env) => {
    if (draft?.day === undefined) return undefined;
    const there = await env.look.reports.covering(draft.unit, draft.day, draft.figures);
    const sameDay = there.every(({ same }) => same);
    const args = { days: daysText(draft.day, draft.day, env), n: there.length };
    return {
      say: [sameDay ? { id: 'reception-again', args } : { id: 'reception-again-longer', args }],
      choices: [
        sameDay
          ? { id: 'replace', label: { id: 'reception-replace-button' } }
          : { id: 'counted', label: { id: 'reception-counted-button' } },
        { id: 'add', label: { id: 'report-add-button' } },
        drop,
      ],
    };
  },
  answer: (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    const how = (['replace', 'add', 'counted'] as const).find((each) => each === input.id);
    return how && data.draft ? store(data.draft, data, env, how) : left;
  },
  ...patience,
};
