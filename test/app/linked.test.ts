/** One person in several conversations: what works from each, and what is left after parting and erasing. */
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../src/store/audit.ts';
import { peopleWith, rolesOf } from '../../src/store/people.ts';
import { attachment, audit, person, petition, role, session } from '../../src/store/schema.ts';
import { reachOf } from '../../src/store/sessions.ts';
import {
  after,
  answer,
  bot,
  byNumber,
  canary,
  file,
  fresh,
  ids,
  last,
  linkRows,
  oa,
  show,
  stored,
  telegram,
  tell,
  type,
  w,
} from './linking/people.ts';

fresh();

describe('one person', () => {
  test('works on a petition from either place: words, answers, ratings', async () => {
    const officer = await w.staff('Hùng', 'xa', 'officer');
    const group = await w.committee('Ủy ban xã', 'xa', [officer]);
    const code = await file(telegram);
    await byNumber();
    await tell(oa, code);
    const card = () => group.messages().findLast((m) => m.from.bot && m.buttons.length > 0)!;
    officer.press(card(), 'Hỏi người dân', { chat: group.id });
    await w.settle();
    await tell(officer, 'Cống nào, trước nhà ai?');
    expect(last(oa)).toContain('Cống nào');
    expect(await tell(oa, 'Trước nhà văn hóa ấp')).toContain(code);
    expect(group.messages().some((m) => m.text?.includes('Trước nhà văn hóa ấp'))).toBe(true);
    await tell(telegram, `/tracuu ${code}`);
    officer.press(card(), 'Xong / Trả lời', { chat: group.id });
    await w.settle();
    await tell(officer, 'Đã nạo vét lúc 14 giờ');
    // Where the person was last heard, and nowhere else.
    expect(last(telegram)).toContain('đã nạo vét lúc 14 giờ'.slice(3));
    expect(last(oa)).not.toContain('nạo vét');
    expect(await tell(oa, 'Rồi')).toContain('đã xong');
    expect((await stored(code))?.status).toBe('closed');
  });

  test('is a colleague in both places, holds the same cases, and gets the morning digest once', async () => {
    const officer = await w.staff('Hùng', 'xa', 'officer');
    const group = await w.committee('Ủy ban xã', 'xa', [officer]);
    const leader = await w.staff('Lan', 'xa', 'leader', { on: 'zalo-oa' });
    const code = await file(bot);
    const card = () => group.messages().findLast((m) => m.from.bot && m.buttons.length > 0)!;
    officer.press(card(), 'Nhận việc', { chat: group.id });
    await w.settle();
    await show(officer);
    await type(leader);
    await answer(officer, 'Phải, là tôi');
    const { db } = w.app.store;
    const [both] = await peopleWith(db, 'xa', 'officer');
    expect(await peopleWith(db, 'xa', 'leader')).toEqual([both]);
    expect(await rolesOf(db, both ?? '')).toHaveLength(2);
    expect((await stored(code))?.holder).toBe(both);
    officer.press(card(), 'Xong / Trả lời', { chat: group.id });
    await w.settle();
    expect(await tell(officer, 'Đã nạo vét lúc 14 giờ')).toContain('Đã ghi kết quả');
    const before = [officer, leader].map((who) => who.messages().length);
    await w.pass(after.aDay);
    expect(
      [officer, leader].reduce((sum, who) => sum + who.messages().length, 0) - (before[0] ?? 0) - (before[1] ?? 0),
    ).toBe(1);
    expect(await reachOf(db, w.app.vault, both ?? '')).toHaveLength(2);
  });

  test('parted again is as it was before: roles, names, petitions; only the numbers are forgotten', async () => {
    await w.staff('Hùng', 'xa', 'officer');
    await file(telegram);
    await file(oa, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    await tell(bot, '/start');
    const { db } = w.app.store;
    const state = async () => ({
      people: (await db.select().from(person).orderBy(person.id)).map(({ consent: _, consentAt: __, ...row }) => row),
      roles: await db.select().from(role),
      sessions: await db
        .select({ id: session.id, person: session.person, origin: session.origin })
        .from(session)
        .orderBy(session.id),
      petitions: await db.select({ id: petition.id, person: petition.person }).from(petition).orderBy(petition.id),
    });
    const before = await state();
    await byNumber();
    expect(new Set(await ids()).size).toBe(before.sessions.length - 1);
    expect(await state()).not.toEqual(before);
    await tell(oa, '/lienket');
    oa.tap('Tách ra');
    await w.settle();
    expect(await state()).toEqual(before);
    expect(last(telegram)).toContain('đã tách ra');
    const rows = (await db.select().from(audit)).filter((row) => /linked|parted/.test(row.action));
    expect(rows.map((row) => row.action)).toEqual(['person.linked', 'person.parted']);
    for (const { actor, detail } of rows)
      for (const id of [actor, detail]) expect(before.people.map((p) => p.id)).toContain(id);
    expect((await verifyChain(db, w.app.vault)).ok).toBe(true);
  });
});

describe('erasing', () => {
  test('in one place erases everything of all places, and tells the others once', async () => {
    await file(telegram);
    telegram.photo({ caption: 'Thêm ảnh này nữa' });
    await w.settle();
    oa.photo();
    await byNumber();
    const before = telegram.messages().length;
    await tell(oa, '/xoadulieu');
    expect(last(oa)).toContain('ở tất cả các nơi');
    oa.tap('Xóa hết');
    await w.settle();
    expect(
      telegram
        .messages()
        .slice(before)
        .filter((m) => m.from.bot),
    ).toHaveLength(1);
    expect(last(telegram)).toContain('đã được xóa');
    await w.pass(after.hours(1));
    const { db } = w.app.store;
    expect(await ids()).toEqual([]);
    expect(await db.select().from(attachment)).toEqual([]);
    expect(await linkRows()).toEqual([]);
    expect(
      (await db.select().from(person)).every((p) => p.name === null && p.phone === null && p.erasedAt !== null),
    ).toBe(true);
    const bytes = await w.bytes();
    for (const piece of [canary, 'hoang yen keu', 'Người Thử', String(telegram.id), oa.id])
      expect(bytes.includes(piece)).toBe(false);
  });

  test('what a platform takes back is taken back everywhere', async () => {
    const code = await file(telegram);
    await byNumber();
    oa.withdraw();
    await w.settle();
    expect(last(telegram)).toContain('đã được xóa');
    expect((await stored(code))?.person).toBeUndefined();
    expect(await ids()).toEqual([]);
  });

  test('a question that waits is answered by nobody any more', async () => {
    const code = await file(telegram);
    await tell(bot, code);
    await tell(bot, '1');
    await tell(bot, '/xoadulieu');
    await tell(bot, '1');
    telegram.press(telegram.messages().at(-1)!, 'Phải, là tôi');
    await w.settle();
    expect(telegram.toasts().at(-1)?.text).toContain('cũ');
    expect(await tell(bot, '/hoso')).toContain('chưa gửi việc nào');
  });
});
