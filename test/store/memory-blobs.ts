/** Attachments in memory, for tests of what uses them. Not encrypted. */
import { type Blobs, checkKey } from '../../src/store/blobs.ts';

export const memoryBlobs = (): Blobs & { readonly held: ReadonlyMap<string, Uint8Array> } => {
  const held = new Map<string, Uint8Array>();
  return {
    held,
    put: async (key, bytes) => {
      checkKey(key);
      if (!held.has(key)) held.set(key, bytes.slice());
    },
    get: async (key) => {
      checkKey(key);
      return held.get(key)?.slice();
    },
    remove: async (key) => {
      checkKey(key);
      held.delete(key);
    },
    list: async function* () {
      yield* held.keys();
    },
  };
};
