/** Both Zalo channels as the root puts them together from settings: tokens in the store, alarms, and who the bot is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogFields } from '../../src/app/app.ts';
import { readConfig } from '../../src/app/config.ts';
import { tick } from '../../src/app/tick.ts';
import { type ZaloBotEmulator, zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { type ZaloOaEmulator, zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { httpApp } from '../../src/http/app.ts';
import { type Composed, compose } from '../../src/node/compose.ts';
import { bot, oa } from '../platforms.ts';
import { monday, seeded } from '../world.ts';

const hour = 3_600_000;
const minute = 60_000;

let folder: string;
let clock: number;
let emulators: { readonly oa: ZaloOaEmulator; readonly bot: ZaloBotEmulator };
let running: Composed | undefined;
let logs: { level: string; event: string; fields: LogFields }[];
let first: string;

const emulate = (canJoinGroups = true) => {
  const common = {
    now: () => clock,
    random: seeded(1),
    fetch: async (url: string, init: RequestInit) => reach(url, init),
  };
  return {
    oa: zaloOaEmulator({ ...oa, ...common }),
    bot: zaloBotEmulator({ token: bot.token, ...common, canJoinGroups }),
  };
};
const reach = (url: string, init: RequestInit): Response | Promise<Response> =>
  running ? httpApp(running.app).request(url, init) : new Response(null, { status: 502 });

const start = async (more: Readonly<Record<string, string>> = {}): Promise<Composed> => {
  await running?.close();
  const read = readConfig({
    DATABASE_PATH: join(folder, 'a.db'),
    DATA_KEY: `${'A'.repeat(43)}=`,
    ZALO_OA_ID: oa.oaId,
    ZALO_APP_ID: oa.appId,
    ZALO_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: first,
    ZALO_OA_API_ROOT: 'https://openapi.emulator',
    ZALO_OAUTH_ROOT: 'https://oauth.emulator',
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_WEBHOOK_SECRET: bot.secret,
    ZALO_BOT_API_ROOT: 'https://bot.emulator',
    ...more,
  });
  if (!read.ok) throw new Error(read.problems.join());
  running = await compose(read.config, {
    role: 'service',
    now: () => clock,
    log: (level, event, fields = {}) => logs.push({ level, event, fields }),
    fetch: (async (input: string | URL | Request, init?: RequestInit) => {
      const url = String(input instanceof Request ? input.url : input);
      const to = new URL(url).hostname === 'bot.emulator' ? emulators.bot : emulators.oa;
      return to.app.request(url, init);
    }) as typeof fetch,
  });
  return running;
};

const exchanges = () =>
  emulators.oa.wire.filter((entry) => entry.kind === 'call' && entry.method.endsWith('access_token')).length;
const ticks = async ({ app }: Composed, ms = 0): Promise<void> => {
  clock += ms;
  await tick(app);
};
const metrics = async ({ app }: Composed): Promise<string> => (await httpApp(app).request('/metrics')).text();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cau-noi-zalo-'));
  clock = monday;
  logs = [];
  emulators = emulate();
  first = emulators.oa.console.consent().refresh_token;
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('the first tick gets a pair; a restart goes on with it, and the spent token of the settings is not used again', async () => {
  const it = await start();
  await ticks(it);
  expect(exchanges()).toBe(1);
  expect(await it.app.channels.get('zalo-oa')?.credential?.()).toMatchObject({ state: 'good', failures: 0 });
  const again = await start();
  await ticks(again, minute);
  expect(exchanges()).toBe(1);
  await again.app.channels.get('zalo-oa')?.setUp('https://caunoi.test/webhooks/zalo-oa');
  // 20 hours later it is renewed ahead of time.
  await ticks(again, 20 * hour);
  expect(exchanges()).toBe(2);
  expect(emulators.oa.reused()).toBe(0);
  expect(await metrics(again)).toContain('caunoi_credential_good{channel="zalo-oa"} 1');
});

test('channels have their turn once a minute, however often the clock ticks', async () => {
  const it = await start();
  emulators.oa.faults.serverErrors({ next: 1_000, path: 'access_token' });
  for (let n = 0; n < 8; n++) await ticks(it, 15_000);
  // The first three waits of the keeper are 20 s, 1 min and 5 min: two minutes of ticks are two attempts, not eight.
  expect(exchanges()).toBe(2);
});

test('the consent is gone: in the log with what to do, on the gauge, and nothing of any token anywhere', async () => {
  const it = await start();
  await ticks(it);
  emulators.oa.console.revoke();
  await ticks(it, 20 * hour);
  const told = logs.filter(({ event }) => event === 'token.consent');
  expect(told).toHaveLength(1);
  expect(told[0]?.fields.reason).toContain('zalo token');
  expect(await metrics(it)).toContain('caunoi_credential_good{channel="zalo-oa"} 0');
  expect(await metrics(it)).toContain('caunoi_alarms_total{channel="zalo-oa",alarm="consent"} 1');
  const said = JSON.stringify(logs) + (await metrics(it));
  for (const token of [...emulators.oa.tokens, first]) expect(said).not.toContain(token);
  // A new token in the settings and a restart mend it.
  first = emulators.oa.console.consent().refresh_token;
  const mended = await start();
  await ticks(mended, minute);
  expect(await mended.app.channels.get('zalo-oa')?.credential?.()).toMatchObject({ state: 'good' });
});

test('a signed event is counted by the reading of the rule that fitted', async () => {
  const it = await start();
  await ticks(it);
  expect(await emulators.oa.console.setWebhook('https://caunoi.test/webhooks/zalo-oa')).toBe(true);
  emulators.oa.person().say('Chào');
  await emulators.oa.settled();
  expect(emulators.oa.pending()).toEqual([]);
  expect(await metrics(it)).toContain('caunoi_signatures_total{channel="zalo-oa",variant="body"} 1');
});

test('a bot that may not be in groups: said once, and what comes from a group is left alone', async () => {
  emulators = { ...emulators, bot: emulate(false).bot };
  const it = await start();
  await ticks(it);
  await ticks(it, minute);
  expect(logs.filter(({ event }) => event === 'channel.limited')).toEqual([
    {
      level: 'warn',
      event: 'channel.limited',
      fields: { channel: 'zalo-bot', reason: expect.stringContaining('groups') },
    },
  ]);
  const update = {
    event_name: 'message.text.received',
    message: { message_id: '1', from: { id: 'u1' }, chat: { id: 'g1', chat_type: 'GROUP' }, text: '/gan ABCDEFGH' },
  };
  const channel = it.app.channels.get('zalo-bot');
  expect(channel?.read(update)).toEqual({ ok: true, events: [] });
  const state = await channel?.webhook();
  expect(state?.notes?.join()).toContain('can_join_groups is false');
});

test('the bot’s name is known from the store before the platform is asked: a mention is understood by a process that never ticks', async () => {
  const it = await start();
  await ticks(it);
  const other = await start();
  const channel = other.app.channels.get('zalo-bot');
  const calls = emulators.bot.wire.length;
  const update = {
    event_name: 'message.text.received',
    message: {
      message_id: '1',
      from: { id: 'u1' },
      chat: { id: 'g1', chat_type: 'GROUP' },
      text: `@${emulators.bot.snapshot().bot.name} 217 nhận`,
    },
  };
  await channel?.authentic(new Headers({ 'x-bot-api-secret-token': bot.secret }), new Uint8Array());
  const read = channel?.read(update);
  expect(read?.ok && read.events[0]?.body).toEqual({ kind: 'text', text: '217 nhận' });
  expect(emulators.bot.wire.length).toBe(calls);
});

test('the platforms are away at the start: it starts, and learns later', async () => {
  emulators.bot.faults.serverErrors({ next: 1 });
  emulators.oa.faults.serverErrors({ next: 1, path: 'access_token' });
  const it = await start();
  await ticks(it);
  expect(logs.map(({ event }) => event)).toEqual(['channel.limited']);
  await ticks(it, minute);
  expect(await it.app.channels.get('zalo-oa')?.credential?.()).toMatchObject({ state: 'good' });
  expect(logs).toHaveLength(1);
});
