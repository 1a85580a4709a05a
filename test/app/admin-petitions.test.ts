/** The register as the operator sees it: lists, one petition, search, what is alike, the digest. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf, sendDigestNow } from '../../src/app/admin/digest.ts';
import { importPetitions } from '../../src/app/admin/import.ts';
import { readMoment } from '../../src/app/admin/moments.ts';
import { listRegister, showPetition } from '../../src/app/admin/petitions.ts';
import { searchRegister } from '../../src/app/admin/search.ts';
import { similarTo } from '../../src/app/admin/similar.ts';
import type { App } from '../../src/app/app.ts';
import { historyOf } from '../../src/store/audit.ts';
import { petitionByCode } from '../../src/store/petitions.ts';
import { type World, world, zone } from '../world.ts';

const by = 'operator:test';
let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

/** Petitions as they come from another system; gives their codes in order. */
const put = async (...lines: readonly object[]): Promise<readonly string[]> => {
  async function* written() {
    for (const line of lines) yield JSON.stringify({ at: '2026-06-10T08:00:00+07:00', ...line });
  }
  const bad: unknown[] = [];
  const done = await importPetitions(w.app, written(), {
    source: 'import',
    pause: async () => {},
    onBad: (line) => bad.push(line),
  });
  expect(bad).toEqual([]);
  return done.map(({ code }) => code);
};

const digits = (code: string) => code.replace('-', '');
const drain = 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà, gọi 0912345678';
const accusation = 'Tôi tố cáo ông chủ tịch xã nhận hối lộ tiền đất của dân';

test('a list by unit holds what lies under it; by state and time', async () => {
  const [one, two] = await put(
    { text: drain, unit: 'ap3' },
    { text: 'Đèn đường hư', unit: 'xa', at: '2026-06-12T09:30:00+07:00' },
    { text: 'Đường tỉnh hư', unit: 'tinh' },
  );
  const codes = async (wanted: Partial<Parameters<typeof listRegister>[1]>) =>
    (await listRegister(w.app, { limit: 100, ...wanted })).entries.map((e) => e.code);
  expect((await codes({})).length).toBe(3);
  expect(await codes({ unit: 'xa' })).toEqual([two, one]);
  expect(await codes({ unit: 'ap3' })).toEqual([one]);
  expect(await codes({ since: readMoment('2026-06-12', zone) })).toEqual([two]);
  expect(await codes({ statuses: ['done'] })).toEqual([]);
  expect(await codes({ unit: 'xa', statuses: ['new', 'done'] })).toEqual([two, one]);
  expect((await listRegister(w.app, { limit: 1 })).total).toBe(3);
  await expect(listRegister(w.app, { unit: 'nope', limit: 1 })).rejects.toThrow('there is no unit "nope"');
});

test('an entry has the office time and is overdue after its deadline', async () => {
  await put({ text: 'Đèn đường hư', unit: 'ap3', at: '2026-06-15T08:00:00+07:00' });
  const { entries } = await listRegister(w.app, { limit: 1 });
  expect(entries[0]).toMatchObject({
    unit: 'ap3',
    unitName: 'Ấp 3',
    status: 'new',
    restricted: false,
    createdAt: '2026-06-15T08:00:00+07:00',
    overdue: false,
  });
  await w.pass(7 * 86_400_000);
  expect((await listRegister(w.app, { limit: 1 })).entries[0]?.overdue).toBe(true);
});

test.each(['0482-1735', '04821735', '0482 1735', '0482.1735'])('a code is read as %s', async (shape) => {
  const [code = ''] = await put({ text: drain });
  const typed = shape.replace('0482', code.slice(0, 4)).replace('1735', code.slice(5));
  expect((await showPetition(w.app, typed, undefined, by)).code).toBe(code);
});

