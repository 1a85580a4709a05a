/** What a message may hold. Lengths are UTF-16 units: the platform does not say what it counts, so the strictest guess. */
import { refuse } from './refusal.ts';
import type { Button, Chat, Medium, Message, StoredFile, World } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;

const TEXT = 2_000;
const BUTTONS = 5;
const TITLE = 100;
const PAYLOAD = 1_000;
const SUBTITLE = 500;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : refuse(-201);

/** Only blanks and what nobody sees. */
const blank = (text: string): boolean =>
  /^[\s\p{Cc}\p{Cf}\p{Cs}\p{M}\u115f\u1160\u2800\u3164\uffa0\ufffc]*$/u.test(text);

const textIn = (value: unknown, limit: number, name: string): string => {
  if (typeof value !== 'string' || !value.isWellFormed() || blank(value)) return refuse(-201, name);
  return value.length <= limit ? value : refuse(-210, name);
};

const webAddress = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || !URL.canParse(value)) return refuse(-201, name);
  const { protocol, hostname } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') ? value : refuse(-201, name);
};

/** The parts of a message as the platform keeps it. Refuses what is empty, too long, or of a shape that is not documented. */
export const contentOf = (world: World, chat: Chat, given: unknown): Partial<Message> => {
  const message = fieldsOf(given);
  const { attachment, quote_message_id: quote } = message;
  if (quote !== undefined && (typeof quote !== 'string' || !chat.messages.has(quote))) refuse(-201, 'quote_message_id');
  const text = message.text === undefined && attachment !== undefined ? undefined : textIn(message.text, TEXT, 'text');
  const rings = chat.group && text !== undefined ? mentionsIn(chat, text) : [];
  return {
    ...(text !== undefined && { text }),
    ...(attachment !== undefined && attachmentOf(world, chat, fieldsOf(attachment), text)),
    ...(typeof quote === 'string' && { quote }),
    ...(rings.length > 0 && { mentions: rings }),
  };
};

/** `[@id]` of a member, or of the group for everybody. */
const mentionsIn = (chat: Chat, text: string): readonly string[] =>
  [...text.matchAll(/\[@(\w+)\]/g)].flatMap(([, id = '']) =>
    id === chat.id ? [...chat.members.keys()] : chat.members.has(id) ? [id] : [],
  );

const attachmentOf = (
  world: World,
  chat: Chat,
  { type, payload }: Fields,
  text: string | undefined,
): Partial<Message> => {
  const given = fieldsOf(payload);
  if (type === 'file') {
    if (text !== undefined) refuse(-201, 'text beside a file');
    return { medium: uploaded(world, given.token, 'file', 'token') };
  }
  if (type !== 'template') return refuse(-201, 'attachment.type');
  const { template_type: template } = given;
  if (template === 'media') return { medium: mediaOf(world, element(given)) };
  if (template === 'request_user_info') {
    if (chat.group) refuse(-233);
    if (text !== undefined) refuse(-201, 'text beside a form');
    const { title, subtitle, image_url: image } = element(given);
    webAddress(image, 'image_url');
    return { form: { title: textIn(title, TITLE, 'title'), subtitle: textIn(subtitle, SUBTITLE, 'subtitle') } };
  }
  if (template !== undefined || given.buttons === undefined) return refuse(-233);
  if (chat.group) return refuse(-233);
  if (world.settings.refuseButtons !== undefined) return refuse(world.settings.refuseButtons);
  if (text === undefined) return refuse(-201, 'text');
  return { buttons: buttonsOf(given.buttons) };
};

const element = ({ elements }: Fields): Fields =>
  Array.isArray(elements) && elements.length === 1 ? fieldsOf(elements[0]) : refuse(-201, 'elements');

const uploaded = (world: World, id: unknown, kind: 'image' | 'gif' | 'file', name: string): Medium => {
  const found = typeof id === 'string' ? world.uploads.get(id) : undefined;
  if (found?.kind !== kind) return refuse(-201, name);
  if (world.now() >= found.until) return refuse(-100);
  return mediumOf(found, kind);
};

const mediumOf = ({ id, bytes, name }: StoredFile, kind: Medium['kind']): Medium => ({
  kind,
  file: id,
  bytes: bytes.length,
  ...(name !== undefined && { name }),
});

const mediaOf = (world: World, given: Fields): Medium => {
  const { media_type: kind, url, attachment_id: id, width, height } = given;
  if (kind === 'sticker' && typeof id === 'string') return { kind, file: id, bytes: 0 };
  if (kind !== 'image' && kind !== 'gif') return refuse(-201, 'media_type');
  if (kind === 'gif' && !(Number(width) > 0 && Number(height) > 0)) refuse(-201, 'width');
  if (id === undefined && url !== undefined) return { kind, file: webAddress(url, 'url'), bytes: 0 };
  return uploaded(world, id, kind, 'attachment_id');
};

const buttonsOf = (given: unknown): readonly Button[] => {
  if (!Array.isArray(given) || given.length === 0) return refuse(-201, 'buttons');
  if (given.length > BUTTONS) return refuse(-210, 'buttons');
  return given.map((each) => {
    const { title, type, payload } = fieldsOf(each);
    const named = { title: textIn(title, TITLE, 'title'), type: String(type), payload };
    if (type === 'oa.query.show' || type === 'oa.query.hide') textIn(payload, PAYLOAD, 'payload');
    else if (type === 'oa.open.url') webAddress(fieldsOf(payload).url, 'url');
    else if (type === 'oa.open.phone') textIn(fieldsOf(payload).phone_code, 20, 'phone_code');
    else if (type === 'oa.open.sms') {
      textIn(fieldsOf(payload).phone_code, 20, 'phone_code');
      textIn(fieldsOf(payload).content, 160, 'content');
    } else refuse(-201, 'type');
    return named;
  });
};
