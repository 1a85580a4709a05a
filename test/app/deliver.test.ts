/** How a lane is worked off: what is newer wins, what waits is left alone, what cannot be reached costs nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverSafely } from '../../src/app/deliver.ts';
import { newPace } from '../../src/app/settle.ts';
import type { Person } from '../../src/emulators/telegram.ts';
import { lanesDue } from '../../src/store/lanes.ts';
import { outbox } from '../../src/store/schema.ts';
import { filePetition, instead, offered, type Stage, stage } from '../system/stage.ts';

let w: Stage;
let citizen: Person;
beforeEach(async () => {
  w = await stage();
  citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
});
afterEach(() => w.close());

const minute = 60_000;
const cards = (code: string) => w.group.messages().filter((m) => m.text?.includes(code) && m.buttons.length > 0);

test('a card that waits while the matter changes goes out once, as the matter is then', async () => {
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  // The committee chat has to wait for an hour.
  const { app } = w.telegram;
  const real = app.request.bind(app);
  let held = 1;
  app.request = (async (input: string, init?: RequestInit) => {
    if (held > 0 && typeof init?.body === 'string' && init.body.includes(String(w.group.id))) {
      held -= 1;
      return new Response('{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":3600}}', {
        status: 429,
      });
    }
    return real(input, init);
  }) as typeof app.request;
  const { message, button } = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.press(message, button);
  await w.settle();
  const code = /\d{4}-\d{4}/.exec(citizen.messages().at(-1)?.text ?? '')?.[0] ?? '';
  expect(held).toBe(0);
  citizen.location(10.5, 106.5);
  await w.pass(5 * minute);
  expect(cards(code)).toHaveLength(0);
  await w.pass(60 * minute);
  expect(cards(code)).toHaveLength(1);
  expect(
    cards(code)[0]
      ?.buttons.flat()
      .some(({ url }) => url?.includes('10.500000')),
  ).toBe(true);
});

test('of several changes of a card only the last is worth a call', async () => {
  const code = await filePetition(w, citizen, 'Đường vô ấp 3 hư nặng, xe không đi được');
  const before = w.telegram.wire.length;
  // All of it is decided before anything is sent.
  for (let i = 0; i < 5; i++) citizen.location(10 + i / 10, 106);
  await w.telegram.deliver();
  await w.settle();
  const edits = w.telegram.wire
    .slice(before)
    .filter((entry) => entry.kind === 'call' && entry.method === 'editMessageText');
  expect(edits).toHaveLength(1);
  expect(
    cards(code)[0]
      ?.buttons.flat()
      .some(({ url }) => url?.includes('10.400000')),
  ).toBe(true);
});

test('a lane that waits for its pace is not taken up before its time', async () => {
  for (let i = 0; i < 22; i++) {
    const person = w.telegram.person({ lang: 'vi' });
    await filePetition(w, person, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  }
  expect((await w.app.store.db.select().from(outbox)).filter(({ state }) => state === 'queued').length).toBeGreaterThan(
    0,
  );
  expect(await lanesDue(w.app.store.db, w.now(), 100)).toEqual([]);
});

test('two who look at the same moment: one speaks, the other finds the lane taken', async () => {
  citizen.say('/trogiup');
  await w.telegram.deliver();
  const [lane = ''] = await lanesDue(w.app.store.db, w.now(), 10);
  let under = 0;
  let most = 0;
  instead(
    w,
    async () => {
      most = Math.max(most, ++under);
      await new Promise((done) => setImmediate(done));
      under -= 1;
      return new Response('{"ok":true,"result":{"message_id":5}}', { headers: { 'content-type': 'application/json' } });
    },
    100,
  );
  await Promise.all(Array.from({ length: 5 }, () => deliverSafely(w.app, newPace(), lane)));
  expect(most).toBe(1);
  expect((await w.app.store.db.select().from(outbox)).filter(({ state }) => state !== 'sent')).toEqual([]);
});

test('what nobody reads any more is not sent: a toast a minute after the press', async () => {
  const code = await filePetition(w, citizen, 'Đường vô ấp 3 hư nặng, xe không đi được');
  const [card] = cards(code);
  w.officer.press(card ?? 0, 'Nhận việc', { chat: w.group.id });
  await w.telegram.deliver();
  await w.pass(0);
  expect(w.officer.toasts()).toHaveLength(1);
  // The platform is away while the next press is made.
  w.telegram.faults.serverErrors({ share: 1 });
  w.officer.press(card ?? 0, 'Xong / Trả lời', { chat: w.group.id });
  await w.pass(10 * minute);
  w.telegram.faults.clear();
  await w.pass(30 * minute);
  expect(w.officer.toasts()).toHaveLength(1);
  expect((await w.app.store.db.select().from(outbox)).filter(({ state }) => state === 'queued')).toEqual([]);
});
