/** Copies of a database file: made while it is in use, checked before they count. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { clean, StoreError, StoreUnavailable } from './commit.ts';

/** 100 pages a step block the loop for less than 1 ms; 1,000 for 5 ms. */
const BACKUP_PAGES = 100;

export type Copy = { readonly pages: number; readonly bytes: number };

/** Creates the file and its folder for the owner only: the journal files take over its mode. */
export const createFile = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite's name for no file at all; it is refused later, and must not leave a file of that name.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
};

const syncPath = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What SQLite keeps beside a database file. */
const BESIDE = ['-wal', '-shm', '-journal'];

const dropCopy = (path: string): void => {
  for (const end of ['', ...BESIDE]) rmSync(path + end, { force: true });
};

/**
 * Checks a database file that nobody has open, such as a backup: integrity and foreign keys. Turns it into a single file
 * without a write-ahead log. Returns what is wrong, nothing where all is well; up to 10 lines. Throws where it is no database.
 */
export const checkFile = (path: string): readonly string[] => {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const lines = copy.pragma('integrity_check(10)') as readonly { readonly integrity_check: string }[];
    const foreign = copy.pragma('foreign_key_check') as readonly { readonly table: string }[];
    return [
      ...lines.map((line) => line.integrity_check).filter((line) => line !== 'ok'),
      ...foreign.slice(0, 10).map((line) => `a row of ${line.table} refers to nothing`),
    ];
  } finally {
    copy.close();
  }
};

/** Is the file that `there` describes the database at `path`, or its log, by whatever name it was called? */
const isPartOf = (path: string, there: Stats): boolean =>
  ['', ...BESIDE].some((end) => {
    const own = statSync(path + end, { throwIfNoEntry: false });
    return own !== undefined && own.ino === there.ino && own.dev === there.dev;
  });

/**
 * Copies the open database `raw` to `file`: into `file.part` first, which takes its name when it is complete, checked and on
 * the disk. `oneStep` for a connection that is not the service's own: on that one writes are carried along, but from another
 * each of them starts the copy anew (6,005 times in 20 s), so it copies in a single step, during which the service goes on
 * writing to its log (0.6 s for 170 MB). Ends with `StoreUnavailable` when `stopped` says so.
 */
export const copyTo = async (
  raw: Database.Database,
  file: string,
  oneStep: boolean,
  stopped: () => boolean,
): Promise<Copy> => {
  const part = `${file}.part`;
  const there = statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && (!there.isFile() || isPartOf(raw.name, there))) {
    throw new StoreError(`${basename(file)} is the database itself or no ordinary file: name another file`);
  }
  dropCopy(part);
  createFile(part);
  try {
    const { totalPages } = await raw.backup(part, {
      progress: () => {
        if (stopped()) throw new StoreUnavailable('closed');
        return oneStep ? 2 ** 31 - 1 : BACKUP_PAGES;
      },
    });
    // With a transaction open the driver says done and leaves nothing.
    if (totalPages === 0) throw new StoreError('the copy is empty');
    const wrong = checkFile(part);
    if (wrong.length > 0) throw new StoreError(`the copy is damaged: ${wrong[0]}`);
    syncPath(part);
    const { size } = statSync(part);
    // The log of somebody who had the older copy open would be read into this one.
    for (const end of BESIDE) rmSync(file + end, { force: true });
    renameSync(part, file);
    syncPath(dirname(file));
    return { pages: totalPages, bytes: size };
  } catch (error) {
    dropCopy(part);
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_') ? clean(error) : error;
  }
};
