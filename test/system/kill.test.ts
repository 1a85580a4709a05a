/** The real process, killed in the middle of its work again and again: what was acknowledged is there, once. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openVault } from '../../src/store/open-vault.ts';
import { folder } from '../store/stores.ts';
import { seeded } from '../world.ts';
import { type ApiCall, botApi, buttonsOf } from './bot-api.ts';
import { hand, type Service, startService } from './service.ts';
import { placeOf, pressOf, textOf, type Update } from './updates.ts';

const kills = 20;
const citizens = 10;
const token = '4242:AAF-canary-token-of-the-killed-0123456789';
const secret = 'canary-secret-of-the-killed';
const key = new Uint8Array(32).fill(9);

/** Everything that happens is counted; each kill comes so many events after the start. */
const random = seeded(Number(process.env.SEED ?? 20_260_615));

test(`killed ${kills} times under load, every acknowledged update is in the store exactly once`, async () => {
  const place = folder();
  let left = Number.POSITIVE_INFINITY;
  let strike: () => void = () => {};
  const happened = (): void => {
    if (--left === 0) strike();
  };
  const api = await botApi({ happened });
  const env = {
    DATABASE_PATH: place.at('test.db'),
    DATA_KEY: Buffer.from(key).toString('base64'),
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: api.root,
    SEND_RATE: '0',
  };
  let service: Service | undefined;
  await (await startService(place.path, env)).kill('SIGTERM');
  let up: Promise<Service> = startService(place.path, env);
  const written: string[] = [];
  const acknowledged: Update[] = [];

  /** Posts until it is answered with 200, over all deaths of the service. */
  const handOver = async (update: Update): Promise<void> => {
    for (;;) {
      const current = await up;
      happened();
      try {
        const status = await hand(current, secret, update);
        happened();
        if (status === 200) {
          acknowledged.push(update);
          return;
        }
      } catch {
        // No answer: it is dead or dying.
        await current.ended;
      }
    }
  };

  let enough = false;
  const confirmed: string[] = [];
  const sendButton = (call: ApiCall): string | undefined => buttonsOf(call).find((data) => /\.send~/.test(data));
  const trackingCode = (call: ApiCall): string | undefined => /\d{4}-\d{4}/.exec(String(call.params.text))?.[0];
  const live = async (id: number): Promise<void> => {
    /** Buttons and codes of earlier petitions: what was sent and not marked comes again. */
    const old = new Set<string>();
    const fresh = async (what: (call: ApiCall) => string | undefined): Promise<string> => {
      const isFresh = (call: ApiCall) =>
        call.chat === String(id) && what(call) !== undefined && !old.has(what(call) ?? '');
      const found = what(await api.until(isFresh)) ?? '';
      old.add(found);
      return found;
    };
    for (let n = 1; !enough; n++) {
      const word = `canary${id}n${n}x`;
      await handOver(textOf(id, `Đèn đường bị hỏng mấy bữa nay, tối quá không dám đi ${word}`));
      await handOver(placeOf(id));
      const button = await fresh(sendButton);
      confirmed.push(word);
      await handOver(pressOf(id, button));
      await fresh(trackingCode);
    }
  };
  const lives = Array.from({ length: citizens }, (_, i) => live(7_000_000_001 + i));

  for (let n = 0; n < kills; n++) {
    service = await up;
    const current = service;
    const dead = new Promise<void>((resolve) => {
      strike = () => {
        void current.kill('SIGKILL').then(() => resolve());
      };
    });
    left = 1 + Math.floor(random() * 120);
    await dead;
    written.push(service.written());
    up = startService(place.path, env);
  }
  left = Number.POSITIVE_INFINITY;
  service = await up;
  enough = true;
  await Promise.all(lives);
  const { code } = await service.kill('SIGTERM');
  written.push(service.written());
  await api.close();
  expect(code).toBe(0);

  const db = new Database(place.at('test.db'), { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const inbox = db.prepare("SELECT key, outcome FROM inbox WHERE channel = 'telegram'").all() as {
    key: string;
    outcome: string;
  }[];
  expect(inbox.map((row) => row.key).sort()).toEqual(acknowledged.map((each) => String(each.update_id)).sort());
  expect(inbox.filter((row) => row.outcome !== 'done')).toEqual([]);

  const vault = openVault(key);
  const petitions = db.prepare('SELECT id, words FROM petition').all() as { id: string; words: string }[];
  const words = petitions.map((row) => /canary\d+n\d+x/.exec(vault.open(row.words, `petition.words:${row.id}`))?.[0]);
  expect(words.sort()).toEqual(confirmed.sort());
  expect(confirmed.length).toBeGreaterThan(kills);
  expect(db.prepare('SELECT sum(moved) FROM audit').pluck().get()).toBe(petitions.length);

  const sent = db
    .prepare("SELECT o.lane, o.body, l.address FROM outbox o JOIN lane l ON l.id = o.lane WHERE o.state = 'sent'")
    .all() as { lane: string; body: string; address: string }[];
  const told = (chat: string | undefined, params: ApiCall['params']): string =>
    JSON.stringify([params.callback_query_id, chat, params.text, params.reply_markup]);
  const arrived = Map.groupBy(api.calls, ({ chat, params }) => told(chat, params));
  for (const [call, rows] of Map.groupBy(sent, ({ lane, body, address }) => {
    const { method, params } = JSON.parse(vault.open(body, `outbox.body:${lane}`)) as ApiCall;
    const chat = method === 'answerCallbackQuery' ? undefined : vault.open(address, `lane.address:${lane}`);
    return told(chat, params);
  }))
    expect(arrived.get(call)?.length ?? 0, call).toBeGreaterThanOrEqual(rows.length);
  const states = db.prepare('SELECT state, count(*) AS n FROM outbox GROUP BY state').all() as {
    state: string;
    n: number;
  }[];
  expect(states.filter(({ state }) => state !== 'sent' && state !== 'superseded')).toEqual([]);
  db.close();

  const output = written.join('\n');
  for (const canary of [token, token.slice(5), secret, env.DATA_KEY, 'canary7', '7000000001', 'Đèn đường'])
    expect(output).not.toContain(canary);
  place.clear();
}, 120_000);
