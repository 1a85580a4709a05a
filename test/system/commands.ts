/** The operator's commands: as processes, and the same in this process, fifty times as fast. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { compiled } from './service.ts';

const file = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

type Env = Readonly<Record<string, string>>;
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };
type Run = (words: readonly string[], env?: Env, input?: string) => Promise<Ran>;

/** A process with nothing of this one in its environment. */
const spawned = (folder: string, words: readonly string[], env: Env, input: string): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...words], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env },
      stdio: 'pipe',
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('close', (code) => resolve({ code, out, err }));
  });

const inside = async (words: readonly string[], env: Env, input: string): Promise<Ran> => {
  let [out, err] = ['', ''];
  const code = await main(words, {
    env,
    stdin: Readable.from(Buffer.from(input), { objectMode: false }),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
};

/**
 * For the tests of one file: commands with these settings in this folder, where the process stays for as long. What is about a
 * process (what ends it, its pipes, a service beside it) needs `spawned`.
 */
export const commandsIn = (folder: string, settings: () => Env): { readonly cli: Run; readonly spawned: Run } => {
  const outside = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => process.chdir(outside));
  return {
    cli: (words, env = {}, input = '') => inside(words, { ...settings(), ...env }, input),
    spawned: (words, env = {}, input = '') => spawned(folder, words, { ...settings(), ...env }, input),
  };
};
