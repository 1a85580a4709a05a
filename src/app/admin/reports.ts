/** Reports of cadres as the operator sees them, and figures of the past from a file. */
import { officeDay } from '../../domain/calendar.ts';
import { brokenIdentities, sumsOver, termsOf, withImplied, withoutImplied } from '../../domain/identity.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { alike, isOfSession, withoutPost } from '../../domain/reception.ts';
import { record } from '../../store/audit.ts';
import type { Db, Write } from '../../store/commit.ts';
import { modelsKeptSince } from '../../store/models.ts';
import { receptionReports } from '../../store/reception-reports.ts';
import { filesOfRecords, type RecordFile } from '../../store/record-files.ts';
import {
  endReport,
  figuresOfReport,
  type Report,
  reportsAbout,
  reportsOf,
  type StoredFigure,
} from '../../store/reports.ts';
import { closedUntil } from '../../store/snapshots.ts';
import type { App } from '../app.ts';
import { filedReport } from '../filed-report.ts';
import { isoMoment } from './moments.ts';
import { committed, Refused } from './refused.ts';
import { type Decimal, type FileFigure, readReportFile } from './report-file.ts';
import { unitsUnder } from './units.ts';

/** A report in a list. Who wrote it, and in which words, is told nowhere. */
export type ListedReport = Pick<Report, 'id' | 'unit' | 'from' | 'to' | 'source' | 'state'> & {
  readonly createdAt: string | null;
  readonly place: string | null;
  /** Photos and other files, in the order in which they came. */
  readonly files: readonly Omit<RecordFile, 'record'>[];
  readonly figures: readonly StoredFigure[];
};

/** Newest first. @param since the first day that reports may end on. @throws Refused for an unknown unit */
export const listReports = async (
  app: App,
  by: { readonly unit: string | undefined; readonly since: string | undefined },
  limit: number,
): Promise<readonly ListedReport[]> => {
  const { db } = app.store;
  const units = by.unit === undefined ? undefined : await unitsUnder(app, by.unit);
  const rows = await reportsOf(db, { ...(units && { units }), ...(by.since && { since: by.since }) }, limit);
  const listed: ListedReport[] = [];
  const files = Map.groupBy(
    await filesOfRecords(
      db,
      rows.map(({ id }) => id),
    ),
    ({ record }) => record,
  );
  for (const { id, unit, from, to, source, state, createdAt, place } of rows)
    listed.push({
      id,
      unit,
      from,
      to,
      source,
      state,
      createdAt: isoMoment(createdAt, app.office.zone),
      place: place ?? null,
      files: (files.get(id) ?? []).map(({ record: _, ...file }) => file),
      figures: await figuresOfReport(db, id),
    });
  return listed;
};

export type ReportImport = {
  /** File name, for messages and as the source where a line names none. */
  readonly name: string;
  readonly decimal: Decimal | undefined;
  /** Figures that are there already with another value are replaced. */
  readonly replace: boolean;
  readonly by: string;
};

export type ReportImported = { readonly reports: number; readonly figures: number; readonly again: number };

type Fault = { readonly line: number; readonly message: string };

/** `figures`: of those that are stored the ones that were told. */
type Told = {
  readonly report: Report;
  readonly stored: readonly StoredFigure[];
  readonly figures: readonly StoredFigure[];
};

const same = (a: StoredFigure, b: StoredFigure): boolean => a.value === b.value && a.total === b.total;

/** What is reported already about exactly these days. */
const toldBefore = async (
  db: Db,
  { unit, from, to }: FileFigure,
  indicators: readonly Indicator[],
): Promise<readonly Told[]> => {
  const told: Told[] = [];
  for (const report of await reportsAbout(db, unit, from, to)) {
    const stored = await figuresOfReport(db, report.id);
    told.push({ report, stored, figures: withoutImplied(indicators, stored) });
  }
  return told;
};

/** What the file says of the same unit and days must add up, together with what stands there already. */
const notAddedUp = (
  fresh: readonly FileFigure[],
  kept: readonly StoredFigure[],
  indicators: readonly Indicator[],
): readonly Fault[] =>
  brokenIdentities(sumsOver(indicators), termsOf([...kept, ...fresh])).flatMap(({ identity: { text, sides } }) => {
    const codes = new Set(sides.flat().map((term) => term.replace(/\.(?:total|left)$/, '')));
    const line = fresh.find(({ indicator }) => codes.has(indicator))?.line;
    return line === undefined ? [] : [{ line, message: `the sum ${text} does not hold` }];
  });

/** Figures of models are the register's from the day on which it was begun: nobody tells them a second time. */
const inRegister = async (db: Db, figures: readonly FileFigure[]): Promise<readonly Fault[]> => {
  const ofModels = figures.filter(({ indicator }) => indicator.startsWith('models.'));
  const since = new Map<string, string | undefined>();
  for (const unit of new Set(ofModels.map((figure) => figure.unit))) since.set(unit, await modelsKeptSince(db, unit));
  return ofModels.flatMap(({ line, unit, indicator, to }) => {
    const from = since.get(unit);
    const message = `${indicator}: ${unit} keeps the register of models since ${from}; later figures come from there`;
    return from === undefined || to < from ? [] : [{ line, message }];
  });
};

