/** What a person sees, as data that a page can draw. */
import type { Button, Chat, Entity, ReplyButton, User, World } from './world.ts';

export type ShownMedia = {
  readonly kind: 'photo' | 'voice' | 'video' | 'document' | 'sticker';
  readonly file: string;
  readonly bytes: number;
  readonly name?: string;
  readonly seconds?: number;
};

/** A message as it stands now, with all edits. */
export type Shown = {
  readonly id: number;
  readonly chat: number;
  /** ms */
  readonly at: number;
  readonly from: { readonly id: number; readonly name: string; readonly bot: boolean };
  /** The text, or the caption of a file. */
  readonly text?: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly Button[])[];
  readonly replyKeyboard?: readonly (readonly ReplyButton[])[];
  readonly replyTo?: number;
  readonly media?: ShownMedia;
  readonly album?: string;
  readonly place?: { readonly lat: number; readonly long: number; readonly name?: string };
  readonly contact?: { readonly phone: string; readonly name: string };
  /** Somebody joined, the group moved: the name of the field that says so. */
  readonly service?: string;
  /** Names of those who came or went. */
  readonly members?: readonly string[];
  readonly edited: boolean;
};

const MEDIA = ['photo', 'voice', 'video', 'document', 'sticker'] as const;
const SERVICE = ['new_chat_members', 'left_chat_member', 'migrate_to_chat_id', 'migrate_from_chat_id'];

/** Throws where the chat has no such message. */
export const show = (world: World, chat: Chat, id: number): Shown => {
  const kept = chat.messages.get(id);
  if (!kept) throw new Error(`Chat ${chat.info.id} has no message ${id}`);
  const { raw, replyKeyboard } = kept;
  const text = raw.text ?? raw.caption;
  const media = mediaOf(world, raw);
  const place = (raw.venue as { readonly location?: unknown } | undefined)?.location ?? raw.location;
  const { latitude: lat, longitude: long } = (place ?? {}) as {
    readonly latitude?: number;
    readonly longitude?: number;
  };
  const title = (raw.venue as { readonly title?: string } | undefined)?.title;
  const contact = raw.contact as { readonly phone_number: string; readonly first_name: string } | undefined;
  const service = SERVICE.find((name) => raw[name] !== undefined);
  const moved = [raw.new_chat_members ?? raw.left_chat_member ?? []].flat() as unknown as readonly User[];
  return {
    id,
    chat: chat.info.id,
    at: raw.date * 1000,
    from: { id: raw.from?.id ?? 0, name: raw.from?.first_name ?? '', bot: raw.from?.is_bot ?? false },
    ...(text !== undefined && { text }),
    entities: raw.entities ?? raw.caption_entities ?? [],
    buttons: raw.reply_markup?.inline_keyboard ?? [],
    ...(replyKeyboard && { replyKeyboard }),
    ...(raw.reply_to_message && { replyTo: raw.reply_to_message.message_id }),
    ...(media && { media }),
    ...(typeof raw.media_group_id === 'string' && { album: raw.media_group_id }),
    ...(lat !== undefined &&
      long !== undefined && { place: { lat, long, ...(title !== undefined && { name: title }) } }),
    ...(contact && { contact: { phone: contact.phone_number, name: contact.first_name } }),
    ...(service && { service }),
    ...(moved.length > 0 && { members: moved.map(({ first_name: name }) => name) }),
    edited: raw.edit_date !== undefined,
  };
};

const mediaOf = (world: World, raw: Readonly<Record<string, unknown>>): ShownMedia | undefined => {
  for (const kind of MEDIA) {
    const found = raw[kind];
    const field = (Array.isArray(found) ? found.at(-1) : found) as
      | { readonly file_id: string; readonly file_name?: string; readonly duration?: number }
      | undefined;
    if (!field) continue;
    return {
      kind,
      file: field.file_id,
      bytes: world.files.get(field.file_id)?.size ?? 0,
      ...(field.file_name !== undefined && { name: field.file_name }),
      ...(field.duration !== undefined && { seconds: field.duration }),
    };
  }
  return undefined;
};

export type ShownChat = {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title: string;
  readonly bot: Chat['bot'];
  readonly movedTo?: number;
  readonly members: readonly { readonly id: number; readonly name: string }[];
  readonly messages: readonly Shown[];
};

export const showChat = (world: World, chat: Chat): ShownChat => ({
  id: chat.info.id,
  type: chat.info.type,
  title: chat.info.title ?? chat.info.first_name ?? '',
  bot: chat.bot,
  ...(chat.movedTo !== undefined && { movedTo: chat.movedTo }),
  members: [...chat.members.values()].map((user) => ({ id: user.id, name: user.first_name })),
  messages: [...chat.messages.keys()].map((id) => show(world, chat, id)),
});
