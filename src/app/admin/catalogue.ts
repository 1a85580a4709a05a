/** What an office defines for itself: its indicators, its fifth field of models, the days on which its periods open. */
import { fold } from '../../domain/fold.ts';
import { checkIndicators, type Indicator } from '../../domain/indicator.ts';
import { readIndicatorsCsv, readIndicatorsJson, sameIndicator } from '../../domain/indicator-file.ts';
import {
  type FifthField,
  fifthWords,
  MODEL_FIELDS,
  shippedIndicators,
  WORD_GROUPS,
  wordGroups,
} from '../../domain/indicators.ts';
import { CALENDAR, type Period, type PeriodTable, parsePeriod } from '../../domain/period.ts';
import { readPeriodFile, tableProblems } from '../../domain/period-file.ts';
import type { FileError } from '../../domain/table-file.ts';
import { writeDay } from '../../domain/written.ts';
import { record } from '../../store/audit.ts';
import { type DefinitionKind, define, definitionOf, indicatorsWithFigures } from '../../store/definitions.ts';
import { approvedWindows } from '../../store/snapshots.ts';
import type { App } from '../app.ts';
import { definedIn } from '../catalogue.ts';
import { isoMoment } from './moments.ts';
import { committed, Refused } from './refused.ts';

/** `by` and `at`: of the last change; `null` where nothing was ever defined. */
export type Version = { readonly version: number; readonly by: string | null; readonly at: string | null };

export const versionOf = async (app: App, kind: DefinitionKind): Promise<Version> => {
  const found = await definitionOf(app.store.db, kind);
  return { version: found?.version ?? 0, by: found?.actor ?? null, at: isoMoment(found?.at, app.office.zone) };
};

/** One version more, with who and when in the record of changes. @throws Refused where somebody else was quicker */
const keep = async (app: App, kind: DefinitionKind, value: unknown, by: string): Promise<void> => {
  const { store, host } = app;
  const at = host.now();
  const version = ((await definitionOf(store.db, kind))?.version ?? 0) + 1;
  await committed(
    store.commit([
      define({ kind, version, at, actor: by, data: JSON.stringify(value) }),
      record({ at, actor: by, action: `${kind}.changed`, detail: `version ${version}` }),
    ]),
  );
};

