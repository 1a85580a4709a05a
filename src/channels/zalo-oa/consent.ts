/** How an administrator lets the app act for the account: an address to open, and what comes back from it. */
import { OFFICIAL } from './oauth.ts';

/** Zalo takes verifiers of exactly so many letters and digits. */
const VERIFIER_LENGTH = 43;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits: 43 of them are 256 bits. @param random 0 ≤ x < 1, of cryptographic quality */
export const verifierFrom = (random: () => number): string =>
  Array.from({ length: VERIFIER_LENGTH }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('');

/** SHA-256 of the verifier as base64url without padding, which is what Zalo's own kit for PHP sends. */
const challengeOf = async (verifier: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** @param redirect where the browser is sent afterwards; it has to stand in the console, letter for letter */
export const consentUrl = async (ask: {
  readonly appId: string;
  readonly oauthRoot?: string | undefined;
  readonly redirect: string;
  readonly verifier: string;
  readonly state: string;
}): Promise<string> => {
  const query = new URLSearchParams({
    app_id: ask.appId,
    redirect_uri: ask.redirect,
    code_challenge: await challengeOf(ask.verifier),
    state: ask.state,
  });
  return `${(ask.oauthRoot ?? OFFICIAL).replace(/\/+$/, '')}/v4/oa/permission?${query}`;
};

/** What came back: the code alone, or the whole address that the browser was sent to. */
export type Returned = { readonly code: string; readonly oaId: string | undefined; readonly state: string | undefined };

/** undefined for what is neither. */
export const readReturned = (given: string): Returned | undefined => {
  const text = given.trim();
  const query = URL.canParse(text) ? new URL(text).searchParams : undefined;
  const code = query ? (query.get('code') ?? '') : text;
  if (!/^[\w.~%+/=-]{4,2000}$/.test(code)) return undefined;
  return { code, oaId: query?.get('oa_id') ?? undefined, state: query?.get('state') ?? undefined };
};
