/**
 * A cadre's report in one message: the figures in any order, one card to confirm. What can be read in two ways is asked, what
 * contradicts itself too; nothing is stored before the press.
 */
import { officeDay } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Line } from '../../domain/message.ts';
import type { Env, Flow, Next, Step } from '../../engine/flow.ts';
import { oneOf } from '../../text/text.ts';
import { withoutRegister } from '../models/by-hand.ts';
import { staffUnits } from '../staff.ts';
import { card, daysText, monthOf, weekOf } from './card.ts';
import { type Draft, draftSchema, onward, openUntil, patience, withReading, wordsOf } from './draft.ts';
import { guideAt, guided } from './guide.ts';
import { question } from './question.ts';

/** Said first, it makes a message a report. */
const opener = /^\s*\/?\s*(?:bao\s+(?:nhanh|cao)|bc)\b\s*[:,-]?\s*/;

const left: Next<Draft> = { end: true, say: { say: [{ id: 'report-dropped' }] } };

/** Where the message goes on after the opening words, in the text as it was typed. */
const rest = (text: string): string | undefined => {
  // Folding keeps words apart as they were: so many words are cut off as the opener has.
  const found = opener.exec(fold(text.slice(0, 40)));
  if (!found) return undefined;
  const words = found[0]
    .replace(/[:,/-]/g, ' ')
    .trim()
    .split(/\s+/).length;
  return text.replace(new RegExp(`^\\s*/?\\s*(?:[^\\s:,]+[\\s:,]*){${words}}`, 'u'), '').trim();
};

const fresh = (units: readonly string[], env: Env): Draft => {
  const today = officeDay(env.now, env.office.zone);
  return {
    id: env.newId(),
    unit: units[0] ?? '-',
    units: [...units],
    from: today,
    to: today,
    dated: false,
    words: '',
    figures: [],
    questions: [],
    notes: [],
    until: openUntil(env),
  };
};

const read = async (draft: Draft, text: string, env: Env): Promise<Next<Draft>> => {
  const reading = await env.look.reports.read(text);
  const next = withReading(draft, text, reading, env);
  const problem = reading.periodProblem;
  if (problem?.code === 'future') return { to: 'days', data: next, say: [{ id: 'report-days-future' }] };
  if (problem)
    return {
      to: 'days',
      data: next,
      say: [{ id: 'report-days-unclear', args: { piece: text.slice(problem.start, problem.end) } }],
    };
  return onward(next);
};

/** Stored only if the days are open and nothing about them is there already. */
const file = async (draft: Draft, env: Env, how?: 'replace' | 'add'): Promise<Next<Draft>> => {
  const closed = await env.look.reports.closedUntil(draft.unit);
  if (closed !== undefined && draft.to <= closed)
    return { to: 'days', data: draft, say: [{ id: 'report-closed', args: { until: daysText(closed, closed, env) } }] };
  const figures = await withoutRegister(draft.unit, draft.figures, env);
  if (figures.length === 0) return { end: true, say: { say: [{ id: 'model-by-register-only' }] } };
  const before = await env.look.reports.about(draft.unit, draft.from, draft.to);
  if (before.length > 0 && !how) return { to: 'again', data: draft };
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
          replaces: how === 'replace' ? before.map(({ id, version }) => ({ id, version })) : [],
        },
      },
    ],
    say: {
      say: [
        { id: 'report-filed', args: { unit, days: daysText(draft.from, draft.to, env), n: figures.length } },
        { id: 'report-filed-next' },
      ],
      choices: [{ id: `!report.withdraw.${draft.id}`, label: { id: 'report-withdraw-button' } }],
    },
  };
};

