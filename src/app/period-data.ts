/** A period as data: each figure with its year before and the reports behind it, the petitions, and what it is to be read by. */
import { isoWithOffset } from '../domain/calendar.ts';
import type { Amount } from '../domain/figure.ts';
import {
  type Broken,
  brokenIdentities,
  type Identity,
  identitiesOf,
  identity,
  SHIPPED_IDENTITIES,
  termsOf,
} from '../domain/identity.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type Period, type Window, yearEarlier } from '../domain/period.ts';
import type { Unit } from '../domain/unit.ts';
import { recordEnds } from '../store/figures-at.ts';
import type { App } from './app.ts';
import { catalogue } from './catalogue.ts';
import { type Doubtful, workedOut } from './period-figures.ts';
import { endOf, type PetitionCounts, petitionCounts } from './period-petitions.ts';

export type PeriodFigure = Pick<Indicator, 'label' | 'unit' | 'kind' | 'section'> &
  Amount & {
    readonly indicator: string;
    /** In the same days a year earlier; missing where nobody has told. */
    readonly before?: Amount;
    /** Ids of the reports behind it. */
    readonly reports: readonly string[];
  };

/** Written to the database and to `--json` as it stands: the order of the fields is part of it. */
export type PeriodData = {
  readonly shape: 1;
  readonly unit: Pick<Unit, 'code' | 'name' | 'kind'>;
  readonly period: Period;
  readonly earlier: Window;
  /** What came after this moment does not count, nor do rows of the record after this number. */
  readonly cutOff: { readonly at: string; readonly row: number };
  readonly definitions: string;
  /** Only those that somebody has reported, in the order of the list of indicators. */
  readonly figures: readonly PeriodFigure[];
  readonly petitions: PetitionCounts;
  readonly doubtful: readonly Doubtful[];
  /** The units that are counted, as the tree was then. Petitions: filed in these units in these days. */
  readonly units: readonly string[];
};

/** Changes with every definition that a sum depends on. */
const definitionsOf = async (indicators: readonly Indicator[]): Promise<string> => {
  const meant = indicators.map(({ code, kind, unit, units, periods, parts = [], into = '' }) =>
    [code, kind, unit, units, periods, ...parts, into].join(' '),
  );
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(meant.join('\n')));
  return `v1-${[...new Uint8Array(hash).subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** Works a period out anew. @param units the unit and everything below */
export const periodData = async (
  app: App,
  unit: Unit,
  units: readonly string[],
  period: Period,
): Promise<PeriodData> => {
  const { store, host, office } = app;
  const { all } = catalogue();
  const earlier = yearEarlier(period);
  const cutOff = Math.min(endOf(period, office.zone), host.now());
  const { seq } = await recordEnds(store.db);
  const now = await workedOut(store.db, all, unit.code, units, period);
  const then = await workedOut(store.db, all, unit.code, units, earlier);
  return {
    shape: 1,
    unit: { code: unit.code, name: unit.name, kind: unit.kind },
    period: { code: period.code, kind: period.kind, from: period.from, to: period.to },
    earlier: { from: earlier.from, to: earlier.to },
    cutOff: { at: isoWithOffset(cutOff, office.zone), row: seq },
    definitions: await definitionsOf(all),
    figures: all.flatMap(({ code, label, unit: word, kind, section }) => {
      const amount = now.amounts.get(code);
      const before = then.amounts.get(code);
      if (!amount) return [];
      const reports = now.reports.get(code) ?? [];
      return [{ indicator: code, label, unit: word, kind, section, ...amount, ...(before && { before }), reports }];
    }),
    petitions: await petitionCounts(app, units, period, earlier, { cutOff, seq }),
    doubtful: now.doubtful,
    units,
  };
};

const PETITION_IDENTITIES: readonly Identity[] = [
  identity('before + opened = closed + open'),
  identity('overdue <= open'),
  identity('late <= done'),
  identity('satisfied <= rated'),
  identity('filed = by-topic = by-source'),
];

/** What does not add up, and where: in this period, in the same one a year earlier, or in the petitions. */
export type BrokenSum = Broken & { readonly of: 'period' | 'earlier' | 'petitions' };

/** Sums that do not hold: parts and whole, done and all, opening and new. Empty for good data. */
export const brokenSums = ({ figures, petitions }: PeriodData): readonly BrokenSum[] => {
  const all = [...identitiesOf(catalogue().all), ...SHIPPED_IDENTITIES];
  const before = figures.flatMap(({ indicator, before: amount }) => (amount ? [{ indicator, ...amount }] : []));
  const { topics, sources, earlier: _, ...counted } = petitions;
  const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((so, { n }) => so + n, 0);
  const terms = new Map([...Object.entries(counted), ['by-topic', sum(topics)], ['by-source', sum(sources)]] as const);
  const of = (place: BrokenSum['of'], identities: readonly Identity[], known: ReadonlyMap<string, number>) =>
    brokenIdentities(identities, known).map((each) => ({ ...each, of: place }));
  return [
    ...of('period', all, termsOf(figures)),
    ...of('earlier', all, termsOf(before)),
    ...of('petitions', PETITION_IDENTITIES, terms),
  ];
};
