/** Petitions that are to be brought to where the one is that stands for their matter: marked at once, however many, done one by one. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Done } from '../domain/matter.ts';
import type { Petition } from '../domain/petition.ts';
import type { Db, Write } from './commit.ts';
import { petitionFromRow } from './petition-row.ts';
import { attachment, audit, matter, petition } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

/** One that is behind already stays where it was. */
const known = sql`coalesce(${matter.behind}, (select coalesce(max(a.seq), 0) from audit a where a.petition = ${p('parent')}))`;
const isOpen = sql`exists (select 1 from petition x where x.id = ${matter.petition} and x.status in ('new', 'claimed', 'waiting'))`;
const moved = { version: sql`${matter.version} + 1`, behind: known };

const fall = prepared<'parent'>(
  sqlite
    .update(matter)
    .set(moved)
    .where(and(eq(matter.parent, p('parent')), eq(matter.joined, sql`1`), isOpen)),
);

/** All open petitions joined to this one have missed what the rest of the commit does to it. Goes before the rows of the record. */
export const fallBehind = (parent: string): Write => fall({ parent });

const show = prepared<'parent' | 'now'>(
  sqlite
    .update(matter)
    .set({ ...moved, shows: sql`coalesce(${matter.shows}, ${p('now')})` })
    .where(and(eq(matter.parent, p('parent')), eq(matter.joined, sql`1`))),
);

/** The citizens of all petitions joined to this one are still to get the files of its answer that are sent at `now`. */
export const showLater = (parent: string, now: number): Write => show({ parent, now });

const join = prepared<'parent' | 'by' | 'now'>(
  sqlite
    .update(matter)
    .set({ ...moved, joined: sql`1`, at: sql`${p('now')}`, joinedBy: sql`${p('by')}` })
    .where(and(eq(matter.parent, p('parent')), eq(matter.joined, sql`0`), isOpen)),
);

/** All open petitions that look like this one are joined to it. @param by the officer, for the record */
export const joinWaiting = (parent: string, by: string, now: number): Write => join({ parent, by, now });

export type Behind = {
  readonly petition: Petition;
  /** Of the row. */
  readonly version: number;
  readonly behind: number;
  readonly shows: number | undefined;
  readonly joinedBy: string | undefined;
};

const level = prepared<'petition' | 'version' | 'behind' | 'shows'>(
  sqlite
    .update(matter)
    .set({
      version: nextVersion(matter.version, p('version')),
      behind: sql`${p('behind')}`,
      shows: sql`${p('shows')}`,
      joinedBy: null,
    })
    .where(eq(matter.petition, p('petition'))),
);

/**
 * It is where its parent is; fails as stale where it was brought there, separated or left behind again meanwhile.
 * @param known the last row of the parent's record that it knows of now, where its citizen is still to get the files
 */
export const caughtUp = (x: Behind, known?: number): Write =>
  level({
    petition: x.petition.id,
    version: x.version,
    behind: known ?? null,
    shows: known === undefined ? null : (x.shows ?? null),
  });

const columns = {
  petition,
  version: matter.version,
  behind: matter.behind,
  shows: matter.shows,
  joinedBy: matter.joinedBy,
};

const ofParent = read((db) =>
  db
    .select(columns)
    .from(matter)
    .innerJoin(petition, eq(petition.id, matter.petition))
    .where(and(eq(matter.parent, p('parent')), isNotNull(matter.behind)))
    .orderBy(asc(matter.petition))
    .limit(p('limit'))
    .prepare(),
);

type Row = Awaited<ReturnType<ReturnType<typeof ofParent>['all']>>[number];

const fromRow = (vault: Vault, row: Row): Behind => ({
  petition: petitionFromRow(vault, row.petition),
  version: row.version,
  behind: row.behind ?? 0,
  shows: row.shows ?? undefined,
  joinedBy: row.joinedBy ?? undefined,
});

/** Petitions of this one's matter that are behind: ids are by time, so the oldest first. */
export const behindOf = async (db: Db, vault: Vault, parent: string, limit: number): Promise<readonly Behind[]> =>
  (await ofParent(db).all({ parent, limit })).map((row) => fromRow(vault, row));

const single = read((db) =>
  db
    .select(columns)
    .from(matter)
    .innerJoin(petition, eq(petition.id, matter.petition))
    .where(and(eq(matter.petition, p('petition')), isNotNull(matter.behind)))
    .limit(1)
    .prepare(),
);

/** One petition, where it is behind. */
export const ifBehind = async (db: Db, vault: Vault, id: string): Promise<Behind | undefined> => {
  const row = await single(db).get({ petition: id });
  return row && fromRow(vault, row);
};

const rowsAfter = read((db) =>
  db
    .select({ seq: audit.seq, action: audit.action, actor: audit.actor })
    .from(audit)
    .where(and(eq(audit.petition, p('petition')), sql`${audit.seq} > ${p('after')}`))
    .orderBy(asc(audit.seq))
    .prepare(),
);

export type Missed = Done & { readonly seq: number };

/** What the record says was done to a petition since. */
export const doneSince = async (db: Db, id: string, after: number): Promise<readonly Missed[]> =>
  (await rowsAfter(db).all({ petition: id, after })).map((row) => ({ ...row, actor: row.actor ?? undefined }));

/** So many petitions with files a round, and so many matters. */
const atOnce = 20;

const all = read((db) => {
  const files = db
    .selectDistinct({ petition: sql<string>`${attachment.petition}`.as('petition'), files: sql<number>`1`.as('files') })
    .from(attachment)
    .where(and(eq(attachment.state, sql`'stored'`), isNotNull(attachment.petition), isNull(attachment.postedAt)))
    .limit(atOnce)
    .as('with_files');
  const parents = db
    .selectDistinct({ petition: sql<string>`${matter.parent}`.as('petition'), files: sql<number>`0`.as('files') })
    .from(matter)
    .where(isNotNull(matter.behind))
    .limit(atOnce)
    .as('followed');
  return unionAll(
    db.select({ petition: files.petition, files: files.files }).from(files),
    db.select({ petition: parents.petition, files: parents.files }).from(parents),
  ).prepare();
});

/**
 * In one query, since a tick asks it each time: petitions with files that nobody has been sent yet, and those of whose matter others are
 * behind. Nothing to look through when there are none: both have a partial index.
 */
export const outstanding = async (
  db: Db,
): Promise<{ readonly withFiles: readonly string[]; readonly followed: readonly string[] }> => {
  const rows = await all(db).all();
  const ids = (files: number) => rows.flatMap((row) => (row.files === files ? [row.petition] : []));
  return { withFiles: ids(1), followed: ids(0) };
};
