/** Fetching files from Telegram, registering with it, asking it for updates. */
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/channels/contract.ts';
import { type TelegramOptions, telegram } from '../../src/channels/telegram/index.ts';
import { telegramEmulator } from '../../src/emulators/telegram.ts';
import { answering, BOT, failing, SECRET, stage, type TelegramStage, TOKEN, through } from './telegram-stage.ts';

describe('telegram: fetching files', () => {
  const received = (it: TelegramStage): string => {
    const read = it.channel.read(it.emulator.updates.at(-1));
    const body = read.ok ? read.events[0]?.body : undefined;
    return body?.kind === 'media' ? body.media.ref : '';
  };
  const person = (it: TelegramStage) => {
    const someone = it.emulator.person();
    someone.start();
    return someone;
  };

  test('a photo comes with its bytes', async () => {
    const it = stage();
    const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => i % 251);
    person(it).photo({ bytes });
    expect(await it.channel.fetchMedia(received(it))).toEqual({ ok: true, bytes });
  });
  test('too big as told', async () => {
    const it = stage();
    person(it).document({ name: 'a.zip', size: 20 * 1024 * 1024 + 1 });
    expect(await it.channel.fetchMedia(received(it))).toEqual({ ok: false, why: 'too-big' });
  });
  test('gone, where nobody knows the file', async () => {
    expect(await stage().channel.fetchMedia('AgACnobody')).toEqual({ ok: false, why: 'gone' });
  });
  test('later, where the server is in trouble', async () => {
    const it = stage();
    person(it).photo();
    const ref = received(it);
    it.emulator.faults.serverErrors({ next: 1 });
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'later' });
    it.emulator.faults.rateLimit({ next: 1 });
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'later' });
  });

  /** getFile says this; the download gets that. Gives the outcome and the addresses that were asked. */
  const fetching = async (path: unknown, file: Response | Error, size?: number) => {
    const asked: string[] = [];
    const fetch = (async (input: string) => {
      asked.push(String(input));
      if (!String(input).includes('/file/'))
        return new Response(JSON.stringify({ ok: true, result: { file_path: path, file_size: size } }));
      if (file instanceof Error) throw file;
      return file;
    }) as unknown as typeof globalThis.fetch;
    return { fetched: await stage({ fetch }).channel.fetchMedia('x'), asked };
  };

  test.each([
    ...[
      '../secret',
      'photos/../../secret',
      '/etc/passwd',
      'http://127.0.0.1/x',
      '//evil.example/x',
      'photos//x',
      'photos/./x',
    ],
    ...[
      'photos\\x',
      'photos/x?y',
      'photos/x#y',
      'photos/%2e%2e/x',
      'photos/x\r\nHost: y',
      'user@evil.example/x',
      '',
      'a'.repeat(600),
      5,
      null,
    ],
  ])('a path that leads elsewhere is not followed: %j', async (path) => {
    const { fetched, asked } = await fetching(path, new Response('x'));
    expect(fetched).toEqual({ ok: false, why: 'later' });
    expect(asked).toHaveLength(1);
  });
  test('letters of any language in a path', async () => {
    const { fetched, asked } = await fetching('documents/đơn_1.pdf', new Response('abc'));
    expect(fetched).toEqual({ ok: true, bytes: new TextEncoder().encode('abc') });
    expect(asked[1]).toBe(`http://bot-api.test/file/bot${TOKEN}/documents/${encodeURIComponent('đơn_1.pdf')}`);
  });
  test.each<[string, Response | Error, number | undefined, string]>([
    ['a redirect', new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/' } }), undefined, 'later'],
    ['not found', new Response('', { status: 404 }), undefined, 'gone'],
    ['a server error', new Response('', { status: 503 }), undefined, 'later'],
    ['no connection', new Error('x'), undefined, 'later'],
    ['half of it', new Response('abc'), 6, 'later'],
    ['nothing in it', new Response(''), undefined, 'later'],
    [
      'a length too big as told',
      new Response('abc', { headers: { 'content-length': String(21 * 1024 * 1024) } }),
      undefined,
      'too-big',
    ],
    ['breaks off', new Response(new ReadableStream({ pull: (to) => to.error(new Error('x')) })), undefined, 'later'],
  ])('%s', async (_, file, size, why) => {
    expect((await fetching('photos/a.jpg', file, size)).fetched).toEqual({ ok: false, why });
  });
  test('neither calls nor downloads follow a redirect, and both end after a time', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const fetch = (async (_: string, init?: RequestInit) => {
      seen.push(init);
      return new Response(JSON.stringify({ ok: true, result: { file_path: 'photos/a.jpg' } }));
    }) as unknown as typeof globalThis.fetch;
    await stage({ fetch }).channel.fetchMedia('x');
    expect(seen.map((init) => [init?.redirect, init?.signal instanceof AbortSignal])).toEqual([
      ['manual', true],
      ['manual', true],
    ]);
  });
  test('a stream without an end is left at 20 MB', async () => {
    let given = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (to) => {
        given += 1024 * 1024;
        to.enqueue(new Uint8Array(1024 * 1024));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    expect((await fetching('photos/a.jpg', new Response(body))).fetched).toEqual({ ok: false, why: 'too-big' });
    expect(cancelled).toBe(true);
    expect(given).toBeLessThan(24 * 1024 * 1024);
  });
});

