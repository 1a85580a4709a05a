/** The stand-in for Telegram refuses what the platform refuses. */
import { describe, expect, test } from 'vitest';
import { bad, refused, setup, TOKEN } from './emulator-setup.ts';

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
