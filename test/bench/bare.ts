/**
 * The bare limit: the least a webhook can do and still keep its promise. The same HTTP server as the service, secret check,
 * parse, one insert of the raw update with its dedupe key, and 200 after the commit. What arrives in one tick shares a
 * transaction, with `synchronous=FULL`.
 *
 * Environment: PORT, DATABASE_PATH, TELEGRAM_WEBHOOK_SECRET.
 */
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';

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

const app = new Hono();
app.post('/webhooks/telegram', async (c) => {
  if (c.req.header('x-telegram-bot-api-secret-token') !== secret) return c.body(null, 401);
  const body = await c.req.text();
  let update: { update_id?: unknown };
  try {
    update = JSON.parse(body);
  } catch {
    return c.body(null, 400);
  }
  if (typeof update.update_id !== 'number') return c.body(null, 400);
  return c.body(null, (await store(update.update_id, body)) ? 200 : 503);
});

const server = serve({ fetch: app.fetch, port: Number(env.PORT), hostname: '127.0.0.1' });

process.once('SIGTERM', () => {
  server.close();
  db.close();
  process.exit(0);
});
