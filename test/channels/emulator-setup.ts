/** A stand-in for Telegram with a clock of its own, and a way to call it. */
import { type TelegramEmulatorOptions, telegramEmulator } from '../../src/emulators/telegram.ts';

export const TOKEN = '123456789:AAF-a_token_of_nobody';
export const HOOK = 'https://us.example/webhooks/telegram';

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

export const setup = (more: Partial<TelegramEmulatorOptions> = {}) => {
  const clock = time();
  const emulator = telegramEmulator({
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
      result?: never;
      description?: string;
      error_code?: number;
      parameters?: object;
    };
  };
  const person = emulator.person({ name: 'Người dân', lang: 'vi' });
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
