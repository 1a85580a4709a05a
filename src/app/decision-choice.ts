/**
 * Which case a digest asks its leaders to decide, at most one: what an officer has proposed, the oldest first; else the longest overdue of those that nobody has taken, or that are late by
 * three working days or more. It is asked of the unit nearest to the case that has a leader, and not again for a week once it is answered.
 */
import { isOpen } from '../domain/petition.ts';
import type { UnitTree } from '../domain/unit.ts';
import { decidedSince, openProposals } from '../store/decisions.ts';
import type { Late } from '../store/figures-at.ts';
import { unitsWithRole } from '../store/people.ts';
import { petitionById } from '../store/petitions.ts';
import type { App } from './app.ts';
import type { Figures } from './digest-figures.ts';

/** Working days. */
const tooLate = 3;
const settledFor = 7 * 86_400_000;

/** `holder`: a person, undefined where nobody has taken it. */
export type Case = {
  readonly petition: string;
  readonly unit: string;
  readonly holder: string | undefined;
  readonly days: number;
  /** Id of the decision that an officer has asked for. */
  readonly proposal?: string;
};

/** Asked until it is answered or the case is closed. */
const proposed = async ({ store, vault }: App): Promise<ReadonlyMap<string, Case>> => {
  const found = new Map<string, Case>();
  for (const { id, unit, petition } of await openProposals(store.db)) {
    if (found.has(unit)) continue;
    const p = await petitionById(store.db, vault, petition);
    if (p && isOpen(p.status)) found.set(unit, { petition, unit: p.unit, holder: p.holder, days: 0, proposal: id });
  }
  return found;
};

/** By the unit whose leaders are asked. */
export const casesToDecide = async (
  app: App,
  tree: UnitTree,
  figures: ReadonlyMap<string, Figures>,
  daysOf: (late: Late) => number,
): Promise<ReadonlyMap<string, Case>> => {
  const { db } = app.store;
  const found = new Map(await proposed(app));
  if ([...figures.values()].every(({ late }) => late.length === 0)) return found;
  const led = new Set(await unitsWithRole(db, 'leader'));
  const settled = await decidedSince(db, app.host.now() - settledFor);
  const asked = new Map<string, string | undefined>();
  const askedOf = (unit: string): string | undefined => {
    if (!asked.has(unit))
      asked.set(
        unit,
        [unit, ...tree.ancestors(unit).map(({ code }) => code)].find((code) => led.has(code)),
      );
    return asked.get(unit);
  };
  for (const [unit, { late }] of figures) {
    if (!led.has(unit) || found.has(unit)) continue;
    let longest: Late | undefined;
    for (const one of late) {
      if (longest && one.dueAt >= longest.dueAt) continue;
      if (one.holder !== undefined && daysOf(one) < tooLate) continue;
      if (askedOf(one.unit) === unit && !settled.has(one.petition)) longest = one;
    }
    if (longest)
      found.set(unit, {
        petition: longest.petition,
        unit: longest.unit,
        holder: longest.holder,
        days: daysOf(longest),
      });
  }
  return found;
};
