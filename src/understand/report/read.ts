/** One message of a cadre with numbers in any order → figures, and what must be asked. Pure, linear in the text. */
import { officeDay } from '../../domain/calendar.ts';
import type { PeriodTable } from '../../domain/period.ts';
import type { Reading } from '../../domain/reading.ts';
import { assign, type Taking } from './assign.ts';
import {
  besides,
  complete,
  type Draft,
  draftOf,
  figureOf,
  merged,
  narrowed,
  perUnit,
  problemOf,
  spanOf,
  unread,
} from './drafts.ts';
import { notesOf } from './notes.ts';
import type { Book } from './phrase-book.ts';
import { isNamed, type Role, roleOf, type Standing, standingOf } from './roles.ts';
import { MOST_NUMBERS, type Scan, scan } from './scan.ts';
import { summed } from './sums.ts';
import { periodOfReport } from './told-period.ts';

/** Longer messages are no channel's; UTF-16 units. */
const READ = 4096;

export type ReportClock = {
  /** ms */
  readonly now: number;
  /** The office's IANA zone. */
  readonly zone: string;
  /** The tenant's table of periods. */
  readonly tables: readonly PeriodTable[];
};

/** `shared`: a phrase between two numbers could have gone to either. */
type Drafted = { readonly drafts: readonly Draft[]; readonly score: number; readonly shared: boolean };

/** What a second figure of one indicator costs, as much as one that cannot be read. */
const AGAIN = 6;

/** What a number may complete: the figures before it, the nearest first. "117 lượt với 124 người (giảm 12 lượt …)" */
const REACH = 3;

type Completing = { readonly draft: Draft; readonly role: Role };

/** The figure that number `n` says something of. @param before what the number before it was */
const completing = (
  scan: Scan,
  n: number,
  standing: Standing,
  drafts: readonly Draft[],
  before: Completing | undefined,
): Completing | undefined => {
  if (standing.perUnit) return undefined;
  // "giảm 108 lượt (8,24%)": the same once more.
  if (before?.role === 'change' && scan.numbers[n]!.sort === 'share' && !isNamed(scan, n)) return before;
  for (const draft of drafts.slice(-REACH).reverse()) {
    const role = draft.indicators.length === 1 ? roleOf(scan, n, standing, draft.indicators[0]!) : undefined;
    if (role) return { draft, role };
  }
  return undefined;
};

const drafted = (scan: Scan, greedy: boolean): Drafted => {
  const drafts: Draft[] = [];
  let taking: Taking = { done: 0, context: new Map(), unknown: false };
  let score = 0;
  let shared = false;
  let before: Completing | undefined;
  scan.numbers.forEach((number, n) => {
    const standing = standingOf(scan, n);
    before = completing(scan, n, standing, drafts, before);
    if (before) {
      complete(scan, number, before.draft, before.role, standing);
      taking = { ...taking, done: number.to + number.measured };
      return;
    }
    const assigned = assign(scan, n, taking, greedy);
    ({ taking } = assigned);
    score += assigned.score;
    shared ||= assigned.shared;
    const draft = draftOf(scan, number, assigned);
    drafts.push(standing.perUnit ? perUnit(draft, number, drafts) : draft);
  });
  // Two figures of one indicator are more often a phrase that went to the wrong number.
  const codes = drafts.filter(({ indicators }) => indicators.length === 1).map(({ indicators }) => indicators[0]!.code);
  return { drafts, score: score - (codes.length - new Set(codes).size) * AGAIN, shared };
};

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
  const better = greedy.score > shy.score ? greedy.drafts : shy.drafts;
  const drafts = summed(merged(besides(limited, narrowed(limited, better))));
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
