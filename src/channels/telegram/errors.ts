/** What a failed call came to. Reads the error and lets it go: its message, cause and payload hold the token, the text, the chat. */
import { GrammyError } from 'grammy/web';
import type { Sent } from '../contract.ts';
import { nothingLeft } from '../network.ts';

export type Failed = Extract<Sent, { ok: false }>;

const DEFAULT_WAIT_S = 30;
const LONGEST_WAIT_S = 3600;

type Known = readonly [RegExp, 'done' | 'blocked' | 'gone' | 'rejected', string];

/** Descriptions of 400 and 403 that matter, with the code they get here. The first that fits counts. */
const KNOWN: readonly Known[] = [
  [/message is not modified/, 'done', 'not-modified'],
  [/query is too old|query_id_invalid/, 'done', 'query-too-old'],
  [/blocked by the user|user_is_blocked/, 'blocked', 'blocked-by-user'],
  [/user is deactivated|input_user_deactivated/, 'blocked', 'deactivated'],
  [/initiate conversation/, 'blocked', 'not-started'],
  [/was kicked/, 'blocked', 'kicked'],
  [/not a member/, 'blocked', 'not-member'],
  [/group chat was deleted|group is deactivated/, 'blocked', 'group-deleted'],
  [/chat not found|peer_id_invalid|user not found/, 'blocked', 'chat-not-found'],
  [/message to edit not found|message_id_invalid|message identifier is not specified/, 'gone', 'message-not-found'],
  [/message can't be edited/, 'gone', 'not-editable'],
  [/there is no text in the message to edit/, 'gone', 'not-a-text'],
  [/message to be replied not found|replied message not found/, 'gone', 'replied-not-found'],
  [/message text is empty|must be non-empty/, 'rejected', 'empty'],
  [/too big|too large/, 'rejected', 'too-big'],
  [/too long/, 'rejected', 'too-long'],
  [/not enough rights|have no rights|chat_write_forbidden|chat_restricted|_forbidden/, 'rejected', 'no-rights'],
  [/button_data_invalid/, 'rejected', 'button-data'],
  [/button_url_invalid|wrong http url/, 'rejected', 'button-url'],
  [/entity|entities/, 'rejected', 'entities'],
  [/strings must be encoded in utf-8/, 'rejected', 'not-utf-8'],
  [/photo_invalid_dimensions|image_process_failed/, 'rejected', 'photo'],
  [/bad webhook/, 'rejected', 'bad-webhook'],
  [/topic_closed|message thread not found|topic_deleted/, 'rejected', 'topic'],
];

/** `done`: the platform refuses because there is nothing left to do. */
export const failureOf = (error: unknown): Failed | 'done' => {
  if (!(error instanceof GrammyError)) return { ok: false, why: nothingLeft(error) ? 'unreachable' : 'unknown' };
  const { error_code: code, parameters } = error;
  if (typeof code !== 'number' || code < 400 || code >= 500) return { ok: false, why: 'unknown' };
  if (code === 429) return { ok: false, why: 'throttled', retryAfterMs: waitOf(parameters) };
  const moved: unknown = parameters?.migrate_to_chat_id;
  if (typeof moved === 'number' && Number.isSafeInteger(moved)) return { ok: false, why: 'moved', to: String(moved) };
  if (code === 401) return { ok: false, why: 'misconfigured', code: 'unauthorized' };
  if (code === 404) return { ok: false, why: 'misconfigured', code: 'not-found' };
  const description = String(error.description).toLowerCase();
  const known = KNOWN.find(([pattern]) => pattern.test(description));
  if (known?.[1] === 'done') return 'done';
  if (known && known[1] !== 'rejected') return { ok: false, why: known[1], code: known[2] };
  if (code === 403) return { ok: false, why: 'blocked', code: '403' };
  return { ok: false, why: 'rejected', code: known?.[2] ?? (code === 413 ? 'too-big' : String(code)) };
};

/** A wait that makes no sense becomes 30 s; none is longer than an hour. */
const waitOf = (parameters: unknown): number => {
  const told = (parameters as { readonly retry_after?: unknown } | undefined)?.retry_after;
  const seconds = typeof told === 'number' && told >= 0 ? Math.max(1, told) : DEFAULT_WAIT_S;
  return Math.min(seconds, LONGEST_WAIT_S) * 1000;
};
