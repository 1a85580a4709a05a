/** The operator's units, one-time codes and the table of the country. */
import { afterEach, expect, test } from 'vitest';
import { makeInvite } from '../../src/app/admin/invites.ts';
import { addUnit, importUnits, putUnits } from '../../src/app/admin/units.ts';
import { todayTable } from '../../src/cli/vn-tables.ts';
import { checkUnits } from '../../src/domain/unit.ts';
import { vietnam2025 } from '../../src/domain/vn-2025.ts';
import { peopleWith } from '../../src/store/people.ts';
import { allUnits } from '../../src/store/units.ts';
import { type World, world } from '../world.ts';

const by = 'operator:test';
let w: World;
afterEach(() => w?.close());

const tree = async () => (await w.app.places.known()).tree;

test('a file of units goes in, under units that are known already, and again changes nothing', async () => {
  w = await world();
  const csv = 'code,name,parent,kind,aliases\nap5,Ấp 5,xa,hamlet,ấp Năm;kinh Năm\nap6,Ấp 6,xa,hamlet,\n';
  expect(await importUnits(w.app, csv, 'units.csv', by)).toEqual({ units: 2, added: 2, changed: 0 });
  expect((await tree()).get('ap5')).toEqual({
    code: 'ap5',
    name: 'Ấp 5',
    parent: 'xa',
    kind: 'hamlet',
    aliases: ['ấp Năm', 'kinh Năm'],
  });
  expect(await importUnits(w.app, csv, 'units.csv', by)).toEqual({ units: 2, added: 0, changed: 0 });
  const json = '[{"code":"ap6","name":"Ấp Sáu","parent":"xa","kind":"hamlet"}]';
  expect(await importUnits(w.app, json, '-', by)).toEqual({ units: 1, added: 0, changed: 1 });
  expect((await tree()).get('ap6')?.name).toBe('Ấp Sáu');
});

test('a file with faults is refused whole, one line for each', async () => {
  w = await world();
  const csv = 'code,name,parent,kind,aliases\nap5,Ấp 5,xa,hamlet,\nap6,,xa,hamlet,\nap7,Ấp 7,nowhere,hamlet,\n';
  await expect(importUnits(w.app, csv, 'units.csv', by)).rejects.toThrow('units.csv, line 3: "name" is missing');
  const orphan = 'code,name,parent\nap5,Ấp 5,xa\nap7,Ấp 7,nowhere\nap8,Ấp 8,nowhere\n';
  await expect(importUnits(w.app, orphan, 'units.csv', by)).rejects.toThrow(
    'units.csv, line 3: the parent nowhere of ap7 is not in the list\nunits.csv, line 4: the parent nowhere of ap8 is not in the list',
  );
  expect((await allUnits(w.app.store.db)).map((unit) => unit.code)).toEqual(['ap3', 'ap4', 'diachinh', 'tinh', 'xa']);
});

test('a file cannot close a circle through units that are known', async () => {
  w = await world();
  const csv = 'code,name,parent\ntinh,UBND tỉnh Ví Dụ,ap3\n';
  await expect(importUnits(w.app, csv, 'units.csv', by)).rejects.toThrow(/line 2: .* is above itself/);
});

test('one unit is added, not silently replaced, and the running service sees it at once', async () => {
  w = await world();
  const unit = { code: 'ap9', name: 'Ấp 9', parent: 'xa', kind: 'hamlet', aliases: [] } as const;
  await w.app.places.known();
  await addUnit(w.app, unit, false, by);
  expect((await tree()).get('ap9')?.name).toBe('Ấp 9');
  await expect(addUnit(w.app, { ...unit, name: 'Khác' }, false, by)).rejects.toThrow('add --replace');
  await addUnit(w.app, { ...unit, name: 'Khác' }, true, by);
  expect((await tree()).get('ap9')?.name).toBe('Khác');
  await expect(addUnit(w.app, { ...unit, code: 'ap10', parent: 'nope' }, false, by)).rejects.toThrow(
    'the parent nope of ap10 is not known',
  );
  await expect(addUnit(w.app, { ...unit, code: 'a b' }, false, by)).rejects.toThrow('letters, digits');
});

