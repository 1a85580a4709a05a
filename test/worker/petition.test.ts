/** A petition's whole way inside workerd: told, filed, seen by the committee, claimed, done, rated, counted in the morning. */
import { expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import type { Person, Shown } from '../../src/emulators/telegram.ts';
import { type World, world, zone } from './world.ts';

const labels = (message: Shown | undefined): string[] => (message?.buttons ?? []).flat().map((button) => button.text);
const last = (person: Person): Shown => person.messages().at(-1)!;
const withButton = (messages: readonly Shown[], label: string): Shown =>
  messages.findLast((message) => labels(message).includes(label))!;

const told = 'Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay, nhờ xã coi giúp';

const office = async (w: World) => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const leader = await w.staff('Lãnh', 'xa', 'leader');
  const group = await w.committee('Ủy ban xã', 'xa', [officer, leader]);
  return { officer, leader, group: group.id, inGroup: () => w.telegram.chat(group.id).messages };
};

/** Tells it and presses; gives the tracking code. */
const file = async (w: World, person: Person, words: string): Promise<string> => {
  person.say(words);
  await w.settle();
  if (!labels(last(person)).includes('Đồng ý và gửi')) {
    person.say('đầu hẻm 12, ấp 3');
    await w.settle();
  }
  person.press(last(person), 'Đồng ý và gửi');
  await w.settle();
  const receipt = person.messages().findLast((message) => /^\d{4}-\d{4}$/m.test(message.text ?? ''));
  return /^\d{4}-\d{4}$/m.exec(receipt?.text ?? '')?.[0] ?? 'no receipt';
};

test('from the first message to the digest, within the queries of the free plan', async () => {
  const w = await world();
  const { officer, leader, group, inGroup } = await office(w);
  const citizen = w.telegram.person({ name: 'Sáu', lang: 'vi' });

  const code = await file(w, citizen, told);
  expect(code).toMatch(/^\d{4}-\d{4}$/);
  // What a citizen waits for is sent by the invocation that took the press; nothing of it waits for the next minute.
  expect(w.queue).toEqual([]);
  const card = withButton(inGroup(), 'Nhận việc');
  expect(card.text).toContain(code);

  officer.press(card, 'Nhận việc', { chat: group });
  await w.settle();
  expect(last(citizen).text).toContain(code);
  officer.press(withButton(inGroup(), 'Xong / Trả lời'), 'Xong / Trả lời', { chat: group });
  await w.settle();
  officer.say('Đã nạo vét cống, nước rút hết rồi');
  await w.settle();
  expect(last(citizen).text).toContain('Đã nạo vét cống');
  citizen.press(withButton(citizen.messages(), 'Rồi'), 'Rồi');
  await w.settle();
  expect(await w.rows('SELECT status, rating FROM petition')).toEqual([{ status: 'closed', rating: 'yes' }]);

  const another = w.telegram.person({ name: 'Tư', lang: 'vi' });
  await file(w, another, 'Đèn đường ấp 3 hư cả tuần nay, tối đi không thấy gì');
  w.moveTo(atTime('2026-06-16', '06:49', zone));
  await w.cron();
  await w.settle();
  expect(last(leader).text).not.toContain('16/6');
  w.moveTo(atTime('2026-06-16', '06:50', zone));
  await w.cron();
  await w.cron();
  await w.settle();
  for (const messages of [leader.messages(), inGroup()]) {
    const digests = messages.filter((message) => message.text?.includes('16/6'));
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toContain('UBND xã Ví Dụ');
  }
  expect(await w.rows("SELECT count(*) AS n FROM digest WHERE day = '2026-06-16'")).toEqual([{ n: 1 }]);

  expect(w.logs).toEqual([]);
  expect(await w.rows("SELECT count(*) AS n FROM outbox WHERE state NOT IN ('sent', 'superseded')")).toEqual([
    { n: 0 },
  ]);
  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);
  expect(Math.max(...w.invoked.map(({ queries }) => queries))).toBeGreaterThan(20);
});

