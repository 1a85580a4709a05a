/** Files people sent: fetched at once, kept by content, and shown where they are needed. */
import type { ChannelId, Enclosure, Outgoing } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import {
  type Attachment,
  abandonedFiles,
  attachmentsOf,
  dropAttachment,
  eraseAttachment,
  filePosted,
  madeFiles,
  postponeAttachment,
  settleAttachment,
  sharing,
  wantedAttachments,
} from '../store/attachments.ts';
import { showLater } from '../store/behind.ts';
import { contentKey } from '../store/blobs.ts';
import { classify, type Write } from '../store/commit.ts';
import { taken } from '../store/inbox.ts';
import { notesOf } from '../store/notes.ts';
import { petitionById } from '../store/petitions.ts';
import { type App, always, type Room } from './app.ts';
import { reasonOf } from './attempt.ts';
import { cardSlot } from './card.ts';
import { toChat } from './effects.ts';
import { isAnswer } from './following.ts';
import { post } from './post.ts';
import { tellFiles } from './told.ts';
import { unfetched } from './unfetched.ts';

const minute = 60_000;
/** Tries of a fetch; links of the platforms live about an hour. */
const waits = [5_000, 30_000, 2 * minute, 10 * minute, 30 * minute];
const putOffFor = 5 * minute;
const batch = 20;

