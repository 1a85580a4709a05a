/** The bytes behind an address that came with a message. */
import type { Fetched } from '../contract.ts';
import { download } from '../download.ts';

/** Zalo names no limit; this is Telegram's, and more than a telephone's pictures and documents have. Bytes. */
export const FETCH_LIMIT = 20 * 1024 * 1024;

/** A file on a phone's network may take its time. ms */
const DOWNLOAD_TIMEOUT = 60_000;

/** Zalo's own. Whoever could make us fetch from elsewhere could look around in the network we stand in. */
const DOMAINS = ['zdn.vn', 'zadn.vn'];

/** From one of Zalo's hosts to another; more is a loop. */
const REDIRECTS = 3;

const LATER: Fetched = { ok: false, why: 'later' };

/** Reads the file, never more than `FETCH_LIMIT` and never from anywhere but Zalo's two domains. Never throws. */
export const fetchMedia = async (ref: string, fetch: typeof globalThis.fetch): Promise<Fetched> => {
  try {
    const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT);
    let url = allowed(ref);
    for (let hops = 0; url && hops <= REDIRECTS; hops++) {
      const response = await fetch(url, { redirect: 'manual', signal });
      if (response.ok) return await download(response, FETCH_LIMIT);
      await response.body?.cancel();
      if (response.status < 300 || response.status >= 400) return failed(response.status);
      const location = response.headers.get('location') ?? '';
      if (location === '') return LATER;
      url = allowed(location, url);
    }
    return url ? LATER : { ok: false, why: 'refused' };
  } catch {
    return LATER;
  }
};

/** Links are good for a time nobody tells; a link that has run out is forbidden, or not found. */
const failed = (status: number): Fetched =>
  [400, 401, 403, 404, 410].includes(status) ? { ok: false, why: 'gone' } : LATER;

const allowed = (address: string, base?: string): string | undefined => {
  if (!URL.canParse(address, base)) return undefined;
  const { protocol, hostname, port, username, password, href } = new URL(address, base);
  const ours = DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  const plain = port === '' && username === '' && password === '';
  return ours && plain && (protocol === 'https:' || protocol === 'http:') ? href : undefined;
};
