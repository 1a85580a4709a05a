/** The stand-in for the Zalo Bot Platform: what of all that people send reaches the bot, and how. */
import { describe, expect, test } from 'vitest';
import { type ZaloBotEmulatorOptions, zaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { HOOK, refused, setup, TOKEN } from './zalo-bot-stage.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const registered = async (more: Partial<ZaloBotEmulatorOptions> = {}) => {
  const it = setup(more);
  await it.call('setWebhook', { url: HOOK, secret_token: 'secret_12' });
  return it;
};
const isProbe = (init: RequestInit) => String(init.body) === '{}';

describe('the webhook', () => {
  test.each<[string, ZaloBotEmulatorOptions['shape'], (photo: string) => unknown]>([
    [
      'wrapped, photo',
      {},
      (photo) => ({ ok: true, result: { event_name: 'message.image.received', message: { photo } } }),
    ],
    ['flat, photo', { body: 'flat' }, (photo) => ({ event_name: 'message.image.received', message: { photo } })],
    [
      'flat, photo_url',
      { body: 'flat', photo: 'photo_url' },
      (photo_url) => ({ event_name: 'message.image.received', message: { photo_url } }),
    ],
  ])('gets each update in the shape of the day, with the secret: %s', async (_, shape, want) => {
    const got: { body: unknown; headers: Headers }[] = [];
    const fetch: ZaloBotEmulatorOptions['fetch'] = async (_url, init) => {
      if (!isProbe(init)) got.push({ body: JSON.parse(String(init.body)), headers: new Headers(init.headers) });
      return new Response();
    };
    const { emulator, person } = await registered({ fetch });
    emulator.setShape(shape ?? {});
    const { media } = person.photo({ caption: 'Ổ gà' });
    await emulator.settled();
    expect(got[0]?.body).toMatchObject(want(media?.url ?? '') as object);
    expect(JSON.stringify(got[0]?.body)).not.toContain(shape?.photo === 'photo_url' ? '"photo":' : '"photo_url":');
    expect(got[0]?.headers.get('x-bot-api-secret-token')).toBe('secret_12');
    expect(emulator.pending()).toEqual([]);
  });
  test('one update of a chat after the other, chats beside each other', async () => {
    const got: { text: string; open: (status: number) => void }[] = [];
    const { emulator, person } = await registered({
      fetch: (_, init) =>
        new Promise((resolve) => {
          const open = (status: number) => resolve(new Response(null, { status }));
          if (isProbe(init)) open(200);
          else got.push({ text: JSON.parse(String(init.body)).result.message.text, open });
        }),
    });
    person.say('1');
    person.say('2');
    emulator.person().say('3');
    expect(got.map(({ text }) => text)).toEqual(['1', '3']);
    got[0]?.open(200);
    await turn();
    expect(got.map(({ text }) => text)).toEqual(['1', '3', '2']);
    got[1]?.open(200);
    got[2]?.open(204);
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
  });
  test('again, each wait longer, then given up; a redirect is no answer; nothing overtakes', async () => {
    let status = 503;
    const seen: string[] = [];
    const { emulator, person, clock } = await registered({
      retries: [1_000, 10_000],
      fetch: async (_, init) => {
        if (!isProbe(init)) seen.push(JSON.parse(String(init.body)).result.message.text);
        return new Response(null, { status });
      },
    });
    const first = person.say('1');
    person.say('2');
    await emulator.settled();
    expect([seen, clock.waiting()]).toEqual([['1'], [1_000]]);
    status = 302;
    await clock.pass(1_000);
    await emulator.settled();
    expect([seen, clock.waiting()]).toEqual([['1', '1'], [10_000]]);
    expect(emulator.pending()).toHaveLength(2);
    await clock.pass(10_000);
    await emulator.settled();
    expect(emulator.lost).toHaveLength(1);
    expect(emulator.chat(person.id).messages.find(({ id }) => id === first.id)?.unheard).toBe('given-up');
    status = 200;
    await emulator.deliver();
    expect(seen).toEqual(['1', '1', '1', '2', '2']);
    expect(emulator.pending()).toEqual([]);
  });
  test('an update can be pushed again, or any other body', async () => {
    const bodies: unknown[] = [];
    const fetch: ZaloBotEmulatorOptions['fetch'] = async (_, init) => {
      bodies.push(JSON.parse(String(init.body)));
      return new Response();
    };
    const unset = setup({ fetch });
    expect(await unset.emulator.push({})).toBe(0);
    const { emulator, person } = await registered({ fetch });
    person.say('Chào');
    await emulator.settled();
    expect(await emulator.push(emulator.updates[0])).toBe(200);
    expect(await emulator.push(['nonsense'])).toBe(200);
    const wrapped = { ok: true, result: emulator.updates[0] };
    expect(bodies.slice(1)).toEqual([wrapped, wrapped, ['nonsense']]);
  });
  test('removed, it takes nothing more: what waited and what comes is lost', async () => {
    const { call, emulator, person } = await registered({ fetch: async () => new Response(null, { status: 503 }) });
    person.say('1');
    await emulator.settled();
    await call('deleteWebhook');
    expect(emulator.pending()).toEqual([]);
    expect(person.say('2')).toMatchObject({ unheard: 'nobody-listened' });
    expect(emulator.lost).toHaveLength(2);
  });
});

