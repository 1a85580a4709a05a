/** The list behind a number, page by page, and who may open it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { casesOf } from '../../src/app/digest-rows.ts';
import { plainText } from '../../src/app/digest-text.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { listPrompt, numberChoices } from '../../src/flows/rows.ts';
import { digest } from '../../src/store/schema.ts';
import { filePetition, offered, type Stage, stage } from '../system/stage.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

let o: DigestOffice;
beforeEach(async () => {
  o = await digestOffice({ at: atTime('2026-06-15', '05:00', zone) });
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
});
afterEach(() => o.close());

test('ten a page, with a way on and a way back; beyond the last page stands the last', async () => {
  for (let i = 1; i <= 23; i++) await o.file({ unit: i % 2 === 0 ? 'ap3' : 'xa', matter: `việc số ${i}` });
  o.moveTo(atTime('2026-06-15', '06:50', zone));
  await sendDueDigests(o.app);
  const [row] = await o.store.db.select().from(digest);
  const pages = await Promise.all(
    [1, 2, 3, 9].map((page) => casesOf(o.app, { digest: row?.id ?? '' }, 'opened', page)),
  );
  expect(pages.map((found) => found?.rows.length)).toEqual([10, 10, 3, 3]);
  const matters = pages.slice(0, 3).flatMap((found) => found?.rows.map(({ matter }) => matter) ?? []);
  expect(matters).toEqual(Array.from({ length: 23 }, (_, i) => `việc số ${i + 1}`));
  const prompts = pages.flatMap((found) => (found ? [listPrompt(found, true)] : []));
  const links = prompts.map(({ choices = [] }) => choices.map(({ id }) => id.replace(row?.id ?? '', 'd')));
  expect(links).toEqual([
    ['!rows.d.opened.2'],
    ['!rows.d.opened.3', '!rows.d.opened.1'],
    ['!rows.d.opened.2'],
    ['!rows.d.opened.2'],
  ]);
  const lines = plainText(o.app, prompts[2] ?? { say: [] }, 'vi').split('\n');
  expect(lines.slice(0, 2)).toEqual(['UBND xã Ví Dụ, sáng thứ Hai 15/6/2026: 23 việc mới', 'Từ việc 21 đến việc 23:']);
  expect(lines[2]).toMatch(/^– \d{4}-\d{4} – việc số 21 – UBND xã Ví Dụ, chưa ai nhận – mới$/);
});

test('as many buttons as there is room for, and none for a number that is zero', () => {
  const numbers = { late: 9, opened: 23, done: 17, open: 73 };
  const ids = (n: typeof numbers, taken: number) => numberChoices('d', n, taken).map(({ id }) => id.slice(8));
  expect(ids(numbers, 0)).toEqual(['late', 'opened', 'done', 'open']);
  expect(ids(numbers, 3)).toEqual(['late', 'which']);
  expect(ids({ ...numbers, opened: 0, done: 0 }, 3)).toEqual(['late', 'open']);
  expect(ids({ late: 0, opened: 0, done: 0, open: 0 }, 0)).toEqual([]);
});

test('officers, leaders and those above may open it; a cadre, a neighbour and a stranger may not', async () => {
  const w: Stage = await stage();
  const people = {
    officer: w.officer,
    leader: await w.staff('Lan', 'xa', 'leader'),
    above: await w.staff('Tỉnh', 'tinh', 'officer'),
    cadre: await w.staff('Cán', 'xa', 'cadre'),
    below: await w.staff('Mai', 'diachinh', 'leader'),
    stranger: w.telegram.person({ lang: 'vi' }),
  };
  const group = await w.committee('Mọi người', 'xa', Object.values(people));
  await filePetition(w, people.stranger, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.passUntil(atTime('2026-06-16', '06:50', zone));
  await w.settle();
  const { message, button } = offered(group.messages(), 'Xem 1 việc mới');
  const heard = [];
  for (const [name, who] of Object.entries(people)) {
    const before = who.messages().length;
    who.press(message, button, { chat: group.id });
    await w.settle();
    const list = who
      .messages()
      .slice(before)
      .some((m) => m.text?.includes('1 việc mới\n– '));
    heard.push([name, list, who.toasts().at(-1)?.text]);
  }
  const [sent, refused] = [
    'Danh sách đã gửi ở tin nhắn riêng với bot.',
    'Danh sách này chỉ dành cho cán bộ của đơn vị.',
  ];
  expect(heard).toEqual([
    ['officer', true, sent],
    ['leader', true, sent],
    ['above', true, sent],
    ['cadre', false, refused],
    ['below', false, refused],
    ['stranger', false, refused],
  ]);
  await w.close();
});
