/** Figures from a file: all of them or none, each fault with its line. */
import { expect, onTestFinished, test } from 'vitest';
import { importReports, listReports, type ReportImport } from '../../src/app/admin/reports.ts';
import { type World, world } from '../world.ts';

const start = async (): Promise<World> => {
  const w = await world();
  onTestFinished(() => w.close());
  return w;
};

const enter = (w: World, rows: readonly string[], more: Partial<ReportImport> = {}) =>
  importReports(w.app, ['unit,from,to,indicator,value,total,source', ...rows].join('\n'), {
    name: 'f.csv',
    decimal: undefined,
    replace: false,
    by: 'test',
    ...more,
  });

const day = '2026-05-01,2026-05-31';

test.each([
  ['an unknown unit', `nowhere,${day},reception.turns,5,,`, 'there is no unit "nowhere"'],
  ['an unknown indicator', `xa,${day},reception.turn,5,,`, 'there is no indicator "reception.turn"'],
  ['x more than y', `xa,${day},cases.settled,9,8,`, 'the value (9) is more than the total (8)'],
  ['a negative figure', `xa,${day},reception.turns,-5,,`, '"-5" is negative'],
  ['a fraction of a person', `xa,${day},reception.people,"1,5",,`, 'decimals'],
  ['no figure', `xa,${day},reception.turns,,,`, '"value" is missing'],
  ['words', `xa,${day},reception.turns,nhiều,,`, '"nhiều" is no number'],
  ['a formula', `xa,${day},reception.turns,=2+3,,`, '"=2+3" is no number'],
  ['a formula as the source', `xa,${day},reception.turns,5,,"=HYPERLINK(""x"")"`, 'looks like a formula'],
  ['a day in the future', 'xa,2026-06-01,2026-06-16,reception.turns,5,,', '2026-06-16 is in the future'],
  ['a day that does not exist', 'xa,2026-02-01,2026-02-30,reception.turns,5,,', '"2026-02-30" is no day'],
  ['days the wrong way round', 'xa,2026-05-31,2026-05-01,reception.turns,5,,', 'is after "to"'],
  ['no days', 'xa,,,reception.turns,5,,', 'are missing'],
  ['a total of what has none', `xa,${day},reception.turns,5,6,`, 'has no total'],
  ['more than 100 %', `xa,${day},election.turnout,101,,`, 'larger than there can be'],
  ['two readings', `xa,${day},land.donated,1.202,,`, 'can be read in two ways'],
])('%s is refused with its line, and nothing of the file goes in', async (_, row, why) => {
  const w = await start();
  const refused = enter(w, [`xa,${day},gifts.count,12,,`, row]);
  await expect(refused).rejects.toThrow(`f.csv, line 3: `);
  await expect(refused).rejects.toThrow(why);
  expect(await listReports(w.app, { unit: undefined, since: undefined }, 10)).toEqual([]);
});

test('all faults of a file are told at once, in the order of their lines', async () => {
  const w = await start();
  const refused = enter(w, [`xa,${day},reception.turns,x,,`, `xa,${day},gifts.count,1,,`, `xb,${day},gifts.count,1,,`]);
  await expect(refused).rejects.toThrow(/^f\.csv, line 2: .*\nf\.csv, line 4: [^\n]*$/);
});

test.each([
  ['reception.turns', '1.202', undefined, 1202],
  ['reception.turns', '"1,202"', undefined, 1202],
  ['reception.turns', '1202', undefined, 1202],
  ['election.turnout', '"99,95"', undefined, 99.95],
  ['election.turnout', '99.95%', undefined, 99.95],
  ['land.donated', '1.202', 'comma', 1202],
  ['land.donated', '1202.5', 'point', 1202.5],
  ['land.donated', '"1,5 ha"', undefined, 15_000],
  ['gifts.money', '"2.811,7 triệu đồng"', undefined, 2_811_700_000],
  ['gifts.money', '2811700000', undefined, 2_811_700_000],
  ['works.roads', '"3,5 km"', undefined, 3_500],
] as const)('%s %s is %s', async (indicator, written, decimal, value) => {
  const w = await start();
  await enter(w, [`xa,${day},${indicator},${written},,`], { decimal });
  const [report] = await listReports(w.app, { unit: 'xa', since: undefined }, 10);
  expect(report?.figures).toEqual([{ indicator, value }]);
});

test('the same file again changes nothing; another value needs leave, and what else was told stays', async () => {
  const w = await start();
  const rows = [
    `xa,${day},reception.turns,5,,sổ`,
    `xa,${day},gifts.count,7,,sổ`,
    'ap3,1/5/2026,31/5/2026,cases.settled,3/4,,',
  ];
  expect(await enter(w, rows)).toEqual({ reports: 2, figures: 3, again: 0 });
  expect(await enter(w, rows)).toEqual({ reports: 0, figures: 0, again: 3 });
  const changed = [`xa,${day},reception.turns,6,,sổ`];
  await expect(enter(w, changed)).rejects.toThrow('line 2: reception.turns of xa for these days is reported already');
  expect(await enter(w, changed, { replace: true })).toEqual({ reports: 1, figures: 1, again: 0 });
  const listed = await listReports(w.app, { unit: 'xa', since: '2026-05-31' }, 10);
  const standing = listed.filter(({ state, unit }) => state === 'filed' && unit === 'xa');
  expect(standing.map(({ figures }) => figures)).toEqual([
    [
      { indicator: 'gifts.count', value: 7 },
      { indicator: 'reception.turns', value: 6 },
    ],
  ]);
});

test('a period names the days', async () => {
  const w = await start();
  await importReports(w.app, 'unit;period;indicator;value\nxa;2025-H1;reception.turns;9\n', {
    name: 'f.csv',
    decimal: undefined,
    replace: false,
    by: 'test',
  });
  const [report] = await listReports(w.app, { unit: 'tinh', since: undefined }, 10);
  expect(report).toMatchObject({ from: '2025-01-01', to: '2025-06-30', source: 'f.csv' });
});
