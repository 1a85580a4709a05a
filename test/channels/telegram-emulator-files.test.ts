/** The stand-in for Telegram: files, presses, and what of all that people send reaches the bot. */
import { describe, expect, test } from 'vitest';
import type { Update } from '../../src/emulators/telegram.ts';
import { bad, HOOK, setup, TOKEN } from './emulator-setup.ts';

describe('files', () => {
  const upload = async (
    it: ReturnType<typeof setup>,
    method: string,
    fields: Record<string, string>,
    files: Record<string, Uint8Array>,
  ) => {
    const form = new FormData();
    form.set('chat_id', String(it.person.id));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([bytes.slice()]), `${name}.jpg`);
    const response = await it.emulator.app.request(`/bot${TOKEN}/${method}`, { method: 'POST', body: form });
    return response.json();
  };
  const some = (n = 3) => new Uint8Array(n).fill(7);
  const album = (...types: string[]) => JSON.stringify(types.map((type, i) => ({ type, media: `attach://f${i}` })));

  test('go up, come down the same', async () => {
    const it = setup();
    it.person.start();
    // Bytes that look like the end of a part must not end it.
    const bytes = new TextEncoder().encode('\r\n--x\r\n\r\n----\r\n');
    expect(await upload(it, 'sendPhoto', { caption: 'Ảnh', photo: 'attach://a' }, { a: bytes })).toMatchObject({
      ok: true,
    });
    const media = it.person.messages().at(-1)?.media;
    const found = (await it.call('getFile', { file_id: media?.file })) as {
      result?: { file_path: string; file_size: number };
    };
    expect(found.result).toMatchObject({ file_size: bytes.length });
    const down = await it.emulator.app.request(`/file/bot${TOKEN}/${found.result?.file_path}`);
    expect(new Uint8Array(await down.arrayBuffer())).toEqual(bytes);
    expect((await it.emulator.app.request(`/file/bot1:x/${found.result?.file_path}`)).status).toBe(404);
    expect((await it.emulator.app.request(`/file/bot${TOKEN}/photos/none.jpg`)).status).toBe(404);
    expect(await it.call('sendPhoto', { chat_id: it.person.id, photo: media?.file })).toMatchObject({ ok: true });
  });
  test('too large, empty, unknown, missing', async () => {
    const it = setup();
    it.person.start();
    expect(await upload(it, 'sendPhoto', {}, { photo: some(10 * 1024 * 1024 + 1) })).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('too big for a photo'),
    });
    expect(await upload(it, 'sendDocument', {}, { document: some(50 * 1024 * 1024 + 1) })).toEqual({
      ok: false,
      error_code: 413,
      description: 'Request Entity Too Large',
    });
    expect(await upload(it, 'sendPhoto', {}, { photo: some(0) })).toMatchObject({
      description: 'Bad Request: file must be non-empty',
    });
    expect(await upload(it, 'sendPhoto', { caption: 'a'.repeat(1025) }, { photo: some() })).toMatchObject({
      description: 'Bad Request: message caption is too long',
    });
    expect(await it.call('sendPhoto', { chat_id: it.person.id, photo: 'x' })).toMatchObject({ error_code: 400 });
    expect(await it.call('sendPhoto', { chat_id: it.person.id })).toEqual(bad('there is no photo in the request'));
    expect(await it.call('getFile', { file_id: 'x' })).toEqual(
      bad('wrong file_id or the file is temporarily unavailable'),
    );
    it.person.document({ name: 'a.zip', size: 20 * 1024 * 1024 + 1 });
    expect(await it.call('getFile', { file_id: it.person.messages().at(-1)?.media?.file })).toEqual(
      bad('file is too big'),
    );
    expect(it.person.messages()).toHaveLength(2);
  });
  test('albums have 2 to 10 items of one kind and no buttons', async () => {
    const it = setup();
    it.person.start();
    const files = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, some()]));
    const send = (media: string, n: number, more = {}) => upload(it, 'sendMediaGroup', { media, ...more }, files(n));
    expect(await send(album('photo', 'video'), 2)).toMatchObject({
      ok: true,
      result: [{ message_id: 2 }, { message_id: 3 }],
    });
    expect(await send(album('photo'), 1)).toMatchObject({ ok: false });
    expect(await send(album(...Array<string>(11).fill('photo')), 11)).toMatchObject({
      description: 'Bad Request: too many messages to send as an album',
    });
    expect(await send(album('photo', 'document'), 2)).toMatchObject({
      description: "Bad Request: document can't be mixed with other media types",
    });
    expect(await send(album('voice', 'voice'), 2)).toMatchObject({ ok: false });
    expect(await send(album('photo', 'photo'), 1)).toMatchObject({ ok: false });
    expect(await send(album('photo', 'photo'), 2, { reply_markup: '{"inline_keyboard":[]}' })).toMatchObject({
      ok: false,
    });
    expect(it.person.messages()).toHaveLength(3);
    expect(
      new Set(
        it.person
          .messages()
          .slice(1)
          .map((each) => each.album),
      ).size,
    ).toBe(1);
  });
});