/** Figures of receptions that sessions in the register have told for days among these. */
const inSessions = async (
  db: Db,
  figures: readonly FileFigure[],
  indicators: readonly Indicator[],
): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  for (const figure of figures.filter(({ indicator }) => isOfSession(withoutPost(indicator)))) {
    const { line, unit, indicator, from, to } = figure;
    for (const { id, to: day } of await receptionReports(db, unit, from, to))
      if (withoutImplied(indicators, await figuresOfReport(db, id)).some((one) => alike(one, figure)))
        faults.push({
          line,
          message: `${indicator}: the register of receptions of ${unit} counts it for ${day} already`,
        });
  }
  return faults;
};

const stored = ({ indicator, value, total }: StoredFigure): StoredFigure => ({
  indicator,
  value,
  ...(total !== undefined && { total }),
});

/**
 * All figures of a file or none. Those of a unit and the same days are one report; a figure that is there already, with the same value,
 * is left alone.
 * @throws Refused, a line for each fault with its number in the file
 */
export const importReports = async (
  app: App,
  text: string,
  { name, decimal, replace, by }: ReportImport,
): Promise<ReportImported> => {
  const { store, host, office } = app;
  const { db } = store;
  const { tree } = await app.places.known();
  const now = host.now();
  const today = officeDay(now, office.zone);
  const catalogue = await app.catalogue.known();
  const read = readReportFile(text, { name, tree, catalogue, today, decimal });
  const faults: Fault[] = 'errors' in read ? [...read.errors] : [];
  const figures = 'errors' in read ? [] : read.figures;
  faults.push(...(await inRegister(db, figures)), ...(await inSessions(db, figures, catalogue.all)));
  const closed = new Map<string, string | undefined>();
  for (const unit of new Set(figures.map((figure) => figure.unit)))
    closed.set(unit, await closedUntil(db, [unit, ...tree.ancestors(unit).map(({ code }) => code)]));
  const writes: Write[] = [];
  let [reports, added, again] = [0, 0, 0];
  const groups = Map.groupBy(figures, ({ unit, from, to, source }) => JSON.stringify([unit, from, to, source]));
  // A report that one group has replaced is no longer there for the next.
  const ended = new Set<string>();
  for (const group of groups.values()) {
    const [{ unit, from, to, source } = group[0]!] = group;
    const told = (await toldBefore(db, group[0]!, catalogue.all)).filter(({ report }) => !ended.has(report.id));
    const there = (figure: StoredFigure): boolean =>
      told.some((each) => each.stored.some((old) => old.indicator === figure.indicator && same(old, figure)));
    const fresh = group.filter((figure) => !there(figure));
    again += group.length - fresh.length;
    if (fresh.length === 0) continue;
    const until = closed.get(unit);
    for (const { line } of until !== undefined && to <= until ? fresh : [])
      faults.push({
        line,
        message: `the figures of ${unit} up to ${until} are closed: their report has been approved`,
      });
    const codes = new Set(fresh.map(({ indicator }) => indicator));
    // Parts of a whole that stands there already belong to it: told apart, they would be counted beside it.
    const touched = new Set(withImplied(catalogue.all, fresh).map(({ indicator }) => indicator));
    const against = told.filter((each) => each.stored.some(({ indicator }) => touched.has(indicator)));
    const old = against.flatMap((each) => each.figures);
    for (const { line, indicator } of replace ? [] : fresh)
      if (old.some((each) => each.indicator === indicator))
        faults.push({
          line,
          message: `${indicator} of ${unit} for these days is reported already, with another value; to replace it add --replace`,
        });
    for (const { report, stored: its } of against) {
      ended.add(report.id);
      writes.push(...endReport(report, its, 'replaced', now));
    }
    // What the replaced reports said of other indicators still stands.
    const kept = [
      ...new Map(old.filter(({ indicator }) => !codes.has(indicator)).map((f) => [f.indicator, f])).values(),
    ];
    faults.push(...notAddedUp(fresh, kept, catalogue.all));
    const all = [...kept, ...fresh].map(stored);
    const id = host.newId();
    const after = against[0]?.report.id;
    writes.push(
      ...(await filedReport(app, { id, unit, author: undefined, source, from, to, after, late: false }, all)),
    );
    reports += 1;
    added += fresh.length;
  }
  if (faults.length > 0)
    throw new Refused(
      [...faults]
        .sort((a, b) => a.line - b.line)
        .map(({ line, message }) => `${name}, line ${line}: ${message}`)
        .join('\n'),
    );
  if (reports > 0)
    await committed(
      store.commit([
        ...writes,
        record({ at: now, actor: by, action: 'reports.imported', detail: `${reports} reports, ${added} figures` }),
      ]),
    );
  return { reports, figures: added, again };
};
