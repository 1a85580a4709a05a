/**
 * Rows that name a person keep the name under which they were written. Linked with another conversation the person counts as
 * somebody else, and parted again as before: so it is looked up who is meant, and nothing is written anew.
 */
import { eq, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { session } from './schema.ts';

/** Is it this person that the column names, by whichever of their names? @param person who they count as now */
export const means = (column: SQLiteColumn, person: string | Placeholder): SQL | undefined =>
  or(eq(column, person), sql`${column} in (select origin from ${session} where ${session.person} = ${person})`);

/** Who the one that is named counts as now. */
export const countsAs = (named: SQLiteColumn | SQL): SQL<string | null> =>
  sql<string | null>`coalesce((select s.person from ${session} s where s.origin = ${named} limit 1), ${named})`;
