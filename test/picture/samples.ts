/** Pictures that the tests draw: invented units and figures, as an office would have them. */
import type { AnswerPicture, DigestPicture } from '../../src/picture/data.ts';

const footer = { unit: 'UBND xã Ví Dụ', window: 'từ 7 giờ 14/6 đến 7 giờ 15/6/2026' } as const;

const morning: DigestPicture = {
  kind: 'digest',
  lang: 'vi',
  title: 'Sáng thứ Hai 15/6: 9 việc quá hạn',
  figures: [
    { value: 23, label: 'việc mới', change: 'tăng 8 so với trung bình 7 ngày' },
    { value: 17, label: 'đã xong', change: 'giảm 2' },
    { value: 9, label: 'quá hạn', change: 'tăng 3', main: true },
  ],
  bars: {
    heading: 'Quá hạn đang ở đâu',
    rows: [
      { label: 'Tổ địa chính – xây dựng', value: 5, note: 'lâu nhất 12 ngày' },
      { label: 'Công an xã', value: 2, note: '3 ngày' },
      { label: 'Trạm y tế', value: 1, note: '2 ngày' },
      { label: 'Ban nhân dân ấp 3', value: 1, note: '1 ngày' },
    ],
  },
  hotSpot: { heading: 'Điểm nóng', text: 'cống ấp 3 ngập – 12 người báo, 3 ngày liền' },
  ...footer,
};

const quiet: DigestPicture = {
  kind: 'digest',
  lang: 'vi',
  title: 'Hôm nay không có việc mới, không có quá hạn',
  figures: [{ value: 41, label: 'việc đang mở', change: 'không đổi', main: true }],
  unit: 'UBND xã Ví Dụ',
  window: 'từ 7 giờ 15/6 đến 7 giờ 16/6/2026',
};

const full: DigestPicture = {
  kind: 'digest',
  lang: 'vi',
  title: '128 việc quá hạn, 57 việc ở Phòng Kinh tế, Hạ tầng và Đô thị',
  figures: [
    { value: 1202, label: 'lượt tiếp công dân thường xuyên', change: 'giảm 108 so với cùng kỳ năm 2025' },
    { value: 9081, label: 'đơn thư, phản ánh, kiến nghị', change: 'tăng 1.165 so với cùng kỳ năm 2025' },
    { value: 128, label: 'việc quá hạn giải quyết', change: 'tăng 31 so với tuần trước', main: true },
  ],
  bars: {
    heading: 'Quá hạn đang ở đâu',
    rows: [
      {
        label: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Nguyễn Thị Minh Khai (bộ phận đất đai, xây dựng)',
        value: 57,
        note: 'lâu nhất 48 ngày',
      },
      {
        label: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, bộ phận tiếp nhận và trả kết quả',
        value: 31,
        note: 'lâu nhất 20 ngày',
      },
      { label: 'Công an phường', value: 22, note: 'lâu nhất 9 ngày' },
      { label: 'Trung tâm Phục vụ hành chính công', value: 11, note: 'lâu nhất 5 ngày' },
      { label: 'Các nơi khác', value: 7, note: 'lâu nhất 2 ngày' },
    ],
  },
  hotSpot: {
    heading: 'Điểm nóng',
    text: 'mùi hôi và nước thải từ khu chợ tạm đường Trương Quyền chảy ra kênh Tám Thước – 47 người báo, 6 ngày liền',
  },
  unit: 'UBND phường Nguyễn Thị Minh Khai',
  window: 'từ 7 giờ thứ Sáu 12/6 đến 7 giờ thứ Hai 15/6/2026',
};

