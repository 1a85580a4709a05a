/** An office that closes its books on another day: reports, questions, digests and closed days all go by its own table. */
import { expect, onTestFinished, test } from 'vitest';
import { changeWindows, importWindows, versionOf } from '../../src/app/admin/catalogue.ts';
import { type Asked, periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { importReports } from '../../src/app/admin/reports.ts';
import { yearOf } from '../../src/app/digest-figures.ts';
import { windowOf } from '../../src/app/digest-window.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { tableFrom } from '../../src/domain/period.ts';
import { audit } from '../../src/store/schema.ts';
import { type World, world, zone } from '../world.ts';

const start = async (day: string): Promise<World> => {
  const w = await world({ at: atTime(day, '08:30', zone) });
  onTestFinished(() => w.close());
  return w;
};

const enter = (w: World, ...rows: readonly string[]) =>
  importReports(w.app, ['unit,from,to,indicator,value', ...rows].join('\n'), {
    name: 'f.csv',
    decimal: undefined,
    replace: false,
    by: 'test',
  });

const ask = (w: World, period: string, more: Partial<Asked> = {}) =>
  periodOf(w.app, { unit: 'xa', period, fresh: false, approve: undefined, by: 'test', ...more });

const turns = async (w: World, period: string, more: Partial<Asked> = {}): Promise<unknown> => {
  const { data } = await ask(w, period, more);
  const { from, to } = data.period;
  return [from, to, data.figures[0]?.value, data.earlier.from, data.earlier.to, data.figures[0]?.before?.value];
};

const from15 = (since: string) => tableFrom(15, since, 'Quy định của tỉnh');

test('a period has the days of the table, each day in one only, and is compared with as many days of the year before', async () => {
  const w = await start('2026-07-20');
  await changeWindows(w.app, from15('2025-12-15'), 'lan');
  await enter(
    w,
    'xa,2025-12-14,2025-12-14,reception.turns,1',
    'xa,2025-12-15,2025-12-15,reception.turns,10',
    'xa,2026-06-14,2026-06-14,reception.turns,100',
    'xa,2026-06-15,2026-06-15,reception.turns,1000',
    'xa,2024-12-14,2024-12-14,reception.turns,2',
    'xa,2024-12-15,2024-12-15,reception.turns,20',
    'xa,2025-06-14,2025-06-14,reception.turns,200',
    'xa,2025-06-15,2025-06-15,reception.turns,2000',
  );
  expect(await turns(w, '2026-H1')).toEqual(['2025-12-15', '2026-06-14', 110, '2024-12-15', '2025-06-14', 220]);
  expect(await turns(w, '2026-06')).toEqual(['2026-05-15', '2026-06-14', 100, '2025-05-15', '2025-06-14', 200]);
  expect(await turns(w, '2026-07')).toEqual(['2026-06-15', '2026-07-14', 1000, '2025-06-15', '2025-07-14', 2000]);
  // The year in which the change falls is the shorter one; the year before it is the calendar's.
  expect((await turns(w, '2025')) as unknown[]).toEqual(expect.arrayContaining(['2025-01-01', '2025-12-14', 2201]));
  expect((await turns(w, '2024')) as unknown[]).toEqual(expect.arrayContaining(['2024-01-01', '2024-12-31', 22]));
  // A line of a file that names the period has its days too.
  await enter(w, 'ap3,2026-05-15,2026-06-14,gifts.count,5');
  await importReports(w.app, 'unit,period,indicator,value\nap4,2026-06,gifts.count,7\n', {
    name: 'g.csv',
    decimal: undefined,
    replace: false,
    by: 'test',
  });
  const { data } = await ask(w, '2026-06', { fresh: true });
  expect(data.figures.find(({ indicator }) => indicator === 'gifts.count')?.value).toBe(12);
});

test('chat, digest and closed days go by it at once', async () => {
  const w = await start('2026-06-16');
  const cadre = await w.staff('Lan', 'xa', 'cadre');
  const leader = await w.staff('Hùng', 'xa', 'leader');
  await w.settle();
  const say = async (who: typeof cadre, text: string): Promise<string> => {
    who.say(text);
    await w.settle();
    return who.messages().at(-1)?.text ?? '';
  };
  await enter(w, 'xa,2026-06-10,2026-06-10,reception.turns,5', 'xa,2026-06-15,2026-06-15,reception.turns,7');
  expect(await say(leader, '/thongke tháng 6 tiếp công dân')).toContain('12 lượt');
  await changeWindows(w.app, from15('2025-12-15'), 'lan');
  expect(await say(leader, '/thongke tháng 6 tiếp công dân')).toContain('5 lượt');
  expect(await say(leader, '/thongke tháng này tiếp công dân')).toContain('7 lượt');
  // Nothing said of days: the running month, which is July by now.
  expect(await say(leader, '/thongke tiếp công dân')).toContain('tháng 7');
  const { tables } = await w.app.catalogue.known();
  expect(yearOf(await windowOf(w.app, '2026-06-16'), tables)).toEqual({
    now: { from: '2025-12-15', to: '2026-06-15' },
    earlier: { from: '2024-12-15', to: '2025-06-15' },
  });
  // "Tháng" on the 16th is the one that has just closed; its report is approved, and the days are closed.
  await ask(w, '2026-06', { approve: 'Thường trực' });
  expect(await say(cadre, 'báo nhanh tháng 6: tặng 20 suất quà')).toContain('15/5');
  expect(await say(cadre, 'gửi')).toContain('14/6/2026 đã chốt');
  // The button of the running month: July, from 15 June on.
  expect(await say(cadre, '3')).toContain('15/6 – 14/7/2026');
});

test('approved reports keep their days; a change that would move them is refused, a draft is only worked out anew', async () => {
  const w = await start('2026-07-20');
  await enter(w, 'xa,2026-06-20,2026-06-20,reception.turns,5', 'xa,2026-05-20,2026-05-20,reception.turns,3');
  await ask(w, '2026-05', { approve: 'Thường trực' });
  const draft = JSON.stringify((await ask(w, '2026-06')).data);
  await expect(changeWindows(w.app, from15('2026-05-10'), 'lan')).rejects.toThrow(
    'the report of 2026-05 was approved for 1/5/2026 to 31/5/2026; with this change it would be 1/5/2026 to 14/5/2026',
  );
  expect(await versionOf(w.app, 'windows')).toMatchObject({ version: 0 });
  await changeWindows(w.app, from15('2026-06-15'), 'lan');
  expect(await turns(w, '2026-05')).toEqual(expect.arrayContaining(['2026-05-01', '2026-05-31', 3]));
  // What was frozen stays as it was, but is not made final: the 20th is in July's report now.
  expect(JSON.stringify((await ask(w, '2026-06')).data)).toBe(draft);
  await expect(ask(w, '2026-06', { approve: 'Thường trực' })).rejects.toThrow('--fresh');
  expect(await turns(w, '2026-06', { fresh: true })).toEqual(
    expect.arrayContaining(['2026-06-01', '2026-06-14', undefined]),
  );
  expect(await turns(w, '2026-07')).toEqual(expect.arrayContaining(['2026-06-15', '2026-07-14', 5]));
  await ask(w, '2026-07', { approve: 'Thường trực' });
  await expect(importWindows(w.app, '[]', 'w.json', 'lan')).rejects.toThrow('2026-07 was approved');
  const changes = (await w.app.store.db.select().from(audit)).filter(({ action }) => action === 'windows.changed');
  expect(changes.map(({ actor, detail }) => [actor, detail])).toEqual([['lan', 'version 1']]);
});

test('a year before that is not what was approved then is said to be worked out anew', async () => {
  const w = await start('2026-08-20');
  await enter(
    w,
    'xa,2025-06-10,2025-06-10,reception.turns,5',
    'xa,2025-07-20,2025-07-20,reception.turns,2',
    'xa,2025-07-10,2025-07-10,reception.turns,8',
    'xa,2026-07-10,2026-07-10,reception.turns,9',
  );
  const text = async () => reportText(await reportOf(w.app, await ask(w, '2026-07', { fresh: true }), 'party'));
  await ask(w, '2025-07', { approve: 'Thường trực' });
  expect(await text()).toContain('giảm 1 lượt so với cùng kỳ năm 2025');
  expect(await text()).not.toContain('tính lại');
  await changeWindows(w.app, from15('2026-06-15'), 'lan');
  expect(await text()).toContain(
    'Số liệu cùng kỳ năm 2025 (từ ngày 15/6/2025 đến ngày 14/7/2025) được tính lại theo định nghĩa và số ngày của kỳ này',
  );
});

test('a file has the whole table, and with a fault in it is refused whole', async () => {
  const w = await start('2026-07-20');
  await importWindows(w.app, 'since,month,longer,source\n2026-12-15,1,15,Thông tư\n2025-12-15,15,,\n', 'w.csv', 'lan');
  const { tables } = await w.app.catalogue.known();
  expect(tables.slice(1)).toEqual([
    { since: '2025-12-15', month: 15, longer: 15, source: '' },
    { since: '2026-12-15', month: 1, longer: 15, source: 'Thông tư' },
  ]);
  const faulty = importWindows(
    w.app,
    'since,month\n2026-12-15,15\n2026-02-30,15\n2027-01-01,29\n2026-12-15,1\n',
    'w.csv',
    'lan',
  );
  await expect(faulty).rejects.toThrow(
    /^w\.csv, line 3: "since" must be a day.*\nw\.csv, line 4: "month" must be.*\nw\.csv, line 4: "longer".*\nw\.csv, line 5: line 2 begins on the same day$/,
  );
  await expect(changeWindows(w.app, tableFrom(0, '2027-01-01', ''), 'lan')).rejects.toThrow('1 to 28');
  expect((await w.app.catalogue.known()).tables).toBe(tables);
});
