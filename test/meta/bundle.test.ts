/** What is sent to Workers: made offline, small enough for the free plan, and nothing in it that only Node has. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nightly } from '../../src/worker/handlers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wrangler = join(dirname(fileURLToPath(import.meta.resolve('wrangler/package.json'))), 'bin/wrangler.js');
const out = mkdtempSync(join(tmpdir(), 'cau-noi-bundle-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** The free plan's limit for a worker, compressed. */
const limit = 3 * 1024 * 1024;

let said: { status: number | null; text: string };
let bundle: Buffer;

beforeAll(() => {
  // Every connection the command might try goes to a port where nobody listens: it must not need any.
  const nowhere = 'http://127.0.0.1:9';
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: out,
    CI: '1',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: out,
  };
  const args = ['deploy', '--dry-run', '--outdir', join(out, 'worker'), '--metafile', join(out, 'meta.json')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  said = { status, text: stdout + stderr };
  bundle = status === 0 ? readFileSync(join(out, 'worker/worker.js')) : Buffer.alloc(0);
}, 120_000);

test('wrangler deploy --dry-run passes without a network, with every binding', () => {
  expect(said).toEqual({ status: 0, text: expect.stringContaining('--dry-run: exiting now.') });
  for (const binding of ['env.DB', 'env.FILES', 'env.QUEUE']) expect(said.text).toContain(binding);
  // The only thing it may warn of is the proxy above.
  expect(said.text.replace(/.*Proxy environment variables.*/, '')).not.toMatch(/warning/i);
});

test('the clock rings as the program expects', () => {
  const crons = /^crons = (\[.*\])$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? '[]';
  expect(JSON.parse(crons)).toEqual(['* * * * *', nightly]);
});

test('the bundle is under the 3 MiB of the free plan', () => {
  // Also fonts and WebAssembly, which stand beside the program; source maps do not count.
  const sent = readdirSync(join(out, 'worker')).filter((name) => !/\.(map|md)$/.test(name));
  const size = sent.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, 'worker', name))).length, 0);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThan(limit);
});

test('nothing in it is for Node alone', () => {
  const { inputs } = JSON.parse(readFileSync(join(out, 'meta.json'), 'utf8')) as {
    inputs: Record<string, { imports: { path: string; external?: boolean }[] }>;
  };
  const files = Object.keys(inputs);
  expect(files.length).toBeGreaterThan(100);
  const foreign =
    /node_modules\/(better-sqlite3|@resvg\/resvg-js|undici|@hono\/node-server|unenv)\/|src\/node[./]|open-(sqlite|files|backup)|emulators\//;
  expect(files.filter((file) => foreign.test(file))).toEqual([]);
  const builtIn = [
    ...new Set(
      [...bundle.toString().matchAll(/\b(?:from|import|require)\s*\(?\s*["'](node:[\w/]+)["']/g)].map((m) => m[1]!),
    ),
  ];
  expect(builtIn.sort()).toEqual(['node:async_hooks', 'node:crypto']);
});
