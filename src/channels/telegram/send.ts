/** One call of the outbox → the platform. Never throws. */
import { InputFile } from 'grammy/web';
import type { Call, SendContext, Sent } from '../contract.ts';
import type { Invoke } from './client.ts';
import { failureOf } from './errors.ts';
import { NO_PREVIEW } from './render.ts';

/** Telegram's limits for what a bot uploads, bytes. */
export const SEND_LIMIT = 50 * 1024 * 1024;
const PHOTO_LIMIT = 10 * 1024 * 1024;

/** What Telegram plays as a voice note; anything else goes as a document. */
const VOICE_TYPES = /^(?:audio|application)\/(?:ogg|opus|mpeg|mp4|x-m4a)\b/;

type Plain = Omit<Call, 'edits'>;
type Params = Record<string, unknown>;

/**
 * Adds the chat, the message to edit or to answer, and the files; calls; reads the outcome.
 * An edit without a message to edit becomes its `otherwise`, or, where it has none, nothing at all.
 */
export const send = async (
  call: Call,
  context: SendContext,
  clientFor: (timeoutMs: number) => Invoke,
): Promise<Sent> => {
  try {
    const target = Number(context.target ?? Number.NaN);
    const aimed = Number.isSafeInteger(target);
    const editing = call.edits !== undefined && aimed;
    const plain: Plain | undefined = call.edits && !aimed ? call.edits.otherwise : call;
    if (!plain) return { ok: true };
    const params: Params = { ...plain.params };
    if (plain.method !== 'answerCallbackQuery') params.chat_id = chatId(context.chat);
    if (editing) params.message_id = target;
    else if (params.reply_parameters) {
      if (aimed && plain.under !== undefined && !call.edits) {
        params.reply_parameters = { ...(params.reply_parameters as object), message_id: target };
      } else delete params.reply_parameters;
    }
    const method = plain.files ? await enclose(plain.method, params, plain.files, context.file) : plain.method;
    const isLeftOut = method === 'too-big' || method === 'no-file';
    const words = isLeftOut ? wordsOf(params) : params;
    if (!words) return { ok: false, why: 'rejected', code: method };
    const id = idOf(await clientFor(context.timeoutMs)(isLeftOut ? 'sendMessage' : method, words));
    return id === undefined ? { ok: true } : { ok: true, id };
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== 'done') return failure;
    return call.edits && context.target !== undefined ? { ok: true, id: context.target } : { ok: true };
  }
};

/** What cannot go as a file does not hold back the words that come with it: the caption as a message; undefined where there is none. */
const wordsOf = ({ caption, caption_entities, ...params }: Params): Params | undefined =>
  caption === undefined
    ? undefined
    : {
        ...params,
        text: caption,
        ...(caption_entities !== undefined && { entities: caption_entities }),
        link_preview_options: NO_PREVIEW,
      };

const idOf = (result: unknown): string | undefined => {
  const message = Array.isArray(result) ? result[0] : result;
  const id = (message as { readonly message_id?: unknown } | null | undefined)?.message_id;
  return typeof id === 'number' ? String(id) : undefined;
};

type Loaded = NonNullable<Awaited<ReturnType<SendContext['file']>>>;

/** Telegram's own clients send numbers; ids have at most 52 significant bits, so a number holds them. */
const chatId = (chat: string): number | string => (/^-?\d{1,15}$/.test(chat) ? Number(chat) : chat);

/** Puts the files into `params`; gives the method to call, or why no call can be made. */
const enclose = async (
  method: string,
  params: Params,
  files: NonNullable<Call['files']>,
  load: SendContext['file'],
): Promise<string> => {
  const loaded: [string, Loaded][] = [];
  for (const [path, id] of Object.entries(files)) {
    const file = await loadFrom(load, id);
    if (!file) return 'no-file';
    if (file.bytes.length > SEND_LIMIT) return 'too-big';
    loaded.push([path, file]);
  }
  if (method === 'sendMediaGroup') {
    const items = params.media as readonly { readonly type: string }[];
    const large = items.some(({ type }, i) => type === 'photo' && tooLargeForPhoto(loaded[i]?.[1]));
    // Documents cannot stand beside photos in an album, so one photo that is too large takes the others along.
    params.media = items.map((item, i) => ({
      ...item,
      ...(large && { type: 'document' }),
      media: upload((loaded[i] as [string, Loaded])[1]),
    }));
    return method;
  }
  const [first] = loaded;
  if (!first) return method;
  const [field, file] = first;
  const asDocument =
    (field === 'photo' && tooLargeForPhoto(file)) || (field === 'voice' && !VOICE_TYPES.test(file.type));
  params[asDocument ? 'document' : field] = upload(file);
  return asDocument ? 'sendDocument' : method;
};

const tooLargeForPhoto = (file: Loaded | undefined): boolean => file !== undefined && file.bytes.length > PHOTO_LIMIT;

/** The attachment store may be out of reach for a while: nothing has left this machine, so the call is tried again. */
const loadFrom = async (load: SendContext['file'], id: string): Promise<Loaded | undefined> => {
  try {
    return await load(id);
  } catch {
    throw Object.assign(new Error('attachment'), { syscall: 'connect' });
  }
};

/** grammY writes the name unquoted into a header of the upload, so only plain characters may stand in it. */
const upload = ({ bytes, name }: Loaded): InputFile => {
  const plain = name
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .slice(-100)
    .replace(/^[._]+/, '');
  return new InputFile(bytes, plain === '' ? 'file' : plain.toWellFormed());
};
