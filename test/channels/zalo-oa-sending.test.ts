/** What a Zalo Official Account makes of a call, and what is made of its answer. */
import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/channels/contract.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { loopbackFetch } from '../loopback.ts';
import { say, sendAll, sending, words } from './speech.ts';
import { answering, calls, failing, outcome, stage, TEXT, type ZaloOaStage } from './zalo-oa-stage.ts';

const asking = (it: ZaloOaStage): Outgoing =>
  say(it.chat, 'zalo-oa', [], {
    slot: 'card',
    prompt: { say: [words('Gửi nhé?')], choices: [{ id: 'a', label: words('Gửi') }] },
  });

describe('zalo-oa: sending', () => {
  test('a message to a person and one to a group, each with its id', async () => {
    const it = stage();
    const group = { to: { channel: 'zalo-oa', chat: it.group, group: true } };
    const slots = new Map<string, string>();
    await sendAll(it.channel, say(it.chat, 'zalo-oa', [words('Chào')], { slot: 'a' }), slots);
    await sendAll(it.channel, say(it.group ?? '', 'zalo-oa', [words('Thẻ')], { slot: 'b', ...group }), slots);
    const shown = [it.emulator.chat(it.chat), it.emulator.chat(it.group ?? '')].map(({ messages }) => messages.at(-1));
    expect(shown.map((message) => [message?.text, message?.from.oa])).toEqual([
      ['Chào', true],
      ['Thẻ', true],
    ]);
    expect([...slots.values()]).toEqual(shown.map((message) => message?.id));
    expect(calls(it).map(({ method, params }) => [method, params])).toEqual([
      ['v3.0/oa/message/cs', { recipient: { user_id: it.chat }, message: { text: 'Chào' } }],
      ['v3.0/oa/group/message', { recipient: { group_id: it.group }, message: { text: 'Thẻ' } }],
    ]);
  });
  test.each([-201, -210, -233])('buttons refused with %s: the numbered lines, in the same call', async (code) => {
    const it = stage({}, { settings: { refuseButtons: code } });
    expect(await sendAll(it.channel, asking(it))).toEqual([{ ok: true, id: expect.any(String) }]);
    expect(it.seen(it.chat)).toEqual(['Gửi nhé?\nchoose-by-number\n1. Gửi']);
    expect(calls(it)).toHaveLength(2);
  });
  test('buttons refused for another reason are not tried as lines', async () => {
    const it = stage({}, { settings: { refuseButtons: -248 } });
    expect(await sendAll(it.channel, asking(it))).toEqual([{ ok: false, why: 'rejected', code: 'standards' }]);
    expect(calls(it)).toHaveLength(1);
  });
  test('a text that is refused is not sent again as the same text', async () => {
    const it = stage();
    it.emulator.faults.error(-201, { next: 5 });
    expect(await it.channel.send(TEXT, sending(it.chat))).toEqual({ ok: false, why: 'rejected', code: 'parameter' });
    expect(calls(it)).toHaveLength(1);
  });
  test.each([-216, -220, -124])('a token refused with %s: another one, and the call once more', async (code) => {
    const spent: string[] = [];
    const it: ZaloOaStage = stage({
      token: async () => 'first',
      refresh: async (token) => {
        spent.push(token);
        return it.emulator.console.consent().access_token;
      },
    });
    it.emulator.faults.error(code, { next: 1 });
    expect(await it.channel.send(TEXT, sending(it.chat))).toEqual({ ok: true, id: expect.any(String) });
    expect(spent).toEqual(['first']);
    expect(it.seen(it.chat)).toEqual(['Chào']);
  });
  test.each<[string, () => Promise<string | undefined>, Sent, number]>([
    ['no other', async () => undefined, { ok: false, why: 'misconfigured', code: 'consent' }, 1],
    ['the other is refused too', async () => 'other', { ok: false, why: 'misconfigured', code: '-216' }, 2],
    ['it is too early to say', async () => Promise.reject({ why: 'later' }), { ok: false, why: 'unreachable' }, 1],
    ['an error', async () => Promise.reject(new Error('CANARY')), { ok: false, why: 'unreachable' }, 1],
  ])('a token refused, and %s', async (_, refresh, want, times) => {
    const it = stage({ token: async () => 'first', refresh });
    expect(await it.channel.send(TEXT, sending(it.chat))).toEqual(want);
    expect(calls(it)).toHaveLength(times);
  });
  test.each<[string, unknown, Sent]>([
    ['consent is needed', { why: 'consent' }, { ok: false, why: 'misconfigured', code: 'consent' }],
    ['later', { why: 'later' }, { ok: false, why: 'unreachable' }],
    ['anything else', undefined, { ok: false, why: 'unreachable' }],
  ])('no token: %s, and nothing leaves', async (_, error, want) => {
    const it = stage({ token: async () => Promise.reject(error) });
    expect(await it.channel.send(TEXT, sending(it.chat))).toEqual(want);
    expect(it.emulator.wire).toEqual([]);
  });
  test('a token that takes too long takes the time of the call', async () => {
    const it = stage({ token: () => new Promise(() => {}) });
    expect(await it.channel.send(TEXT, sending(it.chat, { timeoutMs: 5 }))).toEqual({ ok: false, why: 'unreachable' });
  });
  test('told to slow down, the others wait without a call', async () => {
    const it = stage();
    it.emulator.faults.rateLimit({ next: 1 });
    const send = () => it.channel.send(TEXT, sending(it.chat));
    expect(await send()).toEqual({ ok: false, why: 'throttled', retryAfterMs: 60_000 });
    it.clock.now += 20_000;
    expect(await send()).toEqual({ ok: false, why: 'throttled', retryAfterMs: 40_000 });
    expect(calls(it)).toHaveLength(1);
    it.clock.now += 40_000;
    expect(await send()).toMatchObject({ ok: true });
  });
  test('the last call of a minute is taken, and the next waits', async () => {
    const it = stage({}, { settings: { perMinute: 1 } });
    const send = () => it.channel.send(TEXT, sending(it.chat));
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toEqual({ ok: false, why: 'throttled', retryAfterMs: 60_000 });
    expect(calls(it)).toHaveLength(1);
  });
  test.each([
    ['a wait that is told', { 'retry-after': '7' }, 7_000],
    ['none', {}, 60_000],
    ['nonsense', { 'retry-after': '-1' }, 60_000],
    ['two hours', { 'retry-after': '7200' }, 3_600_000],
  ])('429: %s', async (_, headers, retryAfterMs) => {
    expect(await outcome(answering(429, 'slow down', headers))).toEqual({ ok: false, why: 'throttled', retryAfterMs });
  });
  test('where the app demands it, calls prove that they know its secret', async () => {
    const it = stage({}, { settings: { proof: true } });
    expect(await it.channel.send(TEXT, sending(it.chat))).toMatchObject({ ok: true });
    expect(calls(it)).toHaveLength(2);
    expect(await it.channel.send(TEXT, sending(it.chat))).toMatchObject({ ok: true });
    expect(calls(it)).toHaveLength(3);
    const wrong = stage({ appSecret: 'another' }, { settings: { proof: true } });
    expect(await wrong.channel.send(TEXT, sending(wrong.chat))).toEqual({
      ok: false,
      why: 'misconfigured',
      code: '-242',
    });
  });

  const told = (error: unknown, status = 200) => answering(status, { error, message: 'x' });
  test.each<[string, typeof fetch, Sent]>([
    ['-211', told(-211), { ok: false, why: 'misconfigured', code: '-211' }],
    ['-224', told(-224), { ok: false, why: 'misconfigured', code: '-224' }],
    ['-232', told(-232), { ok: false, why: 'window', code: '-232' }],
    ['-218', told(-218), { ok: false, why: 'window', code: '-218' }],
    ['-234', told(-234), { ok: false, why: 'throttled', retryAfterMs: 1_800_000 }],
    ['-200', told(-200), { ok: false, why: 'unknown' }],
    ['-100', told(-100), { ok: false, why: 'unknown' }],
    ['-217', told(-217), { ok: false, why: 'rejected', code: '-217' }],
    ['a code nobody knows', told(-9999), { ok: false, why: 'rejected', code: '-9999' }],
    ['a code as a text', told('-230'), { ok: false, why: 'window', code: '-230' }],
    ['a code that is none', told('x'), { ok: false, why: 'unknown' }],
    ['an answer without a code', answering(200, { data: {} }), { ok: false, why: 'unknown' }],
    ['success without an id', answering(200, { error: 0 }), { ok: true }],
    ['success in an error’s clothes', told(0, 500), { ok: false, why: 'unknown' }],
    ['an error with status 400', told(-230, 400), { ok: false, why: 'window', code: '-230' }],
    [
      'no such path',
      answering(404, { error: 404, message: 'empty api' }),
      { ok: false, why: 'misconfigured', code: 'not-found' },
    ],
    ['404 as a web page', answering(404, '<html>'), { ok: false, why: 'misconfigured', code: 'not-found' }],
    ['502 as a web page', answering(502, '<html>Bad Gateway</html>'), { ok: false, why: 'unknown' }],
    ['530 of Workers: no such name', answering(530, 'error code: 1016'), { ok: false, why: 'unreachable' }],
    ['a redirect', answering(302, '', { location: 'https://elsewhere.example' }), { ok: false, why: 'unknown' }],
    ['200 with a web page', answering(200, '<html></html>'), { ok: false, why: 'unknown' }],
    ['200 and nothing', answering(200, ''), { ok: false, why: 'unknown' }],
    ['200 null', answering(200, 'null'), { ok: false, why: 'unknown' }],
    [
      'refused connection',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'the other side hung up',
      failing(Object.assign(new Error(), { code: 'UND_ERR_SOCKET' })),
      { ok: false, why: 'unknown' },
    ],
    ['no error at all', failing(undefined), { ok: false, why: 'unknown' }],
  ])('%s', async (_, fetch, want) => {
    expect(await outcome(fetch)).toEqual(want);
  });

  test('a real socket that nobody listens on is unreachable', async () => {
    const { createServer } = await import('node:http');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const { channel } = stage({ fetch: loopbackFetch, apiRoot: `http://127.0.0.1:${port}` });
    expect(await channel.send(TEXT, sending('1'))).toEqual({ ok: false, why: 'unreachable' });
  });
  test('no answer in time: may have arrived', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    expect(await stage({ fetch: silent }).channel.send(TEXT, sending('1', { timeoutMs: 5 }))).toEqual({
      ok: false,
      why: 'unknown',
    });
  });
  test('ids that JavaScript cannot hold come back as they are', async () => {
    const body = '{"error":0,"data":{"message_id":2222333344445555712}}';
    expect(await outcome(answering(200, body))).toEqual({ ok: true, id: '2222333344445555712' });
  });
});
