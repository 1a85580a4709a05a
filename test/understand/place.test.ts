import { expect, test } from 'vitest';
import { type Unit, type UnitKind, unitTree } from '../../src/domain/unit.ts';
import { correction } from '../../src/understand/correction.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { bare, telex } from './typing.ts';

const unit = (code: string, name: string, parent: string | undefined, kind: UnitKind, ...aliases: string[]): Unit => ({
  code,
  name,
  kind,
  aliases,
  ...(parent === undefined ? {} : { parent }),
});

/** An office of one commune. */
const office = gazetteer(
  unitTree([
    unit('vd', 'Xã Ví Dụ', undefined, 'commune', 'UBND xã Ví Dụ'),
    unit('ap3', 'Ấp 3', 'vd', 'hamlet', 'ấp Ba'),
    unit('ap4', 'Ấp 4', 'vd', 'hamlet'),
    unit('dong', 'Thôn Đông', 'vd', 'hamlet'),
    unit('anbinh', 'Ấp An Bình', 'vd', 'hamlet'),
    unit('hatang', 'Tổ hạ tầng', 'vd', 'department', 'hạ tầng'),
    unit('congan', 'Công an xã', 'vd', 'department'),
  ]),
);

/** Two provinces with names that repeat and names that differ by marks only. */
const country = gazetteer(
  unitTree([
    unit('tm', 'Tỉnh Mẫu', undefined, 'province'),
    unit('tk', 'Tỉnh Khác', undefined, 'province'),
    unit('m1', 'Xã Tân Mẫu', 'tm', 'commune'),
    unit('k1', 'Xã Tân Mẫu', 'tk', 'commune'),
    unit('m2', 'Xã Văn Lam', 'tm', 'commune'),
    unit('m3', 'Xã Văn Lẩm', 'tm', 'commune'),
    unit('m4', 'Phường 5', 'tm', 'commune'),
    unit('m5', 'Xã Hòa Mẫu', 'tm', 'commune', 'xã Mẫu Cũ'),
    unit('a1', 'Ấp 1', 'm1', 'hamlet'),
    unit('a2', 'Ấp 1', 'm5', 'hamlet'),
  ]),
);

const place = (text: string) => understand(text, office).place;

test.each([
  ['cong dau hem 12 ap 3 bi nghet, nuoc tran vo nha', 'dau hem 12 ap 3', 'ap3'],
  ['Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vô nhà', 'đầu hẻm 12 ấp 3', 'ap3'],
  ['CỐNG ĐẦU HẺM 12 ẤP 3 BỊ NGHẸT', 'ĐẦU HẺM 12 ẤP 3', 'ap3'],
  ['hẻm12 ấp3 ngập', 'hẻm12 ấp3', 'ap3'],
  ['Đèn đường cổng chợ tắt', 'cổng chợ', undefined],
  ['den duong cong cho tat 3 hom nay', 'cong cho', undefined],
  ['Rác ở đầu hẻm 45 đường Nguyễn Trãi không ai thu gom', 'đầu hẻm 45 đường Nguyễn Trãi', undefined],
  ['gần nhà ông Bảy thôn Đông có dây điện sà thấp', 'gần nhà ông Bảy thôn Đông', 'dong'],
  ['cột điện trước nhà văn hóa thôn Đông nghiêng', 'trước nhà văn hóa thôn Đông', 'dong'],
  ['Mất nước 3 ngày ở khu 5', 'khu 5', undefined],
  ['Km 12+300 quốc lộ 1A có ổ gà lớn', 'Km 12+300 quốc lộ 1A', undefined],
  ['Mất nước ở ngõ 12/3 phố Hàng Mơ', 'ngõ 12/3 phố Hàng Mơ', undefined],
  ['duong nguyen trai bi ngap', 'duong nguyen trai', undefined],
  ['đường số 7 khu dân cư Tân Tiến chưa có đèn', 'đường số 7 khu dân cư Tân Tiến', undefined],
  ['truoc cong truong tieu hoc an phu rac nhieu qua', 'truoc cong truong tieu hoc an phu', undefined],
  ['Hẻm 45/2B Lê Lợi, phường 3 mất điện', 'Hẻm 45/2B Lê Lợi, phường 3', undefined],
  ['k38 đường Lê Lợi ngập', 'k38 đường Lê Lợi', undefined],
  ['cây đổ ở công viên Hòa Bình', 'công viên Hòa Bình', undefined],
  ['đối diện trường mầm non có hố ga hở', 'đối diện trường mầm non', undefined],
  ['tại nhà số 15 tổ 4 khu phố 2', 'nhà số 15 tổ 4 khu phố 2', undefined],
  ['Nhà tôi ở ấp An Bình, mất điện', 'ấp An Bình', 'anbinh'],
  ['sạt lở bờ sông đoạn qua thôn Đông', 'đoạn qua thôn Đông', 'dong'],
  ['Cống ở ấp Ba tắc', 'ấp Ba', 'ap3'],
  ['ngập ở kiệt 12 đường Lê Lợi', 'kiệt 12 đường Lê Lợi', undefined],
])('%j is at %j', (text, words, code) => {
  expect(place(text)?.words).toBe(words);
  expect(place(text)?.unit).toBe(code);
  expect(understand(text, office).unit?.value).toBe(code);
});

