/// <reference types="@cloudflare/vitest-pool-workers/types" />
/** The worker as Cloudflare would run it, with an emulated Telegram, a queue and a clock that only tests move. */

import {
  env as bound,
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { D1Database } from '@cloudflare/workers-types';
import { inviteIdOf } from '../../src/app/address.ts';
import { telegram } from '../../src/channels/telegram/index.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Role } from '../../src/domain/fact.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { type Group, type Person, type TelegramEmulator, telegramEmulator } from '../../src/emulators/telegram.ts';
import type { Store } from '../../src/store/commit.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { insertInvite } from '../../src/store/people.ts';
import { putUnit, treeChanged } from '../../src/store/units.ts';
import type { Env, Job } from '../../src/worker/compose.ts';
import { type Handlers, worker } from '../../src/worker/handlers.ts';
import { emptyStore, following } from './empty-store.ts';

export const zone = 'Asia/Ho_Chi_Minh';
export const token = '1000001:AAF-canary-token-of-the-tests-0123456';
export const secret = 'webhook-secret-of-the-tests';
/** Half past eight on a Monday. */
const monday = atTime('2026-06-15', '08:30', zone);
const key = new Uint8Array(32).fill(7);

const commune: readonly Unit[] = [
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'xa', name: 'UBND xã Ví Dụ', parent: 'tinh', kind: 'commune', aliases: ['xã Ví Dụ'], phone: '0900 000 000' },
  { code: 'ap3', name: 'Ấp 3', parent: 'xa', kind: 'hamlet', aliases: [] },
];

/** Numbers that look random and are the same in every run (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Settings = Readonly<Record<string, string | undefined>>;

export type Queued = { readonly body: Job; readonly at: number; readonly attempts: number };
/** One call of the platform, with the statements it sent to D1. */
export type Invoked = {
  readonly kind: 'fetch' | 'queue' | 'scheduled';
  queries: number;
  readonly what: string;
};

export type World = {
  readonly store: Store;
  readonly telegram: TelegramEmulator;
  readonly logs: readonly Readonly<Record<string, unknown>>[];
  readonly invoked: Invoked[];
  /** What the queue holds, the next first. */
  readonly queue: readonly Queued[];
  readonly now: () => number;
  readonly moveTo: (at: number) => void;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** What the queue does with these bodies: message by message, 'ack' or the wait before it comes again, seconds. */
  readonly consume: (
    bodies: readonly unknown[],
    how?: { readonly queue?: string; readonly attempts?: number; readonly ids?: readonly string[] },
  ) => Promise<readonly ('ack' | number)[]>;
  readonly cron: (expression?: string) => Promise<void>;
  /** Another version with some settings changed, on the same database. */
  readonly deploy: (settings: Settings) => void;
  /** Updates arrive, and the queue delivers what is due within so many ms (10 s, the pace of a few messages). */
  readonly settle: (within?: number) => Promise<void>;
  /** What fails from now on. */
  readonly broken: { store: boolean; queue: boolean; nextRead: boolean };
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What lies in the bucket. */
  readonly files: () => Promise<readonly { readonly key: string; readonly bytes: Uint8Array }[]>;
  readonly staff: (name: string, unit: string, role: Role) => Promise<Person>;
  readonly committee: (title: string, unit: string, members: readonly Person[]) => Promise<Group>;
};

