/** The long-lived service on Node: HTTP, sending in the background, the clock, and a stop that finishes what was begun. */
import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import type { App, Hint } from '../app/app.ts';
import { type Config, secretsOf } from '../app/config.ts';
import { type Drain, drain } from '../app/drain.ts';
import { fetchWanted } from '../app/files.ts';
import { takeIn } from '../app/intake.ts';
import { doOutstanding } from '../app/outstanding.ts';
import { sendReminders } from '../app/reminders.ts';
import { newPace } from '../app/settle.ts';
import { housekeeping, nextDue, tick, wakePeople } from '../app/tick.ts';
import { type Channel, ChannelError } from '../channels/contract.ts';
import { httpApp } from '../http/app.ts';
import { freeLanes, lanesDue } from '../store/lanes.ts';
import { type Composed, compose, StartError } from './compose.ts';
import { pooledFetch } from './fetch.ts';
import { jsonLog } from './log.ts';

const second = 1_000;
const sweepEvery = second;
const tickEvery = 15 * second;
const dayMs = 86_400 * second;
/** What is under way at a stop gets so long; then the process ends, and the outbox knows the rest. */
const stopWithin = 8 * second;

export type Service = { readonly port: number; readonly stop: () => Promise<void> };

/** Starts the service. Throws `StartError`. */
export const serve = async (config: Config): Promise<Service> => {
  const log = jsonLog(secretsOf(config), (line) => process.stdout.write(line));
  const pool = pooledFetch();
  let lanes: Drain | undefined;
  let filesWanted = false;
  let nextAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const background = new Set<Promise<unknown>>();
  let stopping = false;

  const run = (work: () => Promise<unknown>): void => {
    const going: Promise<unknown> = work()
      .catch((error: unknown) =>
        log('error', 'background.failed', { reason: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => background.delete(going));
    background.add(going);
  };

  const files = (): void => {
    if (filesWanted || stopping) return;
    filesWanted = true;
    run(async () => {
      filesWanted = false;
      await fetchWanted(app);
      await doOutstanding(app);
    });
  };

  const wakeAt = (at: number): void => {
    if (at >= nextAt || stopping) return;
    nextAt = at;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        nextAt = Number.POSITIVE_INFINITY;
        run(sweep);
      },
      Math.min(dayMs, Math.max(1, at - app.host.now())),
    );
  };

  const hint = (given: Hint): void => {
    if (given.lanes) lanes?.add(given.lanes, given.answers);
    if (given.files) files();
    if (given.at !== undefined) wakeAt(given.at);
  };

  const playground = config.playground ? await import('./playground.ts') : undefined;
  const emulated = playground?.emulate();
  const composed: Composed = await compose(config, {
    role: 'service',
    log,
    hint,
    fetch: pool.fetch,
    ...(emulated && { channels: emulated.channels, now: emulated.now }),
  });
  const { app } = composed;
  // One process speaks for this database: leases left by a killed one are void.
  await app.store.commit([freeLanes()]);
  const pace = newPace();
  lanes = drain(app, pace, (ms, work) => {
    if (!stopping) setTimeout(work, ms).unref();
  });

  const sweep = async (): Promise<void> => {
    await wakePeople(app);
    await sendReminders(app);
    lanes?.add(await lanesDue(app.store.db, app.host.now(), 500));
    const at = await nextDue(app);
    if (at !== undefined && at > app.host.now()) wakeAt(at);
  };

  const http = httpApp(app);
  if (emulated)
    emulated.mount(http, {
      app,
      sweep: async () => {
        await tick(app);
        await sweep();
      },
    });
  const server = createAdaptorServer({
    fetch: http.fetch,
    serverOptions: {
      headersTimeout: 5 * second,
      requestTimeout: 10 * second,
      connectionsCheckingInterval: second,
      keepAliveTimeout: 65 * second,
    },
  });
  server.listen(config.PORT, config.HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    await composed.close();
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartError(`PORT: cannot listen on ${config.HOST}:${config.PORT} (${reason})`);
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;

  const every = (ms: number, work: () => Promise<unknown>): NodeJS.Timeout => {
    let busy = false;
    return setInterval(() => {
      if (busy) return;
      busy = true;
      run(() => work().finally(() => (busy = false)));
    }, ms);
  };
  const timers = [every(sweepEvery, sweep), every(tickEvery, () => tick(app)), every(dayMs, () => housekeeping(app))];
  run(async () => {
    if (emulated) await emulated.seed(app);
    await tick(app);
    await sweep();
    await housekeeping(app);
  });
  const polling = new AbortController();
  for (const channel of polled(config, app.channels)) run(() => poll(app, channel, polling.signal));
  log('info', 'started', { count: port });

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping');
    polling.abort();
    emulated?.close();
    clearTimeout(timer);
    for (const t of timers) clearInterval(t);
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    // The platform keeps its connections open: one whose answer is on its way now is idle, and still open, a moment later.
    const hangUp = (): void => {
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    };
    hangUp();
    const hangingUp = setInterval(hangUp, 50);
    const done = (async () => {
      await Promise.all([closed, lanes?.stop()]);
      await Promise.all(background);
    })();
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, stopWithin).unref())]);
    clearInterval(hangingUp);
    await composed.close();
    await Promise.race([pool.close(), new Promise((resolve) => setTimeout(resolve, second).unref())]);
    log('info', 'stopped');
  };
  return { port, stop };
};

const resting = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** The channels whose updates are asked for. */
const polled = (config: Config, channels: App['channels']): readonly Channel[] =>
  [...channels.values()].filter(
    ({ id }) =>
      (id === 'telegram' && config.TELEGRAM_MODE === 'polling') ||
      (id === 'zalo-bot' && config.ZALO_BOT_MODE === 'polling'),
  );

/** For a machine without a public address: asks for updates and feeds them to the same intake as the webhook's. */
const poll = async (app: App, channel: Channel, signal: AbortSignal): Promise<void> => {
  if (!channel.poll) return;
  const { log } = app.host;
  let offset = 0;
  let pause = second;
  let ready = false;
  while (!signal.aborted) {
    try {
      // With a webhook registered nothing can be asked for.
      if (!ready) await channel.setUp('');
      ready = true;
      const got = await channel.poll(offset, 25 * second, signal);
      for (const update of got.updates) {
        const raw = () => JSON.stringify(update);
        // Not every platform gives an update twice: what cannot be stored now is held until it can.
        while ((await takeIn(app, channel, update, raw)) === 'busy') {
          if (signal.aborted) return;
          await resting(second);
        }
      }
      offset = got.offset;
      pause = second;
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof ChannelError ? error.message : error instanceof Error ? error.name : 'unknown';
      log('warn', 'poll.failed', { channel: channel.id, reason });
      await resting(pause);
      pause = Math.min(30 * second, pause * 2);
    }
  }
};
