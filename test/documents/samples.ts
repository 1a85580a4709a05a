/** A made-up commune's half-year report in both layouts, and its figures. No person, body or number in it exists. */

import { type Compared, comparisonTable } from '../../src/documents/comparison.ts';
import type { FilledForm } from '../../src/documents/form-sheet.ts';
import { PETITIONS, RECEPTION } from '../../src/documents/forms.ts';
import { paragraph, type Report } from '../../src/documents/report.ts';

const figures: readonly Compared[] = [
  { name: 'Phản ánh, kiến nghị tiếp nhận', unit: 'lượt', now: 1202, before: 1310 },
  { name: 'Qua Zalo', unit: 'lượt', now: 701, before: 540, part: true },
  { name: 'Qua Telegram', unit: 'lượt', now: 58, before: 0, part: true },
  { name: 'Trực tiếp', unit: 'lượt', now: 312, before: 600, part: true },
  { name: 'Cán bộ cơ sở ghi nhận', unit: 'lượt', now: 131, before: 170, part: true },
  { name: 'Đã xử lý xong', unit: 'lượt', now: 1129, before: 1190 },
  { name: 'Đúng hạn', unit: 'lượt', now: 1073, before: 1012, part: true },
  { name: 'Đang xử lý', unit: 'lượt', now: 73, before: 120 },
  { name: 'Quá hạn', unit: 'lượt', now: 9, before: 31, part: true },
  { name: 'Lượt tiếp công dân', unit: 'lượt', now: 117, before: 129 },
  { name: 'Suất quà dịp Tết', unit: 'suất', now: 1081, before: null },
  { name: 'Tổng số tiền quà', unit: 'triệu đồng', now: 540.5, before: 512.25 },
];

const provenance = {
  cutOff: { day: '2026-06-14', clock: '24:00' },
  definitions: 'v1',
  snapshot: 'BC-2026-H1',
  decimals: 2,
} as const;

const received =
  'Từ ngày 15/12/2025 đến ngày 14/6/2026, toàn xã tiếp nhận 1.202 lượt phản ánh, kiến nghị (giảm 108 lượt, tương ứng 8,24% so với ' +
  'cùng kỳ năm 2025); trong đó: qua Zalo 701 lượt, qua Telegram 58 lượt, trực tiếp 312 lượt, cán bộ cơ sở ghi nhận 131 lượt. Các lĩnh ' +
  'vực chủ yếu: đường sá, ngập nước 412 lượt; vệ sinh môi trường 298 lượt; đất đai, giải phóng mặt bằng 187 lượt; trật tự, tiếng ồn ' +
  '143 lượt; thủ tục hành chính 96 lượt; chế độ, chính sách 66 lượt.';
const settled =
  'Đến nay, đã xử lý xong 1.129/1.202 lượt, đạt 93,93% (đúng hạn 1.073/1.129 lượt, đạt 95,04%); còn 73 lượt đang xử lý, trong đó có 09 ' +
  'lượt quá hạn. Có 642/1.129 lượt được người dân trả lời đánh giá kết quả (56,86%); 571/642 lượt hài lòng, đạt 88,94%; 71 lượt chưa ' +
  'hài lòng, trong đó đã mở lại xử lý 38 lượt.';
const heard =
  'Toàn xã tiếp 117 lượt công dân với 124 người (giảm 12 lượt so với cùng kỳ năm 2025), không có đoàn đông người. Tổng số đơn phải xử ' +
  'lý 24 đơn (kỳ trước chuyển sang 03 đơn, tiếp nhận mới 21 đơn); đã xác minh, giải quyết xong 05/06 vụ khiếu nại, tố cáo, còn 01 vụ ' +
  'đang xác minh; giải quyết 10/18 đơn kiến nghị, phản ánh, 08 đơn đang tiếp tục xem xét.';
const dialogues =
  'Người đứng đầu cấp ủy, chính quyền tổ chức 06 cuộc đối thoại với 412 lượt người dự; tiếp thu 57 ý kiến, đã giải quyết 49/57 ý kiến ' +
  '(85,96%), còn 08 ý kiến.';
const models =
  'Đăng ký 24 mô hình “Dân vận khéo”, thực hiện được 22 mô hình, gồm 04 lĩnh vực: kinh tế 08 mô hình; văn hóa – xã hội 09 mô hình; an ' +
  'ninh – quốc phòng 03 mô hình; xây dựng hệ thống chính trị 02 mô hình. Dịp Tết Nguyên đán, tiếp nhận và chuyển 1.081 suất quà với ' +
  'tổng số tiền 540,5 triệu đồng tới các đối tượng.';
const late =
  'Việc xử lý một số phản ánh về đất đai còn chậm, chưa dứt điểm; 56 lượt xử lý xong quá hạn, tập trung ở lĩnh vực đất đai. ' +
  '[CẦN BỔ SUNG: nguyên nhân]';
const tasks =
  'Một là, tập trung giải quyết dứt điểm 73 lượt phản ánh đang xử lý, trước hết là 09 lượt quá hạn. Hai là, [CẦN BỔ SUNG]. Ba là, ' +
  '[CẦN BỔ SUNG].';

