/** What may stand right behind a number and belongs to it: thousands and millions, percent, money, area, length. */
import type { Item } from './items.ts';

export type Sort = 'plain' | 'ratio' | 'money' | 'share' | 'area' | 'length';

const SCALES = new Map([
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['trieu', 1e6],
  ['tr', 1e6],
  ['ty', 1e9],
  ['ti', 1e9],
]);
const SQUARES = new Map([
  ['ha', [10_000]],
  ['hecta', [10_000]],
  ['hec', [10_000]],
  ['m2', [1]],
  ['mv', [1]],
  ['km2', [1_000_000]],
  // 360 m² in the North, 500 in the middle, 1.000 in the South: must be asked.
  ['sao', [360, 500, 1_000]],
]);
const LENGTHS = new Map([
  ['km', 1_000],
  ['m', 1],
  ['met', 1],
]);
/** `dd`: the sign đ with the input method off. */
export const MONEY = new Set(['dong', 'd', 'dd', 'vnd']);

/** Does nothing but a blank stand before it? */
export const joined = (item: Item | undefined): item is Item => item !== undefined && item.before === '';

/** The scale at `i`, with "trăm triệu" and "chục triệu"; `k` only where it touches the number. */
export const scaleAt = (
  items: readonly Item[],
  i: number,
): { readonly factor: number; readonly to: number } | undefined => {
  const item = items[i];
  if (!joined(item)) return undefined;
  if (item.folded === 'k' && item.glued) return { factor: 1e3, to: i + 1 };
  const factor = SCALES.get(item.folded);
  // "2 ti vi" are no thousands of millions.
  if (factor !== undefined && !(item.folded === 'ti' && items[i + 1]?.folded === 'vi')) {
    const more = joined(items[i + 1]) ? SCALES.get(items[i + 1]!.folded) : undefined;
    // "2 nghìn tỷ"; but "1 tỷ 2 triệu" has a number between.
    return more !== undefined && more > factor ? { factor: factor * more, to: i + 2 } : { factor, to: i + 1 };
  }
  const before = item.folded === 'tram' ? 100 : item.folded === 'chuc' ? 10 : 0;
  const next = before > 0 && joined(items[i + 1]) ? SCALES.get(items[i + 1]!.folded) : undefined;
  return next === undefined ? undefined : { factor: before * next, to: i + 2 };
};

/** How many items a sign of percent has; 0 for none. */
export const isPercent = (item: Item | undefined, next: Item | undefined): number =>
  joined(item) ? (item.folded === '%' ? 1 : item.folded === 'phan' && next?.folded === 'tram' ? 2 : 0) : 0;

/** The unit of money, area or length behind a number: how many items, and the factors. */
export const unitAt = (
  items: readonly Item[],
  i: number,
): { readonly sort: Sort; readonly factors: readonly number[]; readonly words: number } | undefined => {
  const item = items[i];
  if (!joined(item)) return undefined;
  const next = items[i + 1]?.folded;
  // "65 đồng chí"
  if (MONEY.has(item.folded) && next !== 'chi' && (item.folded.length > 2 || item.glued || !item.bare))
    return { sort: 'money', factors: [1], words: 1 };
  if (item.folded === 'met' && next === 'vuong') return { sort: 'area', factors: [1], words: 2 };
  if (item.folded === 'hec' && next === 'ta') return { sort: 'area', factors: [10_000], words: 2 };
  if (item.folded === 'cay' && next === 'so') return { sort: 'length', factors: [1_000], words: 2 };
  // "4 sao" are stars.
  const squares = item.bare || item.marked !== 'sao0' ? SQUARES.get(item.folded) : undefined;
  if (squares) return { sort: 'area', factors: squares, words: 1 };
  const lengths = LENGTHS.get(item.folded);
  return lengths === undefined ? undefined : { sort: 'length', factors: [lengths], words: 1 };
};
