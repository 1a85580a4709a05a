/** The Telegram channel against the suite of all channels, and what is Telegram's alone. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Call, Channel, Sent } from '../../src/channels/contract.ts';
import { compose, split } from '../../src/channels/telegram/compose.ts';
import { type TelegramOptions, telegram } from '../../src/channels/telegram/index.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { telegramEmulator } from '../../src/emulators/telegram.ts';
import { loopbackFetch } from '../loopback.ts';
import {
  channelContract,
  nastyText,
  rendering,
  type Stage,
  say,
  sendAll,
  sending,
  sign,
  t,
  words,
} from './contract.ts';

const TOKEN = '123456789:AAF-a_token_of_nobody';
const SECRET = 'a-secret_of-24-characters';
const BOT = { id: 123456789, username: 'caunoi_bot' };

type Emulator = ReturnType<typeof telegramEmulator>;
type TelegramStage = Stage & { readonly emulator: Emulator; readonly clock: { now: number } };

const through = (emulator: Emulator): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) =>
    emulator.app.request(input instanceof Request ? input : String(input), init)) as typeof fetch;

const stage = (options: Partial<TelegramOptions> = {}): TelegramStage => {
  const clock = { now: Date.parse('2025-11-27T09:00:00+07:00') };
  const emulator = telegramEmulator({ token: TOKEN, now: () => clock.now, fetch: async () => new Response() });
  const person = emulator.person({ name: 'Người dân' });
  person.start();
  const group = emulator.group({ title: 'Tổ tiếp nhận' });
  group.join(person);
  group.addBot(person);
  const channel = telegram({
    token: TOKEN,
    secret: SECRET,
    apiRoot: 'http://bot-api.test',
    fetch: through(emulator),
    bot: BOT,
    ...options,
  });
  const ours = (chat: string) => emulator.chat(Number(chat)).messages.filter(({ from }) => from.bot);
  return {
    emulator,
    clock,
    channel,
    chat: String(person.id),
    group: String(group.id),
    seen: (chat) => ours(chat).flatMap(({ text }) => (text === undefined ? [] : [text])),
    choose: (chat, label) => {
      const last = ours(chat).at(-1);
      person.press(last?.id ?? 0, label, chat === String(person.id) ? {} : { chat: Number(chat) });
      return emulator.updates.at(-1);
    },
  };
};

const request = (...headers: [string, string][]): Request => {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  return new Request('http://us.test/webhooks/telegram', { method: 'POST', headers: all, body: '{}' });
};
const HEADER = 'X-Telegram-Bot-Api-Secret-Token';

const edit = (target: number, text = 'Mới'): { call: Call; context: { target: string } } => ({
  call: { method: 'editMessageText', params: { text }, slot: 'card', edits: { slot: 'card' } },
  context: { target: String(target) },
});

/** A fetch that always answers this. */
const answering =
  (status: number, body: unknown): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

const failing =
  (error: unknown): typeof fetch =>
  async () =>
    Promise.reject(error);

/** The chat of these cases exists at no emulator: only what the platform answers counts. */
const outcome = (
  fetch: typeof globalThis.fetch,
  call: Call = { method: 'sendMessage', params: { text: 'a' } },
): Promise<Sent> => stage({ fetch }).channel.send(call, sending('1'));