const isJson = (name: string, text: string): boolean =>
  /\.json$/i.test(name) || (!/\.csv$/i.test(name) && /^\ufeff?\s*[[{]/.test(text));

const refused = (name: string, errors: readonly FileError[]): Refused =>
  new Refused(errors.map(({ line, message }) => `${name}, line ${line}: ${message}`).join('\n'));

export type IndicatorsChanged = { readonly added: number; readonly changed: number; readonly removed: number };

/**
 * The office's own indicators as a file says, in the place of those before; lines of indicators that come with the service are left alone.
 * @throws Refused, a line for each fault with its number in the file: then nothing is changed
 */
export const importIndicators = async (
  app: App,
  text: string,
  name: string,
  by: string,
): Promise<IndicatorsChanged> => {
  const { indicators: before, fifth } = await definedIn(app.store.db);
  const shipped = shippedIndicators(fifth);
  const read = (isJson(name, text) ? readIndicatorsJson : readIndicatorsCsv)(text, shipped, wordGroups(fifth));
  if (read.errors) throw refused(name, read.errors);
  const old = new Map(before.map((one) => [one.code, one]));
  const now = new Map(read.indicators.map((one) => [one.code, one]));
  const added = read.indicators.filter(({ code }) => !old.has(code));
  const removed = before.filter(({ code }) => !now.has(code));
  const changed = read.indicators.filter((one) => {
    const there = old.get(one.code);
    return there !== undefined && !sameIndicator(there, one);
  });
  const told = new Set(
    await indicatorsWithFigures(
      app.store.db,
      [...removed, ...changed].map(({ code }) => code),
    ),
  );
  const faults = [
    ...changed
      .filter(({ code, kind }) => told.has(code) && old.get(code)?.kind !== kind)
      .map(
        ({ code }) =>
          `${name}, line ${read.lines.get(code)}: "${code}" has figures of the kind "${old.get(code)?.kind}": choose another code for the new kind`,
      ),
    ...removed
      .filter(({ code }) => told.has(code))
      .map(({ code }) => `${name}: "${code}" has figures and cannot be left out: put its line back`),
  ];
  if (faults.length > 0) throw new Refused(faults.join('\n'));
  if (added.length + removed.length + changed.length > 0) await keep(app, 'indicators', read.indicators, by);
  return { added: added.length, changed: changed.length, removed: removed.length };
};

const longestName = 60;

const wordProblem = (word: string): string | undefined => {
  const plain = fold(word).trim();
  if (plain === '' || word.length > longestName || /[<>|+#?]/.test(word))
    return `${JSON.stringify(word.slice(0, 40))} is no name or word of a field`;
  const other = MODEL_FIELDS.find(([field]) => WORD_GROUPS[field]?.some((phrase) => fold(phrase).trim() === plain));
  return other && `${JSON.stringify(word)} already means the field “${other[1]}”`;
};

/** Keeps a fifth field of models, or with `undefined` none any more. @throws Refused */
export const keepFifth = async (app: App, fifth: FifthField | undefined, by: string): Promise<void> => {
  const { indicators, fifth: before } = await definedIn(app.store.db);
  if (!fifth) {
    const codes = shippedIndicators(before)
      .map(({ code }) => code)
      .filter((code) => code.endsWith('.fifth'));
    if ((await indicatorsWithFigures(app.store.db, codes)).length > 0)
      throw new Refused('the fifth field has figures: it can be renamed, but not taken away');
    if (before) await keep(app, 'fifth', null, by);
    return;
  }
  const [problem] = fifthWords(fifth).flatMap((word) => wordProblem(word) ?? []);
  if (problem) throw new Refused(problem);
  const shipped = shippedIndicators(fifth);
  const [fault] = checkIndicators([...shipped, ...indicators], wordGroups(fifth));
  if (fault) throw new Refused(`with the office's own indicators: ${fault.message}`);
  if (JSON.stringify(fifth) !== JSON.stringify(before)) await keep(app, 'fifth', fifth, by);
};

const days = ({ from, to }: Pick<Period, 'from' | 'to'>): string => `${writeDay(from)} to ${writeDay(to)}`;

/** Days of reports that somebody has approved would otherwise be counted twice, or in none. */
const checkApproved = async (app: App, before: readonly PeriodTable[], now: readonly PeriodTable[]): Promise<void> => {
  const wrong = (await approvedWindows(app.store.db)).flatMap(({ period, from, to }) => {
    const as = (tables: readonly PeriodTable[]) => parsePeriod(period, [...CALENDAR, ...tables]);
    const [old, next] = [as(before), as(now)];
    const stood = old?.from === from && old.to === to;
    return stood && next && (next.from !== from || next.to !== to)
      ? [`the report of ${period} was approved for ${days({ from, to })}; with this change it would be ${days(next)}`]
      : [];
  });
  if (wrong.length > 0)
    throw new Refused([...wrong.slice(0, 5), 'nothing is changed: let the change begin on a later day'].join('\n'));
};

const keepWindows = async (app: App, tables: readonly PeriodTable[], by: string): Promise<void> => {
  const { windows } = await definedIn(app.store.db);
  await checkApproved(app, windows, tables);
  if (JSON.stringify(windows) !== JSON.stringify(tables)) await keep(app, 'windows', tables, by);
};

/** The whole table of periods from a file. @throws Refused, with the numbers of the lines */
export const importWindows = async (app: App, text: string, name: string, by: string): Promise<void> => {
  const read = readPeriodFile(text, isJson(name, text));
  if (read.errors) throw refused(name, read.errors);
  await keepWindows(app, read.tables, by);
};

/** One change more, in the place of one that begins on the same day. @throws Refused */
export const changeWindows = async (app: App, table: PeriodTable, by: string): Promise<void> => {
  const [problem] = tableProblems(table);
  if (problem) throw new Refused(problem);
  const { windows } = await definedIn(app.store.db);
  const others = windows.filter(({ since }) => since !== table.since);
  await keepWindows(
    app,
    [...others, table].sort((a, b) => (a.since < b.since ? -1 : 1)),
    by,
  );
};

/** What can be reported, the office's own marked. */
export const listedIndicators = async (app: App): Promise<readonly (Indicator & { readonly own: boolean })[]> => {
  const { all, own } = await app.catalogue.known();
  return all.map((one) => ({ ...one, own: own.includes(one.code) }));
};
