/** The playground without a browser: who may reach it, what its acts do, and what it remembers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { httpApp } from '../../src/http/app.ts';
import { compose } from '../../src/node/compose.ts';
import { here, openStage, type Stage } from './playground-stage.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** A Tuesday, ten in the morning. */
const tuesday = atTime('2026-06-16', '10:00', zone);

let folder: string;
let stage: Stage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cau-noi-play-'));
  stage = await openStage(folder, tuesday);
});

afterEach(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };
const clear = JSON.stringify({ do: 'fault', platform: 'telegram', fault: 'slow', on: false });

test('the page, its style, its script and everything that the script imports are served from here, and name nowhere else', async () => {
  const page = await stage.http.request(`${here}/playground`);
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('GIẢ LẬP');
  expect(text).toContain('lang="vi"');
  const wanted = [...text.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]!);
  expect(wanted).toContain('/playground/client/main.ts');
  const seen = new Set<string>();
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await stage.http.request(here + path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    const body = await answer.text();
    if (path.endsWith('.ts')) {
      expect(answer.headers.get('content-type')).toContain('text/javascript');
      for (const [, from] of body.matchAll(/from '(\.[^']+)'/g)) wanted.push(new URL(from!, here + path).pathname);
    }
    expect(body.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)[\w.]+/g) ?? [], path).toEqual([]);
  }
  expect(text.match(/https?:\/\//g) ?? []).toEqual([]);
  expect([...seen].filter((path) => path.endsWith('.ts')).length).toBeGreaterThan(5);
});

test('it answers on this machine by its own name only', async () => {
  for (const path of ['/playground', '/playground/state', '/playground/events', '/playground/style.css']) {
    for (const host of [
      'example.org',
      'localhost.example.org',
      '127.0.0.1.example.org',
      '10.0.0.1:8787',
      'a@localhost',
    ])
      expect((await stage.http.request(here + path, { headers: { host } })).status, `${host}${path}`).toBe(404);
  }
  for (const host of ['localhost', 'localhost:8787', '127.0.0.1', '[::1]:8787'])
    expect((await stage.http.request(`${here}/playground`, { headers: { host } })).status, host).toBe(200);
});

test('acts come from its own page only', async () => {
  const status = async (headers: Readonly<Record<string, string>>) =>
    (await stage.post(clear, { ...json, host: '127.0.0.1:8787', ...headers })).status;
  expect(await status({})).toBe(200);
  expect(await status({ origin: here, 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status({ origin: 'https://example.org' })).toBe(403);
  expect(await status({ origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ host: 'example.org' })).toBe(404);
});

test('what is no act is refused', async () => {
  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '{"do":"dance"}',
    '{"do":"say","pane":"x"}',
    '{"do":"clock","move":"back"}',
  ])
    expect((await stage.post(body, json)).status, body).toBe(400);
  expect(await stage.act({ do: 'say', pane: 'telegram:1:1', text: 'a' })).toMatchObject({ ok: false });
});

test('where it is off there is nothing', async () => {
  const read = readConfig({ DATABASE_PATH: `${folder}/off.db`, PLAYGROUND: 'off', DATA_KEY: `${'A'.repeat(43)}=` });
  if (!read.ok) throw new Error(read.problems.join());
  const off = await compose(read.config, {
    role: 'service',
    log: () => {},
    fetch: () => Promise.reject(new Error('nothing leaves this process')),
    channels: [],
  });
  for (const path of ['/playground', '/playground/state', '/playground/act'])
    expect((await httpApp(off.app).request(here + path)).status).toBe(404);
  await off.close();
});

