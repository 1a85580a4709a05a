/** The playground: emulated platforms in this process, talking to the real webhook routes, and a page to play it with. */
import { count, eq, max, sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { laneIdOf } from '../app/address.ts';
import type { App } from '../app/app.ts';
import type { Channel } from '../channels/contract.ts';
import { UNTIL_HEARD } from '../store/lanes.ts';
import { inbox, outbox } from '../store/schema.ts';
import { write } from '../store/statement.ts';
import { type Playground, playgroundRoutes } from '../web/playground/routes.ts';
import type { Pane } from '../web/playground/state.ts';
import { loadAssets, samplePictures } from './playground/assets.ts';
import { cast } from './playground/cast.ts';
import { daytime, moved } from './playground/clock.ts';
import { faultsOf, type Stage, stageOf } from './playground/stage.ts';
import { telegramPlatform } from './playground/telegram.ts';
import { wireLog } from './playground/wire.ts';
import { zaloBotPlatform } from './playground/zalo-bot.ts';
import { zaloOaPlatform } from './playground/zalo-oa.ts';

export type Emulated = {
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly mount: (http: Hono, service: { readonly app: App; readonly sweep: () => Promise<unknown> }) => void;
  readonly seed: (app: App) => Promise<void>;
  /** Ends the streams to the pages: an open one would keep the server from stopping. */
  readonly close: () => void;
};

/** Where the stand-ins bring updates to: it never leaves this process. */
const webhook = (id: string): string => `https://caunoi.local/webhooks/${id}`;

/** Numbers of updates and messages go on after a restart, 20 for every second since then: else new updates would be taken for old ones. */
const numbersSince = Date.UTC(2026, 0, 1);
const msPerNumber = 50;

/** @param real ms, the machine's clock */
export const emulate = (real: () => number = Date.now): Emulated => {
  let start = 0;
  let offset = 0;
  const now = () => real() + offset;
  const from = Math.max(0, Math.floor((real() - numbersSince) / msPerNumber));
  let service: Hono | undefined;
  const home = {
    now,
    from,
    request: async (url: string, init: RequestInit) =>
      service ? service.request(url, init) : new Response(null, { status: 503 }),
  };
  const platforms = [telegramPlatform(home), zaloOaPlatform(home), zaloBotPlatform(home)];

  const listeners = new Set<() => void>();
  let revision = 0;
  let open = true;
  let stage: Stage | undefined;
  const tell = (): void => {
    revision++;
    for (const listener of listeners) listener();
  };
  const wire = wireLog(platforms, (platform, key) => stage?.placeOf(platform, key));
  for (const platform of platforms)
    platform.onChange(() => {
      wire.take();
      tell();
    });

  const clock = async (app: App, sweep: () => Promise<unknown>, to: number): Promise<void> => {
    const back = to < now();
    offset += to - now();
    // The pace of chats was noted by the clock as it was; what waits for a person's next word waits on.
    if (back)
      await app.store.commit([
        write(
          sql`UPDATE lane SET next_at = 0, minute_at = 0, minute_count = 0 WHERE (next_at > ${to} AND next_at < ${UNTIL_HEARD}) OR minute_at > ${to}`,
        ),
      ]);
    tell();
    await sweep();
  };

  return {
    channels: platforms.map(({ channel }) => channel),
    now,
    mount: (http, { app, sweep }) => {
      service = http;
      const play: Playground = {
        revision: () => revision,
        open: () => open,
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        file: (name) => {
          const [platform, id = ''] = name.split('.');
          return platforms.find((each) => each.id === platform)?.file(Buffer.from(id, 'base64url').toString());
        },
        state: async (after) => ({
          ready: stage !== undefined,
          revision,
          run: from,
          now: now(),
          moved: offset !== start,
          zone: app.office.zone,
          digestAt: app.office.digestAt,
          panes: await withWaiting(app, stage?.panes() ?? []),
          toasts: stage?.toasts() ?? [],
          faults: faultsOf(platforms),
          wire: wire.after(after),
        }),
        act: async (act, pictures) => {
          if (!stage) return { ok: false, problem: 'Đang chuẩn bị, chờ một chút.' };
          try {
            if (act.do === 'clock') {
              await clock(app, sweep, moved(act.move, now(), real(), start, app.office));
              return { ok: true };
            }
            return await stage.act(act, pictures);
          } catch {
            // A stand-in refuses what a person could not do: press a button that is gone, change what somebody else wrote.
            return { ok: false, problem: 'Trên điện thoại thật không làm được việc này.' };
          }
        },
      };
      http.route('/', playgroundRoutes(play, loadAssets()));
    },
    seed: async (app) => {
      const [last] = await app.store.db.select({ at: max(inbox.at) }).from(inbox);
      // Never earlier than what is in the database: the clock may have been moved before the last stop.
      start = daytime(Math.max(real(), last?.at ?? 0), app.office) - real();
      offset = start;
      for (const platform of platforms) await platform.connect(webhook(platform.id));
      stage = stageOf(platforms, await cast(app, platforms), wire, samplePictures());
      tell();
    },
    close: () => {
      open = false;
      tell();
    },
  };
};

/** Where a platform has closed a chat, what the service still has to say there is told. */
const withWaiting = async (app: App, panes: readonly Pane[]): Promise<readonly Pane[]> => {
  if (!panes.some(({ limit }) => limit?.tone === 'bad')) return panes;
  const rows = await app.store.db
    .select({ lane: outbox.lane, n: count() })
    .from(outbox)
    .where(eq(outbox.state, 'queued'))
    .groupBy(outbox.lane);
  const waiting = new Map(rows.map(({ lane, n }) => [lane, n]));
  return panes.map((pane) => {
    const chat = pane.id.split(':').at(-1) ?? '';
    const n = waiting.get(laneIdOf(app.vault, { channel: pane.platform, chat })) ?? 0;
    if (pane.limit?.tone !== 'bad' || n === 0) return pane;
    return { ...pane, limit: { ...pane.limit, text: `${pane.limit.text} ${n} tin đang chờ.` } };
  });
};
