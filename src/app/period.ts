/** The periodic report of a unit: worked out once, frozen, read again as it was, and approved by somebody. */
import type { Period } from '../domain/period.ts';
import type { Unit } from '../domain/unit.ts';
import { record } from '../store/audit.ts';
import { approve, freeze, type Snapshot, snapshotById, snapshotsOf } from '../store/snapshots.ts';
import type { App } from './app.ts';
import { type BrokenSum, brokenSums, type PeriodData, periodData } from './period-data.ts';
import { endOf } from './period-petitions.ts';

/** `stored` is missing where sums do not hold: such figures are shown and not frozen. */
export type PeriodRun = {
  readonly data: PeriodData;
  readonly stored: Snapshot | undefined;
  readonly broken: readonly BrokenSum[];
};

const read = (stored: Snapshot): PeriodRun => ({
  data: JSON.parse(stored.data) as PeriodData,
  stored,
  broken: [],
});

/** The one that was approved last, else the newest one; made with other days of the same name, it is not of this period. */
const standing = async (app: App, unit: Unit, { code, from, to }: Period): Promise<Snapshot | undefined> => {
  const all = (await snapshotsOf(app.store.db, unit.code, code)).filter((one) => one.from === from && one.to === to);
  return all.find(({ approvedAt }) => approvedAt !== undefined) ?? all[0];
};

/**
 * @param units the unit and everything below
 * @param fresh works it out anew, whatever was frozen before
 */
export const runPeriod = async (
  app: App,
  unit: Unit,
  units: readonly string[],
  period: Period,
  fresh: boolean,
): Promise<PeriodRun> => {
  const before = fresh ? undefined : await standing(app, unit, period);
  if (before) return read(before);
  const data = await periodData(app, unit, units, period);
  const broken = brokenSums(data);
  if (broken.length > 0) return { data, stored: undefined, broken };
  const id = app.host.newId();
  const at = app.host.now();
  const { from, to } = period;
  await app.store.commit([
    freeze({ id, unit: unit.code, period: period.code, from, to, data: JSON.stringify(data), at }),
  ]);
  const stored = await snapshotById(app.store.db, id);
  if (!stored) throw new Error('a period that was frozen is not there');
  return read(stored);
};

/** Was it frozen when its last day was over? Only such figures can be final. */
export const isWhole = (app: App, { from, to, at }: Snapshot): boolean => at >= endOf({ from, to }, app.office.zone);

/** From now on it is final. @param name who approves it @param by who says so */
export const approvePeriod = async (app: App, stored: Snapshot, name: string, by: string): Promise<Snapshot> => {
  const now = app.host.now();
  await app.store.commit([
    approve(stored.id, name, now),
    record({ at: now, actor: by, action: 'period.approved', unit: stored.unit, detail: stored.id }),
  ]);
  return (await snapshotById(app.store.db, stored.id)) ?? stored;
};
