/** What cadres report: the reports, their figures, and the sums over units and days that grow with them. */
import { and, between, desc, eq, gte, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Figure } from '../domain/figure.ts';
import type { Db, Write } from './commit.ts';
import { figure, figureTally, report } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';
import { means } from './who.ts';

const p = sql.placeholder;

/** `value` of an x out of y is x, `total` is y. Money in đồng, areas in m². */
export type StoredFigure = Figure;

/** The source of reports that the registers make: nobody withdraws them by hand. */
export const registerSource = 'register';

export type Report = {
  readonly id: string;
  readonly version: number;
  readonly unit: string;
  readonly author: string | undefined;
  /** The channel it came by, or the name of the file it was imported from. */
  readonly source: string;
  readonly state: 'filed' | 'replaced' | 'withdrawn';
  /** Office days, both included. */
  readonly from: string;
  readonly to: string;
  /** The report it stands in place of. */
  readonly after: string | undefined;
  /** It came when the period had been closed already. */
  readonly late: boolean;
  /** Where it was, in the words of whoever told it. */
  readonly place: string | undefined;
  /** The reception session whose figures these are. */
  readonly record: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
};

const insertReport = prepared(
  sqlite.insert(report).values({
    id: p('id'),
    version: 1,
    unit: p('unit'),
    author: p('author'),
    source: p('source'),
    state: 'filed',
    dayFrom: p('from'),
    dayTo: p('to'),
    words: p('words'),
    after: p('after'),
    late: p('late'),
    place: p('place'),
    record: p('record'),
    createdAt: p('now'),
    changedAt: p('now'),
  }),
);

const insertFigure = prepared(
  sqlite.insert(figure).values({
    report: p('report'),
    indicator: p('indicator'),
    unit: p('unit'),
    day: p('day'),
    value: p('value'),
    total: p('total'),
  }),
);

const addTally = prepared(
  sqlite
    .insert(figureTally)
    .values({
      unit: p('unit'),
      day: p('day'),
      indicator: p('indicator'),
      value: p('value'),
      total: p('total'),
      reports: p('reports'),
    })
    .onConflictDoUpdate({
      target: [figureTally.unit, figureTally.day, figureTally.indicator],
      set: {
        value: sql`figure_tally.value + excluded.value`,
        total: sql`figure_tally.total + excluded.total`,
        reports: sql`figure_tally.reports + excluded.reports`,
      },
    }),
);

const tallied = (unit: string, day: string, { indicator, value, total = 0 }: StoredFigure, sign: 1 | -1): Write =>
  addTally({ unit, day, indicator, value: sign * value, total: sign * total, reports: sign });

/** A report that is about to be filed. */
export type NewReport = Omit<Report, 'version' | 'state' | 'createdAt' | 'changedAt' | 'place' | 'record'> &
  Partial<Pick<Report, 'place' | 'record'>>;

/** A new report with its figures: they count on its last day. @param words as they were written; kept sealed */
export const fileReport = (
  vault: Vault,
  one: NewReport,
  figures: readonly StoredFigure[],
  words: string,
  now: number,
): Write[] => [
  insertReport({
    id: one.id,
    unit: one.unit,
    author: one.author ?? null,
    source: one.source,
    from: one.from,
    to: one.to,
    words: words === '' ? '' : vault.seal(words, `report.words:${one.id}`),
    after: one.after ?? null,
    late: one.late,
    place: one.place ?? null,
    record: one.record ?? null,
    now,
  }),
  ...figures.flatMap((f) => [
    insertFigure({
      report: one.id,
      indicator: f.indicator,
      unit: one.unit,
      day: one.to,
      value: f.value,
      total: f.total ?? null,
    }),
    tallied(one.unit, one.to, f, 1),
  ]),
];

const end = prepared(
  sqlite
    .update(report)
    .set({
      state: sql`${p('state')}`,
      version: nextVersion(report.version, p('version')),
      changedAt: sql`${p('now')}`,
    })
    .where(eq(report.id, p('id'))),
);

/** A write that fails as stale: the report is not what was read any more. */
export const staleGuardReport = prepared<'id' | 'version'>(
  sqlite
    .update(report)
    .set({
      version: sql`case when ${report.version} = ${p('version')} and ${report.state} = 'gone' then ${report.version} end`,
    })
    .where(eq(report.id, p('id'))),
);

