/** Attachments in Cloudflare R2, encrypted like those in files. */
import type { R2Bucket } from '@cloudflare/workers-types';
import { BlobError, type Blobs, checkKey, placeOf } from './blobs.ts';
import type { Vault } from './vault.ts';

/** R2's message may hold the key or the bucket; only that it failed is passed on. */
const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch {
    throw new BlobError('The attachment bucket failed');
  }
};

/** Opens an R2 binding. Throws nothing itself. */
export const openR2 = (bucket: R2Bucket, vault: Pick<Vault, 'sealBytes' | 'openBytes'>): Blobs => ({
  put: async (key, bytes) => {
    checkKey(key);
    const sealed = vault.sealBytes(bytes, placeOf(key));
    await guarded(() => bucket.put(key, sealed));
  },
  get: async (key) => {
    checkKey(key);
    const sealed = await guarded(async () => {
      const found = await bucket.get(key);
      return found === null ? undefined : new Uint8Array(await found.arrayBuffer());
    });
    return sealed === undefined ? undefined : vault.openBytes(sealed, placeOf(key));
  },
  remove: async (key) => {
    checkKey(key);
    await guarded(() => bucket.delete(key));
  },
  list: async function* () {
    let cursor: string | undefined;
    do {
      const from = cursor;
      const page = await guarded(() => bucket.list(from === undefined ? {} : { cursor: from }));
      for (const { key } of page.objects) yield key;
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor !== undefined);
  },
});
