/** What the stand-in for a Zalo Official Account knows: people, groups, messages, files, and what went over the wire. */

export type User = {
  /** As this account sees the person; 19 digits, which no JavaScript number holds. */
  readonly id: string;
  /** As the app sees the same person: another id, of no use for writing to them. */
  readonly appId: string;
  readonly name: string;
  follows: boolean;
  /** Last word, tap or follow, ms: what the windows count from. Undefined before the first. */
  heardAt: number | undefined;
  /** Messages sent to the person since. */
  sentSince: number;
  /** `inactive`: not seen on Zalo for 45 days; `restricted`: refuses messages of this kind. */
  standing: 'active' | 'inactive' | 'restricted';
  /** Of the account: one of them has to be in each group it makes. */
  readonly admin: boolean;
};

export type Button = { readonly title: string; readonly type: string; readonly payload: unknown };

export type Medium = {
  readonly kind: 'image' | 'gif' | 'audio' | 'video' | 'file' | 'sticker';
  /** Address, or what the upload gave. */
  readonly file: string;
  readonly bytes: number;
  readonly name?: string;
};

export type Message = {
  readonly id: string;
  readonly at: number;
  /** The id of a person, or the account's. */
  readonly from: string;
  /** The colleague who wrote it in the account's own tool. */
  readonly admin?: string;
  readonly text?: string;
  readonly buttons?: readonly Button[];
  readonly medium?: Medium;
  /** The others of several pictures that were sent at once. */
  readonly more?: readonly Medium[];
  readonly place?: { readonly lat: number; readonly long: number };
  readonly form?: { readonly title: string; readonly subtitle: string };
  readonly quote?: string;
  /** Whose phones it rings at. */
  readonly mentions?: readonly string[];
  /** Only what it paid for: neither in the free window nor in a group. */
  readonly billed?: true;
  /** A tap whose payload is not shown. */
  readonly hidden?: true;
};

export type Chat = {
  readonly id: string;
  readonly group?: { readonly name: string; state: 'enabled' | 'expired' | 'without-us' | 'dissolved' };
  readonly members: Map<string, User>;
  readonly messages: Map<string, Message>;
};

export type StoredFile = {
  readonly id: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
};

export type Event = { readonly event_name: string; readonly [field: string]: unknown };

export type WireEntry =
  | {
      readonly kind: 'call';
      readonly at: number;
      /** Path behind the server's name. */
      readonly method: string;
      readonly params: unknown;
      readonly status: number;
      /** The body of the answer; undefined where none arrived that could be read. */
      readonly result: unknown;
    }
  | {
      readonly kind: 'delivery';
      readonly at: number;
      readonly event: unknown;
      /** 0 for the first. */
      readonly attempt: number;
      /** 0 where no answer came, or none within two seconds. */
      readonly status: number;
    };

/** What differs between accounts, packages and sources. */
export type Settings = {
  /** When a delivery is repeated: `connection` only where no answer came at all. */
  retries: 'off' | 'connection' | 'any';
  /** Whose timestamp the signature is over. */
  signing: 'body' | 'header';
  /** Timestamps of bodies as numbers. */
  numeric: boolean;
  /** Where events of groups name the group. */
  groupIn: 'recipient.id' | 'recipient.group_id' | 'group_id' | 'group_info';
  /** The app demands that calls prove knowledge of its secret. */
  proof: boolean;
  /** Messages that cost nothing within 48 hours of a person's last word. */
  freeReplies: number;
  /** Whether messages beyond that can be paid for. */
  paid: boolean;
  /** Calls. */
  perMinute: number;
  /** The code with which buttons are refused; undefined where they are taken. */
  refuseButtons: number | undefined;
  /** Approved templates by their id: the text, and the fields `<name>` in it. */
  templates: Readonly<Record<string, { readonly fields: readonly string[]; readonly text: string }>>;
};

export type Asset = { readonly id: string; readonly type: string; usedBy: string | undefined };

