/** One petition over three platforms: told on one, answered on another, read about on the third; and with one of them gone. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import { jpegBy } from '../../src/picture/jpeg.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { attachment, outbox } from '../../src/store/schema.ts';
import { photo } from '../picture/photo.ts';
import { type PersonOn, type World, world, zone } from '../world.ts';
import { offered, unsent } from './stage.ts';

const encoder = fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));

let w: World;
afterEach(() => w.close());

/** What the account has said to somebody, in order. */
const heardOf = (person: PersonOn['zalo-oa']): readonly string[] =>
  person.messages().flatMap(({ from, text }) => (from.oa && text !== undefined ? [text] : []));

/** Tells it with where they stand and two photos, and files it. Gives the code on the receipt. */
const file = async (citizen: PersonOn['zalo-oa']): Promise<string> => {
  citizen.say('Đường bị lún một hố to, xe máy té hoài');
  await w.settle();
  citizen.location(10.0312, 105.7689, { title: 'Chợ xã' });
  citizen.photos(2);
  await w.settle();
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  const code = /\d{4}-\d{4}/.exec(heardOf(citizen).at(-1) ?? '')?.[0];
  if (code === undefined) throw new Error(`no receipt: ${heardOf(citizen).at(-1)}`);
  return code;
};

const petitions = () => listPetitions(w.app.store.db, w.app.vault, { limit: 10 });
const errors = () => w.logs.filter(({ level }) => level === 'error');

test('told on the Official Account, answered from Telegram, in the digest on the bot', async () => {
  w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const leader = await w.staff('Lãnh đạo', 'xa', 'leader', { on: 'zalo-bot' });
  const citizen = w.zaloOa.person({ name: 'Kín Như Bưng' });
  const code = await file(citizen);

  expect(await petitions()).toMatchObject([{ status: 'new', source: 'zalo-oa', lat: 10.0312, long: 105.7689 }]);
  const files = await w.app.store.db.select().from(attachment);
  expect(files.map(({ state }) => state)).toEqual(['stored', 'stored']);
  const card = group.messages().find((m) => m.text?.includes(code) && m.buttons.length > 0);
  expect(card?.text).toContain('Đường bị lún một hố to');
  expect(group.messages().filter((m) => m.media?.kind === 'photo')).toHaveLength(2);
  const seen = group.messages().map((m) => m.text ?? '');
  expect(seen.join('\n')).not.toMatch(new RegExp(`Kín Như Bưng|${citizen.id}`));

  const claim = offered(group.messages(), 'Nhận việc');
  officer.press(claim.message, claim.button, { chat: group.id });
  await w.settle();
  expect(heardOf(citizen).at(-1)).toContain(`Việc ${code}: cán bộ UBND xã Ví Dụ đã nhận`);
  const finish = offered(group.messages(), 'Xong / Trả lời');
  officer.press(finish.message, finish.button, { chat: group.id });
  await w.settle();
  officer.say('Đã lấp hố và rải đá, ngày mai trải nhựa');
  await w.settle();
  expect(heardOf(citizen).at(-1)).toContain('Đã lấp hố và rải đá, ngày mai trải nhựa');
  citizen.tap('Rồi');
  await w.settle();
  expect(await petitions()).toMatchObject([{ status: 'closed' }]);

  await w.passUntil(atTime('2026-06-16', '06:55', zone));
  const digest = leader.messages().at(-1);
  expect(digest).toMatchObject({ from: { bot: true } });
  expect(digest?.text).toContain('1 việc mới, đã xong 1');
  expect(await unsent(w)).toEqual([]);
  expect(errors()).toEqual([]);
});

test('Telegram is gone: the matter is taken, worked on in a group of the bot and answered; later Telegram hears all of it', async () => {
  w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const colleague = await w.staff('Lan', 'xa', 'officer', { on: 'zalo-bot' });
  const second = await w.committee('Ủy ban xã 2', 'xa', [colleague], { on: 'zalo-bot' });
  const before = group.messages().length;

  w.dead.add('telegram');
  const citizen = w.zaloOa.person({ name: 'Kín Như Bưng' });
  const code = await file(citizen);
  expect(second.messages().at(-1)?.text).toContain(code);
  const end = code.slice(-3);
  colleague.say(`${end} nhận`, { chat: second.id, mention: true });
  await w.settle();
  colleague.say(`${end} xong đã lấp hố và rải đá`, { chat: second.id, mention: true });
  await w.settle();
  expect(heardOf(citizen).at(-1)).toContain('đã lấp hố và rải đá');
  await w.pass(3_600_000);
  expect(group.messages()).toHaveLength(before);
  const waiting = await w.app.store.db.select().from(outbox);
  expect(waiting.filter(({ state }) => state === 'dead')).toEqual([]);

  w.dead.delete('telegram');
  await w.pass(3_600_000);
  // Of several changes of one card only the last was worth a call.
  expect((await unsent(w)).filter((state) => state !== 'superseded')).toEqual([]);
  const card = group.messages().find((m) => m.text?.includes(code));
  expect(card?.text).toContain('XONG');
  expect(group.messages().filter((m) => m.media?.kind === 'photo')).toHaveLength(2);
  expect(await petitions()).toMatchObject([{ status: 'done' }]);
  expect(heardOf(citizen).filter((text) => text.includes('đã lấp hố'))).toHaveLength(1);
});

test('a photograph of 3 MB, sent on Telegram, is seen in a group of the Official Account', async () => {
  w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer', { on: 'zalo-oa' });
  const group = await w.committee('Ủy ban xã', 'xa', [officer], { on: 'zalo-oa' });
  // As telephones keep it that film the second before: the film hangs on the picture.
  const picture = await jpegBy(await WebAssembly.compile(readFileSync(encoder)))(photo(400, 300), 80);
  const large = new Uint8Array(3 * 2 ** 20);
  large.set(picture);
  const citizen = w.telegram.person({ name: 'Kín Như Bưng' });
  citizen.photo({ caption: 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà', bytes: large });
  await w.settle();
  const filing = offered(citizen.messages(), 'Đồng ý và gửi');
  citizen.press(filing.message, filing.button);
  await w.settle();

  const shown = group.messages().flatMap(({ medium }) => (medium?.kind === 'image' ? [medium.file] : []));
  expect(shown).toHaveLength(1);
  const { bytes } = w.zaloOa.file(shown[0] ?? '') ?? {};
  expect(bytes?.length).toBeLessThanOrEqual(2 ** 20);
  expect(bytes?.length).toBeGreaterThan(5_000);
  expect(await unsent(w)).toEqual([]);
  expect(errors()).toEqual([]);
});
