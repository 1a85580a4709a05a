/**
 * `npm test`: type check, lint and every test; says what fails and ends with one line `N passed, N failed, N skipped`.
 * Type check and lint count as one test each. Arguments go to vitest: `npm test -- test/flows -u`.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts } from './count.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = createRequire(import.meta.url);
/** The file of a tool's package that its command starts. */
const tool = (name: string, file: string): string => join(dirname(here.resolve(`${name}/package.json`)), file);

type Ended = { readonly code: number; readonly output: string };

/** Runs a Node script to its end and keeps what it prints. A script that cannot start or is killed ends with code 1. */
const check = (script: string, ...args: string[]): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });

/** Runs vitest, which prints for itself. `counts` is missing where it died before the end. */
const tests = (args: readonly string[]): Promise<{ code: number; counts: Counts | undefined }> =>
  new Promise((done) => {
    const own = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=./test/count.ts'];
    const child = spawn(process.execPath, [tool('vitest', 'vitest.mjs'), ...own, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let counts: Counts | undefined;
    child.on('message', (message) => {
      counts = message as Counts;
    });
    child.on('error', () => done({ code: 1, counts }));
    child.on('close', (code) => done({ code: code ?? 1, counts }));
  });

// At once: the checks need one core for a few seconds while vitest is still starting.
const [types, lint, { code, counts }] = await Promise.all([
  check(tool('typescript', 'bin/tsc'), '-p', 'tsconfig.json'),
  check(tool('@biomejs/biome', 'bin/biome'), 'check', '--colors=off', '--max-diagnostics=100', '.'),
  tests(process.argv.slice(2)),
]);

let passed = counts?.passed ?? 0;
let failed = counts?.failed ?? 0;
for (const line of counts?.skipped ?? []) console.log(`skipped  ${line}`);
for (const [name, ended] of [
  ['type check', types],
  ['lint', lint],
] as const) {
  if (ended.code === 0) passed += 1;
  else {
    failed += 1;
    console.log(`\nFAILED  ${name}\n${ended.output.trim()}`);
  }
}
if (!counts || (code !== 0 && counts.failed === 0)) {
  failed += 1;
  console.log(`\nFAILED  vitest ended with code ${code}${counts ? '' : ' before it could count'}`);
}
console.log(`\n${passed} passed, ${failed} failed, ${counts?.skipped.length ?? 0} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
