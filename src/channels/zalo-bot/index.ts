/** The channel of the Zalo Bot Platform. */
import { type Channel, ChannelError } from '../contract.ts';
import { sameSecret } from '../secret.ts';
import { SECRET_HEADER, SECRET_PATTERN } from './authentic.ts';
import { type ClientOptions, client } from './client.ts';
import { FETCH_LIMIT, fetchMedia, MEDIA_HOSTS } from './media.ts';
import { read } from './read.ts';
import { render, TEXT_LIMIT } from './render.ts';
import { SEND_LIMIT, send } from './send.ts';
import { type Profile, poll, profileOf, setUp, webhook } from './setup.ts';

export type { Profile } from './setup.ts';

type Server = {
  readonly token: string;
  /** The API server; the official one where it is missing. The platform has an older name for it, `https://bot-api.zapps.me`. */
  readonly apiRoot?: string;
  readonly fetch: typeof fetch;
  /** For calls that are not sends, ms. */
  readonly timeoutMs?: number;
};

export type ZaloBotOptions = Server & {
  /** Given to the platform with the webhook and sent back with every update. */
  readonly secret: string;
  /** What `profile` gives. Without it, mentions in groups are recognised only after the first set-up or poll. */
  readonly bot?: { readonly id: string; readonly name: string; readonly canJoinGroups?: boolean };
  /** Hosts, with all below them, that media may be fetched from; Zalo's where it is missing. */
  readonly mediaHosts?: readonly string[];
};

const OFFICIAL = 'https://bot-api.zaloplatforms.com';

/** What takes longer than this has gone wrong. ms. */
const TIMEOUT = 30_000;

const checked = ({ token, apiRoot = OFFICIAL, fetch }: Server): ClientOptions => {
  const root = apiRoot.replace(/\/+$/, '');
  if (!/^[\w:.-]+$/.test(token)) throw new ChannelError('ZALO_BOT_TOKEN is not what Zalo Bot Creator gives out');
  if (!URL.canParse(root)) throw new ChannelError('ZALO_BOT_API_ROOT is not an address such as https://example.org');
  return { token, apiRoot: root, fetch };
};

const idIn = (token: string): string => /^\d+/.exec(token)?.[0] ?? '';

/** Who the token belongs to, asked at the start: its name, and whether it may be in groups. Throws `ChannelError`. */
export const profile = (server: Server): Promise<Profile> =>
  profileOf(client(checked(server)), server.timeoutMs ?? TIMEOUT, idIn(server.token));

/** Throws `ChannelError` where the token, the secret or the server's address cannot be right. */
export const zaloBot = (options: ZaloBotOptions): Channel => {
  const { secret, timeoutMs = TIMEOUT, mediaHosts: hosts = MEDIA_HOSTS } = options;
  const server = checked(options);
  if (!SECRET_PATTERN.test(secret)) {
    throw new ChannelError('ZALO_BOT_WEBHOOK_SECRET must have 8 to 256 characters: letters, digits, _ and -');
  }
  const invoke = client(server);
  const id = options.bot?.id ?? idIn(server.token);
  let self = { id, names: options.bot ? [options.bot.name] : [] };

  const learn = async (): Promise<void> => {
    if (self.names.length === 0) self = { id, names: [(await profileOf(invoke, timeoutMs, id)).name] };
  };

  return {
    id: 'zalo-bot',
    can: {
      buttons: false,
      groupButtons: false,
      edit: false,
      proactive: true,
      textLimit: TEXT_LIMIT,
      fetchLimit: FETCH_LIMIT,
      sendLimit: SEND_LIMIT,
      askPlace: false,
      sends: [],
    },
    authentic: async (headers) => sameSecret(headers.get(SECRET_HEADER), secret),
    read: (body) => read(body, self),
    render,
    send: (call, context) => send(call, context, invoke),
    fetchMedia: (ref) => fetchMedia(ref, { fetch: server.fetch, apiRoot: server.apiRoot, hosts }),
    setUp: async (url) => {
      await learn();
      await setUp(invoke, url, secret, timeoutMs);
    },
    webhook: () => webhook(invoke, [server.token, secret], timeoutMs),
    // A person finds the bot by its name; nothing can be handed over with that.
    deepLink: async () => undefined,
    poll: async (offset, waitMs, signal) => {
      await learn();
      return poll(invoke, offset, waitMs, timeoutMs, signal);
    },
  };
};
