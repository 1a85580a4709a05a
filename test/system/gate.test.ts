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

test('of many at once sixteen a round; sockets and whatever else is due come in between', async () => {
  const turns = crowd(gate(), 'turn', 40);
  const seen: number[] = [];
  while (turns.length < 40) {
    await round();
    seen.push(turns.length);
  }
  expect(seen).toEqual([16, 32, 40]);
  expect(turns).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

test('while turns wait, half as many lanes speak; then as many', async () => {
  const admit = gate();
  const sends = crowd(admit, 'send', 40);
  const turns = crowd(admit, 'turn', 40);
  const seen: number[][] = [];
  while (sends.length < 40) {
    await round();
    seen.push([turns.length, sends.length]);
  }
  expect(seen).toEqual([
    [16, 8],
    [32, 16],
    [40, 32],
    [40, 40],
  ]);
});

test('one alone waits for nothing but the round, also after a crowd', async () => {
  const admit = gate();
  crowd(admit, 'turn', 17);
  await round();
  await round();
  const alone = crowd(admit, 'send', 1);
  await round();
  expect(alone).toEqual([0]);
});
