/** A Telegram update → what happened, in words of the domain. Reads only the fields named here and ignores all others. */
import * as z from 'zod';
import type { Body, Inbound, Media, MediaKind, OwnNumber } from '../../domain/message.ts';
import { clip, oneLine } from '../clean.ts';
import type { Read } from '../contract.ts';

const id = z.int();
const user = z.object({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({ id, type: z.string() });
const file = z.object({
  file_id: z.string().min(1),
  file_size: z.number().nonnegative().optional(),
  duration: z.number().nonnegative().optional(),
  file_name: z.string().optional(),
});
const size = file.extend({ width: z.number(), height: z.number() });
const point = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

const message = z.object({
  message_id: id,
  date: id,
  edit_date: id.optional(),
  chat,
  from: user.optional(),
  sender_chat: z.object({ id }).optional(),
  reply_to_message: z.object({ message_id: id, from: z.object({ id }).optional() }).optional(),
  migrate_to_chat_id: id.optional(),
  media_group_id: z.string().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(size).optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  document: file.optional(),
  location: point.optional(),
  venue: z.object({ location: point, title: z.string(), address: z.string() }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: id.optional() }).optional(),
});
const callback = z.object({
  id: z.string().min(1),
  from: user,
  message: z.object({ message_id: id, date: id, chat }),
  data: z.string(),
});
const standing = z.object({ status: z.string(), is_member: z.boolean().optional() });
const membership = z.object({
  chat,
  from: user,
  date: id,
  old_chat_member: standing,
  new_chat_member: standing,
});

type Message = z.infer<typeof message>;
type Member = z.infer<typeof user>;

/** Things a person sends that have no words for us. All else without words is a service message: nobody waits for an answer. */
const OTHER = [
  'sticker',
  'dice',
  'poll',
  'game',
  'story',
  'checklist',
  'paid_media',
  'giveaway',
  'invoice',
  'rich_message',
];

/** `voice` stands for all sound, `video` for all that moves. An animation is named as a document too, so it comes before. */
const MEDIA: readonly (readonly [keyof Message & string, MediaKind])[] = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['document', 'document'],
];

/** What `read` knows of the bot itself. */
export type Self = {
  /** From the token; 0 where the token does not begin with it. */
  readonly id: number;
  /** Without the @, in lower case; undefined while it is not known. */
  readonly username: string | undefined;
};

const NOTHING: Read = { ok: true, events: [] };

/** Never throws. Anything that is authentic and not understood gives no events. */
export const read = (body: unknown, self: Self): Read => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { ok: false };
  const update = body as Readonly<Record<string, unknown>>;
  const number = update.update_id;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) return { ok: false };
  const key = String(number);
  const event =
    update.message !== undefined
      ? fromMessage(update.message, key, self, false)
      : update.edited_message !== undefined
        ? fromMessage(update.edited_message, key, self, true)
        : update.callback_query !== undefined
          ? fromCallback(update.callback_query, key)
          : update.my_chat_member !== undefined
            ? fromMembership(update.my_chat_member, key)
            : undefined;
  return event ? { ok: true, events: [event] } : NOTHING;
};

const fromMessage = (raw: unknown, key: string, self: Self, edited: boolean): Inbound | undefined => {
  const parsed = message.safeParse(raw);
  if (!parsed.success) return undefined;
  const it = parsed.data;
  const to = addressOf(it.chat);
  if (!to) return undefined;
  const common = { key, at: (it.edit_date ?? it.date) * 1000, to, message: String(it.message_id) };
  if (it.migrate_to_chat_id !== undefined) {
    const from = it.from ? person(it.from) : { id: String(it.chat.id), name: '' };
    return { ...common, from, body: { kind: 'moved', chat: String(it.migrate_to_chat_id) } };
  }
  // Written in the name of a chat (anonymous administrators, linked channels): nobody to answer or to hold to it.
  if (!it.from || it.from.is_bot || it.sender_chat) return undefined;
  const said = bodyOf(it, raw as object, to.group, self, edited);
  if (!said) return undefined;
  const answered = it.reply_to_message;
  const toUs = answered?.from !== undefined && answered.from.id === self.id;
  return {
    ...common,
    from: person(it.from),
    ...(toUs && { replyTo: String(answered.message_id) }),
    body: said,
  };
};

