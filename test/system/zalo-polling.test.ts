/** A bot on a machine without a public address: the service asks for its updates, and answers them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { loopbackFetch } from '../loopback.ts';
import { bot } from '../platforms.ts';
import { folder } from '../store/stores.ts';
import { startService } from './service.ts';

const place = folder();
afterAll(() => place.clear());

const post = async (url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<number> => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const response = await loopbackFetch(url, init);
  await response.arrayBuffer();
  return response.status;
};

test('asked for, answered, and a webhook that was registered before is taken away first', async () => {
  let polled = (): void => {};
  const asked = new Promise<void>((done) => {
    polled = done;
  });
  const emulator = zaloBotEmulator({
    token: bot.token,
    now: Date.now,
    fetch: async () => new Response(null, { status: 502 }),
    // It waits only for a poll that is open: what comes before that is lost on this platform.
    later: (ms, work) => {
      polled();
      setTimeout(work, ms).unref();
    },
  });
  const server = createServer(getRequestListener(emulator.app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await post(`${root}/bot${bot.token}/setWebhook`, { url: 'https://before.example/', secret_token: bot.secret });

  /** Resolves when this is true of what people see. */
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        if (!holds()) return;
        end();
        done();
      };
      const end = emulator.onChange(look);
      look();
    });
  const service = await startService(place.at(''), {
    DATABASE_PATH: place.at('db/test.db'),
    DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_MODE: 'polling',
    ZALO_BOT_API_ROOT: root,
  });
  await asked;
  expect(emulator.snapshot().webhook.url).toBe('');
  const person = emulator.person({ name: 'Sáu' });
  person.say('Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà');
  await until(() => person.messages().some(({ from }) => from.bot));
  // Nothing comes in by the webhook meanwhile: its secret is one that nobody knows.
  const forged = await post(`${service.url}/webhooks/zalo-bot`, {}, { 'x-bot-api-secret-token': bot.secret });
  expect(forged).toBe(401);
  expect((await service.kill('SIGTERM')).code).toBe(0);
  expect(service.written()).not.toContain(bot.token);
  server.closeAllConnections();
  server.close();
});