/** A fresh database and everything on it, the settings those of a good installation. */
export const world = async (): Promise<World> => {
  await emptyStore();
  const db: D1Database = bound.DB;
  let clock = monday;
  const current = new AsyncLocalStorage<{ queries: number }>();
  const random = seeded(1);
  const logs: Readonly<Record<string, unknown>>[] = [];
  const invoked: Invoked[] = [];
  const queue: Queued[] = [];
  const broken = { store: false, queue: false, nextRead: false };

  const refuse = async () => {
    throw new Error('D1_ERROR: Internal error while starting up D1 DB storage.');
  };
  const good: Env = {
    DB: {
      prepare: (text: string) => {
        const counter = current.getStore();
        if (counter) counter.queries += 1;
        const away = { bind: () => away, raw: refuse };
        if (broken.nextRead && text.startsWith('select')) {
          broken.nextRead = false;
          return away;
        }
        return broken.store ? away : db.prepare(text);
      },
      batch: (statements: never[]) => (broken.store ? refuse() : db.batch(statements)),
    } as unknown as D1Database,
    FILES: bound.FILES,
    QUEUE: {
      sendBatch: async (messages: Iterable<{ body: Job; delaySeconds?: number }>) => {
        if (broken.queue) throw new Error('Queue sends are used up for today');
        // As on the platform: what cannot be cloned cannot be sent.
        for (const { body, delaySeconds = 0 } of messages)
          queue.push({ body: structuredClone(body), at: clock + delaySeconds * 1_000, attempts: 1 });
        queue.sort((a, b) => a.at - b.at);
      },
    } as unknown as Env['QUEUE'],
    DATA_KEY: btoa(String.fromCharCode(...key)),
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: 'https://telegram.emulator',
    TZ_NAME: zone,
    QUERIES_PER_INVOCATION: '50',
  };
  const callTelegram = (async (input: string | URL | Request, init?: RequestInit) =>
    emulator.app.request(input as string, init)) as typeof fetch;
  const fresh = (): Handlers =>
    worker({
      now: () => clock,
      random,
      fetch: callTelegram,
      pause: async (ms) => {
        clock += ms;
      },
      print: (line) => logs.push(JSON.parse(line)),
    });
  let env = good;
  let handlers = fresh();

  /** Runs `work` as an invocation of its own; what goes on after the answer is counted as well. */
  const invoke = <T>(kind: Invoked['kind'], what: string, work: () => T): T => {
    const counter = { kind, what, queries: 0 };
    invoked.push(counter);
    return current.run(counter, work);
  };
  const request = (path: string, init?: RequestInit): Promise<Response> =>
    invoke('fetch', path, async () => {
      const ctx = createExecutionContext();
      const answer = await handlers.fetch(new Request(`https://caunoi.test${path}`, init), env, ctx);
      following.add(waitOnExecutionContext(ctx));
      return answer;
    });
  const emulator = telegramEmulator({
    token,
    now: () => clock,
    random,
    username: 'caunoi_bot',
    fetch: async (url, init) => request(new URL(url).pathname, init),
  });

  let sent = 0;
  const consume: World['consume'] = (bodies, how = {}) =>
    invoke('queue', JSON.stringify(bodies), async () => {
      const timestamp = new Date(clock);
      const ids = bodies.map((_, i) => how.ids?.[i] ?? `message-${++sent}`);
      const messages = bodies.map((body, i) => ({ id: ids[i]!, timestamp, attempts: how.attempts ?? 1, body }));
      const batch = createMessageBatch(how.queue ?? 'cau-noi', messages);
      // The simulator keeps which messages are to come again, not when.
      const waits = new Map<string, number>();
      for (const message of batch.messages) {
        const retry = message.retry.bind(message);
        message.retry = (options?: { delaySeconds?: number }) => {
          waits.set(message.id, options?.delaySeconds ?? 0);
          retry(options);
        };
      }
      const ctx = createExecutionContext();
      await handlers.queue(batch as never, env, ctx);
      const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx);
      return ids.map((id): 'ack' | number => {
        if (retryMessages.some((message: { msgId: string }) => message.msgId === id)) return waits.get(id) ?? 0;
        if (explicitAcks.includes(id)) return 'ack';
        throw new Error('a message was neither acknowledged nor sent back');
      });
    });

  const settle = async (within = 10_000): Promise<void> => {
    const until = clock + within;
    for (let rounds = 0; rounds < 500; rounds++) {
      await emulator.deliver();
      await Promise.all(following);
      following.clear();
      const [first] = queue;
      if (!first || first.at > until) return;
      clock = Math.max(clock, first.at);
      // As wrangler.toml has it: at most four together.
      const due = queue.filter((m) => m.at <= clock).slice(0, 4);
      for (const message of due) queue.splice(queue.indexOf(message), 1);
      const outcomes = await consume(
        due.map((m) => m.body),
        { attempts: first.attempts },
      );
      outcomes.forEach((outcome, i) => {
        const { body, attempts } = due[i]!;
        if (outcome !== 'ack') queue.push({ body, at: clock + outcome * 1_000, attempts: attempts + 1 });
      });
    }
    throw new Error('the service does not come to rest');
  };

  const store = openD1(db, { pause: async () => undefined });
  const vault = openVault(key);
  await store.commit([...commune.map(putUnit), treeChanged({ version: 'first' })]);
  const invite = async (unit: string, role: Role | 'chat'): Promise<string> => {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
    const code = Array.from({ length: 8 }, () => letters.charAt(Math.floor(random() * 32))).join('');
    await store.commit([insertInvite({ id: inviteIdOf(vault, code), unit, role, expiresAt: clock + 86_400_000 })]);
    return code;
  };
  const setUp = telegram({ token, secret, apiRoot: 'https://telegram.emulator', fetch: callTelegram });
  await setUp.setUp('https://caunoi.test/webhooks/telegram');

  return {
    store,
    telegram: emulator,
    logs,
    invoked,
    queue,
    broken,
    now: () => clock,
    moveTo: (at) => {
      clock = at;
    },
    request,
    consume,
    cron: (expression = '* * * * *') =>
      invoke('scheduled', expression, () =>
        handlers.scheduled({ cron: expression, scheduledTime: clock }, env, createExecutionContext()),
      ),
    deploy: (settings) => {
      env = { ...good, ...settings };
      handlers = fresh();
    },
    settle,
    rows: async (sql) => (await db.prepare(sql).all<Record<string, unknown>>()).results,
    files: async () => {
      const { objects } = (await bound.FILES.list()) as { objects: readonly { key: string }[] };
      return Promise.all(
        objects.map(async ({ key }) => ({
          key,
          bytes: new Uint8Array(await (await bound.FILES.get(key)).arrayBuffer()),
        })),
      );
    },
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
  };
};
