/** Attachments: photos, voice notes, documents. Kept once for equal content, encrypted, beside the database or in R2. */
import type { Vault } from './vault.ts';

/** The attachment store. Keys come from `contentKey`. Any call throws `BlobError` where the place behind it fails. */
export type Blobs = {
  /** On the disk (or acknowledged) when it resolves. The same key again changes nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** undefined where there is none. Throws `VaultError` where what is there was changed. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>;
  /** All keys, in no order. */
  list(): AsyncIterable<string>;
};

/** The attachment could not be stored or read: the place behind it failed. Holds a code, no content. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
}

const KEY = /^[A-Za-z0-9_-]{22}$/;

/** Throws `BlobError` unless it looks like a key of `contentKey`: keys become paths. */
export const checkKey = (key: string): void => {
  if (!KEY.test(key)) throw new BlobError('Not an attachment key');
};

/** The `where` under which an attachment is sealed: under another name it does not open. */
export const placeOf = (key: string): string => `blob:${key}`;

/**
 * The key of some bytes: the same bytes give the same key in this installation, and nobody without DATA_KEY can tell from a
 * key whether a known file is here (a plain SHA-256 would say).
 */
export const contentKey = async (vault: Pick<Vault, 'blind'>, bytes: Uint8Array): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return vault.blind('file', Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
};
