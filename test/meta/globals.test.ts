/** Clock, randomness, process, network and timers come from outside: only the composition roots may reach for them. */
import { expect, test } from 'vitest';
import { files } from './project.ts';
import { inspect } from './source.ts';

/** Where a runtime is put together, and the script that writes the catalogue. */
const roots = /^src\/(node|worker|cli)(\.ts$|\/)|^src\/store\/open-[^/]+\.ts$|^src\/(text|picture)\/generate\.ts$/;

/** Names that nothing else may use, with what to do instead. */
const forbidden: Readonly<Record<string, string>> = {
  'Date.now': 'take `now` as an argument',
  performance: 'take `now` as an argument',
  'Math.random': 'take randomness as an argument',
  'crypto.randomUUID': 'take ids as an argument',
  'crypto.getRandomValues': 'take randomness as an argument',
  process: 'take settings as an argument',
  fetch: 'take `fetch` as an argument',
  setTimeout: 'take timers as an argument',
  setInterval: 'take timers as an argument',
  setImmediate: 'take timers as an argument',
  globalThis: 'take what you need as an argument',
  self: 'take what you need as an argument',
  require: 'import it',
};

/** The offences of one file, each as `path:line: what`. */
function offences(path: string, text: string): string[] {
  if (roots.test(path)) return [];
  const { imports, globals } = inspect(path, text);
  const modules = imports
    .filter(({ from }) => /^(node|cloudflare|bun):/.test(from))
    .map(({ from, line }) => `${path}:${line}: imports ${from}: only the composition roots may`);
  const names = globals.flatMap(({ path: name, used, args, line }) => {
    const instead = forbidden[name] ?? forbidden[name.replace(/\..*/, '')];
    if (instead) return [`${path}:${line}: uses ${name}: ${instead}`];
    const readsClock = name === 'Date' && args === 0 && used !== 'value';
    return readsClock ? [`${path}:${line}: reads the clock by Date(): take \`now\` as an argument`] : [];
  });
  return [...modules, ...names];
}

test('no clock, randomness, process, network or timer outside the composition roots', () => {
  expect(files('src/**/*.ts').flatMap(({ path, text }) => offences(path, text))).toEqual([]);
});

test.each([
  ['const a = Date.now();', 'uses Date.now'],
  ['const a = [1].map(Date.now);', 'uses Date.now'],
  ['const a = new Date();', 'reads the clock'],
  ['const a = Date();', 'reads the clock'],
  ['const a = performance.now();', 'uses performance.now'],
  ['const a = Math.random();', 'uses Math.random'],
  ['const { x = crypto.randomUUID() } = {};', 'uses crypto.randomUUID'],
  ['const a = process.env.HOME;', 'uses process.env'],
  ["const a = process['env'];", 'uses process'],
  ['await fetch("x");', 'uses fetch'],
  ['const send = (f = fetch) => f("x");', 'uses fetch'],
  ['const app = make({ fetch });', 'uses fetch'],
  ['const a = (fetch as never)("x");', 'uses fetch'],
  ['const a = globalThis.fetch;', 'uses globalThis.fetch'],
  ['{ const fetch = 1; } fetch("x");', 'uses fetch'],
  ['function send(fetch: unknown) {} fetch("x");', 'uses fetch'],
  ['const wait = () => new Promise((done) => setTimeout(done, 1));', 'uses setTimeout'],
  [['const f = `at $', '{Date.now()}`;'].join(''), 'uses Date.now'],
  ["import { readFileSync } from 'node:fs';", 'imports node:fs'],
  ["const fs = await import('node:fs');", 'imports node:fs'],
  ["import { env } from 'cloudflare:workers';", 'imports cloudflare:workers'],
])('finds %s', (text, what) => {
  expect(offences('src/app/x.ts', text)).toEqual([expect.stringContaining(`src/app/x.ts:1: ${what}`)]);
  expect(offences('src/node.ts', text)).toEqual([]);
});

test.each([
  'const a = new Date(0); const b = new Date(now); function f(now: number) { return Date.parse("x") + now; }',
  'export const make = ({ fetch, now }: Host) => fetch(String(now()));',
  'export function make(fetch: typeof globalThis.fetch) { return (url: string) => fetch(url); }',
  'export const send = (host: Host) => host.fetch("x") + host.process + host.setTimeout(1);',
  'export type Fetch = typeof fetch; // Date.now() in a comment',
  "export const text = 'Date.now() process.env fetch()';",
  'const setTimeout = 1; export const later = { fetch: setTimeout };',
  'const { a: { fetch = 1 }, ...process } = x; export const b = [fetch, process]; export { fetch as c };',
  'try {} catch (self) { throw self; }',
  'await crypto.subtle.digest("SHA-256", new TextEncoder().encode("x"));',
  'export class E extends Error { override fetch() { return structuredClone(this); } }',
])('leaves alone %s', (text) => {
  expect(offences('src/app/x.ts', text)).toEqual([]);
});
