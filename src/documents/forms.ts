/**
 * The two forms of Thông tư 01/2024/TT-TTCP (20/1/2024) behind a report on petitions. The circular's own annex was not at hand:
 * titles, columns and sums are those of two public systems that fill them in and agree. Read on 22/11/2026.
 */

/** A title over columns. Without anything under it, it is the title of one. */
export type Head = { readonly title: string; readonly under?: readonly Head[] };

export type Form = {
  readonly code: string;
  readonly title: string;
  readonly head: readonly Head[];
  /** Written into the row of column numbers, and checked before anything is written. */
  readonly sums: readonly string[];
};

const titled = (...titles: string[]): Head[] => titles.map((title) => ({ title }));

/** Turns, people, matters, and large groups among them. */
const received: readonly Head[] = [
  ...titled('Số lượt tiếp', 'Số người được tiếp'),
  { title: 'Số vụ việc', under: titled('Tiếp lần đầu', 'Tiếp nhiều lần') },
  {
    title: 'Trong đó đoàn đông người',
    under: titled('Số đoàn được tiếp', 'Số người được tiếp', 'Tiếp lần đầu', 'Tiếp nhiều lần'),
  },
];

/** 01/TCD: 29 columns. */
export const RECEPTION: Form = {
  code: '01/TCD',
  title: 'Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất',
  head: [
    ...titled('Tổng số lượt tiếp', 'Tổng số người được tiếp', 'Tổng số vụ việc được tiếp'),
    { title: 'Tiếp thường xuyên', under: received },
    {
      title: 'Tiếp định kỳ và đột xuất của Thủ trưởng',
      under: [
        { title: 'Thủ trưởng tiếp', under: [...titled('Số kỳ tiếp'), ...received] },
        { title: 'Ủy quyền tiếp', under: [...titled('Số kỳ tiếp'), ...received] },
      ],
    },
  ],
  sums: ['1=4+13+22', '2=5+14+23', '3=6+7+15+16+24+25'],
};

const kinds = ['Khiếu nại', 'Tố cáo', 'Kiến nghị, phản ánh'];

/** 01/XLD: 22 columns. */
export const PETITIONS: Form = {
  code: '01/XLD',
  title: 'Tổng hợp kết quả xử lý đơn',
  head: [
    { title: 'Tổng số đơn phải xử lý', under: titled('Tổng số', 'Kỳ trước chuyển sang', 'Tiếp nhận trong kỳ') },
    ...titled('Số đơn đã xử lý', 'Số đơn chưa xử lý (chuyển kỳ sau xử lý)'),
    { title: 'Đủ điều kiện xử lý', under: titled('Số đơn', 'Số vụ việc') },
    { title: 'Phân loại đơn theo nội dung', under: titled(...kinds) },
    {
      title: 'Phân loại đơn theo tình trạng giải quyết',
      under: [{ title: 'Đã giải quyết', under: titled('Lần đầu', 'Nhiều lần') }, ...titled('Chưa giải quyết xong')],
    },
    {
      title: 'Kết quả xử lý đơn',
      under: [
        { title: 'Đơn thuộc thẩm quyền', under: titled('Tổng số', ...kinds) },
        {
          title: 'Đơn không thuộc thẩm quyền',
          under: titled('Tổng số', 'Hướng dẫn', 'Chuyển đơn', 'Đôn đốc giải quyết'),
        },
      ],
    },
    ...titled('Số văn bản phúc đáp nhận được do chuyển đơn'),
  ],
  sums: ['1=2+3=4+5', '6=8+9+10=11+12+13=14+18', '14=15+16+17', '18=19+20+21'],
};

/** How many columns of numbers stand under these titles. */
export const columnsOf = (head: readonly Head[]): number =>
  head.reduce((sum, { under }) => sum + (under ? columnsOf(under) : 1), 0);

/** How many rows of titles there are. */
export const depthOf = (head: readonly Head[]): number =>
  Math.max(...head.map(({ under }) => (under ? 1 + depthOf(under) : 1)));
