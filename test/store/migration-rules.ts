/** What a migration may not hold: changes only add, since the version before still runs while the next one starts. */
import type { Migration } from '../../src/store/migrate.ts';

/** Patterns over the SQL without comments and strings, and why. D1 ignores `foreign_keys = OFF`, so a copy-and-drop loses rows. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\bdrop\s+(?:table|column|view)\b/i, 'drops a table, a view or a column'],
  [/\brename\b/i, 'renames'],
  [/\bforeign_keys\b/i, 'sets foreign_keys'],
  [/\bon\s+(?:delete|update)\s+(?:cascade|set\s+null|set\s+default)\b/i, 'lets one delete or update change other rows'],
  [/\bdeferrable\b/i, 'defers a check to COMMIT, where it fails the neighbours of the same transaction too'],
  [/\bpragma\b/i, 'holds a PRAGMA'],
  [/\b(?:attach|detach|vacuum|reindex)\b/i, 'attaches, vacuums or reindexes'],
  [/\b(?:commit|rollback|savepoint)\b/i, 'ends the transaction it runs in'],
  [/\bbegin\s*(?:;|transaction|immediate|deferred|exclusive)/i, 'begins a transaction of its own'],
  [/\bdelete\s+from\b/i, 'deletes rows'],
];

const bare = (text: string): string => text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');

/** What breaks the rules, one line each. */
export const problems = (files: readonly Migration[]): readonly string[] =>
  files.flatMap(({ name, sql }) =>
    FORBIDDEN.filter(([pattern]) => pattern.test(bare(sql))).map(([, why]) => `${name} ${why}`),
  );
