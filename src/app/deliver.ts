/**
 * Sends what the outbox says: a lane per chat, one speaker at a time, in order. The outbox is the truth; this can be killed
 * anywhere and called again. Sending cannot be exactly-once: what may have arrived is repeated at most twice.
 */
import type { Call, Channel, Sent } from '../channels/contract.ts';
import { attachmentById } from '../store/attachments.ts';
import type { Write } from '../store/commit.ts';
import { StoreUnavailable } from '../store/commit.ts';
import {
  ensureLane,
  failed,
  killQueued,
  type Lane,
  laneOf,
  lanesDue,
  leaseLane,
  messageFor,
  moveLane,
  type OutboxRow,
  queued,
  releaseLane,
  sent,
  setPosted,
} from '../store/outbox.ts';
import { block } from '../store/sessions.ts';
import { laneIdOf, sessionIdOf } from './address.ts';
import type { App } from './app.ts';
import { moveChat } from './receive.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A call may take 30 s; none is begun so late in a lease that it could outlast it. */
const sendTimeout = 30 * second;
const lease = 65 * second;
const callsPerLease = 8;

/** Waits after nothing left this machine: quick at first, then hourly, for three days. */
const waits = [2 * second, 10 * second, minute, 5 * minute, 15 * minute, hour];
const giveUpAfter = 72 * hour;
/** Waits after a call of which we do not know whether it arrived. Two more attempts, then a person decides. */
const unknownWaits = [minute, 20 * minute];
/** A toast answers a press; a minute later nobody waits for it. */
const fleetingLife = minute;

/** The platforms' figures: one message a second and chat, twenty a minute and group. */
const perChat = second;
const perGroupMinute = 20;

/** After so many calls in a row without an answer the platform is taken to be down: one call tries, the others wait. */
const breakAfter = 5;
const breakFor = 30 * second;

/** The state of sending in this process: pace over all chats, and channels that do not answer. Lost at a restart, harmlessly. */
export type Pace = {
  readonly tokens: Map<string, { at: number; left: number }>;
  readonly broken: Map<string, { failures: number; until: number }>;
};
export const newPace = (): Pace => ({ tokens: new Map(), broken: new Map() });

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

/** What became of one row, and what it means for its lane. */
type Result = { readonly writes: readonly Write[]; readonly lane: Lane; readonly go: 'on' | 'stop' };

/** Sends what is due in a lane. Returns when the lane wants to be looked at again, ms, if it does. */
export const deliverLane = async (app: App, pace: Pace, id: string): Promise<number | undefined> => {
  const { store, vault, host } = app;
  for (;;) {
    const now = host.now();
    if ((await store.commit([leaseLane(id, now, now + lease)])) !== 'ok') return undefined;
    let lane = await laneOf(store.db, vault, id);
    if (!lane) return undefined;
    const channel = app.channels.get(lane.channel as Channel['id']);
    const rows = channel ? await queued(store.db, vault, id, now, callsPerLease) : [];
    let again: number | undefined;
    let open: Write[] = [];
    for (const row of rows) {
      if (!channel) break;
      if (host.now() - now > lease - sendTimeout) break;
      const wait = waitFor(app, pace, lane, row, host.now());
      if (wait > 0) {
        again = host.now() + wait;
        break;
      }
      const result = await attempt(app, pace, channel, lane, row, rows);
      lane = result.lane;
      open = [...open, ...result.writes];
      if (result.go === 'stop') {
        again = lane.nextAt > host.now() ? lane.nextAt : undefined;
        break;
      }
      // Each message is marked before the next goes out: a crash repeats one at most. A toast may be repeated, it does no harm.
      if (row !== rows.at(-1) && !row.call.fleeting) {
        await store.commit(open);
        open = [];
      }
    }
    await store.commit([...open, releaseLane(lane)]);
    if (again !== undefined) return again;
    // Rows that came while we held the lane found it leased: they are ours to see.
    if ((await queued(store.db, vault, id, host.now(), 1)).length === 0) return undefined;
    if (!channel) return undefined;
  }
};