test('a slip and a code that nobody has are told apart', async () => {
  await expect(showPetition(w.app, '0482-1736', undefined, by)).rejects.toThrow('is not a tracking code');
  await expect(showPetition(w.app, '0000-0000', undefined, by)).rejects.toThrow('there is no petition 0000-0000');
});

test('a phone number is shown with a reason only, and the reason is on the record before', async () => {
  const [code = ''] = await put({ text: drain, unit: 'ap3' });
  const masked = await showPetition(w.app, code, undefined, by);
  expect(JSON.stringify(masked)).not.toContain('0912345678');
  expect(masked.text).toContain('Cống đầu hẻm 12');
  expect(masked.words).toBeUndefined();
  // Where the record cannot be written nothing is shown.
  const mute: App = {
    ...w.app,
    store: { ...w.app.store, commit: () => Promise.reject(new Error('the disk is full')) },
  };
  await expect(showPetition(mute, code, 'vì cần gọi lại', by)).rejects.toThrow('the disk is full');
  const whole = await showPetition(w.app, code, ' vì cần gọi lại ', by);
  expect(whole.words).toBe(drain);
  expect(whole.history.at(-1)).toMatchObject({ action: 'petition.read', detail: 'vì cần gọi lại' });
  await expect(showPetition(w.app, code, '  ', by)).rejects.toThrow('--reason is empty');
});

test('of a restricted matter nothing is told but code, unit, state and day, until there is a reason', async () => {
  const [code = ''] = await put({ text: accusation, place: 'ấp 4', at: '2026-06-11T22:17:00+07:00' });
  const told = JSON.stringify([
    await showPetition(w.app, code, undefined, by),
    (await listRegister(w.app, { limit: 5 })).entries,
    await searchRegister(w.app, 'to cao hoi lo', 5),
  ]);
  for (const secret of ['hối lộ', 'denunciation', 'ấp 4', '22:17']) expect(told).not.toContain(secret);
  expect(told).toContain('2026-06-11T00:00:00+07:00');
  const whole = await showPetition(w.app, code, 'thanh tra yêu cầu', by);
  expect(whole).toMatchObject({ restricted: true, words: accusation, place: 'ấp 4', kind: null });
  const petition = await petitionByCode(w.app.store.db, w.app.vault, digits(code));
  const history = await historyOf(w.app.store.db, petition?.id ?? '');
  expect(history.map((event) => event.action)).toEqual(['petition.sealed', 'petition.read']);
  expect(await similarTo(w.app, code)).toEqual({ code: expect.any(String), similar: [] });
});

