/** By when something is promised, as people write it. Today is Monday, 15 June 2026. */
import { expect, test } from 'vitest';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import { dueIn, flat } from '../../src/understand/due.ts';

const read = (text: string) => {
  const due = dueIn(text, '2026-06-15', VIETNAM_HOLIDAYS);
  return due && [due.day, text.slice(due.start, due.end)];
};

test.each([
  ['sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm', '2026-06-30', 'trước 30/6'],
  ['SỬA CỐNG ẤP 3 TRƯỚC 30.6', '2026-06-30', 'TRƯỚC 30.6'],
  ['sua cong ap 3 truoc 30 thang 6', '2026-06-30', 'truoc 30 thang 6'],
  ['đổ đá, xong trước ngày 15 tháng 7 năm 2026', '2026-07-15', 'xong trước ngày 15 tháng 7 năm 2026'],
  ['chậm nhất là ngày 30-6-2026', '2026-06-30', 'chậm nhất là ngày 30-6-2026'],
  ['hạn chót 5/7', '2026-07-05', 'hạn chót 5/7'],
  ['lắp đèn 30/6', '2026-06-30', '30/6'],
  ['2026-07-01 là xong', '2026-07-01', '2026-07-01'],
  ['hết tháng 7', '2026-07-31', 'hết tháng 7'],
  ['trước tháng 8', '2026-07-31', 'trước tháng 8'],
  ['trước tháng 1', '2026-12-31', 'trước tháng 1'],
  ['trong tháng 12', '2026-12-31', 'trong tháng 12'],
  ['trong tháng này', '2026-06-30', 'trong tháng này'],
  ['cuối tháng sau', '2026-07-31', 'cuối tháng sau'],
  ['cuối tháng', '2026-06-30', 'cuối tháng'],
  ['cuối quý III', '2026-09-30', 'cuối quý III'],
  ['hết năm', '2026-12-31', 'hết năm'],
  ['trong 10 ngày làm việc', '2026-06-29', 'trong 10 ngày làm việc'],
  ['trong vòng 2 tuần', '2026-06-29', 'trong vòng 2 tuần'],
  ['hai tháng nữa', '2026-08-15', 'hai tháng nữa'],
  ['cuối tuần này', '2026-06-19', 'cuối tuần này'],
  ['tuần sau', '2026-06-26', 'tuần sau'],
  ['thứ sáu', '2026-06-19', 'thứ sáu'],
  ['trước thứ 6 tuần sau', '2026-06-26', 'trước thứ 6 tuần sau'],
  ['chủ nhật', '2026-06-21', 'chủ nhật'],
  ['ngày mai', '2026-06-16', 'ngày mai'],
  ['ngày 20', '2026-06-20', 'ngày 20'],
  ['ngày 10', '2026-07-10', 'ngày 10'],
])('%s', (text, day, words) => {
  expect(read(text)).toEqual([day, words]);
});

test('in December a day in January is next year’s', () => {
  expect(dueIn('đến 15/1', '2026-12-20', VIETNAM_HOLIDAYS)?.day).toBe('2027-01-15');
});

test.each(['trước 1/6', 'trước 15/1', 'trước 30/6/2025', 'trong tháng 5 năm 2026', 'ngày 10 tháng này'])(
  '%s is past',
  (text) => {
    expect(read(text)?.[0]).toBe('past');
  },
);

test.each(['ngày 31/6', 'trước 45/7', 'hết tháng 13', 'trước 29/2/2027'])('%s is no day', (text) => {
  expect(read(text)?.[0]).toBe('no-such-day');
});

test.each(['sửa 2/3 hộ', 'thu 3 triệu', 'sửa cống ấp 3', 'lắp 12 đèn', 'đường 30.4', 'họp 2 ngày', ''])(
  '%s names no day',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test('letters stay in their places, whatever they are', () => {
  for (const text of ['Đường hẻm số 5 ﬁ ½ 🙂 ß', 'ấp 3', 'e\u0301']) expect(flat(text)).toHaveLength(text.length);
});