export const party: Report = {
  issuer: {
    kind: 'party',
    parent: 'Đảng bộ tỉnh Ví Dụ',
    body: 'Đảng ủy xã Ví Dụ',
    abbreviation: 'ĐU',
    place: 'Ví Dụ',
  },
  type: { name: 'Báo cáo', abbreviation: 'BC' },
  summary: 'kết quả công tác dân vận 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2026',
  issued: { year: 2026, month: 6 },
  addressees: [],
  opening: [],
  sections: [
    {
      heading: 'Kết quả công tác dân vận 6 tháng đầu năm',
      blocks: [],
      sections: [
        {
          heading: 'Tình hình Nhân dân',
          blocks: [
            paragraph(
              'Tình hình tư tưởng các tầng lớp Nhân dân cơ bản ổn định. Các vấn đề Nhân dân quan tâm, phản ánh nhiều nhất là đường sá, ' +
                'ngập nước; vệ sinh môi trường; đất đai, giải phóng mặt bằng. [CẦN BỔ SUNG: đánh giá của cấp ủy]',
            ),
          ],
        },
        {
          heading: 'Công tác dân vận của chính quyền; tiếp nhận, xử lý phản ánh, kiến nghị',
          blocks: [received, settled, `${heard} ${dialogues}`].map(paragraph),
        },
        {
          heading: 'Mặt trận Tổ quốc, các đoàn thể; phong trào “Dân vận khéo”',
          blocks: [paragraph(models)],
        },
      ],
    },
    { heading: 'Hạn chế, nguyên nhân', blocks: [paragraph(late)] },
    { heading: 'Nhiệm vụ trọng tâm 6 tháng cuối năm', blocks: [paragraph(tasks)] },
  ],
  closing: [],
  signature: { onBehalfOf: 'Ban Thường vụ', title: 'Phó Bí thư' },
  recipients: {
    to: ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Các đồng chí Ủy viên Ban Chấp hành'],
    kept: 'Văn phòng Đảng ủy',
  },
  annex: {
    title: 'Số liệu công tác dân vận 6 tháng đầu năm 2026',
    tables: [comparisonTable(figures)],
    provenance,
  },
};

export const state: Report = {
  issuer: {
    kind: 'state',
    parent: 'UBND tỉnh Ví Dụ',
    body: 'Ủy ban nhân dân xã Ví Dụ',
    abbreviation: 'UBND',
    place: 'Ví Dụ',
  },
  type: { name: 'Báo cáo', abbreviation: 'BC' },
  summary: 'Kết quả tiếp công dân, xử lý đơn và phản ánh, kiến nghị 6 tháng đầu năm 2026',
  issued: { year: 2026, month: 6 },
  addressees: ['Ủy ban nhân dân tỉnh Ví Dụ'],
  opening: [
    paragraph(
      'Thực hiện chế độ báo cáo định kỳ về công tác tiếp công dân, xử lý đơn, Ủy ban nhân dân xã Ví Dụ báo cáo kết quả 6 tháng đầu năm ' +
        '2026 như sau:',
    ),
  ],
  sections: [
    { heading: 'Tình hình', blocks: [paragraph('[CẦN BỔ SUNG: tình hình khiếu nại, tố cáo, kiến nghị, phản ánh]')] },
    {
      heading: 'Kết quả',
      blocks: [],
      sections: [
        { heading: 'Tiếp công dân, tiếp nhận và xử lý đơn', blocks: [paragraph(heard), paragraph(dialogues)] },
        {
          heading: 'Phản ánh, kiến nghị',
          blocks: [],
          sections: [
            { heading: 'Tiếp nhận', blocks: [paragraph(received)] },
            { heading: 'Xử lý', blocks: [paragraph(settled)] },
          ],
        },
      ],
    },
    { heading: 'Hạn chế, nguyên nhân', blocks: [paragraph(late)] },
    { heading: 'Phương hướng 6 tháng cuối năm', blocks: [paragraph(tasks)] },
  ],
  closing: [
    paragraph(
      'Trên đây là báo cáo kết quả tiếp công dân, xử lý đơn và phản ánh, kiến nghị 6 tháng đầu năm 2026 của Ủy ban nhân dân xã Ví Dụ.',
    ),
  ],
  signature: { onBehalfOf: 'Ủy ban nhân dân', title: 'Chủ tịch' },
  recipients: { to: ['Như trên', 'Thường trực Đảng ủy', 'Thường trực Hội đồng nhân dân xã'], kept: 'VP' },
  annex: {
    title: 'Số liệu tiếp công dân, phản ánh, kiến nghị 6 tháng đầu năm 2026',
    tables: [comparisonTable(figures)],
    provenance,
  },
};

/** 117 turns, 124 people, 24 petitions: the figures of the report. */
export const forms: readonly FilledForm[] = [
  {
    form: RECEPTION,
    from: '2025-12-15',
    to: '2026-06-14',
    rows: [
      {
        unit: 'UBND xã Ví Dụ',
        values: [
          ...[117, 124, 30],
          ...[85, 90, 18, 4, 0, 0, 0, 0],
          ...[12, 28, 30, 6, 1, 0, 0, 0, 0],
          ...[2, 4, 4, 1, 0, 0, 0, 0, 0],
        ],
      },
    ],
  },
  {
    form: PETITIONS,
    from: '2025-12-15',
    to: '2026-06-14',
    rows: [
      {
        unit: 'UBND xã Ví Dụ',
        values: [24, 3, 21, 24, 0, 24, 24, 4, 2, 18, 12, 3, 9, 20, 3, 1, 16, 4, 2, 2, 0, 1],
      },
    ],
  },
];
