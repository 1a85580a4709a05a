/**
 * A cadre's report in one message: the figures in any order, one card to confirm. What can be read in two ways is asked, what
 * contradicts itself too; nothing is stored before the press.
 */
import { officeDay } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Env, Flow, Next, Step } from '../../engine/flow.ts';
import { gathering, takingFiles, withFile, withLoose } from '../files.ts';
import { isSessionAlone } from '../receptions/read.ts';
import { staffUnits, stillStaff } from '../staff.ts';
import { card, daysText, weekOf } from './card.ts';
import {
  type Draft,
  draftSchema,
  left,
  onward,
  openUntil,
  patience,
  withPlace,
  withReading,
  wordsOf,
} from './draft.ts';
import { guideAt, guided } from './guide.ts';
import { question } from './question.ts';
import { again, file, withdraw } from './store.ts';

/** Said first, it makes a message a report. */
const opener = /^\s*\/?\s*(?:bao\s+(?:nhanh|cao)|bc)\b\s*[:,-]?\s*/;

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
  const draft: Draft = {
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
  return withLoose(draft, env);
};

const read = async (draft: Draft, text: string, env: Env): Promise<Next<Draft>> => {
  const reading = await env.look.reports.read(text);
  const next = await withPlace(withReading(draft, text, reading, env), text, reading, env);
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
  ask: async (_draft, env) => {
    const today = officeDay(env.now, env.office.zone);
    const month = Number((await env.look.reports.month(today)).code.slice(5));
    return {
      say: [{ id: 'report-days-ask' }],
      choices: [
        { id: 'today', label: { id: 'report-today-button' } },
        {
          id: 'week',
          label: { id: 'report-week-button', args: { days: daysText(weekOf(today).from, weekOf(today).to, env) } },
        },
        { id: 'month', label: { id: 'report-month-button', args: { month: String(month) } } },
        { id: 'drop', label: { id: 'report-drop-button' } },
      ],
    };
  },
  answer: async (input, draft, env) => {
    const today = officeDay(env.now, env.office.zone);
    if (input.kind === 'choice') {
      if (input.id === 'drop') return left;
      const chosen =
        input.id === 'week'
          ? weekOf(today)
          : input.id === 'month'
            ? await env.look.reports.month(today)
            : { from: today, to: today };
      return onward({ ...draft, from: chosen.from, to: chosen.to, dated: true, until: openUntil(env) });
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

export const report: Flow<Draft> = {
  id: 'report',
  version: 1,
  commands: ['baocao', 'bao cao', 'bao nhanh', 'baonhanh'],
  where: 'private',
  actions: ['report'],
  single: true,
  takesFiles: true,
  staff: true,
  may: (draft, env) => stillStaff(draft.unit, env),
  typed: (text) => {
    const words = rest(text);
    return words !== undefined && /\d/.test(words) ? { kind: 'command', name: 'baocao', rest: text } : undefined;
  },
  open: async (opening, env) => {
    if (opening.kind === 'action') return withdraw(opening.args[1] ?? '', env);
    const units = await staffUnits(env);
    const photo = opening.kind === 'content' && opening.input.kind === 'media' ? opening.input : undefined;
    const text = opening.kind === 'command' ? opening.rest : wordsOf(opening.input);
    if (units.length === 0) {
      // A citizen who begins a petition with these words.
      if (/\S\s+\S/.test(text))
        return {
          end: true,
          onward: {
            flow: 'petition',
            opening: {
              kind: 'content',
              input: photo ?? { kind: 'text', text, message: undefined, edited: false },
            },
          },
        };
      return { end: true, say: { say: [{ id: 'report-staff-only' }] } };
    }
    const words = rest(text) ?? text;
    if (!photo && (await isSessionAlone(words, env)))
      return { end: true, onward: { flow: 'reception', opening: { kind: 'command', name: 'tiepdan', rest: words } } };
    const before = fresh(units, env);
    const draft = photo ? withFile(before, photo, env).data : before;
    if (text.trim() === '') return { to: 'start', data: draft };
    const next = await read(draft, words, env);
    // More of the album is on its way: one card for all of it.
    return draft.gatherUntil !== undefined && 'to' in next && next.to === 'confirm' ? { ...next, to: 'gather' } : next;
  },
  parse: (stored) => draftSchema.safeParse(stored).data,
  steps: {
    /** How it is done, and the other way for those who would rather be asked. */
    start: takingFiles<Draft>({
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
    }),
    gather: gathering(onward),
    guide: takingFiles<Draft>({ ...guided, ...patience }),
    confirm: takingFiles(confirm),
    question: takingFiles(question),
    days: takingFiles(days),
    unit: takingFiles(unit),
    again: takingFiles(again),
  },
  cancel: () => left,
};
