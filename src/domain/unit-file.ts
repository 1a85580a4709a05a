/** Reading a file of units. A file with anything wrong in it is refused whole, each fault with its line. */
import { wellFormed } from './clean.ts';
import { checkUnits, UNIT_KINDS, type Unit, type UnitKind } from './unit.ts';

export type UnitFileError = { readonly line: number; readonly message: string };
export type UnitFile =
  | { readonly units: readonly Unit[]; readonly errors?: undefined }
  | { readonly units?: undefined; readonly errors: readonly UnitFileError[] };

/** An entry as read, before it is known to be good. */
type Raw = { readonly line: number; readonly values: Readonly<Record<string, unknown>> };

const COLUMNS = ['code', 'name', 'parent', 'kind', 'aliases', 'phone'];
/** More faults than these are not told: the file is another one. */
const ERRORS_TOLD = 20;

const fail = (errors: readonly UnitFileError[]): UnitFile => ({
  errors: [...errors].sort((a, b) => a.line - b.line).slice(0, ERRORS_TOLD),
});

const toUnits = (entries: readonly Raw[], known: readonly Unit[]): UnitFile => {
  const errors: UnitFileError[] = [];
  const units: Unit[] = [];
  const lines: number[] = [];
  for (const { line, values } of entries) {
    const bad = (message: string) => errors.push({ line, message });
    const text = (column: string): string => {
      const value = values[column] ?? '';
      if (typeof value === 'string') return wellFormed(value).normalize('NFC').trim();
      if (typeof value === 'number') return String(value);
      bad(`"${column}" must be text`);
      return '';
    };
    const unknown = Object.keys(values).find((column) => !COLUMNS.includes(column));
    if (unknown !== undefined) bad(`unknown column "${unknown.slice(0, 40)}"; known are ${COLUMNS.join(', ')}`);
    const given = values.aliases;
    const aliases = Array.isArray(given) ? given : text('aliases').split(/[;|]/);
    if (!aliases.every((alias) => typeof alias === 'string')) bad('"aliases" must be a list of texts');
    const kind = text('kind') || 'other';
    if (!UNIT_KINDS.includes(kind as UnitKind))
      bad(`unknown kind "${kind.slice(0, 40)}"; known are ${UNIT_KINDS.join(', ')}`);
    const [code, name, parent, phone] = [text('code'), text('name'), text('parent'), text('phone')];
    if (code === '') bad('"code" is missing');
    if (name === '') bad('"name" is missing');
    units.push({
      code,
      name,
      kind: kind as UnitKind,
      aliases: aliases
        .map((alias) => wellFormed(String(alias)).normalize('NFC').trim())
        .filter((alias) => alias !== ''),
      ...(parent === '' ? {} : { parent }),
      ...(phone === '' ? {} : { phone }),
    });
    lines.push(line);
  }
  if (errors.length > 0) return fail(errors);
  if (units.length === 0) return fail([{ line: 1, message: 'there are no units in it' }]);
  const own = new Set(units.map((unit) => unit.code));
  // What the file says of a unit that is known replaces it; the others are there to hang units under.
  const problems = checkUnits([...units, ...known.filter((unit) => !own.has(unit.code))]);
  return problems.length > 0
    ? fail(
        problems.map(({ index, message }) => ({
          // A circle that the file closes may be found at a unit that was there before.
          line: lines[index] ?? lines[0]!,
          message: message.replace(/entry (\d+)$/, (_, entry) => `line ${lines[Number(entry) - 1]}`),
        })),
      )
    : { units };
};

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
 * JSON: a list of units, or an object with such a list as `units`; `aliases` as a list or as one text.
 * @param known units that exist already: those of the file may stand under them
 */
export const readUnitsJson = (text: string, known: readonly Unit[] = []): UnitFile => {
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
  const list = Array.isArray(value) ? value : (value as { units?: unknown } | null)?.units;
  if (!Array.isArray(list)) return fail([{ line: 1, message: 'expected a list of units' }]);
  const odd = list.findIndex((entry) => typeof entry !== 'object' || entry === null || Array.isArray(entry));
  if (odd !== -1) return fail([{ line: 1, message: `entry ${odd + 1} is not an object` }]);
  const lines = elementLines(source);
  return toUnits(
    list.map((values, index) => ({ line: lines[index] ?? 1, values })),
    known,
  );
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
 * CSV with the header `code,name,parent,kind,aliases` (any order; `phone` too; only code and name are needed). Aliases are parted by
 * `;` or `|`. A file parted by semicolons, as spreadsheets write it here, is read as well; its aliases are parted by `|`.
 * @param known units that exist already: those of the file may stand under them
 */
export const readUnitsCsv = (text: string, known: readonly Unit[] = []): UnitFile => {
  const source = text.replace(/^\ufeff/, '');
  const top = source.split(/\r?\n/, 1)[0]!;
  const separator = top.includes(',') ? ',' : top.includes(';') ? ';' : top.includes('\t') ? '\t' : ',';
  const { rows: all, broken } = rows(source, separator);
  if (broken !== undefined)
    return fail([{ line: broken, message: 'a quotation mark is not closed, or stands inside a cell' }]);
  const [header, ...body] = all;
  if (!header) return fail([{ line: 1, message: 'the file is empty' }]);
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  for (const needed of ['code', 'name'])
    if (!columns.includes(needed))
      return fail([
        {
          line: header.line,
          message: `the first line must name the columns code,name,parent,kind,aliases; "${needed}" is missing`,
        },
      ]);
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined)
    return fail([{ line: header.line, message: `the column "${twice.slice(0, 40)}" stands there twice` }]);
  const long = body.filter((row) => row.cells.length > columns.length);
  if (long.length > 0)
    return fail(
      long.map((row) => ({ line: row.line, message: `${row.cells.length} cells, but only ${columns.length} columns` })),
    );
  return toUnits(
    body.map((row) => ({
      line: row.line,
      values: Object.fromEntries(columns.map((column, i) => [column, row.cells[i] ?? ''])),
    })),
    known,
  );
};
