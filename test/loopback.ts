/** Connections that a test may make: to servers it has started itself on this machine. */
import { isIP } from 'node:net';

/** Where `setup.ts` keeps the real `fetch` before it puts one that throws in its place. */
export const realFetch = Symbol.for('the fetch of the runtime');

type Kept = typeof globalThis & { [realFetch]?: typeof fetch };

/** Is this host name or address this very machine? Nothing is looked up. */
export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
};

/** `fetch` for tests that start a real server. Rejects where the address is not loopback. Redirects are not followed. */
export const loopbackFetch: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!isLoopback(url.hostname)) throw new Error(`No test reaches the network: ${url.host}`);
  const real = (globalThis as Kept)[realFetch] ?? globalThis.fetch;
  return real(input, { redirect: 'manual', ...init });
};
