/** Is everything in order? Reads only; each check says what it looked at and what is wrong. */

import { showCode } from '../../domain/tracking-code.ts';
import { verifyChain } from '../../store/audit.ts';
import {
  heldTooLong,
  missingFromSearch,
  recordEnd,
  storedFiles,
  unknownUnits,
  unlikeRecord,
  withoutLane,
  wronglyFindable,
} from '../../store/consistency.ts';
import { type SealedColumn, sealedColumns } from '../../store/sealed.ts';
import type { App } from '../app.ts';
import { searchIsFull } from '../search-fill.ts';
import { verifySums } from '../sums-check.ts';

export type Check = {
  readonly name: string;
  /** How much was looked at. */
  readonly looked: number | null;
  /** Nothing where all is well. */
  readonly wrong: readonly string[];
};

const page = 500;
const toldOf = 5;
/** Longer than any lane is ever held (65 s), with room for clocks that differ. */
const longestHold = 10 * 60_000;

/** @param sample look at so many values of each sealed column and so many files, the newest; all of them where it is undefined */
export const verifyStore = async (app: App, sample: number | undefined): Promise<readonly Check[]> => {
  const { db } = app.store;
  const limit = sample ?? Number.MAX_SAFE_INTEGER;
  const list = (name: string, wrong: readonly string[]): Check => ({ name, looked: null, wrong });
  const codes = (found: readonly string[], what: string) => found.map((code) => `${showCode(code)}: ${what}`);
  const checks: Check[] = [await recordCheck(app)];
  for (const column of sealedColumns) checks.push(await sealedCheck(app, column, limit));
  checks.push(await fileCheck(app, limit));
  checks.push(
    list('petitions as the record says', codes(await unlikeRecord(db), 'its state is not that of its last record')),
  );
  checks.push(
    list('search', [
      ...(await wronglyFindable(db)).map((id) => `petition ${id} must not be found and is`),
      // Where an older database is still being brought into it, many are not yet.
      ...((await searchIsFull(app)) ? codes(await missingFromSearch(db), 'is not found by the search') : []),
    ]),
  );
  const sums = await verifySums(app, sample, toldOf);
  checks.push({
    name: 'sums by unit and day',
    looked: sums.days,
    wrong: sums.wrong.map(
      ({ unit, day, what, told, found }) =>
        `${unit}${day === '' ? '' : `, ${day}`}: ${what} is ${told}, the record says ${found}`,
    ),
  });
  const { own, unfit } = await app.catalogue.known();
  checks.push({
    name: 'own indicators',
    looked: own.length + unfit.length,
    wrong: unfit.map((code) => `${code} does not go together with the indicators of this version and is not used`),
  });
  const held = await heldTooLong(db, app.host.now() + longestHold);
  checks.push(
    list('outbox', [
      ...(await withoutLane(db)).map((seq) => `row ${seq} is in no lane and will never be sent`),
      ...(held > 0 ? [`${held} lanes are held for longer than any send takes`] : []),
    ]),
  );
  checks.push(
    list(
      'units',
      (await unknownUnits(db)).map((code) => `the unit ${code} is named and does not exist`),
    ),
  );
  return checks;
};

const recordCheck = async (app: App): Promise<Check> => {
  const verdict = await verifyChain(app.store.db, app.vault);
  const { counter, last } = await recordEnd(app.store.db);
  const wrong: string[] = [];
  if (!verdict.ok)
    wrong.push(
      verdict.why === 'altered'
        ? `a row up to number ${verdict.at} was altered`
        : `rows up to number ${verdict.at} are missing`,
    );
  // SQLite counts what was ever written: a tail that was cut off together with its links shows here.
  if (counter !== last) wrong.push(`the last row is number ${last}, but ${counter} were written`);
  return { name: 'record of changes', looked: verdict.ok ? verdict.rows + verdict.unlinked : null, wrong };
};

const sealedCheck = async (app: App, column: SealedColumn, limit: number): Promise<Check> => {
  const { vault, store } = app;
  const wrong: string[] = [];
  let looked = 0;
  let before: string | number | undefined;
  for (;;) {
    const rows = await column.page(store.db, before, Math.min(page, limit - looked));
    for (const row of rows) {
      looked += 1;
      try {
        (row.restricted ? vault.openRestricted : vault.open)(row.value, row.where);
      } catch {
        if (wrong.length < toldOf) wrong.push(`${row.where} cannot be opened: it was changed or moved`);
      }
    }
    before = rows.at(-1)?.key;
    if (rows.length < page || looked >= limit) return { name: `sealed ${column.name}`, looked, wrong };
  }
};

const fileCheck = async (app: App, limit: number): Promise<Check> => {
  const wrong: string[] = [];
  const keys = await storedFiles(app.store.db, Math.min(limit, Number.MAX_SAFE_INTEGER));
  for (const key of keys) {
    const found = await app.blobs.get(key).then(
      (bytes) => (bytes ? undefined : 'is missing'),
      () => 'cannot be opened',
    );
    if (found !== undefined && wrong.length < toldOf) wrong.push(`the file ${key} ${found}`);
  }
  return { name: 'attachments', looked: keys.length, wrong };
};
