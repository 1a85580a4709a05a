/** Registration with the platform, and asking it for updates where it cannot reach us. */
import { ChannelError, type WebhookState } from '../contract.ts';
import type { Answer, Invoke } from './client.ts';
import { reasonOf } from './errors.ts';

/** Who the token belongs to. */
export type Profile = {
  readonly id: string;
  /** As people see it and mention it. */
  readonly name: string;
  /** A bot that may not has no committee chats: its groups stay silent. */
  readonly canJoinGroups: boolean;
};

/** Calls and turns a failure into a clean sentence. Throws `ChannelError`. */
const ask = async (
  invoke: Invoke,
  method: string,
  params: Readonly<Record<string, unknown>>,
  timeoutMs: number,
): Promise<Readonly<Record<string, unknown>>> => {
  const answer = await invoke(method, params, timeoutMs);
  if (!answer.ok) throw new ChannelError(`Zalo Bot ${method}: ${reasonOf(answer)}`);
  const { result } = answer;
  return typeof result === 'object' && result !== null ? (result as Readonly<Record<string, unknown>>) : {};
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** What a server tells may repeat what it was asked. */
const withoutSecrets = (told: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), told);

/** Throws `ChannelError`, also where the answer names nobody. @param id from the token, where the answer has none that can be used */
export const profileOf = async (
  invoke: Invoke,
  secrets: readonly string[],
  timeoutMs: number,
  id: string,
): Promise<Profile> => {
  const me = await ask(invoke, 'getMe', {}, timeoutMs);
  // The documentation has the account's name only, which nobody sees; servers also give the one that people see.
  const name = text(me.display_name) ?? text(me.name) ?? text(me.account_name);
  if (name === undefined) throw new ChannelError('Zalo Bot getMe: no answer that can be read; try again');
  return {
    id: text(me.id) ?? id,
    name: withoutSecrets(name, secrets).slice(0, 100),
    canJoinGroups: me.can_join_groups === true,
  };
};

/** Outcomes of the platform's own check that are sure to keep every update away. The others may be about how it checks. */
const BROKEN: Readonly<Record<string, string>> = {
  'webhook.http.403':
    'something before the service refuses it (a firewall, or a list of addresses); let its requests in',
  'webhook.http.404': 'there is nothing at that address; check PUBLIC_URL',
  'webhook.http.5xx': 'the service answers with an error; see whether it runs',
  'webhook.err.tls': 'the certificate is not valid; renew it, with its whole chain',
  'webhook.err.unreachable': 'it cannot be reached from outside; check PUBLIC_URL, the name server and the firewall',
  'webhook.err.blocked': 'the platform takes no addresses of this kind; use a domain of your own',
};

/**
 * Registers the webhook; an empty address removes it. Throws `ChannelError`, also where the address was saved and the platform
 * then could not reach it.
 */
export const setUp = async (invoke: Invoke, url: string, secret: string, timeoutMs: number): Promise<void> => {
  if (url === '') {
    await ask(invoke, 'deleteWebhook', {}, timeoutMs);
    return;
  }
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new ChannelError('Zalo Bot setWebhook: the webhook address must begin with https://; check PUBLIC_URL');
  const { verification } = await ask(invoke, 'setWebhook', { url, secret_token: secret }, timeoutMs);
  const { ok, outcome } = (verification ?? {}) as { readonly ok?: unknown; readonly outcome?: unknown };
  const broken =
    ok === false && typeof outcome === 'string' && Object.hasOwn(BROKEN, outcome) ? BROKEN[outcome] : undefined;
  if (broken !== undefined) throw new ChannelError(`Zalo Bot setWebhook: saved, but not in use yet: ${broken}`);
};

/** What is registered; the platform tells nothing about what waits or went wrong. Throws `ChannelError`. */
export const webhook = async (invoke: Invoke, secrets: readonly string[], timeoutMs: number): Promise<WebhookState> => {
  const { url } = await ask(invoke, 'getWebhookInfo', {}, timeoutMs);
  return { url: withoutSecrets(text(url) ?? '', secrets).slice(0, 300), pending: 0 };
};

/**
 * The next update; the platform gives one at a time, once, and keeps none for later, so `offset` means nothing to it. Waits at most `waitMs`;
 * gives none where `signal` ends it. Throws `ChannelError`.
 */
export const poll = async (
  invoke: Invoke,
  offset: number,
  waitMs: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ readonly updates: readonly unknown[]; readonly offset: number }> => {
  if (signal.aborted) return { updates: [], offset };
  const params = { timeout: String(Math.floor(waitMs / 1000)) };
  const answer = await invoke('getUpdates', params, waitMs + timeoutMs, signal);
  if (signal.aborted) return { updates: [], offset };
  return { updates: updatesOf(answer), offset };
};

const isUpdate = (value: unknown): boolean =>
  typeof (value as { readonly event_name?: unknown } | null | undefined)?.event_name === 'string';

const updatesOf = (answer: Answer): readonly unknown[] => {
  if (answer.ok) return [answer.result].flat().filter(isUpdate);
  // Nothing came while it waited.
  if (answer.code === 408) return [];
  if (typeof answer.code === 'number' && /webhook/.test(answer.description))
    throw new ChannelError('Zalo Bot getUpdates: a webhook is set; remove it first');
  throw new ChannelError(`Zalo Bot getUpdates: ${reasonOf(answer)}`);
};
