/** The bytes of an answer. */
import type { Fetched } from './contract.ts';

const LATER: Fetched = { ok: false, why: 'later' };
const TOO_BIG: Fetched = { ok: false, why: 'too-big' };

/**
 * Reads a body of at most `limit` bytes and leaves one that is larger where it is. `told`: its size as the platform says;
 * a body that ends before that has broken off. Throws what the stream throws.
 */
export const download = async (response: Response, limit: number, told?: number): Promise<Fetched> => {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  if (length > limit) {
    await response.body?.cancel();
    return TOO_BIG;
  }
  if (!response.body) return LATER;
  // One buffer of the told size: the usual file is copied once, and one that is larger than told makes it grow.
  let bytes = new Uint8Array(told ?? (Number.isFinite(length) ? length : 64 * 1024));
  let filled = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const end = filled + value.length;
    if (end > limit) {
      await reader.cancel();
      return TOO_BIG;
    }
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.min(limit, Math.max(end, bytes.length * 2)));
      larger.set(bytes.subarray(0, filled));
      bytes = larger;
    }
    bytes.set(value, filled);
    filled = end;
  }
  // A connection that breaks off may look like an end.
  if (filled === 0 || (told !== undefined && filled < told)) return LATER;
  return { ok: true, bytes: filled === bytes.length ? bytes : bytes.slice(0, filled) };
};
