/** Reading a file of a tenant's own places. A file with anything wrong in it is refused whole, each fault with its line. */
import { wellFormed } from './clean.ts';
import { fold } from './fold.ts';
import { SPOT_KINDS, type Spot, type SpotKind } from './spot.ts';
import { type FileError, fail, type RawEntry, readCsvFile, readJsonFile } from './table-file.ts';
import type { UnitTree } from './unit.ts';

export type SpotFile =
  | { readonly spots: readonly Spot[]; readonly errors?: undefined }
  | { readonly spots?: undefined; readonly errors: readonly FileError[] };

export const SPOT_COLUMNS = ['code', 'name', 'kind', 'unit', 'within', 'aliases', 'lat', 'long'] as const;
type Column = (typeof SPOT_COLUMNS)[number];

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
const NAME_LIMIT = 80;
const ALIAS_LIMIT = 30;
/** Vietnam with its islands, degrees: what lies outside is a slip, most often the two swapped. */
const LAT = [6, 24] as const;
const LONG = [102, 118] as const;

type Read = { readonly line: number; readonly spot: Spot };

const readEntry = ({ line, values }: RawEntry, tree: UnitTree, errors: FileError[]): Read => {
  const bad = (message: string) => errors.push({ line, message });
  const clean = (value: string): string => wellFormed(value).normalize('NFC').replace(/\s+/g, ' ').trim();
  const text = (column: Column): string => {
    const value = values[column] ?? '';
    if (typeof value === 'string') return clean(value);
    if (typeof value === 'number') return String(value);
    bad(`"${column}" must be text`);
    return '';
  };
  const degrees = (column: 'lat' | 'long', [least, most]: readonly [number, number]): number | undefined => {
    const given = text(column).replace(',', '.');
    if (given === '') return undefined;
    const number = Number(given);
    if (number >= least && number <= most) return number;
    bad(`"${column}" must be a number from ${least} to ${most}`);
    return undefined;
  };
  const unknown = Object.keys(values).find((column) => !SPOT_COLUMNS.includes(column as Column));
  if (unknown !== undefined) bad(`unknown column "${unknown.slice(0, 40)}"; known are ${SPOT_COLUMNS.join(', ')}`);
  const code = text('code');
  if (!CODE.test(code))
    bad(`the code ${JSON.stringify(code.slice(0, 60))} must be 1 to 40 letters, digits, dots or hyphens`);
  const given = Array.isArray(values.aliases) ? values.aliases.map(String) : text('aliases').split(/[;|]/);
  const aliases = given.map(clean).filter((alias) => alias !== '');
  const name = text('name');
  if (name === '') bad('"name" is missing');
  for (const each of [name, ...aliases]) {
    if (each.length > NAME_LIMIT) bad(`a name is longer than ${NAME_LIMIT} characters`);
    if (each !== '' && !fold(each).includes(' '))
      bad(`${JSON.stringify(each.slice(0, 40))} is one word: write what it is before it, as in "chợ …" or "cầu …"`);
  }
  if (aliases.length > ALIAS_LIMIT) bad(`there are more than ${ALIAS_LIMIT} aliases`);
  const kind = text('kind') || 'other';
  if (!SPOT_KINDS.includes(kind as SpotKind))
    bad(`unknown kind "${kind.slice(0, 40)}"; known are ${SPOT_KINDS.join(', ')}`);
  const unit = text('unit');
  if (!tree.get(unit)) bad(`there is no unit ${JSON.stringify(unit.slice(0, 40))}; see "unit list"`);
  const [lat, long, within] = [degrees('lat', LAT), degrees('long', LONG), text('within')];
  if ((text('lat') === '') !== (text('long') === '')) bad('"lat" and "long" go together');
  return {
    line,
    spot: {
      code,
      name,
      kind: kind as SpotKind,
      unit,
      aliases,
      ...(within !== '' && { within }),
      ...(lat !== undefined && long !== undefined && { lat, long }),
    },
  };
};

/** Codes and names that stand there twice, parents that are missing or lead in a circle. */
const checkTogether = (read: readonly Read[], known: readonly Spot[]): FileError[] => {
  const errors: FileError[] = [];
  const lines = new Map<string, number>();
  const named = new Map<string, string>();
  for (const { line, spot } of read) {
    const before = lines.get(spot.code);
    if (before !== undefined) errors.push({ line, message: `the code ${spot.code} is already used by line ${before}` });
    else lines.set(spot.code, line);
    const name = `${spot.unit} ${fold(spot.name)}`;
    const other = named.get(name);
    if (other !== undefined && other !== spot.code)
      errors.push({
        line,
        message: `${spot.unit} has two places called alike: ${other} and ${spot.code}; tell them apart`,
      });
    named.set(name, spot.code);
  }
  const above = new Map(known.map(({ code, within }) => [code, within]));
  for (const { spot } of read) above.set(spot.code, spot.within);
  for (const { line, spot } of read) {
    if (spot.within !== undefined && !above.has(spot.within))
      errors.push({ line, message: `the place ${spot.within}, in which ${spot.code} should lie, is not in the list` });
    const seen = new Set<string>();
    let at: string | undefined = spot.code;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = above.get(at);
    }
    if (at === spot.code) errors.push({ line, message: `${spot.code} lies in itself: its places form a circle` });
  }
  return errors;
};

/**
 * CSV with the header `code,name,kind,unit,within,aliases,lat,long` (code, name and unit are needed; aliases parted by `;` or `|`), or
 * JSON: a list of such objects, or an object with it under `places`.
 * @param known places that exist already: those of the file replace them by code, and may lie in them
 */
export const readSpots = (text: string, json: boolean, tree: UnitTree, known: readonly Spot[]): SpotFile => {
  const file = json ? readJsonFile(text, 'places') : readCsvFile(text, SPOT_COLUMNS, ['code', 'name', 'unit']);
  if (!file.entries) return file;
  const errors: FileError[] = [];
  const read = file.entries.map((entry) => readEntry(entry, tree, errors));
  if (read.length === 0) return fail([{ line: 1, message: 'there are no places in it' }]);
  const all = [...errors, ...(errors.length > 0 ? [] : checkTogether(read, known))];
  return all.length > 0 ? fail(all) : { spots: read.map(({ spot }) => spot) };
};
