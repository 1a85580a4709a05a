/** A switchboard for a world that does not work: what the next calls get instead of an answer. */

export type FaultState = {
  /** Every answer waits so long, ms. */
  slow: number;
  /** So many calls get a 500 before anything happens; `share` of all others, 0 to 1. */
  serverErrors: { next: number; share: number; code: number };
  /** So many calls are carried out, and their answers never arrive. */
  lostAnswers: number;
  /** So many calls get a 429; `share` of all others. */
  rateLimit: { next: number; share: number; retryAfter: unknown };
  /** So many calls get a web page with status 200. */
  html: number;
};

export type Faults = {
  /** Every answer waits so long. Throws where no timer was given. ms */
  slow(ms: number): void;
  serverErrors(how: { readonly next?: number; readonly share?: number; readonly code?: number }): void;
  loseAnswers(next: number): void;
  /** `retryAfter` may be anything, to see what nonsense does; `undefined` in it leaves the field out. */
  rateLimit(how: { readonly next?: number; readonly share?: number; readonly retryAfter?: unknown }): void;
  html(next: number): void;
  /** All well again. */
  clear(): void;
  readonly state: FaultState;
};

export type Fate = 'html' | 'limited' | 'broken' | 'lost' | 'well';

const calm = (): FaultState => ({
  slow: 0,
  serverErrors: { next: 0, share: 0, code: 500 },
  lostAnswers: 0,
  rateLimit: { next: 0, share: 0, retryAfter: 5 },
  html: 0,
});

export const createFaults = (options: { readonly changed: () => void; readonly timer: boolean }): Faults => {
  const state = calm();
  const set = (some: Partial<FaultState>): void => {
    Object.assign(state, some);
    options.changed();
  };
  return {
    state,
    slow: (ms) => {
      if (!options.timer && ms > 0) throw new Error('Slow answers need a timer: give `later` to the emulator');
      set({ slow: ms });
    },
    serverErrors: ({ next = 0, share = 0, code = 500 }) => set({ serverErrors: { next, share, code } }),
    loseAnswers: (next) => set({ lostAnswers: next }),
    rateLimit: (how) =>
      set({
        rateLimit: {
          next: how.next ?? 0,
          share: how.share ?? 0,
          retryAfter: 'retryAfter' in how ? how.retryAfter : 5,
        },
      }),
    html: (next) => set({ html: next }),
    clear: () => set(calm()),
  };
};

/** What becomes of this call. Counts it. */
export const fateOf = (state: FaultState, random: () => number): Fate => {
  if (state.html > 0) {
    state.html--;
    return 'html';
  }
  for (const [fault, fate] of [
    [state.rateLimit, 'limited'],
    [state.serverErrors, 'broken'],
  ] as const) {
    if (fault.next > 0) {
      fault.next--;
      return fate;
    }
    if (fault.share > 0 && random() < fault.share) return fate;
  }
  if (state.lostAnswers > 0) {
    state.lostAnswers--;
    return 'lost';
  }
  return 'well';
};
