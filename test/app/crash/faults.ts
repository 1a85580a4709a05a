/** A process that may die before or after each commit and each send, or lose the answer of its database. */
import { type Store, StoreUnavailable, type Write } from '../../../src/store/commit.ts';

/** One run of the service. After its death nothing of it has any effect, whatever is still under way. */
export type Process = {
  alive: boolean;
  /** Something went wrong in it: what it had sent and not yet marked may be sent again. */
  hurt: number;
};

export const newProcess = (): Process => ({ alive: true, hurt: 0 });

/** The process is gone. Nothing but the test may tell it from any other error. */
export class CrashSignal extends Error {
  override readonly name = 'CrashSignal';
}

/** The platform wants no call now. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/**
 * `after` so many points the next fault strikes. `lost`: only the answer of the database is lost; `throttled`: the platform
 * refuses the call; the process lives on. Where they make no sense, it dies.
 */
export type Fault = { readonly after: number; readonly kind: 'dies' | 'lost' | 'throttled' };

export type Point = 'commit.before' | 'commit.after' | 'send.before' | 'send.after';

export type Faults = {
  /** Strikes, or lets pass. Throws `CrashSignal`, `StoreUnavailable` or `Throttled`. */
  readonly at: (point: Point, process: Process) => void;
  /** No more of them. */
  readonly end: () => void;
  /** How many there were. */
  readonly struck: () => number;
};

export const faultsOf = (planned: readonly Fault[]): Faults => {
  let next = 0;
  let struck = 0;
  let left = planned[0]?.after ?? Number.POSITIVE_INFINITY;
  return {
    at: (point, process) => {
      if (!process.alive) throw new CrashSignal();
      if (--left > 0) return;
      const kind = planned[next]?.kind;
      next += 1;
      struck += 1;
      left = planned[next]?.after ?? Number.POSITIVE_INFINITY;
      if (kind === 'throttled' && point === 'send.before') throw new Throttled();
      process.hurt += 1;
      if (kind === 'lost' && point.startsWith('commit')) throw new StoreUnavailable('lost');
      process.alive = false;
      throw new CrashSignal();
    },
    end: () => {
      left = Number.POSITIVE_INFINITY;
    },
    struck: () => struck,
  };
};

/** Ways to build the service that look right and are not. The property must find each. */
export const mistakes = [
  'key committed before the work',
  'no version guard',
  'outbox written after the commit',
  'marked before it is sent',
  'no lease of the lane',
  'acknowledged before the commit',
] as const;
export type Mistake = (typeof mistakes)[number];

const isKey = ({ sql }: Write): boolean => /^insert into "inbox"/.test(sql);
const isOutbox = ({ sql }: Write): boolean => /^insert into "outbox"/.test(sql);
const isMark = ({ sql }: Write): boolean => /^update "outbox"/.test(sql);

/** The same statement without its guard: the version always moves on. The values keep their places. */
const unguarded =
  (table: 'session' | 'lane') =>
  (write: Write): Write =>
    new RegExp(`^(?:update|insert into) "${table}"`).test(write.sql)
      ? {
          ...write,
          sql: write.sql.replace(
            /case when "\w+"\."\w+" (?:=|<=) \? then ("\w+"\."version" \+ 1) end/,
            'case when ? is not null then $1 end',
          ),
        }
      : write;

/** In how many commits, one after the other, and with what in them, a mistaken service would write this. */
const parts = (writes: readonly Write[], mistake: Mistake | undefined): readonly (readonly Write[])[] => {
  switch (mistake) {
    case 'key committed before the work':
      return [writes.filter(isKey), writes.filter((w) => !isKey(w))].filter((part) => part.length > 0);
    case 'outbox written after the commit':
      return [writes.filter((w) => !isOutbox(w)), writes.filter(isOutbox)].filter((part) => part.length > 0);
    case 'no version guard':
      return [writes.map(unguarded('session'))];
    case 'no lease of the lane':
      return [writes.map(unguarded('lane'))];
    default:
      return [writes];
  }
};

/**
 * The store as one process has it. `turn` is awaited around each commit: it decides who goes first.
 * @param marked told when rows of the outbox were marked, and the process still lives
 */
export const faulty = (
  store: Store,
  process: Process,
  faults: Faults,
  turn: () => Promise<void>,
  mistake: Mistake | undefined,
  marked: () => void,
): Store => ({
  ...store,
  commit: async (writes) => {
    for (const part of parts(writes, mistake)) {
      await turn();
      faults.at('commit.before', process);
      const outcome = await store.commit(part);
      faults.at('commit.after', process);
      if (part.some(isMark)) marked();
      if (outcome !== 'ok') return outcome;
    }
    return 'ok';
  },
});
