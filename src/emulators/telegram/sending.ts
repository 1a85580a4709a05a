/** The methods that put a message into a chat or change one. */
import type { Called, Upload } from './body.ts';
import { badRequest, checkMarkup, fixText, type Markup, refuse } from './limits.ts';
import {
  type Chat,
  fileField,
  type Kept,
  type Message,
  photoField,
  post,
  type StoredFile,
  seconds,
  storeFile,
  touch,
  type World,
} from './world.ts';

export type Method = (call: Called) => unknown;

const MB = 1024 * 1024;
const PHOTO_LIMIT = 10 * MB;
const FILE_LIMIT = 50 * MB;

/** A value that forms carry as JSON text. */
export const nested = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return badRequest("can't parse JSON object");
  }
};

export const integer = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};

/** The chat that is meant, if the bot may write there. */
export const chatFor = (world: World, given: unknown): Chat => {
  if (given === undefined || given === '') return badRequest('chat_id is empty');
  const chat = world.chats.get(integer(given) ?? 0);
  if (!chat) return badRequest('chat not found');
  const { type } = chat.info;
  if (chat.movedTo !== undefined) {
    return refuse(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.movedTo,
    });
  }
  if (type === 'private') {
    if (chat.bot === 'never') return refuse(403, "Forbidden: bot can't initiate conversation with a user");
    if (chat.bot === 'kicked') return refuse(403, 'Forbidden: bot was blocked by the user');
    return chat;
  }
  const kind = type === 'group' ? 'group' : 'supergroup';
  if (chat.bot === 'never') return badRequest('chat not found');
  if (chat.bot === 'kicked') return refuse(403, `Forbidden: bot was kicked from the ${kind} chat`);
  if (chat.bot === 'left') return refuse(403, `Forbidden: bot is not a member of the ${kind} chat`);
  return chat;
};

