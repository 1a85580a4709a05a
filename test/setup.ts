/** Runs before every test file in Node: no test reaches the network, by whatever way it tries, and none waits for a disk. */
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
// Each process would pay a second for drizzle's package.json.
import '../src/node/quick-imports.ts';
import { isLoopback, realFetch } from './loopback.ts';

// What is tested is what is committed, not how fast a disk says so: waiting for one made some tests six times slower.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

type Guarded = typeof globalThis & { [realFetch]?: typeof fetch };
const world = globalThis as Guarded;

if (!world[realFetch]) {
  world[realFetch] = world.fetch;
  world.fetch = (input) => {
    const url = input instanceof Request ? input.url : String(input);
    throw new Error(
      `No test reaches the network (fetch of ${url}); take \`fetch\` as an argument, or use test/loopback.ts`,
    );
  };

  // Below fetch: http clients, pools and raw sockets all come through here.
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host !== undefined && !isLoopback(host)) throw new Error(`No test reaches the network (connection to ${host})`);
    return Reflect.apply(connect, this, args);
  };
}

/** The host that `socket.connect(…)` goes to: `(port, host)`, `(options)`, or Node's own list of both; undefined for a local pipe. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args;
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: unknown; host?: unknown };
    return path ? undefined : String(host ?? 'localhost');
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}
