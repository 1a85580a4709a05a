/** One message of a cadre with numbers in any order → figures, and what must be asked. Pure, linear in the text. */
import { officeDay } from '../../domain/calendar.ts';
import { type Amount, amountProblem, overUnits } from '../../domain/figure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { times } from '../../domain/numeral.ts';
import type { PeriodTable } from '../../domain/period.ts';
import type { FigureProblem, Problem, ReadFigure, Reading, Span } from '../../domain/reading.ts';
import type { Found } from './amounts.ts';
import { type Assigned, assign, type Taking } from './assign.ts';
import { notesOf } from './notes.ts';
import type { Book } from './phrase-book.ts';
import { isAbout, isNamed, isShareOf, type Role, roleOf, type Standing, standingOf } from './roles.ts';
import { type Scan, scan } from './scan.ts';
import { periodOfReport } from './told-period.ts';

/** Longer messages are no channel's; UTF-16 units. */
const READ = 4096;
/** More numbers than these are no report but a table that was pasted. */
const MOST_NUMBERS = 120;

export type ReportClock = {
  /** ms */
  readonly now: number;
  /** The office's IANA zone. */
  readonly zone: string;
  /** The tenant's table of periods. */
  readonly tables: readonly PeriodTable[];
};

/** A figure in the making; what follows in the sentence may complete or contradict it. */
type Draft = {
  readonly span: { start: number; end: number };
  readonly indicators: readonly Indicator[];
  readonly from: number;
  to: number;
  readings: readonly Amount[];
  problem: FigureProblem | undefined;
  readonly about: boolean;
  change?: number;
};