/** Types that are kept, by the bytes they begin with. What is none of these is refused: its name and claim say nothing. */
const signatures: readonly { readonly type: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69] },
  { type: 'video/mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { type: 'video/quicktime', at: 4, bytes: [0x6d, 0x6f, 0x6f, 0x76] },
  { type: 'audio/ogg', at: 0, bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: 'audio/mpeg', at: 0, bytes: [0x49, 0x44, 0x33] },
  { type: 'audio/mpeg', at: 0, bytes: [0xff, 0xfb] },
  { type: 'audio/aac', at: 0, bytes: [0xff, 0xf1] },
  { type: 'audio/aac', at: 0, bytes: [0xff, 0xf9] },
  { type: 'audio/amr', at: 0, bytes: [0x23, 0x21, 0x41, 0x4d, 0x52] },
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/msword', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

/** The type of a file by its first bytes; undefined for what we do not keep. */
export const typeOf = (bytes: Uint8Array): string | undefined =>
  signatures.find(({ at, bytes: wanted }) => wanted.every((byte, i) => bytes[at + i] === byte))?.type;

/** Fetches what is wanted now. Returns how many were tried. */
export const fetchWanted = async (app: App, room: Room = always): Promise<number> => {
  const wanted = await wantedAttachments(app.store.db, app.vault, app.host.now(), batch);
  for (const one of wanted) {
    if (!room()) break;
    try {
      await (one.state === 'erased' ? dropErased(app, one) : fetchOne(app, one));
    } catch (error) {
      await putOff(app, one, error);
    }
  }
  return wanted.length;
};

/** The place for files failed, not the platform: no attempt of the file's, and no reason to hold up the others. */
const putOff = async (app: App, one: Attachment, error: unknown): Promise<void> => {
  if (classify(error) === 'unavailable') throw error;
  const { host, store } = app;
  host.log('error', 'attachment.failed', { channel: one.channel, reason: reasonOf(error) });
  await store.commit([postponeAttachment({ id: one.id, nextAt: host.now() + putOffFor })]);
};

const fetchOne = async (app: App, one: Attachment): Promise<void> => {
  const { host, store, blobs, vault } = app;
  const channel = app.channels.get(one.channel as ChannelId);
  if (!channel) return;
  const got = await channel.fetchMedia(one.ref);
  if (got.ok) {
    const type = typeOf(got.bytes);
    if (!type) return unfetched(app, channel, one, 'type', got.bytes.length);
    const content = await contentKey(vault, got.bytes);
    await blobs.put(content, got.bytes);
    await store.commit([settleAttachment(one.id, { state: 'stored', content, type, bytes: got.bytes.length })]);
    return;
  }
  const wait = got.why === 'later' ? waits[one.attempts] : undefined;
  if (wait === undefined) return unfetched(app, channel, one, got.why);
  await store.commit([settleAttachment(one.id, { state: 'wanted', nextAt: host.now() + wait })]);
  host.hint({ files: true, at: host.now() + wait });
};

/** Sends the stored files of a petition where they belong: the citizen's under the card, the officer's evidence to the citizen. */
export const showFilesOf = async (app: App, id: string): Promise<void> => {
  const { store, vault, host } = app;
  const petition = await petitionById(store.db, vault, id);
  if (!petition) return;
  const all = await attachmentsOf(store.db, vault, id);
  const officerNotes = new Map(
    (await notesOf(store.db, id)).filter((n) => n.author === 'officer').map((n) => [n.id, n]),
  );
  for (const [note, files] of Map.groupBy(all, (a) => a.note)) {
    if (files.some((f) => f.state === 'wanted')) continue;
    const fresh = files.filter((f) => f.state === 'stored' && f.postedAt === undefined);
    if (fresh.length === 0) continue;
    const enclosures: Enclosure[] = fresh.map((f) => ({ id: f.id, kind: f.kind }));
    const evidence = note === undefined ? undefined : officerNotes.get(note);
    const messages = petition.restricted
      ? []
      : evidence
        ? await tellFiles(app, petition, enclosures)
        : await toCommittee(
            app,
            petition.id,
            petition.unit,
            petition.code,
            petition.urgency === 'emergency',
            enclosures,
          );
    const now = host.now();
    const key = `files:${fresh[0]?.id ?? id}`;
    const posted = post(app, messages, `clock:${key}`);
    const writes: Write[] = [
      taken('clock', key, now),
      ...fresh.map((f) => filePosted({ id: f.id, now })),
      ...(evidence && isAnswer(evidence) ? [showLater(id, now)] : []),
      ...posted.writes,
    ];
    if ((await store.commit(writes)) === 'ok') host.hint({ lanes: posted.lanes, ...(evidence && { files: true }) });
  }
};

const toCommittee = async (
  app: App,
  id: string,
  unit: string,
  code: string,
  emergency: boolean,
  enclosures: readonly Enclosure[],
): Promise<Outgoing[]> =>
  (await app.places.known()).chatsFor(unit).map((chat) => ({
    kind: 'message',
    to: toChat(chat),
    lang: 'vi',
    purpose: emergency ? 'emergency' : 'notice',
    under: cardSlot(id),
    prompt: { say: [{ id: 'card-photos', args: { code: showCode(code) } }] },
    enclosures,
  }));

/** So many are looked up at once. */
const dropped = 100;

/**
 * Erases the files of drafts that were never filed, and those that we have made: a country's digests are three thousand pictures a morning.
 * @param before drafts from before then, ms @param made files of ours from before then, ms
 */
export const dropAbandoned = async (app: App, before: number, made: number, room: Room = always): Promise<void> => {
  for (const [look, until] of [
    [abandonedFiles, before],
    [madeFiles, made],
  ] as const)
    for (let found = dropped; found === dropped; ) {
      const some = await look(app.store.db, until, dropped);
      found = some.length;
      for (const { id, content } of some) {
        if (!room()) return;
        await dropErased(app, { id, content: content ?? undefined });
      }
    }
};

/** The files of an erased petition: marked with the commit that this is part of; the bytes go right after it. */
export const eraseFiles = async (app: App, petition: string): Promise<Write[]> =>
  (await attachmentsOf(app.store.db, app.vault, petition)).map(({ id }) =>
    eraseAttachment({ id, now: app.host.now() }),
  );

const dropErased = async (app: App, one: Pick<Attachment, 'id' | 'content'>): Promise<void> => {
  const last = one.content !== undefined && (await sharing(app.store.db, one.content)) === 1;
  if (last && one.content !== undefined) await app.blobs.remove(one.content);
  await app.store.commit([dropAttachment({ id: one.id })]);
};
