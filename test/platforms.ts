/** Stand-ins for the three platforms, and one `fetch` that leads to them. */
import type { Channel } from '../src/channels/contract.ts';
import type { ChannelId } from '../src/domain/message.ts';
import {
  type Group as TelegramGroup,
  type Person as TelegramPerson,
  telegramEmulator,
} from '../src/emulators/telegram.ts';
import { type Group as BotGroup, type Person as BotPerson, zaloBotEmulator } from '../src/emulators/zalo-bot.ts';
import { type Group as OaGroup, type Person as OaPerson, zaloOaEmulator } from '../src/emulators/zalo-oa.ts';

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

/** What the service's settings say of each platform. */
const settings: Readonly<Record<ChannelId, Readonly<Record<string, string>>>> = {
  telegram: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret },
  'zalo-oa': {
    ZALO_OA_ID: oa.oaId,
    ZALO_APP_ID: oa.appId,
    ZALO_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_FORM_IMAGE: 'https://caunoi.test/form.png',
  },
  'zalo-bot': { ZALO_BOT_TOKEN: bot.token, ZALO_BOT_WEBHOOK_SECRET: bot.secret },
};

/** Whose server it is. What is none of the others' is the account's: its pictures lie on many hosts. */
const ownerOf = (url: string): ChannelId => {
  const { hostname } = new URL(url);
  if (hostname === 'api.telegram.org') return 'telegram';
  return /^(?:bot-api|f1-bot)\./.test(hostname) ? 'zalo-bot' : 'zalo-oa';
};

/** What people of a platform do to get in: each has its own way. */
type Hands = {
  readonly [On in ChannelId]: {
    /** A new person, with an invitation. */
    enter(name: string, code: string): PersonOn[On];
    /** Says who they are, where the platform does not tell. */
    introduce(who: PersonOn[On]): void;
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

export const platforms = ({ now, random, request: fetch, template: hasTemplate = false }: PlatformsOptions) => {
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

  const hands: Hands = {
    telegram: {
      enter: (name, code) => {
        const person = emulators.telegram.person({ name, lang: 'vi' });
        person.start(code);
        return person;
      },
      introduce: () => {},
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
      introduce: (who) => void who.say(who.name),
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
      introduce: () => {},
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
    hands,
    dead,
    /** The way out of the service; to a dead platform there is none. */
    fetch: (async (input: string | URL | Request, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      const owner = ownerOf(url);
      if (dead.has(owner)) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      return emulators[owner].app.request(input instanceof Request ? input : url, init);
    }) as typeof globalThis.fetch,
    /** Settings that turn these channels on. */
    settings: (ids: readonly ChannelId[]): Readonly<Record<string, string>> => ({
      ...Object.assign({}, ...ids.map((id) => settings[id])),
      ...(ids.includes('zalo-oa') && {
        ZALO_OA_REFRESH_TOKEN: emulators['zalo-oa'].console.consent().refresh_token,
        ...(hasTemplate && { ZALO_OA_TEMPLATE_UPDATE: template.id }),
      }),
    }),
    /** Registers the webhooks. */
    connect: async (channels: Iterable<Channel>): Promise<void> => {
      for (const channel of channels) {
        const hook = `${home}/webhooks/${channel.id}`;
        if (channel.id !== 'zalo-oa') await channel.setUp(hook);
        // This platform takes a webhook only from the hands of an administrator.
        else if (!(await emulators['zalo-oa'].console.setWebhook(hook))) throw new Error('the probe was refused');
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
