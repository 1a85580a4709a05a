/** One database file for all the runs of a property, emptied before each: a migration takes longer than a run. */
import { migrate } from '../../../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../../../src/store/open-sqlite.ts';
import { folder } from '../../store/stores.ts';

export const migrations = readMigrations(new URL('../../../migrations/', import.meta.url));

/** What a run may leave behind. */
export const tables = [
  ...['inbox', 'person', 'session', 'unit', 'setting', 'role', 'invite', 'chat', 'petition', 'note', 'attachment'],
  ...['outbox', 'lane', 'posted', 'audit', 'audit_link', 'digest', 'petition_find', 'petition_words', 'link_request'],
  ...[
    'tally',
    'stock',
    'report',
    'figure',
    'figure_tally',
    'model',
    'commitment',
    'snapshot',
    'decision',
    'digest_day',
  ],
];

/** `end` closes it and removes the file. */
export const database = () => {
  const place = folder();
  const store = openSqlite(place.at('linking.db'));
  migrate(store.raw, migrations);
  // No power is cut here: what is tried is what stands in which commit.
  store.raw.pragma('synchronous = OFF');
  return {
    store,
    clear: async (): Promise<void> => {
      store.raw.exec(tables.map((table) => `DELETE FROM ${table};`).join(''));
    },
    end: async (): Promise<void> => {
      await store.close();
      place.clear();
    },
  };
};
