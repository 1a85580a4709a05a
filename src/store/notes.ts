/** What was said about a petition after it was filed: amendments, questions, answers, results, reasons. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { note } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

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
  readonly kind: 'amendment' | 'question' | 'answer' | 'result' | 'reason' | 'proposal';
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

const last = read((db) =>
  db
    .select()
    .from(note)
    .where(and(eq(note.petition, p('petition')), eq(note.kind, p('kind'))))
    .orderBy(desc(note.at), desc(note.id))
    .limit(1)
    .prepare(),
);

/** The newest note of a kind, of a petition that is not restricted. */
export const lastNote = async (
  db: Db,
  vault: Vault,
  petition: string,
  kind: Note['kind'],
): Promise<Pick<Note, 'text' | 'words'> | undefined> => {
  const row = await last(db).get({ petition, kind });
  return row && { text: row.text ?? '', words: row.words === '' ? '' : vault.open(row.words, `note.words:${row.id}`) };
};

/** The exact words of the notes of a petition, by the note's id, for the one command that shows them. */
export const exactNotes = async (
  db: Db,
  vault: Vault,
  x: { readonly id: string; readonly restricted: boolean },
): Promise<ReadonlyMap<string, string>> => {
  const written = (await notes(db).all({ petition: x.id })).filter((n) => n.words !== '');
  const open = x.restricted ? vault.openRestricted : vault.open;
  return new Map(written.map((n) => [n.id, open(n.words, `note.words:${n.id}`)]));
};

export const eraseNotes = prepared<'id'>(
  sqlite
    .update(note)
    .set({ text: null, words: '' })
    .where(eq(note.petition, p('id'))),
);
