/**
 * Sends what the outbox says: a lane per chat, one speaker at a time, in order. The outbox is the truth; this can be killed
 * anywhere and called again. Sending cannot be exactly-once: what may have arrived is repeated at most twice.
 */
import type { Call, Channel, Sent } from '../channels/contract.ts';
import type { Write } from '../store/commit.ts';
import { StoreUnavailable } from '../store/commit.ts';
import { type Lane, laneOf, leaseLane, messageFor, releaseLane, UNTIL_HEARD } from '../store/lanes.ts';
import { failed, killBlocked, type OutboxRow, putOff, queued } from '../store/outbox.ts';
import { hasPart } from '../store/people.ts';
import type { App } from './app.ts';
import { elsewhere } from './elsewhere.ts';
import { heldBy, whileHeld } from './held.ts';
import { heldForAnswers, planUse } from './plan.ts';
import { sentFile } from './sent-file.ts';
import { breakAfter, isOverdue, type Pace, type Result, settle } from './settle.ts';

const second = 1_000;
const minute = 60 * second;

/** A call may take 30 s; none is begun so late in a lease that it could outlast it. */
const sendTimeout = 30 * second;

const lease = 65 * second;

const callsPerLease = 8;

/** A toast answers a press; a minute later nobody waits for it. */
const fleetingLife = minute;

const perGroupMinute = 20;

/** What a plan has no room for is looked at again so often: the month may have turned. */
const planWait = 60 * minute;

/** Rows of one chat that are looked through at most; a group takes 20 a minute. */
const waitingLimit = 1_000;

/** May one more call go out now? Takes a token, or says how long to wait, ms. */
const takeToken = (pace: Pace, channel: string, rate: number, now: number): number => {
  if (rate === 0) return 0;
  const bucket = pace.tokens.get(channel) ?? { at: now, left: rate };
  pace.tokens.set(channel, bucket);
  bucket.left = Math.min(rate, bucket.left + (Math.max(0, now - bucket.at) / second) * rate);
  bucket.at = now;
  if (bucket.left >= 1) {
    bucket.left -= 1;
    return 0;
  }
  return Math.ceil(((1 - bucket.left) / rate) * second);
};

/** Sends what is due in a lane. Returns when the lane wants to be looked at again, ms, if it does. */
export const deliverLane = async (app: App, pace: Pace, id: string): Promise<number | undefined> => {
  const { store, vault, host } = app;
  for (;;) {
    await host.admit?.('send');
    const now = host.now();
    if ((await store.commit([leaseLane(id, now, now + lease)])) !== 'ok') return undefined;
    let lane = await laneOf(store.db, vault, id);
    if (!lane) return undefined;
    if (lane.blockedAt !== undefined) {
      await store.commit([killBlocked(id), releaseLane(lane)]);
      return undefined;
    }
    const channel = app.channels.get(lane.channel as Channel['id']);
    // The person's next word makes the lane due again: until then there is no hour to wait for.
    if (lane.nextAt >= UNTIL_HEARD) {
      await store.commit([...(await held(app, channel, lane)), releaseLane(lane)]);
      return undefined;
    }
    const rows = channel ? await queued(store.db, vault, id, now, callsPerLease) : [];
    let again: number | undefined;
    let open: Write[] = [];
    for (const row of rows) {
      if (!channel) break;
      if (host.now() - now > lease - sendTimeout) break;
      if (isDown(pace, lane, host.now()) && isOverdue(row, host.now())) {
        const moved = await elsewhere(app, lane, [row]);
        open = [...open, ...moved.writes];
        host.hint({ lanes: moved.lanes });
        if (moved.left.length === 0) continue;
      }
      if (heldForAnswers(await planUse(app, channel), row.priority)) {
        open.push(putOff({ seq: row.seq, until: host.now() + planWait, failure: 'plan' }));
        continue;
      }
      const wait = waitFor(app, pace, lane, row, host.now());
      if (wait > 0) {
        again = host.now() + wait;
        // Written down, or every sweep would take up and lay down each waiting lane again.
        lane = { ...lane, nextAt: Math.max(lane.nextAt, again) };
        break;
      }
      const result = await attempt(app, pace, channel, lane, row, rows);
      lane = result.lane;
      open = [...open, ...result.writes];
      if (result.go === 'stop') {
        again = lane.nextAt > host.now() && lane.nextAt < UNTIL_HEARD ? lane.nextAt : undefined;
        break;
      }
      // Each message is marked before the next goes out: a crash repeats one at most. A toast may be repeated, it does no harm.
      if (row !== rows.at(-1) && !row.call.fleeting) {
        await store.commit(open);
        open = [];
      }
    }
    if (lane.nextAt >= UNTIL_HEARD) open = [...open, ...(await held(app, channel, lane))];
    await store.commit([...open, releaseLane(lane)]);
    if (again !== undefined) return again;
    // Rows that came while we held the lane found it leased: they are ours to see.
    if ((await queued(store.db, vault, id, host.now(), 1)).length === 0) return undefined;
    if (!channel) return undefined;
  }
};

