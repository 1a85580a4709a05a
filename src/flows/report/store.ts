/** A report is stored, unless its days are closed or something about them is there already; and it is taken back. */
import type { Figure } from '../../domain/figure.ts';
import type { Line } from '../../domain/message.ts';
import { writeNumber } from '../../domain/written.ts';
import type { Env, Next, Step } from '../../engine/flow.ts';
import { oneOf } from '../../text/text.ts';
import { mediaOf } from '../files.ts';
import { withoutRegister } from '../models/by-hand.ts';
import { stillStaff } from '../staff.ts';
import { daysText } from './card.ts';
import { type Draft, left, patience } from './draft.ts';

type Told = readonly { readonly id: string; readonly version: number }[];

/** What is there already: reports about the same days, and sessions in the register that tell of the same. */
const before = async (
  { unit, from, to, figures }: Draft,
  env: Env,
): Promise<{ readonly byHand: Told; readonly sessions: Told }> => ({
  byHand: (await env.look.reports.about(unit, from, to)).map(({ id, version }) => ({ id, version })),
  sessions: await env.look.reports.sessions(unit, from, to, figures),
});

/** What of a report contradicts itself, and what to do; undefined where its sums hold. */
export const contradiction = async (figures: readonly Figure[], env: Env): Promise<readonly Line[] | undefined> => {
  const [first] = await env.look.reports.contradictions(figures);
  if (!first) return undefined;
  const { label, told, others, atMost } = first;
  const args = { label, told: writeNumber(told), others: writeNumber(others) };
  return [{ id: atMost ? 'report-sum-above' : 'report-sum-unlike', args }, { id: 'report-sum-how' }];
};

/** Stored only if the days are open and nothing about them is there already. */
export const file = async (draft: Draft, env: Env, how?: 'replace' | 'add'): Promise<Next<Draft>> => {
  const closed = await env.look.reports.closedUntil(draft.unit);
  if (closed !== undefined && draft.to <= closed)
    return { to: 'days', data: draft, say: [{ id: 'report-closed', args: { until: daysText(closed, closed, env) } }] };
  const figures = await withoutRegister(draft.unit, draft.figures, env);
  if (figures.length === 0) return { end: true, say: { say: [{ id: 'model-by-register-only' }] } };
  const wrong = await contradiction(figures, env);
  if (wrong) return { to: 'confirm', data: draft, say: wrong };
  const { byHand, sessions } = await before(draft, env);
  if (byHand.length + sessions.length > 0 && !how) return { to: 'again', data: draft };
  const unit = (await env.look.units()).get(draft.unit)?.name ?? draft.unit;
  return {
    end: true,
    facts: [
      {
        type: 'report.filed',
        report: {
          id: draft.id,
          unit: draft.unit,
          from: draft.from,
          to: draft.to,
          figures: figures.map(({ indicator, value, total }) => ({
            indicator,
            value,
            ...(total !== undefined && { total }),
          })),
          words: draft.words,
          ...(draft.place !== undefined && { place: draft.place }),
          ...mediaOf(draft),
          replaces: how === 'replace' ? byHand : [],
          ...(how === 'replace' && sessions.length > 0 && { over: sessions }),
        },
      },
    ],
    slot: `report:${draft.id}`,
    say: {
      say: [
        { id: 'report-filed', args: { unit, days: daysText(draft.from, draft.to, env), n: figures.length } },
        { id: 'report-filed-next' },
      ],
      choices: [{ id: `!report.withdraw.${draft.id}`, label: { id: 'report-withdraw-button' } }],
    },
  };
};

/** The same days were reported on already: instead of that, or besides? */
export const again: Step<Draft> = {
  ask: async (draft, env) => {
    const { byHand, sessions } = await before(draft, env);
    const days = daysText(draft.from, draft.to, env);
    const lines: Line[] = [
      ...(byHand.length > 0 ? [{ id: 'report-again', args: { days, n: byHand.length } } as const] : []),
      ...(sessions.length > 0 ? [{ id: 'report-again-sessions', args: { days, n: sessions.length } } as const] : []),
    ];
    return {
      say: lines,
      choices: [
        {
          id: 'replace',
          label: { id: byHand.length > 0 ? 'report-replace-button' : 'report-replace-sessions-button' },
        },
        { id: 'add', label: { id: 'report-add-button' } },
        { id: 'drop', label: { id: 'report-drop-button' } },
      ],
    };
  },
  answer: (input, draft, env) => {
    if (input.kind !== 'choice') return { pass: true };
    return input.id === 'drop' ? left : file(draft, env, input.id === 'replace' ? 'replace' : 'add');
  },
  ...patience,
};

export const withdraw = async (id: string, env: Env): Promise<Next<Draft>> => {
  const own = (await env.look.reports.own(env.person.id, 50)).find((each) => each.id === id);
  if (!own || !(await stillStaff(own.unit, env))) return { end: true, toast: { id: 'button-old' } };
  if (own.state !== 'filed')
    return {
      end: true,
      say: { say: [oneOf(own.state === 'replaced' ? 'report-was-replaced' : 'report-was-withdrawn')] },
    };
  const closed = await env.look.reports.closedUntil(own.unit);
  const until = closed === undefined ? undefined : daysText(closed, closed, env);
  if (until && own.to <= (closed ?? '')) return { end: true, say: { say: [{ id: 'report-closed', args: { until } }] } };
  return {
    end: true,
    facts: [{ type: 'report.withdrawn', id, version: own.version }],
    say: { say: [{ id: 'report-withdrawn', args: { days: daysText(own.from, own.to, env) } }] },
  };
};
