/**
 * What follows from a commit: sending, files, the clock. As much as the invocation has queries for; the rest goes to the queue,
 * and what the queue loses the sweep of each minute finds, since the tables are the truth.
 */
import { deliverLane } from '../app/deliver.ts';
import { fetchWanted } from '../app/files.ts';
import { doOutstanding } from '../app/outstanding.ts';
import { classify, clean } from '../store/commit.ts';
import type { Job, Service } from './compose.ts';
import { type Invocation, roomForLane, roomForThings } from './invocation.ts';

const second = 1_000;
/**
 * Later than this the sweep of each minute is good enough. Shorter than the 30 s for which a platform is left alone that does
 * not answer: else an outage of an hour would use up a free plan's queue for the day.
 */
const soon = 20 * second;
/** The pace of a chat is a message a second: waiting for it costs nothing, three operations of a queue do. */
const shortWait = 1.5 * second;
/** After an answer the platform gives an invocation 30 s more; a call that does not come back takes most of it. */
const waitsInAll = 5 * second;
/** Longer than a download may take. */
const fetchingFor = 65 * second;
/** A batch of the queue takes so many messages. */
const batchSize = 100;
/** A tick that never comes to its end must not go round for ever: the cron starts a new one every minute. */
const ticksInARow = 20;

/** What went wrong, as a code: never words of a person. */
export const reasonOf = (error: unknown): string => clean(error).reason;

/** Reads come wrapped in an error of Drizzle's, so the class alone does not tell. */
export const storeIsAway = (error: unknown): boolean => classify(error) === 'unavailable';

/** Says what is due in a lane; gives when it wants to be looked at again, ms. */
const speak = async ({ app, pace }: Service, invocation: Invocation, lane: string): Promise<number | undefined> => {
  try {
    return await deliverLane(app, pace, lane);
  } catch (error) {
    if (storeIsAway(error)) invocation.failed.add(lane);
    app.host.log('error', 'deliver.failed', { reason: reasonOf(error) });
    return undefined;
  }
};

/** One fetcher in an isolate: the ten photos of an album are ten invocations, and each would fetch all ten. */
const files = async ({ app, fetching, queries }: Service, invocation: Invocation): Promise<void> => {
  const { now, log } = app.host;
  const room = roomForThings(invocation, queries);
  if (fetching.until > now()) {
    fetching.again = true;
    return;
  }
  try {
    do {
      fetching.again = false;
      fetching.until = now() + fetchingFor;
      await fetchWanted(app, room);
      await doOutstanding(app, room);
    } while (fetching.again && room());
  } catch (error) {
    log('error', 'files.failed', { reason: reasonOf(error) });
  } finally {
    fetching.until = 0;
  }
};

/** @param ticks how many ticks in a row led to this invocation */
export const follow = async (service: Service, invocation: Invocation, ticks = 0): Promise<void> => {
  const { app, platform } = service;
  const { lanes } = invocation;
  const { now } = app.host;
  const room = roomForLane(invocation, service.queries);
  const later = new Map<string, number>();
  let waited = 0;
  for (;;) {
    const [lane] = lanes;
    if (lane !== undefined) {
      lanes.delete(lane);
      const again = room() ? await speak(service, invocation, lane) : now();
      if (again === undefined) later.delete(lane);
      else later.set(lane, again);
      continue;
    }
    const [next] = [...later].sort(([, a], [, b]) => a - b);
    const wait = next === undefined ? Number.POSITIVE_INFINITY : Math.max(1, next[1] - now());
    if (next && wait <= shortWait && waited + wait <= waitsInAll && room()) {
      waited += wait;
      await platform.pause(wait);
      lanes.add(next[0]);
      continue;
    }
    if (!invocation.files) break;
    invocation.files = false;
    await files(service, invocation);
  }
  await enqueue(service, jobs(service, invocation, later, ticks));
};

type Message = { readonly body: Job; readonly delaySeconds: number };

const jobs = (
  { app, asked }: Service,
  { more, at }: Invocation,
  later: ReadonlyMap<string, number>,
  ticks: number,
): Message[] => {
  const now = app.host.now();
  const messages: Message[] = [];
  const delay = (time: number): number => Math.max(0, Math.ceil((time - now) / second));
  for (const [lane, time] of asked) if (time <= now) asked.delete(lane);
  for (const [lane, time] of later) {
    const before = asked.get(lane) ?? Number.POSITIVE_INFINITY;
    // Asked for already: each message would go on asking, and the sweep would add one more every minute.
    if (time > now + soon || before <= time + second) continue;
    asked.set(lane, time);
    messages.push({ body: { lane }, delaySeconds: delay(time) });
  }
  const wanted = more ? now : at;
  if (wanted !== undefined && wanted <= now + soon && ticks < ticksInARow)
    messages.push({ body: { tick: ticks + 1 }, delaySeconds: delay(wanted) });
  return messages;
};

const enqueue = async ({ env, app }: Service, messages: readonly Message[]): Promise<void> => {
  try {
    for (let i = 0; i < messages.length; i += batchSize) await env.QUEUE.sendBatch(messages.slice(i, i + batchSize));
  } catch (error) {
    // A queue that is away or used up for today: the sweep is slower, not blind.
    app.host.log('warn', 'queue.failed', { count: messages.length, reason: reasonOf(error) });
  }
};
