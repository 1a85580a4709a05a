/** The buttons under a message. */
import type { Outgoing } from '../../domain/message.ts';
import { clip, oneLine, visible } from '../clean.ts';
import type { RenderContext } from '../contract.ts';

/** Longer labels are cut off on a narrow screen where two stand beside each other. UTF-16 units. */
const SHORT_LABEL = 16;
/** Telegram's limits: bytes of callback data, UTF-16 units of a text to copy. */
const TOKEN_BYTES = 64;
const COPY_LIMIT = 256;

type Button =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly copy_text: { readonly text: string } }
  | { readonly text: string; readonly url: string };

export type InlineKeyboard = { readonly inline_keyboard: readonly (readonly Button[])[] };

export type ReplyKeyboard = {
  readonly keyboard: readonly (readonly (
    | { readonly text: string; readonly request_location: true }
    | { readonly text: string; readonly request_contact: true }
  )[])[];
  readonly resize_keyboard: true;
  readonly one_time_keyboard: true;
};

type Message = Extract<Outgoing, { kind: 'message' }>;

/** Choices, then the code to copy, then the link. Throws where a choice's token does not fit into a button. */
export const inlineKeyboard = (
  { to, lang, prompt }: Message,
  { t, sign }: RenderContext,
): InlineKeyboard | undefined => {
  const choices = (prompt.choices ?? []).map((choice) => {
    const token = sign(to.chat, choice.id);
    const bytes = byteLength(token);
    if (bytes < 1 || bytes > TOKEN_BYTES) {
      throw new Error(
        `The token of choice "${choice.id}" has ${bytes} bytes; a Telegram button holds 1 to ${TOKEN_BYTES}`,
      );
    }
    return { text: label(t(choice.label, lang)), callback_data: token };
  });
  const rows: Button[][] = pairs(choices);
  const { copy, link } = prompt;
  if (copy !== undefined && copy.length <= COPY_LIMIT && visible(copy)) {
    rows.push([{ text: `📋 ${label(clip(copy, 40))}`, copy_text: { text: copy } }]);
  }
  if (link && reachable(link.url)) rows.push([{ text: label(t(link.label, lang)), url: link.url }]);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
};

/** Buttons in place of the keyboard that send where the person is, or their own number. Telegram has them in private chats only. */
export const askKeyboard = ({ to, lang, prompt }: Message, { t }: RenderContext): ReplyKeyboard | undefined => {
  const rows = [
    ...(prompt.askPlace
      ? [[{ text: label(t({ id: 'send-place-button' }, lang)), request_location: true } as const]]
      : []),
    ...(prompt.askContact
      ? [[{ text: label(t({ id: 'send-number-button' }, lang)), request_contact: true } as const]]
      : []),
  ];
  return rows.length > 0 && !to.chat.startsWith('-')
    ? { keyboard: rows, resize_keyboard: true, one_time_keyboard: true }
    : undefined;
};

/** Two in a row where both are short, else one. */
const pairs = (buttons: readonly Button[]): Button[][] => {
  const rows: Button[][] = [];
  let open = false;
  for (const button of buttons) {
    const short = button.text.length <= SHORT_LABEL;
    const row = rows.at(-1);
    if (row && open && short) {
      row.push(button);
      open = false;
    } else {
      rows.push([button]);
      open = short;
    }
  }
  return rows;
};

const label = (text: string): string => {
  const words = oneLine(text);
  return visible(words) ? words : '…';
};

/** Telegram refuses the whole message for a button to a bare host name like localhost; better no button than no message. */
const reachable = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};

const encoder = new TextEncoder();

const byteLength = (text: string): number => encoder.encode(text).length;
