/** The bytes behind the link that came with a photo or a voice note. */
import type { Fetched } from '../contract.ts';
import { download } from '../download.ts';

/** The platform's media have about 5 MB; twice that is room for what it does not tell. Bytes. */
export const FETCH_LIMIT = 10 * 1024 * 1024;

/** Where Zalo keeps media, with everything below these names. */
export const MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'zaloapp.com', 'zaloplatforms.com', 'zapps.me'];

/** A file on a phone's network may take its time. ms. */
const DOWNLOAD_TIMEOUT = 60_000;
const REDIRECTS = 3;

const LATER: Fetched = { ok: false, why: 'later' };
const GONE: Fetched = { ok: false, why: 'gone' };
const REFUSED: Fetched = { ok: false, why: 'refused' };

export type MediaOptions = {
  readonly fetch: typeof fetch;
  /** The API server, which may serve media too. */
  readonly apiRoot: string;
  readonly hosts: readonly string[];
};

/** Reads the file, never more than `FETCH_LIMIT`, from Zalo's own hosts only, redirects included. Never throws. */
export const fetchMedia = async (ref: string, { fetch, apiRoot, hosts }: MediaOptions): Promise<Fetched> => {
  try {
    let url = allowed(ref, undefined, apiRoot, hosts);
    for (let step = 0; url && step <= REDIRECTS; step++) {
      const response = await fetch(url.href, { redirect: 'manual', signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT) });
      if (response.ok) return await download(response, FETCH_LIMIT);
      await response.body?.cancel();
      if (response.status < 300 || response.status >= 400)
        return [400, 403, 404, 410].includes(response.status) ? GONE : LATER;
      url = allowed(response.headers.get('location') ?? '', url, apiRoot, hosts);
    }
    return url ? LATER : REFUSED;
  } catch {
    return LATER;
  }
};

/** The address, if it may be asked: on the API server as it is, on Zalo's hosts always over TLS and on its own port. */
const allowed = (ref: string, from: URL | undefined, apiRoot: string, hosts: readonly string[]): URL | undefined => {
  if (ref === '' || !URL.canParse(ref, from?.href)) return undefined;
  const url = new URL(ref, from?.href);
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.origin === new URL(apiRoot).origin) return url;
  const known = hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (!known || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.port !== '') return undefined;
  url.protocol = 'https:';
  return url;
};
