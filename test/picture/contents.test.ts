/** What the caption of a picture must also say. */
import { expect, test } from 'vitest';
import { contents } from '../../src/picture/contents.ts';
import { draw } from '../../src/picture/svg.ts';
import { samples } from './samples.ts';

test('of the morning picture', () => {
  expect(contents(samples.morning)).toEqual([
    '15/6',
    '9',
    '23',
    'việc mới',
    'tăng 8 so với trung bình 7 ngày',
    '17',
    'đã xong',
    'giảm 2',
    'quá hạn',
    'tăng 3',
    'Quá hạn đang ở đâu',
    'Tổ địa chính – xây dựng',
    '5',
    'lâu nhất 12 ngày',
    'Công an xã',
    '2',
    '3 ngày',
    'Trạm y tế',
    '1',
    '2 ngày',
    'Ban nhân dân ấp 3',
    '1 ngày',
    'Điểm nóng',
    'cống ấp 3 ngập – 12 người báo, 3 ngày liền',
    'UBND xã Ví Dụ',
    'từ 7 giờ 14/6 đến 7 giờ 15/6/2026',
  ]);
});

test('of an answer: numbers as they are written, and the words for what is missing', () => {
  const said = contents(samples['half-year']);
  expect(said.slice(0, 2)).toEqual(['1.202', '108']);
  expect(said).toContain('chưa có số liệu cùng kỳ');
  const percent = contents(samples['on-time']);
  expect(percent).toEqual(expect.arrayContaining(['95%', '79,64%', '83,1%', '100%']));
});

test.each(Object.entries(samples))('%s: every number that is drawn is among them', (_, picture) => {
  const all = contents(picture).join(' ');
  for (const { text } of draw(picture).lines)
    for (const number of text.match(/\d+(?:[.,/:]\d+)*%?/g) ?? []) expect(all).toContain(number);
});

test.each(Object.entries(samples))('%s: all of them stand in the picture, as far as there is room', (_, picture) => {
  const drawn = draw(picture)
    .lines.map(({ text }) => text)
    .join(' ');
  for (const each of contents(picture)) expect(drawn).toContain(each.slice(0, 55));
});
