/** Fetching media that came through the Zalo Bot Platform, registering with it, asking it for updates. */
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/channels/contract.ts';
import { type Profile, zaloBot } from '../../src/channels/zalo-bot/index.ts';
import {
  answering,
  BOT,
  failing,
  HOOK,
  SECRET,
  setup,
  stage,
  TOKEN,
  through,
  type ZaloBotStage,
} from './zalo-bot-stage.ts';

describe('zalo-bot: fetching media', () => {
  const received = ({ channel, emulator }: ZaloBotStage): string => {
    const read = channel.read(emulator.updates.at(-1));
    const body = read.ok ? read.events[0]?.body : undefined;
    return body?.kind === 'media' ? body.media.ref : '';
  };

  test.each(['photo', 'photo_url'] as const)('a photo comes with its bytes: %s', async (photo) => {
    const it = stage({}, { shape: { photo } });
    const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => i % 251);
    it.emulator.person().photo({ bytes });
    // The update as it is in the emulator's list has the documented name; on the wire it has the one of the day.
    expect(await it.channel.fetchMedia(received(it))).toEqual({ ok: true, bytes });
  });
  test('a voice note, and a link that leads nowhere any more', async () => {
    const it = stage();
    it.emulator.person().voice({ bytes: new Uint8Array([0xff, 0xf1, 1]) });
    const ref = received(it);
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: true, bytes: new Uint8Array([0xff, 0xf1, 1]) });
    it.emulator.expireMedia();
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'gone' });
  });

  const LINK = 'https://f1-bot.zdn.vn/jpg/a.jpg';
  /** Gives the outcome and the addresses that were asked. */
  const fetching = async (ref: string, ...answers: (Response | Error)[]) => {
    const asked: string[] = [];
    const fetch = (async (input: string) => {
      asked.push(String(input));
      const answer = answers.shift() ?? new Response('abc');
      if (answer instanceof Error) throw answer;
      return answer;
    }) as unknown as typeof globalThis.fetch;
    return { fetched: await stage({ fetch }).channel.fetchMedia(ref), asked };
  };

  test.each([
    ['http://127.0.0.1/a.jpg'],
    ['https://10.0.0.1/a.jpg'],
    ['https://localhost/a.jpg'],
    ['https://zdn.vn.evil.example/a.jpg'],
    ['https://evilzdn.vn/a.jpg'],
    ['https://user@f1.zdn.vn/a.jpg'],
    ['https://f1.zdn.vn:8443/a.jpg'],
    ['https://f1.zdn.vn@evil.example/a.jpg'],
    ['ftp://f1.zdn.vn/a.jpg'],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['//f1.zdn.vn/a.jpg'],
    ['a.jpg'],
    [''],
  ])('nothing but Zalo’s own hosts is asked: %s', async (ref) => {
    const { fetched, asked } = await fetching(ref);
    expect({ fetched, asked }).toEqual({ fetched: { ok: false, why: 'refused' }, asked: [] });
  });
  test('always over TLS; the API server as it is', async () => {
    expect((await fetching('http://photo.zadn.vn/a.jpg?x=1')).asked).toEqual(['https://photo.zadn.vn/a.jpg?x=1']);
    expect((await fetching('http://bot-api.test/media/a.jpg')).asked).toEqual(['http://bot-api.test/media/a.jpg']);
  });
  test('a redirect between Zalo’s hosts is followed, no other, and not for ever', async () => {
    const to = (location: string) => new Response(null, { status: 302, headers: { location } });
    const bytes = new TextEncoder().encode('abc');
    expect(await fetching(LINK, to('/b.jpg'), to('https://x.zadn.vn/c.jpg'))).toEqual({
      fetched: { ok: true, bytes },
      asked: [LINK, 'https://f1-bot.zdn.vn/b.jpg', 'https://x.zadn.vn/c.jpg'],
    });
    for (const location of ['http://169.254.169.254/latest', 'https://evil.example/', ''])
      expect(await fetching(LINK, to(location))).toEqual({ fetched: { ok: false, why: 'refused' }, asked: [LINK] });
    const { fetched, asked } = await fetching(LINK, ...Array.from({ length: 9 }, () => to('/again.jpg')));
    expect([fetched, asked.length]).toEqual([{ ok: false, why: 'later' }, 4]);
  });
  test.each<[string, Response | Error, string]>([
    ['not found', new Response('', { status: 404 }), 'gone'],
    ['forbidden', new Response('', { status: 403 }), 'gone'],
    ['a server error', new Response('', { status: 503 }), 'later'],
    ['no connection', new Error('x'), 'later'],
    ['nothing in it', new Response(''), 'later'],
    [
      'a length too big as told',
      new Response('abc', { headers: { 'content-length': String(11 * 1024 * 1024) } }),
      'too-big',
    ],
    ['breaks off', new Response(new ReadableStream({ pull: (to) => to.error(new Error('x')) })), 'later'],
  ])('%s', async (_, file, why) => {
    expect((await fetching(LINK, file)).fetched).toEqual({ ok: false, why });
  });
  test('a stream without an end is left at 10 MB', async () => {
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
    expect((await fetching(LINK, new Response(body))).fetched).toEqual({ ok: false, why: 'too-big' });
    expect(cancelled).toBe(true);
    expect(given).toBeLessThan(14 * 1024 * 1024);
  });
});

