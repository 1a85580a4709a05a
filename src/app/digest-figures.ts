/** The figures of digests: for one unit with all below it, or for every unit of the country in one pass. */
import { addDays, officeDay, workingDaysBetween } from '../domain/calendar.ts';
import { type PeriodTable, periodWith, yearEarlier } from '../domain/period.ts';
import type { UnitTree } from '../domain/unit.ts';
import { type Late, lateAt, lateCountAt, type Movement, movements, openAt, type Units } from '../store/figures-at.ts';
import { filedIn } from '../store/tally.ts';
import { type App, breathe } from './app.ts';
import type { Window } from './digest-window.ts';

const dayMs = 86_400_000;
const week = 7;
/** Units whose days of two years are summed up in one question: with a case a day each, 50 ms. */
const yearsAtOnce = 350;

/** What came, and what went; of a unit with all below it, so what moved between these did neither. */
export type Flow = {
  readonly filed: number;
  readonly reopened: number;
  readonly movedIn: number;
  readonly done: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly movedOut: number;
};

export type Figures = {
  /** Open cases at the beginning. */
  readonly before: number;
  readonly flow: Flow;
  /** Of the seven days before the window. */
  readonly flowBefore: Flow;
  readonly topics: ReadonlyMap<string, number>;
  readonly late: readonly Late[];
  readonly lateBefore: number;
  readonly sealed: readonly { readonly code: string; readonly unit: string; readonly at: number }[];
  /** Petitions filed since the year began and in the same days a year earlier; the first day of which anything is known. */
  readonly year: { readonly now: number; readonly earlier: number; readonly first: string } | undefined;
  /** Units, of those below and itself, of which anything is counted here. */
  readonly units: ReadonlySet<string>;
};

/** The days that are summed up: since the beginning of the office's year that the day before the digest is in. */
export const yearOf = ({ day }: Window, tables: readonly PeriodTable[]) => {
  const yesterday = addDays(day, -1);
  const { from } = periodWith('year', yesterday, tables);
  const now = { from, to: yesterday };
  return { now, earlier: yearEarlier(now) };
};

const noFlow: Flow = { filed: 0, reopened: 0, movedIn: 0, done: 0, rejected: 0, withdrawn: 0, movedOut: 0 };

export const opened = ({ filed, reopened, movedIn }: Flow): number => filed + reopened + movedIn;
export const closed = ({ done, rejected, withdrawn, movedOut }: Flow): number => done + rejected + withdrawn + movedOut;

/** As what a row of the record is told. */
export const flowOf = (action: string, moved: number): keyof Flow => {
  if (moved > 0) return action === 'petition.filed' ? 'filed' : action === 'petition.transfer' ? 'movedIn' : 'reopened';
  switch (action) {
    case 'petition.finish':
      return 'done';
    case 'petition.reject':
      return 'rejected';
    case 'petition.transfer':
      return 'movedOut';
    default:
      return 'withdrawn';
  }
};

type Growing = {
  before: number;
  flow: Record<keyof Flow, number>;
  flowBefore: Record<keyof Flow, number>;
  topics: Map<string, number>;
  late: Late[];
  lateBefore: number;
  sealed: { code: string; unit: string; at: number }[];
  year: { now: number; earlier: number; first: string } | undefined;
  units: Set<string>;
};

const empty = (): Growing => ({
  before: 0,
  flow: { ...noFlow },
  flowBefore: { ...noFlow },
  topics: new Map(),
  late: [],
  lateBefore: 0,
  sealed: [],
  year: undefined,
  units: new Set(),
});

