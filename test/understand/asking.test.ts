/** Questions for figures as leaders type them, in four ways of typing; and what must never be taken for one. */
import { describe, expect, test } from 'vitest';
import type { Asking } from '../../src/domain/asking.ts';
import { shippedIndicators, WORD_GROUPS } from '../../src/domain/indicators.ts';
import { CALENDAR } from '../../src/domain/period.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { beginsAsking, readAsking } from '../../src/understand/asking.ts';
import { namesOf } from '../../src/understand/asking-units.ts';
import { phraseBook } from '../../src/understand/report/phrase-book.ts';
import { WAYS } from './typing.ts';

const tree = unitTree([
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'tt', name: 'UBND xã Tân Thành', parent: 'tinh', kind: 'commune', aliases: ['xã Phú Hòa'] },
  { code: 'bm', name: 'UBND phường Bình Minh', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'tt3', name: 'Ấp 3', parent: 'tt', kind: 'hamlet', aliases: [] },
  { code: 'tt4', name: 'Ấp 4', parent: 'tt', kind: 'hamlet', aliases: [] },
  { code: 'bm3', name: 'Ấp 3', parent: 'bm', kind: 'hamlet', aliases: [] },
  { code: 'ttbm', name: 'Ấp Bình Minh', parent: 'tt', kind: 'hamlet', aliases: [] },
  { code: 'dc', name: 'Tổ địa chính', parent: 'tt', kind: 'department', aliases: [] },
]);
const book = phraseBook(shippedIndicators(), WORD_GROUPS);
const today = '2026-11-22';
const scene = (above: string) => ({ today, tables: CALENDAR, book, names: namesOf(tree, [above]) });
const read = (text: string, above = 'tt', typed = true): Asking | undefined => readAsking(text, scene(above), typed);

/** What matters of a reading, in one line. */
const told = (asking: Asking | undefined): string => {
  if (!asking) return 'no question';
  const { units, elsewhere, days, problem, what, topics, indicators, compare, otherwise, unknown } = asking;
  return [
    what,
    days ? (days.from === days.to ? days.from : `${days.from}..${days.to}`) : (problem ?? '-'),
    ...(units.length > 0 ? [`of ${units.join('|')}`] : []),
    ...(elsewhere ? ['elsewhere'] : []),
    ...topics,
    ...indicators,
    ...(compare ? [otherwise ? 'compared otherwise' : 'compared'] : []),
    ...(unknown.length > 0 ? [`unknown ${unknown.length}`] : []),
  ].join(' ');
};

const reception = 'reception.turns reception.people reception.matters reception.sessions reception.groups';

