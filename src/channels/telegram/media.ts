/** The bytes behind a file id. */
import { GrammyError } from 'grammy/web';
import type { Fetched } from '../contract.ts';
import { download } from '../download.ts';
import type { ClientOptions, Invoke } from './client.ts';

/** Telegram hands a bot files of up to 20 MB. Bytes. */
export const FETCH_LIMIT = 20 * 1024 * 1024;

/** A file on a phone's network may take its time. ms. */
const DOWNLOAD_TIMEOUT = 60_000;

const LATER: Fetched = { ok: false, why: 'later' };
const GONE: Fetched = { ok: false, why: 'gone' };
const TOO_BIG: Fetched = { ok: false, why: 'too-big' };

/** Asks for the file's path, then reads the file from the same server, never more than `FETCH_LIMIT`. Never throws. */
export const fetchMedia = async (ref: string, invoke: Invoke, options: ClientOptions): Promise<Fetched> => {
  try {
    const found = (await invoke('getFile', { file_id: ref })) as Readonly<Record<string, unknown>> | null;
    const path = found?.file_path;
    const size = typeof found?.file_size === 'number' ? found.file_size : undefined;
    if (size !== undefined && size > FETCH_LIMIT) return TOO_BIG;
    if (typeof path !== 'string' || !plainPath(path)) return LATER;
    const url = `${options.apiRoot}/file/bot${options.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
    // Never to another address: a redirect is an answer like any other that is not the file.
    const response = await options.fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT) });
    if (response.ok) return await download(response, FETCH_LIMIT, size);
    await response.body?.cancel();
    return response.status === 400 || response.status === 404 || response.status === 410 ? GONE : LATER;
  } catch (error) {
    if (!(error instanceof GrammyError)) return LATER;
    if (/too big/i.test(String(error.description))) return TOO_BIG;
    return error.error_code === 400 ? GONE : LATER;
  }
};

/** A relative path of plain names: it cannot lead to another host, above its folder, or into a query. */
const plainPath = (path: string): boolean =>
  path.length <= 512 && path.split('/').every((name) => /^[^\s\\:?#%@\p{C}]+$/u.test(name) && !/^\.+$/.test(name));
