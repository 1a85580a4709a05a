/** One call of the outbox → the platform. Never throws. */
import type { Call, SendContext, Sent } from '../contract.ts';
import type { Invoke } from './client.ts';
import { type Failed, failureOf } from './errors.ts';

/** Nothing can be uploaded. Bytes. */
export const SEND_LIMIT = 0;

/**
 * Adds the chat, calls, reads the outcome. Nothing can be changed in place: an edit becomes what is to be sent instead, or, where
 * there is nothing, no call at all.
 */
export const send = async (call: Call, context: SendContext, invoke: Invoke): Promise<Sent> => {
  const plain = call.edits ? call.edits.otherwise : call;
  if (!plain) return { ok: true };
  if (!/^[A-Za-z]+$/.test(plain.method)) return { ok: false, why: 'rejected', code: 'method' };
  if (plain.files && Object.keys(plain.files).length > 0) return { ok: false, why: 'rejected', code: 'no-uploads' };
  const { text_styles: styles, ...bare } = plain.params;
  const attempt = async (params: Call['params']): Promise<Sent> => {
    const answer = await invoke(plain.method, { ...params, chat_id: context.chat }, context.timeoutMs);
    return answer.ok ? sentOf(answer.result) : failureOf(answer);
  };
  const sent = await attempt(plain.params);
  // Better a plain message than none: styles are young, and an older server may not take them.
  return styles !== undefined && !sent.ok && aboutStyles(sent) ? attempt(bare) : sent;
};

const aboutStyles = (failure: Failed): boolean =>
  failure.why === 'rejected' && (failure.code === '400' || failure.code === 'styles');

const sentOf = (result: unknown): Sent => {
  const id = (result as { readonly message_id?: unknown } | null | undefined)?.message_id;
  const text = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id;
  return typeof text === 'string' && /^[\w.:=+-]{1,200}$/.test(text) ? { ok: true, id: text } : { ok: true };
};
