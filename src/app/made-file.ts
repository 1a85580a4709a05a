/**
 * Files of ours: a message promises them, and they are made when it is sent, so that neither a webhook nor the clock waits for a picture. What was
 * made is kept, so that a retry sends the same bytes.
 */
import type { Enclosure } from '../domain/message.ts';
import type { Picture } from '../picture/data.ts';
import { svg } from '../picture/svg.ts';
import { type Attachment, promiseFile, settleAttachment } from '../store/attachments.ts';
import { contentKey } from '../store/blobs.ts';
import { classify, type Write } from '../store/commit.ts';
import { type App, abilitiesOf } from './app.ts';
import { reasonOf } from './attempt.ts';
import { madeDocument, type Paper } from './period-document.ts';

/** What a file is to be made of: all of it, so that nothing that happens until then changes it. */
export type Making = { readonly make: 'picture'; readonly picture: Picture } | Paper;

/** The smallest limit for a picture among the channels, bytes. */
const largest = 1_048_576;

const types = {
  picture: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type Promised = { readonly enclosure: Enclosure; readonly writes: readonly Write[] };

/** A file for a message; the message goes into the same commit as the writes. */
export const promised = ({ host, vault }: App, making: Making): Promised => {
  const id = host.newId();
  const kind = making.make === 'picture' ? 'photo' : 'document';
  return {
    enclosure: { id, kind },
    writes: [promiseFile(vault, { id, kind, ref: JSON.stringify(making), now: host.now() })],
  };
};

/** Where pictures can be sent. */
export const showsPictures = (app: App, channel: string): boolean => {
  const can = abilitiesOf(app, channel);
  return can !== undefined && (can.sends === undefined || can.sends.includes('photo'));
};

/** Comes from no channel: it is one of ours. */
export const isMade = ({ channel }: Attachment): boolean => channel === '';

const drawn = async (app: App, picture: Picture): Promise<Uint8Array | undefined> => {
  if (!app.png) return undefined;
  const bytes = await app.png(svg(picture));
  if (bytes.length > largest) throw new RangeError('a picture of more than a megabyte');
  return bytes;
};

const kept = async ({ vault, blobs, store }: App, id: string, bytes: Uint8Array, type: string): Promise<void> => {
  const content = await contentKey(vault, bytes);
  await blobs.put(content, bytes);
  await store.commit([settleAttachment(id, { state: 'stored', content, type, bytes: bytes.length })]);
};

/** What people call it. */
const nameOf = (making: Making): string => (making.make === 'picture' ? 'so-lieu.png' : making.name);

/**
 * The file of a row of ours: as it was made for an earlier attempt, or made now. Undefined for a picture that cannot be drawn or kept: the words
 * with it say everything and go out alone. A document that cannot be made throws, and its message waits.
 */
export const madeFile = async (
  app: App,
  one: Attachment,
): Promise<{ readonly bytes: Uint8Array; readonly type: string; readonly name: string } | undefined> => {
  const making = JSON.parse(one.ref) as Making;
  const type = types[making.make];
  const before = one.content === undefined ? undefined : await app.blobs.get(one.content);
  if (before) return { bytes: before, type, name: nameOf(making) };
  try {
    const bytes = making.make === 'picture' ? await drawn(app, making.picture) : await madeDocument(app, making);
    if (!bytes) return undefined;
    await kept(app, one.id, bytes, type);
    return { bytes, type, name: nameOf(making) };
  } catch (error) {
    const isPicture = making.make === 'picture';
    app.host.log('error', isPicture ? 'picture.failed' : 'document.failed', { reason: reasonOf(error) });
    if (isPicture && classify(error) !== 'unavailable') return undefined;
    throw error;
  }
};
