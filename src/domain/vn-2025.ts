/** Vietnam's 34 provinces and 3,321 communes since 1 July 2025. */
import type { Unit } from './unit.ts';
import { TODAY } from './vn-2025.gen.ts';

/** Provinces each before its communes. The name of a province without its kind is an alias. */
export const vietnam2025 = (): readonly Unit[] => {
  let province = '';
  return TODAY.trim()
    .split('\n')
    .map((line): Unit => {
      const space = line.indexOf(' ');
      const code = line.slice(0, space);
      const name = line.slice(space + 1);
      if (code.length > 2) return { code, name, parent: province, kind: 'commune', aliases: [] };
      province = code;
      return { code, name, kind: 'province', aliases: [name.replace(/^(Tỉnh|Thành phố) /, '')] };
    });
};
