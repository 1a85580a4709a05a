/** An update of the Bot Platform → what happened, in words of the domain. Reads only the fields named here and ignores all others. */
import * as z from 'zod';
import { oneLine } from '../../domain/clean.ts';
import type { Body, Inbound, MediaKind } from '../../domain/message.ts';
import type { Read } from '../contract.ts';
import { withoutName } from './mention.ts';

/** Ids are opaque. One that came as a number beyond 2^53 is another one already, so it is none. */
const id = z.union([z.string().regex(/^[^\s\p{C}]{1,200}$/u), z.int().transform(String)]);
const name = z.string().optional().catch(undefined);

const message = z.object({
  message_id: id,
  date: z.coerce.number().nonnegative().optional().catch(undefined),
  from: z.object({ id, display_name: name, name, is_bot: z.boolean().optional() }),
  chat: z.object({ id, chat_type: z.string().optional() }),
  text: z.unknown().optional(),
  caption: z.unknown().optional(),
  photo: z.unknown().optional(),
  photo_url: z.unknown().optional(),
  voice_url: z.unknown().optional(),
});

type Message = z.infer<typeof message>;

/** What `read` knows of the bot itself. */
export type Self = {
  /** From the token. */
  readonly id: string;
  /** By which people mention it. */
  readonly names: readonly string[];
  /** It may be in groups. */
  readonly groups: boolean;
};

const NOTHING: Read = { ok: true, events: [] };
const NO_UPDATE: Read = { ok: false };

/** Two full names. UTF-16 units. */
const NAME_LIMIT = 128;
const LINK_LIMIT = 2_048;
/** Below this a date can only be in seconds: in milliseconds it would lie before 1974. */
const SECONDS = 1e11;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The documentation wraps an update like an answer, some bots get it bare. */
const unwrapped = (body: unknown): unknown =>
  isObject(body) && body.ok === true && isObject(body.result) ? body.result : body;

/** Never throws. Anything that is authentic and not understood gives no events. */
export const read = (body: unknown, self: Self): Read => {
  const update = unwrapped(body);
  if (!isObject(update) || typeof update.event_name !== 'string') return NO_UPDATE;
  // "Unsupported" may come without any message: there is nobody to answer then.
  const parsed = message.safeParse(update.message);
  if (!parsed.success) return NOTHING;
  const it = parsed.data;
  const group = groupOf(it);
  if (group === undefined || it.from.is_bot || it.from.id === self.id) return NOTHING;
  if (group && !self.groups) return NOTHING;
  const said = bodyOf(update.event_name, it, group ? self.names : []);
  if (!said) return NOTHING;
  const event: Inbound = {
    // There is no number of the update: what it is made of tells it from all others, and is the same at each redelivery.
    key: [update.event_name, it.chat.id, it.from.id, it.message_id].join('/'),
    at: timeOf(it.date),
    from: { id: it.from.id, name: oneLine(it.from.display_name ?? it.from.name ?? '', NAME_LIMIT) },
    to: { channel: 'zalo-bot', chat: it.chat.id, group },
    message: it.message_id,
    ...(group && isAddressed(it, self.names) && { addressed: true }),
    body: said,
  };
  return { ok: true, events: [event] };
};

/** The platform also brings us what answers the bot, without telling: only its name is a call. */
const isAddressed = ({ text, caption }: Message, names: readonly string[]): boolean =>
  [text, caption].some((said) => typeof said === 'string' && withoutName(said, names) !== said);

const groupOf = ({ chat, from }: Message): boolean | undefined => {
  if (chat.chat_type === undefined) return chat.id !== from.id;
  const type = chat.chat_type.toUpperCase();
  return type === 'GROUP' ? true : type === 'PRIVATE' ? false : undefined;
};

/** ms; 0 where the platform does not tell. */
const timeOf = (date: number | undefined): number => {
  if (date === undefined || !Number.isSafeInteger(Math.round(date))) return 0;
  return Math.round(date < SECONDS ? date * 1000 : date);
};

const bodyOf = (event: string, it: Message, names: readonly string[]): Body | undefined => {
  switch (event) {
    case 'message.text.received':
      return typeof it.text === 'string' ? { kind: 'text', text: withoutName(it.text, names) } : undefined;
    case 'message.image.received':
      return file('photo', [it.photo, it.photo_url], it.caption, names);
    case 'message.voice.received':
      return file('voice', [it.voice_url], undefined, names);
    case 'message.sticker.received':
      return { kind: 'other', name: 'sticker' };
    // Documents, videos and places, and everything that somebody under protection sends.
    case 'message.unsupported.received':
      return { kind: 'other', name: 'unsupported' };
    default:
      return undefined;
  }
};

/** Where no link came with it, its words still count. */
const file = (kind: MediaKind, links: readonly unknown[], words: unknown, names: readonly string[]): Body => {
  const ref = links.find((link): link is string => typeof link === 'string' && isLink(link));
  const caption = typeof words === 'string' ? withoutName(words, names) : '';
  // Pictures chosen at once come one by one, and nothing tells that they belong together: each may be one of several.
  const album = kind === 'photo' ? { album: 'photos' } : {};
  if (ref !== undefined) return { kind: 'media', media: { kind, ref }, ...(caption !== '' && { caption }), ...album };
  return caption === '' ? { kind: 'other', name: kind } : { kind: 'text', text: caption };
};

const isLink = (text: string): boolean => text.length <= LINK_LIMIT && /^https?:\/\//i.test(text) && URL.canParse(text);