/** How long this row must wait for the pace of its chat, its group, its channel; 0 for now. */
const waitFor = (app: App, pace: Pace, lane: Lane, row: OutboxRow, now: number): number => {
  const broken = pace.broken.get(lane.channel);
  if (broken && broken.failures >= breakAfter && broken.until > now) return broken.until - now;
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
  // Of several changes of one message only the last is worth a call.
  const later = call.edits && rows.some((r) => r.seq > row.seq && r.call.edits?.slot === call.edits?.slot);
  if (later)
    return { writes: [failed(row.seq, { state: 'superseded', failure: 'newer', counted: false })], lane, go: 'on' };
  const slot = call.edits?.slot ?? call.under;
  const target = slot === undefined ? undefined : await messageFor(store.db, lane.id, slot);
  let outcome: Sent;
  if (call.edits && target === undefined) {
    // The message to be changed never went out: the new one, if it stands for itself, goes instead.
    outcome = call.edits.otherwise
      ? await sendCall(app, channel, call.edits.otherwise, lane.chat, undefined)
      : { ok: true };
  } else outcome = await sendCall(app, channel, call, lane.chat, target);
  if (!outcome.ok && outcome.why === 'gone' && call.edits?.otherwise)
    outcome = await sendCall(app, channel, call.edits.otherwise, lane.chat, undefined);
  app.metrics.count('caunoi_sends_total', { channel: channel.id, outcome: outcome.ok ? 'sent' : outcome.why });
  return settle(app, pace, lane, row, outcome);
};

const sendCall = (app: App, channel: Channel, call: Call, chat: string, target: string | undefined): Promise<Sent> =>
  channel.send(call, {
    chat,
    ...(target !== undefined && { target }),
    timeoutMs: sendTimeout,
    file: async (id) => {
      const found = await attachmentById(app.store.db, app.vault, id);
      const bytes = found?.content === undefined ? undefined : await app.blobs.get(found.content);
      if (!found || !bytes) throw new Error('attachment is gone');
      const type = found.type ?? 'application/octet-stream';
      return { bytes, type, name: `tep-${id.slice(0, 6)}.${extension(type)}` };
    },
  });

const extension = (type: string): string => {
  const known: Readonly<Record<string, string>> = {
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'audio/ogg': 'ogg',
    'audio/mpeg': 'mp3',
    'video/mp4': 'mp4',
    'application/pdf': 'pdf',
  };
  return known[type] ?? 'bin';
};

