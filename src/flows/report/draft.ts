/** A report in the making: what was read, and what must still be asked. */
import { z } from 'zod';
import { shown } from '../../domain/clean.ts';
import type { Figure } from '../../domain/figure.ts';
import type { Problem, Reading } from '../../domain/reading.ts';
import type { Env, Input, Next } from '../../engine/flow.ts';
import { maxPlace } from '../draft.ts';
import { filesShape } from '../files.ts';

const day = 86_400_000;

const amount = z.object({ value: z.number(), total: z.exactOptional(z.number()) });
export const figure = amount.extend({ indicator: z.string() });

/** A question: the words it is about, what they may mean. */
const question = z.object({
  code: z.string(),
  piece: z.string(),
  indicators: z.array(z.string()),
  readings: z.array(amount),
});

export const draftSchema = z.object({
  /** The report becomes this. */
  id: z.string(),
  unit: z.string(),
  /** Units that the person may report for. */
  units: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  /** Was it said which days it is about? */
  dated: z.boolean(),
  words: z.string(),
  figures: z.array(figure),
  questions: z.array(question),
  /** What was said beside the figures: kept, not counted. */
  notes: z.array(z.string()),
  /** Guided entry: which of the indicators is asked next. */
  guide: z.exactOptional(z.number()),
  until: z.number(),
  /** Where it was, as it was told. */
  place: z.exactOptional(z.string()),
  ...filesShape,
});

export type Draft = z.infer<typeof draftSchema>;
export type Question = z.infer<typeof question>;

export const left: Next<Draft> = { end: true, say: { say: [{ id: 'report-dropped' }] } };

/** A draft that nobody goes on with for a day is dropped: tomorrow's message must not land in it. */
export const openUntil = (env: Env): number => env.now + day;

const pieceOf = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim().slice(0, 80);

const questionOf = (text: string, { code, indicators, readings, ...span }: Problem): Question => ({
  code,
  piece: pieceOf(text, span),
  indicators: [...indicators],
  readings: readings.map(({ value, total }) => ({ value, ...(total !== undefined && { total }) })),
});

const plain = ({ indicator, value, total }: Figure): Draft['figures'][number] => ({
  indicator,
  value,
  ...(total !== undefined && { total }),
});

/** The draft with what a message says: a figure told again takes the place of the one before. */
export const withReading = (draft: Draft, text: string, reading: Reading, env: Env): Draft => {
  const told = new Map(draft.figures.map((f) => [f.indicator, f]));
  for (const one of reading.figures) told.set(one.indicator, plain(one));
  const { period } = reading;
  return {
    ...draft,
    ...(period && { from: period.from, to: period.to, dated: true }),
    words: [draft.words, text].filter((each) => each !== '').join('\n'),
    figures: [...told.values()],
    questions: [...draft.questions, ...reading.problems.map((each) => questionOf(text, each))],
    notes: [...draft.notes, ...reading.notes.map((span) => pieceOf(text, span))].slice(0, 10),
    until: openUntil(env),
  };
};

/** The draft with the places and units that a message names; a unit that the person may report for is whose report it is. */
export const withPlace = async (draft: Draft, text: string, { places }: Reading, env: Env): Promise<Draft> => {
  const told = places.map((span) => text.slice(span.start, span.end).replace(/\s+/g, ' ').trim());
  if (told.length === 0) return draft;
  const { personal, unit } = await env.look.understand([...new Set(told)].join(', '));
  const own = unit && draft.units.includes(unit.value) ? { unit: unit.value } : {};
  return { ...draft, ...own, place: shown(personal, maxPlace) };
};

/** With one more figure, in the place of an older one. */
export const withFigure = (draft: Draft, one: Figure): Draft => ({
  ...draft,
  figures: [...draft.figures.filter((f) => f.indicator !== one.indicator), plain(one)],
});

/** Every step ends by itself after a day. */
export const patience = { wakeAt: (draft: Draft) => draft.until, woken: (): Next<Draft> => ({ end: true }) };

/** What was written, also below a photo. */
export const wordsOf = (input: Input): string =>
  input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';

/** The next thing to ask, or the card. */
export const onward = (draft: Draft): Next<Draft> => {
  if (draft.questions.length > 0) return { to: 'question', data: draft };
  if (draft.figures.length === 0)
    return { end: true, say: { say: [{ id: 'report-nothing' }, { id: 'report-example' }] } };
  return { to: 'confirm', data: draft };
};
