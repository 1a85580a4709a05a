/** Messages of ours as calls to a Zalo Official Account. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/channels/contract.ts';
import { compose } from '../../src/channels/words.ts';
import { parts, TEXT_LIMIT } from '../../src/channels/zalo-oa/plain.ts';
import type { Enclosure, Line, MediaKind, Outgoing } from '../../src/domain/message.ts';
import { nastyText, rendering, say, sendAll, sign, t, words } from './speech.ts';
import { stage, type ZaloOaStage } from './zalo-oa-stage.ts';

const CHAT = '2222333344445555666';
const GROUP = 'f0e1d2c3b4a5968778';
const form = { title: 'UBND phường Ví Dụ', image: 'https://example.gov.vn/banner.png' };

const render = (message: Outgoing, more: object = {}): readonly Call[] =>
  stage({ form }).channel.render(message, { ...rendering, ...more });
const to = (group: boolean) => ({ to: { channel: 'zalo-oa', chat: group ? GROUP : CHAT, group } });
const asking = (labels: readonly string[], more: object = {}, group = false): Outgoing =>
  say(CHAT, 'zalo-oa', [], {
    ...to(group),
    prompt: {
      say: [words('Chọn')],
      choices: labels.map((label, i) => ({ id: `c${i}`, label: words(label) })),
      ...more,
    },
  });
const textsOf = (calls: readonly Call[]): readonly unknown[] =>
  calls.map(({ params }) => (params.message as { text?: string }).text);
const query = (label: string, id: string) => ({
  title: label,
  type: 'oa.query.hide',
  payload: `#cn:${sign(CHAT, id)}`,
});

describe('zalo-oa: rendering', () => {
  test('plain text: quotes between marks, a code on its line, nothing that rings, opens or hides', () => {
    const lines: Line[] = [
      words('Chào <b>ông/bà</b>'),
      { quote: 'Ngập ở /duyet @canbo, “gấp” http://evil.example' },
      { code: '0482-1735' },
    ];
    const j = '\u2060';
    expect(render(say(CHAT, 'zalo-oa', lines))).toEqual([
      {
        method: 'oa/message/cs',
        params: {
          message: {
            text: `Chào <b>ông/bà</b>\n“Ngập ở /${j}duyet @${j}canbo, "gấp" http:${j}//evil.${j}example”\n0482-1735`,
          },
        },
      },
    ]);
  });
  test('letters typed in pieces are put together', () => {
    const [text] = textsOf(
      render(say(CHAT, 'zalo-oa', [{ quote: 'Đường ngập'.normalize('NFD') }, words('Hẻm'.normalize('NFD'))])),
    );
    expect(text).toBe('“Đường ngập”\nHẻm'.normalize('NFC'));
  });
  test('up to five choices are buttons, and numbered lines for where these are refused', () => {
    expect(render(asking(['Gửi', 'Sửa lại']))).toEqual([
      {
        method: 'oa/message/cs',
        params: {
          message: {
            text: 'Chọn',
            attachment: { type: 'template', payload: { buttons: [query('Gửi', 'c0'), query('Sửa lại', 'c1')] } },
          },
          plain: 'Chọn\nchoose-by-number\n1. Gửi\n2. Sửa lại',
        },
      },
    ]);
  });
  test('six choices, and choices in a group, are numbered lines only', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(render(asking(six))).toEqual([
      {
        method: 'oa/message/cs',
        params: { message: { text: 'Chọn\nchoose-by-number\n1. a\n2. b\n3. c\n4. d\n5. e\n6. f' } },
      },
    ]);
    expect(render(asking(['Nhận', 'Chuyển'], {}, true))).toEqual([
      { method: 'oa/group/message', params: { message: { text: 'Chọn\nchoose-by-number\n1. Nhận\n2. Chuyển' } } },
    ]);
  });
  test('a link is one more button, or a line where there is no room for one', () => {
    const link = { label: words('Mở hồ sơ'), url: 'https://xa.example/ho-so' };
    const button = { title: 'Mở hồ sơ', type: 'oa.open.url', payload: { url: link.url } };
    const attachment = (buttons: object[]) => ({ type: 'template', payload: { buttons } });
    const only = (message: Outgoing) => render(message)[0]?.params;
    expect(only(asking([], { link }))).toEqual({
      message: { text: 'Chọn', attachment: attachment([button]) },
      plain: `Chọn\nMở hồ sơ: ${link.url}`,
    });
    expect(only(asking(['Gửi'], { link }))).toEqual({
      message: { text: 'Chọn', attachment: attachment([query('Gửi', 'c0'), button]) },
      plain: `Chọn\nchoose-by-number\n1. Gửi\nMở hồ sơ: ${link.url}`,
    });
    expect(only(asking(['a', 'b', 'c', 'd', 'e'], { link }))).toMatchObject({
      message: { text: `Chọn\nMở hồ sơ: ${link.url}` },
      plain: `Chọn\nMở hồ sơ: ${link.url}\nchoose-by-number\n1. a\n2. b\n3. c\n4. d\n5. e`,
    });
    expect(only(asking(['a'], { link }, true))).toEqual({
      message: { text: `Chọn\nMở hồ sơ: ${link.url}\nchoose-by-number\n1. a` },
    });
  });
  test.each(['http://localhost:8787/', 'javascript:alert(1)', 'đường', `https://a.example/${'x'.repeat(1_000)}`])(
    'a link that leads nowhere is left out: %s',
    (url) => {
      expect(render(asking([], { link: { label: words('Xem'), url } }))[0]?.params).toEqual({
        message: { text: 'Chọn' },
      });
    },
  );
  test('a token that does not fit is an error of the program', () => {
    const context = { sign: () => 'x'.repeat(997) };
    expect(() => render(asking(['Gửi']), context)).toThrow(/"c0" has 1001 characters/);
    expect(() => render(asking(['Gửi']), { sign: () => 'x'.repeat(996) })).not.toThrow();
  });
  test('nobody is called by what a person wrote, however it is split up', () => {
    const lines: Line[] = [
      { quote: `[@${CHAT}] và [\u200b@${GROUP}]` },
      words(`Ông/bà [@${CHAT}] viết:`),
      { code: `[@${CHAT}]` },
    ];
    for (const group of [false, true]) {
      const text = String(textsOf(render(say(CHAT, 'zalo-oa', lines, to(group))))[0]);
      expect(text).not.toMatch(/\[@/);
      expect(text).toContain(`Ông/bà [ @${CHAT}] viết:`);
    }
    const [label] = textsOf(render(asking([`[@${GROUP}]`], {}, true)));
    expect(label).toBe(`Chọn\nchoose-by-number\n1. [ @${GROUP}]`);
  });
  test('in a group nobody’s phone rings', async () => {
    const it = stage() as ZaloOaStage;
    const group = it.group as string;
    const lines: Line[] = [{ quote: `[@${it.chat}] [@${group}]` }, words(`[@${it.chat}]`)];
    expect(
      await sendAll(it.channel, say(group, 'zalo-oa', lines, { to: { channel: 'zalo-oa', chat: group, group: true } })),
    ).toMatchObject([{ ok: true }]);
    expect(it.emulator.chat(group).messages.at(-1)?.mentions).toEqual([]);
    // The stand-in would have seen it.
    const call = { method: 'oa/group/message', params: { message: { text: `[@${it.chat}]` } } };
    await it.channel.send(call, { chat: group, timeoutMs: 1_000, file: async () => undefined });
    expect(it.emulator.chat(group).messages.at(-1)?.mentions).toEqual([it.chat]);
  });
  test('a long text: buttons and slot on the last part, with room for the numbered lines', () => {
    const labels = Array.from({ length: 5 }, () => 'Một lựa chọn rất dài. '.repeat(4).trim());
    const calls = render({
      ...asking(labels, { say: [words('Một câu dài. '.repeat(290))] }),
      slot: 'card',
    } as Outgoing);
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.map(({ slot, params }) => [slot, 'plain' in params])).toEqual(
      calls.map((_, i) => (i === calls.length - 1 ? ['card', true] : [undefined, false])),
    );
    for (const text of textsOf(calls)) expect(String(text).endsWith('dài.')).toBe(true);
    expect(String(calls.at(-1)?.params.plain).length).toBeLessThanOrEqual(TEXT_LIMIT);
  });
  test('a message cannot be changed: a new one, or none', () => {
    const message = (how: 'send' | 'skip') =>
      say(CHAT, 'zalo-oa', [words('Đã nhận')], { slot: 'card', edit: how, enclosures: [{ id: 'a', kind: 'photo' }] });
    expect(render(message('skip'))).toEqual([]);
    expect(render(message('send'))).toEqual([
      { method: 'oa/message/cs', params: { message: { text: 'Đã nhận' } }, slot: 'card' },
    ]);
  });
  test('what a press would show at once becomes a message, or nothing', () => {
    const toast = (more: object): Outgoing => ({
      kind: 'toast',
      to: { channel: 'zalo-oa', chat: CHAT },
      lang: 'vi',
      press: 'a1',
      ...more,
    });
    expect(render(toast({}))).toEqual([]);
    expect(render(toast({ say: words('\u200b') }))).toEqual([]);
    expect(render(toast({ say: words('Nút đã cũ') }))).toEqual([
      { method: 'oa/message/cs', params: { message: { text: 'Nút đã cũ' } }, fleeting: true },
    ]);
  });

  describe('files', () => {
    const enclosed = (...kinds: MediaKind[]) => ({
      enclosures: kinds.map((kind, i): Enclosure => ({ id: `${kind}${i}`, kind })),
    });
    const shape = (more: object, text = 'Ảnh') =>
      render(say(CHAT, 'zalo-oa', text === '' ? [] : [words(text)], more)).map(({ params, files, slot }) => [
        (params.message as { text?: string }).text,
        files?.file,
        slot,
      ]);
    test('the first picture takes a short text along; each other file is a message', () => {
      expect(shape({ ...enclosed('photo', 'photo', 'document'), slot: 'card' })).toEqual([
        ['Ảnh', 'photo0', 'card'],
        [undefined, 'photo1', undefined],
        [undefined, 'document2', undefined],
      ]);
      expect(shape(enclosed('document', 'photo'))).toEqual([
        ['Ảnh', undefined, undefined],
        [undefined, 'document0', undefined],
        [undefined, 'photo1', undefined],
      ]);
      expect(shape(enclosed('photo'), '')).toEqual([[undefined, 'photo0', undefined]]);
    });
    test('a long text and one with buttons stay for themselves', () => {
      expect(shape(enclosed('photo'), 'Một câu. '.repeat(300))).toHaveLength(3);
      const calls = render({ ...asking(['Gửi']), ...enclosed('photo') } as Outgoing);
      expect(calls.map(({ files }) => files?.file)).toEqual([undefined, 'photo0']);
    });
    test('sound and films cannot be sent: a link where there is one', () => {
      const files = enclosed('voice', 'photo', 'video');
      expect(shape(files)).toEqual([['Ảnh', 'photo1', undefined]]);
      const linkTo = ({ id }: Enclosure) => (id === 'video2' ? `https://xa.example/${id}` : undefined);
      const calls = render(say(CHAT, 'zalo-oa', [words('Ảnh')], files), { linkTo });
      expect(calls.map(({ params, files }) => [params.message, files])).toEqual([
        [{ text: 'Ảnh\nhttps://xa.example/video2' }, { file: 'photo1' }],
      ]);
    });
  });

  describe('asking for name and phone', () => {
    const ask = (text: string, more: object = {}, group = false) =>
      say(CHAT, 'zalo-oa', [], { ...to(group), prompt: { say: [words(text)], askContact: true, ...more } });
    const template = (subtitle: string) => ({
      attachment: {
        type: 'template',
        payload: {
          template_type: 'request_user_info',
          elements: [{ title: form.title, subtitle, image_url: form.image }],
        },
      },
    });
    test('a short question is the form, with its words for where it is refused', () => {
      expect(render(ask('Xin số điện thoại'))).toEqual([
        { method: 'oa/message/cs', params: { message: template('Xin số điện thoại'), plain: 'Xin số điện thoại' } },
      ]);
    });
    test('with choices, or a long one: the words, then the form', () => {
      const calls = render(ask('Xin số', { choices: [{ id: 'no', label: words('Thôi') }] }));
      expect(calls.map(({ params }) => params.message)).toEqual([
        expect.objectContaining({ text: 'Xin số' }),
        template(form.title),
      ]);
      expect(render(ask('Một câu dài. '.repeat(50)))).toHaveLength(2);
    });
    test('in a group, and without a picture for it, in words', () => {
      expect(textsOf(render(ask('Xin số', {}, true)))).toEqual(['Xin số']);
      expect(textsOf(stage().channel.render(ask('Xin số'), rendering))).toEqual(['Xin số']);
    });
    test('the platform takes it', async () => {
      const it = stage({ form });
      expect(
        await sendAll(it.channel, { ...ask('Xin số'), to: { channel: 'zalo-oa', chat: it.chat } } as Outgoing),
      ).toMatchObject([{ ok: true }]);
      expect(it.emulator.chat(it.chat).messages.at(-1)?.form).toEqual({ title: form.title, subtitle: 'Xin số' });
    });
  });
});

describe('zalo-oa: parts', () => {
  test('each part that holds a piece of a quote has both marks', () => {
    const quote = 'Một câu dài. '.repeat(300);
    const found = parts(compose([words('Ông/bà viết:'), { quote }], t, 'vi'), []);
    const all = [...(found?.before ?? []), found?.text ?? ''];
    expect(all.length).toBeGreaterThan(1);
    for (const part of all) expect(part).toMatch(/“[^”]*”$/);
  });
  test('many quotes: never too long', () => {
    const lines = Array.from({ length: 400 }, (_, i): Line => ({ quote: `câu ${i}` }));
    const found = parts(compose(lines, t, 'vi'), ['1. a']);
    for (const part of [...(found?.before ?? []), found?.whole ?? ''])
      expect(part.length).toBeLessThanOrEqual(TEXT_LIMIT);
  });
  test('never too long, never blank, never half a character; the list always stands at the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(nastyText(200), fc.boolean()), { maxLength: 4 }),
        fc.array(fc.constantFrom('1. Gửi', '2. Một lựa chọn khá dài để đọc', 'x'.repeat(104)), { maxLength: 12 }),
        (texts, list) => {
          const lines = texts.map(([text, quoted]): Line => (quoted ? { quote: text } : words(text)));
          const found = parts(compose(lines, t, 'vi'), list);
          if (!found) {
            expect(list).toEqual([]);
            return;
          }
          for (const part of [...found.before, found.text, found.whole]) {
            expect(part.length).toBeLessThanOrEqual(TEXT_LIMIT);
            expect(part.isWellFormed()).toBe(true);
            expect(part.trim()).not.toBe('');
            expect(part).not.toContain('[@');
          }
          expect(found.whole.endsWith(list.at(-1) ?? '')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
