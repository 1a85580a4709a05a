/** Petitions, what was said about them later, and the search over them. */
import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { NewPetition } from '../domain/fact.ts';
import { fold } from '../domain/fold.ts';
import { isOpen, type Petition, type Rating, type Status } from '../domain/petition.ts';
import type { Kind, Topic, Urgency } from '../domain/taxonomy.ts';
import type { Db, Write } from './commit.ts';
import { note, petition } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

type Row = typeof petition.$inferSelect;

const fromRow = (vault: Vault, row: Row): Petition => ({
  id: row.id,
  code: row.code,
  version: row.version,
  restricted: row.restricted,
  unit: row.unit,
  status: row.status as Status,
  kind: row.kind as Kind,
  topic: row.topic as Topic,
  urgency: row.urgency as Urgency,
  session: row.session ?? undefined,
  person: row.person ?? undefined,
  matter: row.matter ?? undefined,
  place: row.place ?? undefined,
  text: row.text ?? undefined,
  lat: row.lat ?? undefined,
  long: row.long ?? undefined,
  anonymous: row.anonymous,
  confirmed: row.confirmed,
  source: row.source,
  holder: row.holder ?? undefined,
  holderName: row.holderName === null ? undefined : vault.open(row.holderName, `petition.holder:${row.id}`),
  result: row.result ?? undefined,
  rating: (row.rating ?? undefined) as Rating | undefined,
  reopened: row.reopened,
  dueAt: row.dueAt,
  createdAt: row.createdAt,
  changedAt: row.changedAt,
  doneAt: row.doneAt ?? undefined,
});

const columns = Object.fromEntries(
  Object.keys(petition).flatMap((name) =>
    ['getSQL', 'shouldOmitSQLParens', '_', '$inferSelect', '$inferInsert', 'enableRLS'].includes(name)
      ? []
      : [[name, p(name)]],
  ),
) as { [K in keyof Row]: ReturnType<typeof p> };

const insert = prepared<keyof Row>(sqlite.insert(petition).values(columns));

/** Who filed it: known to us, or nobody (imported from another system). */
export type Sender = { readonly person: string; readonly session: string };

/**
 * The rows of a new petition. Of a denunciation nothing readable is left: words and sender are sealed with the key of
 * restricted matters, and it is not in the search.
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
    sender: restricted && as.sender ? vault.sealRestricted(JSON.stringify(as.sender), `petition.sender:${n.id}`) : null,
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
      ? vault.sealRestricted(JSON.stringify({ words: n.words, place: n.place, lat: n.lat, long: n.long }), where)
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
    createdAt: as.at,
    changedAt: as.at,
    doneAt: null,
  });
  return restricted ? [row] : [row, indexWords({ petition: n.id, words: searchable(n) })];
};

const searchable = (n: { readonly text: string; readonly place: string | undefined; readonly code: string }): string =>
  fold(`${n.text} ${n.place ?? ''} ${n.code}`);

const indexWords = prepared<'petition' | 'words'>(
  sql`insert into petition_search (petition, words) values (${p('petition')}, ${p('words')})`,
);

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
  return row && fromRow(vault, row);
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
  return row && fromRow(vault, row);
};

const ofSession = read((db) =>
  db
    .select()
    .from(petition)
    .where(eq(petition.session, p('session')))
    .orderBy(desc(petition.createdAt), desc(petition.id))
    .limit(p('limit'))
    .prepare(),
);

/** Newest first. Restricted petitions are not found by their sender: nothing readable links them. */
export const petitionsOfSession = async (
  db: Db,
  vault: Vault,
  session: string,
  limit: number,
): Promise<readonly Petition[]> => (await ofSession(db).all({ session, limit })).map((row) => fromRow(vault, row));

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
  return rows.map((row) => fromRow(vault, row));
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
  return rows.map((row) => fromRow(vault, row));
};

/** Folded words → what FTS5 understands: every word must occur, the last one may be a beginning. Never an operator. */
export const matchExpression = (typed: string): string | undefined => {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 12);
  if (words.length === 0) return undefined;
  return words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' ');
};

/** Best match first. */
export const searchPetitions = async (
  db: Db,
  vault: Vault,
  typed: string,
  limit: number,
  units?: ReadonlySet<string>,
): Promise<readonly Petition[]> => {
  const match = matchExpression(typed);
  if (!match) return [];
  // The units are checked afterwards: a committee's own are among the best few hundred or the words were too common.
  const rows = await db
    .select({ petition })
    .from(sql`petition_search`)
    .innerJoin(petition, sql`${petition.id} = petition_search.petition`)
    .where(sql`petition_search match ${match}`)
    .orderBy(sql`petition_search.rank`)
    .limit(units ? 500 : limit);
  const found = rows.map((row) => fromRow(vault, row.petition)).filter((x) => !x.restricted);
  return (units ? found.filter((x) => units.has(x.unit)) : found).slice(0, limit);
};

