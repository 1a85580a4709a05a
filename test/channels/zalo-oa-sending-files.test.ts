/** Files on their way to a Zalo Official Account: uploaded, then shown, in one call of the outbox. */
import { describe, expect, test, vi } from 'vitest';
import type { Call, SendContext, Sent } from '../../src/channels/contract.ts';
import { say, sendAll, sending, words } from './speech.ts';
import { calls, stage, through, type ZaloOaStage } from './zalo-oa-stage.ts';

describe('zalo-oa: sending files', () => {
  const MB = 1024 * 1024;
  const bytesOf = (head: readonly number[], length = head.length + 20): Uint8Array => {
    const bytes = new Uint8Array(length).fill(7);
    bytes.set(head);
    return bytes;
  };
  const JPEG = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 60, 0, 80, 3, 0, 0, 0];
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const RIFF = [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0];
  const WEBP = [...RIFF, ...new TextEncoder().encode('WEBP')];
  const ZIP = [0x50, 0x4b, 0x03, 0x04];
  const word = (text: string) => [...ZIP, ...new TextEncoder().encode(text)];
  const enclosing = (text = ''): Call => ({
    method: 'oa/message/cs',
    params: { message: text === '' ? {} : { text } },
    files: { file: 'x' },
  });
  const sendFile = async (it: ZaloOaStage, bytes: Uint8Array | undefined, text = ''): Promise<Sent> =>
    it.channel.send(
      enclosing(text),
      sending(it.chat, { file: async () => (bytes ? { bytes, type: 'x/y', name: 'a.exe' } : undefined) }),
    );
  const last = (it: ZaloOaStage) => it.emulator.chat(it.chat).messages.at(-1);

  test.each<[string, Uint8Array, string, string]>([
    ['a JPEG', bytesOf(JPEG), 'image', 'tep.jpg'],
    ['a PNG', bytesOf(PNG), 'image', 'tep.png'],
    ['a JPEG of just 1 MB', bytesOf(JPEG, MB), 'image', 'tep.jpg'],
    ['a moving picture', bytesOf([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 2, 0, 1, 0]), 'gif', 'tep.gif'],
    ['a PDF', new TextEncoder().encode('%PDF-1.4\n\r\n--x\r\n'), 'file', 'tep.pdf'],
    ['an old Word file', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file', 'tep.doc'],
    ['a Word file', bytesOf(word('....word/document.xml')), 'file', 'tep.docx'],
  ])('%s goes up unchanged and is shown', async (_, bytes, kind, name) => {
    const it = stage();
    expect(await sendFile(it, bytes)).toEqual({ ok: true, id: expect.any(String) });
    const { medium } = last(it) ?? {};
    expect([medium?.kind, medium?.name]).toEqual([kind, name]);
    expect(it.emulator.file(medium?.file ?? '')?.bytes).toEqual(bytes);
    expect(calls(it).map(({ method }) => method)).toEqual([`v2.0/oa/upload/${kind}`, 'v3.0/oa/message/cs']);
  });
  test('bytes that look like the end of the form do not end it', async () => {
    const it = stage();
    const bytes = new TextEncoder().encode('%PDF-1.4\n\r\n--cau-noi-0482a1735--\r\n--cau-noi-0482a1735x\r\n');
    expect(await sendFile(it, bytes)).toMatchObject({ ok: true });
    expect(it.emulator.file(last(it)?.medium?.file ?? '')?.bytes).toEqual(bytes);
  });
  test.each(['jpg', 'webp'] as const)(
    'a picture of more than 1 MB, or of another kind, goes as a smaller one: %s',
    async (kind) => {
      const asked: number[] = [];
      const small = bytesOf(JPEG);
      const it = stage({
        shrink: async (bytes, limit) => {
          asked.push(bytes.length, limit);
          return small;
        },
      });
      const picture = kind === 'jpg' ? bytesOf(JPEG, MB + 1) : bytesOf(WEBP);
      expect(await sendFile(it, picture, 'Ảnh sau khi sửa')).toMatchObject({ ok: true });
      expect(asked).toEqual([picture.length, MB]);
      expect(last(it)).toMatchObject({ text: 'Ảnh sau khi sửa', medium: { kind: 'image', name: 'tep.jpg' } });
      expect(it.emulator.file(last(it)?.medium?.file ?? '')?.bytes).toEqual(small);
    },
  );
  test('a document has no words: they go in a message of their own', async () => {
    const it = stage();
    const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF');
    expect(await sendFile(it, pdf, 'Văn bản trả lời')).toMatchObject({ ok: true });
    expect(it.emulator.chat(it.chat).messages.map(({ text, medium }) => text ?? medium?.kind)).toEqual([
      'Văn bản trả lời',
      'file',
    ]);
  });
  test.each<[string, Uint8Array | undefined, string]>([
    ['none', undefined, 'no-file'],
    ['a large picture that nobody can draw', bytesOf(PNG, MB + 1), 'too-big'],
    ['a picture of more than 20 MB', bytesOf(JPEG, 20 * MB + 1), 'too-big'],
    ['a sound in the wrapping of a picture', bytesOf([...RIFF, ...new TextEncoder().encode('WAVE')]), 'file-type'],
    ['a PDF of more than 5 MB', bytesOf([0x25, 0x50, 0x44, 0x46, 0x2d], 5 * MB + 1), 'too-big'],
    ['sound', bytesOf([0x4f, 0x67, 0x67, 0x53]), 'file-type'],
    ['a zip file', bytesOf(ZIP), 'file-type'],
    ['nothing in it', new Uint8Array(), 'file-type'],
  ])('what Zalo does not take, without a call: %s', async (_, bytes, code) => {
    const it = stage();
    expect(await sendFile(it, bytes)).toEqual({ ok: false, why: 'rejected', code });
    expect(it.emulator.wire).toEqual([]);
    expect(await sendFile(it, bytes, 'Ảnh')).toMatchObject({ ok: true });
    expect(it.seen(it.chat)).toEqual(['Ảnh']);
  });
  test('a store out of reach is tried again', async () => {
    const it = stage();
    const file: SendContext['file'] = async () => Promise.reject(new Error());
    expect(await it.channel.send(enclosing('Ảnh'), sending(it.chat, { file }))).toEqual({
      ok: false,
      why: 'unreachable',
    });
    expect(it.emulator.wire).toEqual([]);
  });
  test('an upload whose answer was lost has been seen by nobody: tried again at will', async () => {
    const it = stage();
    it.emulator.faults.loseAnswers({ next: 1, path: 'upload' });
    expect(await sendFile(it, bytesOf(JPEG), 'Ảnh')).toEqual({ ok: false, why: 'unreachable' });
    expect(it.seen(it.chat)).toEqual([]);
    expect(await sendFile(it, bytesOf(JPEG), 'Ảnh')).toMatchObject({ ok: true });
    expect(it.seen(it.chat)).toEqual(['Ảnh']);
  });
  test('a message whose answer was lost may have arrived', async () => {
    const it = stage();
    it.emulator.faults.loseAnswers({ next: 1, path: 'message/cs' });
    expect(await sendFile(it, bytesOf(JPEG))).toEqual({ ok: false, why: 'unknown' });
  });
  test.each<[number, Sent]>([
    [-201, { ok: true, id: expect.any(String) as unknown as string }],
    [-210, { ok: true, id: expect.any(String) as unknown as string }],
    [-211, { ok: false, why: 'misconfigured', code: '-211' }],
    [-200, { ok: false, why: 'unreachable' }],
    [-32, { ok: false, why: 'throttled', retryAfterMs: 60_000 }],
  ])('an upload refused with %s', async (code, want) => {
    const it = stage();
    it.emulator.faults.error(code, { next: 1, path: 'upload' });
    expect(await sendFile(it, bytesOf(JPEG), 'Ảnh')).toEqual(want);
    expect(it.seen(it.chat)).toEqual(want.ok ? ['Ảnh'] : []);
  });
  test('a picture that is refused under its words leaves the words', async () => {
    const it = stage();
    it.emulator.faults.error(-201, { next: 1, path: 'message/cs' });
    expect(await sendFile(it, bytesOf(JPEG), 'Ảnh')).toMatchObject({ ok: true });
    expect(last(it)).toMatchObject({ text: 'Ảnh' });
    expect(last(it)?.medium).toBeUndefined();
  });
  test('a spent token at the upload is mended like any other', async () => {
    const it = stage();
    it.emulator.faults.error(-216, { next: 1, path: 'upload' });
    expect(await sendFile(it, bytesOf(JPEG))).toMatchObject({ ok: true });
  });
  test('in a group', async () => {
    const it = stage();
    const message = say(it.group ?? '', 'zalo-oa', [words('Ảnh')], {
      to: { channel: 'zalo-oa', chat: it.group, group: true },
      enclosures: [
        { id: 'photo', kind: 'photo' },
        { id: 'document', kind: 'document' },
      ],
    });
    expect(await sendAll(it.channel, message)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(it.emulator.chat(it.group ?? '').messages.map(({ text, medium }) => [text, medium?.kind])).toEqual([
      ['Ảnh', 'image'],
      [undefined, 'file'],
    ]);
  });
  test('all of a call has the same end', async () => {
    const signals = new Set<unknown>();
    const it: ZaloOaStage = stage({
      fetch: (async (input: string, init?: RequestInit) => {
        signals.add(init?.signal);
        expect(init?.redirect).toBe('manual');
        return through(it.emulator)(input, init);
      }) as typeof fetch,
    });
    await sendFile(it, bytesOf(JPEG, MB + 1), 'Ảnh');
    expect(signals.size).toBe(1);
    expect([...signals][0]).toBeInstanceOf(AbortSignal);
  });
  test('nothing is written anywhere', async () => {
    const log = vi.spyOn(console, 'log');
    await sendFile(stage(), bytesOf(JPEG));
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});
