import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonal, mask } from '../../src/understand/personal.ts';
import { BY_TOPIC, EMERGENCIES, NEAR_MISSES, PROPOSALS } from './sentences.ts';
import { texts } from './texts.ts';
import { bare } from './typing.ts';

test.each([
  // telephone numbers, as people write and say them
  ['sđt tôi 0912345678 nhé', 'sđt tôi ••• nhé'],
  ['0912.345.678', '•••'],
  ['+84 912 345 678', '•••'],
  ['84912345678', '•••'],
  ['+84.912.345.678', '•••'],
  ['gọi 0 9 1 2 3 4 5 6 7 8', 'gọi •••'],
  ['không chín một hai ba bốn năm sáu bảy tám', '•••'],
  ['khong chin mot hai ba bon nam sau bay tam', '•••'],
  ['０９１２３４５６７８', '•••'],
  ['O912345678', '•••'],
  ['o9l2345678', '•••'],
  ['0912, 345, 678', '•••'],
  ['(0296) 3822 173', '•••'],
  ['028 38221735', '•••'],
  ['zalo 912345678', 'zalo •••'],
  ['lh:0912 345 678/0987 654 321', 'lh:•••/•••'],
  ['sđt0912345678nhé', 'sđt•••nhé'],
  ['0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', '•••'],
  ['ấp 3 0912345678', 'ấp 3 •••'],
  ['01234567890', '•••'],
  // papers and accounts
  ['CCCD 079123456789', 'CCCD •••'],
  ['079 123 456 789', '•••'],
  ['cmnd so 271234567', 'cmnd so •••'],
  ['căn cước công dân: 079123456789', 'căn cước công dân: •••'],
  ['thẻ bhyt DN4010123456789', 'thẻ bhyt •••'],
  ['hộ chiếu B1234567', 'hộ chiếu •••'],
  ['stk 1234567890123 vietcombank', 'stk ••• vietcombank'],
  ['tai khoan agribank 6380205123456', 'tai khoan agribank •••'],
  ['thư gửi lan.ng@mail.example nhé', 'thư gửi ••• nhé'],
  // plates
  ['biển số 51F-123.45 đổ trộm đất', 'biển số ••• đổ trộm đất'],
  ['xe 64h-004.56 va 29-E2 112.34', 'xe ••• va •••'],
  ['xe ba gác 62-K3 1209, ô tô 61A.908.23', 'xe ba gác •••, ô tô •••'],
  ['bien so 70 G1 0337, xe 37C 221-96', 'bien so •••, xe •••'],
  // in several lines, with a digit in words
  ['số 0568\n114\n902 nhắn tin', 'số ••• nhắn tin'],
  ['zalo 03 nhăm 6 221 709 nhé', 'zalo ••• nhé'],
  // cards that begin with letters, a person's tax number, a number of an account digit by digit
  ['số thẻ HT3 0101 2345 6789, còn sổ', 'số thẻ •••, còn sổ'],
  ['the bao hiem y te HC 4 01 0123456789', 'the bao hiem y te •••'],
  ['mã số thuế cá nhân 8412207719', 'mã số thuế cá nhân •••'],
  ['taif khoanr 28110003456719 cuar toi', 'taif khoanr ••• cuar toi'],
  ['chuyển cho nó số 0 1 0 2 0 3 0 4 0 5 0 6', 'chuyển cho nó số •••'],
  // addresses and accounts
  ['thư hoanghai79 a còng example chấm com nhé', 'thư ••• nhé'],
  ['mail truonglam52 acong example cham vn', 'mail •••'],
  ['tiktok @be.mun.98 quay clip', 'tiktok ••• quay clip'],
  ['trang facebook.com/chomoi.99 đăng hình', 'trang ••• đăng hình'],
  ['nick ca koi xom dua thi rep', 'nick ••• thi rep'],
  ['Zalo tên Hội Chị Em 7B nói xấu', 'Zalo tên ••• nói xấu'],
  // accounts that only their length tells
  ['chuyển vô số 4500 205 123 456', 'chuyển vô số •••'],
  ['gui vao 1903 6688 9900 11 roi', 'gui vao ••• roi'],
  ['insta lan.anh_97 mạo danh', 'insta ••• mạo danh'],
  // names
  ['anh Thắng bên tổ thu phí lấy tiền', 'anh ••• bên tổ thu phí lấy tiền'],
  ['cô kế toán Thu Hồng giữ sổ', 'cô kế toán ••• giữ sổ'],
  ['Nhà bà Hợi bị cháy', 'Nhà bà ••• bị cháy'],
  ['oong Kieemj thanh tra laays tieenf', 'oong ••• thanh tra laays tieenf'],
  ['đứa cầm đầu là Sơn Sẹo', 'đứa cầm đầu là •••'],
  ['do Võ Hoài Nam ký khống', 'do ••• ký khống'],
  ['Tôi tên là Nguyễn Thị Phương ở ấp 3', 'Tôi tên là ••• ở ấp 3'],
  ['toi ten la nguyen thi phuong o ap 3', 'toi ten la ••• o ap 3'],
  ['em tên Lan nhà ở ấp 2', 'em tên ••• nhà ở ấp 2'],
  ['Tôi là Trần Văn Bảy, thôn Đông', 'Tôi là •••, thôn Đông'],
  ['toi la tran van bay nha o thon dong', 'toi la ••• nha o thon dong'],
  ['Họ và tên: LÊ THỊ HOA', 'Họ và tên: •••'],
  ['tên em là Hồng', 'tên em là •••'],
  ['ông Nguyễn Văn Tám hàng xóm đốt rác', 'ông ••• hàng xóm đốt rác'],
])('%j is masked', (text, out) => {
  expect(mask(text)).toBe(out);
  expect(mask(text.normalize('NFD')).normalize('NFC')).toBe(out);
});

