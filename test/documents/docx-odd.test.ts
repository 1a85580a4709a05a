/** What offices vary, and what nobody should send: other bodies, other people who sign, odd letters, tables in the body. */
import { expect, test } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import { paragraph, type Report, type Table } from '../../src/documents/report.ts';
import { party, state } from './samples.ts';
import { inOrder, isHeld, named, wordOf } from './word.ts';

test('what an office may vary', async () => {
  const parish: Report = {
    ...state,
    issuer: { kind: 'state', body: 'Ủy ban nhân dân phường Ví Dụ', abbreviation: 'UBND', place: 'Ví Dụ' },
    issued: { year: 2027, month: 1 },
    addressees: ['Ủy ban nhân dân tỉnh Ví Dụ', 'Thanh tra tỉnh Ví Dụ'],
    signature: { onBehalfOf: 'Ủy ban nhân dân', inSteadOf: 'Chủ tịch', title: 'Phó Chủ tịch' },
    recipients: { to: [], kept: '' },
  };
  inOrder((await wordOf(parish)).lines, [
    'ỦY BAN NHÂN DÂN',
    'PHƯỜNG VÍ DỤ',
    'Ví Dụ, ngày      tháng 01 năm 2027',
    'Kính gửi:',
    '- Ủy ban nhân dân tỉnh Ví Dụ;',
    '- Thanh tra tỉnh Ví Dụ.',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
  ]);
  const board: Report = {
    ...party,
    issuer: { ...party.issuer, body: 'Ban Xây dựng Đảng', abbreviation: 'BXDĐ' },
    signature: { inSteadOf: 'Trưởng ban', title: 'Phó Trưởng ban' },
  };
  inOrder((await wordOf(board)).lines, ['BAN XÂY DỰNG ĐẢNG', 'Số    -BC/BXDĐ', 'K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']);
});

test('words from anywhere cannot break the file', async () => {
  const odd = 'A & B < C > "D" \u0000\u0008\u202e đ\ud800 ]]> &amp; tab\tdòng\nmới';
  const { xml, lines, parts } = await wordOf({ ...party, summary: odd, closing: [paragraph(odd)] });
  const text = lines.map((line) => line.text).filter((words) => words.startsWith('A & B'));
  expect(text.length).toBeGreaterThan(0);
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e\ud800-\udfff]/);
  expect(parts.get('docProps/core.xml')).toContain('A &#38; B &#60; C');
});

test('a table in the body, at its very end: its last rows go with the signature', async () => {
  const table: Table = {
    title: 'Kết quả theo lĩnh vực',
    columns: [
      { title: 'Lĩnh vực', kind: 'text', width: 100 },
      { title: 'Số lượt', kind: 'count', width: 30 },
      { title: 'Tỷ lệ', kind: 'share', width: 35 },
    ],
    rows: [
      { values: ['Đường sá', 1412, 412 / 1202] },
      { values: ['Đất đai', 187, 187 / 1202] },
      { values: ['Tổng', 1202, 1], strong: true },
    ],
  };
  const { lines, xml } = await wordOf({ ...party, closing: [table] });
  inOrder(lines, ['Kết quả theo lĩnh vực', 'Lĩnh vực', 'Đường sá', '1.412', '34,28%', 'Tổng', '100%', 'Nơi nhận:']);
  expect(['Đường sá', 'Đất đai', 'Tổng', '100%'].map((text) => isHeld(named(lines, text)))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(xml.split('<w:tblHeader/>')).toHaveLength(3);
  await expect(
    reportDocx({ ...party, closing: [{ ...table, rows: [{ values: ['Đường sá', Number.NaN, 1] }] }] }),
  ).rejects.toThrow(RangeError);
});

test('the Front has guides of its own: no layout of another is put on it', async () => {
  const front: Report = {
    ...state,
    issuer: { ...state.issuer, kind: 'front', body: 'Ủy ban Mặt trận Tổ quốc xã Ví Dụ' },
  };
  await expect(reportDocx(front)).rejects.toMatchObject({ name: 'DocumentRefused', reason: 'layout' });
});
