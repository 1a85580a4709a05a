/** Who may press what, from where, how often, and what becomes of groups that move, leave or were never ours; long because all of it plays in the same committee. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverSafely } from '../../src/app/deliver.ts';
import { newPace } from '../../src/app/settle.ts';
import type { Person, Shown } from '../../src/emulators/telegram.ts';
import { lanesDue } from '../../src/store/lanes.ts';
import { audit, outbox, petition } from '../../src/store/schema.ts';
import { filePetition, offered, post, refusals, rowsOf, type Stage, stage } from './stage.ts';

let w: Stage;
let citizen: Person;
let code: string;
beforeEach(async () => {
  w = await stage();
  citizen = w.telegram.person({ name: 'Bà Sáu', lang: 'vi' });
  code = await filePetition(w, citizen, 'Đường vô ấp 3 hư nặng, xe không đi được');
});
afterEach(() => w.close());

const inGroup = () => ({ chat: w.group.id });
const dataOf = (message: Shown, label: string): string =>
  message.buttons.flat().find(({ text }) => text.startsWith(label))?.callback_data ?? '';
const toastOf = (person: Person): string => person.toasts().at(-1)?.text ?? '';
const statusOf = async (): Promise<string | undefined> =>
  (
    await w.app.store.db
      .select()
      .from(petition)
      .where(eq(petition.code, code.replace('-', '')))
  )[0]?.status;
const changes = async (): Promise<readonly string[]> =>
  (await w.app.store.db.select().from(audit))
    .map((row) => row.action)
    .filter((action) => /^petition\.(?!filed)/.test(action));

/** Nothing is changed, and the person is told why at the top of the screen. */
const refusedPolitely = async (who: Person): Promise<void> => {
  const toasts = who.toasts().length;
  const before = await changes();
  await w.settle();
  expect(await changes()).toEqual(before);
  expect(who.toasts().length).toBe(toasts + 1);
  expect(toastOf(who).length).toBeGreaterThan(10);
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
};

test('forged, cut and swapped data of a button change nothing', async () => {
  const { message } = offered(w.group.messages(), 'Nhận việc');
  const claim = dataOf(message, 'Nhận việc');
  const finish = dataOf(message, 'Xong');
  const signature = claim.slice(claim.lastIndexOf('~'));
  for (const data of [
    claim.slice(0, -1),
    `${claim.slice(0, -1)}${claim.endsWith('A') ? 'B' : 'A'}`,
    claim.slice(0, claim.lastIndexOf('~')),
    finish.slice(0, finish.lastIndexOf('~')) + signature,
    claim.replace('claim', 'reject'),
    claim.replace(/\d{8}/, '00000000'),
    `~${claim}`,
    '!claim',
    '',
    'x'.repeat(64),
  ]) {
    w.officer.forge(message, data, inGroup());
    await refusedPolitely(w.officer);
  }
  expect(await statusOf()).toBe('new');
});

test('a step cannot be skipped by naming the next one', async () => {
  const stranger = w.telegram.person({ lang: 'vi' });
  stranger.start();
  await w.settle();
  const [message] = stranger.messages().filter((m) => m.from.bot);
  const { petition: before } = await rowsOf(w);
  for (const data of ['confirm.send', '000000.send', '!petition.send', '!send']) {
    stranger.forge(message as Shown, data);
    await w.settle();
  }
  expect((await rowsOf(w)).petition).toBe(before);
});

test('a button works in its own chat only: another group, a private chat and a forwarded copy refuse it', async () => {
  const { message } = offered(w.group.messages(), 'Nhận việc');
  const claim = dataOf(message, 'Nhận việc');
  const other = w.telegram.group({ title: 'Nhóm khác' });
  other.join(w.officer);
  other.addBot(w.officer);
  await w.settle();
  const [copy] = other.messages().filter((m) => m.from.bot);
  w.officer.forge(copy ?? other.messages()[0] ?? message, claim, { chat: other.id });
  await refusedPolitely(w.officer);
  const [own] = w.officer.messages().filter((m) => m.from.bot);
  w.officer.forge(own as Shown, claim);
  await refusedPolitely(w.officer);
  expect(await statusOf()).toBe('new');
});

