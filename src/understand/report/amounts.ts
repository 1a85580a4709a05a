/** Amounts as reports write them: `2.811,7 triệu đồng`, `1ty2`, `60tr`, `33/37`, `99,95%`, `1,5 ha`, "hai mươi". */
import type { Amount } from '../../domain/figure.ts';
import { readNumeral, times } from '../../domain/numeral.ts';
import type { Item } from './items.ts';
import { type Book, measureAt, phraseAt } from './phrase-book.ts';
import { spokenAt } from './spoken.ts';

export type Sort = 'plain' | 'ratio' | 'money' | 'share' | 'area' | 'length';

export type Found = {
  /** Items `from` to `to` (exclusive), the word of measure after it not among them. */
  readonly from: number;
  readonly to: number;
  readonly sort: Sort;
  /** What it may mean: none where it is no number, several where it must be asked. */
  readonly readings: readonly Amount[];
  readonly negative: boolean;
  /** In words that are mostly other words. */
  readonly doubtful: boolean;
  /** 5-7: between two. */
  readonly range: boolean;
  /** The word of measure after it, folded, and how many items it has. */
  readonly measure?: string;
  readonly measured: number;
};

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
const MONEY = new Set(['dong', 'd', 'dd', 'vnd']);
/** Longest chain of parts of one amount: "1 tỷ 200 triệu 500 nghìn". */
const MOST_PARTS = 4;

export type Reader = {
  readonly items: readonly Item[];
  readonly book: Book;
  readonly marks: boolean;
};

const joined = (item: Item | undefined): item is Item => item !== undefined && item.before === '';

const all = (values: readonly number[], change: (value: number) => number): number[] => values.map(change);

type Plain = {
  readonly values: readonly number[];
  readonly to: number;
  readonly spoken: boolean;
  readonly doubtful: boolean;
};

/** Digits, or words. */
const plainAt = ({ items }: Reader, i: number): Plain | undefined => {
  const item = items[i];
  if (!item) return undefined;
  if (item.digits) return { values: readNumeral(item.folded), to: i + 1, spoken: false, doubtful: false };
  const spoken = spokenAt(items, i);
  return spoken && { values: [spoken.value], to: spoken.to, spoken: true, doubtful: spoken.doubtful };
};

/** The scale at `i`, with "trăm triệu" and "chục triệu"; `k` only where it touches the number. */
const scaleAt = ({ items }: Reader, i: number): { readonly factor: number; readonly to: number } | undefined => {
  const item = items[i];
  if (!joined(item)) return undefined;
  if (item.folded === 'k' && item.glued) return { factor: 1e3, to: i + 1 };
  const factor = SCALES.get(item.folded);
  if (factor !== undefined) {
    const more = joined(items[i + 1]) ? SCALES.get(items[i + 1]!.folded) : undefined;
    // "2 nghìn tỷ"; but "1 tỷ 2 triệu" has a number between.
    return more !== undefined && more > factor ? { factor: factor * more, to: i + 2 } : { factor, to: i + 1 };
  }
  const before = item.folded === 'tram' ? 100 : item.folded === 'chuc' ? 10 : 0;
  const next = before > 0 && joined(items[i + 1]) ? SCALES.get(items[i + 1]!.folded) : undefined;
  return next === undefined ? undefined : { factor: before * next, to: i + 2 };
};

/** Does what follows `i` claim the number before it for itself? "1 tỷ 2 cuộc đối thoại". */
const claimed = (reader: Reader, i: number): boolean => {
  const item = reader.items[i];
  if (!joined(item) || MONEY.has(item.folded)) return item !== undefined && item.before === '/';
  return (
    measureAt(reader.book, reader.items, i, reader.marks) !== undefined ||
    (phraseAt(reader.book, reader.items, i, reader.marks)?.features.length ?? 0) > 0
  );
};

/** "1 tỷ 2", "1tr5", "2 triệu rưỡi", "1 tỷ 200 triệu": what is added behind a scale. */
const tail = (
  reader: Reader,
  i: number,
  factor: number,
  parts: number,
): { readonly values: readonly number[]; readonly to: number } | undefined => {
  const { items } = reader;
  const item = items[i];
  if (!joined(item) || parts >= MOST_PARTS) return undefined;
  if (item.folded === 'ruoi') return { values: [factor / 2], to: i + 1 };
  const plain = plainAt(reader, i);
  if (plain?.values.length !== 1 || plain.doubtful) return undefined;
  const value = plain.values[0]!;
  const scale = scaleAt(reader, plain.to);
  if (scale) {
    if (scale.factor >= factor || value * scale.factor >= factor) return undefined;
    const more = tail(reader, scale.to, scale.factor, parts + 1);
    const base = value * scale.factor;
    return { values: more ? all(more.values, (extra) => base + extra) : [base], to: more?.to ?? scale.to };
  }
  if (plain.spoken && value >= 100) return { values: [times(value, factor / 1_000)], to: plain.to };
  if (!item.glued && claimed(reader, plain.to)) return undefined;
  if (plain.spoken) return value < 10 ? { values: [times(value, factor / 10)], to: plain.to } : undefined;
  if (!/^[0-9]{1,3}$/.test(item.folded) || items[plain.to]?.before === '/') return undefined;
  const tenth = times(value, factor / 10 ** item.folded.length);
  // "1 tỷ 25": a quarter, or 25 triệu.
  return item.folded.length === 2
    ? { values: [tenth, times(value, factor / 1_000)], to: plain.to }
    : { values: [tenth], to: plain.to };
};