describe('zalo-bot: set-up', () => {
  test('registers the webhook with its secret, tells it, removes it', async () => {
    const it = stage();
    await it.channel.setUp(HOOK);
    expect(await it.channel.webhook()).toEqual({ url: HOOK, pending: 0, notes: ['The bot is "Bot Cầu Nối".'] });
    let secret: string | null = null;
    const heard = stage(
      {},
      {
        fetch: async (_, init) => {
          secret = new Headers(init.headers).get('x-bot-api-secret-token');
          return new Response();
        },
      },
    );
    await heard.channel.setUp(HOOK);
    heard.emulator.person().say('Chào');
    await heard.emulator.settled();
    expect(secret).toBe(SECRET);
    await it.channel.setUp('');
    expect(await it.channel.webhook()).toMatchObject({ url: '', pending: 0 });
  });
  test('who the bot is, and whether it may be in groups', async () => {
    const found: (Profile | string)[] = [];
    const ask = (how: { readonly fetch: typeof fetch }) =>
      zaloBot({ ...how, token: TOKEN, secret: SECRET, onAsked: (it) => found.push(it) }).tick?.();
    await ask({ fetch: through(stage().emulator) });
    await ask({ fetch: through(stage({}, { canJoinGroups: false, name: 'Bot Xã' }).emulator) });
    const documented = {
      id: '1459232241454765289',
      account_name: 'bot.x',
      account_type: 'BASIC',
      can_join_groups: false,
    };
    await ask({ fetch: answering(200, { ok: true, result: documented }) });
    await ask({ fetch: answering(200, { ok: true, result: { id: 5 } }) });
    expect(found).toEqual([
      { ...BOT, canJoinGroups: true },
      { id: BOT.id, name: 'Bot Xã', canJoinGroups: false },
      { id: '1459232241454765289', name: 'bot.x', canJoinGroups: false },
      expect.stringMatching(/^Zalo Bot getMe: no answer that can be read/),
    ]);
  });
  test.each([
    [403, /firewall/],
    [404, /nothing at that address/],
    [500, /answers with an error/],
    [0, /cannot be reached from outside/],
  ])('the platform’s check got %i: said in plain words, and the address is kept', async (status, want) => {
    const fetch = async () => {
      if (status === 0) throw new Error('refused');
      return new Response(null, { status });
    };
    const it = stage({}, { fetch });
    await expect(it.channel.setUp(HOOK)).rejects.toThrow(want);
    expect((await it.channel.webhook()).url).toBe(HOOK);
  });
  test.each([200, 400, 401])('a check that only our strictness refuses is no trouble: %i', async (status) => {
    const it = stage({}, { fetch: async () => new Response(null, { status }) });
    await it.channel.setUp(HOOK);
    expect((await it.channel.webhook()).url).toBe(HOOK);
  });
  test.each<[string, (channel: Channel) => Promise<unknown>, typeof fetch | undefined, RegExp]>([
    ['an address without TLS', (c) => c.setUp('http://xa.example/x'), undefined, /must begin with https/],
    ['no address', (c) => c.setUp('x'), undefined, /must begin with https/],
    ['a wrong token', (c) => c.webhook(), answering(401, { ok: false, error_code: 401 }), /Zalo Bot Creator/],
    ['no way to the server', (c) => c.webhook(), failing({ code: 'ECONNREFUSED' }), /cannot be reached/],
    ['another server', (c) => c.webhook(), answering(404, '<html></html>'), /ZALO_BOT_API_ROOT/],
    [
      'the plan is used up',
      (c) => c.webhook(),
      answering(429, { ok: false, error_code: 429 }),
      /plan of the bot is used up/,
    ],
    ['registered too often', (c) => c.setUp(HOOK), answering(200, { ok: false, errorCode: 426 }), /try again tomorrow/],
    [
      'polling beside a webhook',
      (c) => c.poll?.(0, 0, new AbortController().signal) ?? Promise.resolve(),
      answering(400, { ok: false, error_code: 400, description: 'getUpdates: webhook is set' }),
      /a webhook is set/,
    ],
  ])('%s is told in one clean sentence', async (_, act, fetch, want) => {
    const failed = act(stage(fetch ? { fetch } : {}).channel);
    await expect(failed).rejects.toThrow(want);
    await expect(failed).rejects.toMatchObject({
      name: 'ChannelError',
      message: expect.stringMatching(/^Zalo Bot \w+: /),
    });
  });
  test('too many registrations, as the platform says it', async () => {
    const it = stage({}, { registrations: 1 });
    await it.channel.setUp(HOOK);
    await expect(it.channel.setUp(HOOK)).rejects.toThrow(/^Zalo Bot setWebhook: registered too often today/);
  });
  test('there is no link that starts a talk', async () => {
    expect(await stage().channel.deepLink('m_1')).toBeUndefined();
  });
});

describe('zalo-bot: polling', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('one update at a time, while somebody waits for it; none is no failure', async () => {
    const { emulator, person, clock } = setup();
    const { channel } = stage({ fetch: through(emulator) });
    const { signal } = new AbortController();
    const first = channel.poll?.(7, 25_000, signal);
    await turn();
    person.say('Một');
    const got = await first;
    expect(got).toEqual({ updates: [emulator.updates[0]], offset: 7 });
    expect(channel.read(got?.updates[0])).toMatchObject({
      ok: true,
      events: [{ body: { kind: 'text', text: 'Một' } }],
    });
    const nothing = channel.poll?.(7, 25_000, signal);
    await turn();
    await clock.pass(25_000);
    expect(await nothing).toEqual({ updates: [], offset: 7 });
    // What comes between two polls is lost: the platform keeps nothing.
    person.say('Hai');
    expect(emulator.lost).toHaveLength(1);
  });
  test.each([
    ['nothing', null, 0],
    ['an empty result', {}, 0],
    ['a list', [{ event_name: 'a' }, { event_name: 'b' }], 2],
    ['no update', { message: {} }, 0],
  ])('an answer with %s', async (_, result, updates) => {
    const { channel } = stage({ fetch: answering(200, { ok: true, result }) });
    expect((await channel.poll?.(0, 0, new AbortController().signal))?.updates).toHaveLength(updates);
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
