/** A switchboard for a world that does not work: what the next calls get instead of an answer. */

/** `broken`: an HTTP error before anything happens. `lost`: carried out, and the answer never arrives. `code`: one of Zalo's errors. */
export type Fate =
  | { readonly kind: 'well' }
  | { readonly kind: 'html' }
  | { readonly kind: 'broken'; readonly status: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'code'; readonly code: number };

/** So many calls, or a share of all (0 to 1); `path`: only of those whose path has this in it. */
export type Which = { readonly next?: number; readonly share?: number; readonly path?: string };

type Armed = { readonly fate: Fate; left: number; readonly share: number; readonly path: string };

export type FaultState = { slow: number; armed: Armed[] };

export type Faults = {
  /** Every answer waits so long. Throws where no timer was given. ms */
  slow(ms: number): void;
  serverErrors(how: Which & { readonly status?: number }): void;
  loseAnswers(how: Which): void;
  html(how: Which): void;
  /** An error of Zalo's, with status 200. */
  error(code: number, how?: Which): void;
  /** -32. */
  rateLimit(how: Which): void;
  /** All well again. */
  clear(): void;
  readonly state: FaultState;
};

export const createFaults = (options: { readonly changed: () => void; readonly timer: boolean }): Faults => {
  const state: FaultState = { slow: 0, armed: [] };
  const arm = (fate: Fate, { next = 0, share = 0, path = '' }: Which): void => {
    state.armed.push({ fate, left: next, share, path });
    options.changed();
  };
  return {
    state,
    slow: (ms) => {
      if (!options.timer && ms > 0) throw new Error('Slow answers need a timer: give `later` to the emulator');
      state.slow = ms;
      options.changed();
    },
    serverErrors: ({ status = 500, ...how }) => arm({ kind: 'broken', status }, how),
    loseAnswers: (how) => arm({ kind: 'lost' }, how),
    html: (how) => arm({ kind: 'html' }, how),
    error: (code, how = { next: 1 }) => arm({ kind: 'code', code }, how),
    rateLimit: (how) => arm({ kind: 'code', code: -32 }, how),
    clear: () => {
      state.slow = 0;
      state.armed = [];
      options.changed();
    },
  };
};

/** What becomes of this call. Counts it. */
export const fateOf = (state: FaultState, path: string, random: () => number): Fate => {
  for (const armed of state.armed) {
    if (!path.includes(armed.path)) continue;
    if (armed.left > 0) armed.left--;
    else if (armed.share === 0 || random() >= armed.share) continue;
    state.armed = state.armed.filter(({ left, share }) => left > 0 || share > 0);
    return armed.fate;
  }
  return { kind: 'well' };
};
