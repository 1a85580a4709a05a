/** Reports as the register of reception sessions needs them: those that count for a session, and those by hand that tell of its day. */
import { and, between, eq, gte, isNotNull, lte, ne } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { countingReports, type Report, registerSource } from './reports.ts';
import { report } from './schema.ts';

/** Reports by hand of a unit that have this day among theirs, newest first. */
export const reportsCovering = (db: Db, unit: string, day: string): Promise<readonly Report[]> =>
  countingReports(db, unit, and(gte(report.dayTo, day), lte(report.dayFrom, day), ne(report.source, registerSource)));

/** What counts now for the sessions of a unit on some days, both included. */
export const receptionReports = (db: Db, unit: string, from: string, to: string): Promise<readonly Report[]> =>
  countingReports(db, unit, and(between(report.dayTo, from, to), isNotNull(report.record)));

/** What counts now for one session of a unit. */
export const reportsOfRecord = (db: Db, unit: string, record: string): Promise<readonly Report[]> =>
  countingReports(db, unit, eq(report.record, record));
