/** What must never become a document, and the harmless that looks like it. */
import { describe, expect, test } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import { paragraph, type Report } from '../../src/documents/report.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { forms, party, state } from './samples.ts';

const says = (text: string, report: Report = party): Report => ({ ...report, closing: [paragraph(text)] });
const refusal = async (report: Report): Promise<string> => {
  try {
    await reportDocx(report);
    return 'made';
  } catch (error) {
    expect(error).toMatchObject({ name: 'DocumentRefused' });
    const { reason, message } = error as Error & { reason: string };
    // A sentence for people: what it is about, and nothing of ours.
    expect(message).toMatch(/^[\p{Lu}“].{30,}\.$/u);
    return reason;
  }
};

describe('bodies that are no more', () => {
  test.each([
    'Thực hiện Kế hoạch của Huyện ủy Ví Dụ, Đảng ủy xã báo cáo.',
    'thực hiện kế hoạch của huyện uỷ',
    'Báo cáo UBND huyện xem xét.',
    'Báo cáo Ủy ban nhân dân quận 0.',
    'Phối hợp với Phòng Tư pháp huyện.',
    'Chuyển đơn đến cơ quan cấp huyện.',
    'UBND thị trấn Ví Dụ đã xử lý.',
    'Theo hướng dẫn của Ban Dân vận Tỉnh ủy.',
    'Theo hướng dẫn của Ban Tuyên giáo Tỉnh ủy.',
    'Thị ủy, Quận ủy'.normalize('NFD'),
  ])('%s', async (text) => {
    expect(await refusal(says(text))).toBe('body');
    // What is said of the past stays as it was.
    expect(await refusal({ ...says(text), issued: { year: 2025, month: 3 } })).toBe('made');
  });

  test.each([
    'Theo hướng dẫn của Ban Tuyên giáo và Dân vận Tỉnh ủy.',
    'Bí thư Thành ủy dự hội nghị.',
    'Đường liên huyện cũ bị ngập, dài 2 km.',
    'Câu chuyện thị trấn trên loa truyền thanh; ban dân phố đã nhắc.',
    'Công tác dân vận; khối dân vận xã; tổ dân vận ấp.',
  ])('lets stand: %s', async (text) => {
    expect(await refusal(says(text))).toBe('made');
  });

  test('wherever it stands', async () => {
    const body = 'Ủy ban nhân dân huyện Ví Dụ';
    const table = { ...party.annex.tables[0]!, title: body };
    const everywhere: readonly Report[] = [
      { ...state, issuer: { ...state.issuer, parent: body } },
      { ...state, addressees: [body] },
      { ...party, summary: `kết quả gửi ${body}` },
      { ...party, opening: [paragraph(`Gửi ${body}.`)] },
      { ...party, opening: [{ runs: [{ text: 'Ủy ban nhân dân ' }, { text: 'huyện', bold: true }] }] },
      { ...party, opening: [{ runs: [{ missing: `ý kiến của ${body}` }] }] },
      { ...party, sections: [{ heading: 'Một', blocks: [], sections: [{ heading: body, blocks: [] }] }] },
      { ...party, recipients: { to: [body], kept: '' } },
      { ...party, recipients: { to: [], kept: 'Văn phòng Huyện ủy' } },
      { ...party, annex: { ...party.annex, title: `Số liệu gửi ${body}` } },
      { ...party, annex: { ...party.annex, tables: [table] } },
      { ...party, closing: [{ ...table, title: 'Bảng', rows: [{ values: ['1', body] }] }] },
    ];
    for (const report of everywhere) expect(await refusal(report)).toBe('body');
  });
});

test.each([
  ['MẬT', 'secret'],
  ['Tối mật', 'secret'],
  ['(TUYỆT MẬT)', 'secret'],
  ['Độ mật: Mật', 'secret'],
  ['Kèm theo tài liệu MẬT của đơn vị.', 'secret'],
  ['Đã giữ bí mật họ tên người phản ánh.', 'made'],
  ['Bảo vệ BÍ MẬT nhà nước.', 'made'],
  ['Mô hình nuôi ong lấy mật; MẬT ĐỘ dân cư; mật khẩu của loa.', 'made'],
])('secrecy: %s: %s', async (text, reason) => {
  expect(await refusal(says(text))).toBe(reason);
});