/** What is typed → what is meant, the same in all four ways. */
const questions: Readonly<Record<string, string>> = {
  'thống kê hôm nay': 'all 2026-11-22',
  'thống kê hôm qua': 'all 2026-11-21',
  'tổng hợp tuần này': 'all 2026-11-16..2026-11-22',
  'số liệu tuần trước': 'all 2026-11-09..2026-11-15',
  'thống kê tháng này': 'all 2026-11-01..2026-11-30',
  'thống kê tháng trước': 'all 2026-10-01..2026-10-31',
  'thống kê tháng 10': 'all 2026-10-01..2026-10-31',
  'thống kê T10': 'all 2026-10-01..2026-10-31',
  'thống kê tháng 10 năm 2025': 'all 2025-10-01..2025-10-31',
  'thống kê tháng 10/2025': 'all 2025-10-01..2025-10-31',
  'tổng hợp quý 3': 'all 2026-07-01..2026-09-30',
  'tổng hợp quý III năm 2025': 'all 2025-07-01..2025-09-30',
  'số liệu 6 tháng đầu năm': 'all 2026-01-01..2026-06-30',
  'số liệu sáu tháng đầu năm 2025': 'all 2025-01-01..2025-06-30',
  'số liệu 9 tháng đầu năm': 'all 2026-01-01..2026-09-30',
  'tổng hợp 10 tháng đầu năm': 'all 2026-01-01..2026-10-31',
  'tổng hợp 11 tháng đầu năm 2025': 'all 2025-01-01..2025-11-30',
  'thống kê năm nay': 'all 2026-01-01..2026-12-31',
  'thống kê năm ngoái': 'all 2025-01-01..2025-12-31',
  'thống kê năm 2024': 'all 2024-01-01..2024-12-31',
  'thống kê từ đầu năm đến nay': 'all 2026-01-01..2026-12-31',
  'thống kê từ đầu tháng đến nay': 'all 2026-11-01..2026-11-30',
  'thống kê 7 ngày qua': 'all 2026-11-16..2026-11-22',
  'thống kê 2 tuần gần đây': 'all 2026-11-09..2026-11-22',
  'thống kê 3 tháng qua': 'all 2026-08-23..2026-11-22',
  'thống kê từ 1/5 đến 15/6': 'all 2026-05-01..2026-06-15',
  'thống kê ngày 20/11': 'all 2026-11-20',
  'thống kê thứ sáu tuần trước': 'all 2026-11-13',

  'thống kê tháng 10 so cùng kỳ': 'all 2026-10-01..2026-10-31 compared',
  'thống kê tháng 10 so với cùng kỳ năm ngoái': 'all 2026-10-01..2026-10-31 compared',
  'thống kê quý 3 so với năm ngoái': 'all 2026-07-01..2026-09-30 compared',
  'thống kê quý 3 so năm trước': 'all 2026-07-01..2026-09-30 compared',
  'số liệu quý 3 năm 2025 so với cùng kỳ năm 2024': 'all 2025-07-01..2025-09-30 compared',
  'thống kê tháng 10 so với tháng 9': 'all 2026-10-01..2026-10-31 compared otherwise',

  'thống kê tuần này có bao nhiêu phản ánh rác': 'petitions 2026-11-16..2026-11-22 environment',
  'thống kê phản ánh đường hỏng tháng 9': 'petitions 2026-09-01..2026-09-30 roads',
  'thống kê rác và điện tuần trước': 'petitions 2026-11-09..2026-11-15 environment power',
  'tổng hợp việc quá hạn tháng này': 'petitions 2026-11-01..2026-11-30',
  'thống kê phản ánh kiến nghị quý này': 'petitions 2026-10-01..2026-12-31',
  'cho tôi xin số liệu môi trường tháng này nhé': 'petitions 2026-11-01..2026-11-30 environment',
  'thống kê ma túy tháng 10': 'petitions 2026-10-01..2026-10-31 security',

  'thống kê 6 tháng đầu năm tiếp công dân': `indicators 2026-01-01..2026-06-30 ${reception}`,
  'thống kê bao nhiêu lượt tiếp công dân tháng 10': 'indicators 2026-10-01..2026-10-31 reception.turns',
  'số liệu đơn thư quý 3 so với cùng kỳ': 'indicators 2026-07-01..2026-09-30 petitions.new petitions.settled compared',
  'thống kê khiếu nại, tố cáo tháng 10':
    'indicators 2026-10-01..2026-10-31 cases.settled petitions.new.complaint petitions.settled.complaint petitions.new.denunciation petitions.settled.denunciation',
  'thống kê quà tặng tháng 9': 'indicators 2026-09-01..2026-09-30 gifts.count gifts.money',
  'thống kê tiếp xúc cử tri năm 2025': 'indicators 2025-01-01..2025-12-31 voters.meetings voters.people',

  'thống kê tháng 10 xã Tân Thành so cùng kỳ': 'all 2026-10-01..2026-10-31 of tt compared',
  'thống kê xã Phú Hòa hôm nay': 'all 2026-11-22 of tt',
  'tổng hợp năm nay ấp 3': 'all 2026-01-01..2026-12-31 of tt3',
  'tổng hợp ấp 3 xã Tân Thành năm nay': 'all 2026-01-01..2026-12-31 of tt3',
  'thống kê ubnd xã Tân Thành tháng 10': 'all 2026-10-01..2026-10-31 of tt',
  'thống kê ấp Bình Minh tháng 10': 'all 2026-10-01..2026-10-31 of ttbm',
  'thống kê tổ địa chính tháng 10': 'all 2026-10-01..2026-10-31 of dc',
  'thống kê toàn xã tháng 10': 'all 2026-10-01..2026-10-31',
  'thống kê tháng 10 xã Tân Lập': 'all 2026-10-01..2026-10-31 elsewhere',
  'thống kê tháng 10 phường Bình Minh': 'all 2026-10-01..2026-10-31 elsewhere',
  'thống kê tháng 10 tỉnh Ví Dụ': 'all 2026-10-01..2026-10-31 elsewhere',
  'thống kê ấp 9 hôm nay': 'all 2026-11-22 elsewhere',
  'thống kê tháng 10 xã An Ninh': 'all 2026-10-01..2026-10-31 elsewhere',
  'thống kê ấp 3 xã Tân Lập hôm nay': 'all 2026-11-22 of tt3 elsewhere',

  'thống kê ngày mai': 'all future',
  'thống kê tháng 12 năm 2027': 'all future',
  'thống kê quý 1 và quý 2': 'all several',
  'thống kê ngày 31/2': 'all no-such-day',
  'thống kê T5': 'all unclear',
  'thống kê tháng 10 blah': 'all 2026-10-01..2026-10-31 unknown 1',
};

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('typed with %s', (way) => {
  test.each(Object.entries(questions))('%s', (text, meant) => {
    expect(told(read(WAYS[way](text)))).toBe(meant);
  });
});

