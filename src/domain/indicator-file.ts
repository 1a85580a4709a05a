/** Reading a tenant's own indicators. A file with anything wrong in it is refused whole, each fault with its line. */
import { wellFormed } from './clean.ts';
import {
  checkIndicators,
  INDICATOR_KINDS,
  type Indicator,
  type IndicatorKind,
  OVER_PERIODS,
  OVER_UNITS,
  SECTIONS,
  type WordGroups,
} from './indicator.ts';
import { type FileError, fail, type RawEntry, readCsvFile, readJsonFile } from './table-file.ts';

export type IndicatorFile =
  | {
      readonly indicators: readonly Indicator[];
      /** Code → the line it stands on. */
      readonly lines: ReadonlyMap<string, number>;
      readonly errors?: undefined;
    }
  | { readonly indicators?: undefined; readonly errors: readonly FileError[] };

const COLUMNS = [
  'code',
  'label',
  'unit',
  'kind',
  'section',
  'units',
  'periods',
  'measures',
  'synonyms',
  'main',
  'parts',
  'into',
] as const;
type Column = (typeof COLUMNS)[number];
/** What stands at a time is not summed over periods; shares are not summed at all. */
const PERIODS: Readonly<Record<IndicatorKind, Indicator['periods']>> = {
  count: 'sum',
  ratio: 'sum',
  money: 'sum',
  area: 'sum',
  length: 'sum',
  members: 'last',
  share: 'none',
};
const UNITS: Readonly<Partial<Record<IndicatorKind, string>>> = { money: 'đồng', share: '%', area: 'm²', length: 'm' };

/** The cells of one entry, with a complaint for each that is of the wrong sort. */
const reader = ({ values }: RawEntry, bad: (message: string) => void) => {
  const clean = (value: string): string => wellFormed(value).normalize('NFC').trim();
  const text = (column: Column): string => {
    const value = values[column] ?? '';
    if (typeof value === 'string') return clean(value);
    bad(`"${column}" must be text`);
    return '';
  };
  const list = (column: Column): readonly string[] => {
    const value = values[column];
    const all = Array.isArray(value) ? value : text(column).split('|');
    if (!all.every((each) => typeof each === 'string')) bad(`"${column}" must be a list of texts`);
    return all.map((each) => clean(String(each))).filter((each) => each !== '');
  };
  const one = <T extends string>(column: Column, known: readonly T[], otherwise: T): T => {
    const value = text(column);
    if (value === '' || (known as readonly string[]).includes(value)) return (value || otherwise) as T;
    bad(`unknown "${column}" "${value.slice(0, 40)}"; known are ${known.join(', ')}`);
    return otherwise;
  };
  const yes = (column: Column): boolean => {
    const value = values[column];
    if (value === undefined || value === '' || value === false || value === 'no') return false;
    if (value !== true && value !== 'yes') bad(`"${column}" must be yes or no`);
    return true;
  };
  return { text, list, one, yes };
};

const toIndicator = (entry: RawEntry, bad: (message: string) => void): Indicator => {
  const unknown = Object.keys(entry.values).find((column) => !(COLUMNS as readonly string[]).includes(column));
  if (unknown !== undefined) bad(`unknown column "${unknown.slice(0, 40)}"; known are ${COLUMNS.join(', ')}`);
  const { text, list, one, yes } = reader(entry, bad);
  const kind = one('kind', INDICATOR_KINDS, 'count');
  const [code, label, into] = [text('code'), text('label'), text('into')];
  const unit = text('unit') || (UNITS[kind] ?? '');
  if (unit === '') bad('"unit" is missing');
  const parts = list('parts');
  return {
    code,
    label,
    unit,
    kind,
    section: one('section', SECTIONS, 'other'),
    units: one('units', OVER_UNITS, kind === 'share' ? 'none' : 'sum'),
    periods: one('periods', OVER_PERIODS, PERIODS[kind]),
    measures: list('measures'),
    synonyms: list('synonyms'),
    ...(yes('main') && { main: true }),
    ...(parts.length > 0 && { parts }),
    ...(into !== '' && { into }),
  };
};