test('a petition goes from the citizen to the committee and back, and into the digest', async () => {
  await stage.file('citizen');
  await stage.sees('committee', 'Nhận việc');
  const press = await stage.press('committee', 'Nhận việc');
  expect(press).toMatchObject({ ok: true, press: expect.any(String) });
  await stage.sees('citizen', /đang làm/);
  const { toasts, panes } = await stage.state();
  const committee = panes.find(({ kind }) => kind === 'committee');
  expect(toasts.find((toast) => press.ok && toast.press === press.press)).toMatchObject({
    pane: committee?.id,
    text: expect.any(String),
  });
  await stage.press('committee', 'Xong');
  await stage.sees('officer', 'Thôi');
  await stage.say('officer', 'Đã nạo vét cống, nước rút hết rồi.');
  await stage.press('citizen', 'Rồi');
  await stage.sees('citizen', /đã xong\./);
  await stage.act({ do: 'clock', move: 'digest' });
  await stage.sees('leader', /17\/6\/2026[\s\S]*1 việc mới, đã xong 1/);
  await stage.sees('committee', /17\/6\/2026[\s\S]*1 việc mới, đã xong 1/);
});

test('the inspector has every call and every update once, told apart by chat, and no secret', async () => {
  const before = await stage.state();
  await stage.file('telegram citizen');
  const { wire, panes } = await stage.state();
  const numbers = wire.map(({ n }) => n);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(wire.find(({ what }) => what === 'setWebhook')?.body).toMatchObject({ params: { secret_token: '•••' } });
  expect(JSON.stringify(wire)).not.toMatch(/\d{7}:[\w-]{20}|[ar]t-\d{6}-/);
  const citizen = panes.find(({ kind, platform }) => kind === 'citizen' && platform === 'telegram');
  expect(wire.filter(({ pane }) => pane === citizen?.id).map(({ way, what }) => `${way} ${what}`)).toEqual(
    expect.arrayContaining(['in message', 'out sendMessage', 'in callback_query', 'out answerCallbackQuery']),
  );
  const newer = await stage.state(before.wire.at(-1)?.n);
  expect(newer.wire.length).toBe(wire.length - before.wire.length);
});

