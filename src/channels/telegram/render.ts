/** A message of ours → the Bot API calls that make it, as they stand in the outbox. Pure. */
import type { Enclosure, Outgoing } from '../../domain/message.ts';
import { clean, clip, visible } from '../clean.ts';
import { compose, type Rich, shorten, split } from '../compose.ts';
import type { Call, RenderContext } from '../contract.ts';
import { askKeyboard, inlineKeyboard } from './keyboard.ts';

/** Telegram's limits, UTF-16 units; an album has 2 to 10 items. */
export const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const TOAST_LIMIT = 200;
const ALBUM_LIMIT = 10;

/** A preview would fetch the page, and tell its owner when the committee read the message. */
export const NO_PREVIEW = { is_disabled: true } as const;

/** `send` puts the id of the answered message in, or takes the whole out where there is none. */
const REPLY = { reply_parameters: { allow_sending_without_reply: true } } as const;

type Message = Extract<Outgoing, { kind: 'message' }>;
type Plain = Omit<Call, 'edits'>;

/**
 * One entry per API call: the text in as many parts as it needs, the buttons and the slot on its last, the answered message
 * on its first; then the enclosures. A message that is changed in place stays one: it is shortened, and its enclosures,
 * sent with the first version, are left out. Throws where a choice's token does not fit into a button.
 */
export const render = (message: Outgoing, context: RenderContext): readonly Call[] => {
  if (message.kind === 'toast') return [toast(message, context)];
  const rich = compose(message.prompt.say, context.t, message.lang);
  const keyboard = inlineKeyboard(message, context);
  if (message.edit !== undefined) return edit(message, message.edit, rich, keyboard);

  const markup = keyboard ?? askKeyboard(message, context);
  const enclosures = message.enclosures ?? [];
  const texts = split(rich, TEXT_LIMIT);
  const bare = texts.length === 0 && markup !== undefined;
  const parts = bare ? [{ text: '…', entities: [] }] : texts;

  const [only] = enclosures;
  const [text] = parts;
  // A photo's caption cannot be edited as a text, so what has a slot stays a text.
  const captioned =
    parts.length === 1 && enclosures.length === 1 && only?.kind === 'photo' && message.slot === undefined;
  const calls: Plain[] =
    captioned && text && only && text.text.length <= CAPTION_LIMIT
      ? [single(only, { caption: text.text, ...(text.entities.length > 0 && { caption_entities: text.entities }) })]
      : [...parts.map((part) => ({ method: 'sendMessage', params: words(part) })), ...files(enclosures)];

  const last = Math.max(0, parts.length - 1);
  return calls.map((call, i) => dress(call, message, i === 0, i === last ? markup : undefined, i === last));
};

const dress = (call: Plain, message: Message, first: boolean, markup: object | undefined, named: boolean): Plain => {
  const { under, slot } = message;
  const answers = first && under !== undefined;
  return {
    ...call,
    params: { ...call.params, ...(answers && REPLY), ...(markup && { reply_markup: markup }) },
    ...(answers && { under }),
    ...(named && slot !== undefined && { slot }),
  };
};

const edit = (
  message: Message,
  otherwise: 'send' | 'skip',
  rich: Rich,
  keyboard: object | undefined,
): readonly Call[] => {
  const params = { ...words(shorten(rich, TEXT_LIMIT)), ...(keyboard && { reply_markup: keyboard }) };
  const { slot } = message;
  const anew = dress({ method: 'sendMessage', params }, message, true, undefined, true);
  if (slot === undefined) return otherwise === 'send' ? [anew] : [];
  return [
    {
      method: 'editMessageText',
      params,
      slot,
      edits: { slot, ...(otherwise === 'send' && { otherwise: anew }) },
    },
  ];
};

const words = ({ text, entities }: Rich): Readonly<Record<string, unknown>> => ({
  text,
  ...(entities.length > 0 && { entities }),
  link_preview_options: NO_PREVIEW,
});

const toast = (message: Extract<Outgoing, { kind: 'toast' }>, { t }: RenderContext): Call => {
  const text = message.say && clip(clean(t(message.say, message.lang)).trim(), TOAST_LIMIT);
  return {
    method: 'answerCallbackQuery',
    params: { callback_query_id: message.press, ...(text !== undefined && visible(text) && { text }) },
    fleeting: true,
  };
};

const METHODS = { photo: 'sendPhoto', voice: 'sendVoice', video: 'sendVideo', document: 'sendDocument' } as const;

const single = ({ id, kind }: Enclosure, params: Call['params'] = {}): Plain => ({
  method: METHODS[kind],
  params,
  files: { [kind]: id },
});

/** Photos and videos in albums of up to ten, documents likewise, voice notes one by one. */
const files = (enclosures: readonly Enclosure[]): Plain[] => [
  ...albums(enclosures.filter(({ kind }) => kind === 'photo' || kind === 'video')),
  ...albums(enclosures.filter(({ kind }) => kind === 'document')),
  ...enclosures.filter(({ kind }) => kind === 'voice').map((each) => single(each)),
];

const albums = (enclosures: readonly Enclosure[]): Plain[] => {
  const calls: Plain[] = [];
  for (let i = 0; i < enclosures.length; i += ALBUM_LIMIT) {
    const some = enclosures.slice(i, i + ALBUM_LIMIT);
    const [first] = some;
    if (!first) continue;
    calls.push(
      some.length === 1
        ? single(first)
        : {
            method: 'sendMediaGroup',
            params: { media: some.map(({ kind }) => ({ type: kind })) },
            files: Object.fromEntries(some.map(({ id }, n) => [`media.${n}.media`, id])),
          },
    );
  }
  return calls;
};
