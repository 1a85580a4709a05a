/** The store in a SQLite file: one connection, commits of the same moment in one transaction, `synchronous=FULL`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  checkStatement,
  classify,
  clean,
  type Outcome,
  type Store,
  StoreError,
  StoreUnavailable,
  type Write,
} from './commit.ts';
import type { Migration } from './migrate.ts';
import { type Copy, copyTo, createFile } from './open-backup.ts';
import { readingDb } from './statement.ts';

export type SqliteOptions = {
  /**
   * 'service' (default): the one long-lived process; waits 250 ms for a foreign lock, because the whole event loop waits with it.
   * 'command': a short-lived process beside it, such as the CLI; waits 5 s.
   */
  readonly role?: 'service' | 'command';
  /** Called after each transaction with the number of commits in it: for the metrics. */
  readonly onGroup?: (commits: number) => void;
};

export type SqliteStore = Store & {
  /** The connection itself: for migrations, checks and tests. Whoever opens a transaction on it closes it in the same tick. */
  readonly raw: Database.Database;
  /**
   * A consistent copy in `file`, put there only when it is complete, checked and on the disk; an older copy stays until then.
   * Commits go on meanwhile. Throws `StoreError` where the copy is not good or the place will not do.
   */
  backup(file: string): Promise<Copy>;
};

/** Commits in one transaction at most: at 5 ms a sync more gain little, and all of them wait for the last. */
const GROUP = 64;
/** Prepared statements kept; a few kB each. */
const STATEMENTS = 512;
const WAL_BYTES = 64 * 1024 * 1024;

/**
 * Set and read back at each open, since a WAL file opens as NORMAL in better-sqlite3 and the FULL of an earlier connection is
 * forgotten. secure_delete 2 is FAST. temp_store 2 keeps what savepoints may undo, and sorted rows, in memory, where it would go to files in /tmp.
 */
const pragmas = (busyMs: number): readonly (readonly [name: string, set: string, read: string | number])[] => [
  ['busy_timeout', `${busyMs}`, busyMs],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'FAST', 2],
  ['trusted_schema', 'OFF', 0],
  ['journal_size_limit', `${WAL_BYTES}`, WAL_BYTES],
  ['temp_store', 'MEMORY', 2],
];

const configure = (raw: Database.Database, busyMs: number): void => {
  for (const [name, set, read] of pragmas(busyMs)) {
    raw.pragma(`${name} = ${set}`);
    const found = raw.pragma(name, { simple: true });
    if (found !== read) throw new StoreError(`PRAGMA ${name} is ${found} and will not be ${read}`);
  }
};

/** Makes one value for each key and keeps the `limit` used last. */
const kept = <T>(limit: number, make: (key: string) => T): ((key: string) => T) => {
  const map = new Map<string, T>();
  return (key) => {
    const known = map.get(key);
    // Order matters only when something must go.
    if (known !== undefined && map.size < limit) return known;
    const value = known ?? make(key);
    if (known !== undefined) map.delete(key);
    else if (map.size >= limit) map.delete(map.keys().next().value as string);
    map.set(key, value);
    return value;
  };
};

/** The migrations in a folder, in the order of their names. */
export const readMigrations = (folder: URL | string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(
        typeof folder === 'string' ? join(folder, name) : new URL(name, `${folder.href.replace(/\/$/, '')}/`),
        'utf8',
      ),
    }));

/**
 * SQLite plans a statement that ends with `limit ?` anew at each run, in case another number gives another plan (9 µs for a row
 * by key instead of 5). So the number goes into the text, and off the values. The few numbers there are make few statements.
 */
const withLimit = (text: string, params: unknown[]): string => {
  if (!text.endsWith(' limit ?') || !Number.isSafeInteger(params.at(-1))) return text;
  return `${text.slice(0, -1)}${params.pop()}`;
};

