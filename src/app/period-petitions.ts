/** Petitions of some days, from the sums that grow with every write; what is open and late as it stood at the cut-off. */
import { addDays, startOfDay } from '../domain/calendar.ts';
import type { Window } from '../domain/period.ts';
import { lateCountAt, openAt } from '../store/figures-at.ts';
import { type Counts, counts, filedIn, noCounts, sums } from '../store/tally.ts';
import type { App } from './app.ts';

export type PetitionCounts = Counts & {
  /** Open when the period began, and at the cut-off; late of these. before + opened = closed + open. */
  readonly before: number;
  readonly open: number;
  readonly overdue: number;
  /** Filed ones, the most first. */
  readonly topics: readonly { readonly topic: string; readonly n: number }[];
  readonly sources: readonly { readonly source: string; readonly n: number }[];
  /** In the same days of the year before; undefined where there are no petitions from then. */
  readonly earlier: { readonly filed: number; readonly done: number; readonly since: string } | undefined;
};

const added = (rows: readonly Counts[]): Counts =>
  rows.reduce<Counts>(
    (sum, row) => Object.fromEntries(counts.map((name) => [name, sum[name] + row[name]])) as unknown as Counts,
    noCounts,
  );

const total = (byUnit: ReadonlyMap<string, number>): number => [...byUnit.values()].reduce((sum, n) => sum + n, 0);

/** @param cutOff ms; @param seq the last row of the record that counts */
export const petitionCounts = async (
  app: App,
  units: readonly string[],
  window: Window,
  earlier: Window,
  { cutOff, seq }: { readonly cutOff: number; readonly seq: number },
): Promise<PetitionCounts> => {
  const { db } = app.store;
  const { zone } = app.office;
  const rows = await sums(db, units, window.from, window.to);
  const beforeRows = await sums(db, units, earlier.from, earlier.to);
  const firsts = (await filedIn(db, units, { now: window, earlier })).map(({ first }) => first).sort();
  const [since] = firsts;
  const most = (by: 'topic' | 'source') =>
    [...Map.groupBy(rows, (row) => row[by])]
      .map(([name, its]) => [name, its.reduce((sum, { filed }) => sum + filed, 0)] as const)
      .filter(([, n]) => n > 0)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const now = added(rows);
  const then = added(beforeRows);
  const cut = { at: cutOff, seq };
  return {
    ...now,
    before: total(await openAt(db, units, { at: startOfDay(window.from, zone), seq })),
    open: total(await openAt(db, units, cut)),
    overdue: total(await lateCountAt(db, units, cut)),
    topics: most('topic').map(([topic, n]) => ({ topic, n })),
    sources: most('source').map(([source, n]) => ({ source, n })),
    earlier:
      since !== undefined && since <= earlier.to
        ? { filed: then.filed, done: then.done, since: since > earlier.from ? since : earlier.from }
        : undefined,
  };
};

/** The end of the window's last day, ms. */
export const endOf = ({ to }: Window, zone: string): number => startOfDay(addDays(to, 1), zone);
