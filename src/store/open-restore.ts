/** Putting a backup in the place of a database: only while nobody has that open, and so that a crash leaves one of the two whole. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from './commit.ts';
import { createFile } from './open-backup.ts';

/** A command beside us may be at its end; a service stays. ms */
const busyMs = 2_000;

/**
 * Copies the backup to `part`, for the owner only. Throws `StoreError` where it is the database itself, a live database, or none of ours.
 * @param path the database that it shall replace
 */
export const copyForRestore = (backup: string, path: string, part: string): void => {
  const name = basename(backup);
  const [there, own] = [statSync(backup), statSync(path, { throwIfNoEntry: false })];
  if (own && own.ino === there.ino && own.dev === there.dev) throw new StoreError(`${name} is the database itself`);
  if ((statSync(`${backup}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new StoreError(`${name} has a write-ahead log beside it, so it is no finished copy: make one with "backup"`);
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  createFile(part);
  copyFileSync(backup, part);
  chmodSync(part, 0o600);
  let known = false;
  try {
    const copy = new Database(part, { fileMustExist: true, readonly: true });
    known = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").get() !== undefined;
    copy.close();
  } catch {
    // Not a database at all; the next line says so.
  }
  if (known) return;
  rmSync(part, { force: true });
  throw new StoreError(`${name} is no backup of this service`);
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * Holds the database so that nobody else can open it. A connection in WAL mode keeps a shared lock as long as it is open, and leaving
 * that mode wants the file alone: so this fails while a service, or a command, has it open, however idle, and not after they were killed.
 * Returns undefined where the file is too damaged to be opened at all. Throws `StoreError` where somebody has it open.
 */
const holdAlone = (path: string): Database.Database | undefined => {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(path, { fileMustExist: true });
    raw.pragma(`busy_timeout = ${busyMs}`);
    raw.pragma('journal_mode = DELETE');
    raw.exec('BEGIN EXCLUSIVE');
    return raw;
  } catch (error) {
    raw?.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)))
      throw new StoreError(`${basename(path)} is in use: stop the service first`);
    return undefined;
  }
};

const sync = (path: string): void => {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** By a second name where the file system has such, else by a copy. */
const doubled = (path: string, other: string): void => {
  try {
    linkSync(path, other);
  } catch {
    copyFileSync(path, other, constants.COPYFILE_EXCL);
    sync(other);
  }
};

/**
 * Puts `part` in the place of the database. The old file, with what belongs to it, stays beside as `….before-STAMP`.
 * Returns the name of the old file, undefined where there was none. Throws `StoreError`.
 */
export const replaceDatabase = (path: string, part: string, stamp: string): string | undefined => {
  sync(part);
  if (!existsSync(path)) {
    for (const end of ['-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
    renameSync(part, path);
    sync(dirname(path));
    return undefined;
  }
  const old = `${path}.before-${stamp}`;
  const held = holdAlone(path);
  try {
    // A second name first: at no moment is there no database, which a start would take for a new one.
    doubled(path, old);
    // Left behind only by a file that cannot be opened; a log of another file must not be read into the new one.
    for (const end of ['-wal', '-shm', '-journal']) if (existsSync(path + end)) renameSync(path + end, old + end);
    renameSync(part, path);
    sync(dirname(path));
  } finally {
    held?.close();
  }
  return old;
};