test('a one-time code in two groups is taken by /start, once', async () => {
  w = await world();
  const made = await makeInvite(w.app, 'xa', 'officer', by);
  expect(made.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  expect(made.expiresAt - w.now()).toBe(7 * 86_400_000);
  const person = w.telegram.person({ name: 'Cán bộ', lang: 'vi' });
  // As it stands in the link, and as somebody types it.
  person.start(made.code.toLowerCase());
  await w.settle();
  expect(person.messages().at(-1)?.text).toContain('UBND xã Ví Dụ');
  const other = w.telegram.person({ name: 'Người khác', lang: 'vi' });
  other.start(made.code);
  await w.settle();
  expect((await peopleWith(w.app.store.db, 'xa', 'officer')).length).toBe(1);
});

test('after seven days the code is worthless; an unknown unit gets none', async () => {
  w = await world();
  const { code } = await makeInvite(w.app, 'xa', 'leader', by);
  await w.pass(7 * 86_400_000);
  const person = w.telegram.person({ name: 'Lãnh đạo', lang: 'vi' });
  person.start(code);
  await w.settle();
  expect(await peopleWith(w.app.store.db, 'xa', 'leader')).toEqual([]);
  await expect(makeInvite(w.app, 'nope', 'officer', by)).rejects.toThrow('there is no unit "nope"');
});

test('a code for a chat binds the group in which it is typed', async () => {
  w = await world();
  const officer = await w.staff('Cán bộ', 'xa', 'officer');
  const group = w.telegram.group({ title: 'Ủy ban xã' });
  group.join(officer);
  group.addBot(officer);
  await w.settle();
  const { code } = await makeInvite(w.app, 'xa', 'chat', by);
  officer.say(`/gan ${code}`, { chat: group.id });
  await w.settle();
  expect((await w.app.places.known()).chats.map((chat) => chat.unit)).toEqual(['xa']);
});

test('the country has 34 provinces and 3,321 communes, each in a province, and goes in whole', async () => {
  const all = vietnam2025();
  const of = (pattern: RegExp) => all.filter((unit) => pattern.test(unit.name)).length;
  expect(all.filter((unit) => unit.kind === 'province').length).toBe(34);
  expect(all.filter((unit) => unit.kind === 'commune').length).toBe(3_321);
  expect([of(/^Xã /), of(/^Phường /), of(/^Đặc khu /)]).toEqual([2_621, 687, 13]);
  expect(checkUnits(all)).toEqual([]);
  expect(all.filter((unit) => unit.name !== unit.name.normalize('NFC'))).toEqual([]);
  w = await world({ units: [] });
  expect(await putUnits(w.app, all, by)).toEqual({ units: 3_355, added: 3_355, changed: 0 });
  expect((await tree()).ancestors('00004').map((unit) => unit.name)).toEqual(['Thành phố Hà Nội']);
});

test('the table is made from tables of the right size only', () => {
  const provinces = Array.from({ length: 34 }, (_, i) => ({
    province_code: String(i + 10),
    name: `Tên ${i}`,
    place_type: i === 0 ? 'Thành phố Trung Ương' : 'Tỉnh',
  }));
  const wards = Array.from({ length: 3_321 }, (_, i) => ({
    ward_code: String(10_000 + i),
    name: "Xã M'Đ  rắk".normalize('NFD'),
    province_code: String((i % 34) + 10),
  }));
  const tables = [
    { type: 'header' },
    { type: 'table', name: 'provinces', data: provinces },
    { type: 'table', name: 'wards', data: wards },
  ];
  const lines = todayTable(tables).split('\n');
  expect(lines.length).toBe(3_355);
  expect(lines.slice(0, 2)).toEqual(['10 Tên 0', '10000 Xã M’Đ rắk']);
  expect(() => todayTable([tables[1]!, { type: 'table', name: 'wards', data: wards.slice(1) }])).toThrow('July 2025');
  expect(() =>
    todayTable([tables[1]!, { ...tables[2]!, data: wards.with(0, { ...wards[0]!, province_code: '99' }) }]),
  ).toThrow('no province');
});
