/** The real service as a child process, with nothing of this process in its environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { loopbackFetch } from '../loopback.ts';

const main = fileURLToPath(new URL('../../src/node.ts', import.meta.url));

/**
 * Compiled once, a process starts in half the time; what is compiled is written when one ends in peace. Kept from one run to the
 * next: Node looks at the content of each file before it takes what it has of it.
 */
export const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

const running = new Set<ChildProcess>();
/** What a test that failed has left behind. */
afterAll(() => {
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
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env },
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

/** Posts an update as the platform does; gives the status. Rejects where no answer comes. */
export const hand = async ({ url }: Service, secret: string, update: unknown): Promise<number> => {
  const response = await loopbackFetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
  });
  await response.arrayBuffer();
  return response.status;
};

export type Line = {
  readonly socket: Socket;
  /** All that came until the other side closed. */
  readonly ended: Promise<string>;
};

/** A bare connection. */
export const dial = async ({ port }: Service): Promise<Line> => {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  let text = '';
  socket.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<string>((done) => {
    // A reset is an end as well.
    socket.on('error', () => {});
    socket.once('close', () => done(text));
  });
  return { socket, ended };
};

/** The head of a webhook request, as it goes over the wire. */
export const headOf = (secret: string, ...lines: readonly string[]): string =>
  ['POST /webhooks/telegram HTTP/1.1', 'Host: x', `X-Telegram-Bot-Api-Secret-Token: ${secret}`, ...lines, '', ''].join(
    '\r\n',
  );

/** Calls to chats as they stand in the outbox of a database file, and until when their lanes are held. */
export const outboxIn = (path: string): readonly { readonly state: string; readonly leased: number }[] => {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('SELECT o.state, l.leased_until AS leased FROM outbox o JOIN lane l ON l.id = o.lane').all();
  db.close();
  return rows as { state: string; leased: number }[];
};
