/** Roles: given by one-time codes on every channel, many to a person; and ended at once, with everything that hangs on them. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { sessionIdOf } from '../../src/app/address.ts';
import { makeInvite } from '../../src/app/admin/invites.ts';
import { listInvites, listRoles, removeRoles, revokeInvite } from '../../src/app/admin/roles.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { roles } from '../../src/domain/fact.ts';
import { verifyChain } from '../../src/store/audit.ts';
import { audit, outbox } from '../../src/store/schema.ts';
import { nextStanding, standing } from '../../src/store/sessions.ts';
import { zone } from '../world.ts';
import { answer, bot, file, fresh, last, oa, said, show, stored, telegram, tell, type, w } from './linking/people.ts';

fresh();

const by = 'operator:test';
const idOf = async (name: string): Promise<string> =>
  (await listRoles(w.app)).find((row) => row.name === name)?.person ?? '';
const actions = async (like: RegExp): Promise<readonly string[]> => {
  const rows = await w.app.store.db.select().from(audit).orderBy(audit.seq);
  return rows.flatMap(({ actor, action, unit }) => (like.test(action) ? [`${actor} ${action} ${unit}`] : []));
};

describe('given', () => {
  test.each(['telegram', 'zalo-oa', 'zalo-bot'] as const)(
    'all four on %s, in several units, with a help that fits',
    async (on) => {
      const who = await w.staff('Hùng', 'xa', 'admin', { on });
      expect(said(who)).toContain('quản trị của UBND xã Ví Dụ');
      expect(await tell(who, '/trogiup')).not.toContain('/baocao');
      expect(last(who)).toContain('– quản trị, UBND xã Ví Dụ');
      await tell(who, `/start ${await w.invite('ap3', 'cadre')}`);
      expect(last(who)).toContain('cán bộ của Ấp 3');
      const cadre = await tell(who, '/trogiup');
      for (const command of ['/baocao', '/mohinh', '/camket', '/ghiho']) expect(cadre).toContain(command);
      expect(cadre).not.toContain('/thongke');
      for (const [unit, role] of [
        ['xa', 'leader'],
        ['xa', 'officer'],
        ['tinh', 'leader'],
        ['xa', 'officer'],
      ] as const)
        await tell(who, `/start ${await w.invite(unit, role)}`);
      const all = await tell(who, '/trogiup');
      expect(all).toContain('/thongke');
      expect(all.split('/baocao')).toHaveLength(2);
      expect((await listRoles(w.app)).map(({ name, unit, role }) => `${name} ${role} ${unit}`).sort()).toEqual([
        'Hùng admin xa',
        'Hùng cadre ap3',
        'Hùng leader tinh',
        'Hùng leader xa',
        'Hùng officer xa',
      ]);
      expect(await tell(who, 'Hùng là ai')).not.toContain('Mã mời');
    },
  );

  test('a code that is revoked is worthless, and one that is used cannot be revoked', async () => {
    const [one, two, three] = [
      await makeInvite(w.app, 'xa', 'officer', by),
      await makeInvite(w.app, 'ap3', 'cadre', by),
      await makeInvite(w.app, 'xa', 'chat', by),
    ];
    const listed = await listInvites(w.app, 'ap3');
    expect(listed).toMatchObject([{ unit: 'ap3', role: 'cadre' }]);
    await revokeInvite(w.app, listed[0]?.id ?? '', by);
    await revokeInvite(w.app, one?.code ?? '', by);
    for (const { code } of [one, two]) expect(await tell(telegram, `/start ${code}`)).toContain('đã dùng hoặc hết hạn');
    expect(await listInvites(w.app)).toMatchObject([{ unit: 'xa', role: 'chat' }]);
    const used = await makeInvite(w.app, 'xa', 'leader', by);
    await tell(telegram, `/start ${used.code}`);
    await expect(revokeInvite(w.app, used.code, by)).rejects.toThrow('there is no');
    expect(three.role).toBe('chat');
    expect(await actions(/^invite\.revoked/)).toEqual([`${by} invite.revoked ap3`, `${by} invite.revoked xa`]);
    expect(roles).toHaveLength(4);
  });
});

/** An officer and leader in one, on two channels, in the middle of everything. */
const busy = async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  await tell(officer, `/start ${await w.invite('xa', 'leader')}`);
  const other = await w.staff('Lan', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer, other]);
  const second = w.zaloOa.person({ name: 'Hùng Zalo' });
  await tell(second, 'xin chào');
  await show(officer);
  await type(second);
  await answer(officer, 'Phải, là tôi');
  const code = await file(bot);
  const card = () => group.messages().findLast((m) => m.from.bot && m.buttons.length > 0)!;
  officer.press(card(), 'Nhận việc', { chat: group.id });
  await w.settle();
  return { officer, other, group, second, code, card };
};

