/** Reading a file of routing rules. A file with anything wrong in it is refused whole, each fault with its line. */
import type { Route, RouteTopic } from './route.ts';
import { type FileError, fail, readCsvFile } from './table-file.ts';
import { TOPICS } from './taxonomy.ts';
import type { UnitTree } from './unit.ts';

export type RouteFile =
  | { readonly routes: readonly Route[]; readonly errors?: undefined }
  | { readonly routes?: undefined; readonly errors: readonly FileError[] };

const COLUMNS = ['unit', 'topic', 'holder', 'co'] as const;
export const ROUTE_TOPICS: readonly RouteTopic[] = [...TOPICS, '*', 'denunciation'];

/** CSV with the header `unit,topic,holder,co`: codes of units, `co` parted by `;` or `|`; topic `*` for every topic. */
export const readRoutes = (text: string, tree: UnitTree): RouteFile => {
  const file = readCsvFile(text, COLUMNS, ['unit', 'topic', 'holder']);
  if (!file.entries) return file;
  const errors: FileError[] = [];
  const lines = new Map<string, number>();
  const routes = file.entries.map(({ line, values }): Route => {
    const bad = (message: string) => errors.push({ line, message });
    const cell = (column: string): string =>
      String(values[column] ?? '')
        .normalize('NFC')
        .trim();
    const known = (column: string, code: string): string => {
      if (!tree.get(code)) bad(`"${column}": there is no unit ${JSON.stringify(code.slice(0, 40))}; see "unit list"`);
      return code;
    };
    const unknown = Object.keys(values).find((column) => !(COLUMNS as readonly string[]).includes(column));
    if (unknown !== undefined) bad(`unknown column "${unknown.slice(0, 40)}"; known are ${COLUMNS.join(', ')}`);
    const topic = ROUTE_TOPICS.find((each) => each === cell('topic'));
    if (topic === undefined)
      bad(`unknown topic ${JSON.stringify(cell('topic').slice(0, 40))}; known are ${ROUTE_TOPICS.join(', ')}`);
    const [unit, holder] = [known('unit', cell('unit')), known('holder', cell('holder'))];
    const co = cell('co')
      .split(/[;|]/)
      .map((code) => code.trim())
      .filter((code) => code !== '');
    for (const code of co) known('co', code);
    if (co.includes(holder)) bad(`${holder} is both the holder and one that takes part`);
    if (topic === 'denunciation' && co.length > 0) bad('what is sealed has one holder: "co" must be empty');
    if (topic === 'denunciation' && tree.within(holder, unit))
      bad(`a denunciation about ${unit} may not go to ${holder}, which belongs to it: name a unit above or beside it`);
    const key = `${unit} ${topic}`;
    const before = lines.get(key);
    if (before !== undefined) bad(`${unit} and ${topic} stand already on line ${before}`);
    else lines.set(key, line);
    return { unit, topic: topic ?? '*', holder, co };
  });
  if (routes.length === 0) errors.push({ line: 1, message: 'there are no rules in it' });
  return errors.length > 0 ? fail(errors) : { routes };
};
