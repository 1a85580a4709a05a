/** Channels that let us write only for a while after a person's last word; news that goes by another channel. */
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { sessionIdOf } from '../../src/app/address.ts';
import { listOutbox } from '../../src/store/outbox.ts';
import { session } from '../../src/store/schema.ts';
import { standing } from '../../src/store/sessions.ts';
import { sqlite, write } from '../../src/store/statement.ts';
import { type World, type WorldOptions, world } from '../world.ts';

const day = 86_400_000;
const hour = 3_600_000;

type Person = ReturnType<World['zaloOa']['person']>;

const textsOf = (person: Person): readonly string[] =>
  person.messages().flatMap(({ from, text }) => (from.oa ? [text ?? ''] : []));

/** A citizen on the Official Account has filed; the committee and its officer are in Telegram. */
const filed = async (options: WorldOptions = {}) => {
  const w = await world(options);
  onTestFinished(() => w.close());
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.zaloOa.person({ name: 'Sáu' });
  citizen.say('đèn đường ở cổng chợ tắt ba hôm nay');
  await w.settle();
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  const press = async (label: string): Promise<void> => {
    const card = group.messages().findLast((m) => m.buttons.flat().some(({ text }) => text === label));
    if (!card) throw new Error(`no card with ${label}`);
    officer.press(card, label, { chat: group.id });
    await w.settle();
  };
  const finish = async (result: string): Promise<string> => {
    await press('Xong / Trả lời');
    officer.say(result);
    await w.settle();
    return officer.messages().at(-1)?.text ?? '';
  };
  return { w, officer, group, citizen, press, finish };
};

const refused = (w: World): readonly unknown[] =>
  w.zaloOa.wire.filter((entry) => JSON.stringify(entry).includes('"error":-230'));

test('within the window the citizen hears at once, and the officer is told nothing more', async () => {
  const { w, citizen, finish } = await filed();
  await w.pass(2 * day);
  const told = await finish('Đã thay bóng mới lúc 14 giờ');
  expect(told).not.toContain('lâu chưa nhắn');
  expect(textsOf(citizen).at(-1)).toContain('Đã thay bóng mới lúc 14 giờ');
});

test('after seven days news waits for the citizen’s next word, nothing is even tried, and the officer sees it', async () => {
  const { w, citizen, finish } = await filed();
  await w.pass(8 * day);
  const before = textsOf(citizen).length;
  const told = await finish('Đã thay bóng mới lúc 14 giờ');
  expect(told).toContain('Tin sẽ đi ngay khi họ nhắn');
  await w.pass(3 * day);
  expect(textsOf(citizen)).toHaveLength(before);
  expect(refused(w)).toEqual([]);
  const waiting = await listOutbox(w.app.store.db, w.app.vault, false, 10);
  expect(waiting.map(({ state, failure }) => ({ state, failure }))).toContainEqual({
    state: 'queued',
    failure: 'window-closed',
  });
  citizen.say('alo');
  await w.settle();
  expect(textsOf(citizen).filter((text) => text.includes('Đã thay bóng mới lúc 14 giờ'))).toHaveLength(1);
});

test('to follow the account again opens the window too', async () => {
  const { w, citizen, finish } = await filed();
  await w.pass(8 * day);
  await finish('Đã thay bóng mới lúc 14 giờ');
  citizen.follow();
  await w.settle();
  expect(textsOf(citizen).at(-1)).toContain('Đã thay bóng mới lúc 14 giờ');
});

test('with an approved template it goes out once, in its own few words, and the full text follows the citizen’s word', async () => {
  const { w, citizen, press, finish } = await filed({ template: true });
  await w.pass(8 * day);
  await press('Nhận việc');
  const told = await finish('Đã thay bóng mới lúc 14 giờ');
  expect(told).toContain('đã gửi một tin theo mẫu');
  await w.pass(day);
  const byTemplate = textsOf(citizen).filter((text) => text.startsWith('Hồ sơ '));
  // That somebody took it waits before it in the same lane, and is not worth what the approved words cost.
  expect(byTemplate).toHaveLength(1);
  expect(byTemplate[0]).toMatch(/^Hồ sơ \d{4}-\d{4}: .{3,30}\. Đơn vị: UBND xã Ví Dụ\. Xin nhắn lại để xem đầy đủ\.$/);
  expect(textsOf(citizen).join()).not.toContain('bóng mới');
  citizen.say('da xong chua');
  await w.settle();
  expect(textsOf(citizen).filter((text) => text.includes('Đã thay bóng mới'))).toHaveLength(1);
});

