/** Compares a migrated database with the tables that Drizzle believes in. */
import type Database from 'better-sqlite3';
import { is, SQL } from 'drizzle-orm';
import { getTableConfig, SQLiteAsyncDialect, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';

type Info = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number; hidden: number };
type IndexRow = { name: string; unique: number; origin: 'c' | 'u' | 'pk'; partial: number };

const dialect = new SQLiteAsyncDialect();
const text = (fragment: SQL): string =>
  dialect.sqlToQuery(fragment.inlineParams()).sql.toLowerCase().replace(/["`]/g, '').replace(/\s+/g, ' ').trim();

/** A default as SQLite shows it in `dflt_value`. */
const defaultOf = (column: SQLiteColumn): string | null => {
  if (!column.hasDefault || column.default === undefined) return null;
  if (is(column.default, SQL)) return text(column.default);
  const value = column.mapToDriverValue(column.default as never);
  return typeof value === 'string' ? `'${value.replace(/'/g, "''")}'` : String(Number(value));
};

const columnsOf = (raw: Database.Database, table: string): readonly Info[] =>
  raw.prepare(`PRAGMA table_xinfo("${table}")`).all() as Info[];

/** One line for each index: its columns (an expression as such), whether unique, its condition. */
const databaseIndexes = (raw: Database.Database, table: string): readonly string[] =>
  (raw.prepare(`PRAGMA index_list("${table}")`).all() as IndexRow[])
    .filter((index) => index.origin !== 'pk')
    .map((index) => {
      const parts = raw.prepare(`PRAGMA index_xinfo("${index.name}")`).all() as {
        name: string | null;
        key: number;
        desc: number;
        cid: number;
      }[];
      const columns = parts
        .filter((part) => part.key === 1)
        .map((part) => `${part.cid === -2 ? '(expression)' : part.name}${part.desc ? ' desc' : ''}`);
      const source = (
        raw.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(index.name) as
          | { sql: string | null }
          | undefined
      )?.sql;
      const where = index.partial
        ? ` where ${source
            ?.replace(/^[\s\S]*?\bwhere\b/i, '')
            .toLowerCase()
            .replace(/["`]/g, '')
            .replace(/\s+/g, ' ')
            .trim()}`
        : '';
      // The index that a UNIQUE constraint makes has no name of ours.
      return `${index.origin === 'u' ? 'constraint' : index.name} on ${columns.join(', ')}${index.unique ? ' unique' : ''}${where}`;
    });

const schemaIndexes = (table: SQLiteTable): readonly string[] => {
  const { columns, indexes, uniqueConstraints } = getTableConfig(table);
  return [
    ...indexes.map(({ config }) => {
      const parts = config.columns.map((column) => (is(column, SQL) ? '(expression)' : column.name));
      return `${config.name} on ${parts.join(', ')}${config.unique ? ' unique' : ''}${config.where ? ` where ${text(config.where)}` : ''}`;
    }),
    ...uniqueConstraints.map((one) => `constraint on ${one.columns.map((column) => column.name).join(', ')} unique`),
    ...columns.filter((column) => column.isUnique).map((column) => `constraint on ${column.name} unique`),
  ];
};

const foreignOf = (raw: Database.Database, table: string): readonly string[] =>
  (
    raw.prepare(`PRAGMA foreign_key_list("${table}")`).all() as {
      from: string;
      table: string;
      to: string | null;
      on_delete: string;
    }[]
  ).map((key) => `${key.from} to ${key.table}.${key.to ?? 'key'} on delete ${key.on_delete.toLowerCase()}`);

const differences = (of: string, inDatabase: readonly string[], inSchema: readonly string[]): readonly string[] => [
  ...inDatabase.filter((one) => !inSchema.includes(one)).map((one) => `${of}: only in the database: ${one}`),
  ...inSchema.filter((one) => !inDatabase.includes(one)).map((one) => `${of}: only in the schema: ${one}`),
];

const describe = (name: string, type: string, notNull: boolean, preset: string | null, pk: number): string =>
  `${name} ${type.toLowerCase()}${notNull ? ' not null' : ''}${preset === null ? '' : ` default ${preset}`}${pk ? ` key ${pk}` : ''}`;

const compareTable = (raw: Database.Database, table: SQLiteTable): readonly string[] => {
  const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table);
  const infos = columnsOf(raw, name);
  if (infos.length === 0) return [`${name}: only in the schema`];
  const composite = primaryKeys[0]?.columns.map((column) => column.name);
  const place = (column: SQLiteColumn): number =>
    composite ? composite.indexOf(column.name) + 1 : column.primary ? 1 : 0;
  const inDatabase = infos.map((info) =>
    describe(info.name, info.type, info.notnull === 1, info.dflt_value?.toLowerCase() ?? null, info.pk),
  );
  const inSchema = columns.map((column) =>
    describe(column.name, column.getSQLType(), column.notNull, defaultOf(column)?.toLowerCase() ?? null, place(column)),
  );
  const foreign = foreignKeys.flatMap((key) => {
    const { columns: from, foreignColumns: to, foreignTable } = key.reference();
    return from.map(
      (column, i) =>
        `${column.name} to ${getTableConfig(foreignTable).name}.${to[i]?.name} on delete ${key.onDelete ?? 'no action'}`,
    );
  });
  return [
    ...differences(name, inDatabase, inSchema),
    ...differences(`${name}, indexes`, databaseIndexes(raw, name), schemaIndexes(table)),
    ...differences(`${name}, foreign keys`, foreignOf(raw, name), foreign),
  ];
};

/**
 * Every difference between the two, one line each. Full-text tables and what SQLite keeps behind them are passed over, since
 * Drizzle cannot describe them, and so is the tracker of the migrations.
 */
export const drift = (raw: Database.Database, tables: readonly SQLiteTable[]): readonly string[] => {
  const known = new Set(tables.map((table) => getTableConfig(table).name));
  const listed = raw.prepare('PRAGMA table_list').all() as { schema: string; name: string; type: string }[];
  const unknown = listed.filter(
    ({ schema, name, type }) =>
      schema === 'main' && type === 'table' && !/^sqlite_|^d1_migrations$/.test(name) && !known.has(name),
  );
  return [
    ...unknown.map(({ name }) => `${name}: only in the database`),
    ...tables.flatMap((table) => compareTable(raw, table)),
  ];
};
