/**
 * The figures of five published conferences on public relations of the state, as cadres of made-up units wrote them in chat, and what the periodic
 * report then says of them, in both layouts. Nothing but the year before comes from a file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { periodJson, periodOf, reportOf } from '../../src/app/admin/period.ts';
import { listReports } from '../../src/app/admin/reports.ts';
import { reportDocx } from '../../src/documents/docx.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { ChannelId } from '../../src/domain/message.ts';
import { readUnitsCsv } from '../../src/domain/unit-file.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { fileReport } from '../../src/store/reports.ts';
import { paragraphs, unzip } from '../documents/unzip.ts';
import type { Act } from '../flows/script.ts';
import type { Seat } from '../flows/seat.ts';
import { telegramSeat } from '../flows/seat-telegram.ts';
import { botSeat } from '../flows/seat-zalo-bot.ts';
import { oaSeat } from '../flows/seat-zalo-oa.ts';
import { folder } from '../store/stores.ts';
import { type World, world, zone } from '../world.ts';
import { commandsIn } from './commands.ts';
import { before, talk, units } from './seed-talk.ts';

const place = folder();
let w: World;
afterAll(async () => {
  await w.close();
  place.clear();
});

const { cli } = commandsIn(place.path, () => ({
  DATABASE_PATH: place.at('db/test.db'),
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  TELEGRAM_BOT_TOKEN: '4242:AAF-canary-token-of-the-commands-0123456789',
  TELEGRAM_WEBHOOK_SECRET: 'canary-secret-of-the-seeds',
  PUBLIC_URL: 'https://caunoi.test',
}));

const good = async (...words: readonly string[]): Promise<string> => {
  const { code, out, err } = await cli(words);
  expect({ code, err }, words.join(' ')).toEqual({ code: 0, err: '' });
  return out;
};

const header = 'unit,from,to,indicator,value,total';

/** Cadres are on all of them. */
const platforms: readonly ChannelId[] = ['telegram', 'zalo-oa', 'zalo-bot'];

const press = (label: string): Act => ({ kind: 'press', label, times: 1, under: undefined });

const told = async (seat: Seat, act: Act): Promise<string> => {
  seat.act(act, undefined, undefined);
  await w.settle();
  return seat.heard().at(-1)?.text ?? '';
};

const seatOf = async (on: ChannelId, unit: string): Promise<Seat> => {
  if (on === 'telegram') return telegramSeat(w.telegram, await w.staff(unit, unit, 'cadre', { on }));
  if (on === 'zalo-oa') return oaSeat(w.zaloOa, await w.staff(unit, unit, 'cadre', { on }));
  return botSeat(await w.staff(unit, unit, 'cadre', { on }));
};

/** Every figure comes in through the webhook, as a message and the presses that follow it. */
const enter = async (): Promise<void> => {
  const seats = new Map<string, Seat>();
  for (const [i, unit] of [...new Set(talk.map(([code]) => code))].entries())
    seats.set(unit, await seatOf(platforms[i % platforms.length]!, unit));
  for (const [unit, text, ...answers] of talk) {
    const seat = seats.get(unit)!;
    let said = await told(seat, { kind: 'say', text });
    for (const answer of answers.at(-1) === '' ? answers.slice(0, -1) : [...answers, '[Gửi báo cáo]'])
      said = await told(seat, answer.startsWith('[') ? press(answer.slice(1, -1)) : { kind: 'say', text: answer });
    expect(said, text).toMatch(/^Đã (?:ghi|rút) /);
  }
};

beforeAll(async () => {
  writeFileSync(place.at('before.csv'), before);
  mkdirSync(place.at('db'));
  const store = openSqlite(place.at('db/test.db'));
  migrate(store.raw, readMigrations(new URL('../../migrations/', import.meta.url)));
  const read = readUnitsCsv(units);
  expect(read.errors).toBeUndefined();
  w = await world({ at: atTime('2024-01-08', '08:30', zone), store, units: read.units ?? [] });
  await enter();
  expect(JSON.parse(await good('report', 'import', 'before.csv', '--json'))).toMatchObject({ figures: 4, again: 0 });
});

const linesIn = (docx: Uint8Array): string[] =>
  paragraphs(unzip(docx).get('word/document.xml')!).map(({ text }) => text);

const linesOf = (file: string): string[] => linesIn(readFileSync(place.at(file)));

const seeds: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a year of a town', 'pho', '2023', ['Trao 2 kỷ niệm chương.']],
  [
    'a commune clears land',
    'hung',
    '2023-H1',
    ['Vận động 50 hộ giải phóng mặt bằng; bàn giao mặt bằng 40/50 hộ, còn 10 hộ.'],
  ],
  [
    'half a year with an election',
    'ninh',
    '2021-H1',
    [
      'Trong kỳ, tiếp 117 lượt công dân.',
      'Đã giải quyết 8/24 đơn, còn 16 đơn.',
      'Trao 9.081 suất quà, 2.811,7 triệu đồng.',
      'Tỷ lệ cử tri đi bầu đạt 99,95%; 5/9 xã, phường đạt 100%.',
    ],
  ],
  [
    'a year of models',
    'an',
    '2014',
    [
      'đăng ký 3.334 mô hình, thực hiện 3.145 mô hình, gồm 04 lĩnh vực: kinh tế 1.165; văn hóa – xã hội 1.330; quốc phòng – an ninh 387; ' +
        'xây dựng hệ thống chính trị 263.',
    ],
  ],
  [
    'half a year with the year before',
    'gia',
    '2023-H1',
    [
      'tiếp 1.202 lượt công dân, giảm 108 lượt (8,24%) so với cùng kỳ năm 2022.',
      'giải quyết xong 33/37 vụ, còn 4 vụ.',
      '139 nông hội với 4.117 thành viên',
      'thực hiện 564 mô hình',
    ],
  ],
];

