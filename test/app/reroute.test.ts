/** A case that is another thing than it was taken for is offered to the unit that the rules give it to: who moves it, where to, and why. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { traceOf } from '../../src/store/routes.ts';
import { type World, world } from '../world.ts';
import { cardOf, doubtful, last } from './card-office.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

test('by the rules it belongs elsewhere: two press at once and it moves once, with the reason; a hand that moves it is not gainsaid', async () => {
  const rules = 'xa,land,diachinh,\nxa,education,tinh,';
  const { hung, lan, mai, press, held, late, found, labels, landGroup } = await cardOf(w, doubtful, rules);
  expect(labels().filter((label) => label.startsWith('Chuyển:'))).toEqual([]);
  await press(hung, 'Là: Đất đai, giải phóng mặt bằng');
  // Nothing moves by itself.
  expect((await found()).unit).toBe('xa');
  const move = held('Chuyển: Tổ địa chính');
  late(hung, move);
  late(lan, move);
  await w.settle();
  const p = await found();
  expect(p).toMatchObject({ unit: 'diachinh', status: 'new', version: 3 });
  expect([last(hung), last(lan)].sort()).toEqual([
    expect.stringMatching(/^Việc \d{4}-\d{4} đã chuyển cho Tổ địa chính\.$/),
    expect.stringMatching(/^Đã chuyển việc \d{4}-\d{4} cho Tổ địa chính và báo người dân\.$/),
  ]);
  expect(await traceOf(w.app.store.db, p.id)).toEqual({ unit: 'ap3', rule: 'xa land', holder: 'diachinh', co: [] });
  const there = () => w.telegram.chat(landGroup.id).messages.findLast((m) => m.buttons.length > 0)!;
  const offers = () =>
    there()
      .buttons.flat()
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Chuyển:'));
  expect(offers()).toEqual([]);
  // Of another topic the rules would have it elsewhere again, until somebody moves it who knows better.
  const say = async (text: string) => {
    mai.say(text, { chat: landGroup.id, replyTo: there().id });
    await w.settle();
  };
  await say(`/phanloai ${p.code.slice(-3)} giáo dục`);
  expect(offers()).toEqual(['Chuyển: UBND tỉnh Ví Dụ']);
  const stale = there()
    .buttons.flat()
    .find(({ text }) => text.startsWith('Chuyển:'))!.callback_data!;
  await say(`/phanloai ${p.code.slice(-3)} đất đai`);
  expect(offers()).toEqual([]);
  mai.forge(there().id, stale, { chat: landGroup.id });
  await w.settle();
  expect(last(mai)).toContain('không phải chuyển');
  await say(`/phanloai ${p.code.slice(-3)} giáo dục`);
  await say(`${p.code.slice(-3)} chuyển UBND xã Ví Dụ`);
  expect(await found()).toMatchObject({ unit: 'xa', topic: 'education' });
  expect(labels().filter((label) => label.startsWith('Chuyển:'))).toEqual([]);
});

test('never to the unit that it accuses', async () => {
  const { hung, press, found, labels } = await cardOf(
    w,
    'Tôi khiếu nại tổ địa chính tính sai tiền điện của nhà tôi ở ấp 3',
    'xa,land,diachinh,',
  );
  expect(await found()).toMatchObject({ kind: 'complaint', unit: 'xa' });
  await press(hung, 'Sửa loại');
  if ((await found()).topic !== 'land') await press(hung, 'Đất đai, giải phóng mặt bằng');
  expect(await found()).toMatchObject({ topic: 'land', classified: true });
  expect(labels().filter((label) => label.startsWith('Chuyển:'))).toEqual([]);
});

test('the units that take part by the rule that moves it are told, and its card names them', async () => {
  const { hung, press, group } = await cardOf(w, doubtful, 'xa,land,diachinh,ap3');
  await press(hung, 'Là: Đất đai, giải phóng mặt bằng');
  await press(hung, 'Chuyển: Tổ địa chính');
  // The hamlet has no chat of its own: that of the commune hears for it.
  expect(w.telegram.chat(group.id).messages.at(-1)?.text).toMatch(/do Tổ địa chính giữ, đơn vị cùng làm\.$/);
});
