/** The Zalo Bot channel against the suite of all channels; its door and its reading. */
import { describe, expect, test } from 'vitest';
import { zaloBot } from '../../src/channels/zalo-bot/index.ts';
import { withoutName } from '../../src/channels/zalo-bot/mention.ts';
import { channelContract } from './contract.ts';
import { SECRET, stage, TOKEN, through, type ZaloBotStage } from './zalo-bot-stage.ts';

const request = (...headers: [string, string][]): Request => {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  return new Request('http://us.test/webhooks/zalo-bot', { method: 'POST', headers: all, body: '{}' });
};
const HEADER = 'X-Bot-Api-Secret-Token';

const emulatorOf = (it: unknown) => (it as ZaloBotStage).emulator;

channelContract({
  id: 'zalo-bot',
  fixtures: new URL('./fixtures/zalo-bot/', import.meta.url),
  kinds: [
    ...['text', 'text-flat', 'text-nfd', 'text-neighbour-id', 'text-hexadecimal-id', 'text-no-text', 'private-mention'],
    ...['group-mention', 'group-mention-inside', 'group-mention-nfd', 'group-mention-only', 'group-mention-other'],
    ...['group-answer', 'date-in-seconds', 'date-in-words', 'no-date', 'other-name-field', 'no-chat-type'],
    ...['no-chat-type-group', 'name-of-attacker', 'id-as-number', 'id-inexact', 'image', 'image-photo-url'],
    ...['image-group', 'image-without-link', 'image-empty', 'voice', 'sticker', 'unsupported', 'unsupported-bare'],
    ...[
      'own-message',
      'own-id',
      'other-bot',
      'no-author',
      'no-message-id',
      'other-chat-type',
      'future-event',
      'follow',
    ],
  ],
  own: ['own-message', 'own-id', 'other-bot'],
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
    ['the header of another platform', request(['X-Telegram-Bot-Api-Secret-Token', SECRET])],
  ],
  failures: [
    {
      name: 'the plan is used up',
      arrange: (it) => void emulatorOf(it).faults.rateLimit({ next: 1 }),
      want: { ok: false, why: 'misconfigured', code: 'quota' },
    },
    {
      name: 'blocked by the person',
      arrange: (it) => {
        const person = emulatorOf(it).person();
        person.say('Chào');
        person.block();
        return { context: { chat: person.id } };
      },
      want: { ok: false, why: 'blocked', code: 'blocked-by-user' },
    },
    {
      name: 'a person who never wrote',
      arrange: (it) => ({ context: { chat: emulatorOf(it).person().id } }),
      want: { ok: false, why: 'blocked', code: 'chat-not-found' },
    },
    {
      name: 'put out of the group',
      arrange: (it) => {
        const emulator = emulatorOf(it);
        const person = emulator.person();
        const group = emulator.group();
        group.join(person);
        group.addBot(person);
        group.removeBot(person);
        return { context: { chat: group.id } };
      },
      want: { ok: false, why: 'blocked', code: 'not-in-group' },
    },
    {
      name: 'no such chat',
      arrange: () => ({ context: { chat: '1' } }),
      want: { ok: false, why: 'blocked', code: 'chat-not-found' },
    },
    {
      name: 'server error: may have arrived',
      arrange: (it) => void emulatorOf(it).faults.serverErrors({ next: 1, code: 502 }),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'accepted, then the answer was lost',
      arrange: (it) => void emulatorOf(it).faults.loseAnswers(1),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'a web page instead of an answer',
      arrange: (it) => void emulatorOf(it).faults.html(1),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'a call the platform never takes',
      arrange: () => ({ call: { method: 'sendMessage', params: { text: 'a'.repeat(2001) } } }),
      want: { ok: false, why: 'rejected', code: 'too-long' },
    },
    {
      name: 'a method that does not exist: there is none to change a message',
      arrange: () => ({ call: { method: 'editMessageText', params: { text: 'a' } } }),
      want: { ok: false, why: 'rejected', code: '400' },
    },
    {
      name: 'a file: there is no way to send one',
      arrange: () => ({ call: { method: 'sendPhoto', params: {}, files: { photo: 'x' } } }),
      want: { ok: false, why: 'rejected', code: 'no-uploads' },
    },
  ],
  broken: (fetch, canary) => zaloBot({ token: `1:${canary}`, secret: `${canary}secret`, fetch }),
  refusal: (status, told) =>
    status === 200
      ? JSON.stringify({
          ok: true,
          result: {
            message_id: told,
            url: told,
            account_name: told,
            verification: { ok: false, outcome: told, hint: told },
          },
        })
      : JSON.stringify({ ok: false, error_code: status, description: `Refused: ${told}` }),
});

