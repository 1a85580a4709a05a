/** The operator's commands for Zalo, against the stand-ins behind real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ZaloBotEmulator, zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { type Person, type ZaloOaEmulator, zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { bot, oa } from '../platforms.ts';
import { folder } from '../store/stores.ts';
import { commandsIn, type Ran } from './commands.ts';

const place = folder();
const closing: (() => Promise<void>)[] = [];
let emulators: { readonly oa: ZaloOaEmulator; readonly bot: ZaloBotEmulator };
let settings: Readonly<Record<string, string>>;
let admin: Person;

const listen = async (app: { fetch: (request: Request) => Response | Promise<Response> }): Promise<string> => {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(
    () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const common = { now: Date.now, fetch: async () => new Response() };
  emulators = { oa: zaloOaEmulator({ ...oa, ...common }), bot: zaloBotEmulator({ token: bot.token, ...common }) };
  admin = emulators.oa.person({ name: 'Quản trị', follows: true, admin: true });
  const [oaRoot, botRoot] = [await listen(emulators.oa.app), await listen(emulators.bot.app)];
  settings = {
    DATABASE_PATH: place.at('db/test.db'),
    DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
    PUBLIC_URL: 'https://caunoi.test',
    ZALO_OA_ID: oa.oaId,
    ZALO_APP_ID: oa.appId,
    ZALO_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_API_ROOT: oaRoot,
    ZALO_OAUTH_ROOT: oaRoot,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_WEBHOOK_SECRET: bot.secret,
    ZALO_BOT_API_ROOT: botRoot,
  };
});
afterAll(async () => {
  for (const close of closing) await close();
  place.clear();
});

const commands = commandsIn(place.path, () => settings);
const said: string[] = [];

const heard = async (asked: Promise<Ran>): Promise<Ran> => {
  const ran = await asked;
  said.push(ran.out, ran.err);
  return ran;
};

const cli = (words: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) =>
  heard(commands.cli(words, env, input));

const json = async (words: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) => {
  const { code, out, err } = await cli([...words, '--json'], input, env);
  return { code, err, told: JSON.parse(out || 'null') as never as Record<string, unknown> };
};

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);

test('from no token to a good one by standard input; nobody is shown any of it', async () => {
  const none = await json(['zalo', 'token']);
  expect(none).toMatchObject({
    code: 1,
    told: { state: 'none', todo: [expect.stringContaining('API Explorer'), expect.anything()] },
  });
  const pair = emulators.oa.console.consent();
  const set = await heard(commands.spawned(['zalo', 'token', '--set', '--json'], {}, `${pair.refresh_token}\n`));
  expect({ ...set, out: JSON.parse(set.out || 'null') }).toMatchObject({
    code: 0,
    err: '',
    out: { state: 'good', obtainedAt: moment, expiresAt: moment, refreshAt: moment, endsAt: moment },
  });
  const state = await cli(['zalo', 'token']);
  expect(state.code).toBe(0);
  expect(state.out).toMatch(/^state +good$/m);
});

test('the JSON of the API Explorer is taken as it is; nonsense is refused and changes nothing', async () => {
  const wrong = await Promise.all(
    ['', 'a b', '{"refresh_token":', '{"access_token":"abcdefghijkl"}'].map((text) =>
      cli(['zalo', 'token', '--set'], text),
    ),
  );
  for (const { code, out, err } of wrong) {
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
  }
  const set = await json(['zalo', 'token', '--set'], JSON.stringify(emulators.oa.console.consent(), null, 2));
  expect(set).toMatchObject({ code: 0, told: { state: 'good', failures: 0 } });
});

test('a token that is refused, or of another account, does not take the place of a good one', async () => {
  const refused = await cli(['zalo', 'token', '--set'], 'a-token-of-nobody');
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('stay as they are') });
  expect(await json(['zalo', 'token'])).toMatchObject({ code: 0, told: { state: 'good' } });
  const { refresh_token: token } = emulators.oa.console.consent();
  const other = await cli(['zalo', 'token', '--set'], token, { ZALO_OA_ID: '4444555566667777889' });
  expect(other).toMatchObject({ code: 1, out: '', err: expect.stringContaining('another account') });
  expect(await json(['zalo', 'token'], '', { ZALO_OA_ID: '4444555566667777889' })).toMatchObject({
    told: { state: 'none' },
  });
  const { refresh_token: mine } = emulators.oa.console.consent();
  expect(await json(['zalo', 'token', '--set'], mine)).toMatchObject({ code: 0, told: { state: 'good' } });
});

test('consent by an address: asked, answered with the whole address, good once', async () => {
  expect(await cli(['zalo', 'consent', '--code', 'code-0001'])).toMatchObject({
    code: 1,
    err: 'no consent was asked for: begin with "zalo consent"\n',
  });
  const asked = await json(['zalo', 'consent']);
  const url = new URL(String(asked.told.url));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    app_id: oa.appId,
    redirect_uri: 'https://caunoi.test/',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^\w{16}$/),
  });
  expect(url.pathname).toBe('/v4/oa/permission');
  const { code_challenge: challenge = '', state = '' } = Object.fromEntries(url.searchParams);
  const back = (more: Record<string, string> = {}) =>
    `https://caunoi.test/?${new URLSearchParams({ code: emulators.oa.console.authorize(challenge), oa_id: oa.oaId, state, ...more })}`;
  expect((await cli(['zalo', 'consent', '--code', back({ state: 'x' })])).err).toContain('another question');
  expect((await cli(['zalo', 'consent', '--code', back({ oa_id: '5' })])).err).toContain('another account');
  expect((await cli(['zalo', 'consent', '--code', '!'])).code).toBe(2);
  expect(await json(['zalo', 'consent', '--code', back()])).toMatchObject({ code: 0, told: { state: 'good' } });
  expect((await cli(['zalo', 'consent', '--code', back()])).err).toContain('no consent was asked for');
});

test('a code that is refused: said, and the tokens that are there stay', async () => {
  await json(['zalo', 'consent']);
  const refused = await cli(['zalo', 'consent', '--code', 'code-of-nobody']);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Zalo refuses the code (-14010)') });
  expect(await json(['zalo', 'token'])).toMatchObject({ code: 0, told: { state: 'good' } });
});

test('webhooks: the bot’s is registered, the account’s is told step by step', async () => {
  const set = await json(['webhook', 'set']);
  expect(set.code).toBe(0);
  expect(set.told).toEqual([
    {
      channel: 'zalo-oa',
      url: 'https://caunoi.test/webhooks/zalo-oa',
      byHand: expect.arrayContaining([expect.stringContaining('Lọc cú pháp')]),
    },
    { channel: 'zalo-bot', url: 'https://caunoi.test/webhooks/zalo-bot' },
  ]);
  const text = (await cli(['webhook', 'set'])).out;
  expect(text).toContain('1. Open developers.zalo.me');
  expect(text).toContain('zalo-bot  registered: https://caunoi.test/webhooks/zalo-bot');
});

test('how things stand with each: token, plan, account; one that does not answer hides none of the others', async () => {
  const info = await json(['webhook', 'info']);
  expect(info.told).toMatchObject([
    {
      channel: 'zalo-oa',
      url: null,
      byHand: true,
      token: { state: 'good' },
      notes: [expect.stringContaining('UBND xã'), expect.stringContaining('package')],
      problem: null,
    },
    {
      channel: 'zalo-bot',
      url: 'https://caunoi.test/webhooks/zalo-bot',
      plan: { messages: 0, most: 3000, people: 0, mostPeople: 50 },
      token: null,
    },
  ]);
  emulators.bot.faults.serverErrors({ next: 1 });
  const away = await cli(['webhook', 'info']);
  expect(away.code).toBe(1);
  expect(away.out).toMatch(/problem +Zalo Bot/);
  expect(away.out).toMatch(/token +good/);
});

test('a bot that polls needs no webhook; where all poll there is nothing to set', async () => {
  const polling = { ZALO_BOT_MODE: 'polling' };
  expect((await json(['webhook', 'set'], '', polling)).told).toMatchObject([{ channel: 'zalo-oa' }]);
  const oaOff = Object.fromEntries(
    Object.keys(settings)
      .filter((name) => /^ZALO_(OA|APP)/.test(name))
      .map((name) => [name, '']),
  );
  expect(await cli(['webhook', 'set'], '', { ...polling, ...oaOff })).toMatchObject({
    code: 1,
    err: expect.stringContaining('ZALO_BOT_MODE'),
  });
  expect(await cli(['zalo', 'token'], '', oaOff)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no Official Account is configured'),
  });
});

test('a group through the account: made, bound at once, and the same on the record as one that was bound by hand', async () => {
  await cli(['unit', 'add', '--code', 'xa', '--name', 'UBND xã Ví Dụ', '--kind', 'commune']);
  const unknown = await cli(['chat', 'create-gmf', '--unit', 'nowhere', '--name', 'Tổ 1', '--members', admin.id]);
  expect(unknown.code).toBe(1);
  expect(emulators.oa.wire.some((entry) => entry.kind === 'call' && entry.method.endsWith('creategroupwithoa'))).toBe(
    false,
  );
  const nobody = await cli(['chat', 'create-gmf', '--unit', 'xa', '--name', 'Tổ 1']);
  expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('nobody with a role in xa') });
  const made = await json([
    'chat',
    'create-gmf',
    '--unit',
    'xa',
    '--name',
    'UBND xã Ví Dụ',
    '--members',
    `${admin.id}`,
  ]);
  expect(made).toMatchObject({
    code: 0,
    told: { unit: 'xa', chat: expect.any(String), link: expect.stringContaining('https://zalo.me/g/') },
  });
  expect(emulators.oa.chat(String(made.told.chat)).title).toBe('UBND xã Ví Dụ');
  const db = new Database(settings.DATABASE_PATH ?? '', { readonly: true });
  expect(db.prepare('SELECT unit, channel, ended_at FROM chat').all()).toEqual([
    { unit: 'xa', channel: 'zalo-oa', ended_at: null },
  ]);
  expect(db.prepare("SELECT actor, unit FROM audit WHERE action = 'chat.bound'").all()).toEqual([
    { actor: expect.stringMatching(/^operator:/), unit: 'xa' },
  ]);
  expect(db.prepare("SELECT count(*) AS n FROM outbox WHERE state = 'queued'").get()).toEqual({ n: 1 });
  db.close();
  const again = await cli(['chat', 'create-gmf', '--unit', 'xa', '--name', 'x'.repeat(31), '--members', admin.id]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('1 to 30 characters') });
});

test('no token, code or secret was printed by any of these commands', () => {
  const all = said.join('\n');
  expect(all.length).toBeGreaterThan(1_000);
  for (const token of [...emulators.oa.tokens, oa.appSecret, oa.secretKey, bot.token, bot.secret])
    expect(all).not.toContain(token);
});
