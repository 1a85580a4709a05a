/** What people do on their phones. Each act throws where a real person could not do it. */
import type { Delivery } from './delivery.ts';
import { type Shown, show } from './show.ts';
import {
  addChat,
  type Chat,
  fileField,
  type Message,
  photoField,
  post,
  type Standing,
  seconds,
  storeFile,
  type Toast,
  touch,
  type User,
  type World,
} from './world.ts';

export type InChat = { readonly chat?: number; readonly replyTo?: number };
export type Bytes = { readonly bytes?: Uint8Array; readonly size?: number };

/** A person with a phone; `chat` in the acts is a group's id, without it the talk is with the bot alone. */
export type Person = {
  readonly id: number;
  readonly name: string;
  /** Presses Start, or opens a link with a payload; lifts a block. */
  start(payload?: string): Shown;
  say(text: string, where?: InChat): Shown;
  edit(message: number | Shown, text: string, where?: { readonly chat?: number }): Shown;
  photo(what?: InChat & Bytes & { readonly caption?: string }): Shown;
  /** `n` photos at once: one update each, with the caption on the first. */
  album(
    n: number,
    what?: InChat & { readonly caption?: string; readonly bytes?: readonly Uint8Array[] },
  ): readonly Shown[];
  voice(duration: number, what?: InChat & Bytes): Shown;
  video(what?: InChat & Bytes & { readonly caption?: string }): Shown;
  document(what: InChat & Bytes & { readonly name: string; readonly caption?: string }): Shown;
  location(lat: number, long: number, where?: InChat): Shown;
  venue(
    what: InChat & { readonly lat: number; readonly long: number; readonly title: string; readonly address: string },
  ): Shown;
  /** Own number, unless another person is named. */
  contact(phone: string, what?: InChat & { readonly of?: Person }): Shown;
  sticker(where?: InChat): Shown;
  /** Presses the button with this label or these data under the message; gives the id of the press. Throws where there is none. */
  press(message: number | Shown, button: string, where?: { readonly chat?: number }): string;
  /** A press with any data, as an old phone or a forger sends it. */
  forge(message: number | Shown, data: string, where?: { readonly chat?: number }): string;
  block(): void;
  unblock(): void;
  /** The private chat as the person sees it. */
  readonly messages: () => readonly Shown[];
  readonly toasts: () => readonly Toast[];
};

/** The smallest pictures and sounds that are what they say by their first bytes. */
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const PHOTO = fromBase64(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
);
const VOICE = new TextEncoder().encode('OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead');
const VIDEO = new TextEncoder().encode('\0\0\0\x18ftypmp42\0\0\0\0mp42isom');
const DOCUMENT = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');

export const idOf = (message: number | Shown): number => (typeof message === 'number' ? message : message.id);

