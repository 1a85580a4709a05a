/** The systems under load: how each is prepared, started, and asked afterwards what it has stored. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Child, freePort, type Load, output, start } from './child.ts';
import type { Command } from './telegram-load.ts';
import { ACCOUNT } from './zalo-oa-account.ts';
import type { ZaloOaCommand } from './zalo-oa-load.ts';

/**
 * `bare` is the same server that only inserts the raw update; `bare-calls` makes the API calls of a petition besides; the
 * others do the whole job.
 */
export const SYSTEMS = ['bare', 'bare-calls', 'telegraf', 'grammy', 'ours'] as const;
export type SystemName = (typeof SYSTEMS)[number];

export type Started = {
  readonly child: Child;
  readonly webhook: string;
  readonly secret: string;
  readonly coldStartMs: number;
  /** The tracking codes of all stored petitions, as digits; undefined where petitions are not stored. */
  readonly stored: () => readonly string[] | undefined;
};

type Telegram = Load<Command>;

const root = join(import.meta.dirname, '../..');
const TOKEN = '4242:benchmark-token-that-opens-nothing';
const COMMITTEE = -1_001_000_000_042;
const UNIT = 'xa-thu-nghiem';
/** Longest wait for a system to come up, ms. */
const START_LIMIT = 20_000;

/** Asks every few milliseconds until `ready` says yes; gives the time since the process was spawned. */
async function untilReady(child: Child, since: number, ready: () => Promise<boolean>): Promise<number> {
  while (!(await ready().catch(() => false))) {
    if (child.exited()) throw new Error(`it ended at once: ${child.complaints()}`);
    if (performance.now() - since > START_LIMIT) throw new Error(`it did not come up: ${child.complaints()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - since;
}

/** Read beside the running system, on a connection that cannot write. */
function storedCodes(path: string): string[] {
  const db = new Database(path, { readonly: true });
  const codes = db.prepare<[], string>('SELECT code FROM petition').pluck().all();
  db.close();
  return codes.map((code) => code.replace(/\D/g, ''));
}

async function startPeer(
  name: Exclude<SystemName, 'ours'>,
  folder: string,
  load: Telegram,
  nodeFlags: readonly string[],
) {
  const file = { bare: 'bare.ts', 'bare-calls': 'bare.ts', telegraf: 'peer-telegraf.ts', grammy: 'peer-grammy.ts' }[
    name
  ];
  const port = await freePort();
  const path = join(folder, `${name}.db`);
  const secret = randomBytes(16).toString('hex');
  const webhook = `http://127.0.0.1:${port}/webhooks/telegram`;
  const since = performance.now();
  const child = start(
    [...nodeFlags, join(import.meta.dirname, file)],
    {
      PORT: String(port),
      DATABASE_PATH: path,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: load.apiRoot,
      COMMITTEE_CHAT: String(COMMITTEE),
      CALLS: name === 'bare-calls' ? 'on' : 'off',
    },
    join(folder, 'log'),
  );
  /** An update that no bot has use for: answered 200 as soon as the webhook works. */
  const probe = JSON.stringify({ update_id: 1, poll: { id: '1', question: '?', options: [] } });
  const coldStartMs = await untilReady(child, since, async () => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    return (await fetch(webhook, { method: 'POST', headers, body: probe })).status === 200;
  });
  const stored = (): readonly string[] | undefined => (name.startsWith('bare') ? undefined : storedCodes(path));
  return { child, webhook, secret, coldStartMs, stored } satisfies Started;
}

type Service = {
  readonly child: Child;
  readonly root: string;
  readonly coldStartMs: number;
  /** Binds a group to the one unit there is, once. */
  readonly chatCode: string;
  readonly stored: () => readonly string[];
};

/** The service with these channels, a fresh database, and one unit. */
async function startService(
  folder: string,
  channels: Readonly<Record<string, string>>,
  nodeFlags: readonly string[],
): Promise<Service> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: address,
    DATABASE_PATH: join(folder, 'ours.db'),
    DATA_KEY: randomBytes(32).toString('base64'),
    SEND_RATE: '0',
    // Else nothing would be sent to the committee where it is night.
    QUIET_FROM: '00:00',
    QUIET_TO: '00:00',
    PLAYGROUND: 'off',
    ...channels,
  };
  const cli = (...args: string[]): Promise<string> => output([join(root, 'src/cli.ts'), ...args], env);
  await cli('unit', 'add', '--code', UNIT, '--name', 'Xã Thử Nghiệm', '--kind', 'commune');
  const bind = await cli('chat', 'bind', '--unit', UNIT, '--json');
  const { code } = JSON.parse(bind) as { code?: string };
  if (code === undefined) throw new Error('chat bind --json gave no code');

  const since = performance.now();
  const child = start([...nodeFlags, join(root, 'src/node.ts')], env, join(folder, 'log'));
  const coldStartMs = await untilReady(child, since, async () => (await fetch(`${address}/readyz`)).status === 200);
  return { child, root: address, coldStartMs, chatCode: code, stored: () => storedCodes(env.DATABASE_PATH) };
}

