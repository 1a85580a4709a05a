/** Somebody on another channel says that a petition is theirs; its sender is asked. A request is forgotten after some days. */
import { eq, lt, or, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { linkRequest, petition, session } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export const day = 86_400_000;
/** Requests of one person in a day: somebody who lost a code tries two or three. */
const perPerson = 3;
const kept = 7 * day;

/** On this petition, not older than that, or refused not longer ago. */
const busy = sql`(select count(*) from ${linkRequest} r where r.petition = ${p('petition')} and coalesce(r.answered_at, r.asked_at) > ${p('since')})`;
/** By this person, from any of their conversations. */
const spent = sql`(select count(*) from ${linkRequest} r join ${session} s on s.id = r.session where s.person = ${p('person')} and r.asked_at > ${p('since')})`;

const insert = prepared(
  sqlite.insert(linkRequest).values({
    id: p('id'),
    petition: p('petition'),
    session: p('session'),
    askedAt: p('now'),
    answeredAt: null,
    version: sql`case when ${busy} = 0 and ${spent} < ${sql.raw(String(perPerson))} then 0 end`,
  }),
);
const forget = prepared(sqlite.delete(linkRequest).where(lt(linkRequest.askedAt, p('before'))));

export type NewRequest = {
  readonly id: string;
  readonly petition: string;
  /** Who asks. */
  readonly session: string;
  readonly person: string;
  readonly now: number;
};

/** Fails as stale where the petition has been asked about within a day, or the person has asked too often: see `mayAsk`. */
export const insertRequest = (as: NewRequest): Write[] => [
  forget({ before: as.now - kept }),
  insert({ ...as, since: as.now - day }),
];

const open = read((db) =>
  db
    .select({ busy: sql<number>`${busy}`, spent: sql<number>`${spent}` })
    .from(sql`(select 1)`)
    .limit(1)
    .prepare(),
);

/** One request a petition and day, whatever came of it; and so many a person and day. */
export const mayAsk = async (db: Db, as: Omit<NewRequest, 'id' | 'session'>): Promise<boolean> => {
  const row = await open(db).get({ petition: as.petition, person: as.person, since: as.now - day });
  return row !== undefined && row.busy === 0 && row.spent < perPerson;
};

export type LinkRequestRow = {
  readonly petition: string;
  readonly session: string;
  readonly askedAt: number;
  readonly answered: boolean;
};

const byId = read((db) =>
  db
    .select()
    .from(linkRequest)
    .where(eq(linkRequest.id, p('id')))
    .limit(1)
    .prepare(),
);

export const requestById = async (db: Db, id: string): Promise<LinkRequestRow | undefined> => {
  const row = await byId(db).get({ id });
  return row && { ...row, answered: row.answeredAt !== null };
};

const answer = prepared<'id' | 'now'>(
  sqlite
    .update(linkRequest)
    .set({ answeredAt: sql`${p('now')}`, version: nextVersion(linkRequest.version, 0) })
    .where(eq(linkRequest.id, p('id'))),
);

/** Fails as stale where it has been answered already. */
export const answerRequest = (id: string, now: number): Write => answer({ id, now });

const theirs = sql`select id from ${session} where ${session.person} = ${p('person')}`;
const erase = prepared(
  sqlite
    .delete(linkRequest)
    .where(
      or(
        sql`${linkRequest.session} in (${theirs})`,
        sql`${linkRequest.petition} in (select id from ${petition} where ${petition.session} in (${theirs}))`,
      ),
    ),
);

/** Those a person made, and those about what they filed. To be done before either is gone. */
export const eraseRequests = (person: string): Write => erase({ person });
