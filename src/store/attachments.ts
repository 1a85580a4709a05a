/** Files that came with petitions and reports: wanted, then stored, missing or refused. The bytes are in the blob store. */
import { and, asc, count, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { MediaKind } from '../domain/message.ts';
import type { Db, Write } from './commit.ts';
import { attachment } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

export type Attachment = {
  readonly id: string;
  readonly petition: string | undefined;
  readonly note: string | undefined;
  readonly session: string;
  readonly channel: string;
  readonly kind: MediaKind;
  readonly state: 'wanted' | 'stored' | 'missing' | 'refused' | 'erased';
  readonly ref: string;
  readonly content: string | undefined;
  readonly type: string | undefined;
  readonly attempts: number;
  readonly at: number;
  readonly postedAt: number | undefined;
};

const insert = prepared(
  sqlite
    .insert(attachment)
    .values({
      id: p('id'),
      petition: null,
      note: null,
      session: p('session'),
      channel: p('channel'),
      kind: p('kind'),
      state: 'wanted',
      ref: p('ref'),
      content: null,
      type: null,
      bytes: p('bytes'),
      seconds: p('seconds'),
      attempts: 0,
      nextAt: p('now'),
      at: p('now'),
    })
    .onConflictDoNothing(),
);

/** The same file in the same conversation is one attachment, however often it is mentioned. */
export const attachmentId = (vault: Vault, session: string, ref: string): string =>
  vault.blind('attachment', `${session}:${ref}`);

/** A file to be fetched at once, also while its petition is still a draft. */
export const wantAttachment = (
  vault: Vault,
  a: {
    readonly id: string;
    readonly session: string;
    readonly channel: string;
    readonly kind: MediaKind;
    readonly ref: string;
    readonly bytes: number | undefined;
    readonly seconds: number | undefined;
    readonly now: number;
  },
): Write =>
  insert({
    id: a.id,
    session: a.session,
    channel: a.channel,
    kind: a.kind,
    ref: vault.seal(a.ref, `attachment.ref:${a.id}`),
    bytes: a.bytes ?? null,
    seconds: a.seconds ?? null,
    now: a.now,
  });

const insertPromised = prepared(
  sqlite.insert(attachment).values({
    id: p('id'),
    petition: null,
    note: null,
    session: '',
    channel: '',
    kind: p('kind'),
    state: 'wanted',
    ref: p('ref'),
    content: null,
    type: null,
    bytes: null,
    seconds: null,
    attempts: 0,
    nextAt: null,
    at: p('now'),
  }),
);

/**
 * A file that we make when it is first sent: `ref` says of what, and it comes from no channel. `settleAttachment` keeps what was made, so that
 * a retry sends the same bytes.
 */
export const promiseFile = (
  vault: Vault,
  a: { readonly id: string; readonly kind: MediaKind; readonly ref: string; readonly now: number },
): Write => insertPromised({ ...a, ref: vault.seal(a.ref, `attachment.ref:${a.id}`) });

/** Puts a file to a petition, or to what was said about it later. Of a restricted one nothing leads back to its sender. */
export const claimAttachment = (id: string, petition: string, note: string | undefined, restricted: boolean): Write =>
  (restricted ? claimSealed : claim)({ id, petition, note: note ?? null });

const claim = prepared<'id' | 'petition' | 'note'>(
  sqlite
    .update(attachment)
    .set({ petition: sql`${p('petition')}`, note: sql`${p('note')}` })
    .where(eq(attachment.id, p('id'))),
);

const claimSealed = prepared<'id' | 'petition' | 'note'>(
  sqlite
    .update(attachment)
    .set({ petition: sql`${p('petition')}`, note: sql`${p('note')}`, session: '' })
    .where(eq(attachment.id, p('id'))),
);

type Row = typeof attachment.$inferSelect;

const fromRow = (vault: Vault, row: Row): Attachment => ({
  id: row.id,
  petition: row.petition ?? undefined,
  note: row.note ?? undefined,
  session: row.session,
  channel: row.channel,
  kind: row.kind,
  state: row.state,
  ref: vault.open(row.ref, `attachment.ref:${row.id}`),
  content: row.content ?? undefined,
  type: row.type ?? undefined,
  attempts: row.attempts,
  at: row.at,
  postedAt: row.postedAt ?? undefined,
});

const wanted = read((db) =>
  db
    .select()
    .from(attachment)
    .where(and(isNotNull(attachment.nextAt), lte(attachment.nextAt, p('now'))))
    .orderBy(asc(attachment.nextAt))
    .limit(p('limit'))
    .prepare(),
);

export const wantedAttachments = async (
  db: Db,
  vault: Vault,
  now: number,
  limit: number,
): Promise<readonly Attachment[]> => (await wanted(db).all({ now, limit })).map((row) => fromRow(vault, row));

const ofPetition = read((db) =>
  db
    .select()
    .from(attachment)
    .where(eq(attachment.petition, p('petition')))
    .orderBy(attachment.at, attachment.id)
    .limit(100)
    .prepare(),
);

export const attachmentsOf = async (db: Db, vault: Vault, petition: string): Promise<readonly Attachment[]> =>
  (await ofPetition(db).all({ petition })).map((row) => fromRow(vault, row));

const byId = read((db) =>
  db
    .select()
    .from(attachment)
    .where(eq(attachment.id, p('id')))
    .limit(1)
    .prepare(),
);

export const attachmentById = async (db: Db, vault: Vault, id: string): Promise<Attachment | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(vault, row);
};

