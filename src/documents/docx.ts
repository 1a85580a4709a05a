/** A report as a Word file. The same report gives the same bytes, whenever and wherever it is made. */
import { Document, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import { oneLine } from '../domain/clean.ts';
import { body, styles } from './docx-body.ts';
import { annex, foot } from './docx-foot.ts';
import { addressees, head, title } from './docx-head.ts';
import { mm, sectionEnd } from './docx-parts.ts';
import { checkReport } from './guard.ts';
import { type Layout, layoutOf } from './layouts.ts';
import type { Report } from './report.ts';
import { withoutTimes } from './zip.ts';

/** Pages numbered from 1, in the middle of the upper margin, not on the first. */
const section = (layout: Layout, children: ISectionOptions['children']): ISectionOptions => {
  const { page } = layout;
  const margin = {
    top: mm(page.top),
    bottom: mm(page.bottom),
    left: mm(page.left),
    right: mm(page.right),
    header: mm(page.number),
    footer: mm(page.number),
  };
  const number = new TextRun({ children: [PageNumber.CURRENT], size: layout.pageNumber.size * 2 });
  return {
    properties: {
      titlePage: true,
      page: {
        margin,
        size: { width: mm(page.width), height: mm(page.height), orientation: PageOrientation.PORTRAIT },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [new Paragraph({ alignment: 'center', children: [number] })] }) },
    children,
  };
};

const escaped = (text: string): string => oneLine(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** What a file manager shows. The library would write the hour of making, so that no two files were the same. */
const properties = ({ issuer, type, summary, annex: { provenance } }: Report): string => {
  const day = `${provenance.cutOff.day}T00:00:00Z`;
  const time = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(`${type.name} ${summary}`)}</dc:title><dc:creator>${escaped(issuer.body)}</dc:creator>` +
    `<dc:description>${escaped(provenance.snapshot)}</dc:description>${time('created')}${time('modified')}</cp:coreProperties>`
  );
};

/**
 * @returns the bytes of a .docx, with a layout that follows from the issuer
 * @throws DocumentRefused where the report must not become a document, or no layout is known
 * @throws RangeError where a figure is no number
 */
export const reportDocx = async (report: Report): Promise<Uint8Array> => {
  const layout = layoutOf(report.issuer.kind);
  checkReport(report);
  const document = new Document({
    compatibility: { version: 15 },
    styles: styles(layout),
    sections: [
      section(layout, [
        head(report, layout),
        ...title(report, layout),
        ...addressees(report, layout),
        ...body(report, layout),
        foot(report, layout),
        sectionEnd(),
      ]),
      section(layout, annex(report, layout)),
    ],
  });
  const core = { path: 'docProps/core.xml', data: properties(report) };
  return withoutTimes(await Packer.pack(document, 'uint8array', undefined, [core]));
};