test('a page is told of a change, once for many, and its stream ends with the service', async () => {
  const answer = await stage.http.request(`${here}/playground/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  const first = await next();
  expect(first).toMatch(/^data: \d+\n\n$/);
  const waiting = next();
  await stage.say('citizen', 'a');
  const { revision } = await stage.state();
  expect(await waiting).not.toBe(first);
  const last = await next().catch(() => '');
  expect(Number(/\d+/.exec(last)?.[0])).toBeGreaterThanOrEqual(revision);
  await stage.close();
  let ended = false;
  for (let reads = 0; reads < 5 && !ended; reads++) ended = (await reader.read()).done;
  expect(ended).toBe(true);
});

test.each([
  ['telegram', ['slow', 'errors', 'limited', 'lost']],
  ['zalo-oa', ['slow', 'errors', 'limited', 'lost', 'token']],
  ['zalo-bot', ['slow', 'errors', 'limited', 'lost']],
] as const)('faults of %s are switched on and off one by one, and shown', async (platform, names) => {
  const on = async () => {
    const { faults } = await stage.state();
    return Object.entries(faults).flatMap(([id, each]) =>
      Object.entries(each).flatMap(([name, active]) => (active ? [`${id} ${name}`] : [])),
    );
  };
  for (const fault of names) await stage.act({ do: 'fault', platform, fault, on: true });
  expect((await on()).sort()).toEqual(names.map((name) => `${platform} ${name}`).sort());
  for (const fault of names) {
    await stage.act({ do: 'fault', platform, fault, on: false });
    expect(await on()).not.toContain(`${platform} ${fault}`);
  }
  expect(await on()).toEqual([]);
});

test('a lost answer is lost once', async () => {
  await stage.act({ do: 'fault', platform: 'telegram', fault: 'lost', on: true });
  await stage.say('telegram citizen', 'Đèn đường khu chợ ấp 2 tắt');
  await stage.sees('telegram citizen', /./);
  expect((await stage.state()).faults.telegram.lost).toBe(false);
});

test.each(['telegram', 'zalo-oa'] as const)('on %s the last update comes again and changes nothing', async (on) => {
  await stage.file(`${on} citizen`);
  const before = await stage.state();
  const pane = (await stage.pane(`${on} citizen`)).id;
  expect(await stage.act({ do: 'again', pane })).toEqual({ ok: true });
  await stage.work();
  const after = await stage.state();
  expect(after.panes).toEqual(before.panes);
  expect(after.wire.at(-1)).toMatchObject({ way: 'in', platform: on, status: 200, pane });
  expect(after.wire.at(-1)?.what).not.toMatch(/^oa_send/);
});

test.each(['telegram', 'zalo-oa'] as const)(
  'who has blocked us on %s gets nothing, cannot write, and comes back',
  async (on) => {
    await stage.file(`${on} citizen`);
    const { id } = await stage.pane(`${on} citizen`);
    await stage.act({ do: 'block', pane: id, on: true });
    expect((await stage.pane(id)).blocked).toBe(true);
    expect(await stage.say(id, 'a')).toMatchObject({ ok: false, problem: expect.stringContaining('chặn') });
    const told = async () => (await stage.pane(id)).messages.filter(({ side }) => side !== 'refused');
    const before = await told();
    await stage.press('committee', 'Nhận việc');
    for (let rounds = 0; rounds < 5; rounds++) await stage.work();
    expect(await told()).toEqual(before);
    await stage.act({ do: 'block', pane: id, on: false });
    expect((await stage.pane(id)).blocked).toBe(false);
    expect(await stage.say(id, '/hoso')).toEqual({ ok: true });
    await stage.sees(id, /\d{4}-\d{4}/);
  },
);

test('pictures, sound, places and changes of what was written reach the service', async () => {
  const { id } = await stage.pane('telegram citizen');
  await stage.act({ do: 'photo', pane: id, count: 3, caption: 'Rác chất đống ở chợ ấp 2' });
  await stage.act({ do: 'voice', pane: id, seconds: 12 });
  await stage.act({ do: 'place', pane: id });
  const [first] = (await stage.pane(id)).messages;
  await stage.act({ do: 'edit', pane: id, message: first?.id ?? '', text: 'Rác chất đống sau chợ ấp 2' });
  const { messages } = await stage.pane(id);
  expect(messages[0]).toMatchObject({ side: 'mine', edited: true, text: 'Rác chất đống sau chợ ấp 2' });
  expect(new Set(messages.slice(0, 3).map(({ album }) => album)).size).toBe(1);
  expect(messages.find(({ media }) => media?.kind === 'voice')?.media?.seconds).toBe(12);
  await stage.press(id, 'Đồng ý');
  await stage.sees('committee', 'Nhận việc');
  const kinds = (await stage.state()).wire.filter(({ way }) => way === 'in').map(({ what }) => what);
  expect(kinds).toContain('edited_message');
});

test('an own picture is shown as one, and what is no picture is never opened as a page', async () => {
  const { id } = await stage.pane('telegram citizen');
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const page = new TextEncoder().encode('<script>alert(1)</script>');
  for (const [bytes, type] of [
    [png, 'image/png'],
    [page, 'application/octet-stream'],
  ] as const) {
    const form = new FormData();
    form.set('act', JSON.stringify({ do: 'photo', pane: id, count: 1 }));
    form.append('file', new File([bytes], 'anh.png'));
    expect(await (await stage.post(form)).json()).toEqual({ ok: true });
    const media = (await stage.pane(id)).messages.findLast(({ side }) => side === 'mine')?.media;
    const shown = await stage.http.request(`${here}/playground/files/${media?.file}`);
    expect(shown.headers.get('content-type')).toBe(type);
    expect(shown.headers.get('content-disposition') ?? '').toMatch(type === 'image/png' ? /^$/ : /^attachment/);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
  }
  expect((await stage.http.request(`${here}/playground/files/none`)).status).toBe(404);
});

test('a newcomer is somebody of whom nothing is known', async () => {
  await stage.file('citizen');
  const done = await stage.act({ do: 'newcomer', platform: 'telegram' });
  const id = done.ok ? (done.pane ?? '') : '';
  expect((await stage.pane(id)).messages).toEqual([]);
  await stage.say(id, 'Đèn đường trước trường tiểu học Ví Dụ ở ấp 4 tắt ba ngày nay');
  // Consent is asked of each person once.
  await stage.sees(id, 'Đồng ý và gửi');
});
