/**
 * Conversations as people read them: each `<flow>/<case>.vi.txt` is played on the whole service, and everything said must be just
 * what stands there. `UPDATE_TRANSCRIPTS=1` writes anew what the service says; a reader then sees in the difference what changed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { flows } from '../../src/flows/index.ts';
import { readScript } from './script.ts';
import { play } from './stage.ts';

// What is tested is the talk: the databases need no disk, and waiting for one made these tests six times slower.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.vi.txt'))
  .sort();

test.each(cases)('%s', async (path) => {
  const source = readFileSync(folder + path, 'utf8');
  const played = await play(readScript(source));
  if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(folder + path, played);
  else expect(played).toBe(source);
});

/** Flows of one turn: they ask nothing, so there is nothing to cancel and nothing that could run out. */
const atOnce = ['track', 'mine', 'welcome', 'help', 'cancel', 'bind', 'figures', 'find', 'short', 'data'];

test('every flow has a happy transcript; those that wait also one of cancelling and one of running out of time', () => {
  const missing = flows.flatMap(({ id }) =>
    (atOnce.includes(id) ? ['happy'] : ['happy', 'cancel', 'expiry'])
      .map((name) => `${id}/${name}.vi.txt`)
      .filter((path) => !cases.includes(path)),
  );
  expect(missing).toEqual([]);
});
