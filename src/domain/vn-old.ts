/** What the provinces, districts and communes until June 2025 are today. */
import { OLD } from './vn-old.gen.ts';

/** `now`: codes of today's communes, several where it was parted. */
export type OldCommune = { readonly name: string; readonly now: readonly string[] };
export type OldDistrict = { readonly name: string; readonly communes: readonly OldCommune[] };
/** `now`: code of today's province. */
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
  for (const line of OLD.trim().split('\n')) {
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
      return [{ name: `${KIND[part[0]!]} ${part.slice(1, at)}`, now }];
    });
    if (communes.length > 0) provinces.at(-1)!.districts.push({ name, communes });
  }
  return provinces.filter(({ districts }) => districts.length > 0);
};
