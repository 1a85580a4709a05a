/// <reference types="@cloudflare/vitest-pool-workers/types" />
/** The database and the bucket between two tests. */
import { applyD1Migrations, env as bound } from 'cloudflare:test';

/** What goes on after the answers: invocations side by side, as on the platform. */
export const following = new Set<Promise<void>>();

/** Migrated, and with nothing in it. (The simulator's own `reset` now and then leaves a database as it was.) */
export const emptyStore = async (): Promise<void> => {
  await Promise.all(following);
  following.clear();
  await applyD1Migrations(bound.DB, bound.MIGRATIONS);
  const { results } = await bound.DB.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  // Left alone: what belongs to SQLite, to D1 and to the full-text table, and what the migrations keep.
  const tables = (results as readonly { readonly name: string }[])
    .map(({ name }) => name)
    .filter((name) => !/^(?:sqlite|_cf|d1)_|^petition_search_|^petition_find/.test(name));
  await bound.DB.batch([
    bound.DB.prepare("INSERT INTO petition_find (petition_find) VALUES ('delete-all')"),
    ...[...tables, 'sqlite_sequence'].map((name) => bound.DB.prepare(`DELETE FROM ${name}`)),
  ]);
  for (const { key } of (await bound.FILES.list()).objects) await bound.FILES.delete(key);
};
