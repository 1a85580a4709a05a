/** What a picture may hold, and the faults by which it is refused. */
import { describe, expect, test } from 'vitest';
import { type Picture, PictureError } from '../../src/picture/data.ts';
import { svg } from '../../src/picture/svg.ts';
import { samples } from './samples.ts';

const { morning, quiet, 'half-year': halfYear, 'on-time': onTime } = samples;

const faultOf = (picture: Picture): string => {
  try {
    svg(picture);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(PictureError);
    return (error as PictureError).fault;
  }
};

const bar = { label: 'Ấp 3', value: 1 };
const figure = { value: 23, label: 'việc mới' };
const bars = (rows: number) => ({ heading: 'Quá hạn đang ở đâu', rows: Array(rows).fill(bar) });

describe('refused', () => {
  test.each<[string, Picture, string]>([
    ['a title of 61 characters', { ...morning, title: `9 ${'ấ'.repeat(59)}` }, 'title'],
    ['a title without a number', { ...morning, title: 'Việc quá hạn' }, 'title'],
    ['an answer without a number', { ...halfYear, title: 'Giảm so với cùng kỳ' }, 'title'],
    ['four figures', { ...morning, figures: [figure, figure, figure, figure] }, 'count'],
    ['six bars', { ...morning, bars: bars(6) }, 'count'],
    ['seven rows', { ...halfYear, rows: Array(7).fill(bar) }, 'count'],
    ['no rows', { ...halfYear, rows: [] }, 'count'],
    ['less than nothing', { ...morning, figures: [{ ...figure, value: -1 }] }, 'number'],
    ['no number', { ...morning, bars: { heading: 'Ở đâu', rows: [{ ...bar, value: Number.NaN }] } }, 'number'],
    ['a number without end', { ...halfYear, rows: [{ ...bar, value: Number.POSITIVE_INFINITY }] }, 'number'],
    ['a number of ten digits', { ...morning, figures: [{ ...figure, value: 1_000_000_000 }] }, 'number'],
    ['more than all', { ...onTime, rows: [{ ...bar, before: 100.01 }] }, 'number'],
    ['a change by a sign', { ...morning, figures: [{ ...figure, change: '+8' }] }, 'change'],
    ['a change by a minus', { ...morning, figures: [{ ...figure, change: '−2' }] }, 'change'],
    ['a label of blanks', { ...morning, figures: [{ ...figure, label: ' \n' }] }, 'empty'],
    ['a telephone number', { ...morning, hotSpot: { heading: 'Điểm nóng', text: 'gọi 0900 000 000' } }, 'personal'],
    ['one with the country', { ...morning, unit: 'UBND xã Ví Dụ +84 900.000.000' }, 'personal'],
    ['an identity number', { ...halfYear, rows: [{ ...bar, note: 'số 001000000000' }] }, 'personal'],
  ])('%s', (_, picture, fault) => {
    expect(faultOf(picture)).toBe(fault);
  });

  test('the message names the place, and nothing of what stood there', () => {
    const picture = { ...morning, hotSpot: { heading: 'Điểm nóng', text: 'gọi 0900 000 000' } };
    expect(() => svg(picture)).toThrow(/^personal: hotSpot\.text$/);
  });
});

describe('taken', () => {
  test.each<[string, Picture]>([
    ['a title of 60 characters', { ...morning, title: `9 ${'ấ'.repeat(58)}` }],
    ['a title of 60 letters with their marks apart', { ...morning, title: `9 ${'ấ'.repeat(58)}`.normalize('NFD') }],
    ['a quiet day without a number in its title', quiet],
    ['nothing but the title', { ...quiet, figures: [] }],
    ['the largest number', { ...morning, figures: [{ ...figure, value: 999_999_999 }] }],
    ['a change of nothing', { ...morning, figures: [{ ...figure, change: 'không đổi' }] }],
    [
      'dates, hours and money',
      { ...morning, hotSpot: { heading: 'Điểm nóng', text: 'từ 07:30 ngày 15/6/2026, 8.500.000.000 đồng' } },
    ],
    ['figures in the millions beside one another', { ...morning, unit: 'UBND xã 1.202.300 1.165.200 0,5 12' }],
  ])('%s', (_, picture) => {
    expect(faultOf(picture)).toBe('none');
  });
});
