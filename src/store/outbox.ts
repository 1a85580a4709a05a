/** What is to be sent, in which order, and how it went. */
import { and, asc, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Call } from '../domain/call.ts';
import type { Db, Write } from './commit.ts';
import { UNTIL_HEARD } from './lanes.ts';
import { lane, outbox } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const insertRow = prepared(
  sqlite.insert(outbox).values({
    lane: p('lane'),
    cause: p('cause'),
    body: p('body'),
    priority: p('priority'),
    fleeting: p('fleeting'),
    state: 'queued',
    dueAt: p('dueAt'),
    createdAt: p('now'),
    attempts: 0,
  }),
);

export type Queued = {
  readonly lane: string;
  /** Channel and key of the update it follows from. */
  readonly cause: string;
  readonly call: Call;
  /** Smaller goes first. */
  readonly priority: number;
  readonly dueAt: number;
  readonly now: number;
};

export const enqueue = (vault: Vault, row: Queued): Write =>
  insertRow({
    lane: row.lane,
    cause: row.cause,
    body: vault.seal(JSON.stringify(row.call), `outbox.body:${row.lane}`),
    priority: row.priority,
    fleeting: row.call.fleeting ?? false,
    dueAt: row.dueAt,
    now: row.now,
  });

export type OutboxRow = {
  readonly seq: number;
  readonly call: Call;
  readonly cause: string;
  readonly priority: number;
  readonly dueAt: number;
  readonly attempts: number;
  readonly createdAt: number;
  /** Why the last attempt came to nothing: a code. */
  readonly failure: string | null;
};

const queuedOf = read((db) =>
  db
    .select({
      seq: outbox.seq,
      body: outbox.body,
      cause: outbox.cause,
      priority: outbox.priority,
      dueAt: outbox.dueAt,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
      failure: outbox.failure,
    })
    .from(outbox)
    .where(and(eq(outbox.lane, p('lane')), eq(outbox.state, sql`'queued'`), lte(outbox.dueAt, p('now'))))
    .orderBy(desc(outbox.fleeting), asc(outbox.priority), asc(outbox.seq))
    .limit(p('limit'))
    .prepare(),
);

/** What is due in a lane, in the order it is to be said. */
export const queued = async (
  db: Db,
  vault: Vault,
  laneId: string,
  now: number,
  limit: number,
): Promise<readonly OutboxRow[]> =>
  (await queuedOf(db).all({ lane: laneId, now, limit })).map(({ body, ...row }) => ({
    ...row,
    call: JSON.parse(vault.open(body, `outbox.body:${laneId}`)) as Call,
  }));

const markSent = prepared(
  sqlite
    .update(outbox)
    .set({ state: 'sent', sentAt: sql`${p('now')}`, attempts: sql`${outbox.attempts} + 1`, failure: null })
    .where(eq(outbox.seq, p('seq'))),
);
export const sent = (seq: number, now: number): Write => markSent({ seq, now });

const markFailed = prepared(
  sqlite
    .update(outbox)
    .set({
      state: sql`${p('state')}`,
      attempts: sql`${outbox.attempts} + ${p('counted')}`,
      failure: sql`${p('failure')}`,
    })
    .where(eq(outbox.seq, p('seq'))),
);

/** `counted`: whether it was an attempt that may have reached somebody. `failure` is a code, never words. */
export const failed = (
  seq: number,
  as: { readonly state: 'queued' | 'dead' | 'superseded'; readonly failure: string; readonly counted: boolean },
): Write => markFailed({ seq, state: as.state, failure: as.failure, counted: as.counted ? 1 : 0 });

/** Not before `until`, ms; what comes for the same chat meanwhile does not wait with it. `failure` says why. */
export const putOff = prepared<'seq' | 'until' | 'failure'>(
  sqlite
    .update(outbox)
    .set({ dueAt: sql`${p('until')}`, failure: sql`${p('failure')}` })
    .where(eq(outbox.seq, p('seq'))),
);

const killLane = prepared(
  sqlite
    .update(outbox)
    .set({ state: 'dead', failure: sql`${p('failure')}` })
    .where(and(eq(outbox.lane, p('lane')), eq(outbox.state, 'queued'))),
);

/** Nothing more can reach this chat. */
export const killQueued = (laneId: string, failure: string): Write => killLane({ lane: laneId, failure });

const killBlockedLane = prepared<'lane'>(
  sqlite
    .update(outbox)
    .set({ state: 'dead', failure: 'blocked' })
    .where(
      and(
        eq(outbox.lane, p('lane')),
        eq(outbox.state, 'queued'),
        sql`exists (select 1 from ${lane} where ${lane.id} = ${p('lane')} and ${lane.blockedAt} is not null)`,
      ),
    ),
);

