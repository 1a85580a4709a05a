/** Every sealed column of the store, page by page: `verify` opens them all. A new one is added here, a test counts them. */
import { and, desc, eq, isNotNull, like, lt, ne } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './commit.ts';
import { attachment, chat, inbox, lane, note, outbox, person, petition, session, setting } from './schema.ts';

/** `key`: for the next page. `where`: what the value was sealed for. */
export type SealedValue = {
  readonly key: string | number;
  readonly value: string;
  readonly where: string;
  readonly restricted: boolean;
};

export type SealedColumn = {
  readonly name: string;
  /** The newest first; `before` is the last key of the page before. */
  readonly page: (db: Db, before: string | number | undefined, limit: number) => Promise<readonly SealedValue[]>;
};

/** A column whose values are sealed for `name:id`. */
const column = (name: string, table: SQLiteTable, id: AnySQLiteColumn, value: AnySQLiteColumn): SealedColumn => ({
  name,
  page: async (db, before, limit) => {
    const rows = await db
      .select({ key: id, value })
      .from(table)
      .where(and(isNotNull(value), ne(value, ''), before === undefined ? undefined : lt(id, before)))
      .orderBy(desc(id))
      .limit(limit);
    return rows.map((row) => ({
      key: row.key as string,
      value: row.value as string,
      where: `${name}:${row.key}`,
      restricted: false,
    }));
  },
});

/** Of a denunciation under the key of restricted matters, else under the common one. */
const ofPetition = (name: string, value: AnySQLiteColumn): SealedColumn => ({
  name: `petition.${name}`,
  page: async (db, before, limit) => {
    const rows = await db
      .select({ key: petition.id, value, restricted: petition.restricted })
      .from(petition)
      .where(and(isNotNull(value), ne(value, ''), before === undefined ? undefined : lt(petition.id, String(before))))
      .orderBy(desc(petition.id))
      .limit(limit);
    return rows.map((row) => ({ ...row, value: String(row.value), where: `petition.${name}:${row.key}` }));
  },
});

const noteWords: SealedColumn = {
  name: 'note.words',
  page: async (db, before, limit) => {
    const rows = await db
      .select({ key: note.id, value: note.words, restricted: petition.restricted })
      .from(note)
      .leftJoin(petition, eq(petition.id, note.petition))
      .where(and(ne(note.words, ''), before === undefined ? undefined : lt(note.id, String(before))))
      .orderBy(desc(note.id))
      .limit(limit);
    return rows.map((row) => ({ ...row, restricted: row.restricted ?? false, where: `note.words:${row.key}` }));
  },
};

const bodies: SealedColumn = {
  name: 'outbox.body',
  page: async (db, before, limit) => {
    const rows = await db
      .select({ key: outbox.seq, value: outbox.body, lane: outbox.lane })
      .from(outbox)
      .where(before === undefined ? undefined : lt(outbox.seq, Number(before)))
      .orderBy(desc(outbox.seq))
      .limit(limit);
    return rows.map((row) => ({ ...row, restricted: false, where: `outbox.body:${row.lane}` }));
  },
};

/** Only failed updates are kept; there is never more than a page of them to be looked at. */
const failedUpdates: SealedColumn = {
  name: 'inbox.raw',
  page: async (db, before, limit) => {
    if (before !== undefined) return [];
    const rows = await db
      .select({ channel: inbox.channel, key: inbox.key, value: inbox.raw })
      .from(inbox)
      .where(isNotNull(inbox.raw))
      .limit(limit);
    return rows.map((row) => ({
      key: row.key,
      value: row.value ?? '',
      where: `inbox.raw:${row.channel}:${row.key}`,
      restricted: false,
    }));
  },
};

/** Among settings that are not sealed; there are never more than a page of them. */
const settings: SealedColumn = {
  name: 'setting.value',
  page: async (db, before, limit) => {
    if (before !== undefined) return [];
    const rows = await db
      .select({ key: setting.name, value: setting.value })
      .from(setting)
      .where(like(setting.value, '1.%'))
      .limit(limit);
    return rows.map((row) => ({ ...row, where: `setting:${row.key}`, restricted: false }));
  },
};

export const sealedColumns: readonly SealedColumn[] = [
  column('person.name', person, person.id, person.name),
  column('session.address', session, session.id, session.address),
  column('session.state', session, session.id, session.state),
  column('chat.address', chat, chat.id, chat.address),
  column('lane.address', lane, lane.id, lane.address),
  column('lane.offered', lane, lane.id, lane.offered),
  column('attachment.ref', attachment, attachment.id, attachment.ref),
  column('petition.holder', petition, petition.id, petition.holderName),
  ofPetition('sender', petition.sender),
  ofPetition('words', petition.words),
  noteWords,
  bodies,
  failedUpdates,
  settings,
];
