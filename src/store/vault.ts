/** Where personal data is encrypted: what the store keeps of names, phones, platform ids and sealed matters. */

/** One key for each use, derived from DATA_KEY: knowing what is signed or indexed helps nobody to read. All calls are synchronous. */
export type Vault = {
  /**
   * Encrypts with AES-256-GCM, exactly as given (lone surrogates too). `where` ("table.column:row") is bound in, so a ciphertext
   * that was moved to another row does not open. Returns `1.<base64url>`: the version of the key, then nonce, ciphertext, tag.
   */
  seal(plain: string, where: string): string;
  /** Throws `VaultError` unless it was sealed with this key, in this place, and not changed since. */
  open(sealed: string, where: string): string;
  /** The same for files, with a key of their own. */
  sealBytes(plain: Uint8Array, where: string): Uint8Array;
  openBytes(sealed: Uint8Array, where: string): Uint8Array;
  /** The same with the key of sealed matters (denunciations). `open` does not open these. */
  sealRestricted(plain: string, where: string): string;
  openRestricted(sealed: string, where: string): string;
  /**
   * Keyed HMAC for look-ups and dedupe: 128 bits, 22 characters of base64url. `type` separates the uses. The value is made
   * well-formed, NFC and trimmed first; phone numbers are brought to one form by the caller.
   */
  blind(type: string, value: string): string;
  /** Short signature of a button's data: 48 bits, 8 characters of base64url. Guarded by limits on tries, not by its length. */
  sign(text: string): string;
  /** Takes the same time wherever the difference is. */
  verify(text: string, mac: string): boolean;
  /** Next link of the audit chain: 256 bits, 43 characters of base64url, over the link before it and the row as text. */
  link(previous: string, row: string): string;
};

/** What is in the store cannot be opened, or the key is not one. Never holds any content. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}
