/** Puts the service together on Workers: D1, R2, a queue, and whatever channels are configured. Once for each isolate. */
import type { D1Database, Queue, R2Bucket } from '@cloudflare/workers-types';
import type { Hono } from 'hono';
import type { App, Log } from '../app/app.ts';
import { catalogues } from '../app/catalogue.ts';
import { readConfig, secretsOf } from '../app/config.ts';
import { jsonLog } from '../app/log.ts';
import { metrics } from '../app/metrics.ts';
import { places } from '../app/places.ts';
import { newPace, type Pace } from '../app/settle.ts';
import type { Channel } from '../channels/contract.ts';
import { VIETNAM_HOLIDAYS } from '../domain/holidays.ts';
import { timeOrderedId } from '../domain/id.ts';
import type { ChannelId } from '../domain/message.ts';
import { httpApp } from '../http/app.ts';
import type { Png } from '../picture/raster.ts';
import type { Shrink } from '../picture/shrink.ts';
import { configured } from '../roots/channels.ts';
import { keyFits } from '../store/key-check.ts';
import { pending } from '../store/migrate.ts';
import { openD1 } from '../store/open-d1.ts';
import { openR2 } from '../store/open-r2.ts';
import { openVault, sha256 } from '../store/open-vault.ts';
import { translator } from '../text/translate.ts';
import { counted, takeHint } from './invocation.ts';

/** What the queue carries: nothing of what anybody wrote. A lane is the keyed hash of a chat; `tick` counts how often in a row. */
export type Job = { readonly lane: string } | { readonly tick: number };

/** The bindings of wrangler.toml, and the settings as strings. */
export type Env = {
  readonly DB: D1Database;
  readonly FILES: R2Bucket;
  readonly QUEUE: Pick<Queue<Job>, 'sendBatch'>;
  readonly [setting: string]: unknown;
};

/** What the runtime gives besides its bindings. */
export type Platform = {
  /** ms */
  readonly now: () => number;
  /** 0 ≤ x < 1, of cryptographic quality. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** ms */
  readonly pause: (ms: number) => Promise<void>;
  /** SVG → PNG. */
  readonly png?: Png;
  /** Without it pictures of more than a platform takes are left out. */
  readonly shrink?: Shrink;
  /** One line of the log. */
  readonly print: (line: string) => void;
};

export type Service = {
  readonly env: Env;
  readonly platform: Platform;
  readonly app: App;
  readonly http: Hono;
  readonly pace: Pace;
  /** Queries that an invocation may make. */
  readonly queries: number;
  /** Lane → when the queue will bring it, as far as this isolate has asked for it, ms. */
  readonly asked: Map<string, number>;
  /** Until when an invocation of this isolate is fetching files, ms; and whether more are wanted meanwhile. */
  readonly fetching: { until: number; again: boolean };
  /** undefined while the service may be used; else why not. Throws what a store throws. */
  readonly refuses: () => Promise<string | undefined>;
};

/** Settings are wrong: one line for each, without any value. */
export type Wrong = { readonly env: Env; readonly problems: readonly string[]; readonly log: Log };

/** The free plan's, which is the smaller one. */
const freeQueries = 50;

/** Every file of `migrations/`: a test compares. A bundle has no folder to look into. */
export const migrations = [
  '0001_petitions.sql',
  '0002_channels.sql',
  '0003_linking.sql',
  '0004_reports.sql',
  '0005_receptions.sql',
  '0006_definitions.sql',
  '0007_open_cases.sql',
  '0008_places.sql',
  '0009_routing.sql',
  '0010_matters.sql',
  '0011_search.sql',
  '0012_lessons.sql',
  '0013_behind.sql',
];

const bindings = ['DB', 'FILES', 'QUEUE'] as const;

/** Reads the settings and puts everything together; makes no call of any kind. */
export const compose = (env: Env, platform: Platform): Service | Wrong => {
  const { now, random } = platform;
  const strings = Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  // A worker has no playground and nothing that polls: without these a missing key or secret would pass.
  const modes = { PLAYGROUND: 'off', TELEGRAM_MODE: 'webhook', ZALO_BOT_MODE: 'webhook' };
  const read = readConfig({ ...Object.fromEntries(strings), ...modes });
  const unbound = bindings.filter((name) => typeof env[name] !== 'object').map((name) => `${name}: is not bound`);
  if (!read.ok || unbound.length > 0) {
    const problems = [...unbound, ...(read.ok ? [] : read.problems)];
    return { env, problems, log: jsonLog([], now, platform.print) };
  }
  const { config } = read;
  const log = jsonLog(secretsOf(config), now, platform.print);
  const vault = openVault(Uint8Array.from(atob(config.DATA_KEY ?? ''), (c) => c.charCodeAt(0)));
  const d1 = openD1(counted(env.DB), { pause: (ms) => platform.pause(ms * (1 + random() / 4)) });
  let fits: boolean | undefined;
  const refuses = async (): Promise<string | undefined> => {
    fits ??= await keyFits(d1, vault);
    return fits ? undefined : 'DATA_KEY is not the key this database was written with';
  };
  const ready = async (): Promise<string | undefined> => {
    const reason = await d1.ready();
    if (reason !== undefined) return reason;
    const missing = await pending(
      d1.db,
      migrations.map((name) => ({ name })),
    );
    return missing.length === 0 ? refuses() : `migrations missing: ${missing.length}`;
  };
  const newId = () => timeOrderedId(now(), random);
  const t = translator({ zone: config.TZ_NAME, onMissing: (id) => log('error', 'text.missing', { reason: id }) });
  const counters = metrics();
  const { channels } = configured(config, {
    fetch: platform.fetch,
    now,
    sleep: platform.pause,
    newId,
    // Nothing polls here, so each channel has a secret of its own.
    nobodyKnows: newId,
    sha256,
    shrink: platform.shrink ?? (async () => undefined),
    log,
    metrics: counters,
    store: d1,
    vault,
    t,
  });
  const app: App = {
    host: { now, random, newId, log, hint: takeHint },
    store: { ...d1, ready },
    vault,
    blobs: openR2(env.FILES, vault),
    channels: new Map(channels.map((channel): [ChannelId, Channel] => [channel.id, channel])),
    office: {
      zone: config.TZ_NAME,
      quiet: { from: config.QUIET_FROM, to: config.QUIET_TO },
      digestAt: config.DIGEST_AT,
      holidays: VIETNAM_HOLIDAYS,
      silenceMs: config.TAKEOVER_MINUTES * 60_000,
    },
    t,
    metrics: counters,
    places: places(d1.db, vault),
    catalogue: catalogues(d1.db),
    ...(platform.png && { png: platform.png }),
    sendRate: config.SEND_RATE,
  };
  return {
    env,
    platform,
    app,
    http: httpApp(app),
    pace: newPace(),
    queries: Math.max(freeQueries, Number(env.QUERIES_PER_INVOCATION) || freeQueries),
    asked: new Map(),
    fetching: { until: 0, again: false },
    refuses,
  };
};