channelContract({
  id: 'telegram',
  fixtures: new URL('./fixtures/telegram/', import.meta.url),
  kinds: [
    ...['text', 'text-nfd', 'text-edited', 'text-forwarded', 'command', 'command-start', 'command-own-name'],
    ...['command-other-bot', 'command-any-name-private', 'mention', 'mention-other', 'reply', 'reply-to-person'],
    ...['photo', 'photo-caption-edited', 'album', 'voice', 'audio', 'video', 'video-note', 'animation', 'document'],
    ...['location', 'location-live-edit', 'venue', 'contact', 'contact-other', 'sticker', 'dice', 'poll', 'story'],
    ...['callback', 'callback-group', 'callback-inaccessible', 'callback-inline', 'callback-game'],
    ...['member-joined', 'member-joined-as-admin', 'member-promoted', 'member-restricted', 'member-kicked'],
    ...['member-left', 'member-blocked', 'member-unblocked', 'member-channel', 'moved', 'moved-from'],
    ...['service-members', 'service-pinned', 'service-title', 'own-message', 'other-bot', 'anonymous-admin'],
    ...['linked-channel', 'channel-post', 'channel-message', 'business-message', 'no-author', 'future-content'],
    ...['inline-query', 'future-kind', 'name-of-attacker'],
  ],
  own: ['own-message', 'other-bot'],
  stage,
  genuine: () => [request([HEADER, SECRET]), request([HEADER.toLowerCase(), SECRET])],
  forged: () => [
    ['no secret', request()],
    ['an empty secret', request([HEADER, ''])],
    ['the last character is another', request([HEADER, `${SECRET.slice(0, -1)}x`])],
    ['the last character is missing', request([HEADER, SECRET.slice(0, -1)])],
    ['one character more', request([HEADER, `${SECRET}x`])],
    ['the secret twice over', request([HEADER, SECRET + SECRET])],
    ['two headers', request([HEADER, SECRET], [HEADER, SECRET])],
    ['other letters', request([HEADER, SECRET.toUpperCase()])],
    ['another header', request(['Authorization', SECRET])],
  ],
  failures: [
    {
      name: 'too fast: waits as told',
      arrange: (it) => void (it as TelegramStage).emulator.faults.rateLimit({ next: 1, retryAfter: 7 }),
      want: { ok: false, why: 'throttled', retryAfterMs: 7_000 },
    },
    {
      name: 'blocked by the person',
      arrange: (it) => {
        const { emulator } = it as TelegramStage;
        const person = emulator.person();
        person.start();
        person.block();
        return { context: { chat: String(person.id) } };
      },
      want: { ok: false, why: 'blocked', code: 'blocked-by-user' },
    },
    {
      name: 'never started by the person',
      arrange: (it) => ({ context: { chat: String((it as TelegramStage).emulator.person().id) } }),
      want: { ok: false, why: 'blocked', code: 'not-started' },
    },
    {
      name: 'put out of the group',
      arrange: (it) => {
        const { emulator } = it as TelegramStage;
        const person = emulator.person();
        const group = emulator.group({ supergroup: true });
        group.join(person);
        group.addBot(person);
        group.removeBot(person);
        return { context: { chat: String(group.id) } };
      },
      want: { ok: false, why: 'blocked', code: 'kicked' },
    },
    {
      name: 'no such chat',
      arrange: () => ({ context: { chat: '-1009999999999' } }),
      want: { ok: false, why: 'blocked', code: 'chat-not-found' },
    },
    {
      name: 'the group moved',
      arrange: (it) => {
        const { emulator } = it as TelegramStage;
        const person = emulator.person();
        const group = emulator.group();
        group.join(person);
        group.addBot(person);
        const chat = String(group.id);
        group.upgrade(person);
        return { context: { chat } };
      },
      want: { ok: false, why: 'moved', to: '-1002000000001' },
    },
    {
      name: 'server error: may have arrived',
      arrange: (it) => void (it as TelegramStage).emulator.faults.serverErrors({ next: 1, code: 502 }),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'accepted, then the answer was lost',
      arrange: (it) => void (it as TelegramStage).emulator.faults.loseAnswers(1),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'a web page instead of an answer',
      arrange: (it) => void (it as TelegramStage).emulator.faults.html(1),
      want: { ok: false, why: 'unknown' },
    },
    { name: 'nothing to edit', arrange: () => edit(999), want: { ok: false, why: 'gone', code: 'message-not-found' } },
    {
      name: 'the message of a person cannot be edited',
      arrange: () => edit(1),
      want: { ok: false, why: 'gone', code: 'not-editable' },
    },
    {
      name: 'a call the platform never takes',
      arrange: () => ({ call: { method: 'sendMessage', params: { text: 'a'.repeat(4097) } } }),
      want: { ok: false, why: 'rejected', code: 'too-long' },
    },
    {
      name: 'a press that is too old needs no answer any more',
      arrange: () => ({ call: { method: 'answerCallbackQuery', params: { callback_query_id: '1' }, fleeting: true } }),
      want: { ok: true },
    },
    {
      name: 'a method that does not exist',
      arrange: () => ({ call: { method: 'sendHologram', params: {} } }),
      want: { ok: false, why: 'misconfigured', code: 'not-found' },
    },
  ],
  broken: (fetch, canary) => telegram({ token: `1:${canary}`, secret: `${canary}secret`, fetch }),
  refusal: (status, told) =>
    status === 200
      ? JSON.stringify({
          ok: true,
          result: {
            message_id: told,
            file_path: told,
            url: told,
            last_error_date: 1,
            last_error_message: told,
            username: undefined,
          },
        })
      : JSON.stringify({ ok: false, error_code: status, description: `Refused: ${told}`, parameters: {} }),
});

describe('telegram: the secret', () => {
  test('a raw value with a blank behind it is another value', async () => {
    const headers = { get: () => `${SECRET} ` } as unknown as Headers;
    expect(await stage().channel.authentic(headers, new Uint8Array())).toBe(false);
  });
  test.each(['', 'has blank', 'x'.repeat(257), 'bí-mật'])(
    'a secret that Telegram would not take is refused at the start: "%s"',
    (secret) => {
      expect(() => stage({ secret })).toThrow(/TELEGRAM_WEBHOOK_SECRET/);
    },
  );
  test('nothing of a wrong token or address is told', () => {
    expect(() => stage({ token: 'a/b CANARY' })).toThrow(/^TELEGRAM_BOT_TOKEN is not/);
    expect(() => stage({ apiRoot: 'CANARY' })).toThrow(/^TELEGRAM_API_ROOT is not/);
  });
});

