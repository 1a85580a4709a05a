/** The whole service in one process, with an emulated Telegram and a clock that only tests move. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inviteIdOf } from '../src/app/address.ts';
import type { App, Hint, LogFields } from '../src/app/app.ts';
import { deliverSafely } from '../src/app/deliver.ts';
import { metrics } from '../src/app/metrics.ts';
import { places } from '../src/app/places.ts';
import { newPace } from '../src/app/settle.ts';
import { nextDue, tick } from '../src/app/tick.ts';
import { telegram } from '../src/channels/telegram/index.ts';
import { atTime } from '../src/domain/calendar.ts';
import type { Role } from '../src/domain/fact.ts';
import { VIETNAM_HOLIDAYS } from '../src/domain/holidays.ts';
import { timeOrderedId } from '../src/domain/id.ts';
import type { Unit } from '../src/domain/unit.ts';
import { type Group, type Person, type TelegramEmulator, telegramEmulator } from '../src/emulators/telegram.ts';
import { httpApp } from '../src/http/app.ts';
import type { Store } from '../src/store/commit.ts';
import { lanesDue } from '../src/store/lanes.ts';
import { migrate } from '../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../src/store/open-sqlite.ts';
import { openVault } from '../src/store/open-vault.ts';
import { insertInvite } from '../src/store/people.ts';
import { putUnit, treeChanged } from '../src/store/units.ts';
import { translator } from '../src/text/translate.ts';
import { memoryBlobs } from './store/memory-blobs.ts';

export const zone = 'Asia/Ho_Chi_Minh';
export const token = '1000001:AAF-canary-token-of-the-tests-0123456';
export const secret = 'webhook-secret-of-the-tests';

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
  readonly http: ReturnType<typeof httpApp>;
  readonly logs: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
  readonly now: () => number;
  /** Lets everything happen that is due now: deliveries, sends (the pace of chats is waited for by the clock), files. */
  readonly settle: () => Promise<void>;
  /** Moves the clock, stopping at each moment when something is due. */
  readonly pass: (ms: number) => Promise<void>;
  readonly passUntil: (at: number) => Promise<void>;
  /** A one-time code as the operator would make it. */
  readonly invite: (unit: string, role: Role | 'chat') => Promise<string>;
  /** Somebody with a role, who has opened the conversation by an invitation. */
  readonly staff: (name: string, unit: string, role: Role) => Promise<Person>;
  /** A group bound to a unit, with these people in it. */
  readonly committee: (title: string, unit: string, members: readonly Person[]) => Promise<Group>;
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
};

export const world = async (options: WorldOptions = {}): Promise<World> => {
  const random = seeded(options.seed ?? 1);
  let clock = options.at ?? monday;
  const now = () => clock;
  const folder = mkdtempSync(join(tmpdir(), 'cau-noi-'));
  const sqlite = options.store ? undefined : openSqlite(join(folder, 'test.db'));
  if (sqlite) migrate(sqlite.raw, readMigrations(new URL('../migrations/', import.meta.url)));
  const store = (options.store ?? sqlite) as Store;
  const vault = openVault(new Uint8Array(32).fill(7));
  const logs: { level: string; event: string; fields: LogFields }[] = [];
  const lanes = new Set<string>();
  let http: ReturnType<typeof httpApp> | undefined;
  const emulator = telegramEmulator({
    token,
    now,
    random,
    username: 'caunoi_bot',
    fetch: async (url, init) => {
      if (!http) throw new Error('the service is not there yet');
      return http.request(url, init);
    },
  });
  const channel = telegram({
    token,
    secret,
    apiRoot: 'https://telegram.emulator',
    fetch: (async (input: string | URL | Request, init?: RequestInit) =>
      emulator.app.request(input as string, init)) as typeof fetch,
    bot: { id: 1000001, username: 'caunoi_bot' },
  });
  const app: App = {
    host: {
      now,
      random,
      newId: () => timeOrderedId(now(), random),
      log: (level, event, fields = {}) => logs.push({ level, event, fields }),
      hint: (hint: Hint) => {
        for (const lane of hint.lanes ?? []) lanes.add(lane);
      },
    },
    store,
    vault,
    blobs: memoryBlobs(),
    channels: new Map([['telegram', channel]]),
    office: { zone, quiet: { from: '21:00', to: '06:30' }, digestAt: '06:50', holidays: VIETNAM_HOLIDAYS },
    t: translator({ zone }),
    metrics: metrics(),
    places: places(store.db, vault),
    sendRate: options.sendRate ?? 28,
  };
  http = httpApp(app);
  await channel.setUp('https://caunoi.test/webhooks/telegram');
  if ((options.units ?? commune).length > 0)
    await store.commit([...(options.units ?? commune).map(putUnit), treeChanged({ version: 'first' })]);
  const pace = newPace();

  /** All that can be done without moving the clock. */
  const once = async (): Promise<void> => {
    for (let rounds = 0; rounds < 100; rounds++) {
      await emulator.deliver();
      await tick(app);
      const due = new Set([...lanes, ...(await lanesDue(store.db, now(), 1_000))]);
      lanes.clear();
      const before = emulator.wire.length;
      for (const lane of due) await deliverSafely(app, pace, lane);
      if (emulator.wire.length === before && lanes.size === 0 && emulator.pending().length === 0) return;
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
    telegram: emulator,
    http,
    logs,
    now,
    settle,
    passUntil,
    pass: (ms) => passUntil(clock + ms),
    invite,
    staff: async (name, unit, role) => {
      const person = emulator.person({ name, lang: 'vi' });
      person.start(await invite(unit, role));
      await settle();
      return person;
    },
    committee: async (title, unit, members) => {
      const group = emulator.group({ title });
      for (const member of members) group.join(member);
      const [first] = members;
      if (!first) throw new Error('a committee chat needs somebody in it');
      group.addBot(first);
      await settle();
      first.say(`/gan ${await invite(unit, 'chat')}`, { chat: group.id });
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
