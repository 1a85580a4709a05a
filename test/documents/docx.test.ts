/** What stands in the Word file, in both layouts: looked at as Word reads it, not as it was written. */
import { describe, expect, test } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import { layoutOf } from '../../src/documents/layouts.ts';
import { boldWidth } from '../../src/documents/width.ts';
import { party, state } from './samples.ts';
import { paragraphs, unzip } from './unzip.ts';
import { after, inOrder, isBold, isHeld, isItalic, isRule, lengthOf, named, sizeOf, wordOf } from './word.ts';

const samples = [
  ['party', party],
  ['state', state],
] as const;

describe.each(samples)('%s', (kind, report) => {
  test('paper, margins, font and page number', async () => {
    const { xml, parts } = await wordOf(report);
    const sections = [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([each]) => each);
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
      // 20 mm above and below, 30 on the left, 15 on the right; the number 10 from the edge, in the upper margin.
      expect(section).toContain('w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"');
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('<w:pgNumType w:start="1"/>');
      expect([...section.matchAll(/w:type="(\w+)" r:id/g)].map(([, type]) => type)).toEqual(['default']);
    }
    const header = parts.get('word/header1.xml')!;
    expect(header).toContain('<w:jc w:val="center"/>');
    expect(header).toMatch(kind === 'party' ? /<w:sz w:val="26"\/>.*PAGE/s : /<w:sz w:val="28"\/>.*PAGE/s);
    const styles = parts.get('word/styles.xml')!;
    const fonts = [...`${styles}${xml}${header}`.matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
    expect(styles).toMatch(/<w:docDefaults>.*<w:sz w:val="28"\/>.*<w:lang w:val="vi-VN"\/>.*<\/w:docDefaults>/s);
    // Everything is black: also the headings, which Word would make blue.
    const used = [...styles.matchAll(/<w:style [^>]*w:styleId="(?:NoiDung|Heading[1-4])">.*?<\/w:style>/gs)];
    expect(used).toHaveLength(5);
    const colors = [...`${used.join('')}${xml}`.matchAll(/<w:color w:val="(\w+)"/g)].map(([, color]) => color);
    expect(new Set(colors)).toEqual(new Set(['000000']));
  });

  test('no line is drawn with letters, no space made with empty paragraphs, no cell of the head has a margin', async () => {
    const { xml, lines } = await wordOf(report);
    expect(lines.map(({ text }) => text).filter((text) => /[_—]{2,}|[\u2500-\u257f]/.test(text))).toEqual([]);
    // What is left without words are rules, cells of a table, and the end of the first section.
    const empty = lines.filter(({ text }) => text === '');
    const outside = xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
    const bare = paragraphs(outside).filter((line) => line.text === '' && !isRule(line));
    expect(
      bare.map((line) => line.xml.includes('<w:sectPr>') && line.xml.includes('w:line="20" w:lineRule="exact"')),
    ).toEqual([true]);
    expect(empty.some(isRule)).toBe(true);
    const head = /<w:tbl>.*?<\/w:tbl>/s.exec(xml)![0];
    const margins = [...head.matchAll(/<w:(?:tcMar|tblCellMar)>.*?<\/w:(?:tcMar|tblCellMar)>/gs)].map(([each]) => each);
    expect(margins).toHaveLength(5);
    for (const each of margins) expect(each).not.toMatch(/w:w="[1-9]/);
  });

  test('no row is torn, the titles of a table stand on every page, the signature takes the end of the body with it', async () => {
    const { xml, lines, parts } = await wordOf(report);
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(1);
    const sign = lines.findIndex(({ text }) => text === 'Nơi nhận:');
    expect([lines[sign - 2], lines[sign - 1]].map((line) => line && isHeld(line))).toEqual([true, true]);
    for (const level of [1, 2, 3, 4])
      expect(parts.get('word/styles.xml')).toMatch(
        new RegExp(`w:styleId="Heading${level}">(?:(?!</w:style>).)*<w:keepNext/>`, 's'),
      );
  });

  test('what is missing stands out, and nothing else does', async () => {
    const { xml, lines } = await wordOf(report);
    const marked = [...xml.matchAll(/<w:r><w:rPr>.*?<\/w:r>/gs)]
      .map(([run]) => run)
      .filter((run) => run.includes('<w:highlight w:val="yellow"/>'))
      .map((run) => /<w:t[^>]*>([^<]*)</.exec(run)![1]!);
    expect(marked.at(-1)).toBe('(dự thảo, chưa ký)');
    expect(marked.length).toBeGreaterThan(3);
    expect(marked.slice(0, -1).filter((text) => !/^\[CẦN BỔ SUNG(: [^\]]+)?\]$/.test(text))).toEqual([]);
    const all = lines.flatMap(({ text }) => text.match(/\[CẦN BỔ SUNG[^\]]*\]/g) ?? []);
    expect(all).toEqual(marked.slice(0, -1));
  });

  test('the heading of one side, never of both', async () => {
    const { xml } = await wordOf(report);
    const found = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'].map(
      (heading) => xml.split(heading).length - 1,
    );
    expect(found).toEqual(kind === 'party' ? [1, 0, 0] : [0, 1, 1]);
  });

  test('the same report gives the same bytes, at any hour', async () => {
    const first = await reportDocx(report);
    const second = await reportDocx(structuredClone(report));
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(unzip(first).get('docProps/core.xml')).toContain('>2026-06-14T00:00:00Z</dcterms:modified>');
    // A zip counts its time in steps of two seconds; the first day there is means nobody's clock was asked.
    const bytes = Buffer.from(first);
    expect(bytes.readUInt32LE(10)).toBe(0x00210000);
    expect(bytes.readUInt32LE(bytes.readUInt32LE(bytes.length - 6) + 12)).toBe(0x00210000);
  });

  test('annex: titles, the figures as the office writes them, and whence they come', async () => {
    const { lines } = await wordOf(report);
    const from = lines.findIndex(({ text }) => text === 'Phụ lục');
    const annex = lines.slice(from);
    expect(isBold(annex[0]!)).toBe(true);
    const words = annex.map(({ text }) => text);
    const row = words.indexOf('Phản ánh, kiến nghị tiếp nhận');
    expect(words.slice(row - 1, row + 6)).toEqual([
      '1',
      'Phản ánh, kiến nghị tiếp nhận',
      'lượt',
      '1.202',
      '1.310',
      '-108',
      '-8,24%',
    ]);
    const none = words.indexOf('Suất quà dịp Tết');
    expect(words.slice(none, none + 6)).toEqual(['Suất quà dịp Tết', 'suất', '1.081', '–', '–', '–']);
    expect(words.at(-1)).toBe(
      'Ghi chú: Số liệu chốt 24 giờ ngày 14/6/2026; định nghĩa v1; mã bản chụp BC-2026-H1; tỷ lệ làm tròn đến 2 chữ số thập phân, nửa đơn vị làm tròn lên.',
    );
  });
});

