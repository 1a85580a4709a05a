/** Stand-ins for the three platforms, each beside the service's own channel for it. */
import type { Channel } from '../src/channels/contract.ts';
import { telegram } from '../src/channels/telegram/index.ts';
import { zaloBot } from '../src/channels/zalo-bot/index.ts';
import { zaloOa } from '../src/channels/zalo-oa/index.ts';
import { tokenKeeper } from '../src/channels/zalo-oa/token-keeper.ts';
import type { ChannelId } from '../src/domain/message.ts';
import {
  type Group as TelegramGroup,
  type Person as TelegramPerson,
  telegramEmulator,
} from '../src/emulators/telegram.ts';
import { type Group as BotGroup, type Person as BotPerson, zaloBotEmulator } from '../src/emulators/zalo-bot.ts';
import { type Group as OaGroup, type Person as OaPerson, zaloOaEmulator } from '../src/emulators/zalo-oa.ts';
import { memoryStorage } from './channels/token-storage.ts';

export type PersonOn = {
  readonly telegram: TelegramPerson;
  readonly 'zalo-oa': OaPerson;
  readonly 'zalo-bot': BotPerson;
};
export type GroupOn = { readonly telegram: TelegramGroup; readonly 'zalo-oa': OaGroup; readonly 'zalo-bot': BotGroup };

export const token = '1000001:AAF-canary-token-of-the-tests-0123456';
export const secret = 'webhook-secret-of-the-tests';
export const oa = {
  oaId: '4444555566667777888',
  appId: '1111222233334444555',
  appSecret: 'app-secret-of-the-tests',
  secretKey: 'oa-secret-key-of-the-tests',
} as const;
export const bot = {
  token: '2000002:canary-bot-token_of-the-tests',
  secret: 'bot-webhook-secret-of-the-tests',
} as const;

/** What people of a platform do to get in: each has its own way. */
type Hands = {
  readonly [On in ChannelId]: {
    /** A new person, with an invitation. */
    enter(name: string, code: string): PersonOn[On];
    /** A new group with the bot in it. */
    gather(title: string, members: readonly PersonOn[On][]): GroupOn[On];
    /** Says it so that the bot hears. */
    speak(who: PersonOn[On], words: string, group: GroupOn[On]): void;
  };
};

/** Where the service stands in the tests. */
const home = 'https://caunoi.test';

export type PlatformsOptions = {
  /** ms */
  readonly now: () => number;
  readonly random: () => number;
  /** The service: what the platforms' webhooks reach. */
  readonly request: (url: string, init: RequestInit) => Promise<Response>;
  /** The account has an approved template for news of a petition. */
  readonly template?: boolean;
};

/** As it was approved. */
const template = {
  id: '412345',
  fields: ['ma_ho_so', 'tinh_trang', 'don_vi'],
  text: 'Hồ sơ <ma_ho_so>: <tinh_trang>. Đơn vị: <don_vi>. Xin nhắn lại để xem đầy đủ.',
};

/**
 * The channels are the real ones, with the real keeper of tokens; only `fetch` leads to the stand-ins. `connect` is to be called
 * when the service answers: it registers the webhooks.
 */
export const platforms = ({ now, random, request, template: hasTemplate = false }: PlatformsOptions) => {
  const fetch = request;
  const emulators = {
    telegram: telegramEmulator({ token, now, random, username: 'caunoi_bot', fetch }),
    'zalo-oa': zaloOaEmulator({
      ...oa,
      now,
      random,
      fetch,
      settings: { templates: hasTemplate ? { [template.id]: template } : {} },
    }),
    'zalo-bot': zaloBotEmulator({ token: bot.token, now, random, fetch }),
  };
  const dead = new Set<ChannelId>();

  /** The way to a platform; to a dead one there is none. */
  const to = (id: ChannelId): typeof globalThis.fetch =>
    (async (input: string | URL | Request, init?: RequestInit) => {
      if (dead.has(id)) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      return emulators[id].app.request(input instanceof Request ? input : String(input), init);
    }) as typeof globalThis.fetch;

  let leases = 0;
  const keeper = tokenKeeper({
    appId: oa.appId,
    appSecret: oa.appSecret,
    fetch: to('zalo-oa'),
    now,
    sleep: async () => {
      throw new Error('nobody else refreshes in a world of one process');
    },
    newId: () => `lease-${++leases}`,
    storage: memoryStorage().storage,
    first: emulators['zalo-oa'].console.consent().refresh_token,
  });

  const channels: Readonly<Record<ChannelId, Channel>> = {
    telegram: telegram({
      token,
      secret,
      apiRoot: 'https://telegram.emulator',
      fetch: to('telegram'),
      bot: { id: 1000001, username: 'caunoi_bot' },
    }),
    'zalo-oa': zaloOa({
      ...oa,
      fetch: to('zalo-oa'),
      token: keeper.token,
      refresh: keeper.refresh,
      now,
      form: { title: 'Cách liên lạc với ông/bà', image: `${home}/form.png` },
      ...(hasTemplate && { template: template.id }),
    }),
    'zalo-bot': zaloBot({ ...bot, fetch: to('zalo-bot'), bot: { id: '2000002', name: 'Bot Cầu Nối' } }),
  };

  const hands: Hands = {
    telegram: {
      enter: (name, code) => {
        const person = emulators.telegram.person({ name, lang: 'vi' });
        person.start(code);
        return person;
      },
      gather: (title, members) => {
        const group = emulators.telegram.group({ title });
        for (const member of members) group.join(member);
        const [first] = members;
        if (first) group.addBot(first);
        return group;
      },
      speak: (who, words, group) => void who.say(words, { chat: group.id }),
    },
    // No link of Zalo's carries a code into a chat: people type it.
    'zalo-oa': {
      enter: (name, code) => {
        const person = emulators['zalo-oa'].person({ name });
        person.say(`/start ${code}`);
        return person;
      },
      // Made through the account, which is in it from the start.
      gather: (name, members) => emulators['zalo-oa'].group({ name, members, told: true }),
      speak: (who, words, group) => void who.say(words, { group: group.id }),
    },
    'zalo-bot': {
      enter: (name, code) => {
        const person = emulators['zalo-bot'].person({ name });
        person.say(`/start ${code}`);
        return person;
      },
      gather: (title, members) => {
        const group = emulators['zalo-bot'].group({ title });
        for (const member of members) group.join(member);
        const [first] = members;
        if (first) group.addBot(first);
        return group;
      },
      // What does not name the bot never reaches it.
      speak: (who, words, group) => void who.say(words, { chat: group.id, mention: true }),
    },
  };

  return {
    emulators,
    channels,
    hands,
    dead,
    keeper,
    connect: async (ids: readonly ChannelId[]): Promise<void> => {
      const hook = (id: ChannelId): string => `${home}/webhooks/${id}`;
      for (const id of ids) {
        if (id !== 'zalo-oa') await channels[id].setUp(hook(id));
        // This platform takes a webhook only from the hands of an administrator.
        else if (!(await emulators['zalo-oa'].console.setWebhook(hook(id)))) throw new Error('the probe was refused');
      }
    },
    /** Delivers what people did; and says how much there is that has not arrived, and how much went over the wires so far. */
    deliver: async (): Promise<void> => {
      for (const emulator of Object.values(emulators)) await emulator.deliver();
    },
    pending: (): number => Object.values(emulators).reduce((sum, each) => sum + each.pending().length, 0),
    traffic: (): number => Object.values(emulators).reduce((sum, each) => sum + each.wire.length, 0),
  };
};
