import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, isSyllable, unTelex } from '../../src/understand/fold.ts';
import { BY_TOPIC, DENUNCIATIONS, EMERGENCIES } from './sentences.ts';
import { bare, telex } from './typing.ts';

const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), units);

test('folding twice is folding once', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anything, (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).toBe(folded.trim());
      expect(folded).not.toMatch(/ {2}/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['ĐƯỜNG', 'duong'],
  ['đường', 'duong'],
  ['Hoà', 'hoa'],
  ['Hòa', 'hoa'],
  ['uỷ ban', 'uy ban'],
  ['ủy ban', 'uy ban'],
  ['Huệ'.normalize('NFD'), 'hue'],
  ['Ủy bаn', 'uy ban'], // a Cyrillic а
  ['０９１２', '0912'],
  ['ấp 3, hẻm 12/4!', 'ap 3 hem 12 4'],
  ['ch\u200báy', 'chay'],
  ['\tMột\nhai', 'mot hai'],
  ['', ''],
])('%j folds to %j', (text, out) => {
  expect(fold(text)).toBe(out);
});

const NORMAL = [...Object.values(BY_TOPIC).flat(), ...DENUNCIATIONS, ...EMERGENCIES];

test('typed right, with marks or without, nothing is repaired', () => {
  for (const text of NORMAL.filter((each) => !/[A-Z]{2}|[0-9]/.test(each))) {
    expect(unTelex(text)).toBe(text);
    expect(unTelex(bare(text))).toBe(bare(text));
  }
});

test('the leftovers of Telex read as the words that were meant', () => {
  const words = new Set(
    NORMAL.flatMap(
      (text) =>
        text
          .normalize('NFC')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    ).filter((word) => isSyllable(fold(word))),
  );
  expect(words.size).toBeGreaterThan(800);
  const wrong = [...words].filter((word) => fold(unTelex(telex(word))) !== fold(word));
  // `xoong` is a pan.
  expect(wrong).toEqual(['xông']);
});

test.each([
  ['duowngf ngaapj nuowcs', 'duong ngap nuoc'],
  ['coongs tawcs', 'cong tac'],
  ['ddieenj', 'dien'],
  ['nguwowif', 'nguoi'],
  ['nwocs', 'nuoc'],
  ['cháyyyy', 'cháyyyy'], // not plain letters: left to the tokens
  ['chayyyy', 'chay'],
  ['rác thải', 'rác thải'],
  ['xuân', 'xuân'],
  ['wifi zalo gas', 'wifi zalo gas'],
])('%j reads as %j', (text, out) => {
  expect(unTelex(text)).toBe(out);
});
