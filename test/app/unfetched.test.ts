/** Files that cannot be had: what they are settled as, and that the person is told, once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { typeOf } from '../../src/app/files.ts';
import type { Person } from '../../src/emulators/zalo-oa.ts';
import { attachment } from '../../src/store/schema.ts';
import { oa } from '../platforms.ts';
import { type World, world } from '../world.ts';

let w: World;
let citizen: Person;
beforeEach(async () => {
  w = await world();
  citizen = w.zaloOa.person({ name: 'Sáu' });
  citizen.say('Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà');
  await w.settle();
});
afterEach(() => w.close());

const states = async () =>
  (await w.app.store.db.select({ state: attachment.state }).from(attachment)).map((row) => row.state);
const told = (words: string) => citizen.messages().filter(({ from, text }) => from.oa && text?.includes(words)).length;
const sorry = 'chúng tôi không nhận được';

/** A picture that lies somewhere else than at Zalo. */
const foreign = (n: number) =>
  w.zaloOa.push({
    app_id: oa.appId,
    event_name: 'user_send_image',
    sender: { id: citizen.id },
    recipient: { id: oa.oaId },
    message: {
      msg_id: `f${n}`,
      attachments: [{ type: 'image', payload: { url: `https://pictures.example/${n}.jpg` } }],
    },
    timestamp: String(w.now()),
  });

test('from another host: refused, nothing is fetched, and said once for three of them', async () => {
  for (const n of [1, 2, 3]) expect(await foreign(n)).toBe(200);
  await w.settle();
  expect(await states()).toEqual(['refused', 'refused', 'refused']);
  expect(told(sorry)).toBe(1);
  expect(w.logs.filter(({ event }) => event === 'attachment.missing')).toHaveLength(3);
  await w.pass(24 * 3_600_000);
  await foreign(4);
  await w.settle();
  expect(told(sorry)).toBe(2);
});

test('a kind that is not kept, by its bytes and whatever its name says', async () => {
  citizen.document({ name: 'anh.pdf', bytes: Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3) });
  await w.settle();
  expect(await states()).toEqual(['refused']);
  expect(told(sorry)).toBe(1);
});

test('larger than can be fetched: said with the limit', async () => {
  citizen.photo({ bytes: new Uint8Array(21 * 1024 * 1024) });
  await w.settle();
  expect(await states()).toEqual(['refused']);
  expect(told('đến 20 MB')).toBe(1);
});

test('the link has run out before it was fetched: missing, and said', async () => {
  w.zaloOa.expireMedia();
  citizen.photo();
  await w.settle();
  expect(await states()).toEqual(['missing']);
  expect(told(sorry)).toBe(1);
});

test('a file that is there is not talked about', async () => {
  citizen.photo();
  citizen.voice({ bytes: Uint8Array.of(0xff, 0xf9, 0x50, 0x80) });
  await w.settle();
  expect(await states()).toEqual(['stored', 'stored']);
  expect(told(sorry)).toBe(0);
});

test.each([
  [0xf1, 'audio/aac'],
  [0xf9, 'audio/aac'],
  [0xfb, 'audio/mpeg'],
  [0xf0, undefined],
])('FF %i is %s', (second, type) => {
  expect(typeOf(Uint8Array.of(0xff, second, 0x50))).toBe(type);
});
