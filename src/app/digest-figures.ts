/** The figures of digests: for one unit with all below it, or for every unit of the country in one pass. */
import { type Day, daysBetween, officeDay } from '../domain/calendar.ts';
import type { UnitTree } from '../domain/unit.ts';
import { type Late, lateAt, movements, openAt, sealedBetween } from '../store/figures-at.ts';
import type { App } from './app.ts';

/** A unit with everything below it. */
export type Figures = {
  /** open = before + opened − closed, always. */
  readonly before: number;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly topics: ReadonlyMap<string, number>;
  readonly late: readonly Late[];
  readonly sealed: readonly { readonly code: string; readonly unit: string; readonly at: number }[];
};

type Growing = {
  before: number;
  opened: number;
  closed: number;
  topics: Map<string, number>;
  late: Late[];
  sealed: { code: string; unit: string; at: number }[];
};

const empty = (): Growing => ({ before: 0, opened: 0, closed: 0, topics: new Map(), late: [], sealed: [] });

/**
 * @param wanted codes of the units whose figures are asked for
 * @param from @param to ms, the end not included
 */
export const figuresOf = async (
  app: App,
  wanted: readonly string[],
  from: number,
  to: number,
): Promise<ReadonlyMap<string, Figures>> => {
  const { db } = app.store;
  const { tree } = await app.places.known();
  const found = new Map(wanted.map((code) => [code, empty()]));
  const units = below(tree, wanted);
  /** What is counted in a unit counts in those above it too. */
  const into = (unit: string): readonly Growing[] =>
    [unit, ...tree.ancestors(unit).map((u) => u.code)].flatMap((code) => found.get(code) ?? []);
  const before = await openAt(db, units, from);
  for (const [unit, n] of before) for (const sum of into(unit)) sum.before += n;
  for (const { unit, action, topic, moved, count } of await movements(db, units, from, to))
    for (const sum of into(unit)) {
      if (moved > 0) sum.opened += count;
      else sum.closed += count;
      if (action === 'petition.filed') sum.topics.set(topic, (sum.topics.get(topic) ?? 0) + count);
    }
  for (const late of await lateAt(db, units, to)) for (const sum of into(late.unit)) sum.late.push(late);
  for (const one of await sealedBetween(db, units, from, to)) for (const sum of into(one.unit)) sum.sealed.push(one);
  return new Map([...found].map(([code, sum]) => [code, { ...sum, open: sum.before + sum.opened - sum.closed }]));
};

/** The units asked for and all below them; undefined for the whole tree. */
const below = (tree: UnitTree, wanted: readonly string[]): readonly string[] | undefined => {
  if (tree.roots.length > 0 && tree.roots.every(({ code }) => wanted.includes(code))) return undefined;
  const all = new Set<string>(wanted);
  const walk = (code: string): void => {
    for (const child of tree.children(code)) {
      all.add(child.code);
      walk(child.code);
    }
  };
  for (const code of wanted) walk(code);
  return [...all];
};

/** How long a case is late at `to`: at least one day, since a deadline is the end of a day's work. */
export const lateDays = (late: Pick<Late, 'dueAt'>, to: number, zone: string): number =>
  Math.max(1, daysBetween(officeDay(late.dueAt, zone) as Day, officeDay(to, zone)));