test.each([
  '50.000.000 đồng',
  '1.202.000.000 đồng',
  'tổng 84.912.345.678 đồng',
  'quyết định số 0123/QĐ-UBND ngày 03/05/2024',
  'công văn số 45/2026/CV-UBND',
  'từ 07/05/2023-03/06/2023',
  'lúc 8 giờ 30 ngày 12-03-2024 có 12 người',
  'thửa số 03, 05, 07, 12, 45',
  'thua 312 to ban do 15',
  'Km 12+300 quốc lộ 1A',
  'gọi 111, 112, 113, 114, 115',
  'tổng đài 19001234',
  'mã 0482-1735',
  '350,5 m2',
  'diện tích 1234567 m2',
  'năm 2024',
  'mã hồ sơ 000.00.01.H05-240101-0001',
  'mã số thuế 0312345678',
  'mã khách hàng PB06020012345',
  'số nhà 12/3/4 hẻm 15',
  'cột điện số 471/12/5',
  'đường Nguyễn Văn Linh ngập',
  'trường Võ Thị Sáu',
  'đường tên là Trần Phú',
  'khu dân cư Tân Tiến',
  'Cầu Ba Xã sập lan can',
  'gần nhà ông Bảy',
  'chú Công an xã tới',
  'ngập ở chợ Bà Chiểu, cầu Ông Lãnh',
  'gần cầu Phủ Khê và cồn Tân Lộc',
  'nhà 78/10 Lê Văn Khương',
  'Trường Tiểu học Nguyễn Văn Trỗi dột',
  'mình là Việt kiều',
  'tên cầu là cầu Sập',
  'trang Facebook xã Ví Dụ',
  'QĐ 12/2026 thửa 312, tờ 15, dài 29 m, rộng 100.50 m2',
  'tôi là Trưởng thôn',
  'tôi là người dân ấp 3',
  'tôi là con liệt sĩ',
  'con tôi là học sinh lớp 3',
  'mất ba năm không ai làm, hai ba lần báo',
  'Trang Facebook của xã đăng tin',
  'phòng 12A 2024 học sinh',
  'thửa 214\n0365\n12',
  'hotline 1900 6868 bận',
  'cổng công ty mở lúc 7 giờ',
  'quán Cô Ba Sài Gòn cháy',
  'đoạn qua cầu Sáu Nhỏ lún',
  'xã Ba Tơ, chợ Bà Chiểu và rạch Ông Lớn hôi',
])('%j is left alone', (text) => {
  expect(findPersonal(text)).toEqual([]);
  expect(mask(text)).toBe(text);
});

