/** The stand-in for the Zalo Bot Platform refuses what the platform refuses. */
import { describe, expect, test } from 'vitest';
import { bad, HOOK, refused, setup, TOKEN } from './zalo-bot-stage.ts';

describe('the Bot API', () => {
  test('another token, another method, other letters in its name', async () => {
    const { call, emulator } = setup();
    expect(await call('getMe', {}, '1:other')).toEqual(refused('Unauthorized', 401));
    expect(await call('sendHologram')).toEqual(bad('no such method'));
    expect(await call('getme')).toEqual(bad('no such method'));
    expect((await emulator.app.request('/')).status).toBe(404);
    expect(await call('getMe')).toMatchObject({
      ok: true,
      result: { id: '123456789', account_name: 'bot.CauNoi', account_type: 'BASIC', can_join_groups: true },
    });
  });
  test.each(['editMessageText', 'deleteMessage', 'answerCallbackQuery', 'sendDocument', 'sendLocation', 'getFile'])(
    'there is no %s',
    async (method) => {
      const { call, person } = setup();
      person.say('Chào');
      expect(await call(method, { chat_id: person.id })).toEqual(bad('no such method'));
    },
  );
  test('a body that cannot be read; forms and addresses are taken too', async () => {
    const { emulator, person } = setup();
    person.say('Chào');
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '[]', 'null']) {
      const response = await emulator.app.request(`/bot${TOKEN}/getMe`, { method: 'POST', headers, body });
      expect(await response.json()).toMatchObject({ ok: false, error_code: 400 });
    }
    const form = new URLSearchParams({
      chat_id: person.id,
      text: 'Một',
      text_styles: '[{"start":0,"len":3,"st":["b"]}]',
    });
    await emulator.app.request(`/bot${TOKEN}/sendMessage`, { method: 'POST', body: form });
    await emulator.app.request(`/bot${TOKEN}/sendMessage?chat_id=${person.id}&text=Hai`);
    expect(person.messages().map(({ text, styles }) => [text, styles.length])).toEqual([
      ['Chào', 0],
      ['Một', 1],
      ['Hai', 0],
    ]);
  });

  test.each<[string, object, string]>([
    ['no text', {}, 'text is required'],
    ['an empty text', { text: '' }, 'text is empty'],
    ['only blanks', { text: ' \n ' }, 'text is empty'],
    ['only invisible characters', { text: '\u200b\u2060\u2800' }, 'text is empty'],
    ['2,001 characters', { text: 'a'.repeat(2001) }, 'text is too long, at most 2000 characters'],
    ['1,001 emoji', { text: '😀'.repeat(1001) }, 'text is too long, at most 2000 characters'],
    ['a text in pieces', { text: 'ề'.normalize('NFD').repeat(667) }, 'text is too long, at most 2000 characters'],
    ['half a character', { text: 'a\ud83d' }, 'text must be a string in UTF-8'],
    ['a number', { text: 5 }, 'text must be a string in UTF-8'],
    ['a parse mode', { text: 'a', parse_mode: 'html' }, 'this stand-in knows no parse_mode; send text_styles'],
    ['styles that are no list', { text: 'a', text_styles: {} }, 'text_styles must be an array'],
    ['styles that are no JSON', { text: 'a', text_styles: '[' }, 'text_styles must be JSON'],
    [
      'a style of no kind',
      { text: 'a', text_styles: [{ start: 0, len: 1, st: ['huge'] }] },
      'text_styles: no such style',
    ],
    [
      'a style of nothing',
      { text: 'a', text_styles: [{ start: 0, len: 0, st: ['b'] }] },
      'text_styles: len must be at least 1',
    ],
    [
      'a style before the text',
      { text: 'a', text_styles: [{ start: -1, len: 1, st: ['b'] }] },
      'text_styles: start must be a position in the text',
    ],
    [
      'a style behind the text',
      { text: 'ab', text_styles: [{ start: 1, len: 2, st: ['b'] }] },
      'text_styles: a style ends behind the text',
    ],
  ])('refuses %s', async (_, params, reason) => {
    const { call, person } = setup();
    person.say('Chào');
    expect(await call('sendMessage', { chat_id: person.id, ...params })).toEqual(bad(reason));
    expect(person.messages()).toHaveLength(1);
  });
  test('takes what just fits', async () => {
    const { say, person } = setup();
    person.say('Chào');
    expect(await say('a'.repeat(2000))).toMatchObject({
      ok: true,
      result: { message_id: expect.stringMatching(/^\w{20}$/) },
    });
    expect(await say('ab', { text_styles: [{ start: 0, len: 2, st: ['b', 'f_18'] }] })).toMatchObject({ ok: true });
  });
  test('photos by a public address only, sound notes ending in .aac and in private chats only', async () => {
    const { call, emulator, person } = setup();
    person.say('Chào');
    const group = emulator.group();
    group.join(person);
    group.addBot(person);
    const photo = (url: unknown, more: object = {}) => call('sendPhoto', { chat_id: person.id, photo: url, ...more });
    for (const url of [undefined, 'x', 'http://a.example/a.jpg', 'https://localhost/a.jpg', 'https://127.0.0.1/a.jpg'])
      expect(await photo(url)).toEqual(bad('photo must be a public address'));
    expect(await photo('https://a.example/a.jpg', { caption: 'a'.repeat(2001) })).toMatchObject({ error_code: 400 });
    expect(await photo('https://a.example/a.jpg', { caption: 'Ảnh' })).toMatchObject({ ok: true });
    const voice = (chat_id: string, voice_url: string) => call('sendVoice', { chat_id, voice_url });
    expect(await voice(person.id, 'https://a.example/a.mp3')).toEqual(bad('voice_url must end with .aac'));
    expect(await voice(person.id, 'https://a.example/a.aac')).toMatchObject({ ok: true });
    // Reported as sent, and never there.
    expect(await voice(group.id, 'https://a.example/a.aac')).toMatchObject({ ok: true });
    expect(group.messages()).toEqual([]);
    expect(await call('sendSticker', { chat_id: person.id, sticker: 'https://a.example/' })).toEqual(
      bad('no such sticker'),
    );
    expect(await call('sendSticker', { chat_id: person.id, sticker: '0e07' })).toMatchObject({ ok: true });
    expect(await call('sendChatAction', { chat_id: person.id, action: 'upload_photo' })).toEqual(bad('no such action'));
    expect(await call('sendChatAction', { chat_id: person.id, action: 'typing' })).toEqual({ ok: true, status: 200 });
    expect(person.messages().map(({ media }) => media?.kind)).toEqual([undefined, 'photo', 'voice', 'sticker']);
  });
});

