/** A cadre's report: its rows, its figures in the sums, and what it stands in place of. */
import type { Fact } from '../domain/fact.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { moveRecordFiles } from '../store/record-files.ts';
import { endReport, figuresOfReport, reportById, staleGuardReport } from '../store/reports.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';
import { none } from './effects.ts';
import { filedReport } from './filed-report.ts';
import { takenOut } from './receptions.ts';
import { claimed } from './record-files.ts';

/** The figures of a report leave the sums. Fails as stale where the report is not what was read. */
const ended = async (
  app: App,
  id: string,
  version: number,
  state: 'replaced' | 'withdrawn',
): Promise<readonly Write[]> => {
  const { db } = app.store;
  const one = await reportById(db, id);
  if (!one || one.version !== version || one.state !== 'filed') return [staleGuardReport({ id, version })];
  return endReport(one, await figuresOfReport(db, id), state, app.host.now());
};

export const reported = async (
  app: App,
  { report }: Extract<Fact, { type: 'report.filed' }>,
  actor: Actor,
): Promise<Effects> => {
  const now = app.host.now();
  const writes: Write[] = [];
  const { id, unit, from, to, words, figures, place, media = [], over = [] } = report;
  for (const old of report.replaces)
    writes.push(...(await ended(app, old.id, old.version, 'replaced')), moveRecordFiles(old.id, id));
  for (const each of over) writes.push(...(await takenOut(app, each, figures)));
  writes.push(
    ...(await filedReport(
      app,
      {
        id,
        unit,
        author: actor.person,
        source: actor.at.channel,
        from,
        to,
        after: report.replaces[0]?.id,
        late: false,
        place,
      },
      figures,
      words,
    )),
    ...claimed(app, media, id, actor),
    record({ at: now, actor: actor.person, action: 'report.filed', unit, detail: id }),
  );
  app.metrics.count('caunoi_reports_total');
  return { writes, messages: [] };
};

export const reportWithdrawn = async (
  app: App,
  fact: Extract<Fact, { type: 'report.withdrawn' }>,
  actor: Actor,
): Promise<Effects> => {
  const one = await reportById(app.store.db, fact.id);
  if (!one) return none;
  const now = app.host.now();
  return {
    writes: [
      ...(await ended(app, fact.id, fact.version, 'withdrawn')),
      record({ at: now, actor: actor.person, action: 'report.withdrawn', unit: one.unit, detail: one.id }),
    ],
    messages: [],
  };
};
