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

/**
 * The unit an officer names: by its name, code or alias; else by a part of the name, where only one of those near `from` has it
 * ("địa chính" for "Tổ địa chính").
 */
export const findUnit = (tree: UnitTree, typed: string, from: string): Unit | undefined => {
  const wanted = fold(typed);
  const named = (u: Unit): readonly string[] => [u.name, u.code, ...u.aliases].map(fold);
  const hits = tree.all.filter((u) => named(u).includes(wanted));
  if (hits.length > 0) return hits.length === 1 ? hits[0] : undefined;
  const near = neighbours(tree, from).filter((u) => named(u).some((name) => ` ${name} `.includes(` ${wanted} `)));
  return near.length === 1 && wanted.length >= 3 ? near[0] : undefined;
};
