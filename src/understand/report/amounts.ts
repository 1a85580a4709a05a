/** Amounts as reports write them: `2.811,7 triệu đồng`, `1ty2`, `60tr`, `33/37`, `99,95%`, `1,5 ha`, "hai mươi". */
import type { Amount } from '../../domain/figure.ts';
import { readNumeral, times } from '../../domain/numeral.ts';
import type { Item } from './items.ts';
import { isMeasuredBy } from './match.ts';
import { type Book, type Measure, measureAt, phraseAt } from './phrase-book.ts';
import { spokenAt } from './spoken.ts';
import { isPercent, joined, MONEY, type Sort, scaleAt, unitAt } from './units.ts';

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

/** Longest chain of parts of one amount: "1 tỷ 200 triệu 500 nghìn". */
const MOST_PARTS = 4;

export type Reader = {
  readonly items: readonly Item[];
  readonly book: Book;
  readonly marks: boolean;
};

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
  const scale = scaleAt(items, plain.to);
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

/** "-5" after a word and a space; a dash that begins a line is a bullet, one between numbers a range. */
const isNegative = ({ items }: Reader, i: number): boolean => {
  const { touching, apart, before } = items[i]!;
  const word = items[i - 1];
  if (touching.endsWith('−') || (word?.folded === 'am' && before === '' && /^[aâ]m0$/.test(word.marked))) return true;
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
  const next = items[i + words];
  return joined(next) && (next.digits || spokenAt(items, i + words)?.doubtful === false) ? words : -1;
};

/** x out of y, where a second number follows at `i`. */
const totalAt = (
  reader: Reader,
  i: number,
): { readonly values: readonly number[]; readonly to: number } | undefined => {
  const words = bridge(reader.items, i);
  if (words < 0) return undefined;
  const plain = plainAt(reader, i + words);
  return plain && { values: plain.values, to: plain.to };
};

/** "5 trăm suất", "3 chục lượt"; a "tram y te" is no hundred. */
const hundredsAt = (
  { items, book, marks }: Reader,
  i: number,
): { readonly factor: number; readonly to: number } | undefined => {
  const factor = items[i]?.folded === 'tram' ? 100 : items[i]?.folded === 'chuc' ? 10 : 0;
  const counts = factor > 0 && joined(items[i]) && joined(items[i + 1]) && measureAt(book, items, i + 1, marks);
  return counts ? { factor, to: i + 1 } : undefined;
};

/** "2 đoàn công tác", "15/15 phan anh", "2 tỷ xã hội hóa": what follows the number may only begin like a word of measure. */
const isWhole = ({ items, book, marks }: Reader, i: number, measure: Measure): boolean => {
  const phrase = phraseAt(book, items, i, marks);
  const longer = phrase !== undefined && phrase.features.length > 0 && phrase.words.length > measure.words;
  return !phrase?.other && !(longer && !isMeasuredBy(book, phrase, measure.id));
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
  const scale = scaleAt(items, to) ?? hundredsAt(reader, to);
  if (scale) {
    const more = tail(reader, scale.to, scale.factor, 1);
    values = values.flatMap((value) => (more?.values ?? [0]).map((extra) => times(value, scale.factor) + extra));
    to = more?.to ?? scale.to;
  }
  const percent = isPercent(items[to], items[to + 1]);
  const unit = percent > 0 ? undefined : unitAt(items, to);
  let totals: readonly number[] | undefined;
  if (percent > 0) {
    sort = 'share';
    to += percent;
  } else if (unit) {
    sort = unit.sort;
    values = values.flatMap((value) => unit.factors.map((factor) => times(value, factor)));
    to += unit.words;
  } else if (!scale) {
    const total = totalAt(reader, to);
    const other = items[to];
    if (total) {
      sort = 'ratio';
      totals = total.values;
      to = total.to;
    } else if (!plain.spoken && other?.digits && /^[-–—]$/.test(other.before) && !isNegative(reader, to)) {
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
  if (measure && !isWhole(reader, to, measure)) measure = undefined;
  // Scaled without a unit it is money, unless things follow: "2 nghìn người".
  if (scale && scale.factor >= 1_000 && sort === 'plain' && !measure) sort = 'money';
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
