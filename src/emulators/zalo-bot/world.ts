/** What the stand-in for the Zalo Bot Platform knows: people, chats, messages, media, and what went over the wire. */
import { type Plan, type Usage, usage } from './plan.ts';

export type User = {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** Children, and people with certain disabilities: the platform hides from bots what they send. */
  readonly shielded: boolean;
};

export type Style = { readonly start: number; readonly len: number; readonly st: readonly string[] };

/** Why the bot never heard of a message. */
export type Unheard =
  /** In a group: our name is not in it, and it answers nothing of ours. */
  | 'not-mentioned'
  | 'not-in-group'
  /** The plan allows no further person. */
  | 'too-many-people'
  /** Neither a webhook nor an open poll. */
  | 'nobody-listened'
  /** The webhook did not take it, time and again. */
  | 'given-up';

export type Message = {
  readonly id: string;
  readonly at: number;
  readonly from: User;
  readonly text?: string;
  readonly styles?: readonly Style[];
  readonly media?: { readonly kind: 'photo' | 'voice' | 'sticker'; readonly url: string };
  /** Something that bots are not told of: a document, a video, a place. */
  readonly other?: string;
  readonly replyTo?: string;
  unheard?: Unheard;
};

export type Chat = {
  readonly id: string;
  readonly group: boolean;
  readonly title: string;
  readonly messages: Map<string, Message>;
  readonly members: Map<string, User>;
  /** In a group: the bot is in it. In a private chat: the person has written once. */
  open: boolean;
  /** The person does not want to hear from the bot. */
  blocked: boolean;
};

export type Update = {
  readonly event_name: string;
  readonly message?: Readonly<Record<string, unknown>>;
};

export type WireEntry =
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly method: string;
      readonly params: Readonly<Record<string, unknown>>;
      readonly status: number;
      /** The body of the answer; undefined where none arrived that could be read. */
      readonly result: unknown;
    }
  | {
      readonly kind: 'delivery';
      readonly at: number;
      /** As it went out. */
      readonly update: unknown;
      /** 0 where no answer came. */
      readonly status: number;
    };

/** How updates look on the wire: sources disagree, and a bot must take both. */
export type Shape = {
  readonly body: 'wrapped' | 'flat';
  readonly photo: 'photo' | 'photo_url';
};

export type World = {
  readonly token: string;
  /** ms */
  readonly now: () => number;
  readonly me: User;
  readonly account: string;
  readonly canJoinGroups: boolean;
  readonly plan: Plan;
  readonly usage: Usage;
  readonly people: Map<string, User>;
  readonly chats: Map<string, Chat>;
  /** By address. */
  readonly media: Map<string, Uint8Array>;
  readonly mediaRoot: string;
  readonly wire: WireEntry[];
  shape: Shape;
  changed: number;
  readonly listeners: Set<() => void>;
  readonly count: Record<'person' | 'group' | 'message' | 'media', number>;
  /** So many entries of each list are kept. */
  readonly keep: number;
};

/** Ids are strings of nineteen digits: as JavaScript numbers, neighbours are the same. */
const FIRST_PERSON = 4_294_967_296_123_456_000n;
const FIRST_GROUP = 7_294_967_296_123_456_000n;

export const createWorld = (options: {
  readonly token: string;
  readonly now: () => number;
  readonly name?: string;
  readonly canJoinGroups?: boolean;
  readonly plan?: Partial<Plan>;
  readonly shape?: Partial<Shape>;
  readonly mediaRoot?: string;
  readonly keep?: number;
  readonly from?: number;
}): World => {
  const from = options.from ?? 0;
  const id = /^\d+/.exec(options.token)?.[0] ?? '1';
  return {
    token: options.token,
    now: options.now,
    me: { id, name: options.name ?? 'Bot Cầu Nối', bot: true, shielded: false },
    account: 'bot.CauNoi',
    canJoinGroups: options.canJoinGroups ?? true,
    plan: { people: 50, messages: 3_000, groups: 3, ...options.plan },
    usage: usage(),
    people: new Map(),
    chats: new Map(),
    media: new Map(),
    mediaRoot: options.mediaRoot ?? 'https://f1-bot.zdn.vn',
    wire: [],
    shape: { body: 'wrapped', photo: 'photo', ...options.shape },
    changed: 0,
    listeners: new Set(),
    count: { person: 0, group: 0, message: from, media: from },
    keep: options.keep ?? 20_000,
  };
};

export const personId = (world: World): string => String(FIRST_PERSON + BigInt(++world.count.person));
export const groupId = (world: World): string => String(FIRST_GROUP + BigInt(++world.count.group));

/** Something happened: those who watch are told. */
export const touch = (world: World): void => {
  world.changed++;
  for (const listener of world.listeners) listener();
};

/** Appends, and forgets the oldest where there are too many. */
export const note = <T>(list: T[], entry: T, keep: number): void => {
  list.push(entry);
  if (list.length > keep * 2) list.splice(0, list.length - keep);
};

export const addChat = (world: World, chat: Pick<Chat, 'id' | 'group' | 'title' | 'open'>): Chat => {
  const added: Chat = { ...chat, messages: new Map(), members: new Map(), blocked: false };
  world.chats.set(chat.id, added);
  return added;
};

/** Twenty hexadecimal digits, as the platform's; unique over all chats. */
const messageId = (world: World): string => {
  const n = BigInt(++world.count.message);
  return `2d75${((n * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0')}`;
};

export const post = (
  world: World,
  chat: Chat,
  from: User,
  content: Omit<Message, 'id' | 'at' | 'from' | 'unheard'>,
): Message => {
  const message: Message = { id: messageId(world), at: world.now(), from, ...content };
  chat.messages.set(message.id, message);
  if (chat.messages.size > world.keep) chat.messages.delete(chat.messages.keys().next().value as string);
  touch(world);
  return message;
};

/** Keeps bytes under an address of the platform's. */
export const storeMedia = (world: World, bytes: Uint8Array, extension: string): string => {
  const url = `${world.mediaRoot}/media/${String(++world.count.media).padStart(8, '0')}.${extension}`;
  world.media.set(url, bytes);
  return url;
};
