/** Where a petition may be moved, and how an officer names it. */
import { fold } from '../domain/fold.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';

/** Where a petition may be moved: the sisters, the level above and the level below of the unit that has it. */
export const neighbours = (tree: UnitTree, code: string): readonly Unit[] => {
  const unit = tree.get(code);
  const above = unit?.parent === undefined ? [] : [unit.parent];
  const sisters = above.flatMap((parent) => tree.children(parent));
  const parents = above.flatMap((parent) => tree.get(parent) ?? []);
  return [...tree.children(code), ...sisters, ...parents].filter((u) => u.code !== code && u.kind !== 'hamlet');
};

/** What fits into a button beside the rest; units with a longer code are typed by name. */
export const fitsButton = (unit: Unit): boolean => /^[\w.-]{1,24}$/.test(unit.code);

export const findUnit = (tree: UnitTree, typed: string): Unit | undefined => {
  const wanted = fold(typed);
  const hits = tree.all.filter((u) => [u.name, u.code, ...u.aliases].some((name) => fold(name) === wanted));
  return hits.length === 1 ? hits[0] : undefined;
};
