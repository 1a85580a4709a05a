/** Reading a file of units. A file with anything wrong in it is refused whole, each fault with its line. */
import { wellFormed } from './clean.ts';
import { type FileError, fail, type RawEntry, readCsvFile, readJsonFile } from './table-file.ts';
import { checkUnits, UNIT_KINDS, type Unit, type UnitKind } from './unit.ts';

export type UnitFile =
  | { readonly units: readonly Unit[]; readonly errors?: undefined }
  | { readonly units?: undefined; readonly errors: readonly FileError[] };

const COLUMNS = ['code', 'name', 'parent', 'kind', 'aliases', 'phone'];

const toUnits = (entries: readonly RawEntry[], known: readonly Unit[]): UnitFile => {
  const errors: FileError[] = [];
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

/**
 * JSON: a list of units, or an object with such a list as `units`; `aliases` as a list or as one text.
 * @param known units that exist already: those of the file may stand under them
 */
export const readUnitsJson = (text: string, known: readonly Unit[] = []): UnitFile => {
  const file = readJsonFile(text, 'units');
  return file.entries ? toUnits(file.entries, known) : file;
};

/**
 * CSV with the header `code,name,parent,kind,aliases` (any order; `phone` too; only code and name are needed). Aliases are parted by
 * `;` or `|`. A file parted by semicolons, as spreadsheets write it here, is read as well; its aliases are parted by `|`.
 * @param known units that exist already: those of the file may stand under them
 */
export const readUnitsCsv = (text: string, known: readonly Unit[] = []): UnitFile => {
  const file = readCsvFile(text, ['code', 'name', 'parent', 'kind', 'aliases'], ['code', 'name']);
  return file.entries ? toUnits(file.entries, known) : file;
};
