/** The same report by questions, one indicator after the other, for those who prefer to be asked. */
import type { Env, Next, Step } from '../../engine/flow.ts';
import { withoutRegister } from '../models/by-hand.ts';
import { bare } from './card.ts';
import type { Draft } from './draft.ts';
import { onward, openUntil, withReading } from './draft.ts';

/** What most communes report every week; everything else can be said in words at any time. */
const usual = [
  'reception.turns',
  'petitions.new',
  'petitions.settled',
  'dialogues.held',
  'gifts.count',
  'gifts.money',
  'models.registered',
  'mediation.settled',
] as const;

/** Of an office's own indicators so many are asked; more would be a form. */
const ownAsked = 8;

const askedOf = async (env: Env): Promise<readonly string[]> => [
  ...usual,
  ...(await env.look.reports.ownIndicators()).slice(0, ownAsked),
];

/** Not what the tenant does not count, nor what the unit's register counts. */
const isAsked = async (unit: string, indicator: string, env: Env): Promise<boolean> =>
  (await env.look.reports.indicator(indicator)) !== undefined &&
  (await withoutRegister(unit, [{ indicator, value: 0 }], env)).length > 0;

/** The question at `index`, those that the tenant does not count left out; after the last one the card. */
export const guideAt = async (draft: Draft, index: number, env: Env): Promise<Next<Draft>> => {
  const told = new Set(draft.figures.map(({ indicator }) => indicator));
  const asked = await askedOf(env);
  for (let i = index; i < asked.length; i++)
    if (!told.has(asked[i] ?? '') && (await isAsked(draft.unit, asked[i] ?? '', env)))
      return { to: 'guide', data: { ...draft, guide: i, until: openUntil(env) } };
  return onward(draft);
};

export const guided: Pick<Step<Draft>, 'ask' | 'answer'> = {
  ask: async (draft, env) => {
    const indicator = await env.look.reports.indicator((await askedOf(env))[draft.guide ?? 0] ?? '');
    if (!indicator) return undefined;
    return {
      say: [{ id: 'report-guide', args: { label: bare(indicator), unit: indicator.unit } }],
      choices: [
        { id: 'none', label: { id: 'report-none-button' } },
        { id: 'end', label: { id: 'report-guide-end-button' } },
      ],
    };
  },
  answer: async (input, draft, env) => {
    const at = draft.guide ?? 0;
    if (input.kind === 'choice') return input.id === 'end' ? onward(draft) : guideAt(draft, at + 1, env);
    if (input.kind !== 'text') return { pass: true };
    const indicator = await env.look.reports.indicator((await askedOf(env))[at] ?? '');
    const alone = /^[\d\s.,/%]+(?:\s*(?:tr|triệu|trieu|tỷ|ty))?$/iu.test(input.text);
    const text = indicator && alone ? `${indicator.label} ${input.text} ${indicator.unit}` : input.text;
    const reading = await env.look.reports.read(text);
    if (reading.figures.length === 0 && reading.problems.length === 0)
      return { stay: draft, ask: 'again', failed: true };
    const next = withReading(draft, text, reading, env);
    return next.questions.length > 0 ? onward(next) : guideAt(next, at + 1, env);
  },
};