/**
 * The report counts no longer; it stays for the record, its figures in `withdrawn` reports do not. Fails as stale where somebody was quicker.
 * @param figures those of the report
 */
export const endReport = (
  one: Report,
  figures: readonly StoredFigure[],
  state: 'replaced' | 'withdrawn',
  now: number,
): Write[] => [
  end({ id: one.id, state, version: one.version, now }),
  ...figures.map((f) => tallied(one.unit, one.to, f, -1)),
];

const fromRow = ({
  dayFrom,
  dayTo,
  author,
  after,
  place,
  record,
  words: _,
  ...row
}: typeof report.$inferSelect): Report => ({
  ...row,
  place: place ?? undefined,
  record: record ?? undefined,
  author: author ?? undefined,
  after: after ?? undefined,
  from: dayFrom,
  to: dayTo,
});

const byId = read((db) =>
  db
    .select()
    .from(report)
    .where(eq(report.id, p('id')))
    .limit(1)
    .prepare(),
);

export const reportById = async (db: Db, id: string): Promise<Report | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

export const figuresOfReport = async (db: Db, id: string): Promise<readonly StoredFigure[]> => {
  const rows = await db
    .select({ indicator: figure.indicator, value: figure.value, total: figure.total })
    .from(figure)
    .where(eq(figure.report, id))
    .orderBy(figure.indicator);
  return rows.map(({ total, ...row }) => ({ ...row, ...(total !== null && { total }) }));
};

/** Counting reports of a unit that meet a condition, newest first. */
export const countingReports = async (db: Db, unit: string, that: SQL | undefined): Promise<readonly Report[]> =>
  (
    await db
      .select()
      .from(report)
      .where(and(eq(report.unit, unit), eq(report.state, 'filed'), that))
      .orderBy(desc(report.createdAt))
  ).map(fromRow);

/** Those by hand about exactly these days. */
export const reportsAbout = (db: Db, unit: string, from: string, to: string): Promise<readonly Report[]> =>
  countingReports(db, unit, and(eq(report.dayTo, to), eq(report.dayFrom, from), ne(report.source, registerSource)));

/** Who wrote them and in which words is forgotten; the figures are the office's. */
export const forgetReportAuthor = prepared<'person'>(
  sqlite
    .update(report)
    .set({ author: null, words: '', version: sql`${report.version} + 1` })
    .where(means(report.author, p('person'))),
);

export const reportsOf = async (
  db: Db,
  by: { readonly units?: readonly string[]; readonly author?: string; readonly since?: string },
  limit: number,
): Promise<readonly Report[]> =>
  (
    await db
      .select()
      .from(report)
      .where(
        and(
          ne(report.source, registerSource),
          by.units && sql`${report.unit} in (select value from json_each(${JSON.stringify(by.units)}))`,
          by.author === undefined ? undefined : means(report.author, by.author),
          by.since === undefined ? undefined : gte(report.dayTo, by.since),
        ),
      )
      .orderBy(desc(report.createdAt))
      .limit(limit)
  ).map(fromRow);

export type Sum = { readonly unit: string; readonly indicator: string; readonly value: number; readonly total: number };

const chunk = 90;

/**
 * Sums of the figures over days, both included, per unit and indicator. Costs by units and days.
 * @param units undefined: all
 */
export const figureSums = async (
  db: Db,
  units: readonly string[] | undefined,
  from: string,
  to: string,
): Promise<readonly Sum[]> => {
  const ask = (some: readonly string[] | undefined) =>
    db
      .select({
        unit: figureTally.unit,
        indicator: figureTally.indicator,
        value: sql<number>`sum(${figureTally.value})`,
        total: sql<number>`sum(${figureTally.total})`,
      })
      .from(figureTally)
      .where(and(between(figureTally.day, from, to), some && inArray(figureTally.unit, [...some])))
      .groupBy(figureTally.unit, figureTally.indicator)
      .having(sql`sum(${figureTally.reports}) > 0`);
  if (!units) return ask(undefined);
  const found: Sum[] = [];
  for (let i = 0; i < units.length; i += chunk) found.push(...(await ask(units.slice(i, i + chunk))));
  return found;
};
