/** What stands in cells, numerals of headings, and names as official documents write them: 93,93% · +12 · IV · ĐẢNG ỦY XÃ VÍ DỤ. */

import { oneLine } from '../domain/clean.ts';
import { writeDay, writeNumber } from '../domain/written.ts';
import type { ColumnKind, Provenance, Value } from './report.ts';

/** With its sign: `+12`, `-108`. */
const signed = (value: number, text: string): string => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);
/** At most two decimals, half up: 176 of 221 is 79,64%. */
const percent = (part: number): string => `${writeNumber(part * 100)}%`;

/** What stands in a cell; nothing to say is a dash. @throws RangeError for a number that is none */
export const cellText = (value: Value, kind: ColumnKind): string => {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no figure`);
  if (kind === 'share') return percent(value);
  if (kind === 'growth') return signed(value, percent(value));
  return kind === 'change' ? signed(value, writeNumber(value)) : writeNumber(value);
};

/** Months 1 and 2 are written with a zero so that nobody can put a digit before them (Nghị định 30/2020, phụ lục I). */
export const monthOf = (month: number): string => (month < 3 ? `0${month}` : String(month));

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** 1 → `I`. @param number from 1 to 39 */
export const roman = (number: number): string => {
  const [value, letters] = ROMAN.find(([least]) => least <= number) ?? [0, ''];
  return value === 0 ? '' : letters + roman(number - value);
};

export const capitals = (text: string): string => oneLine(text).toLocaleUpperCase('vi');

/** `Số liệu chốt 24 giờ ngày 14/6/2026; …` */
export const provenanceText = ({ cutOff, definitions, snapshot, decimals, approved }: Provenance): string => {
  const [hour, minute] = cutOff.clock.split(':').map(Number);
  const clock = minute ? `${hour} giờ ${String(minute).padStart(2, '0')}` : `${hour} giờ`;
  const parts = [
    `Số liệu chốt ${clock} ngày ${writeDay(cutOff.day)}`,
    `định nghĩa ${definitions}`,
    `mã bản chụp ${snapshot}`,
    `tỷ lệ làm tròn đến ${decimals} chữ số thập phân, nửa đơn vị làm tròn lên`,
    ...(approved === undefined ? [] : [approved ? 'số liệu đã được duyệt' : 'bản dự thảo, số liệu chưa được duyệt']),
  ];
  return `${parts.join('; ')}.`;
};
