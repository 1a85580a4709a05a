/** Puts the service together on Node: store, keys, channels, clock. Used by the server and by the operator's commands. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { App, Hint, Log } from '../app/app.ts';
import { catalogues } from '../app/catalogue.ts';
import type { Config } from '../app/config.ts';
import { metrics } from '../app/metrics.ts';
import { places } from '../app/places.ts';
import { type Channel, ChannelError } from '../channels/contract.ts';
import type { TokenKeeper } from '../channels/zalo-oa/token-keeper.ts';
import { VIETNAM_HOLIDAYS } from '../domain/holidays.ts';
import { timeOrderedId } from '../domain/id.ts';
import type { ChannelId } from '../domain/message.ts';
import { type Configured, configured, type Ground } from '../roots/channels.ts';
import { keyFits } from '../store/key-check.ts';
import { migrate, pending } from '../store/migrate.ts';
import { openFiles } from '../store/open-files.ts';
import { openSqlite, readMigrations, type SqliteStore } from '../store/open-sqlite.ts';
import { openVault, sha256 } from '../store/open-vault.ts';
import { translator } from '../text/translate.ts';
import { gate } from './gate.ts';

export type Composed = {
  readonly app: App;
  readonly store: SqliteStore;
  /** Of the Official Account's tokens, where one is configured. */
  readonly keeper: TokenKeeper | undefined;
  readonly close: () => Promise<void>;
};

/** A failure at start that an operator can mend: one line, no stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** 0 ≤ x < 1 from the system's generator: tracking codes must not be guessable from one another. */
const random = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

/** The key of personal data: given, or kept beside the database where the playground made it at its first start. */
const dataKey = (config: Config): Uint8Array => {
  if (config.DATA_KEY !== undefined) return Buffer.from(config.DATA_KEY, 'base64');
  const file = join(dirname(resolve(config.DATABASE_PATH)), 'data.key');
  if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  const fresh = randomBytes(32);
  writeFileSync(file, `${fresh.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return fresh;
};

export type ComposeOptions = {
  readonly role: 'service' | 'command';
  readonly log: Log;
  readonly now?: () => number;
  readonly hint?: (hint: Hint) => void;
  readonly fetch: typeof fetch;
  /** Stands in for the configured channels: the playground's. */
  readonly channels?: readonly Channel[];
};

/** Throws `StartError`. */
export const compose = async (config: Config, options: ComposeOptions): Promise<Composed> => {
  const path = resolve(config.DATABASE_PATH);
  let store: SqliteStore;
  const migrations = readMigrations(new URL('../../migrations/', import.meta.url));
  try {
    mkdirSync(dirname(path), { recursive: true });
    store = openSqlite(path, { role: options.role });
  } catch (error) {
    throw new StartError(`DATABASE_PATH: cannot open ${config.DATABASE_PATH} (${reasonOf(error)})`);
  }
  try {
    migrate(store.raw, migrations);
  } catch (error) {
    await store.close();
    throw new StartError(`DATABASE_PATH: the database could not be brought up to date (${reasonOf(error)})`);
  }
  const vault = openVault(dataKey(config));
  await checkKey(store, vault);
  const blobs = await openFiles(join(dirname(path), 'files'), vault);
  const now = options.now ?? Date.now;
  const newId = () => timeOrderedId(now(), random);
  const t = translator({
    zone: config.TZ_NAME,
    onMissing: (id) => options.log('error', 'text.missing', { reason: id }),
  });
  const counters = metrics();
  const { channels, keeper } = options.channels
    ? { channels: options.channels, keeper: undefined }
    : await channelsOf(config, {
        fetch: options.fetch,
        now,
        sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
        newId,
        nobodyKnows: () => randomBytes(32).toString('hex'),
        sha256,
        shrink: async (bytes, limit) => (await import('./shrink.ts')).shrink(bytes, limit),
        log: options.log,
        metrics: counters,
        store,
        vault,
        t,
      });
  const app: App = {
    host: {
      now,
      random,
      newId,
      log: options.log,
      hint: options.hint ?? (() => {}),
      ...(options.role === 'service' && { admit: gate() }),
    },
    store: {
      ...store,
      ready: async () => {
        const reason = await store.ready();
        if (reason !== undefined) return reason;
        const missing = await pending(store.db, migrations);
        return missing.length === 0 ? undefined : `migrations missing: ${missing.length}`;
      },
    },
    vault,
    blobs,
    channels: new Map<ChannelId, Channel>(channels.map((channel) => [channel.id, channel])),
    office: {
      zone: config.TZ_NAME,
      quiet: { from: config.QUIET_FROM, to: config.QUIET_TO },
      digestAt: config.DIGEST_AT,
      holidays: VIETNAM_HOLIDAYS,
      silenceMs: config.TAKEOVER_MINUTES * 60_000,
    },
    t,
    metrics: counters,
    places: places(store.db, vault),
    catalogue: catalogues(store.db),
    // The renderer is loaded with the first picture: 20 ms that a start need not wait for.
    png: async (svg) => (await import('./png.ts')).png(svg),
    sendRate: config.SEND_RATE,
  };
  return { app, store, keeper, close: () => store.close() };
};

const channelsOf = async (config: Config, ground: Ground & { readonly store: SqliteStore }): Promise<Configured> => {
  try {
    return configured(config, ground);
  } catch (error) {
    await ground.store.close();
    throw error instanceof ChannelError ? new StartError(error.message) : error;
  }
};

/** Refuses to run with another key than the one the data was sealed with: everything would look damaged. */
const checkKey = async (store: SqliteStore, vault: ReturnType<typeof openVault>): Promise<void> => {
  if (await keyFits(store, vault)) return;
  await store.close();
  throw new StartError('DATA_KEY: is not the key this database was written with; put the right one back');
};

export const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown';
};
