/** Where people stand in their conversations, and how they are reached. */
import { and, asc, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Session } from '../domain/session.ts';
import type { Db, Write } from './commit.ts';
import { person, session } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';
import { countsAs } from './who.ts';

/** What a turn needs of a person, in one read. `units` is the version of the unit tree: it is cached by it. */
export type Standing = {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly version: number;
  readonly session: Session;
  readonly wakeAt: number | undefined;
  /** When the person last did something, ms. */
  readonly heardAt: number;
  readonly blocked: boolean;
  /** Until then a colleague answers by hand, ms; 0 where nobody does. */
  readonly silentUntil: number;
  readonly consented: boolean;
  readonly erased: boolean;
  /** As the platform gave it, or the person. */
  readonly name: () => string;
};

const p = sql.placeholder;

const byId = read((db) =>
  db
    .select({
      person: session.person,
      address: session.address,
      version: session.version,
      state: session.state,
      wakeAt: session.wakeAt,
      heardAt: session.heardAt,
      blockedAt: session.blockedAt,
      silentUntil: session.silentUntil,
      consent: person.consent,
      name: person.name,
      erasedAt: person.erasedAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .where(eq(session.id, p('id')))
    .limit(1)
    .prepare(),
);

/** @param id blind index of channel and platform id */
export const standing = async (db: Db, vault: Vault, id: string): Promise<Standing | undefined> => {
  const row = await byId(db).get({ id });
  if (!row) return undefined;
  return {
    id,
    person: row.person,
    address: vault.open(row.address, `session.address:${id}`),
    version: row.version,
    session: JSON.parse(vault.open(row.state, `session.state:${id}`)) as Session,
    wakeAt: row.wakeAt ?? undefined,
    heardAt: row.heardAt,
    blocked: row.blockedAt !== null,
    silentUntil: row.silentUntil ?? 0,
    consented: row.consent !== null,
    erased: row.erasedAt !== null,
    name: () => (row.name === null ? '' : vault.open(row.name, `person.name:${row.person}`)),
  };
};

const insert = prepared(
  sqlite.insert(session).values({
    id: p('id'),
    person: p('person'),
    channel: p('channel'),
    address: p('address'),
    version: 1,
    state: p('state'),
    wakeAt: p('wakeAt'),
    heardAt: p('now'),
    blockedAt: null,
  }),
);

/** An update of no row would succeed; a row without a version cannot be made where the conversation is gone. */
const update = prepared(
  sqlite
    .insert(session)
    .values({
      id: p('id'),
      person: '',
      channel: '',
      address: '',
      version: sql`(select version from ${session} where id = ${p('id')})`,
      state: '',
      heardAt: 0,
    })
    .onConflictDoUpdate({
      target: session.id,
      set: {
        version: nextVersion(session.version, p('version')),
        state: sql`${p('state')}`,
        wakeAt: sql`${p('wakeAt')}`,
        heardAt: sql`${p('now')}`,
      },
    }),
);

const insertPerson = prepared(
  sqlite.insert(person).values({ id: p('id'), name: p('name'), consent: null, consentAt: null, createdAt: p('now') }),
);

const seal = (vault: Vault, id: string, state: Session): string =>
  vault.seal(JSON.stringify(state), `session.state:${id}`);

/** A person's first words: the person and the session. `name` is as the platform gives it, sealed. */
export const newStanding = (
  vault: Vault,
  as: {
    readonly id: string;
    readonly person: string;
    readonly channel: string;
    readonly address: string;
    readonly name: string;
    readonly session: Session;
    readonly wakeAt: number | undefined;
    readonly now: number;
  },
): Write[] => [
  insertPerson({ id: as.person, name: vault.seal(as.name, `person.name:${as.person}`), now: as.now }),
  insert({
    id: as.id,
    person: as.person,
    channel: as.channel,
    address: vault.seal(as.address, `session.address:${as.id}`),
    state: seal(vault, as.id, as.session),
    wakeAt: as.wakeAt ?? null,
    now: as.now,
  }),
];

/** Somebody who is on no channel: made-up people, and people known from another system. */
export const newPerson = (
  vault: Vault,
  as: { readonly id: string; readonly name: string; readonly now: number },
): Write => insertPerson({ id: as.id, name: vault.seal(as.name, `person.name:${as.id}`), now: as.now });

/** The next state; fails as stale where another turn was quicker, or has ended the conversation. */
export const nextStanding = (
  vault: Vault,
  from: Standing,
  to: { readonly session: Session; readonly wakeAt: number | undefined; readonly heardAt: number },
): Write =>
  update({
    id: from.id,
    version: from.version,
    state: seal(vault, from.id, to.session),
    wakeAt: to.wakeAt ?? null,
    now: to.heardAt,
  });

export const consent = prepared<'id' | 'version' | 'now'>(
  sqlite
    .update(person)
    .set({ consent: sql`${p('version')}`, consentAt: sql`${p('now')}` })
    .where(eq(person.id, p('id'))),
);

const rename = prepared(
  sqlite
    .update(person)
    .set({ name: sql`${p('name')}` })
    .where(eq(person.id, p('id'))),
);

export const renamePerson = (vault: Vault, id: string, name: string): Write =>
  rename({ id, name: vault.seal(name, `person.name:${id}`) });

export const block = prepared<'id' | 'now'>(
  sqlite
    .update(session)
    .set({ blockedAt: sql`${p('now')}` })
    .where(eq(session.id, p('id'))),
);

export const unblock = prepared<'id'>(
  sqlite
    .update(session)
    .set({ blockedAt: null })
    .where(eq(session.id, p('id'))),
);

/** A colleague has taken the conversation over: nothing of ours goes in between until then, nor what time brings. */
export const silence = prepared<'id' | 'until'>(
  sqlite
    .update(session)
    .set({
      silentUntil: sql`${p('until')}`,
      wakeAt: sql`case when ${session.wakeAt} is not null then max(${session.wakeAt}, ${p('until')}) end`,
    })
    .where(eq(session.id, p('id'))),
);

const due = read((db) =>
  db
    .select({ id: session.id, channel: session.channel, wakeAt: session.wakeAt })
    .from(session)
    .where(and(isNotNull(session.wakeAt), lte(session.wakeAt, p('now'))))
    .orderBy(asc(session.wakeAt))
    .limit(p('limit'))
    .prepare(),
);

/** Sessions whose time has come, the longest due first. */
export const wakeable = async (
  db: Db,
  now: number,
  limit: number,
): Promise<readonly { id: string; channel: string; wakeAt: number }[]> =>
  (await due(db).all({ now, limit })).map((row) => ({ ...row, wakeAt: row.wakeAt ?? 0 }));

/** Wakes a session at another time than it wanted, unless somebody was quicker. */
export const wakeLater = prepared<'id' | 'from' | 'to'>(
  sqlite
    .update(session)
    .set({ wakeAt: sql`${p('to')}` })
    .where(and(eq(session.id, p('id')), eq(session.wakeAt, p('from')))),
);

const nextDue = read((db) =>
  db
    .select({ at: session.wakeAt })
    .from(session)
    .where(isNotNull(session.wakeAt))
    .orderBy(asc(session.wakeAt))
    .limit(1)
    .prepare(),
);

export const nextWake = async (db: Db): Promise<number | undefined> => (await nextDue(db).get())?.at ?? undefined;

const reach = read((db) =>
  db
    .select({
      id: session.id,
      channel: session.channel,
      address: session.address,
      state: session.state,
      heardAt: session.heardAt,
    })
    .from(session)
    .where(and(eq(session.person, countsAs(sql`${p('person')}`)), isNull(session.blockedAt)))
    .orderBy(desc(session.heardAt))
    .limit(8)
    .prepare(),
);

export type Reach = {
  readonly id: string;
  readonly channel: string;
  readonly chat: string;
  readonly lang: Session['lang'];
  /** When the person last did something there, ms. */
  readonly heardAt: number;
};

/** Where a person can be written to, the channel used last first. */
export const reachOf = async (db: Db, vault: Vault, personId: string): Promise<readonly Reach[]> =>
  (await reach(db).all({ person: personId })).map((row) => ({
    id: row.id,
    channel: row.channel,
    chat: vault.open(row.address, `session.address:${row.id}`),
    lang: (JSON.parse(vault.open(row.state, `session.state:${row.id}`)) as Session).lang,
    heardAt: row.heardAt,
  }));

const versions = read((db) =>
  db
    .select({
      units: sql<string | null>`(select value from setting where name = 'units')`.as('units'),
      lessons: sql<number | null>`(select version from learnt)`.as('lessons'),
    })
    .from(sql`(select 1)`)
    .prepare(),
);

/** What everything that is kept in memory goes by: changes with the unit tree, and with what was learnt from officers. One query. */
export const knownVersions = async (db: Db): Promise<{ readonly units: string; readonly lessons: number }> => {
  const [row] = await versions(db).all();
  return { units: row?.units ?? '0', lessons: row?.lessons ?? 0 };
};