/** More are no office's indicators. */
const MOST = 1_000;

/** Two definitions that say the same. */
export const sameIndicator = (a: Indicator, b: Indicator): boolean =>
  JSON.stringify(cellsOf(a)) === JSON.stringify(cellsOf(b));

const toIndicators = (entries: readonly RawEntry[], known: readonly Indicator[], groups: WordGroups): IndicatorFile => {
  if (entries.length === 0) return fail([{ line: 1, message: 'there are no indicators in it' }]);
  if (entries.length > MOST) return fail([{ line: 1, message: `more than ${MOST} indicators` }]);
  const errors: FileError[] = [];
  const read = entries.map((entry) => ({
    line: entry.line,
    indicator: toIndicator(entry, (message) => errors.push({ line: entry.line, message })),
  }));
  if (errors.length > 0) return fail(errors);
  const byCode = new Map(known.map((one) => [one.code, one]));
  // A file that was written from the list holds those that come with the service too: they are no new ones.
  const seen = new Set<string>();
  const own = read.filter(({ line, indicator }) => {
    const { code } = indicator;
    const there = byCode.get(code);
    if (!there) return true;
    if (seen.has(code)) errors.push({ line, message: `the code "${code}" stands there twice` });
    else if (!sameIndicator(there, indicator))
      errors.push({ line, message: `"${code}" comes with the service and cannot be changed: choose another code` });
    seen.add(code);
    return false;
  });
  // Those that are there are good: what is wrong is wrong with the file.
  for (const { index, message } of checkIndicators([...known, ...own.map(({ indicator }) => indicator)], groups))
    errors.push({ line: (own[index - known.length] ?? read[0]!).line, message });
  if (errors.length > 0) return fail(errors);
  return {
    indicators: own.map(({ indicator }) => indicator),
    lines: new Map(own.map((o) => [o.indicator.code, o.line])),
  };
};

/** What a file says of an indicator, in the order of its columns. */
const cellsOf = (one: Indicator): Readonly<Record<Column, string | readonly string[]>> =>
  Object.fromEntries(
    COLUMNS.map((column) => {
      const value = one[column] ?? '';
      return [column, value === true ? 'yes' : value];
    }),
  ) as Readonly<Record<Column, string | readonly string[]>>;

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The file that `readIndicatorsCsv` reads the same indicators from. */
export const writeIndicatorsCsv = (all: readonly Indicator[]): string =>
  [
    COLUMNS.join(','),
    ...all.map((one) =>
      Object.values(cellsOf(one))
        .map((cell) => quoted(typeof cell === 'string' ? cell : cell.join('|')))
        .join(','),
    ),
    '',
  ].join('\n');

/** The same as JSON, one indicator a line so that faults have the line of theirs. */
export const writeIndicatorsJson = (all: readonly Indicator[]): string =>
  `[\n${all.map((one) => JSON.stringify(cellsOf(one))).join(',\n')}\n]\n`;

/**
 * JSON: a list of indicators, or an object with such a list as `indicators`; lists as lists or as one text parted by `|`.
 * @param known those that come with the service; codes and words must differ from theirs (the very same may stand in the file), `parts` and `into` may
 * name them
 * @param groups the groups of phrases that synonyms may name
 */
export const readIndicatorsJson = (text: string, known: readonly Indicator[], groups: WordGroups): IndicatorFile => {
  const file = readJsonFile(text, 'indicators');
  return file.entries ? toIndicators(file.entries, known, groups) : file;
};

/**
 * CSV with a header: `code,label,synonyms` are needed, `unit` where the kind has none of its own. Lists are parted by `|`. A cell is text whatever it looks like:
 * one that begins with `=` is no formula.
 * @param known as for JSON
 */
export const readIndicatorsCsv = (text: string, known: readonly Indicator[], groups: WordGroups): IndicatorFile => {
  const file = readCsvFile(text, COLUMNS, ['code', 'label', 'synonyms']);
  return file.entries ? toIndicators(file.entries, known, groups) : file;
};
