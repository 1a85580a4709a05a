/** What happens to a petition, in the record of changes and in the sums of its unit and day: one commit, so that they never part. */
import { officeDay } from '../domain/calendar.ts';
import type { Petition } from '../domain/petition.ts';
import { type AuditRow, record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { add, type Counts, countedRows } from '../store/tally.ts';
import type { App } from './app.ts';

type Happening = AuditRow & { readonly petition: string; readonly unit: string };
type Counted = Pick<Happening, 'action' | 'moved' | 'status'>;

/** What a row of the record means for the sums. @param overdue the deadline had passed */
const countsOf = ({ action, moved = 0, status }: Counted, overdue: boolean): Partial<Counts> => {
  const done = action === 'petition.finish' || action === 'petition.reject';
  const rated = action === 'petition.rate' && (status === 'closed' || moved > 0);
  return {
    filed: action === 'petition.filed' ? 1 : 0,
    opened: moved > 0 ? 1 : 0,
    closed: moved < 0 ? 1 : 0,
    done: done ? 1 : 0,
    late: done && overdue ? 1 : 0,
    rated: rated ? 1 : 0,
    satisfied: rated && status === 'closed' ? 1 : 0,
    reopened: rated && moved > 0 ? 1 : 0,
    joined: action === 'petition.join' ? 1 : action === 'petition.part' ? -1 : 0,
  };
};

/**
 * @param row who did what to it, where and when
 * @param dueAt the deadline that held before, ms
 */
export const recorded = (
  app: App,
  p: Pick<Petition, 'kind' | 'topic' | 'source' | 'restricted'>,
  row: Happening,
  dueAt = row.dueAt ?? Number.POSITIVE_INFINITY,
): Write[] => {
  // A sealed matter is in no sum: of a small unit it would tell too much.
  if (p.restricted) return [record(row)];
  const day = officeDay(row.at, app.office.zone);
  const sort = { unit: row.unit, day, kind: p.kind, topic: p.topic, source: p.source };
  return [record(row), ...add(sort, countsOf(row, row.at > dueAt))];
};

/** What was counted of a petition under its old kind and topic is counted under the new ones, on the days on which it happened. */
export const resorted = async (app: App, before: Petition, p: Petition): Promise<Write[]> => {
  if (p.restricted || (p.kind === before.kind && p.topic === before.topic)) return [];
  return (await countedRows(app.store.db, p.id)).flatMap((row) => {
    const counts = countsOf(row, row.at > (row.dueAt ?? Number.POSITIVE_INFINITY));
    const less = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, -n]));
    const sort = { unit: row.unit, day: officeDay(row.at, app.office.zone), source: p.source };
    return [
      ...add({ ...sort, kind: p.kind, topic: p.topic }, counts),
      ...add({ ...sort, kind: before.kind, topic: before.topic }, less),
    ];
  });
};
