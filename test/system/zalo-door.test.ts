/** What knocks at the two webhooks of Zalo: who comes in, who is sent away, and what is kept although nobody can read it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failedUpdates, replayUpdate } from '../../src/app/admin/replay.ts';
import type { App } from '../../src/app/app.ts';
import type { Channel, Read } from '../../src/channels/contract.ts';
import type { ChannelId } from '../../src/domain/message.ts';
import { httpApp } from '../../src/http/app.ts';
import { StoreUnavailable } from '../../src/store/commit.ts';
import { bot, oa } from '../platforms.ts';
import { type World, world } from '../world.ts';
import { rowsOf } from './stage.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const at = '1790000000000';
const event = (more: object = {}) =>
  JSON.stringify({
    app_id: oa.appId,
    sender: { id: '2222333344445555666' },
    recipient: { id: oa.oaId },
    event_name: 'user_send_text',
    message: { msg_id: 'a1b2c3d4', text: 'Đường ngập nước ở ấp 3' },
    timestamp: at,
    ...more,
  });
const mac = (body: string, timestamp = at) =>
  `mac=${createHash('sha256').update(oa.appId).update(body).update(timestamp).update(oa.secretKey).digest('hex')}`;

const post = async (path: string, body: string, headers: Readonly<Record<string, string>> = {}, http = w.http) =>
  (await http.request(`https://caunoi.test/webhooks/${path}`, { method: 'POST', headers, body })).status;
const signed = (body: string) => post('zalo-oa', body, { 'x-zevent-signature': mac(body) });
const withSecret = (body: string, secret: string = bot.secret) =>
  post('zalo-bot', body, { 'x-bot-api-secret-token': secret });

/** Posts, and demands that nothing at all follows from it. */
const inVain = async (work: () => Promise<number>): Promise<number> => {
  await w.settle();
  const before = await rowsOf(w);
  const status = await work();
  await w.settle();
  expect(await rowsOf(w)).toEqual(before);
  return status;
};

const metric = async (line: string): Promise<number> => {
  const text = await (await w.http.request('/metrics')).text();
  return Number(
    text
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? 0,
  );
};

test('the probe of the console gets 200 unsigned, and nothing follows', async () => {
  expect(await inVain(() => post('zalo-oa', '{}'))).toBe(200);
});

test.each([
  ['no signature', (body: string) => post('zalo-oa', body)],
  ['a wrong one', (body: string) => post('zalo-oa', body, { 'x-zevent-signature': mac(`${body} `) })],
  [
    'the account in place of the app',
    (body: string) =>
      post('zalo-oa', body, {
        'x-zevent-signature': createHash('sha256')
          .update(oa.oaId + body + at + oa.secretKey)
          .digest('hex'),
      }),
  ],
])('%s gets 401, and nothing follows', async (_, send) => {
  expect(await inVain(() => send(event()))).toBe(401);
});

test('a signed event comes in', async () => {
  expect(await signed(event({ sender: { id: '2222333344445555001' } }))).toBe(200);
  expect((await rowsOf(w)).session).toBe(1);
});

test('ids beyond 2^53 keep every digit: two people who differ in the last one are two', async () => {
  const before = (await rowsOf(w)).session;
  for (const id of ['2222333344445555111', '2222333344445555112']) {
    // As numbers, which is how some of Zalo's own samples have them.
    const body = event().replace('"2222333344445555666"', id).replace('a1b2c3d4', `m${id}`);
    expect(await signed(body)).toBe(200);
  }
  expect((await rowsOf(w)).session).toBe(before + 2);
});

test.each([
  ['another account', event({ recipient: { id: '9999' } })],
  ['another app', event({ app_id: '77' })],
  ['another account, by name', event({ oa_id: '9999' })],
])('an event of %s gets 403, and nothing follows', async (_, body) => {
  expect(await inVain(() => signed(body))).toBe(403);
});

