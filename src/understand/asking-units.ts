/** The names of the units that a person may ask about, ready to be found in a question. */
import type { UnitKind, UnitTree } from '../domain/unit.ts';
import { type Level, OFFICE, placeHead } from './asking-words.ts';
import { agreement } from './marked.ts';
import { type Item, itemsOf } from './report/items.ts';

type Name = { readonly unit: string; readonly words: readonly Item[]; readonly level: Level | undefined };

/** By the first word, longest first. */
export type Names = { readonly tree: UnitTree; readonly byFirst: ReadonlyMap<string, readonly Name[]> };

/** Items up to `to` (exclusive), and the units that are called so. */
export type Named = { readonly to: number; readonly units: readonly string[] };

const LEVELS: Readonly<Partial<Record<UnitKind, Level>>> = {
  province: 'province',
  commune: 'commune',
  hamlet: 'hamlet',
};

/** "UBND xã Tân Thành" is also called "xã Tân Thành" and "Tân Thành"; "Ấp 3" nothing but that. */
const called = (name: string): readonly (readonly Item[])[] => {
  const whole = itemsOf(name.normalize('NFC'));
  const office = OFFICE(whole, 0, true);
  const place = whole.slice(office);
  const head = placeHead(place, 0, true)?.size ?? 0;
  const bare = place.slice(head);
  const clear = bare.length >= 2 && !bare.some((word) => word.digits);
  return [whole, ...(office > 0 ? [place] : []), ...(head > 0 && clear ? [bare] : [])].filter(
    (words) => words.length > 0,
  );
};

/** @param above codes: these units and all below them */
export const namesOf = (tree: UnitTree, above: readonly string[]): Names => {
  const byFirst = new Map<string, Name[]>();
  const seen = new Set<string>();
  const walk = (code: string): void => {
    const unit = tree.get(code);
    if (!unit || seen.has(code)) return;
    seen.add(code);
    for (const words of [unit.name, ...unit.aliases].flatMap(called)) {
      const first = words[0]!.folded;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { unit: code, words, level: LEVELS[unit.kind] }]);
    }
    for (const child of tree.children(code)) walk(child.code);
  };
  for (const code of above) walk(code);
  for (const names of byFirst.values()) names.sort((a, b) => b.words.length - a.words.length);
  return { tree, byFirst };
};

const standsAt = (words: readonly Item[], items: readonly Item[], i: number): boolean =>
  words.every((word, k) => {
    const item = items[i + k];
    if (!item || item.folded !== word.folded || (k > 0 && item.stop !== 0)) return false;
    return word.digits || item.bare || agreement(item.marked, word.marked) > 0;
  });

/** The units with the longest name at item `i`. @param level the word that stood before the name, if any */
export const unitsAt = (
  { tree, byFirst }: Names,
  items: readonly Item[],
  i: number,
  level: Level | undefined,
): Named | undefined => {
  const fits = (byFirst.get(items[i]?.folded ?? '') ?? []).filter(
    (name) =>
      (level === undefined || name.level === undefined || name.level === level) && standsAt(name.words, items, i),
  );
  const size = fits[0]?.words.length;
  if (size === undefined) return undefined;
  const codes = [...new Set(fits.filter(({ words }) => words.length === size).map(({ unit }) => unit))];
  const depth = (code: string): number => tree.ancestors(code).length;
  // A commune and a hamlet of the same name: without a word that says which, the larger one is meant.
  const least = Math.min(...codes.map(depth));
  return {
    to: i + size,
    units: codes.some((code) => depth(code) > least) ? codes.filter((c) => depth(c) === least) : codes,
  };
};

/** The unit that several names together mean: "ấp 3 xã Tân Thành". Several where they leave it open, none where they contradict. */
export const together = (tree: UnitTree, named: readonly (readonly string[])[]): readonly string[] => {
  const related = (a: string, b: string): boolean => tree.within(a, b) || tree.within(b, a);
  const fits = [...new Set(named.flat())].filter((code) => named.every((units) => units.some((u) => related(code, u))));
  const depth = (code: string): number => tree.ancestors(code).length;
  const most = Math.max(...fits.map(depth));
  return fits.filter((code) => depth(code) === most);
};
