/** The Zalo Bot channel beside its emulator, for the tests of both. */
import type { Call, Sent } from '../../src/channels/contract.ts';
import { type ZaloBotOptions, zaloBot } from '../../src/channels/zalo-bot/index.ts';
import { type ZaloBotEmulator, type ZaloBotEmulatorOptions, zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import type { Stage } from './contract.ts';
import { sending } from './speech.ts';

export const TOKEN = '123456789:AAF-a_token_of_nobody';
export const SECRET = 'a-secret_of-24-characters';
export const BOT = { id: '123456789', name: 'Bot Cầu Nối' };
export const HOOK = 'https://us.example/webhooks/zalo-bot';

export type ZaloBotStage = Stage & { readonly emulator: ZaloBotEmulator };

export const through = (emulator: ZaloBotEmulator): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) =>
    emulator.app.request(input instanceof Request ? input : String(input), init)) as typeof fetch;

/** A clock and a queue of things to do later; `pass` lets time go by. */
const time = () => {
  const clock = { now: Date.parse('2025-11-27T09:00:00+07:00') };
  const waiting: { at: number; work: () => void }[] = [];
  return {
    now: () => clock.now,
    later: (ms: number, work: () => void) => void waiting.push({ at: clock.now + ms, work }),
    waiting: () => waiting.map(({ at }) => at - clock.now),
    pass: async (ms: number) => {
      clock.now += ms;
      for (const due of waiting.filter(({ at }) => at <= clock.now)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.work();
      }
      await Promise.resolve();
    },
  };
};

/** The emulator alone, with a clock of its own and a way to call it. */
export const setup = (more: Partial<ZaloBotEmulatorOptions> = {}) => {
  const clock = time();
  const emulator = zaloBotEmulator({
    token: TOKEN,
    now: clock.now,
    later: clock.later,
    fetch: async () => new Response(),
    ...more,
  });
  const call = async (method: string, params: object = {}, token = TOKEN) => {
    const response = await emulator.app.request(`/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) } as {
      status: number;
      ok: boolean;
      result?: Record<string, unknown>;
      description?: string;
      error_code?: number;
    };
  };
  const person = emulator.person({ name: 'Người dân' });
  const say = (text: string, more: object = {}) => call('sendMessage', { chat_id: person.id, text, ...more });
  return { clock, emulator, call, person, say };
};

export const refused = (description: string, code = 400) => ({
  ok: false,
  status: code,
  error_code: code,
  description,
});
export const bad = (reason: string) => refused(`Bad Request: ${reason}`);

export const stage = (
  options: Partial<ZaloBotOptions> = {},
  more: Partial<ZaloBotEmulatorOptions> = {},
): ZaloBotStage => {
  const emulator = zaloBotEmulator({
    token: TOKEN,
    now: () => Date.parse('2025-11-27T09:00:00+07:00'),
    fetch: async () => new Response(),
    plan: { messages: 1_000_000 },
    ...more,
  });
  const person = emulator.person({ name: 'Người dân' });
  person.say('Chào');
  const group = emulator.group({ title: 'Tổ tiếp nhận' });
  group.join(person);
  if (more.canJoinGroups !== false) group.addBot(person);
  const channel = zaloBot({
    token: TOKEN,
    secret: SECRET,
    apiRoot: 'http://bot-api.test',
    fetch: through(emulator),
    bot: BOT,
    ...options,
  });
  return {
    emulator,
    channel,
    chat: person.id,
    group: group.id,
    seen: (chat) => emulator.chat(chat).messages.flatMap(({ from, text }) => (from.bot ? [text ?? ''] : [])),
    choose: (chat, label) => {
      person.say(label, chat === person.id ? {} : { chat, mention: true });
      return emulator.updates.at(-1);
    },
  };
};

/** A fetch that always answers this. */
export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

export const failing =
  (error: unknown): typeof fetch =>
  async () =>
    Promise.reject(error);

/** The chat of these cases exists at no emulator: only what the platform answers counts. */
export const outcome = (
  fetch: typeof globalThis.fetch,
  call: Call = { method: 'sendMessage', params: { text: 'a' } },
): Promise<Sent> => stage({ fetch }).channel.send(call, sending('1'));
