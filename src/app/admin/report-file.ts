/** A CSV file of figures: what its cells mean, and what is wrong with them, line by line. */
import { type Day, isDay } from '../../domain/calendar.ts';
import { type AmountProblem, amountProblem } from '../../domain/figure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { readNumeral, times } from '../../domain/numeral.ts';
import { parsePeriod } from '../../domain/period.ts';
import { type FileError, fail, type RawEntry, readCsvFile } from '../../domain/table-file.ts';
import type { UnitTree } from '../../domain/unit.ts';
import type { StoredFigure } from '../../store/reports.ts';
import type { Catalogue } from '../catalogue.ts';

/** A figure of the file with its place. */
export type FileFigure = StoredFigure & {
  readonly line: number;
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly source: string;
};

/** Which sign begins the decimals where a number can be read in two ways: `1.202` is 1202 with `comma`. */
export const DECIMALS = ['comma', 'point'] as const;
export type Decimal = (typeof DECIMALS)[number];

export type ReadFile = {
  readonly name: string;
  readonly tree: UnitTree;
  readonly catalogue: Catalogue;
  readonly today: Day;
  readonly decimal: Decimal | undefined;
};

const COLUMNS = ['unit', 'from', 'to', 'period', 'indicator', 'value', 'total', 'source'];
const longestSource = 100;

/** What a spreadsheet takes for a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** Larger units that people write behind a figure, in the smallest one. */
const SCALES: Readonly<Partial<Record<Indicator['kind'], readonly (readonly [RegExp, number])[]>>> = {
  money: [
    [/\s*triệu(?: đồng)?$/iu, 1e6],
    [/\s*tỷ(?: đồng)?$/iu, 1e9],
    [/\s*(?:đồng|đ)$/iu, 1],
  ],
  area: [
    [/\s*ha$/iu, 1e4],
    [/\s*m(?:²|2)$/iu, 1],
  ],
  length: [
    [/\s*km$/iu, 1e3],
    [/\s*m$/iu, 1],
  ],
  share: [[/\s*%$/u, 1]],
};

const WRONG: Readonly<Record<AmountProblem, string>> = {
  negative: 'is negative',
  'too-large': 'is larger than there can be',
  fraction: 'has more decimals than such a figure can have',
  'more-than-total': 'is more than the total',
};

const shown = (text: string): string => JSON.stringify(text.slice(0, 40));

/** One number, or what is wrong with it. */
const readNumber = (cell: string, kind: Indicator['kind'], decimal: Decimal | undefined): number | string => {
  if (/^[-−]\s*\d/u.test(cell)) return `${shown(cell)} ${WRONG.negative}`;
  const normal = cell.normalize('NFC');
  const [end, factor] = SCALES[kind]?.find(([pattern]) => pattern.test(normal)) ?? [/$/, 1];
  const number = normal.replace(end, '');
  const possible = readNumeral(number).map((each) => times(each, factor));
  if (possible.length === 0) return `${shown(cell)} is no number`;
  // Of two readings only one may be possible: no count has decimals.
  const good = possible.filter((each) => amountProblem(kind, { value: each }) === undefined);
  const ambiguous = /^\d{1,3}[.,]\d{3}$/.test(number);
  if (ambiguous && decimal !== undefined) {
    const mark = decimal === 'comma' ? ',' : '.';
    return times(Number(number.includes(mark) ? number.replace(mark, '.') : number.replace(/[.,]/, '')), factor);
  }
  // "1.5" as 1.500 with the noughts left out is a reading for chats, not for files.
  const strict = /^\d+[.,]\d+$/.test(number) && !ambiguous ? [times(Number(number.replace(',', '.')), factor)] : good;
  if (strict.length > 1 || (ambiguous && ['share', 'area', 'length'].includes(kind)) || (ambiguous && factor !== 1))
    return `${shown(cell)} can be read in two ways: say --decimal comma or --decimal point`;
  return strict[0] ?? possible[0]!;
};

/** `2023-06-30`, or `30/6/2023` as people here write it. */
const readDay = (cell: string): Day | undefined => {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : cell;
  return isDay(day) ? day : undefined;
};

type Days = { readonly from: Day; readonly to: Day };

