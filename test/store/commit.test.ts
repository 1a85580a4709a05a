/** What a failed statement means, in the words of both drivers. */
import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { classify, clean, StoreError, StoreUnavailable } from '../../src/store/commit.ts';

const sqliteError = (code: string, message: string) => Object.assign(new Error(message), { code });
const d1Error = (message: string) => new Error(`D1_ERROR: ${message}`, { cause: new Error(message) });

test.each([
  ['duplicate', sqliteError('SQLITE_CONSTRAINT_PRIMARYKEY', 'UNIQUE constraint failed: inbox.channel, inbox.key')],
  [
    'duplicate',
    d1Error(
      'UNIQUE constraint failed: inbox.channel, inbox.key: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_PRIMARYKEY)',
    ),
  ],
  ['stale', sqliteError('SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: petition.code')],
  ['stale', sqliteError('SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: inbox_old.channel, inbox_old.key')],
  [
    'stale',
    d1Error('UNIQUE constraint failed: session.id: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_PRIMARYKEY)'),
  ],
  ['stale', sqliteError('SQLITE_CONSTRAINT_NOTNULL', 'NOT NULL constraint failed: session.version')],
  [
    'stale',
    d1Error('NOT NULL constraint failed: petition.version: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_NOTNULL)'),
  ],
  ['broken', sqliteError('SQLITE_CONSTRAINT_NOTNULL', 'NOT NULL constraint failed: petition.text')],
  ['broken', sqliteError('SQLITE_CONSTRAINT_NOTNULL', 'NOT NULL constraint failed: petition.versions')],
  ['broken', sqliteError('SQLITE_CONSTRAINT_CHECK', 'CHECK constraint failed: urgency < 5')],
  ['broken', sqliteError('SQLITE_ERROR', 'no such table: petition')],
  ['broken', d1Error('near "x": syntax error at offset 0: SQLITE_ERROR')],
  ['broken', d1Error('Wrong number of parameter bindings for SQL query.')],
  ['broken', new Error("D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'")],
  ['broken', new TypeError('x is not a function')],
  ['broken', 'a thrown string'],
  ['unavailable', sqliteError('SQLITE_FULL', 'database or disk is full')],
  ['unavailable', sqliteError('SQLITE_BUSY', 'database is locked')],
  ['unavailable', sqliteError('SQLITE_IOERR_FSYNC', 'disk I/O error')],
  ['unavailable', sqliteError('SQLITE_READONLY', 'attempt to write a readonly database')],
  ['unavailable', sqliteError('SQLITE_CORRUPT', 'database disk image is malformed')],
  ['unavailable', d1Error('Network connection lost.')],
  ['unavailable', d1Error('D1 DB is overloaded. Requests queued for too long.')],
  ['unavailable', d1Error('database is locked: SQLITE_BUSY')],
  ['unavailable', new StoreUnavailable('closed')],
  ['broken', new StoreError('x')],
] as const)('%s: %s', (kind, error) => {
  expect(classify(error)).toBe(kind);
  expect(classify(new Error('somebody wrapped it', { cause: error }))).toBe(kind);
});

test('words of a person in an error do not decide what it means', () => {
  const words = 'UNIQUE constraint failed: inbox.channel, inbox.key';
  const full = sqliteError('SQLITE_FULL', 'database or disk is full');
  expect(classify(new DrizzleQueryError(`${words}`, [words], full))).toBe('unavailable');
  expect(classify(sqliteError('SQLITE_ERROR', `fts5: syntax error near "${words}"`))).toBe('broken');
  expect(classify(d1Error(`fts5: syntax error near "x: SQLITE_BUSY": SQLITE_ERROR`))).toBe('broken');
});

test.each([
  [sqliteError('SQLITE_ERROR', 'fts5: syntax error near "SECRET"'), 'SQLITE_ERROR'],
  [sqliteError('SQLITE_ERROR', 'no such column: SECRET'), 'SQLITE_ERROR'],
  [d1Error('no such column: SECRET: SQLITE_ERROR'), 'SQLITE_ERROR'],
  [new Error("D1_TYPE_ERROR: Type 'bigint' not supported for value 'SECRET'"), 'Error'],
  [
    new DrizzleQueryError(
      'select',
      ['SECRET'],
      sqliteError('SQLITE_CONSTRAINT_CHECK', 'CHECK constraint failed: a < 5'),
    ),
    'CHECK constraint failed: a < 5',
  ],
  [sqliteError('SQLITE_FULL', 'SECRET'), 'SQLITE_FULL'],
])('the clean form of %s says why and quotes nothing', (error, reason) => {
  const told = clean(error);
  expect(told.reason).toBe(reason);
  expect(told.cause).toBeUndefined();
  expect(`${told} ${told.stack} ${JSON.stringify(told)}`).not.toContain('SECRET');
});

test('an error of the store stays as it is, however often it is cleaned', () => {
  for (const error of [
    new StoreUnavailable('SQLITE_FULL'),
    new StoreError('no value for id', 'insert into petition'),
  ]) {
    expect(clean(error)).toBe(error);
    expect(clean(new DrizzleQueryError('select', [], error))).toBe(error);
  }
});