const confirm: Step<Draft> = {
  ask: card,
  answer: async (input, draft, env) => {
    if (input.kind === 'choice') {
      if (input.id === 'send') return file(draft, env);
      if (input.id === 'days') return { to: 'days', data: draft };
      if (input.id === 'unit') return { to: 'unit', data: draft };
      return left;
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    // Said after the card: more figures, or the same ones right.
    const reading = await env.look.reports.read(words);
    if (reading.figures.length === 0 && reading.problems.length === 0 && !reading.period) return { pass: true };
    return read(draft, words, env);
  },
  ...patience,
};

const days: Step<Draft> = {
  ask: (_draft, env) => {
    const today = officeDay(env.now, env.office.zone);
    return {
      say: [{ id: 'report-days-ask' }],
      choices: [
        { id: 'today', label: { id: 'report-today-button' } },
        {
          id: 'week',
          label: { id: 'report-week-button', args: { days: daysText(weekOf(today).from, weekOf(today).to, env) } },
        },
        { id: 'month', label: { id: 'report-month-button', args: { month: String(Number(today.slice(5, 7))) } } },
        { id: 'drop', label: { id: 'report-drop-button' } },
      ],
    };
  },
  answer: async (input, draft, env) => {
    const today = officeDay(env.now, env.office.zone);
    if (input.kind === 'choice') {
      if (input.id === 'drop') return left;
      const chosen =
        input.id === 'week' ? weekOf(today) : input.id === 'month' ? monthOf(today) : { from: today, to: today };
      return onward({ ...draft, ...chosen, dated: true, until: openUntil(env) });
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    const { period, periodProblem } = await env.look.reports.read(words);
    const wrong = periodProblem?.code === 'future' ? 'report-days-future' : 'report-days-how';
    if (!period) return { stay: draft, say: { say: [{ id: wrong }] }, failed: true };
    return onward({ ...draft, from: period.from, to: period.to, dated: true, until: openUntil(env) });
  },
  ...patience,
};

const unit: Step<Draft> = {
  ask: async (draft, env) => {
    const tree = await env.look.units();
    return {
      say: [{ id: 'report-unit-ask' }],
      choices: draft.units.map((code) => ({
        id: code,
        label: { id: 'unit-button', args: { unit: tree.get(code)?.name ?? code } },
      })),
    };
  },
  answer: (input, draft, env) =>
    input.kind === 'choice' ? onward({ ...draft, unit: input.id, until: openUntil(env) }) : { pass: true },
  ...patience,
};

/** The same days were reported on already: instead of that, or besides? */
const again: Step<Draft> = {
  ask: async (draft, env) => {
    const before = await env.look.reports.about(draft.unit, draft.from, draft.to);
    const lines: Line[] = [
      { id: 'report-again', args: { days: daysText(draft.from, draft.to, env), n: before.length } },
    ];
    return {
      say: lines,
      choices: [
        { id: 'replace', label: { id: 'report-replace-button' } },
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

const withdraw = async (id: string, env: Env): Promise<Next<Draft>> => {
  const own = (await env.look.reports.own(env.person.id, 50)).find((each) => each.id === id);
  if (!own) return { end: true, toast: { id: 'button-old' } };
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

export const report: Flow<Draft> = {
  id: 'report',
  version: 1,
  commands: ['baocao', 'bao cao', 'bao nhanh', 'baonhanh'],
  where: 'private',
  actions: ['report'],
  single: true,
  typed: (text) => {
    const words = rest(text);
    return words !== undefined && /\d/.test(words) ? { kind: 'command', name: 'baocao', rest: text } : undefined;
  },
  open: async (opening, env) => {
    if (opening.kind === 'action') return withdraw(opening.args[1] ?? '', env);
    const units = await staffUnits(env);
    const text = opening.kind === 'command' ? opening.rest : '';
    if (units.length === 0) {
      // A citizen who begins a petition with these words.
      if (/\S\s+\S/.test(text))
        return {
          end: true,
          onward: {
            flow: 'petition',
            opening: { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } },
          },
        };
      return { end: true, say: { say: [{ id: 'report-staff-only' }] } };
    }
    const draft = fresh(units, env);
    if (text.trim() === '') return { to: 'start', data: draft };
    return read(draft, rest(text) ?? text, env);
  },
  parse: (stored) => draftSchema.safeParse(stored).data,
  steps: {
    /** How it is done, and the other way for those who would rather be asked. */
    start: {
      ask: () => ({
        say: [{ id: 'report-how' }, { id: 'report-example' }],
        choices: [
          { id: 'guide', label: { id: 'report-guide-button' } },
          { id: 'drop', label: { id: 'report-drop-button' } },
        ],
      }),
      answer: async (input, draft, env) => {
        if (input.kind === 'choice') return input.id === 'guide' ? guideAt(draft, 0, env) : left;
        const words = wordsOf(input);
        return words.trim() === '' ? { pass: true } : read(draft, rest(words) ?? words, env);
      },
      ...patience,
    },
    guide: { ...guided, ...patience },
    confirm,
    question,
    days,
    unit,
    again,
  },
  cancel: () => left,
};
