/** Inside workerd, on D1: what officers say of three petitions is understood in the fourth, and taken back with the words. */
import { expect, test } from 'vitest';
import { world } from './world.ts';

test('lessons are kept, learnt by the clock, read by every isolate, and erased', async () => {
  const w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const people = [w.telegram.person({ name: 'Sáu', lang: 'vi' }), w.telegram.person({ name: 'Bảy', lang: 'vi' })];
  const last = async () =>
    (await w.rows('SELECT code, topic FROM petition ORDER BY created_at DESC, id DESC LIMIT 1'))[0];
  const tell = async (by: number, words: string) => {
    people[by]!.say(words);
    await w.settle();
    const card = people[by]!.messages().findLast((m) => m.buttons.length > 0)!;
    const send = card.buttons.flat().find(({ text }) => ['Đồng ý và gửi', 'Gửi đi'].includes(text));
    people[by]!.press(card, send?.text ?? 'Gửi đi');
    await w.settle();
    return last();
  };
  const told = ['Cái brang ở đầu ấp 3 bị hư rồi', 'Brang cũ ở ấp 3 nghiêng quá', 'Xin sửa brang phía sau chợ ấp 3'];
  const before = new Set<unknown>();
  for (const [i, words] of told.entries()) {
    before.add((await tell(i % 2, words))?.topic);
    officer.say(`/phanloai ${(await last())?.code} education`, { chat: group.id });
    await w.settle();
  }
  expect(before).not.toContain('education');
  expect(await w.rows('SELECT count(*) AS n FROM lesson')).toEqual([{ n: 3 }]);
  await w.cron();
  await w.settle();
  // A new version of the service: an isolate that has learnt nothing itself.
  w.deploy({});
  expect(await tell(0, 'Brang trong xóm ấp 3 lại hư nữa')).toMatchObject({ topic: 'education' });

  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);

  people[0]!.say('xóa dữ liệu');
  await w.settle();
  people[0]!.say('1');
  await w.settle();
  await w.cron();
  await w.settle();
  expect(await w.rows("SELECT count(*) AS n FROM lesson WHERE terms <> ''")).toEqual([{ n: 1 }]);
  expect(await w.rows("SELECT data FROM learnt WHERE data LIKE '%brang%'")).toEqual([]);
  expect(await tell(1, 'Brang trong xóm ấp 3 hư hoài')).not.toMatchObject({ topic: 'education' });
  expect(w.logs.filter(({ level }) => level !== 'info')).toEqual([]);
});
