/** The bytes of a file that goes along with a message, by its id among the attachments. */
import type { SendContext } from '../channels/contract.ts';
import { attachmentById } from '../store/attachments.ts';
import type { App } from './app.ts';
import { isMade, madeFile } from './made-file.ts';

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

/** One of ours is made now, where it was not before. */
export const sentFile =
  (app: App): SendContext['file'] =>
  async (id) => {
    const found = await attachmentById(app.store.db, app.vault, id);
    if (!found) return undefined;
    if (isMade(found)) return madeFile(app, found);
    const bytes = found.content === undefined ? undefined : await app.blobs.get(found.content);
    if (!bytes) return undefined;
    const type = found.type ?? 'application/octet-stream';
    return { bytes, type, name: `tep-${id.slice(0, 6)}.${endings[type] ?? 'bin'}` };
  };
