/** Units that report in different detail: the document is made all the same, and says what nobody has told. */
import { expect, onTestFinished, test } from 'vitest';
import { periodJson, periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { importReports, listReports } from '../../src/app/admin/reports.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { reportDocx } from '../../src/documents/docx.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { Figure } from '../../src/domain/figure.ts';
import { wrongFigures } from '../../src/store/report-rows.ts';
import { figureSums } from '../../src/store/reports.ts';
import { cells, paragraphs, unzip } from '../documents/unzip.ts';
import { type World, world, zone } from '../world.ts';

const units = [
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'xa1', name: 'UBND xã Một', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'xa2', name: 'UBND xã Hai', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'xa3', name: 'UBND xã Ba', parent: 'tinh', kind: 'commune', aliases: [] },
] as const;

const start = async (): Promise<World> => {
  const w = await world({ at: atTime('2026-07-03', '09:00', zone), units, channels: ['telegram'] });
  onTestFinished(() => w.close());
  return w;
};

const day = '2026-06-10';
const of = (indicator: string, value: number, total?: number): Figure => ({
  indicator,
  value,
  ...(total !== undefined && { total }),
});

const commit = async (w: World, fact: Fact): Promise<void> => {
  const at = { channel: 'telegram', chat: '1', group: false } as const;
  const { writes } = await effectsOf(w.app, fact, { person: 'p', session: 's', at, lang: 'vi' });
  expect(await w.app.store.commit(writes)).toBe('ok');
};

const told = (w: World, id: string, unit: string, figures: readonly Figure[], replaces: readonly string[] = []) =>
  commit(w, {
    type: 'report.filed',
    report: {
      id,
      unit,
      from: day,
      to: day,
      words: '',
      figures,
      replaces: replaces.map((old) => ({ id: old, version: 1 })),
    },
  });

const session = (w: World, figures: readonly Figure[]) =>
  commit(w, {
    type: 'reception.put',
    reception: { id: 's1', unit: 'xa2', day: '2026-06-11', by: 'head', state: 'held', figures },
  });

const sums = async (w: World): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    (await figureSums(w.app.store.db, ['xa1'], day, day)).map(({ indicator, value }) => [indicator, value]),
  );

const run = (w: World) =>
  periodOf(w.app, { unit: 'tinh', period: '2026-H1', fresh: true, approve: undefined, by: 'test' });

test('a province of wholes, parts, a session and a report without a post: both documents, with the rest in sight', async () => {
  const w = await start();
  await told(w, 'r1', 'xa1', [of('reception.turns', 12), of('petitions.handled', 24)]);
  await told(w, 'r2', 'xa3', [
    of('reception.head.turns', 3),
    of('reception.regular.turns', 5),
    of('reception.delegated.turns', 0),
    of('petitions.settled', 8, 11),
    of('opinions.received', 7),
  ]);
  await session(w, [of('reception.turns', 4), of('reception.groups', 1), of('reception.group-people', 9)]);
  await told(w, 'r3', 'xa2', [of('reception.turns', 2), of('opinions.settled', 4, 5)]);
  const made = await run(w);
  expect(made.broken).toEqual([]);
  expect(made.data.detail).toEqual({
    gaps: [
      { indicator: 'reception.turns', of: 'kind', rest: 14 },
      { indicator: 'petitions.handled', of: 'result', rest: 24 },
      { indicator: 'opinions.received', of: 'result', rest: 7 },
    ],
    unlike: [],
  });
  const holes = {
    'ủy quyền tiếp': '[CẦN BỔ SUNG: 14 lượt chưa ghi rõ loại]',
    'tổng số đơn phải xử lý 35 đơn': '[CẦN BỔ SUNG: 24 đơn chưa ghi rõ kết quả giải quyết]',
    'Tiếp thu 12 ý kiến': '[CẦN BỔ SUNG: 7 ý kiến chưa ghi rõ kết quả giải quyết]',
  };
  for (const style of ['party', 'state'] as const) {
    const report = await reportOf(w.app, made, style);
    const docx = paragraphs(unzip(await reportDocx(report)).get('word/document.xml')!)
      .map(({ text }) => text)
      .join('\n');
    for (const [before, hole] of Object.entries(holes)) {
      expect(docx.toLowerCase()).toContain(before.toLowerCase());
      expect(docx.split(hole).length, hole).toBe(2);
    }
    expect(docx).toContain('Trong kỳ, tiếp 26 lượt công dân');
    const sheet = unzip(await figuresXlsx(report.annex));
    const first = cells(sheet, 1);
    const [at] = [...first].find(([, value]) => value === '[CẦN BỔ SUNG: chưa ghi rõ loại]')!;
    expect(first.get(at.replace('B', 'D'))).toBe(14);
    expect(docx).toContain('[CẦN BỔ SUNG: chưa ghi rõ loại]');
  }
  const xlsx = unzip(await figuresXlsx((await reportOf(w.app, made, 'state')).annex));
  const form = cells(xlsx, 2);
  const rowOf = (name: string): string =>
    [...form].find(([ref, value]) => ref.startsWith('A') && value === name)![0].slice(1);
  const columns = (name: string) => ['B', 'E', 'N', 'W'].map((letter) => form.get(`${letter}${rowOf(name)}`));
  expect(columns('UBND xã Một')).toEqual([12, '…', '…', '…']);
  expect(columns('UBND xã Ba')).toEqual([8, 5, 3, 0]);
  expect(columns('UBND xã Hai')[0]).toBe(6);
  // Sessions, groups and people in them stand under the post.
  expect(['M', 'R', 'S'].map((letter) => form.get(`${letter}${rowOf('UBND xã Hai')}`))).toEqual([1, 1, 9]);
});

