/** What was read from a cadre's report: figures that need no question, and the questions. */
import type { Day } from './calendar.ts';
import type { Amount, AmountProblem, Figure } from './figure.ts';
import type { PeriodKind } from './period.ts';

/** UTF-16 units of the text as it was given. */
export type Span = { readonly start: number; readonly end: number };

export type Days = {
  readonly from: Day;
  /** Included. May lie ahead: the end of the running week or month. */
  readonly to: Day;
  readonly kind: 'day' | 'week' | 'range' | PeriodKind;
  /** Of a period that has one: `2026-H1`. */
  readonly code?: string;
};

/** `unclear`: T5 may be Thursday or May. */
export type WhenProblem = 'future' | 'no-such-day' | 'backwards' | 'unclear';

/** `about`: more than, nearly. `change`: by how much more or less than in the same period a year earlier, as it was told. */
export type ReadFigure = Figure & Span & { readonly about?: true; readonly change?: number };

/**
 * `ambiguous`: 1.5 triệu, 1,202, 5-7. `malformed`: 1.2.3. `remainder`: "còn z" is not y less x. `share`: the percentage is not x of y. `per-unit`: so much for
 * each. `twice`: one indicator with two figures. `parts`: they do not come to the whole. `not-done`: planned, asked for, refused or called off. `unclear-indicator`: several fit. `unknown-indicator`: words that none of them has; may be kept as a note.
 * `number-alone`: nothing says what it is.
 */
export type FigureProblem =
  | AmountProblem
  | 'ambiguous'
  | 'malformed'
  | 'remainder'
  | 'share'
  | 'per-unit'
  | 'twice'
  | 'parts'
  | 'not-done'
  | 'unclear-indicator'
  | 'unknown-indicator'
  | 'number-alone';

/** To be asked; nothing of it is among the figures. */
export type Problem = Span & {
  readonly code: FigureProblem;
  /** What it is about, where that is known; several where it must be chosen. */
  readonly indicators: readonly string[];
  /** What may be meant; empty where the person must say it again. */
  readonly readings: readonly Amount[];
};

/** `several`: days that lie apart. */
export type PeriodProblem = Span & { readonly code: WhenProblem | 'several'; readonly choices: readonly Days[] };

export type Reading = {
  readonly figures: readonly ReadFigure[];
  readonly problems: readonly Problem[];
  /** Undefined where nothing is told, or where it must be asked. */
  readonly period?: Days & Span;
  readonly periodProblem?: PeriodProblem;
  /** Words that name a place or unit. */
  readonly places: readonly Span[];
  /** Clauses without a figure. */
  readonly notes: readonly Span[];
};