test('what was said later is shown, exactly only with a reason', async () => {
  const officer = await w.staff('Cán bộ', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.telegram.person({ name: 'Người dân', lang: 'vi' });
  citizen.say(`${drain}`);
  await w.settle();
  const card = citizen.messages().findLast((m) => m.buttons.length > 0);
  citizen.press(card!, 'Đồng ý và gửi');
  await w.settle();
  const posted = w.telegram.chat(group.id).messages.findLast((m) => m.buttons.length > 0);
  officer.press(posted!, 'Hỏi người dân', { chat: group.id });
  await w.settle();
  officer.say('Xin cho số điện thoại để liên lạc');
  await w.settle();
  citizen.say('Nước vẫn ngập, gọi lại số 0987654321 giùm');
  await w.settle();
  const { entries } = await listRegister(w.app, { limit: 5 });
  const code = entries[0]?.code ?? '';
  const masked = await showPetition(w.app, code, undefined, by);
  expect(masked.status).toBe('claimed');
  expect(masked.notes.map((note) => note.author)).toEqual(['officer', 'citizen']);
  expect(JSON.stringify(masked)).not.toMatch(/0987654321|0912345678/);
  const whole = await showPetition(w.app, code, 'gọi lại', by);
  expect(whole.notes[1]?.words).toContain('0987654321');
});

test('search finds with and without diacritics, within a unit', async () => {
  const [one, two] = await put({ text: drain, unit: 'ap3' }, { text: 'Cống ấp 4 không có nắp', unit: 'ap4' });
  const codes = async (words: string, unit?: string) =>
    (await searchRegister(w.app, words, 10, { unit })).map((entry) => entry.code);
  expect(await codes('cong nghet')).toEqual([one]);
  expect((await codes('Cống')).toSorted()).toEqual([one, two].toSorted());
  expect(await codes('cống', 'ap4')).toEqual([two]);
  expect(await codes('" OR *')).toEqual([]);
});

test('the same matter in other words is found, another place is not suggested', async () => {
  const [code = '', same, elsewhere] = await put(
    { text: 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay' },
    { text: 'Nước thải hẻm 12 ấp 3 vẫn ngập, cống nghẹt chưa ai làm' },
    { text: 'Cống đầu hẻm 7 ấp 4 bị nghẹt, nước tràn vô nhà' },
    { text: 'Xin lịch tiêm ngừa cho trẻ hai tháng tuổi' },
  );
  const { similar } = await similarTo(w.app, digits(code));
  expect(similar[0]).toMatchObject({ code: same, suggested: true });
  expect(similar.filter((s) => s.code === elsewhere && s.suggested)).toEqual([]);
  expect(similar.every((s) => s.score >= 0 && s.score <= 1)).toBe(true);
});

test('the digest as figures that add up, as text, and sent to chats and leaders', async () => {
  await put({ text: drain, unit: 'xa', at: '2026-06-14T10:00:00+07:00' }, { text: 'Đèn đường hư', unit: 'ap4' });
  const { data, text } = await digestOf(w.app, 'xa', '2026-06-15');
  expect(data).toMatchObject({
    unit: 'xa',
    day: '2026-06-15',
    // A Monday's has the weekend in it.
    from: '2026-06-12T06:50:00+07:00',
    to: '2026-06-15T06:50:00+07:00',
    before: 1,
    opened: 1,
    closed: 0,
    open: 2,
  });
  expect(data.open).toBe(data.before + data.opened - data.closed);
  expect(text).toContain('Đang mở 2');
  await expect(sendDigestNow(w.app, 'xa', '2026-06-15')).rejects.toThrow('nobody would get it');
  const leader = await w.staff('Lãnh đạo', 'xa', 'leader');
  const group = await w.committee('Ủy ban xã', 'xa', [leader]);
  const before = leader.messages().length;
  expect(await sendDigestNow(w.app, 'xa', '2026-06-15')).toBe(2);
  await w.settle();
  expect(
    leader
      .messages()
      .slice(before)
      .map((m) => m.text),
  ).toContainEqual(expect.stringContaining('Đang mở 2'));
  expect(w.telegram.chat(group.id).messages.some((m) => m.text?.includes('Đang mở 2'))).toBe(true);
  await expect(digestOf(w.app, 'xa', '2026-06-16')).rejects.toThrow('has not begun');
  await expect(digestOf(w.app, 'xa', '2026-02-30')).rejects.toThrow('is no day');
});

test.each([
  ['2026-05-31', '2026-05-30T17:00:00.000Z'],
  ['2026-05-31T08:30', '2026-05-31T01:30:00.000Z'],
  ['2026-05-31 08:30:05.5', '2026-05-31T01:30:05.500Z'],
  ['2026-05-31T08:30:00+07:00', '2026-05-31T01:30:00.000Z'],
  ['2026-05-31T08:30:00+0700', '2026-05-31T01:30:00.000Z'],
  ['2026-05-31T08:30:00Z', '2026-05-31T08:30:00.000Z'],
  ['2026-02-30', undefined],
  ['2026-02-30T10:00:00Z', undefined],
  ['2026-05-31T25:00', undefined],
  ['2026-05-31T10:61:00Z', undefined],
  ['31/05/2026', undefined],
  ['', undefined],
])('the moment %s is %s', (text, iso) => {
  const at = readMoment(text, zone);
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(iso);
});
