/** The register of reception sessions: its rows, and its figures in the sums. */
import type { Day } from '../domain/calendar.ts';
import type { Fact } from '../domain/fact.ts';
import type { Figure } from '../domain/figure.ts';
import { withoutImplied } from '../domain/identity.ts';
import { nextReceptionReminder, receptionFigures, without } from '../domain/reception.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { reportsCovering, reportsOfRecord } from '../store/reception-reports.ts';
import { insertReception, receptionById, updateReception } from '../store/receptions.ts';
import { moveRecordFiles } from '../store/record-files.ts';
import { endReport, figuresOfReport, registerSource, reportById, staleGuardReport } from '../store/reports.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';
import { filedReport } from './filed-report.ts';

/**
 * Of a report what is alike to the figures counts no longer; what else it told stands in a report of its own. Fails as stale where it is not what was read.
 */
export const takenOut = async (
  app: App,
  { id, version }: { readonly id: string; readonly version: number },
  figures: readonly Figure[],
): Promise<readonly Write[]> => {
  const { store, host, catalogue } = app;
  const one = await reportById(store.db, id);
  if (!one || one.version !== version || one.state !== 'filed') return [staleGuardReport({ id, version })];
  const told = await figuresOfReport(store.db, id);
  // What only followed from the figures that go, goes with them.
  const rest = without(withoutImplied((await catalogue.known()).all, told), figures);
  const now = host.now();
  const writes = endReport(one, told, 'replaced', now);
  if (rest.length > 0) {
    const other = host.newId();
    writes.push(...(await filedReport(app, { ...one, id: other, after: id }, rest)), moveRecordFiles(id, other));
  }
  return writes;
};

/** What reports by hand tell of the days among which this one is. */
const toldOn = async ({ store }: App, unit: string, day: Day): Promise<readonly Figure[]> => {
  const told: Figure[] = [];
  for (const { id } of await reportsCovering(store.db, unit, day)) told.push(...(await figuresOfReport(store.db, id)));
  return told;
};

/** What has been counted for a session so far counts no longer. */
const uncounted = async (
  app: App,
  unit: string,
  id: string,
  state: 'replaced' | 'withdrawn',
): Promise<readonly Write[]> => {
  const { store, host } = app;
  const writes: Write[] = [];
  for (const one of await reportsOfRecord(store.db, unit, id))
    writes.push(...endReport(one, await figuresOfReport(store.db, one.id), state, host.now()));
  return writes;
};

export const receptionPut = async (
  app: App,
  { reception, version, counted, over = [] }: Extract<Fact, { type: 'reception.put' }>,
  actor: Actor,
): Promise<Effects> => {
  const { store, host, office } = app;
  const now = host.now();
  const { id, unit, day, by, state, figures } = reception;
  const writes: Write[] = [];
  if (version === undefined) {
    const remindAt = state === 'planned' ? nextReceptionReminder(day, now, office) : undefined;
    writes.push(insertReception(reception, actor.person, remindAt, now));
  } else {
    const before = await receptionById(store.db, id);
    writes.push(updateReception({ ...reception, version }, now));
    // A colleague was quicker: that write fails as stale, and the turn is done again.
    if (before?.version === version)
      writes.push(...(await uncounted(app, unit, id, state === 'withdrawn' ? 'withdrawn' : 'replaced')));
  }
  for (const each of over) writes.push(...(await takenOut(app, each, figures)));
  if (state === 'held') {
    const row = { unit, author: undefined, source: registerSource, from: day, to: day, after: undefined, late: false };
    const all = receptionFigures(by, figures);
    const told = counted ? without(all, await toldOn(app, unit, day)) : all;
    writes.push(...(await filedReport(app, { id: host.newId(), ...row, record: id }, told)));
  }
  writes.push(record({ at: now, actor: actor.person, action: `reception.${state}`, unit, detail: id }));
  return { writes, messages: [] };
};
