/** What Telegram makes of a call, and what is made of its answer. */
import { describe, expect, test, vi } from 'vitest';
import type { Call, SendContext, Sent } from '../../src/channels/contract.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { loopbackFetch } from '../loopback.ts';
import { rendering, say, sendAll, sending, words } from './speech.ts';
import { answering, failing, outcome, stage } from './telegram-stage.ts';

describe('telegram: sending', () => {
  test('a message, then its edit, then the same edit again', async () => {
    const it = stage();
    const slots = new Map<string, string>();
    const card = (text: string, more: object = {}) =>
      say(it.chat, 'telegram', [words(text)], { slot: 'card', ...more });
    expect(await sendAll(it.channel, card('Mới'), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(await sendAll(it.channel, card('Đã nhận', { edit: 'skip' }), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(await sendAll(it.channel, card('Đã nhận', { edit: 'skip' }), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(it.seen(it.chat)).toEqual(['Đã nhận']);
  });
  test('an edit of nothing: sent anew, or not at all', async () => {
    const it = stage();
    const card = (how: 'send' | 'skip') => say(it.chat, 'telegram', [words('Thẻ')], { slot: 'card', edit: how });
    expect(await sendAll(it.channel, card('skip'))).toEqual([{ ok: true }]);
    expect(it.emulator.wire.filter(({ kind }) => kind === 'call')).toEqual([]);
    expect(await sendAll(it.channel, card('send'))).toEqual([{ ok: true, id: '2' }]);
    expect(it.seen(it.chat)).toEqual(['Thẻ']);
  });
  test('an answer under a message, and under one that is gone', async () => {
    const it = stage();
    const under = say(it.chat, 'telegram', [words('Trả lời')], { under: 'card' });
    await sendAll(it.channel, under, new Map([['card', '1']]));
    await sendAll(it.channel, under, new Map([['card', '999']]));
    await sendAll(it.channel, under);
    const ours = it.emulator.chat(Number(it.chat)).messages.filter(({ from }) => from.bot);
    expect(ours.map(({ replyTo }) => replyTo)).toEqual([1, undefined, undefined]);
    expect(it.emulator.wire.at(-1)).toMatchObject({ params: { chat_id: Number(it.chat), text: 'Trả lời' } });
    expect(JSON.stringify(it.emulator.wire.at(-1))).not.toContain('reply_parameters');
  });
  test('the bytes of a file arrive unchanged, under a plain name', async () => {
    const it = stage();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7 + (i >> 8)) % 256);
    const [call] = it.channel.render(
      say(it.chat, 'telegram', [], { enclosures: [{ id: 'x', kind: 'document' }] }),
      rendering,
    );
    const file = async () => ({ bytes, type: 'application/pdf', name: '../đơn "kiến"\r\nnghị;1.pdf' });
    expect(await it.channel.send(call as Call, sending(it.chat, { file }))).toEqual({ ok: true, id: '2' });
    const media = it.emulator.chat(Number(it.chat)).messages.at(-1)?.media;
    expect(media?.name).toBe('đơn_kiến_nghị_1.pdf');
    expect(it.emulator.file(media?.file ?? '')?.bytes).toEqual(bytes);
  });
  test('a photo too large for a photo, and a sound no voice note, go as documents', async () => {
    const it = stage();
    const large = new Uint8Array(10 * 1024 * 1024 + 1).fill(1);
    const enclose = (...kinds: ('photo' | 'voice')[]) =>
      it.channel.render(
        say(it.chat, 'telegram', [], { enclosures: kinds.map((kind) => ({ id: kind, kind })) }),
        rendering,
      )[0] as Call;
    const last = () => it.emulator.chat(Number(it.chat)).messages.at(-1)?.media?.kind;
    const file = async () => ({ bytes: large, type: 'image/jpeg', name: 'a.jpg' });
    expect(await it.channel.send(enclose('photo'), sending(it.chat, { file }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    expect(await it.channel.send(enclose('photo', 'photo'), sending(it.chat, { file }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    const amr = async () => ({ bytes: new Uint8Array([1]), type: 'audio/amr', name: 'a.amr' });
    expect(await it.channel.send(enclose('voice'), sending(it.chat, { file: amr }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    expect(await it.channel.send(enclose('voice'), sending(it.chat))).toMatchObject({ ok: true });
    expect(last()).toBe('voice');
  });
  test('more than the platform takes is refused without a call; a store out of reach is tried again', async () => {
    const it = stage();
    const call: Call = { method: 'sendDocument', params: {}, files: { document: 'x' } };
    const file = async () => ({ bytes: new Uint8Array(50 * 1024 * 1024 + 1), type: 'application/zip', name: 'a.zip' });
    expect(await it.channel.send(call, sending(it.chat, { file }))).toEqual({
      ok: false,
      why: 'rejected',
      code: 'too-big',
    });
    expect(await it.channel.send(call, sending(it.chat, { file: async () => Promise.reject(new Error()) }))).toEqual({
      ok: false,
      why: 'unreachable',
    });
    const gone = (async () => undefined) as unknown as SendContext['file'];
    expect(await it.channel.send(call, sending(it.chat, { file: gone }))).toEqual({
      ok: false,
      why: 'rejected',
      code: 'no-file',
    });
    expect(it.emulator.wire.filter(({ kind }) => kind === 'call')).toEqual([]);
  });
  test('a file that is not there does not hold back the words with it', async () => {
    const it = stage();
    const params = { caption: 'Quá hạn 9', reply_markup: { inline_keyboard: [[{ text: 'Xem', callback_data: 'x' }]] } };
    const call: Call = { method: 'sendPhoto', params, files: { photo: 'x' } };
    const gone = (async () => undefined) as unknown as SendContext['file'];
    expect(await it.channel.send(call, sending(it.chat, { file: gone }))).toMatchObject({ ok: true });
    const [sent] = it.emulator.wire.flatMap((entry) => (entry.kind === 'call' ? [entry] : []));
    expect(sent).toMatchObject({ method: 'sendMessage', params: { text: 'Quá hạn 9' } });
    expect(JSON.stringify(sent?.params)).toContain('callback_data');
  });
  test('a toast is seen by the one who pressed', async () => {
    const it = stage();
    await sendAll(
      it.channel,
      say(it.chat, 'telegram', [], { prompt: { say: [words('Gửi?')], choices: [{ id: 'a', label: words('Gửi') }] } }),
    );
    const read = it.channel.read(it.choose(it.chat, 'Gửi'));
    const body = read.ok ? read.events[0]?.body : undefined;
    const press = body?.kind === 'choice' ? body.press : '';
    const toast: Outgoing = {
      kind: 'toast',
      to: { channel: 'telegram', chat: it.chat },
      lang: 'vi',
      press,
      say: words('Đã nhận'),
    };
    expect(await sendAll(it.channel, toast)).toEqual([{ ok: true }]);
    expect(it.emulator.toasts(Number(it.chat))).toMatchObject([{ text: 'Đã nhận', press }]);
  });

  test.each([
    ['missing', undefined, 30_000],
    ['negative', -5, 30_000],
    ['no number', 'abc', 30_000],
    ['nought', 0, 1_000],
    ['two hours', 7_200, 3_600_000],
  ])('asked to wait %s', async (_, retryAfter, retryAfterMs) => {
    const it = stage();
    it.emulator.faults.rateLimit({ next: 1, retryAfter });
    expect(await it.channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending(it.chat))).toEqual({
      ok: false,
      why: 'throttled',
      retryAfterMs,
    });
  });

  const refused = (error_code: number, description: string, parameters?: object) =>
    answering(error_code, { ok: false, error_code, description, parameters });
  test.each<[string, typeof fetch, Sent]>([
    ['401', refused(401, 'Unauthorized'), { ok: false, why: 'misconfigured', code: 'unauthorized' }],
    ['404', refused(404, 'Not Found'), { ok: false, why: 'misconfigured', code: 'not-found' }],
    ['403 of a kind not known', refused(403, 'Forbidden: something else'), { ok: false, why: 'blocked', code: '403' }],
    [
      '403 deactivated',
      refused(403, 'Forbidden: user is deactivated'),
      { ok: false, why: 'blocked', code: 'deactivated' },
    ],
    ['400 of a kind not known', refused(400, 'Bad Request: nobody knows'), { ok: false, why: 'rejected', code: '400' }],
    [
      '400 without rights',
      refused(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { ok: false, why: 'rejected', code: 'no-rights' },
    ],
    ['413', refused(413, 'Request Entity Too Large'), { ok: false, why: 'rejected', code: 'too-big' }],
    [
      'migrated, told with 403',
      refused(403, 'Forbidden', { migrate_to_chat_id: -1009 }),
      { ok: false, why: 'moved', to: '-1009' },
    ],
    [
      'a new chat that is no number',
      refused(400, 'Bad Request', { migrate_to_chat_id: 'x' }),
      { ok: false, why: 'rejected', code: '400' },
    ],
    ['500', refused(500, 'Internal Server Error'), { ok: false, why: 'unknown' }],
    ['502 as a web page', answering(502, '<html>Bad Gateway</html>'), { ok: false, why: 'unknown' }],
    ['530 of Workers: no such name', answering(530, 'error code: 1016'), { ok: false, why: 'unreachable' }],
    ['200 with a web page', answering(200, '<html></html>'), { ok: false, why: 'unknown' }],
    ['200 and nothing', answering(200, ''), { ok: false, why: 'unknown' }],
    ['200 ok:false without a code', answering(200, { ok: false }), { ok: false, why: 'unknown' }],
    ['200 null', answering(200, 'null'), { ok: false, why: 'unknown' }],
    [
      'refused connection',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'no such name',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'connecting took too long',
      failing(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })),
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
    [
      'the other side hung up',
      failing(Object.assign(new Error(), { code: 'UND_ERR_SOCKET' })),
      { ok: false, why: 'unknown' },
    ],
    [
      'reading took too long',
      failing(Object.assign(new Error(), { code: 'ETIMEDOUT', syscall: 'read' })),
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
    const channel = stage({ fetch: loopbackFetch, apiRoot: `http://127.0.0.1:${port}` }).channel;
    expect(await channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending('1'))).toEqual({
      ok: false,
      why: 'unreachable',
    });
  });

  /** How many timers of so many ms were set and not taken back. Others may be at work in this process: theirs are not counted. */
  const watched = () => {
    const [set, clear] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')];
    return (ms: number): number => {
      const taken = new Set(clear.mock.calls.map(([id]) => id));
      return set.mock.results.filter(({ value }, i) => set.mock.calls[i]?.[1] === ms && !taken.has(value)).length;
    };
  };

  test('a fetch that throws at once leaves no timer behind', async () => {
    vi.useFakeTimers();
    const left = watched();
    try {
      const throwing = (() => {
        throw new Error('no');
      }) as unknown as typeof fetch;
      expect(await outcome(throwing)).toEqual({ ok: false, why: 'unknown' });
      expect(left(30_000)).toBe(0);
      expect(setTimeout).toHaveBeenCalledWith(expect.any(Function), 30_000);
    } finally {
      vi.restoreAllMocks();
      vi.useRealTimers();
    }
  });

  test('no answer in time: may have arrived', async () => {
    vi.useFakeTimers();
    const left = watched();
    try {
      const silent: typeof fetch = (_, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      const { channel } = stage({ fetch: silent });
      const sent = channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending('1', { timeoutMs: 12_345 }));
      const done = vi.fn();
      void sent.then(done);
      await vi.advanceTimersByTimeAsync(12_344);
      expect(done).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await sent).toEqual({ ok: false, why: 'unknown' });
      expect(left(12_345)).toBe(0);
    } finally {
      vi.restoreAllMocks();
      vi.useRealTimers();
    }
  });
});
