/** Accounts on three channels that keep every message as ids and tokens: for properties, where no sentence matters. */
import { sessionIdOf } from '../../../src/app/address.ts';
import type { App } from '../../../src/app/app.ts';
import { catalogues } from '../../../src/app/catalogue.ts';
import { deliverSafely } from '../../../src/app/deliver.ts';
import { metrics } from '../../../src/app/metrics.ts';
import { places } from '../../../src/app/places.ts';
import { receive } from '../../../src/app/receive.ts';
import { newPace } from '../../../src/app/settle.ts';
import type { Channel } from '../../../src/channels/contract.ts';
import { VIETNAM_HOLIDAYS } from '../../../src/domain/holidays.ts';
import { timeOrderedId } from '../../../src/domain/id.ts';
import type { Body, ChannelId } from '../../../src/domain/message.ts';
import type { Store } from '../../../src/store/commit.ts';
import { lanesDue } from '../../../src/store/lanes.ts';
import { openVault } from '../../../src/store/open-vault.ts';
import { putUnit, treeChanged } from '../../../src/store/units.ts';
import { translator } from '../../../src/text/translate.ts';
import { memoryBlobs } from '../../store/memory-blobs.ts';
import { commune, monday, seeded, zone } from '../../world.ts';

/** Somebody's account on a channel, as the platform names it. */
export type Account = { readonly channel: ChannelId; readonly id: string };

/** Three people with an account on each channel. */
export const accounts: readonly Account[] = (['telegram', 'zalo-oa', 'zalo-bot'] as const).flatMap((channel) =>
  ['1', '2', '3'].map((id) => ({ channel, id: `${channel}-${id}` })),
);

type Said = { readonly ids: readonly string[]; readonly tokens: readonly string[] };

const vault = openVault(new Uint8Array(32).fill(7));
const t = translator({ zone });

const channel = (id: ChannelId, chats: Map<string, Said[]>): Channel => ({
  id,
  can: {
    buttons: true,
    groupButtons: true,
    edit: true,
    proactive: true,
    askContact: true,
    textLimit: 4096,
    fetchLimit: 1_000_000,
    sendLimit: 1_000_000,
  },
  authentic: async () => true,
  read: () => ({ ok: false }),
  render: (what, { sign }) => {
    if (what.kind === 'toast') return [];
    const { say, choices = [] } = what.prompt;
    const ids = say.flatMap((line) => ('id' in line ? [line.id] : []));
    return [{ method: 'send', params: { ids, tokens: choices.map((choice) => sign(what.to.chat, choice.id)) } }];
  },
  send: async (call, { chat }) => {
    chats.set(chat, [...(chats.get(chat) ?? []), call.params as Said]);
    return { ok: true };
  },
  fetchMedia: async () => ({ ok: false, why: 'gone' }),
  setUp: async () => {},
  webhook: async () => ({ url: '', pending: 0 }),
  deepLink: async () => undefined,
});

export type Stage = {
  readonly app: App;
  /** ms */
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** One update of this account is taken in, and sent again while it is not. @param by the store, as one process has it */
  readonly hear: (who: Account, body: Body, by?: Store) => Promise<void>;
  /** Sends all that is due. */
  readonly deliver: () => Promise<void>;
  /** Tokens of all buttons that the account was given. */
  readonly buttons: (who: Account) => readonly string[];
  /** The newest button of the account whose token fits. */
  readonly button: (who: Account, token: RegExp) => string | undefined;
  /** Ids of all sentences that were said to the account. */
  readonly told: (who: Account) => readonly string[];
  readonly sessionId: (who: Account) => string;
  /** What the service logged: nothing goes wrong here that it would have to tell. */
  readonly failed: readonly string[];
};

/** @param store migrated and empty */
export const stage = async (store: Store): Promise<Stage> => {
  const random = seeded(1);
  let clock = monday;
  const now = () => clock;
  const chats = new Map<string, Said[]>();
  const failed: string[] = [];
  const channels = new Map((['telegram', 'zalo-oa', 'zalo-bot'] as const).map((id) => [id, channel(id, chats)]));
  const app: App = {
    host: {
      now,
      random,
      newId: () => timeOrderedId(now(), random),
      log: (_level, event) => failed.push(event),
      hint: () => {},
    },
    store,
    vault,
    blobs: memoryBlobs(),
    channels,
    office: {
      zone,
      quiet: { from: '21:00', to: '06:30' },
      digestAt: '06:50',
      holidays: VIETNAM_HOLIDAYS,
      silenceMs: 3_600_000,
    },
    t,
    metrics: metrics(),
    places: places(store.db, vault),
    catalogue: catalogues(store.db),
    sendRate: 0,
  };
  await store.commit([...commune.map(putUnit), treeChanged({ version: 'first' })]);
  const pace = newPace();
  let updates = 0;
  const buttons = (who: Account) => (chats.get(who.id) ?? []).flatMap(({ tokens }) => tokens);
  return {
    app,
    now,
    pass: (ms) => {
      clock += ms;
    },
    hear: async (who, body, by = store) => {
      const to = channels.get(who.channel);
      if (!to) throw new Error('no such channel');
      const at = { channel: who.channel, chat: who.id, group: false };
      const update = { key: `${++updates}`, at: clock, from: { id: who.id, name: 'Ai đó' }, to: at, body };
      for (let tries = 0; tries < 10; tries++)
        if ((await receive({ ...app, store: by }, to, [update], () => '')) === 'ok') return;
      throw new Error('an update is never taken in');
    },
    deliver: async () => {
      for (const lane of await lanesDue(store.db, clock, 1_000)) await deliverSafely(app, pace, lane);
    },
    buttons,
    button: (who, token) => buttons(who).findLast((each) => token.test(each)),
    told: (who) => (chats.get(who.id) ?? []).flatMap(({ ids }) => ids),
    sessionId: (who) => sessionIdOf(vault, who.channel, who.id),
    failed,
  };
};