const bodyOf = (it: Message, raw: object, group: boolean, self: Self, edited: boolean): Body | undefined => {
  const again = edited && { edited };
  if (it.text !== undefined) {
    const text = addressed(it.text, group, self.username);
    return text === undefined ? undefined : { kind: 'text', text, ...again };
  }
  const media = mediaOf(it);
  if (media) {
    const { caption, media_group_id: album } = it;
    return {
      kind: 'media',
      media,
      ...(caption !== undefined && caption !== '' && { caption }),
      ...(album !== undefined && { album }),
      ...again,
    };
  }
  // Each step of a shared live location comes as an edit.
  if (edited) return undefined;
  if (it.venue) {
    const { location, title, address } = it.venue;
    const name = oneLine([title, address].filter((part) => part !== '').join(', '));
    return { kind: 'place', lat: location.latitude, long: location.longitude, ...(name !== '' && { name }) };
  }
  if (it.location) return { kind: 'place', lat: it.location.latitude, long: it.location.longitude };
  if (it.contact) {
    const { phone_number: phone, user_id: owner } = it.contact;
    // Telegram puts the owner's id there itself, and hands the text on as it was sent: only in its plain form are both the same number.
    const own = (/^\+?[1-9]\d+$/.test(phone) ? 'sure' : 'said') satisfies OwnNumber;
    return { kind: 'contact', phone, own: owner !== undefined && owner === it.from?.id && own };
  }
  const name = OTHER.find((kind) => Object.hasOwn(raw, kind));
  return name === undefined ? undefined : { kind: 'other', name };
};

const mediaOf = (it: Message): Media | undefined => {
  const area = (each: z.infer<typeof size>): number => each.width * each.height;
  const largest = it.photo?.reduce<z.infer<typeof size> | undefined>(
    (best, each) => (best && area(best) >= area(each) ? best : each),
    undefined,
  );
  if (largest) return media('photo', largest);
  for (const [field, kind] of MEDIA) {
    const found = it[field] as z.infer<typeof file> | undefined;
    if (found) return media(kind, found);
  }
  return undefined;
};

const media = (kind: MediaKind, found: z.infer<typeof file>): Media => ({
  kind,
  ref: found.file_id,
  ...(found.file_size !== undefined && { bytes: found.file_size }),
  ...(found.duration !== undefined && { seconds: found.duration }),
  ...(found.file_name !== undefined && { name: found.file_name }),
});

/** The text without our own name; undefined where it is a command to another bot. */
const addressed = (text: string, group: boolean, username: string | undefined): string | undefined => {
  const command = /^(\/[^\s@/]+)@(\w+)(?=\s|$)/.exec(text);
  if (command) {
    const [whole, bare, name] = command as unknown as readonly [string, string, string];
    if (group && username !== undefined && name.toLowerCase() !== username) return undefined;
    return bare + text.slice(whole.length);
  }
  if (!group || username === undefined || !text.startsWith('@')) return text;
  const end = 1 + username.length;
  const named = text.slice(1, end).toLowerCase() === username && !/^\w/.test(text.slice(end));
  return named ? text.slice(end).replace(/^[\s,:]+/, '') : text;
};

const fromCallback = (raw: unknown, key: string): Inbound | undefined => {
  const parsed = callback.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id: press, from, message: under, data: token } = parsed.data;
  const to = addressOf(under.chat);
  if (!to || from.is_bot) return undefined;
  // Telegram does not say when a button was pressed; the date is that of the message the button stands under.
  return {
    key,
    at: under.date * 1000,
    from: person(from),
    to,
    replyTo: String(under.message_id),
    body: { kind: 'choice', token, press },
  };
};

const fromMembership = (raw: unknown, key: string): Inbound | undefined => {
  const parsed = membership.safeParse(raw);
  if (!parsed.success) return undefined;
  const it = parsed.data;
  const to = addressOf(it.chat);
  const before = inside(it.old_chat_member);
  const after = inside(it.new_chat_member);
  // Made an administrator, or restricted: still where it was.
  if (!to || before === after) return undefined;
  return { key, at: it.date * 1000, from: person(it.from), to, body: { kind: after ? 'joined' : 'left' } };
};

const inside = ({ status, is_member }: z.infer<typeof standing>): boolean =>
  ['creator', 'administrator', 'member'].includes(status) || (status === 'restricted' && is_member === true);

const addressOf = (it: z.infer<typeof chat>): Inbound['to'] | undefined =>
  it.type === 'private' || it.type === 'group' || it.type === 'supergroup'
    ? { channel: 'telegram', chat: String(it.id), group: it.type !== 'private' }
    : undefined;

/** The name in one line: a line feed in it would let a person write lines of ours. 128 UTF-16 units are two full names. */
const person = (it: Member): Inbound['from'] => ({
  id: String(it.id),
  name: clip(oneLine(`${it.first_name ?? ''} ${it.last_name ?? ''}`), 128),
  ...(it.language_code !== undefined && { lang: it.language_code }),
});
