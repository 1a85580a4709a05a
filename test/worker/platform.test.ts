/** What the platform does to the worker: wrong secrets and settings, a store or a queue that is away, and limits. */
import { expect, test } from 'vitest';
import { addDays, officeDay, startOfDay } from '../../src/domain/calendar.ts';
import { taken } from '../../src/store/inbox.ts';
import { secret, token, world, zone } from './world.ts';

const told = 'Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay, nhờ xã coi giúp';
const minute = 60_000;
const hour = 60 * minute;

test('a wrong secret is 401 and leaves nothing', async () => {
  const w = await world();
  const update = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: told } };
  for (const given of ['', 'wrong', `${secret}x`, secret.slice(1)]) {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given };
    const answer = await w.request('/webhooks/telegram', { method: 'POST', headers, body: JSON.stringify(update) });
    expect(answer.status).toBe(401);
  }
  expect(await w.rows('SELECT count(*) AS n FROM inbox')).toEqual([{ n: 0 }]);
  expect(w.queue).toEqual([]);
});

test.each([
  ['not JSON', '{', 400],
  ['no update', '[]', 400],
  ['deeper than 32', '['.repeat(33) + ']'.repeat(33), 400],
  ['over 1 MiB', ' '.repeat(1_048_577), 413],
])('%s', async (_, body, status) => {
  const w = await world();
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  expect((await w.request('/webhooks/telegram', { method: 'POST', headers, body })).status).toBe(status);
});