test.each([
  ['no JSON at all', `{"timestamp":"${at}","event_name":`],
  ['a text without its text', event({ message: { msg_id: 'x1' } })],
  ['an event without a name', event({ event_name: undefined })],
  ['deeper than anybody looks', event({ x: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) })],
])('signed, but unreadable: %s gets 200 and is kept, once, sealed', async (_, body) => {
  const failed = (await failedUpdates(w.app)).length;
  const before = await metric('caunoi_updates_total{channel="zalo-oa",outcome="failed"}');
  expect(await signed(body)).toBe(200);
  expect(await signed(body)).toBe(200);
  expect(await failedUpdates(w.app)).toHaveLength(failed + 1);
  expect(await metric('caunoi_updates_total{channel="zalo-oa",outcome="failed"}')).toBe(before + 1);
  expect((await w.bytes()).includes('event_name')).toBe(false);
  expect(w.logs.at(-1)).toMatchObject({ level: 'error', event: 'update.unread' });
});

test('what was kept is done by a version that can read it, once; a version that cannot leaves it where it is', async () => {
  const body = event({ event_name: undefined, message: { msg_id: 'late-1', text: 'Đèn đường ấp 4 hư' } });
  const known = new Set((await failedUpdates(w.app)).map(({ key }) => key));
  expect(await signed(body)).toBe(200);
  const key = (await failedUpdates(w.app)).find((each) => !known.has(each.key))?.key ?? '';
  await expect(replayUpdate(w.app, key, 'operator:test')).rejects.toThrow('cannot be read by this version');
  const old = w.app.channels.get('zalo-oa') as Channel;
  const read = (given: unknown): Read => old.read({ ...(given as object), event_name: 'user_send_text' });
  const newer: App = { ...w.app, channels: new Map<ChannelId, Channel>([['zalo-oa', { ...old, read }]]) };
  const before = (await rowsOf(w)).outbox;
  expect(await replayUpdate(newer, key, 'operator:test')).toBe(key);
  await w.settle();
  expect((await rowsOf(w)).outbox).toBeGreaterThan(before);
  expect((await failedUpdates(w.app)).map((each) => each.key)).not.toContain(key);
  // Sent again by Zalo afterwards, readable by now: it has been seen.
  const after = await rowsOf(w);
  expect(await post('zalo-oa', body, { 'x-zevent-signature': mac(body) }, httpApp(newer))).toBe(200);
  expect(await rowsOf(w)).toEqual(after);
});

test('where nothing can be stored what cannot be read gets 503, and is kept when it comes again', async () => {
  const body = event({ event_name: '', message: { msg_id: 'away' } });
  const away: App = {
    ...w.app,
    store: {
      ...w.app.store,
      commit: async () => {
        throw new StoreUnavailable('SQLITE_FULL');
      },
    },
  };
  const failed = (await failedUpdates(w.app)).length;
  expect(await post('zalo-oa', body, { 'x-zevent-signature': mac(body) }, httpApp(away))).toBe(503);
  expect(await failedUpdates(w.app)).toHaveLength(failed);
  expect(await signed(body)).toBe(200);
  expect(await failedUpdates(w.app)).toHaveLength(failed + 1);
});

test('the bot: its secret opens, a wrong one does not, nonsense gets 400', async () => {
  const update = JSON.stringify({
    event_name: 'message.text.received',
    message: {
      message_id: 'b1',
      date: 1,
      from: { id: 'u1', display_name: 'Người dân' },
      chat: { id: 'u1', chat_type: 'PRIVATE' },
      text: 'Cống nghẹt ở ấp 3',
    },
  });
  expect(await inVain(() => withSecret(update, `${bot.secret}x`))).toBe(401);
  expect(await inVain(() => post('zalo-bot', update))).toBe(401);
  expect(await inVain(() => withSecret('{"event_name":'))).toBe(400);
  const before = (await rowsOf(w)).session;
  expect(await withSecret(update)).toBe(200);
  expect((await rowsOf(w)).session).toBe(before + 1);
  // Wrapped like an answer, as it is documented; seen before.
  expect(await inVain(() => withSecret(JSON.stringify({ ok: true, result: JSON.parse(update) })))).toBe(200);
});
