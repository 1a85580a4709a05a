/** What an office defines for itself, at work: its indicators in the chat, the sums and the papers; what is refused; its fifth field of models. */
import { expect, onTestFinished, test } from 'vitest';
import { importIndicators, keepFifth, versionOf } from '../../src/app/admin/catalogue.ts';
import { periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { importReports } from '../../src/app/admin/reports.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { writeIndicatorsCsv } from '../../src/domain/indicator-file.ts';
import { definitionOf } from '../../src/store/definitions.ts';
import { audit } from '../../src/store/schema.ts';
import { cells, unzip } from '../documents/unzip.ts';
import { type World, world, zone } from '../world.ts';

const start = async (at = atTime('2026-06-15', '08:30', zone)): Promise<World> => {
  const w = await world({ at });
  onTestFinished(() => w.close());
  return w;
};

const header = 'code,label,unit,kind,section,measures,synonyms,parts,into';
const trees = 'trees.planted,Cây xanh đã trồng,cây,count,works,cây xanh,trồng cây|trồng #,trees.oak,';
const oak = 'trees.oak,Cây sồi đã trồng,cây,count,works,cây sồi,trồng sồi,,';
const load = (w: World, lines: readonly string[], name = 'own.csv') =>
  importIndicators(w.app, [header, ...lines].join('\n'), name, 'lan');

const talking = async (w: World) => {
  const cadre = await w.staff('Lan', 'xa', 'cadre');
  const leader = await w.staff('Hùng', 'xa', 'leader');
  await w.settle();
  const say = async (who: typeof cadre, text: string): Promise<string> => {
    who.say(text);
    await w.settle();
    return who.messages().at(-1)?.text ?? '';
  };
  return { cadre, leader, say };
};

const actions = async (w: World): Promise<readonly string[]> =>
  (await w.app.store.db.select().from(audit).orderBy(audit.seq))
    .filter(({ action }) => action.endsWith('.changed') && action !== 'units.changed')
    .map(({ action, actor, detail }) => `${actor}: ${action} ${detail}`);

const words = async (w: World, period = '2026-06'): Promise<string> => {
  const run = await periodOf(w.app, { unit: 'xa', period, fresh: true, approve: undefined, by: 'test' });
  return reportText(await reportOf(w.app, run, 'party'));
};

test('an own indicator is read, asked, summed, answered, imported and printed from the next message on', async () => {
  const w = await start();
  const { cadre, leader, say } = await talking(w);
  expect(await say(cadre, 'báo nhanh hôm nay: trồng 200 cây xanh')).not.toContain('Cây xanh đã trồng');
  await say(cadre, 'thôi');
  expect(await load(w, [trees, oak])).toEqual({ added: 2, changed: 0, removed: 0 });
  expect(await say(cadre, 'bao nhanh hom nay: trong 200 cay xanh')).toContain('Cây xanh đã trồng: 200 cây');
  await say(cadre, 'gửi');
  expect(await say(leader, '/thongke hôm nay cây xanh')).toContain('200 cây');
  expect(await say(leader, '/thongke tháng này')).toContain('Cây xanh đã trồng: 200 cây');
  await importReports(
    w.app,
    'unit,from,to,indicator,value\nap3,2026-06-02,2026-06-02,trees.planted,50\nxa,2025-06-02,2025-06-02,trees.planted,100\n',
    { name: 'f.csv', decimal: undefined, replace: false, by: 'test' },
  );
  expect(await words(w)).toContain('Cây xanh đã trồng: 250 cây');
  const run = await periodOf(w.app, { unit: 'xa', period: '2026-06', fresh: false, approve: undefined, by: 'test' });
  const sheet = cells(unzip(await figuresXlsx((await reportOf(w.app, run, 'party')).annex)), 1);
  expect(['B4', 'C4', 'D4', 'E4', 'F4'].map((at) => sheet.get(at))).toEqual([
    'Cây xanh đã trồng',
    'cây',
    250,
    100,
    150,
  ]);
  // Guided entry asks for it after the usual ones.
  await say(cadre, '/baocao');
  let asked = await say(cadre, '1');
  for (let i = 0; i < 12 && !asked.includes('Cây xanh'); i += 1) asked = await say(cadre, '1');
  expect(asked).toContain('Cây xanh đã trồng');
  expect(await actions(w)).toEqual(['lan: indicators.changed version 1']);
});

test('the sum over its parts is checked like those that come with the service', async () => {
  const w = await start();
  await load(w, [trees, oak]);
  const enter = (figures: string) =>
    importReports(w.app, `unit,from,to,indicator,value\n${figures}`, {
      name: 'f.csv',
      decimal: undefined,
      replace: false,
      by: 'test',
    });
  await expect(
    enter('xa,2026-06-01,2026-06-01,trees.planted,5\nxa,2026-06-01,2026-06-01,trees.oak,6\n'),
  ).rejects.toThrow('f.csv, line 2: the sum trees.planted = trees.oak does not hold');
  // The kinds alone are so many at least, and some of all are no fault.
  await enter('xa,2026-06-01,2026-06-01,trees.oak,6\n');
  await enter('ap3,2026-06-01,2026-06-01,trees.planted,5\n');
  const text = await words(w);
  expect(text).toMatch(/11 cây/);
  expect(text).toContain('[CẦN BỔ SUNG: 5 cây chưa ghi rõ loại]');
});

test.each([
  ['an unknown kind', [trees, oak.replace(',count,', ',heap,')], 'own.csv, line 3: unknown "kind" "heap"'],
  ['a code twice', [oak, trees, oak], 'own.csv, line 4: the code "trees.oak" stands there twice'],
  [
    'a code of the service',
    [oak, oak.replace('trees.oak', 'gifts.count')],
    'line 3: "gifts.count" comes with the service',
  ],
  [
    'words of the service',
    [oak.replace('trồng sồi', '<gift>').replace('cây,', 'suất,')],
    'already means "gifts.count"',
  ],
  ['a sum over an unknown code', [trees], 'own.csv, line 2: there is no indicator "trees.oak"'],
])('%s: the file is refused whole, with the line', async (_, lines, why) => {
  const w = await start();
  await load(w, [oak.replace('trees.oak', 'flowers')]);
  await expect(load(w, lines)).rejects.toThrow(why);
  expect((await w.app.catalogue.known()).own).toEqual(['flowers']);
  expect(await versionOf(w.app, 'indicators')).toMatchObject({ version: 1, by: 'lan' });
});

test('what has figures is neither left out nor becomes another kind; the present list handed in again changes nothing', async () => {
  const w = await start();
  await load(w, [trees, oak]);
  await importReports(w.app, 'unit,from,to,indicator,value\nxa,2026-06-01,2026-06-01,trees.planted,5\n', {
    name: 'f.csv',
    decimal: undefined,
    replace: false,
    by: 'test',
  });
  await expect(load(w, [oak])).rejects.toThrow('"trees.planted" has figures and cannot be left out');
  await expect(load(w, [trees.replace(',trees.oak,', ',,').replace('count', 'money'), oak])).rejects.toThrow(
    'own.csv, line 2: "trees.planted" has figures of the kind "count"',
  );
  const { all } = await w.app.catalogue.known();
  const again = await importIndicators(w.app, writeIndicatorsCsv(all), 'all.csv', 'lan');
  expect(again).toEqual({ added: 0, changed: 0, removed: 0 });
  // The other one has none; the older version stays for who asks later what was meant.
  expect(await load(w, [trees.replace(',trees.oak,', ',,')])).toEqual({ added: 0, changed: 1, removed: 1 });
  expect(await definitionOf(w.app.store.db, 'indicators')).toMatchObject({ version: 2, actor: 'lan' });
  expect(await actions(w)).toEqual(['lan: indicators.changed version 1', 'lan: indicators.changed version 2']);
});

const countryside = { name: 'xây dựng nông thôn mới', words: [], into: 'economy', printed: true } as const;

test('a fifth field is read in reports and models, and printed as the fifth or counted in one of the four', async () => {
  const w = await start();
  const { cadre, say } = await talking(w);
  await keepFifth(w.app, countryside, 'lan');
  const told = 'bao nhanh hom nay: dang ky 15 mo hinh, kinh te 5, van hoa 4, quoc phong 2, htct 1, nong thon moi 3';
  expect(await say(cadre, told)).toContain('xây dựng nông thôn mới: 3 mô hình');
  await say(cadre, 'gửi');
  expect(await words(w)).toContain(
    'đăng ký 15 mô hình, gồm 05 lĩnh vực: kinh tế 5; văn hóa – xã hội 4; quốc phòng – an ninh 2; xây dựng hệ thống chính trị 1; xây dựng nông thôn mới 3.',
  );
  await keepFifth(w.app, { ...countryside, printed: false }, 'lan');
  expect(await words(w)).toContain(
    'đăng ký 15 mô hình, gồm 04 lĩnh vực: kinh tế 8; văn hóa – xã hội 4; quốc phòng – an ninh 2; xây dựng hệ thống chính trị 1.',
  );
  expect(await words(w)).not.toContain('nông thôn mới');
  await expect(keepFifth(w.app, undefined, 'lan')).rejects.toThrow('has figures');
  const card = await say(cadre, 'mô hình: Đường hoa ấp 3, lĩnh vực nông thôn mới, Chi hội Phụ nữ ấp 3 làm, 20 hộ');
  expect(card).toContain('Xây dựng nông thôn mới');
});

test('a fifth field of another name; its words must not be those of one of the four', async () => {
  const w = await start();
  const { cadre, say } = await talking(w);
  const other = { name: 'lĩnh vực khác', words: ['lv khác'], into: 'culture', printed: false } as const;
  await keepFifth(w.app, other, 'lan');
  expect(await say(cadre, 'báo nhanh hôm nay: đăng ký mô hình: kinh tế 3, lĩnh vực khác 2')).toContain(
    'lĩnh vực khác: 2 mô hình',
  );
  await expect(keepFifth(w.app, { ...other, words: ['kinh tế'] }, 'lan')).rejects.toThrow('already means');
  await expect(keepFifth(w.app, { ...other, name: '???' }, 'lan')).rejects.toThrow('no name or word');
  await keepFifth(w.app, undefined, 'lan');
  expect((await w.app.catalogue.known()).fifth).toBeUndefined();
});
