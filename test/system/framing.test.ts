/** What goes wrong below JSON: the real server on a real socket. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopbackFetch } from '../loopback.ts';
import { folder } from '../store/stores.ts';
import { type BotApi, botApi } from './bot-api.ts';
import { dial, headOf, type Service, startService } from './service.ts';

const secret = 'secret-of-the-sockets';
const place = folder();
let api: BotApi;
let service: Service;

beforeAll(async () => {
  api = await botApi();
  service = await startService(place.path, {
    DATABASE_PATH: place.at('test.db'),
    DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
    TELEGRAM_BOT_TOKEN: '4242:AAF-token-of-the-sockets-0123456789',
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: api.root,
  });
});
afterAll(async () => {
  await service.kill('SIGTERM');
  await api.close();
  place.clear();
});

const said = async (request: string): Promise<string> => {
  const { socket, ended } = await dial(service);
  socket.write(request);
  return ended;
};

const head = (...lines: readonly string[]): string => headOf(secret, ...lines);

test.concurrent.each<[string, string]>([
  ['a length and chunks at once', `${head('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`],
  ['a negative length', head('Content-Length: -5')],
  ['two lengths', head('Content-Length: 5', 'Content-Length: 6')],
  ['a length that is no number', head('Content-Length: five')],
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a chunk that is none', `${head('Transfer-Encoding: chunked')}zz\r\n\r\n`],
])('%s: refused, and the line is cut', async (_, request) => {
  expect(await said(request)).toMatch(/^HTTP\/1\.1 400 /);
});

test.concurrent('headers larger than any platform sends: refused', async () => {
  expect(await said(head(`X-Large: ${'x'.repeat(65_536)}`))).toMatch(/^HTTP\/1\.1 431 /);
});

test.concurrent('TRACE and CONNECT come to nothing', async () => {
  expect(await said('TRACE /webhooks/telegram HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 (?:400|404|405) /,
  );
  expect(await said('CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).not.toContain('200');
});

test.concurrent('10 MB with an honest length, 10 MB in chunks: 413 for both', async () => {
  let left = 160;
  const chunks = new ReadableStream({
    pull: (to) => {
      if (left-- > 0) to.enqueue(new Uint8Array(65_536).fill(0x20));
      else to.close();
    },
  });
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  for (const body of [Buffer.alloc(10 * 1_048_576, ' '), chunks]) {
    const response = await loopbackFetch(`${service.url}/webhooks/telegram`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit).catch((error: unknown) => error as Error);
    // It answers and hangs up; whether a client that is still writing gets to see the answer is between it and its socket.
    if ('status' in response) expect(response.status).toBe(413);
    else expect(String(response.cause)).toMatch(/EPIPE|ECONNRESET|other side closed|socket/i);
  }
});

test.concurrent('a client that goes away in the middle of its body leaves nothing', async () => {
  const { socket, ended } = await dial(service);
  socket.write(`${head('Content-Length: 100')}{"update_id":`);
  socket.end();
  socket.destroy();
  await ended;
  expect((await loopbackFetch(`${service.url}/readyz`)).status).toBe(200);
});
