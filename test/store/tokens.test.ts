/** A sealed record that several processes change: nobody writes over what they have not seen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations, type SqliteStore } from '../../src/store/open-sqlite.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { putSetting, settingOf } from '../../src/store/settings.ts';
import { sealedRecord } from '../../src/store/tokens.ts';
import { VaultError } from '../../src/store/vault.ts';

type Note = { readonly version: number; readonly text: string };

const folder = mkdtempSync(join(tmpdir(), 'cau-noi-tokens-'));
const vault = openVault(new Uint8Array(32).fill(7));
let store: SqliteStore;
let other: SqliteStore;
beforeAll(() => {
  store = openSqlite(join(folder, 'a.db'));
  migrate(store.raw, readMigrations(new URL('../../migrations/', import.meta.url)));
  // A second process on the same file.
  other = openSqlite(join(folder, 'a.db'), { role: 'command' });
});
afterAll(async () => {
  await store.close();
  await other.close();
  rmSync(folder, { recursive: true, force: true });
});

const raw = (name: string) =>
  store.raw.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name) as string | undefined;

test('nothing is stored at first; the first to store wins, also where two processes try', async () => {
  const [here, there] = [sealedRecord<Note>(store, vault, 'a'), sealedRecord<Note>(other, vault, 'a')];
  expect(await here.load()).toBeUndefined();
  const won = await Promise.all([
    here.swap(0, { version: 1, text: 'here' }),
    there.swap(0, { version: 1, text: 'there' }),
  ]);
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await here.load()).toEqual({ version: 1, text: won[0] ? 'here' : 'there' });
  expect(await there.load()).toEqual(await here.load());
});

test('twenty processes raise a number at once: each rise counts once', async () => {
  const record = () => sealedRecord<Note>(Math.random() < 0.5 ? store : other, vault, 'b');
  const rise = async (): Promise<void> => {
    for (;;) {
      const found = await record().load();
      const version = found?.version ?? 0;
      if (await record().swap(version, { version: version + 1, text: `${Number(found?.text ?? 0) + 1}` })) return;
    }
  };
  await Promise.all(Array.from({ length: 20 }, rise));
  expect(await record().load()).toEqual({ version: 20, text: '20' });
});

test('a version that is not the stored one is refused, older or newer', async () => {
  const it = sealedRecord<Note>(store, vault, 'c');
  expect(await it.swap(3, { version: 4, text: 'x' })).toBe(false);
  expect(await it.swap(0, { version: 1, text: 'one' })).toBe(true);
  expect(await it.swap(1, { version: 2, text: 'two' })).toBe(true);
  for (const expected of [0, 1, 3]) expect(await it.swap(expected, { version: 9, text: 'x' })).toBe(false);
  expect(await it.load()).toEqual({ version: 2, text: 'two' });
});

test('what changed between the look and the write is noticed by the write itself', async () => {
  const it = sealedRecord<Note>(store, vault, 'd');
  await it.swap(0, { version: 1, text: 'one' });
  let late = true;
  const slow = sealedRecord<Note>(
    {
      db: store.db,
      commit: async (writes) => {
        if (late) {
          late = false;
          await it.swap(1, { version: 2, text: 'theirs' });
        }
        return store.commit(writes);
      },
    },
    vault,
    'd',
  );
  expect(await slow.swap(1, { version: 2, text: 'mine' })).toBe(false);
  expect(await it.load()).toEqual({ version: 2, text: 'theirs' });
});

test('nothing of it can be read in the file, and a row moved to another name does not open', async () => {
  const it = sealedRecord<Note>(store, vault, 'e');
  await it.swap(0, { version: 1, text: 'canary-in-a-record' });
  const sealed = raw('e') ?? '';
  expect(sealed).toMatch(/^1\.[\w-]+$/);
  expect(sealed).not.toContain('canary');
  await store.commit([putSetting({ name: 'f', value: sealed })]);
  expect(await settingOf(store.db, 'f')).toBe(sealed);
  await expect(sealedRecord<Note>(store, vault, 'f').load()).rejects.toThrow(VaultError);
});
