/** The rows behind the numbers of a digest, a page at a time: which cases were open or late, and which came and went. */
import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { between, type Cut, casesAt, type Units, type Which } from './figures-at.ts';
import { audit, petition } from './schema.ts';

export type CaseRow = {
  readonly petition: string;
  readonly code: string;
  /** Undefined where it was erased. */
  readonly matter: string | undefined;
  /** The unit that had it then. */
  readonly unit: string;
  /** A person. */
  readonly holder: string | undefined;
  readonly dueAt: number;
  /** What made it come or go: an action of the record. */
  readonly action: string | undefined;
};

export type Page = { readonly total: number; readonly rows: readonly CaseRow[] };

type Part = { readonly offset: number; readonly limit: number };

/** Open or late cases as they stood, the longest due first. */
export const openRows = async (db: Db, units: Units, cut: Cut, which: Which, part: Part): Promise<Page> => {
  const cases = casesAt(db, units, cut, which);
  const [all] = await db.select({ n: count() }).from(cases);
  const rows = await db
    .select({
      petition: cases.petition,
      code: petition.code,
      matter: petition.matter,
      unit: cases.unit,
      holder: cases.holder,
      dueAt: cases.dueAt,
    })
    .from(cases)
    .innerJoin(petition, eq(petition.id, cases.petition))
    .orderBy(asc(cases.dueAt), asc(cases.petition))
    .limit(part.limit)
    .offset(part.offset);
  return {
    total: all?.n ?? 0,
    rows: rows.map((row) => ({
      ...row,
      matter: row.matter ?? undefined,
      holder: row.holder ?? undefined,
      action: undefined,
    })),
  };
};

/** What came (`moved` 1) or went (-1) between two cuts, in order. What was only moved from one of the units to another did neither. */
export const movedRows = async (
  db: Db,
  units: readonly string[],
  { from, to }: { readonly from: Cut; readonly to: Cut },
  moved: 1 | -1,
  part: Part,
): Promise<Page> => {
  const codes = JSON.stringify(units);
  // The other row of a transfer stands beside it: first where it went from, then where it went to.
  const partner = sql`select 1 from ${audit} o where o.seq = ${audit.seq} - ${moved}
    and o.unit in (select value from json_each(${codes}))`;
  const those = and(
    between(units, from, to),
    eq(audit.moved, moved),
    sql`not (${audit.action} = 'petition.transfer' and exists (${partner}))`,
  );
  const [all] = await db.select({ n: count() }).from(audit).where(those);
  const rows = await db
    .select({
      petition: petition.id,
      code: petition.code,
      matter: petition.matter,
      unit: audit.unit,
      holder: audit.holder,
      dueAt: audit.dueAt,
      action: audit.action,
    })
    .from(audit)
    .innerJoin(petition, eq(petition.id, audit.petition))
    .where(those)
    .orderBy(asc(audit.seq))
    .limit(part.limit)
    .offset(part.offset);
  return {
    total: all?.n ?? 0,
    rows: rows.map((row) => ({
      ...row,
      matter: row.matter ?? undefined,
      unit: row.unit ?? '',
      holder: row.holder ?? undefined,
      dueAt: row.dueAt ?? 0,
    })),
  };
};
