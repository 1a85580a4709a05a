/** Where a token keeper of the tests keeps its record. */
import type { Stored, TokenStorage } from '../../src/channels/zalo-oa/token-keeper.ts';

/** A store that keeps its promise: a swap happens as a whole, or not at all. */
export const memoryStorage = () => {
  let kept: Stored | undefined;
  const seen = new Set<string>();
  const storage: TokenStorage = {
    load: async () => kept && structuredClone(kept),
    swap: async (expected, next) => {
      if ((kept?.version ?? 0) !== expected || next.version !== expected + 1) return false;
      kept = structuredClone(next);
      seen.add(next.accessToken).add(next.refreshToken);
      return true;
    },
  };
  return { storage, kept: () => kept, seen };
};
