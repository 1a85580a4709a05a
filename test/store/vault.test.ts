/** The vault: what is sealed opens only as it was, where it was, with the key it was sealed with. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import fc from 'fast-check';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { type Vault, VaultError } from '../../src/store/vault.ts';
import { file, folder, SCHEMA } from './stores.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
const vault = openVault(KEY);
const other = openVault(KEY.map((byte, i) => (i === 31 ? byte ^ 1 : byte)));
const WORDS = 'Đường Nguyễn Huệ ngập nước 🌧';

test.each([0, 16, 31, 33, 64])('a key of %i bytes is refused at once, and not shown', (length) => {
  expect(() => openVault(new Uint8Array(length).fill(65))).toThrow(VaultError);
  expect(() => openVault(new Uint8Array(length).fill(65))).not.toThrow(/AA|65/);
});

describe('sealing', () => {
  test('gives back exactly what went in, whatever it is', () => {
    const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 200 });
    fc.assert(
      fc.property(anything, fc.string(), (text, where) => {
        expect(vault.open(vault.seal(text, where), where)).toBe(text);
        expect(vault.openRestricted(vault.sealRestricted(text, where), where)).toBe(text);
      }),
    );
  });

  test.each([
    ['a lone high surrogate', 'a\ud83db'],
    ['a lone low surrogate at the end', 'b\udc00'],
    ['decomposed letters', WORDS.normalize('NFD')],
    ['a NUL and a byte order mark', '\ufeffa\u0000b'],
    ['nothing', ''],
  ])('keeps %s', (_name, text) => {
    expect(vault.open(vault.seal(text, 'w'), 'w')).toBe(text);
  });

  test('looks like 1.<base64url> and shows nothing of the text', () => {
    expect(vault.seal(WORDS, 'petition.words:1')).toMatch(/^1\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(vault.seal('CANARY', 'w').slice(2), 'base64url').toString('latin1')).not.toContain('CANARY');
  });

  test('the same text twice gives two ciphertexts: no nonce in 100,000 comes twice', () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 100_000; i++) nonces.add(vault.seal('a', 'w').slice(2, 18));
    expect(nonces.size).toBe(100_000);
  });

  test('a ciphertext in another place, of another use, or under another key does not open', () => {
    const sealed = vault.seal(WORDS, 'petition.words:1');
    for (const where of ['petition.words:2', 'petition.name:1', '', 'petition.words:11']) {
      expect(() => vault.open(sealed, where)).toThrow(VaultError);
    }
    expect(() => vault.openRestricted(sealed, 'petition.words:1')).toThrow(VaultError);
    expect(() => vault.open(vault.sealRestricted(WORDS, 'w'), 'w')).toThrow(VaultError);
    expect(() => other.open(sealed, 'petition.words:1')).toThrow(VaultError);
  });

  test('a ciphertext with any one character changed, cut or added does not open', () => {
    const sealed = vault.seal(WORDS, 'w');
    for (let i = 0; i < sealed.length; i++) {
      const change = sealed[i] === 'A' ? 'B' : 'A';
      const edited = sealed.slice(0, i) + change + sealed.slice(i + 1);
      const same = Buffer.from(edited.slice(2), 'base64url').equals(Buffer.from(sealed.slice(2), 'base64url'));
      // The last character has spare bits: another spelling of the same bytes is no forgery.
      if (!(same && i === sealed.length - 1)) expect(() => vault.open(edited, 'w'), `at ${i}`).toThrow(VaultError);
      expect(() => vault.open(sealed.slice(0, i), 'w')).toThrow(VaultError);
    }
    for (const added of [`${sealed}A`, `${sealed}=`, `${sealed}\n`, ` ${sealed}`, sealed.replace('.', '. ')]) {
      expect(() => vault.open(added, 'w')).toThrow(VaultError);
    }
  });

  test('a text of another version of the key says so', () => {
    expect(() => vault.open(`2${vault.seal('a', 'w').slice(1)}`, 'w')).toThrow(/another version of DATA_KEY/);
  });

  test('errors hold neither text nor ciphertext', () => {
    const sealed = vault.seal('CANARY', 'w');
    for (const work of [() => other.open(sealed, 'w'), () => vault.open('CANARY', 'w')]) {
      try {
        work();
        expect.unreachable();
      } catch (error) {
        expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toMatch(
          new RegExp(`CANARY|${sealed.slice(2)}`),
        );
      }
    }
  });

  test('files: the same, with a key of their own', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
    const sealed = vault.sealBytes(bytes, 'blob:a');
    expect(Array.from(vault.openBytes(sealed, 'blob:a'))).toEqual(Array.from(bytes));
    expect(Array.from(vault.openBytes(vault.sealBytes(new Uint8Array(0), 'w'), 'w'))).toEqual([]);
    const bad = [
      sealed.slice(0, -1),
      sealed.slice(1),
      sealed.map((byte, i) => (i === 500 ? byte ^ 1 : byte)),
      new Uint8Array(0),
    ];
    for (const one of bad) expect(() => vault.openBytes(one, 'blob:a')).toThrow(VaultError);
    expect(() => vault.openBytes(sealed, 'blob:b')).toThrow(VaultError);
    expect(() => vault.open(`1.${Buffer.from(sealed.slice(1)).toString('base64url')}`, 'blob:a')).toThrow(VaultError);
  });
});

describe('look-up, buttons, audit', () => {
  test('blind: the same person is found again however the id is spelled; uses and keys are apart', () => {
    expect(vault.blind('phone', '+84912345678')).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(vault.blind('name', ` ${'Nguyễn'.normalize('NFD')} `)).toBe(vault.blind('name', 'Nguyễn'));
    const distinct = [
      vault.blind('a', 'bc'),
      vault.blind('ab', 'c'),
      vault.blind('a', 'b'),
      other.blind('a', 'bc'),
      vault.blind('b', 'bc'),
    ];
    expect(new Set(distinct).size).toBe(distinct.length);
  });

  test('blind does not change from release to release: the store is full of it', () => {
    expect(openVault(new Uint8Array(32).fill(7)).blind('x', 'y')).toBe('ggODk51gEcixb3HU4SK0Dg');
    expect(openVault(new Uint8Array(32).fill(7)).sign('x')).toBe('pnaZYPh9');
    expect(openVault(new Uint8Array(32).fill(7)).link('x', 'y')).toBe('ouUs0Zay026gzVmSV09jOWypM2vhhLUCy4PKcCnCydo');
    expect(
      openVault(new Uint8Array(32).fill(7)).open('1.Ajw7osBUc9_KJxE6vKus5YzqeVpPx32iSuHA-dWWk-nh2Rr7e7c', 'a:1'),
    ).toBe('Đường');
  });

  test('a button is good as signed, and not otherwise', () => {
    const mac = vault.sign('chat 1|claim 7');
    expect(mac).toMatch(/^[A-Za-z0-9_-]{8}$/);
    expect(vault.verify('chat 1|claim 7', mac)).toBe(true);
    for (const [text, tried] of [
      ['chat 2|claim 7', mac],
      ['chat 1|claim 7', ''],
      ['chat 1|claim 7', mac.slice(0, 7)],
      ['chat 1|claim 7', `${mac}A`],
      ['chat 1|claim 7', mac.toLowerCase() === mac ? mac.toUpperCase() : mac.toLowerCase()],
      ['chat 1|claim 7', 'đường'],
      ['chat 1|claim 7', other.sign('chat 1|claim 7')],
    ] as const) {
      expect(vault.verify(text, tried), tried).toBe(false);
    }
  });

  test('the chain: each link depends on the one before and on the row', () => {
    const first = vault.link('', 'a');
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const all = [
      first,
      vault.link(first, 'b'),
      vault.link('', 'b'),
      vault.link('a', ''),
      other.link('', 'a'),
      vault.link('', 'ab'),
      vault.link('a', 'b'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

test('a sealed canary is nowhere in the bytes of the database and its log; an open one is', async () => {
  const place = folder();
  const store = openSqlite(place.at('a.db'));
  for (const statement of SCHEMA) store.raw.exec(statement);
  const seal = (text: string) => vault.seal(text, 'petition.text:a');
  await store.commit([file('a', { text: seal('CANARY-SEALED') }), file('b', { text: 'CANARY-OPEN' })]);
  const files = ['a.db', 'a.db-wal'].map((name) => readFileSync(place.at(name)));
  expect(files.some((bytes) => bytes.includes('CANARY-OPEN'))).toBe(true);
  expect(files.some((bytes) => bytes.includes('CANARY-SEALED'))).toBe(false);
  expect(files.some((bytes) => bytes.includes(Buffer.from('CANARY-SEALED', 'utf16le')))).toBe(false);
  await store.close();
  place.clear();
});

describe('inside workerd', () => {
  type Call = { readonly method: keyof Vault; readonly args: readonly string[] };
  let miniflare: Miniflare;
  let call: (method: keyof Vault, ...args: string[]) => Promise<unknown>;

  beforeAll(() => {
    const source = (name: string) =>
      stripTypeScriptTypes(readFileSync(new URL(`../../src/store/${name}`, import.meta.url), 'utf8'));
    const entry = `import { openVault } from './open-vault.ts';
      const vault = openVault(Uint8Array.from({ length: 32 }, (_, i) => i * 7));
      export default { async fetch(request) {
        const { method, args } = await request.json();
        try { return Response.json({ value: vault[method](...args) }); } catch (error) { return Response.json({ value: error.name }); }
      } }`;
    miniflare = new Miniflare(
      convertV4MiniflareOptions({
        cf: false,
        compatibilityDate: '2026-08-01',
        compatibilityFlags: ['nodejs_compat'],
        modulesRoot: '/',
        modules: [
          { type: 'ESModule', path: '/index.mjs', contents: entry },
          { type: 'ESModule', path: '/open-vault.ts', contents: source('open-vault.ts') },
          { type: 'ESModule', path: '/vault.ts', contents: source('vault.ts') },
        ],
      }),
    );
    call = async (method, ...args) => {
      const body: Call = { method, args };
      const answer = await miniflare.dispatchFetch('http://vault/', { method: 'POST', body: JSON.stringify(body) });
      return ((await answer.json()) as { value: unknown }).value;
    };
  });
  afterAll(() => miniflare.dispose());

  test('the same vault: each side opens what the other has sealed', async () => {
    expect(vault.open((await call('seal', WORDS, 'w')) as string, 'w')).toBe(WORDS);
    expect(await call('open', vault.seal(WORDS, 'w'), 'w')).toBe(WORDS);
    expect(await call('openRestricted', vault.sealRestricted('a\ud83d', 'w'), 'w')).toBe('a\ud83d');
    expect(await call('open', vault.seal(WORDS, 'w'), 'elsewhere')).toBe('VaultError');
    expect(await call('blind', 'phone', '1')).toBe(vault.blind('phone', '1'));
    expect(await call('sign', 'a')).toBe(vault.sign('a'));
    expect(await call('verify', 'a', vault.sign('a'))).toBe(true);
    expect(await call('verify', 'b', vault.sign('a'))).toBe(false);
    expect(await call('link', 'a', 'b')).toBe(vault.link('a', 'b'));
  });
});
