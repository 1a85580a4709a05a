/** The Bot API, through grammY's client and the `fetch` that was given. */
import { Api, type RawApi } from 'grammy/web';
import { NEVER_ARRIVED } from '../network.ts';

export type ClientOptions = {
  readonly token: string;
  readonly apiRoot: string;
  readonly fetch: typeof fetch;
};

/** A method by name with its parameters → its result. Throws what grammY throws: nobody but `failureOf` may look at that. */
export type Invoke = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<unknown>;

/** grammY gives these no parameters: they take the signal alone. */
const BARE = new Set(['getMe', 'getWebhookInfo']);

/** How many time-outs are remembered: send, set-up and polling use one each. */
const KEPT = 8;

/**
 * The client for a time-out, ms. grammY keeps the time for a whole client, so there is one for each that is asked for.
 * Its web build is used on Node too: the other one hands `fetch` an AbortSignal of its own making, which Node refuses.
 */
export const clients = ({ token, apiRoot, fetch }: ClientOptions): ((timeoutMs: number) => Invoke) => {
  const made = new Map<number, Invoke>();
  return (timeoutMs) => {
    const kept = made.get(timeoutMs);
    if (kept) return kept;
    const { raw } = new Api(token, {
      apiRoot,
      timeoutSeconds: timeoutMs / 1000,
      // Async: grammY leaves a timer behind that ends the process where `fetch` throws instead of rejecting.
      fetch: async (...args: Parameters<typeof fetch>) => {
        const response = await fetch(...args);
        if (!NEVER_ARRIVED.has(response.status)) return response;
        await response.body?.cancel();
        throw Object.assign(new Error('not connected'), { syscall: 'connect' });
      },
      // Workers do not know `error`; a redirect then arrives as an answer that cannot be read.
      baseFetchConfig: { redirect: 'manual' },
    });
    const methods = raw as RawApi &
      Readonly<Record<string, (params: object, signal?: AbortSignal) => Promise<unknown>>>;
    const invoke: Invoke = (method, params, signal) => {
      const call = methods[method] as (...args: unknown[]) => Promise<unknown>;
      return BARE.has(method) ? call(signal) : call(params, signal);
    };
    if (made.size >= KEPT) made.clear();
    made.set(timeoutMs, invoke);
    return invoke;
  };
};
