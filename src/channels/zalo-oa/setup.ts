/** Whether the account is ours and may be used. Zalo has no call that registers a webhook. */
import { oneLine } from '../../domain/clean.ts';
import { ChannelError, type WebhookState } from '../contract.ts';
import type { Invoke } from './client.ts';
import { type Failed, failureOf } from './errors.ts';
import { type Fields, idOf, textOf } from './json.ts';

const TIMEOUT = 30_000;

/** Throws `ChannelError` where the token does not work or belongs to another account. Gives what is told of the account. */
export const checkAccount = async (invoke: Invoke, oaId: string): Promise<Fields> => {
  const told = await invoke('v2.0/oa/getoa', undefined, AbortSignal.timeout(TIMEOUT));
  if (!('error' in told)) throw new ChannelError(`Zalo getoa: ${reason(told)}`);
  if (told.error !== 0) throw new ChannelError(`Zalo getoa: ${reason(failureOf(told.error))}`);
  const found = idOf(told.data.oaid) ?? idOf(told.data.oa_id);
  if (found !== undefined && found !== oaId) {
    throw new ChannelError('Zalo getoa: the token belongs to another account than ZALO_OA_ID names');
  }
  return told.data;
};

/** The address stands in Zalo's console only; what can be told is that the account answers. Throws `ChannelError`. */
export const webhook = async (invoke: Invoke, oaId: string): Promise<WebhookState> => {
  const {
    name,
    is_verified: verified,
    package_name: pack,
    package_valid_through_date: until,
  } = await checkAccount(invoke, oaId);
  const notes = [
    ...(textOf(name) ? [`The account is ${quoted(name)}.`] : []),
    ...(verified === false ? [MISTAKES['-221'] as string] : []),
    ...(textOf(pack) ? [`Its package is ${quoted(pack)}${textOf(until) ? `, until ${quoted(until)}` : ''}.`] : []),
  ];
  return { url: '', pending: 0, notes };
};

const quoted = (told: unknown): string => JSON.stringify(oneLine(String(told), 100));

/** For the operator. */
export const reason = (failure: Failed): string => {
  switch (failure.why) {
    case 'misconfigured':
      return MISTAKES[failure.code] ?? `the account or the app is not set up for this (${failure.code})`;
    case 'throttled':
      return `asked to wait; try again in ${Math.ceil(failure.retryAfterMs / 1000)} seconds`;
    case 'unreachable':
      return 'the server cannot be reached, or no token can be had now; check the network, and ZALO_OA_API_ROOT if it is set';
    case 'unknown':
      return 'no answer that can be read; try again';
    case 'moved':
      return 'the account has moved';
    default:
      return `refused (${failure.code})`;
  }
};

const MISTAKES: Readonly<Record<string, string>> = {
  consent: 'there is no token that works; the account has to consent again and a new refresh token to be put in',
  'not-found': 'the server does not know this call; check ZALO_OA_API_ROOT if it is set',
  '-216': 'the token is refused; the account has to consent again and a new refresh token to be put in',
  '-220': 'the token has been revoked; the account has to consent again and a new refresh token to be put in',
  '-204': 'the account is switched off',
  '-209': 'the app is not activated in the console',
  '-221': 'the account is not verified; Zalo opens its interface to verified accounts only',
  '-223': 'the account has not given the app this right; tick it in the console and consent again',
  '-224': "the account's package does not include this",
  '-242':
    'the app demands appsecret_proof and ZALO_APP_SECRET does not fit; correct it, or turn the demand off in the console',
};

/** What is done in Zalo's console, since there is no call for it. */
export const byHand = (url: string): readonly string[] => [
  'Open developers.zalo.me, the app, its page "Webhook".',
  `Enter the address: ${url}`,
  'Copy the "OA Secret Key" of that page into ZALO_OA_SECRET_KEY and restart the service before saving: Zalo asks the address at once.',
  'Turn on "Webhook Retry", and the events user_send_*, oa_send_*, follow, unfollow, user_click_chatnow, user_submit_info, user_withdraw, user_send_group_*, create_group, delete_group.',
  'Leave the filter of texts ("Lọc cú pháp") off: it would keep back all that does not begin with #.',
];
