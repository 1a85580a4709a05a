/** Figures as Vietnamese documents write them. The one place where the signs, the rounding and the words around a number are decided. */
import type { Day } from './calendar.ts';
import type { Amount } from './figure.ts';
import type { Indicator } from './indicator.ts';
import { times } from './numeral.ts';
import type { Period } from './period.ts';

/** One style a document. `zeros`: 04 lĩnh vực, 08/24 đơn. `billions`: from 1.000 triệu on in tỷ, which some offices want. */
export type FigureStyle = { readonly zeros: boolean; readonly billions: boolean };
export const PLAIN: FigureStyle = { zeros: false, billions: false };

/** `value` / 10^`decimals`, noughts at the end left out. @param value whole */
const scaled = (value: bigint, decimals: number): string => {
  const negative = value < 0n;
  const digits = String(negative ? -value : value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${rest === '' ? '' : `,${rest}`}`;
};

/** Whole numbers, half up; the sign of a negative one is kept apart, so that -0,5 is as far from nought as 0,5. */
const divided = (value: bigint, by: bigint): bigint => {
  const size = value < 0n ? -value : value;
  const result = (2n * size + by) / (2n * by);
  return value < 0n ? -result : result;
};

/** `1.202`, `2.811,7`. @param decimals at most so many, half up; noughts at the end are left out */
export const writeNumber = (value: number, decimals = 2): string =>
  scaled(divided(BigInt(Math.round(times(value, 1_000_000))), 10n ** BigInt(6 - decimals)), decimals);

/** A count: `1.202`, and `08` where the document's style asks for it. Nought stays `0`. */
export const writeCount = (value: number, style: FigureStyle): string =>
  style.zeros && value > 0 && value < 10 && Number.isInteger(value) ? `0${value}` : writeNumber(value);

/** What part of the whole, `79,64%`, half up, at most two decimals. @param whole not 0 */
export const writeShare = (part: number, whole: number): string =>
  `${scaled(divided(BigInt(Math.round(times(part, 100))) * 10_000n, BigInt(Math.round(times(whole, 100)))), 2)}%`;

const MILLION = 1_000_000;

/** `540.000 đồng`, `2.811,7 triệu đồng`, `1,2 tỷ đồng`. @param value đồng, whole */
export const writeMoney = (value: number, style: FigureStyle): string => {
  const size = Math.abs(value);
  if (size < MILLION) return `${writeNumber(value, 0)} đồng`;
  if (style.billions && size >= 1_000 * MILLION) return `${writeNumber(value / (1_000 * MILLION), 2)} tỷ đồng`;
  return `${scaled(divided(BigInt(Math.round(value)), 100_000n), 1)} triệu đồng`;
};

/** In the larger unit where that loses nothing and is at least 1. */
const measured = (value: number, per: number, large: string, small: string): string => {
  const inLarge = times(value, 1 / per);
  const exact = value >= per && Number.isInteger(times(inLarge, 100));
  return exact ? `${writeNumber(inLarge)} ${large}` : `${writeNumber(value)} ${small}`;
};

/** `33/37 vụ, còn 4 vụ`; without a total `33 vụ`. */
const writeRatio = ({ value, total }: Amount, unit: string, style: FigureStyle): string => {
  if (total === undefined) return `${writeCount(value, style)} ${unit}`;
  const left = total - value;
  const done = `${writeCount(value, style)}/${writeCount(total, style)} ${unit}`;
  return left > 0 ? `${done}, còn ${writeCount(left, style)} ${unit}` : done;
};

/** A figure with its unit: `1.202 lượt`, `2.811,7 triệu đồng`, `99,95%`, `33/37 vụ, còn 4 vụ`, `1,5 ha`. */
export const writeFigure = (
  { kind, unit }: Pick<Indicator, 'kind' | 'unit'>,
  amount: Amount,
  style: FigureStyle = PLAIN,
): string => {
  switch (kind) {
    case 'money':
      return writeMoney(amount.value, style);
    case 'share':
      return `${writeNumber(amount.value)}%`;
    case 'area':
      return measured(amount.value, 10_000, 'ha', 'm²');
    case 'length':
      return measured(amount.value, 1_000, 'km', 'm');
    case 'ratio':
      return writeRatio(amount, unit, style);
    case 'count':
    case 'members':
      return `${writeCount(amount.value, style)} ${unit}`;
  }
};

/** A percentage of fewer than so many says nothing: 1 of 3 is a third by chance. */
const LEAST_BASE = 20;

/**
 * `giảm 108 lượt (8,24%) so với cùng kỳ năm 2025`, `bằng cùng kỳ năm 2025`, `chưa có số liệu cùng kỳ`. Of an x out of y, x is compared; of shares the
 * difference is in points. No percentage where the base is below 20 (things) or of shares.
 * @param before the same window a year earlier; undefined where nobody knows
 * @param year of `before`
 */
export const writeChange = (
  indicator: Pick<Indicator, 'kind' | 'unit'>,
  now: Amount,
  before: Amount | undefined,
  year: number,
  style: FigureStyle = PLAIN,
): string => {
  if (!before) return 'chưa có số liệu cùng kỳ';
  const by = times(now.value - before.value, 1);
  const size = Math.abs(Math.round(times(by, 100)) / 100);
  if (size === 0) return `bằng cùng kỳ năm ${year}`;
  const share = indicator.kind === 'share';
  const written = share ? `${writeNumber(size)} điểm phần trăm` : writeFigure(indicator, { value: size }, style);
  const part = !share && before.value >= LEAST_BASE ? ` (${writeShare(size, before.value)})` : '';
  return `${by > 0 ? 'tăng' : 'giảm'} ${written}${part} so với cùng kỳ năm ${year}`;
};

const two = (n: number): string => String(n).padStart(2, '0');
const partsOf = (day: Day): readonly [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8)),
];

/** `ngày 05 tháng 02 năm 2026`: days below 10 and the months 1 and 2 get a nought (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const writeLongDay = (day: Day): string => {
  const [year, month, date] = partsOf(day);
  return `ngày ${two(date)} tháng ${month <= 2 ? two(month) : month} năm ${year}`;
};

/** `15/6/2026`, as in a chat. */
export const writeDay = (day: Day): string => {
  const [year, month, date] = partsOf(day);
  return `${date}/${month}/${year}`;
};

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `tháng 5 năm 2026`, `quý I năm 2026`, `6 tháng đầu năm 2026`, `9 tháng đầu năm 2026`, `năm 2026`. */
export const writePeriod = ({ code, kind }: Pick<Period, 'code' | 'kind'>): string => {
  const year = code.slice(0, 4);
  const part = code.slice(5);
  switch (kind) {
    case 'month':
      return `tháng ${Number(part)} năm ${year}`;
    case 'quarter':
      return `quý ${ROMAN[Number(part[1]) - 1]} năm ${year}`;
    case 'half':
      return `6 tháng ${part === 'H1' ? 'đầu' : 'cuối'} năm ${year}`;
    case 'nine-months':
      return `9 tháng đầu năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
};
