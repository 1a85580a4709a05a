/** Calls to Zalo's API: the token with each, another token once where it is spent, the outcome as data. */
import { NEVER_ARRIVED, nothingLeft } from '../network.ts';
import { type Failed, failureOf, MINUTE, PROOF_WANTED, SPENT, TOO_FAST } from './errors.ts';
import { exactJson, type Fields, fieldsOf, isFields } from './json.ts';

export type ClientOptions = {
  readonly appSecret: string;
  readonly apiRoot: string;
  readonly fetch: typeof fetch;
  /** The token to use now. A rejection whose `why` is `consent` cannot be mended by waiting. */
  readonly token: () => Promise<string>;
  /** Another token than `spent`, which the platform has refused; undefined where there is none to be had. */
  readonly refresh: (spent: string) => Promise<string | undefined>;
  /** ms */
  readonly now: () => number;
};

/** `error` is Zalo's code, 0 for success. `list`: of answers whose data is one. */
export type Told = { readonly error: number; readonly data: Fields; readonly list: readonly unknown[] };

export type Content = { readonly type: string; readonly bytes: Uint8Array };

/** Path behind the root, version first. A GET where there is no content. Never throws. */
export type Invoke = (path: string, content: Content | undefined, signal: AbortSignal) => Promise<Told | Failed>;

const LONGEST_WAIT = 60 * MINUTE;

export const json = (value: unknown): Content => ({
  type: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});

export const client = (options: ClientOptions): Invoke => {
  /** The platform said how many calls are left, and it was none. */
  let pausedUntil = 0;
  /** The console's switch "appsecret_proof" is on. */
  let proving = false;

  const throttled = (retryAfterMs: number): Failed => {
    pausedUntil = Math.max(pausedUntil, options.now() + retryAfterMs);
    return { ok: false, why: 'throttled', retryAfterMs };
  };

  const once = async (
    path: string,
    content: Content | undefined,
    token: string,
    signal: AbortSignal,
  ): Promise<Told | Failed> => {
    const headers: Record<string, string> = { access_token: token };
    if (content) headers['content-type'] = content.type;
    if (proving) headers.appsecret_proof = await proofOf(token, options.appSecret);
    let response: Response;
    let text: string;
    try {
      response = await options.fetch(`${options.apiRoot}/${path}`, {
        method: content ? 'POST' : 'GET',
        headers,
        redirect: 'manual',
        signal,
        ...(content && { body: content.bytes as BodyInit }),
      });
      if (NEVER_ARRIVED.has(response.status)) {
        await response.body?.cancel();
        return { ok: false, why: 'unreachable' };
      }
      text = await response.text();
    } catch (error) {
      return { ok: false, why: nothingLeft(error) ? 'unreachable' : 'unknown' };
    }
    if (response.headers.get('x-ratelimit-remain') === '0') pausedUntil = options.now() + MINUTE;
    const told = toldBy(response.status, text);
    if ('error' in told && told.error === TOO_FAST) return throttled(waitOf(response.headers));
    if (!('error' in told) && told.why === 'throttled') return throttled(waitOf(response.headers));
    return told;
  };

  const withProof: typeof once = async (path, content, token, signal) => {
    const told = await once(path, content, token, signal);
    if (!('error' in told) || told.error !== PROOF_WANTED || proving) return told;
    proving = true;
    return once(path, content, token, signal);
  };

  return async (path, content, signal) => {
    const wait = pausedUntil - options.now();
    if (wait > 0) return { ok: false, why: 'throttled', retryAfterMs: Math.min(wait, LONGEST_WAIT) };
    const token = await held(options.token, signal);
    if (typeof token !== 'string') return token;
    const told = await withProof(path, content, token, signal);
    if (!('error' in told) || !SPENT.has(told.error)) return told;
    const fresh = await held(() => options.refresh(token), signal);
    if (typeof fresh !== 'string') return fresh;
    const again = await withProof(path, content, fresh, signal);
    return 'error' in again && SPENT.has(again.error) ? failureOf(again.error) : again;
  };
};

/** Without a token nothing leaves this machine: later, or not before an administrator has done something. */
const held = async (ask: () => Promise<string | undefined>, signal: AbortSignal): Promise<string | Failed> => {
  try {
    const token = await within(ask(), signal);
    if (token !== undefined && token !== '') return token;
    return { ok: false, why: 'misconfigured', code: 'consent' };
  } catch (error) {
    const why = (error as { readonly why?: unknown } | undefined)?.why;
    return why === 'consent' ? { ok: false, why: 'misconfigured', code: 'consent' } : { ok: false, why: 'unreachable' };
  }
};

/** A refresh by another process may outlast the time a send has. */
const within = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(new Error('too late'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });

const toldBy = (status: number, text: string): Told | Failed => {
  if (status === 429) return { ok: false, why: 'throttled', retryAfterMs: MINUTE };
  if (status >= 500 || (status >= 300 && status < 400)) return { ok: false, why: 'unknown' };
  const body = parsed(text);
  const error = body && codeOf(body);
  // Its codes are below zero; what is above comes from the web server in front of it: no such path, no such method.
  if (status === 404 || (error !== undefined && error > 0))
    return { ok: false, why: 'misconfigured', code: 'not-found' };
  if (!body || error === undefined) return { ok: false, why: 'unknown' };
  return { error, data: fieldsOf(body.data), list: Array.isArray(body.data) ? body.data : [] };
};

const parsed = (text: string): Fields | undefined => {
  try {
    const body = exactJson(text);
    return isFields(body) ? body : undefined;
  } catch {
    return undefined;
  }
};

const codeOf = ({ error }: Fields): number | undefined => {
  const code = typeof error === 'string' && /^-?\d{1,6}$/.test(error) ? Number(error) : error;
  return typeof code === 'number' && Number.isSafeInteger(code) ? code : undefined;
};

/** A minute where no wait is told. */
const waitOf = (headers: Headers): number => {
  const told = headers.get('retry-after') ?? '';
  const seconds = /^\d{1,6}$/.test(told) ? Math.max(1, Number(told)) : MINUTE / 1_000;
  return Math.min(seconds * 1_000, LONGEST_WAIT);
};

/** HMAC-SHA256 of the token with the app's secret, in hex: as in Zalo's other interfaces. Not seen at work in this one. */
const proofOf = async (token: string, appSecret: string): Promise<string> => {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(appSecret), algorithm, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(token)));
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
