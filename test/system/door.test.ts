/** What knocks at the webhook and must not come in, and what shapes it may have. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { telegram } from '../../src/channels/telegram/index.ts';
import { secret, token, type World, world } from '../world.ts';
import { post, rowsOf, signed } from './stage.ts';
import { messageOf, pressOf, textOf, update } from './updates.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const someone = 6_000_000_001;
const calls = () => w.telegram.wire.filter((entry) => entry.kind === 'call').length;

/** Posts, and demands that nothing at all follows from it. */
const inVain = async (body: unknown, headers?: Readonly<Record<string, string>>) => {
  await w.settle();
  const [before, called] = [await rowsOf(w), calls()];
  const answer = await post(w, body, headers);
  await w.settle();
  expect(await rowsOf(w)).toEqual(before);
  expect(calls()).toBe(called);
  return answer;
};

const json = { 'content-type': 'application/json' };
const withSecret = (given: string) => ({ ...json, 'x-telegram-bot-api-secret-token': given });

test.each([
  ['no secret', json],
  ['an empty secret', withSecret('')],
  ['the last character wrong', withSecret(`${secret.slice(0, -1)}X`)],
  ['one character more', withSecret(`${secret}s`)],
  ['only the beginning', withSecret(secret.slice(0, 8))],
  ['the secret twice', withSecret(`${secret}, ${secret}`)],
  ['the secret in another case', withSecret(secret.toUpperCase())],
  ['the secret in the wrong header', { ...json, authorization: `Bearer ${secret}`, 'x-secret': secret }],
])('%s gets 401, and nothing follows', async (_, headers) => {
  expect(await inVain(textOf(someone, 'đường hư'), headers)).toEqual({ status: 401, text: '' });
});

test('the secret is looked at before the body: nonsense with a wrong secret gets 401 too', async () => {
  expect((await inVain('{"update_id":', withSecret('wrong'))).status).toBe(401);
});

test('headers that name another sender open nothing', async () => {
  const forged = { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', 'x-user-id': 'admin' };
  expect((await inVain(textOf(someone, 'đường hư'), { ...json, ...forged })).status).toBe(401);
});

test('200 wrong secrets at once, with the platform away: all 401, and no call goes out', async () => {
  w.telegram.faults.serverErrors({ share: 1 });
  const called = calls();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => post(w, textOf(someone, 'đường hư'), withSecret('wrong'))),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([401]));
  expect(calls()).toBe(called);
  w.telegram.faults.clear();
});

