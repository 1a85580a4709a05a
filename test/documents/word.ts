/** A report as Word reads it: its paragraphs and how they stand. */
import { expect } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import type { Report } from '../../src/documents/report.ts';
import { type Line, paragraphs, unzip } from './unzip.ts';

export const wordOf = async (
  report: Report,
): Promise<{ parts: ReadonlyMap<string, string>; xml: string; lines: Line[] }> => {
  const parts = unzip(await reportDocx(report));
  const xml = parts.get('word/document.xml')!;
  return { parts, xml, lines: paragraphs(xml) };
};

export const sizeOf = ({ xml }: Line): number => Number(/<w:r>.*?<w:sz w:val="(\d+)"/s.exec(xml)?.[1]);
export const isBold = ({ xml }: Line): boolean => /<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<w:b\/>/s.test(xml);
export const isItalic = ({ xml }: Line): boolean => /<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<w:i\/>/s.test(xml);
export const isRule = ({ xml, text }: Line): boolean => text === '' && xml.includes('<w:pBdr><w:top w:val="single"');
/** Headings are held by their style. */
export const isHeld = ({ xml }: Line): boolean => /<w:keepNext\/>|<w:pStyle w:val="Heading\d"\/>/.test(xml);

/** Points from end to end of a rule in a column of so many millimetres. */
export const lengthOf = ({ xml }: Line, room: number): number => {
  const [, left, right] = /<w:ind w:left="(\d+)" w:right="(\d+)"\/>/.exec(xml)!;
  return (room * 72) / 25.4 - (Number(left) + Number(right)) / 20;
};
export const after = (lines: readonly Line[], text: string): Line =>
  lines[lines.findIndex((line) => line.text === text) + 1]!;
export const named = (lines: readonly Line[], text: string): Line => {
  const line = lines.find((each) => each.text === text);
  if (!line) throw new Error(`no line "${text}" in: ${lines.map((each) => each.text).join(' | ')}`);
  return line;
};

/** These stand in the document in this order, others may stand between. */
export const inOrder = (lines: readonly Line[], wanted: readonly string[]): void => {
  const places = wanted.map((text) => lines.findIndex((line) => line.text === text));
  expect(places.map((place, i) => (place < 0 ? `missing: ${wanted[i]}` : 'there'))).toEqual(wanted.map(() => 'there'));
  expect(places).toEqual([...places].sort((a, b) => a - b));
};