describe('telegram: reading', () => {
  test.each([-1, 1.5, 2 ** 53, '1', null, Number.NaN])('update_id %s is no update', (update_id) => {
    expect(stage().channel.read({ update_id, message: {} })).toEqual({ ok: false });
  });
  test.each([['a'], { a: 1 }, 5, null, true])('a text that is no text is ignored: %j', (text) => {
    const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, from: { id: 1, is_bot: false }, text };
    expect(stage().channel.read({ update_id: 1, message })).toEqual({ ok: true, events: [] });
  });
  test('before the own name is known, a command with any name counts in a group', async () => {
    const { bot: _, ...rest } = {
      bot: BOT,
      fetch: answering(200, { ok: true, result: { id: 1, username: 'CauNoi_Bot' } }),
    };
    const channel = telegram({ token: TOKEN, secret: SECRET, ...rest });
    const update = (text: string) => ({
      update_id: 1,
      message: { message_id: 1, date: 1, chat: { id: -1, type: 'group' }, from: { id: 1, is_bot: false }, text },
    });
    const textOf = (text: string) => {
      const read = channel.read(update(text));
      return read.ok ? read.events[0]?.body : undefined;
    };
    expect(textOf('/gan@other_bot 1')).toEqual({ kind: 'text', text: '/gan 1' });
    expect(await channel.deepLink('m_1')).toBe('https://t.me/CauNoi_Bot?start=m_1');
    expect(textOf('/gan@other_bot 1')).toBeUndefined();
    expect(textOf('/gan@caunoi_bot 1')).toEqual({ kind: 'text', text: '/gan 1' });
  });
});

describe('telegram: rendering', () => {
  const render = (message: Outgoing): readonly Call[] => stage().channel.render(message, rendering);
  const asking = (labels: readonly string[], more: object = {}, chat = '5000000001'): Outgoing =>
    say(chat, 'telegram', [], {
      prompt: {
        say: [words('Chọn')],
        choices: labels.map((label, i) => ({ id: `c${i}`, label: words(label) })),
        ...more,
      },
    });
  const rowsOf = (call: Call | undefined) =>
    ((call as Call).params.reply_markup as { inline_keyboard: { text: string }[][] }).inline_keyboard.map((row) =>
      row.map(({ text }) => text),
    );

  test('plain text with entities, no parse mode, no preview', () => {
    const lines = [words('Chào <b>ông/bà</b>'), { quote: 'Ngập 😀 ở /duyet @canbo' }, { code: '0482-1735' }];
    const [call] = render(say('5', 'telegram', lines));
    const text = 'Chào <b>ông/bà</b>\nNgập 😀 ở /\u2060duyet @\u2060canbo\n0482-1735';
    expect(call).toEqual({
      method: 'sendMessage',
      params: {
        text,
        entities: [
          { type: 'blockquote', offset: 19, length: 25 },
          { type: 'code', offset: 45, length: 9 },
        ],
        link_preview_options: { is_disabled: true },
      },
    });
    expect(text.slice(45)).toBe('0482-1735');
  });
  test('two short labels stand beside each other, a long one alone', () => {
    expect(rowsOf(render(asking(['Gửi', 'Sửa lại', 'Thôi']))[0])).toEqual([['Gửi', 'Sửa lại'], ['Thôi']]);
    expect(rowsOf(render(asking(['Gửi', 'Tôi muốn sửa lại nội dung', 'Ẩn danh', 'Thôi']))[0])).toEqual([
      ['Gửi'],
      ['Tôi muốn sửa lại nội dung'],
      ['Ẩn danh', 'Thôi'],
    ]);
  });
  test('a code to copy and a link stand below', () => {
    const [call] = render(
      asking(['Gửi'], { copy: '0482-1735', link: { label: words('Xem'), url: 'https://xa.example/' } }),
    );
    expect(call?.params.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: 'Gửi', callback_data: sign('5000000001', 'c0') }],
        [{ text: '📋 0482-1735', copy_text: { text: '0482-1735' } }],
        [{ text: 'Xem', url: 'https://xa.example/' }],
      ],
    });
  });
  test('a token that does not fit is an error of the program', () => {
    const long = asking(['Gửi']);
    expect(() => stage().channel.render(long, { t, sign: () => 'đ'.repeat(33) })).toThrow(/"c0" has 66 bytes/);
    expect(() => stage().channel.render(long, { t, sign: () => '' })).toThrow(/has 0 bytes/);
    expect(() => stage().channel.render(long, { t, sign: () => 'đ'.repeat(32) })).not.toThrow();
  });
  test('the own button for a place: only where nothing else is chosen, and never in a group', () => {
    const ask = (labels: readonly string[], chat?: string) =>
      render(asking(labels, { askPlace: true }, chat))[0]?.params.reply_markup;
    expect(ask([])).toMatchObject({ keyboard: [[{ request_location: true }]], one_time_keyboard: true });
    expect(ask([], '-100123')).toBeUndefined();
    expect(ask(['Bỏ qua'])).toMatchObject({ inline_keyboard: [[{ text: 'Bỏ qua' }]] });
  });
  test('a long text: answer on the first part, buttons and slot on the last', () => {
    const long = `${'Một câu dài. '.repeat(500)}`;
    const calls = render(
      say('5', 'telegram', [], {
        slot: 'card',
        under: 'old',
        prompt: { say: [words(long)], choices: [{ id: 'a', label: words('Gửi') }] },
      }),
    );
    expect(calls).toHaveLength(2);
    expect(
      calls.map(({ under, slot, params }) => [
        under,
        slot,
        params.reply_parameters !== undefined,
        params.reply_markup !== undefined,
      ]),
    ).toEqual([
      ['old', undefined, true, false],
      [undefined, 'card', false, true],
    ]);
    expect(String(calls[0]?.params.text).endsWith('câu dài.')).toBe(true);
  });
  test('an edit with and without something to send in its place', () => {
    const message = (how: 'send' | 'skip') =>
      say('5', 'telegram', [words('Đã nhận')], { slot: 'card', under: 'old', edit: how });
    const params = { text: 'Đã nhận', link_preview_options: { is_disabled: true } };
    expect(render(message('skip'))).toEqual([
      { method: 'editMessageText', params, slot: 'card', edits: { slot: 'card' } },
    ]);
    expect(render(message('send'))).toEqual([
      {
        method: 'editMessageText',
        params,
        slot: 'card',
        edits: {
          slot: 'card',
          otherwise: {
            method: 'sendMessage',
            params: { ...params, reply_parameters: { allow_sending_without_reply: true } },
            under: 'old',
            slot: 'card',
          },
        },
      },
    ]);
  });
  test('an edited message stays one: what is too long ends with an ellipsis', () => {
    const [call, ...rest] = render(
      say('5', 'telegram', [words('Một câu dài. '.repeat(500))], { slot: 'card', edit: 'skip' }),
    );
    expect(rest).toEqual([]);
    const text = String(call?.params.text);
    expect(text.endsWith('câu dài.\n…')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text.length).toBeGreaterThan(3000);
  });
  test('files: one with its caption, albums by kind, voice notes alone', () => {
    const enclosed = (...kinds: ('photo' | 'voice' | 'video' | 'document')[]) => ({
      enclosures: kinds.map((kind, i) => ({ id: `${kind}${i}`, kind })),
    });
    const shape = (more: object, text = 'Ảnh') =>
      render(say('5', 'telegram', [words(text)], more)).map(({ method, files }) => [
        method,
        Object.values(files ?? {}).join(),
      ]);
    expect(shape(enclosed('photo'))).toEqual([['sendPhoto', 'photo0']]);
    expect(shape(enclosed('photo'), 'a'.repeat(1025))).toEqual([
      ['sendMessage', ''],
      ['sendPhoto', 'photo0'],
    ]);
    expect(shape({ ...enclosed('photo'), slot: 'card' })).toEqual([
      ['sendMessage', ''],
      ['sendPhoto', 'photo0'],
    ]);
    expect(shape(enclosed('photo', 'voice', 'video', 'document', 'document'))).toEqual([
      ['sendMessage', ''],
      ['sendMediaGroup', 'photo0,video2'],
      ['sendMediaGroup', 'document3,document4'],
      ['sendVoice', 'voice1'],
    ]);
    expect(shape(enclosed(...Array<'photo'>(11).fill('photo')))).toHaveLength(3);
  });
  test('a toast is cut at a character, and says nothing where there is nothing to say', () => {
    const toast = (text?: string): Outgoing => ({
      kind: 'toast',
      to: { channel: 'telegram', chat: '5' },
      lang: 'vi',
      press: '77',
      ...(text !== undefined && { say: words(text) }),
    });
    expect(render(toast())).toEqual([
      { method: 'answerCallbackQuery', params: { callback_query_id: '77' }, fleeting: true },
    ]);
    const [long] = render(toast('😀'.repeat(150)));
    expect(long?.params.text).toBe(`${'😀'.repeat(99)}…`);
  });
});