/** Is the platform taken to be down? Then one call tries it now and then, the others wait. */
const isDown = (pace: Pace, lane: Lane, now: number): boolean => {
  const broken = pace.broken.get(lane.channel);
  return broken !== undefined && broken.failures >= breakAfter && broken.until > now;
};

/** How long this row must wait for the pace of its chat, its group, its channel; 0 for now. */
const waitFor = (app: App, pace: Pace, lane: Lane, row: OutboxRow, now: number): number => {
  if (isDown(pace, lane, now)) return (pace.broken.get(lane.channel)?.until ?? now) - now;
  // Everything after this line is pace; a toast has none, and a refusal of the platform holds for all alike.
  if (row.call.fleeting) return 0;
  if (lane.nextAt > now) return lane.nextAt - now;
  if (app.sendRate === 0) return 0;
  if (lane.group && now - lane.minuteAt < minute && lane.minuteCount >= perGroupMinute)
    return lane.minuteAt + minute - now;
  return takeToken(pace, lane.channel, app.sendRate, now);
};

const attempt = async (
  app: App,
  pace: Pace,
  channel: Channel,
  lane: Lane,
  row: OutboxRow,
  rows: readonly OutboxRow[],
): Promise<Result> => {
  const { store, host } = app;
  const { call } = row;
  const now = host.now();
  if (call.fleeting && now - row.createdAt > fleetingLife)
    return { writes: [failed(row.seq, { state: 'superseded', failure: 'late', counted: false })], lane, go: 'on' };
  if (call.staff && !(await hasPart(store.db, call.staff)))
    return {
      writes: [failed(row.seq, { state: 'superseded', failure: 'role-ended', counted: false })],
      lane,
      go: 'on',
    };
  // Of several changes of one message only the last is worth a call.
  const later = call.edits && rows.some((r) => r.seq > row.seq && r.call.edits?.slot === call.edits?.slot);
  if (later)
    return { writes: [failed(row.seq, { state: 'superseded', failure: 'newer', counted: false })], lane, go: 'on' };
  const slot = call.edits?.slot ?? call.under;
  const target = slot === undefined ? undefined : await messageFor(store.db, lane.id, slot);
  const code = heldBy(app, channel, lane, row, now);
  if (code !== undefined) return settle(app, pace, lane, row, { ok: false, why: 'window', code });
  let outcome: Sent;
  const older = call.edits ? await overtaken(app, lane, row) : [];
  if (call.edits && target === undefined) {
    // The message to be changed never went out: the new one, if it stands for itself, goes instead.
    outcome = call.edits.otherwise
      ? await sendCall(app, channel, call.edits.otherwise, lane.chat, undefined)
      : { ok: true };
  } else outcome = await sendCall(app, channel, call, lane.chat, target);
  if (!outcome.ok && outcome.why === 'gone' && call.edits?.otherwise)
    outcome = await sendCall(app, channel, call.edits.otherwise, lane.chat, undefined);
  app.metrics.count('caunoi_sends_total', { channel: channel.id, outcome: outcome.ok ? 'sent' : outcome.why });
  const result = await settle(app, pace, lane, row, outcome);
  // What was read of the outbox before is not true any more: it is read again.
  return outcome.ok && older.length > 0 ? { ...result, writes: [...result.writes, ...older], go: 'stop' } : result;
};

/** What of a lane that is held can go out all the same. */
const held = async (app: App, channel: Channel | undefined, lane: Lane): Promise<readonly Write[]> =>
  whileHeld(app, lane, async ({ call }) => {
    if (!channel || !call.beyond) return false;
    const outcome = await sendCall(app, channel, call.beyond, lane.chat, undefined);
    app.metrics.count('caunoi_sends_total', { channel: channel.id, outcome: outcome.ok ? 'template' : outcome.why });
    return outcome.ok;
  });

/**
 * Earlier versions of the message that still wait, behind what is more urgent or for the morning: said later, they would
 * cover the newer one.
 */
const overtaken = async (app: App, lane: Lane, row: OutboxRow): Promise<readonly Write[]> => {
  const { store, vault } = app;
  const waiting = await queued(store.db, vault, lane.id, Number.MAX_SAFE_INTEGER, waitingLimit);
  return waiting
    .filter((r) => r.seq < row.seq && r.call.slot !== undefined && r.call.slot === row.call.edits?.slot)
    .map((r) => failed(r.seq, { state: 'superseded', failure: 'newer', counted: false }));
};

const sendCall = (app: App, channel: Channel, call: Call, chat: string, target: string | undefined): Promise<Sent> =>
  channel.send(call, {
    chat,
    ...(target !== undefined && { target }),
    timeoutMs: sendTimeout,
    file: sentFile(app),
  });

/** `deliverLane` that leaves a store that is away to the next sweep. */
export const deliverSafely = async (app: App, pace: Pace, id: string): Promise<number | undefined> => {
  try {
    return await deliverLane(app, pace, id);
  } catch (error) {
    const reason = error instanceof StoreUnavailable ? error.reason : error instanceof Error ? error.name : 'unknown';
    app.host.log('error', 'deliver.failed', { reason });
    return undefined;
  }
};
