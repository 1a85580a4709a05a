/** Answers of the platform that are none, and those that ask to wait: what is said again, when, and how often. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../src/emulators/telegram.ts';
import { token } from '../world.ts';
import { callsTo, heardBy, instead, type Stage, stage, unsent } from './stage.ts';

let w: Stage;
let citizen: Person;
beforeAll(async () => {
  w = await stage();
});
beforeEach(async () => {
  citizen = w.telegram.person({ lang: 'vi' });
  citizen.start();
  await w.pass(5_000);
});
afterAll(() => w.close());

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const json = { 'content-type': 'application/json' };

test.each<[string, () => Promise<Response>]>([
  [
    'a web page with status 200',
    async () => new Response('<html>ok</html>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['an empty answer', async () => new Response('')],
  ['no body at all', async () => new Response(null, { status: 204 })],
  ['half a JSON', async () => new Response('{"ok":tr', { headers: json })],
  ['ok: false without a reason', async () => new Response('{"ok":false}', { headers: json })],
  ['a number', async () => new Response('5', { headers: json })],
  ['5 MB of blanks', async () => new Response(' '.repeat(5_000_000), { headers: json })],
  ['a redirect', async () => new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/' } })],
  ['500', async () => new Response('{"ok":false,"error_code":500,"description":"Internal"}', { status: 500 })],
  ['502 with a page', async () => new Response('<html>Bad Gateway</html>', { status: 502 })],
  ['504', async () => new Response('', { status: 504 })],
  ['a connection that breaks', () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNRESET' }))],
  [
    'an error that throws at once',
    () => {
      throw new TypeError(`fetch failed for /bot${token}/sendMessage`);
    },
  ],
])('%s: said again after a minute, once, and the token is in no log', async (_, answer) => {
  instead(w, answer);
  const before = heardBy(citizen).length;
  const since = w.now();
  citizen.say('/trogiup');
  await w.settle();
  expect(heardBy(citizen).length).toBe(before);
  await w.pass(2 * minute);
  expect(heardBy(citizen).length).toBe(before + 1);
  const [at] = callsTo(w, citizen.id, since).map((entry) => entry.at);
  expect((at ?? 0) - since).toBeGreaterThanOrEqual(minute);
  expect(await unsent(w)).toEqual([]);
  expect(JSON.stringify(w.logs)).not.toContain(token.slice(8));
});

test.each<[unknown, number]>([
  [5, 5 * second],
  [3600, hour],
  [7200, hour],
  [undefined, 30 * second],
  [-5, 30 * second],
  ['abc', 30 * second],
  [null, 30 * second],
  [0, second],
])('429 with retry_after %j: the chat waits %i ms, and it is no attempt', async (retryAfter, wait) => {
  const since = w.now();
  const before = heardBy(citizen).length;
  w.telegram.faults.rateLimit({ next: 1, retryAfter });
  citizen.say('/trogiup');
  await w.settle();
  await w.pass(wait + 5 * second);
  expect(heardBy(citizen).length).toBe(before + 1);
  const calls = callsTo(w, citizen.id, since);
  expect(calls.map((entry) => entry.status)).toEqual([429, 200]);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(wait);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeLessThan(wait + 5 * second);
});
