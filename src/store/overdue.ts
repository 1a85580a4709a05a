/** Petitions past their deadline. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Petition } from '../domain/petition.ts';
import type { Db } from './commit.ts';
import { openCases, petitionFromRow } from './petition-row.ts';
import { petition } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const late = read((db) =>
  db
    .select()
    .from(petition)
    .where(
      and(
        openCases,
        // This too as the index has it, word for word.
        sql`late_at IS NOT due_at`,
        lte(petition.dueAt, p('now')),
      ),
    )
    .orderBy(petition.dueAt)
    .limit(p('limit'))
    .prepare(),
);

/** Open petitions whose deadline has passed without the committee being told. */
export const newlyLate = async (db: Db, vault: Vault, now: number, limit: number): Promise<readonly Petition[]> =>
  (await late(db).all({ now, limit })).map((row) => petitionFromRow(vault, row));

/** Told of; fails as stale where the petition has changed since it was read. */
export const markLate = prepared<'id' | 'from'>(
  sqlite
    .update(petition)
    .set({ version: nextVersion(petition.version, p('from')), lateAt: sql`${petition.dueAt}` })
    .where(eq(petition.id, p('id'))),
);
