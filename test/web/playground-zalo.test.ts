/** Zalo's phones in the playground: what they can do, where the platform's limits bite, and cases that go from one platform to another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import { ruleOf } from '../../src/node/playground/rules.ts';
import type { Act } from '../../src/web/playground/act.ts';
import { here, openStage, type Stage } from './playground-stage.ts';

/** A Tuesday, ten in the morning. */
const tuesday = atTime('2026-06-16', '10:00', 'Asia/Ho_Chi_Minh');
const inHamlet = 'Lan can cầu Kinh Năm ở ấp 5 gãy một đoạn, xe chạy qua nguy hiểm quá.';

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

/** An act at the Zalo citizen's phone. */
const at = async (given: Act extends infer A ? (A extends { pane: string } ? Omit<A, 'pane'> : never) : never) =>
  stage.act({ ...given, pane: (await stage.pane('zalo-oa citizen')).id } as Act);
const events = async (): Promise<readonly string[]> =>
  (await stage.state()).wire.flatMap(({ way, platform, what }) =>
    way === 'in' && platform === 'zalo-oa' ? [what] : [],
  );

test('what is filed by Telegram is worked on by words in the Zalo group, and the citizen hears by Telegram', async () => {
  await stage.say('telegram citizen', inHamlet);
  await stage.press('telegram citizen', 'Đồng ý và gửi');
  const card = await stage.sees('zalo-oa committee', /Trả lời: \d{3} nhận/);
  expect(card.buttons).toEqual([]);
  const ending = /(\d{3}) nhận/.exec(card.text ?? '')?.[1];
  await stage.say('zalo-oa committee', `${ending} nhận`);
  await stage.sees('zalo-oa committee', /Thắng đã nhận/);
  await stage.sees('telegram citizen', /đang làm/);
  await stage.say('zalo-oa committee', `${ending} xong Đã hàn lại lan can cầu`);
  const asked = await stage.sees('telegram citizen', 'Rồi');
  expect(asked.text).toContain('Đã hàn lại lan can cầu');
});

test('pictures, a place, sound and a file reach the service by Zalo’s own media servers', async () => {
  const { id } = await stage.pane('zalo-oa citizen');
  await at({ do: 'say', text: 'Rác chất đống ở chợ ấp 2' });
  await at({ do: 'photo', count: 3, caption: 'Ảnh đây' });
  await at({ do: 'voice', seconds: 12 });
  await at({ do: 'place' });
  await at({ do: 'file' });
  await at({ do: 'sticker' });
  const mine = (await stage.pane(id)).messages.filter(({ side }) => side === 'mine');
  expect(mine.map(({ media, place }) => media?.kind ?? (place ? 'place' : 'text'))).toEqual(
    expect.arrayContaining(['text', 'photo', 'photo', 'photo', 'voice', 'place', 'document', 'sticker']),
  );
  expect(new Set(mine.flatMap(({ album }) => album ?? [])).size).toBe(1);
  const photo = mine.find(({ media }) => media?.kind === 'photo')?.media;
  const shown = await stage.http.request(`${here}/playground/files/${photo?.file}`);
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect((await shown.arrayBuffer()).byteLength).toBe(photo?.bytes);
  // An album is spoken of when it is whole: a button pressed before that is out of date a moment later.
  await stage.sees(id, /3 ảnh|tệp/);
  await stage.press(id, 'Đồng ý');
  expect((await stage.sees('telegram committee', 'Nhận việc')).text).toMatch(/Kèm: \d/);
  expect(await events()).toEqual(
    expect.arrayContaining(['user_send_image', 'user_send_audio', 'user_send_location', 'user_send_file']),
  );
});

test('what Zalo has and the others have not: following, the form, a colleague who answers, taking back the consent', async () => {
  await stage.file('zalo-oa citizen');
  await at({ do: 'follow', on: true });
  expect((await stage.pane('zalo-oa citizen')).follows).toBe(true);
  await at({ do: 'form' });
  await at({ do: 'colleague', text: 'Chào bà, tôi gọi lại ngay.' });
  const byHand = (await stage.pane('zalo-oa citizen')).messages.at(-1);
  expect(byHand).toMatchObject({ side: 'bot', note: 'cán bộ trả lời tay' });
  await at({ do: 'follow', on: false });
  expect((await stage.pane('zalo-oa citizen')).follows).toBe(false);
  await at({ do: 'withdraw' });
  for (let rounds = 0; rounds < 60 && !(await events()).includes('user_withdraw'); rounds++) await stage.work();
  const told = (await stage.state()).wire.filter(({ way, platform }) => way === 'in' && platform === 'zalo-oa');
  for (const name of ['follow', 'user_submit_info', 'unfollow', 'user_withdraw'])
    expect(told.filter(({ what }) => what === name)).toMatchObject([{ status: 200 }]);
});

test('while a colleague answers by hand, the bot is silent', async () => {
  await at({ do: 'say', text: '/trogiup' });
  await stage.sees('zalo-oa citizen', /./);
  await at({ do: 'colleague', text: 'Chào bà, tôi là cán bộ trực.' });
  const before = (await stage.pane('zalo-oa citizen')).messages.length;
  await at({ do: 'say', text: 'Đèn đường khu chợ ấp 2 tắt cả tuần nay' });
  for (let rounds = 0; rounds < 5; rounds++) await stage.work();
  const { messages } = await stage.pane('zalo-oa citizen');
  expect(messages.slice(before).map(({ side }) => side)).toEqual(['mine']);
});

