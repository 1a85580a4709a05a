/** The real process: what it refuses to start with, and how it stops. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { folder } from '../store/stores.ts';
import { botApi } from './bot-api.ts';
import { dial, hand, headOf, outboxIn, refuseToStart, startService } from './service.ts';
import { textOf } from './updates.ts';

const token = '4242:AAF-canary-token-of-start-0123456789';
const secret = 'canary-secret-of-the-start';
const dataKey = Buffer.alloc(32, 5).toString('base64');
const place = folder();
afterAll(() => place.clear());

let databases = 0;
const settings = (apiRoot: string) => ({
  DATABASE_PATH: place.at(`${++databases}.db`),
  DATA_KEY: dataKey,
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_WEBHOOK_SECRET: secret,
  TELEGRAM_API_ROOT: apiRoot,
});

describe.concurrent('it does not start, says why in a line for each thing that is wrong, and ends with 1', () => {
  const root = 'http://127.0.0.1:9';
  const wrong: readonly (readonly [string, () => Promise<Record<string, string>>, readonly RegExp[]])[] = [
    ['a port that is none', async () => ({ ...settings(root), PORT: '99999' }), [/^PORT: .*8787/]],
    [
      'a token without a secret',
      async () => ({ DATA_KEY: dataKey, TELEGRAM_BOT_TOKEN: token }),
      [/^TELEGRAM_WEBHOOK_SECRET: is missing/],
    ],
    [
      'a secret without a token',
      async () => ({ DATA_KEY: dataKey, TELEGRAM_WEBHOOK_SECRET: secret }),
      [/^TELEGRAM_BOT_TOKEN: is missing/],
    ],
    [
      'an empty secret',
      async () => ({ ...settings(root), TELEGRAM_WEBHOOK_SECRET: '' }),
      [/^TELEGRAM_WEBHOOK_SECRET: is missing/],
    ],
    ['no key for the data', async () => ({ ...settings(root), DATA_KEY: '' }), [/^DATA_KEY: is missing/]],
    ['a key of another length', async () => ({ ...settings(root), DATA_KEY: 'c2hvcnQ=' }), [/^DATA_KEY: /]],
    [
      'two things at once',
      async () => ({ ...settings(root), PORT: 'x', TZ_NAME: 'Nowhere' }),
      [/^PORT: /, /^TZ_NAME: /],
    ],
    [
      'the playground open to the world',
      async () => ({ HOST: '0.0.0.0', PLAYGROUND: 'on', DATA_KEY: dataKey }),
      [/^PLAYGROUND: /],
    ],
    [
      'a database in a place where no file can be',
      async () => {
        writeFileSync(place.at('file'), '');
        return { ...settings(root), DATABASE_PATH: place.at('file/x/test.db') };
      },
      [/^DATABASE_PATH: cannot open/],
    ],
    [
      'a file that is no database',
      async () => {
        writeFileSync(place.at('nothing.db'), 'this is no database at all, '.repeat(200));
        return { ...settings(root), DATABASE_PATH: place.at('nothing.db') };
      },
      [/^DATABASE_PATH: /],
    ],
    [
      'another key than the data was written with',
      async () => {
        const own = settings(root);
        await (await startService(place.path, own)).kill('SIGTERM');
        return { ...own, DATA_KEY: Buffer.alloc(32, 6).toString('base64') };
      },
      [/^DATA_KEY: is not the key/],
    ],
    [
      'a port that is taken',
      async () => {
        const server = createServer();
        await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
        server.unref();
        return { ...settings(root), PORT: String((server.address() as AddressInfo).port) };
      },
      [/^PORT: cannot listen on .*EADDRINUSE/],
    ],
  ];
  test.each(wrong)('%s', async (_, env, lines) => {
    const { code, written } = await refuseToStart(place.path, await env());
    const said = written.trim().split('\n');
    expect(said).toHaveLength(lines.length);
    for (const [i, line] of lines.entries()) expect(said[i]).toMatch(line);
    expect(code).toBe(1);
    for (const canary of [token, secret, dataKey, '    at ']) expect(written).not.toContain(canary);
  });
});

describe('it stops', () => {
  test('on SIGTERM: what is under way is finished, lanes are given back, 0', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const api = await botApi({
      instead: (call, response) => {
        if (call.method !== 'sendMessage') return false;
        void held.then(() => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ ok: true, result: { message_id: 7, chat: { id: Number(call.chat) } } }));
        });
        return true;
      },
    });
    const env = settings(api.root);
    const service = await startService(place.path, env);
    // An update whose body is still on its way when the signal comes.
    const late = await dial(service);
    const body = JSON.stringify(textOf(6_500_000_002, '/trogiup'));
    late.socket.write(headOf(secret, `Content-Length: ${Buffer.byteLength(body)}`) + body.slice(0, 20));

    expect(await hand(service, secret, textOf(6_500_000_001, '/trogiup'))).toBe(200);
    await api.until((call) => call.method === 'sendMessage');
    const ended = service.kill('SIGTERM');
    late.socket.write(body.slice(20));
    const answer = await late.ended;
    release();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const rows = outboxIn(env.DATABASE_PATH);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.filter(({ leased }) => leased > 0)).toEqual([]);
    // Sent and marked, or left for the next start: never sent without a mark.
    const sends = api.calls.filter(({ method }) => method === 'sendMessage').length;
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(sends);
    await api.close();
  });
});
