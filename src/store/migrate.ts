/** Numbered SQL files, applied in order and once. On D1 `wrangler d1 migrations apply` does it; both keep the same table. */
import { asc } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Db } from './commit.ts';

/** `name`: `0001_first.sql`. */
export type Migration = { readonly name: string; readonly sql: string };

/** As wrangler creates it (its `migrations_table` is left at the default). */
const CREATE_TRACKER = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

const tracker = sqliteTable('d1_migrations', { id: integer('id').primaryKey(), name: text('name') });
const catalogue = sqliteTable('sqlite_schema', { name: text('name') });

/** What the runner needs of a connection; better-sqlite3's `Database` fits. */
export type SqlConnection = {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): { all(...params: unknown[]): unknown[]; run(...params: unknown[]): unknown };
};

/** A migration did not go in; nothing of it is left. `file` names it. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly file: string;
  constructor(file: string, why: string) {
    super(`Migration ${file}: ${why}`);
    this.file = file;
  }
}

/** Throws `MigrationError` unless the files are 0001_…, 0002_… without a gap: one that is missing would never be noticed later. */
export const checkNumbers = (files: readonly Migration[]): void => {
  files.forEach(({ name }, i) => {
    const number = `${i + 1}`.padStart(4, '0');
    if (!new RegExp(`^${number}_[a-z0-9_]+\\.sql$`).test(name)) {
      throw new MigrationError(name, `expected ${number}_name.sql in this place (small letters, digits, underscores)`);
    }
  });
};

const appliedOn = (connection: SqlConnection): ReadonlySet<string> =>
  new Set((connection.prepare('SELECT name FROM d1_migrations').all() as { name: string }[]).map((row) => row.name));

const applyFile = (connection: SqlConnection, { name, sql }: Migration): boolean => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Read again under the lock: another process may have started at the same moment.
    const fresh = !appliedOn(connection).has(name);
    if (fresh) {
      connection.exec(sql);
      if (!connection.inTransaction) throw new Error('it ends the transaction it stands in');
      connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
    }
    connection.exec('COMMIT');
    return fresh;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw new MigrationError(name, error instanceof Error ? error.message : 'failed');
  }
};

/**
 * Applies the files that are not in yet, each in a transaction of its own. Returns the names of those applied.
 * Throws `MigrationError`; files before the failing one stay applied.
 */
export const migrate = (connection: SqlConnection, files: readonly Migration[]): readonly string[] => {
  checkNumbers(files);
  connection.exec(CREATE_TRACKER);
  const applied = appliedOn(connection);
  return files.filter((file) => !applied.has(file.name) && applyFile(connection, file)).map((file) => file.name);
};

/** The names of the files that are not applied, for /readyz. A database that is ahead of these files is fine: changes only add. */
export const pending = async (db: Db, files: readonly Pick<Migration, 'name'>[]): Promise<readonly string[]> => {
  const tables = await db.select().from(catalogue);
  if (!tables.some((table) => table.name === 'd1_migrations')) return files.map((file) => file.name);
  const rows = await db.select().from(tracker).orderBy(asc(tracker.id));
  const applied = new Set(rows.map((row) => row.name));
  return files.map((file) => file.name).filter((name) => !applied.has(name));
};
