/** The real process: what it refuses to start with, and how it stops. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { loopbackFetch } from '../loopback.ts';
import { folder } from '../store/stores.ts';
import { type ApiCall, botApi } from './bot-api.ts';
import { refuseToStart, type Service, startService } from './service.ts';
import { textOf, type Update } from './updates.ts';

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

const hand = async ({ url }: Service, update: Update): Promise<number> => {
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  const response = await loopbackFetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers,
    body: JSON.stringify(update),
  });
  return response.status;
};

type State = { readonly state: string; readonly leased: number };
/** Calls to chats as they stand in the outbox. */
const outbox = (path: string): readonly State[] => {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('SELECT o.state, l.leased_until AS leased FROM outbox o JOIN lane l ON l.id = o.lane').all();
  db.close();
  return rows as State[];
};

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

describe.concurrent('it stops', () => {
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
    const late = connect(service.port, '127.0.0.1');
    const body = JSON.stringify(textOf(6_500_000_002, '/trogiup'));
    let answer = '';
    late.on('data', (part: Buffer) => (answer += part.toString()));
    const closed = new Promise<void>((done) => late.once('close', () => done()));
    const head = `POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
    late.write(head + body.slice(0, 20));

    expect(await hand(service, textOf(6_500_000_001, '/trogiup'))).toBe(200);
    await api.until((call) => call.method === 'sendMessage');
    const ended = service.kill('SIGTERM');
    await new Promise((done) => late.write(body.slice(20), done));
    await closed;
    release();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const rows = outbox(env.DATABASE_PATH);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.filter(({ leased }) => leased > 0)).toEqual([]);
    // Sent and marked, or left for the next start: never sent without a mark.
    const sends = api.calls.filter(({ method }) => method === 'sendMessage').length;
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(sends);
    await api.close();
  });

  test('on SIGINT, also while the platform does not answer at all; the next start says what was left', async () => {
    let deaf = true;
    const api = await botApi({ instead: ({ method }) => deaf && method === 'sendMessage' });
    const env = settings(api.root);
    const service = await startService(place.path, env);
    expect(await hand(service, textOf(6_500_000_003, '/trogiup'))).toBe(200);
    await api.until((call) => call.method === 'sendMessage');
    expect(await service.kill('SIGINT')).toEqual({ code: 0, signal: null });
    expect(outbox(env.DATABASE_PATH).map(({ state }) => state)).toEqual(['queued']);
    deaf = false;
    const before = api.calls.length;
    const again = await startService(place.path, env);
    await api.until((call: ApiCall) => call.method === 'sendMessage' && api.calls.indexOf(call) >= before);
    expect(await again.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(outbox(env.DATABASE_PATH)).toEqual([{ state: 'sent', leased: 0 }]);
    await api.close();
    for (const canary of [token, secret, dataKey, '6500000003'])
      expect(service.written() + again.written()).not.toContain(canary);
  });
});
