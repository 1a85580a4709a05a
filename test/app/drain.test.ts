/** A morning of many digests: their pictures are drawn as they are sent, and whoever waits for an answer does not wait for all of them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Drain, drain } from '../../src/app/drain.ts';
import { promised } from '../../src/app/made-file.ts';
import { post } from '../../src/app/post.ts';
import { newPace } from '../../src/app/settle.ts';
import type { Channel } from '../../src/channels/contract.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { samples } from '../picture/samples.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

let o: DigestOffice;
let lanes: Drain;
/** Chats, in the order in which they got their message. */
let sent: string[];
/** Pictures that are being drawn: each goes on when it is called. */
let drawing: (() => void)[];

/** Sends by looking at the file, as every channel does. */
const channel = {
  id: 'telegram',
  can: {} as Channel['can'],
  render: (message: Outgoing) => {
    const [file] = message.kind === 'message' ? (message.enclosures ?? []) : [];
    return [{ method: 'send', params: {}, ...(file && { files: { photo: file.id } }) }];
  },
  send: async (call, { chat, file }) => {
    for (const id of Object.values(call.files ?? {})) await file(id);
    sent.push(chat);
    return { ok: true };
  },
} as Partial<Channel> as Channel;

/** Lets everything happen that waits for nothing but the database. */
const rest = async (): Promise<void> => {
  for (let i = 0; i < 2_000; i++) await new Promise((done) => setImmediate(done));
};

/** Hashes of pictures are made on another thread, and a busy machine may take its time: then all that is left to do. */
const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((done) => setImmediate(done));
  await rest();
};

const say = async (chat: string, purpose: 'answer' | 'digest'): Promise<string> => {
  const shown =
    purpose === 'digest'
      ? promised(o.app, { make: 'picture', picture: { ...samples.morning, unit: chat } })
      : undefined;
  const message: Outgoing = {
    kind: 'message',
    to: { channel: 'telegram', chat },
    lang: 'vi',
    purpose,
    prompt: { say: [] },
    ...(shown && { enclosures: [shown.enclosure] }),
  };
  const posted = post(o.app, [message], `test:${chat}`);
  await o.app.store.commit([...(shown?.writes ?? []), ...posted.writes]);
  return posted.lanes[0] ?? '';
};

beforeEach(async () => {
  o = await digestOffice({ at: atTime('2026-06-16', '06:50', zone) });
  sent = [];
  drawing = [];
  Object.assign(o.app, {
    channels: new Map([['telegram', channel]]),
    sendRate: 0,
    png: () =>
      new Promise<Uint8Array>((done) => {
        drawing.push(() => done(new Uint8Array([0x89, 0x50, 0x4e, 0x47])));
      }),
  });
  lanes = drain(o.app, newPace(), () => {});
});
afterEach(async () => {
  await lanes.stop();
  await o.close();
});

test('an answer goes out while pictures are drawn', async () => {
  const digests = await Promise.all(['a', 'b', 'c'].map((chat) => say(chat, 'digest')));
  lanes.add(digests);
  await until(() => drawing.length >= 3);
  expect(drawing).toHaveLength(3);
  lanes.add([await say('citizen', 'answer')], true);
  await until(() => sent.length > 0);
  expect(sent).toEqual(['citizen']);
  for (const done of drawing) done();
  await lanes.idle();
  expect(sent.toSorted()).toEqual(['a', 'b', 'c', 'citizen']);
});

test('where every way out is taken by a picture, the answer is the next to go, before all digests that wait', async () => {
  const chats = Array.from({ length: 100 }, (_, i) => `digest-${i}`);
  const digests: string[] = [];
  for (const chat of chats) digests.push(await say(chat, 'digest'));
  lanes.add(digests);
  await until(() => drawing.length >= 64);
  // So many calls at once, and no more pictures in memory than that.
  expect(drawing).toHaveLength(64);
  lanes.add([await say('citizen', 'answer')], true);
  await rest();
  expect(sent).toEqual([]);
  drawing.shift()?.();
  await until(() => sent.length >= 2);
  expect(sent).toEqual([expect.stringMatching(/^digest-/), 'citizen']);
  while (sent.length < 101) {
    for (const done of drawing.splice(0)) done();
    await rest();
  }
  expect(new Set(sent).size).toBe(101);
});
