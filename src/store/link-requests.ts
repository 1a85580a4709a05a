/**
 * Somebody on another channel says that a petition or a number is theirs, and the conversation that sent it is asked. A request
 * is forgotten after some days.
 */
import { eq, lt, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { linkRequest, session } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export const day = 86_400_000;
/** Requests about petitions of one person in a day, and numbers that they say: somebody who lost a code tries two or three. */
const perPerson = 3;
/** So often a day somebody is disturbed about their number: many may know it, and each of them could ask. */
const perAsked = 3;
const kept = 7 * day;

const theirs = sql`select id from ${session} where ${session.person} = ${p('person')}`;

/** On this petition by anybody, on this number by this person: not older than that, or answered not longer ago. */
const busy = sql`(select count(*) from ${linkRequest} r where r.asked = ${p('asked')} and r.petition is ${p('petition')}
  and coalesce(r.answered_at, r.asked_at) > ${p('since')} and (r.petition is not null or r.session in (${theirs})))`;
/**
 * By this person, from any of their conversations. A number counts whenever it is said: if it did only where somebody has it,
 * they could find out by what is asked in accounts of their own.
 */
const spent = sql`(select count(*) from ${linkRequest} r where r.session in (${theirs}) and r.asked_at > ${p('since')}
  and case when ${p('petition')} is null then r.asked is null else r.petition is not null end)`;
/** About a number, whoever asked, also those who are erased. */
const disturbed = sql`(select count(*) from ${linkRequest} r where r.asked = ${p('asked')} and r.petition is null and r.asked_at > ${p('since')})`;
const allowed = sql<number>`${busy} = 0 and (${p('bidden')} = 1
  or (${spent} < ${sql.raw(String(perPerson))} and (${p('petition')} is not null or ${disturbed} < ${sql.raw(String(perAsked))})))`;

/** What is asked, and how it counts. */
export type Question = {
  /** The petition it is about; without one it is about the number. */
  readonly petition?: string;
  /** The conversation that is asked. */
  readonly asked: string;
  /** Who says that it is theirs. */
  readonly person: string;
  /** It is put in the answer to who is asked: they are not disturbed, and who says it did nothing now. */
  readonly bidden: boolean;
  readonly now: number;
};

const limits = ({ petition, asked, person, bidden, now }: Question) => ({
  petition: petition ?? null,
  asked,
  person,
  bidden: bidden ? 1 : 0,
  since: now - day,
});

const insert = prepared(
  sqlite.insert(linkRequest).values({
    id: p('id'),
    petition: p('petition'),
    asked: p('asked'),
    session: p('session'),
    askedAt: p('now'),
    answeredAt: null,
    version: sql`case when ${allowed} then 0 end`,
  }),
);
const forget = prepared(sqlite.delete(linkRequest).where(lt(linkRequest.askedAt, p('before'))));

/** @param as.session where the person says it. Fails as stale where this must not be asked: see `mayAsk`. */
export const insertRequest = (as: Question & { readonly id: string; readonly session: string }): Write[] => [
  forget({ before: as.now - kept }),
  insert({ ...limits(as), id: as.id, session: as.session, now: as.now }),
];

const count = prepared(
  sqlite.insert(linkRequest).values({
    id: p('id'),
    petition: null,
    asked: null,
    session: p('session'),
    askedAt: p('now'),
    answeredAt: null,
    version: 0,
  }),
);

/** A number was said. To be done behind `insertRequest`, which counts those before. */
export const countNumber = (as: { readonly id: string; readonly session: string; readonly now: number }): Write[] => [
  forget({ before: as.now - kept }),
  count({ id: as.id, session: as.session, now: as.now }),
];

const may = read((db) =>
  db
    .select({ allowed: sql<number>`${allowed}` })
    .from(sql`(select 1)`)
    .limit(1)
    .prepare(),
);

/**
 * One request a petition and day, whatever came of it, and for a number one of each person; so many a person and day; and so
 * many that somebody gets unbidden about their number.
 */
export const mayAsk = async (db: Db, as: Question): Promise<boolean> => (await may(db).get(limits(as)))?.allowed === 1;

const open = read((db) =>
  db
    .select({ id: linkRequest.id })
    .from(linkRequest)
    .where(
      sql`${linkRequest.asked} = ${p('asked')} and ${linkRequest.session} = ${p('session')} and ${linkRequest.petition} is null
        and ${linkRequest.answeredAt} is null and ${linkRequest.askedAt} > ${p('since')}`,
    )
    .limit(1)
    .prepare(),
);

/** The question about the number, where it waits for an answer. */
export const openRequest = async (
  db: Db,
  as: { readonly asked: string; readonly session: string; readonly now: number },
): Promise<string | undefined> =>
  (await open(db).get({ asked: as.asked, session: as.session, since: as.now - day }))?.id;

export type LinkRequestRow = {
  /** Without one it is about the number. */
  readonly petition: string | undefined;
  readonly asked: string | undefined;
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
  if (!row) return undefined;
  const { session, askedAt, petition, asked } = row;
  return {
    session,
    askedAt,
    answered: row.answeredAt !== null,
    petition: petition ?? undefined,
    asked: asked ?? undefined,
  };
};

const answer = prepared<'id' | 'now'>(
  sqlite
    .update(linkRequest)
    .set({ answeredAt: sql`${p('now')}`, version: nextVersion(linkRequest.version, 0) })
    .where(eq(linkRequest.id, p('id'))),
);

/** Fails as stale where it has been answered already. */
export const answerRequest = (id: string, now: number): Write => answer({ id, now });

const disown = prepared(
  sqlite.update(linkRequest).set({ session: '' }).where(sql`${linkRequest.session} in (${theirs})`),
);
const erase = prepared(
  sqlite
    .delete(linkRequest)
    .where(
      sql`${linkRequest.asked} in (${theirs}) or (${linkRequest.asked} is null and ${linkRequest.session} in (${theirs}))`,
    ),
);

/**
 * What a person was asked goes; of what they asked there stays that somebody was, for a few days, or they could ask and erase and
 * ask for ever. To be done before their conversations are gone.
 */
export const eraseRequests = (person: string): Write[] => [erase({ person }), disown({ person })];
