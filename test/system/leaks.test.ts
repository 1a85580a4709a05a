/** Canaries: what people write, who they are, the token and the secret reach no log line, figure or answer, whatever fails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoreUnavailable } from '../../src/store/commit.ts';
import { secret, token } from '../world.ts';
import { filePetition, instead, offered, post, type Stage, stage } from './stage.ts';
import { textOf } from './updates.ts';

let w: Stage;
/** Everything an outsider or an operator's log collector gets to see. */
const seen: string[] = [];
const canaries = [
  token,
  token.slice(8),
  secret,
  'canary-chuyện-của-dân',
  'canary-tên-người-dân',
  'canary-lời-cán-bộ',
  'canary-mã-tệp',
  '0912345678',
  'Trần Văn Canary',
];

beforeAll(async () => {
  w = await stage();
});
afterAll(() => w.close());

const leaks = (): readonly string[] => {
  const all = [...seen, JSON.stringify(w.logs)].join('\n');
  const people = [...w.telegram.snapshot(0).people.map(({ id }) => String(id)), String(w.group.id)];
  return [...canaries, ...people].filter((canary) => all.includes(canary));
};

const looked = async (): Promise<void> => {
  for (const path of ['/metrics', '/readyz', '/healthz', '/nowhere'])
    seen.push(await (await w.http.request(`https://caunoi.test${path}`)).text());
};

const json = { 'content-type': 'application/json' };

/** The platform repeats in its error what it was sent, as real ones do. */
const echo = (status: number, description: string) => async (request: Request) => {
  const body = await request.text();
  return new Response(
    JSON.stringify({ ok: false, error_code: status, description: `${description}: ${request.url} ${body}` }),
    { status, headers: json },
  );
};

test.each<[string, (request: Request) => Promise<Response>]>([
  ['400', echo(400, 'Bad Request')],
  ['401', echo(401, 'Unauthorized')],
  ['403', echo(403, 'Forbidden: bot was blocked by the user')],
  ['404', echo(404, 'Not Found')],
  ['409', echo(409, 'Conflict')],
  ['413', echo(413, 'Request Entity Too Large')],
  ['429', echo(429, 'Too Many Requests')],
  ['500', echo(500, 'Internal')],
  ['a page', async (request) => new Response(`<html>${request.url}${await request.text()}</html>`)],
  ['an error of the network', (request) => Promise.reject(new TypeError(`fetch failed: ${request.url}`))],
  [
    'an error with a cause',
    (request) => Promise.reject(new TypeError('fetch failed', { cause: new Error(request.url) })),
  ],
])('a send that ends with %s', async (_, answer) => {
  const citizen = w.telegram.person({ name: 'canary-tên-người-dân Trần Văn Canary', lang: 'vi' });
  instead(w, answer, 2);
  citizen.say('Đường hư ở ấp 3, canary-chuyện-của-dân, gọi 0912345678');
  await w.settle();
  await w.pass(7 * 60_000);
  await looked();
  expect(leaks()).toEqual([]);
});

test('a file that cannot be fetched', async () => {
  const citizen = w.telegram.person({ name: 'canary-tên-người-dân', lang: 'vi' });
  citizen.document({ name: 'canary-mã-tệp.pdf', caption: 'canary-chuyện-của-dân' });
  instead(w, echo(400, 'Bad Request: wrong file_id canary-mã-tệp'), 3);
  await w.settle();
  await w.pass(60 * 60_000);
  await looked();
  expect(leaks()).toEqual([]);
});

test('a turn that throws, a database that is away, an update nobody can read', async () => {
  const { known } = w.app.places;
  Object.assign(w.app.places, {
    known: async () => Promise.reject(new RangeError('canary-chuyện-của-dân 0912345678')),
  });
  const update = textOf(6_400_000_001, 'canary-chuyện-của-dân');
  seen.push(JSON.stringify(await post(w, update)));
  Object.assign(w.app.places, { known: async () => Promise.reject(new StoreUnavailable('SQLITE_FULL')) });
  seen.push(JSON.stringify(await post(w, textOf(6_400_000_001, 'canary-chuyện-của-dân'))));
  Object.assign(w.app.places, { known });
  seen.push(JSON.stringify(await post(w, '{"update_id": "canary-chuyện-của-dân"')));
  seen.push(
    JSON.stringify(
      await post(w, textOf(1, 'canary-chuyện-của-dân'), { 'x-telegram-bot-api-secret-token': `${secret}x` }),
    ),
  );
  await w.settle();
  await looked();
  expect(w.logs.some(({ event }) => event === 'turn.failed')).toBe(true);
  expect(leaks()).toEqual([]);
});

test('the words of an officer, and the life of a petition', async () => {
  const citizen = w.telegram.person({ name: 'canary-tên-người-dân', lang: 'vi' });
  await filePetition(w, citizen, 'Đường hư ở ấp 3, canary-chuyện-của-dân');
  await w.pass(60_000);
  const { message, button } = offered(w.group.messages(), 'Xong');
  w.officer.press(message, button, { chat: w.group.id });
  await w.settle();
  instead(w, echo(500, 'Internal'), 2);
  w.officer.say('Đã đổ đá rồi, canary-lời-cán-bộ');
  await w.pass(2 * 60_000);
  await looked();
  expect(leaks()).toEqual([]);
});

test('the figures tell that all this happened', () => {
  const all = seen.join('\n');
  for (const name of ['caunoi_updates_total', 'caunoi_sends_total', 'caunoi_outbox_queued', 'outcome="rejected"'])
    expect(all).toContain(name);
});