test('an album is one draft and one answer, by a message of the queue; its photos go to R2 sealed and to the committee', async () => {
  const w = await world();
  const { inGroup } = await office(w);
  const citizen = w.telegram.person({ name: 'Bảy', lang: 'vi' });
  const before = w.telegram.wire.length;
  const photo = (n: number) => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, n, n, n, 0xff, 0xd9);
  citizen.album(3, { caption: told, bytes: [photo(1), photo(2), photo(3)] });
  await w.telegram.deliver();
  expect(last(citizen).from.name).toBe('Bảy');
  expect(w.queue.length).toBeGreaterThan(0);
  for (const { body, at } of w.queue) {
    expect(body).toEqual({ tick: 1 });
    expect(at - w.now()).toBeLessThanOrEqual(3_000);
  }
  await w.settle();
  expect(citizen.messages().filter((message) => message.from.name !== 'Bảy')).toHaveLength(1);
  expect(await w.rows('SELECT state, count(*) AS n FROM attachment GROUP BY state')).toEqual([
    { state: 'stored', n: 3 },
  ]);
  const fetched = w.telegram.wire.slice(before).filter((entry) => entry.kind === 'call' && entry.method === 'getFile');
  expect(fetched).toHaveLength(3);
  const kept = await Promise.all(
    (await w.files()).map(async ({ bytes }) => [...bytes].join().includes([...photo(1).slice(3, 7)].join())),
  );
  expect(kept).toEqual([false, false, false]);

  citizen.press(last(citizen), 'Đồng ý và gửi');
  await w.settle();
  const shown = inGroup().filter((message) => message.media?.kind === 'photo');
  expect(shown).toHaveLength(3);
  expect(w.logs).toEqual([]);
  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);
});

test('the same update again, one after the other or fifty at once, changes nothing', async () => {
  const w = await world();
  await office(w);
  const citizen = w.telegram.person({ name: 'Sáu', lang: 'vi' });
  citizen.say(told);
  await w.settle();
  const update = w.telegram.updates.at(-1);
  const before = await w.rows('SELECT (SELECT count(*) FROM inbox) AS keys, (SELECT count(*) FROM outbox) AS calls');
  const statuses = [
    await w.telegram.push(update),
    ...(await Promise.all(Array.from({ length: 50 }, () => w.telegram.push(update)))),
  ];
  expect(new Set(statuses)).toEqual(new Set([200]));
  await w.settle();
  expect(await w.rows('SELECT (SELECT count(*) FROM inbox) AS keys, (SELECT count(*) FROM outbox) AS calls')).toEqual(
    before,
  );
});

test('one matter of several people within the queries of the free plan: each hears the answer and gets its photo, once', async () => {
  const w = await world();
  const { officer, group, inGroup } = await office(w);
  const citizens = ['Một', 'Hai', 'Ba', 'Tư'].map((name) => w.telegram.person({ name, lang: 'vi' }));
  for (const citizen of citizens) await file(w, citizen, told);
  const press = async (label: string) => {
    officer.press(withButton(inGroup(), label), label, { chat: group });
    await w.settle();
  };
  await press('Gộp 3 tin giống');
  expect(await w.rows('SELECT count(*) AS n FROM matter WHERE joined = 1 AND behind IS NULL')).toEqual([{ n: 3 }]);
  await press('Xong / Trả lời');
  officer.photo({ caption: 'Đã nạo vét cống, nước rút hết rồi', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2) });
  await w.settle();
  for (const citizen of citizens) {
    const heard = citizen.messages().map((message) => message.text ?? '');
    expect(heard.filter((text) => text.includes('Đã nạo vét cống')).length).toBe(1);
    expect(heard.filter((text) => text.includes('ảnh kết quả')).length).toBe(1);
  }
  expect(await w.rows("SELECT count(*) AS n FROM petition WHERE status = 'done'")).toEqual([{ n: 4 }]);
  expect(w.logs).toEqual([]);
  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);
});
