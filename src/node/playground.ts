/** The playground: an emulated Telegram in this process, talking to the real webhook route, and a page to play it with. */
import { randomBytes } from 'node:crypto';
import { max, sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { commandMenu } from '../app/commands.ts';
import type { Channel } from '../channels/contract.ts';
import { telegram } from '../channels/telegram/index.ts';
import { telegramEmulator } from '../emulators/telegram.ts';
import { inbox } from '../store/schema.ts';
import { write } from '../store/statement.ts';
import { type Playground, playgroundRoutes } from '../web/playground/routes.ts';
import { loadAssets, samplePictures } from './playground/assets.ts';
import { cast } from './playground/cast.ts';
import { daytime, moved } from './playground/clock.ts';
import { type Stage, telegramStage } from './playground/telegram.ts';
import { wireLog } from './playground/wire.ts';

export type Emulated = {
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly mount: (http: Hono, service: { readonly app: App; readonly sweep: () => Promise<unknown> }) => void;
  readonly seed: (app: App) => Promise<void>;
  /** Ends the streams to the pages: an open one would keep the server from stopping. */
  readonly close: () => void;
};

/** Where the stand-in brings updates to: it never leaves this process. */
const webhook = 'https://caunoi.local/webhooks/telegram';

/** Numbers of updates and messages go on after a restart, 20 for every second since then: else new updates would be taken for old ones. */
const numbersSince = Date.UTC(2026, 0, 1);
const msPerNumber = 50;

/** @param real ms, the machine's clock */
export const emulate = (real: () => number = Date.now): Emulated => {
  const token = `1000001:${randomBytes(18).toString('base64url')}`;
  const secret = randomBytes(24).toString('base64url');
  let start = 0;
  let offset = 0;
  const now = () => real() + offset;
  const from = Math.max(0, Math.floor((real() - numbersSince) / msPerNumber));
  let service: Hono | undefined;
  const emulator = telegramEmulator({
    token,
    now,
    keep: 1_000,
    from,
    fetch: async (url, init) => (service ? service.request(url, init) : new Response(null, { status: 503 })),
    later: (ms, work) => {
      setTimeout(work, ms).unref();
    },
    random: Math.random,
  });
  const channel = telegram({
    token,
    secret,
    apiRoot: 'http://telegram.emulator',
    commands: commandMenu,
    fetch: ((input: string | URL | Request, init?: RequestInit) =>
      emulator.app.request(input as string, init)) as typeof fetch,
  });

  const listeners = new Set<() => void>();
  let revision = 0;
  let open = true;
  let stage: Stage | undefined;
  const tell = (): void => {
    revision++;
    for (const listener of listeners) listener();
  };
  const wire = wireLog(emulator, [token, secret], (id) => stage?.placeOf(id));
  emulator.onChange(() => {
    wire.take();
    tell();
  });

  const clock = async (app: App, sweep: () => Promise<unknown>, to: number): Promise<void> => {
    const back = to < now();
    offset += to - now();
    // The pace of chats was noted by the clock as it was.
    if (back)
      await app.store.commit([
        write(
          sql`UPDATE lane SET next_at = 0, minute_at = 0, minute_count = 0 WHERE next_at > ${to} OR minute_at > ${to}`,
        ),
      ]);
    tell();
    await sweep();
  };

  return {
    channels: [channel],
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
        file: (id) => emulator.file(id),
        state: (after) => ({
          ready: stage !== undefined,
          revision,
          run: from,
          now: now(),
          moved: offset !== start,
          zone: app.office.zone,
          digestAt: app.office.digestAt,
          panes: stage?.panes() ?? [],
          toasts: stage?.toasts() ?? [],
          faults: stage?.faults() ?? { slow: false, errors: false, limited: false, lost: false },
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
            // The stand-in refuses what a person could not do: press a button that is gone, change what somebody else wrote.
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
      await channel.setUp(webhook);
      stage = telegramStage(emulator, await cast(app, emulator), samplePictures());
      tell();
    },
    close: () => {
      open = false;
      tell();
    },
  };
};
