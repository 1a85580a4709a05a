/** The same thing again: in parallel, late, changed on the way, or a hundred times a second. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { housekeeping } from '../../src/app/tick.ts';
import { filePetition, offered, post, refusals, rowsOf, type Stage, stage } from './stage.ts';
import { textOf } from './updates.ts';

let w: Stage;
beforeEach(async () => {
  w = await stage();
});
afterEach(() => w.close());

const hour = 3_600_000;
const lastUpdate = () => w.telegram.updates.at(-1);

test('the same update 50 times in parallel: fifty times 200, one effect, one answer', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.start();
  await w.settle();
  const [before, heard] = [await rowsOf(w), citizen.messages().length];
  const update = textOf(citizen.id, 'Đường vô ấp 3 hư nặng, xe không đi được');
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(w, update)));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 50 }, () => 200));
  await w.settle();
  expect((await rowsOf(w)).inbox).toBe(before.inbox + 1);
  expect(citizen.messages().length).toBe(heard + 1);
});

test('the same press 50 times in parallel files one petition', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  const { message, button } = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.press(message, button);
  const update = lastUpdate();
  await Promise.all(Array.from({ length: 50 }, () => post(w, update)));
  await w.settle();
  expect((await rowsOf(w)).petition).toBe(1);
});

test('the button pressed on two telephones at the same moment files one petition', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  const { message, button } = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.press(message, button);
  citizen.press(message, button);
  // Each press is an update of its own; the platform sends the second after the first, another one might not.
  await Promise.all(w.telegram.updates.slice(-2).map((update) => post(w, update)));
  await w.settle();
  expect((await rowsOf(w)).petition).toBe(1);
  expect(citizen.toasts().map((toast) => toast.text ?? '')).toContainEqual(expect.stringMatching(/.{10}/));
});

test.each([12, 23, 24 * 40])('an update that comes again %d hours later has no second effect', async (hours) => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  const code = await filePetition(w, citizen, 'Đường vô ấp 3 hư nặng, xe không đi được');
  expect(code).toMatch(/^\d{4}-\d{4}$/);
  const updates = [...w.telegram.updates];
  await w.pass(hours * hour);
  await housekeeping(w.app);
  const [before, heard] = [await rowsOf(w), citizen.messages().length];
  for (const update of updates) expect((await post(w, update)).status).toBe(200);
  await w.settle();
  expect(await rowsOf(w)).toEqual(before);
  expect(citizen.messages().length).toBe(heard);
});

test('keys are forgotten only when no platform can send the update again', async () => {
  const { inbox } = await rowsOf(w);
  await w.pass(44 * 24 * hour);
  await housekeeping(w.app);
  expect((await rowsOf(w)).inbox).toBeGreaterThanOrEqual(inbox);
  await w.pass(2 * 24 * hour);
  await housekeeping(w.app);
  expect((await rowsOf(w)).inbox).toBeLessThan(inbox);
});

test('the same number with other words: the first wins', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  const first = lastUpdate();
  const before = await rowsOf(w);
  const changed = JSON.parse(JSON.stringify(first).replace('hư nặng', 'rất tốt')) as unknown;
  expect((await post(w, changed)).status).toBe(200);
  await w.settle();
  expect(await rowsOf(w)).toEqual(before);
  expect(JSON.stringify(citizen.messages())).not.toContain('xe không đi được, rất tốt');
});

test('100 messages in a second of one person: all taken, the answers at the pace of the chat, the others served at once', async () => {
  const flooder = w.telegram.person({ name: 'Ông Năm', lang: 'vi' });
  const other = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  const { inbox } = await rowsOf(w);
  for (let i = 0; i < 100; i++) flooder.say(`Đường hư quá trời, tin thứ ${i}`);
  other.say('Đèn đường ấp 4 hỏng mấy bữa nay');
  const begun = w.now();
  await w.telegram.deliver();
  expect((await rowsOf(w)).inbox).toBe(inbox + 101);
  await w.settle();
  const said = (chat: number) =>
    w.telegram.wire.filter((entry) => entry.kind === 'call' && Number(entry.params.chat_id) === chat);
  expect((said(other.id)[0]?.at ?? 0) - begun).toBeLessThan(5_000);
  const times = said(flooder.id).map((entry) => entry.at);
  expect(times.length).toBeGreaterThan(0);
  for (const [i, at] of times.entries()) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
  expect(refusals(w)).toEqual([]);
});

test('an album of ten, all at once, is one petition with ten photos', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.album(10, { caption: 'Rác đổ đầy bờ kênh ấp 3' });
  await w.settle();
  const { message, button } = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.press(message, button);
  await w.settle();
  expect(await rowsOf(w)).toMatchObject({ petition: 1, attachment: 10 });
  expect(citizen.messages().filter((m) => m.from.bot).length).toBe(2);
  expect(w.group.messages().filter((m) => m.media).length).toBe(10);
});

test('/start in the middle of a draft loses nothing of it', async () => {
  const citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  citizen.say('Đường vô ấp 3 hư nặng, xe không đi được');
  await w.settle();
  const { message, button } = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.start();
  await w.settle();
  citizen.press(message, button);
  await w.settle();
  expect((await rowsOf(w)).petition).toBe(1);
});