test.each([
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'heading'],
  ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'heading'],
  ['Độc lập – Tự do – Hạnh phúc', 'heading'],
  ['ĐẢNG CỘNG SẢN VIỆT NAM', 'heading'],
  ['Kỷ niệm ngày thành lập Đảng Cộng sản Việt Nam.', 'made'],
  ['Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam.', 'made'],
])('headings: %s: %s', async (text, reason) => {
  expect(await refusal(says(text))).toBe(reason);
  expect(await refusal(says(text, state))).toBe(reason);
});

test('the layout follows the issuer: one of the other family is refused', async () => {
  const wrong = (report: Report, body: string): Report => ({ ...report, issuer: { ...report.issuer, body } });
  expect(await refusal(wrong(party, 'Ủy ban nhân dân xã Ví Dụ'))).toBe('heading');
  expect(await refusal(wrong(party, 'UBND xã Ví Dụ'))).toBe('heading');
  expect(await refusal(wrong(state, 'Đảng ủy xã Ví Dụ'))).toBe('heading');
  expect(await refusal(wrong(state, 'Hội đồng nhân dân xã Ví Dụ'))).toBe('made');
});

describe('number, day and signature stay open', () => {
  test.each([
    ['Số 05-BC/ĐU', 'filled'],
    ['Số: 05/BC-UBND', 'filled'],
    ['Ví Dụ, ngày 05 tháng 6 năm 2026', 'filled'],
    ['(Đã ký)', 'filled'],
    ['Người ký: Lê Văn Ví Dụ', 'filled'],
    ['Thực hiện Kế hoạch số 12-KH/TU, ngày 05/01/2026 của Tỉnh ủy.', 'made'],
    ['Ngày 05 tháng 6 năm 2026, xã tổ chức đối thoại.', 'made'],
    ['Đã ký 12 bản cam kết.', 'made'],
  ])('%s: %s', async (text, reason) => {
    expect(await refusal(says(text))).toBe(reason);
  });

  test.each<readonly [string, object]>([
    ['a name after the title', { signature: { onBehalfOf: 'Ban Thường vụ', title: 'Phó Bí thư Lê Văn Ví Dụ' } }],
    ['a name for the title', { signature: { onBehalfOf: 'Ban Thường vụ', title: 'Lê Văn Ví Dụ' } }],
    ['a name for the collective', { signature: { onBehalfOf: 'Lê Văn Ví Dụ', title: 'Bí thư' } }],
    ['a name besides', { signature: { title: 'Bí thư', name: 'Lê Văn Ví Dụ' } }],
    ['a day', { issued: { year: 2026, month: 6, day: 5 } }],
    ['a number', { type: { name: 'Báo cáo', abbreviation: 'BC', number: 5 } }],
    ['a number in the abbreviation', { type: { name: 'Báo cáo', abbreviation: '05-BC' } }],
    ['a number in the type', { type: { name: 'Báo cáo 05', abbreviation: 'BC' } }],
    ['a day in the place', { issuer: { ...party.issuer, place: 'Ví Dụ, ngày 05' } }],
    [
      'in the stead of one who signs for a committee',
      { signature: { onBehalfOf: 'Ban Thường vụ', inSteadOf: 'Bí thư', title: 'Phó Bí thư' } },
    ],
  ])('%s', async (_, change) => {
    expect(await refusal({ ...party, ...change })).toBe('filled');
  });

  test.each(['Bí thư', 'Phó Bí thư Thường trực', 'Chủ tịch', 'Phó Chánh Văn phòng', 'QUYỀN CHỦ TỊCH', 'Trưởng ban'])(
    'a title: %s',
    async (title) => {
      expect(await refusal({ ...party, signature: { onBehalfOf: 'Ban Thường vụ', title } })).toBe('made');
    },
  );
});

test('the same words are refused in a spreadsheet', async () => {
  const [reception, petitions] = forms;
  const row = { ...reception!.rows[0]!, unit: 'UBND huyện Ví Dụ' };
  await expect(
    figuresXlsx({ ...party.annex, forms: [{ ...reception!, rows: [row] }, petitions!] }),
  ).rejects.toMatchObject({
    reason: 'body',
  });
  await expect(figuresXlsx({ ...party.annex, title: 'Tối mật' })).rejects.toMatchObject({ reason: 'secret' });
});
