/**
 * The least HTTP/1.1 that the load needs, on bare sockets. Node's own server and client cost about as much per request as
 * the systems under test; on two shared cores that would measure the load and not the system.
 */
import { connect, createServer, type Socket } from 'node:net';

type Message = { readonly head: string; readonly body: string; readonly end: number };

const HEAD_END = Buffer.from('\r\n\r\n');
const EMPTY = Buffer.alloc(0);

/** One whole request or response from the front of `data`, or undefined while it is not all there. */
function readMessage(data: Buffer): Message | undefined {
  const at = data.indexOf(HEAD_END);
  if (at < 0) return undefined;
  const head = data.toString('latin1', 0, at);
  const start = at + 4;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return readChunks(data, head, start);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const end = start + length;
  return data.length < end ? undefined : { head, body: data.toString('utf8', start, end), end };
}

function readChunks(data: Buffer, head: string, start: number): Message | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const line = data.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(data.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (data.length < next) return undefined;
    if (size === 0) return { head, body: Buffer.concat(parts).toString(), end: next };
    parts.push(data.subarray(line + 2, line + 2 + size));
    at = next;
  }
}

export type Answer = { readonly status: number; readonly json: string };
export type Server = { readonly port: number; readonly connections: () => number; readonly close: () => void };

/**
 * Listens on a free loopback port. `handle` gets path and body and answers at once.
 *
 * `connections` tells how many were ever accepted: far fewer than requests means that the client keeps them alive.
 */
export function serve(handle: (path: string, body: string) => Answer): Promise<Server> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    accepted += 1;
    sockets.add(socket);
    let pending: Buffer = EMPTY;
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      let out = '';
      for (let message = readMessage(pending); message !== undefined; message = readMessage(pending)) {
        pending = pending.subarray(message.end);
        const { status, json } = handle(message.head.split(' ', 2)[1] ?? '/', message.body);
        out += `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Error'}\r\ncontent-type: application/json\r\n`;
        out += `content-length: ${Buffer.byteLength(json)}\r\nconnection: keep-alive\r\n\r\n${json}`;
      }
      if (out !== '') socket.write(out);
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        connections: () => accepted,
        close: () => {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}

/** `status` 0: the connection failed or nothing came in time. `ms`: from the write to the whole answer. */
export type Done = (status: number, body: string, ms: number) => void;
type Job = { readonly request: string; readonly done: Done };

/** Posts over at most `connections` kept-alive connections; what does not fit waits its turn. `headers`: of this request alone. */
export type Poster = {
  readonly post: (body: string, done: Done, headers?: Readonly<Record<string, string>>) => void;
  readonly close: () => void;
};

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** Longest wait for one answer, ms. */
const ANSWER_TIMEOUT = 30_000;

/**
 * @param url where every request goes
 * @param headers lines that stand in each request
 */
export function poster(url: string, headers: Readonly<Record<string, string>>, connections: number): Poster {
  const target = new URL(url);
  const front = `POST ${target.pathname} HTTP/1.1\r\nhost: ${target.host}\r\ncontent-type: application/json\r\n${headerLines(headers)}`;
  const waiting: Job[] = [];
  const idle: ((job: Job) => void)[] = [];
  const sockets = new Set<Socket>();
  let closed = false;

  const open = (first: Job): void => {
    const socket = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    sockets.add(socket);
    let job: Job | undefined;
    let since = 0;
    let pending: Buffer = EMPTY;
    const take = (next: Job): void => {
      job = next;
      since = performance.now();
      socket.write(next.request);
    };
    const rest = (): void => {
      const next = waiting.shift();
      if (next === undefined) idle.push(take);
      else take(next);
    };
    socket.setTimeout(ANSWER_TIMEOUT, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const message = readMessage(pending);
      if (message === undefined || job === undefined) return;
      pending = pending.subarray(message.end);
      const { done } = job;
      const ms = performance.now() - since;
      job = undefined;
      if (/\r\nconnection: *close/i.test(message.head)) socket.destroy();
      else rest();
      done(Number(message.head.slice(9, 12)), message.body, ms);
    });
    socket.on('close', () => {
      sockets.delete(socket);
      const at = idle.indexOf(take);
      if (at >= 0) idle.splice(at, 1);
      const failed = job;
      job = undefined;
      const next = waiting.shift();
      if (next !== undefined && !closed) open(next);
      failed?.done(0, '', performance.now() - since);
    });
    take(first);
  };

  return {
    post: (body, done, own = {}) => {
      const length = `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      const job = { request: `${front}${headerLines(own)}${length}${body}`, done };
      const take = idle.pop();
      if (take !== undefined) take(job);
      else if (sockets.size < connections) open(job);
      else waiting.push(job);
    },
    close: () => {
      closed = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