const insertNoteRow = prepared(
  sqlite.insert(note).values({
    id: p('id'),
    petition: p('petition'),
    at: p('at'),
    author: p('author'),
    kind: p('kind'),
    text: p('text'),
    words: p('words'),
  }),
);

export type Note = {
  readonly id: string;
  readonly petition: string;
  readonly at: number;
  readonly author: 'citizen' | 'officer';
  readonly kind: 'amendment' | 'question' | 'answer' | 'result' | 'reason';
  /** Cleaned and masked; empty where nothing may be shown. */
  readonly text: string;
  readonly words: string;
};

export const insertNote = (vault: Vault, n: Note, restricted: boolean): Write => {
  const where = `note.words:${n.id}`;
  return insertNoteRow({
    id: n.id,
    petition: n.petition,
    at: n.at,
    author: n.author,
    kind: n.kind,
    text: restricted || n.text === '' ? null : n.text,
    words: restricted ? vault.sealRestricted(n.words, where) : vault.seal(n.words, where),
  });
};

const notes = read((db) =>
  db
    .select()
    .from(note)
    .where(eq(note.petition, p('petition')))
    .orderBy(note.at, note.id)
    .limit(200)
    .prepare(),
);

export const notesOf = async (
  db: Db,
  id: string,
): Promise<readonly { id: string; at: number; author: string; kind: Note['kind']; text: string | undefined }[]> =>
  (await notes(db).all({ petition: id })).map((n) => ({
    id: n.id,
    at: n.at,
    author: n.author,
    kind: n.kind,
    text: n.text ?? undefined,
  }));

/** The exact words, for the one command that shows them. Of a restricted petition only with a reason on the record. */
export const exactWords = async (db: Db, vault: Vault, x: Petition): Promise<string> => {
  const row = await byId(db).get({ id: x.id });
  if (!row) return '';
  const where = `petition.words:${x.id}`;
  return x.restricted ? vault.openRestricted(row.words, where) : vault.open(row.words, where);
};

/** Codes of petitions by id. At most 90. */
export const codesOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .select({ id: petition.id, code: petition.code })
    .from(petition)
    .where(inArray(petition.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.code]));
};

/** How colleagues know the holders of these petitions. */
export const holderNames = async (
  db: Db,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (let i = 0; i < ids.length; i += 90) {
    const rows = await db
      .select({ id: petition.id, name: petition.holderName })
      .from(petition)
      .where(inArray(petition.id, ids.slice(i, i + 90)));
    for (const row of rows) if (row.name !== null) names.set(row.id, vault.open(row.name, `petition.holder:${row.id}`));
  }
  return names;
};

/** Open petitions, and those of them past their deadline. */
export const countPetitions = async (
  db: Db,
  now: number,
): Promise<{ readonly open: number; readonly overdue: number }> => {
  const [row] = await db
    .select({ open: sql<number>`count(*)`, overdue: sql<number>`coalesce(sum(${petition.dueAt} < ${now}), 0)` })
    .from(petition)
    .where(and(inArray(petition.status, ['new', 'claimed', 'waiting']), eq(petition.restricted, false)));
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
};

const eraseRow = prepared(
  sqlite
    .update(petition)
    .set({
      version: sql`${petition.version} + 1`,
      person: null,
      session: null,
      sender: null,
      matter: null,
      place: null,
      lat: null,
      long: null,
      text: null,
      words: '',
      result: null,
      status: sql`${p('status')}`,
      changedAt: sql`${p('now')}`,
      doneAt: sql`coalesce(${petition.doneAt}, ${p('now')})`,
    })
    .where(eq(petition.id, p('id'))),
);
const eraseNotes = prepared<'id'>(
  sqlite.update(note).set({ text: null, words: '' }).where(eq(note.petition, p('id'))),
);
const eraseSearch = prepared<'id'>(sql`delete from petition_search where petition = ${p('id')}`);

/** Leaves the number and the dates of a petition, so that the register has no gap, and nothing of what was said or by whom. */
export const erasePetition = (x: Petition, now: number): Write[] => [
  eraseRow({ id: x.id, status: isOpen(x.status) ? 'withdrawn' : x.status, now }),
  eraseNotes({ id: x.id }),
  eraseSearch({ id: x.id }),
];
