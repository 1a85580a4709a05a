/** `webhook set`, `webhook info`: how each platform reaches the service, and how things stand with it. */
import { isoMoment } from '../app/admin/moments.ts';
import { Refused } from '../app/admin/refused.ts';
import type { App } from '../app/app.ts';
import type { Config } from '../app/config.ts';
import { planUse } from '../app/plan.ts';
import { type Channel, ChannelError, type Credential } from '../channels/contract.ts';
import type { ChannelId } from '../domain/message.ts';
import { lastTaken } from '../store/inbox.ts';
import type { Command, Context } from './command.ts';
import { list } from './table.ts';

const configured = async (context: Context): Promise<readonly Channel[]> => {
  const { app } = await context.open();
  if (context.config.playground || app.channels.size === 0)
    throw new Refused(
      'no channel is configured: set TELEGRAM_BOT_TOKEN, ZALO_OA_ID or ZALO_BOT_TOKEN and what goes with it',
    );
  return [...app.channels.values()];
};

const modes: Partial<Record<ChannelId, 'TELEGRAM_MODE' | 'ZALO_BOT_MODE'>> = {
  telegram: 'TELEGRAM_MODE',
  'zalo-bot': 'ZALO_BOT_MODE',
};

/** The setting that makes a channel ask for its updates, where it is so set. */
const pollingBy = (config: Config, id: ChannelId): string | undefined => {
  const mode = modes[id];
  return mode !== undefined && config[mode] === 'polling' ? mode : undefined;
};

type Done = {
  readonly channel: ChannelId;
  readonly url: string;
  /** Of what has to be done by hand. */
  readonly byHand?: readonly string[];
  readonly problem?: string;
};

/** One channel that refuses must not keep the others from being set up. */
const setUp = async (channel: Channel, url: string): Promise<Done> => {
  const byHand = channel.byHand?.(url);
  const done = { channel: channel.id, url, ...(byHand && { byHand }) };
  try {
    await channel.setUp(url);
    return done;
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    return { ...done, problem: error.message };
  }
};

const shownDone = ({ channel, url, byHand, problem }: Done): string =>
  [
    `${channel}  ${problem === undefined ? (byHand ? 'the account answers; the rest is done by hand:' : `registered: ${url}`) : problem}`,
    ...(byHand ?? []).map((step, i) => `  ${i + 1}. ${step}`),
  ].join('\n');

/** A moment for JSON, null for none. */
const shownCredential = (given: Credential, zone: string) => ({
  state: given.state,
  obtainedAt: isoMoment(given.obtainedAt, zone),
  expiresAt: isoMoment(given.expiresAt, zone),
  refreshAt: isoMoment(given.refreshAt, zone),
  endsAt: isoMoment(given.endsAt, zone),
  failures: given.failures,
  since: isoMoment(given.since, zone),
  code: given.code ?? null,
});

const stateOf = async (app: App, channel: Channel, polling: string | undefined) => {
  const { zone } = app.office;
  const credential = await channel.credential?.();
  const use = await planUse(app, channel);
  let registered: Awaited<ReturnType<Channel['webhook']>> | undefined;
  let problem: string | null = null;
  try {
    registered = await channel.webhook();
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    problem = error.message;
  }
  const lastError = registered?.lastError;
  return {
    channel: channel.id,
    url: registered === undefined || registered.url === '' ? null : registered.url,
    byHand: channel.byHand !== undefined,
    polling: polling !== undefined,
    pending: registered?.pending ?? null,
    lastUpdateAt: isoMoment(await lastTaken(app.store.db, channel.id), zone),
    lastError: lastError ? { at: isoMoment(lastError.at, zone), message: lastError.message } : null,
    token: credential ? shownCredential(credential, zone) : null,
    plan: use ? { messages: use.messages, most: use.most, people: use.people, mostPeople: use.mostPeople } : null,
    notes: registered?.notes ?? [],
    problem,
  };
};

type State = Awaited<ReturnType<typeof stateOf>>;

const shownState = (state: State): string => {
  const { token, plan, lastError } = state;
  const webhook = state.polling
    ? 'none needed: the service asks for updates'
    : state.byHand
      ? 'set by hand in the console, which tells nobody'
      : (state.url ?? 'none; see "webhook set"');
  const waiting = state.pending === null ? undefined : String(state.pending);
  return `${state.channel}\n${list([
    ['  webhook', webhook],
    ['  last update', state.lastUpdateAt ?? 'none so far'],
    ['  waiting', state.byHand ? undefined : waiting],
    ['  last error', lastError && `${lastError.at} ${lastError.message}`],
    [
      '  token',
      token && `${token.state}${token.expiresAt === null ? '' : `, good until ${token.expiresAt}`}; see "zalo token"`,
    ],
    [
      '  plan',
      plan && `${plan.messages} of ${plan.most} messages this month, ${plan.people} of ${plan.mostPeople} people`,
    ],
    ...state.notes.map((note): [string, string] => ['  note', note]),
    ['  problem', state.problem],
  ])}`;
};

export const webhookCommands: readonly Command[] = [
  {
    name: 'webhook set',
    does: 'registers PUBLIC_URL and the list of commands with each platform, and says what is left to do by hand',
    run: async (_given, context) => {
      const { config } = context;
      const channels = (await configured(context)).filter(({ id }) => pollingBy(config, id) === undefined);
      if (channels.length === 0)
        throw new Refused(
          'every channel asks for its updates: with a webhook set, that stops working; set TELEGRAM_MODE or ZALO_BOT_MODE to webhook first',
        );
      if (config.PUBLIC_URL === undefined)
        throw new Refused('PUBLIC_URL is missing: the address at which the platforms reach this service, https://…');
      const done: Done[] = [];
      for (const channel of channels) done.push(await setUp(channel, `${config.publicUrl}/webhooks/${channel.id}`));
      return {
        json: done,
        text: done.map(shownDone).join('\n'),
        failed: done.some(({ problem }) => problem !== undefined),
      };
    },
  },
  {
    name: 'webhook info',
    does: 'how things stand with each platform: what is registered, its last complaint, token, plan',
    run: async (_given, context) => {
      const { app } = await context.open();
      const found: State[] = [];
      for (const channel of await configured(context))
        found.push(await stateOf(app, channel, pollingBy(context.config, channel.id)));
      return {
        json: found,
        text: found.map(shownState).join('\n\n'),
        failed: found.some(({ problem }) => problem !== null),
      };
    },
  },
];