export const createPerson = (world: World, delivery: Delivery, user: User, open: boolean): Person => {
  const own = addChat(world, { id: user.id, type: 'private', first_name: user.first_name }, open ? 'member' : 'never');
  own.members.set(user.id, user);

  const standing = (status: Standing, before: Standing): void => {
    own.bot = status;
    const member = (is: Standing) => ({ user: world.me, status: is === 'kicked' ? 'kicked' : 'member' });
    const change = {
      chat: own.info,
      from: user,
      date: seconds(world),
      old_chat_member: member(before),
      new_chat_member: member(status),
    };
    delivery.emit('my_chat_member', change, own.info.id);
    touch(world);
  };

  const chatOf = (id: number | undefined): Chat => {
    if (id === undefined) {
      if (own.bot === 'kicked') throw new Error(`${user.first_name} has blocked the bot`);
      own.bot = 'member';
      return own;
    }
    const chat = world.chats.get(id);
    if (!chat?.members.has(user.id)) throw new Error(`${user.first_name} is not in chat ${id}`);
    return chat;
  };

  const put = (where: InChat, content: object): Shown => {
    const chat = chatOf(where.chat);
    const answered = where.replyTo === undefined ? undefined : chat.messages.get(where.replyTo)?.raw;
    if (where.replyTo !== undefined && !answered) throw new Error(`There is no message ${where.replyTo} to answer`);
    const { reply_to_message: _, ...shallow } = answered ?? {};
    const raw = post(world, chat, user, { ...(answered && { reply_to_message: shallow }), ...content });
    if (reaches(world, chat, raw)) delivery.emit('message', raw, chat.info.id);
    return show(world, chat, raw.message_id);
  };

  const captioned = ({ caption }: { readonly caption?: string }) => caption !== undefined && { caption };

  const sendPress = (message: number, data: string, chat: Chat): string => {
    const found = chat.messages.get(message);
    if (!found) throw new Error(`There is no message ${message} to press on`);
    const id = String(4_000_000_000_000_000 + ++world.count.press);
    world.presses.set(id, { id, person: user.id, chat: chat.info.id, message, at: world.now() });
    if (world.presses.size > world.keep) world.presses.delete(world.presses.keys().next().value as string);
    const query = { id, from: user, message: found.raw, chat_instance: String(chat.info.id), data };
    delivery.emit('callback_query', query, chat.info.id);
    return id;
  };

  const person: Person = {
    id: user.id,
    name: user.first_name,
    start: (payload) => {
      if (own.bot === 'kicked') person.unblock();
      return put({}, commandText(payload === undefined ? '/start' : `/start ${payload}`));
    },
    say: (text, where = {}) => put(where, commandText(text)),
    edit: (message, text, where = {}) => {
      const chat = chatOf(where.chat);
      const found = chat.messages.get(idOf(message));
      if (found?.raw.from?.id !== user.id) throw new Error('Only own messages can be edited');
      const field = found.raw.text === undefined ? 'caption' : 'text';
      found.raw = { ...found.raw, [field]: text, edit_date: seconds(world) };
      if (reaches(world, chat, found.raw)) delivery.emit('edited_message', found.raw, chat.info.id);
      touch(world);
      return show(world, chat, found.raw.message_id);
    },
    photo: (what = {}) => {
      const file = storeFile(world, 'photo', what.bytes ?? PHOTO, what);
      return put(what, { photo: photoField(file), ...captioned(what) });
    },
    album: (n, what = {}) => {
      const group = String(13_000_000_000 + ++world.count.album);
      return Array.from({ length: n }, (_, i) => {
        const file = storeFile(world, 'photo', what.bytes?.[i] ?? PHOTO);
        return put(what, { media_group_id: group, photo: photoField(file), ...(i === 0 && captioned(what)) });
      });
    },
    voice: (duration, what = {}) => {
      const file = storeFile(world, 'voice', what.bytes ?? VOICE, what);
      return put(what, { voice: { ...fileField(file), mime_type: 'audio/ogg', duration } });
    },
    video: (what = {}) => {
      const file = storeFile(world, 'video', what.bytes ?? VIDEO, what);
      const video = { ...fileField(file), mime_type: 'video/mp4', duration: 4, width: 640, height: 360 };
      return put(what, { video, ...captioned(what) });
    },
    document: (what) => {
      const file = storeFile(world, 'document', what.bytes ?? DOCUMENT, what);
      return put(what, { document: fileField(file), ...captioned(what) });
    },
    location: (latitude, longitude, where = {}) => put(where, { location: { latitude, longitude } }),
    venue: ({ lat, long, title, address, ...where }) => {
      const location = { latitude: lat, longitude: long };
      return put(where, { venue: { location, title, address }, location });
    },
    contact: (phone, what = {}) => {
      const whose = what.of ?? person;
      return put(what, { contact: { phone_number: phone, first_name: whose.name, user_id: whose.id } });
    },
    sticker: (where = {}) => {
      const file = storeFile(world, 'photo', PHOTO);
      return put(where, { sticker: { ...fileField(file), type: 'regular', width: 512, height: 512, emoji: '👍' } });
    },
    press: (message, button, where = {}) => {
      const chat = chatOf(where.chat);
      const rows = chat.messages.get(idOf(message))?.raw.reply_markup?.inline_keyboard ?? [];
      const buttons = rows.flat();
      const found =
        buttons.find(({ text }) => text === button) ?? buttons.find((each) => each.callback_data === button);
      if (found?.callback_data === undefined) {
        const there = buttons.map(({ text }) => `"${text}"`).join(', ') || 'none';
        throw new Error(`There is no button "${button}" to press under message ${idOf(message)}; there are: ${there}`);
      }
      return sendPress(idOf(message), found.callback_data, chat);
    },
    forge: (message, data, where = {}) => sendPress(idOf(message), data, chatOf(where.chat)),
    block: () => {
      if (own.bot === 'kicked' || own.bot === 'never') throw new Error(`${user.first_name} has no open chat to block`);
      standing('kicked', 'member');
    },
    unblock: () => {
      if (own.bot !== 'kicked') throw new Error(`${user.first_name} has not blocked the bot`);
      standing('member', 'kicked');
    },
    messages: () => [...own.messages.keys()].map((id) => show(world, own, id)),
    toasts: () => world.toasts.filter((toast) => toast.person === user.id),
  };
  return person;
};

/** A text as the platform passes it on: commands are marked. */
const commandText = (text: string): object => {
  const command = /^\/\w+(?:@\w+)?/.exec(text)?.[0];
  return { text, ...(command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }) };
};

/** Privacy mode: of a group's talk a bot that is no administrator gets commands for it and answers to what it said. */
export const reaches = (world: World, chat: Chat, message: Message): boolean => {
  if (chat.info.type === 'private') return true;
  if (chat.bot !== 'member' && chat.bot !== 'administrator') return false;
  if (chat.bot === 'administrator') return true;
  const command = /^\/\w+(?:@(\w+))?(?:\s|$)/.exec(message.text ?? '');
  if (command) return command[1] === undefined || command[1].toLowerCase() === world.me.username?.toLowerCase();
  return message.reply_to_message?.from?.id === world.me.id;
};
