import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKind, isTopic, isUrgency } from '../../src/domain/taxonomy.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { correction } from '../../src/understand/correction.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';

const places = gazetteer(
  unitTree([
    { code: 'vd', name: 'Xã Ví Dụ', kind: 'commune', aliases: [] },
    { code: 'ap3', name: 'Ấp 3', kind: 'hamlet', parent: 'vd', aliases: [] },
  ]),
);

const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const talk = fc
  .array(
    fc.constantFrom(
      ...[
        'cháy',
        'nhà',
        'ấp',
        '3',
        'không phải',
        'mà là',
        'cán bộ',
        'lấy',
        'tiền',
        'đường',
        'Nguyễn',
        'ở',
        'gần',
        'chợ',
        '.',
        ',',
        '\n',
        '/',
        '0912345678',
        '🙂',
      ],
      ...[
        'tôi',
        'tên',
        'là',
        'xã',
        'Ví',
        'Dụ',
        'số',
        '12',
        'đèn',
        'kính gửi',
        '\ud800',
        'e\u0301',
        'nhaf',
        'wwww',
        'k',
        '@',
      ],
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(' '));

test('any text at all gives a whole, calm answer', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(units, talk, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const read = understand(text, places);
      expect(isKind(read.kind.value) && isTopic(read.topic.value) && isUrgency(read.urgency.value)).toBe(true);
      for (const guess of [
        read.kind,
        read.topic,
        read.urgency,
        ...(read.unit ? [read.unit] : []),
        ...(read.place ? [read.place] : []),
      ]) {
        expect(guess.confidence).toBeGreaterThanOrEqual(0);
        expect(guess.confidence).toBeLessThanOrEqual(1);
      }
      expect(read.matter.length).toBeLessThanOrEqual(80);
      expect(understand(text, places)).toEqual(read);
      correction(text);
    }),
    { numRuns: 800 },
  );
});

test.each([
  'alo',
  'Alo!',
  'chào',
  'Chào anh chị ạ',
  'xin chào',
  'hi',
  'hello',
  'cảm ơn',
  'Cảm ơn nhiều ạ 👍',
  'cam on',
  'camon ad',
  'dạ',
  'ok',
  '👍',
  '🙂🙂',
  '',
  '   ',
  '...',
  'dạ vâng ạ',
  'alo xã ơi',
  'cho em hỏi',
  'chaof anh chij',
])('%j is a greeting', (text) => {
  expect(understand(text, places).greeting).toBe(true);
});

test.each([
  'alo mất điện',
  'chào xã, cống tắc',
  'cháy',
  'mất nước',
  'đường hư',
  '115',
  'cứu',
  'ấp 3',
  'em chào anh, nhà em ngập',
  'cảm ơn đã sửa đường nhưng đèn vẫn tắt',
  'chao ca nha, chay nha roi',
])('%j is more than a greeting', (text) => {
  expect(understand(text, places).greeting).toBe(false);
});

// Not timed: what must not grow with the square of the text would take minutes here.
test('long and repetitive texts end', { timeout: 120_000 }, () => {
  for (const part of [
    'cháy nhà ',
    'năm ngoái cháy nhà ',
    'cán bộ lấy tiền ',
    '1 ',
    '0912345678 ',
    'ở ấp 3 xã Ví Dụ, ',
    '🙂',
    '@a.b ',
    '@',
    '(',
    'tôi là Nguyễn Văn ',
    'không phải ',
    'o ',
    'a.',
    'e\u0301',
  ])
    expect(understand(part.repeat(40_000), places).matter.length).toBeLessThanOrEqual(80);
});
