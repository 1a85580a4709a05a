/** Roles of cadres, officers and leaders, and the one-time codes that give them. */
import { and, eq, sql } from 'drizzle-orm';
import type { Role } from '../domain/fact.ts';
import type { AsStaff } from '../domain/message.ts';
import type { Db, Write } from './commit.ts';
import { invite, role, session } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import { means } from './who.ts';

const p = sql.placeholder;

const ofPerson = read((db) =>
  db
    .selectDistinct({ unit: role.unit, role: role.role })
    .from(role)
    .where(means(role.person, p('person')))
    .prepare(),
);

/** What a person may do, in whichever of their conversations it was given to them. */
export const rolesOf = (db: Db, person: string): Promise<{ unit: string; role: Role }[]> =>
  ofPerson(db).all({ person });

/** Has the person still this part in the office? */
export const hasPart = async (db: Db, { person, unit, role: as }: AsStaff): Promise<boolean> =>
  (await rolesOf(db, person)).some(
    (one) => (unit === undefined || one.unit === unit) && (as === undefined || one.role === as),
  );

const ofUnit = read((db) =>
  db
    .selectDistinct({ person: sql<string>`coalesce(${session.person}, ${role.person})` })
    .from(role)
    .leftJoin(session, eq(session.origin, role.person))
    .where(and(eq(role.unit, p('unit')), eq(role.role, p('role'))))
    .prepare(),
);

/** Each once, whatever conversation the role was given in. */
export const peopleWith = async (db: Db, unit: string, as: Role): Promise<readonly string[]> =>
  (await ofUnit(db).all({ unit, role: as })).map((row) => row.person);

const allOfficers = read((db) =>
  db
    .selectDistinct({ person: sql<string>`coalesce(${session.person}, ${role.person})` })
    .from(role)
    .leftJoin(session, eq(session.origin, role.person))
    .where(eq(role.role, sql`'officer'`))
    .prepare(),
);

/** Everybody who may hold a petition, in any unit. */
export const officers = async (db: Db): Promise<readonly string[]> =>
  (await allOfficers(db).all()).map((row) => row.person);

const unitsOf = read((db) =>
  db
    .selectDistinct({ unit: role.unit })
    .from(role)
    .where(eq(role.role, p('role')))
    .prepare(),
);

/** Units in which somebody has this role. */
export const unitsWithRole = async (db: Db, as: Role): Promise<readonly string[]> =>
  (await unitsOf(db).all({ role: as })).map((row) => row.unit);

export const grantRole = prepared<'person' | 'unit' | 'role' | 'now'>(
  sqlite
    .insert(role)
    .values({ person: p('person'), unit: p('unit'), role: p('role'), at: p('now') })
    .onConflictDoNothing(),
);

const inviteById = read((db) =>
  db
    .select()
    .from(invite)
    .where(eq(invite.id, p('id')))
    .limit(1)
    .prepare(),
);

/** A code that is neither used nor expired. @param id keyed hash of the code */
export const openInvite = async (
  db: Db,
  id: string,
  now: number,
): Promise<{ readonly id: string; readonly unit: string; readonly role: Role | 'chat' } | undefined> => {
  const row = await inviteById(db).get({ id });
  return row && row.usedAt === null && row.expiresAt > now ? { id, unit: row.unit, role: row.role } : undefined;
};

export const insertInvite = prepared<'id' | 'unit' | 'role' | 'expiresAt'>(
  sqlite.insert(invite).values({
    id: p('id'),
    unit: p('unit'),
    role: p('role'),
    expiresAt: p('expiresAt'),
    version: 0,
  }),
);

const use = prepared(
  sqlite
    .update(invite)
    .set({
      usedAt: sql`${p('now')}`,
      usedBy: sql`${p('by')}`,
      version: sql`case when ${invite.usedAt} is null then 1 end`,
    })
    .where(eq(invite.id, p('id'))),
);

/** Spends a code; fails as stale where somebody else has just spent it. */
export const useInvite = (id: string, by: string, now: number): Write => use({ id, by, now });
