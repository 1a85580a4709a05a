/** What the platform refuses, in its own words. Lengths are UTF-16 units. */
import type { Button, Entity, ReplyButton } from './world.ts';

export type Refusal = {
  readonly refused: true;
  readonly code: number;
  readonly description: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
};

/** Ends the call with an error answer. */
export const refuse = (code: number, description: string, parameters?: Refusal['parameters']): never => {
  throw Object.assign(new Error(description), { refused: true, code, description, ...(parameters && { parameters }) });
};

export const badRequest = (reason: string): never => refuse(400, `Bad Request: ${reason}`);

export const isRefusal = (error: unknown): error is Refusal & Error =>
  error instanceof Error && (error as Partial<Refusal>).refused === true;

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const TOKEN_BYTES = 64;
const COPY_LIMIT = 256;
const BUTTONS = 100;

const TYPES = new Set([
  ...['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bold', 'italic', 'underline'],
  ...['strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote', 'code', 'pre', 'text_link', 'text_mention'],
  ...['custom_emoji'],
]);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

export type Fixed = { readonly text: string; readonly entities: readonly Entity[] };

/** A text as the platform keeps it: cleaned and trimmed, entities moved along. Refuses what is empty or too long. */
export const fixText = (text: unknown, entities: unknown, what: 'text' | 'caption'): Fixed => {
  const given = typeof text === 'number' ? String(text) : text;
  if (given === undefined || given === '') {
    return what === 'text' ? badRequest('message text is empty') : { text: '', entities: [] };
  }
  if (typeof given !== 'string' || !given.isWellFormed()) return badRequest('strings must be encoded in UTF-8');
  const fixed = trimmed(washed(given, checkEntities(given, entities)));
  if (blank(fixed.text)) {
    return what === 'text' ? badRequest('message text is empty') : { text: '', entities: [] };
  }
  const limit = what === 'text' ? TEXT_LIMIT : CAPTION_LIMIT;
  if (fixed.text.length > limit) badRequest(what === 'text' ? 'message is too long' : 'message caption is too long');
  return fixed;
};

/** Only blanks and characters that the platform counts as such. */
const blank = (text: string): boolean =>
  /^(?:\s|[\u180e\u200b-\u200f\u202e\u2800\ufffc\ufeff]|[\u{e0000}-\u{e0fff}])*$/u.test(text);

