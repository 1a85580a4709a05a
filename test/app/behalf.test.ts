/** Petitions that staff write down for a citizen: what is kept of the citizen, who reads it, and whose it becomes. */
import { expect, test } from 'vitest';
import { showPetition } from '../../src/app/admin/petitions.ts';
import { listRoles, removeRoles } from '../../src/app/admin/roles.ts';
import { verifyStore } from '../../src/app/admin/verify.ts';
import { audit, person, petition } from '../../src/store/schema.ts';
import { bot, claim, fresh, last, oa, said, stored, telegram, tell, w } from './linking/people.ts';

fresh();

const by = 'operator:test';
const words = 'ghi hộ bà Nguyễn Thị Mẫu ở ấp 3, 0900 000 001: đường trước nhà bà Nguyễn Thị Mẫu ngập';

const scribe = async () => {
  const cadre = await w.staff('Hùng', 'ap3', 'cadre');
  const officer = await w.staff('Lan', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const send = async (text = words): Promise<string> => {
    await tell(cadre, text);
    const receipt = await tell(cadre, '1');
    return /\d{4}-\d{4}/.exec(receipt)?.[0] ?? '';
  };
  const card = () => group.messages().findLast((m) => m.from.bot && m.buttons.length > 0)!;
  const take = async (): Promise<void> => {
    officer.press(card(), 'Nhận việc', { chat: group.id });
    await w.settle();
  };
  return { cadre, officer, group, send, card, take };
};

test('name and number are kept under lock, shown to no group, and to the operator only with a reason', async () => {
  const { cadre, group, send, card } = await scribe();
  const code = await send();
  expect(card().text).toContain('cán bộ ghi hộ');
  const everywhere = group
    .messages()
    .map(({ text }) => text)
    .join('\n');
  const bytes = await w.bytes();
  for (const secret of ['Thị Mẫu', 'thi mau', '900 000 001', '84900000001']) {
    expect(everywhere).not.toContain(secret);
    expect(bytes.includes(secret)).toBe(false);
  }
  expect(await stored(code)).toMatchObject({ behalf: true, unit: 'xa', confirmed: true });
  expect((await showPetition(w.app, code, undefined, by)).citizen).toBeUndefined();
  expect((await showPetition(w.app, code, 'gọi lại cho người dân', by)).citizen).toEqual({
    name: 'bà Nguyễn Thị Mẫu',
    phone: '0900 000 001',
  });
  // The cadre has consented to nothing for themselves; that the citizen did is on the record.
  expect((await w.app.store.db.select().from(person)).every(({ consent }) => consent === null)).toBe(true);
  const rows = await w.app.store.db.select().from(audit);
  expect(rows.filter(({ action }) => action === 'petition.behalf')).toMatchObject([{ unit: 'xa' }]);
  expect((await verifyStore(w.app, undefined)).flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(last(cadre)).toContain('Mã số để đưa cho người dân');
});

test('the citizen has it after the word of the cadre, from the same channel too; the two stay two people', async () => {
  const { cadre, send, take } = await scribe();
  const code = await send();
  for (const who of [telegram, oa]) await claim(who, code);
  // Asked once about a petition and day, whoever says so.
  expect(said(cadre).split('đồng chí ghi hộ là của họ')).toHaveLength(2);
  const question = cadre
    .messages()
    .findLast((m) => m.buttons.flat().some(({ text }) => text === 'Đúng, là người dân đó'))!;
  cadre.press(question, 'Đúng, là người dân đó');
  await w.settle();
  expect(last(telegram)).toContain(`việc ${code} nay là của ông/bà`);
  expect(await stored(code)).toMatchObject({ behalf: false });
  expect((await w.app.store.db.select({ sender: petition.sender }).from(petition))[0]?.sender).toBeNull();
  const before = cadre.messages().length;
  await take();
  expect(last(telegram)).toContain('đã nhận');
  expect(cadre.messages()).toHaveLength(before);
  expect(await tell(cadre, '/hoso')).toContain('chưa gửi việc nào');
  expect(await tell(cadre, '/lienket')).not.toContain('đang xem chung');
  cadre.press(question, 'Đúng, là người dân đó');
  await w.settle();
  expect(cadre.toasts().at(-1)?.text).toContain('cũ');
});

test('a cadre who goes, by their own wish or by the end of the role, leaves it to the office as it is', async () => {
  const { cadre, officer, send, take } = await scribe();
  const [first, second] = [await send(), await send('ghi hộ ông Mẫu ở ấp 4: đèn đường tắt')];
  const own = await (async () => {
    await tell(cadre, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    return /\d{4}-\d{4}/.exec(await tell(cadre, '1'))?.[0] ?? '';
  })();
  await tell(bot, 'xin chào');
  const [{ person: id } = { person: '' }] = (await listRoles(w.app)).filter(({ role }) => role === 'cadre');
  await removeRoles(w.app, id, {}, by);
  await w.settle();
  const before = cadre.messages().length;
  await take();
  for (const code of [first, second])
    expect(await stored(code)).toMatchObject({ behalf: true, person: undefined, session: undefined });
  expect((await stored(own))?.person).toBeDefined();
  expect(cadre.messages()).toHaveLength(before + 1);
  expect(last(cadre)).toContain(own);
  await tell(officer, 'ghi hộ cụ ở ấp 3: cống nghẹt');
  const third = /\d{4}-\d{4}/.exec(await tell(officer, '1'))?.[0] ?? '';
  await tell(officer, '/xoadulieu');
  await tell(officer, '1');
  expect(await stored(third)).toMatchObject({ status: 'new', person: undefined, behalf: true });
  expect((await stored(third))?.text).toContain('cống nghẹt');
});

test('a photo with such words under it is written down for the citizen as well', async () => {
  const { cadre } = await scribe();
  cadre.photo({ caption: 'ghi hộ bà Mẫu ở ấp 3: rác đổ ra đường' });
  await w.settle();
  expect(last(cadre)).toContain('Ghi hộ người dân');
  expect(last(cadre)).toContain('Kèm theo: 1 ảnh');
  expect(last(cadre)).toContain('Người dân: bà Mẫu');
});

test('danger to life in what is not taken is told all the same', async () => {
  const { cadre } = await scribe();
  const above = await w.staff('Mai', 'tinh', 'officer');
  await tell(
    cadre,
    'ghi hộ cụ ở ấp 3: Chủ tịch xã nhận tiền nhà thầu, nay nhà thầu đang cầm dao đánh người, cháy nhà rồi',
  );
  expect(said(cadre)).toContain('114');
  expect(last(cadre)).toContain('không ghi hộ được');
  expect(last(above)).toContain('Nội dung hạn chế');
  expect(await w.app.store.db.select().from(petition)).toEqual([]);
});
