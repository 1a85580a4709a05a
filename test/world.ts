/** The whole service in one process, with stand-ins for its platforms and a clock that only tests move. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inviteIdOf } from '../src/app/address.ts';
import type { App, Hint, Log, LogFields } from '../src/app/app.ts';
import { catalogues } from '../src/app/catalogue.ts';
import { readConfig } from '../src/app/config.ts';
import { deliverSafely } from '../src/app/deliver.ts';
import { metrics } from '../src/app/metrics.ts';
import { places } from '../src/app/places.ts';
import { newPace } from '../src/app/settle.ts';
import { nextDue, tick } from '../src/app/tick.ts';
import { atTime } from '../src/domain/calendar.ts';
import type { Role } from '../src/domain/fact.ts';
import { VIETNAM_HOLIDAYS } from '../src/domain/holidays.ts';
import { timeOrderedId } from '../src/domain/id.ts';
import type { ChannelId } from '../src/domain/message.ts';
import type { Unit } from '../src/domain/unit.ts';
import type { TelegramEmulator } from '../src/emulators/telegram.ts';
import type { ZaloBotEmulator } from '../src/emulators/zalo-bot.ts';
import type { ZaloOaEmulator } from '../src/emulators/zalo-oa.ts';
import { httpApp } from '../src/http/app.ts';
import { shrink } from '../src/node/shrink.ts';
import { configured } from '../src/roots/channels.ts';
import type { Store } from '../src/store/commit.ts';
import { lanesDue } from '../src/store/lanes.ts';
import { migrate } from '../src/store/migrate.ts';
import { openSqlite, readMigrations, type SqliteStore } from '../src/store/open-sqlite.ts';
import { openVault, sha256 } from '../src/store/open-vault.ts';
import { insertInvite } from '../src/store/people.ts';
import { putUnit, treeChanged } from '../src/store/units.ts';
import { translator } from '../src/text/translate.ts';
import { type GroupOn, type PersonOn, platforms } from './platforms.ts';
import { memoryBlobs } from './store/memory-blobs.ts';

export { type GroupOn, type PersonOn, secret, token } from './platforms.ts';

export const zone = 'Asia/Ho_Chi_Minh';

const key = new Uint8Array(32).fill(7);

/** Half past eight on a Monday. */
export const monday = atTime('2026-06-15', '08:30', zone);

export const commune: readonly Unit[] = [
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'xa', name: 'UBND xã Ví Dụ', parent: 'tinh', kind: 'commune', aliases: ['xã Ví Dụ'], phone: '0900 000 000' },
  { code: 'diachinh', name: 'Tổ địa chính', parent: 'xa', kind: 'department', aliases: [] },
  { code: 'ap3', name: 'Ấp 3', parent: 'xa', kind: 'hamlet', aliases: [] },
  { code: 'ap4', name: 'Ấp 4', parent: 'xa', kind: 'hamlet', aliases: [] },
];

/** Numbers that look random and are the same in every run (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type World = {
  readonly app: App;
  readonly telegram: TelegramEmulator;
  readonly zaloOa: ZaloOaEmulator;
  readonly zaloBot: ZaloBotEmulator;
  /** Platforms that are put in here take no call any more: none leaves this machine. */
  readonly dead: Set<ChannelId>;
  readonly http: ReturnType<typeof httpApp>;
  readonly logs: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
  readonly now: () => number;
  /** Lets everything happen that is due now: deliveries, sends (the pace of chats is waited for by the clock), files. */
  readonly settle: () => Promise<void>;
  /** Moves the clock, stopping at each moment when something is due. */
  readonly pass: (ms: number) => Promise<void>;
  readonly passUntil: (at: number) => Promise<void>;
  /** The clock goes on, and the service does not run. */
  readonly standStill: (ms: number) => void;
  /** A one-time code as the operator would make it. */
  readonly invite: (unit: string, role: Role | 'chat') => Promise<string>;
  /** Somebody with a role, who has opened the conversation by an invitation; on Telegram, if nothing else is said. */
  readonly staff: <On extends ChannelId = 'telegram'>(
    name: string,
    unit: string,
    role: Role,
    how?: { readonly on: On },
  ) => Promise<PersonOn[On]>;
  /** A group bound to a unit by the first of these people, all of them in it. */
  readonly committee: <On extends ChannelId = 'telegram'>(
    title: string,
    unit: string,
    members: readonly PersonOn[On][],
    how?: { readonly on: On },
  ) => Promise<GroupOn[On]>;
  /** Everything in the database file, after a checkpoint. SQLite in a scratch folder only. */
  readonly bytes: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  readonly at?: number;
  readonly units?: readonly Unit[];
  readonly sendRate?: number;
  readonly seed?: number;
  /** Another store than SQLite in a scratch folder; already migrated. */
  readonly store?: Store;
  /** The Official Account has an approved template. */
  readonly template?: boolean;
  /** All three, if nothing else is said. */
  readonly channels?: readonly ChannelId[];
};

/** What is meant where nothing is said. The caller's type for it is the default of the same name. */
const onTelegram = { on: 'telegram' } as { readonly on: never };

/** What the migrations make of a new file: 10 ms each time, and hundreds of worlds begin with it. */
let migrated: Buffer | undefined;

const openMigrated = (path: string): SqliteStore => {
  if (migrated) writeFileSync(path, migrated, { mode: 0o600 });
  const store = openSqlite(path);
  if (!migrated) {
    migrate(store.raw, readMigrations(new URL('../migrations/', import.meta.url)));
    migrated = store.raw.serialize();
  }
  return store;
};