export type World = {
  readonly oaId: string;
  readonly appId: string;
  readonly title: string;
  /** ms */
  readonly now: () => number;
  readonly settings: Settings;
  readonly people: Map<string, User>;
  readonly chats: Map<string, Chat>;
  /** By address, for what people sent; by id, for what we uploaded. */
  readonly files: Map<string, StoredFile>;
  readonly uploads: Map<string, StoredFile & { readonly until: number }>;
  /** What was paid for: a group each, of so many people. */
  readonly assets: Asset[];
  readonly wire: WireEntry[];
  changed: number;
  readonly listeners: Set<() => void>;
  readonly count: Record<'person' | 'group' | 'message' | 'file' | 'token', number>;
  readonly keep: number;
};

export const createWorld = (options: {
  readonly oaId: string;
  readonly appId: string;
  readonly now: () => number;
  readonly title?: string;
  readonly keep?: number;
  readonly from?: number;
  readonly settings?: Partial<Settings>;
}): World => {
  const from = options.from ?? 0;
  return {
    oaId: options.oaId,
    appId: options.appId,
    title: options.title ?? 'UBND xã Ví Dụ',
    now: options.now,
    settings: {
      retries: 'any',
      signing: 'body',
      numeric: false,
      groupIn: 'recipient.id',
      proof: false,
      freeReplies: 8,
      paid: true,
      perMinute: 4_000,
      refuseButtons: undefined,
      templates: {},
      ...options.settings,
    },
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    uploads: new Map(),
    assets: ['gmf100', 'gmf50', 'gmf50', 'gmf10'].map((type, i) => ({ id: `${type}-${i}`, type, usedBy: undefined })),
    wire: [],
    changed: 0,
    listeners: new Set(),
    count: { person: 0, group: 0, message: from, file: from, token: from },
    keep: options.keep ?? 20_000,
  };
};

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

/** Ids as Zalo has them: 19 digits beyond 2^53 for people, hex for messages and groups. */
export const newUserId = (world: World): readonly [string, string] => {
  const n = BigInt(++world.count.person);
  return [String(2_222_333_344_445_555_000n + n), String(3_333_444_455_556_666_000n + n)];
};
export const newGroupId = (world: World): string => `f0e1d2c3b4a59${String(++world.count.group).padStart(5, '0')}`;
const newMessageId = (world: World): string =>
  (0xa1b2_0000_0000 + ++world.count.message).toString(16).padStart(20, 'd');

export const post = (world: World, chat: Chat, content: Omit<Message, 'id' | 'at'>): Message => {
  const message = { id: newMessageId(world), at: world.now(), ...content };
  chat.messages.set(message.id, message);
  if (chat.messages.size > world.keep) chat.messages.delete(chat.messages.keys().next().value as string);
  touch(world);
  return message;
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  image: 'jpg',
  gif: 'gif',
  audio: 'aac',
  video: 'mp4',
  sticker: 'png',
};

/** Keeps what a person sent; gives its address at one of Zalo's hosts. */
export const publish = (world: World, kind: string, bytes: Uint8Array, name?: string): string => {
  const n = ++world.count.file;
  const extension = EXTENSIONS[kind] ?? /\.(\w{1,8})$/.exec(name ?? '')?.[1] ?? 'bin';
  const url = `https://${kind}-stal-${n % 9}.zdn.vn/${n}/${(n * 7919).toString(16)}.${extension}`;
  world.files.set(url, { id: url, kind, bytes, ...(name !== undefined && { name }) });
  return url;
};

export const DAY = 86_400_000;
/** Free of charge for 48 hours, open for 7 days after a person's last word. ms */
export const FREE = 2 * DAY;
export const OPEN = 7 * DAY;

/** How things stand between the account and a person. */
export const windowOf = (world: World, user: User): { readonly open: boolean; readonly freeLeft: number } => {
  const since = user.heardAt === undefined ? Number.POSITIVE_INFINITY : world.now() - user.heardAt;
  const freeLeft = since <= FREE ? Math.max(0, world.settings.freeReplies - user.sentSince) : 0;
  return { open: since <= OPEN, freeLeft };
};
