/** The configured channels, the same on both runtimes. Makes no call. */
import type { Log } from '../app/app.ts';
import { commandMenu } from '../app/commands.ts';
import type { Config } from '../app/config.ts';
import type { Metrics } from '../app/metrics.ts';
import { type Channel, ChannelError } from '../channels/contract.ts';
import { telegram } from '../channels/telegram/index.ts';
import { NO_GROUPS, type Profile, zaloBot } from '../channels/zalo-bot/index.ts';
import { client } from '../channels/zalo-oa/client.ts';
import { OFFICIAL, zaloOa } from '../channels/zalo-oa/index.ts';
import { checkAccount } from '../channels/zalo-oa/setup.ts';
import { type Stored, type TokenKeeper, tokenKeeper } from '../channels/zalo-oa/token-keeper.ts';
import type { Shrink } from '../picture/shrink.ts';
import type { Store } from '../store/commit.ts';
import { putSetting, settingOf } from '../store/settings.ts';
import { sealedRecord } from '../store/tokens.ts';
import type { Vault } from '../store/vault.ts';
import type { Translate } from '../text/text.ts';

/** What a runtime gives for its channels. */
export type Ground = {
  readonly fetch: typeof fetch;
  /** ms */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** What nobody can guess: stands in for the secret of a webhook that is not used. At least 8 of A–Z a–z 0–9 _ -. */
  readonly nobodyKnows: () => string;
  /** Of the parts, one behind the other, in lower-case hex. */
  readonly sha256: (parts: readonly (string | Uint8Array)[]) => string;
  readonly shrink: Shrink;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: Pick<Store, 'db' | 'commit'>;
  readonly vault: Vault;
  readonly t: Translate;
};

/** `keeper`: of the Official Account's tokens, where there is one. */
export type Configured = { readonly channels: readonly Channel[]; readonly keeper: TokenKeeper | undefined };

/** Throws `ChannelError` where a setting cannot be right. */
export const configured = (config: Config, ground: Ground): Configured => {
  const keeper = keeperOf(config, ground);
  const channels = [telegramOf(config, ground), keeper && oaOf(config, ground, keeper), botOf(config, ground)];
  return { channels: channels.filter((channel) => channel !== undefined), keeper };
};

const telegramOf = (config: Config, { fetch, nobodyKnows }: Ground): Channel | undefined =>
  config.TELEGRAM_BOT_TOKEN === undefined
    ? undefined
    : telegram({
        token: config.TELEGRAM_BOT_TOKEN,
        // While polling nothing may come in by the webhook: a secret nobody knows closes it.
        secret: config.TELEGRAM_WEBHOOK_SECRET ?? nobodyKnows(),
        ...(config.TELEGRAM_API_ROOT !== undefined && { apiRoot: config.TELEGRAM_API_ROOT }),
        fetch,
        commands: commandMenu,
      });

const keeperOf = (config: Config, { fetch, now, sleep, newId, log, metrics, store, vault }: Ground) => {
  const { ZALO_OA_ID: oaId, ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret } = config;
  if (oaId === undefined || appId === undefined || appSecret === undefined) return undefined;
  return tokenKeeper({
    appId,
    appSecret,
    ...(config.ZALO_OAUTH_ROOT !== undefined && { oauthRoot: config.ZALO_OAUTH_ROOT }),
    fetch,
    now,
    sleep,
    newId,
    // By the account: with another one in the settings this one's tokens are of no use.
    storage: sealedRecord<Stored>(store, vault, `token:${oaId}`),
    ...(config.ZALO_OA_REFRESH_TOKEN !== undefined && { first: config.ZALO_OA_REFRESH_TOKEN }),
    onAlarm: (alarm) => {
      metrics.count('caunoi_alarms_total', { channel: 'zalo-oa', alarm: alarm.kind });
      log('error', `token.${alarm.kind}`, {
        channel: 'zalo-oa',
        reason: `${'code' in alarm ? `code ${alarm.code}; ` : ''}what to do: npm run -s cli -- zalo token`,
      });
    },
  });
};

const oaOf = (config: Config, { fetch, now, sha256, shrink, metrics, t }: Ground, keeper: TokenKeeper): Channel => {
  const { ZALO_OA_FORM_IMAGE: image, ZALO_OA_TEMPLATE_UPDATE: template } = config;
  return zaloOa({
    oaId: config.ZALO_OA_ID ?? '',
    appId: config.ZALO_APP_ID ?? '',
    appSecret: config.ZALO_APP_SECRET ?? '',
    secretKey: config.ZALO_OA_SECRET_KEY ?? '',
    ...(config.ZALO_OA_API_ROOT !== undefined && { apiRoot: config.ZALO_OA_API_ROOT }),
    fetch,
    now,
    sha256,
    shrink,
    token: keeper.token,
    refresh: keeper.refresh,
    tick: keeper.tick,
    state: keeper.state,
    onVariant: (variant) => metrics.count('caunoi_signatures_total', { channel: 'zalo-oa', variant }),
    ...(template !== undefined && { template }),
    ...(image !== undefined && { form: { title: t({ id: 'form-title' }, 'vi'), image } }),
  });
};

/** Does this access token belong to the account of the settings? Why not, as a clean sentence; undefined where it does. */
export const accountOf = async (
  config: Config,
  accessToken: string,
  fetcher: typeof fetch,
): Promise<string | undefined> => {
  try {
    await checkAccount(
      client({
        appSecret: config.ZALO_APP_SECRET ?? '',
        apiRoot: config.ZALO_OA_API_ROOT ?? OFFICIAL,
        fetch: fetcher,
        token: async () => accessToken,
        refresh: async () => undefined,
        now: () => 0,
      }),
      config.ZALO_OA_ID ?? '',
    );
    return undefined;
  } catch (error) {
    if (error instanceof ChannelError) return error.message;
    throw error;
  }
};

const botOf = (config: Config, { fetch, nobodyKnows, log, store, vault }: Ground): Channel | undefined => {
  const token = config.ZALO_BOT_TOKEN;
  if (token === undefined) return undefined;
  // By the token: another one may be another bot's.
  const memory = `profile:${vault.blind('bot', token)}`;
  let told = '';
  return zaloBot({
    token,
    secret: config.ZALO_BOT_WEBHOOK_SECRET ?? nobodyKnows(),
    ...(config.ZALO_BOT_API_ROOT !== undefined && { apiRoot: config.ZALO_BOT_API_ROOT }),
    fetch,
    memory: {
      load: async () => {
        const kept = await settingOf(store.db, memory);
        return kept === undefined ? undefined : (JSON.parse(kept) as Profile);
      },
      save: async (profile) => {
        await store.commit([putSetting({ name: memory, value: JSON.stringify(profile) })]);
      },
    },
    onAsked: (found) => {
      const reason = typeof found === 'string' ? found : found.canJoinGroups ? '' : NO_GROUPS;
      // Asked again every minute while it fails: once in the log is enough.
      if (reason !== '' && reason !== told) log('warn', 'channel.limited', { channel: 'zalo-bot', reason });
      told = reason;
    },
  });
};
