/** Drizzle composes all SQL; this file sees to it that the hot path composes each statement once (43–74 µs each time otherwise). */
import { is, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import { SQLiteAsyncDialect, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { checkStatement, clean, type Db, StoreError, type Write } from './commit.ts';

/** For composing only: it has no database behind it. `prepared(sqlite.insert(petition).values({ … }))`. */
export const sqlite = drizzle(async () => {
  throw new StoreError('composed without a database: use the `db` of a store to read');
});

const dialect = new SQLiteAsyncDialect();

/** An insert, update or delete of `sqlite`, or a piece of `sql` for what Drizzle cannot say (full-text tables). */
export type Query = { toSQL(): { sql: string; params: unknown[] } } | SQL;

const compose = (query: Query): { sql: string; params: unknown[] } =>
  'toSQL' in query ? query.toSQL() : dialect.sqlToQuery(query);

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** A query with all its values in it → a write. Composes at each call: for rare statements. */
export const write = (query: Query): Write => {
  const { sql: text, params } = compose(query);
  return { sql: text, params: params.map(plain) };
};

type Slot = { readonly name: string; readonly encode: (value: unknown) => unknown };

/**
 * A query with `sql.placeholder('name')` for values → a function that gives a write for each set of values. Composed at the
 * first call. Drizzle's own filling sends null through the column's encoder, where it becomes the text "null" (JSON) or 0
 * (boolean); here null stays NULL. Throws `StoreError` where a value is missing: undefined is refused, never NULL.
 */
export const prepared = <K extends string = string>(
  query: Query,
): ((values: Readonly<Record<K, unknown>>) => Write) => {
  let text = '';
  let slots: readonly (Slot | undefined)[] | undefined;
  let fixed: readonly unknown[] = [];
  const first = (): readonly (Slot | undefined)[] => {
    const composed = compose(query);
    text = composed.sql;
    fixed = composed.params.map(plain);
    slots = composed.params.map((param) => {
      if (is(param, Placeholder)) return { name: param.name, encode: plain };
      if (!is(param, Param) || !is(param.value, Placeholder)) return undefined;
      const { encoder } = param;
      return { name: param.value.name, encode: (value) => plain(encoder.mapToDriverValue(value)) };
    });
    return slots;
  };
  return (values) => {
    const params = (slots ?? first()).map((slot, i) => {
      if (slot === undefined) return fixed[i];
      const value = (values as Readonly<Record<string, unknown>>)[slot.name];
      if (value === undefined) throw new StoreError(`no value for ${slot.name}`, text);
      return value === null ? null : slot.encode(value);
    });
    return { sql: text, params };
  };
};

/**
 * A select prepared once for each database: `const byCode = read((db) => db.select()….prepare())`, then
 * `await byCode(db).get({ code })` or `.all({ … })`. With `.get` the query itself says `limit(1)`: D1 fetches all rows otherwise.
 */
export const read = <P extends object>(build: (db: Db) => P): ((db: Db) => P) => {
  const built = new WeakMap<Db, P>();
  return (db) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const fresh = build(db);
    built.set(db, fresh);
    return fresh;
  };
};

/**
 * The next value of a version column, for `set({ version: nextVersion(session.version, expected) })`: NULL where the row has
 * moved on from `expected`, which the column refuses, and with it the whole commit ('stale'). A batch of D1 cannot test a row
 * count, so a guard must fail. It does not notice that the row is gone: an update of no row succeeds.
 */
export const nextVersion = (column: SQLiteColumn, expected: number | Placeholder): SQL<number> =>
  sql<number>`case when ${column} = ${expected} then ${column} + 1 end`;

/**
 * A value to be given later, for `set({ guess: given(petition.guess, 'guess') })`: goes through the column's encoder. (`set`
 * does not take a bare placeholder, `values` does.)
 */
export const given = (column: SQLiteColumn, name: string): SQL => sql`${sql.param(sql.placeholder(name), column)}`;

/** Rows of a select as arrays in the order of its columns; at most one is needed where `one`. */
export type Rows = (text: string, params: unknown[], one: boolean) => unknown[][] | Promise<unknown[][]>;

/** The reading side of a store over a driver's `rows`. Refuses writes; its errors name no values. */
export const readingDb = (rows: Rows): Db =>
  drizzle(async (text, params, method) => {
    try {
      if (method === 'run' || !/^\s*(?:select|with)\b/i.test(text))
        throw new StoreError('db is for reading: use commit', text);
      const values = params.map(plain);
      checkStatement(text, values);
      const found = rows(text, values, method === 'get');
      const all = found instanceof Promise ? await found : found;
      // For `get` Drizzle wants the row itself, or undefined.
      return { rows: method === 'get' ? (all[0] as unknown[]) : all };
    } catch (error) {
      const cleaned = clean(error, text);
      // Drizzle puts this very array into the message of the error it wraps around ours: personal data in a log.
      params.length = 0;
      throw cleaned;
    }
  });
