/** What the stand-in for Telegram knows: people, chats, messages, files, and what went over the wire. */

export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type ChatInfo = {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly first_name?: string;
};

export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly [field: string]: unknown;
};

export type Button = {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
};

export type ReplyButton = {
  readonly text: string;
  readonly request_location?: boolean;
  readonly request_contact?: boolean;
};

/** As it stands in updates and results; media stand in it under their own names. */
export type Message = {
  readonly message_id: number;
  readonly date: number;
  readonly chat: ChatInfo;
  readonly from?: User;
  readonly edit_date?: number;
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  readonly reply_to_message?: Message;
  readonly [field: string]: unknown;
};

/** A message with what only the person's screen shows: a keyboard in place of the letters. */
export type Kept = { raw: Message; replyKeyboard?: readonly (readonly ReplyButton[])[] };

export type Standing = 'never' | 'member' | 'administrator' | 'left' | 'kicked';

export type Chat = {
  readonly info: ChatInfo;
  readonly messages: Map<number, Kept>;
  nextMessage: number;
  /** In a group: how the bot stands to it. In a private chat: `never` before the person started it, `kicked` while blocked. */
  bot: Standing;
  readonly members: Map<number, User>;
  movedTo?: number;
};

export type StoredFile = {
  readonly id: string;
  readonly path: string;
  readonly name?: string;
  readonly bytes: Uint8Array;
  /** What the platform says of its size; the length of `bytes` where it is missing. */
  readonly size: number;
};

export type Press = {
  readonly id: string;
  readonly person: number;
  readonly chat: number;
  readonly message: number;
  readonly at: number;
};

/** What a person saw at the top of the screen after a press; without a text only the clock on the button stopped. */
export type Toast = {
  readonly at: number;
  readonly person: number;
  readonly press: string;
  readonly text?: string;
  readonly alert: boolean;
};

export type Update = { readonly update_id: number; readonly [kind: string]: unknown };

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
      readonly update: Update;
      /** 0 where no answer came. */
      readonly status: number;
    };

export type World = {
  readonly token: string;
  /** ms */
  readonly now: () => number;
  readonly me: User;
  readonly people: Map<number, User>;
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  readonly paths: Map<string, StoredFile>;
  readonly presses: Map<string, Press>;
  readonly toasts: Toast[];
  readonly commands: Map<string, readonly unknown[]>;
  readonly wire: WireEntry[];
  /** Grows with everything that happens. */
  changed: number;
  readonly listeners: Set<() => void>;
  readonly count: Record<'person' | 'group' | 'supergroup' | 'file' | 'press' | 'album', number>;
  /** Added to the first number of every other count: updates, messages of a chat. */
  readonly from: number;
  /** So many entries of each list are kept. */
  readonly keep: number;
};

/** Ids of people lie beyond 32 bits, as the platform's newer ones do. */
const FIRST_PERSON = 5_000_000_000;
const FIRST_SUPERGROUP = 1_002_000_000_000;
const FIRST_GROUP = 4_000_000;

export const createWorld = (options: {
  readonly token: string;
  readonly now: () => number;
  readonly keep?: number;
  readonly from?: number;
  readonly username?: string;
  readonly title?: string;
}): World => {
  const id = Number(/^\d+/.exec(options.token)?.[0] ?? 1);
  const from = options.from ?? 0;
  return {
    token: options.token,
    now: options.now,
    me: { id, is_bot: true, first_name: options.title ?? 'Cầu Nối', username: options.username ?? 'caunoi_bot' },
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    paths: new Map(),
    presses: new Map(),
    toasts: [],
    commands: new Map(),
    wire: [],
    changed: 0,
    listeners: new Set(),
    count: {
      person: FIRST_PERSON,
      group: FIRST_GROUP,
      supergroup: FIRST_SUPERGROUP,
      file: from,
      press: from,
      album: from,
    },
    from,
    keep: options.keep ?? 20_000,
  };
};

export const seconds = (world: World): number => Math.floor(world.now() / 1000);

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

export const addChat = (world: World, info: ChatInfo, bot: Standing): Chat => {
  const chat: Chat = { info, messages: new Map(), nextMessage: world.from + 1, bot, members: new Map() };
  world.chats.set(info.id, chat);
  return chat;
};

/** Puts a message into a chat. Message ids count per chat, as in supergroups: nothing may take them for unique. */
export const post = (world: World, chat: Chat, from: User, content: Readonly<Record<string, unknown>>): Message => {
  const raw: Message = {
    message_id: chat.nextMessage++,
    from,
    chat: chat.info,
    date: seconds(world),
    ...content,
  };
  chat.messages.set(raw.message_id, { raw });
  if (chat.messages.size > world.keep) chat.messages.delete(chat.messages.keys().next().value as number);
  touch(world);
  return raw;
};

const FOLDERS: Readonly<Record<string, readonly [string, string]>> = {
  photo: ['photos', 'jpg'],
  voice: ['voice', 'oga'],
  video: ['videos', 'mp4'],
  document: ['documents', 'dat'],
};

/** Keeps a file; `size` where the platform is to claim another one than it has. */
export const storeFile = (
  world: World,
  kind: string,
  bytes: Uint8Array,
  more: { readonly name?: string; readonly size?: number } = {},
): StoredFile => {
  const n = ++world.count.file;
  const [folder, extension] = FOLDERS[kind] ?? ['documents', 'dat'];
  const given = more.name && /\.([A-Za-z0-9]{1,8})$/.exec(more.name)?.[1];
  const file: StoredFile = {
    id: `AgACAgUAAx${kind}${String(n).padStart(8, '0')}`,
    path: `${folder}/file_${n}.${given ?? extension}`,
    bytes,
    size: more.size ?? bytes.length,
    ...(more.name !== undefined && { name: more.name }),
  };
  world.files.set(file.id, file);
  world.paths.set(file.path, file);
  return file;
};

/** How the media field of a message names a file. */
export const fileField = (file: StoredFile): Readonly<Record<string, unknown>> => ({
  file_id: file.id,
  file_unique_id: file.id.slice(-8),
  file_size: file.size,
  ...(file.name !== undefined && { file_name: file.name }),
});

/** A photo in two sizes, the smaller first, as the platform gives them. */
export const photoField = (file: StoredFile): readonly Readonly<Record<string, unknown>>[] => [
  { file_id: `${file.id}s`, file_unique_id: `${file.id.slice(-8)}s`, file_size: 900, width: 90, height: 67 },
  { ...fileField(file), width: 1280, height: 960 },
];
