/** The Telegram channel. */
import { type Channel, ChannelError } from '../contract.ts';
import { sameSecret } from '../secret.ts';
import { SECRET_HEADER, SECRET_PATTERN } from './authentic.ts';
import { clients } from './client.ts';
import { FETCH_LIMIT, fetchMedia } from './media.ts';
import { read } from './read.ts';
import { render, TEXT_LIMIT } from './render.ts';
import { SEND_LIMIT, send } from './send.ts';
import { type Commands, poll, setUp, username, webhook } from './setup.ts';

export type { Commands } from './setup.ts';

export type TelegramOptions = {
  readonly token: string;
  /** Given to Telegram with the webhook and sent back with every update. */
  readonly secret: string;
  /** The Bot API server; the official one where it is missing. */
  readonly apiRoot?: string;
  readonly fetch: typeof fetch;
  /** What `getMe` says of the bot; asked for when it is first needed where it is missing. */
  readonly bot?: { readonly id: number; readonly username: string };
  /** For calls that are not sends, ms. */
  readonly timeoutMs?: number;
  /** What `setUp` puts into the menu. */
  readonly commands?: Commands;
};

const OFFICIAL = 'https://api.telegram.org';

/** A Bot API server that works answers within a second; what takes longer than this has gone wrong. ms. */
const TIMEOUT = 30_000;

/** Throws `ChannelError` where the token, the secret or the server's address cannot be right. */
export const telegram = (options: TelegramOptions): Channel => {
  const { token, secret, commands = [], timeoutMs = TIMEOUT } = options;
  const apiRoot = (options.apiRoot ?? OFFICIAL).replace(/\/+$/, '');
  if (!/^[\w:-]+$/.test(token)) throw new ChannelError('TELEGRAM_BOT_TOKEN is not what @BotFather gives out');
  if (!SECRET_PATTERN.test(secret)) {
    throw new ChannelError('TELEGRAM_WEBHOOK_SECRET must have 1 to 256 characters: letters, digits, _ and -');
  }
  if (!URL.canParse(apiRoot)) throw new ChannelError('TELEGRAM_API_ROOT is not an address such as https://example.org');

  const clientOptions = { token, apiRoot, fetch: options.fetch };
  const clientFor = clients(clientOptions);
  const usual = clientFor(timeoutMs);
  const id = options.bot?.id ?? Number(/^\d+/.exec(token)?.[0] ?? 0);
  let name = options.bot?.username;
  let self = { id, username: name?.toLowerCase() };

  const ownName = async (): Promise<string | undefined> => {
    if (name === undefined) {
      name = await username(usual);
      self = { id, username: name?.toLowerCase() };
    }
    return name;
  };

  return {
    id: 'telegram',
    can: {
      buttons: true,
      groupButtons: true,
      edit: true,
      proactive: true,
      textLimit: TEXT_LIMIT,
      fetchLimit: FETCH_LIMIT,
      sendLimit: SEND_LIMIT,
      askContact: true,
    },
    authentic: async (headers) => sameSecret(headers.get(SECRET_HEADER), secret),
    read: (body) => read(body, self),
    render,
    send: (call, context) => send(call, context, clientFor),
    fetchMedia: (ref) => fetchMedia(ref, usual, clientOptions),
    setUp: (url) => setUp(usual, url, secret, commands),
    webhook: () => webhook(usual, [token, secret]),
    deepLink: async (start) => {
      const own = await ownName();
      return own === undefined ? undefined : `https://t.me/${own}?start=${encodeURIComponent(start)}`;
    },
    // Beyond the wait itself, the answer gets as long as any other.
    poll: (offset, waitMs, signal) => poll(clientFor(waitMs + timeoutMs), offset, waitMs, signal),
  };
};