describe('zalo-bot: the secret', () => {
  test('a raw value with a blank behind it is another value', async () => {
    const headers = { get: () => `${SECRET} ` } as unknown as Headers;
    expect(await stage().channel.authentic(headers, new Uint8Array())).toBe(false);
  });
  test.each(['', 'seven77', 'has blank', 'x'.repeat(257), 'bí-mật-dài-lắm'])(
    'a secret that the platform would not take is refused at the start: "%s"',
    (secret) => {
      expect(() => stage({ secret })).toThrow(/ZALO_BOT_WEBHOOK_SECRET/);
    },
  );
  test('nothing of a wrong token or address is told', () => {
    expect(() => stage({ token: 'a/b CANARY' })).toThrow(/^ZALO_BOT_TOKEN is not/);
    expect(() => stage({ apiRoot: 'CANARY' })).toThrow(/^ZALO_BOT_API_ROOT is not/);
  });
});

describe('zalo-bot: reading', () => {
  test.each([
    ['an answer that refuses', { ok: false, error_code: 408, description: 'Request timeout' }],
    ['an answer without a result', { ok: true }],
    ['a result that is a list', { ok: true, result: [] }],
    ['an event whose name is none', { event_name: 5, message: {} }],
  ])('no update: %s', (_, body) => {
    expect(stage().channel.read(body)).toEqual({ ok: false });
  });
  test('before the own name is known it stays in the text; the first set-up learns it', async () => {
    const it = stage();
    const channel = zaloBot({ token: TOKEN, secret: SECRET, apiRoot: 'http://a.test', fetch: through(it.emulator) });
    const textOf = () => {
      const read = channel.read(it.choose(it.group ?? '', '217 nhận'));
      return read.ok ? read.events[0]?.body : undefined;
    };
    expect(textOf()).toEqual({ kind: 'text', text: '@Bot Cầu Nối 217 nhận' });
    await channel.setUp('');
    expect(textOf()).toEqual({ kind: 'text', text: '217 nhận' });
  });
  test('all that people send is read in every shape', () => {
    const { channel, emulator } = stage();
    const person = emulator.person({ name: 'Trần Thị B' });
    person.photo({ caption: 'Ổ gà' });
    person.voice();
    person.sticker();
    person.other('document');
    person.other('place', { bare: true });
    const child = emulator.person({ shielded: true });
    child.say('Em chào cô');
    const bodies = emulator.updates.slice(1).map((update) => {
      const read = channel.read(update);
      return read.ok ? read.events.map(({ body }) => (body.kind === 'media' ? body.media.kind : body)) : undefined;
    });
    const unsupported = { kind: 'other', name: 'unsupported' };
    expect(bodies).toEqual([
      ['photo'],
      ['voice'],
      [{ kind: 'other', name: 'sticker' }],
      [unsupported],
      [],
      [unsupported],
    ]);
  });
});

describe('zalo-bot: the own name', () => {
  const names = ['Bot Cầu Nối', 'Bot Cầu Nối (xã Ví Dụ)'];
  test.each([
    ['@Bot Cầu Nối (xã Ví Dụ) 217 nhận', '217 nhận'],
    ['@Bot  Cầu Nối: 217 nhận', '217 nhận'],
    ['217 nhận @Bot Cầu Nối', '217 nhận'],
    ['@Bot Cầu Nối @Bot Cầu Nối 217', '217'],
    ['@Bot Cầu Nối\n/gan K7', '/gan K7'],
    ['a@Bot Cầu Nối 217', 'a@Bot Cầu Nối 217'],
    ['Bot Cầu Nối 217', 'Bot Cầu Nối 217'],
    ['hai  dấu  cách', 'hai  dấu  cách'],
  ])('%s', (text, want) => {
    expect(withoutName(text, names)).toBe(want);
  });
  test('a name is no pattern, and no name is none', () => {
    expect(withoutName('@Bot (.*)+$ x', ['Bot (.*)+$'])).toBe('x');
    expect(withoutName('@Bot x', ['Bot (.*)+$'])).toBe('@Bot x');
    expect(withoutName('@ x', ['', ' '])).toBe('@ x');
  });
});