const daysOf = (cell: (column: string) => string, { catalogue, today }: ReadFile): Days | string => {
  const period = cell('period');
  const [first, last] = [cell('from'), cell('to')];
  if (period !== '' && (first !== '' || last !== '')) return 'give either "period" or "from" and "to"';
  if (period === '' && first === '' && last === '') return '"from" and "to" (or "period") are missing';
  const named = period === '' ? undefined : parsePeriod(period, catalogue.tables);
  if (period !== '' && !named) return `${shown(period)} is no period: 2026-05, 2026-Q1, 2026-H1, 2026-9M or 2026`;
  const from = named?.from ?? readDay(first === '' ? last : first);
  const to = named?.to ?? readDay(last === '' ? first : last);
  if (from === undefined || to === undefined)
    return `${shown(from === undefined ? first : last)} is no day: write 2026-06-30 or 30/6/2026`;
  if (from > to) return `"from" (${from}) is after "to" (${to})`;
  return to > today ? `${to} is in the future` : { from, to };
};

const amountOf = (
  cell: (column: string) => string,
  indicator: Indicator,
  decimal: Decimal | undefined,
): { readonly value: number; readonly total?: number } | string => {
  const ratio = /^([^/]+)\/([^/]+)$/.exec(cell('value'));
  const given = [ratio?.[1]?.trim() ?? cell('value'), ratio?.[2]?.trim() ?? cell('total')] as const;
  if (ratio && cell('total') !== '') return 'the total stands there twice';
  if (given[0] === '') return '"value" is missing';
  if (given[1] !== '' && indicator.kind !== 'ratio') return `${indicator.code} has no total: it is no x out of y`;
  const value = readNumber(given[0], indicator.kind, decimal);
  if (typeof value === 'string') return value;
  const total = given[1] === '' ? undefined : readNumber(given[1], indicator.kind, decimal);
  if (typeof total === 'string') return total;
  const problem = amountProblem(indicator.kind, { value, total });
  if (problem === 'more-than-total') return `the value (${value}) ${WRONG[problem]} (${total})`;
  return problem ? `${shown(given[0])} ${WRONG[problem]}` : { value, ...(total !== undefined && { total }) };
};

const readEntry = ({ line, values }: RawEntry, file: ReadFile): FileFigure | string => {
  const cell = (column: string): string => String(values[column] ?? '').trim();
  const unit = file.tree.get(cell('unit')) ?? file.tree.get(cell('unit').normalize('NFC'));
  if (!unit) return `there is no unit ${shown(cell('unit'))}`;
  const indicator = file.catalogue.get(cell('indicator'));
  if (!indicator) return `there is no indicator ${shown(cell('indicator'))}; see "report indicators"`;
  const days = daysOf(cell, file);
  if (typeof days === 'string') return days;
  const amount = amountOf(cell, indicator, file.decimal);
  if (typeof amount === 'string') return amount;
  const source = cell('source') === '' ? file.name : cell('source');
  if (FORMULA.test(source)) return `the source ${shown(source)} looks like a formula`;
  if (source.length > longestSource) return `the source is longer than ${longestSource} characters`;
  return { line, unit: unit.code, ...days, indicator: indicator.code, ...amount, source };
};

/** All figures of a file, or all that is wrong with it (the first 20 faults). */
export const readReportFile = (
  text: string,
  file: ReadFile,
): { readonly figures: readonly FileFigure[] } | { readonly errors: readonly FileError[] } => {
  const raw = readCsvFile(text, COLUMNS, ['unit', 'indicator', 'value']);
  if (raw.errors) return { errors: raw.errors };
  const errors: FileError[] = [];
  const figures: FileFigure[] = [];
  const seen = new Map<string, number>();
  for (const entry of raw.entries) {
    const unknown = Object.keys(entry.values).find((column) => !COLUMNS.includes(column));
    if (unknown !== undefined) {
      errors.push({ line: 1, message: `unknown column ${shown(unknown)}; known are ${COLUMNS.join(', ')}` });
      break;
    }
    const figure = readEntry(entry, file);
    if (typeof figure === 'string') {
      errors.push({ line: entry.line, message: figure });
      continue;
    }
    const key = [figure.unit, figure.from, figure.to, figure.indicator].join(' ');
    const before = seen.get(key);
    if (before !== undefined) errors.push({ line: entry.line, message: `the same figure stands in line ${before}` });
    seen.set(key, entry.line);
    figures.push(figure);
  }
  if (errors.length > 0) return fail(errors);
  return figures.length > 0 ? { figures } : fail([{ line: 1, message: 'there are no figures in it' }]);
};