describe('ended', () => {
  test('no button, command or open question works any more, on any channel; the work is open again for colleagues', async () => {
    const { officer, other, group, second, code, card } = await busy();
    officer.press(card(), 'Xong / Trả lời', { chat: group.id });
    await w.settle();
    await tell(second, 'báo nhanh hôm nay: tiếp 3 lượt');
    expect((await stored(code))?.holder).toBeDefined();
    const ended = await removeRoles(w.app, await idOf('Hùng'), {}, by);
    expect(ended).toMatchObject({ removed: [{ role: 'leader' }, { role: 'officer' }], released: [code], left: 0 });
    await w.settle();
    expect(`${last(officer)}${last(second)}`).toContain('đã kết thúc');

    expect(await stored(code)).toMatchObject({ status: 'new', holder: undefined, holderName: undefined });
    expect(card().text).toContain('chưa ai nhận');
    expect(last(bot)).toContain('đang chờ cán bộ khác');
    // The answer to the question that stood open, and the press on the card of the report.
    expect(await tell(officer, 'Đã nạo vét lúc 14 giờ')).toContain('không còn vai trò');
    expect(await tell(second, 'gửi báo cáo')).toContain('không còn vai trò');
    for (const label of ['Nhận việc', 'Xong / Trả lời', 'Chuyển']) {
      officer.press(card(), label, { chat: group.id });
      await w.settle();
      expect(officer.toasts().at(-1)?.text).toContain('Chỉ cán bộ xử lý');
    }
    for (const who of [officer, second]) {
      for (const words of ['/baocao', '/mohinh', '/camket', '/ghiho'])
        expect(await tell(who, words)).toMatch(/dành cho cán bộ/);
      expect(await tell(who, '/trogiup')).not.toContain('/baocao');
    }
    expect(await stored(code)).toMatchObject({ status: 'new', holder: undefined });
    expect(await actions(/^report|^role\.removed|release/)).toEqual([
      `${by} role.removed xa`,
      `${by} role.removed xa`,
      `${by} petition.release xa`,
    ]);
    expect((await verifyChain(w.app.store.db, w.app.vault)).ok).toBe(true);
    other.press(card(), 'Nhận việc', { chat: group.id });
    await w.settle();
    expect((await stored(code))?.holderName).toBe('Lan');
  });

  test('what waits to be sent to them as staff is not sent; what waits for them as a citizen is', async () => {
    const { officer, second, other, group } = await busy();
    const own = await file(officer, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    const newest = group.messages().findLast((m) => m.text?.includes(own) && m.buttons.length > 0)!;
    w.dead.add('telegram');
    await tell(officer, '/thongke');
    await w.passUntil(atTime('2026-06-16', '06:55', zone));
    other.press(newest, 'Nhận việc', { chat: group.id });
    await w.settle();
    const queued = await w.app.store.db.select().from(outbox).where(eq(outbox.state, 'queued'));
    expect(queued.length).toBeGreaterThanOrEqual(3);
    await removeRoles(w.app, await idOf('Hùng'), {}, by);
    const before = [officer, second].map((who) => who.messages().length);
    const heard = () =>
      [officer, second].flatMap((who, i) =>
        who
          .messages()
          .slice(before[i])
          .map(({ text }) => text ?? ''),
      );
    w.dead.delete('telegram');
    await w.pass(3_600_000);
    expect(heard().some((text) => text.includes(own) && text.includes('đã nhận'))).toBe(true);
    expect(heard().some((text) => text.includes('đã kết thúc'))).toBe(true);
    expect(heard()).toHaveLength(2);
    const dropped = await w.app.store.db.select().from(outbox).where(eq(outbox.failure, 'role-ended'));
    expect(dropped.map(({ state }) => state)).toEqual(['superseded', 'superseded']);
    await w.passUntil(atTime('2026-06-17', '09:00', zone));
    expect(heard()).toHaveLength(2);
  });

  test('the button of a digest opens nothing any more', async () => {
    const { officer, second } = await busy();
    await tell(officer, 'cảm ơn');
    await w.passUntil(atTime('2026-06-16', '07:00', zone));
    await w.settle();
    const digest = officer.messages().findLast((m) => m.buttons.flat().some(({ text }) => /^Xem \d/.test(text)))!;
    const label = digest.buttons.flat().find(({ text }) => /^Xem \d/.test(text))?.text ?? '';
    await removeRoles(w.app, await idOf('Hùng'), {}, by);
    await w.settle();
    const before = [officer.messages().length, second.messages().length];
    officer.press(digest, label);
    await w.settle();
    expect([officer.messages().length, second.messages().length]).toEqual(before);
    expect(officer.toasts().at(-1)?.text).toContain('chỉ dành cho cán bộ');
  });

  test('one role of several: the others, and the work that goes with them, stay', async () => {
    const { officer, code } = await busy();
    await tell(officer, `/start ${await w.invite('ap3', 'officer')}`);
    const person = await idOf('Hùng');
    expect(await removeRoles(w.app, person, { role: 'leader' }, by)).toMatchObject({ released: [], left: 2 });
    expect((await stored(code))?.status).toBe('claimed');
    expect(await removeRoles(w.app, person, { unit: 'xa' }, by)).toMatchObject({ left: 1 });
    await w.settle();
    expect(await tell(officer, 'báo nhanh: tiếp 3 lượt')).toContain('Ấp 3');
    await expect(removeRoles(w.app, person, { role: 'leader' }, by)).rejects.toThrow('no such role');
    await expect(removeRoles(w.app, 'zzzzzz', {}, by)).rejects.toThrow('role list');
    await expect(removeRoles(w.app, person, { unit: 'nope' }, by)).rejects.toThrow('unit list');
  });

  test('a citizen who says "not done" about a result of theirs finds it open, with no holder', async () => {
    const { officer, group, code, card } = await busy();
    officer.press(card(), 'Xong / Trả lời', { chat: group.id });
    await w.settle();
    await tell(officer, 'Đã nạo vét lúc 14 giờ');
    await removeRoles(w.app, await idOf('Hùng'), {}, by);
    await tell(bot, 'Chưa');
    expect(await stored(code)).toMatchObject({ status: 'new', holder: undefined, reopened: 1 });
  });

  test('what they do at that very moment is done again, as what they are then', async () => {
    const { officer } = await busy();
    const id = sessionIdOf(w.app.vault, 'telegram', String(officer.id));
    const { db } = w.app.store;
    const known = await standing(db, w.app.vault, id);
    await removeRoles(w.app, await idOf('Hùng'), {}, by);
    if (!known) throw new Error('nobody is there');
    const turn = { session: known.session, wakeAt: undefined, heardAt: w.now() };
    expect(await w.app.store.commit([nextStanding(w.app.vault, known, turn)])).toBe('stale');
    expect(oa.messages()).toEqual([]);
  });
});
