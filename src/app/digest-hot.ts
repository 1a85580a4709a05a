/** What most people tell of in one place, and how many matters the open petitions are: for the digests of several units in one pass. */
import type { UnitTree } from '../domain/unit.ts';
import { type HotSpot, hotSpots, openJoinedAt } from '../store/hot-spots.ts';
import type { App } from './app.ts';
import type { Window } from './digest-window.ts';

/** Two neighbours are no crowd. */
const least = 3;
const dayMs = 86_400_000;

export type Hot = {
  readonly petition: string;
  readonly topic: string;
  readonly matter: string | undefined;
  readonly place: string | undefined;
  readonly people: number;
  readonly days: number;
};

export type Crowds = {
  readonly hot: ReadonlyMap<string, Hot>;
  /** Open petitions that are joined to others, of a unit with all below it. */
  readonly joined: ReadonlyMap<string, number>;
};

/** @param units those whose digests are made @param all these and all below them; undefined: the whole country */
export const crowdsOf = async (
  app: App,
  tree: UnitTree,
  units: readonly string[],
  all: readonly string[] | undefined,
  { from, to }: Window,
): Promise<Crowds> => {
  const wanted = new Set(units);
  const above = (unit: string): readonly string[] =>
    [unit, ...tree.ancestors(unit).map(({ code }) => code)].filter((code) => wanted.has(code));
  const best = new Map<string, HotSpot>();
  const { db } = app.store;
  for (const spot of await hotSpots(db, all, { from: from.at, to: to.at }, least))
    for (const unit of above(spot.unit)) {
      const before = best.get(unit);
      if (!before || spot.people > before.people || (spot.people === before.people && spot.petition < before.petition))
        best.set(unit, spot);
    }
  const joined = new Map<string, number>();
  for (const [unit, n] of await openJoinedAt(db, all, to))
    for (const over of above(unit)) joined.set(over, (joined.get(over) ?? 0) + n);
  const hot = new Map(
    [...best].map(([unit, { petition, topic, matter, place, people, first, last }]) => [
      unit,
      { petition, topic, matter, place, people, days: Math.floor((last - first) / dayMs) + 1 },
    ]),
  );
  return { hot, joined };
};
