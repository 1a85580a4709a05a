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

/** Whether it may be in groups is not always known. */
type Known = Pick<Profile, 'id' | 'name'> & Partial<Profile>;

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
  /** Who the bot is, where it is known; else it is asked for by the clock. */
  readonly bot?: Known;
  /** Keeps who the bot is for processes that never ask, and for the next start. Throws what a store throws. */
  readonly memory?: {
    load(): Promise<Profile | undefined>;
    save(profile: Profile): Promise<void>;
  };
  /** What came of asking by the clock: who the bot is, or a clean sentence of why that is not known. */
  readonly onAsked?: (found: Profile | string) => void;
  /** Hosts, with all below them, that media may be fetched from; Zalo's where it is missing. */
  readonly mediaHosts?: readonly string[];
};

const OFFICIAL = 'https://bot-api.zaloplatforms.com';

/** For the operator. */
export const NO_GROUPS =
  'The platform does not let this bot into groups (can_join_groups is false): it serves people one by one, and committees need another channel.';

/** What takes longer than this has gone wrong. ms. */
const TIMEOUT = 30_000;

const checked = ({ token, apiRoot = OFFICIAL, fetch }: Server): ClientOptions => {
  const root = apiRoot.replace(/\/+$/, '');
  if (!/^[\w:.-]+$/.test(token)) throw new ChannelError('ZALO_BOT_TOKEN is not what Zalo Bot Creator gives out');
  if (!URL.canParse(root)) throw new ChannelError('ZALO_BOT_API_ROOT is not an address such as https://example.org');
  return { token, apiRoot: root, fetch };
};

const idIn = (token: string): string => /^\d+/.exec(token)?.[0] ?? '';

/** Ticks between two looks at who the bot is: a day. Groups may be opened to it. */
const ASK_EVERY = 1_440;

/** Throws `ChannelError` where the token, the secret or the server's address cannot be right. */
export const zaloBot = (options: ZaloBotOptions): Channel => {
  const { secret, timeoutMs = TIMEOUT, mediaHosts: hosts = MEDIA_HOSTS, memory } = options;
  const server = checked(options);
  if (!SECRET_PATTERN.test(secret)) {
    throw new ChannelError('ZALO_BOT_WEBHOOK_SECRET must have 8 to 256 characters: letters, digits, _ and -');
  }
  const invoke = client(server);
  const id = idIn(server.token);
  const secrets = [server.token, secret];
  let known: Known | undefined = options.bot;
  let wait = 0;

  /** Throws `ChannelError`. */
  const ask = async (): Promise<Profile> => {
    const found = await profileOf(invoke, secrets, timeoutMs, id);
    known = found;
    // Not kept: it is asked for again, and works until then.
    await memory?.save(found).catch(() => {});
    return found;
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
      places: false,
      sends: [],
      // The free plan, "Basic", which is all there is so far; both directions count, as far as that was measured.
      plan: { messages: 3_000, people: 50 },
    },
    authentic: async (headers) => {
      if (!sameSecret(headers.get(SECRET_HEADER), secret)) return false;
      known ??= await memory?.load().catch(() => undefined);
      return true;
    },
    read: (body) =>
      read(body, {
        id: known?.id ?? id,
        names: known ? [known.name] : [],
        // Where nobody has said yet that it may not, what comes from a group counts.
        groups: known?.canJoinGroups ?? true,
      }),
    render,
    send: (call, context) => send(call, context, invoke),
    fetchMedia: (ref) => fetchMedia(ref, { fetch: server.fetch, apiRoot: server.apiRoot, hosts }),
    tick: async () => {
      if (wait-- > 0) return;
      try {
        options.onAsked?.(await ask());
        wait = ASK_EVERY;
      } catch (error) {
        options.onAsked?.(error instanceof ChannelError ? error.message : 'unknown');
      }
    },
    setUp: async (url) => {
      known ??= await ask();
      await setUp(invoke, url, secret, timeoutMs);
    },
    webhook: async () => {
      const state = await webhook(invoke, secrets, timeoutMs);
      const { name, canJoinGroups } = await ask();
      return { ...state, notes: [`The bot is ${JSON.stringify(name)}.`, ...(canJoinGroups ? [] : [NO_GROUPS])] };
    },
    // A person finds the bot by its name; nothing can be handed over with that.
    deepLink: async () => undefined,
    poll: async (offset, waitMs, signal) => {
      known ??= await ask();
      return poll(invoke, offset, waitMs, timeoutMs, signal);
    },
  };
};