test('each thing an officer writes while the window is shut is announced once, and nothing wakes up in between', async () => {
  const { w, officer, citizen, press, finish } = await filed({ template: true });
  await w.pass(8 * day);
  await press('Hỏi người dân');
  officer.say('Cột đèn ở bên trái hay bên phải cổng chợ?');
  await w.settle();
  const announced = () => textsOf(citizen).filter((text) => text.startsWith('Hồ sơ '));
  expect(announced()).toHaveLength(1);
  await w.pass(day);
  await finish('Đã thay bóng mới lúc 14 giờ');
  expect(announced()).toHaveLength(2);
  const calls = w.zaloOa.wire.length;
  await w.pass(5 * day);
  expect(announced()).toHaveLength(2);
  expect(w.zaloOa.wire.filter((entry, i) => i >= calls && JSON.stringify(entry).includes('oa/message'))).toEqual([]);
});

test('eight messages without a word of the citizen, and no ninth before it', async () => {
  const { w, citizen, press } = await filed();
  const since = textsOf(citizen).length;
  // The receipt is the first of them: the answer to the press that filed it.
  for (let i = 0; i < 6; i++) {
    await press('Nhận việc');
    await press('Trả lại');
  }
  await w.pass(hour);
  expect(textsOf(citizen)).toHaveLength(since + 7);
  citizen.say('cảm ơn');
  await w.settle();
  expect(textsOf(citizen).length).toBeGreaterThan(since + 7 + 5);
});

/** As if the citizen's two conversations had been joined. */
const joined = async (w: World, oa: Person, name = 'Sáu') => {
  const other = w.telegram.person({ name, lang: 'vi' });
  other.start();
  await w.settle();
  const { vault, store } = w.app;
  const mine = await standing(store.db, vault, sessionIdOf(vault, 'zalo-oa', oa.id));
  const id = sessionIdOf(vault, 'telegram', String(other.id));
  await store.commit([
    write(
      sqlite
        .update(session)
        .set({ person: mine?.person ?? '' })
        .where(eq(session.id, id)),
    ),
  ]);
  return other;
};

const heardBy = (other: ReturnType<World['telegram']['person']>): string =>
  other
    .messages()
    .flatMap(({ from, text }) => (from.bot ? [text ?? ''] : []))
    .join('\n');

test('one citizen on two channels: news goes to the one used last', async () => {
  const { w, citizen, finish } = await filed();
  await w.pass(hour);
  const other = await joined(w, citizen);
  await finish('Đã thay bóng mới lúc 14 giờ');
  expect(heardBy(other)).toContain('Đã thay bóng mới');
  expect(textsOf(citizen).join()).not.toContain('Đã thay bóng mới');
});

test('outside the window of the one used last, the other', async () => {
  const { w, citizen, finish } = await filed();
  const other = await joined(w, citizen);
  await w.pass(hour);
  citizen.say('cảm ơn');
  await w.pass(8 * day);
  expect(await finish('Đã thay bóng mới lúc 14 giờ')).not.toContain('lâu chưa nhắn');
  expect(heardBy(other)).toContain('Đã thay bóng mới');
});

test('blocked on the one used last, which shows only when something is sent: the other', async () => {
  const { w, citizen, finish } = await filed();
  const other = await joined(w, citizen);
  await w.pass(hour);
  citizen.say('cảm ơn');
  await w.settle();
  citizen.stand('inactive');
  await finish('Đã thay bóng mới lúc 14 giờ');
  expect(heardBy(other)).toContain('Đã thay bóng mới');
  expect(await listOutbox(w.app.store.db, w.app.vault, true, 10)).toEqual([]);
});

test('a platform that does not answer for ten minutes: the other, and not twice when it comes back', async () => {
  const { w, citizen, finish } = await filed();
  await w.pass(hour);
  const other = await joined(w, citizen);
  const before = heardBy(other).length;
  await finish('Đã thay bóng mới lúc 14 giờ');
  const normal = heardBy(other).length;
  expect(normal).toBeGreaterThan(before);
  other.press(other.messages().at(-1) as never, 'Chưa');
  await w.settle();
  w.dead.add('telegram');
  await finish('đã thay cả chấn lưu');
  await w.pass(30 * 60_000);
  await w.pass(30 * 60_000);
  const onOa = () => textsOf(citizen).filter((text) => text.includes('đã thay cả chấn lưu'));
  expect(onOa()).toHaveLength(1);
  w.dead.delete('telegram');
  await w.pass(2 * hour);
  expect(onOa()).toHaveLength(1);
  expect(heardBy(other)).not.toContain('đã thay cả chấn lưu');
});
