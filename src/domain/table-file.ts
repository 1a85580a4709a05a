/** Rows of a JSON or CSV file that an operator hands in, each with its line. What they mean is read elsewhere. */

export type FileError = { readonly line: number; readonly message: string };

/** An entry as read, before it is known to be good. Cells of a CSV file are texts, whatever they look like. */
export type RawEntry = { readonly line: number; readonly values: Readonly<Record<string, unknown>> };

export type RawFile =
  | { readonly entries: readonly RawEntry[]; readonly errors?: undefined }
  | { readonly entries?: undefined; readonly errors: readonly FileError[] };

/** More faults than these are not told: the file is another one. */
const ERRORS_TOLD = 20;

/** The faults in order of their lines, the first 20. */
export const fail = (errors: readonly FileError[]): { readonly errors: readonly FileError[] } => ({
  errors: [...errors].sort((a, b) => a.line - b.line).slice(0, ERRORS_TOLD),
});

const lineAt = (text: string, position: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};

/** The line on which each element of the first array begins. The text is known to be JSON. */
const elementLines = (text: string): number[] => {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let arrayDepth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (c === '\n') line += 1;
    else if (quoted) {
      if (c === '\\') i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '[' || c === '{') {
      depth += 1;
      if (c === '[' && arrayDepth === 0) arrayDepth = depth;
      else if (c === '{' && depth === arrayDepth + 1 && arrayDepth > 0) lines.push(line);
    } else if (c === ']' || c === '}') {
      if (depth === arrayDepth && c === ']') break;
      depth -= 1;
    }
  }
  return lines;
};

/**
 * JSON: a list of objects, or an object with such a list under `name`.
 * @param name what the list holds, in the plural: `units`
 */
export const readJsonFile = (text: string, name: string): RawFile => {
  const source = text.replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const line = /line (\d+)/.exec(said)?.[1];
    const position = /position (\d+)/.exec(said)?.[1];
    return fail([
      {
        line: line ? Number(line) : lineAt(source, position ? Number(position) : source.length),
        message: 'this is not JSON',
      },
    ]);
  }
  const list = Array.isArray(value) ? value : (value as Readonly<Record<string, unknown>> | null)?.[name];
  if (!Array.isArray(list)) return fail([{ line: 1, message: `expected a list of ${name}` }]);
  const odd = list.findIndex((entry) => typeof entry !== 'object' || entry === null || Array.isArray(entry));
  if (odd !== -1) return fail([{ line: 1, message: `entry ${odd + 1} is not an object` }]);
  const lines = elementLines(source);
  return { entries: list.map((values, index) => ({ line: lines[index] ?? 1, values })) };
};

type Row = { readonly line: number; readonly cells: readonly string[] };

/** Rows as RFC 4180 has them; `broken` is the line of a quote that is never closed or that stands in the middle of a cell. */
const rows = (text: string, separator: string): { readonly rows: readonly Row[]; readonly broken?: number } => {
  const found: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let start = 1;
  let i = 0;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((value) => value.trim() !== '')) found.push({ line: start, cells });
    cells = [];
  };
  while (i < text.length) {
    const c = text[i]!;
    if (c === '"' && cell.trim() === '') {
      cell = '';
      const opened = line;
      for (i += 1; ; i += 1) {
        if (i >= text.length) return { rows: found, broken: opened };
        if (text[i] === '"') {
          if (text[i + 1] !== '"') break;
          i += 1;
        }
        if (text[i] === '\n') line += 1;
        cell += text[i];
      }
      i += 1;
      while (text[i] === ' ') i += 1;
      if (i < text.length && text[i] !== separator && text[i] !== '\n' && text[i] !== '\r')
        return { rows: found, broken: line };
      continue;
    }
    if (c === separator) endCell();
    else if (c === '\n') {
      endRow();
      line += 1;
      start = line;
    } else if (c !== '\r') cell += c;
    i += 1;
  }
  endRow();
  return { rows: found };
};

/**
 * CSV with a header. A file parted by semicolons or tabs, as spreadsheets write it here, is read as well.
 * @param columns all that may be named, for the message
 * @param needed those that must be in the header
 */
export const readCsvFile = (text: string, columns: readonly string[], needed: readonly string[]): RawFile => {
  const source = text.replace(/^\ufeff/, '');
  const top = source.split(/\r?\n/, 1)[0]!;
  const separator = top.includes(',') ? ',' : top.includes(';') ? ';' : top.includes('\t') ? '\t' : ',';
  const { rows: all, broken } = rows(source, separator);
  if (broken !== undefined)
    return fail([{ line: broken, message: 'a quotation mark is not closed, or stands inside a cell' }]);
  const [header, ...body] = all;
  if (!header) return fail([{ line: 1, message: 'the file is empty' }]);
  const named = header.cells.map((cell) => cell.trim().toLowerCase());
  const missing = needed.find((column) => !named.includes(column));
  if (missing !== undefined)
    return fail([
      {
        line: header.line,
        message: `the first line must name the columns ${columns.join(',')}; "${missing}" is missing`,
      },
    ]);
  const twice = named.find((column, i) => named.indexOf(column) !== i);
  if (twice !== undefined)
    return fail([{ line: header.line, message: `the column "${twice.slice(0, 40)}" stands there twice` }]);
  const long = body.filter((row) => row.cells.length > named.length);
  if (long.length > 0)
    return fail(
      long.map((row) => ({ line: row.line, message: `${row.cells.length} cells, but only ${named.length} columns` })),
    );
  return {
    entries: body.map((row) => ({
      line: row.line,
      values: Object.fromEntries(named.map((column, i) => [column, row.cells[i] ?? ''])),
    })),
  };
};
