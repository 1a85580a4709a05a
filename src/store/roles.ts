/** Who has which part in the office, as the operator sees and ends it. */
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Role } from '../domain/fact.ts';
import type { Petition } from '../domain/petition.ts';
import type { Db } from './commit.ts';
import { openCases, petitionFromRow } from './petition-row.ts';
import { invite, person, petition, role, session } from './schema.ts';
import { prepared, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';
import { countsAs, means } from './who.ts';

const p = sql.placeholder;

export type RoleRow = { readonly person: string; readonly unit: string; readonly role: Role; readonly at: number };

/** All roles, each under the person who has it now; the oldest of a unit first. */
export const allRoles = async (db: Db): Promise<readonly RoleRow[]> => {
  // Joined so that the column is named with its table: the look-up in it has one of the same name.
  const rows = await db
    .select({ person: countsAs(role.person), unit: role.unit, role: role.role, at: role.at })
    .from(role)
    .leftJoin(person, eq(person.id, role.person))
    .orderBy(asc(role.unit), asc(role.at), asc(role.role));
  return rows.map((row) => ({ ...row, person: row.person ?? '' }));
};

/** Who has a part in these units, each under the person who has it now. */
export const rolesIn = async (
  db: Db,
  units: readonly string[],
): Promise<readonly Pick<RoleRow, 'person' | 'unit'>[]> => {
  const rows = await db
    .select({ person: countsAs(role.person), unit: role.unit })
    .from(role)
    .leftJoin(person, eq(person.id, role.person))
    .where(sql`${role.unit} in (select value from json_each(${JSON.stringify(units)}))`);
  return rows.flatMap(({ person: who, unit }) => (who === null ? [] : [{ person: who, unit }]));
};

/** The channels on which these people can be met. */
export const channelsOf = async (
  db: Db,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db
    .select({ person: session.person, channel: session.channel })
    .from(session)
    .where(sql`${session.person} in (select value from json_each(${JSON.stringify(people)}))`)
    .orderBy(asc(session.channel));
  const found = Map.groupBy(rows, (row) => row.person);
  return new Map([...found].map(([who, theirs]) => [who, theirs.map(({ channel }) => channel)]));
};

/** The role ends, whatever conversation it was given in. */
export const endRole = prepared<'person' | 'unit' | 'role'>(
  sqlite.delete(role).where(and(means(role.person, p('person')), eq(role.unit, p('unit')), eq(role.role, p('role')))),
);

/** What a person does at this moment fails as stale, and is done again by what they are now. */
export const interrupt = prepared<'person'>(
  sqlite
    .update(session)
    .set({ version: sql`${session.version} + 1` })
    .where(eq(session.person, p('person'))),
);

/** Open petitions that this person holds. */
export const heldBy = async (db: Db, vault: Vault, who: string): Promise<readonly Petition[]> => {
  const rows = await db
    .select()
    .from(petition)
    .where(and(openCases, means(petition.holder, who)))
    .orderBy(asc(petition.dueAt));
  return rows.map((row) => petitionFromRow(vault, row));
};

/** Petitions that this person wrote down for somebody else lead back to them no longer; they stay what they are. */
export const forgetScribe = prepared<'person'>(
  sqlite
    .update(petition)
    .set({ person: null, session: null, version: sql`${petition.version} + 1` })
    .where(
      and(
        eq(petition.restricted, false),
        isNotNull(petition.sender),
        sql`${petition.session} in (select id from ${session} where ${session.person} = ${p('person')})`,
      ),
    ),
);

export type InviteRow = {
  readonly id: string;
  readonly unit: string;
  readonly role: Role | 'chat';
  readonly expiresAt: number;
};

/** Codes that could still be used, the one that ends first before the others. */
export const openInvites = async (db: Db, now: number): Promise<readonly InviteRow[]> =>
  db
    .select({ id: invite.id, unit: invite.unit, role: invite.role, expiresAt: invite.expiresAt })
    .from(invite)
    .where(and(isNull(invite.usedAt), gt(invite.expiresAt, now)))
    .orderBy(asc(invite.expiresAt), asc(invite.id));
