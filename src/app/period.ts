/** The periodic report of a unit: worked out once, frozen, read again as it was, and approved by somebody. */
import { type Period, parsePeriod } from '../domain/period.ts';
import type { Unit } from '../domain/unit.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { namesOf } from '../store/decisions.ts';
import { approve, freeze, type Snapshot, snapshotById, snapshotsOf } from '../store/snapshots.ts';
import type { App } from './app.ts';
import { type PeriodData, periodData } from './period-data.ts';
import { endOf } from './period-petitions.ts';
import type { BrokenSum } from './period-sums.ts';

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

/**
 * The one that was approved last, else the newest one. It keeps the days it was frozen with, also where the office's table of periods gives the period others by now.
 * @param code of the period: `2026-H1`
 */
export const standing = async (app: App, unit: Unit, code: string): Promise<Snapshot | undefined> => {
  const all = await snapshotsOf(app.store.db, unit.code, code);
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
  const before = fresh ? undefined : await standing(app, unit, period.code);
  if (before) return read(before);
  const { data, broken } = await periodData(app, unit, units, period);
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

type Current = PeriodRun & { readonly writes: readonly Write[] };

/** The same figures, whenever they were looked at. */
const sameFigures = (a: PeriodData, b: PeriodData): boolean =>
  JSON.stringify({ ...a, cutOff: null }) === JSON.stringify({ ...b, cutOff: null });

/**
 * As it is handed out in a chat: an approved one as it was approved; else with the figures of now. Where these have changed since they were frozen,
 * or the period was not over then, they are frozen anew, by the writes.
 */
export const currentPeriod = async (
  app: App,
  unit: Unit,
  units: readonly string[],
  period: Period,
): Promise<Current> => {
  const before = await standing(app, unit, period.code);
  if (before?.approvedAt !== undefined) return { ...read(before), writes: [] };
  const { data, broken } = await periodData(app, unit, units, period);
  if (broken.length > 0) return { data, stored: undefined, broken, writes: [] };
  const known = before && read(before);
  const at = app.host.now();
  const isOver = at >= endOf(period, app.office.zone);
  if (known && sameFigures(known.data, data) && (!isOver || (await isWhole(app, before))))
    return { ...known, writes: [] };
  const { from, to, code } = period;
  const one = { id: app.host.newId(), unit: unit.code, period: code, from, to, data: JSON.stringify(data), at };
  return { ...read({ ...one, approvedBy: undefined, approvedAt: undefined }), writes: [freeze(one)] };
};

/** With the name of who approved it in a chat for their id; an operator has given a name. */
export const withApprover = async (app: App, stored: Snapshot): Promise<Snapshot> => {
  const { approvedBy } = stored;
  if (approvedBy === undefined) return stored;
  const names = await namesOf(app.store.db, app.vault, [approvedBy]);
  return { ...stored, approvedBy: names.get(approvedBy) ?? approvedBy };
};

/**
 * Only such figures can be final: frozen when their last day was over, and of the days that the period still has. Else a change of the table would leave days that are
 * in two final reports or in none.
 */
export const isWhole = async (app: App, { period, from, to, at }: Snapshot): Promise<boolean> => {
  const now = parsePeriod(period, (await app.catalogue.known()).tables);
  return at >= endOf({ from, to }, app.office.zone) && now?.from === from && now.to === to;
};

/** From now on it is final. @param name who approves it @param by who says so */
export const approvePeriod = async (app: App, stored: Snapshot, name: string, by: string): Promise<Snapshot> => {
  const now = app.host.now();
  await app.store.commit([
    approve(stored.id, name, now),
    record({ at: now, actor: by, action: 'period.approved', unit: stored.unit, detail: stored.id }),
  ]);
  return (await snapshotById(app.store.db, stored.id)) ?? stored;
};
