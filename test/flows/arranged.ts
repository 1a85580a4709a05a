/** What a transcript's office knows of its places: its units, its own places, and who gets what. */
import { importRoutes } from '../../src/app/admin/routes.ts';
import { importSpots } from '../../src/app/admin/spots.ts';
import type { Unit } from '../../src/domain/unit.ts';
import type { World } from '../world.ts';

/** The commune's own places, and who gets what. */
export const arrange = async (w: World, settings: readonly string[]): Promise<void> => {
  const rules = settings.flatMap((s) => /^Quy tắc: (.+)$/.exec(s)?.[1] ?? []).flatMap((all) => all.split('; '));
  if (settings.includes('Có danh sách địa điểm'))
    await importSpots(
      w.app,
      [
        'code,name,kind,unit,within,aliases,lat,long',
        'cho,Chợ Bà Tư,market,xa,,,10.0312,105.7689',
        'cau,Cầu Sắt,bridge,ap3,,cầu ván,10.0500,105.7800',
      ].join('\n'),
      'places.csv',
      'operator:test',
    );
  if (rules.length > 0)
    await importRoutes(
      w.app,
      ['unit,topic,holder,co', ...rules.map((rule) => rule.split(' ').concat('', '').slice(0, 4).join(','))].join('\n'),
      'rules.csv',
      'operator:test',
    );
};

/** A province and its communes, called as they are today. The first commune is the one that the people of the stage belong to. */
export const unitsOf = (settings: readonly string[]): readonly Unit[] | undefined => {
  const [, province = '', communes = ''] =
    settings.map((s) => /^(Tỉnh .+): (.+)$/.exec(s)).find((found) => found) ?? [];
  if (province === '') return undefined;
  const office = (name: string) => ({ name: `UBND ${name}`, aliases: [], phone: '0900 000 000' });
  return [
    { code: 'tinh', kind: 'province', name: `UBND ${province.replace('Tỉnh', 'tỉnh')}`, aliases: [] },
    ...communes.split(', ').map(
      (name, i): Unit => ({
        ...office(name),
        code: i === 0 ? 'xa' : `xa${i + 1}`,
        parent: 'tinh',
        kind: 'commune',
      }),
    ),
  ];
};
