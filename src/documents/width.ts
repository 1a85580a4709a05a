/** How wide a line of bold Times New Roman is: rules have to be as long as the text above them, and nobody else knows. */

/**
 * Advance widths in 1/2048 of the size, from the metrics of Times New Roman Bold (Tinos has the same). A mark above or below
 * changes nothing; Ơ, Ư and Đ are letters of their own. Width → the letters that have it.
 */
const WIDTHS: Readonly<Record<number, string>> = {
  512: ' ,.',
  569: 'il/',
  682: '-:;()tfj',
  797: 'Is',
  909: 'cerz',
  1024: '0123456789–“”agovxyJ',
  1134: 'ơ',
  1139: 'bdđhknpquS',
  1229: 'ư',
  1251: 'PF',
  1366: 'BELTZ',
  1479: 'ACDĐNRUVXYw',
  1593: 'GHKOƠQ',
  1630: 'Ư',
  1706: 'm&',
  1933: 'M',
  2048: 'W',
};

const widths = new Map(
  Object.entries(WIDTHS).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);
/** A letter of no table is taken for a wide one: a rule that is a little long is no harm. */
const WIDE = 1479;

/** Tones and accents off, but not the horn of ơ and ư. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u0303\u0306\u0309\u0323]/g, '')
    .normalize('NFC');

/** @param size in points @returns points */
export const boldWidth = (text: string, size: number): number =>
  ([...bare(text)].reduce((sum, letter) => sum + (widths.get(letter) ?? WIDE), 0) * size) / 2048;
