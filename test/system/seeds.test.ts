/**
 * The figures of five published conferences on public relations of the state, entered unit by unit and day by day under made-up names, and
 * what the periodic report then says of them, in both layouts. Every command is a real process.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paragraphs, unzip } from '../documents/unzip.ts';
import { folder } from '../store/stores.ts';

const cliFile = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const place = folder();
afterAll(() => place.clear());

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

const cli = (...words: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [cliFile, ...words], {
      cwd: place.path,
      env: {
        PATH: process.env.PATH ?? '',
        NODE_COMPILE_CACHE: place.at('compiled'),
        DATABASE_PATH: place.at('db/test.db'),
        DATA_KEY: Buffer.alloc(32, 6).toString('base64'),
        TELEGRAM_BOT_TOKEN: '4242:AAF-canary-token-of-the-commands-0123456789',
        TELEGRAM_WEBHOOK_SECRET: 'canary-secret-of-the-seeds',
        PUBLIC_URL: 'https://caunoi.test',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });

const good = async (...words: readonly string[]): Promise<string> => {
  const { code, out, err } = await cli(...words);
  expect({ code, err }, words.join(' ')).toEqual({ code: 0, err: '' });
  return out;
};

const units = `code,name,parent,kind
pho,Thị xã Phố Ví Dụ,,other
pho-1,Xã Phố Một,pho,commune
hung,Xã Hưng Ví Dụ,,commune
hung-1,Thôn Đông,hung,hamlet
hung-2,Thôn Tây,hung,hamlet
ninh,Thành phố Ninh Ví Dụ,,other
ninh-1,Phường Ninh Một,ninh,commune
ninh-2,Xã Ninh Hai,ninh,commune
an,Tỉnh An Ví Dụ,,province
an-1,Xã An Một,an,commune
an-2,Xã An Hai,an,commune
an-3,Phường An Ba,an,commune
gia,Tỉnh Gia Ví Dụ,,province
gia-1,Xã Gia Một,gia,commune
gia-2,Phường Gia Hai,gia,commune
gia-11,Làng Một,gia-1,hamlet
`;

const header = 'unit,from,to,indicator,value,total';

/** Commune after commune and quarter after quarter; the sums are those of the conferences. */
const figures = `${header}
pho-1,2023-03-01,2023-03-31,commendation.medals,1,
pho,2023-11-01,2023-11-30,commendation.medals,1,
hung-1,2023-05-01,2023-05-31,clearance.handed,18,25
hung-2,2023-06-01,2023-06-30,clearance.handed,22,25
hung-1,2023-05-02,2023-05-02,clearance.persuaded,25,
hung-2,2023-05-03,2023-05-03,clearance.persuaded,25,
ninh,2021-05-23,2021-05-23,election.turnout,"99,95",
ninh,2021-05-23,2021-05-23,election.full,5,9
ninh-1,2021-01-01,2021-03-31,gifts.count,5000,
ninh-1,2021-04-01,2021-06-30,gifts.count,1081,
ninh-2,2021-01-01,2021-06-30,gifts.count,3000,
ninh-1,2021-01-01,2021-06-30,gifts.money,1811700000,
ninh-2,2021-01-01,2021-06-30,gifts.money,1000 triệu đồng,
ninh-1,2021-01-01,2021-06-30,reception.turns,80,
ninh-2,2021-01-01,2021-06-30,reception.turns,37,
ninh-1,2021-01-01,2021-03-31,petitions.settled,3,10
ninh-1,2021-04-01,2021-06-30,petitions.settled,2,15
ninh-2,2021-01-01,2021-06-30,petitions.settled,3,6
an-1,2014-01-01,2014-12-31,models.registered,1334,
an-2,2014-01-01,2014-12-31,models.registered,1000,
an-3,2014-01-01,2014-12-31,models.registered,1000,
an-1,2014-01-01,2014-12-31,models.running,1245,
an-2,2014-01-01,2014-12-31,models.running,950,
an-3,2014-01-01,2014-12-31,models.running,950,
an-1,2014-01-01,2014-12-31,models.running.economy,465,
an-2,2014-01-01,2014-12-31,models.running.economy,350,
an-3,2014-01-01,2014-12-31,models.running.economy,350,
an-1,2014-01-01,2014-12-31,models.running.culture,530,
an-2,2014-01-01,2014-12-31,models.running.culture,400,
an-3,2014-01-01,2014-12-31,models.running.culture,400,
an-1,2014-01-01,2014-12-31,models.running.defence,150,
an-2,2014-01-01,2014-12-31,models.running.defence,120,
an-3,2014-01-01,2014-12-31,models.running.defence,117,
an-1,2014-01-01,2014-12-31,models.running.system,100,
an-2,2014-01-01,2014-12-31,models.running.system,80,
an-3,2014-01-01,2014-12-31,models.running.system,83,
gia-1,2022-01-01,2022-03-31,reception.turns,600,
gia-2,2022-04-01,2022-06-30,reception.turns,710,
gia-11,2023-02-14,2023-02-14,reception.turns,2,
gia-1,2023-01-01,2023-01-31,reception.turns,300,
gia-1,2023-04-01,2023-06-30,reception.turns,400,
gia-2,2023-01-01,2023-06-30,reception.turns,500,
gia-1,2023-01-01,2023-06-30,cases.settled,20,23
gia-2,2023-01-01,2023-06-30,cases.settled,13,14
gia-1,2023-03-31,2023-03-31,farmers.groups,90,
gia-1,2023-06-30,2023-06-30,farmers.groups,99,
gia-2,2022-12-31,2022-12-31,farmers.groups,40,
gia-1,2023-06-30,2023-06-30,farmers.members,3000,
gia-2,2022-12-31,2022-12-31,farmers.members,1117,
gia-1,2023-01-01,2023-06-30,models.running,564,
gia-2,2023-07-01,2023-07-31,reception.turns,999,
`;

