/** Who is one person with whom, and what is theirs, by the rules alone. */
import { type Account, accounts } from './stage.ts';

const day = 86_400_000;

export type Model = {
  /** Accounts that are one person; each account is in one of them. */
  readonly groups: readonly (readonly Account[])[];
  /** Code → who filed it; gone once erased. */
  readonly filed: ReadonlyMap<string, Account>;
  readonly numbers: ReadonlyMap<Account, Shown>;
  /** When each did something last, ms. */
  readonly heard: ReadonlyMap<Account, number>;
  /** Who is in the middle of what. */
  readonly open: ReadonlyMap<Account, string>;
  /** Questions whether somebody is the same person, by their ids. */
  readonly requests: ReadonlyMap<string, Request>;
};

/** A number, and whether the platform is sure of it. */
export type Shown = { readonly number: string; readonly sure: boolean };

type Request = {
  readonly asker: Account;
  readonly asked: Account;
  readonly about: 'petition' | 'number';
  /** ms */
  readonly at: number;
  readonly answered: boolean;
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

/** Are they two, who would not have two accounts on a channel? */
export const canMerge = (m: Model, a: Account, b: Account): boolean => shape(merge(m, a, b)) !== shape(m);

/** Both become one, unless they would have two accounts on a channel. */
export const merge = (m: Model, a: Account, b: Account): Model => {
  const [one, other] = [groupOf(m, a), groupOf(m, b)];
  if (one === other || !canBeOne([...one, ...other])) return m;
  return { ...m, groups: [...m.groups.filter((g) => g !== one && g !== other), [...one, ...other]] };
};

type Seen = {
  readonly m: Model;
  /** Who is to be asked, if nobody has asked too often, whether the other one is the same person. */
  readonly asks?: { readonly asked: Account; readonly asker: Account };
};

/** Shows a number. @param order breaks ties between accounts that were used at the same moment */
export const show = (m: Model, who: Account, { number, sure }: Shown, order: (who: Account) => string): Seen => {
  const sharing = [...m.numbers].filter(([each, n]) => n.number === number && each !== who);
  const taken = sure ? sharing.filter(([each]) => each.channel === who.channel).map(([each]) => each) : [];
  const elsewhere = sharing
    .filter(([each]) => each.channel !== who.channel)
    .sort(([a], [b]) => (m.heard.get(b) ?? 0) - (m.heard.get(a) ?? 0) || (order(a) < order(b) ? -1 : 1));
  const known = m.numbers.get(who);
  const now = { number, sure: sure || (known?.number === number && known.sure) };
  const shown: Model = { ...m, numbers: new Map(without(m.numbers, taken)).set(who, now) };
  const surely = elsewhere.filter(([, n]) => n.sure).map(([each]) => each);
  const said = elsewhere.filter(([, n]) => !n.sure).map(([each]) => each);
  if (!sure) {
    const asked = surely.find((each) => canMerge(shown, who, each));
    return { m: shown, ...(asked && { asks: { asked, asker: who } }) };
  }
  const linked = surely.reduce((next, each) => merge(next, who, each), shown);
  const possible = said.filter((each) => canMerge(linked, who, each));
  const asker = possible.find((each) => possible.filter(({ channel }) => channel === each.channel).length === 1);
  return { m: linked, ...(asker && { asks: { asked: who, asker } }) };
};

/** The one who was asked answers. @param now ms */
export const answer = (m: Model, id: string, yes: boolean, now: number): Model => {
  const request = m.requests.get(id);
  if (!request || request.answered || now - request.at >= day || !canMerge(m, request.asked, request.asker)) return m;
  const [own, other] = [m.numbers.get(request.asked), m.numbers.get(request.asker)];
  if (request.about === 'number' && !(own?.sure && own.number === other?.number)) return m;
  const merged = yes ? merge(m, request.asked, request.asker) : m;
  return { ...merged, requests: new Map(m.requests).set(id, { ...request, answered: true }) };
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
      [...m.requests].filter(([, { asker, asked }]) => !group.includes(asker) && !group.includes(asked)),
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
