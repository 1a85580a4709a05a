/** What a person's message on Zalo holds, in words of the domain: one thing per text, picture, place, file. */
import { oneLine } from '../../domain/clean.ts';
import type { Body, Media, MediaKind } from '../../domain/message.ts';
import { type Fields, fieldsOf, idOf, textOf } from './json.ts';

/** Stands before a choice's token in a button: what comes back is an ordinary text, and people may type that too. */
export const CHOICE = '#cn:';

/** Several pictures can come as one message; more than this nobody selects at once. */
const MOST = 50;
const URL_LIMIT = 2_048;

const MEDIA: Readonly<Record<string, MediaKind>> = {
  image: 'photo',
  gif: 'photo',
  audio: 'voice',
  voice: 'voice',
  video: 'video',
  file: 'document',
};

/** `what` is the end of the event's name: text, image, location. Never empty. */
export const contents = (message: Fields, what: string): readonly Body[] => {
  const text = textOf(message.text) ?? '';
  if (what === 'text') return [{ kind: 'text', text }];
  const attached = Array.isArray(message.attachments) ? message.attachments.slice(0, MOST) : [];
  const bodies = attached.map((each) => attachment(fieldsOf(each), what, text));
  if (bodies.length === 0) return [text === '' ? { kind: 'other', name: what } : { kind: 'text', text }];
  // Nobody tells whether pictures chosen at once come as one event or as several: each may be one of more.
  const pictures = bodies.some((body) => body.kind === 'media' && body.media.kind === 'photo');
  const album = pictures ? (idOf(message.msg_id) ?? 'photos') : undefined;
  const carrier = bodies.findIndex(({ kind }) => kind === 'media');
  const said = bodies.map((body, i) =>
    body.kind === 'media'
      ? { ...body, ...(i === carrier && text !== '' && { caption: text }), ...(album !== undefined && { album }) }
      : body,
  );
  const told = text === '' || carrier >= 0 || said.some(({ kind }) => kind === 'place' || kind === 'text');
  return told ? said : [{ kind: 'text', text }, ...said.filter(({ kind }) => kind !== 'other')];
};

const attachment = (given: Fields, what: string, text: string): Body => {
  const type = textOf(given.type) ?? what;
  const payload = fieldsOf(given.payload);
  const kind = Object.hasOwn(MEDIA, type) ? MEDIA[type] : undefined;
  if (kind) return mediaOf(kind, payload) ?? { kind: 'other', name: type };
  if (type === 'location') return placeOf(payload, text) ?? { kind: 'other', name: type };
  if (what === 'business_card') return cardOf(payload) ?? { kind: 'other', name: what };
  if (type === 'link') return linkOf(payload, text);
  return { kind: 'other', name: /^\w{1,40}$/.test(type) ? type : what };
};

const mediaOf = (kind: MediaKind, payload: Fields): Body | undefined => {
  const ref = addressOf(payload.url) ?? addressOf(payload.thumbnail);
  if (ref === undefined) return undefined;
  const bytes = countOf(payload.size);
  const name = oneLine(textOf(payload.name) ?? '', 200);
  const media: Media = { kind, ref, ...(bytes !== undefined && { bytes }), ...(name !== '' && { name }) };
  return { kind: 'media', media };
};

const addressOf = (value: unknown): string | undefined => {
  const url = textOf(value);
  return url !== undefined && url.length <= URL_LIMIT && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? url
    : undefined;
};

/** A size or a coordinate, which come as text as often as not. */
const numberOf = (value: unknown): number => {
  if (typeof value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(value)) return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
};

const countOf = (value: unknown): number | undefined => {
  const count = numberOf(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
};

const placeOf = (payload: Fields, text: string): Body | undefined => {
  const { latitude, longitude } = fieldsOf(payload.coordinates);
  const [lat, long] = [numberOf(latitude), numberOf(longitude)];
  if (!(Math.abs(lat) <= 90 && Math.abs(long) <= 180)) return undefined;
  const name = oneLine(text, 256);
  return { kind: 'place', lat, long, ...(name !== '' && { name }) };
};

/** The words already hold the link where the person typed it. */
const linkOf = (payload: Fields, text: string): Body => {
  const url = addressOf(payload.url);
  const words = url === undefined || text.includes(url) ? text : [text, url].filter((part) => part !== '').join('\n');
  return words === '' ? { kind: 'other', name: 'link' } : { kind: 'text', text: words };
};

/** Another person's card: a link whose description is JSON in itself. */
const cardOf = (payload: Fields): Body | undefined => {
  try {
    const phone = phoneOf(fieldsOf(JSON.parse(textOf(payload.description) ?? '')).phone);
    return phone === undefined ? undefined : { kind: 'contact', phone, own: false };
  } catch {
    return undefined;
  }
};

/** As it was given; older captures have it as a number. */
export const phoneOf = (value: unknown): string | undefined => {
  const phone = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value)?.trim();
  return phone !== undefined && /^\+?[\d .()-]{6,30}$/.test(phone) ? phone : undefined;
};

/** A text of a group without the ids of people in it, ours or others': `[@id]`. */
export const withoutMentions = (text: string): string => {
  const bare = text.replace(/\[@\w{1,64}\][ \t]?/g, '');
  return bare === text ? text : bare.replace(/^[\s,:]+/, '').trimEnd();
};
