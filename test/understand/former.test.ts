import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oldFile, todayFile } from '../../src/cli/make-vn-2025.ts';
import { oldTable, type Table } from '../../src/cli/vn-tables.ts';
import { fold } from '../../src/domain/fold.ts';
import { toneFirst } from '../../src/domain/tone.ts';
import { type Unit, unitTree } from '../../src/domain/unit.ts';
import { vietnam2025 } from '../../src/domain/vn-2025.ts';
import { vietnamOld } from '../../src/domain/vn-old.ts';
import { formerNames } from '../../src/understand/former.ts';
import { findPlace } from '../../src/understand/place.ts';
import { tokenize } from '../../src/understand/tokens.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { bare, telex } from './typing.ts';

const today = vietnam2025();
const placesOf = (units: readonly Unit[]) => {
  const tree = unitTree(units);
  return gazetteer(tree, formerNames(tree, today, vietnamOld));
};
const province = (code: string) => placesOf(today.filter((unit) => unit.code === code || unit.parent === code));
const tayNinh = province('80');
const saiGon = province('79');
const country = placesOf(today);
/** A commune's bot, with codes of its own. */
const commune = placesOf([
  { code: 'tinh', name: 'UBND tỉnh Tây Ninh', kind: 'province', aliases: [] },
  { code: 'xa', name: 'UBND xã Bến Lức', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'ap3', name: 'Ấp 3', parent: 'xa', kind: 'hamlet', aliases: [] },
]);
const nameOf = (code: string | undefined) => today.find((unit) => unit.code === code)?.name;

test('the old table is whole: 63 provinces, no code that no commune has, nearly every commune of today', () => {
  const codes = new Set(today.map(({ code }) => code));
  const old = vietnamOld();
  const communes = old.flatMap(({ districts }) => districts.flatMap((district) => district.communes));
  expect(old.length).toBe(63);
  expect(old.reduce((sum, { districts }) => sum + districts.length, 0)).toBe(693);
  expect(communes.length).toBe(10_803);
  expect(communes.flatMap(({ now }) => now).filter((code) => !codes.has(code))).toEqual([]);
  expect(old.filter(({ now }) => !codes.has(now))).toEqual([]);
  // Five islands that had no communes, and one commune of which the source says nothing.
  expect(3_321 - new Set(communes.flatMap(({ now }) => now)).size).toBe(6);
  for (const { name } of [...old, ...communes]) {
    expect(name).toBe(toneFirst(name.normalize('NFC')));
    expect(name).toMatch(/^(Tỉnh|Thành phố|Xã|Phường|Thị trấn) \S/);
  }
});

