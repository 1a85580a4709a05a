/** The real service as a child process, with nothing of this process in its environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/node.ts', import.meta.url));

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export type Ended = { readonly code: number | null; readonly signal: string | null };

export type Service = {
  readonly port: number;
  readonly url: string;
  /** Everything it has written so far, to both streams. */
  readonly written: () => string;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<Ended>;
  readonly ended: Promise<Ended>;
};

type Started = { readonly child: ChildProcess; readonly written: () => string; readonly ended: Promise<Ended> };

const launch = (folder: string, env: Readonly<Record<string, string>>): Started => {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    // Compiled once, a process starts in half the time; what is compiled is written when one ends in peace.
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  return { child, written: () => text, ended };
};

/**
 * Starts it in a folder of its own, on a port of its own.
 * Throws with what it wrote where it ends before it listens.
 */
export const startService = async (folder: string, env: Readonly<Record<string, string>>): Promise<Service> => {
  const { child, written, ended } = launch(folder, { HOST: '127.0.0.1', PORT: '0', ...env });
  const port = await new Promise<number>((resolve, reject) => {
    const look = (): void => {
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(written())?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stderr?.on('data', look);
    void ended.then(() => reject(new Error(`The service ended before it listened: ${written()}`)));
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    written,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};

/** Starts it where it must refuse to start; gives the exit code and what it wrote. */
export const refuseToStart = async (
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly written: string }> => {
  const { child, written, ended } = launch(folder, env);
  // It came up where it should not have: that is what the test then sees.
  child.stderr?.on('data', () => {
    if (written().includes('Listening') || written().includes('Open http')) child.kill('SIGKILL');
  });
  const { code } = await ended;
  return { code, written: written() };
};