const spanOf = ({ items }: Scan, from: number, to: number): Span => ({
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
  if (faults[0] === 'more-than-total' && total !== undefined)
    return { readings: [{ value: total, total: value }], problem: faults[0] };
  return { readings: good, problem: good.length > 0 ? undefined : faults[0] };
};

const draftOf = (scan: Scan, number: Found, assigned: Assigned): Draft => {
  const { candidates, state, from, to } = assigned;
  const indicators = candidates.map((candidate) => candidate.indicator);
  const about = isAbout(scan, number);
  const base = { span: spanOf(scan, from, to), indicators, from, to, about };
  if (state === 'alone') return { ...base, readings: number.readings, problem: 'number-alone' };
  if (state === 'unknown') return { ...base, readings: number.readings, problem: 'unknown-indicator' };
  if (state === 'unclear') return { ...base, readings: number.readings, problem: 'unclear-indicator' };
  return { ...base, ...judged(number, indicators[0]!) };
};

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
const perUnit = (draft: Draft, number: Found, drafts: readonly Draft[]): Draft => {
  const money = draft.indicators.filter((indicator) => indicator.kind === 'money');
  if (money.length === 0) return draft;
  const things = drafts.findLast((each) => each.problem === undefined && each.indicators[0]?.kind === 'count');
  const count = things?.readings[0]?.value;
  const readings = count === undefined ? [] : number.readings.map(({ value }) => ({ value: times(value, count) }));
  return { ...draft, indicators: money, readings, problem: 'per-unit' };
};

/** `shared`: a phrase between two numbers could have gone to either. */
type Drafted = { readonly drafts: readonly Draft[]; readonly score: number; readonly shared: boolean };

/** What a second figure of one indicator costs, as much as one that cannot be read. */
const AGAIN = 6;

/** What a number may complete: the figures before it, the nearest first. "117 lượt với 124 người (giảm 12 lượt …)" */
const REACH = 3;

type Completing = { readonly draft: Draft; readonly role: Role; readonly standing: Standing };

/** The figure that number `n` says something of. @param before what the number before it was */
const completing = (
  scan: Scan,
  n: number,
  drafts: readonly Draft[],
  before: Completing | undefined,
): Completing | undefined => {
  const standing = standingOf(scan, n);
  if (standing.perUnit) return undefined;
  // "giảm 108 lượt (8,24%)": the same once more.
  if (before?.role === 'change' && scan.numbers[n]!.sort === 'share' && !isNamed(scan, n)) return before;
  for (const draft of drafts.slice(-REACH).reverse()) {
    const role = draft.indicators.length === 1 ? roleOf(scan, n, standing, draft.indicators[0]!) : undefined;
    if (role) return { draft, role, standing };
  }
  return undefined;
};

const complete = (scan: Scan, number: Found, { draft, role, standing }: Completing): void => {
  draft.to = number.to + number.measured;
  draft.span.end = scan.items[draft.to - 1]!.end;
  const value = number.readings[0]?.value;
  if (value === undefined) return;
  if (role === 'left') left(draft, value);
  else if (role === 'share') share(draft, value);
  else if (role === 'base' && draft.readings[0]) draft.change = times(draft.readings[0].value - value, 1);
  else if (role === 'change' && number.sort !== 'share' && standing.yearly) draft.change = standing.way * value;
};

const drafted = (scan: Scan, greedy: boolean): Drafted => {
  const drafts: Draft[] = [];
  let taking: Taking = { done: 0, context: new Map() };
  let score = 0;
  let shared = false;
  let before: Completing | undefined;
  scan.numbers.forEach((number, n) => {
    before = completing(scan, n, drafts, before);
    if (before) {
      complete(scan, number, before);
      taking = { ...taking, done: number.to + number.measured };
      return;
    }
    const assigned = assign(scan, n, taking, greedy);
    ({ taking } = assigned);
    score += assigned.score;
    shared ||= assigned.shared;
    const draft = draftOf(scan, number, assigned);
    drafts.push(standingOf(scan, n).perUnit ? perUnit(draft, number, drafts) : draft);
  });
  // Two figures of one indicator are more often a phrase that went to the wrong number.
  const codes = drafts.filter(({ indicators }) => indicators.length === 1).map(({ indicators }) => indicators[0]!.code);
  return { drafts, score: score - (codes.length - new Set(codes).size) * AGAIN, shared };
};

/** A percentage behind an x out of y must be theirs. */
const share = (draft: Draft, percent: number): void => {
  const [reading] = draft.readings;
  if (draft.problem !== undefined || reading?.total === undefined) return;
  if (!isShareOf(percent, reading.value, reading.total)) draft.problem = 'share';
};

/** Two figures of one indicator become one question: the first, the second, or both together. */
const merged = (drafts: readonly Draft[]): Draft[] => {
  const known = new Map<string, Draft>();
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const code = draft.indicators.length === 1 ? draft.indicators[0]!.code : undefined;
    const before = code === undefined ? undefined : known.get(code);
    if (!before) {
      if (code !== undefined) known.set(code, draft);
      kept.push(draft);
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
const unread = (scan: Scan, { from }: Found): Draft => ({
  span: spanOf(scan, from, scan.items.length),
  indicators: [],
  from,
  to: scan.items.length,
  readings: [],
  problem: 'unknown-indicator',
  about: false,
});

const figureOf = ({ span, indicators, readings, about, change }: Draft): ReadFigure => ({
  indicator: indicators[0]!.code,
  ...readings[0]!,
  ...span,
  ...(about && { about }),
  ...(change !== undefined && { change }),
});

const problemOf = ({ span, indicators, readings, problem }: Draft): Problem => ({
  code: problem!,
  ...span,
  indicators: indicators.map(({ code }) => code),
  readings,
});

/**
 * Reads a quick report. Never throws; the text may be anything.
 * @param book made by `phraseBook` from the tenant's indicators
 */
export const readReport = (text: string, book: Book, { now, zone, tables }: ReportClock): Reading => {
  const scanned = scan(text.slice(0, READ), book, { today: officeDay(now, zone), tables });
  const limited: Scan = { ...scanned, numbers: scanned.numbers.slice(0, MOST_NUMBERS) };
  const rest = scanned.numbers[MOST_NUMBERS];
  // A phrase between two numbers may belong to either: read both ways, the one in which more falls into place counts.
  const shy = drafted(limited, false);
  const greedy = shy.shared ? drafted(limited, true) : shy;
  const drafts = merged(greedy.score > shy.score ? greedy.drafts : shy.drafts);
  if (rest) drafts.push(unread(scanned, rest));
  const figures = drafts.filter((draft) => draft.problem === undefined);
  const { period, problem } = periodOfReport(limited);
  return {
    figures: figures.map(figureOf),
    problems: drafts.filter((draft) => draft.problem !== undefined).map(problemOf),
    ...(period && { period }),
    ...(problem && { periodProblem: problem }),
    places: limited.asides.places.map(({ from, to }) => spanOf(limited, from, to)),
    notes: notesOf(limited, drafts),
  };
};
