/** Reading an office's table of periods: from which day on which first days hold. With anything wrong in it the file is refused whole. */
import { isDay } from './calendar.ts';
import { oneLine } from './clean.ts';
import type { PeriodTable } from './period.ts';
import { type FileError, fail, type RawEntry, readCsvFile, readJsonFile } from './table-file.ts';

export type PeriodFile =
  | { readonly tables: readonly PeriodTable[]; readonly errors?: undefined }
  | { readonly tables?: undefined; readonly errors: readonly FileError[] };

const COLUMNS = ['since', 'month', 'longer', 'source'];
const longestSource = 200;

/** A day that every month has; the calendar's years of reports. */
const isFirstDay = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 28;
const FIRST = '1975-01-01';
const LAST = '2199-12-31';

/** What is wrong with a table; nothing for a good one. */
export const tableProblems = ({ since, month, longer, source }: PeriodTable): readonly string[] => [
  ...(isDay(since) && since >= FIRST && since <= LAST
    ? []
    : [`"since" must be a day: 2026-12-15, not ${JSON.stringify(since.slice(0, 40))}`]),
  ...(isFirstDay(month) ? [] : ['"month" must be the first day of each month\'s window, 1 to 28']),
  ...(isFirstDay(longer) ? [] : ['"longer" must be the first day of quarters and years, 1 to 28']),
  ...(source.length > longestSource ? [`"source" must have at most ${longestSource} characters`] : []),
];

const toTable = ({ values }: RawEntry, bad: (message: string) => void): PeriodTable => {
  const cell = (column: string): string => {
    const value = values[column] ?? '';
    if (typeof value === 'string' || typeof value === 'number') return oneLine(String(value)).trim();
    bad(`"${column}" must be text or a number`);
    return '';
  };
  const unknown = Object.keys(values).find((column) => !COLUMNS.includes(column));
  if (unknown !== undefined) bad(`unknown column "${unknown.slice(0, 40)}"; known are ${COLUMNS.join(', ')}`);
  const number = (text: string): number => (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN);
  const month = number(cell('month'));
  const table = {
    since: cell('since'),
    month,
    longer: cell('longer') === '' ? month : number(cell('longer')),
    source: cell('source'),
  };
  for (const problem of tableProblems(table)) bad(problem);
  return table;
};

/** CSV with the columns `since,month` and optional `longer,source`; or JSON, a list of such objects. `[]` is the calendar and nothing else. */
export const readPeriodFile = (text: string, json: boolean): PeriodFile => {
  const file = json ? readJsonFile(text, 'windows') : readCsvFile(text, COLUMNS, ['since', 'month']);
  if (file.errors) return file;
  const errors: FileError[] = [];
  const seen = new Map<string, number>();
  const tables = file.entries.map((entry) => {
    const bad = (message: string) => errors.push({ line: entry.line, message });
    const table = toTable(entry, bad);
    const before = seen.get(table.since);
    if (before !== undefined) bad(`line ${before} begins on the same day`);
    seen.set(table.since, entry.line);
    return table;
  });
  return errors.length > 0 ? fail(errors) : { tables: tables.sort((a, b) => (a.since < b.since ? -1 : 1)) };
};
