/** Requests to Zalo's OAuth server: what an administrator's consent gave, or a refresh token, against a new pair of tokens. */
import { NEVER_ARRIVED, nothingLeft } from '../network.ts';
import { TOO_FAST } from './errors.ts';
import { isFields, textOf } from './json.ts';

export type OauthOptions = {
  readonly appId: string;
  readonly appSecret: string;
  /** The OAuth server; the official one where it is missing. */
  readonly oauthRoot?: string;
  readonly fetch: typeof fetch;
};

export type Answer =
  /** `lifeMs`: of the access token. */
  | { readonly ok: true; readonly accessToken: string; readonly refreshToken: string; readonly lifeMs: number }
  /** Nothing was spent, or perhaps it was: the same token again, later. */
  | { readonly ok: false; readonly why: 'later'; readonly code: string }
  /** Zalo has answered, and said no. Which code a spent token gets is not known: every refusal but "too fast" counts as one. */
  | { readonly ok: false; readonly why: 'refused'; readonly code: string };

export const OFFICIAL = 'https://oauth.zaloapp.com';

/** ms */
const TIMEOUT = 10_000;

/** 25 hours, where the answer does not say. ms */
export const LIFE = 90_000_000;

/** A refresh token, good for one use, against a new pair. Never throws. */
export const exchange = (refreshToken: string, options: OauthOptions): Promise<Answer> =>
  ask({ refresh_token: refreshToken, grant_type: 'refresh_token' }, refreshToken, options);

/** The code that an administrator's consent gave, good for ten minutes and one use, against the first pair. Never throws. */
export const exchangeCode = (code: string, verifier: string, options: OauthOptions): Promise<Answer> =>
  ask({ code, grant_type: 'authorization_code', code_verifier: verifier }, undefined, options);

const ask = async (
  fields: Readonly<Record<string, string>>,
  spent: string | undefined,
  options: OauthOptions,
): Promise<Answer> => {
  const root = (options.oauthRoot ?? OFFICIAL).replace(/\/+$/, '');
  try {
    const response = await options.fetch(`${root}/v4/oa/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: options.appSecret },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      body: new URLSearchParams({ ...fields, app_id: options.appId }).toString(),
    });
    const { status } = response;
    if (NEVER_ARRIVED.has(status)) {
      await response.body?.cancel();
      return later('unreachable');
    }
    return answerOf(status, await response.text(), spent);
  } catch (error) {
    return later(nothingLeft(error) ? 'unreachable' : 'no-answer');
  }
};

const later = (code: string): Answer => ({ ok: false, why: 'later', code });

/** Decided by what is in it, not by the status: errors come with 200 too. */
const answerOf = (status: number, text: string, spent: string | undefined): Answer => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return later(status === 429 ? 'too-fast' : 'no-answer');
  }
  if (!isFields(body)) return later('no-answer');
  const accessToken = textOf(body.access_token);
  if (accessToken !== undefined && accessToken !== '') {
    // A pair without a refresh token would be against the rules; the old one then shows at the next refresh what it is worth.
    const next = textOf(body.refresh_token);
    const refreshToken = next === undefined || next === '' ? spent : next;
    if (refreshToken === undefined) return later('no-answer');
    return { ok: true, accessToken, refreshToken, lifeMs: lifeOf(body.expires_in) };
  }
  const code = Number(body.error);
  if (status === 429 || code === TOO_FAST) return later('too-fast');
  if (status >= 500 || !Number.isSafeInteger(code) || code === 0) return later('no-answer');
  return { ok: false, why: 'refused', code: String(code) };
};

/** Told as a text, in seconds. What makes no sense becomes the usual life. */
const lifeOf = (told: unknown): number => {
  const seconds = Number(told);
  return seconds >= 60 && seconds <= 31 * 86_400 ? Math.floor(seconds * 1_000) : LIFE;
};
