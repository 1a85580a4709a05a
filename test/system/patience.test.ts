/** What takes the real process seconds, because its limits are seconds: slow clients, and a stop while the platform is deaf. At once. */
import { afterAll, expect, test } from 'vitest';
import { folder } from '../store/stores.ts';
import { type ApiCall, botApi } from './bot-api.ts';
import { dial, hand, headOf, outboxIn, startService } from './service.ts';
import { textOf } from './updates.ts';

const token = '4242:AAF-canary-token-of-patience-012345678';
const secret = 'canary-secret-of-patience';
const dataKey = Buffer.alloc(32, 5).toString('base64');
const place = folder();
afterAll(() => place.clear());

let databases = 0;
const settings = (apiRoot: string) => ({
  DATABASE_PATH: place.at(`${++databases}.db`),
  DATA_KEY: dataKey,
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_WEBHOOK_SECRET: secret,
  TELEGRAM_API_ROOT: apiRoot,
});

test.concurrent('who says nothing, who says it slowly: all are shown out, and the others are served meanwhile', async () => {
  const service = await startService(place.path, settings('http://127.0.0.1:9'));
  const silent = Array.from({ length: 20 }, () => dial(service));
  const slowHead = await dial(service);
  slowHead.socket.write('POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\n');
  const drip = setInterval(() => slowHead.socket.write('X-Line: 1\r\n'), 1_000);
  const slowBody = await dial(service);
  slowBody.socket.write(headOf(secret, 'Content-Length: 1000'));
  const trickle = setInterval(() => slowBody.socket.write('{'), 1_000);
  expect(await hand(service, secret, textOf(6_100_000_001, '/trogiup'))).toBe(200);
  const ends = await Promise.all([slowHead.ended, slowBody.ended, ...(await Promise.all(silent)).map((l) => l.ended)]);
  clearInterval(drip);
  clearInterval(trickle);
  expect(ends.filter((text) => text !== '' && !text.startsWith('HTTP/1.1 408'))).toEqual([]);
  await service.kill('SIGTERM');
});

test.concurrent('a stop while the platform does not answer at all: 0, and the next start says what was left', async () => {
  let deaf = true;
  const api = await botApi({ instead: ({ method }) => deaf && method === 'sendMessage' });
  const env = settings(api.root);
  const service = await startService(place.path, env);
  expect(await hand(service, secret, textOf(6_500_000_003, '/trogiup'))).toBe(200);
  await api.until((call) => call.method === 'sendMessage');
  expect(await service.kill('SIGINT')).toEqual({ code: 0, signal: null });
  expect(outboxIn(env.DATABASE_PATH).map(({ state }) => state)).toEqual(['queued']);
  deaf = false;
  const before = api.calls.length;
  const again = await startService(place.path, env);
  await api.until((call: ApiCall) => call.method === 'sendMessage' && api.calls.indexOf(call) >= before);
  expect(await again.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(outboxIn(env.DATABASE_PATH)).toEqual([{ state: 'sent', leased: 0 }]);
  await api.close();
  for (const canary of [token, secret, dataKey, '6500000003'])
    expect(service.written() + again.written()).not.toContain(canary);
});
