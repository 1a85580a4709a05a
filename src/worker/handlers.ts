/** What Workers calls: requests, messages of the queue, the clock. */
import type { MessageBatch, ScheduledController } from '@cloudflare/workers-types';
import { housekeeping, tick } from '../app/tick.ts';
import { record } from '../store/audit.ts';
import { taken } from '../store/inbox.ts';
import { lanesDue } from '../store/lanes.ts';
import { compose, type Env, type Platform, type Service, type Wrong } from './compose.ts';
import { follow, reasonOf, storeIsAway } from './follow.ts';
import { begin, type Invocation, roomForThings, within } from './invocation.ts';

/** The cron of wrangler.toml that is not the sweep of every minute. */
export const nightly = '10 19 * * *';
/** Queues whose name ends so get what the other one gave up. */
const deadLetters = /-dead$/;
/** Chats that one sweep looks at or hands to the queue: 20 on the free plan, 400 on the paid one. */
const lanesInASweep = (queries: number): number => Math.floor(queries / 2.5);
/** Waits before a message is tried again, seconds: the store is usually back within the first. */
const waits = [10, 30, 120, 600] as const;

type Context = { waitUntil(work: Promise<unknown>): void };

export type Handlers = {
  readonly fetch: (request: Request, env: Env, ctx: Context) => Promise<Response>;
  readonly queue: (batch: MessageBatch<unknown>, env: Env, ctx: Context) => Promise<void>;
  readonly scheduled: (
    controller: Pick<ScheduledController, 'cron' | 'scheduledTime'>,
    env: Env,
    ctx: Context,
  ) => Promise<void>;
};

/** The service's entry points. It is put together at the first call and again only where the bindings are others. */
export const worker = (platform: Platform): Handlers => {
  let made: Service | Wrong | undefined;
  const composed = (env: Env): Service | Wrong => {
    if (made?.env === env) return made;
    made = compose(env, platform);
    if ('problems' in made) for (const reason of made.problems) made.log('error', 'settings.wrong', { reason });
    return made;
  };

  return {
    fetch: async (request, env, ctx) => {
      const service = composed(env);
      const { pathname } = new URL(request.url);
      if ('problems' in service) {
        if (pathname === '/healthz') return new Response('ok');
        const names = service.problems.map((problem) => problem.replace(/:.*/s, ''));
        return new Response(`settings are wrong: ${names.join(', ')}`, { status: 503 });
      }
      const invocation = begin();
      const answer = await within(invocation, async () => {
        const refused = pathname.startsWith('/webhooks/') ? await refusal(service) : undefined;
        return refused === undefined ? service.http.fetch(request) : new Response(null, { status: 503 });
      });
      if (invocation.lanes.size > 0 || invocation.files || invocation.at !== undefined)
        ctx.waitUntil(within(invocation, () => follow(service, invocation)));
      return answer;
    },

    queue: async (batch, env) => {
      const service = composed(env);
      if ('problems' in service) {
        for (const message of batch.messages) message.retry({ delaySeconds: waits[3] });
        return;
      }
      const invocation = begin();
      await within(invocation, () =>
        deadLetters.test(batch.queue) ? bury(service, batch) : consume(service, batch, invocation),
      );
    },

    scheduled: async ({ cron }, env) => {
      const service = composed(env);
      if ('problems' in service) return;
      const invocation = begin();
      await within(invocation, async () => {
        if ((await refusal(service)) !== undefined) return;
        const { app, queries } = service;
        const room = roomForThings(invocation, queries);
        try {
          if (cron === nightly) await housekeeping(app, room);
          else {
            await tick(app, room);
            const due = await lanesDue(app.store.db, app.host.now(), lanesInASweep(queries));
            for (const lane of due) invocation.lanes.add(lane);
          }
        } catch (error) {
          app.host.log('error', 'tick.failed', { reason: reasonOf(error) });
        }
        await follow(service, invocation);
      });
    },
  };
};

/** Why nothing may be read or written now, if so. Told in the log, since a wrong key is nothing that mends itself. */
const refusal = async ({ app, refuses }: Service): Promise<string | undefined> => {
  let reason: string | undefined;
  try {
    reason = await refuses();
  } catch (error) {
    reason = reasonOf(error);
  }
  if (reason !== undefined) app.host.log('error', 'service.refuses', { reason });
  return reason;
};

const isLane = (body: unknown): body is { readonly lane: string } =>
  typeof body === 'object' && body !== null && 'lane' in body && typeof body.lane === 'string';
const isTick = (body: unknown): body is { readonly tick: number } =>
  typeof body === 'object' && body !== null && 'tick' in body && typeof body.tick === 'number';

/**
 * The outbox owns all retries of sending, so a message is settled whatever came of it; it comes again only where the store
 * was not there to ask.
 */
const consume = async (service: Service, batch: MessageBatch<unknown>, invocation: Invocation): Promise<void> => {
  const { app, queries } = service;
  const { failed, lanes } = invocation;
  const refused = await refusal(service);
  let ticks: number | undefined;
  for (const { body } of batch.messages) {
    if (isLane(body)) lanes.add(body.lane);
    else if (isTick(body)) ticks = Math.max(body.tick, ticks ?? 0);
    else app.host.log('error', 'queue.unknown');
  }
  if (refused === undefined) {
    try {
      if (ticks !== undefined) await tick(app, roomForThings(invocation, queries));
    } catch (error) {
      if (storeIsAway(error)) failed.add('tick');
      app.host.log('error', 'tick.failed', { reason: reasonOf(error) });
    }
    await follow(service, invocation, ticks ?? 0);
  }
  for (const message of batch.messages) {
    const { body, attempts } = message;
    const known = isLane(body) || isTick(body);
    const again = known && (refused !== undefined || failed.has(isLane(body) ? body.lane : 'tick'));
    if (again) message.retry({ delaySeconds: waits[Math.min(attempts, waits.length) - 1] ?? waits[0] });
    else message.ack();
  }
};

/** What the queue gave up: on the record, so that somebody asks why. The work itself is not lost, the sweep finds it. */
const bury = async ({ app }: Service, batch: MessageBatch<unknown>): Promise<void> => {
  const { log, now } = app.host;
  for (const message of batch.messages) {
    const { id, body, attempts } = message;
    const detail = isLane(body) ? 'lane' : isTick(body) ? 'tick' : 'unknown';
    log('error', 'queue.dead', { reason: detail, key: id });
    try {
      const at = now();
      // The key makes it once: queues deliver at least once.
      await app.store.commit([taken('clock', `dead:${id}`, at), record({ at, action: 'queue.dead', detail })]);
      message.ack();
    } catch (error) {
      log('error', 'queue.dead-unwritten', { reason: reasonOf(error), key: id });
      message.retry({ delaySeconds: waits[Math.min(attempts, waits.length) - 1] ?? waits[0] });
    }
  }
};
