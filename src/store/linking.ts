/** Which conversations are one person's. Every change of that is guarded by the versions of all conversations it touches. */
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Session } from '../domain/session.ts';
import type { Db, Write } from './commit.ts';
import { audit, person, petition, session } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const ofPerson = read((db) =>
  db
    .select()
    .from(session)
    .where(eq(session.person, p('person')))
    .orderBy(desc(session.heardAt), session.id)
    .prepare(),
);

export type Conversation = {
  readonly id: string;
  readonly channel: string;
  readonly chat: string;
  readonly lang: Session['lang'];
  readonly version: number;
  /** Who it would be alone: differs from its person only where it was linked to another. */
  readonly own: string;
  /** When the person last did something there, ms. */
  readonly heardAt: number;
  readonly blocked: boolean;
  /** Until then a colleague answers by hand, ms; 0 where nobody does. */
  readonly silentUntil: number;
};

/** All conversations of a person, the one used last first; also those in which they cannot be written to now. */
export const conversationsOf = async (db: Db, vault: Vault, personId: string): Promise<readonly Conversation[]> =>
  (await ofPerson(db).all({ person: personId })).map((row) => ({
    id: row.id,
    channel: row.channel,
    chat: vault.open(row.address, `session.address:${row.id}`),
    lang: (JSON.parse(vault.open(row.state, `session.state:${row.id}`)) as Session).lang,
    version: row.version,
    own: row.origin ?? row.person,
    heardAt: row.heardAt,
    blocked: row.blockedAt !== null,
    silentUntil: row.silentUntil ?? 0,
  }));

const step = prepared(
  sqlite
    .update(session)
    .set({ version: nextVersion(session.version, p('version')) })
    .where(eq(session.id, p('id'))),
);
const counted = prepared(
  sqlite
    .update(session)
    .set({
      version: sql`case when (select count(*) from ${session} s where s.person in (select value from json_each(${p('people')}))) = ${p('n')} then ${session.version} end`,
    })
    .where(eq(session.id, p('acting'))),
);

/**
 * Fails as stale unless these people have just these conversations, none of which anybody has touched since they were read.
 * @param acting the conversation whose turn this is: the turn's own commit guards it, or makes it
 */
export const sameConversations = (
  people: readonly string[],
  all: readonly Pick<Conversation, 'id' | 'version'>[],
  acting: string,
): Write[] => {
  const others = all.filter(({ id }) => id !== acting);
  return [
    ...others.map(({ id, version }) => step({ id, version })),
    counted({ people: JSON.stringify(people), n: others.length + 1, acting }),
  ];
};

/** Fails as stale, always: what a turn was told is not so any more, and it is to be done again. */
export const turnAgain = prepared<'acting'>(
  sqlite
    .update(session)
    .set({ version: sql`null` })
    .where(eq(session.id, p('acting'))),
);

const madeAt = read((db) =>
  db
    .select({ at: person.createdAt })
    .from(person)
    .where(eq(person.id, p('id')))
    .limit(1)
    .prepare(),
);

/** When somebody was first heard of, ms; undefined for whom there is no row. */
export const knownSince = async (db: Db, id: string): Promise<number | undefined> => (await madeAt(db).get({ id }))?.at;

const keepConsent = prepared(
  sqlite
    .update(person)
    .set({
      consent: sql`coalesce(${person.consent}, (select p.consent from ${person} p where p.id = ${p('from')}))`,
      consentAt: sql`case when ${person.consent} is null then (select p.consent_at from ${person} p where p.id = ${p('from')}) else ${person.consentAt} end`,
    })
    .where(eq(person.id, p('to'))),
);

const movePetitions = prepared(
  sqlite
    .update(petition)
    .set({ person: sql`${p('to')}`, version: sql`${petition.version} + 1` })
    .where(sql`${petition.session} in (select id from ${session} where ${session.person} = ${p('from')})`),
);
const moveConversations = prepared(
  sqlite
    .update(session)
    .set({ origin: sql`coalesce(${session.origin}, ${p('from')})`, person: sql`${p('to')}` })
    .where(eq(session.person, p('from'))),
);

/**
 * All conversations of `from` become conversations of `to`, with what was filed in them and the consent. What was theirs alone
 * (name, number, roles) stays in the row of `from`, which they still point to.
 */
export const joinPeople = (from: string, to: string): Write[] => [
  keepConsent({ from, to }),
  movePetitions({ from, to }),
  moveConversations({ from, to }),
];

const recordHeld = prepared(
  sql`insert into ${audit} (at, action, petition, unit, status, holder, due_at, topic, moved)
    select ${p('now')}, 'petition.held', id, unit, status, ${p('to')}, due_at, topic, 0
    from ${petition} where holder = ${p('from')} and restricted = 0`,
);
const moveHeld = prepared(
  sqlite
    .update(petition)
    .set({ holder: sql`${p('to')}`, version: sql`${petition.version} + 1` })
    .where(eq(petition.holder, p('from'))),
);

/** What a colleague holds goes over to another row of the same person. The record names holders, so it is told there too. */
export const moveHeldCases = (from: string, to: string, now: number): Write[] => [
  recordHeld({ from, to, now }),
  moveHeld({ from, to }),
];

const joinedOnes = sql`select id from ${session} where ${session.person} = ${p('person')} and ${session.origin} is not null`;

const petitionsBack = prepared(
  sqlite
    .update(petition)
    .set({
      person: sql`(select s.origin from ${session} s where s.id = ${petition.session})`,
      version: sql`${petition.version} + 1`,
    })
    .where(sql`${petition.session} in (${joinedOnes})`),
);
const forgetNumbers = prepared(
  sqlite
    .update(person)
    .set({ phone: null, phoneSure: null })
    .where(
      sql`${person.id} = ${p('person')} or ${person.id} in (select origin from ${session} where ${session.person} = ${p('person')})`,
    ),
);
const conversationsBack = prepared(
  sqlite
    .update(session)
    .set({ person: sql`${session.origin}`, origin: null })
    .where(and(eq(session.person, p('person')), isNotNull(session.origin))),
);

/** Each conversation is its own person again, with what was filed in it. Their numbers are forgotten, or they would join them again. */
export const partPeople = (personId: string): Write[] => [
  petitionsBack({ person: personId }),
  forgetNumbers({ person: personId }),
  conversationsBack({ person: personId }),
];
