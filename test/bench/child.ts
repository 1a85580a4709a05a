/** Child processes of the benchmark: started, watched and stopped by id, never left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGKILL');
    process.exit(130);
  });
}
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export type Child = {
  readonly pid: number;
  readonly process: ChildProcess;
  /** The last lines it wrote to standard error. */
  readonly complaints: () => string;
  /** SIGTERM, and SIGKILL after 10 s. Gives the exit code; null where it had to be killed. */
  readonly stop: () => Promise<number | null>;
  readonly exited: () => boolean;
};

/** Starts `node file …` with exactly this environment (and PATH). Its log goes straight to a file, past our process. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>, log?: string): Child {
  const logFile = log === undefined ? undefined : openSync(log, 'a');
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', logFile ?? 'pipe', 'pipe'],
  });
  if (logFile !== undefined) closeSync(logFile);
  running.add(child);
  let complaints = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaints = (complaints + data.toString()).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const exited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    process: child,
    complaints: () => complaints.trim(),
    exited,
    stop: async () => {
      if (exited()) return child.exitCode;
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
      const code = await ended;
      clearTimeout(kill);
      return code;
    },
  };
}

/** Runs `node file …` to its end and gives its standard output. Throws with its last words where it fails. */
export async function output(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = start(args, env);
  const parts: Buffer[] = [];
  child.process.stdout?.on('data', (data: Buffer) => parts.push(data));
  const code = await new Promise<number | null>((resolve) => child.process.once('close', resolve));
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${child.complaints()}`);
  return Buffer.concat(parts).toString();
}

export type Load<Command> = {
  readonly apiRoot: string;
  readonly ask: <Answer>(command: Command) => Promise<Answer>;
  readonly stop: () => Promise<number | null>;
};

/** Starts the process that is the platform and the citizens. It is told what to do in JSON, a line each, and answers likewise. */
export async function startLoad<Command>(
  file: 'telegram-load.ts' | 'zalo-oa-load.ts' = 'telegram-load.ts',
): Promise<Load<Command>> {
  const child = start([join(import.meta.dirname, file)], {});
  const { stdin, stdout } = child.process;
  if (stdin === null || stdout === null) throw new Error('the load has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async <Answer>(): Promise<Answer> => {
    const line = await lines.next();
    if (line.done) throw new Error(`the load ended: ${child.complaints()}`);
    return JSON.parse(line.value) as Answer;
  };
  const { apiRoot } = await next<{ apiRoot: string }>();
  return {
    apiRoot,
    ask: (command) => {
      stdin.write(`${JSON.stringify(command)}\n`);
      return next();
    },
    stop: child.stop,
  };
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The most memory the process ever held, MB (10⁶ bytes), from the kernel's own high-water mark. */
export function peakMemory(pid: number): number {
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kib) * 1024) / 1e6;
}

/** Median time of a 4 KB write with fdatasync in `folder`, ms: what each commit has to pay at least. */
export function syncMs(folder: string): number {
  const file = openSync(join(folder, 'sync-probe'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let each = 0; each < 100; each += 1) {
    const since = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    times.push(performance.now() - since);
  }
  closeSync(file);
  return times.sort((a, b) => a - b)[50] ?? 0;
}
