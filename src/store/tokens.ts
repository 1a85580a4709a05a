/** A sealed record that several processes change: by its version, so that nobody writes over what they have not seen. */
import { eq, sql } from 'drizzle-orm';
import type { Store } from './commit.ts';
import { setting } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const stored = read((db) =>
  db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, p('name')))
    .limit(1)
    .prepare(),
);

const insert = prepared<'name' | 'value'>(sqlite.insert(setting).values({ name: p('name'), value: p('value') }));

/** Each sealing is another text, so the text as it was read stands for the version. NULL where it is another: refused as stale. */
const replace = prepared<'name' | 'was' | 'value'>(
  sqlite
    .update(setting)
    .set({ value: sql`case when ${setting.value} = ${p('was')} then ${p('value')} end` })
    .where(eq(setting.name, p('name'))),
);

export type SealedRecord<R extends { readonly version: number }> = {
  /** Both throw what a store throws, and `VaultError` where the row was tampered with. */
  load(): Promise<R | undefined>;
  /** Stores `next` if the stored version is still `expected` (0: nothing is stored), and says whether it did. */
  swap(expected: number, next: R): Promise<boolean>;
};

/** @param name of the row in `setting` */
export const sealedRecord = <R extends { readonly version: number }>(
  { db, commit }: Pick<Store, 'db' | 'commit'>,
  vault: Pick<Vault, 'seal' | 'open'>,
  name: string,
): SealedRecord<R> => {
  const where = `setting:${name}`;
  const found = () => stored(db).get({ name });
  const open = (value: string): R => JSON.parse(vault.open(value, where)) as R;
  return {
    load: async () => {
      const row = await found();
      return row && open(row.value);
    },
    swap: async (expected, next) => {
      const row = await found();
      if ((row ? open(row.value).version : 0) !== expected) return false;
      const value = vault.seal(JSON.stringify(next), where);
      return (await commit([row ? replace({ name, was: row.value, value }) : insert({ name, value })])) === 'ok';
    },
  };
};