type Waiting = {
  readonly writes: readonly Write[];
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Opens or creates the file at `path` (mode 600). Does not migrate. Throws `StoreError` where a setting does not hold, and the
 * driver's error where the file is no database or cannot be opened.
 *
 * Reads use the writing connection. Both would stop the event loop alike, and a second one finds its page cache outdated after
 * each commit: a read by key costs 9 µs then, and 14 µs on a connection of its own. It sees a resolved commit at once, and no
 * transaction is ever open when a read runs, because a group is written in one go.
 */
export const openSqlite = (path: string, options: SqliteOptions = {}): SqliteStore => {
  const command = options.role === 'command';
  createFile(path);
  const raw = new Database(path);
  try {
    configure(raw, command ? 5000 : 250);
  } catch (error) {
    raw.close();
    throw error;
  }
  const statement = kept(STATEMENTS, (text) => {
    const made = raw.prepare(text);
    return made.reader ? made.raw(true) : made;
  });
  const begin = raw.prepare('BEGIN IMMEDIATE');
  const end = raw.prepare('COMMIT');
  const undo = raw.prepare('ROLLBACK');
  const mark = raw.prepare('SAVEPOINT one');
  const keep = raw.prepare('RELEASE one');
  const back = raw.prepare('ROLLBACK TO one');

  let waiting: Waiting[] = [];
  let scheduled = false;
  let closed = false;
  /** Why the last transaction could not be written; the next good one clears it. */
  let failure: string | undefined;
  let copying: Promise<Copy> | undefined;

  const apply = (writes: readonly Write[]): void => {
    for (const { sql, params } of writes) statement(sql).run(params);
  };

  /** One commit within the group. Throws only where the whole transaction is lost. */
  const applyOne = (writes: readonly Write[]): Outcome | StoreError => {
    mark.run();
    try {
      apply(writes);
      keep.run();
      return 'ok';
    } catch (error) {
      const kind = classify(error);
      // A full disk and the like may have rolled everything back already; and the neighbours would meet the same.
      if (kind === 'unavailable' || !raw.inTransaction) throw error;
      back.run();
      keep.run();
      return kind === 'broken' ? (clean(error) as StoreError) : kind;
    }
  };

  /** Nobody is told anything before COMMIT: a 'duplicate' may be that of a neighbour who is lost with the transaction. */
  const applyGroup = (group: readonly Waiting[]): readonly (Outcome | StoreError)[] | StoreUnavailable => {
    try {
      begin.run();
      const outcomes = group.map((one) => applyOne(one.writes));
      end.run();
      failure = undefined;
      return outcomes;
    } catch (error) {
      try {
        if (raw.inTransaction) undo.run();
      } catch {
        // The answer stays the same, and the next BEGIN tells whether the connection is usable.
      }
      const told = clean(error);
      failure = told.reason;
      return told instanceof StoreUnavailable ? told : new StoreUnavailable(told.reason);
    }
  };

  const flush = (): void => {
    const group = waiting.slice(0, GROUP);
    waiting = waiting.slice(GROUP);
    const outcomes = applyGroup(group);
    if (!(outcomes instanceof StoreUnavailable)) options.onGroup?.(group.length);
    group.forEach(({ resolve, reject }, i) => {
      const outcome = outcomes instanceof StoreUnavailable ? outcomes : (outcomes[i] as Outcome | StoreError);
      if (typeof outcome === 'string') resolve(outcome);
      else reject(outcome);
    });
    scheduled = waiting.length > 0;
    if (scheduled) setImmediate(flush);
  };

  const commit = async (writes: readonly Write[]): Promise<Outcome> => {
    if (closed) throw new StoreUnavailable('closed');
    for (const { sql, params } of writes) checkStatement(sql, params);
    if (writes.length === 0) return 'ok';
    return new Promise((resolve, reject) => {
      waiting.push({ writes, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(flush);
    });
  };

  const db = readingDb((text, params, one) => {
    if (closed) throw new StoreUnavailable('closed');
    const query = statement(withLimit(text, params));
    if (!query.reader || !query.readonly) throw new StoreError('db is for reading: use commit', text);
    if (!one) return query.all(params) as unknown[][];
    const row = query.get(params) as unknown[] | undefined;
    return row === undefined ? [] : [row];
  });

  /** After a failure only a write can tell that the disk takes writes again: the same user_version once more. */
  const probe = (): void => {
    if (failure === undefined) {
      statement('SELECT count(*) FROM sqlite_schema').get();
      return;
    }
    try {
      begin.run();
      raw.pragma(`user_version = ${raw.pragma('user_version', { simple: true })}`);
      end.run();
      failure = undefined;
    } finally {
      if (raw.inTransaction) undo.run();
    }
  };

  return {
    db,
    raw,
    commit,
    backup: async (file) => {
      if (closed) throw new StoreUnavailable('closed');
      if (copying !== undefined) throw new StoreError('a backup is already being made');
      copying = copyTo(raw, file, command, () => closed);
      try {
        return await copying;
      } finally {
        copying = undefined;
      }
    },
    ready: async () => {
      if (closed) return 'closed';
      try {
        probe();
        return undefined;
      } catch (error) {
        return clean(error).reason;
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      while (waiting.length > 0) flush();
      await copying?.catch(() => undefined);
      raw.close();
    },
  };
};
