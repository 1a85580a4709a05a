/** The operator's commands, on a store of their own: as processes where it is about processes, and with the service beside them. */
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopbackFetch } from '../loopback.ts';
import { folder } from '../store/stores.ts';
import { type BotApi, botApi } from './bot-api.ts';
import { commandsIn } from './commands.ts';
import { type Service, startService } from './service.ts';
import { textOf } from './updates.ts';

const place = folder();
const secret = 'canary-secret-of-the-commands';
let api: BotApi;
let settings: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await botApi();
  settings = {
    DATABASE_PATH: place.at('db/test.db'),
    DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
    TELEGRAM_BOT_TOKEN: '4242:AAF-canary-token-of-the-commands-0123456789',
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: api.root,
    PUBLIC_URL: 'https://caunoi.test',
    SEND_RATE: '0',
  };
});
afterAll(async () => {
  await api.close();
  place.clear();
});

const { cli, spawned } = commandsIn(place.path, () => settings);

/** One JSON document on standard output, nothing on the other. */
const json = async (words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<never> => {
  const { code, out, err } = await cli([...words, '--json'], env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as never;
};

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

test('help names every command; what is wrong is one line and exit 2; settings that are wrong exit 1', async () => {
  const help = await spawned(['--help']);
  expect(help.code).toBe(0);
  for (const name of ['unit import', 'invite', 'petition import', 'digest', 'outbox retry', 'update replay', 'verify'])
    expect(help.out).toContain(name);
  for (const name of ['report list', 'report import FILE.csv', 'period issuer']) expect(help.out).toContain(name);
  const [unknown, flag, settled] = await Promise.all([
    spawned(['petitoin', 'list']),
    cli(['petition', 'list', '--frob']),
    spawned(['unit', 'list'], { TELEGRAM_WEBHOOK_SECRET: '', DATA_KEY: 'abc' }),
  ]);
  expect(unknown).toEqual({ code: 2, out: '', err: 'there is no command "petitoin"; see --help\n' });
  expect({ code: flag.code, lines: lines(flag.err).length }).toEqual({ code: 2, lines: 1 });
  expect(settled.code).toBe(1);
  expect(
    lines(settled.err)
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(['DATA_KEY', 'TELEGRAM_WEBHOOK_SECRET']);
  expect(existsSync(place.at('db/test.db'))).toBe(false);
});

test('units from a file, an invitation with its link, the webhook', async () => {
  writeFileSync(place.at('bad.csv'), 'code,name\nxa,\nxa2,Xã\nxa2,Xã\n');
  const bad = await cli(['unit', 'import', 'bad.csv']);
  expect(bad).toMatchObject({ code: 1, out: '', err: 'bad.csv, line 2: "name" is missing\n' });
  writeFileSync(
    place.at('units.csv'),
    'code,name,parent,kind,aliases\nxa,UBND xã Ví Dụ,,commune,xã Ví Dụ\nap3,Ấp 3,xa,hamlet,\n',
  );
  expect(await json(['unit', 'import', 'units.csv'])).toEqual({ units: 2, added: 2, changed: 0 });
  const shown = await cli(['unit', 'list']);
  expect(lines(shown.out)[2]).toMatch(/^xa +UBND xã Ví Dụ +commune +0 +xã Ví Dụ$/);
  const invite = (await json(['invite', '--unit', 'xa', '--role', 'leader'])) as Record<string, string>;
  expect(invite).toMatchObject({ unit: 'xa', role: 'leader', link: `https://t.me/caunoi_bot?start=${invite.code}` });
  expect(invite.expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
  const [open] = (await json(['invite', 'list'])) as readonly Record<string, string>[];
  expect(open).toMatchObject({ unit: 'xa', role: 'leader', expires: invite.expires });
  expect(await json(['invite', 'revoke', open?.id ?? ''])).toEqual({ unit: 'xa', role: 'leader' });
  expect(await json(['role', 'list', '--unit', 'xa'])).toEqual([]);
  expect(await cli(['role', 'remove', 'nobody1'])).toEqual({
    code: 1,
    out: '',
    err: 'there is no "nobody1"; see "role list"\n',
  });
  expect(await json(['webhook', 'set'])).toEqual([
    { channel: 'telegram', url: 'https://caunoi.test/webhooks/telegram' },
  ]);
  expect(api.calls.find((call) => call.method === 'setWebhook')?.params.url).toBe(
    'https://caunoi.test/webhooks/telegram',
  );
});

test('texts a line in, JSON a line out, with personal data masked', async () => {
  const { code, out } = await spawned(['understand', '-'], {}, 'Đèn đường ấp 3 hư, gọi 0912345678\r\n\r\nxin chào');
  expect(code).toBe(0);
  const read = lines(out).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read.length).toBe(3);
  expect(Object.keys(read[0] ?? {})).toEqual(['kind', 'topic', 'urgency', 'place', 'unit', 'personal']);
  expect(read[0]).toMatchObject({ topic: { value: 'power', confidence: expect.any(Number) }, unit: { value: 'ap3' } });
  expect(out).not.toContain('0912345678');
});

/** Citizens who write one after the other until they are told to stop; gives the answers they got. */
const load = (service: Service, citizens: number) => {
  let going = true;
  const answers: number[] = [];
  const live = async (id: number): Promise<void> => {
    for (let n = 0; going; n += 1) {
      const response = await loopbackFetch(`${service.url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(textOf(id, `Đèn đường ấp 3 bị hỏng lần ${n}`)),
      });
      await response.arrayBuffer();
      answers.push(response.status);
    }
  };
  const lives = Array.from({ length: citizens }, (_, i) => live(8_000_000_001 + i));
  return {
    stop: async (): Promise<readonly number[]> => {
      going = false;
      await Promise.all(lives);
      return answers;
    },
  };
};

test('beside a service under load nothing is missed: a thousand petitions, a backup, a check', async () => {
  const service = await startService(place.path, settings);
  const many = Array.from({ length: 1_000 }, (_, i) =>
    JSON.stringify({ text: `Cống đầu hẻm ${i} ấp 3 bị nghẹt`, at: '2026-06-10T08:00:00+07:00', source: '1022', id: i }),
  );
  writeFileSync(place.at('many.jsonl'), [...many.slice(0, 500), '{"text":""}', ...many.slice(500)].join('\n'));
  const busy = load(service, 4);
  const imported = await spawned(['petition', 'import', 'many.jsonl', '--json']);
  const units = await spawned(['unit', 'import', '--vn-2025', '--json']);
  const backup = await spawned(['backup', 'copy.db']);
  const checked = await spawned(['verify', '--json']);
  const answers = await busy.stop();
  expect(answers.length).toBeGreaterThan(50);
  expect(answers.filter((status) => status !== 200)).toEqual([]);

  expect(imported.code).toBe(1);
  expect(imported.err).toBe('many.jsonl, line 501: "text" is empty\n');
  const done = JSON.parse(imported.out) as { line: number; code: string }[];
  expect(done.length).toBe(1_000);
  expect(Object.keys(done[0] ?? {})).toEqual(['line', 'code']);
  expect(done.map((one) => one.line)).toEqual(
    [...Array(1_001).keys()].map((i) => i + 1).filter((line) => line !== 501),
  );
  expect(new Set(done.map((one) => one.code)).size).toBe(1_000);
  expect(units.out).toBe('{"units":3355,"added":3355,"changed":0}\n');
  expect(backup).toMatchObject({ code: 0, err: '' });
  expect(statSync(place.at('copy.db')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(checked.out)).toMatchObject({ ok: true });

  const env = { PORT: String(service.port) };
  const refused = await spawned(['restore', 'copy.db'], env);
  expect(refused).toEqual({ code: 1, out: '', err: 'test.db is in use: stop the service first\n' });
  const nobody = await cli(['digest', '--unit', 'xa', '--date', '2026-06-11', '--send'], env);
  expect(nobody).toMatchObject({ code: 1, out: '' });
  expect(nobody.err).toContain('nobody would get it');
  expect((await service.kill('SIGTERM')).code).toBe(0);
}, 120_000);

const count = (path: string, sql: string): number => {
  const db = new Database(path, { readonly: true });
  const found = db.prepare(sql).pluck().get() as number;
  db.close();
  return found;
};
const petitions = 'SELECT count(*) FROM petition';

test('a backup comes back whole; one that was tampered with does not', async () => {
  const path = place.at('db/test.db');
  const tampered = place.at('tampered.db');
  const before = readFileSync(path);
  // What a thief of the disk might do: other words, a row of the record, its tail.
  for (const [sql, said] of [
    ["UPDATE petition SET words = substr(words, 1, 30) || 'AAAA' || substr(words, 35)", 'sealed petition.words'],
    ["UPDATE audit SET unit = 'ap3' WHERE seq = (SELECT max(seq) FROM audit_link)", 'record of changes'],
    ['DELETE FROM audit WHERE seq >= (SELECT max(seq) FROM audit_link)', 'record of changes'],
  ] as const) {
    copyFileSync(place.at('copy.db'), tampered);
    const db = new Database(tampered);
    db.exec(sql);
    db.close();
    const { code, err } = await cli(['restore', 'tampered.db']);
    expect(code).toBe(1);
    expect(err).toContain(`tampered.db is not in order (${said}`);
    expect(lines(err).length).toBe(1);
  }
  expect(readFileSync(path).equals(before)).toBe(true);
  const other = await cli(['restore', 'copy.db'], { DATA_KEY: Buffer.alloc(32, 6).toString('base64') });
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining('is not the key') });

  const had = count(path, petitions);
  await cli(['petition', 'import', '-'], {}, '{"text":"Đèn hư","at":"2026-06-10"}');
  expect(count(path, petitions)).toBe(had + 1);
  const done = (await json(['restore', 'copy.db'])) as { old: string };
  expect(count(path, petitions)).toBe(count(place.at('copy.db'), petitions));
  expect(count(done.old, petitions)).toBe(had + 1);
  expect(readdirSync(place.at('db')).filter((name) => /-(wal|shm|journal)$|restored$/.test(name))).toEqual([]);
  expect(await json(['verify', '--sample', '20'])).toMatchObject({ ok: true });

  const db = new Database(path);
  db.exec("UPDATE audit SET detail = 'x' WHERE seq = 1");
  db.close();
  const { code, out } = await cli(['verify']);
  expect(code).toBe(1);
  expect(out).toMatch(/record of changes: a row up to number \d+ was altered/);
  expect(lines(out).at(-1)).toBe('NOT in order');
}, 120_000);
