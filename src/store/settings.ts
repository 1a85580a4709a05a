/** Small facts that the service keeps for itself: where it left off, what it counted. Nothing of any person. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { setting } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

const one = read((db) =>
  db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, p('name')))
    .limit(1)
    .prepare(),
);

export const settingOf = async (db: Db, name: string): Promise<string | undefined> =>
  (await one(db).get({ name }))?.value;

/** Puts the value in the place of what was there. */
export const putSetting = prepared<'name' | 'value'>(
  sqlite
    .insert(setting)
    .values({ name: p('name'), value: p('value') })
    .onConflictDoUpdate({ target: setting.name, set: { value: sql`excluded.value` } }),
);