test('wrong settings stop everything but /healthz, and say which, without a value', async () => {
  const w = await world();
  w.deploy({ TELEGRAM_WEBHOOK_SECRET: undefined, DATA_KEY: 'short-and-secret' });
  expect((await w.request('/healthz')).status).toBe(200);
  const ready = await w.request('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, 'settings are wrong: DATA_KEY, TELEGRAM_WEBHOOK_SECRET']);
  expect((await w.request('/webhooks/telegram', { method: 'POST', body: '{}' })).status).toBe(503);
  expect(await w.consume([{ tick: 1 }])).toEqual([600]);
  await w.cron();
  expect(w.logs.map(({ event }) => event)).toEqual(['settings.wrong', 'settings.wrong']);
  expect(JSON.stringify(w.logs)).not.toContain('short-and-secret');
  expect(JSON.stringify(w.logs)).not.toContain(token);
});

test('with another DATA_KEY nothing is read or written', async () => {
  const w = await world();
  expect((await w.request('/readyz')).status).toBe(200);
  w.deploy({ DATA_KEY: btoa(String.fromCharCode(...new Uint8Array(32).fill(8))) });
  const ready = await w.request('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, 'DATA_KEY is not the key this database was written with']);
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.say(told);
  await w.telegram.deliver();
  expect(w.telegram.pending()).toHaveLength(1);
  expect(await w.consume([{ tick: 1 }])).toEqual([10]);
  expect(await w.rows('SELECT count(*) AS n FROM inbox')).toEqual([{ n: 0 }]);
  w.deploy({});
  await w.settle();
  expect(w.telegram.pending()).toEqual([]);
});

test('a store that is away: 503, and all is well when it is back', async () => {
  const w = await world();
  await w.request('/readyz');
  w.broken.store = true;
  expect((await w.request('/readyz')).status).toBe(503);
  expect((await w.request('/healthz')).status).toBe(200);
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.say(told);
  await w.telegram.deliver();
  expect(w.telegram.pending()).toHaveLength(1);
  await w.cron();
  w.broken.store = false;
  await w.settle();
  expect(w.telegram.pending()).toEqual([]);
  expect(citizen.messages()).toHaveLength(2);
});

test('a read that fails once is 503 and comes again: no turn has failed', async () => {
  const w = await world();
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.say(told);
  await w.settle();
  w.broken.nextRead = true;
  citizen.say('Nhà số 5 nha');
  // The first delivery is refused, the next is taken.
  await w.telegram.settled();
  expect(w.telegram.pending()).toHaveLength(1);
  await w.settle();
  expect(w.telegram.pending()).toEqual([]);
  expect(await w.rows('SELECT DISTINCT outcome FROM inbox')).toEqual([{ outcome: 'done' }]);
  expect(w.logs.map(({ event }) => event)).toEqual(['store.unavailable']);
});

test('messages of the queue are settled one by one: only a store that is away brings them again, ever later', async () => {
  const w = await world();
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.say(told);
  await w.settle();
  const [{ id: lane } = {}] = await w.rows('SELECT id FROM lane');
  expect(await w.consume([{ lane }, { lane: 'unknown' }, { tick: 1 }, { lane }])).toEqual(['ack', 'ack', 'ack', 'ack']);
  const nonsense = [null, 'x', { lane: 5 }, { tick: '1' }, {}];
  expect(await w.consume(nonsense)).toEqual(nonsense.map(() => 'ack'));
  w.broken.store = true;
  for (const [attempts, wait] of [
    [1, 10],
    [2, 30],
    [3, 120],
    [4, 600],
    [9, 600],
  ] as const)
    expect(await w.consume([{ lane }, { tick: 1 }, {}], { attempts })).toEqual([wait, wait, 'ack']);
});

test('what the queue gave up is on the record, once', async () => {
  const w = await world();
  const dead = { queue: 'cau-noi-dead', ids: ['a', 'b', 'c'] };
  const bodies = [{ lane: 'x' }, { tick: 3 }, 'nonsense'];
  expect(await w.consume(bodies, dead)).toEqual(['ack', 'ack', 'ack']);
  expect(await w.consume(bodies, dead)).toEqual(['ack', 'ack', 'ack']);
  const recorded = "SELECT detail FROM audit WHERE action = 'queue.dead' ORDER BY seq";
  expect(await w.rows(recorded)).toEqual([{ detail: 'lane' }, { detail: 'tick' }, { detail: 'unknown' }]);
  expect(w.logs.filter(({ event }) => event === 'queue.dead')).toHaveLength(6);
  w.broken.store = true;
  expect(await w.consume([{ tick: 1 }], { queue: 'cau-noi-dead', attempts: 2 })).toEqual([30]);
});

test('without the queue the sweep of the next minute does it all', async () => {
  const w = await world();
  w.broken.queue = true;
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.album(2, { caption: told });
  await w.settle();
  expect(citizen.messages()).toHaveLength(2);
  w.moveTo(w.now() + minute);
  await w.cron();
  expect(citizen.messages()).toHaveLength(3);
  expect(new Set(w.logs.map(({ event }) => event))).toEqual(new Set(['queue.failed']));
});

test('a sweep with more to do than one invocation may hands on the rest', async () => {
  const w = await world();
  const people = Array.from({ length: 12 }, (_, i) => w.telegram.person({ name: `Người ${i}` }));
  for (const person of people) person.say(told);
  await w.settle();
  // A day later each of them is reminded of the draft: twelve people to wake, twelve chats to write to.
  const before = people.map((person) => person.messages().length);
  w.moveTo(w.now() + 25 * hour);
  w.invoked.length = 0;
  await w.cron();
  expect(w.queue.some(({ body }) => 'tick' in body)).toBe(true);
  await w.settle(10_000);
  expect(people.map((person) => person.messages().length)).toEqual(before.map((n) => n + 1));
  expect(w.invoked.length).toBeGreaterThan(3);
  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);
  expect(w.logs).toEqual([]);
});

test.each([
  ['does not answer', 0],
  ['asks to wait', 6],
])('while the platform %s, a chat is in the queue once at most, not once more every minute', async (how, most) => {
  const w = await world();
  const people = Array.from({ length: 6 }, (_, i) => w.telegram.person({ name: `Người ${i}` }));
  if (how === 'asks to wait') w.telegram.faults.rateLimit({ share: 1, retryAfter: 10 });
  else w.telegram.faults.serverErrors({ share: 1 });
  for (const person of people) person.say(told);
  await w.settle();
  for (let minutes = 0; minutes < 10; minutes++) {
    w.moveTo(w.now() + minute);
    await w.cron();
    await w.settle(0);
    expect(w.queue.length).toBeLessThanOrEqual(most);
  }
  w.telegram.faults.clear();
  for (let minutes = 0; minutes < 40; minutes++) {
    w.moveTo(w.now() + minute);
    await w.cron();
  }
  await w.settle();
  expect(await w.rows("SELECT count(*) AS n FROM outbox WHERE state = 'queued'")).toEqual([{ n: 0 }]);
});

test('once a night the keys that no platform sends again are forgotten', async () => {
  const w = await world();
  const old = startOfDay(addDays(officeDay(w.now(), zone), -50), zone);
  await w.store.commit([taken('telegram', 'old', old), taken('telegram', 'young', w.now())]);
  await w.cron('10 19 * * *');
  expect(await w.rows('SELECT key FROM inbox')).toEqual([{ key: 'young' }]);
});