/** The policy for each outcome of the closed set. */
const settle = (app: App, pace: Pace, lane: Lane, row: OutboxRow, outcome: Sent): Result | Promise<Result> => {
  const now = app.host.now();
  const stop = (fields: Partial<Lane>, writes: readonly Write[]): Result => ({
    writes,
    lane: { ...lane, ...fields },
    go: 'stop',
  });
  const dead = (failure: string): Write => failed(row.seq, { state: 'dead', failure, counted: true });
  const again = (failure: string, counted: boolean): Write => failed(row.seq, { state: 'queued', failure, counted });
  const answered = outcome.ok || (outcome.why !== 'unknown' && outcome.why !== 'unreachable');
  const broken = noteHealth(pace, lane.channel, answered, now);

  if (outcome.ok) {
    const writes: Write[] = [sent(row.seq, now)];
    const { slot } = row.call;
    if (slot !== undefined && outcome.id !== undefined)
      writes.push(setPosted({ lane: lane.id, slot, message: outcome.id, now }));
    return { writes, lane: row.call.fleeting || app.sendRate === 0 ? lane : paced(lane, now), go: 'on' };
  }
  if (row.call.fleeting && outcome.why !== 'moved')
    return { writes: [failed(row.seq, { state: 'superseded', failure: outcome.why, counted: true })], lane, go: 'on' };
  switch (outcome.why) {
    case 'throttled':
      return stop({ nextAt: now + outcome.retryAfterMs }, [again('throttled', false)]);
    case 'unreachable': {
      if (now - row.createdAt > giveUpAfter) return { writes: [dead('unreachable')], lane, go: 'on' };
      const wait = waits[Math.min(row.attempts, waits.length - 1)] ?? hour;
      return stop({ nextAt: now + jittered(app, wait) }, [again('unreachable', true)]);
    }
    case 'unknown': {
      // While the platform is down as a whole, one call after the other finds that out: that is no attempt of this message.
      if (broken) return stop({ nextAt: now + breakFor }, [again('unknown', false)]);
      const wait = unknownWaits[row.attempts];
      if (wait === undefined) return { writes: [dead('unknown')], lane, go: 'on' };
      return stop({ nextAt: now + jittered(app, wait) }, [again('unknown', true)]);
    }
    case 'moved':
      return moved(app, lane, outcome.to);
    case 'blocked': {
      app.host.log('warn', 'chat.blocked', { channel: lane.channel, reason: outcome.code });
      const writes = [dead(outcome.code), killQueued(lane.id, 'blocked')];
      if (!lane.group)
        writes.push(block({ id: sessionIdOf(app.vault, lane.channel as Channel['id'], lane.chat), now }));
      return stop({ blockedAt: now }, writes);
    }
    case 'gone':
    case 'rejected':
      app.host.log('warn', 'send.rejected', { channel: lane.channel, reason: outcome.code });
      return { writes: [dead(outcome.code)], lane, go: 'on' };
    case 'misconfigured':
      app.host.log('error', 'channel.misconfigured', { channel: lane.channel, reason: outcome.code });
      pace.broken.set(lane.channel, { failures: breakAfter, until: now + 5 * minute });
      return stop({ nextAt: now + 5 * minute }, [again('misconfigured', false)]);
  }
};

const paced = (lane: Lane, now: number): Lane => {
  const fresh = now - lane.minuteAt >= minute;
  return {
    ...lane,
    nextAt: now + perChat,
    minuteAt: fresh ? now : lane.minuteAt,
    minuteCount: fresh ? 1 : lane.minuteCount + 1,
  };
};

/** Counts failures in a row of a channel; true while it is taken to be down. */
const noteHealth = (pace: Pace, channel: string, answered: boolean, now: number): boolean => {
  if (answered) {
    pace.broken.delete(channel);
    return false;
  }
  const before = pace.broken.get(channel)?.failures ?? 0;
  pace.broken.set(channel, { failures: before + 1, until: now + breakFor });
  return before + 1 > breakAfter;
};

/** Up to a quarter more, so that what failed together does not come back together. */
const jittered = (app: App, wait: number): number => Math.round(wait * (1 + app.host.random() / 4));

/** The group has a new id: all that waits goes to the new lane, and the committee chat with it. */
const moved = async (app: App, lane: Lane, to: string): Promise<Result> => {
  const { host, vault, store, places } = app;
  const now = host.now();
  const address = { channel: lane.channel as Channel['id'], chat: to };
  const next = laneIdOf(vault, address);
  const waiting = await queued(store.db, vault, lane.id, Number.MAX_SAFE_INTEGER, 1_000);
  const unit = (await places.known()).chats.find((c) => c.id === lane.id)?.unit;
  host.log('info', 'chat.moved', { channel: lane.channel });
  host.hint({ lanes: [next] });
  const writes = [
    ensureLane(vault, { id: next, channel: lane.channel, chat: to, group: lane.group }),
    ...moveLane(lane.id, next, waiting, vault),
    ...(unit === undefined ? [] : moveChat(app, lane.id, unit, address, now)),
  ];
  return { writes, lane, go: 'stop' };
};

/** Everything that is due. Returns the number of lanes looked at. */
export const deliverDue = async (app: App, pace: Pace, limit: number): Promise<number> => {
  const lanes = await lanesDue(app.store.db, app.host.now(), limit);
  for (const id of lanes) await deliverSafely(app, pace, id);
  return lanes.length;
};

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
