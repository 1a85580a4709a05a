/** What the Zalo Bot Platform makes of a call, and what is made of its answer. */
import { describe, expect, test } from 'vitest';
import type { Call, Sent } from '../../src/channels/contract.ts';
import { loopbackFetch } from '../loopback.ts';
import { say, sendAll, sending, words } from './speech.ts';
import { answering, failing, outcome, SECRET, stage, TOKEN } from './zalo-bot-stage.ts';

const CALL: Call = { method: 'sendMessage', params: { text: 'a' } };

describe('zalo-bot: sending', () => {
  test('a message, what changes it, what changes it silently', async () => {
    const it = stage();
    const slots = new Map<string, string>();
    const card = (text: string, more: object = {}) =>
      say(it.chat, 'zalo-bot', [words(text)], { slot: 'card', ...more });
    expect(await sendAll(it.channel, card('Mới'), slots)).toEqual([
      { ok: true, id: expect.stringMatching(/^\w{20}$/) },
    ]);
    const first = slots.get('card');
    expect(await sendAll(it.channel, card('Đã nhận', { edit: 'skip' }), slots)).toEqual([]);
    expect(await sendAll(it.channel, card('Đã xong', { edit: 'send' }), slots)).toMatchObject([{ ok: true }]);
    expect(slots.get('card')).not.toBe(first);
    expect(it.seen(it.chat)).toEqual(['Mới', 'Đã xong']);
  });
  test('a change that stands in the outbox from another channel’s rules: what is to be sent instead, or nothing', async () => {
    const it = stage();
    const edit = (otherwise?: Call): Call => ({
      method: 'editMessageText',
      params: { text: 'Mới' },
      edits: { slot: 'card', ...(otherwise && { otherwise }) },
    });
    expect(await it.channel.send(edit(), sending(it.chat, { target: '1' }))).toEqual({ ok: true });
    expect(it.seen(it.chat)).toEqual([]);
    expect(await it.channel.send(edit(CALL), sending(it.chat, { target: '1' }))).toMatchObject({ ok: true });
    expect(it.seen(it.chat)).toEqual(['a']);
  });
  test('styles arrive; a server that does not take them gets the words alone', async () => {
    const it = stage();
    const quote = say(it.chat, 'zalo-bot', [{ quote: 'Ngập' }]);
    await sendAll(it.channel, quote);
    expect(it.emulator.chat(it.chat).messages.at(-1)?.styles).toEqual([{ start: 0, len: 6, st: ['i'] }]);
    const bodies: Record<string, unknown>[] = [];
    const older = stage({
      fetch: (async (_: unknown, init?: RequestInit) => {
        const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
        bodies.push(body);
        const bad = { ok: false, error_code: 400, description: 'Bad Request' };
        return new Response(JSON.stringify('text_styles' in body ? bad : { ok: true, result: { message_id: 'm2' } }));
      }) as typeof fetch,
    });
    expect(await sendAll(older.channel, quote)).toEqual([{ ok: true, id: 'm2' }]);
    expect(bodies.map((body) => Object.keys(body).sort().join())).toEqual(['chat_id,text,text_styles', 'chat_id,text']);
  });
  test('only a refusal of the call itself is tried without styles', async () => {
    let calls = 0;
    const styled: Call = { method: 'sendMessage', params: { text: 'a', text_styles: [] } };
    const counting =
      (status: number, body: object): typeof fetch =>
      async () => {
        calls++;
        return new Response(JSON.stringify(body), { status });
      };
    const refused = (code: number, description = '') => ({ ok: false, error_code: code, description });
    await outcome(counting(400, refused(400, 'chat not found')), styled);
    await outcome(counting(429, refused(429)), styled);
    await outcome(counting(500, refused(500)), styled);
    expect(calls).toBe(3);
    expect(await outcome(counting(400, refused(400)), styled)).toEqual({ ok: false, why: 'rejected', code: '400' });
    expect(calls).toBe(5);
  });
  test('goes out as JSON to the address with the token, follows no redirect, ends after the time that was told', async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const fetch = (async (url: unknown, init?: RequestInit) => {
      seen.push({ url: String(url), init });
      return new Response('{}');
    }) as typeof globalThis.fetch;
    await stage({ fetch }).channel.send(CALL, sending('77'));
    const [{ url, init } = { url: '', init: undefined }] = seen;
    expect(url).toBe(`http://bot-api.test/bot${TOKEN}/sendMessage`);
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual', body: '{"text":"a","chat_id":"77"}' });
    expect(init?.signal).toBeInstanceOf(AbortSignal);
    const silent: typeof globalThis.fetch = (_, it) =>
      new Promise((_resolve, reject) => it?.signal?.addEventListener('abort', () => reject(it.signal?.reason)));
    // The shortest time there is: nothing but the signal ends this call.
    expect(await stage({ fetch: silent }).channel.send(CALL, sending('77', { timeoutMs: 1 }))).toEqual({
      ok: false,
      why: 'unknown',
    });
  });

  const refused = (error_code: number, description: string, headers: Record<string, string> = {}) =>
    answering(error_code, { ok: false, error_code, description }, headers);
  test.each<[string, typeof fetch, Sent]>([
    ['401', refused(401, 'Unauthorized'), { ok: false, why: 'misconfigured', code: 'unauthorized' }],
    [
      '401 with status 200',
      answering(200, { ok: false, error_code: 401 }),
      { ok: false, why: 'misconfigured', code: 'unauthorized' },
    ],
    ['404 of the platform', refused(404, 'Not found'), { ok: false, why: 'rejected', code: '404' }],
    ['404 about the chat', refused(404, 'Chat does not exist'), { ok: false, why: 'blocked', code: 'chat-not-found' }],
    ['404 of another server', answering(404, '<html></html>'), { ok: false, why: 'misconfigured', code: 'not-found' }],
    ['403: an error inside the platform', refused(403, 'Internal server error'), { ok: false, why: 'unknown' }],
    [
      '403 about a block',
      refused(403, 'User blocked this bot'),
      { ok: false, why: 'blocked', code: 'blocked-by-user' },
    ],
    ['403 of a firewall', answering(403, '<html>Attention</html>'), { ok: false, why: 'unknown' }],
    ['400 of a kind not known', refused(400, 'Bad request'), { ok: false, why: 'rejected', code: '400' }],
    ['400 invalid chat', refused(400, 'Invalid chat_id'), { ok: false, why: 'blocked', code: 'chat-not-found' }],
    ['400 without a text', refused(400, 'text is required'), { ok: false, why: 'rejected', code: 'empty' }],
    ['408', refused(408, 'Request timeout'), { ok: false, why: 'unknown' }],
    ['413', answering(413, '<html></html>'), { ok: false, why: 'rejected', code: 'too-big' }],
    ['429: the plan is used up', refused(429, 'Quota exceeded'), { ok: false, why: 'misconfigured', code: 'quota' }],
    [
      '429 with a wait',
      refused(429, 'Slow down', { 'retry-after': '7' }),
      { ok: false, why: 'throttled', retryAfterMs: 7_000 },
    ],
    [
      '429 with two hours',
      refused(429, '', { 'retry-after': '7200' }),
      { ok: false, why: 'throttled', retryAfterMs: 3_600_000 },
    ],
    [
      '429 with a date',
      refused(429, '', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
      { ok: false, why: 'misconfigured', code: 'quota' },
    ],
    ['429 of a proxy', answering(429, 'slow down'), { ok: false, why: 'throttled', retryAfterMs: 30_000 }],
    [
      'the code in its other spelling',
      answering(200, { ok: false, errorCode: 429 }),
      { ok: false, why: 'misconfigured', code: 'quota' },
    ],
    ['500', refused(500, 'Internal Server Error'), { ok: false, why: 'unknown' }],
    ['502 as a web page', answering(502, '<html>Bad Gateway</html>'), { ok: false, why: 'unknown' }],
    ['530 of Workers: no such name', answering(530, 'error code: 1016'), { ok: false, why: 'unreachable' }],
    ['200 with a web page', answering(200, '<html></html>'), { ok: false, why: 'unknown' }],
    ['200 and nothing', answering(200, ''), { ok: false, why: 'unknown' }],
    ['200 ok:false without a code', answering(200, { ok: false }), { ok: false, why: 'unknown' }],
    ['200 null', answering(200, 'null'), { ok: false, why: 'unknown' }],
    ['500 that claims to be well', answering(500, { ok: true, result: {} }), { ok: false, why: 'unknown' }],
    ['302', answering(302, '', { location: 'https://a.example/' }), { ok: false, why: 'unknown' }],
    ['well, without an id', answering(200, { ok: true }), { ok: true }],
    ['well, with an id that is none', answering(200, { ok: true, result: { message_id: 'a b' } }), { ok: true }],
    ['well, with a number', answering(200, { ok: true, result: { message_id: 7 } }), { ok: true, id: '7' }],
    [
      'refused connection',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'several addresses, none answers',
      failing(
        new TypeError('fetch failed', {
          cause: new AggregateError([
            { syscall: 'connect', code: 'ETIMEDOUT' },
            { syscall: 'connect', code: 'ENETUNREACH' },
          ]),
        }),
      ),
      { ok: false, why: 'unreachable' },
    ],
    [
      'a certificate that is not theirs',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'reset',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })),
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
    expect(await channel.send(CALL, sending('1'))).toEqual({ ok: false, why: 'unreachable' });
  });
  test('the plan is used up: refused until its next month', async () => {
    let now = Date.parse('2026-06-30T16:59:00Z');
    const it = stage({}, { now: () => now, plan: { messages: 3 } });
    const act = () => it.channel.send(CALL, sending(it.chat));
    // The person's word, then two of ours.
    expect([(await act()).ok, (await act()).ok]).toEqual([true, true]);
    expect(await act()).toEqual({ ok: false, why: 'misconfigured', code: 'quota' });
    now += 60_000;
    expect(await act()).toMatchObject({ ok: true });
  });
  test('secrets are never in a call as it stands in the outbox', () => {
    const it = stage();
    const calls = it.channel.render(say(it.chat, 'zalo-bot', [words('Chào')]), { t: () => 'Chào', sign: () => '' });
    expect(JSON.stringify(calls)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
  });
});
