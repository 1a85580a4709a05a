/** The stand-in for Telegram refuses what the platform refuses, and delivers as the platform does. */
import { describe, expect, test } from 'vitest';
import { type TelegramEmulatorOptions, telegramEmulator, type Update } from '../../src/emulators/telegram.ts';

const TOKEN = '123456789:AAF-a_token_of_nobody';
const HOOK = 'https://us.example/webhooks/telegram';

/** A clock and a queue of things to do later; `pass` lets time go by. */
const time = () => {
  const clock = { now: Date.parse('2025-11-27T09:00:00+07:00') };
  const waiting: { at: number; work: () => void }[] = [];
  return {
    now: () => clock.now,
    later: (ms: number, work: () => void) => void waiting.push({ at: clock.now + ms, work }),
    waiting: () => waiting.map(({ at }) => at - clock.now),
    pass: async (ms: number) => {
      clock.now += ms;
      for (const due of waiting.filter(({ at }) => at <= clock.now)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.work();
      }
      await Promise.resolve();
    },
  };
};

const setup = (more: Partial<TelegramEmulatorOptions> = {}) => {
  const clock = time();
  const emulator = telegramEmulator({
    token: TOKEN,
    now: clock.now,
    later: clock.later,
    fetch: async () => new Response(),
    ...more,
  });
  const call = async (method: string, params: object = {}, token = TOKEN) => {
    const response = await emulator.app.request(`/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) } as {
      status: number;
      ok: boolean;
      result?: never;
      description?: string;
      error_code?: number;
      parameters?: object;
    };
  };
  const person = emulator.person({ name: 'Người dân', lang: 'vi' });
  const say = (text: string, more: object = {}) => call('sendMessage', { chat_id: person.id, text, ...more });
  return { clock, emulator, call, person, say };
};

const refused = (description: string, code = 400) => ({ ok: false, status: code, error_code: code, description });
const bad = (reason: string) => refused(`Bad Request: ${reason}`);

describe('the Bot API', () => {
  test('another token and another method are not found', async () => {
    const { call, emulator } = setup();
    expect(await call('getMe', {}, '1:other')).toEqual(refused('Not Found', 404));
    expect(await call('sendHologram')).toEqual(refused('Not Found', 404));
    expect((await emulator.app.request('/')).status).toBe(404);
    expect(await call('getme')).toMatchObject({ ok: true, result: { is_bot: true, username: 'caunoi_bot' } });
  });
  test('a body that cannot be read', async () => {
    const { emulator } = setup();
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '[]', 'null']) {
      const response = await emulator.app.request(`/bot${TOKEN}/getMe`, { method: 'POST', headers, body });
      expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
    }
  });
  test('forms and addresses are taken too', async () => {
    const { emulator, person } = setup();
    person.start();
    const body = new URLSearchParams({
      chat_id: String(person.id),
      text: 'Chào',
      reply_markup: '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}',
    });
    await emulator.app.request(`/bot${TOKEN}/sendMessage`, { method: 'POST', body });
    await emulator.app.request(`/bot${TOKEN}/sendMessage?chat_id=${person.id}&text=Hai`);
    expect(person.messages().map(({ text, buttons }) => [text, buttons.length])).toEqual([
      ['/start', 0],
      ['Chào', 1],
      ['Hai', 0],
    ]);
  });

  test.each<[string, object, string]>([
    ['no text', {}, 'message text is empty'],
    ['only blanks', { text: ' \n ' }, 'message text is empty'],
    ['only invisible characters', { text: '\u200b\u200d\ufeff\u2800' }, 'message text is empty'],
    ['4,097 units', { text: 'a'.repeat(4097) }, 'message is too long'],
    ['2,049 emoji', { text: '😀'.repeat(2049) }, 'message is too long'],
    ['half a character', { text: 'a\ud83d' }, 'strings must be encoded in UTF-8'],
    [
      'an entity behind the text',
      { text: 'ab', entities: [{ type: 'code', offset: 2, length: 1 }] },
      'entity begins after the end of the text at UTF-16 offset 2',
    ],
    [
      'an entity that is too long',
      { text: 'aba caba', entities: [{ type: 'bold', offset: 3, length: 6 }] },
      'entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 9',
    ],
    [
      'an entity from inside a character',
      { text: '😀', entities: [{ type: 'bold', offset: 1, length: 1 }] },
      'entity begins in a middle of a UTF-16 symbol at byte offset 4',
    ],
    [
      'an entity to inside a character',
      { text: '😀', entities: [{ type: 'bold', offset: 0, length: 1 }] },
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4',
    ],
    [
      'an entity of no kind',
      { text: 'a', entities: [{ type: 'huge', offset: 0, length: 1 }] },
      "can't parse MessageEntity: unsupported type specified",
    ],
    [
      'a negative offset',
      { text: 'a', entities: [{ type: 'bold', offset: -1, length: 1 }] },
      'receive an entity with incorrect offset -1',
    ],
    [
      'button data of 65 bytes',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: `${'đ'.repeat(32)}a` }]] } },
      'BUTTON_DATA_INVALID',
    ],
    [
      'empty button data',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: '' }]] } },
      'BUTTON_DATA_INVALID',
    ],
    [
      'a button that does nothing',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A' }]] } },
      'text buttons are unallowed in the inline keyboard',
    ],
    [
      'a button that does two things',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a', url: 'https://a.example' }]] } },
      'text buttons are unallowed in the inline keyboard',
    ],
    [
      'a button without a label',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: ' ', callback_data: 'a' }]] } },
      'keyboard button text must be non-empty',
    ],
    [
      'a link to a bare host',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A', url: 'http://localhost/' }]] } },
      "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ],
    [
      '257 units to copy',
      { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'A', copy_text: { text: 'a'.repeat(257) } }]] } },
      'BUTTON_COPY_TEXT_INVALID',
    ],
    [
      '101 buttons',
      {
        text: 'a',
        reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'A', callback_data: 'a' }]) },
      },
      'reply markup is too long',
    ],
    ['an answer to nothing', { text: 'a', reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
    ['a parse mode', { text: 'a', parse_mode: 'HTML' }, 'this stand-in knows no parse_mode; send entities'],
  ])('refuses %s', async (_, params, reason) => {
    const { call, person } = setup();
    person.start();
    expect(await call('sendMessage', { chat_id: person.id, ...params })).toEqual(bad(reason));
    expect(person.messages()).toHaveLength(1);
  });
  test('takes what just fits', async () => {
    const { say, person } = setup();
    person.start();
    expect(await say('a'.repeat(4096))).toMatchObject({ ok: true });
    expect(await say(`  ${'a'.repeat(4096)}\n`)).toMatchObject({ ok: true });
    const data = 'đ'.repeat(32);
    const reply_markup = { inline_keyboard: Array.from({ length: 100 }, () => [{ text: 'A', callback_data: data }]) };
    expect(await say('a', { reply_markup, entities: [{ type: 'code', offset: 0, length: 1 }] })).toMatchObject({
      ok: true,
    });
    expect(await say('a', { reply_parameters: { message_id: 99, allow_sending_without_reply: true } })).toMatchObject({
      ok: true,
    });
  });
  test('cleans texts as the platform does, and entities move along', async () => {
    const { person, say } = setup();
    person.start();
    await say(' \n\r\u202eab\u0000c 0482-1735 \n', { entities: [{ type: 'code', offset: 9, length: 9 }] });
    const shown = person.messages().at(-1);
    expect(shown?.text).toBe('ab c 0482-1735');
    expect(shown?.entities).toEqual([{ type: 'code', offset: 5, length: 9 }]);
  });
  test('a place can be asked for in private chats only', async () => {
    const { call, person, say, emulator } = setup();
    person.start();
    const reply_markup = { keyboard: [[{ text: 'Gửi vị trí', request_location: true }]] };
    await say('Ở đâu?', { reply_markup });
    expect(person.messages().at(-1)?.replyKeyboard).toEqual([[{ text: 'Gửi vị trí', request_location: true }]]);
    const group = emulator.group();
    group.join(person);
    group.addBot(person);
    expect(await call('sendMessage', { chat_id: group.id, text: 'a', reply_markup })).toEqual(
      bad('location can be requested in private chats only'),
    );
  });
});

describe('who may be written to', () => {
  test('a person before the first start, after a block, after coming back', async () => {
    const { person, say } = setup();
    expect(await say('a')).toEqual(refused("Forbidden: bot can't initiate conversation with a user", 403));
    person.start();
    expect(await say('a')).toMatchObject({ ok: true });
    person.block();
    expect(await say('a')).toEqual(refused('Forbidden: bot was blocked by the user', 403));
    expect(() => person.say('a')).toThrow(/has blocked the bot/);
    person.unblock();
    expect(await say('a')).toMatchObject({ ok: true });
  });
  test('nobody, nothing, a name', async () => {
    const { call } = setup();
    expect(await call('sendMessage', { text: 'a' })).toEqual(bad('chat_id is empty'));
    expect(await call('sendMessage', { text: 'a', chat_id: 5 })).toEqual(bad('chat not found'));
    expect(await call('sendMessage', { text: 'a', chat_id: '@nobody' })).toEqual(bad('chat not found'));
  });
  test.each([
    [false, 'group'],
    [true, 'supergroup'],
  ])('a group (supergroup: %s), from being added to being put out', async (supergroup, kind) => {
    const { call, emulator, person } = setup();
    const group = emulator.group({ supergroup });
    const send = () => call('sendMessage', { chat_id: group.id, text: 'a' });
    group.join(person);
    expect(await send()).toEqual(bad('chat not found'));
    group.addBot(person);
    expect(await send()).toMatchObject({ ok: true });
    group.removeBot(person);
    expect(await send()).toEqual(refused(`Forbidden: bot was kicked from the ${kind} chat`, 403));
    group.addBot(person);
    expect(await call('leaveChat', { chat_id: group.id })).toMatchObject({ ok: true });
    expect(await send()).toEqual(refused(`Forbidden: bot is not a member of the ${kind} chat`, 403));
  });
  test('a group that moved tells where', async () => {
    const { call, emulator, person } = setup();
    const group = emulator.group();
    group.join(person);
    group.addBot(person);
    const before = group.id;
    const after = group.upgrade(person);
    expect(group.id).toBe(after);
    expect(await call('sendMessage', { chat_id: before, text: 'a' })).toEqual({
      ...bad('group chat was upgraded to a supergroup chat'),
      parameters: { migrate_to_chat_id: after },
    });
    expect(await call('sendMessage', { chat_id: after, text: 'a' })).toMatchObject({ ok: true });
    const told = emulator.updates.slice(-2).map(({ message }) => message);
    expect(told).toMatchObject([
      { chat: { id: before }, migrate_to_chat_id: after },
      { chat: { id: after }, migrate_from_chat_id: before },
    ]);
  });
  test('who is in a group', async () => {
    const { call, emulator, person } = setup();
    const group = emulator.group();
    group.join(person);
    group.addBot(person);
    const status = async (user_id: number) =>
      (await call('getChatMember', { chat_id: group.id, user_id })) as unknown as { result?: { status: string } };
    expect((await status(person.id)).result?.status).toBe('member');
    expect((await status(123456789)).result?.status).toBe('member');
    expect((await status(emulator.person().id)).result?.status).toBe('left');
    expect(await status(1)).toMatchObject(bad('PARTICIPANT_ID_INVALID'));
  });
});

describe('changing messages', () => {
  const edited = async () => {
    const it = setup();
    it.person.start();
    await it.say('Cũ', { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] } });
    const edit = (params: object, method = 'editMessageText') =>
      it.call(method, { chat_id: it.person.id, message_id: 2, ...params });
    return { ...it, edit };
  };
  const SAME =
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

  test('the text is another then, and without buttons they are gone', async () => {
    const { edit, person } = await edited();
    expect(await edit({ text: 'Mới' })).toMatchObject({ ok: true, result: { message_id: 2, text: 'Mới' } });
    expect(person.messages().at(-1)).toMatchObject({ text: 'Mới', buttons: [], edited: true });
    expect(await edit({ text: 'Mới' })).toEqual(bad(SAME));
    expect(await edit({ text: ' Mới\n' })).toEqual(bad(SAME));
    expect(await edit({ text: 'Mới', entities: [{ type: 'code', offset: 0, length: 3 }] })).toMatchObject({ ok: true });
  });
  test('only the buttons', async () => {
    const { edit, person } = await edited();
    const to = (text: string) =>
      edit({ reply_markup: { inline_keyboard: [[{ text, callback_data: 'a' }]] } }, 'editMessageReplyMarkup');
    expect(await to('A')).toEqual(bad(SAME));
    expect(await to('B')).toMatchObject({ ok: true });
    expect(person.messages().at(-1)).toMatchObject({ text: 'Cũ', buttons: [[{ text: 'B' }]] });
    expect(await edit({}, 'editMessageReplyMarkup')).toMatchObject({ ok: true });
    expect(person.messages().at(-1)?.buttons).toEqual([]);
  });
  test('what cannot be changed', async () => {
    const { edit, call, person, say } = await edited();
    expect(await edit({ text: 'a', message_id: 99 })).toEqual(bad('message to edit not found'));
    expect(await edit({ text: 'a', message_id: undefined })).toEqual(bad('message identifier is not specified'));
    expect(await edit({ text: 'a', message_id: 1 })).toEqual(bad("message can't be edited"));
    expect(await edit({ text: '' })).toEqual(bad('message text is empty'));
    await say('Ở đâu?', { reply_markup: { keyboard: [[{ text: 'Đây', request_location: true }]] } });
    expect(await edit({ text: 'a', message_id: 3 })).toEqual(bad("message can't be edited"));
    const location = await call('sendLocation', { chat_id: person.id, latitude: 21, longitude: 105 });
    expect(location.ok).toBe(true);
    expect(await edit({ text: 'a', message_id: 4 })).toEqual(bad('there is no text in the message to edit'));
    expect(await edit({}, 'deleteMessage')).toMatchObject({ ok: true });
    expect(await edit({}, 'deleteMessage')).toEqual(bad('message to delete not found'));
    expect(await edit({ text: 'a' })).toEqual(bad('message to edit not found'));
    person.block();
    expect(await edit({ text: 'a', message_id: 3 })).toMatchObject({ error_code: 403 });
  });
});

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

describe('the webhook', () => {
  /** Answers each update as it is told; keeps what came in. */
  const receiver = () => {
    const got: { id: number; secret: string | null; open: (status: number) => void }[] = [];
    const fetch: TelegramEmulatorOptions['fetch'] = (_, init) =>
      new Promise((resolve) => {
        const { update_id: id } = JSON.parse(String(init.body)) as Update;
        const secret = new Headers(init.headers).get('x-telegram-bot-api-secret-token');
        got.push({ id, secret, open: (status) => resolve(new Response(null, { status })) });
      });
    return { got, fetch };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test.each<[string, object, string]>([
    ['without https', { url: 'http://us.example/x' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [
      'on a port of our own',
      { url: 'https://us.example:8787/x' },
      'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ],
    ['no address', { url: 'us' }, 'bad webhook: invalid URL specified'],
    ['a secret with a blank', { url: HOOK, secret_token: 'a b' }, 'secret token contains unallowed characters'],
    ['a secret of 257 characters', { url: HOOK, secret_token: 'a'.repeat(257) }, 'secret token is too long'],
    ['no connection', { url: HOOK, max_connections: 0 }, 'max_connections must be between 1 and 100'],
    [
      'kinds that are no list',
      { url: HOOK, allowed_updates: {} },
      "can't parse allowed_updates: expected an Array of String",
    ],
  ])('is refused: %s', async (_, params, reason) => {
    expect(await setup().call('setWebhook', params)).toEqual(bad(reason));
  });

  test('one update of a chat after the other, chats beside each other, the secret with each', async () => {
    const { got, fetch } = receiver();
    const { call, emulator, person } = setup({ fetch });
    await call('setWebhook', { url: HOOK, secret_token: 'secret_1' });
    const other = emulator.person();
    person.say('1');
    person.say('2');
    other.say('3');
    const [first, second, third] = emulator.updates.map(({ update_id }) => update_id);
    expect(got.map(({ id }) => id)).toEqual([first, third]);
    expect(got.every(({ secret }) => secret === 'secret_1')).toBe(true);
    got[0]?.open(200);
    await turn();
    expect(got.map(({ id }) => id)).toEqual([first, third, second]);
    got[1]?.open(200);
    got[2]?.open(204);
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
  });
  test('again until it is taken, each wait longer, and nothing overtakes', async () => {
    let status = 503;
    const seen: number[] = [];
    const { call, emulator, person, clock } = setup({
      fetch: async (_, init) => {
        seen.push((JSON.parse(String(init.body)) as Update).update_id);
        return new Response('', { status });
      },
    });
    await call('setWebhook', { url: HOOK });
    person.say('1');
    person.say('2');
    await emulator.settled();
    const [first, second] = emulator.updates.map(({ update_id }) => update_id) as [number, number];
    expect([seen, clock.waiting()]).toEqual([[first], [1_000]]);
    await clock.pass(1_000);
    await emulator.settled();
    expect([seen, clock.waiting()]).toEqual([[first, first], [2_000]]);
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { pending_update_count: 2, last_error_message: 'Wrong response from the webhook: 503' },
    });
    status = 200;
    await emulator.deliver();
    expect(seen).toEqual([first, first, first, second]);
    expect(emulator.wire.flatMap((entry) => (entry.kind === 'delivery' ? [entry.status] : []))).toEqual([
      503, 503, 200, 200,
    ]);
  });
  test('no answer at all counts as not taken; after a day it is given up', async () => {
    let reachable = false;
    const { call, emulator, person, clock } = setup({
      fetch: async () => {
        if (!reachable) throw new Error('refused');
        return new Response();
      },
    });
    await call('setWebhook', { url: HOOK });
    person.say('1');
    await emulator.settled();
    expect(emulator.pending()).toHaveLength(1);
    expect(emulator.wire.at(-1)).toMatchObject({ kind: 'delivery', status: 0 });
    reachable = true;
    await clock.pass(24 * 3600_000 + 1);
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
    expect(emulator.wire.filter(({ kind }) => kind === 'delivery')).toHaveLength(1);
  });
  test('not more connections than allowed', async () => {
    const { got, fetch } = receiver();
    const { call, emulator } = setup({ fetch });
    await call('setWebhook', { url: HOOK, max_connections: 2 });
    for (let i = 0; i < 5; i++) emulator.person().start();
    expect(got).toHaveLength(2);
    for (let i = 0; i < 5; i++) {
      got[i]?.open(200);
      await turn();
    }
    await emulator.settled();
    expect(got).toHaveLength(5);
    expect(emulator.pending()).toEqual([]);
  });
  test('what came before it was set is delivered when it is', async () => {
    const { call, emulator, person } = setup();
    person.start();
    expect(emulator.pending()).toHaveLength(1);
    await call('setWebhook', { url: HOOK });
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
    person.say('a');
    await call('deleteWebhook');
    person.say('b');
    await call('setWebhook', { url: HOOK, drop_pending_updates: true });
    expect(emulator.pending()).toEqual([]);
  });
  test('an update can be pushed again, or any other body', async () => {
    const bodies: unknown[] = [];
    const { call, emulator, person } = setup({
      fetch: async (_, init) => {
        bodies.push(JSON.parse(String(init.body)));
        return new Response();
      },
    });
    expect(await emulator.push({})).toBe(0);
    await call('setWebhook', { url: HOOK });
    person.start();
    await emulator.settled();
    expect(await emulator.push(emulator.updates[0])).toBe(200);
    expect(await emulator.push(['nonsense'])).toBe(200);
    expect(bodies).toEqual([emulator.updates[0], emulator.updates[0], ['nonsense']]);
  });
});

describe('asking for updates', () => {
  test('not while a webhook is set', async () => {
    const { call } = setup();
    await call('setWebhook', { url: HOOK });
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('use deleteWebhook'),
    });
    await call('deleteWebhook');
    expect(await call('getUpdates')).toMatchObject({ ok: true, result: [] });
  });
  test('what was asked for past it is settled', async () => {
    const { call, emulator, person } = setup();
    person.start();
    person.say('1');
    person.say('2');
    const ids = emulator.updates.map(({ update_id }) => update_id) as [number, number, number];
    expect(await call('getUpdates', { limit: 2 })).toMatchObject({
      result: [{ update_id: ids[0] }, { update_id: ids[1] }],
    });
    expect(await call('getUpdates', { offset: ids[2] })).toMatchObject({ result: [{ update_id: ids[2] }] });
    expect(emulator.pending()).toHaveLength(1);
    expect(await call('getUpdates', { limit: 101 })).toEqual(bad('limit must be between 1 and 100'));
  });
  test('waits for something to happen, but no longer than told', async () => {
    const { call, clock, person } = setup();
    const nothing = call('getUpdates', { timeout: 25 });
    await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(25_000);
    expect(await nothing).toMatchObject({ result: [] });
    const something = call('getUpdates', { timeout: 25 });
    await new Promise((resolve) => setImmediate(resolve));
    person.start();
    expect(await something).toMatchObject({ result: [{ message: { text: '/start' } }] });
  });
});

describe('commands', () => {
  test.each<[string, object, string]>([
    ['capital letters', { commands: [{ command: 'TraCuu', description: 'a' }] }, 'BOT_COMMAND_INVALID'],
    ['no description', { commands: [{ command: 'tracuu', description: '' }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['no such language', { commands: [], language_code: 'vie' }, 'invalid language code specified'],
    ['no list', { commands: 5 }, 'expected an Array of BotCommand'],
  ])('refused: %s', async (_, params, reason) => {
    expect(await setup().call('setMyCommands', params)).toEqual(bad(reason));
  });
  test('are kept per language and place', async () => {
    const { call } = setup();
    const commands = [{ command: 'tracuu', description: 'Tra cứu' }];
    await call('setMyCommands', { commands, language_code: 'vi', scope: { type: 'all_private_chats' } });
    expect(await call('getMyCommands', { language_code: 'vi', scope: { type: 'all_private_chats' } })).toMatchObject({
      result: commands,
    });
    expect(await call('getMyCommands', { language_code: 'vi' })).toMatchObject({ result: [] });
  });
});

describe('faults', () => {
  test('429 in the shape of the platform, for so many calls or a share of them', async () => {
    const random = [0.9, 0.1];
    const { emulator, person, say } = setup({ random: () => random.shift() ?? 1 });
    person.start();
    emulator.faults.rateLimit({ next: 1 });
    expect(await say('a')).toEqual({
      ...refused('Too Many Requests: retry after 5', 429),
      parameters: { retry_after: 5 },
    });
    expect(await say('a')).toMatchObject({ ok: true });
    emulator.faults.rateLimit({ share: 0.5 });
    expect((await say('a')).status).toBe(200);
    expect((await say('a')).status).toBe(429);
    emulator.faults.clear();
    expect((await say('a')).status).toBe(200);
    expect(person.messages()).toHaveLength(4);
  });
  test('an answer that is lost: the message is there all the same', async () => {
    const { emulator, person, say } = setup();
    person.start();
    emulator.faults.loseAnswers(1);
    await expect(say('a')).rejects.toThrow();
    expect(person.messages().at(-1)?.text).toBe('a');
    expect(await say('b')).toMatchObject({ ok: true });
  });
  test('a server error and a web page: nothing happened', async () => {
    const { emulator, person, say } = setup();
    person.start();
    emulator.faults.serverErrors({ next: 1, code: 502 });
    expect(await say('a')).toMatchObject({ ok: false, error_code: 502 });
    emulator.faults.html(1);
    await expect(say('a')).rejects.toThrow(/JSON/);
    expect(person.messages()).toHaveLength(1);
  });
  test('slow answers wait for the clock', async () => {
    const { emulator, person, say, clock } = setup();
    person.start();
    emulator.faults.slow(3_000);
    let done = false;
    const sent = say('a').finally(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(2_999);
    expect(done).toBe(false);
    await clock.pass(1);
    expect(await sent).toMatchObject({ ok: true });
    const timeless = telegramEmulator({ token: TOKEN, now: () => 0, fetch: async () => new Response() });
    expect(() => timeless.faults.slow(1)).toThrow(/give `later`/);
  });
});

describe('for those who watch', () => {
  test('everything is data, and each change is told', async () => {
    const { emulator, person, say, call } = setup();
    let told = 0;
    const end = emulator.onChange(() => told++);
    person.start();
    await say('Chào', { entities: [{ type: 'bold', offset: 0, length: 4 }] });
    await call('sendMessage', { chat_id: 5, text: 'a' });
    person.photo({ caption: 'Ảnh' });
    const snapshot = emulator.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.chats[0]?.messages.map(({ text, from, media }) => [text, from.bot, media?.kind])).toEqual([
      ['/start', false, undefined],
      ['Chào', true, undefined],
      ['Ảnh', false, 'photo'],
    ]);
    expect(snapshot.wire.map((entry) => entry.kind === 'call' && [entry.method, entry.status])).toEqual([
      ['sendMessage', 200],
      ['sendMessage', 400],
    ]);
    expect(JSON.stringify(snapshot)).not.toContain(TOKEN);
    expect(told).toBeGreaterThan(4);
    expect(emulator.changed).toBeGreaterThanOrEqual(told);
    end();
    const before = told;
    person.say('a');
    expect(told).toBe(before);
  });
  test('history is bounded', async () => {
    const { emulator, person, say } = setup({ keep: 10 });
    person.start();
    for (let i = 0; i < 50; i++) await say(`${i}`);
    expect(emulator.wire.length).toBeLessThanOrEqual(20);
    expect(person.messages().length).toBeLessThanOrEqual(10);
    expect(person.messages().at(-1)?.text).toBe('49');
  });
  test('nobody has an id twice, and ids lie beyond 32 bits', () => {
    const { emulator, person } = setup();
    expect(person.id).toBeGreaterThan(2 ** 32);
    expect(() => emulator.person({ id: person.id })).toThrow(/already/);
    expect(() => emulator.chat(1)).toThrow(/no chat/);
    expect(() => person.say('a', { chat: -1 })).toThrow(/is not in chat/);
  });
});
