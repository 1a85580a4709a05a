/** What every attachment store keeps, and what the two real ones put where. */
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { R2Bucket } from '@cloudflare/workers-types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BlobError, type Blobs, contentKey } from '../../src/store/blobs.ts';
import { openFiles } from '../../src/store/open-files.ts';
import { openR2 } from '../../src/store/open-r2.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { VaultError } from '../../src/store/vault.ts';
import { memoryBlobs } from './memory-blobs.ts';
import { folder, simulator } from './stores.ts';

const vault = openVault(new Uint8Array(32).fill(3));
const bytes = (text: string) => new TextEncoder().encode(text);
const words = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);
const all = async (blobs: Blobs) => {
  const keys: string[] = [];
  for await (const key of blobs.list()) keys.push(key);
  return keys.sort();
};
const files = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

let cloud: Awaited<ReturnType<typeof simulator>>;
let place: ReturnType<typeof folder>;
beforeAll(async () => {
  cloud = await simulator();
});
afterAll(() => cloud.stop());
beforeEach(() => {
  place = folder();
  return () => place.clear();
});

const emptied = async (bucket: R2Bucket): Promise<R2Bucket> => {
  const { objects } = await bucket.list();
  for (const { key } of objects) await bucket.delete(key);
  return bucket;
};

test('equal bytes have one key, which tells nothing without DATA_KEY', async () => {
  const key = await contentKey(vault, bytes('a photo'));
  expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(await contentKey(vault, bytes('a photo'))).toBe(key);
  expect(await contentKey(vault, bytes('another'))).not.toBe(key);
  expect(await contentKey(openVault(new Uint8Array(32).fill(4)), bytes('a photo'))).not.toBe(key);
});

describe.each([
  { name: 'files', open: () => openFiles(place.at('files'), vault) },
  { name: 'R2', open: async () => openR2(await emptied(cloud.r2), vault) },
  { name: 'memory', open: async () => memoryBlobs() },
])('attachments in $name', ({ open }) => {
  let blobs: Blobs;
  let key: string;
  beforeEach(async () => {
    blobs = await open();
    key = await contentKey(vault, bytes('a photo'));
  });

  test('what is put is there, once, until it is removed', async () => {
    expect(await blobs.get(key)).toBeUndefined();
    await blobs.put(key, bytes('a photo'));
    await blobs.put(key, bytes('a photo'));
    expect(words(await blobs.get(key))).toBe('a photo');
    expect(await all(blobs)).toEqual([key]);
    await blobs.remove(key);
    await blobs.remove(key);
    expect(await blobs.get(key)).toBeUndefined();
    expect(await all(blobs)).toEqual([]);
  });

  test('twenty at the same moment, half of them equal', async () => {
    const contents = Array.from({ length: 20 }, (_, i) => bytes(`photo ${i % 10}`));
    const keys = await Promise.all(contents.map((content) => contentKey(vault, content)));
    await Promise.all(contents.map((content, i) => blobs.put(keys[i] as string, content)));
    expect(await all(blobs)).toEqual([...new Set(keys)].sort());
    for (const [i, one] of keys.entries()) expect(words(await blobs.get(one))).toBe(`photo ${i % 10}`);
  });

  test('an empty file and one of a megabyte', async () => {
    for (const content of [new Uint8Array(0), new Uint8Array(1 << 20).fill(7)]) {
      const one = await contentKey(vault, content);
      await blobs.put(one, content);
      expect(Buffer.from((await blobs.get(one)) as Uint8Array).equals(content)).toBe(true);
    }
  });

  test.each(['', '..', '../../../etc/passwd123', 'a/b', 'x'.repeat(23), `${'x'.repeat(21)}/`, `${'x'.repeat(21)}.`])(
    '%s is no key',
    async (bad) => {
      await expect(blobs.put(bad, bytes('a'))).rejects.toThrow(BlobError);
      await expect(blobs.get(bad)).rejects.toThrow(BlobError);
      await expect(blobs.remove(bad)).rejects.toThrow(BlobError);
    },
  );
});

describe('attachments in files', () => {
  test('lie in two levels of folders, for the owner only, encrypted', async () => {
    const blobs = await openFiles(place.at('files'), vault);
    const key = await contentKey(vault, bytes('CANARY'));
    await blobs.put(key, bytes('CANARY'));
    const path = join(place.at('files'), key.slice(0, 2), key.slice(2, 4), key);
    expect(files(place.path)).toEqual([path]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(place.at('files')).mode & 0o777).toBe(0o700);
    expect(readFileSync(path).includes('CANARY')).toBe(false);
  });

  test('one that was changed or changed places does not open', async () => {
    const blobs = await openFiles(place.at('files'), vault);
    const [a, b] = [await contentKey(vault, bytes('a')), await contentKey(vault, bytes('b'))];
    await blobs.put(a, bytes('a'));
    await blobs.put(b, bytes('b'));
    const at = (key: string) => join(place.at('files'), key.slice(0, 2), key.slice(2, 4), key);
    const sealed = readFileSync(at(a));
    writeFileSync(at(b), sealed);
    await expect(blobs.get(b)).rejects.toThrow(VaultError);
    sealed.writeUInt8(sealed.readUInt8(20) ^ 1, 20);
    writeFileSync(at(a), sealed);
    await expect(blobs.get(a)).rejects.toThrow(VaultError);
  });

  test('parts of a process that ended go at the next start; young ones and attachments stay', async () => {
    const first = await openFiles(place.at('files'), vault);
    const key = await contentKey(vault, bytes('a'));
    await first.put(key, bytes('a'));
    const [old, young] = [place.at('files/.part/old'), place.at('files/.part/young')];
    for (const path of [old, young]) writeFileSync(path, 'half');
    utimesSync(old, new Date(0), new Date(0));
    const second = await openFiles(place.at('files'), vault);
    expect(readdirSync(place.at('files/.part'))).toEqual(['young']);
    expect(await all(second)).toEqual([key]);
  });

  test('where the folder fails, the error names a code and no path', async () => {
    writeFileSync(place.at('file'), '');
    await expect(openFiles(place.at('file/files'), vault)).rejects.toThrow(/^The attachment folder failed: ENOTDIR$/);
  });
});

test('attachments in R2 are encrypted there', async () => {
  const bucket = await emptied(cloud.r2);
  const key = await contentKey(vault, bytes('CANARY'));
  await openR2(bucket, vault).put(key, bytes('CANARY'));
  const there = Buffer.from((await (await bucket.get(key))?.arrayBuffer()) as ArrayBuffer);
  expect(there.length).toBeGreaterThan(20);
  expect(there.includes('CANARY')).toBe(false);
  await bucket.put(
    key,
    there.map((byte, i) => (i === 10 ? byte ^ 1 : byte)),
  );
  await expect(openR2(bucket, vault).get(key)).rejects.toThrow(VaultError);
});

test('a bucket that fails gives a clean error', async () => {
  const broken = { get: () => Promise.reject(new Error('CANARY')) } as unknown as R2Bucket;
  const key = await contentKey(vault, bytes('a'));
  await expect(openR2(broken, vault).get(key)).rejects.toThrow(/^The attachment bucket failed$/);
});
