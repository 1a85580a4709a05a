/** Messages for the tests of channels: texts without a catalogue, letters that break things, sending as the outbox does. */
import fc from 'fast-check';
import type { Call, Channel, RenderContext, SendContext, Sent } from '../../src/channels/contract.ts';
import type { Line, Outgoing } from '../../src/domain/message.ts';
import type { Text, Translate } from '../../src/text/text.ts';

/** A text of its own words, for tests that need no catalogue. */
export const words = (text: string): Text => ({ id: text }) as unknown as Text;
export const t: Translate = (text) => (text as { readonly id: string }).id;
export const sign: RenderContext['sign'] = (chat, choice) => `${choice}~${chat.slice(-4)}`;
export const rendering: RenderContext = { t, sign };

const TYPES: Readonly<Record<string, string>> = { photo: 'image/jpeg', voice: 'audio/ogg', video: 'video/mp4' };

/** Platforms look at the first bytes. */
const BYTES: Readonly<Record<string, Uint8Array>> = { photo: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) };
const PDF = new TextEncoder().encode('%PDF-1.4\n');

/** What `send` gets from the outbox: any file id gives a file of its kind. */
export const sending = (chat: string, more: Partial<SendContext> = {}): SendContext => ({
  chat,
  timeoutMs: 30_000,
  file: async (id) => ({ bytes: BYTES[id] ?? PDF, type: TYPES[id] ?? 'application/pdf', name: `${id}.bin` }),
  ...more,
});

/** Sends all calls of a message, each to the message its slot has, as the outbox does; gives the outcomes. */
export const sendAll = async (
  channel: Channel,
  message: Outgoing,
  slots = new Map<string, string>(),
): Promise<Sent[]> => {
  const outcomes: Sent[] = [];
  for (const call of channel.render(message, rendering)) {
    // What stands in the outbox is JSON.
    const stored = JSON.parse(JSON.stringify(call)) as Call;
    const target = slots.get(stored.edits?.slot ?? stored.under ?? '');
    const sent = await channel.send(stored, sending(message.to.chat, target === undefined ? {} : { target }));
    if (sent.ok && sent.id !== undefined && stored.slot !== undefined) slots.set(stored.slot, sent.id);
    outcomes.push(sent);
  }
  return outcomes;
};

export const say = (chat: string, channel: Channel['id'], lines: readonly Line[], more: object = {}): Outgoing => ({
  kind: 'message',
  to: { channel, chat },
  lang: 'vi',
  purpose: 'answer',
  prompt: { say: lines },
  ...more,
});

/** Letters that people really send, and such that break things. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('ngập', 'đường', 'tổ dân phố', 'cống', ' ', '. ', '\n', '\n\n', ', ', '? ') },
  fc.constantFrom(
    '👩🏽‍🌾',
    '😀',
    '✈️',
    'Đường'.normalize('NFD'),
    '🇻🇳',
    '\u202e',
    '\u200b',
    '\u0000',
    '\r\n',
    '\t',
    '\ud83d',
    '\ude00',
  ),
  fc.constantFrom(
    '/duyet',
    '@canbo',
    '<b>',
    '*_[](',
    'http://evil.example/',
    '#tag',
    'e\u0301\u0301\u0301\u0301\u0301\u0301',
    '\u2028',
    'a\u030a',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
export const nastyText = (parts: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(piece, { maxLength: parts }).map((all) => all.join('')),
    fc.tuple(piece, fc.integer({ min: 1, max: parts * 20 })).map(([text, n]) => text.repeat(n)),
  );

/**
 * The letters of a text, composed, without what may be lost or added on its way: blanks, hidden characters, marks that belong to no
 * letter and the three that Telegram takes away even from letters, quotation marks.
 */
export const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u030a\u0333\u033f]/g, '')
    .normalize('NFC')
    .replace(/[\s\p{C}\p{M}\u2800\u3164\uffa0\u115f\u1160\ufffc\ufffd…“”"]/gu, '');

export const outgoing = (
  chat: string,
  channel: Channel['id'],
  group = false,
): fc.Arbitrary<Extract<Outgoing, { kind: 'message' }>> =>
  fc
    .record({
      lines: fc.array(
        fc.oneof(
          nastyText(300).map((text): Line => words(text)),
          nastyText(300).map((quote): Line => ({ quote })),
          fc.constantFrom<Line>({ code: '0482-1735' }, { code: ' ' }),
        ),
        { maxLength: 5 },
      ),
      choices: fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }), nastyText(4)), {
        maxLength: 6,
      }),
      copy: fc.constantFrom(undefined, '0482-1735', 'x'.repeat(300)),
      askPlace: fc.boolean(),
      url: fc.constantFrom(
        undefined,
        'https://xa.example/ho-so',
        'http://localhost:8787/',
        'javascript:alert(1)',
        'đường',
      ),
      kinds: fc.array(fc.constantFrom('photo' as const, 'voice' as const, 'video' as const, 'document' as const), {
        maxLength: 12,
      }),
    })
    .map(({ lines, choices, copy, askPlace, url, kinds }) => ({
      kind: 'message',
      to: { channel, chat, group },
      lang: 'vi',
      purpose: 'answer',
      prompt: {
        say: lines,
        askPlace,
        ...(choices.length > 0 && { choices: choices.map(([id, label]) => ({ id, label: words(label) })) }),
        ...(copy !== undefined && { copy }),
        ...(url !== undefined && { link: { label: words('Xem'), url } }),
      },
      ...(kinds.length > 0 && { enclosures: kinds.map((kind) => ({ id: kind, kind })) }),
    }));
