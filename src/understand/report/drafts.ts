/** Figures in the making, until the whole message has been read. */
import { type Amount, amountProblem, overUnits } from '../../domain/figure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { times } from '../../domain/numeral.ts';
import type { FigureProblem, Problem, ReadFigure, Span } from '../../domain/reading.ts';
import type { Found } from './amounts.ts';
import { type Assigned, LEAST_MONEY } from './assign.ts';
import { isAbout, isShareOf, type Role, type Standing } from './roles.ts';
import type { Scan } from './scan.ts';

/** A figure in the making; what follows in the sentence may complete or contradict it. */
export type Draft = {
  readonly number?: Found;
  readonly near?: Indicator | undefined;
  readonly span: { start: number; end: number };
  readonly indicators: readonly Indicator[];
  readonly from: number;
  to: number;
  readings: readonly Amount[];
  problem: FigureProblem | undefined;
  readonly about: boolean;
  change?: number;
};

export const spanOf = ({ items }: Scan, from: number, to: number): Span => ({
  start: items[from]!.start,
  end: items[Math.max(from, to - 1)]!.end,
});

/** The readings that the indicator may have, and what is wrong. */
const judged = (number: Found, indicator: Indicator): Pick<Draft, 'readings' | 'problem'> => {
  if (number.negative) return { readings: [], problem: 'negative' };
  if (number.readings.length === 0) return { readings: [], problem: 'malformed' };
  const faults = number.readings.map((reading) => amountProblem(indicator.kind, reading));
  const good = number.readings.filter((_, i) => faults[i] === undefined);
  // Nothing is more than all of it, so "99.95%" can only be one number.
  const sure = indicator.kind === 'share' && good.length === 1;
  if ((number.readings.length > 1 || number.doubtful) && !sure)
    return good.length > 0 ? { readings: good, problem: 'ambiguous' } : { readings: [], problem: faults[0] };
  const { value, total } = number.readings[0]!;
  // "60 đồng" is short for thousands or millions.
  if (indicator.kind === 'money' && value > 0 && value < LEAST_MONEY)
    return { readings: [{ value: times(value, 1_000) }, { value: times(value, 1_000_000) }], problem: 'ambiguous' };
  if (faults[0] === 'more-than-total' && total !== undefined)
    return { readings: [{ value: total, total: value }], problem: faults[0] };
  return { readings: good, problem: good.length > 0 ? undefined : faults[0] };
};

export const draftOf = (scan: Scan, number: Found, assigned: Assigned): Draft => {
  const { candidates, near, state, from, to } = assigned;
  const indicators = candidates.map((candidate) => candidate.indicator);
  const about = isAbout(scan, number);
  const base = { number, near, span: spanOf(scan, from, to), indicators, from, to, about };
  if (state === 'alone') return { ...base, readings: number.readings, problem: 'number-alone' };
  if (state === 'unknown') return { ...base, readings: number.readings, problem: 'unknown-indicator' };
  if (state === 'unclear') return { ...base, readings: number.readings, problem: 'unclear-indicator' };
  const read = judged(number, indicators[0]!);
  return { ...base, ...read, problem: read.problem ?? (state === 'unreal' ? 'not-done' : undefined) };
};

const wordsOf = ({ items }: Scan, { from, to }: Draft): readonly string[] =>
  items.slice(from, to).flatMap(({ digits, folded }) => (digits ? [] : [folded]));

/** "10 KN, 2 TC, 40 KNPA": who writes KNPA for one thing does not mean it by KN. */
export const narrowed = (scan: Scan, drafts: readonly Draft[]): Draft[] =>
  drafts.map((draft) => {
    if (draft.problem !== 'unclear-indicator' || !draft.number) return draft;
    const words = wordsOf(scan, draft);
    const longer = drafts.filter(
      (other) =>
        other.problem === undefined &&
        wordsOf(scan, other).some((long) => words.some((word) => word.length < long.length && long.includes(word))),
    );
    const left = draft.indicators.filter(({ code }) => longer.every(({ indicators }) => indicators[0]!.code !== code));
    return left.length === 1 ? { ...draft, indicators: left, ...judged(draft.number, left[0]!) } : draft;
  });

/**
 * "hộ nghèo 20 suất, gia đình chính sách 15 suất": words that nobody knows, but in one sentence with a figure of the same measure. Together they may be
 * what is meant, so that neither may be taken without a question.
 */
export const besides = (scan: Scan, drafts: readonly Draft[]): Draft[] =>
  drafts.map((draft, i) => {
    const before = drafts[i - 1];
    const code = before?.problem === undefined ? before?.indicators[0]?.code : undefined;
    if (!draft.near || !before || draft.near.code !== code) return draft;
    const apart = scan.items.slice(before.to, draft.number!.from + 1).some(({ stop }) => stop === 2);
    return apart ? draft : { ...draft, indicators: [draft.near], problem: undefined };
  });

