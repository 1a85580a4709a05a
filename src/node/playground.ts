/** The playground: an emulated Telegram in this process, talking to the real webhook route. */
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { App } from '../app/app.ts';
import type { Channel } from '../channels/contract.ts';
import { telegram } from '../channels/telegram/index.ts';
import { telegramEmulator } from '../emulators/telegram.ts';

export type Emulated = {
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly mount: (http: Hono, service: { readonly app: App; readonly sweep: () => Promise<unknown> }) => void;
  readonly seed: (app: App) => Promise<void>;
};

export const emulate = (): Emulated => {
  const token = `1000001:${randomBytes(18).toString('base64url')}`;
  const secret = randomBytes(24).toString('base64url');
  const offset = 0;
  const now = () => Date.now() + offset;
  let service: Hono | undefined;
  const emulator = telegramEmulator({
    token,
    now,
    fetch: async (url, init) => (service ? service.request(url, init) : new Response(null, { status: 503 })),
    later: (ms, work) => {
      setTimeout(work, ms).unref();
    },
    random: Math.random,
  });
  const channel = telegram({
    token,
    secret,
    apiRoot: 'http://telegram.emulator',
    fetch: ((input: string | URL | Request, init?: RequestInit) =>
      emulator.app.request(input as string, init)) as typeof fetch,
  });
  return {
    channels: [channel],
    now,
    mount: (http) => {
      service = http;
    },
    seed: async () => {
      await channel.setUp('https://caunoi.local/webhooks/telegram');
    },
  };
};
