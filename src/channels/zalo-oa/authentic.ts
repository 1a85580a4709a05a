/** Is a request from Zalo? It hashes the raw body together with a key that only it and the app's owner know. */
import { sameSecret } from '../secret.ts';

const SIGNATURE_HEADER = 'x-zevent-signature';
const TIMESTAMP_HEADER = 'x-zevent-timestamp';

/**
 * Which reading of the rule a signature fitted. `body`: the timestamp of the body, as most sources have it; `header`: that of
 * the header; `none`: a body without a timestamp. `oa-first` is refused, and told so that a pilot sees why everything is:
 * a minority of sources puts the account's id where the app's is.
 */
export type SignatureVariant = 'body' | 'header' | 'none' | 'oa-first';

/** Events have a few kB. Finding the timestamp in 1 MiB of somebody's brackets takes 60 ms, and anybody may send them. Bytes. */
const LIMIT = 256 * 1024;

export type Keys = { readonly appId: string; readonly oaId: string; readonly secretKey: string };

/** SHA-256 over the parts, one behind the other, in lower-case hex. */
export type Sha256 = (parts: readonly (string | Uint8Array)[]) => string;

/**
 * True for what is signed with our key over exactly these bytes, and for the unsigned `{}` that the console sends when the
 * address is saved. `told` gets the variant that fitted.
 */
export const authentic = async (
  headers: Headers,
  body: Uint8Array,
  { appId, oaId, secretKey }: Keys,
  sha256: Sha256,
  told: (variant: SignatureVariant) => void,
): Promise<boolean> => {
  const header = headers.get(SIGNATURE_HEADER);
  if (header === null) return isProbe(body);
  const given = /^\s*(?:mac=)?([0-9a-f]{64})\s*$/i.exec(header)?.[1]?.toLowerCase();
  if (given === undefined || body.length > LIMIT) return false;
  const variants = timestamps(body, headers.get(TIMESTAMP_HEADER));
  for (const [variant, timestamp] of variants) {
    if (!sameSecret(given, sha256([appId, body, timestamp, secretKey]))) continue;
    told(variant);
    return true;
  }
  for (const [, timestamp] of variants) {
    if (sameSecret(given, sha256([oaId, body, timestamp, secretKey]))) told('oa-first');
  }
  return false;
};

const decoder = new TextDecoder();

/** Nothing stands between the hashed parts, so a timestamp is digits only: else bytes could wander from the body into it. */
const DIGITS = /^\d{1,20}$/;

const timestamps = (body: Uint8Array, header: string | null): readonly (readonly [SignatureVariant, string])[] => {
  const own = ownTimestamp(decoder.decode(body));
  return [
    ...(own === undefined ? [] : [[own === '' ? 'none' : 'body', own] as const]),
    ...(header !== null && DIGITS.test(header) && header !== own ? [['header', header] as const] : []),
  ];
};

/**
 * The timestamp in a body: what JSON.parse finds, so of two the last. Of a body that is no JSON the last thing that looks like
 * one: it may be signed all the same, and is then kept. Empty where a well-formed body has none.
 */
const ownTimestamp = (text: string): string | undefined => {
  try {
    const found = (JSON.parse(text) as { readonly timestamp?: unknown } | null)?.timestamp;
    if (found === undefined) return '';
    const written = typeof found === 'number' ? String(found) : found;
    return typeof written === 'string' && DIGITS.test(written) ? written : undefined;
  } catch {
    return [...text.matchAll(/"timestamp"\s*:\s*"?(\d{1,20})/g)].at(-1)?.[1];
  }
};

/** Longer than this it is not what the console sends. Bytes. */
const PROBE_LENGTH = 16;

export const isProbe = (body: Uint8Array): boolean =>
  body.length <= PROBE_LENGTH && /^\s*\{\s*\}\s*$/.test(decoder.decode(body));
