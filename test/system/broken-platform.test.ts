/** A platform that does not answer, answers nonsense, or answers no: what is repeated when, and that nothing is lost. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../src/emulators/telegram.ts';
import { attachment, outbox } from '../../src/store/schema.ts';
import { filePetition, heardBy, instead, type Stage, stage, unsent } from './stage.ts';

let w: Stage;
let citizen: Person;
beforeEach(async () => {
  w = await stage();
  citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.start();
  await w.pass(5_000);
});
afterEach(() => w.close());

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const json = { 'content-type': 'application/json' };

test('an answer that is lost after the message was taken: repeated once, then known', async () => {
  const before = heardBy(citizen).length;
  w.telegram.faults.loseAnswers(1);
  citizen.say('/trogiup');
  await w.settle();
  expect(heardBy(citizen).length).toBe(before + 1);
  await w.pass(2 * hour);
  expect(heardBy(citizen).length).toBe(before + 2);
  expect(await unsent(w)).toEqual([]);
});

test('what never gets an answer is tried three times in all, then an operator sees it', async () => {
  const since = w.now();
  // One chat alone meets it: the platform as a whole is well.
  const other = w.telegram.person({ lang: 'vi' });
  other.start();
  await w.settle();
  const { app } = w.telegram;
  const real = app.request.bind(app);
  let tries = 0;
  app.request = (async (input: string, init?: RequestInit) => {
    if (typeof init?.body === 'string' && init.body.includes(String(citizen.id))) {
      tries += 1;
      return new Response('', { status: 500 });
    }
    return real(input, init);
  }) as typeof app.request;
  citizen.say('/trogiup');
  for (let i = 0; i < 30; i++) {
    other.say('/trogiup');
    await w.pass(2 * minute);
  }
  expect(tries).toBe(3);
  expect(
    (await w.app.store.db.select().from(outbox).where(eq(outbox.state, 'dead'))).map((row) => row.failure),
  ).toEqual(['unknown']);
  expect(w.now() - since).toBeGreaterThan(hour - 1);
});

test('a platform that is down for long uses up nobody’s attempts: all is said when it is back, in order', async () => {
  const since = w.now();
  w.telegram.faults.serverErrors({ share: 1, code: 502 });
  const people = Array.from({ length: 4 }, () => w.telegram.person({ lang: 'vi' }));
  for (const person of people) {
    person.say('/trogiup');
    person.say('/hoso');
  }
  await w.pass(20 * minute);
  // One call in half a minute finds out, not one for each chat.
  const tried = w.telegram.wire.filter((entry) => entry.kind === 'call' && entry.at > since + 10 * minute).length;
  expect(tried).toBeLessThan((10 * minute) / (10 * second));
  w.telegram.faults.clear();
  await w.pass(30 * minute);
  for (const person of people) {
    const texts = person.messages().filter((m) => m.from.bot);
    expect(texts.length).toBe(2);
    expect(texts[0]?.text).not.toBe(texts[1]?.text);
  }
  expect(await unsent(w)).toEqual([]);
});

const refuse = () => {
  throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
};

test('where nothing leaves this machine the waits grow, and attempts that may have arrived are counted apart', async () => {
  const since = w.now();
  const times: number[] = [];
  instead(
    w,
    async () => {
      times.push(w.now() - since);
      return refuse();
    },
    6,
  );
  const before = heardBy(citizen).length;
  citizen.say('/trogiup');
  await w.pass(30 * minute);
  expect(times.length).toBeGreaterThanOrEqual(4);
  for (const [i, at] of times.entries())
    if (i > 1) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual((times[i - 1] ?? 0) - (times[i - 2] ?? 0));
  // Now it is answered, but badly: that is the first attempt of which nobody knows the end, not the last.
  w.telegram.faults.serverErrors({ next: 1 });
  await w.pass(3 * hour);
  expect(heardBy(citizen).length).toBe(before + 1);
  expect(await unsent(w)).toEqual([]);
});

test('after three days without a network a message is given up, and an operator sees it', async () => {
  instead(w, async () => refuse(), 100_000);
  citizen.say('/trogiup');
  await w.pass(71 * hour);
  expect(await unsent(w)).toContain('queued');
  await w.pass(4 * hour);
  expect((await w.app.store.db.select().from(outbox)).find((row) => row.state === 'dead')?.failure).toBe('unreachable');
});

test('a storm of 429: nothing is lost, nothing is said twice', async () => {
  w.telegram.faults.rateLimit({ share: 0.3, retryAfter: 3 });
  const people = Array.from({ length: 20 }, () => w.telegram.person({ lang: 'vi' }));
  for (const person of people) for (const words of ['/trogiup', '/hoso']) person.say(words);
  await w.pass(30 * minute);
  for (const person of people) expect(person.messages().filter((m) => m.from.bot).length).toBe(2);
  expect(await unsent(w)).toEqual([]);
});

test.each([
  [401, '{"ok":false,"error_code":401,"description":"Unauthorized"}'],
  [404, '{"ok":false,"error_code":404,"description":"Not Found"}'],
])('%i: the token is not good any more: sending stops and says so, and goes on when it is', async (status, body) => {
  instead(w, async () => new Response(body, { status, headers: json }));
  const since = w.now();
  const before = heardBy(citizen).length;
  citizen.say('/trogiup');
  const other = w.telegram.person({ lang: 'vi' });
  other.say('/trogiup');
  await w.settle();
  await w.pass(4 * minute);
  // Nothing more is tried on the whole channel.
  expect(w.telegram.wire.filter((entry) => entry.kind === 'call' && entry.at > since)).toEqual([]);
  expect(w.logs.filter(({ event }) => event === 'channel.misconfigured')).toHaveLength(1);
  await w.pass(3 * minute);
  expect(heardBy(citizen).length).toBe(before + 1);
  expect(other.messages().filter((m) => m.from.bot).length).toBe(1);
  expect(await unsent(w)).toEqual([]);
});

test('what the platform will never take is dead and visible, and those behind it go on', async () => {
  instead(
    w,
    async () =>
      new Response('{"ok":false,"error_code":400,"description":"Bad Request: message is too long"}', {
        status: 400,
        headers: json,
      }),
  );
  const before = heardBy(citizen).length;
  citizen.say('/trogiup');
  citizen.say('/hoso');
  await w.settle();
  expect(heardBy(citizen).length).toBe(before + 1);
  expect(
    (await w.app.store.db.select().from(outbox)).flatMap((row) => (row.state === 'dead' ? [row.failure] : [])),
  ).toEqual(['too-long']);
});

test('a file that cannot be put away holds up nothing else: the digest goes out, and the file follows later', async () => {
  const { blobs } = w.app;
  const put = blobs.put.bind(blobs);
  let broken = true;
  Object.assign(blobs, {
    put: async (...args: Parameters<typeof put>) => {
      if (broken) throw new Error('ENOSPC');
      return put(...args);
    },
  });
  citizen.photo({ caption: 'Rác đổ đầy bờ kênh ấp 3' });
  await w.settle();
  await w.pass(23 * hour);
  expect(w.group.messages().filter((m) => m.text?.includes('sáng thứ Ba')).length).toBe(1);
  broken = false;
  await w.pass(2 * hour);
  const [file] = await w.app.store.db.select().from(attachment);
  expect(file?.state).toBe('stored');
});

test('a person who cannot be woken is tried again an hour later, and nobody waits behind them', async () => {
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  const { t } = w.app;
  let broken = true;
  Object.assign(w.app, {
    t: (...args: Parameters<typeof t>) => {
      if (broken && args[0].id === 'draft-reminder') throw new RangeError('no such text');
      return t(...args);
    },
  });
  await w.pass(23 * hour);
  const before = heardBy(citizen).length;
  await w.pass(2 * hour);
  expect(heardBy(citizen).length).toBe(before);
  const failures = () => w.logs.filter(({ event }) => event === 'wake.failed').length;
  expect(failures()).toBeGreaterThan(0);
  expect(failures()).toBeLessThanOrEqual(3);
  broken = false;
  await w.pass(2 * hour);
  expect(heardBy(citizen).length).toBe(before + 1);
});

test('a group gets at most one message a second and twenty a minute', async () => {
  await w.pass(2 * minute);
  const since = w.now();
  for (let i = 0; i < 25; i++) {
    const person = w.telegram.person({ lang: 'vi' });
    await filePetition(w, person, `Đèn đường ấp ${(i % 2) + 3} hỏng mấy bữa nay`);
  }
  await w.pass(5 * minute);
  const times = w.telegram.wire.flatMap((entry) =>
    entry.kind === 'call' && entry.at >= since && Number(entry.params.chat_id) === w.group.id ? [entry.at] : [],
  );
  expect(times.length).toBe(25);
  for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(second);
  // Counted from the first: the twenty-first waits for the next minute.
  expect((times[20] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(minute);
});