describe('presses', () => {
  const pressed = async () => {
    const it = setup();
    it.person.start();
    const buttons = [
      [
        { text: 'Gửi', callback_data: 's1' },
        { text: 'Mã', copy_text: { text: '1' } },
      ],
    ];
    await it.say('Gửi nhé?', { reply_markup: { inline_keyboard: buttons } });
    return it;
  };
  test('by label or data; what is not there cannot be pressed', async () => {
    const { person, emulator } = await pressed();
    const id = person.press(2, 'Gửi');
    expect(emulator.updates.at(-1)).toMatchObject({
      callback_query: { id, data: 's1', from: { id: person.id }, message: { message_id: 2 } },
    });
    expect(person.press(2, 's1')).not.toBe(id);
    expect(() => person.press(2, 'Thôi')).toThrow(
      'There is no button "Thôi" to press under message 2; there are: "Gửi", "Mã"',
    );
    expect(() => person.press(2, 'Mã')).toThrow(/no button/);
    expect(() => person.press(9, 'Gửi')).toThrow(/no button/);
    person.forge(2, 'anything');
    expect(emulator.updates.at(-1)).toMatchObject({ callback_query: { data: 'anything' } });
  });
  test('an answer is seen, for a minute', async () => {
    const { person, emulator, call, clock } = await pressed();
    const callback_query_id = person.press(2, 'Gửi');
    expect(await call('answerCallbackQuery', { callback_query_id, text: 'a'.repeat(201) })).toEqual(
      bad('MESSAGE_TOO_LONG'),
    );
    expect(await call('answerCallbackQuery', { callback_query_id, text: 'Đã nhận' })).toMatchObject({ ok: true });
    expect(emulator.toasts(person)).toMatchObject([{ text: 'Đã nhận', press: callback_query_id, alert: false }]);
    const old = person.press(2, 'Gửi');
    await clock.pass(60_001);
    const late = bad('query is too old and response timeout expired or query ID is invalid');
    expect(await call('answerCallbackQuery', { callback_query_id: old })).toEqual(late);
    expect(await call('answerCallbackQuery', { callback_query_id: 'never' })).toEqual(late);
  });
});

describe('what reaches the bot', () => {
  const kinds = (updates: readonly Update[]) => updates.map((update) => Object.keys(update)[1]);
  test('in a group only commands for it, answers to it and what happens to the group', async () => {
    const { emulator, person, call } = setup();
    const group = emulator.group();
    const chat = () => ({ chat: group.id });
    group.join(person);
    expect(emulator.updates).toEqual([]);
    group.addBot(person);
    expect(kinds(emulator.updates)).toEqual(['my_chat_member', 'message']);
    await call('sendMessage', { chat_id: group.id, text: 'Hồ sơ mới' });
    const [ours] = group.messages().slice(-1);
    const told = (act: () => void): boolean => {
      const before = emulator.updates.length;
      act();
      return emulator.updates.length > before;
    };
    expect(told(() => person.say('Ai trực hôm nay?', chat()))).toBe(false);
    expect(told(() => person.say('@caunoi_bot ơi', chat()))).toBe(false);
    expect(told(() => person.photo(chat()))).toBe(false);
    expect(told(() => person.say('/help@other_bot', chat()))).toBe(false);
    expect(told(() => person.say('/thongke', chat()))).toBe(true);
    expect(told(() => person.say('/gan@CauNoi_bot K7', chat()))).toBe(true);
    expect(told(() => person.say('Xong rồi', { ...chat(), replyTo: ours?.id ?? 0 }))).toBe(true);
    expect(told(() => group.join(emulator.person()))).toBe(true);
    group.promoteBot(person);
    expect(told(() => person.say('Ai trực hôm nay?', chat()))).toBe(true);
    group.removeBot(person);
    expect(told(() => person.say('/thongke', chat()))).toBe(false);
  });
  test('all that people send, in the shapes of the platform', () => {
    const { emulator, person } = setup();
    person.start('m_1');
    person.album(3, { caption: 'Ba tấm' });
    person.voice(7);
    person.video();
    person.document({ name: 'đơn.pdf' });
    person.location(21, 105);
    person.venue({ lat: 21, long: 105, title: 'Trường', address: 'Ngõ 5' });
    person.contact('+84900000001');
    person.sticker();
    const { id } = person.say('Ngập');
    person.edit(id, 'Ngập lắm');
    const messages = emulator.updates.map(({ message, edited_message }) => message ?? edited_message);
    expect(messages).toMatchObject([
      { text: '/start m_1', entities: [{ type: 'bot_command', offset: 0, length: 6 }], from: { language_code: 'vi' } },
      { photo: [{ width: 90 }, { width: 1280 }], caption: 'Ba tấm', media_group_id: expect.any(String) },
      { photo: expect.any(Array), media_group_id: expect.any(String) },
      { photo: expect.any(Array) },
      { voice: { duration: 7, mime_type: 'audio/ogg' } },
      { video: { duration: 4 } },
      { document: { file_name: 'đơn.pdf' } },
      { location: { latitude: 21, longitude: 105 } },
      { venue: { title: 'Trường' }, location: { latitude: 21 } },
      { contact: { user_id: person.id } },
      { sticker: { emoji: '👍' } },
      { text: 'Ngập' },
      { text: 'Ngập lắm', edit_date: expect.any(Number) },
    ]);
    const ids = emulator.updates.map(({ update_id }) => update_id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('only the kinds that were asked for', async () => {
    const { call, emulator, person } = setup();
    await call('setWebhook', { url: HOOK, allowed_updates: ['message'] });
    person.start();
    person.block();
    expect(kinds(emulator.updates)).toEqual(['message']);
  });
});