test('Party: order, words and sizes', async () => {
  const { lines, parts } = await wordOf(party);
  inOrder(lines, [
    'ĐẢNG BỘ TỈNH VÍ DỤ',
    'ĐẢNG ỦY XÃ VÍ DỤ',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    '*',
    'Số    -BC/ĐU',
    'Ví Dụ, ngày      tháng 6 năm 2026',
    'BÁO CÁO',
    'kết quả công tác dân vận 6 tháng đầu năm,',
    'nhiệm vụ trọng tâm 6 tháng cuối năm 2026',
    '-----',
    'I- KẾT QUẢ CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM',
    '1. Tình hình Nhân dân',
    'II- HẠN CHẾ, NGUYÊN NHÂN',
    'III- NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM',
    'Nơi nhận:',
    '- Ban Tuyên giáo và Dân vận Tỉnh ủy;',
    '- Lưu Văn phòng Đảng ủy.',
    'T/M BAN THƯỜNG VỤ',
    'PHÓ BÍ THƯ',
    '(dự thảo, chưa ký)',
    'Phụ lục',
  ]);
  const at = (text: string) => named(lines, text);
  // Half points.
  expect(sizeOf(at('ĐẢNG CỘNG SẢN VIỆT NAM'))).toBe(28);
  expect(sizeOf(at('ĐẢNG BỘ TỈNH VÍ DỤ'))).toBe(26);
  expect([isBold(at('ĐẢNG BỘ TỈNH VÍ DỤ')), isBold(at('ĐẢNG ỦY XÃ VÍ DỤ'))]).toEqual([false, true]);
  expect(isItalic(at('Ví Dụ, ngày      tháng 6 năm 2026'))).toBe(true);
  expect([isBold(at('T/M BAN THƯỜNG VỤ')), isBold(at('PHÓ BÍ THƯ'))]).toEqual([true, false]);
  expect(at('Nơi nhận:').xml).toContain('<w:u w:val="single"/>');
  expect(sizeOf(at('- Lưu Văn phòng Đảng ủy.'))).toBe(24);
  expect(lines.filter(({ text }) => /\bVT\b|^Kính gửi|^Số:|TM\. /.test(text))).toEqual([]);
  // Only the rule below the heading of the Party, and that of the annex.
  expect(lines.filter(isRule)).toHaveLength(2);
  const heading = layoutOf('party').heading[0]!;
  expect(lengthOf(after(lines, heading.text), 90)).toBeCloseTo(boldWidth(heading.text, 14), 0);
  // 18 points exactly, 6 before, first line 10 mm.
  expect(parts.get('word/styles.xml')).toMatch(
    /w:styleId="NoiDung".*?<w:spacing w:before="120" w:line="360" w:lineRule="exact"\/><w:ind w:firstLine="567"\/><w:jc w:val="both"\/>/s,
  );
});

