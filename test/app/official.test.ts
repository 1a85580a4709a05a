/** Leaders ask for figures and for the official report, on Telegram and on the Zalo Bot: what they are told, and the files they get. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import type { Person } from '../../src/emulators/telegram.ts';
import { png } from '../../src/node/png.ts';
import { fileReport } from '../../src/store/reports.ts';
import { attachment, audit, outbox, session, snapshot } from '../../src/store/schema.ts';
import { sqlite, write } from '../../src/store/statement.ts';
import { unzip } from '../documents/unzip.ts';
import { instead, offered } from '../system/stage.ts';
import { type World, world, zone } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world({ at: atTime('2026-11-16', '08:30', zone) });
  Object.assign(w.app, { png });
});
afterEach(() => w.close());

let reports = 0;
const reported = (unit: string, from: string, to: string, figures: Readonly<Record<string, number>>) => {
  const id = `r${++reports}`;
  const one = { id, unit, author: undefined, source: 'test', from, to, after: undefined, late: false };
  const rows = Object.entries(figures).map(([indicator, value]) => ({ indicator, value }));
  return w.app.store.commit(fileReport(w.app.vault, one, rows, '', w.now()));
};
const october = () => reported('xa', '2026-10-01', '2026-10-31', { 'reception.turns': 1202, 'gifts.count': 120 });

const say = async (who: { say(text: string): unknown }, text: string): Promise<void> => {
  who.say(text);
  await w.settle();
};
const filesOf = (who: Person) =>
  who.messages().flatMap(({ media }) => {
    const file = media && w.telegram.file(media.file);
    return file ? [file] : [];
  });
const press = async (who: Person, label: string): Promise<void> => {
  const { message, button } = offered(who.messages(), label);
  who.press(message, button);
  await w.settle();
};
const words = (bytes: Uint8Array | undefined): string => {
  const xml = unzip(bytes ?? new Uint8Array()).get('word/document.xml') ?? '';
  return xml.replaceAll(/<[^>]+>/g, '');
};
const actions = async (): Promise<readonly string[]> =>
  (await w.app.store.db.select().from(audit)).map(({ action, detail }) =>
    `${action} ${detail?.split('.')[1] ?? ''}`.trim(),
  );

test('one on Telegram and one on the Zalo Bot: both learn the same, the picture and the files go where they can', async () => {
  await reported('xa', '2025-10-01', '2025-10-31', { 'reception.turns': 1310 });
  await october();
  const lan = await w.staff('Lan', 'xa', 'leader');
  const minh = await w.staff('Minh', 'xa', 'leader', { on: 'zalo-bot' });

  await say(lan, 'thống kê tiếp công dân tháng 10 so cùng kỳ');
  await say(minh, 'thống kê tiếp công dân tháng 10 so cùng kỳ');
  const [picture, ...more] = lan.messages().filter(({ text }) => text?.includes('tháng 10 năm 2026'));
  expect(more).toEqual([]);
  expect(picture?.media?.kind).toBe('photo');
  expect(picture?.text).toContain('Cùng kỳ năm 2025: Tiếp công dân 1.310 lượt.');
  expect(w.telegram.file(picture?.media?.file ?? '')?.bytes.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  expect(minh.messages().at(-1)?.text).toBe(picture?.text);

  await say(lan, 'báo cáo dân vận tháng 10');
  const [docx, xlsx] = filesOf(lan).slice(-2);
  expect([docx?.name, xlsx?.name]).toEqual(['bao-cao-2026-10-xa-du-thao.docx', 'so-lieu-2026-10-xa-du-thao.xlsx']);
  const text = words(docx?.bytes);
  expect(text).toContain('1.202');
  expect(text.match(/\[CẦN BỔ SUNG/g)).toHaveLength(
    Number(/Còn (\d+) chỗ/.exec(lan.messages().at(-3)?.text ?? '')?.[1]),
  );
  expect([...unzip(xlsx?.bytes ?? new Uint8Array()).keys()]).toContain('xl/workbook.xml');
  expect((await actions()).filter((action) => action.startsWith('document.'))).toEqual([
    'document.handed docx',
    'document.handed xlsx',
  ]);

  await say(minh, 'báo cáo dân vận tháng 10');
  const told = minh.messages().at(-1)?.text ?? '';
  expect(told).toContain('Bản dự thảo, số liệu chưa duyệt.');
  expect(told).toContain('Ở đây không gửi được tệp.');
  expect(told).toContain('1. Duyệt');
  expect((await actions()).filter((action) => action.startsWith('document.'))).toHaveLength(2);
  await say(minh, 'duyet');
  expect(minh.messages().at(-1)?.text).toContain('Số liệu do Minh duyệt lúc');
  await say(lan, 'báo cáo dân vận tháng 10');
  expect(lan.messages().at(-3)?.text).toContain('Số liệu do Minh duyệt lúc');
  expect(filesOf(lan).at(-2)?.name).toBe('bao-cao-2026-10-xa.docx');
  const [row, ...others] = await w.app.store.db.select().from(snapshot);
  expect(others).toEqual([]);
  // Who approved it is kept by an id, as everywhere.
  expect(row?.approvedBy).not.toContain('Minh');
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('on the Official Account the document goes out, and a spreadsheet, which it does not take, does not', async () => {
  await october();
  const lan = await w.staff('Lan', 'xa', 'leader', { on: 'zalo-oa' });
  await say(lan, 'báo cáo dân vận tháng 10');
  const all = lan.messages().slice(-2);
  expect(all[0]?.text).toContain('Ở đây không gửi được bảng tính');
  expect(all[1]?.medium?.kind).toBe('file');
  expect((await actions()).filter((action) => action.startsWith('document.'))).toEqual(['document.handed docx']);
  expect((await w.app.store.db.select().from(outbox)).map(({ state }) => state)).not.toContain('dead');
});

test('who is on the Zalo Bot and on Telegram gets the files there, and reads here where they went', async () => {
  await october();
  const there = await w.staff('Lan', 'xa', 'leader');
  const here = await w.staff('Lan', 'xa', 'leader', { on: 'zalo-bot' });
  // As after “liên kết”.
  const sessions = await w.app.store.db.select().from(session);
  const [on, off] = ['telegram', 'zalo-bot'].map((channel) => sessions.find((row) => row.channel === channel));
  await w.app.store.commit([
    write(
      sqlite
        .update(session)
        .set({ person: on?.person ?? '', origin: off?.person ?? '' })
        .where(eq(session.id, off?.id ?? '')),
    ),
  ]);
  await say(here, 'báo cáo dân vận tháng 10');
  expect(here.messages().at(-1)?.text).toContain('Ở đây không gửi được tệp: đã gửi qua Telegram.');
  expect(filesOf(there).map(({ name }) => name)).toEqual([
    'bao-cao-2026-10-xa-du-thao.docx',
    'so-lieu-2026-10-xa-du-thao.xlsx',
  ]);
});

test('only about their own units and all below, never in a group, and to nobody without a role', async () => {
  await october();
  const lan = await w.staff('Lan', 'ap3', 'leader');
  await say(lan, 'báo cáo dân vận tháng 10 xã Ví Dụ');
  expect(lan.messages().at(-1)?.text).toBe('Ở đây chỉ trả lời số liệu của Ấp 3 và các đơn vị trực thuộc.');
  const chief = await w.staff('Minh', 'xa', 'leader');
  const group = await w.committee('Ủy ban xã', 'xa', [chief]);
  const before = group.messages().length;
  chief.say('báo cáo dân vận tháng 10', { chat: group.id });
  await w.settle();
  expect(
    group
      .messages()
      .slice(before)
      .filter(({ from }) => from.bot),
  ).toEqual([]);
  expect(filesOf(chief)).toEqual([]);
  const citizen = w.telegram.person({ lang: 'vi' });
  await say(citizen, 'báo cáo dân vận tháng 10');
  expect(citizen.messages().some(({ media, text }) => media !== undefined || text?.includes('dự thảo'))).toBe(false);
  expect(await w.app.store.db.select().from(attachment)).toEqual([]);
});

test('a leader above reads it, and leaves the approval to those of the unit', async () => {
  await october();
  const above = await w.staff('Hải', 'tinh', 'leader');
  await say(above, 'báo cáo dân vận tháng 10 xã Ví Dụ');
  expect(above.messages().at(-3)?.text).toContain('Bản dự thảo');
  expect(() => offered(above.messages(), 'Duyệt')).toThrow('Nobody offers');
  const officer = await w.staff('Hùng', 'xa', 'officer');
  await say(officer, 'báo cáo dân vận tháng 10');
  expect(filesOf(officer)).toHaveLength(2);
  expect(() => offered(officer.messages(), 'Duyệt')).toThrow('Nobody offers');
});

test('a draft that is overtaken by a later figure is not approved; the next one is, once', async () => {
  await october();
  const lan = await w.staff('Lan', 'xa', 'leader');
  const minh = await w.staff('Minh', 'xa', 'leader');
  await say(lan, 'báo cáo tháng 10');
  const old = offered(lan.messages(), 'Duyệt');
  await reported('ap3', '2026-10-01', '2026-10-31', { 'reception.turns': 8 });
  lan.press(old.message, old.button);
  await w.settle();
  expect(lan.messages().at(-1)?.text).toContain('đã thay đổi sau bản dự thảo này');
  await say(minh, 'báo cáo tháng 10');
  await say(lan, 'báo cáo tháng 10');
  expect(words(filesOf(lan).at(-2)?.bytes)).toContain('1.210');
  await press(minh, 'Duyệt');
  await press(lan, 'Duyệt');
  expect(lan.messages().at(-1)?.text).toMatch(/^Báo cáo tháng 10 năm 2026, UBND xã Ví Dụ đã được Minh duyệt lúc /);
  const approved = await w.app.store.db.select().from(audit).where(eq(audit.action, 'period.approved'));
  expect(approved).toHaveLength(1);
  // Two drafts were frozen, one for each state of the figures.
  expect(await w.app.store.db.select().from(snapshot)).toHaveLength(2);
});

test('before the period is over there is a draft and nothing to approve', async () => {
  await reported('xa', '2026-11-02', '2026-11-08', { 'reception.turns': 12 });
  const lan = await w.staff('Lan', 'xa', 'leader');
  await say(lan, 'báo cáo dân vận tháng này');
  expect(lan.messages().at(-3)?.text).toContain('Kỳ này chưa hết: duyệt được sau ngày 30/11/2026.');
  expect(() => offered(lan.messages(), 'Duyệt')).toThrow('Nobody offers');
});

test('an attempt that failed sends the same bytes, and a document that cannot be made now waits', async () => {
  await october();
  const lan = await w.staff('Lan', 'xa', 'leader');
  const { put } = w.app.blobs;
  Object.assign(w.app.blobs, { put: () => Promise.reject(new Error('ENOSPC')) });
  await say(lan, 'báo cáo dân vận tháng 10');
  expect(filesOf(lan)).toEqual([]);
  expect(lan.messages().at(-1)?.text).toContain('Bản dự thảo');
  Object.assign(w.app.blobs, { put });
  const bodies: string[] = [];
  instead(w, async (request) => {
    bodies.push(Buffer.from(await request.arrayBuffer()).toString('latin1'));
    return Response.json({ ok: false, error_code: 429, parameters: { retry_after: 5 } }, { status: 429 });
  });
  await w.pass(60_000);
  const [docx] = filesOf(lan);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toContain(Buffer.from(docx?.bytes ?? 'nothing').toString('latin1'));
});

test('figures that do not add up, and none at all, are said instead', async () => {
  const lan = await w.staff('Lan', 'xa', 'leader');
  await say(lan, 'báo cáo dân vận tháng 10');
  expect(lan.messages().at(-1)?.text).toBe('Chưa có số liệu nào của UBND xã Ví Dụ trong tháng 10 năm 2026.');
  await reported('xa', '2026-10-01', '2026-10-31', { 'reception.turns': 5, 'reception.regular.turns': 9 });
  await say(lan, 'báo cáo dân vận tháng 10');
  expect(lan.messages().at(-1)?.text).toContain('số liệu không khớp ở Tiếp công dân');
  expect(await w.app.store.db.select().from(snapshot)).toEqual([]);
});