describe('who may be written to', () => {
  test('a person before the first word, after a block, after coming back; the bot is told nothing of it', async () => {
    const { emulator, person, say } = setup();
    expect(await say('a')).toEqual(bad('chat not found'));
    person.say('Chào');
    expect(await say('a')).toMatchObject({ ok: true });
    person.block();
    expect(await say('a')).toEqual(bad('the bot was blocked by the user'));
    expect(() => person.say('a')).toThrow(/has blocked the bot/);
    person.unblock();
    expect(await say('a')).toMatchObject({ ok: true });
    expect(emulator.updates).toHaveLength(1);
  });
  test('nobody, nothing, a number', async () => {
    const { call } = setup();
    expect(await call('sendMessage', { text: 'a' })).toEqual(bad('chat_id is required'));
    expect(await call('sendMessage', { text: 'a', chat_id: 5 })).toEqual(bad('chat_id is required'));
    expect(await call('sendMessage', { text: 'a', chat_id: '5' })).toEqual(bad('chat not found'));
  });
  test('a group, from before the bot is added to after it is put out; at any time, without being asked', async () => {
    const { call, emulator, person } = setup();
    const group = emulator.group({ title: 'Tổ' });
    const send = () => call('sendMessage', { chat_id: group.id, text: 'a' });
    group.join(person);
    expect(await send()).toEqual(bad('the bot is not a member of the group'));
    group.addBot(person);
    expect(await send()).toMatchObject({ ok: true });
    expect(() => group.addBot(person)).toThrow(/already/);
    group.removeBot(person);
    expect(await send()).toEqual(bad('the bot is not a member of the group'));
    expect(emulator.updates).toEqual([]);
  });
  test('a bot that may not join groups, and more groups than the plan has', () => {
    const alone = setup({ canJoinGroups: false });
    const group = alone.emulator.group();
    group.join(alone.person);
    expect(() => group.addBot(alone.person)).toThrow('This bot may not join groups');
    const { emulator, person } = setup();
    for (let i = 0; i < 4; i++) {
      const each = emulator.group({ title: `Tổ ${i}` });
      each.join(person);
      if (i < 3) each.addBot(person);
      else expect(() => each.addBot(person)).toThrow('The plan allows 3 groups');
    }
    expect(emulator.used().groups).toBe(3);
  });
});