const checkEntities = (text: string, given: unknown): readonly Entity[] => {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return badRequest("can't parse entities: expected an array of MessageEntity");
  const entities = given as readonly Entity[];
  for (const { type, offset, length } of entities) {
    if (!TYPES.has(type)) badRequest("can't parse MessageEntity: unsupported type specified");
    if (!Number.isInteger(offset) || offset < 0) badRequest(`receive an entity with incorrect offset ${offset}`);
    if (!Number.isInteger(length) || length < 0) badRequest(`receive an entity with incorrect length ${length}`);
    if (length === 0) continue;
    const end = offset + length;
    if (offset >= text.length) badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    if (end > text.length) {
      badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`);
    }
    if (insidePair(text, offset)) {
      badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytesOf(text.slice(0, offset + 1))}`);
    }
    if (insidePair(text, end)) {
      const byte = bytesOf(text.slice(0, end + 1));
      badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byte}`,
      );
    }
  }
  return entities.filter(({ length }) => length > 0).toSorted((a, b) => a.offset - b.offset || b.length - a.length);
};

const insidePair = (text: string, at: number): boolean => {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
};

/** The platform makes control characters blanks, and removes line separators, embeddings and three marks. */
const DROPPED = /[\r\u2028-\u202e]|\u0333|\u033f|\u030a/;
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f]/g;

const washed = (text: string, entities: readonly Entity[]): Fixed => {
  const blanked = text.replace(CONTROL, ' ');
  if (!DROPPED.test(blanked)) return { text: blanked, entities };
  const places: number[] = [];
  let out = '';
  for (let i = 0; i < blanked.length; i++) {
    places.push(out.length);
    const unit = blanked.charAt(i);
    if (!DROPPED.test(unit)) out += unit;
  }
  places.push(out.length);
  return { text: out, entities: moved(entities, (at) => places[at] ?? out.length) };
};

const trimmed = ({ text, entities }: Fixed): Fixed => {
  const end = text.replace(/[ \n]+$/, '').length;
  const start = Math.min(/^[ \n]*/.exec(text)?.[0].length ?? 0, entities[0]?.offset ?? text.length);
  if (start === 0 && end === text.length) return { text, entities };
  const kept = text.slice(start, Math.max(start, end));
  return { text: kept, entities: moved(entities, (at) => Math.min(Math.max(at - start, 0), kept.length)) };
};

const moved = (entities: readonly Entity[], to: (at: number) => number): Entity[] =>
  entities
    .map((e) => ({ ...e, offset: to(e.offset), length: to(e.offset + e.length) - to(e.offset) }))
    .filter(({ length }) => length > 0);

export type Markup = {
  readonly inline?: readonly (readonly Button[])[];
  readonly reply?: readonly (readonly ReplyButton[])[];
};

/** The keyboard of a message; undefined where there is none. */
export const checkMarkup = (given: unknown, privately: boolean): Markup | undefined => {
  if (given === undefined) return undefined;
  if (typeof given !== 'object' || given === null) return badRequest('object expected as reply markup');
  const { inline_keyboard: inline, keyboard: reply } = given as Readonly<Record<string, unknown>>;
  if (inline !== undefined) return { inline: rows(inline, 'inline keyboard').map((row) => row.map(inlineButton)) };
  if (reply === undefined) return {};
  return { reply: rows(reply, 'reply keyboard').map((row) => row.map((button) => replyButton(button, privately))) };
};

const rows = (given: unknown, what: string): readonly (readonly unknown[])[] => {
  if (!Array.isArray(given) || !given.every(Array.isArray)) {
    return badRequest(`can't parse ${what}: expected an Array of Arrays of buttons`);
  }
  if (given.reduce((sum, row) => sum + row.length, 0) > BUTTONS) badRequest('reply markup is too long');
  return given.filter((row) => row.length > 0);
};

const labelOf = (given: unknown): string => {
  const text = (given as { readonly text?: unknown } | null)?.text;
  if (typeof text !== 'string') return badRequest('can\'t parse keyboard button: Field "text" must be of type String');
  if (!text.isWellFormed()) badRequest('strings must be encoded in UTF-8');
  if (blank(text)) badRequest('keyboard button text must be non-empty');
  return text;
};

const ACTIONS = ['callback_data', 'url', 'copy_text', 'web_app', 'login_url', 'switch_inline_query', 'pay'];

const inlineButton = (given: unknown): Button => {
  const text = labelOf(given);
  const button = given as Readonly<Record<string, unknown>>;
  const actions = ACTIONS.filter((name) => button[name] !== undefined);
  if (actions.length !== 1) badRequest('text buttons are unallowed in the inline keyboard');
  const { callback_data: data, url, copy_text: copy } = button;
  if (data !== undefined) {
    if (typeof data !== 'string' || data === '' || bytesOf(data) > TOKEN_BYTES) badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: data as string };
  }
  if (url !== undefined) {
    const good = typeof url === 'string' && URL.canParse(url) && /^(?:https?|tg):$/.test(new URL(url).protocol);
    if (!good || (!(url as string).startsWith('tg:') && !new URL(url as string).hostname.includes('.'))) {
      badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
    return { text, url: url as string };
  }
  if (copy !== undefined) {
    const words = (copy as { readonly text?: unknown } | null)?.text;
    if (typeof words !== 'string' || words === '' || words.length > COPY_LIMIT) badRequest('BUTTON_COPY_TEXT_INVALID');
    return { text, copy_text: { text: words as string } };
  }
  return badRequest('BUTTON_TYPE_INVALID');
};

const replyButton = (given: unknown, privately: boolean): ReplyButton => {
  const text = labelOf(typeof given === 'string' ? { text: given } : given);
  const { request_location: place, request_contact: contact } = given as Readonly<Record<string, unknown>>;
  if (place && !privately) badRequest('location can be requested in private chats only');
  if (contact && !privately) badRequest('phone number can be requested in private chats only');
  return {
    text,
    ...(place === true && { request_location: true }),
    ...(contact === true && { request_contact: true }),
  };
};
