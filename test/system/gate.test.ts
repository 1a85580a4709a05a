/** Work is let in piece by piece, in the order in which it came, and turns before sends. */
import { expect, test } from 'vitest';
import { gate } from '../../src/node/gate.ts';

/** Once around the event loop: what was put there before has happened. */
const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const crowd = (admit: ReturnType<typeof gate>, what: 'turn' | 'send', count: number): number[] => {
  const entered: number[] = [];
  for (let i = 0; i < count; i++) void admit(what).then(() => entered.push(i));
  return entered;
};

test('of many at once eight a round; sockets and whatever else is due come in between', async () => {
  const turns = crowd(gate(), 'turn', 20);
  const seen: number[] = [];
  while (turns.length < 20) {
    await round();
    seen.push(turns.length);
  }
  expect(seen).toEqual([8, 16, 20]);
  expect(turns).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test('while turns wait, one lane a round speaks; then as many as turns', async () => {
  const admit = gate();
  const sends = crowd(admit, 'send', 20);
  const turns = crowd(admit, 'turn', 20);
  const seen: number[][] = [];
  while (sends.length < 20) {
    await round();
    seen.push([turns.length, sends.length]);
  }
  expect(seen).toEqual([
    [8, 1],
    [16, 2],
    [20, 10],
    [20, 18],
    [20, 20],
  ]);
});

test('one alone waits for nothing but the round, also after a crowd', async () => {
  const admit = gate();
  crowd(admit, 'turn', 9);
  await round();
  await round();
  const alone = crowd(admit, 'send', 1);
  await round();
  expect(alone).toEqual([0]);
});