/** @param wanted codes of the units whose figures are asked for */
export const figuresOf = async (
  app: App,
  tree: UnitTree,
  wanted: readonly string[],
  window: Window,
): Promise<ReadonlyMap<string, Figures>> => {
  const { db } = app.store;
  const found = new Map(wanted.map((code) => [code, empty()]));
  const all = below(tree, wanted);
  // Most units are wanted: then the whole record is looked through once, and the few others are left out here.
  const units: Units = all.length * 2 > tree.all.length ? undefined : all;
  const above = upwards(tree, found);
  const into = (unit: string): readonly Growing[] => {
    const sums = above(unit).flatMap((code) => found.get(code) ?? []);
    for (const sum of sums) sum.units.add(unit);
    return sums;
  };
  /** Over a whole country each takes up to a quarter of a second. */
  const asked = async <T>(question: Promise<T>): Promise<T> => {
    const found = await question;
    await breathe(app);
    return found;
  };
  const { from, to } = window;
  for (const [unit, n] of await asked(openAt(db, units, from))) for (const sum of into(unit)) sum.before += n;
  const moved = await asked(movements(db, units, { before: from.at - week * dayMs, from, to }));
  const transfers = new Map(
    moved.filter(({ action }) => action === 'petition.transfer').map((m) => [m.seq, m.unit] as const),
  );
  for (const m of moved) {
    const partner = m.action === 'petition.transfer' ? transfers.get(m.seq - m.moved) : undefined;
    // Within a unit nothing came and nothing went.
    const both = partner === undefined ? [] : above(partner).map((code) => found.get(code));
    for (const sum of into(m.unit)) if (!both.includes(sum)) count(sum, m);
  }
  for (const late of await asked(lateAt(db, units, to))) for (const sum of into(late.unit)) sum.late.push(late);
  for (const [unit, n] of await asked(lateCountAt(db, units, from))) for (const sum of into(unit)) sum.lateBefore += n;
  if (window.whole && window.kind === 'day') {
    const { tables } = await app.catalogue.known();
    const days = yearOf(window, tables);
    for (let i = 0; i < all.length; i += yearsAtOnce)
      for (const { unit, first, now, earlier } of await asked(filedIn(db, all.slice(i, i + yearsAtOnce), days)))
        for (const sum of into(unit))
          sum.year = {
            now: (sum.year?.now ?? 0) + now,
            earlier: (sum.year?.earlier ?? 0) + earlier,
            first: sum.year && sum.year.first < first ? sum.year.first : first,
          };
  }
  return found;
};

const count = (sum: Growing, { action, topic, moved, count: n, here, detail, unit, at }: Movement): void => {
  if (moved === 0) {
    if (here) sum.sealed.push({ code: detail ?? '', unit, at });
    return;
  }
  (here ? sum.flow : sum.flowBefore)[flowOf(action, moved)] += n;
  if (here && action === 'petition.filed') sum.topics.set(topic, (sum.topics.get(topic) ?? 0) + n);
};

/** A unit and those above it, of which figures are asked for. */
const upwards = (tree: UnitTree, found: ReadonlyMap<string, unknown>): ((unit: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (unit) => {
    const before = known.get(unit);
    if (before) return before;
    const way = [unit, ...tree.ancestors(unit).map(({ code }) => code)].filter((code) => found.has(code));
    known.set(unit, way);
    return way;
  };
};

/** The units asked for and all below them. */
const below = (tree: UnitTree, wanted: readonly string[]): readonly string[] => {
  const all = new Set<string>();
  const walk = (code: string): void => {
    if (all.has(code)) return;
    all.add(code);
    for (const child of tree.children(code)) walk(child.code);
  };
  for (const code of wanted) walk(code);
  return [...all];
};

/** The days by which something is late at a moment, Saturdays, Sundays and holidays not counted; at least one. */
export const lateDays = ({ office }: App, at: number): ((late: Pick<Late, 'dueAt'>) => number) => {
  const { zone, holidays } = office;
  const known = new Map<string, number>();
  const today = officeDay(at, zone);
  return ({ dueAt }) => {
    const due = officeDay(dueAt, zone);
    const before = known.get(due);
    if (before !== undefined) return before;
    const days = Math.max(1, workingDaysBetween(due, today, holidays));
    known.set(due, days);
    return days;
  };
};
