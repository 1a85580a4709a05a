/** What a report says, to be confirmed; and the questions about it. */
import { addDays, type Day, startOfDay, weekday } from '../../domain/calendar.ts';
import type { Figure } from '../../domain/figure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Choice, Line, Prompt } from '../../domain/message.ts';
import { writeDay, writeFigure } from '../../domain/written.ts';
import type { Env } from '../../engine/flow.ts';
import type { Text } from '../../text/text.ts';
import { filesLine } from '../files.ts';
import { withoutRegister } from '../models/by-hand.ts';
import type { Draft, Question } from './draft.ts';

/** More readings than these are a riddle, not a question. */
const maxReadings = 4;

/** "Tiếp công dân: lượt" beside "12 lượt" says the measure twice. */
export const bare = ({ label, unit }: Pick<Indicator, 'label' | 'unit'>): string =>
  label.endsWith(`: ${unit}`) ? label.slice(0, -unit.length - 2) : label;

export const figureLine = async (one: Figure, env: Env): Promise<Line> => {
  const indicator = await env.look.reports.indicator(one.indicator);
  return indicator
    ? { id: 'report-figure', args: { label: bare(indicator), figure: writeFigure(indicator, one) } }
    : { id: 'report-figure', args: { label: one.indicator, figure: String(one.value) } };
};

/** "ngày thứ Hai 15/6/2026", "8/6 – 14/6/2026": the days of a report, as short as can be. */
export const daysText = (from: Day, to: Day, env: Env): Text => {
  if (from === to) return { id: 'report-day', args: { day: { at: startOfDay(from, env.office.zone), as: 'day' } } };
  const year = from.slice(0, 4);
  const first = to.startsWith(year) ? writeDay(from).replace(`/${year}`, '') : writeDay(from);
  return { id: 'report-days', args: { from: first, to: writeDay(to) } };
};

/** Monday to Sunday of the week of a day. */
export const weekOf = (day: Day): { readonly from: Day; readonly to: Day } => {
  const from = addDays(day, 1 - weekday(day));
  return { from, to: addDays(from, 6) };
};

export const card = async (draft: Draft, env: Env): Promise<Prompt> => {
  const unit = (await env.look.units()).get(draft.unit)?.name ?? draft.unit;
  const lines: Line[] = [];
  const figures = await withoutRegister(draft.unit, draft.figures, env);
  for (const one of figures) lines.push(await figureLine(one, env));
  if (figures.length < draft.figures.length) lines.push({ id: 'model-by-register' });
  return {
    say: [
      { id: 'report-card', args: { unit, days: daysText(draft.from, draft.to, env) } },
      ...(draft.place === undefined ? [] : [{ id: 'report-place', args: { place: draft.place } } as const]),
      ...lines,
      ...filesLine(draft.media),
      ...draft.notes.map((note): Line => ({ id: 'report-note', args: { note } })),
      { id: 'report-card-how' },
    ],
    choices: [
      { id: 'send', label: { id: 'report-send-button' } },
      { id: 'days', label: { id: 'report-days-button' } },
      ...(draft.units.length > 1 ? [{ id: 'unit', label: { id: 'report-unit-button' } } as const] : []),
      { id: 'drop', label: { id: 'report-drop-button' } },
    ],
  };
};

const readingChoice = async (question: Question, i: number, env: Env): Promise<Choice> => {
  const reading = question.readings[i] ?? { value: 0 };
  const indicator = await env.look.reports.indicator(question.indicators[0] ?? '');
  const figure = indicator ? writeFigure(indicator, reading) : String(reading.value);
  const id = question.code === 'not-done' ? 'report-done-button' : 'report-reading-button';
  return { id: `r${i}`, label: { id, args: { figure } } };
};

const reasons: Readonly<Record<string, Text['id']>> = {
  ambiguous: 'report-ask-ambiguous',
  'more-than-total': 'report-ask-more-than-total',
  remainder: 'report-ask-remainder',
  share: 'report-ask-share',
  twice: 'report-ask-twice',
  parts: 'report-ask-parts',
  'not-done': 'report-ask-not-done',
  negative: 'report-ask-negative',
  'too-large': 'report-ask-too-large',
  'unclear-indicator': 'report-ask-which',
  'unknown-indicator': 'report-ask-unknown',
  'number-alone': 'report-ask-alone',
};

/** One question at a time, with what may be meant as choices; it can be said again in words, kept as a note, or left out. */
export const questionPrompt = async (question: Question, env: Env): Promise<Prompt> => {
  const choices: Choice[] = [];
  if (question.indicators.length > 1) {
    for (const [i, code] of question.indicators.slice(0, maxReadings).entries()) {
      const indicator = await env.look.reports.indicator(code);
      choices.push({ id: `i${i}`, label: { id: 'report-reading-button', args: { figure: indicator?.label ?? code } } });
    }
  } else if (question.indicators.length === 1)
    for (let i = 0; i < Math.min(question.readings.length, maxReadings); i++)
      choices.push(await readingChoice(question, i, env));
  if (question.code === 'unknown-indicator' || question.code === 'not-done')
    choices.push({ id: 'note', label: { id: 'report-note-button' } });
  choices.push({ id: 'skip', label: { id: 'report-skip-button' } });
  const id = reasons[question.code] ?? 'report-ask-other';
  return { say: [{ id, args: { piece: question.piece } } as Text], choices };
};