export const sendingMethods = (world: World): Readonly<Record<string, Method>> => {
  const answered = (chat: Chat, given: unknown): object | undefined => {
    if (given === undefined) return undefined;
    const reply = nested(given) as { readonly message_id?: unknown; readonly allow_sending_without_reply?: unknown };
    const id = integer(reply.message_id);
    if (id === undefined) return badRequest('can\'t parse ReplyParameters: Field "message_id" must be of type Number');
    const found = chat.messages.get(id);
    if (!found) return reply.allow_sending_without_reply ? undefined : badRequest('message to be replied not found');
    const { reply_to_message: _, ...raw } = found.raw;
    return { reply_to_message: raw };
  };

  const send = (call: Called, content: (chat: Chat) => object): Message => {
    const { params } = call;
    const chat = chatFor(world, params.chat_id);
    if (params.parse_mode !== undefined) badRequest('this stand-in knows no parse_mode; send entities');
    const markup = checkMarkup(nested(params.reply_markup), chat.info.type === 'private');
    const fields = content(chat);
    const reply = answered(chat, params.reply_parameters);
    const message = post(world, chat, world.me, { ...reply, ...fields, ...inline(markup) });
    if (markup?.reply) (chat.messages.get(message.message_id) as Kept).replyKeyboard = markup.reply;
    return message;
  };

  const captionOf = (params: Readonly<Record<string, unknown>>): object => {
    const fixed = fixText(params.caption, nested(params.caption_entities), 'caption');
    return fixed.text === ''
      ? {}
      : { caption: fixed.text, ...(fixed.entities.length > 0 && { caption_entities: fixed.entities }) };
  };

  const fileOf = (given: unknown, uploads: Called['uploads'], kind: string): StoredFile => {
    const name = typeof given === 'string' && given.startsWith('attach://') ? given.slice(9) : undefined;
    const upload: Upload | undefined = name === undefined ? uploads.get(kind) : uploads.get(name);
    if (upload) {
      const { bytes } = upload;
      if (bytes.length === 0) badRequest('file must be non-empty');
      if (bytes.length > FILE_LIMIT) refuse(413, 'Request Entity Too Large');
      if (kind === 'photo' && bytes.length > PHOTO_LIMIT) {
        badRequest(
          `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT} bytes`,
        );
      }
      return storeFile(world, kind, bytes, { name: upload.name });
    }
    if (given === undefined) return badRequest(`there is no ${kind} in the request`);
    return world.files.get(String(given)) ?? badRequest('wrong remote file identifier specified: Wrong string length');
  };

  const mediaOf = (kind: string, file: StoredFile): object =>
    kind === 'photo'
      ? { photo: photoField(file) }
      : kind === 'document'
        ? { document: fileField(file) }
        : { [kind]: { ...fileField(file), duration: 3, ...(kind === 'video' && { width: 640, height: 360 }) } };

  const sendFile =
    (kind: string): Method =>
    (call) =>
      send(call, () => ({
        ...mediaOf(kind, fileOf(call.params[kind], call.uploads, kind)),
        ...captionOf(call.params),
      }));

  const kept = (call: Called): { readonly chat: Chat; readonly found: Kept } => {
    const chat = chatFor(world, call.params.chat_id);
    const id = integer(call.params.message_id);
    if (id === undefined) return badRequest('message identifier is not specified');
    const found = chat.messages.get(id) ?? badRequest('message to edit not found');
    if (found.raw.from?.id !== world.me.id || found.replyKeyboard) badRequest("message can't be edited");
    return { chat, found };
  };

  const change = (found: Kept, content: object, markup: Markup | undefined): Message => {
    const { reply_markup: before, entities: old, edit_date: _, ...rest } = found.raw;
    if (markup?.reply) badRequest('inline keyboard expected');
    const { text, entities } = content as { readonly text?: string; readonly entities?: readonly unknown[] };
    const same =
      (text === undefined || (text === rest.text && equal(entities ?? [], old ?? []))) &&
      equal(inline(markup).reply_markup ?? null, before ?? null);
    if (same) {
      badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    found.raw = {
      ...rest,
      ...(text === undefined && old && { entities: old }),
      ...content,
      ...inline(markup),
      edit_date: seconds(world),
    } as Message;
    touch(world);
    return found.raw;
  };

  return {
    sendMessage: (call) => {
      const words = () => {
        const fixed = fixText(call.params.text, nested(call.params.entities), 'text');
        return { text: fixed.text, ...(fixed.entities.length > 0 && { entities: fixed.entities }) };
      };
      return send(call, words);
    },
    sendPhoto: sendFile('photo'),
    sendVoice: sendFile('voice'),
    sendVideo: sendFile('video'),
    sendDocument: sendFile('document'),
    sendLocation: (call) => {
      const [latitude, longitude] = [Number(call.params.latitude), Number(call.params.longitude)];
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
        badRequest('wrong latitude or longitude specified');
      return send(call, () => ({ location: { latitude, longitude } }));
    },
    sendMediaGroup: (call) => {
      const { params, uploads } = call;
      const chat = chatFor(world, params.chat_id);
      if (params.reply_markup !== undefined) badRequest("reply markup can't be used with media groups");
      const media = nested(params.media);
      if (!Array.isArray(media) || media.length < 2) return badRequest('there must be at least 2 messages in an album');
      if (media.length > 10) badRequest('too many messages to send as an album');
      const items = media as readonly Readonly<Record<string, unknown>>[];
      const kinds = new Set(items.map(({ type }) => (type === 'photo' || type === 'video' ? 'picture' : type)));
      if (kinds.size > 1)
        badRequest(`${[...kinds].find((kind) => kind !== 'picture')} can't be mixed with other media types`);
      if (!['picture', 'document', 'audio'].includes(String([...kinds][0]))) {
        badRequest("can't use the media of the specified type in the album");
      }
      const reply = answered(chat, params.reply_parameters);
      const contents = items.map((item) => ({
        ...mediaOf(String(item.type), fileOf(item.media, uploads, String(item.type))),
        ...captionOf(item),
      }));
      const group = String(13_000_000_000 + ++world.count.album);
      return contents.map((content) => post(world, chat, world.me, { media_group_id: group, ...reply, ...content }));
    },
    editMessageText: (call) => {
      const { chat, found } = kept(call);
      if (found.raw.text === undefined) badRequest('there is no text in the message to edit');
      const fixed = fixText(call.params.text, nested(call.params.entities), 'text');
      const markup = checkMarkup(nested(call.params.reply_markup), chat.info.type === 'private');
      const content = { text: fixed.text, ...(fixed.entities.length > 0 && { entities: fixed.entities }) };
      return change(found, content, markup);
    },
    editMessageReplyMarkup: (call) => {
      const { chat, found } = kept(call);
      return change(found, {}, checkMarkup(nested(call.params.reply_markup), chat.info.type === 'private'));
    },
    deleteMessage: (call) => {
      const chat = chatFor(world, call.params.chat_id);
      if (!chat.messages.delete(integer(call.params.message_id) ?? 0)) badRequest('message to delete not found');
      touch(world);
      return true;
    },
    sendChatAction: (call) => {
      chatFor(world, call.params.chat_id);
      if (typeof call.params.action !== 'string') badRequest('wrong parameter action in request');
      return true;
    },
  };
};

const inline = (markup: Markup | undefined): { readonly reply_markup?: Message['reply_markup'] } =>
  markup?.inline && markup.inline.length > 0 ? { reply_markup: { inline_keyboard: markup.inline } } : {};

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
