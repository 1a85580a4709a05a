/** Messages of ours as Telegram calls. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, split } from '../../src/channels/compose.ts';
import type { Call } from '../../src/channels/contract.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { nastyText, rendering, say, sign, t, words } from './speech.ts';
import { stage } from './telegram-stage.ts';

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
  test('the own button for a number: below the one for a place, and never in a group', () => {
    const ask = (more: object, chat?: string) => render(asking([], more, chat))[0]?.params.reply_markup;
    const number = [{ text: 'send-number-button', request_contact: true }];
    expect(ask({ askContact: true })).toMatchObject({ keyboard: [number], one_time_keyboard: true });
    expect(ask({ askPlace: true, askContact: true })).toMatchObject({
      keyboard: [[{ request_location: true }], number],
    });
    expect(ask({ askContact: true }, '-100123')).toBeUndefined();
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
