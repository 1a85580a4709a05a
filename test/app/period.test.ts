/** Periods worked out of what was reported: how figures add up, what is frozen, what is refused, and what the words say. */
import { expect, onTestFinished, test } from 'vitest';
import { type Asked, keepIssuer, periodJson, periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { importReports } from '../../src/app/admin/reports.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Figure } from '../../src/domain/figure.ts';
import { wrongFigures } from '../../src/store/report-rows.ts';
import { endReport, figuresOfReport, fileReport, reportById } from '../../src/store/reports.ts';
import { seeded, type World, world, zone } from '../world.ts';

const july = atTime('2026-07-03', '09:00', zone);

const start = async (at = july): Promise<World> => {
  const w = await world({ at });
  onTestFinished(() => w.close());
  return w;
};

const ask = (w: World, more: Partial<Asked> = {}) =>
  periodOf(w.app, { unit: 'xa', period: '2026-H1', fresh: false, approve: undefined, by: 'test', ...more });

const enter = (w: World, rows: readonly string[], replace = false) =>
  importReports(w.app, ['unit,from,to,indicator,value,total', ...rows].join('\n'), {
    name: 'f.csv',
    decimal: undefined,
    replace,
    by: 'test',
  });

const of = (indicator: string, value: number, total?: number): Figure => ({
  indicator,
  value,
  ...(total !== undefined && { total }),
});

/** As a report stands there that came before reports were looked at for contradictions. */
const stored = (w: World, to: string, ...figures: readonly Figure[]) => {
  const row = { unit: 'xa', author: undefined, source: 'test', from: `${to.slice(0, 4)}-01-01`, to } as const;
  const id = w.app.host.newId();
  return w.app.store.commit(
    fileReport(w.app.vault, { id, ...row, after: undefined, late: false }, figures, '', w.now()),
  );
};

const amounts = async (w: World, more: Partial<Asked> = {}): Promise<Readonly<Record<string, unknown>>> => {
  const { data } = await ask(w, { fresh: true, ...more });
  return Object.fromEntries(
    data.figures.map(({ indicator, value, total }) => [indicator, total === undefined ? value : [value, total]]),
  );
};

const words = async (w: World, style: 'party' | 'state', more: Partial<Asked> = {}): Promise<string> =>
  reportText(await reportOf(w.app, await ask(w, more), style));

test('over periods what happens is summed, what is left over is carried, what stands is the last word; then units are added', async () => {
  const w = await start();
  await enter(w, [
    'ap3,2026-01-01,2026-03-31,petitions.opening,3,',
    'ap3,2026-01-01,2026-03-31,petitions.settled,8,11',
    'ap3,2026-04-01,2026-06-30,petitions.opening,3,',
    'ap3,2026-04-01,2026-06-30,petitions.settled,5,9',
    'ap4,2026-01-01,2026-06-30,petitions.settled,1,2',
    'ap3,2026-02-01,2026-02-28,farmers.members,40,',
    'ap3,2026-06-30,2026-06-30,farmers.members,44,',
    'ap4,2025-12-31,2025-12-31,farmers.members,10,',
    'ap4,2025-06-30,2025-06-30,farmers.groups,7,',
    'ap3,2026-02-01,2026-02-28,land.donated,"1200,5",',
    'ap4,2026-02-01,2026-02-28,land.donated,99.75,',
    'ap3,2026-03-01,2026-03-01,opinions.settled,4,',
    'ap4,2026-03-01,2026-03-01,opinions.settled,4,5',
    'ap3,2026-03-15,2026-03-15,election.turnout,98,',
    'ap4,2026-03-15,2026-03-15,election.turnout,99,',
    'ap3,2026-07-01,2026-07-01,land.donated,500,',
  ]);
  expect(await amounts(w)).toEqual({
    'petitions.opening': 3,
    'petitions.settled': [14, 19],
    'farmers.members': 54,
    // Groups were told more than a year before the end: nobody knows any more. Shares are not added, and a total that one does not know is none.
    'land.donated': 1300.25,
    'opinions.settled': 8,
    // Of ap4 alone: of ap3 nobody knows out of how many.
    'opinions.received': 5,
  });
  await enter(w, ['xa,2026-03-15,2026-03-15,election.turnout,"98,5",']);
  expect(await amounts(w)).toMatchObject({ 'election.turnout': 98.5 });
});

test('any mix of reports, replacements and withdrawals gives the sums that a recount gives', async () => {
  const w = await start();
  const { app } = w;
  const random = seeded(20260703);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const codes = ['reception.turns', 'gifts.count', 'gifts.money', 'land.donated', 'models.running'];
  const standing = new Map<string, ReadonlyMap<string, number>>();
  const end = async (state: 'replaced' | 'withdrawn'): Promise<void> => {
    const id = pick([...standing.keys()]);
    const one = (await reportById(app.store.db, id))!;
    await app.store.commit(endReport(one, await figuresOfReport(app.store.db, id), state, w.now()));
    standing.delete(id);
  };
  for (let step = 0; step < 300; step += 1) {
    const roll = random();
    if (roll < 0.2 && standing.size > 0) {
      await end('withdrawn');
      continue;
    }
    if (roll < 0.45 && standing.size > 0) await end('replaced');
    const day = `2026-0${1 + Math.floor(random() * 6)}-${10 + Math.floor(random() * 18)}`;
    const told = new Map(
      codes.flatMap((code) =>
        random() < 0.5 ? [[code, Math.floor(random() * 1e6) / (code === 'land.donated' ? 100 : 1)]] : [],
      ),
    );
    const id = app.host.newId();
    await app.store.commit(
      fileReport(
        app.vault,
        {
          id,
          unit: pick(['xa', 'ap3', 'ap4']),
          author: undefined,
          source: 'test',
          from: day,
          to: day,
          after: undefined,
          late: false,
        },
        [...told].map(([indicator, value]) => ({ indicator, value })),
        '',
        w.now(),
      ),
    );
    standing.set(id, told);
  }
  expect(await wrongFigures(app.store.db, '2026-01-01', '2026-12-31', 10)).toEqual([]);
  const expected: Record<string, number> = {};
  for (const told of standing.values())
    for (const [code, value] of told) expected[code] = Math.round(((expected[code] ?? 0) + value) * 100) / 100;
  expect(standing.size).toBeGreaterThan(100);
  expect(await amounts(w)).toEqual(expected);
  const { data } = await ask(w);
  for (const { indicator, reports } of data.figures)
    expect(reports).toEqual(
      [...standing]
        .filter(([, told]) => told.has(indicator))
        .map(([id]) => id)
        .sort(),
    );
});

test('every indicator that has a figure stands in both layouts, and nought only as "không có"', async () => {
  const w = await start();
  const { all } = await w.app.catalogue.known();
  // A month for each, so that no sum is broken by what stands beside it.
  const monthOf = (i: number): string => `${2010 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`;
  await enter(
    w,
    all.map(({ code, kind }, i) => {
      const [value, total] = kind === 'share' ? [7, ''] : [70_007, kind === 'ratio' ? 70_008 : ''];
      return `xa,${monthOf(i)}-03,${monthOf(i)}-03,${code},${value},${total}`;
    }),
  );
  const shown = {
    share: /(?<!\d)7%/,
    area: /70\.007 m²/,
    length: /70\.007 m/,
    money: /70\.007 đồng/,
    ratio: /70\.007(?:\/70\.008)?/,
  };
  for (const [i, { code, kind }] of all.entries())
    for (const style of ['party', 'state'] as const) {
      const text = await words(w, style, { period: monthOf(i) });
      expect(text, `${code}, ${style}`).toMatch(shown[kind as keyof typeof shown] ?? /70\.007/);
      expect(text).not.toContain('không có');
    }
  await enter(w, ['xa,2026-03-01,2026-03-31,reception.groups,0,']);
  expect(await words(w, 'party')).toContain('Không có đoàn đông người.');
  expect(await words(w, 'party')).not.toMatch(/(?<![\d./])0(?![\d/.,])/);
});

test('a frozen period stays as it was; approval is for figures of a period that is over', async () => {
  const w = await start(atTime('2026-06-15', '09:00', zone));
  await enter(w, ['ap3,2026-06-01,2026-06-01,reception.turns,5,']);
  const first = JSON.stringify(periodJson(w.app, await ask(w)));
  await enter(w, ['ap4,2026-06-01,2026-06-01,reception.turns,6,']);
  expect(JSON.stringify(periodJson(w.app, await ask(w)))).toBe(first);
  await expect(ask(w, { approve: 'Thường trực' })).rejects.toThrow('not over');
  await w.passUntil(july);
  await expect(ask(w, { approve: 'Thường trực' })).rejects.toThrow('--fresh');
  const approved = await ask(w, { approve: 'Thường trực', fresh: true });
  expect(approved.data.figures[0]).toMatchObject({ value: 11 });
  await expect(enter(w, ['ap4,2026-06-02,2026-06-02,reception.turns,1,'])).rejects.toThrow('closed');
  await enter(w, ['ap4,2026-07-01,2026-07-01,reception.turns,1,']);
  // The final one stands beside any draft made after it.
  await ask(w, { fresh: true });
  expect((await ask(w)).stored?.id).toBe(approved.stored?.id);
});

test('sums that do not hold are named with both sides, also those of the year before, and nothing is frozen', async () => {
  const w = await start();
  await stored(w, '2026-06-30', of('petitions.handled', 24), of('petitions.settled', 8, 23));
  const run = await ask(w);
  expect(run.stored).toBeUndefined();
  await expect(reportOf(w.app, run, 'state')).rejects.toThrow('petitions.handled is 24, petitions.settled.total is 23');
  await expect(ask(w, { approve: 'Thường trực' })).rejects.toThrow('nothing is approved');
  await enter(w, ['xa,2026-01-01,2026-06-30,petitions.settled,8,24'], true);
  expect((await ask(w)).broken).toEqual([]);
  const other = await start();
  await stored(other, '2025-06-30', of('models.recognised', 5), of('models.registered', 4));
  await stored(other, '2026-06-30', of('models.recognised', 5), of('models.registered', 5));
  await expect(reportOf(other.app, await ask(other), 'party')).rejects.toThrow('a year before');
});

test('figures that may be counted twice are pointed out', async () => {
  const w = await start();
  await enter(w, [
    'ap3,2026-05-01,2026-05-31,reception.turns,10,',
    'ap3,2026-05-05,2026-05-05,reception.turns,2,',
    'ap4,2025-12-01,2026-01-31,reception.turns,4,',
  ]);
  const { data } = await ask(w);
  expect(data.doubtful.map(({ unit, why }) => [unit, why])).toEqual([
    ['ap4', 'before'],
    ['ap3', 'overlap'],
  ]);
  expect(await words(w, 'party')).toContain('[CẦN BỔ SUNG: kiểm tra số liệu có thể bị tính hai lần');
});

test('the issuer follows from the unit and its settings; a hamlet reports through its commune', async () => {
  const w = await start();
  await enter(w, ['ap3,2026-06-01,2026-06-01,reception.turns,5,']);
  const issuer = async (unit: string, style?: 'party' | 'state') =>
    (await reportOf(w.app, await ask(w, { unit }), style)).issuer;
  expect(await issuer('xa')).toEqual({
    kind: 'state',
    parent: 'UBND tỉnh Ví Dụ',
    body: 'Ủy ban nhân dân xã Ví Dụ',
    abbreviation: 'UBND',
    place: 'Ví Dụ',
  });
  expect(await issuer('ap3', 'party')).toMatchObject({ parent: 'Đảng bộ tỉnh Ví Dụ', body: 'Đảng ủy xã Ví Dụ' });
  expect(await issuer('tinh', 'party')).toMatchObject({ body: 'Tỉnh ủy Ví Dụ', abbreviation: 'TU' });
  await keepIssuer(w.app, 'xa', '{"style": "party", "party": {"body": "Đảng ủy xã Ví Dụ Mới"}}', 'test');
  expect(await issuer('ap3')).toMatchObject({ kind: 'party', body: 'Đảng ủy xã Ví Dụ Mới', place: 'Ví Dụ' });
  await expect(keepIssuer(w.app, 'xa', '{"party": {"signer": "Ai đó"}}', 'test')).rejects.toThrow('party');
});