test.each(seeds)('%s: the very phrases in both layouts, and the same data again', async (_, unit, period, phrases) => {
  const ask = { unit, period, fresh: false, approve: undefined, by: 'test' };
  const run = await periodOf(w.app, ask);
  // Parts and wholes, done and left: all sums hold.
  expect(run.broken).toEqual([]);
  const layouts = {
    party: linesIn(await reportDocx(await reportOf(w.app, run, 'party'))),
    state: linesIn(await reportDocx(await reportOf(w.app, run, 'state'))),
  };
  expect(periodJson(w.app, await periodOf(w.app, ask))).toEqual(periodJson(w.app, run));
  const heads = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'];
  expect(heads.map((head) => layouts.party.includes(head))).toEqual([true, false]);
  expect(heads.map((head) => layouts.state.includes(head))).toEqual([false, true]);
  for (const lines of Object.values(layouts)) {
    for (const phrase of phrases) expect(lines.join('\n')).toContain(phrase);
    expect(lines.join('\n')).toContain('dự thảo');
    // Nobody fills in what only the office may: nothing stands where the number and the day go.
    expect(lines.filter((line) => /^Số:?\s*\d|ngày\s+\d+ tháng \d+ năm \d+$/.test(line))).toEqual([]);
  }
});

test('a document is the same bytes when it is made again, and the spreadsheet is made beside it', async () => {
  const ask = ['period', '--unit', 'gia', '--period', '2023-H1', '--style', 'party', '--docx'] as const;
  await good(...ask, 'one.docx');
  await good(...ask, 'two.docx', '--xlsx', 'figures.xlsx');
  expect(readFileSync(place.at('figures.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(readFileSync(place.at('one.docx')).equals(readFileSync(place.at('two.docx')))).toBe(true);
});

test('figures that change later change nothing that is frozen, and approval closes the days', async () => {
  const ask = ['period', '--unit', 'gia', '--period', '2022-H1', '--json'] as const;
  const turns = (out: string): number =>
    JSON.parse(out).figures.find((f: { indicator: string }) => f.indicator === 'reception.turns').value;
  expect(turns(await good(...ask))).toBe(1310);
  writeFileSync(place.at('late.csv'), `${header}\ngia-11,2022-02-01,2022-02-01,reception.turns,5,\n`);
  await good('report', 'import', 'late.csv');
  expect(turns(await good(...ask))).toBe(1310);
  expect(turns(await good(...ask, '--fresh'))).toBe(1315);
  const approved = JSON.parse(
    await good(...ask, '--approve', 'Thường trực', '--docx', 'final.docx', '--style', 'party'),
  );
  expect(approved).toMatchObject({ final: true, approvedBy: 'Thường trực' });
  expect(linesOf('final.docx').join('\n')).not.toContain('dự thảo');
  writeFileSync(place.at('later.csv'), `${header}\ngia-11,2022-02-02,2022-02-02,reception.turns,5,\n`);
  const refused = await cli(['report', 'import', 'later.csv']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/^later\.csv, line 2: the figures of gia-11 up to 2022-06-30 are closed/);
});

test('parts that are not the whole: the sum is named with both sides, and no document is made', async () => {
  // No report can say so any more: it came before they were looked at for that.
  const told = { running: 30, 'running.economy': 10, 'running.culture': 10, 'running.defence': 5, 'running.system': 4 };
  const row = { id: 'old', unit: 'pho-1', author: undefined, source: 'telegram', from: '2019-01-01', to: '2019-12-31' };
  const figures = Object.entries(told).map(([code, value]) => ({ indicator: `models.${code}`, value }));
  await w.app.store.commit(fileReport(w.app.vault, { ...row, after: undefined, late: false }, figures, '', w.now()));
  const { code, err } = await cli(['period', '--unit', 'pho', '--period', '2019', '--docx', 'broken.docx']);
  expect(code).toBe(1);
  expect(err).toContain('models.running is 30');
  expect(err).toContain('models.running.system is 29');
  expect(() => readFileSync(place.at('broken.docx'))).toThrow('ENOENT');
});

test('reports are listed with their figures and where they came from, those of a unit with everything below', async () => {
  const ask = ['report', 'list', '--unit', 'gia', '--since', '2023-06-30'] as const;
  const list: readonly { unit: string; state: string; source: string }[] = JSON.parse(await good(...ask, '--json'));
  expect(new Set(list.map(({ unit }) => unit))).toEqual(new Set(['gia-1', 'gia-2']));
  expect(list.filter(({ source }) => !platforms.some((one) => one === source))).toEqual([]);
  expect(await good(...ask)).toContain('cases.settled: 20/23 vụ');
});

test('what was corrected or withdrawn is still in the list', async () => {
  const states = async (unit: string): Promise<string[]> =>
    (await listReports(w.app, { unit, since: undefined }, 50)).map(({ state }) => state);
  expect((await states('an-2')).sort()).toEqual(['filed', 'replaced']);
  expect(await states('gia-11')).toContain('withdrawn');
});
