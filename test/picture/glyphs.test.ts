/** Characters: what the fonts lack never reaches the renderer, which would leave it out without a word. */
import { describe, expect, test } from 'vitest';
import { vietnam2025 } from '../../src/domain/vn-2025.ts';
import { advances } from '../../src/picture/advances.gen.ts';
import type { Picture, PictureError } from '../../src/picture/data.ts';
import { generate } from '../../src/picture/generate.ts';
import { drawable, fitted } from '../../src/picture/glyphs.ts';
import { has } from '../../src/picture/measure.ts';
import { draw, svg } from '../../src/picture/svg.ts';
import { read } from '../meta/project.ts';
import { render } from './render.ts';
import { samples } from './samples.ts';

const refusal = (picture: Picture): string => {
  try {
    return svg(picture);
  } catch (error) {
    return (error as PictureError).message;
  }
};

test('the table of advances is fresh: else run `npm run generate`', () => {
  expect(read('src/picture/advances.gen.ts') === generate()).toBe(true);
});

test('every letter of Vietnamese is there, in both cases and in both forms of writing', () => {
  const vowels = [...'aăâeêioôơuưy'];
  const letters = [
    ...vowels.flatMap((v) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => v + tone)),
    'đ',
  ];
  expect(letters).toHaveLength(73);
  for (const letter of letters)
    for (const form of [letter, letter.toUpperCase()]) {
      expect([...drawable(form, 'here')].every(has)).toBe(true);
      expect(drawable(form.normalize('NFD'), 'here')).toBe(form.normalize('NFC'));
    }
});

test('what the templates themselves add is there', () => {
  for (const character of '0123456789.,%·… ') expect(has(character), character).toBe(true);
});

test('arrows, discs and emoji are not: a picture must do without them', () => {
  for (const character of '▲▼↑↓●→✓☎\u{1f600}\u2011\u00ad\u200b') expect(has(character), character).toBe(false);
});

test('the names of all 3,355 provinces and communes are drawn as they are', () => {
  const names = vietnam2025().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(3_300);
  expect(names.filter((name) => fitted(name).text !== name || fitted(name).dropped.length > 0)).toEqual([]);
});

test('every character in the table leaves ink, but for blanks', () => {
  const characters = advances
    .split(',')
    .map((entry) => String.fromCodePoint(Number.parseInt(entry.split(' ')[0]!, 16)))
    .filter((character) => !/[\s\p{M}&<]/u.test(character));
  expect(characters.length).toBeGreaterThan(400);
  const rows = characters.map(
    (c, i) => `<text x="${10 + 40 * (i % 20)}" y="${40 + 60 * Math.floor(i / 20)}">${c}</text>`,
  );
  const height = 60 * Math.ceil(characters.length / 20);
  const { pixels, width } = render(
    `<svg xmlns="http://www.w3.org/2000/svg" width="820" height="${height}" font-family="Be Vietnam Pro" font-size="30">${rows.join('')}</svg>`,
  );
  const blank = characters.filter((_, i) => {
    const [left, top] = [10 + 40 * (i % 20), 60 * Math.floor(i / 20)];
    for (let y = top; y < top + 60; y++)
      for (let x = left; x < left + 38; x++) if (pixels[4 * (y * width + x) + 3]! > 100) return false;
    return true;
  });
  expect(blank).toEqual([]);
});

describe('what cannot be drawn is refused by name', () => {
  test.each([
    [
      'an arrow in a change',
      { ...samples.morning, figures: [{ value: 1, label: 'việc mới', change: 'tăng ▲8' }] },
      'glyph: U+25B2 in figures[0].change',
    ],
    ['an emoji in a unit', { ...samples.morning, unit: 'UBND xã Ví Dụ 😀' }, 'glyph: U+1F600 in unit'],
    [
      'another script in a row',
      { ...samples['half-year'], rows: [{ label: 'ភូមិ', value: 1 }] },
      'glyph: U+1797 in rows[0].label',
    ],
    ['a control character', { ...samples.morning, title: '9 việc\0' }, 'glyph: U+0000 in title'],
  ])('%s', (_, picture, message) => {
    expect(refusal(picture as Picture)).toBe(message);
  });
});

describe('fitted', () => {
  test.each([
    ['Ấp 3 😀', 'Ấp 3', ['U+1F600']],
    ['👨‍👩‍👧 Tổ dân phố 5 👍👍', 'Tổ dân phố 5', ['U+1F468', 'U+200D', 'U+1F469', 'U+1F467', 'U+1F44D']],
    ['𝐁𝐚𝐧 nhân dân ấp ３', 'Ban nhân dân ấp 3', []],
    ['địa chính\u2011xây dựng', 'địa chính-xây dựng', []],
    ['Phum ភូមិ Sóc', 'Phum Sóc', ['U+1797', 'U+17BC', 'U+1798', 'U+17B7']],
    ['  Công\tan\nxã ', 'Công an xã', []],
    ['Ấp 3'.normalize('NFD'), 'Ấp 3', []],
    ['🚓🚒', '', ['U+1F693', 'U+1F692']],
  ])('%j → %j', (given, text, dropped) => {
    expect(fitted(given)).toEqual({ text, dropped });
  });
});

test('letters written apart are drawn composed, blanks as one', () => {
  const apart = { ...samples.morning, unit: `  UBND   xã\u00a0Ví Dụ `.normalize('NFD') };
  expect(draw(apart)).toEqual(draw(samples.morning));
});

test('signs of XML in a name stay signs of the name', () => {
  const unit = 'Tổ "A&B" <1> \'x\'';
  expect(svg({ ...samples.morning, unit })).toContain("Tổ &quot;A&amp;B&quot; &lt;1&gt; 'x' · từ");
  expect(() => render(svg({ ...samples.morning, unit }))).not.toThrow();
});
