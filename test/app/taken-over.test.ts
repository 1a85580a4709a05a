/** A colleague answers by hand in the account's own tool; a person takes their consent back through the platform. */
import { expect, onTestFinished, test } from 'vitest';
import { sessionIdOf } from '../../src/app/address.ts';
import { petition as petitionRows } from '../../src/store/schema.ts';
import { standing } from '../../src/store/sessions.ts';
import { world } from '../world.ts';

const minute = 60_000;

const set = async () => {
  const w = await world();
  onTestFinished(() => w.close());
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.zaloOa.person({ name: 'Sáu' });
  const said = (): readonly string[] =>
    citizen.messages().flatMap(({ from, text }) => (from.oa && !from.admin ? [text ?? ''] : []));
  const say = async (text: string): Promise<void> => {
    citizen.say(text);
    await w.settle();
  };
  return { w, officer, group, citizen, said, say };
};

test('beside a colleague the bot is silent for an hour, but for those who call it', async () => {
  const { w, citizen, said, say } = await set();
  await say('đèn đường ở cổng chợ tắt ba hôm nay');
  const before = said().length;
  w.zaloOa.console.answer(citizen, 'Chào bác, tôi là cán bộ trực đây ạ.');
  await w.settle();
  await say('dạ chào anh, cái cống cũng nghẹt nữa');
  await say('1');
  expect(said()).toHaveLength(before);
  // Its own button is a call to it.
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  expect(said().at(-1)).toContain('Mã số của việc này');
  await say('/trogiup');
  expect(said()).toHaveLength(before + 2);
  // Each word of the colleague counts anew.
  await w.pass(50 * minute);
  w.zaloOa.console.answer(citizen, 'Tôi xem rồi nhé.');
  await w.settle();
  await w.pass(50 * minute);
  await say('cảm ơn anh');
  expect(said()).toHaveLength(before + 2);
  await w.pass(11 * minute);
  await say('cống trước trường học nghẹt');
  expect(said()).toHaveLength(before + 3);
});

test('what time brings waits until the colleague is done: no draft goes out by silence in between', async () => {
  const { w, citizen, said, say } = await set();
  await say('đèn đường ở cổng chợ tắt ba hôm nay');
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  await w.pass(24 * 60 * minute);
  await say('rác chất đống ở bãi trước nhà văn hóa ấp 3');
  const before = said().length;
  w.zaloOa.console.answer(citizen, 'Chào bác.');
  await w.settle();
  await w.pass(45 * minute);
  expect(said()).toHaveLength(before);
  await w.pass(20 * minute);
  expect(said()).toHaveLength(before + 1);
});

test('a colleague’s word to somebody we do not know is nobody’s business', async () => {
  const { w } = await set();
  const stranger = w.zaloOa.person({ name: 'Bảy', heard: true });
  w.zaloOa.console.answer(stranger, 'Chào bác.');
  await w.settle();
  stranger.say('đèn đường ở cổng chợ tắt ba hôm nay');
  await w.settle();
  expect(stranger.messages().filter(({ from }) => from.oa && !from.admin)).toHaveLength(1);
});

test('consent taken back at the platform erases the person, words and all; what is left is a number', async () => {
  const { w, citizen, say } = await set();
  await say('đèn đường ở cổng chợ tắt ba hôm nay, số tôi 0901234567');
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  const { vault, store } = w.app;
  const id = sessionIdOf(vault, 'zalo-oa', citizen.id);
  expect(await standing(store.db, vault, id)).toBeDefined();
  citizen.withdraw();
  await w.settle();
  expect(await standing(store.db, vault, id)).toBeUndefined();
  const rows = await store.db.select().from(petitionRows);
  expect(
    rows.map(({ status, text, matter, words, person, session }) => [status, text, matter, words, person, session]),
  ).toEqual([['withdrawn', null, null, '', null, null]]);
  expect((await w.bytes()).includes('cổng chợ')).toBe(false);
  // The same event again, and a person who was never here.
  citizen.withdraw();
  w.zaloOa.person({ name: 'Bảy' }).withdraw();
  await w.settle();
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
});