export const world = async (options: WorldOptions = {}): Promise<World> => {
  const random = seeded(options.seed ?? 1);
  let clock = options.at ?? monday;
  const now = () => clock;
  const folder = mkdtempSync(join(tmpdir(), 'cau-noi-'));
  const sqlite = options.store ? undefined : openMigrated(join(folder, 'test.db'));
  const store = (options.store ?? sqlite) as Store;
  const vault = openVault(key);
  const logs: { level: string; event: string; fields: LogFields }[] = [];
  const lanes = new Set<string>();
  let http: ReturnType<typeof httpApp> | undefined;
  const { emulators, dead, hands, ...wires } = platforms({
    now,
    random,
    template: options.template ?? false,
    request: async (url, init) => {
      if (!http) throw new Error('the service is not there yet');
      return http.request(url, init);
    },
  });
  const config = readConfig({
    ...wires.settings(options.channels ?? ['telegram', 'zalo-oa', 'zalo-bot']),
    DATA_KEY: Buffer.from(key).toString('base64'),
  });
  if (!config.ok) throw new Error(config.problems.join('\n'));
  const log: Log = (level, event, fields = {}) => logs.push({ level, event, fields });
  const counters = metrics();
  const t = translator({ zone });
  let leases = 0;
  const { channels } = configured(config.config, {
    fetch: wires.fetch,
    now,
    sleep: async () => {
      throw new Error('nobody else refreshes tokens in a world of one process');
    },
    // Not from `random`: a channel more must not make other tracking codes.
    newId: () => `lease-${++leases}`,
    nobodyKnows: () => 'a-secret-that-nobody-knows',
    sha256,
    shrink,
    log,
    metrics: counters,
    store,
    vault,
    t,
  });
  const app: App = {
    host: {
      now,
      random,
      newId: () => timeOrderedId(now(), random),
      log,
      hint: (hint: Hint) => {
        for (const lane of hint.lanes ?? []) lanes.add(lane);
      },
    },
    store,
    vault,
    blobs: memoryBlobs(),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    office: {
      zone,
      quiet: { from: '21:00', to: '06:30' },
      digestAt: '06:50',
      holidays: VIETNAM_HOLIDAYS,
      silenceMs: 3_600_000,
    },
    t,
    metrics: counters,
    places: places(store.db, vault),
    catalogue: catalogues(store.db),
    sendRate: options.sendRate ?? 28,
  };
  http = httpApp(app);
  await wires.connect(channels);
  if ((options.units ?? commune).length > 0)
    await store.commit([...(options.units ?? commune).map(putUnit), treeChanged({ version: 'first' })]);
  const pace = newPace();

  /** All that can be done without moving the clock. */
  const once = async (): Promise<void> => {
    for (let rounds = 0; rounds < 100; rounds++) {
      await wires.deliver();
      await tick(app);
      const due = new Set([...lanes, ...(await lanesDue(store.db, now(), 1_000))]);
      lanes.clear();
      const before = wires.traffic();
      for (const lane of due) await deliverSafely(app, pace, lane);
      if (wires.traffic() === before && lanes.size === 0 && wires.pending() === 0) return;
    }
    throw new Error('the service does not come to rest');
  };

  const passUntil = async (at: number): Promise<void> => {
    await once();
    for (let stops = 0; stops < 10_000 && clock < at; stops++) {
      const due = await nextDue(app);
      clock =
        due !== undefined && due > clock && due < at
          ? due
          : due !== undefined && due <= clock
            ? Math.min(at, clock + 1_000)
            : at;
      await once();
    }
  };

  const settle = async (): Promise<void> => {
    await once();
    // The pace of a chat is a second a message: wait for what is only held back by that.
    for (let waits = 0; waits < 200; waits++) {
      const due = await nextDue(app);
      if (due === undefined || due > clock + 3_500) return;
      clock = Math.max(clock, due);
      await once();
    }
  };

  const invite = async (unit: string, role: Role | 'chat'): Promise<string> => {
    const code = Array.from({ length: 8 }, () =>
      'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'.charAt(Math.floor(random() * 32)),
    ).join('');
    await store.commit([insertInvite({ id: inviteIdOf(vault, code), unit, role, expiresAt: now() + 86_400_000 })]);
    return code;
  };

  return {
    app,
    telegram: emulators.telegram,
    zaloOa: emulators['zalo-oa'],
    zaloBot: emulators['zalo-bot'],
    dead,
    http,
    logs,
    now,
    settle,
    passUntil,
    pass: (ms) => passUntil(clock + ms),
    standStill: (ms) => {
      clock += ms;
    },
    invite,
    staff: async (name, unit, role, { on } = onTelegram) => {
      const person = hands[on].enter(name, await invite(unit, role));
      await settle();
      hands[on].introduce(person);
      await settle();
      return person;
    },
    committee: async (title, unit, members, { on } = onTelegram) => {
      const [first] = members;
      if (!first) throw new Error('a committee chat needs somebody in it');
      const group = hands[on].gather(title, members);
      await settle();
      hands[on].speak(first, `/gan ${await invite(unit, 'chat')}`, group);
      await settle();
      return group;
    },
    bytes: async () => {
      sqlite?.raw.pragma('wal_checkpoint(TRUNCATE)');
      return readFileSync(join(folder, 'test.db'));
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
