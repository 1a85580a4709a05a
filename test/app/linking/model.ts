/** Who is one person with whom, and what is theirs, by the rules alone. */
import { type Account, accounts } from './stage.ts';

export type Model = {
  /** Accounts that are one person; each account is in one of them. */
  readonly groups: readonly (readonly Account[])[];
  /** Code → who filed it; gone once erased. */
  readonly filed: ReadonlyMap<string, Account>;
  readonly numbers: ReadonlyMap<Account, string>;
  /** When each did something last, ms. */
  readonly heard: ReadonlyMap<Account, number>;
  /** Who is in the middle of what. */
  readonly open: ReadonlyMap<Account, string>;
  /** Claims that wait for an answer, by the token in the button. */
  readonly requests: ReadonlyMap<string, { readonly asker: Account; readonly filer: Account }>;
};

export const unknown: Model = {
  groups: accounts.map((each) => [each]),
  filed: new Map(),
  numbers: new Map(),
  heard: new Map(),
  open: new Map(),
  requests: new Map(),
};

export const groupOf = (m: Model, who: Account): readonly Account[] => m.groups.find((g) => g.includes(who)) ?? [who];

const canBeOne = (group: readonly Account[]): boolean =>
  new Set(group.map(({ channel }) => channel)).size === group.length;

export const without = <V>(map: ReadonlyMap<Account, V>, gone: readonly Account[]): ReadonlyMap<Account, V> =>
  new Map([...map].filter(([who]) => !gone.includes(who)));

export const heardNow = (m: Model, who: Account, now: number): Model => ({
  ...m,
  heard: new Map(m.heard).set(who, now),
});

/** Both become one, unless they would have two accounts on a channel. */
export const merge = (m: Model, a: Account, b: Account): Model => {
  const [one, other] = [groupOf(m, a), groupOf(m, b)];
  if (one === other || !canBeOne([...one, ...other])) return m;
  return { ...m, groups: [...m.groups.filter((g) => g !== one && g !== other), [...one, ...other]] };
};

/** @param order breaks ties between accounts that were used at the same moment */
export const show = (m: Model, who: Account, number: string, order: (who: Account) => string): Model => {
  const sharing = [...m.numbers].filter(([each, n]) => n === number && each !== who).map(([each]) => each);
  const taken = sharing.filter((each) => each.channel === who.channel);
  const elsewhere = sharing
    .filter((each) => each.channel !== who.channel)
    .sort((a, b) => (m.heard.get(b) ?? 0) - (m.heard.get(a) ?? 0) || (order(a) < order(b) ? -1 : 1));
  const shown: Model = { ...m, numbers: new Map(without(m.numbers, taken)).set(who, number) };
  return elsewhere.reduce((next, each) => merge(next, who, each), shown);
};

export const part = (m: Model, who: Account): Model => {
  const group = groupOf(m, who);
  if (group.length < 2) return m;
  const alone = group.map((each) => [each]);
  return {
    ...m,
    groups: [...m.groups.filter((g) => g !== group), ...alone],
    numbers: without(m.numbers, group),
  };
};

export const erase = (m: Model, who: Account): Model => {
  const group = groupOf(m, who);
  return {
    groups: [...m.groups.filter((g) => g !== group), ...group.map((each) => [each])],
    filed: new Map([...m.filed].filter(([, by]) => !group.includes(by))),
    numbers: without(m.numbers, group),
    heard: without(m.heard, group),
    open: without(m.open, group),
    requests: new Map(
      [...m.requests].filter(([, { asker, filer }]) => !group.includes(asker) && !group.includes(filer)),
    ),
  };
};

export const file = (m: Model, code: string, who: Account): Model => ({ ...m, filed: new Map(m.filed).set(code, who) });

/** As text: two that say the same are equal. */
export const shape = (m: Pick<Model, 'groups'>): string =>
  m.groups
    .map((g) =>
      g
        .map(({ id }) => id)
        .sort()
        .join('+'),
    )
    .sort()
    .join(' ');
