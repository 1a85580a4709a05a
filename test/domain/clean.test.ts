import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defang, firstSentence, hidden, isolated, oneLine, shown, wellFormed } from '../../src/domain/clean.ts';

/** Any UTF-16, with what is odd in it more often than chance would bring it. */
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'ế',
          'e\u0302\u0301',
          '\u0301',
          '\u0323',
          ' ',
          '\n',
          '\r\n',
          '\t',
          '\0',
          '\ud800',
          '\udc00',
          '\u200b',
          '\u200d',
          '\u202e',
          '\u2066',
          '\ufe0f',
          '\u00ad',
        ],
        ...[
          '👩',
          '🏽',
          '❤️',
          '👩‍🌾',
          '1️⃣',
          '\u3164',
          '\u{e0041}',
          '@',
          '/',
          '#',
          '.',
          'vn',
          'http://',
          '\u2060',
          'て',
          '゙',
          '…',
          '\u0344',
          'ﬁ',
          '가',
          '\u1100',
        ],
      ),
    )
    .map((parts) => parts.join('')),
);
/** Any code units at all, lone surrogates included. */
const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const anything = fc.oneof(odd, units);

test('shown, oneLine and defang change nothing the second time', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 60 }), (text, limit) => {
      expect(shown(shown(text))).toBe(shown(text));
      expect(shown(shown(text, limit), limit)).toBe(shown(text, limit));
      expect(oneLine(oneLine(text, limit), limit)).toBe(oneLine(text, limit));
      expect(defang(defang(text))).toBe(defang(text));
      expect(wellFormed(wellFormed(text))).toBe(wellFormed(text));
    }),
    { numRuns: 2000 },
  );
});

test('what is shown is well formed, within its limit, and hides nothing', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 40 }), (text, limit) => {
      const out = shown(text, limit);
      expect(out.isWellFormed()).toBe(true);
      expect(out.length).toBeLessThanOrEqual(limit);
      expect(hidden(shown(text))).toBe(false);
      expect(oneLine(text)).not.toContain('\n');
      expect(out).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u0000]/);
      firstSentence(text, limit);
      isolated(text);
    }),
    { numRuns: 1000 },
  );
});

test('NUL goes, lone surrogates become a sign, all else stays as written', () => {
  expect(wellFormed('a\0b\ud800c\udc00')).toBe('ab\ufffdc\ufffd');
  expect(wellFormed('  đường\u200b\n\n\n hư ')).toBe('  đường\u200b\n\n\n hư ');
  expect(shown('a\0b\ud800')).toBe('ab\ufffd');
  expect(hidden('a\0b')).toBe(true);
});

test('thousands of line feeds and marks shrink', () => {
  expect(shown(`a${'\n'.repeat(4000)}b`)).toBe('a\n\nb');
  expect(shown(`a${' \r\n'.repeat(4000)}b`)).toBe('a\n\nb');
  expect(shown('a\u2028b\u0085c')).toBe('a\nb\nc');
  expect([...shown(`x${'\u0300'.repeat(4000)}`)]).toHaveLength(5);
  expect(hidden(`x${'\u0300'.repeat(4000)}`)).toBe(true);
  expect(shown(`tên${' '.repeat(300)}giả`)).toBe('tên giả');
});

test('characters that reverse or hide the reading are out, and flagged', () => {
  for (const sign of [
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\u{e0001}',
    '\u{e007f}',
  ]) {
    expect(shown(`ủy${sign}ban`)).toBe('ủyban');
    expect(hidden(`ủy${sign}ban`)).toBe(true);
  }
});

test('letters typed in pieces are composed and no attack', () => {
  const name = 'Nguyễn Thị Huệ';
  expect(shown(name.normalize('NFD'))).toBe(name);
  expect(hidden(name.normalize('NFD'))).toBe(false);
  expect(hidden('Đường hư, mong xã sửa. 👍')).toBe(false);
});

test('emoji keep their joiners', () => {
  for (const emoji of ['👩‍🌾', '👨‍👩‍👧‍👦', '🏳️‍🌈', '❤️', '👍🏽', '1️⃣', '👩🏽‍🚒']) {
    expect(shown(`a ${emoji} b`)).toBe(`a ${emoji} b`);
    expect(hidden(emoji)).toBe(false);
  }
});

test('a cut tears no character', () => {
  expect(shown('Cống bị nghẹt', 8)).toBe('Cống bị…');
  expect(shown('abc', 3)).toBe('abc');
  expect(shown('👍👍👍', 4)).toBe('👍…');
  expect(shown('ab👩‍🌾cd', 6)).toBe('ab…');
  expect(shown('abq\u0323\u0307', 4)).toBe('ab…');
  expect(shown('abc', 0)).toBe('');
  expect(oneLine('✅ ĐÃ DUYỆT\n\nchủ tịch', 12)).toBe('✅ ĐÃ DUYỆT…');
});

test.each([
  ['@admin_name xem giúp', '@\u2060admin_name xem giúp'],
  ['/duyet', '/\u2060duyet'],
  ['gõ /xoa_123@ourbot nhé', 'gõ /\u2060xoa_123@\u2060ourbot nhé'],
  ['#khan', '#\u2060khan'],
  ['$USD', '$\u2060USD'],
  ['xem http://evil.example/a', 'xem http:\u2060//evil.\u2060example/a'],
  ['vào evil.example nhé', 'vào evil.\u2060example nhé'],
  ['t.me/duyet', 't.\u2060me/duyet'],
  ['192.168.1.10', '192.\u2060168.\u20601.\u206010'],
  ['<a href="tg://user?id=1">Chủ tịch</a>', '<a href="tg:\u2060//user?id=1">Chủ tịch</\u2060a>'],
  ['mail lan@mail.vn', 'mail lan@\u2060mail.\u2060vn'],
  ['1.202 lượt, 99,95%, 12/3 ấp 4', '1.202 lượt, 99,95%, 12/3 ấp 4'],
  ['đất và/hoặc nhà', 'đất và/hoặc nhà'],
])('%j cannot be pressed', (text, out) => {
  expect(defang(text)).toBe(out);
  // It reads the same.
  expect(shown(defang(text))).toBe(shown(text));
});

test('right-to-left words do not turn the line around them', () => {
  expect(isolated('Đường hư')).toBe('Đường hư');
  expect(isolated('một שלום hai\nba')).toBe('\u2068một שלום hai\u2069\nba');
  expect(isolated(isolated('שלום'))).toBe(isolated('שלום'));
});

test.each([
  ['Cống nghẹt. Nước tràn vào nhà.', 'Cống nghẹt'],
  ['TP. Cao Lãnh mất nước. Ba ngày rồi.', 'TP. Cao Lãnh mất nước'],
  ['Mất 1.202 cây? Sao vậy', 'Mất 1.202 cây?'],
  ['Dòng một\nDòng hai', 'Dòng một'],
  ['', ''],
])('first sentence of %j', (text, out) => {
  expect(firstSentence(text, 80)).toBe(out);
});
