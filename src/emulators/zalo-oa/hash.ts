/** Hashes as the platform makes them, in hex. */

const encoder = new TextEncoder();

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Over the texts one behind the other, as UTF-8. */
export const sha256 = async (...texts: readonly string[]): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', encoder.encode(texts.join(''))));

export const hmac256 = async (key: string, text: string): Promise<string> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const made = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', made, encoder.encode(text)));
};

/** What a PKCE verifier is sent as beforehand: base64url without padding. */
export const challengeOf = async (verifier: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(verifier)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};
