/** The search inside workerd, on D1: from what a citizen tells to `/tim`, and an older database that gets into it within the free plan. */
import { expect, test } from 'vitest';
import { world } from './world.ts';

test('what is filed is found by /tim with and without diacritics; sealed and erased matters are not', async () => {
  const w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const asked = async (words: string): Promise<string> => {
    officer.say(`/tim ${words}`, { chat: group.id });
    await w.settle();
    return w.telegram.chat(group.id).messages.at(-1)?.text ?? '';
  };
  const tell = async (words: string) => {
    const person = w.telegram.person({ name: 'Sáu', lang: 'vi' });
    person.say(words);
    await w.settle();
    person.press(person.messages().at(-1)!, 'Đồng ý và gửi');
    await w.settle();
    return person;
  };
  const citizen = await tell('Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay');
  await tell('Tôi tố cáo ông cán bộ địa chính xã Ví Dụ nhận hối lộ tiền làm sổ đỏ ở ấp 4');
  expect(await asked('cong nghet ap 3')).toMatch(/Việc tìm thấy:\n\d{4}-\d{4} · MỚI · 15\/6\/2026 · /);
  expect(await asked('CỐNG nghẹt hôm nay')).toContain('gửi ngày 15/6/2026');
  expect(await asked('hối lộ')).toBe('Không có việc nào khớp.');
  expect(await asked('NEAR("cống" *) -')).toBe('Không có việc nào khớp.');

  // As before the migration: the words are in the old index only. The minute's invocation brings them over.
  await w.rows("INSERT INTO petition_find (petition_find) VALUES ('delete-all')");
  await w.rows('DELETE FROM petition_words');
  await w.rows("DELETE FROM setting WHERE name = 'search.filled'");
  await w.rows(
    "INSERT INTO petition_search (petition, words) SELECT id, 'cong nghet' FROM petition WHERE restricted = 0",
  );
  expect(await asked('cống nghẹt')).toBe('Không có việc nào khớp.');
  await w.cron();
  await w.settle();
  expect(await asked('cống nghẹt')).toContain('Việc tìm thấy:');
  expect(await w.rows('SELECT count(*) AS n FROM petition_words')).toEqual([{ n: 1 }]);
  expect(await w.rows('SELECT count(*) AS n FROM petition_search')).toEqual([{ n: 0 }]);

  citizen.say('xóa dữ liệu');
  await w.settle();
  citizen.say('1');
  await w.settle();
  expect(await asked('cống nghẹt')).toBe('Không có việc nào khớp.');
  expect(await w.rows('SELECT count(*) AS n FROM petition_words')).toEqual([{ n: 0 }]);
  expect(w.logs.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(w.invoked.filter(({ queries }) => queries > 50)).toEqual([]);
});