/** "còn z": completes an x without y, and must be y less x otherwise. */
const left = (draft: Draft, z: number): void => {
  const [reading] = draft.readings;
  if (draft.problem !== undefined || !reading) return;
  const { value, total } = reading;
  if (total === undefined) draft.readings = [{ value, total: value + z }];
  else if (total - value !== z) {
    draft.problem = 'remainder';
    draft.readings = [
      { value, total },
      { value, total: value + z },
      ...(total >= z ? [{ value: total - z, total }] : []),
    ];
  }
};

/** So much for each of the things before: the product is offered. */
export const perUnit = (draft: Draft, number: Found, drafts: readonly Draft[]): Draft => {
  const money = draft.indicators.filter((indicator) => indicator.kind === 'money');
  if (money.length === 0) return draft;
  const things = drafts.findLast((each) => each.problem === undefined && each.indicators[0]?.kind === 'count');
  const count = things?.readings[0]?.value;
  const readings = count === undefined ? [] : number.readings.map(({ value }) => ({ value: times(value, count) }));
  return { ...draft, indicators: money, readings, problem: 'per-unit' };
};

/** A percentage behind an x out of y must be theirs. */
const share = (draft: Draft, percent: number): void => {
  const [reading] = draft.readings;
  if (draft.problem !== undefined || reading?.total === undefined) return;
  if (!isShareOf(percent, reading.value, reading.total)) draft.problem = 'share';
};

/** Two figures of one indicator become one question: the first, the second, or both together. */
export const merged = (drafts: readonly Draft[]): Draft[] => {
  const known = new Map<string, Draft>();
  const kept: Draft[] = [];
  const told = new Set(
    drafts.flatMap(({ problem, indicators }) => (problem === 'not-done' ? [] : indicators.map(({ code }) => code))),
  );
  for (const draft of drafts) {
    if (draft.problem === 'not-done') {
      // "chỉ tiêu tiếp 20 lượt, đã tiếp 12 lượt": the 20 must not take the place of the 12.
      const again = told.has(draft.indicators[0]!.code);
      kept.push(again ? { ...draft, indicators: [], problem: 'unknown-indicator' } : draft);
      continue;
    }
    const code = draft.indicators.length === 1 ? draft.indicators[0]!.code : undefined;
    const before = code === undefined ? undefined : known.get(code);
    if (!before) {
      if (code !== undefined) known.set(code, draft);
      kept.push(draft);
      continue;
    }
    // "mỗi phần 300 ngàn, tổng 15 triệu": the one is the other.
    const [one, other] = [before.readings, draft.readings];
    if (before.problem === 'per-unit' && draft.problem === undefined && one[0]?.value === other[0]?.value) {
      Object.assign(before, { problem: undefined, readings: other });
      before.span.end = Math.max(before.span.end, draft.span.end);
      continue;
    }
    before.problem = 'twice';
    before.span.end = Math.max(before.span.end, draft.span.end);
    before.readings = [...before.readings, ...draft.readings];
  }
  return kept.map((draft) => {
    if (draft.problem !== 'twice') return draft;
    const sum = overUnits(draft.indicators[0]!, draft.readings);
    return { ...draft, readings: distinct(sum ? [...draft.readings, sum] : draft.readings) };
  });
};

const distinct = (readings: readonly Amount[]): readonly Amount[] => {
  const known = new Map(readings.map((reading) => [`${reading.value}/${reading.total}`, reading]));
  return [...known.values()];
};

/** What is too much to be read is asked as one thing, and not dropped. */
export const unread = (scan: Scan, { from }: Found): Draft => ({
  span: spanOf(scan, from, scan.items.length),
  indicators: [],
  from,
  to: scan.items.length,
  readings: [],
  problem: 'unknown-indicator',
  about: false,
});

export const figureOf = ({ span, indicators, readings, about, change }: Draft): ReadFigure => ({
  indicator: indicators[0]!.code,
  ...readings[0]!,
  ...span,
  ...(about && { about }),
  ...(change !== undefined && { change }),
});

export const problemOf = ({ span, indicators, readings, problem }: Draft): Problem => ({
  code: problem!,
  ...span,
  indicators: indicators.map(({ code }) => code),
  readings,
});

/** What a number says of a figure before it. */
export const complete = (scan: Scan, number: Found, draft: Draft, role: Role, standing: Standing): void => {
  draft.to = number.to + number.measured;
  draft.span.end = scan.items[draft.to - 1]!.end;
  const value = number.readings[0]?.value;
  if (value === undefined) return;
  if (role === 'left') left(draft, value);
  else if (role === 'share') share(draft, value);
  else if (role === 'base' && draft.readings[0]) draft.change = times(draft.readings[0].value - value, 1);
  else if (role === 'change' && number.sort !== 'share' && standing.yearly) draft.change = standing.way * value;
};