/** Nothing more can reach this chat, unless it was opened again at this very moment. */
export const killBlocked = (laneId: string): Write => killBlockedLane({ lane: laneId });

/** Rows and committed messages go over to the chat's new lane. */
export const moveLane = (from: string, to: string, rows: readonly OutboxRow[], vault: Vault): Write[] =>
  rows.map((row) =>
    moveRow({ seq: row.seq, lane: to, body: vault.seal(JSON.stringify(row.call), `outbox.body:${to}`), from }),
  );

const moveRow = prepared(
  sqlite
    .update(outbox)
    .set({ lane: sql`${p('lane')}`, body: sql`${p('body')}` })
    .where(and(eq(outbox.seq, p('seq')), eq(outbox.lane, p('from')))),
);

export type OutboxEntry = {
  readonly seq: number;
  readonly channel: string;
  readonly state: string;
  readonly failure: string | undefined;
  readonly attempts: number;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly sentAt: number | undefined;
  readonly method: string;
};

/** For the operator: what waits and what failed, newest first; never what it says or to whom. */
export const listOutbox = async (
  db: Db,
  vault: Vault,
  onlyFailed: boolean,
  limit: number,
): Promise<readonly OutboxEntry[]> => {
  const rows = await db
    .select({ row: outbox, channel: lane.channel })
    .from(outbox)
    .leftJoin(lane, eq(lane.id, outbox.lane))
    .where(onlyFailed ? eq(outbox.state, 'dead') : inArray(outbox.state, ['queued', 'dead']))
    .orderBy(desc(outbox.seq))
    .limit(limit);
  return rows.map(({ row, channel }) => ({
    seq: row.seq,
    channel: channel ?? '?',
    state: row.state,
    failure: row.failure ?? undefined,
    attempts: row.attempts,
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    sentAt: row.sentAt ?? undefined,
    method: (JSON.parse(vault.open(row.body, `outbox.body:${row.lane}`)) as Call).method,
  }));
};

const revive = prepared(
  sqlite
    .update(outbox)
    .set({ state: 'queued', failure: null, attempts: 0, dueAt: sql`${p('now')}` })
    .where(and(eq(outbox.seq, p('seq')), eq(outbox.state, 'dead'))),
);

export const retry = (seq: number, now: number): Write => revive({ seq, now });

const rowState = read((db) =>
  db
    .select({ state: outbox.state, lane: outbox.lane })
    .from(outbox)
    .where(eq(outbox.seq, p('seq')))
    .limit(1)
    .prepare(),
);
export const outboxRow = (db: Db, seq: number) => rowState(db).get({ seq });

const depthOf = read((db) =>
  db
    .select({
      state: sql<
        'queued' | 'dead' | 'held'
      >`case when ${outbox.state} = 'queued' and ${lane.nextAt} = ${UNTIL_HEARD} then 'held' else ${outbox.state} end as state`,
      count: sql<number>`count(*)`,
      oldest: sql<number>`min(${outbox.dueAt})`,
    })
    .from(outbox)
    .leftJoin(lane, eq(lane.id, outbox.lane))
    .where(inArray(outbox.state, ['queued', 'dead']))
    .groupBy(sql`1`)
    .prepare(),
);

/** How much waits, how much is held until its person writes again, how much failed; and the time of the longest waiting. */
export const outboxDepth = (db: Db) => depthOf(db).all();

const nextRow = read((db) =>
  db
    .select({ at: sql<number>`min(max(${outbox.dueAt}, ${lane.nextAt}))` })
    .from(outbox)
    .innerJoin(lane, eq(lane.id, outbox.lane))
    .where(eq(outbox.state, sql`'queued'`))
    .limit(1)
    .prepare(),
);

/** When the next call is due, ms. */
export const nextSend = async (db: Db): Promise<number | undefined> => (await nextRow(db).get())?.at ?? undefined;

/** What was sent long ago, words and all. */
export const forgetSent = prepared<'before'>(
  sqlite.delete(outbox).where(and(lt(outbox.createdAt, p('before')), inArray(outbox.state, ['sent', 'superseded']))),
);

const wipe = prepared(
  sqlite.delete(outbox).where(and(eq(outbox.lane, p('lane')), inArray(outbox.state, ['sent', 'superseded', 'dead']))),
);
const blank = prepared(
  sqlite
    .update(outbox)
    .set({ state: 'superseded', failure: 'erased', body: sql`${p('body')}` })
    .where(and(eq(outbox.lane, p('lane')), eq(outbox.state, 'queued'))),
);

/** What was said to a chat, and what is still to be said there, words and all. A row on its way stays, blank: numbers are given again. */
export const wipeLane = (vault: Vault, laneId: string): Write[] => [
  wipe({ lane: laneId }),
  blank({ lane: laneId, body: vault.seal(JSON.stringify({ method: '', params: {} }), `outbox.body:${laneId}`) }),
];