const halfYear: AnswerPicture = {
  kind: 'answer',
  lang: 'vi',
  title: '1.202 lượt tiếp công dân, giảm 108 lượt so với cùng kỳ',
  periods: { now: '6 tháng đầu năm 2026', before: 'cùng kỳ năm 2025' },
  rows: [
    { label: 'Đất đai, xây dựng', value: 487, before: 540, note: 'giảm 53' },
    { label: 'Vệ sinh, môi trường', value: 312, before: 298, note: 'tăng 14' },
    { label: 'An ninh, trật tự', value: 168, before: 214, note: 'giảm 46' },
    { label: 'Điện, nước, đường sá', value: 121, before: 148, note: 'giảm 27' },
    { label: 'Chính sách, an sinh xã hội', value: 74, before: 110, note: 'giảm 36' },
    { label: 'Chuyển đổi số', value: 40, note: 'mới tách riêng từ năm nay' },
  ],
  absent: 'chưa có số liệu cùng kỳ',
  unit: 'UBND xã Ví Dụ',
  window: 'từ 15/12/2025 đến 14/6/2026',
};

const onTime: AnswerPicture = {
  kind: 'answer',
  lang: 'vi',
  title: '2 trong 3 tổ trả lời đúng hạn trên 95%',
  periods: { now: 'quý II năm 2026', before: 'quý II năm 2025' },
  rows: [
    { label: 'Tổ địa chính – xây dựng', value: 79.64, before: 83.1 },
    { label: 'Công an xã', value: 95.8, before: 91 },
    { label: 'Trạm y tế', value: 100, before: 97.25 },
  ],
  absent: 'chưa có số liệu cùng kỳ',
  percent: true,
  unit: 'UBND xã Ví Dụ',
  window: 'từ 1/4 đến 30/6/2026',
};

const late: AnswerPicture = {
  kind: 'answer',
  lang: 'vi',
  title: '41 việc quá hạn, 19 ở UBND phường Nguyễn Thị Minh Khai',
  heading: 'Quá hạn ở',
  rows: [
    { label: 'UBND phường Nguyễn Thị Minh Khai', value: 19 },
    { label: 'UBND xã Ví Dụ', value: 9 },
    { label: 'UBND xã Tân Thành', value: 6 },
    { label: 'UBND đặc khu Hòn Ví Dụ', value: 4 },
    { label: 'Nơi khác', value: 3 },
  ],
  unit: 'UBND tỉnh Ví Dụ',
  window: 'hôm nay 22/10/2026',
};

const october: AnswerPicture = {
  kind: 'answer',
  lang: 'vi',
  title: 'Tiếp nhận 62 việc; cùng kỳ năm 2025: 48 việc',
  periods: { now: 'tháng 10 năm 2026, tính đến 22/10/2026', before: 'cùng kỳ năm 2025' },
  rows: [
    { label: 'Tiếp nhận', value: 62, before: 48 },
    { label: 'Đã giải quyết', value: 55, before: 46 },
  ],
  absent: 'chưa có số liệu cùng kỳ',
  unit: 'UBND xã Tân Thành',
  window: 'tháng 10 năm 2026, tính đến 22/10/2026',
};

const english: DigestPicture = {
  kind: 'digest',
  lang: 'en',
  title: 'Monday 15 June: 9 matters overdue, 5 with land and building',
  figures: [
    { value: 1023, label: 'new matters', change: 'up 8 on the mean of 7 days' },
    { value: 17, label: 'done', change: 'down 2' },
    { value: 9, label: 'overdue', change: 'no change', main: true },
  ],
  bars: {
    heading: 'Where the overdue matters are',
    rows: [
      { label: 'Land and building', value: 5, note: 'oldest 12 days' },
      { label: 'Commune police', value: 4, note: '3 days' },
    ],
  },
  hotSpot: { heading: 'Hot spot', text: 'flooded drain in Hamlet 3 – 12 people wrote, 3 days in a row' },
  unit: 'Ví Dụ Commune',
  window: 'from 07:00 on 14 June to 07:00 on 15 June 2026',
};

export const samples = {
  morning,
  quiet,
  full,
  'half-year': halfYear,
  'on-time': onTime,
  late,
  october,
  english,
} as const;
