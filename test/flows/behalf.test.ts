/** What a cadre writes of somebody else, read: who, which number, where the matter begins. */
import { describe, expect, test } from 'vitest';
import { afterBehalf, readBehalf } from '../../src/flows/behalf/read.ts';

const read = (text: string) => {
  const { head: _, ...told } = readBehalf(afterBehalf(text) ?? 'không mở đầu bằng ghi hộ');
  return told;
};

describe('who and what', () => {
  const phone = '84900000000';
  test.each([
    ['ghi hộ bà Mẫu ở ấp 3, 0900 000 000: đường ngập', { name: 'bà Mẫu', phone, matter: 'đường ngập' }],
    [
      'Ghi hộ cụ Nguyễn Thị Mẫu, sđt 0900000000, thôn 3: mất điện',
      { name: 'cụ Nguyễn Thị Mẫu', phone, matter: 'mất điện' },
    ],
    ['ghi ho ong Mau thon 3 sdt: 0900.000.000: cong nghet', { name: 'ong Mau', phone, matter: 'cong nghet' }],
    ['/ghiho bà Mẫu số điện thoại +84900000000: cống nghẹt', { name: 'bà Mẫu', phone, matter: 'cống nghẹt' }],
    ['ghi hộ tên: Trần Văn Mẫu: đèn tắt', { name: 'Trần Văn Mẫu', matter: 'đèn tắt' }],
    ['ghi hộ bà ở thôn 3: đường trước nhà ngập', { matter: 'đường trước nhà ngập' }],
    ['ghi hộ một người dân ở tổ 5: chó thả rông', { matter: 'chó thả rông' }],
    ['ghi hộ: đèn đường cổng chợ tắt', { matter: 'đèn đường cổng chợ tắt' }],
    ['ghi hộ bà Mẫu\nđường ngập\nnhiều ngày', { name: 'bà Mẫu', matter: 'đường ngập\nnhiều ngày' }],
    // The colon of an hour begins nothing, and without any there is nobody named.
    ['ghi hộ bà ở thôn 3, 7:30 sáng nay: cháy rẫy', { matter: 'cháy rẫy' }],
    ['ghi hộ bà Mẫu đường trước nhà ngập từ 7:30', { matter: 'bà Mẫu đường trước nhà ngập từ 7:30' }],
    ['GHI HỘ BÀ MẪU: NGẬP', { name: 'BÀ MẪU', matter: 'NGẬP' }],
    // A code or an amount is no telephone number.
    [
      'ghi hộ bà Mẫu thẻ số 12345678901234567890: mất thẻ',
      { name: 'bà Mẫu thẻ số 12345678901234567890', matter: 'mất thẻ' },
    ],
  ])('%s', (text, told) => {
    expect(read(text)).toEqual(told);
    expect(read(text.normalize('NFD').normalize('NFC'))).toEqual(told);
  });
});

test.each(['ghi hồ sơ đất', 'ghi hóa đơn nhầm', 'ghi họ tên sai', 'nhờ ghi hộ tôi', 'đường ngập', ''])(
  '%j opens nothing',
  (text) => {
    expect(afterBehalf(text)).toBeUndefined();
  },
);
