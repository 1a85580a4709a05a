/**
 * The bare limit: the least a webhook can do and still keep its promise. The same HTTP server as the service, secret check,
 * parse, one insert of the raw update with its dedupe key, and 200 after the commit. What arrives in one tick shares a
 * transaction, with `synchronous=FULL`.
 *
 * With CALLS=on it also makes the API calls of a petition after the commit, through a kept-alive pool, and nothing else:
 * what is left for a bot that thinks of nothing and stores nothing but the update.
 *
 * Environment: PORT, DATABASE_PATH, TELEGRAM_WEBHOOK_SECRET; for the calls TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT, COMMITTEE_CHAT.
 */
import { randomInt } from 'node:crypto';
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { Pool } from 'undici';
import { makeCode, showCode } from '../../src/domain/tracking-code.ts';
import { COMMITTEE_ACTIONS, card, committeeCard, OFFERS, receipt } from './peer-texts.ts';

const env = process.env;
const secret = env.TELEGRAM_WEBHOOK_SECRET ?? '';

const db = new Database(env.DATABASE_PATH ?? 'bare.db');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS seen (key INTEGER PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL)');
const insert = db.prepare('INSERT INTO seen (key, body, at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING');

type Waiting = { readonly key: number; readonly body: string; readonly done: (stored: boolean) => void };
let waiting: Waiting[] = [];
const insertAll = db.transaction((group: readonly Waiting[]) => {
  const at = Date.now();
  for (const each of group) insert.run(each.key, each.body, at);
});

function flush(): void {
  const group = waiting;
  waiting = [];
  let stored = true;
  try {
    insertAll.immediate(group);
  } catch {
    stored = false;
  }
  for (const each of group) each.done(stored);
}

const store = (key: number, body: string): Promise<boolean> =>
  new Promise((done) => {
    waiting.push({ key, body, done });
    if (waiting.length === 1) setImmediate(flush);
  });

type Update = {
  readonly update_id?: unknown;
  readonly message?: { readonly chat: { readonly id: number }; readonly text?: string };
  readonly callback_query?: { readonly id: string; readonly from: { readonly id: number } };
};

const pool = env.CALLS === 'on' ? new Pool(env.TELEGRAM_API_ROOT ?? '', { connections: 40 }) : undefined;
const headers = { 'content-type': 'application/json' };

async function call(method: string, params: Readonly<Record<string, unknown>>): Promise<void> {
  if (pool === undefined) return;
  const path = `/bot${env.TELEGRAM_BOT_TOKEN}/${method}`;
  const response = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(params) });
  const { ok } = (await response.body.json()) as { ok?: boolean };
  if (!ok) console.error(`${method} failed`);
}

async function answer({ message, callback_query: press }: Update): Promise<void> {
  if (message !== undefined) {
    const offers = OFFERS.map(([text, data]) => [{ text, callback_data: data }]);
    const reply_markup = { inline_keyboard: offers };
    await call('sendMessage', { chat_id: message.chat.id, text: card(message.text ?? ''), reply_markup });
  } else if (press !== undefined) {
    const code = showCode(makeCode(() => randomInt(1e7) / 1e7));
    const actions = COMMITTEE_ACTIONS.map(([text, action]) => ({ text, callback_data: `${action}:${code}` }));
    const reply_markup = { inline_keyboard: [actions.slice(0, 2), actions.slice(2)] };
    await Promise.all([
      call('answerCallbackQuery', { callback_query_id: press.id }),
      call('sendMessage', { chat_id: press.from.id, text: receipt(code) }),
      call('sendMessage', { chat_id: Number(env.COMMITTEE_CHAT), text: committeeCard(code, ''), reply_markup }),
    ]);
  }
}

const app = new Hono();
app.post('/webhooks/telegram', async (c) => {
  if (c.req.header('x-telegram-bot-api-secret-token') !== secret) return c.body(null, 401);
  const body = await c.req.text();
  let update: Update;
  try {
    update = JSON.parse(body);
  } catch {
    return c.body(null, 400);
  }
  if (typeof update.update_id !== 'number') return c.body(null, 400);
  if (!(await store(update.update_id, body))) return c.body(null, 503);
  if (pool !== undefined) answer(update).catch((error: Error) => console.error(error.message));
  return c.body(null, 200);
});

const server = serve({ fetch: app.fetch, port: Number(env.PORT), hostname: '127.0.0.1' });

process.once('SIGTERM', () => {
  server.close();
  db.close();
  process.exit(0);
});
