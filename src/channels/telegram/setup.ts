/** Registration with the platform, and asking it for updates where it cannot reach us. */
import type { Lang } from '../../text/text.ts';
import { ChannelError, type WebhookState } from '../contract.ts';
import type { Invoke } from './client.ts';
import { failureOf } from './errors.ts';

/** The commands a person sees in the menu, per language; the first language stands for all that are not named. */
export type Commands = readonly {
  readonly lang: Lang;
  /** Where the list shows; everywhere where it is missing. */
  readonly where?: 'private' | 'groups';
  readonly list: readonly { readonly command: string; readonly description: string }[];
}[];

/** The kinds of update that `read` has use for: Telegram keeps the others to itself. */
const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Telegram's own default, and what one process answers with ease. */
const CONNECTIONS = 40;

/** Calls and turns a failure into a clean sentence. Throws `ChannelError`. */
const ask = async (invoke: Invoke, method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> => {
  try {
    return await invoke(method, params);
  } catch (error) {
    throw new ChannelError(`Telegram ${method}: ${reason(error)}`);
  }
};

const reason = (error: unknown): string => {
  const failure = failureOf(error);
  if (failure === 'done') return 'there was nothing to change';
  switch (failure.why) {
    case 'misconfigured':
      return 'the bot token is wrong or was revoked; take the current one from @BotFather into TELEGRAM_BOT_TOKEN';
    case 'throttled':
      return `asked to wait; try again in ${Math.ceil(failure.retryAfterMs / 1000)} seconds`;
    case 'unreachable':
      return 'the server cannot be reached; check the network, and TELEGRAM_API_ROOT if it is set';
    case 'unknown':
      return 'no answer that can be read; try again';
    case 'moved':
      return 'the chat has another id now';
    default:
      return failure.code === '409'
        ? 'another program asks for the updates of this bot, or a webhook is set; stop the other or delete the webhook'
        : failure.code === 'bad-webhook'
          ? 'the webhook address was refused; it must begin with https:// and be reachable from outside, on port 443, 80, 88 or 8443'
          : `refused (${failure.code})`;
  }
};

/** Registers the webhook (an empty address removes it) and the command lists. Throws `ChannelError`. */
export const setUp = async (invoke: Invoke, url: string, secret: string, commands: Commands): Promise<void> => {
  if (url === '') await ask(invoke, 'deleteWebhook', {});
  else {
    await ask(invoke, 'setWebhook', {
      url,
      secret_token: secret,
      allowed_updates: UPDATES,
      max_connections: CONNECTIONS,
    });
  }
  const named = new Set<string>();
  for (const { lang, where, list } of commands) {
    const scope = where && { type: where === 'private' ? 'all_private_chats' : 'all_group_chats' };
    const base = { commands: list, ...(scope && { scope }) };
    const place = where ?? '';
    if (!named.has(place)) await ask(invoke, 'setMyCommands', base);
    named.add(place);
    await ask(invoke, 'setMyCommands', { ...base, language_code: lang });
  }
};

/** What is registered. Throws `ChannelError`. */
export const webhook = async (invoke: Invoke, secrets: readonly string[]): Promise<WebhookState> => {
  const info = (await ask(invoke, 'getWebhookInfo', {})) as Readonly<Record<string, unknown>> | null;
  const { url, pending_update_count: pending, last_error_date: at, last_error_message: message } = info ?? {};
  const without = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text).slice(0, 300);
  return {
    url: typeof url === 'string' ? without(url) : '',
    pending: typeof pending === 'number' ? pending : 0,
    ...(typeof at === 'number' && {
      lastError: { at: at * 1000, message: typeof message === 'string' ? without(message) : 'not told' },
    }),
  };
};

/**
 * New updates from number `offset` on; 0 at first, then what the call before gave back, which also tells Telegram that those
 * before are settled. Waits at most `waitMs`; gives none where `signal` ends it. Throws `ChannelError`.
 */
export const poll = async (
  invoke: Invoke,
  offset: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<{ readonly updates: readonly unknown[]; readonly offset: number }> => {
  const params = { offset, timeout: Math.floor(waitMs / 1000), allowed_updates: UPDATES };
  try {
    const found = await invoke('getUpdates', params, signal);
    const updates: readonly unknown[] = Array.isArray(found) ? found : [];
    const next = updates.reduce<number>((last, update) => {
      const id = (update as { readonly update_id?: unknown } | null)?.update_id;
      return typeof id === 'number' && Number.isSafeInteger(id) ? Math.max(last, id + 1) : last;
    }, offset);
    return { updates, offset: next };
  } catch (error) {
    if (signal.aborted) return { updates: [], offset };
    throw new ChannelError(`Telegram getUpdates: ${reason(error)}`);
  }
};

/** The bot's own name, without the @. Throws `ChannelError`. */
export const username = async (invoke: Invoke): Promise<string | undefined> => {
  const me = (await ask(invoke, 'getMe', {})) as { readonly username?: unknown } | null;
  return typeof me?.username === 'string' ? me.username : undefined;
};