describe('telegram: cutting long texts', () => {
  const rich = (lines: Parameters<typeof compose>[0]) => compose(lines, t, 'vi');
  test('at a paragraph, a line, a sentence, a word, in this order', () => {
    const cut = (text: string, limit: number) => split(rich([words(text)]), limit).map((part) => part.text);
    expect(cut('aaaa bbbb\n\ncccc. dddd eeee', 20)).toEqual(['aaaa bbbb', 'cccc. dddd eeee']);
    expect(cut('aaaa bbbb. cccc\ndddd eeee', 20)).toEqual(['aaaa bbbb. cccc', 'dddd eeee']);
    expect(cut('aaaa bbbb cccc. dddd eeee', 20)).toEqual(['aaaa bbbb cccc.', 'dddd eeee']);
    expect(cut('aaaa bbbb cccc dddd eeee', 20)).toEqual(['aaaa bbbb cccc dddd', 'eeee']);
    expect(cut('aaaaabbbbbcccccdddddeeeee', 20)).toEqual(['aaaaabbbbbcccccddddd', 'eeeee']);
  });
  test('a part that is exactly full is not cut earlier', () => {
    expect(split(rich([words(`${'a'.repeat(20)} ${'b'.repeat(20)}`)]), 20).map((part) => part.text)).toEqual([
      'a'.repeat(20),
      'b'.repeat(20),
    ]);
  });
  test('entities are cut with their text, a code moves as a whole', () => {
    const parts = split(rich([{ quote: 'aaaa bbbb cccc dddd eeee' }, { code: '0482-1735' }]), 12);
    expect(parts).toEqual([
      { text: 'aaaa bbbb', entities: [{ type: 'blockquote', offset: 0, length: 9 }] },
      { text: 'cccc dddd', entities: [{ type: 'blockquote', offset: 0, length: 9 }] },
      { text: 'eeee', entities: [{ type: 'blockquote', offset: 0, length: 4 }] },
      { text: '0482-1735', entities: [{ type: 'code', offset: 0, length: 9 }] },
    ]);
  });
  test('a code is not cut at a blank of its own', () => {
    const parts = split(rich([words('aa'), { code: '1111 2222 3333 444' }]), 20);
    expect(parts.map((part) => part.text)).toEqual(['aa', '1111 2222 3333 444']);
  });
  test('never too long, never blank, never inside a character', () => {
    fc.assert(
      fc.property(nastyText(200), fc.integer({ min: 16, max: 200 }), (text, limit) => {
        for (const part of split(rich([{ quote: text }, words(text)]), limit)) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(part.text.isWellFormed()).toBe(true);
          expect(part.text.trim()).not.toBe('');
          for (const { offset, length } of part.entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(part.text.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
  test('a person’s text cannot freeze the cutting', () => {
    for (const text of [
      '\n'.repeat(200_000),
      ' \n'.repeat(100_000),
      'a'.repeat(200_000),
      '. '.repeat(100_000),
      '\u0301'.repeat(200_000),
      '.'.repeat(200_000),
      '…”'.repeat(100_000),
    ]) {
      expect(() => split(rich([{ quote: text }]), 4096)).not.toThrow();
    }
  });
});

describe('telegram: sending', () => {
  test('a message, then its edit, then the same edit again', async () => {
    const it = stage();
    const slots = new Map<string, string>();
    const card = (text: string, more: object = {}) =>
      say(it.chat, 'telegram', [words(text)], { slot: 'card', ...more });
    expect(await sendAll(it.channel, card('Mới'), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(await sendAll(it.channel, card('Đã nhận', { edit: 'skip' }), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(await sendAll(it.channel, card('Đã nhận', { edit: 'skip' }), slots)).toEqual([{ ok: true, id: '2' }]);
    expect(it.seen(it.chat)).toEqual(['Đã nhận']);
  });
  test('an edit of nothing: sent anew, or not at all', async () => {
    const it = stage();
    const card = (how: 'send' | 'skip') => say(it.chat, 'telegram', [words('Thẻ')], { slot: 'card', edit: how });
    expect(await sendAll(it.channel, card('skip'))).toEqual([{ ok: true }]);
    expect(it.emulator.wire.filter(({ kind }) => kind === 'call')).toEqual([]);
    expect(await sendAll(it.channel, card('send'))).toEqual([{ ok: true, id: '2' }]);
    expect(it.seen(it.chat)).toEqual(['Thẻ']);
  });
  test('an answer under a message, and under one that is gone', async () => {
    const it = stage();
    const under = say(it.chat, 'telegram', [words('Trả lời')], { under: 'card' });
    await sendAll(it.channel, under, new Map([['card', '1']]));
    await sendAll(it.channel, under, new Map([['card', '999']]));
    await sendAll(it.channel, under);
    const ours = it.emulator.chat(Number(it.chat)).messages.filter(({ from }) => from.bot);
    expect(ours.map(({ replyTo }) => replyTo)).toEqual([1, undefined, undefined]);
    expect(it.emulator.wire.at(-1)).toMatchObject({ params: { chat_id: it.chat, text: 'Trả lời' } });
    expect(JSON.stringify(it.emulator.wire.at(-1))).not.toContain('reply_parameters');
  });
  test('the bytes of a file arrive unchanged, under a plain name', async () => {
    const it = stage();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7 + (i >> 8)) % 256);
    const [call] = it.channel.render(
      say(it.chat, 'telegram', [], { enclosures: [{ id: 'x', kind: 'document' }] }),
      rendering,
    );
    const file = async () => ({ bytes, type: 'application/pdf', name: '../đơn "kiến"\r\nnghị;1.pdf' });
    expect(await it.channel.send(call as Call, sending(it.chat, { file }))).toEqual({ ok: true, id: '2' });
    const media = it.emulator.chat(Number(it.chat)).messages.at(-1)?.media;
    expect(media?.name).toBe('đơn_kiến_nghị_1.pdf');
    expect(it.emulator.file(media?.file ?? '')?.bytes).toEqual(bytes);
  });
  test('a photo too large for a photo, and a sound no voice note, go as documents', async () => {
    const it = stage();
    const large = new Uint8Array(10 * 1024 * 1024 + 1).fill(1);
    const enclose = (...kinds: ('photo' | 'voice')[]) =>
      it.channel.render(
        say(it.chat, 'telegram', [], { enclosures: kinds.map((kind) => ({ id: kind, kind })) }),
        rendering,
      )[0] as Call;
    const last = () => it.emulator.chat(Number(it.chat)).messages.at(-1)?.media?.kind;
    const file = async () => ({ bytes: large, type: 'image/jpeg', name: 'a.jpg' });
    expect(await it.channel.send(enclose('photo'), sending(it.chat, { file }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    expect(await it.channel.send(enclose('photo', 'photo'), sending(it.chat, { file }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    const amr = async () => ({ bytes: new Uint8Array([1]), type: 'audio/amr', name: 'a.amr' });
    expect(await it.channel.send(enclose('voice'), sending(it.chat, { file: amr }))).toMatchObject({ ok: true });
    expect(last()).toBe('document');
    expect(await it.channel.send(enclose('voice'), sending(it.chat))).toMatchObject({ ok: true });
    expect(last()).toBe('voice');
  });
  test('more than the platform takes is refused without a call; a store out of reach is tried again', async () => {
    const it = stage();
    const call: Call = { method: 'sendDocument', params: {}, files: { document: 'x' } };
    const file = async () => ({ bytes: new Uint8Array(50 * 1024 * 1024 + 1), type: 'application/zip', name: 'a.zip' });
    expect(await it.channel.send(call, sending(it.chat, { file }))).toEqual({
      ok: false,
      why: 'rejected',
      code: 'too-big',
    });
    expect(await it.channel.send(call, sending(it.chat, { file: async () => Promise.reject(new Error()) }))).toEqual({
      ok: false,
      why: 'unreachable',
    });
    expect(it.emulator.wire.filter(({ kind }) => kind === 'call')).toEqual([]);
  });
  test('a toast is seen by the one who pressed', async () => {
    const it = stage();
    await sendAll(
      it.channel,
      say(it.chat, 'telegram', [], { prompt: { say: [words('Gửi?')], choices: [{ id: 'a', label: words('Gửi') }] } }),
    );
    const read = it.channel.read(it.choose(it.chat, 'Gửi'));
    const body = read.ok ? read.events[0]?.body : undefined;
    const press = body?.kind === 'choice' ? body.press : '';
    const toast: Outgoing = {
      kind: 'toast',
      to: { channel: 'telegram', chat: it.chat },
      lang: 'vi',
      press,
      say: words('Đã nhận'),
    };
    expect(await sendAll(it.channel, toast)).toEqual([{ ok: true }]);
    expect(it.emulator.toasts(Number(it.chat))).toMatchObject([{ text: 'Đã nhận', press }]);
  });

  test.each([
    ['missing', undefined, 30_000],
    ['negative', -5, 30_000],
    ['no number', 'abc', 30_000],
    ['nought', 0, 1_000],
    ['two hours', 7_200, 3_600_000],
  ])('asked to wait %s', async (_, retryAfter, retryAfterMs) => {
    const it = stage();
    it.emulator.faults.rateLimit({ next: 1, retryAfter });
    expect(await it.channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending(it.chat))).toEqual({
      ok: false,
      why: 'throttled',
      retryAfterMs,
    });
  });

  const refused = (error_code: number, description: string, parameters?: object) =>
    answering(error_code, { ok: false, error_code, description, parameters });
  test.each<[string, typeof fetch, Sent]>([
    ['401', refused(401, 'Unauthorized'), { ok: false, why: 'misconfigured', code: 'unauthorized' }],
    ['404', refused(404, 'Not Found'), { ok: false, why: 'misconfigured', code: 'not-found' }],
    ['403 of a kind not known', refused(403, 'Forbidden: something else'), { ok: false, why: 'blocked', code: '403' }],
    [
      '403 deactivated',
      refused(403, 'Forbidden: user is deactivated'),
      { ok: false, why: 'blocked', code: 'deactivated' },
    ],
    ['400 of a kind not known', refused(400, 'Bad Request: nobody knows'), { ok: false, why: 'rejected', code: '400' }],
    [
      '400 without rights',
      refused(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { ok: false, why: 'rejected', code: 'no-rights' },
    ],
    ['413', refused(413, 'Request Entity Too Large'), { ok: false, why: 'rejected', code: 'too-big' }],
    [
      'migrated, told with 403',
      refused(403, 'Forbidden', { migrate_to_chat_id: -1009 }),
      { ok: false, why: 'moved', to: '-1009' },
    ],
    ['500', refused(500, 'Internal Server Error'), { ok: false, why: 'unknown' }],
    ['502 as a web page', answering(502, '<html>Bad Gateway</html>'), { ok: false, why: 'unknown' }],
    ['530 of Workers: no such name', answering(530, 'error code: 1016'), { ok: false, why: 'unreachable' }],
    ['200 with a web page', answering(200, '<html></html>'), { ok: false, why: 'unknown' }],
    ['200 and nothing', answering(200, ''), { ok: false, why: 'unknown' }],
    ['200 ok:false without a code', answering(200, { ok: false }), { ok: false, why: 'unknown' }],
    ['200 null', answering(200, 'null'), { ok: false, why: 'unknown' }],
    [
      'refused connection',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'no such name',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'connecting took too long',
      failing(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'several addresses, none answers',
      failing(
        new TypeError('fetch failed', {
          cause: new AggregateError([
            { syscall: 'connect', code: 'ETIMEDOUT' },
            { syscall: 'connect', code: 'ENETUNREACH' },
          ]),
        }),
      ),
      { ok: false, why: 'unreachable' },
    ],
    [
      'a certificate that is not theirs',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }) })),
      { ok: false, why: 'unreachable' },
    ],
    [
      'reset',
      failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })),
      { ok: false, why: 'unknown' },
    ],
    [
      'the other side hung up',
      failing(Object.assign(new Error(), { code: 'UND_ERR_SOCKET' })),
      { ok: false, why: 'unknown' },
    ],
    [
      'reading took too long',
      failing(Object.assign(new Error(), { code: 'ETIMEDOUT', syscall: 'read' })),
      { ok: false, why: 'unknown' },
    ],
    ['no error at all', failing(undefined), { ok: false, why: 'unknown' }],
  ])('%s', async (_, fetch, want) => {
    expect(await outcome(fetch)).toEqual(want);
  });

  test('a real socket that nobody listens on is unreachable', async () => {
    const { createServer } = await import('node:http');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const channel = stage({ fetch: loopbackFetch, apiRoot: `http://127.0.0.1:${port}` }).channel;
    expect(await channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending('1'))).toEqual({
      ok: false,
      why: 'unreachable',
    });
  });

  test('a fetch that throws at once leaves no timer behind', async () => {
    vi.useFakeTimers();
    try {
      const throwing = (() => {
        throw new Error('no');
      }) as unknown as typeof fetch;
      expect(await outcome(throwing)).toEqual({ ok: false, why: 'unknown' });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('no answer in time: may have arrived', async () => {
    vi.useFakeTimers();
    try {
      const silent: typeof fetch = (_, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      const { channel } = stage({ fetch: silent });
      const sent = channel.send({ method: 'sendMessage', params: { text: 'a' } }, sending('1', { timeoutMs: 12_345 }));
      const done = vi.fn();
      void sent.then(done);
      await vi.advanceTimersByTimeAsync(12_344);
      expect(done).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await sent).toEqual({ ok: false, why: 'unknown' });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('telegram: fetching files', () => {
  const received = (it: TelegramStage): string => {
    const read = it.channel.read(it.emulator.updates.at(-1));
    const body = read.ok ? read.events[0]?.body : undefined;
    return body?.kind === 'media' ? body.media.ref : '';
  };
  const person = (it: TelegramStage) => {
    const someone = it.emulator.person();
    someone.start();
    return someone;
  };

  test('a photo comes with its bytes', async () => {
    const it = stage();
    const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => i % 251);
    person(it).photo({ bytes });
    expect(await it.channel.fetchMedia(received(it))).toEqual({ ok: true, bytes });
  });
  test('too big as told', async () => {
    const it = stage();
    person(it).document({ name: 'a.zip', size: 20 * 1024 * 1024 + 1 });
    expect(await it.channel.fetchMedia(received(it))).toEqual({ ok: false, why: 'too-big' });
  });
  test('gone, where nobody knows the file', async () => {
    expect(await stage().channel.fetchMedia('AgACnobody')).toEqual({ ok: false, why: 'gone' });
  });
  test('later, where the server is in trouble', async () => {
    const it = stage();
    person(it).photo();
    const ref = received(it);
    it.emulator.faults.serverErrors({ next: 1 });
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'later' });
    it.emulator.faults.rateLimit({ next: 1 });
    expect(await it.channel.fetchMedia(ref)).toEqual({ ok: false, why: 'later' });
  });

  /** getFile says this; the download gets that. Gives the outcome and the addresses that were asked. */
  const fetching = async (path: unknown, file: Response | Error, size?: number) => {
    const asked: string[] = [];
    const fetch = (async (input: string) => {
      asked.push(String(input));
      if (!String(input).includes('/file/'))
        return new Response(JSON.stringify({ ok: true, result: { file_path: path, file_size: size } }));
      if (file instanceof Error) throw file;
      return file;
    }) as unknown as typeof globalThis.fetch;
    return { fetched: await stage({ fetch }).channel.fetchMedia('x'), asked };
  };

  test.each([
    ...[
      '../secret',
      'photos/../../secret',
      '/etc/passwd',
      'http://127.0.0.1/x',
      '//evil.example/x',
      'photos//x',
      'photos/./x',
    ],
    ...[
      'photos\\x',
      'photos/x?y',
      'photos/x#y',
      'photos/%2e%2e/x',
      'photos/x\r\nHost: y',
      'user@evil.example/x',
      '',
      'a'.repeat(600),
      5,
      null,
    ],
  ])('a path that leads elsewhere is not followed: %j', async (path) => {
    const { fetched, asked } = await fetching(path, new Response('x'));
    expect(fetched).toEqual({ ok: false, why: 'later' });
    expect(asked).toHaveLength(1);
  });
  test('letters of any language in a path', async () => {
    const { fetched, asked } = await fetching('documents/đơn_1.pdf', new Response('abc'));
    expect(fetched).toEqual({ ok: true, bytes: new TextEncoder().encode('abc') });
    expect(asked[1]).toBe(`http://bot-api.test/file/bot${TOKEN}/documents/${encodeURIComponent('đơn_1.pdf')}`);
  });
  test.each<[string, Response | Error, number | undefined, string]>([
    ['a redirect', new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/' } }), undefined, 'later'],
    ['not found', new Response('', { status: 404 }), undefined, 'gone'],
    ['a server error', new Response('', { status: 503 }), undefined, 'later'],
    ['no connection', new Error('x'), undefined, 'later'],
    ['half of it', new Response('abc'), 6, 'later'],
    ['nothing in it', new Response(''), undefined, 'later'],
    [
      'a length too big as told',
      new Response('abc', { headers: { 'content-length': String(21 * 1024 * 1024) } }),
      undefined,
      'too-big',
    ],
    ['breaks off', new Response(new ReadableStream({ pull: (to) => to.error(new Error('x')) })), undefined, 'later'],
  ])('%s', async (_, file, size, why) => {
    expect((await fetching('photos/a.jpg', file, size)).fetched).toEqual({ ok: false, why });
  });
  test('neither calls nor downloads follow a redirect, and both end after a time', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const fetch = (async (_: string, init?: RequestInit) => {
      seen.push(init);
      return new Response(JSON.stringify({ ok: true, result: { file_path: 'photos/a.jpg' } }));
    }) as unknown as typeof globalThis.fetch;
    await stage({ fetch }).channel.fetchMedia('x');
    expect(seen.map((init) => [init?.redirect, init?.signal instanceof AbortSignal])).toEqual([
      ['manual', true],
      ['manual', true],
    ]);
  });
  test('a stream without an end is left at 20 MB', async () => {
    let given = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (to) => {
        given += 1024 * 1024;
        to.enqueue(new Uint8Array(1024 * 1024));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    expect((await fetching('photos/a.jpg', new Response(body))).fetched).toEqual({ ok: false, why: 'too-big' });
    expect(cancelled).toBe(true);
    expect(given).toBeLessThan(24 * 1024 * 1024);
  });
});

describe('telegram: set-up', () => {
  const commands: TelegramOptions['commands'] = [
    { lang: 'vi', where: 'private', list: [{ command: 'tracuu', description: 'Tra cứu hồ sơ' }] },
    { lang: 'en', where: 'private', list: [{ command: 'tracuu', description: 'Track a petition' }] },
    { lang: 'vi', where: 'groups', list: [{ command: 'gan', description: 'Gắn nhóm' }] },
  ];
  test('registers the webhook with its secret, and the commands in each language', async () => {
    const it = stage({ commands });
    await it.channel.setUp('https://xa.example/webhooks/telegram');
    expect(it.emulator.snapshot().webhook).toMatchObject({
      url: 'https://xa.example/webhooks/telegram',
      max_connections: 40,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    expect([...it.emulator.commands]).toEqual([
      ['all_private_chats/', commands[0]?.list],
      ['all_private_chats/vi', commands[0]?.list],
      ['all_private_chats/en', commands[1]?.list],
      ['all_group_chats/', commands[2]?.list],
      ['all_group_chats/vi', commands[2]?.list],
    ]);
    expect(await it.channel.webhook()).toEqual({ url: 'https://xa.example/webhooks/telegram', pending: 0 });
    await it.channel.setUp('');
    expect(await it.channel.webhook()).toEqual({ url: '', pending: 0 });
  });
  test('what went wrong at the webhook is told', async () => {
    const clock = { now: 1_764_208_800_000 };
    const emulator = telegramEmulator({
      token: TOKEN,
      now: () => clock.now,
      fetch: async () => new Response('', { status: 503 }),
    });
    const channel = telegram({
      token: TOKEN,
      secret: SECRET,
      apiRoot: 'http://bot-api.test',
      fetch: through(emulator),
      bot: BOT,
    });
    await channel.setUp('https://xa.example/webhooks/telegram');
    emulator.person().start();
    await emulator.settled();
    expect(await channel.webhook()).toEqual({
      url: 'https://xa.example/webhooks/telegram',
      pending: 1,
      lastError: { at: 1_764_208_800_000, message: 'Wrong response from the webhook: 503' },
    });
  });
  test.each<[string, (channel: Channel) => Promise<unknown>, typeof fetch, RegExp]>([
    [
      'an address Telegram does not take',
      (c) => c.setUp('http://xa.example/x'),
      through(stage().emulator),
      /^Telegram setWebhook: the webhook address was refused; it must begin with https/,
    ],
    [
      'a wrong token',
      (c) => c.webhook(),
      answering(401, { ok: false, error_code: 401, description: 'Unauthorized' }),
      /@BotFather/,
    ],
    [
      'no way to the server',
      (c) => c.webhook(),
      failing(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
      /cannot be reached/,
    ],
    [
      'two programs ask',
      (c) => c.poll?.(0, 0, new AbortController().signal) ?? Promise.resolve(),
      answering(409, { ok: false, error_code: 409, description: 'Conflict' }),
      /another program/,
    ],
  ])('%s is told in one clean sentence', async (_, act, fetch, want) => {
    await expect(act(stage({ fetch }).channel)).rejects.toThrow(want);
  });
});

describe('telegram: polling', () => {
  test('gives each update once, and tells which are settled', async () => {
    const it = stage();
    const { channel, emulator } = it;
    const { signal } = new AbortController();
    const first = await channel.poll?.(0, 0, signal);
    expect(first?.updates).toEqual(emulator.updates);
    expect(emulator.pending()).toHaveLength(emulator.updates.length);
    const second = await channel.poll?.(first?.offset ?? 0, 0, signal);
    expect(second).toEqual({ updates: [], offset: first?.offset });
    expect(emulator.pending()).toEqual([]);
  });
  test('an end that was asked for is no error', async () => {
    const waiting: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const end = new AbortController();
    const polled = stage({ fetch: waiting }).channel.poll?.(7, 25_000, end.signal);
    end.abort();
    expect(await polled).toEqual({ updates: [], offset: 7 });
  });
});
