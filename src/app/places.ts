/** The unit tree, its gazetteer and the bound chats, kept until one of them changes. */

import type { Understanding } from '../domain/understanding.ts';
import { type Unit, type UnitTree, unitTree } from '../domain/unit.ts';
import type { Db } from '../store/commit.ts';
import { unitTreeVersion } from '../store/sessions.ts';
import { allUnits, boundChats, type CommitteeChat } from '../store/units.ts';
import type { Vault } from '../store/vault.ts';
import { type Gazetteer, gazetteer, understand } from '../understand/understand.ts';

export type Known = {
  readonly tree: UnitTree;
  /** What a text means here. Kept for the last few hundred texts: a draft is understood again at each turn about it. */
  readonly understand: (text: string) => Understanding;
  readonly chats: readonly CommitteeChat[];
  /** Chats of the unit, or of the nearest one above it that has any. */
  readonly chatsFor: (unit: string) => readonly CommitteeChat[];
  /** The unit whose committee reads what is sent to `unit`; with none given, the office's first. */
  readonly receiver: (unit: string | undefined, restricted: boolean) => Unit;
};

export type Places = { readonly known: () => Promise<Known> };

/** Where nothing is set up yet, petitions are taken in all the same. */
const nobody: Unit = { code: '-', name: 'Ủy ban nhân dân', kind: 'other', aliases: [] };

export const places = (db: Db, vault: Vault): Places => {
  let version: string | undefined;
  let last: Known | undefined;
  return {
    known: async () => {
      const now = await unitTreeVersion(db);
      if (last && version === now) return last;
      const [units, chats] = await Promise.all([allUnits(db), boundChats(db, vault)]);
      last = build(unitTree(units), chats);
      version = now;
      return last;
    },
  };
};

const texts = 256;

const remembering = (gazetteer: Gazetteer): ((text: string) => Understanding) => {
  const known = new Map<string, Understanding>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const now = understand(text, gazetteer);
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

const build = (tree: UnitTree, chats: readonly CommitteeChat[]): Known => {
  const byUnit = Map.groupBy(chats, (chat) => chat.unit);
  const line = (code: string): readonly Unit[] => {
    const unit = tree.get(code);
    return unit ? [unit, ...tree.ancestors(code)] : [];
  };
  const start = common(tree, [...byUnit.keys()]) ?? tree.root ?? nobody;
  return {
    tree,
    understand: remembering(gazetteer(tree)),
    chats,
    chatsFor: (code) => {
      const unit = line(code).find((u) => byUnit.has(u.code));
      return unit ? (byUnit.get(unit.code) ?? []) : [];
    },
    receiver: (code, restricted) => {
      const way = line(code ?? start.code);
      const found = way.find((u) => byUnit.has(u.code)) ?? way.find((u) => u.kind !== 'hamlet') ?? start;
      const above = restricted ? tree.ancestors(found.code)[0] : undefined;
      return above ?? found;
    },
  };
};
