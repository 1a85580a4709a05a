/** Petitions, and what was said about them later. */
import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { Behalf, NewPetition } from '../domain/fact.ts';
import type { Petition, Status } from '../domain/petition.ts';
import type { Db, Write } from './commit.ts';
import { noGuess, openCases, type PetitionRow, petitionFromRow } from './petition-row.ts';
import { keepTrace } from './routes.ts';
import { petition, session } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const columns = Object.fromEntries(
  Object.keys(petition).flatMap((name) =>
    ['getSQL', 'shouldOmitSQLParens', '_', '$inferSelect', '$inferInsert', 'enableRLS'].includes(name)
      ? []
      : [[name, p(name)]],
  ),
) as { [K in keyof PetitionRow]: ReturnType<typeof p> };

const insert = prepared<keyof PetitionRow>(sqlite.insert(petition).values(columns));

/** Who filed it: known to us, or nobody (imported from another system). */
export type Sender = { readonly person: string; readonly session: string };

/** Who is behind it, where that may not be read: of a denunciation who sent it; of one written down for somebody, for whom. */
const sealedSender = (vault: Vault, { id, kind, behalf }: NewPetition, sender: Sender | undefined): string | null => {
  const where = `petition.sender:${id}`;
  if (kind === 'denunciation') return sender ? vault.sealRestricted(JSON.stringify(sender), where) : null;
  return behalf ? vault.seal(JSON.stringify(behalf), where) : null;
};

/**
 * The rows of a new petition. Of a denunciation nothing readable is left: words and sender are sealed with the key of
 * restricted matters.
 */
export const insertPetition = (
  vault: Vault,
  n: NewPetition,
  as: { readonly sender: Sender | undefined; readonly source: string; readonly at: number },
): Write[] => {
  const restricted = n.kind === 'denunciation';
  const where = `petition.words:${n.id}`;
  const open = restricted ? undefined : as.sender;
  const row = insert({
    id: n.id,
    code: n.code,
    version: 1,
    person: open?.person ?? null,
    session: open?.session ?? null,
    sender: sealedSender(vault, n, as.sender),
    restricted,
    unit: n.unit,
    status: 'new',
    kind: n.kind,
    topic: n.topic,
    urgency: n.urgency,
    guess: JSON.stringify(n.sure),
    matter: restricted ? null : n.matter,
    place: restricted ? null : (n.place ?? null),
    lat: restricted ? null : (n.lat ?? null),
    long: restricted ? null : (n.long ?? null),
    text: restricted ? null : n.text,
    words: restricted
      ? vault.sealRestricted(
          JSON.stringify({ words: n.words, place: n.place, lat: n.lat, long: n.long, trace: n.trace }),
          where,
        )
      : vault.seal(n.words, where),
    anonymous: n.anonymous,
    confirmed: n.confirmed,
    source: as.source,
    holder: null,
    holderName: null,
    result: null,
    rating: null,
    reopened: 0,
    dueAt: n.dueAt,
    lateAt: null,
    createdAt: as.at,
    changedAt: as.at,
    doneAt: null,
  });
  return restricted ? [row] : [row, keepTrace(n.id, n.trace)];
};

const updateRow = prepared(
  sqlite
    .update(petition)
    .set({
      version: nextVersion(petition.version, p('from')),
      unit: sql`${p('unit')}`,
      status: sql`${p('status')}`,
      holder: sql`${p('holder')}`,
      holderName: sql`${p('holderName')}`,
      result: sql`${p('result')}`,
      rating: sql`${p('rating')}`,
      reopened: sql`${p('reopened')}`,
      dueAt: sql`${p('dueAt')}`,
      changedAt: sql`${p('changedAt')}`,
      doneAt: sql`${p('doneAt')}`,
      place: sql`${p('place')}`,
      lat: sql`${p('lat')}`,
      long: sql`${p('long')}`,
      kind: sql`${p('kind')}`,
      topic: sql`${p('topic')}`,
      urgency: sql`${p('urgency')}`,
      guess: sql`case when ${p('classified')} then ${sql.raw(`'${noGuess}'`)} else ${petition.guess} end`,
    })
    .where(eq(petition.id, p('id'))),
);

/** Changes nothing, and fails as stale where the petition is no longer at version `from`. */
export const staleGuard = prepared<'id' | 'from'>(
  sqlite
    .update(petition)
    .set({ version: sql`case when ${petition.version} = ${p('from')} then ${petition.version} end` })
    .where(eq(petition.id, p('id'))),
);

/** The petition as a change left it; fails as stale where somebody was quicker. */
export const updatePetition = (vault: Vault, to: Petition): Write =>
  updateRow({
    id: to.id,
    from: to.version - 1,
    unit: to.unit,
    status: to.status,
    holder: to.holder ?? null,
    holderName: to.holderName === undefined ? null : vault.seal(to.holderName, `petition.holder:${to.id}`),
    result: to.result ?? null,
    rating: to.rating ?? null,
    reopened: to.reopened,
    dueAt: to.dueAt,
    changedAt: to.changedAt,
    doneAt: to.doneAt ?? null,
    place: to.place ?? null,
    lat: to.lat ?? null,
    long: to.long ?? null,
    kind: to.kind,
    topic: to.topic,
    urgency: to.urgency,
    classified: to.classified ? 1 : 0,
  });

