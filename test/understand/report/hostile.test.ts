import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALENDAR, tableFrom } from '../../../src/domain/period.ts';
import { read } from './told.ts';

/** All that is read lies within the text, and no figure is anything but a good number. */
const sound = (text: string): void => {
  const { figures, problems, places, notes, period } = read(text);
  for (const { start, end } of [...figures, ...problems, ...places, ...notes, ...(period ? [period] : [])]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { value, total } of figures) {
    expect(Number.isFinite(value) && value >= 0).toBe(true);
    if (total !== undefined) expect(total).toBeGreaterThanOrEqual(value);
  }
};

const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const pieces = [
  ...[
    'tiếp',
    'tiep',
    'dân',
    'lượt',
    'người',
    'đơn',
    'xong',
    'còn',
    'vụ',
    'quà',
    'suất',
    'mô hình',
    'kinh tế',
    'tăng',
    'giảm',
    'so với',
    'cùng kỳ',
  ],
  ...[
    '12',
    '0',
    '-5',
    '1.5',
    '1,202',
    '8/11',
    '1/',
    '/2',
    '99,95%',
    '2.811,7 triệu',
    '1ty2',
    '60tr',
    'm2',
    '²',
    '1️⃣',
    'hai mươi',
    'năm',
    'trăm',
  ],
  ...[
    'tuần',
    'tháng',
    'quý',
    'ngày',
    '30/2',
    'thứ',
    'T5',
    'từ',
    'đến',
    'nay',
    '2026',
    '6 tháng',
    'ấp',
    'thôn',
    'số',
    'NQ',
    'mỗi',
    '/suất',
  ],
  ...[
    ',',
    '.',
    ';',
    ':',
    '\n',
    '(',
    ')',
    '-',
    '–',
    '+',
    '=',
    '%',
    '•',
    '"',
    '😀',
    '\u200b',
    '\u0301',
    '\ud800',
    '\u202e',
    '٣',
    '①',
    'Ⅳ',
  ],
];
const talk = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(' '));
const glued = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(''));

test('any text at all is read calmly', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(units, talk, glued, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
      fc.integer({ min: 0, max: 6_000_000_000_000 }),
      fc.constantFrom(CALENDAR, [tableFrom(15, '1974-01-01', 'mid')], [tableFrom(26, '2024-01-01', 'later')], []),
      (text, now, tables) => {
        sound(text);
        read(text, now, tables);
        expect(read(text)).toEqual(read(text));
      },
    ),
    { numRuns: 3_000 },
  );
});

// Not timed: what grows with the square of the text would take minutes.
test.each([
  '😀',
  '1 ',
  '1/',
  '1.',
  '1,',
  '-',
  '(',
  'a',
  'tiếp 12 lượt ',
  'còn 3 ',
  'tang 3 so voi ',
  '1 tỷ 2 ',
  '1 triệu 2 nghìn ',
  'mô hình đăng ký kinh tế ',
  'đăng ký 3 mô hình kinh tế thực hiện ',
  'từ ngày 1/6 đến ',
  'tuần ',
  'ấp ',
  'mỗi ',
  'một trăm ',
  'NQ số ',
  'e\u0301',
  '\u200b',
  '1\u200b',
  'ngày 12 tháng ',
  '8 trong tổng số ',
  '12 (mười hai) ',
])('%j over and over ends', (part) => {
  sound(part.repeat(Math.ceil(4_096 / part.length)));
  sound(part.repeat(40_000));
});

test('a long message of base64 ends', () => {
  sound(Buffer.from(Array.from({ length: 3_072 }, (_, i) => (i * 7_919 + (i >> 3)) % 256)).toString('base64'));
});

test('a table of more numbers than anybody reports is asked as one thing, not dropped', () => {
  const { figures, problems } = read(Array.from({ length: 400 }, (_, i) => `${i} cây`).join(', '));
  expect(figures).toEqual([]);
  expect(problems.at(-1)!.end).toBeGreaterThan(3_000);
});