describe('asking for updates', () => {
  test('not while a webhook is set', async () => {
    const { call } = await registered();
    expect(await call('getUpdates', { timeout: '1' })).toMatchObject({ error_code: 400 });
  });
  test('gives one object, bare, to the one who waits; 408 where nothing came; nothing is kept', async () => {
    const { call, clock, emulator, person } = setup();
    expect(person.say('Sớm quá')).toMatchObject({ unheard: 'nobody-listened' });
    const waiting = call('getUpdates', { timeout: '30' });
    await turn();
    person.say('Một');
    expect(await waiting).toMatchObject({
      ok: true,
      result: { event_name: 'message.text.received', message: { text: 'Một' } },
    });
    const nothing = call('getUpdates', { timeout: '30' });
    await turn();
    await clock.pass(30_000);
    expect(await nothing).toEqual(refused('Request timeout', 408));
    expect(await call('getUpdates', { timeout: 'x' })).toMatchObject({ error_code: 400 });
    const timeless = zaloBotEmulator({ token: TOKEN, now: () => 0, fetch: async () => new Response() });
    expect((await timeless.app.request(`/bot${TOKEN}/getUpdates?timeout=30`)).status).toBe(408);
    expect(emulator.lost).toHaveLength(1);
  });
});

describe('what reaches the bot', () => {
  test('in a group only what names it or answers it, words of a photo included', async () => {
    const { call, emulator, person } = setup();
    const group = emulator.group();
    const chat = { chat: group.id };
    group.join(person);
    expect(person.say('@Bot Cầu Nối ơi', chat)).toMatchObject({ unheard: 'not-in-group' });
    group.addBot(person);
    expect(emulator.updates).toEqual([]);
    await call('sendMessage', { chat_id: group.id, text: 'Hồ sơ mới' });
    const ours = group.messages().at(-1)?.id ?? '';
    const theirs = person.say('Ai trực hôm nay?', chat);
    const heard = (shown: { readonly unheard?: string }) => shown.unheard !== 'not-mentioned';
    expect(heard(theirs)).toBe(false);
    expect(heard(person.say('/thongke', chat))).toBe(false);
    expect(heard(person.photo(chat))).toBe(false);
    expect(heard(person.voice(chat))).toBe(false);
    expect(heard(person.say('217 nhận', { ...chat, replyTo: theirs.id }))).toBe(false);
    expect(heard(person.say('217 nhận', { ...chat, replyTo: ours }))).toBe(true);
    expect(heard(person.say('217 nhận', { ...chat, mention: true }))).toBe(true);
    expect(heard(person.say('Ơi @Bot Cầu Nối', chat))).toBe(true);
    expect(heard(person.photo({ ...chat, caption: '217 xong', mention: true }))).toBe(true);
    expect(heard(person.voice({ ...chat, replyTo: ours }))).toBe(true);
    expect(emulator.updates.map(({ message }) => message)).toMatchObject([
      { text: '217 nhận', chat: { id: group.id, chat_type: 'GROUP' } },
      { text: '@Bot Cầu Nối 217 nhận' },
      { text: 'Ơi @Bot Cầu Nối' },
      { caption: '@Bot Cầu Nối 217 xong', photo: expect.stringMatching(/\.jpg$/) },
      { voice_url: expect.stringMatching(/\.aac$/) },
    ]);
  });
  test('all that people send, in the shapes of the platform', () => {
    const { emulator, person } = setup();
    person.say('Ngập');
    person.photo();
    person.voice();
    person.sticker();
    person.other('document');
    person.other('place', { bare: true });
    emulator.person({ shielded: true }).say('Em chào cô');
    expect(emulator.updates).toMatchObject([
      {
        event_name: 'message.text.received',
        message: {
          text: 'Ngập',
          from: { id: person.id, display_name: 'Người dân', is_bot: false },
          chat: { id: person.id, chat_type: 'PRIVATE' },
          date: Date.parse('2025-11-27T09:00:00+07:00'),
        },
      },
      { event_name: 'message.image.received', message: { photo: expect.stringContaining('/media/') } },
      { event_name: 'message.voice.received', message: { voice_url: expect.stringMatching(/\.aac$/) } },
      { event_name: 'message.sticker.received', message: { sticker: expect.any(String), url: expect.any(String) } },
      { event_name: 'message.unsupported.received', message: { from: { id: person.id } } },
      { event_name: 'message.unsupported.received' },
      { event_name: 'message.unsupported.received' },
    ]);
    expect(emulator.updates[5]).not.toHaveProperty('message');
    expect(JSON.stringify(emulator.updates[6])).not.toContain('Em chào');
    const ids = emulator.updates.flatMap(({ message }) => (message ? [message.message_id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('media come down the same, until their links end', async () => {
    const { emulator, person } = setup();
    const { media } = person.photo({ bytes: new Uint8Array([1, 2, 3]) });
    const down = await emulator.app.request(media?.url ?? '');
    expect([down.headers.get('content-type'), new Uint8Array(await down.arrayBuffer())]).toEqual([
      'image/jpeg',
      new Uint8Array([1, 2, 3]),
    ]);
    expect(emulator.media(media?.url ?? '')).toEqual(new Uint8Array([1, 2, 3]));
    emulator.expireMedia();
    expect((await emulator.app.request(media?.url ?? '')).status).toBe(404);
  });
});