beforeAll(async () => {
  writeFileSync(place.at('units.csv'), units);
  writeFileSync(place.at('figures.csv'), figures);
  await good('unit', 'import', 'units.csv');
  expect(JSON.parse(await good('report', 'import', 'figures.csv', '--json'))).toMatchObject({ figures: 51, again: 0 });
});

const linesOf = (file: string): string[] =>
  paragraphs(unzip(readFileSync(place.at(file))).get('word/document.xml')!).map(({ text }) => text);

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
  const ask = ['period', '--unit', unit, '--period', period] as const;
  const first = await good(...ask, '--json', '--docx', 'party.docx', '--style', 'party');
  const again = await good(...ask, '--json', '--docx', 'state.docx', '--style', 'state', '--xlsx', 'figures.xlsx');
  expect(again).toBe(first);
  const layouts = { party: linesOf('party.docx'), state: linesOf('state.docx') };
  const heads = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'];
  expect(heads.map((head) => layouts.party.includes(head))).toEqual([true, false]);
  expect(heads.map((head) => layouts.state.includes(head))).toEqual([false, true]);
  for (const lines of Object.values(layouts)) {
    for (const phrase of phrases) expect(lines.join('\n')).toContain(phrase);
    expect(lines.join('\n')).toContain('dự thảo');
    // Nobody fills in what only the office may: nothing stands where the number and the day go.
    expect(lines.filter((line) => /^Số:?\s*\d|ngày\s+\d+ tháng \d+ năm \d+$/.test(line))).toEqual([]);
  }
  expect(readFileSync(place.at('figures.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('a document is the same bytes when it is made again', async () => {
  const ask = ['period', '--unit', 'gia', '--period', '2023-H1', '--style', 'party', '--docx'] as const;
  await good(...ask, 'one.docx');
  await good(...ask, 'two.docx');
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
  const refused = await cli('report', 'import', 'later.csv');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/^later\.csv, line 2: the figures of gia-11 up to 2022-06-30 are closed/);
});

test('parts that are not the whole: the sum is named with both sides, and no document is made', async () => {
  const rows = [
    'models.running,30',
    'models.running.economy,10',
    'models.running.culture,10',
    'models.running.defence,5',
    'models.running.system,4',
  ];
  writeFileSync(
    place.at('broken.csv'),
    `${header}\n${rows.map((row) => `pho-1,2020-01-01,2020-12-31,${row},`).join('\n')}\n`,
  );
  await good('report', 'import', 'broken.csv');
  const { code, err } = await cli('period', '--unit', 'pho', '--period', '2020', '--docx', 'broken.docx');
  expect(code).toBe(1);
  expect(err).toContain('models.running is 30');
  expect(err).toContain('models.running.system is 29');
  expect(() => readFileSync(place.at('broken.docx'))).toThrow('ENOENT');
});

test('reports are listed with their figures, those of a unit with everything below', async () => {
  const list = JSON.parse(await good('report', 'list', '--unit', 'gia', '--since', '2023-06-30', '--json'));
  expect(new Set(list.map((report: { unit: string }) => report.unit))).toEqual(new Set(['gia-1', 'gia-2']));
  expect(list[0]).toMatchObject({ state: 'filed', source: 'figures.csv' });
  expect(await good('report', 'list', '--unit', 'gia', '--since', '2023-06-30')).toContain('cases.settled: 20/23 vụ');
});
