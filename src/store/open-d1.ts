/** The store in Cloudflare D1: each commit is one `batch()`, which D1 runs as one transaction. */
import type { D1Database } from '@cloudflare/workers-types';
import { checkStatement, classify, clean, type Outcome, type Store, StoreUnavailable, type Write } from './commit.ts';
import { readingDb } from './statement.ts';

export type D1Options = {
  /** Waits; adds its own jitter. ms. */
  readonly pause: (ms: number) => Promise<void>;
};

/** Waits before the second, third and fourth try, ms: together under the 2 s a webhook may take. */
const PAUSES = [50, 250, 1000] as const;

/**
 * After these D1's documentation says to try again. None tells whether the batch was applied. An overloaded database is not
 * among them: more tries make it worse, and the platform that sent the update comes again anyway.
 */
const LOST = /Network connection lost|caused object to be reset|reset because its code was updated/;

/**
 * A batch that inserts its key into `inbox` may be sent twice: the second time the key refuses all of it. Nothing else is:
 * `attempts = attempts + 1` twice is two attempts.
 */
const holdsKey = (writes: readonly Write[]): boolean =>
  writes.some(({ sql }) => /^\s*insert into "?inbox"? /i.test(sql) && !/on conflict/i.test(sql));

/**
 * Opens a D1 binding. Throws nothing itself.
 *
 * When the answer to a batch is lost, and the batch holds its key, it is sent again, at most three times. The answer is then
 * 'duplicate' if the lost one had been applied: whether by this try or by a redelivery handled elsewhere at the same moment
 * cannot be told, and need not be. The update is in the store with all that follows from it, once. The caller answers 200
 * to 'duplicate' as to 'ok'; only the hint to deliver at once is missing, and the sweep finds the outbox rows within a minute.
 */
export const openD1 = (d1: D1Database, options: D1Options): Store => {
  let closed = false;
  const batch = async (writes: readonly Write[]): Promise<Outcome> => {
    try {
      await d1.batch(writes.map(({ sql, params }) => d1.prepare(sql).bind(...params)));
      return 'ok';
    } catch (error) {
      const kind = classify(error);
      if (kind === 'duplicate' || kind === 'stale') return kind;
      throw clean(error);
    }
  };
  const commit = async (writes: readonly Write[]): Promise<Outcome> => {
    if (closed) throw new StoreUnavailable('closed');
    for (const { sql, params } of writes) checkStatement(sql, params);
    if (writes.length === 0) return 'ok';
    const again = holdsKey(writes);
    for (const ms of PAUSES) {
      try {
        return await batch(writes);
      } catch (error) {
        if (!again || !(error instanceof StoreUnavailable) || !LOST.test(error.reason)) throw error;
      }
      await options.pause(ms);
    }
    return batch(writes);
  };
  return {
    commit,
    // Blobs arrive as arrays of numbers; no column of ours is one.
    db: readingDb((text, params) => {
      if (closed) throw new StoreUnavailable('closed');
      return d1
        .prepare(text)
        .bind(...params)
        .raw<unknown[]>();
    }),
    ready: async () => {
      if (closed) return 'closed';
      try {
        await d1.prepare('SELECT 1').raw();
        return undefined;
      } catch (error) {
        return clean(error).reason;
      }
    },
    close: async () => {
      closed = true;
    },
  };
};
