/** The Telegram channel against the suite of all channels; its door and its reading. */
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/channels/contract.ts';
import { telegram } from '../../src/channels/telegram/index.ts';
import { channelContract } from './contract.ts';
import { answering, BOT, SECRET, stage, type TelegramStage, TOKEN } from './telegram-stage.ts';

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

channelContract({
  id: 'telegram',
  fixtures: new URL('./fixtures/telegram/', import.meta.url),
  kinds: [
    ...['text', 'text-nfd', 'text-edited', 'text-forwarded', 'command', 'command-start', 'command-own-name'],
    ...['command-other-bot', 'command-any-name-private', 'mention', 'mention-other', 'reply', 'reply-to-person'],
    ...['photo', 'photo-caption-edited', 'album', 'voice', 'audio', 'video', 'video-note', 'animation', 'document'],
    ...[
      'location',
      'location-live-edit',
      'venue',
      'contact',
      'contact-other',
      'contact-unclear',
      'sticker',
      'dice',
      'poll',
      'story',
    ],
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
