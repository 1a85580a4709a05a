/** The guard in `test/setup.ts` bites, and lets servers on this machine through. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { Pool } from 'undici';
import { expect, test } from 'vitest';
import { isLoopback, loopbackFetch } from '../loopback.ts';

// An address for documentation (RFC 5737): where the guard fails, nobody answers there.
const elsewhere = '192.0.2.1';

test('the global fetch throws, also for this machine', () => {
  expect(() => fetch(`http://${elsewhere}/`)).toThrow('No test reaches the network');
  expect(() => fetch('http://127.0.0.1/')).toThrow('No test reaches the network');
});

test('sockets, with any way to name the host, throw', () => {
  expect(() => connect(80, elsewhere)).toThrow('No test reaches the network');
  expect(() => connect({ port: 80, host: 'example.org' })).toThrow('No test reaches the network');
});

test('a pool of connections cannot get out', async () => {
  const pool = new Pool(`http://${elsewhere}`);
  await expect(pool.request({ path: '/', method: 'GET' })).rejects.toThrow('No test reaches the network');
  await pool.destroy();
});

test('loopback fetch reaches a server of the test and nothing else', async () => {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const answer = await loopbackFetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe('here');
  server.close();
  await expect(loopbackFetch(`http://${elsewhere}/`)).rejects.toThrow('No test reaches the network');
  await expect(loopbackFetch(new Request('http://localhost.example.org/'))).rejects.toThrow(
    'No test reaches the network',
  );
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['localhost', true],
  ['[::1]', true],
  ['::1', true],
  ['127.example.org', false],
  ['localhost.example.org', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
