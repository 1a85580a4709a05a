/** What staff type into a search: which words are conditions and which are looked for, and in what order the hits stand. */
import { describe, expect, test } from 'vitest';
import { CALENDAR } from '../../src/domain/period.ts';
import type { SearchWords } from '../../src/domain/search.ts';
import type { Spot } from '../../src/domain/spot.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { namesOf } from '../../src/understand/asking-units.ts';
import { ranked } from '../../src/understand/ranking.ts';
import { findableWords, isEmptySearch, readSearch, searchWords } from '../../src/understand/searching.ts';

const tree = unitTree([
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'tt', name: 'UBND xã Tân Thành', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'bm', name: 'UBND phường Bình Minh', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'tt3', name: 'Ấp 3', parent: 'tt', kind: 'hamlet', aliases: [] },
  { code: 'bm3', name: 'Khóm 9', parent: 'bm', kind: 'hamlet', aliases: [] },
]);
const spots: readonly Spot[] = [
  { code: 'cau', name: 'Cầu Sắt', kind: 'bridge', unit: 'tt3', aliases: ['cầu ván'] },
  { code: 'cho', name: 'Chợ Bà Tư', kind: 'market', unit: 'tt', aliases: [] },
];
const read = (text: string, above = 'tt'): SearchWords =>
  readSearch(text, { today: '2026-11-22', tables: CALENDAR, above: [above], names: namesOf(tree, [above]), spots });

/** What matters of a reading, in one line. */
const told = ({ words, either, days, state }: SearchWords): string =>
  [
    words.map(({ folded }) => folded.join('|')).join(' ') || '-',
    ...either.map(
      ({ phrases, units, topics }) => `{${[...phrases, ...units.map((u) => `@${u}`), ...topics].join(', ')}}`,
    ),
    ...(days ? [`${days.from}..${days.to}`] : []),
    ...(state ? [state] : []),
  ].join(' ');

describe('what is typed', () => {
  test.each([
    ['đèn đường', 'den duong'],
    ['den duong', 'den duong'],
    ['ĐÈN ĐƯỜNG!', 'den duong'],
    ['ddenf dduowngf', 'ddenf|den dduowngf|duong'],
    ['đèn đường tháng 10', 'den duong 2026-10-01..2026-10-31'],
    ['den duong thang 10', 'den duong 2026-10-01..2026-10-31'],
    ['đèn đường ngày 12/11', 'den duong 2026-11-12..2026-11-12'],
    ['hôm qua', '- 2026-11-21..2026-11-21'],
    // A street is no day, a house no year.
    ['ổ gà đường 30/4', 'o ga duong 30 4'],
    ['hẻm 2025', 'hem 2025'],
    ['đèn đường quá hạn', 'den duong overdue'],
    ['rác quá hạn tháng 10', 'rac 2026-10-01..2026-10-31 overdue'],
    ['mới', '- new'],
    ['đường mới làm', 'duong moi lam'],
    ['đã xong', '- done'],
    ['đèn đường ấp 3', 'den duong {ap 3, @tt3}'],
    ['den duong ap 3', 'den duong {ap 3, @tt3}'],
    // Another unit's hamlet is no condition, only words; one's own commune is no condition at all.
    ['đèn đường khóm 9', 'den duong khom 9'],
    ['đèn đường xã Tân Thành', 'den duong'],
    ['hư cầu sắt', 'hu {cau sat, cau van}'],
    ['cầu ván', '- {cau sat, cau van}'],
    ['giao thông', '- {giao thong, roads}'],
    ['an ninh trật tự ấp 3', '- {an ninh trat tu, security} {ap 3, @tt3}'],
    ['và của là', 'va cua la'],
    ['😀😀', '-'],
    ['"; DROP TABLE inbox;--', 'drop table inbox'],
    ['NEAR(den duong) * -den', 'near den duong den'],
  ])('%s', (text, meant) => expect(told(read(text))).toBe(meant));

  test('a province may name its communes', () =>
    expect(told(read('đèn đường xã Tân Thành', 'tinh'))).toBe('den duong {xa tan thanh, @tt, @tt3}'));

  test.each(['', '   ', '😀😀', '!?*"', '\u200b\u0000'])('%j is nothing that could be looked for', (text) =>
    expect(isEmptySearch(read(text))).toBe(true),
  );

  test('of a long text the beginning is read', () => {
    expect(read('đèn '.repeat(1_024)).words).toHaveLength(12);
    expect(searchWords('x'.repeat(4_096))).toEqual([]);
  });
});

test('a petition is found by its words folded, and without Telex leftovers', () => {
  expect(findableWords('Đèn ĐƯỜNG, hẻm 12', 'ấp 3', '04821735')).toBe('den duong hem 12 ap 3 04821735');
  expect(findableWords('ddenf dduowngf', undefined)).toBe('ddenf dduowngf den duong');
});

describe('the order', () => {
  const now = Date.UTC(2026, 10, 22);
  const day = 86_400_000;
  const order = (typed: string, ...texts: readonly (readonly [text: string, daysAgo: number])[]) =>
    ranked(
      searchWords(typed),
      texts.map(([text, ago]) => ({ text, words: findableWords(text), at: now - ago * day })),
      now,
      9,
    ).map(({ text }) => text);

  test('words side by side before the same words apart', () =>
    expect(order('cống nghẹt', ['nghẹt đường ống, có cái cống', 1], ['cống bị hôi và cống nghẹt', 1])[0]).toBe(
      'cống bị hôi và cống nghẹt',
    ));
  test('the marks that were typed before others', () =>
    expect(order('bò', ['họ bỏ xe ở đây', 1], ['con bò ở đây nè', 1])[0]).toBe('con bò ở đây nè'));
  test('a short petition before a long one that only mentions it', () =>
    expect(order('rác', [`rác và ${'nhiều việc khác nữa '.repeat(20)}`, 1], ['rác đầu hẻm', 1])[0]).toBe(
      'rác đầu hẻm',
    ));
  test('of equals the newer', () => expect(order('rác', ['rác ở chợ', 400], ['rác ở cầu', 2])[0]).toBe('rác ở cầu'));
  test('old and to the point before new and beside it', () =>
    expect(
      order('cống nghẹt', [`${'có nhiều thứ bị nghẹt ở trong đó '.repeat(9)} cống`, 1], ['cống nghẹt', 90])[0],
    ).toBe('cống nghẹt'));
});