const byCode = read((db) =>
  db
    .select()
    .from(petition)
    .where(eq(petition.code, p('code')))
    .limit(1)
    .prepare(),
);

export const petitionByCode = async (db: Db, vault: Vault, code: string): Promise<Petition | undefined> => {
  const row = await byCode(db).get({ code });
  return row && petitionFromRow(vault, row);
};

const byId = read((db) =>
  db
    .select()
    .from(petition)
    .where(eq(petition.id, p('id')))
    .limit(1)
    .prepare(),
);

export const petitionById = async (db: Db, vault: Vault, id: string): Promise<Petition | undefined> => {
  const row = await byId(db).get({ id });
  return row && petitionFromRow(vault, row);
};

const ofPerson = read((db) =>
  db
    .select({ petition })
    .from(session)
    .innerJoin(petition, eq(petition.session, session.id))
    .where(eq(session.person, p('person')))
    .orderBy(desc(petition.createdAt), desc(petition.id))
    .limit(p('limit'))
    .prepare(),
);

/** From all conversations of the person, newest first. Restricted petitions are not found by their sender: nothing readable links them. */
export const petitionsOfPerson = async (
  db: Db,
  vault: Vault,
  person: string,
  limit: number,
): Promise<readonly Petition[]> =>
  (await ofPerson(db).all({ person, limit })).map((row) => petitionFromRow(vault, row.petition));

export type PetitionFilter = {
  readonly units?: readonly string[];
  readonly status?: Status;
  readonly since?: number;
  readonly limit: number;
};

/** For lists of operators and committees, newest first. At most 90 units: D1 takes 100 values. */
export const listPetitions = async (db: Db, vault: Vault, filter: PetitionFilter): Promise<readonly Petition[]> => {
  const rows = await db
    .select()
    .from(petition)
    .where(
      and(
        filter.units && inArray(petition.unit, [...filter.units.slice(0, 90)]),
        filter.status && eq(petition.status, filter.status),
        filter.since !== undefined ? gte(petition.createdAt, filter.since) : undefined,
      ),
    )
    .orderBy(desc(petition.createdAt))
    .limit(filter.limit);
  return rows.map((row) => petitionFromRow(vault, row));
};

/** Open petitions of a unit, oldest first: what a chat that is bound late must still see. */
export const openPetitions = async (
  db: Db,
  vault: Vault,
  unit: string,
  limit: number,
): Promise<readonly Petition[]> => {
  const rows = await db
    .select()
    .from(petition)
    .where(
      and(
        eq(petition.unit, unit),
        eq(petition.restricted, false),
        or(eq(petition.status, 'new'), eq(petition.status, 'claimed'), eq(petition.status, 'waiting')),
      ),
    )
    .orderBy(petition.createdAt)
    .limit(limit);
  return rows.map((row) => petitionFromRow(vault, row));
};

/** The exact words, for the one command that shows them. Of a restricted petition only with a reason on the record. */
export const exactWords = async (db: Db, vault: Vault, x: Petition): Promise<string> => {
  const row = await byId(db).get({ id: x.id });
  // Erased: nothing is left to open.
  if (!row || row.words === '') return '';
  const where = `petition.words:${x.id}`;
  return x.restricted ? vault.openRestricted(row.words, where) : vault.open(row.words, where);
};

/** For whom it was written down, as far as that was told; undefined where its citizen sent it. */
export const behalfOf = async (db: Db, vault: Vault, x: Petition): Promise<Behalf | undefined> => {
  const row = await byId(db).get({ id: x.id });
  if (!row || row.restricted || row.sender === null) return undefined;
  return JSON.parse(vault.open(row.sender, `petition.sender:${x.id}`)) as Behalf;
};

const hand = prepared(
  sqlite
    .update(petition)
    .set({
      session: sql`${p('session')}`,
      person: sql`${p('person')}`,
      sender: null,
      version: nextVersion(petition.version, p('from')),
    })
    .where(eq(petition.id, p('id'))),
);

/** What was written down for somebody becomes theirs like any they send, and what the cadre told of them is forgotten; fails as stale where it has changed. */
export const handOver = (x: Petition, to: Sender): Write => hand({ id: x.id, from: x.version, ...to });

/** Codes of petitions by id. */
export const codesOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: petition.id, code: petition.code })
    .from(petition)
    .where(sql`${petition.id} in (select value from json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map((row) => [row.id, row.code]));
};

/** Open petitions, and those of them past their deadline. */
export const countPetitions = async (
  db: Db,
  now: number,
): Promise<{ readonly open: number; readonly overdue: number }> => {
  const [row] = await db
    .select({ open: sql<number>`count(*)`, overdue: sql<number>`coalesce(sum(${petition.dueAt} < ${now}), 0)` })
    .from(petition)
    .where(openCases);
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
};
