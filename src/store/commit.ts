/** What a store is: reads through Drizzle, and one way to write, the commit. Two drivers keep it: `open-sqlite.ts`, `open-d1.ts`. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/** One statement and its values. Made by `prepared` or `write` of `statement.ts`, never by hand. */
export type Write = { readonly sql: string; readonly params: readonly unknown[] };

/** 'duplicate': the update's key was there. 'stale': a guard failed (a version moved on, or another unique key collided): read again. */
export type Outcome = 'ok' | 'duplicate' | 'stale';

/** For reading only: a statement that writes is refused. Both drivers are awaited. */
export type Db = BaseSQLiteDatabase<'async', unknown>;

export type Store = {
  readonly db: Db;
  /**
   * All of the writes or none. Resolves when they are on the disk (SQLite) or acknowledged (D1); a read after that sees them.
   * Throws `StoreUnavailable` when nothing can be written now, which may also mean "not known whether it was written":
   * the same commit may be made again where it holds its key in `inbox`. Throws `StoreError` when a statement is at fault.
   */
  commit(writes: readonly Write[]): Promise<Outcome>;
  /** undefined when good, else the reason, fit for /readyz. */
  ready(): Promise<string | undefined>;
  /** Finishes the commits under way. Later ones throw `StoreUnavailable`. */
  close(): Promise<void>;
};

/** D1 takes 100 values a statement and 100 kB of SQL; SQLite would take more, and is held to the same so that no test passes on one only. */
export const MAX_PARAMS = 100;
export const MAX_SQL = 100_000;

/** The store cannot be read or written now; later it can. `reason` is a code such as SQLITE_FULL. Holds no value of any statement. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: string;
  constructor(reason: string) {
    super(`The store is not available: ${reason}`);
    this.reason = reason;
  }
}

/** A statement is wrong, or its values are: a fault of the program. Holds no value of the statement. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: string;
  constructor(reason: string, statement?: string) {
    super(`The store refused a statement: ${reason}${statement === undefined ? '' : ` [${statement.slice(0, 60)}]`}`);
    this.reason = reason;
  }
}

/** The error at the end of the cause chain: the driver's own words. Those above it may quote values (Drizzle does). */
const deepest = (error: unknown): unknown => {
  let last = error;
  for (let depth = 0; depth < 8 && last instanceof Error && last.cause !== undefined; depth++) last = last.cause;
  return last;
};

const PREFIX = /^(?:D1_[A-Z_]*ERROR|D1_ERROR): /;
const messageOf = (error: unknown): string => {
  const last = deepest(error);
  return last instanceof Error ? last.message.replace(PREFIX, '') : '';
};

/** SQLITE_…: better-sqlite3 gives it as `code`, D1 at the very end of the message. */
const codeOf = (error: unknown): string | undefined => {
  const last = deepest(error);
  if (!(last instanceof Error)) return undefined;
  if ('code' in last && typeof last.code === 'string' && last.code.startsWith('SQLITE_')) return last.code;
  const found = /: (SQLITE_[A-Z]+)(?: \(extended: (SQLITE_[A-Z_]+)\))?$/.exec(last.message);
  return found?.[2] ?? found?.[1];
};

/** Codes that say something about the disk, the file or another process, and nothing about the statement. */
const OUTSIDE =
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PROTOCOL|INTERRUPT|NOLFS|PERM)/;

const fromD1 = (error: unknown): boolean => {
  for (let at = error, depth = 0; depth < 8 && at instanceof Error; at = at.cause, depth++) {
    if (at.message.startsWith('D1_ERROR: ')) return true;
  }
  return false;
};

/**
 * What a failed statement means. Reads the text after "constraint failed:" because D1 has no codes and both drivers have the
 * same text. 'duplicate' only for the key of `inbox`; a version guard is a NOT NULL column named `version` (see `nextVersion`),
 * or the value of a setting (see `sealedRecord`).
 */
export const classify = (error: unknown): 'duplicate' | 'stale' | 'unavailable' | 'broken' => {
  const last = deepest(error);
  if (last instanceof StoreUnavailable) return 'unavailable';
  if (last instanceof StoreError) return 'broken';
  const message = messageOf(error);
  if (/^UNIQUE constraint failed: inbox\.channel, inbox\.key(?:$|:)/.test(message)) return 'duplicate';
  if (message.startsWith('UNIQUE constraint failed: ')) return 'stale';
  if (/^NOT NULL constraint failed: (?:\w+\.version|setting\.value)(?:$|:)/.test(message)) return 'stale';
  const code = codeOf(error);
  if (code !== undefined) return OUTSIDE.test(code) ? 'unavailable' : 'broken';
  // An error of D1 without SQLite's code comes from the platform around it, but for two that count our own arguments.
  if (/^(?:Wrong number of parameter|No SQL statements)/.test(message)) return 'broken';
  return fromD1(error) ? 'unavailable' : 'broken';
};

/** Messages of the drivers that name tables and columns, or nothing at all; all others may quote what a person wrote (FTS5 does). */
const HARMLESS =
  /^(?:(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed|no such table: \w+|too many SQL variables|Wrong number of parameter|No SQL statements|SQLite3 can only bind|Too (?:few|many) parameter|cannot store \w+ value in \w+ column)/;

/** The driver's error without any value, as one of the two errors of the store. */
export const clean = (error: unknown, statement?: string): StoreUnavailable | StoreError => {
  const last = deepest(error);
  if (last instanceof StoreUnavailable || last instanceof StoreError) return last;
  const code = codeOf(error);
  const message = messageOf(error);
  if (classify(error) === 'unavailable') return new StoreUnavailable(code ?? (fromD1(error) ? message : 'unknown'));
  const reason = HARMLESS.test(message) ? message : (code ?? (last instanceof Error ? last.name : 'unknown'));
  return new StoreError(reason, statement);
};

/** Throws `StoreError` for what one of the drivers would refuse, or take in another way than the other. */
export const checkStatement = (sql: string, params: readonly unknown[]): void => {
  if (params.length > MAX_PARAMS) throw new StoreError(`${params.length} values, at most ${MAX_PARAMS}`, sql);
  if (sql.length > MAX_SQL) throw new StoreError(`${sql.length} characters of SQL, at most ${MAX_SQL}`, sql);
  for (let i = 0; i < params.length; i++) {
    const value = params[i];
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) continue;
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    throw new StoreError(`value ${i + 1} is of type ${typeof value}`, sql);
  }
};
