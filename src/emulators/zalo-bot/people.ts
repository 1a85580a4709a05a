/** What people do on their phones. Each act throws where a real person could not do it. */
import type { Delivery } from './delivery.ts';
import { admits, countMessage } from './plan.ts';
import { type Shown, show } from './show.ts';
import {
  addChat,
  type Chat,
  type Message,
  post,
  storeMedia,
  touch,
  type Unheard,
  type User,
  type World,
} from './world.ts';

export type InChat = {
  /** A group; without it the talk is with the bot alone. */
  readonly chat?: string;
  readonly replyTo?: string;
  /** Puts the bot's name before the words, as picking it from the list does. */
  readonly mention?: boolean;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  say(text: string, where?: InChat): Shown;
  photo(what?: InChat & { readonly bytes?: Uint8Array; readonly caption?: string }): Shown;
  voice(what?: Omit<InChat, 'mention'> & { readonly bytes?: Uint8Array }): Shown;
  sticker(where?: Omit<InChat, 'mention'>): Shown;
  /** Anything that the platform does not pass on: the bot hears only that something came. `bare`: not even from whom. */
  other(
    what: 'document' | 'video' | 'place' | 'contact',
    where?: Omit<InChat, 'mention'> & { readonly bare?: boolean },
  ): Shown;
  block(): void;
  unblock(): void;
  /** The private chat as the person sees it. */
  readonly messages: () => readonly Shown[];
};

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
/** The smallest things that are what they say by their first bytes: a JPEG, an AAC frame. */
const PHOTO = fromBase64(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
);
const VOICE = new Uint8Array([0xff, 0xf1, 0x50, 0x80, 0x01, 0x3f, 0xfc, 0x01, 0x40, 0x20]);

type Content = Omit<Message, 'id' | 'at' | 'from' | 'unheard'>;

export const createPerson = (world: World, delivery: Delivery, user: User, open: boolean): Person => {
  const own = addChat(world, { id: user.id, group: false, title: user.name, open });
  own.members.set(user.id, user);
  if (open) admits(world.plan, world.usage, user.id);

  const chatFor = (id: string | undefined): Chat => {
    if (id === undefined) {
      if (own.blocked) throw new Error(`${user.name} has blocked the bot`);
      own.open = true;
      return own;
    }
    const chat = world.chats.get(id);
    if (!chat?.members.has(user.id)) throw new Error(`${user.name} is not in chat ${id}`);
    return chat;
  };

  /** Tells the bot of a message, or marks why not. */
  const pass = (chat: Chat, message: Message, event: string, fields: object, bare: boolean): void => {
    const why = unheardIn(world, chat, message);
    if (why) {
      message.unheard = why;
      touch(world);
      return;
    }
    countMessage(world.usage, world.now());
    const common = {
      message_id: message.id,
      date: message.at,
      from: { id: user.id, display_name: user.name, is_bot: false },
      chat: { id: chat.id, chat_type: chat.group ? 'GROUP' : 'PRIVATE' },
    };
    const event_name = user.shielded ? 'message.unsupported.received' : event;
    const update = bare ? { event_name } : { event_name, message: { ...common, ...(!user.shielded && fields) } };
    delivery.emit(update, chat.id, message);
  };

  const put = (where: InChat, content: Content, event: string, fields: object = {}, bare = false): Shown => {
    const chat = chatFor(where.chat);
    const { replyTo } = where;
    if (replyTo !== undefined && !chat.messages.has(replyTo))
      throw new Error(`There is no message ${replyTo} to answer`);
    const message = post(world, chat, user, { ...content, ...(replyTo !== undefined && { replyTo }) });
    pass(chat, message, event, fields, bare);
    return show(chat, message.id);
  };

  const addressed = (text: string, { mention = false }: InChat): string =>
    mention ? `@${world.me.name} ${text}`.trim() : text;

  return {
    id: user.id,
    name: user.name,
    say: (words, where = {}) => {
      const text = addressed(words, where);
      return put(where, { text }, 'message.text.received', { text });
    },
    photo: (what = {}) => {
      const url = storeMedia(world, what.bytes ?? PHOTO, 'jpg');
      const caption = what.caption === undefined && !what.mention ? '' : addressed(what.caption ?? '', what);
      const words = caption !== '' && { text: caption };
      const fields = { photo: url, ...(caption !== '' && { caption }) };
      return put(what, { media: { kind: 'photo', url }, ...words }, 'message.image.received', fields);
    },
    voice: (what = {}) => {
      const url = storeMedia(world, what.bytes ?? VOICE, 'aac');
      return put(what, { media: { kind: 'voice', url } }, 'message.voice.received', { voice_url: url });
    },
    sticker: (where = {}) => {
      const url = `${world.mediaRoot}/stickers/1.png`;
      return put(where, { media: { kind: 'sticker', url } }, 'message.sticker.received', { sticker: '0e1f', url });
    },
    other: (what, where = {}) => put(where, { other: what }, 'message.unsupported.received', {}, where.bare ?? false),
    block: () => {
      if (own.blocked || !own.open) throw new Error(`${user.name} has no open chat to block`);
      own.blocked = true;
      touch(world);
    },
    unblock: () => {
      if (!own.blocked) throw new Error(`${user.name} has not blocked the bot`);
      own.blocked = false;
      touch(world);
    },
    messages: () => [...own.messages.keys()].map((id) => show(own, id)),
  };
};

/** Of a group's talk the bot gets what names it and what answers it; a photo must name it in its own words. */
const unheardIn = (world: World, chat: Chat, message: Message): Unheard | undefined => {
  if (chat.group) {
    if (!chat.open) return 'not-in-group';
    const answered = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
    const named = message.text?.includes(`@${world.me.name}`) ?? false;
    if (!named && answered?.from.id !== world.me.id) return 'not-mentioned';
  }
  return admits(world.plan, world.usage, message.from.id) ? undefined : 'too-many-people';
};
