import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIndicatorsCsv } from '../../../src/domain/indicator-file.ts';
import { shippedIndicators, wordGroups } from '../../../src/domain/indicators.ts';
import { CALENDAR } from '../../../src/domain/period.ts';
import { phraseBook } from '../../../src/understand/report/phrase-book.ts';
import { readReport } from '../../../src/understand/report/read.ts';
import { WAYS } from '../typing.ts';
import { messages, NOW, read, told, ZONE } from './told.ts';

const table = messages();

test('there are messages enough', () => {
  expect(table.length).toBeGreaterThan(200);
});

test.each(table)('$text', ({ text, wanted }) => {
  expect(told(read(text))).toEqual(wanted);
});

test('every shipped indicator that has words is read from some message', () => {
  const seen = new Map<string, number>();
  for (const { wanted } of table)
    for (const token of wanted) {
      const code = token.split('=')[0]!;
      if (token.includes('=')) seen.set(code, (seen.get(code) ?? 0) + 1);
    }
  const codes = shippedIndicators().flatMap(({ code, synonyms }) => (synonyms.length > 0 ? [code] : []));
  console.info(codes.map((code) => `${code} ${seen.get(code) ?? 0}`).join('\n'));
  expect(codes.filter((code) => !seen.has(code))).toEqual([]);
});

describe.each(Object.entries(WAYS))('typed another way (%s)', (way, typed) => {
  // The sign of a numbered line is lost with the marks, and "di doi" (to move house) becomes "đi đội".
  const other = new Set(['1️⃣ Tiếp dân 5 lượt 2️⃣ Đơn 3/4', 'vđ 3 hộ di dời, 2 hộ đã ký']);
  // Whether what cannot be read has words beside it depends on the words.
  const unread = (tokens: readonly string[]): string =>
    tokens.join(' ').replaceAll('?number-alone', '?').replaceAll('?unknown-indicator', '?');

  test('says the same', () => {
    const wrong = table
      .filter(({ text }) => !other.has(text))
      .map(({ text, wanted }) => ({ text: typed(text), wanted, got: told(read(typed(text))) }))
      .filter(({ wanted, got }) => unread(got) !== unread(wanted));
    expect(wrong, way).toEqual([]);
  });
});

test('NFD and zero-width characters change nothing', () => {
  for (const { text, wanted } of table) {
    expect(told(read(text.normalize('NFD')))).toEqual(wanted);
    expect(told(read([...text].join('\u200b')))).toEqual(wanted);
  }
});

test('a figure says from which words it was read', () => {
  const text = 'Ấp 3: tiếp 12 lượt, xong 8/11 đơn còn 3 (hôm qua)';
  const { figures, places, period } = read(text);
  const cut = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
  expect(figures.map(cut)).toEqual(['tiếp 12 lượt', 'xong 8/11 đơn còn 3']);
  expect(places.map(cut)).toEqual(['Ấp 3']);
  expect(period && cut(period)).toBe('hôm qua');
  const decomposed = read(text.normalize('NFD'));
  expect(text.normalize('NFD').slice(decomposed.figures[0]!.start, decomposed.figures[0]!.end)).toBe(
    'tiếp 12 lượt'.normalize('NFD'),
  );
});

test('what is no figure stays as a note', () => {
  const text = 'Tiếp 2 lượt. Bà con phấn khởi, mong sửa cầu. Trồng 200 cây xanh';
  const { notes, problems } = read(text);
  expect(notes.map(({ start, end }) => text.slice(start, end))).toEqual(['Bà con phấn khởi, mong sửa cầu']);
  expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual(['Trồng 200 cây xanh']);
});

test('a tenant’s own indicators are read beside the shipped ones', () => {
  const fifth = { name: 'xây dựng nông thôn mới', words: [], into: 'economy', printed: true } as const;
  const shipped = shippedIndicators(fifth);
  const groups = wordGroups(fifth);
  const own = readIndicatorsCsv(
    'code,label,unit,measures,synonyms\ntrees.planted,Cây trồng,cây,cây xanh,trồng cây|trồng #\n',
    shipped,
    groups,
  );
  const book = phraseBook([...shipped, ...(own.indicators ?? [])], groups);
  const tell = (text: string): string[] => told(readReport(text, book, { now: NOW, zone: ZONE, tables: CALENDAR }));
  expect(tell('tiep 3 luot, trong 200 cay xanh')).toEqual(['reception.turns=3', 'trees.planted=200']);
  expect(tell('Đăng ký mô hình: kinh tế 3, nông thôn mới 2')).toEqual([
    'models.registered.economy=3',
    'models.registered.fifth=2',
  ]);
});

/** Phrases that lean on no other. */
const PHRASES = [
  'tiếp dân 12 lượt',
  'giải quyết 8/11 đơn, còn 3 đơn',
  'tặng 120 suất quà',
  'tiền quà 60 triệu đồng',
  'đối thoại 1 cuộc',
  'số người dự đối thoại 45',
  'hòa giải 5/6 vụ',
  'đăng ký 3 mô hình dân vận khéo',
  'hiến 1.500 m2 đất',
  'bàn giao mặt bằng 32/40 hộ',
  'tập huấn 2 lớp',
  'khen thưởng 5 tập thể',
  'cử tri đi bầu 99,95%',
  'ủng hộ 1,2 tỷ đồng',
  'kiểm tra 3 cuộc',
  'xây 2 căn nhà đại đoàn kết',
  'làm 1,5 km đường',
  '260 ngày công',
  'trồng 200 cây xanh',
  'tặng quà 1.5 triệu',
];

test('the order of phrases does not matter', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(PHRASES, { minLength: 2, maxLength: PHRASES.length }),
      fc.constantFrom(', ', '; ', '\n', '. '),
      fc.constantFrom(...Object.values(WAYS)),
      (phrases, sign, typed) => {
        // Money for gifts may be told once only.
        const some = phrases.filter(
          (phrase) => phrase !== 'tặng quà 1.5 triệu' || !phrases.includes('tiền quà 60 triệu đồng'),
        );
        const alone = some.flatMap((phrase) => told(read(phrase))).sort();
        expect(told(read(typed(some.join(sign)))).sort()).toEqual(alone);
      },
    ),
    { numRuns: 400 },
  );
});
