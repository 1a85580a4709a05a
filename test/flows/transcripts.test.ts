/**
 * Conversations as people read them: each `<flow>/<case>.vi.txt` is played on the whole service, and everything said must be just
 * what stands there. `UPDATE_TRANSCRIPTS=1` writes anew what the service says; a reader then sees in the difference what changed.
 *
 * The same script is played with the citizens on Zalo, where buttons are other buttons, or numbers to be typed. What comes of it
 * must be the same. Every flow's `happy` conversation stands there also as it looks on Zalo, in `happy.zalo-oa.vi.txt` and
 * `happy.zalo-bot.vi.txt`; any other only where something else is said. What people there cannot do at all, such as sending
 * the bot a place, a script says in its settings (`stage.ts`).
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ChannelId } from '../../src/domain/message.ts';
import { flows } from '../../src/flows/index.ts';
import { burden, essence } from './same.ts';
import { readScript } from './script.ts';
import { type Played, platformsOf, play } from './stage.ts';

const rewrites = process.env.UPDATE_TRANSCRIPTS === '1';
const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.vi.txt'));
const cases = files.filter((path) => !/\.zalo-\w+\.vi\.txt$/.test(path)).sort();
const elsewhere = (path: string, channel: ChannelId): string => path.replace(/\.vi\.txt$/, `.${channel}.vi.txt`);

/** The file says what was said. */
const matches = (path: string, text: string): void => {
  if (rewrites) writeFileSync(folder + path, text);
  else expect(text).toBe(existsSync(folder + path) ? readFileSync(folder + path, 'utf8') : '');
};

describe.each(cases)('%s', (path) => {
  const script = readScript(readFileSync(folder + path, 'utf8'));
  const [first, ...others] = platformsOf(script);
  let base: Promise<Played> | undefined;

  test(first, async () => {
    base = play(script, first);
    const played = await base;
    matches(path, played.text);
    expect(played).toMatchObject({ refused: [], unreachable: [], betrayed: [] });
  });

  test.each(others)('%s', async (channel) => {
    const [there, here] = [await play(script, channel), await (base ?? play(script, first))];
    expect(there).toMatchObject({ facts: here.facts, refused: [], unreachable: [], betrayed: [] });
    expect(burden(there, 'Người dân')).toBeLessThanOrEqual(burden(here, 'Người dân'));
    const differs = JSON.stringify(essence(there)) !== JSON.stringify(essence(here));
    if (differs || path.endsWith('/happy.vi.txt')) matches(elsewhere(path, channel), there.text);
    else if (rewrites) rmSync(folder + elsewhere(path, channel), { force: true });
    else expect(existsSync(folder + elsewhere(path, channel)), 'nothing else is said there').toBe(false);
  });
});

test('what stands beside a transcript belongs to it, and to a platform that it is played on', () => {
  const known = cases.flatMap((path) => {
    const [, ...others] = platformsOf(readScript(readFileSync(folder + path, 'utf8')));
    return [path, ...others.map((channel) => elsewhere(path, channel))];
  });
  expect(files.filter((path) => !known.includes(path))).toEqual([]);
});

/** Flows of one turn: they ask nothing, so there is nothing to cancel and nothing that could run out. */
const atOnce = [
  'track',
  'mine',
  'help',
  'cancel',
  'bind',
  'figures',
  'find',
  'data',
  'short',
  'join',
  'rows',
  'decide',
  'spot',
  'classify',
  'why',
  'official',
  'photos',
];

test('every flow has a happy transcript; those that wait also one of cancelling and one of running out of time', () => {
  const missing = flows.flatMap(({ id }) =>
    (atOnce.includes(id) ? ['happy'] : ['happy', 'cancel', 'expiry'])
      .map((name) => `${id}/${name}.vi.txt`)
      .filter((path) => !cases.includes(path)),
  );
  expect(missing).toEqual([]);
});
