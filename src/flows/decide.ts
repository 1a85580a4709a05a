/** The one question of a digest: the first leader who answers decides, the others are told what was decided. */
import type { DecisionToMake } from '../domain/digest.ts';
import { type DecisionAnswer, lateAnswers, proposalAnswers } from '../domain/fact.ts';
import type { Choice } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';

type Nothing = Record<string, never>;

const labels: Readonly<Record<DecisionAnswer, Text>> = {
  agree: { id: 'decide-agree-button' },
  more: { id: 'decide-more-button' },
  urge: { id: 'decide-urge-button' },
  deputy: { id: 'decide-deputy-button' },
  later: { id: 'decide-later-button' },
};

const answersTo = (proposal: boolean): readonly DecisionAnswer[] => (proposal ? proposalAnswers : lateAnswers);

export const decisionChoices = (asked: { readonly id: string; readonly proposal: boolean }): readonly Choice[] =>
  answersTo(asked.proposal).map((answer) => ({ id: `!decide.${asked.id}.${answer}`, label: labels[answer] }));

const said = (line: Text): Next<Nothing> => ({ end: true, say: { say: [line] } });

const before = ({ answered, code }: DecisionToMake, env: Env): Next<Nothing> | undefined => {
  if (!answered) return undefined;
  const args = {
    answer: labels[answered.answer],
    when: { at: answered.at, as: 'time' } as const,
    code: showCode(code),
  };
  return answered.by === env.person.id
    ? said({ id: 'decide-before-you', args })
    : said({ id: 'decide-before', args: { ...args, name: answered.name ?? { id: 'decide-somebody' } } });
};

const decided = (answer: DecisionAnswer, { code, holderUnit: unit }: DecisionToMake): Text => {
  switch (answer) {
    case 'agree':
      return { id: 'decided-agree', args: { code: showCode(code), unit } };
    case 'more':
      return { id: 'decided-more', args: { code: showCode(code), unit } };
    case 'urge':
      return { id: 'decided-urge', args: { code: showCode(code), unit } };
    case 'deputy':
      return { id: 'decided-deputy', args: { code: showCode(code), unit } };
    case 'later':
      return { id: 'decided-later', args: { code: showCode(code) } };
  }
};

export const decide: Flow<Nothing> = {
  id: 'decide',
  version: 1,
  actions: ['decide'],
  staff: true,
  open: async (opening, env) => {
    const [id = '', name = ''] = opening.kind === 'action' ? opening.args : [];
    const asked = await env.look.decision(id);
    const answer = asked && answersTo(asked.proposal).find((each) => each === name);
    if (!asked || !answer) return { end: true, toast: { id: 'button-old' } };
    const roles = await env.look.roles(env.person.id);
    if (!roles.some(({ role, unit }) => role === 'leader' && unit === asked.unit))
      return { end: true, toast: { id: 'decide-not-yours' } };
    const earlier = before(asked, env);
    if (earlier) return earlier;
    if (!asked.open)
      return said(oneOf(asked.proposal ? 'decide-ended-proposal' : 'decide-ended', { code: showCode(asked.code) }));
    return { ...said(decided(answer, asked)), facts: [{ type: 'decision.made', id, answer }] };
  },
  parse: () => undefined,
  steps: {},
};