test.each([
  'Đường hư quá',
  'tắc đường mấy tiếng đồng hồ',
  'mất nước ba ngày nay',
  'đèn đường tắt hết',
  'yêu cầu xử lý sớm',
  'nhu cầu của bà con',
  'trong trường hợp khẩn cấp',
  'hồ sơ nộp lâu chưa trả',
  'giá đền bù thấp quá',
  'môi trường ô nhiễm',
  'tổ chức họp dân',
  'Kính gửi UBND xã Ví Dụ, đường hư quá',
  'xã Ví Dụ làm việc chậm',
  'nho giup cho toi voi',
  'den toi thi cho sua',
  'khong biet keu dau cho duoc',
  'công an xã chưa xử lý',
  'nước chảy qua nhà',
])('%j names no place', (text) => {
  expect(place(text)).toBeUndefined();
});

test('the same place in all ways of typing', () => {
  for (const text of ['Rác ở đầu hẻm 12 ấp 3', 'cống trước nhà văn hóa thôn Đông tắc', 'mất điện ở ấp An Bình']) {
    const { unit: known } = understand(text, office);
    expect(known?.value).toBeDefined();
    for (const typed of [bare(text), telex(text), text.toUpperCase(), text.normalize('NFD')])
      expect([typed, understand(typed, office).unit?.value]).toEqual([typed, known?.value]);
  }
});

test.each([
  ['Đường hư ở xã Tân Mẫu', undefined], // two of that name
  ['Đường hư ở xã Tân Mẫu tỉnh Khác', 'k1'],
  ['Đường hư ở xã Tân Mẫu, tỉnh Mẫu', 'm1'],
  ['Đường hư ở xã Văn Lam', 'm2'],
  ['Đường hư ở xã Văn Lẩm', 'm3'],
  ['duong hu o xa van lam', undefined], // without marks it may be either: asked, never guessed
  ['Mất điện ở ấp 1', undefined],
  ['Mất điện ở ấp 1 xã Hòa Mẫu', 'a2'],
  ['Mất điện ở ấp 1 xã Mẫu Cũ', 'a2'],
  ['Mất điện ở phường 5', 'm4'],
  ['Mất điện ở p5', 'm4'],
  ['mất điện 5 ngày', undefined],
  ['Hòa Mẫu mất điện', 'm5'],
])('%j belongs to %s', (text, code) => {
  expect(understand(text, country).unit?.value).toBe(code);
});

test.each([
  [
    'cong dau hem 12 ap 3 bi nghet, nuoc tran vo nha may bua nay, nho xa coi giup',
    'cong bi nghet, nuoc tran vo nha may bua nay',
  ],
  ['Đèn đường cổng chợ tắt', 'Đèn đường tắt'],
  [
    'Kính gửi UBND xã Ví Dụ. Tôi tên là Nguyễn Văn Tám, ở ấp 3. Đường vào trường tiểu học An Phú hư nặng, mong xã sửa giúp. SĐT 0912345678',
    'Đường hư nặng',
  ],
  ['Chào anh chị, em muốn phản ánh rác ở đầu hẻm 45 không ai thu gom. Cảm ơn ạ', 'rác không ai thu gom'],
  ['Mong xã lắp thêm đèn ở ấp 4', 'Mong xã lắp thêm đèn'],
])('the matter of %j is %j', (text, matter) => {
  expect(understand(text, office).matter).toBe(matter);
});

test('whoever signed a paper is not where it is', () => {
  for (const text of ['Tôi không nhận quyết định 123/QĐ-UBND ngày 12/3/2025', 'toi khong nhan qd so 71/qd-ubnd'])
    expect(understand(text, office).place).toBeUndefined();
});

test('the matter is short, masked and on one line', () => {
  const long = `Tôi tên là Nguyễn Văn Tám, số 0912345678. ${'Nước tràn vào nhà mỗi khi mưa lớn và chảy xuống hẻm\n'.repeat(50)}`;
  const { matter, personal } = understand(long, office);
  expect(matter.length).toBeLessThanOrEqual(80);
  expect(matter).not.toMatch(/\n|0912|Tám/);
  expect(personal).not.toMatch(/0912|Tám/);
  expect(understand('gần nhà ông Nguyễn Văn Tám có rác', office).place?.words).not.toContain('Tám');
});

test.each([
  ['sai rồi, ấp 4 chứ không phải ấp 3', { field: 'place', from: 'ấp 3', to: 'ấp 4' }],
  ['sai roi, ap 4 chu khong phai ap 3', { field: 'place', from: 'ap 3', to: 'ap 4' }],
  ['không phải ấp 3 mà là ấp 4', { field: 'place', from: 'ấp 3', to: 'ấp 4' }],
  ['ấp 4 chứ không phải ấp 3', { field: 'place', from: 'ấp 3', to: 'ấp 4' }],
  ['nhầm, ở hẻm 14', { field: 'place', to: 'hẻm 14' }],
  ['sửa lại địa chỉ: hẻm 15', { field: 'place', to: 'hẻm 15' }],
  ['tôi nhầm, là ấp An Bình', { field: 'place', to: 'ấp An Bình' }],
  ['không, tổ 5 mới đúng', { field: 'place', to: 'tổ 5' }],
  ['dạ em ghi nhầm, thôn Đông mới đúng ạ', { field: 'place', to: 'thôn Đông' }],
])('%j corrects the place', (text, wanted) => {
  expect(correction(text)).toEqual(wanted);
});

test.each([
  'Đường hư ở ấp 4',
  'ấp 4',
  'sai rồi',
  'không phải',
  'sửa đường ở ấp 4 giúp',
  'nhầm lẫn hóa đơn điện ở ấp 4, thu tiền hai lần',
  'không phải tôi làm mà là hàng xóm',
  'cán bộ ghi sai tên tôi trong sổ đỏ ở ấp 3',
  '',
  'a'.repeat(5000),
])('%j corrects nothing', (text) => {
  expect(correction(text)).toBeUndefined();
});
