/** What could be read in two ways, contradicts itself or is not known: asked one by one. */
import type { Step } from '../../engine/flow.ts';
import { questionPrompt } from './card.ts';
import { type Draft, onward, openUntil, patience, withFigure, withReading, wordsOf } from './draft.ts';

export const question: Step<Draft> = {
  ask: (draft, env) => {
    const [first] = draft.questions;
    return first ? questionPrompt(first, env) : undefined;
  },
  answer: async (input, draft, env) => {
    const [first, ...others] = draft.questions;
    if (!first) return onward(draft);
    const next: Draft = { ...draft, questions: others, until: openUntil(env) };
    if (input.kind === 'choice') {
      if (input.id === 'note') return onward({ ...next, notes: [...next.notes, first.piece] });
      if (input.id === 'skip') return onward(next);
      const i = Number(input.id.slice(1));
      const byIndicator = input.id.startsWith('i');
      const indicator = first.indicators[byIndicator ? i : 0];
      const reading = first.readings[byIndicator ? 0 : i];
      if (indicator === undefined || !reading) return { stay: draft, ask: 'again', failed: true };
      // Which one it is, is clear now; what it came to may not be.
      if (byIndicator && first.readings.length > 1)
        return onward({ ...draft, questions: [{ ...first, indicators: [indicator] }, ...others] });
      return onward(withFigure(next, { indicator, ...reading }));
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    // "3" for a figure whose indicator is known.
    const known =
      first.indicators.length === 1 ? await env.look.reports.indicator(first.indicators[0] ?? '') : undefined;
    const reading = await env.look.reports.read(
      known && /^[\d\s.,/%]+$/.test(words) ? `${known.label} ${words} ${known.unit}` : words,
    );
    if (reading.figures.length === 0) return { stay: draft, ask: 'again', failed: true };
    return onward(withReading(next, words, reading, env));
  },
  ...patience,
};
