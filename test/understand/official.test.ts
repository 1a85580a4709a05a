/** Requests for official reports: every way leaders write them, and nothing that is a cadre's report, a question or a petition. */
import { describe, expect, test } from 'vitest';
import { shippedIndicators, wordGroups } from '../../src/domain/indicators.ts';
import { CALENDAR } from '../../src/domain/period.ts';
import { type Unit, unitTree } from '../../src/domain/unit.ts';
import { namesOf } from '../../src/understand/asking-units.ts';
import { beginsOfficial, readOfficial } from '../../src/understand/official.ts';
import { phraseBook } from '../../src/understand/report/phrase-book.ts';

const units: readonly Unit[] = [
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'xa', name: 'UBND xã Ví Dụ', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'tt', name: 'UBND xã Tân Thành', parent: 'tinh', kind: 'commune', aliases: [] },
];
const tree = unitTree(units);
const book = phraseBook(shippedIndicators(undefined), wordGroups(undefined));
const read = (text: string, above = 'tinh') =>
  readOfficial(text, { today: '2026-11-15', tables: CALENDAR, book, names: namesOf(tree, [above]) });

test.each([
  ['báo cáo dân vận tháng 10', '2026-10'],
  ['bao cao dan van thang 10', '2026-10'],
  ['baso caso daan vaanj thangs 10', '2026-10'],
  ['bc dân vận tháng 10', '2026-10'],
  ['báo cáo 6 tháng', '2026-H1'],
  ['báo cáo 6 tháng đầu năm 2025', '2025-H1'],
  ['gửi tôi báo cáo dân vận 9 tháng đầu năm bản word', '2026-9M'],
  ['cho tôi file word báo cáo tháng 10', '2026-10'],
  ['báo cáo công tác dân vận quý III/2026', '2026-Q3'],
  ['báo cáo năm 2025', '2025'],
  ['Dạ cho em xin báo cáo tháng trước ạ', '2026-10'],
])('%s', (text, period) => {
  expect(beginsOfficial(text)).toBe(true);
  expect(read(text)).toEqual({ units: [], elsewhere: false, period });
});

test('a unit below is named; one that is not theirs is elsewhere', () => {
  for (const text of ['báo cáo 6 tháng xã Tân Thành', 'báo cáo xã tân thành 6 tháng đầu năm']) {
    expect(read(text)).toMatchObject({ units: ['tt'], elsewhere: false, period: '2026-H1' });
    expect(read(text, 'xa')).toMatchObject({ units: [], elsewhere: true });
  }
});

test.each([
  ['báo cáo 9 tháng mẫu đảng', 'party'],
  ['báo cáo 9 tháng theo thể thức Đảng', 'party'],
  ['báo cáo 9 tháng thể thức nhà nước', 'state'],
  ['bao cao 9 thang theo mau ubnd', 'state'],
])('%s: in the layout of that body', (text, style) => {
  expect(read(text)).toMatchObject({ period: '2026-9M', style });
});

test('without a period, and with days that cannot be, it is still such a request', () => {
  expect(read('báo cáo dân vận')).toEqual({ units: [], elsewhere: false });
  expect(read('báo cáo dân vận tháng 12')).toMatchObject({ problem: 'future' });
  expect(read('báo cáo dân vận tháng 9 và tháng 10')).toMatchObject({ problem: 'several' });
});

describe('is none of these', () => {
  test.each([
    'báo cáo',
    'báo cáo tháng 10: tiếp 12 lượt, xong 8/11 đơn còn 3',
    'báo cáo tiếp 12 lượt',
    'báo cáo nhanh tháng 10',
    'bao cao nhanh',
    'báo cáo tuần này',
    'báo cáo hôm nay',
    'báo cáo từ 1/5 đến 15/6',
    'báo cáo anh là nhà tôi bị ngập',
    'báo cáo đường hỏng ấp 3 tháng 10',
    'báo cáo lãnh đạo tháng 10 chưa xong',
    'báo cáo đồng chí đèn đường tắt từ tháng 10',
    `báo cáo tháng 10 ${'rất '.repeat(40)}dài`,
    'thống kê tháng 10',
    '',
  ])('%s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