test('State: order, words and sizes', async () => {
  const { lines, parts } = await wordOf(state);
  inOrder(lines, [
    'UBND TỈNH VÍ DỤ',
    'ỦY BAN NHÂN DÂN',
    'XÃ VÍ DỤ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số:    /BC-UBND',
    'Ví Dụ, ngày      tháng 6 năm 2026',
    'BÁO CÁO',
    'Kết quả tiếp công dân, xử lý đơn và phản ánh,',
    'kiến nghị 6 tháng đầu năm 2026',
    'Kính gửi: Ủy ban nhân dân tỉnh Ví Dụ',
    'I. TÌNH HÌNH',
    'II. KẾT QUẢ',
    '1. Tiếp công dân, tiếp nhận và xử lý đơn',
    '2. Phản ánh, kiến nghị',
    'a) Tiếp nhận',
    'b) Xử lý',
    'III. HẠN CHẾ, NGUYÊN NHÂN',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT, VP.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    '(dự thảo, chưa ký)',
    'Phụ lục',
  ]);
  const at = (text: string) => named(lines, text);
  expect([sizeOf(at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')), sizeOf(at('Độc lập - Tự do - Hạnh phúc'))]).toEqual([
    26, 28,
  ]);
  expect([isBold(at('UBND TỈNH VÍ DỤ')), isBold(at('XÃ VÍ DỤ')), isBold(at('CHỦ TỊCH'))]).toEqual([false, true, true]);
  expect([sizeOf(at('Số:    /BC-UBND')), isItalic(at('Số:    /BC-UBND'))]).toEqual([26, false]);
  expect([sizeOf(at('Nơi nhận:')), isBold(at('Nơi nhận:')), isItalic(at('Nơi nhận:'))]).toEqual([24, true, true]);
  expect(sizeOf(at('- Lưu: VT, VP.'))).toBe(22);
  expect(lines.filter(({ text }) => text === '*' || text === '-----' || text.startsWith('T/M'))).toEqual([]);
  // As long as the motto; from a third to a half of the issuer's name and of the title.
  expect(lengthOf(after(lines, 'Độc lập - Tự do - Hạnh phúc'), 100)).toBeCloseTo(
    boldWidth('Độc lập - Tự do - Hạnh phúc', 14),
    0,
  );
  const part = (line: string, rule: string, size: number, room: number): number =>
    lengthOf(after(lines, rule), room) / boldWidth(line, size);
  for (const share of [
    part('ỦY BAN NHÂN DÂN', 'XÃ VÍ DỤ', 13, 65),
    part('Kết quả tiếp công dân, xử lý đơn và phản ánh,', 'kiến nghị 6 tháng đầu năm 2026', 14, 165),
  ]) {
    expect(share).toBeGreaterThan(1 / 3);
    expect(share).toBeLessThan(1 / 2);
  }
  // 1.15 lines, 6 points before, first line 12.7 mm.
  expect(parts.get('word/styles.xml')).toMatch(
    /w:styleId="NoiDung".*?<w:spacing w:before="120" w:line="276" w:lineRule="auto"\/><w:ind w:firstLine="720"\/><w:jc w:val="both"\/>/s,
  );
});
