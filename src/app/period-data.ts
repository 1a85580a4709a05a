/** A period as data: each figure with its year before and the reports behind it, the petitions, and what it is to be read by. */
import { isoWithOffset } from '../domain/calendar.ts';
import type { Amount } from '../domain/figure.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { FifthField } from '../domain/indicators.ts';
import { type Period, type Window, yearEarlier } from '../domain/period.ts';
import type { Unit } from '../domain/unit.ts';
import { recordEnds } from '../store/figures-at.ts';
import { countReportFiles } from '../store/record-files.ts';
import { snapshotsOf } from '../store/snapshots.ts';
import type { App } from './app.ts';
import { type Doubtful, workedOut } from './period-figures.ts';
import { figuresByUnit, type UnitFigures } from './period-forms.ts';
import { endOf, type PetitionCounts, petitionCounts } from './period-petitions.ts';
import { type BrokenSum, brokenSums, type Detail, detailOf } from './period-sums.ts';

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
  /** Photos and other files of the reports, where there are any. */
  readonly files?: { readonly now: number; readonly before: number };
  /** Of the columns of the State's forms, what the unit itself and each one below it has reported. Missing in what was frozen before there were forms. */
  readonly byUnit?: readonly UnitFigures[];
  /** Figures of the year before that are not those of its approved report: definitions or days have changed since. */
  readonly restated?: readonly string[];
  /** What some reports did not tell in detail; missing where all did, and in what was frozen before this was looked at. */
  readonly detail?: Detail;
  /** Where the office kept a fifth field of models. */
  readonly fifth?: Pick<FifthField, 'name' | 'into' | 'printed'>;
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

/** Which of the earlier figures differ from what was approved a year ago. The earlier ones are always worked out by the definitions and days of now. */
const restatedIn = async (
  { store }: App,
  unit: Unit,
  { code }: Period,
  earlier: ReadonlyMap<string, Amount>,
): Promise<readonly string[]> => {
  const before = `${Number(code.slice(0, 4)) - 1}${code.slice(4)}`;
  const approved = (await snapshotsOf(store.db, unit.code, before)).find(({ approvedAt }) => approvedAt !== undefined);
  if (!approved) return [];
  const { figures } = JSON.parse(approved.data) as PeriodData;
  const told = new Map(figures.map((figure) => [figure.indicator, figure]));
  return [...earlier].flatMap(([indicator, { value, total }]) => {
    const then = told.get(indicator);
    return then && (then.value !== value || then.total !== total) ? [indicator] : [];
  });
};

/** Works a period out anew, and which of its sums do not hold: empty for good data. @param units the unit and everything below */
export const periodData = async (
  app: App,
  unit: Unit,
  units: readonly string[],
  period: Period,
): Promise<{ readonly data: PeriodData; readonly broken: readonly BrokenSum[] }> => {
  const { store, host, office } = app;
  const { all, fifth } = await app.catalogue.known();
  const earlier = yearEarlier(period);
  const cutOff = Math.min(endOf(period, office.zone), host.now());
  const { seq } = await recordEnds(store.db);
  const now = await workedOut(store.db, all, unit.code, units, period);
  const then = await workedOut(store.db, all, unit.code, units, earlier);
  const files = {
    now: await countReportFiles(store.db, units, period.from, period.to),
    before: await countReportFiles(store.db, units, earlier.from, earlier.to),
  };
  const restated = await restatedIn(app, unit, period, then.amounts);
  const petitions = await petitionCounts(app, units, period, earlier, { cutOff, seq });
  const detail = detailOf(now, all);
  const data: PeriodData = {
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
    petitions,
    doubtful: now.doubtful,
    ...(files.now > 0 && { files }),
    byUnit: await figuresByUnit(app, (await app.places.known()).tree, unit, units, all, period),
    ...(restated.length > 0 && { restated }),
    ...(detail && { detail }),
    ...(fifth && { fifth: { name: fifth.name, into: fifth.into, printed: fifth.printed } }),
    units,
  };
  return { data, broken: brokenSums(now, then, petitions, all) };
};
