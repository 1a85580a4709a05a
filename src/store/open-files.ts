/** Attachments as encrypted files in a folder beside the database: `ab/cd/abcd…`. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobError, type Blobs, checkKey, placeOf } from './blobs.ts';
import { type Vault, VaultError } from './vault.ts';

/** Files half written by a process that ended; one younger than this may belong to another process that still writes. */
const LEFTOVER_MS = 60 * 60 * 1000;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Passes our own errors on; of the system's only the code, since its message holds the path. */
const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BlobError || error instanceof VaultError) throw error;
    throw new BlobError(`The attachment folder failed: ${codeOf(error)}`);
  }
};

/** Makes a new name in a folder survive a power cut. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );

/** Opens or creates the folder (mode 700). Throws `BlobError` where that cannot be. */
export const openFiles = async (folder: string, vault: Pick<Vault, 'sealBytes' | 'openBytes'>): Promise<Blobs> => {
  const parts = join(folder, '.part');
  await guarded(async () => {
    await mkdir(parts, { recursive: true, mode: 0o700 });
    for (const name of await readdir(parts)) {
      const age = Date.now() - (await stat(join(parts, name))).mtimeMs;
      if (age > LEFTOVER_MS) await rm(join(parts, name), { force: true });
    }
  });
  const pathOf = (key: string): string => {
    checkKey(key);
    return join(folder, key.slice(0, 2), key.slice(2, 4), key);
  };

  /** Complete and on the disk before it has its name: a crash leaves a part, never half an attachment. */
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    const part = join(parts, randomUUID());
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    const holder = dirname(path);
    await mkdir(holder, { recursive: true, mode: 0o700 });
    await rename(part, path);
    // The folders above may be new as well.
    for (const each of [holder, dirname(holder), folder]) await syncFolder(each);
  };

  return {
    put: (key, bytes) =>
      guarded(async () => {
        const path = pathOf(key);
        if (!(await exists(path))) await write(path, vault.sealBytes(bytes, placeOf(key)));
      }),
    get: (key) =>
      guarded(async () => {
        const sealed = await readFile(pathOf(key)).catch((error: unknown) => {
          if (codeOf(error) === 'ENOENT') return undefined;
          throw error;
        });
        return sealed === undefined ? undefined : vault.openBytes(sealed, placeOf(key));
      }),
    remove: (key) => guarded(() => rm(pathOf(key), { force: true })),
    list: async function* () {
      const names = await guarded(() => readdir(folder, { recursive: true, withFileTypes: true }));
      for (const entry of names) {
        if (entry.isFile() && entry.parentPath !== parts) yield entry.name;
      }
    },
  };
};