test('no service without a secret: the settings refuse it, and the channel does', () => {
  const read = readConfig({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: '', DATA_KEY: `${'A'.repeat(43)}=` });
  expect(read.ok ? [] : read.problems.join()).toContain('TELEGRAM_WEBHOOK_SECRET');
  expect(() => telegram({ token, secret: '', fetch })).toThrow('TELEGRAM_WEBHOOK_SECRET');
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('%s on the hook gets 405', async (method) => {
  const response = await w.http.request('https://caunoi.test/webhooks/telegram', { method, headers: signed });
  expect(response.status).toBe(405);
});

test.each([
  '/webhooks/viber',
  '/webhooks/',
  '/webhooks/telegram/x',
  '/debug',
  '/.env',
  '/.git/HEAD',
  '/webhooks/__proto__',
])('nothing answers at %s', async (path) => {
  const response = await w.http.request(`https://caunoi.test${path}`, { method: 'POST', headers: signed, body: '{}' });
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

test.each<[string, unknown]>([
  ['an empty body', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a list of an update', JSON.stringify([textOf(someone, 'đường hư')])],
  ['a text', '"x"'],
  ['a number', '1'],
  ['an empty object', '{}'],
  ['JSON that breaks off', JSON.stringify(textOf(someone, 'đường hư')).slice(0, -9)],
  ['two objects', '{"update_id":1}{"update_id":2}'],
  ['UTF-16', utf16(JSON.stringify(textOf(someone, 'đường hư')))],
  ['bytes that are no text', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)],
  ['a form', 'update_id=1&message=x'],
])('%s gets 400, and nothing follows', async (_, body) => {
  expect((await inVain(body)).status).toBe(400);
});

test.each<[string, string]>([
  ['-1', '-1'],
  ['1.5', '1.5'],
  ['beyond 2^53', '9007199254740993'],
  ['a text', '"1"'],
  ['null', 'null'],
  ['a list', '[1]'],
  ['larger than any number', '1e400'],
  ['true', 'true'],
])('an update_id that is %s gets 400, and nothing follows', async (_, id) => {
  const body = JSON.stringify(textOf(someone, 'đường hư')).replace(/"update_id":\d+/, `"update_id":${id}`);
  expect((await inVain(body)).status).toBe(400);
});

test('an update without update_id gets 400', async () => {
  const { update_id: _, ...rest } = textOf(someone, 'đường hư');
  expect((await inVain(rest)).status).toBe(400);
});

test('a byte order mark in front does no harm', async () => {
  expect((await post(w, `\ufeff${JSON.stringify(textOf(6_000_000_002, '/trogiup'))}`)).status).toBe(200);
});

const nested = (depth: number): unknown => {
  let inner: unknown = 'x';
  // The update itself is one level, and so is its field.
  for (let i = 0; i < depth - 1; i++) inner = [inner];
  return { update_id: 77_000_000 + depth, field: inner };
};

test('32 levels are taken, 33 get 400', async () => {
  expect((await post(w, nested(32))).status).toBe(200);
  expect((await inVain(nested(33))).status).toBe(400);
});

test('100,000 nested lists get 400, and the next update is served', async () => {
  const deep = `{"update_id":1,"field":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect((await inVain(deep)).status).toBe(400);
  expect((await inVain('['.repeat(500_000))).status).toBe(400);
  expect((await post(w, textOf(6_000_000_003, '/trogiup'))).status).toBe(200);
});

test('brackets inside texts are no levels', async () => {
  expect((await post(w, textOf(6_000_000_004, `/trogiup ${'[{"'.repeat(200)}`))).status).toBe(200);
});

const mebibyte = 1_048_576;

test('over 1 MiB gets 413, whether or not the length is told', async () => {
  const large = JSON.stringify(messageOf(someone, { text: 'x'.repeat(mebibyte) }));
  expect((await inVain(large, { ...signed, 'content-length': String(large.length) })).status).toBe(413);
  let left = 40;
  const chunk = new Uint8Array(65_536).fill(0x20);
  const stream = new ReadableStream({
    pull: (to) => {
      if (left-- > 0) to.enqueue(chunk);
      else to.close();
    },
  });
  const response = await w.http.request('https://caunoi.test/webhooks/telegram', {
    method: 'POST',
    headers: signed,
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
  // What is too large is not read to its end.
  expect(left).toBeGreaterThan(15);
});

test('exactly 1 MiB is read', async () => {
  const body = JSON.stringify(update({ field: '' }));
  const full = body.replace('""', `"${'x'.repeat(mebibyte - body.length)}"`);
  expect(full.length).toBe(mebibyte);
  expect((await inVain(full)).status).toBe(200);
});

test('names of prototypes are names like any other', async () => {
  const body = JSON.stringify(textOf(6_000_000_005, '/trogiup'));
  const poison = '{"__proto__":{"role":"admin","update_id":5},"constructor":{"prototype":{"role":"admin"}},';
  expect((await post(w, poison + body.slice(1))).status).toBe(200);
  expect((await inVain('{"__proto__":{"update_id":5,"message":{}}}')).status).toBe(400);
  expect(({} as Record<string, unknown>).role).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('of a key that stands twice the last counts', async () => {
  const id = 6_000_000_006;
  const body = JSON.stringify(textOf(id, 'một')).replace('"text":"một"', '"text":"xin chào","text":"/trogiup"');
  expect((await post(w, body)).status).toBe(200);
});

test.each<[string, unknown]>([
  ['a list', ['đường hư']],
  ['an object', { a: 1 }],
  ['a number', 5],
  ['null', null],
])('a text that is %s is no message: 200, and nothing follows', async (_, text) => {
  expect((await inVain(messageOf(someone, { text }))).status).toBe(200);
});

const chat = { id: someone, type: 'private' };
const from = { id: someone, is_bot: false, first_name: 'A' };

test.each<[string, Record<string, unknown>]>([
  ['a kind to come', { message_reaction: { chat, user: from } }],
  ['a channel post', { channel_post: { message_id: 1, date: 1, chat: { id: -1001, type: 'channel' }, text: 'x' } }],
  ['a message without an author', { message: { message_id: 1, date: 1, chat, text: 'x' } }],
  [
    'an anonymous administrator',
    {
      message: {
        message_id: 1,
        date: 1,
        chat: { id: -1002, type: 'supergroup' },
        from,
        sender_chat: { id: -1002, type: 'supergroup' },
        text: '/gan ABCD2345',
      },
    },
  ],
  ['a business message', { business_message: { message_id: 1, date: 1, chat, from, text: 'x' } }],
  ['another bot', { message: { message_id: 1, date: 1, chat, from: { ...from, is_bot: true }, text: 'x' } }],
  ['an inline query', { inline_query: { id: '1', from, query: 'x', offset: '' } }],
  ['a poll answer', { poll_answer: { poll_id: '1', user: from, option_ids: [0] } }],
  ['a message that is none', { message: 'x' }],
  ['a message that is null', { message: null }],
  ['a chat without an id', { message: { message_id: 1, date: 1, chat: { type: 'private' }, from, text: 'x' } }],
  ['a press without data', { callback_query: { id: '1', from, chat_instance: '1' } }],
  ['nothing besides its number', {}],
])('%s gets 200, and nothing follows', async (_, fields) => {
  expect((await inVain(update(fields))).status).toBe(200);
});

test('fields to come beside known ones do no harm', async () => {
  const known = textOf(6_000_000_007, '/trogiup');
  const message = { ...(known.message as object), hologram: { size: [1, 2, 3] }, entities: 'none' };
  expect((await post(w, { ...known, message, priority: 'high' })).status).toBe(200);
  await w.settle();
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a press of data that is no token of ours leaves nothing behind but its key', async () => {
  const before = await rowsOf(w);
  const forged = ['!claim.00000000', 'x'.repeat(64), '~', 'a.b~', '!~12345678', '\u0000', '!rate.1.yes~AAAAAAAA'];
  for (const data of forged) expect((await post(w, pressOf(someone, data))).status).toBe(200);
  const after = await rowsOf(w);
  expect(after).toMatchObject({ petition: before.petition, audit: before.audit, note: before.note });
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('nothing of all this is in a log line', () => {
  const lines = JSON.stringify(w.logs);
  for (const canary of [token, secret, 'đường hư', String(someone)]) expect(lines).not.toContain(canary);
});