describe('telegram: set-up', () => {
  const commands: TelegramOptions['commands'] = [
    { lang: 'vi', where: 'private', list: [{ command: 'tracuu', description: 'Tra cứu hồ sơ' }] },
    { lang: 'en', where: 'private', list: [{ command: 'tracuu', description: 'Track a petition' }] },
    { lang: 'vi', where: 'groups', list: [{ command: 'gan', description: 'Gắn nhóm' }] },
  ];
  test('registers the webhook with its secret, and the commands in each language', async () => {
    const it = stage({ commands });
    await it.channel.setUp('https://xa.example/webhooks/telegram');
    expect(it.emulator.snapshot().webhook).toMatchObject({
      url: 'https://xa.example/webhooks/telegram',
      max_connections: 40,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    expect([...it.emulator.commands]).toEqual([
      ['all_private_chats/', commands[0]?.list],
      ['all_private_chats/vi', commands[0]?.list],
      ['all_private_chats/en', commands[1]?.list],
      ['all_group_chats/', commands[2]?.list],
      ['all_group_chats/vi', commands[2]?.list],
    ]);
    expect(await it.channel.webhook()).toEqual({ url: 'https://xa.example/webhooks/telegram', pending: 0 });
    await it.channel.setUp('');
    expect(await it.channel.webhook()).toEqual({ url: '', pending: 0 });
  });
  test('what went wrong at the webhook is told', async () => {
    const clock = { now: 1_764_208_800_000 };
    const emulator = telegramEmulator({
      token: TOKEN,
      now: () => clock.now,
      fetch: async () => new Response('', { status: 503 }),
    });
    const channel = telegram({
      token: TOKEN,
      secret: SECRET,
      apiRoot: 'http://bot-api.test',
      fetch: through(emulator),
      bot: BOT,
    });
    await channel.setUp('https://xa.example/webhooks/telegram');
    emulator.person().start();
    await emulator.settled();
    expect(await channel.webhook()).toEqual({
      url: 'https://xa.example/webhooks/telegram',
      pending: 1,
      lastError: { at: 1_764_208_800_000, message: 'Wrong response from the webhook: 503' },
    });
  });
  test.each<[string, (channel: Channel) => Promise<unknown>, typeof fetch, RegExp]>([
    [
      'an address Telegram does not take',
      (c) => c.setUp('http://xa.example/x'),
      through(stage().emulator),
      /^Telegram setWebhook: the webhook address was refused; it must begin with https/,
    ],
    [
      'a wrong token',
      (c) => c.webhook(),
      answering(401, { ok: false, error_code: 401, description: 'Unauthorized' }),
      /@BotFather/,
    ],
    [
      'no way to the server',
      (c) => c.webhook(),
      failing(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
      /cannot be reached/,
    ],
    [
      'two programs ask',
      (c) => c.poll?.(0, 0, new AbortController().signal) ?? Promise.resolve(),
      answering(409, { ok: false, error_code: 409, description: 'Conflict' }),
      /another program/,
    ],
  ])('%s is told in one clean sentence', async (_, act, fetch, want) => {
    await expect(act(stage({ fetch }).channel)).rejects.toThrow(want);
  });
});

describe('telegram: polling', () => {
  test('gives each update once, and tells which are settled', async () => {
    const it = stage();
    const { channel, emulator } = it;
    const { signal } = new AbortController();
    const first = await channel.poll?.(0, 0, signal);
    expect(first?.updates).toEqual(emulator.updates);
    expect(emulator.pending()).toHaveLength(emulator.updates.length);
    const second = await channel.poll?.(first?.offset ?? 0, 0, signal);
    expect(second).toEqual({ updates: [], offset: first?.offset });
    expect(emulator.pending()).toEqual([]);
  });
  test('an end that was asked for is no error', async () => {
    const waiting: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const end = new AbortController();
    const polled = stage({ fetch: waiting }).channel.poll?.(7, 25_000, end.signal);
    end.abort();
    expect(await polled).toEqual({ updates: [], offset: 7 });
  });
});
