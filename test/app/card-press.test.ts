/** Presses on the class of a card, on the whole service: who is first, what was seen, who may. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardTurned } from '../../src/app/cards.ts';
import { verifySums } from '../../src/app/sums-check.ts';
import { petition } from '../../src/store/schema.ts';
import { type World, world } from '../world.ts';
import { cardOf, doubtful, last } from './card-office.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

test('two confirm at once: one commit, and the other is told what it is', async () => {
  const { hung, lan, held, late, found, told, labels } = await cardOf(w, 'Đèn đường tắt ba hôm nay ở ấp 3');
  const right = held('Đúng loại');
  late(hung, right);
  late(lan, right);
  await w.settle();
  expect(await found()).toMatchObject({
    kind: 'feedback',
    topic: 'power',
    classified: true,
    sure: undefined,
    version: 2,
  });
  expect((await told()).filter((action) => action === 'petition.classify')).toHaveLength(1);
  expect([last(hung), last(lan)].sort()).toEqual([
    expect.stringMatching(/^Việc \d{4}-\d{4}: đã xác nhận phản ánh – Điện, chiếu sáng · Bình thường\.$/),
    expect.stringMatching(
      /^Xin xem lại: việc \d{4}-\d{4} nay là: phản ánh – Điện, chiếu sáng · Bình thường, ở UBND xã Ví Dụ\.$/,
    ),
  ]);
  expect(labels()).not.toContain('Đúng loại');
  expect((await verifySums(w.app, undefined, 10)).wrong).toEqual([]);
});

test('two correct it to different things at once: the first stands, the second is told, and presses nothing away', async () => {
  const { hung, lan, press, held, late, found, told } = await cardOf(w, doubtful);
  const next = held('Là: Đất đai, giải phóng mặt bằng');
  const right = held('Đúng loại');
  await press(lan, 'Sửa loại');
  const school = held('Giáo dục');
  late(hung, next);
  late(lan, school);
  await w.settle();
  expect(await found()).toMatchObject({ topic: 'land', classified: true });
  expect(last(lan)).toContain('nay là: phản ánh – Đất đai, giải phóng mặt bằng');
  for (const stale of [right, school, next]) {
    late(lan, stale);
    await w.settle();
    expect(last(lan)).toContain('Xin xem lại');
  }
  expect(await found()).toMatchObject({ topic: 'land', version: 2 });
  expect((await told()).filter((action) => action === 'petition.classify')).toHaveLength(1);
});

test('what the citizen or a colleague has changed since is not confirmed unseen; what touches no class is no hindrance', async () => {
  const { hung, lan, citizen, press, held, late, found } = await cardOf(w, 'Đèn đường tắt ba hôm nay ở ấp 3');
  const right = held('Đúng loại');
  citizen.say('nhầm rồi, ấp 4');
  await w.settle();
  const { place } = await found();
  expect(place).toContain('ấp 4');
  late(hung, right);
  await w.settle();
  expect(last(hung)).toContain('Xin xem lại');
  expect((await found()).classified).toBe(false);
  // Its card has the place as it is now; a claim in between is nothing that was to be seen.
  const fresh = held('Đúng loại');
  await press(hung, 'Nhận việc');
  late(hung, fresh);
  late(lan, fresh);
  await w.settle();
  expect(await found()).toMatchObject({ classified: true, status: 'claimed' });
});

test('the list unfolds on the card itself, and every change or refusal leaves the group without a new message', async () => {
  const { hung, lan, stranger, group, press, labels, card, found } = await cardOf(w, doubtful);
  const count = () => w.telegram.chat(group.id).messages.length;
  const [before, text, ordinary] = [count(), card().text, labels()];
  expect(await press(stranger, 'Sửa loại')).toContain('Chỉ cán bộ xử lý');
  expect(labels()).toEqual(ordinary);
  await press(lan, 'Sửa loại');
  expect(card().text).toBe(text);
  expect(labels().slice(0, 1)).toEqual(['Đất đai, giải phóng mặt bằng']);
  expect(labels()).not.toContain('tố cáo');
  expect(await press(stranger, 'khiếu nại')).toContain('Chỉ cán bộ xử lý');
  await press(lan, 'Thôi');
  expect(labels()).toEqual(ordinary);
  // Nothing is stored of the list: a change puts the ordinary buttons back.
  await press(lan, 'Sửa loại');
  hung.say(`${(await found()).code.slice(-3)} nhận`, { chat: group.id, replyTo: card().id });
  await w.settle();
  expect(labels()).toContain('Trả lại');
  expect(labels()).not.toContain('Thôi');
  // A colleague's case is not theirs to classify.
  expect(await press(lan, 'Sửa loại')).toContain('Hùng đang giữ');
  expect(labels()).toContain('Trả lại');
  await press(hung, 'Sửa loại');
  await press(hung, 'kiến nghị');
  expect(await found()).toMatchObject({ kind: 'proposal', topic: 'water', classified: true });
  expect(count()).toBe(before + 2); // The word typed above, and its answer.
});

test('a list that unfolds as a colleague confirms does not cover what the card says by then', async () => {
  const { lan, press, found, group } = await cardOf(w, doubtful);
  const { id } = await found();
  const at = { channel: 'telegram', chat: String(group.id), group: true } as const;
  const unfolds = await cardTurned(
    w.app,
    { type: 'card.turned', petition: id, classes: true },
    { person: '', session: '', lang: 'vi', at },
  );
  expect(unfolds.messages).toHaveLength(1);
  await press(lan, 'Đúng loại');
  expect(await w.app.store.commit(unfolds.writes)).toBe('stale');
});

test('a restricted or ended petition answers no press', async () => {
  const { hung, group, held, late, found, card } = await cardOf(w, doubtful);
  const [right, next, list] = [held('Đúng loại'), held('Là: Đất đai, giải phóng mặt bằng'), held('Sửa loại')];
  hung.say(`${(await found()).code.slice(-3)} xong đã nạo vét mương`, { chat: group.id, replyTo: card().id });
  await w.settle();
  for (const stale of [right, next, list]) {
    late(hung, stale);
    await w.settle();
    expect(last(hung)).toBe('Việc này đã kết thúc.');
  }
  expect(card()).toBeUndefined();
  expect(await found()).toMatchObject({ status: 'done', classified: false });
  await w.app.store.commit([{ sql: "update petition set restricted = 1, status = 'new'", params: [] }]);
  for (const stale of [right, next, list]) {
    late(hung, stale);
    await w.settle();
    expect(last(hung)).toContain('Nút này đã cũ');
  }
  expect(await w.app.store.db.select({ version: petition.version }).from(petition)).toEqual([{ version: 2 }]);
});

test('a press that comes late does not bring the card back into the chat that it was moved away from', async () => {
  const { hung, press, held, late, found, card, group } = await cardOf(w, doubtful);
  hung.start(await w.invite('diachinh', 'officer'));
  await w.settle();
  await press(hung, 'Sửa loại');
  const back = held('Thôi');
  hung.say(`${(await found()).code.slice(-3)} chuyển Tổ địa chính`, { chat: group.id, replyTo: card().id });
  await w.settle();
  const texts = () => w.telegram.chat(group.id).messages.map(({ text }) => text);
  const moved = texts();
  expect(moved.join('\n')).toContain('Đã chuyển cho Tổ địa chính');
  late(hung, back);
  await w.settle();
  expect(last(hung)).toBe('');
  expect(texts()).toEqual(moved);
  expect(card()).toBeUndefined();
});

test('of a province’s office a place that names no commune is not sure', async () => {
  await w.close();
  const office = (code: string, name: string) =>
    ({ code, name, parent: 'tinh', kind: 'commune', aliases: [] }) as const;
  w = await world({
    units: [
      { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
      office('xa', 'UBND xã Vĩnh Lạc'),
      office('diachinh', 'UBND xã Phú Hòa Tây'),
    ],
  });
  const { citizen, group, landGroup } = await cardOf(w, 'Đèn đường tắt ba hôm nay ở xã Vĩnh Lạc');
  const guess = (chat: number) =>
    /^Đoán: .+$/m.exec(w.telegram.chat(chat).messages.findLast((m) => m.buttons.length > 0)?.text ?? '')?.[0];
  expect(guess(group.id)).toBe('Đoán: phản ánh · Điện, chiếu sáng · Bình thường');
  citizen.say('Đèn đường trước cổng chợ tắt ba hôm nay');
  await w.settle();
  for (const label of ['Không rõ', 'Gửi đi']) {
    const asked = citizen.messages().findLast((m) => m.buttons.length > 0)!;
    if (asked.buttons.flat().some(({ text }) => text === label)) citizen.press(asked, label);
    await w.settle();
  }
  expect([guess(group.id), guess(landGroup.id)]).toContain(
    'Đoán: phản ánh · Điện, chiếu sáng · Bình thường · Nơi: chưa chắc',
  );
});