test('the tables stand in what the generator writes around them', () => {
  for (const [name, made] of [
    ['vn-2025.gen.ts', todayFile],
    ['vn-old.gen.ts', oldFile],
  ] as const) {
    const text = readFileSync(new URL(`../../src/domain/${name}`, import.meta.url), 'utf8');
    const table = /export const \w+ = `\n([^`]*)\n`;/.exec(text)?.[1] ?? '';
    expect(text === made(table), name).toBe(true);
  }
});

test('both tables together are small', () => {
  const size = (name: string) => readFileSync(new URL(`../../src/domain/${name}`, import.meta.url)).length;
  expect(size('vn-2025.gen.ts') + size('vn-old.gen.ts')).toBeLessThan(320_000);
});

const row = (fields: Readonly<Record<string, string | null>>) => ({
  old_ward_code: null,
  old_ward_name: 'Xã Hoà Lạc',
  old_district_name: 'Huyện Mẫu',
  old_province_name: 'Tỉnh Mẫu',
  new_ward_code: '00001',
  new_ward_name: 'Xã Một',
  new_province_name: 'Mới',
  ...fields,
});
const tables = (rows: readonly unknown[]): readonly Table[] => [
  { type: 'table', name: 'provinces', data: [{ province_code: '01', name: 'Mới', place_type: 'Tỉnh' }] },
  {
    type: 'table',
    name: 'wards',
    data: [
      { ward_code: '00001', name: 'Xã Một', province_code: '01' },
      { ward_code: '00002', name: 'Xã Hai', province_code: '01' },
    ],
  },
  { type: 'table', name: 'ward_mappings', data: rows },
];

test('what is broken in the source is repaired or left out, and counted', () => {
  const { lines, counts } = oldTable(
    tables([
      row({}),
      row({ old_ward_name: 'Xã Hòa Lạc'.normalize('NFD') }),
      row({ new_ward_code: '99999', new_ward_name: 'Xã Hai' }),
      row({ old_ward_name: 'Xã Sai', new_ward_code: '00001', new_ward_name: 'Xã Hai' }),
      row({ old_ward_name: 'Xã Lạ', new_ward_code: '99999', new_ward_name: 'Xã Không Có' }),
      row({ old_ward_name: null }),
      row({ old_ward_name: 'Xã Sái' }),
    ]),
  );
  expect(lines).toBe('@Tỉnh Mẫu=01\nHuyện Mẫu;xHòa Lạc=00001+00002;xSai=00002;xSái=00001');
  expect(Object.fromEntries(counts)).toMatchObject({
    'rows read': 7,
    'rows said twice: dropped': 1,
    'rows with a code that no commune has: taken by name and province': 1,
    'rows with the code of another commune: taken by name and province': 1,
    'rows whose commune of today is unknown by code and name: left out': 1,
    'rows without an old name (islands without communes): left out': 1,
    'old communes parted among several of today: kept, to be asked': 1,
    'pairs in one district alike without marks: to be asked': 1,
  });
});

test.each([
  ['Hoà', 'Hòa'],
  ['Thuỷ Nguyên', 'Thủy Nguyên'],
  ['Khoẻ', 'Khỏe'],
  ['Quỳnh Lưu', 'Quỳnh Lưu'],
  ['Quý Sơn', 'Quý Sơn'],
  ['Hoài Đức', 'Hoài Đức'],
  ['UỶ BAN', 'ỦY BAN'],
  ['Hoàn Kiếm', 'Hoàn Kiếm'],
])('the tone of %s stands first: %s', (from, to) => {
  expect(toneFirst(from)).toBe(to);
  expect(toneFirst(to)).toBe(to);
  expect(fold(to)).toBe(fold(from));
});

test.each([
  // Old commune with its old district, in all ways of writing.
  ['Cống ở xã Thanh Phú, huyện Bến Lức tắc', 'Xã Bến Lức', 'Xã Thanh Phú'],
  ['cong o xa thanh phu huyen ben luc tac', 'Xã Bến Lức', 'Xã Thanh Phú'],
  ['cong o x. thanh phu h. ben luc tac', 'Xã Bến Lức', 'Xã Thanh Phú'],
  ['Cống ở xã Thanh Phú cũ tắc', 'Xã Bến Lức', 'Xã Thanh Phú'],
  ['Cống ở thị trấn Bến Lức tắc', 'Xã Bến Lức', 'Thị trấn Bến Lức'],
  ['Cống ở TT. Bến Lức tắc', 'Xã Bến Lức', 'Thị trấn Bến Lức'],
  // As it is called today.
  ['Cống ở xã Bến Lức tắc', 'Xã Bến Lức', undefined],
  ['Cống ở xã Lương Hòa, Bến Lức, Long An tắc', 'Xã Lương Hòa', undefined],
  ['Cống ở xã Lương Hoà tắc', 'Xã Lương Hòa', undefined],
])('%j in the province is %s', (text, unit, former) => {
  const known = understand(text, tayNinh);
  expect([nameOf(known.unit?.value), known.former]).toEqual([unit, former]);
});

test.each([
  ['Đèn hư ở phường 12 quận Gò Vấp', 'Phường An Hội Tây'],
  ['den hu o p12 q go vap', 'Phường An Hội Tây'],
  ['den hu o P.12, Q.Gò Vấp, TP.HCM', 'Phường An Hội Tây'],
  ['den hu o phuong 012 quan go vap sg', 'Phường An Hội Tây'],
  ['đèn hư ở phường Bến Thành, q1, tp hcm', 'Phường Bến Thành'],
])('%j in the city is %s', (text, unit) => {
  expect(nameOf(understand(text, saiGon).unit?.value)).toBe(unit);
});

test.each([
  ['Đèn hư ở xã Tân Hòa cũ, huyện Bến Lức', tayNinh, true],
  ['Đèn hư ở huyện Bến Lức', tayNinh, true],
  ['den hu o q1', saiGon, true],
  ['Đèn hư ở phường 12', saiGon, false],
  ['Đèn hư ở phường Tân Thới Hiệp hay xã Tân Phú, tỉnh Đồng Nai, xã Tân Phú', country, undefined],
  ['Đèn hư ở xã Vĩnh Hòa', country, false],
  ['den hu o xa van lang tinh lang son', country, undefined],
])('%j is asked about, never guessed', (text, places, parted) => {
  const known = understand(text, places);
  if (parted === undefined) return;
  expect(known.unit).toBeUndefined();
  expect(known.doubt?.units.length).toBeGreaterThan(1);
  expect(known.doubt?.why).toBe(parted ? 'parted' : 'alike');
});

test("a commune's bot takes old names for its own area and keeps what is said of hamlets", () => {
  expect(understand('cong o ap 3 xa thanh phu tac', commune)).toMatchObject({ unit: { value: 'ap3' } });
  expect(understand('cống ở xã Thanh Phú tắc', commune)).toMatchObject({
    unit: { value: 'xa' },
    former: 'Xã Thanh Phú',
  });
  expect(understand('cống ở xã Tân Hòa, huyện Bến Lức tắc', commune)).toMatchObject({ unit: { value: 'xa' } });
  // Somewhere else altogether.
  expect(understand('cống ở xã Xuân Hưng tắc', commune).unit).toBeUndefined();
});

test('an old name is the same in every way of typing', () => {
  const old = vietnamOld(new Set(['27991', '28003', '28015', '28018']));
  const names = old.flatMap(({ districts }) =>
    districts.flatMap(({ name, communes }) => communes.map((c) => [c.name, name])),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const [name, district] of names) {
    const text = `Cống ở ${name}, ${district} tắc`;
    const { unit, doubt } = understand(text, tayNinh);
    expect(unit?.value ?? doubt?.units).toBeDefined();
    for (const typed of [bare(text), telex(text), text.toUpperCase(), text.normalize('NFD')]) {
      const again = understand(typed, tayNinh);
      expect([typed, again.unit?.value, again.doubt?.units]).toEqual([typed, unit?.value, doubt?.units]);
    }
  }
});

/** What is made of a place that is named in full: the unit, or those that are asked about. */
const meant = (text: string): readonly string[] => {
  const { where } = findPlace(text, tokenize(text), country, new Set());
  return where.unit ? [where.unit.value] : (where.doubt?.units ?? []);
};
const provinces = new Map(today.map((unit) => [unit.code, unit.name]));

test('every commune of the country is found by its name and province; without marks the eight pairs that look alike are asked about', () => {
  const asked: string[] = [];
  for (const { code, name, parent } of today) {
    if (parent === undefined) continue;
    const text = `Cống ở ${name}, ${provinces.get(parent)} tắc`;
    expect([text, ...meant(text)]).toEqual([text, code]);
    const units = meant(bare(text));
    expect([text, units.includes(code)]).toEqual([text, true]);
    if (units.length > 1) asked.push(name);
  }
  expect(asked.length).toBe(16);
});

test('an old commune with its district and province is never taken for another', () => {
  const all = vietnamOld().flatMap((province) =>
    province.districts.flatMap((district) =>
      district.communes.map(({ name, now }) => ({
        now,
        text: `Cống ở ${name}, ${district.name}, ${province.name} tắc`,
      })),
    ),
  );
  for (const { now, text } of all.filter((_, i) => i % 8 === 0))
    for (const typed of [text, bare(text)]) {
      const units = meant(typed);
      expect([typed, now.every((code) => units.includes(code))]).toEqual([typed, true]);
    }
});

test('hostile texts neither break it nor slow it down', () => {
  const names = ['xã Tân Phú ', 'quận 1 ', 'Bến Lức, ', 'tân ', 'phường 5 ', 'cũ ', 'tp hcm '];
  for (const name of names) expect(understand(name.repeat(4_000 / name.length), country)).toBeDefined();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names, '😀', '\u200b', ', ', '.\n'), { maxLength: 60 }), (parts) => {
      const known = understand(parts.join(''), country);
      expect(known.unit && known.doubt).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