describe('the plan', () => {
  test('messages of both directions count; beyond it 429 and no word for how long, until the month ends', async () => {
    const { emulator, person, say, clock } = setup({ plan: { messages: 4 } });
    person.say('Một');
    person.say('Hai');
    expect((await say('a')).ok && (await say('b')).ok).toBe(true);
    expect(emulator.used()).toMatchObject({ messages: 4, people: 1, plan: { messages: 4, people: 50, groups: 3 } });
    expect(await say('c')).toEqual(refused('Quota exceeded', 429));
    // What was refused counts for nothing, and people are heard all the same.
    person.say('Ba');
    expect(emulator.updates).toHaveLength(3);
    expect(emulator.used().messages).toBe(5);
    await clock.pass(Date.parse('2025-12-01T00:00:00+07:00') - clock.now());
    expect(emulator.used().messages).toBe(0);
    expect(await say('c')).toMatchObject({ ok: true });
  });
  test('a message that is refused for what it is does not count', async () => {
    const { emulator, person, say } = setup();
    person.say('Chào');
    await say('a'.repeat(2001));
    expect(emulator.used().messages).toBe(1);
  });
  test('people beyond the plan are not heard and not reached', async () => {
    const { call, emulator, person } = setup({ plan: { people: 1 } });
    person.say('Chào');
    const other = emulator.person();
    expect(other.say('Chào')).toMatchObject({ unheard: 'too-many-people' });
    expect(emulator.updates).toHaveLength(1);
    expect(await call('sendMessage', { chat_id: other.id, text: 'a' })).toEqual(refused('Quota exceeded', 429));
    expect(person.say('Lại đây').unheard).not.toBe('too-many-people');
  });
});

describe('setting a webhook', () => {
  test.each<[string, object, string]>([
    ['without https', { url: 'http://us.example/x', secret_token: 'secret_12' }, 'url must be an HTTPS address'],
    ['no address', { url: 'us', secret_token: 'secret_12' }, 'url must be an HTTPS address'],
    ['no secret', { url: HOOK }, 'secret_token must have 8 to 256 characters'],
    ['7 characters', { url: HOOK, secret_token: 'a'.repeat(7) }, 'secret_token must have 8 to 256 characters'],
    ['257 characters', { url: HOOK, secret_token: 'a'.repeat(257) }, 'secret_token must have 8 to 256 characters'],
  ])('is refused: %s', async (_, params, reason) => {
    expect(await setup().call('setWebhook', params)).toEqual(bad(reason));
  });
  test.each([
    [200, true, 'webhook.ok'],
    [302, false, 'webhook.http.other'],
    [400, false, 'webhook.http.other'],
    [403, false, 'webhook.http.403'],
    [404, false, 'webhook.http.404'],
    [503, false, 'webhook.http.5xx'],
    [0, false, 'webhook.err.unreachable'],
  ])('is checked, and kept whatever comes of it: %i', async (status, ok, outcome) => {
    const fetch = async () => {
      if (status === 0) throw new Error('refused');
      return new Response(null, { status });
    };
    const { call } = setup({ fetch });
    expect(await call('setWebhook', { url: HOOK, secret_token: 'secret_12' })).toMatchObject({
      ok: true,
      result: { url: HOOK, verification: { ok, url: HOOK, outcome } },
    });
    expect((await call('getWebhookInfo')).result).toMatchObject({ url: HOOK });
    expect((await call('deleteWebhook')).result).toMatchObject({ url: '' });
  });
  test('only so often a day; this code is spelled in another way', async () => {
    const { call, clock } = setup({ registrations: 2 });
    const set = () => call('setWebhook', { url: HOOK, secret_token: 'secret_12' });
    expect([(await set()).ok, (await set()).ok]).toEqual([true, true]);
    expect(await set()).toEqual({
      ok: false,
      status: 426,
      errorCode: 426,
      description: 'Too many calls of setWebhook',
    });
    await clock.pass(86_400_000);
    expect((await set()).ok).toBe(true);
  });
});
