/// <reference types="@cloudflare/vitest-pool-workers/types" />
/** The Official Account inside workerd: a signed event comes in and is answered, tokens are kept on D1, a forged one stays out. */
import { env as bound, createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import type { Env } from '../../src/worker/compose.ts';
import { type Handlers, worker } from '../../src/worker/handlers.ts';
import { emptyStore } from './empty-store.ts';

const oa = {
  oaId: '4444555566667777888',
  appId: '1111222233334444555',
  appSecret: 'the-secret-of-an-app',
  secretKey: 'example-oa-secret-key',
};
const botToken = '2000002:canary-bot-token_of-the-tests';
const botSecret = 'bot-webhook-secret-of-the-tests';
/** Worked out by hand when the rule was written down. */
const body =
  '{"app_id":"1111222233334444555","sender":{"id":"2222333344445555666"},"user_id_by_app":"3333444455556666777","recipient":{"id":"4444555566667777888"},"event_name":"user_send_text","message":{"msg_id":"a1b2c3d4e5f6a7b8c9d0","text":"Đường ngập nước"},"timestamp":"1790000000000"}';
const mac = 'mac=08f5f5f054edb86071f78978e2d1e4d452c29424ff34a37d7e0272b2faebcb01';
const hour = 3_600_000;

const setting = async () => {
  await emptyStore();
  let clock = 1_790_000_000_000;
  const logs: Readonly<Record<string, unknown>>[] = [];
  const emulators = {
    oa: zaloOaEmulator({ ...oa, now: () => clock, fetch: (url, init) => request(url, init) }),
    bot: zaloBotEmulator({ token: botToken, now: () => clock, fetch: (url, init) => request(url, init) }),
  };
  const counted = { queries: 0 };
  const env: Env = {
    DB: {
      prepare: (text: string) => {
        counted.queries++;
        return bound.DB.prepare(text);
      },
      batch: (statements: never[]) => bound.DB.batch(statements),
    } as unknown as Env['DB'],
    FILES: bound.FILES,
    QUEUE: { sendBatch: async () => {} } as unknown as Env['QUEUE'],
    DATA_KEY: btoa('7'.repeat(32)),
    ZALO_OA_ID: oa.oaId,
    ZALO_APP_ID: oa.appId,
    ZALO_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: emulators.oa.console.consent().refresh_token,
    ZALO_OA_API_ROOT: 'https://oa.emulator',
    ZALO_OAUTH_ROOT: 'https://oa.emulator',
    ZALO_BOT_TOKEN: botToken,
    ZALO_BOT_WEBHOOK_SECRET: botSecret,
    ZALO_BOT_API_ROOT: 'https://bot.emulator',
    // Nothing polls here, whatever a copied file says.
    ZALO_BOT_MODE: 'polling',
    QUERIES_PER_INVOCATION: '50',
  };
  /** A new isolate: it knows nothing but what is stored. */
  const isolate = (): Handlers =>
    worker({
      now: () => clock,
      random: Math.random,
      fetch: (async (input: string | URL | Request, init?: RequestInit) => {
        const url = String(input instanceof Request ? input.url : input);
        return (new URL(url).hostname === 'bot.emulator' ? emulators.bot : emulators.oa).app.request(url, init);
      }) as typeof fetch,
      pause: async (ms) => {
        clock += ms;
      },
      print: (line) => logs.push(JSON.parse(line)),
    });
  let handlers = isolate();
  const request = async (url: string, init: RequestInit): Promise<Response> => {
    const ctx = createExecutionContext();
    const answer = await handlers.fetch(new Request(url, init), env, ctx);
    await waitOnExecutionContext(ctx);
    return answer;
  };
  const post = async (path: string, headers: Readonly<Record<string, string>>, text = body): Promise<number> =>
    (await request(`https://caunoi.test/webhooks/${path}`, { method: 'POST', headers, body: text })).status;
  const rows = async (sql: string) => (await bound.DB.prepare(sql).all()).results as Record<string, unknown>[];
  return {
    emulators,
    logs,
    post,
    rows,
    exchanges: () =>
      emulators.oa.wire.filter((entry) => entry.kind === 'call' && entry.method.endsWith('access_token')).length,
    cron: (later = 0) => {
      clock += later;
      return handlers.scheduled({ cron: '* * * * *', scheduledTime: clock }, env, createExecutionContext());
    },
    /** Statements sent to the database by `work`. */
    queries: async (work: () => Promise<unknown>): Promise<number> => {
      const before = counted.queries;
      await work();
      return counted.queries - before;
    },
    restart: () => {
      handlers = isolate();
    },
  };
};

test('a signed event in, an answer out, the tokens sealed on D1 and renewed by the clock', async () => {
  const it = await setting();
  // A first tick of a new isolate does everything there is: asks for the key, refreshes, learns who the bot is, looks at the plan.
  expect(await it.queries(() => it.cron())).toBeLessThanOrEqual(50);
  expect(it.exchanges()).toBe(1);
  expect(await it.emulators.oa.console.setWebhook('https://caunoi.test/webhooks/zalo-oa')).toBe(true);
  const citizen = it.emulators.oa.person({ id: '2222333344445555666', heard: true });
  expect(
    await it.queries(async () => expect(await it.post('zalo-oa', { 'x-zevent-signature': mac })).toBe(200)),
  ).toBeLessThanOrEqual(50);
  const answers = citizen.messages().filter(({ from }) => from.oa);
  expect(answers).toHaveLength(1);
  expect(await it.rows('SELECT channel, outcome FROM inbox')).toContainEqual({ channel: 'zalo-oa', outcome: 'done' });
  // Again the same: seen, and nothing said.
  expect(await it.post('zalo-oa', { 'x-zevent-signature': mac })).toBe(200);
  expect(citizen.messages().filter(({ from }) => from.oa)).toHaveLength(1);

  const [kept] = await it.rows("SELECT value FROM setting WHERE name LIKE 'token:%'");
  expect(kept?.value).toMatch(/^1\.[\w-]+$/);
  it.restart();
  citizen.say('ở ấp 3, trước trường học');
  await it.emulators.oa.settled();
  expect(citizen.messages().filter(({ from }) => from.oa).length).toBeGreaterThan(1);
  expect(it.exchanges()).toBe(1);
  await it.cron(20 * hour);
  expect(it.exchanges()).toBe(2);
  expect(it.emulators.oa.reused()).toBe(0);
  expect(it.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('two isolates renew at the same moment: one request, and both go on', async () => {
  const it = await setting();
  await it.cron();
  await it.cron(20 * hour - 1_000);
  const before = it.exchanges();
  const first = it.cron(2_000);
  it.restart();
  await Promise.all([first, it.cron()]);
  expect(it.exchanges()).toBe(before + 1);
  expect(it.emulators.oa.reused()).toBe(0);
});

test.each([
  ['no signature', {}],
  ['a wrong one', { 'x-zevent-signature': mac.replace('08f5', '08f6') }],
  ['one of another body', { 'x-zevent-signature': mac }, body.replace('ngập', 'ngâp')],
])('%s gets 401, and nothing follows', async (_, headers, text = body) => {
  const it = await setting();
  expect(await it.post('zalo-oa', headers as Record<string, string>, text)).toBe(401);
  expect(await it.rows('SELECT count(*) AS n FROM inbox')).toEqual([{ n: 0 }]);
  expect(await it.rows('SELECT count(*) AS n FROM session')).toEqual([{ n: 0 }]);
});

test('signed, but no JSON: 200, and kept sealed', async () => {
  const it = await setting();
  const broken = '{"timestamp":"5",';
  const bytes = new TextEncoder().encode(`${oa.appId}${broken}5${oa.secretKey}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const signature = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(await it.post('zalo-oa', { 'x-zevent-signature': `mac=${signature}` }, broken)).toBe(200);
  expect(await it.rows('SELECT outcome, raw LIKE ? AS open FROM inbox'.replace('?', "'%timestamp%'"))).toEqual([
    { outcome: 'failed', open: 0 },
  ]);
});

test('the bot is asked who it is by the clock; an isolate that never ticks knows it too', async () => {
  const it = await setting();
  await it.cron();
  it.restart();
  const person = it.emulators.bot.person({ name: 'Sáu' });
  const { name } = it.emulators.bot.snapshot().bot;
  const update = {
    event_name: 'message.text.received',
    message: {
      message_id: 'g1',
      from: { id: person.id, display_name: 'Sáu' },
      chat: { id: 'group-1', chat_type: 'GROUP' },
      text: `@${name} /gan ABCDEFGH`,
    },
  };
  const headers = { 'x-bot-api-secret-token': botSecret };
  expect(await it.post('zalo-bot', headers, JSON.stringify(update))).toBe(200);
  expect(await it.rows("SELECT outcome FROM inbox WHERE channel = 'zalo-bot'")).toEqual([{ outcome: 'done' }]);
});