const isPercent = (item: Item | undefined, next: Item | undefined): number =>
  joined(item) ? (item.folded === '%' ? 1 : item.folded === 'phan' && next?.folded === 'tram' ? 2 : 0) : 0;

/** The unit of money, area or length behind a number: how many items, and the factors. */
const unitAt = (
  { items }: Reader,
  i: number,
): { readonly sort: Sort; readonly factors: readonly number[]; readonly words: number } | undefined => {
  const item = items[i];
  if (!joined(item)) return undefined;
  if (MONEY.has(item.folded) && (item.folded.length > 2 || item.glued || !item.bare))
    return { sort: 'money', factors: [1], words: 1 };
  const next = items[i + 1]?.folded;
  if (item.folded === 'met' && next === 'vuong') return { sort: 'area', factors: [1], words: 2 };
  if (item.folded === 'hec' && next === 'ta') return { sort: 'area', factors: [10_000], words: 2 };
  if (item.folded === 'cay' && next === 'so') return { sort: 'length', factors: [1_000], words: 2 };
  const squares = SQUARES.get(item.folded);
  if (squares) return { sort: 'area', factors: squares, words: 1 };
  const lengths = LENGTHS.get(item.folded);
  return lengths === undefined ? undefined : { sort: 'length', factors: [lengths], words: 1 };
};

/** "-5" after a word and a space; a dash that begins a line is a bullet, one between numbers a range. */
const isNegative = ({ items }: Reader, i: number): boolean => {
  const { touching, apart, before } = items[i]!;
  if (touching.endsWith('−')) return true;
  const minus = touching.endsWith('-') && (apart || /^[:=(]-$/.test(touching));
  return minus && i > 0 && !items[i - 1]!.digits && !before.includes('\n');
};

/** Words between the two numbers of an x out of y: a stroke, "trong", "trên", "trong tổng số". How many; -1 where it is none. */
const bridge = (items: readonly Item[], i: number): number => {
  const item = items[i];
  if (!item) return -1;
  if (item.digits && item.before === '/') return 0;
  if (!joined(item) || (item.folded !== 'tren' && item.folded !== 'trong')) return -1;
  const words = items[i + 1]?.folded === 'tong' ? (items[i + 2]?.folded === 'so' ? 3 : 2) : 1;
  return items[i + words]?.digits && joined(items[i + words]) ? words : -1;
};

/** x out of y, where a second number follows at `i`. */
const totalAt = (
  reader: Reader,
  i: number,
): { readonly values: readonly number[]; readonly to: number } | undefined => {
  const words = bridge(reader.items, i);
  if (words < 0) return undefined;
  const item = reader.items[i + words];
  return item?.digits ? { values: readNumeral(item.folded), to: i + words + 1 } : undefined;
};

/** The amount that begins at item `i`; undefined where no number does. */
export const amountAt = (reader: Reader, i: number): Found | undefined => {
  const { items, book, marks } = reader;
  const plain = plainAt(reader, i);
  if (!plain) return undefined;
  let values: readonly number[] = plain.values;
  let { to } = plain;
  let sort: Sort = 'plain';
  let range = false;
  const scale = scaleAt(reader, to);
  if (scale) {
    const more = tail(reader, scale.to, scale.factor, 1);
    values = values.flatMap((value) => (more?.values ?? [0]).map((extra) => times(value, scale.factor) + extra));
    to = more?.to ?? scale.to;
  }
  const percent = isPercent(items[to], items[to + 1]);
  const unit = percent > 0 ? undefined : unitAt(reader, to);
  let totals: readonly number[] | undefined;
  if (percent > 0) {
    sort = 'share';
    to += percent;
  } else if (unit) {
    sort = unit.sort;
    values = values.flatMap((value) => unit.factors.map((factor) => times(value, factor)));
    to += unit.words;
  } else if (!scale && !plain.spoken) {
    const total = totalAt(reader, to);
    const other = items[to];
    if (total) {
      sort = 'ratio';
      totals = total.values;
      to = total.to;
    } else if (other?.digits && /^[-–—]$/.test(other.before) && !isNegative(reader, to)) {
      range = true;
      values = [...values, ...readNumeral(other.folded)];
      to += 1;
    }
  }
  let measure = measureAt(book, items, to, marks);
  if (measure && !joined(items[to])) measure = undefined;
  // "8 đơn trên tổng số 24 đơn", "8 đơn/24 đơn"; but "866 lượt/964 lượt người" are two.
  if (measure && sort === 'plain' && !scale && !range) {
    const total = totalAt(reader, to + measure.words);
    const again = total && measureAt(book, items, total.to, marks);
    const bare = total && bridge(items, to + measure.words) > 0 && !again;
    if (total && (bare || (again?.id === measure.id && joined(items[total.to])))) {
      sort = 'ratio';
      totals = total.values;
      to = total.to;
      measure = again;
    }
  }
  // Scaled without a unit it is money, unless things follow: "2 nghìn người".
  if (scale && sort === 'plain' && !measure) sort = 'money';
  const readings = (totals ?? [undefined]).flatMap((total) =>
    values.map((value) => (total === undefined ? { value } : { value, total })),
  );
  return {
    from: i,
    to,
    sort,
    readings,
    negative: isNegative(reader, i),
    doubtful: plain.doubtful,
    range,
    ...(measure && { measure: measure.id }),
    measured: measure?.words ?? 0,
  };
};
