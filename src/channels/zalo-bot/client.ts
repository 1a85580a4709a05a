/** The Bot Platform's API over the `fetch` that was given. What goes wrong is data: errors of `fetch` hold the token in their address. */
import { NEVER_ARRIVED, nothingLeft } from '../network.ts';

export type ClientOptions = {
  readonly token: string;
  readonly apiRoot: string;
  readonly fetch: typeof fetch;
};

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  /** The platform refuses, or something before it does. `description` is for recognising only: it may repeat what it was told. */
  | {
      readonly ok: false;
      readonly code: number;
      readonly description: string;
      /** From the platform itself, and not a page of a proxy. */
      readonly own: boolean;
      readonly retryAfterMs?: number;
    }
  /** Nothing left this machine. */
  | { readonly ok: false; readonly code: 'unreachable' }
  /** No answer, or none that can be read: the call may have arrived. */
  | { readonly ok: false; readonly code: 'unknown' };

/** Never throws. `timeoutMs` is for the whole call. */
export type Invoke = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<Answer>;

const UNREACHABLE: Answer = { ok: false, code: 'unreachable' };
const UNKNOWN: Answer = { ok: false, code: 'unknown' };

/** An answer has some hundred bytes; what is longer is none. UTF-16 units. */
const ANSWER_LIMIT = 1_000_000;

export const client =
  ({ token, apiRoot, fetch }: ClientOptions): Invoke =>
  async (method, params, timeoutMs, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (NEVER_ARRIVED.has(response.status)) {
        await response.body?.cancel();
        return UNREACHABLE;
      }
      return readAnswer(response.status, await response.text(), response.headers.get('retry-after'));
    } catch (error) {
      return nothingLeft(error) ? UNREACHABLE : UNKNOWN;
    }
  };

const isCode = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 400 && (value as number) < 600;

/** Status and body may tell different codes; the body's counts, where there is one that can be read. */
const readAnswer = (status: number, text: string, retryAfter: string | null): Answer => {
  const told = parse(text);
  if (told?.ok === true && status < 400) return { ok: true, result: told.result };
  const own = told?.ok === false;
  const code = own ? [told.error_code, told.errorCode, status].find(isCode) : status;
  if (!isCode(code)) return UNKNOWN;
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return {
    ok: false,
    code,
    own,
    description: own && typeof told.description === 'string' ? told.description.toLowerCase() : '',
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
};

const parse = (text: string): Readonly<Record<string, unknown>> | undefined => {
  if (text.length > ANSWER_LIMIT) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
};
