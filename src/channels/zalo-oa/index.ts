/** The channel of a Zalo Official Account. */
import { type Channel, ChannelError, type Credential } from '../contract.ts';
import { authentic, type Sha256, type SignatureVariant } from './authentic.ts';
import { client } from './client.ts';
import { DOCUMENTS, SEND_LIMIT, type Shrink } from './files.ts';
import { groups } from './groups.ts';
import { exactJson } from './json.ts';
import { FETCH_LIMIT, fetchMedia } from './media.ts';
import { TEXT_LIMIT } from './plain.ts';
import { read } from './read.ts';
import { type Form, render, SENDS } from './render.ts';
import { send } from './send.ts';
import { byHand, checkAccount, webhook } from './setup.ts';

export type { SignatureVariant } from './authentic.ts';
export type { Form } from './render.ts';

export type ZaloOaOptions = {
  readonly oaId: string;
  readonly appId: string;
  /** Of the app: for OAuth and proofs. Not the key of the webhook. */
  readonly appSecret: string;
  /** The "OA Secret Key" of the console's page "Webhook": signs what comes in. */
  readonly secretKey: string;
  /** The API's server; the official one where it is missing. */
  readonly apiRoot?: string;
  readonly fetch: typeof fetch;
  /** The access token to use now, and another one where the platform refuses it: the token keeper's. */
  readonly token: () => Promise<string>;
  readonly refresh: (spent: string) => Promise<string | undefined>;
  readonly tick?: () => Promise<void>;
  readonly state?: () => Promise<Credential>;
  /** ms */
  readonly now: () => number;
  readonly sha256: Sha256;
  /** Makes a picture small enough for Zalo's 1 MB. */
  readonly shrink: Shrink;
  /** Which reading of the signature's rule fitted; `oa-first` was refused. To be counted. */
  readonly onVariant?: (variant: SignatureVariant) => void;
  /** The head of the form that asks for name and phone; without it the question stands in words only. */
  readonly form?: Form;
  /** The id of the approved template for news of a petition, for when the person has not written for 7 days. */
  readonly template?: string;
};

export const OFFICIAL = 'https://openapi.zalo.me';

const HOUR = 3_600_000;

/** Throws `ChannelError` where an id, a secret or the server's address cannot be right. */
export const zaloOa = (options: ZaloOaOptions): Channel => {
  const { oaId, appId, appSecret, secretKey, now, form, template } = options;
  const apiRoot = (options.apiRoot ?? OFFICIAL).replace(/\/+$/, '');
  if (!/^\d{1,20}$/.test(oaId)) throw new ChannelError('ZALO_OA_ID is not the id of an account: digits only');
  if (!/^\d{1,20}$/.test(appId)) throw new ChannelError('ZALO_APP_ID is not the id of an app: digits only');
  if (appSecret.trim() === '') throw new ChannelError('ZALO_APP_SECRET is empty');
  if (secretKey.trim() === '') throw new ChannelError('ZALO_OA_SECRET_KEY is empty');
  if (!URL.canParse(apiRoot)) throw new ChannelError('ZALO_OA_API_ROOT is not an address such as https://example.org');
  if (form && !/^https:\/\//.test(form.image)) throw new ChannelError('The picture of the form needs an https address');

  const invoke = client({ ...options, apiRoot });
  return {
    id: 'zalo-oa',
    can: {
      buttons: true,
      groupButtons: false,
      edit: false,
      proactive: false,
      textLimit: TEXT_LIMIT,
      fetchLimit: FETCH_LIMIT,
      sendLimit: SEND_LIMIT,
      askPlace: false,
      askContact: form !== undefined,
      sends: SENDS,
      documents: DOCUMENTS,
      template: template !== undefined,
      window: { openMs: 7 * 24 * HOUR, freeMs: 48 * HOUR, freeMessages: 8 },
    },
    authentic: (headers, body) =>
      authentic(headers, body, { oaId, appId, secretKey }, options.sha256, (variant) => options.onVariant?.(variant)),
    parse: exactJson,
    read: (body) => read(body, { oaId, appId, now }),
    render: (message, context) => render(message, context, { form, template }),
    send: (call, context) => send(call, context, invoke, options.shrink),
    fetchMedia: (ref) => fetchMedia(ref, options.fetch),
    ...(options.tick && { tick: options.tick }),
    ...(options.state && { credential: options.state }),
    setUp: async () => {
      await checkAccount(invoke, oaId);
    },
    webhook: () => webhook(invoke, oaId),
    byHand,
    groups: groups(invoke, { oaId, appId }),
    // A link opens the chat with the account; it cannot carry anything into it.
    deepLink: async () => undefined,
  };
};
