/** Which petitions are of one matter: joined by an officer, or only alike so far. */
import { and, asc, desc, eq, ne, or, sql } from 'drizzle-orm';
import type { Member } from '../domain/matter.ts';
import type { Petition, Status } from '../domain/petition.ts';
import type { Db, Write } from './commit.ts';
import { petitionFromRow } from './petition-row.ts';
import { matter, matterTold, petition } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const isOpenPart = sql`${petition.status} in ('new', 'claimed', 'waiting')`;

export type Membership = {
  readonly petition: string;
  readonly parent: string;
  readonly joined: boolean;
  /** The record says already that it was joined. */
  readonly recorded: boolean;
};

const put = prepared(
  sqlite
    .insert(matter)
    .values({ petition: p('petition'), parent: p('parent'), joined: p('joined'), at: p('now') })
    .onConflictDoUpdate({
      target: matter.petition,
      set: {
        parent: sql`excluded.parent`,
        joined: sql`excluded.joined`,
        at: sql`excluded.at`,
        version: sql`matter.version + 1`,
        behind: null,
        shows: null,
        joinedBy: null,
      },
    }),
);

/** It belongs to the parent's matter from now on, or only looks like it (`joined` false). What it was still to be told is not told any more. */
export const putMatter = (of: Omit<Membership, 'recorded'>, now: number): Write =>
  put({ petition: of.petition, parent: of.parent, joined: of.joined ? 1 : 0, now });

export const leaveMatter = prepared<'petition'>(sqlite.delete(matter).where(eq(matter.petition, p('petition'))));

const repoint = prepared(
  sqlite
    .update(matter)
    .set({ parent: sql`${p('to')}`, version: sql`${matter.version} + 1` })
    .where(and(eq(matter.parent, p('from')), ne(matter.petition, p('to')))),
);

/** All that belong to `from` belong to `to` from now on, but for `to` itself. */
export const moveMatter = (from: string, to: string): Write => repoint({ from, to });

const membership = ({ petition: of, parent, joined, joinedBy }: typeof matter.$inferSelect): Membership => ({
  petition: of,
  parent,
  joined,
  recorded: joined && joinedBy === null,
});

const one = read((db) =>
  db
    .select()
    .from(matter)
    .where(eq(matter.petition, p('petition')))
    .limit(1)
    .prepare(),
);

/** Of what a petition is a part, if of anything. */
export const membershipOf = async (db: Db, id: string): Promise<Membership | undefined> => {
  const row = await one(db).get({ petition: id });
  return row && membership(row);
};

const several = read((db) =>
  db
    .select()
    .from(matter)
    .where(sql`${matter.petition} in (select value from json_each(${p('ids')}))`)
    .prepare(),
);

export const membershipsOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Membership>> =>
  new Map((await several(db).all({ ids: JSON.stringify(ids) })).map((row) => [row.petition, membership(row)]));

const heir = read((db) =>
  db
    .select({ petition })
    .from(matter)
    .innerJoin(petition, eq(petition.id, matter.petition))
    .where(and(eq(matter.parent, p('parent')), isOpenPart))
    .orderBy(desc(matter.joined), asc(petition.createdAt), asc(petition.id))
    .limit(1)
    .prepare(),
);

/** Who stands for the matter when this one does no longer: the oldest open petition joined to it, else the oldest that looks like it. */
export const heirOf = async (db: Db, vault: Vault, parent: string): Promise<Petition | undefined> => {
  const row = await heir(db).get({ parent });
  return row && petitionFromRow(vault, row.petition);
};

/** The petition that stands for a matter, and all that belong to it or look like it. */
const ofMatter = or(
  eq(petition.id, p('parent')),
  sql`${petition.id} in (select m.petition from matter m where m.parent = ${p('parent')})`,
);

const members = read((db) =>
  db
    .select({
      petition: petition.id,
      who: sql<string>`coalesce(${petition.person}, ${petition.id})`,
      joined: sql<number>`coalesce(${matter.joined}, 1)`,
      status: petition.status,
      createdAt: petition.createdAt,
    })
    .from(petition)
    .leftJoin(matter, eq(matter.petition, petition.id))
    .where(ofMatter)
    .prepare(),
);

const counts = read((db) =>
  db
    .select({
      people: sql<number>`count(distinct case when ${petition.status} <> 'withdrawn' then nullif(coalesce(${petition.person}, ${petition.id}), ${p('but')}) end)`,
      first: sql<number | null>`min(case when ${petition.status} <> 'withdrawn' then ${petition.createdAt} end)`,
      waiting: sql<number>`coalesce(sum(coalesce(${matter.joined}, 1) = 0 and ${petition.status} in ('new', 'claimed', 'waiting')), 0)`,
    })
    .from(petition)
    .leftJoin(matter, eq(matter.petition, petition.id))
    .where(ofMatter)
    .prepare(),
);

/** Of a matter: people without `but`, when the first of them told it (ms), and open petitions that are not joined. One row, however many there are. */
export const countMatter = async (
  db: Db,
  parent: string,
  but: string,
): Promise<{ readonly people: number; readonly first: number | undefined; readonly waiting: number }> => {
  const [row] = await counts(db).all({ parent, but });
  return { people: row?.people ?? 0, first: row?.first ?? undefined, waiting: row?.waiting ?? 0 };
};

/** The petitions of a matter, the one that stands for it first or not. Costs by their number. */
export const membersOf = async (db: Db, parent: string): Promise<readonly Member[]> =>
  (await members(db).all({ parent })).map((row) => ({
    ...row,
    joined: row.joined === 1,
    status: row.status as Status,
  }));

const tell = prepared(sqlite.insert(matterTold).values({ parent: p('parent'), people: p('people') }));

/** That so many people told of it has been said. Fails as stale where it was said before. */
export const toldOf = (parent: string, people: number): Write => tell({ parent, people });

/** The numbers of people that were told. */
export const toldSoFar = async (db: Db, parent: string): Promise<readonly number[]> =>
  (await db.select({ people: matterTold.people }).from(matterTold).where(eq(matterTold.parent, parent))).map(
    ({ people }) => people,
  );
