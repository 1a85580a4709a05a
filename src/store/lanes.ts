/** A lane is a chat as the outbox sees it: its address, its pace, who speaks, and which message stands for what. */
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Choice } from '../domain/message.ts';
import type { Db, Write } from './commit.ts';
import { lane, outbox, posted } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const insertLane = prepared(
  sqlite
    .insert(lane)
    .values({
      id: p('id'),
      channel: p('channel'),
      address: p('address'),
      group: p('group'),
      nextAt: 0,
      minuteAt: 0,
      minuteCount: 0,
      leasedUntil: 0,
      version: 0,
    })
    .onConflictDoNothing(),
);

/** The lane of a chat, made at the first message to it. */
export const ensureLane = (
  vault: Vault,
  as: { readonly id: string; readonly channel: string; readonly chat: string; readonly group: boolean },
): Write =>
  insertLane({
    id: as.id,
    channel: as.channel,
    address: vault.seal(as.chat, `lane.address:${as.id}`),
    group: as.group,
  });

export type Lane = {
  readonly id: string;
  readonly channel: string;
  readonly chat: string;
  readonly group: boolean;
  readonly nextAt: number;
  readonly minuteAt: number;
  readonly minuteCount: number;
  readonly version: number;
  readonly blockedAt: number | undefined;
  /** The person's last word here, ms, and our messages since then: kept where the channel lets us write only for a while after it. */
  readonly heardAt: number | undefined;
  readonly said: number;
};

/** A lane whose `nextAt` this is waits for the person's next word, whenever that is. */
export const UNTIL_HEARD = 8_640_000_000_000_000;

const laneById = read((db) =>
  db
    .select()
    .from(lane)
    .where(eq(lane.id, p('id')))
    .limit(1)
    .prepare(),
);

export const laneOf = async (db: Db, vault: Vault, id: string): Promise<Lane | undefined> => {
  const row = await laneById(db).get({ id });
  return (
    row && {
      id,
      channel: row.channel,
      chat: vault.open(row.address, `lane.address:${id}`),
      group: row.group,
      nextAt: row.nextAt,
      minuteAt: row.minuteAt,
      minuteCount: row.minuteCount,
      version: row.version,
      blockedAt: row.blockedAt ?? undefined,
      heardAt: row.heardAt ?? undefined,
      said: row.said,
    }
  );
};

const heard = prepared(
  sqlite
    .insert(lane)
    .values({
      id: p('id'),
      channel: p('channel'),
      address: p('address'),
      group: false,
      nextAt: 0,
      minuteAt: 0,
      minuteCount: 0,
      leasedUntil: 0,
      version: 0,
      heardAt: p('now'),
    })
    .onConflictDoUpdate({
      target: lane.id,
      set: {
        heardAt: sql`excluded.heard_at`,
        said: 0,
        nextAt: sql`case when ${lane.nextAt} = ${UNTIL_HEARD} then 0 else ${lane.nextAt} end`,
      },
    }),
);

/** The person said something: what waited for that may go, and the platform counts from here. */
export const heardIn = (
  vault: Vault,
  as: { readonly id: string; readonly channel: string; readonly chat: string; readonly now: number },
): Write =>
  heard({ id: as.id, channel: as.channel, address: vault.seal(as.chat, `lane.address:${as.id}`), now: as.now });

const lease = prepared(
  sqlite
    .update(lane)
    .set({
      leasedUntil: sql`${p('until')}`,
      version: sql`case when ${lane.leasedUntil} <= ${p('now')} then ${lane.version} + 1 end`,
    })
    .where(eq(lane.id, p('id'))),
);

/** One speaker at a time: fails as stale while somebody else holds the lane. */
export const leaseLane = (id: string, now: number, until: number): Write => lease({ id, now, until });

const release = prepared(
  sqlite
    .update(lane)
    .set({
      leasedUntil: 0,
      // Somebody may have written while we held the lane: then it does not wait for that, and counts anew.
      nextAt: sql`case when ${p('nextAt')} = ${UNTIL_HEARD} and ${lane.heardAt} is not ${p('heardAt')} then 0 else ${p('nextAt')} end`,
      said: sql`case when ${lane.heardAt} is ${p('heardAt')} then ${p('said')} else ${lane.said} end`,
      minuteAt: sql`${p('minuteAt')}`,
      minuteCount: sql`${p('minuteCount')}`,
    })
    .where(and(eq(lane.id, p('id')), eq(lane.version, p('version')))),
);