/** Words that lead into a petition, a report or talk. */
const others: readonly string[] = [
  'thống kê thiệt hại bão chưa đúng, nhà tôi mất 3 con bò mà không được ghi',
  'thống kê hộ nghèo năm nay bỏ sót nhà bà Sáu ở ấp 3, đề nghị xã xem lại',
  'thống kê nhà tôi bị ngập',
  'tổng hợp tháng 10: tiếp 12 lượt, nhận 3 đơn, giải quyết 3/3 đơn',
  'tổng hợp ý kiến cử tri: đường vào ấp 4 hư hỏng nặng, đề nghị sửa sớm trước Tết',
  'số liệu hôm nay trên bảng tin niêm yết bị sai, đề nghị cán bộ kiểm tra rồi sửa',
  'số liệu điện kế nhà tôi tháng này nhảy gấp đôi, điện lực không trả lời',
  'báo nhanh tháng 10: tiếp 12 lượt',
  'báo cáo số liệu tháng 10',
  'tháng 10 xã Tân Thành so cùng kỳ',
  'hôm nay',
  'đèn đường ở ấp 3 tắt ba hôm nay, xin thống kê để sửa',
  'ủy ban thống kê giúp dân với',
  'chào em',
  '',
];

test.each(others)('no question: %s', (text) => {
  for (const way of Object.values(WAYS)) expect(told(read(way(text)))).toBe('no question');
});

test('what begins a question is told without reading all of it', () => {
  for (const text of Object.keys(questions)) expect(beginsAsking(text), text).toBe(true);
  for (const text of ['hôm nay', 'báo nhanh tháng 10', 'đường hư', '']) expect(beginsAsking(text)).toBe(false);
  expect(beginsAsking(`thống kê ${'tháng 10 '.repeat(40)}`)).toBe(false);
});

test('behind the command everything is a question, and what is not understood is told', () => {
  expect(told(read('tháng 10 xã Tân Thành so cùng kỳ', 'tt', false))).toBe('all 2026-10-01..2026-10-31 of tt compared');
  expect(told(read('rác', 'tt', false))).toBe('petitions - environment');
  expect(read('abc xyz', 'tt', false)?.unknown).toEqual(['abc', 'xyz']);
});

describe('names that fit several units', () => {
  test('are left open', () => {
    expect(told(read('thống kê ấp 3 hôm nay', 'tinh'))).toBe('all 2026-11-22 of tt3|bm3');
  });
  test('are told apart by the unit above', () => {
    expect(told(read('thống kê ấp 3 phường Bình Minh hôm nay', 'tinh'))).toBe('all 2026-11-22 of bm3');
  });
  test('mean the larger one where no word says which', () => {
    expect(told(read('thống kê Bình Minh hôm nay', 'tinh'))).toBe('all 2026-11-22 of bm');
  });
});

test('the first days of a year: this year is this one', () => {
  const asking = readAsking('thống kê năm nay', { ...scene('tt'), today: '2027-01-04' }, true);
  expect(asking?.days).toMatchObject({ from: '2027-01-01', to: '2027-12-31' });
});

test('the longest text is read in no time', () => {
  const started = performance.now();
  for (let i = 0; i < 50; i += 1)
    read('thống kê tháng 10 xã Tân Thành rác và điện so với cùng kỳ năm ngoái nhé '.repeat(2));
  expect(performance.now() - started).toBeLessThan(1_000);
});
