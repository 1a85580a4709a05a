/** The unit tree, its gazetteer and the bound chats, kept until one of them changes. */

import type { Lessons } from '../domain/lesson.ts';
import { type About, mayAccuse, type Route, routeFor, type Trace } from '../domain/route.ts';
import type { Spot } from '../domain/spot.ts';
import type { Understanding } from '../domain/understanding.ts';
import { type Unit, type UnitTree, unitOver, unitTree } from '../domain/unit.ts';
import type { Db } from '../store/commit.ts';
import { learntLessons } from '../store/lessons.ts';
import { allRoutes } from '../store/routes.ts';
import { knownVersions } from '../store/sessions.ts';
import { allSpots, type LearntAlias, learntAliases } from '../store/spots.ts';
import { allUnits, boundChats, type CommitteeChat } from '../store/units.ts';
import type { Vault } from '../store/vault.ts';
import { accusedIn } from '../understand/accused.ts';
import { type Former, formerNames } from '../understand/former.ts';
import { type Gazetteer, gazetteer, understand } from '../understand/understand.ts';

export type Known = {
  readonly tree: UnitTree;
  /** What a text means here. Kept for the last few hundred texts: a draft is understood again at each turn about it. */
  readonly understand: (text: string) => Understanding;
  /** The names of units and places, made ready to be found in a text. */
  readonly gazetteer: Gazetteer;
  readonly chats: readonly CommitteeChat[];
  /** Chats of the unit, or of the nearest one above it that has any. */
  readonly chatsFor: (unit: string) => readonly CommitteeChat[];
  /** The unit whose committee reads what is sent to `unit`; with none given, the office's first. */
  readonly receiver: (unit: string | undefined) => Unit;
  /**
   * Who gets what is about this, and why; see `routed`.
   * @param text all that was written, in which units may be accused
   */
  readonly route: (about: Omit<About, 'accused'>, text: string) => Trace;
  /** Some rule lets other units take part. */
  readonly sharing: boolean;
  /** The tenant's own places, with the names that were learnt. */
  readonly spots: readonly Spot[];
  readonly spot: (code: string) => Spot | undefined;
};

export type Places = { readonly known: () => Promise<Known> };

/** Where nothing is set up yet, petitions are taken in all the same. */
const nobody: Unit = { code: '-', name: 'Ủy ban nhân dân', kind: 'other', aliases: [] };

export const places = (db: Db, vault: Vault): Places => {
  let units: string | undefined;
  let taught: Awaited<ReturnType<typeof learntLessons>>;
  let last: Known | undefined;
  return {
    known: async () => {
      const now = await knownVersions(db);
      const same = last && units === now.units ? last : undefined;
      if (same && (taught?.version ?? 0) === now.lessons) return same;
      const lessons = now.lessons === 0 ? undefined : await learntLessons(db);
      const base = same ?? build(await parts(db, vault));
      taught = lessons;
      units = now.units;
      last = { ...base, understand: remembering(base.gazetteer, lessons?.lessons) };
      return last;
    },
  };
};

const parts = async (db: Db, vault: Vault): Promise<Parts> => {
  const [units, chats, routes, own, learnt] = await Promise.all([
    allUnits(db),
    boundChats(db, vault),
    allRoutes(db),
    allSpots(db),
    learntAliases(db),
  ]);
  const tree = unitTree(units);
  return { tree, chats, routes, spots: withLearnt(own, learnt), former: await former(tree) };
};

/** The country's tables, some 300 kB of text, are read by the first office that has a province or commune in its tree. */
const country = async () => {
  const [{ vietnam2025 }, { vietnamOld }] = await Promise.all([
    import('../domain/vn-2025.ts'),
    import('../domain/vn-old.ts'),
  ]);
  return { today: vietnam2025(), old: vietnamOld };
};
let loaded: ReturnType<typeof country> | undefined;

const former = async (tree: UnitTree): Promise<readonly Former[]> => {
  if (!tree.all.some(({ kind }) => kind === 'commune')) return [];
  loaded ??= country();
  const { today, old } = await loaded;
  return formerNames(tree, today, old);
};

const withLearnt = (spots: readonly Spot[], learnt: readonly LearntAlias[]): readonly Spot[] => {
  const names = Map.groupBy(learnt, ({ place }) => place);
  return spots.map((spot) => ({
    ...spot,
    aliases: [...spot.aliases, ...(names.get(spot.code) ?? []).map(({ alias }) => alias)],
  }));
};

/**
 * Some 2 kB each. One is read at its first words, at the press and for its card: with 256, at 250 petitions a second, it was understood anew
 * each time.
 */
const texts = 2_000;

const remembering = (gazetteer: Gazetteer, lessons: Lessons | undefined): Known['understand'] => {
  const known = new Map<string, Understanding>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const now = understand(text, gazetteer, lessons);
    if (known.size >= texts) known.delete(known.keys().next().value as string);
    known.set(text, now);
    return now;
  };
};

/**
 * Who gets what names no place: the lowest unit over all committees, if it has a chat or one above it has; else the committee
 * nearest to the top, which can pass it on. Nowhere would be worse.
 */
const common = (tree: UnitTree, bound: readonly string[]): Unit | undefined => {
  const known = bound.filter((code) => tree.get(code));
  const [first] = known;
  if (first === undefined) return undefined;
  const over = [first, ...tree.ancestors(first).map((u) => u.code)].find((code) =>
    known.every((other) => tree.within(other, code)),
  );
  const heard =
    over !== undefined && [over, ...tree.ancestors(over).map((u) => u.code)].some((code) => known.includes(code));
  const highest = known.toSorted(
    (a, b) => tree.ancestors(a).length - tree.ancestors(b).length || a.localeCompare(b),
  )[0];
  return tree.get((heard ? over : highest) ?? first);
};

type Parts = Pick<Known, 'tree' | 'chats' | 'spots'> & {
  readonly routes: readonly Route[];
  readonly former: readonly Former[];
};

const build = ({ tree, chats, routes, spots, former }: Parts): Omit<Known, 'understand'> => {
  const byUnit = Map.groupBy(chats, (chat) => chat.unit);
  const line = (code: string): readonly Unit[] => {
    const unit = tree.get(code);
    return unit ? [unit, ...tree.ancestors(code)] : [];
  };
  const start = common(tree, [...byUnit.keys()]) ?? tree.root ?? nobody;
  const receiver = (code: string | undefined): Unit => {
    const way = line(code ?? start.code);
    return way.find((u) => byUnit.has(u.code)) ?? way.find((u) => u.kind !== 'hamlet') ?? start;
  };
  /** What may lie in any of these is read by the nearest committee over all of them. */
  const commonTo = (codes: readonly string[]): Unit =>
    line(unitOver(tree, codes) ?? '').find((u) => byUnit.has(u.code)) ?? start;
  const bySpot = new Map(spots.map((spot) => [spot.code, spot]));
  return {
    tree,
    gazetteer: gazetteer(tree, former, spots),
    chats,
    chatsFor: (code) => {
      const unit = line(code).find((u) => byUnit.has(u.code));
      return unit ? (byUnit.get(unit.code) ?? []) : [];
    },
    receiver,
    route: (about, text) => {
      const committee = (about.unit === undefined && about.among ? commonTo(about.among) : receiver(about.unit)).code;
      const accused = mayAccuse(about.kind) ? accusedIn(tree, text, committee) : [];
      return routeFor(tree, routes, { ...about, accused }, committee);
    },
    sharing: routes.some(({ co }) => co.length > 0),
    spots,
    spot: (code) => bySpot.get(code),
  };
};