test('petitions without personal data stay as they are', () => {
  for (const text of [...Object.values(BY_TOPIC).flat(), ...EMERGENCIES, ...NEAR_MISSES, ...PROPOSALS]) {
    expect(mask(text)).toBe(text);
    expect(mask(bare(text))).toBe(bare(text));
  }
});

test.each([
  ...[
    'Trường THCS Lê Lợi bị dột mái',
    'Truong THCS Le Loi bi dot',
    'Đường Lê Quý Đôn đoạn trước chợ ngập',
    'Duong Le Quy Don ngap',
  ],
  ...[
    'Cầu Nguyễn Tri Phương gãy lan can',
    'trạm y tế Phạm Ngọc Thạch hết thuốc',
    'Trường Mầm non Nguyễn Thị Minh Khai dột',
  ],
])('what is named after people says where it is, also at the beginning: %s', (text) => {
  expect(mask(text)).toBe(text);
});

test.each(['Trương Văn Mẫu lấn đất', 'Dương Thị Mẫu lấn đất', 'Hồ Văn Mẫu lấn đất'])(
  'family names like streets, schools and lakes: %s',
  (text) => {
    expect(mask(text)).toBe('••• lấn đất');
  },
);

test('what is masked is masked: a second time changes nothing, nor do marks that stand apart', () => {
  for (const { id, text } of texts('dev')) {
    const once = mask(text);
    expect(mask(once), id).toBe(once);
    expect(mask(text.normalize('NFD')).normalize('NFC'), id).toBe(once);
  }
});

test('names known from elsewhere are masked in every spelling', () => {
  expect(mask('Lê Thị Mận báo cống tắc, le thi man', ['Lê Thị Mận'])).toBe('••• báo cống tắc, •••');
  expect(mask('hoa lan nở', ['Lan'])).toBe('hoa lan nở');
});

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const WORDS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** A mobile number in some spelling. */
const phone = fc
  .tuple(
    fc.constantFrom('3', '5', '7', '8', '9'),
    digits(8),
    fc.constantFrom('0', '+84', '84', '0084', 'O'),
    fc.constantFrom('', ' ', '.', '-', ' - ', '_', '/', '\u200b', '\u00a0'),
    fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    fc.constantFrom('plain', 'full-width', 'spoken', 'bare', 'one by one', 'letters'),
  )
  .map(([first, rest, prefix, sign, cuts, way]) => {
    const number = first + rest;
    if (way === 'spoken') return [...`0${number}`].map((digit) => WORDS[Number(digit)]).join(' ');
    if (way === 'bare') return bare([...`0${number}`].map((digit) => WORDS[Number(digit)]).join(' '));
    if (way === 'letters') return `0${number}`.replace(/0/g, 'o').replace(/1/g, 'l');
    if (way === 'one by one') return [...`0${number}`].join(' ');
    const parted = [...number].map((digit, i) => (cuts[i] ? sign : '') + digit).join('');
    const written = prefix + parted;
    return way === 'full-width'
      ? written.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
      : written;
  });

const around = fc.constantFrom(
  'Cống tắc ở ấp 3,',
  'gọi tôi số',
  'sđt:',
  'nước tràn vào nhà.',
  'anh Tư',
  'xin liên hệ',
  '',
  'nhé',
  'để biết thêm',
  'cảm ơn',
);

test('no telephone number is left, however it is spelt', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      const text = `${before} ${number} ${after}`;
      const masked = mask(text);
      expect(masked).toContain('•••');
      const left = masked.normalize('NFKC').replace(/[^0-9]/g, '');
      expect(left.length, masked).toBeLessThan(9);
      for (const word of WORDS) expect(masked.split(word).length - 1, masked).toBeLessThan(6);
    }),
    { numRuns: 2000 },
  );
});

test('any text at all is masked without a throw, spans in order and within it', { timeout: 120_000 }, () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  const mixed = fc
    .array(
      fc.constantFrom(
        '0',
        '9',
        '12',
        ' ',
        '.',
        '@',
        'a',
        'tên là ',
        'tôi ',
        'Nguyễn ',
        '\n',
        '\ud800',
        'stk ',
        'không ',
        'o',
        '+',
      ),
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(fc.oneof(units, mixed, fc.string({ unit: 'binary' })), (text) => {
      let end = 0;
      for (const span of findPersonal(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});