async function startOurs(folder: string, load: Telegram, nodeFlags: readonly string[]): Promise<Started> {
  const secret = randomBytes(16).toString('hex');
  const service = await startService(
    folder,
    {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: load.apiRoot,
      TELEGRAM_MODE: 'webhook',
    },
    nodeFlags,
  );
  const webhook = `${service.root}/webhooks/telegram`;
  await bindCommitteeChat(load, webhook, secret, service.chatCode);
  return { ...service, webhook, secret };
}

/** The service behind a Zalo Official Account, its committee in one of the account's groups. */
export async function startOnZaloOa(
  folder: string,
  load: Load<ZaloOaCommand>,
  nodeFlags: readonly string[] = [],
): Promise<Omit<Started, 'secret'>> {
  const service = await startService(
    folder,
    {
      ZALO_OA_ID: ACCOUNT.oaId,
      ZALO_APP_ID: ACCOUNT.appId,
      ZALO_APP_SECRET: 'app-secret-of-the-benchmark',
      ZALO_OA_SECRET_KEY: ACCOUNT.secretKey,
      ZALO_OA_REFRESH_TOKEN: 'the-first-refresh-token',
      ZALO_OA_API_ROOT: load.apiRoot,
      ZALO_OAUTH_ROOT: load.apiRoot,
    },
    nodeFlags,
  );
  const webhook = `${service.root}/webhooks/zalo-oa`;
  const event = {
    oa_id: ACCOUNT.oaId,
    sender: { id: '2222333344445555666' },
    recipient: { id: 'f0e1d2c3b4a500042' },
    event_name: 'user_send_group_text',
    message: { msg_id: 'b1', text: `/gan ${service.chatCode}` },
  };
  const { status } = await load.ask<{ status: number }>({ do: 'post', url: webhook, event });
  if (status !== 200) throw new Error(`binding the committee chat was answered with ${status}`);
  return { ...service, webhook };
}

/** The bot is let into the committee's group and an official types the one-time code there. */
async function bindCommitteeChat(load: Telegram, url: string, secret: string, code: string): Promise<void> {
  const chat = { id: COMMITTEE, type: 'supergroup', title: 'Uỷ ban nhân dân xã Thử Nghiệm' };
  const official = { id: 777_000_001, is_bot: false, first_name: 'Cán bộ' };
  const bot = { id: 4242, is_bot: true, first_name: 'Bot', username: 'do_thu_bot' };
  const date = Math.floor(Date.now() / 1000);
  const updates = [
    {
      update_id: 1,
      my_chat_member: {
        chat,
        from: official,
        date,
        old_chat_member: { user: bot, status: 'left' },
        new_chat_member: { user: bot, status: 'member' },
      },
    },
    {
      update_id: 2,
      message: {
        message_id: 2,
        from: official,
        chat,
        date,
        text: `/gan ${code}`,
        entities: [{ type: 'bot_command', offset: 0, length: 4 }],
      },
    },
  ];
  for (const update of updates) {
    const { status } = await load.ask<{ status: number }>({ do: 'post', url, secret, update });
    if (status !== 200) throw new Error(`binding the committee chat was answered with ${status}`);
  }
}

/** Prepares and starts a system with its files in `folder`, ready to take updates. */
export function startSystem(
  name: SystemName,
  folder: string,
  load: Telegram,
  nodeFlags: readonly string[] = [],
): Promise<Started> {
  return name === 'ours' ? startOurs(folder, load, nodeFlags) : startPeer(name, folder, load, nodeFlags);
}
