/** A Zalo Official Account: fetching what people sent, checking the account. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ChannelError } from '../../src/channels/contract.ts';
import { fingerprint } from '../../src/channels/zalo-oa/fingerprint.ts';
import { answering, failing, stage, type ZaloOaStage } from './zalo-oa-stage.ts';

const URL_OF_FILE = 'https://photo-stal-1.zdn.vn/a/full.jpg';

describe('zalo-oa: fetching files', () => {
  const received = (it: ZaloOaStage): string => {
    const read = it.channel.read(it.emulator.events.at(-1));
    const body = read.ok ? read.events[0]?.body : undefined;
    return body?.kind === 'media' ? body.media.ref : '';
  };
  test('a picture comes with its bytes, as long as the link lives', async () => {
    const it = stage();
    const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => i % 251);
    it.emulator.person().photo({ bytes });
    const ref = received(it);
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: true, bytes });
    it.emulator.expireMedia();
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'gone' });
  });

  /** Answers one after the other; gives the outcome and the addresses that were asked. */
  const fetching = async (ref: string, ...answers: (Response | Error)[]) => {
    const asked: string[] = [];
    const fetch = (async (input: string, init?: RequestInit) => {
      asked.push(String(input));
      expect([init?.redirect, init?.signal instanceof AbortSignal]).toEqual(['manual', true]);
      const answer = answers.shift() ?? new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    }) as unknown as typeof globalThis.fetch;
    return { fetched: await stage({ fetch }).channel.fetchMedia(ref), asked };
  };
  const away = (location: string) => new Response(null, { status: 302, headers: { location } });

  test.each([
    ...['', 'AgACx', '/etc/passwd', 'file:///etc/passwd', 'ftp://f.zdn.vn/a', 'data:image/png;base64,AAAA'],
    ...[
      'https://evil.example/a.jpg',
      'https://zdn.vn.evil.example/a',
      'https://evilzdn.vn/a',
      'https://evil-zadn.vn/a',
    ],
    ...[
      'http://127.0.0.1/a',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'https://zdn.vn:8443/a',
      'https://a@zdn.vn/',
    ],
    ...[
      'https://zdn.vn@evil.example/',
      'https://evil.example/?https://zdn.vn/',
      'https://evil.example#.zdn.vn',
      '//zdn.vn/a',
    ],
  ])('from elsewhere nothing is fetched: %j', async (ref) => {
    expect(await fetching(ref)).toEqual({ fetched: { ok: false, why: 'refused' }, asked: [] });
  });
  test.each([URL_OF_FILE, 'http://zadn.vn/a', 'https://ZDN.vn/a', 'https://a.b.zadn.vn/c?d=e'])(
    'from Zalo it is: %s',
    async (ref) => {
      const { fetched, asked } = await fetching(ref, new Response('abc'));
      expect(fetched).toEqual({ ok: true, bytes: new TextEncoder().encode('abc') });
      expect(asked).toEqual([new URL(ref).href]);
    },
  );
  test('redirects between Zalo’s hosts are followed, others not, and not for ever', async () => {
    expect(await fetching(URL_OF_FILE, away('https://b.zadn.vn/x'), away('/y'), new Response('abc'))).toMatchObject({
      fetched: { ok: true },
      asked: [URL_OF_FILE, 'https://b.zadn.vn/x', 'https://b.zadn.vn/y'],
    });
    for (const there of ['http://10.0.0.1/', 'https://evil.example/', '//evil.example/x', 'file:///etc/passwd', '']) {
      const { fetched, asked } = await fetching(URL_OF_FILE, away(there), new Response('abc'));
      expect([fetched, asked]).toEqual([{ ok: false, why: there === '' ? 'later' : 'refused' }, [URL_OF_FILE]]);
    }
    const { fetched, asked } = await fetching(URL_OF_FILE, ...Array.from({ length: 9 }, () => away('/again')));
    expect([fetched, asked.length]).toEqual([{ ok: false, why: 'later' }, 4]);
  });
  test.each<[string, Response | Error, string]>([
    ['not found', new Response('', { status: 404 }), 'gone'],
    ['forbidden: the link has run out', new Response('', { status: 403 }), 'gone'],
    ['a server error', new Response('', { status: 503 }), 'later'],
    ['no connection', new Error('x'), 'later'],
    ['nothing in it', new Response(''), 'later'],
    ['too big as told', new Response('abc', { headers: { 'content-length': String(21 * 1024 * 1024) } }), 'too-big'],
    ['breaks off', new Response(new ReadableStream({ pull: (to) => to.error(new Error('x')) })), 'later'],
  ])('%s', async (_, answer, why) => {
    expect((await fetching(URL_OF_FILE, answer)).fetched).toEqual({ ok: false, why });
  });
  test('a stream without an end is left at 20 MB', async () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (to) => {
        given += 1024 * 1024;
        to.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    expect((await fetching(URL_OF_FILE, new Response(body))).fetched).toEqual({ ok: false, why: 'too-big' });
    expect(given).toBeLessThan(24 * 1024 * 1024);
  });
});

describe('zalo-oa: the account', () => {
  test('answers, or is another one', async () => {
    const it = stage();
    await it.channel.setUp('https://xa.example/webhooks/zalo-oa');
    expect(await it.channel.webhook()).toEqual({
      url: '',
      pending: 0,
      notes: ['The account is "UBND xã Ví Dụ".', 'Its package is "Nâng cao", until "31/12/2027".'],
    });
    const other = stage({ oaId: '4444555566667777889' });
    await expect(other.channel.setUp('x')).rejects.toThrow(/another account than ZALO_OA_ID/);
    const renamed = stage({ fetch: answering(200, { error: 0, data: { oa_id: '1' } }) });
    await expect(renamed.channel.setUp('x')).rejects.toThrow(/another account/);
  });
  test.each<[string, typeof fetch, RegExp]>([
    [
      'no right',
      answering(200, { error: -223, message: 'x' }),
      /^Zalo getoa: the account has not given the app this right/,
    ],
    ['too small a package', answering(200, { error: -224 }), /package does not include/],
    ['no way to the server', failing(Object.assign(new Error(), { code: 'ECONNREFUSED' })), /cannot be reached/],
    ['too fast', answering(200, { error: -32 }), /try again in 60 seconds/],
    ['a web page', answering(200, '<html>'), /no answer that can be read/],
    ['another server', answering(404, '{}'), /check ZALO_OA_API_ROOT/],
    ['a code nobody knows', answering(200, { error: -9999 }), /refused \(-9999\)/],
  ])('%s is told in one clean sentence', async (_, fetch, want) => {
    const failed = stage({ fetch }).channel.webhook();
    await expect(failed).rejects.toThrow(want);
    await expect(failed).rejects.toBeInstanceOf(ChannelError);
  });
  test('without consent it says what to do', async () => {
    const { channel } = stage({ token: async () => Promise.reject({ why: 'consent' }) });
    await expect(channel.setUp('x')).rejects.toThrow(/has to consent again/);
  });
  test('what is done by hand names the address; a link cannot carry anything', async () => {
    const { channel } = stage();
    expect(channel.byHand?.('https://xa.example/webhooks/zalo-oa').join('\n')).toContain(
      'https://xa.example/webhooks/zalo-oa',
    );
    expect(await channel.deepLink('m_1')).toBeUndefined();
  });
});

test('the fingerprint is SHA-256, at every length of a block', () => {
  for (const length of [0, 1, 53, 54, 55, 61, 62, 63, 64, 117, 118, 119, 1_000]) {
    const text = 'x'.repeat(length);
    const want = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 32);
    expect(fingerprint(text)).toBe(want);
  }
});