/** Gives the lane back, unless the lease ran out and another has it by now. */
export const releaseLane = (held: Lane): Write =>
  release({
    id: held.id,
    version: held.version,
    nextAt: held.nextAt,
    minuteAt: held.minuteAt,
    minuteCount: held.minuteCount,
    heardAt: held.heardAt ?? null,
    said: held.said,
  });

const free = prepared(sqlite.update(lane).set({ leasedUntil: 0 }).where(gt(lane.leasedUntil, 0)));

/** Ends every lease, at the start of the one process that speaks for a database. */
export const freeLanes = (): Write => free({});

/** The platform says that nothing reaches this chat: nothing more is tried until somebody there is heard of again. */
export const blockLane = prepared<'id' | 'now'>(
  sqlite
    .update(lane)
    .set({ blockedAt: sql`${p('now')}` })
    .where(eq(lane.id, p('id'))),
);

export const unblockLane = prepared<'id'>(
  sqlite
    .update(lane)
    .set({ blockedAt: null })
    .where(eq(lane.id, p('id'))),
);

const dueLanes = read((db) =>
  db
    .selectDistinct({ id: outbox.lane })
    .from(outbox)
    .innerJoin(lane, eq(lane.id, outbox.lane))
    .where(
      and(
        eq(outbox.state, sql`'queued'`),
        lte(outbox.dueAt, p('now')),
        lte(lane.leasedUntil, p('now')),
        lte(lane.nextAt, p('now')),
      ),
    )
    .limit(p('limit'))
    .prepare(),
);

/** Lanes with something to say and nobody saying it: the sweep that makes every hint optional. */
export const lanesDue = async (db: Db, now: number, limit: number): Promise<readonly string[]> =>
  (await dueLanes(db).all({ now, limit })).map((row) => row.id);

const messageIn = read((db) =>
  db
    .select({ message: posted.message })
    .from(posted)
    .where(and(eq(posted.lane, p('lane')), eq(posted.slot, p('slot'))))
    .limit(1)
    .prepare(),
);

/** The platform's id of the message that stands for this slot in a lane. */
export const messageFor = async (db: Db, laneId: string, slot: string): Promise<string | undefined> =>
  (await messageIn(db).get({ lane: laneId, slot }))?.message;

const lanesWith = read((db) =>
  db
    .select({ lane: posted.lane })
    .from(posted)
    .where(eq(posted.slot, p('slot')))
    .limit(50)
    .prepare(),
);

/** Lanes in which something stands for this slot. */
export const lanesShowing = async (db: Db, slot: string): Promise<readonly string[]> =>
  (await lanesWith(db).all({ slot })).map((row) => row.lane);

const slotOf = read((db) =>
  db
    .select({ slot: posted.slot })
    .from(posted)
    .where(and(eq(posted.lane, p('lane')), eq(posted.message, p('message'))))
    .limit(1)
    .prepare(),
);

/** Which of our messages this is, if it is one we know by a slot. */
export const slotFor = async (db: Db, laneId: string, message: string): Promise<string | undefined> =>
  (await slotOf(db).get({ lane: laneId, message }))?.slot;

export const setPosted = prepared<'lane' | 'slot' | 'message' | 'now'>(
  sqlite
    .insert(posted)
    .values({ lane: p('lane'), slot: p('slot'), message: p('message'), at: p('now') })
    .onConflictDoUpdate({
      target: [posted.lane, posted.slot],
      set: { message: sql`excluded.message`, at: sql`excluded.at` },
    }),
);

const offerRow = prepared(
  sqlite
    .update(lane)
    .set({ offered: sql`${p('offered')}` })
    .where(eq(lane.id, p('id'))),
);

/** Choices that stand for themselves in the newest message that had any, and when that was, ms. */
export type Offered = { readonly at: number; readonly choices: readonly Choice[] };

/** For people who type a number or a label: what is offered now, or nothing any more. */
export const offer = (vault: Vault, laneId: string, now: Offered | undefined): Write =>
  offerRow({ id: laneId, offered: now ? vault.seal(JSON.stringify(now), `lane.offered:${laneId}`) : null });

const offeredIn = read((db) =>
  db
    .select({ offered: lane.offered })
    .from(lane)
    .where(eq(lane.id, p('id')))
    .limit(1)
    .prepare(),
);

export const offeredTo = async (db: Db, vault: Vault, laneId: string): Promise<Offered | undefined> => {
  const sealed = (await offeredIn(db).get({ id: laneId }))?.offered;
  return sealed ? (JSON.parse(vault.open(sealed, `lane.offered:${laneId}`)) as Offered) : undefined;
};
