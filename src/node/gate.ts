/**
 * Lets work in piece by piece, turns before sends. Node accepts one new connection each time around its event loop, and serves all
 * that are open in between: in a burst the loop grows long, and whoever has just connected waits for many rounds. With 200
 * connections that always had something to ask, 5 ms each, the last was first answered after 102 s; with a gate of one at a time
 * after 1.7 s, of four after 3.9 s.
 */

/** A turn takes about 1 ms: some 20 ms between two looks at the sockets, and enough in a commit where a disk is slow. */
const perRound = 16;
/**
 * So many lanes speak in a round while turns wait: what is to be said is late then, and never stands still. One alone would cost
 * a fifth of the petitions a second where all work is at its limit; without any bound answers are three times as late.
 */
const spare = 8;

/** Gives what is to be waited for before a piece of work. */
export const gate = (): ((what: 'turn' | 'send') => Promise<void>) => {
  const waiting = { turn: new Set<() => void>(), send: new Set<() => void>() };
  let scheduled = false;
  const enter = (what: 'turn' | 'send', count: number): void => {
    for (const begin of waiting[what]) {
      if (count-- === 0) return;
      waiting[what].delete(begin);
      begin();
    }
  };
  const round = (): void => {
    enter('turn', perRound);
    enter('send', waiting.turn.size > 0 ? spare : perRound);
    scheduled = waiting.turn.size + waiting.send.size > 0;
    if (scheduled) setImmediate(round);
  };
  return (what) =>
    new Promise((resolve) => {
      waiting[what].add(resolve);
      if (scheduled) return;
      scheduled = true;
      setImmediate(round);
    });
};