test('what a platform has no way for is refused with the reason that the page shows', async () => {
  for (const [which, given] of [
    ['zalo-oa citizen', { do: 'edit', message: '1', text: 'a' }],
    ['zalo-oa committee', { do: 'withdraw' }],
    ['zalo-bot leader', { do: 'place' }],
    ['zalo-bot leader', { do: 'file' }],
    ['telegram citizen', { do: 'follow', on: true }],
    ['telegram citizen', { do: 'form' }],
  ] as const) {
    const pane = await stage.pane(which);
    const problem = pane.cannot[given.do];
    expect(problem, `${which} ${given.do}`).toMatch(/\p{L}/u);
    expect(await stage.act({ ...given, pane: pane.id })).toEqual({ ok: false, problem });
  }
});

test('the windows close: eight free answers, 48 hours, 7 days; then an approved template goes, and the words wait', async () => {
  const limit = async () => (await stage.pane('zalo-oa citizen')).limit;
  expect(await limit()).toMatchObject({ tone: 'warn', text: expect.stringContaining('Chưa nhắn') });
  await stage.file('zalo-oa citizen');
  expect(await limit()).toMatchObject({
    tone: 'calm',
    text: expect.stringMatching(/\d\/8/),
    until: tuesday + 172_800_000,
  });
  await stage.act({ do: 'clock', move: 'two-days' });
  await stage.act({ do: 'clock', move: 'half-hour' });
  expect(await limit()).toMatchObject({ tone: 'warn', text: expect.stringContaining('trả tiền') });
  await stage.act({ do: 'clock', move: 'week' });
  expect(await limit()).toMatchObject({ tone: 'bad' });
  await stage.press('telegram committee', 'Xong / Trả lời');
  await stage.say('telegram officer', 'Đã nạo vét cống, nước rút hết');
  await stage.sees('zalo-oa citizen', /^Hồ sơ/);
  const [closed, { messages }] = [await limit(), await stage.pane('zalo-oa citizen')];
  expect(closed?.text).toContain('1 tin đang chờ');
  expect(messages.at(-1)).toMatchObject({ side: 'bot', note: 'tin tính tiền' });
  await stage.say('zalo-oa citizen', '/hoso');
  await stage.sees('zalo-oa citizen', /Đã nạo vét cống/);
  expect(await limit()).toMatchObject({ tone: 'calm' });
});

test('a bot of the Bot Platform offers numbers, and says what is left of its plan', async () => {
  const come = await stage.act({ do: 'newcomer', platform: 'zalo-bot' });
  const id = come.ok ? (come.pane ?? '') : '';
  await stage.say(id, inHamlet);
  const asked = await stage.sees(id, /1\. Đồng ý và gửi/);
  expect(asked.buttons).toEqual([]);
  await stage.say(id, '1');
  await stage.sees(id, /\d{4}-\d{4}/);
  expect((await stage.pane(id)).limit?.text).toMatch(/\d+\/3\.000 tin tháng này · 2\/50 người/);
});

test('a refused call stands in the pane and in the wire log with the rule, once for many in a row', async () => {
  await stage.act({ do: 'fault', platform: 'zalo-bot', fault: 'limited', on: true });
  const leader = await stage.pane('zalo-bot leader');
  await stage.say(leader.id, '/trogiup');
  for (let rounds = 0; rounds < 3; rounds++) await stage.work();
  await stage.act({ do: 'clock', move: 'half-hour' });
  for (let rounds = 0; rounds < 3; rounds++) await stage.work();
  const { panes, wire } = await stage.state();
  const refused = panes.find(({ id }) => id === leader.id)?.messages.filter(({ side }) => side === 'refused');
  expect(refused).toMatchObject([{ text: expect.stringMatching(/^429 .*3\.000 tin/) }]);
  expect(wire.find(({ status }) => status === 429)).toMatchObject({
    platform: 'zalo-bot',
    way: 'out',
    pane: leader.id,
    rule: ruleOf('zalo-bot', 429),
  });
});

test('an access token that Zalo does not take any more is replaced, and the message goes out', async () => {
  await stage.act({ do: 'clock', move: 'half-hour' });
  await stage.act({ do: 'fault', platform: 'zalo-oa', fault: 'token', on: true });
  await stage.file('zalo-oa citizen');
  const { wire, faults } = await stage.state();
  expect(faults['zalo-oa'].token).toBe(false);
  const calls = wire.filter(({ way, platform }) => way === 'out' && platform === 'zalo-oa');
  const at216 = calls.findIndex(({ status }) => status === -216);
  expect(calls[at216]).toMatchObject({ rule: ruleOf('zalo-oa', -216) });
  const { what } = calls[at216] ?? {};
  expect(calls.slice(at216 + 1, at216 + 3).map((call) => [call.what, call.status])).toEqual([
    ['v4/oa/access_token', 200],
    [what, 200],
  ]);
});

test.each([-32, -210, -216, -230])('the rule behind Zalo’s %i is told', (code) => {
  expect(ruleOf('zalo-oa', code)).toMatch(/\p{L}.*\.$/u);
});
