/** One call of the outbox → Zalo. Never throws. */
import type { Call, SendContext, Sent } from '../contract.ts';
import { type Invoke, json } from './client.ts';
import { type Failed, failureOf, SHAPE } from './errors.ts';
import { type File, type Shrink, type Upload, uploadOf } from './files.ts';
import { type Fields, fieldsOf, idOf, textOf } from './json.ts';
import { BY_TEMPLATE, TO_GROUP, TO_PERSON } from './render.ts';

/**
 * Says what the call says: with its file, which is uploaded first, and where Zalo refuses the buttons, as numbered lines. All
 * of it is one call: a crash between upload and message leaves an upload that nobody sees and Zalo drops after 7 days, and the
 * message goes out with the next attempt. What cannot go as a file does not hold back the words that come with it.
 */
export const send = async (call: Call, context: SendContext, invoke: Invoke, shrink: Shrink): Promise<Sent> => {
  if (call.method === BY_TEMPLATE) return sendTemplate(call, context, invoke);
  if (call.method !== TO_PERSON && call.method !== TO_GROUP) return { ok: false, why: 'rejected', code: 'method' };
  const signal = AbortSignal.timeout(context.timeoutMs);
  const to = call.method === TO_GROUP ? { group_id: context.chat } : { user_id: context.chat };
  const message = fieldsOf(call.params.message);

  const say = async (what: Fields): Promise<Sent> => {
    const content = json({ recipient: to, message: what });
    const told = await invoke(`v3.0/${call.method}`, content, signal);
    if (!('error' in told)) return told;
    if (told.error === 0) {
      const id = idOf(told.data.message_id);
      return id === undefined ? { ok: true } : { ok: true, id };
    }
    const plain = textOf(call.params.plain) ?? textOf(what.text);
    if (SHAPE.has(told.error) && plain !== undefined && what.attachment !== undefined) return say({ text: plain });
    return failureOf(told.error);
  };

  const [id] = Object.values(call.files ?? {});
  if (id === undefined) return say(message);
  const file = await loaded(context.file, id);
  if (file === 'later') return { ok: false, why: 'unreachable' };
  const ready = file === undefined ? 'no-file' : await uploadOf(file, shrink);
  const attachment = typeof ready === 'string' ? ready : await uploaded(ready, invoke, signal);
  const text = textOf(message.text);
  if (typeof attachment === 'string') {
    return text === undefined ? { ok: false, why: 'rejected', code: attachment } : say({ text });
  }
  if ('ok' in attachment) return attachment;
  if (text === undefined || (ready as Upload).captioned) return say({ ...message, attachment: attachment.part });
  const spoken = await say({ text });
  if (!spoken.ok) return spoken;
  const shown = await say({ attachment: attachment.part });
  return shown.ok ? spoken : shown;
};

const sendTemplate = async ({ method, params }: Call, context: SendContext, invoke: Invoke): Promise<Sent> => {
  const signal = AbortSignal.timeout(context.timeoutMs);
  const told = await invoke(`v3.0/${method}`, json({ user_id: context.chat, ...params }), signal);
  if (!('error' in told)) return told;
  return told.error === 0 ? { ok: true } : failureOf(told.error);
};

/** The attachment store may be out of reach for a while: nothing has left this machine, so the call is tried again. */
const loaded = async (load: SendContext['file'], id: string): Promise<File | undefined | 'later'> => {
  try {
    return await load(id);
  } catch {
    return 'later';
  }
};

/** The part of a message that shows the upload, or the code of why there is none. Whether it arrived or not: nobody has seen it. */
const uploaded = async (
  { path, content, attachment }: Upload,
  invoke: Invoke,
  signal: AbortSignal,
): Promise<{ readonly part: object } | Failed | string> => {
  const told = await invoke(path, content, signal);
  if (!('error' in told)) return told.why === 'unknown' ? { ok: false, why: 'unreachable' } : told;
  if (told.error !== 0) {
    const failure = failureOf(told.error);
    if (failure.why === 'unknown') return { ok: false, why: 'unreachable' };
    return failure.why === 'rejected' ? `upload-${failure.code}` : failure;
  }
  const part = attachment(told.data);
  return part ? { part } : { ok: false, why: 'unreachable' };
};
