/**
 * What one invocation has used of its queries and was hinted at. The platform allows so many queries for each invocation
 * (50 on the free plan, 1,000 on the paid one), while the service is put together once for all that an isolate lives through.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { D1Database } from '@cloudflare/workers-types';
import type { Hint, Room } from '../app/app.ts';

export type Invocation = {
  /** Statements sent to D1. Whether a batch counts as one is not documented, so each of its statements counts. */
  used: number;
  /** Chats with something to say. */
  readonly lanes: Set<string>;
  files: boolean;
  /** When the clock is next wanted, ms. */
  at: number | undefined;
  /** There was no room for all that was due. */
  more: boolean;
  /** Lanes (and `tick`) for which the store was not there. */
  readonly failed: Set<string>;
};

/** What a lane takes: 7 for a message, one more for each press answered with it. */
const laneNeeds = 15;
/** What any other thing takes: 9 a reminder, 16 the end of an album, up to 30 a petition filed by silence or a digest. */
const thingNeeds = 30;

export const begin = (): Invocation => ({
  used: 0,
  lanes: new Set(),
  files: false,
  at: undefined,
  more: false,
  failed: new Set(),
});

/** No lane is begun that might not be finished: a message sent but not marked as sent would go out twice. */
export const roomForLane =
  (invocation: Invocation, queries: number): Room =>
  () =>
    invocation.used + laneNeeds <= queries;

/** Room for what another tick finds again where there is none; notes that one is wanted. */
export const roomForThings =
  (invocation: Invocation, queries: number): Room =>
  () => {
    invocation.more ||= invocation.used + thingNeeds > queries;
    return !invocation.more;
  };

const current = new AsyncLocalStorage<Invocation>();

/** Runs `work` and all that follows from it as part of this invocation. */
export const within = <T>(invocation: Invocation, work: () => T): T => current.run(invocation, work);

/** Notes the hint for the invocation it came up in. */
export const takeHint = ({ lanes = [], files = false, at }: Hint): void => {
  const invocation = current.getStore();
  if (!invocation) return;
  for (const lane of lanes) invocation.lanes.add(lane);
  if (files) invocation.files = true;
  if (at !== undefined) invocation.at = Math.min(at, invocation.at ?? at);
};

/** The database, counting what each invocation asks of it. */
export const counted = (d1: D1Database): D1Database => {
  const prepare: D1Database['prepare'] = (text) => {
    const invocation = current.getStore();
    if (invocation) invocation.used += 1;
    return d1.prepare(text);
  };
  const batch: D1Database['batch'] = (statements) => d1.batch(statements);
  return { prepare, batch } as D1Database;
};