test('only officers of the unit may press: a member of the group, a leader and an officer of elsewhere may not', async () => {
  const member = w.telegram.person({ name: 'Chị Tư', lang: 'vi' });
  const leader = await w.staff('Lãnh', 'xa', 'leader');
  const elsewhere = await w.staff('Nam', 'ap4', 'officer');
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  for (const person of [member, leader, elsewhere, citizen]) {
    w.group.join(person);
    person.press(message, button, inGroup());
    await refusedPolitely(person);
  }
  expect(await statusOf()).toBe('new');
  w.officer.press(message, button, inGroup());
  await w.settle();
  expect(await statusOf()).toBe('claimed');
});

test('a press of somebody who has never talked to us leaves nothing of them behind', async () => {
  const stranger = w.telegram.person({ name: 'Chị Tư', lang: 'vi' });
  w.group.join(stranger);
  await w.settle();
  const before = await rowsOf(w);
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  stranger.press(message, button, inGroup());
  await w.settle();
  expect(await rowsOf(w)).toMatchObject({ person: before.person, session: before.session });
});

test('two officers press at once: the first has it, the second is told by whom', async () => {
  const second = await w.staff('Nam', 'xa', 'officer');
  w.group.join(second);
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  w.officer.press(message, button, inGroup());
  second.press(message, button, inGroup());
  const [a, b] = w.telegram.updates.slice(-2);
  await Promise.all([post(w, b), post(w, a)]);
  await w.settle();
  expect((await changes()).filter((action) => action === 'petition.claim')).toHaveLength(1);
  const texts = [toastOf(w.officer), toastOf(second)];
  expect(texts.filter((text) => /^Việc này (?:Hùng|Nam) đang giữ\.$/.test(text))).toHaveLength(1);
});

test('a double click, and the same press under a new number, claim once', async () => {
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  w.officer.press(message, button, inGroup());
  w.officer.press(message, button, inGroup());
  await w.settle();
  expect(await changes()).toEqual(['petition.claim']);
  const update = w.telegram.updates.at(-1);
  expect((await post(w, { ...update, update_id: 999_999_999 })).status).toBe(200);
  await w.settle();
  expect(await changes()).toEqual(['petition.claim']);
});

test('buttons of a matter that has ended are old: the officer and the citizen are told so', async () => {
  const { message, button } = offered(w.group.messages(), 'Xong');
  const claim = dataOf(message, 'Nhận việc');
  w.officer.press(message, button, inGroup());
  await w.settle();
  w.officer.say('Đã đổ đá, xe chạy được rồi');
  await w.settle();
  expect(await statusOf()).toBe('done');
  w.officer.forge(message, claim, inGroup());
  await refusedPolitely(w.officer);
  const rate = offered(citizen.messages(), 'Rồi');
  citizen.press(rate.message, rate.button);
  await w.settle();
  expect(await statusOf()).toBe('closed');
  citizen.press(rate.message, 'Chưa');
  await refusedPolitely(citizen);
  expect(await statusOf()).toBe('closed');
});

test('the question about the result can be answered by the citizen alone', async () => {
  const { message, button } = offered(w.group.messages(), 'Xong');
  w.officer.press(message, button, inGroup());
  await w.settle();
  w.officer.say('Đã đổ đá, xe chạy được rồi');
  await w.settle();
  const rate = offered(citizen.messages(), 'Rồi');
  const stranger = w.telegram.person({ lang: 'vi' });
  stranger.start();
  await w.settle();
  stranger.forge(stranger.messages().at(-1) as Shown, dataOf(rate.message, 'Rồi'));
  await refusedPolitely(stranger);
  expect(await statusOf()).toBe('done');
});