const settle = prepared(
  sqlite
    .update(attachment)
    .set({
      state: sql`${p('state')}`,
      content: sql`${p('content')}`,
      type: sql`${p('type')}`,
      bytes: sql`coalesce(${p('bytes')}, ${attachment.bytes})`,
      attempts: sql`${attachment.attempts} + 1`,
      nextAt: sql`${p('nextAt')}`,
    })
    .where(and(eq(attachment.id, p('id')), eq(attachment.state, 'wanted'))),
);

/** How a fetch went. `nextAt` is when to try again, for what is still wanted. */
export const settleAttachment = (
  id: string,
  to: {
    readonly state: Attachment['state'];
    readonly content?: string;
    readonly type?: string;
    readonly bytes?: number;
    readonly nextAt?: number;
  },
): Write =>
  settle({
    id,
    state: to.state,
    content: to.content ?? null,
    type: to.type ?? null,
    bytes: to.bytes ?? null,
    nextAt: to.nextAt ?? null,
  });

/** Not now: tried again at `nextAt`, and this was no attempt. */
export const postponeAttachment = prepared<'id' | 'nextAt'>(
  sqlite
    .update(attachment)
    .set({ nextAt: sql`${p('nextAt')}` })
    .where(and(eq(attachment.id, p('id')), isNotNull(attachment.nextAt))),
);

export const filePosted = prepared<'id' | 'now'>(
  sqlite
    .update(attachment)
    .set({ postedAt: sql`${p('now')}` })
    .where(eq(attachment.id, p('id'))),
);

const oldDrafts = read((db) =>
  db
    .select({ id: attachment.id, content: attachment.content })
    .from(attachment)
    .where(and(isNull(attachment.petition), isNull(attachment.record), lte(attachment.at, p('before'))))
    .limit(p('limit'))
    .prepare(),
);

/** Files of drafts that were never filed. */
export const abandonedFiles = (db: Db, before: number, limit: number) => oldDrafts(db).all({ before, limit });

const oldMade = read((db) =>
  db
    .select({ id: attachment.id, content: attachment.content })
    .from(attachment)
    .where(and(isNull(attachment.petition), eq(attachment.channel, sql`''`), lte(attachment.at, p('before'))))
    .limit(p('limit'))
    .prepare(),
);

/** Files that we have made, or were to make. */
export const madeFiles = (db: Db, before: number, limit: number) => oldMade(db).all({ before, limit });

const others = read((db) =>
  db
    .select({ n: count() })
    .from(attachment)
    .where(eq(attachment.content, p('content')))
    .prepare(),
);

/** How many attachments share these bytes. */
export const sharing = async (db: Db, content: string): Promise<number> => (await others(db).get({ content }))?.n ?? 0;

export const dropAttachment = prepared<'id'>(sqlite.delete(attachment).where(eq(attachment.id, p('id'))));

/** Of an erased petition: nothing leads to it any more, and its bytes are to go. */
export const eraseAttachment = prepared<'id' | 'now'>(
  sqlite
    .update(attachment)
    .set({ state: 'erased', petition: null, note: null, session: '', nextAt: sql`${p('now')}` })
    .where(eq(attachment.id, p('id'))),
);
