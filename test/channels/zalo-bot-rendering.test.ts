/** Messages of ours as calls of the Zalo Bot Platform. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/channels/contract.ts';
import { compose, parts } from '../../src/channels/words.ts';
import type { Outgoing } from '../../src/domain/message.ts';
import { translator } from '../../src/text/translate.ts';
import { nastyText, rendering, say, sign, t, words } from './speech.ts';
import { stage } from './zalo-bot-stage.ts';

const render = (message: Outgoing): readonly Call[] => stage().channel.render(message, rendering);
const textsOf = (message: Outgoing) => render(message).map(({ params }) => String(params.text));
const sentence = (n: number): string => `Câu số ${n} của một bài dài về chuyện ngập nước ở tổ. `;
const long = (sentences: number): string => Array.from({ length: sentences }, (_, n) => sentence(n)).join('');

describe('zalo-bot: rendering', () => {
  test('plain text; words of people between marks and in italics, codes bold, nothing to parse', () => {
    const lines = [
      words('Chào <b>ông/bà</b>'),
      { quote: 'Ngập 😀 ở “/duyet” @canbo\nHạn: mai' },
      { code: '0482-1735' },
    ];
    const [call, ...rest] = render(say('5', 'zalo-bot', lines));
    const quote = '“Ngập 😀 ở "/\u2060duyet" @\u2060canbo\nHạn: mai”';
    expect(call).toEqual({
      method: 'sendMessage',
      params: {
        text: `Chào <b>ông/bà</b>\n${quote}\n0482-1735`,
        text_styles: [
          { start: 19, len: quote.length, st: ['i'] },
          { start: 20 + quote.length, len: 9, st: ['b'] },
        ],
      },
    });
    expect(rest).toEqual([]);
  });
  test('letters typed in pieces are composed, and what a citizen wrote stays harmless in sentences of ours too', () => {
    expect(textsOf(say('5', 'zalo-bot', [{ quote: 'Đường ngập'.normalize('NFD') }]))).toEqual(['“Đường ngập”']);
    expect(textsOf(say('5', 'zalo-bot', [words('Việc: @\u2060canbo  xem\u202e')]))).toEqual(['Việc: @\u2060canbo xem']);
  });
  test('choices are numbered lines under the text, one line each', () => {
    const choices = ['Gửi', 'Sửa\nlại', ' '].map((label, i) => ({ id: `c${i}`, label: words(label) }));
    const asking = say('5', 'zalo-bot', [], { slot: 'card', prompt: { say: [words('Gửi nhé?')], choices } });
    expect(render(asking)).toEqual([
      {
        method: 'sendMessage',
        params: { text: 'Gửi nhé?\n\nchoose-by-number\n1. Gửi\n2. Sửa lại\n3. …' },
        slot: 'card',
      },
    ]);
    const bare = say('5', 'zalo-bot', [], { prompt: { say: [], choices: choices.slice(0, 1) } });
    expect(textsOf(bare)).toEqual(['choose-by-number\n1. Gửi']);
  });
  test('a code to copy and a place to send have no button here; a link is written out where it leads somewhere', () => {
    const prompt = (url: string) => ({
      say: [words('Mã:'), { code: '0482-1735' }],
      copy: '0482-1735',
      askPlace: true,
      link: { label: words('Xem bản đồ'), url },
    });
    const text = (url: string) => textsOf(say('5', 'zalo-bot', [], { prompt: prompt(url) }));
    expect(text('https://xa.example/ho-so')).toEqual(['Mã:\n0482-1735\nXem bản đồ: https://xa.example/ho-so']);
    for (const url of ['http://localhost:8787/', 'javascript:alert(1)', 'đường', 'https://xa.example/a b'])
      expect(text(url)).toEqual(['Mã:\n0482-1735']);
  });
  test('a long text is cut at sentence ends below 1,900; slot and choices on the last part', () => {
    const message = say('5', 'zalo-bot', [], {
      slot: 'card',
      under: 'old',
      prompt: { say: [words(long(90))], choices: [{ id: 'a', label: words('Gửi') }] },
    });
    const calls = render(message);
    expect(calls.length).toBeGreaterThan(1);
    for (const { params } of calls) expect(String(params.text).length).toBeLessThan(1_900);
    for (const { params } of calls.slice(0, -1)) expect(String(params.text)).toMatch(/ở tổ\.$/);
    expect(calls.map(({ slot }) => slot)).toEqual([...calls.slice(0, -1).map(() => undefined), 'card']);
    expect(calls.at(-1)?.params.text).toMatch(/ở tổ\.\n\nchoose-by-number\n1\. Gửi$/);
    // There are no answers to a message.
    expect(JSON.stringify(calls)).not.toContain('under');
  });
  test('choices that do not fit under the last part get a message of their own', () => {
    const choices = [{ id: 'a', label: words('Gửi') }];
    const full = say('5', 'zalo-bot', [], { prompt: { say: [words('a'.repeat(1_878))], choices } });
    expect(textsOf(full)).toEqual(['a'.repeat(1_878), 'choose-by-number\n1. Gửi']);
    const fits = say('5', 'zalo-bot', [], { prompt: { say: [words('a'.repeat(1_874))], choices } });
    expect(textsOf(fits)).toEqual([`${'a'.repeat(1_874)}\n\nchoose-by-number\n1. Gửi`]);
  });
  test('what was to be changed is sent anew, or not at all; a note after a press is nothing', () => {
    const card = (edit: 'send' | 'skip') =>
      render(
        say('5', 'zalo-bot', [words('Đã nhận')], { slot: 'card', edit, enclosures: [{ id: 'x', kind: 'photo' }] }),
      );
    expect(card('send')).toEqual([{ method: 'sendMessage', params: { text: 'Đã nhận' }, slot: 'card' }]);
    expect(card('skip')).toEqual([]);
    const toast: Outgoing = {
      kind: 'toast',
      to: { channel: 'zalo-bot', chat: '5' },
      lang: 'vi',
      press: '77',
      say: words('Đã nhận'),
    };
    expect(render(toast)).toEqual([]);
  });
  test('files cannot be sent: a link to each where there is one, else how many there are', () => {
    const texts = translator({ zone: 'Asia/Ho_Chi_Minh', onMissing: () => expect.unreachable() });
    const enclosures = (['photo', 'photo', 'document', 'voice'] as const).map((kind, i) => ({ id: `${i}`, kind }));
    const message = (some: typeof enclosures): Outgoing =>
      say('5', 'zalo-bot', [{ id: 'evidence', args: { code: '0482-1735' } }], { enclosures: some });
    const textOf = (some: typeof enclosures) =>
      stage()
        .channel.render(message(some), { t: texts, sign })
        .map(({ params, files }) => [params.text, files]);
    expect(textOf(enclosures)).toEqual([['Việc 0482-1735: ảnh kết quả\n(2 ảnh, 2 tệp)', undefined]]);
    expect(textOf(enclosures.slice(0, 1))).toEqual([['Việc 0482-1735: ảnh kết quả\n(1 ảnh)', undefined]]);
    const linkTo = ({ id }: { readonly id: string }) => (id === '1' ? undefined : `https://xa.example/tep/${id}`);
    const [linked] = stage().channel.render(message(enclosures.slice(0, 2)), { t: texts, sign, linkTo });
    expect(linked?.params.text).toBe('Việc 0482-1735: ảnh kết quả\nhttps://xa.example/tep/0\n(1 ảnh)');
  });
  test('nothing to say is no call', () => {
    expect(render(say('5', 'zalo-bot', [words(' '), { quote: '\u200b' }, { code: '' }]))).toEqual([]);
  });
});

describe('zalo-bot: cutting long texts', () => {
  const rich = (lines: Parameters<typeof compose>[0]) => compose(lines, t, 'vi');
  test('styles are cut with their text, each part of a quote has its marks, a code moves as a whole', () => {
    expect(parts(rich([{ quote: 'aaaa bbbb cccc dddd' }, { code: '0482-1735' }]), 14)).toEqual([
      { text: '“aaaa bbbb”', styles: [{ start: 0, len: 11, st: ['i'] }] },
      { text: '“cccc dddd”', styles: [{ start: 0, len: 11, st: ['i'] }] },
      { text: '0482-1735', styles: [{ start: 0, len: 9, st: ['b'] }] },
    ]);
  });
  test('more quotes than there is room for marks', () => {
    const [only] = parts(rich(Array.from({ length: 100 }, () => ({ quote: 'a' }))), 1_899);
    expect(only?.text.match(/“a”/g)).toHaveLength(40);
    expect(only?.styles).toHaveLength(100);
  });
  test('never too long, never blank, never inside a character', () => {
    fc.assert(
      fc.property(nastyText(60), fc.integer({ min: 16, max: 200 }), (text, limit) => {
        for (const part of parts(rich([{ quote: text }, words(text)]), limit)) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(part.text.isWellFormed()).toBe(true);
          expect(part.text.trim()).not.toBe('');
          for (const { start, len } of part.styles) {
            expect(len).toBeGreaterThan(0);
            expect(start + len).toBeLessThanOrEqual(part.text.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
  test('a person’s text cannot freeze the cutting', () => {
    for (const text of ['\n', ' \n', 'a', '. ', '\u0301', '.', '…”', '@', '\u2060', 'a\u200d'])
      expect(() => parts(rich([{ quote: text.repeat(100_000) }]), 1_899)).not.toThrow();
  });
});