test('what a report implies comes and goes with it: told again, taken back, partly taken over', async () => {
  const w = await start();
  await told(w, 'r1', 'xa1', [of('reception.head.turns', 12), of('petitions.settled', 8, 11)]);
  const first = { 'reception.head.turns': 12, 'reception.turns': 12, 'petitions.settled': 8, 'petitions.handled': 11 };
  expect(await sums(w)).toEqual(first);
  await told(w, 'r2', 'xa1', [of('reception.regular.turns', 5)], ['r1']);
  expect(await sums(w)).toEqual({ 'reception.regular.turns': 5, 'reception.turns': 5 });
  await commit(w, { type: 'report.withdrawn', id: 'r2', version: 1 });
  expect(await sums(w)).toEqual({});
  await told(w, 'r3', 'xa1', [of('petitions.opening', 3), of('petitions.new', 21), of('gifts.count', 2)]);
  expect(await sums(w)).toMatchObject({ 'petitions.handled': 24 });
  // A session says how many came in: what only followed from the figure that goes, goes too.
  await commit(w, {
    type: 'reception.put',
    reception: { id: 's1', unit: 'xa1', day, by: 'regular', state: 'held', figures: [of('petitions.new', 2)] },
    over: [{ id: 'r3', version: 1 }],
  });
  expect(await sums(w)).toEqual({
    'petitions.opening': 3,
    'gifts.count': 2,
    'petitions.new': 2,
    'reception.sessions': 1,
  });
  expect(await wrongFigures(w.app.store.db, '2026-01-01', '2026-12-31', 10)).toEqual([]);
});

test('a part that is more than what others told as the whole is pointed out; what one report contradicts is refused', async () => {
  const w = await start();
  await told(w, 'r1', 'xa1', [of('petitions.handled', 24)]);
  await told(w, 'r2', 'xa2', [of('petitions.new', 31)]);
  await told(w, 'r4', 'xa2', [of('petitions.opening', 1)]);
  const made = await run(w);
  expect(made.broken).toEqual([]);
  expect(reportText(await reportOf(w.app, made, 'state'))).toContain(
    '[CẦN BỔ SUNG: kiểm tra số liệu không khớp nhau vì có báo cáo không ghi đủ: Đơn phải xử lý trong kỳ, Đơn kỳ trước chuyển sang, Đơn tiếp nhận mới]',
  );
  await told(w, 'r3', 'xa3', [of('models.registered', 4), of('models.recognised', 5)]);
  const broken = await run(w);
  expect(broken.broken.map(({ identity }) => identity.text)).toEqual(['models.recognised <= models.registered']);
  expect(broken.stored).toBeUndefined();
});

test('what was frozen before reports were looked at like that is printed as it was', async () => {
  const w = await start();
  await told(w, 'r1', 'xa1', [of('reception.turns', 12), of('reception.head.turns', 3)]);
  const made = await run(w);
  const { detail: _, ...old } = made.data;
  expect(periodJson(w.app, made)).toMatchObject({ detail: { gaps: [{ rest: 9 }] } });
  expect(reportText(await reportOf(w.app, { ...made, data: old }, 'party'))).not.toContain('chưa ghi rõ loại');
});

test('a file: parts of a whole that stands there belong to it, and what contradicts itself is refused with its line', async () => {
  const w = await start();
  const enter = (...rows: readonly string[]) =>
    importReports(
      w.app,
      ['unit,from,to,indicator,value', ...rows.map((row) => `xa1,${day},${day},${row}`)].join('\n'),
      {
        name: 'f.csv',
        decimal: undefined,
        replace: false,
        by: 'test',
      },
    );
  await enter('reception.turns,12');
  await enter('reception.head.turns,5');
  expect(await sums(w)).toEqual({ 'reception.turns': 12, 'reception.head.turns': 5 });
  await expect(enter('gifts.count,1', 'reception.regular.turns,9')).rejects.toThrow(
    'f.csv, line 3: the sum reception.turns = reception.regular.turns + reception.head.turns + reception.delegated.turns does not hold',
  );
  await enter('petitions.settled,8/24');
  // Nobody has told the 24 as all that were handled: told now, it is what is there.
  expect(await enter('petitions.handled,24')).toMatchObject({ figures: 0, again: 1 });
  await expect(enter('petitions.handled,23')).rejects.toThrow('does not hold');
  const standing = (await listReports(w.app, { unit: 'xa1', since: undefined }, 9)).filter(
    ({ state }) => state === 'filed',
  );
  expect(standing.flatMap(({ figures }) => figures)).toContainEqual({ indicator: 'petitions.handled', value: 24 });
});
