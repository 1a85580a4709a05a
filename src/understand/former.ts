/** Names of the provinces, districts and communes until June 2025, as far as they lie in the units of a tree today. */
import { toneFirst } from '../domain/tone.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import type { OldProvince } from '../domain/vn-old.ts';

/** How people call provinces besides their names, by code. */
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  '01': ['HN', 'Hà Nội', 'TPHN'],
  '48': ['TPĐN'],
  '79': ['HCM', 'TPHCM', 'Sài Gòn', 'SG', 'TPSG', 'Thành phố Hồ Chí Minh', 'Hồ Chí Minh'],
};

export type Former = {
  /** With its kind in front: "Xã Mỹ Yên". */
  readonly name: string;
  readonly level: 'commune' | 'district' | 'province' | 'nickname';
  /** Units of the tree that lie where it was; several where it was parted, or for a district. */
  readonly units: readonly string[];
  /** Of a commune: its district. */
  readonly within?: string;
};

const OFFICE = /^.*?(?=(?:xã|phường|đặc khu|tỉnh|thành phố) \p{L})/u;

/** `UBND xã Bến Lức`, `Xã Bến Lức` → `xã bến lức`: the kind and the name. */
const placeName = (name: string): string =>
  toneFirst(name.normalize('NFC'))
    .toLowerCase()
    .replace(/\btp\.? ?/, 'thành phố ')
    .replace(OFFICE, '')
    .trim();

type Index = { readonly byName: ReadonlyMap<string, readonly Unit[]>; readonly byCode: ReadonlyMap<string, Unit> };
const indexes = new WeakMap<readonly Unit[], Index>();
/** Made once for the country. */
const indexed = (today: readonly Unit[]): Index => {
  const made = indexes.get(today) ?? {
    // The country's names have their kind in front and nothing before it.
    byName: Map.groupBy(today, (unit) => toneFirst(unit.name).toLowerCase()),
    byCode: new Map(today.map((unit) => [unit.code, unit])),
  };
  indexes.set(today, made);
  return made;
};

/** Codes of the country's table → units of the tree: by the same code and name, else by name and the province above; by name alone where the country has only one. */
const officialUnits = (tree: UnitTree, today: readonly Unit[]): ReadonlyMap<string, string> => {
  const { byName, byCode } = indexed(today);
  const found = new Map<string, string>();
  const codeOf = (unit: Unit, province: string | undefined): string | undefined => {
    const names = [unit.name, ...unit.aliases].map(placeName);
    const same = byCode.get(unit.code);
    if (same && names.includes(placeName(same.name))) return same.code;
    for (const name of names) {
      const hits = byName.get(name)?.filter(({ kind, parent }) => {
        if (kind !== unit.kind) return false;
        return kind === 'province' || province === undefined || parent === province;
      });
      if (hits?.length === 1) return hits[0]!.code;
    }
    return undefined;
  };
  const provinces = new Map<string, string>();
  for (const unit of tree.all) {
    const code = unit.kind === 'province' ? codeOf(unit, undefined) : undefined;
    if (code === undefined) continue;
    found.set(code, unit.code);
    provinces.set(unit.code, code);
  }
  for (const unit of tree.all) {
    if (unit.kind !== 'commune') continue;
    const above = tree.ancestors(unit.code).find(({ kind }) => kind === 'province');
    const province = above && provinces.get(above.code);
    // Under a province that the country does not have, nothing is what it seems.
    if (above && province === undefined) continue;
    const code = codeOf(unit, province);
    if (code !== undefined) found.set(code, unit.code);
  }
  return found;
};

const bare = (name: string): string => name.replace(/^(?:Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố) /, '');

/**
 * @param today the country's units of today; `old` the names until June 2025
 * @returns only names that are told of some unit of the tree; those of which nothing but the kind has changed are in it too
 */
export const formerNames = (
  tree: UnitTree,
  today: readonly Unit[],
  old: (here: ReadonlySet<string>) => readonly OldProvince[],
): readonly Former[] => {
  const units = officialUnits(tree, today);
  if (units.size === 0) return [];
  const provinceNames = new Set(today.flatMap(({ kind, name }) => (kind === 'province' ? [bare(name)] : [])));
  const found: Former[] = Object.entries(NICKNAMES).flatMap(([code, names]) => {
    const unit = units.get(code);
    return unit === undefined ? [] : names.map((name) => ({ name, level: 'nickname' as const, units: [unit] }));
  });
  for (const province of old(new Set(units.keys()))) {
    const ofProvince = new Set<string>();
    for (const district of province.districts) {
      const ofDistrict = new Set<string>();
      for (const { name, now } of district.communes) {
        const here = now.flatMap((code) => units.get(code) ?? []);
        if (here.length === 0) continue;
        for (const code of here) ofDistrict.add(code);
        found.push({ name, level: 'commune', units: here, within: district.name });
      }
      if (ofDistrict.size === 0) continue;
      for (const code of ofDistrict) ofProvince.add(code);
      found.push({ name: district.name, level: 'district', units: [...ofDistrict] });
    }
    // A province of today that keeps its name is more than it was.
    if (ofProvince.size > 0 && !provinceNames.has(bare(province.name)))
      found.push({ name: province.name, level: 'province', units: [...ofProvince] });
  }
  return found;
};
