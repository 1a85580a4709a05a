/** Short replies in committee chats: what is a command, what is talk, and which petition is meant. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { readShortCommand, resolveEnding, type ShortVerb, shortEnding } from '../../src/domain/short-command.ts';

describe('a command', () => {
  test.each<[string, string, ShortVerb, string]>([
    ['217 nhận', '217', 'claim', ''],
    ['nhận 217', '217', 'claim', ''],
    ['Nhận việc 217 nhé', '217', 'claim', ''],
    ['217 NHẬN', '217', 'claim', ''],
    ['#217: nhận', '217', 'claim', ''],
    ['217nhận', '217', 'claim', ''],
    ['217 em nhận ạ', '217', 'claim', ''],
    ['Dạ mã 217 tôi xin nhận', '217', 'claim', ''],
    ['hồ sơ số 217 này tôi nhận', '217', 'claim', ''],
    ['nhận hồ sơ số 217', '217', 'claim', ''],
    ['217 tiếp nhận', '217', 'claim', ''],
    ['217 nhận, chiều nay đi xem', '217', 'claim', 'chiều nay đi xem'],
    ['0482-1217 nhận', '04821217', 'claim', ''],
    ['0482 1217 nhận', '04821217', 'claim', ''],
    ['04821217 nhận', '04821217', 'claim', ''],
    ['nhận 2-1217', '21217', 'claim', ''],

    ['217 xong đã nạo cống', '217', 'finish', 'đã nạo cống'],
    ['217 xong: đã nạo cống, thay 2 nắp.', '217', 'finish', 'đã nạo cống, thay 2 nắp.'],
    ['217 đã xong', '217', 'finish', ''],
    ['217 xong rồi nhé', '217', 'finish', ''],
    ['217 đã xử lý xong, dân hết ngập', '217', 'finish', 'dân hết ngập'],
    ['217 hoàn thành', '217', 'finish', ''],
    ['xong 217', '217', 'finish', ''],
    ['xong 217 đã thay bóng đèn', '217', 'finish', 'đã thay bóng đèn'],
    ['xong đã nạo cống 217', '217', 'finish', 'đã nạo cống'],
    ['xong 300 mét cống mã 217 nhé', '217', 'finish', '300 mét cống'],
    ['Đã nạo cống, 217 xong', '217', 'finish', 'Đã nạo cống'],
    ['Đã nạo cống tổ 4 xong 217', '217', 'finish', 'Đã nạo cống tổ 4'],

    ['217 hỏi nhà số mấy?', '217', 'ask', 'nhà số mấy?'],
    ['217 hỏi người dân: đường nào ạ?', '217', 'ask', 'đường nào ạ?'],
    ['hỏi 217 ngập từ hôm nào', '217', 'ask', 'ngập từ hôm nào'],
    ['217 chuyển đất đai', '217', 'move', 'đất đai'],
    ['217 chuyển cho tổ địa chính', '217', 'move', 'tổ địa chính'],
    ['chuyển đất đai 217', '217', 'move', 'đất đai'],
    ['217 không thuộc xã, đường của tỉnh', '217', 'reject', 'xã, đường của tỉnh'],
    ['217 ko thuộc thẩm quyền', '217', 'reject', 'thẩm quyền'],
    ['không thuộc thẩm quyền 217', '217', 'reject', 'thẩm quyền'],
    ['217 trả lại', '217', 'release', ''],
    ['trả lại 217', '217', 'release', ''],
    ['217 thôi nhận', '217', 'release', ''],
    ['217 xin ý kiến: thuê máy nạo vét, 8,5 triệu đồng?', '217', 'propose', 'thuê máy nạo vét, 8,5 triệu đồng?'],
    ['xin ý kiến lãnh đạo 217 mua thêm ống cống', '217', 'propose', 'mua thêm ống cống'],
    ['217 đúng loại', '217', 'confirm', ''],
    ['217 đúng loại rồi nhé', '217', 'confirm', ''],
    ['đúng loại 217', '217', 'confirm', ''],
    ['217 đúng phân loại là đất đai', '217', 'confirm', 'là đất đai'],
    ['217 loại đất đai', '217', 'classify', 'đất đai'],
    ['217 loại Điện, chiếu sáng', '217', 'classify', 'Điện, chiếu sáng'],
    ['217 sửa loại thành khiếu nại', '217', 'classify', 'thành khiếu nại'],
    ['phân loại 217: đất đai, khẩn', '217', 'classify', 'đất đai, khẩn'],
    ['217 sai loại', '217', 'classify', ''],
    ['217 không đúng loại', '217', 'classify', ''],
    ['217 chuyển theo quy tắc', '217', 'reroute', ''],
    ['chuyển theo quy tắc 217 luôn nhé', '217', 'reroute', ''],
  ])('%s', (text, ending, verb, rest) => {
    expect(readShortCommand(text)).toEqual({ ending, verb, rest });
  });

  test.each([
    ['217 nhan', 'claim'],
    ['217 em nhan a', 'claim'],
    ['nhan viec 217', 'claim'],
    ['217 xong da nao cong', 'finish'],
    ['217 hoan thanh', 'finish'],
    ['217 hoi nha so may', 'ask'],
    ['217 chuyen dat dai', 'move'],
    ['217 khong thuoc xa', 'reject'],
    ['217 tra lai', 'release'],
    ['217 dung loai', 'confirm'],
    ['217 loai dat dai', 'classify'],
    ['217 chuyen theo quy tac', 'reroute'],
  ])('without diacritics: %s', (text, verb) => {
    expect(readShortCommand(text)).toMatchObject({ ending: '217', verb });
  });
  test('with letters typed in pieces; the words besides are composed', () => {
    expect(readShortCommand('217 xong đã nạo cống'.normalize('NFD'))).toEqual({
      ending: '217',
      verb: 'finish',
      rest: 'đã nạo cống',
    });
  });
});

describe('talk', () => {
  test.each([
    // No verb, no number, a number that is none of ours.
    ['217'],
    ['nhận'],
    ['xong rồi'],
    ['21 nhận'],
    ['123456789 nhận'],
    ['0900000001 nhận'],
    ['12/11/2025 nhận'],
    ['217.000 nhận'],
    ['217,5 nhận'],
    // Other words with the same letters.
    ['217 nhắn'],
    ['217 nhân'],
    ['217 hội'],
    ['217 chuyện đất đai'],
    ['217 trả lời dân rồi'],
    ['217 ghi nhận'],
    ['217 loại bỏ'],
    ['217 loại hình kinh doanh'],
    ['loại 217 đất đai'],
    ['loài 217'],
    // The contrary, the future, somebody else.
    ['217 chưa xong'],
    ['chưa xong 217'],
    ['217 không nhận'],
    ['217 sắp xong'],
    ['mai 217 nhận'],
    ['anh Ba nhận 217'],
    ['217 ai nhận'],
    ['ai nhận 217'],
    // Questions.
    ['217 xong chưa'],
    ['217 xong chưa?'],
    ['217 nhận?'],
    ['217 xong à'],
    ['217 chuyển ai?'],
    ['217 nhận được không'],
    ['217 đúng loại chưa?'],
    ['217 đúng loại không'],
    ['217 loại nào?'],
    // Amounts and stories.
    ['nhận 217 triệu'],
    ['217 hộ nhận tiền'],
    ['nhận tiền hỗ trợ 500'],
    ['phân loại rác tổ 217'],
    ['đúng loại 217 triệu'],
    ['Tổ 5 có 217 hộ đã nhận tiền'],
    ['Hôm qua họp xong lúc 10 giờ'],
    // Two at once.
    ['217 xong. 218 nhận'],
    ['217 218 nhận'],
    ['217 nhận 217 nhận'],
    ['Nạo cống xong 217. 218 xong'],
    [`217 nhận ${'a'.repeat(4_000)}`],
  ])('%s', (text) => {
    expect(readShortCommand(text)).toBeUndefined();
  });
  test('nothing makes it throw or hang, and what it gives holds', () => {
    const piece = fc.constantFrom(
      '217',
      ' ',
      'nhận',
      'xong',
      'mã',
      '?',
      '0482-1735',
      'không',
      'thuộc',
      '.',
      '\n',
      'x',
      '9',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
      fc.tuple(piece, fc.integer({ min: 1, max: 3_000 })).map(([text, n]) => text.repeat(n)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readShortCommand(text);
        if (!read) return;
        expect(read.ending).toMatch(/^\d{3,8}$/);
        expect(text.normalize('NFC')).toContain(read.rest);
      }),
      { numRuns: 500 },
    );
  });
  test('marks on or off, the command is the same', () => {
    for (const text of ['217 nhận', '217 hỏi nhà ai', '217 không thuộc xã', '217 chuyển tổ địa chính']) {
      const [right, bare] = [readShortCommand(text), readShortCommand(fold(text))];
      expect(bare).toEqual({ ...right, rest: fold(right?.rest ?? '') });
    }
  });
});

describe('which petition', () => {
  const open = ['04821217', '11118217', '55555217', '90001735'];
  test('one, none, several', () => {
    expect(resolveEnding('735', open)).toEqual({ kind: 'one', code: '90001735' });
    expect(resolveEnding('1217', open)).toEqual({ kind: 'one', code: '04821217' });
    expect(resolveEnding('04821217', open)).toEqual({ kind: 'one', code: '04821217' });
    expect(resolveEnding('217', open)).toEqual({ kind: 'many' });
    expect(resolveEnding('999', open)).toEqual({ kind: 'none' });
    expect(resolveEnding('', open)).toEqual({ kind: 'none' });
    expect(resolveEnding('735', [])).toEqual({ kind: 'none' });
    expect(resolveEnding('735', ['90001735', '90001735'])).toEqual({ kind: 'one', code: '90001735' });
  });
  test('the shortest ending that nobody else has', () => {
    expect(shortEnding('90001735', open)).toBe('735');
    expect(shortEnding('04821217', open)).toBe('1217');
    expect(shortEnding('04821217', [])).toBe('217');
    expect(shortEnding('04821217', ['14821217'])).toBe('04821217');
  });
  test('what is shown is always understood as that petition', () => {
    const code = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));
    // Few different endings, so that they collide.
    const close = fc
      .tuple(fc.constantFrom('1111', '2222'), fc.constantFrom('0217', '1217', '3217', '0218'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(code, close), { minLength: 1, maxLength: 12 }), (codes) => {
        for (const each of codes) {
          const ending = shortEnding(each, codes);
          expect(ending.length).toBeGreaterThanOrEqual(3);
          expect(resolveEnding(ending, codes)).toEqual({ kind: 'one', code: each });
          expect(readShortCommand(`${ending} nhận`)).toEqual({ ending, verb: 'claim', rest: '' });
        }
      }),
    );
  });
});
