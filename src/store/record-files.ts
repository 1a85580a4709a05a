/** Files that belong to what staff keep: reports and models. The bytes, and how they are had, are as with petitions. */
import { and, between, count, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { attachment, report } from './schema.ts';
import { prepared, sqlite } from './statement.ts';

const p = sql.placeholder;

const claim = prepared(
  sqlite
    .update(attachment)
    .set({ record: sql`${p('record')}` })
    .where(and(eq(attachment.id, p('id')), sql`${attachment.petition} is null`)),
);

/** Puts a file to a report or a model. @param id of the attachment */
export const claimForRecord = (id: string, record: string): Write => claim({ id, record });

const move = prepared(
  sqlite
    .update(attachment)
    .set({ record: sql`${p('to')}` })
    .where(eq(attachment.record, p('from'))),
);

/** The files of a report go with the one that stands in its place. */
export const moveRecordFiles = (from: string, to: string): Write => move({ from, to });

/** A file as it is listed: what the platform could not give is `missing`, what is not kept is `refused`. */
export type RecordFile = {
  readonly record: string;
  readonly kind: string;
  readonly state: string;
  readonly type: string | undefined;
  readonly bytes: number | undefined;
};

const chunk = 90;

/** The files of some reports and models, in the order in which they came. */
export const filesOfRecords = async (db: Db, records: readonly string[]): Promise<readonly RecordFile[]> => {
  const found: RecordFile[] = [];
  for (let i = 0; i < records.length; i += chunk) {
    const rows = await db
      .select({
        record: attachment.record,
        kind: attachment.kind,
        state: attachment.state,
        type: attachment.type,
        bytes: attachment.bytes,
      })
      .from(attachment)
      .where(and(inArray(attachment.record, records.slice(i, i + chunk)), ne(attachment.state, 'erased')))
      .orderBy(attachment.at, attachment.id);
    found.push(
      ...rows.map((row) => ({
        ...row,
        record: row.record ?? '',
        type: row.type ?? undefined,
        bytes: row.bytes ?? undefined,
      })),
    );
  }
  return found;
};

/** How many files stand with the reports of some units that count and end on these days, both included. */
export const countReportFiles = async (db: Db, units: readonly string[], from: string, to: string): Promise<number> => {
  const [row] = await db
    .select({ n: count() })
    .from(report)
    .innerJoin(attachment, eq(attachment.record, report.id))
    .where(
      and(
        sql`${report.unit} in (select value from json_each(${JSON.stringify(units)}))`,
        between(report.dayTo, from, to),
        eq(report.state, 'filed'),
        eq(attachment.state, 'stored'),
      ),
    );
  return row?.n ?? 0;
};
