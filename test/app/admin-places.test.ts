/** The operator's commands for places and rules, on the whole service. */
import { afterEach, expect, test } from 'vitest';
import { importPetitions } from '../../src/app/admin/import.ts';
import { showPetition } from '../../src/app/admin/petitions.ts';
import { clearRoutes, importRoutes, listRoutes } from '../../src/app/admin/routes.ts';
import { dropAlias, dropSpot, exportSpots, importSpots, listSpots } from '../../src/app/admin/spots.ts';
import { learnAlias } from '../../src/store/spots.ts';
import { treeChanged } from '../../src/store/units.ts';
import { type World, world } from '../world.ts';

let w: World;
afterEach(() => w.close());
const by = 'operator:test';
const file = [
  'code,name,kind,unit,within,aliases,lat,long',
  'cau,"Cầu Sắt, đầu ấp",bridge,ap3,,,,',
  'cho,Chợ Bà Tư,market,xa,,chợ cũ,10.0312,105.7689',
].join('\n');

test('places go in, are found in texts, come out as the same file, and are forgotten', async () => {
  w = await world();
  expect(await importSpots(w.app, file, 'places.csv', by)).toEqual({ places: 2, added: 2, changed: 0 });
  expect(await importSpots(w.app, file, 'places.csv', by)).toEqual({ places: 2, added: 0, changed: 0 });
  expect(await exportSpots(w.app, undefined)).toBe(file);
  expect(await exportSpots(w.app, 'ap3')).not.toContain('Chợ');
  const understand = async (text: string) => (await w.app.places.known()).understand(text);
  expect(await understand('rac o cho ba tu')).toMatchObject({ spot: 'cho', unit: { value: 'xa' } });
  const named = { place: 'cho', alias: 'chợ cây me', now: 1 };
  await w.app.store.commit([learnAlias(named), learnAlias(named), treeChanged({ version: 'learnt' })]);
  expect(await understand('rác ở chợ cây me')).toMatchObject({ spot: 'cho' });
  expect((await listSpots(w.app, 'xa'))[1]).toMatchObject({ code: 'cho', learnt: [{ alias: 'chợ cây me', times: 2 }] });
  await expect(dropAlias(w.app, 'cho', 'chợ lạ', by)).rejects.toThrow('has learnt no such name');
  await dropAlias(w.app, 'cho', 'chợ cây me', by);
  expect((await understand('rác ở chợ cây me')).spot).toBeUndefined();
  await dropSpot(w.app, 'cho', by);
  expect((await understand('rac o cho ba tu')).spot).toBeUndefined();
  await expect(dropSpot(w.app, 'cho', by)).rejects.toThrow('there is no place');
});

test('a file with a fault leaves everything as it was, and says where', async () => {
  w = await world();
  await importSpots(w.app, file, 'places.csv', by);
  const bad = `${file}\ncho,Chợ Khác,market,xa,,,,`;
  await expect(importSpots(w.app, bad, 'p.csv', by)).rejects.toThrow(
    'p.csv, line 4: the code cho is already used by line 3',
  );
  expect(await exportSpots(w.app, undefined)).toBe(file);
  await expect(importRoutes(w.app, 'unit,topic,holder,co\nxa,land,lost,', 'r.csv', by)).rejects.toThrow(
    'r.csv, line 2:',
  );
  expect(await listRoutes(w.app)).toEqual([]);
});

test('rules decide where a petition goes, and why is kept; of what is sealed only with a reason', async () => {
  w = await world();
  await importRoutes(w.app, 'unit,topic,holder,co\nxa,land,diachinh,xa', 'r.csv', by);
  expect(await importRoutes(w.app, 'unit,topic,holder,co\nxa,land,diachinh,', 'r.csv', by)).toEqual(
    await listRoutes(w.app),
  );
  async function* lines(...texts: readonly string[]) {
    for (const text of texts) yield JSON.stringify({ text, at: '2026-06-15T08:00:00+07:00' });
  }
  const petitions = lines(
    'Ranh đất nhà tôi ở ấp 3 bị cắm mốc sai, xin đo đạc lại sổ đỏ',
    'Tôi tố cáo chủ tịch xã nhận hối lộ 20 triệu đồng để cấp sổ đỏ ở ấp 3',
  );
  const options = {
    source: 'import',
    pause: async () => {},
    onBad: ({ message }: { message: string }) => expect.fail(message),
  };
  const [land, sealed] = await importPetitions(w.app, petitions, options);
  const shown = await showPetition(w.app, land!.code, undefined, by);
  expect([shown.unit, shown.trace]).toEqual(['diachinh', { unit: 'ap3', rule: 'xa land', holder: 'diachinh', co: [] }]);
  const closed = await showPetition(w.app, sealed!.code, undefined, by);
  expect([closed.unit, closed.trace]).toEqual(['tinh', null]);
  const opened = await showPetition(w.app, sealed!.code, 'kiểm tra', by);
  expect(opened.trace).toEqual({ unit: 'ap3', accused: 'xa', holder: 'tinh', co: [] });
  expect((await w.bytes()).includes('"accused":"xa"')).toBe(false);
  await clearRoutes(w.app, by);
  expect(await listRoutes(w.app)).toEqual([]);
});

test('what nobody could place more exactly is read by the nearest committee over all it may be', async () => {
  const unit = (code: string, name: string, parent?: string) => ({
    ...{ code, name, aliases: [], kind: parent ? ('commune' as const) : ('province' as const) },
    ...(parent && { parent }),
  });
  w = await world({
    units: [unit('tn', 'UBND tỉnh Tây Ninh'), unit('a', 'UBND xã Bến Lức', 'tn'), unit('b', 'UBND xã Lương Hòa', 'tn')],
  });
  async function* lines() {
    yield JSON.stringify({ text: 'Đèn hư ở xã Tân Hòa, huyện Bến Lức', at: '2026-06-15T08:00:00+07:00' });
  }
  const options = {
    source: 'import',
    pause: async () => {},
    onBad: ({ message }: { message: string }) => expect.fail(message),
  };
  const unitOf = async () => {
    const [one] = await importPetitions(w.app, lines(), options);
    return (await showPetition(w.app, one!.code, undefined, by)).unit;
  };
  const officer = await w.staff('Hùng', 'b', 'officer');
  await w.committee('Xã Lương Hòa', 'b', [officer]);
  expect(await unitOf()).toBe('b');
  await w.committee('Tỉnh', 'tn', [await w.staff('Lan', 'tn', 'officer')]);
  expect(await unitOf()).toBe('tn');
});
