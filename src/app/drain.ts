/** Sends in the background: lanes that were hinted at, side by side but never the same lane twice. */
import type { App } from './app.ts';
import { deliverSafely } from './deliver.ts';
import type { Pace } from './settle.ts';

/** Calls on their way at once. With 40 keep-alive connections more only wait inside the HTTP client. */
const wide = 64;

export type Drain = {
  /** These lanes may have something to say. `first`: somebody waits for it, and it goes before all that nobody waits for. */
  readonly add: (lanes: readonly string[], first?: boolean) => void;
  /** No new lanes; resolves when those on their way are done. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing is on its way or waiting. */
  readonly idle: () => Promise<void>;
};

/** @param later calls back after so many ms */
export const drain = (app: App, pace: Pace, later: (ms: number, work: () => void) => void): Drain => {
  /** Answers, which a morning with thousands of digests must not hold up; and all else. */
  const soon = new Set<string>();
  const waiting = new Set<string>();
  const active = new Set<string>();
  let stopped = false;
  let listeners: (() => void)[] = [];

  const next = (): void => {
    for (const queue of [soon, waiting])
      for (const lane of queue) {
        if (active.size >= wide) return;
        if (active.has(lane)) continue;
        soon.delete(lane);
        waiting.delete(lane);
        active.add(lane);
        void speak(lane, queue === soon);
      }
    if (active.size === 0 && soon.size + waiting.size === 0) {
      const done = listeners;
      listeners = [];
      for (const listener of done) listener();
    }
  };

  const speak = async (lane: string, first: boolean): Promise<void> => {
    const again = await deliverSafely(app, pace, lane);
    active.delete(lane);
    if (again !== undefined && !stopped) later(Math.max(1, again - app.host.now()), () => add([lane], first));
    next();
  };

  const add = (lanes: readonly string[], first = false): void => {
    if (stopped) return;
    for (const lane of lanes) (first ? soon : waiting).add(lane);
    next();
  };

  const idle = (): Promise<void> =>
    active.size === 0 && soon.size + waiting.size === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          listeners.push(resolve);
        });

  return {
    add,
    idle,
    stop: () => {
      stopped = true;
      soon.clear();
      waiting.clear();
      return idle();
    },
  };
};
