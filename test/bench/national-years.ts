/**
 * From a year of the invented country's store many: the year itself, and before it others like it in which every case has come to its end.
 * What is open now, and the last days, are the same rows in both.
 */
import type Database from 'better-sqlite3';
import { counts } from '../../src/store/tally.ts';
import { fill } from './national-file.ts';
import { backfill, ended, yearDays } from './national-store.ts';

const yearMs = yearDays * 86_400_000;

/** In a statement over `back`, which has the years one by one, the earliest first: `n` is how many years ago. */
const at = (column: string): string => `${column} - back.n * ${yearMs}`;
const on = (column: string): string => `date(${column}, '-' || (back.n * ${yearDays}) || ' days')`;
const id = (column: string): string => `printf('%02d', 90 - back.n) || substr(${column}, 3)`;

type Columns = Readonly<Record<string, string | undefined>>;

/** Rows of a table of the year, once for each year. @param other columns that change; undefined: left out */
const repeat = (db: Database.Database, table: string, other: Columns, rest = ''): void => {
  const all = db.pragma(`table_info(${table})`) as readonly { readonly name: string }[];
  const names = all.map(({ name }) => name).filter((name) => !(name in other) || other[name] !== undefined);
  const values = names.map((name) => other[name] ?? `y.${name}`);
  db.exec(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM temp.back CROSS JOIN year.${table} y ${rest}`,
  );
};

const ours = ['unit', 'chat', 'person', 'session', 'role', 'setting', 'stock'] as const;

const rows =
  (years: number) =>
  (db: Database.Database): void => {
    db.exec('CREATE TEMP TABLE back (n INTEGER NOT NULL)');
    for (let n = years - 1; n >= 0; n--) db.prepare('INSERT INTO back VALUES (?)').run(n);
    db.exec(`CREATE TEMP TABLE still (id TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO still SELECT id FROM year.petition WHERE status IN ('new', 'claimed', 'waiting') AND restricted = 0`);
    for (const table of ours) db.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM year.${table}`);
    const step = (db.prepare('SELECT max(rowid) FROM year.petition').pluck().get() as number) + 1;
    const changed = { created_at: at('y.created_at'), changed_at: at('y.changed_at') };
    repeat(
      db,
      'petition',
      {
        ...{ id: id('y.id'), due_at: at('y.due_at'), done_at: at('y.done_at'), ...changed },
        code: `printf('%08d', ((y.rowid + back.n * ${step}) * 61803399) % 100000000)`,
      },
      'WHERE back.n = 0 OR y.id NOT IN temp.still',
    );
    repeat(
      db,
      'audit',
      { seq: undefined, at: at('y.at'), petition: id('y.petition'), due_at: at('y.due_at') },
      'WHERE back.n = 0 OR y.petition IS NULL OR y.petition NOT IN temp.still',
    );
    repeat(db, 'report', { id: id('y.id'), day_from: on('y.day_from'), day_to: on('y.day_to'), ...changed });
    repeat(db, 'figure', { report: id('y.report'), day: on('y.day') });
    repeat(db, 'figure_tally', { day: on('y.day') }, 'ORDER BY 1, 2, 3');
    repeat(db, 'model', { id: id('y.id'), registered_day: on('y.registered_day'), ...changed });
    const kept = "CASE WHEN back.n = 0 THEN y.state ELSE 'kept' END";
    repeat(db, 'commitment', { id: id('y.id'), due_day: on('y.due_day'), state: kept, ...changed });
    sums(db);
    ended(db);
  };

/** Those of the cases that have come to their end, for the years before; counted by the statement of the migration. */
const sums = (db: Database.Database): void => {
  const count = backfill.find((statement) => statement.startsWith('INSERT INTO tally'));
  if (count === undefined) throw new Error('migration 0004 counts no sums');
  db.exec('CREATE TEMP TABLE one AS SELECT * FROM tally WHERE 0');
  db.exec(
    count
      .replace('INSERT INTO tally', 'INSERT INTO temp.one')
      .replace('FROM audit a', 'FROM year.audit a')
      .replace('JOIN petition p', 'JOIN year.petition p')
      .replace('GROUP BY', 'AND a.petition NOT IN temp.still GROUP BY'),
  );
  const of = 'unit, day, kind, topic, source';
  const columns = counts.map((name) => `"${name}"`).join(', ');
  const all = counts.map((name) => `sum("${name}")`).join(', ');
  // The last morning of a year is on the first day of the next.
  db.exec(`INSERT INTO tally (${of}, ${columns})
    SELECT ${of}, ${all} FROM (
      SELECT * FROM year.tally UNION ALL
      SELECT unit, ${on('day')}, kind, topic, source, ${columns} FROM temp.back CROSS JOIN temp.one WHERE back.n > 0
    ) GROUP BY ${of}`);
};

/** @param file is made anew @param year the file with the year @param years how many, with that one */
export const buildYears = (file: string, year: string, years: number): void => fill(file, rows(years), year);
