/** A sealed word that tells whether DATA_KEY is the key the store was written with: with another one everything looks damaged. */
import { eq, sql } from 'drizzle-orm';
import type { Store } from './commit.ts';
import { setting } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import { type Vault, VaultError } from './vault.ts';

const name = 'key-check';
const where = `setting:${name}`;

const stored = read((db) =>
  db.select({ value: setting.value }).from(setting).where(eq(setting.name, name)).limit(1).prepare(),
);
const store = prepared<'value'>(
  sqlite
    .insert(setting)
    .values({ name, value: sql.placeholder('value') })
    .onConflictDoNothing(),
);

/** The first key that asks is the right one for ever. Throws what a store throws. */
export const keyFits = async ({ db, commit }: Store, vault: Pick<Vault, 'seal' | 'open'>): Promise<boolean> => {
  const row = await stored(db).get({});
  if (!row) return (await commit([store({ value: vault.seal('cau-noi', where) })])) === 'ok';
  try {
    vault.open(row.value, where);
    return true;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
};
