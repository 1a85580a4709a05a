/** What a person sees, as data that a page can draw. */
import type { Chat, Style, Unheard, World } from './world.ts';

export type Shown = {
  readonly id: string;
  readonly chat: string;
  /** ms */
  readonly at: number;
  readonly from: { readonly id: string; readonly name: string; readonly bot: boolean };
  /** The text, or the words with a photo. */
  readonly text?: string;
  readonly styles: readonly Style[];
  readonly media?: { readonly kind: 'photo' | 'voice' | 'sticker'; readonly url: string };
  /** Something that bots are not told of. */
  readonly other?: string;
  readonly replyTo?: string;
  /** Why the bot never heard of it. */
  readonly unheard?: Unheard;
};

/** Throws where the chat has no such message. */
export const show = (chat: Chat, id: string): Shown => {
  const message = chat.messages.get(id);
  if (!message) throw new Error(`Chat ${chat.id} has no message ${id}`);
  const { from, styles = [], ...rest } = message;
  return { ...rest, chat: chat.id, from: { id: from.id, name: from.name, bot: from.bot }, styles };
};

export type ShownChat = {
  readonly id: string;
  readonly group: boolean;
  readonly title: string;
  /** The bot can write here, as far as the chat goes. */
  readonly open: boolean;
  readonly blocked: boolean;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly messages: readonly Shown[];
};

export const showChat = (chat: Chat): ShownChat => ({
  id: chat.id,
  group: chat.group,
  title: chat.title,
  open: chat.open,
  blocked: chat.blocked,
  members: [...chat.members.values()].map(({ id, name }) => ({ id, name })),
  messages: [...chat.messages.keys()].map((id) => show(chat, id)),
});

/** Throws where there is no such chat. */
export const chatOf = (world: World, id: string): Chat => {
  const chat = world.chats.get(id);
  if (!chat) throw new Error(`There is no chat ${id}`);
  return chat;
};
