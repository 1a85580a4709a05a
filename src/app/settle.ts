/** What each outcome of a send means for the call, its lane and its channel: one policy for each of the closed set. */
import type { Channel, Sent } from '../channels/contract.ts';
import type { Address } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import { blockLane, ensureLane, type Lane, setPosted, UNTIL_HEARD } from '../store/lanes.ts';
import { failed, killQueued, moveLane, type OutboxRow, queued, sent } from '../store/outbox.ts';
import { block } from '../store/sessions.ts';
import { laneIdOf, sessionIdOf, signedAgain } from './address.ts';
import type { App } from './app.ts';
import { elsewhere } from './elsewhere.ts';
import { movedOn } from './held.ts';
import { moveChat } from './membership.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits after nothing left this machine: quick at first, then hourly, for three days. */
const waits = [2 * second, 10 * second, minute, 5 * minute, 15 * minute, hour];

const giveUpAfter = 72 * hour;

/** Waits after a call of which we do not know whether it arrived. Two more attempts, then a person decides. */
const unknownWaits = [minute, 20 * minute];

/** The platforms' figures: one message a second and chat, twenty a minute and group. */
const perChat = second;

/** After so many calls in a row without an answer the platform is taken to be down: one call tries, the others wait. */
export const breakAfter = 5;

const breakFor = 30 * second;

/** The state of sending in this process: pace over all chats, and channels that do not answer. Lost at a restart, harmlessly. */
export type Pace = {
  readonly tokens: Map<string, { at: number; left: number }>;
  readonly broken: Map<string, { failures: number; until: number }>;
};

export const newPace = (): Pace => ({ tokens: new Map(), broken: new Map() });

/** What became of one row, and what it means for its lane. */
export type Result = { readonly writes: readonly Write[]; readonly lane: Lane; readonly go: 'on' | 'stop' };

/** The policy for each outcome of the closed set. */
export const settle = async (app: App, pace: Pace, lane: Lane, row: OutboxRow, outcome: Sent): Promise<Result> => {
  const now = app.host.now();
  const stop = (fields: Partial<Lane>, writes: readonly Write[]): Result => ({
    writes,
    lane: { ...lane, ...fields },
    go: 'stop',
  });
  const dead = (failure: string): Write => failed(row.seq, { state: 'dead', failure, counted: true });
  const again = (failure: string, counted: boolean): Write => failed(row.seq, { state: 'queued', failure, counted });
  const answered = outcome.ok || (outcome.why !== 'unknown' && outcome.why !== 'unreachable');
  // A shut window is mostly known from our own notes: no call went out that could tell whether the platform is there.
  const asked = outcome.ok || outcome.why !== 'window';
  const broken = asked && noteHealth(pace, lane.channel, answered, now);

  if (outcome.ok) {
    const writes: Write[] = [sent(row.seq, now)];
    const { slot } = row.call;
    if (slot !== undefined && outcome.id !== undefined)
      writes.push(setPosted({ lane: lane.id, slot, message: outcome.id, now }));
    const spoken = { ...lane, said: lane.said + 1 };
    return { writes, lane: row.call.fleeting || app.sendRate === 0 ? spoken : paced(spoken, now), go: 'on' };
  }
  if (row.call.fleeting && outcome.why !== 'moved')
    return { writes: [failed(row.seq, { state: 'superseded', failure: outcome.why, counted: true })], lane, go: 'on' };
  const lost = outcome.why === 'unknown' || outcome.why === 'unreachable';
  if (lost && isOverdue(row, now)) {
    const moved = await elsewhere(app, lane, [row]);
    if (moved.left.length === 0) {
      app.host.hint({ lanes: moved.lanes });
      return { writes: moved.writes, lane, go: 'on' };
    }
  }
  switch (outcome.why) {
    case 'throttled':
      return stop({ nextAt: now + outcome.retryAfterMs }, [again('throttled', false)]);
    case 'unreachable': {
      if (now - row.createdAt > giveUpAfter) return { writes: [dead('unreachable')], lane, go: 'on' };
      // Counted by themselves: an hour without a network must not use up the attempts of which we do not know the end.
      const before = Number(/^unreachable:(\d+)$/.exec(row.failure ?? '')?.[1] ?? 0);
      const wait = waits[Math.min(before, waits.length - 1)] ?? hour;
      return stop({ nextAt: now + jittered(app, wait) }, [again(`unreachable:${before + 1}`, false)]);
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
      const session = sessionIdOf(app.vault, lane.channel as Channel['id'], lane.chat);
      const moved = lane.group ? { writes: [], left: [row] } : await movedOn(app, lane);
      const own = moved.left.some(({ seq }) => seq === row.seq) ? [dead(outcome.code)] : [];
      return stop({}, [
        ...moved.writes,
        ...own,
        killQueued(lane.id, 'blocked'),
        blockLane({ id: lane.id, now }),
        ...(lane.group ? [] : [block({ id: session, now })]),
      ]);
    }
    case 'window':
      return stop({ nextAt: UNTIL_HEARD }, [again(outcome.code, false)]);
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

/** So long a message waits for a platform that does not answer before another one is tried. */
const patience = 10 * minute;

/** Has this row been due for so long that it may go by another channel? */
export const isOverdue = (row: OutboxRow, now: number): boolean =>
  row.call.news !== undefined && now - Math.max(row.createdAt, row.dueAt) > patience;

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

/** The buttons of a waiting call are good in the old chat only: the same choices, signed for the new one. */
const withButtonsFor =
  (app: App, lane: Lane, to: Address) =>
  (row: OutboxRow): OutboxRow => ({
    ...row,
    call: signedAgain(app.vault, { ...to, chat: lane.chat }, to, row.call) as OutboxRow['call'],
  });

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
    ...moveLane(lane.id, next, waiting.map(withButtonsFor(app, lane, address)), vault),
    ...(unit === undefined ? [] : moveChat(app, lane.id, unit, address, now)),
  ];
  return { writes, lane, go: 'stop' };
};
