/** The Telegram channel beside its emulator, for the tests of the channel. */
import type { Call, Sent } from '../../src/channels/contract.ts';
import { type TelegramOptions, telegram } from '../../src/channels/telegram/index.ts';
import { telegramEmulator } from '../../src/emulators/telegram.ts';
import type { Stage } from './contract.ts';
import { sending } from './speech.ts';

export const TOKEN = '123456789:AAF-a_token_of_nobody';
export const SECRET = 'a-secret_of-24-characters';
export const BOT = { id: 123456789, username: 'caunoi_bot' };

type Emulator = ReturnType<typeof telegramEmulator>;
export type TelegramStage = Stage & { readonly emulator: Emulator; readonly clock: { now: number } };

export const through = (emulator: Emulator): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) =>
    emulator.app.request(input instanceof Request ? input : String(input), init)) as typeof fetch;

export const stage = (options: Partial<TelegramOptions> = {}): TelegramStage => {
  const clock = { now: Date.parse('2025-11-27T09:00:00+07:00') };
  const emulator = telegramEmulator({ token: TOKEN, now: () => clock.now, fetch: async () => new Response() });
  const person = emulator.person({ name: 'Người dân' });
  person.start();
  const group = emulator.group({ title: 'Tổ tiếp nhận' });
  group.join(person);
  group.addBot(person);
  const channel = telegram({
    token: TOKEN,
    secret: SECRET,
    apiRoot: 'http://bot-api.test',
    fetch: through(emulator),
    bot: BOT,
    ...options,
  });
  const ours = (chat: string) => emulator.chat(Number(chat)).messages.filter(({ from }) => from.bot);
  return {
    emulator,
    clock,
    channel,
    chat: String(person.id),
    group: String(group.id),
    seen: (chat) => ours(chat).flatMap(({ text }) => (text === undefined ? [] : [text])),
    choose: (chat, label) => {
      const last = ours(chat).at(-1);
      person.press(last?.id ?? 0, label, chat === String(person.id) ? {} : { chat: Number(chat) });
      return emulator.updates.at(-1);
    },
  };
};

/** A fetch that always answers this. */
export const answering =
  (status: number, body: unknown): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

export const failing =
  (error: unknown): typeof fetch =>
  async () =>
    Promise.reject(error);

/** The chat of these cases exists at no emulator: only what the platform answers counts. */
export const outcome = (
  fetch: typeof globalThis.fetch,
  call: Call = { method: 'sendMessage', params: { text: 'a' } },
): Promise<Sent> => stage({ fetch }).channel.send(call, sending('1'));