test('a stranger adds the bot to a group and guesses codes: nothing is bound, nothing is told', async () => {
  const stranger = w.telegram.person({ lang: 'vi' });
  const theirs = w.telegram.group({ title: 'Nhóm lạ' });
  theirs.join(stranger);
  theirs.addBot(stranger);
  await w.settle();
  for (const guess of ['', 'XA', 'ABCD2345', '00000000', "' OR 1=1 --", 'x'.repeat(4000)]) {
    stranger.say(`/gan ${guess}`, { chat: theirs.id });
    await w.settle();
  }
  for (const asked of ['/thongke', '/tonghop', '/tim đường', `/tracuu ${code}`]) {
    stranger.say(asked, { chat: theirs.id });
    await w.settle();
  }
  await filePetition(w, w.telegram.person({ lang: 'vi' }), 'Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.pass(24 * 3_600_000);
  const told = theirs.messages().filter((m) => m.from.bot);
  for (const { text = '', buttons } of told) {
    expect(text).not.toContain(code);
    expect(text).not.toMatch(/\d{4}-\d{4}/);
    expect(buttons).toEqual([]);
  }
  expect((await w.app.places.known()).chats).toHaveLength(1);
});

test('of the talk in a group nothing is kept, also where the bot is an administrator and hears all of it', async () => {
  w.group.promoteBot(w.officer);
  await w.settle();
  const neighbour = w.telegram.person({ name: 'Chị Tư', lang: 'vi' });
  w.group.join(neighbour);
  await w.settle();
  const before = await rowsOf(w);
  const said = w.group.messages().length;
  neighbour.say('Chuyện riêng của chúng tôi, đường hư ở ấp 3', inGroup());
  neighbour.photo({ ...inGroup(), caption: 'ảnh riêng' });
  neighbour.voice(5, inGroup());
  neighbour.location(10.5, 106.5, inGroup());
  w.officer.say('Họp lúc hai giờ nhé', inGroup());
  await w.settle();
  expect(await rowsOf(w)).toEqual(before);
  expect(w.group.messages().length).toBe(said + 5);
});

test('a code binds one group, once, and an invitation of a person binds none', async () => {
  const invitation = await w.invite('xa', 'officer');
  const binding = await w.invite('ap4', 'chat');
  const stranger = w.telegram.person({ lang: 'vi' });
  stranger.start(binding);
  await w.settle();
  const [first, second] = [w.telegram.group({ title: 'Ấp 4' }), w.telegram.group({ title: 'Ấp 4 giả' })];
  for (const group of [first, second]) {
    group.join(w.officer);
    group.addBot(w.officer);
  }
  w.officer.say(`/gan ${invitation}`, { chat: first.id });
  await w.settle();
  expect((await w.app.places.known()).chats).toHaveLength(1);
  w.officer.say(`/gan ${binding}`, { chat: first.id });
  await w.settle();
  w.officer.say(`/gan ${binding}`, { chat: second.id });
  await w.settle();
  expect((await w.app.places.known()).chats.map((chat) => chat.chat)).toEqual(
    expect.arrayContaining([String(w.group.id), String(first.id)]),
  );
  expect((await w.app.places.known()).chats).toHaveLength(2);
});

/** The card in the group as it is now: it can still be worked with. */
const cardWorks = async (): Promise<void> => {
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  expect(message.chat).toBe(w.group.id);
  w.officer.press(message, button, inGroup());
  await w.settle();
  expect(toastOf(w.officer)).not.toMatch(/cũ/);
};

test('a group that becomes a supergroup stays the committee chat, and its cards work there', async () => {
  w.group.upgrade(w.officer);
  await w.settle();
  expect((await w.app.places.known()).chats.map(({ chat, unit }) => [chat, unit])).toEqual([
    [String(w.group.id), 'xa'],
  ]);
  code = await filePetition(w, citizen, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  expect(w.group.messages().at(-1)?.text).toContain(code);
  await cardWorks();
  expect(await statusOf()).toBe('claimed');
});

test('cards that wait when the group becomes a supergroup go to the new one, with buttons that work there', async () => {
  const other = w.telegram.person({ lang: 'vi' });
  other.say('Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.settle();
  const { message, button } = offered(other.messages(), 'Đồng ý và gửi');
  other.press(message, button);
  await w.telegram.deliver();
  // The platform tells first by refusing the call; its update comes later.
  const before = w.group.id;
  w.telegram.faults.clear();
  const moved = w.group.upgrade(w.officer);
  const pace = newPace();
  for (let i = 0; i < 4; i++)
    for (const lane of await lanesDue(w.app.store.db, w.now(), 100)) await deliverSafely(w.app, pace, lane);
  await w.settle();
  expect(moved).not.toBe(before);
  const card = w.group.messages().at(-1) as Shown;
  code = /\d{4}-\d{4}/.exec(card.text ?? '')?.[0] ?? '';
  await cardWorks();
  expect(await statusOf()).toBe('claimed');
  expect((await w.app.store.db.select().from(outbox)).filter(({ state }) => state === 'dead')).toEqual([]);
});

test('put out of the group, the bot says nothing there; let in and bound again, it shows what is open', async () => {
  w.group.removeBot(w.officer);
  await w.settle();
  expect((await w.app.places.known()).chats).toEqual([]);
  const second = await filePetition(w, w.telegram.person({ lang: 'vi' }), 'Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.pass(3_600_000);
  const refused = refusals(w).length;
  w.group.addBot(w.officer);
  await w.settle();
  w.officer.say(`/gan ${await w.invite('xa', 'chat')}`, inGroup());
  await w.settle();
  const texts = w.group.messages().map(({ text }) => text ?? '');
  for (const each of [code, second]) expect(texts.filter((text) => text.includes(each)).length).toBeGreaterThan(0);
  expect(refusals(w).length).toBe(refused);
});

test('put out while a card waits, and let in again: the chat is not taken for lost', async () => {
  const other = w.telegram.person({ lang: 'vi' });
  other.say('Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.settle();
  const { message, button } = offered(other.messages(), 'Đồng ý và gửi');
  other.press(message, button);
  await w.telegram.deliver();
  w.group.removeBot(w.officer);
  // The card goes out before the platform's word that we are out: the call is refused, and nothing more is tried.
  const pace = newPace();
  for (const lane of await lanesDue(w.app.store.db, w.now(), 100)) await deliverSafely(w.app, pace, lane);
  await w.settle();
  expect(refusals(w).filter((each) => each.includes('403'))).toHaveLength(1);
  w.group.addBot(w.officer);
  await w.settle();
  expect(w.group.messages().at(-1)).toMatchObject({ from: { bot: true }, text: expect.stringContaining('/gan') });
});

test('a citizen who blocks the bot gets nothing, costs nothing, and is reached again when they come back', async () => {
  citizen.block();
  await w.settle();
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  w.officer.press(message, button, inGroup());
  await w.settle();
  w.officer.press(offered(w.group.messages(), 'Xong').message, offered(w.group.messages(), 'Xong').button, inGroup());
  await w.settle();
  w.officer.say('Đã đổ đá, xe chạy được rồi');
  await w.settle();
  expect(await statusOf()).toBe('done');
  const calls = () =>
    w.telegram.wire.filter((entry) => entry.kind === 'call' && Number(entry.params.chat_id) === citizen.id);
  // The platform is asked once at most; after its refusal nothing more goes to this chat.
  expect(calls().filter((entry) => entry.status === 403).length).toBeLessThanOrEqual(1);
  citizen.unblock();
  await w.settle();
  const heard = citizen.messages().length;
  citizen.say(`/tracuu ${code}`);
  await w.settle();
  expect(citizen.messages().length).toBeGreaterThan(heard + 1);
});
