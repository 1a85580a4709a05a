/** Everything above the body: the two headings, number, place and date, the title, and to whom it goes. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { oneLine } from '../domain/clean.ts';
import { columns, line, mm, parted, phraseLines, pt, room, rule, styled } from './docx-parts.ts';
import { dateText, type Layout } from './layouts.ts';
import type { Report } from './report.ts';
import { boldWidth } from './width.ts';
import { capitals } from './writing.ts';

/** A body parts before the name of its place, as offices part it: ỦY BAN NHÂN DÂN / XÃ VÍ DỤ. */
const PLACE = / (?=(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ) )/u;

/** The issuer on the left, the nation or the Party on the right; below them the number and the date, on one line. */
export const head = (report: Report, layout: Layout): Table => {
  const [left, right] = layout.head.map(room) as [number, number];
  const { issuer } = report;
  const names = parted(capitals(issuer.body), PLACE, layout.issuer.size, left);
  const longest = Math.max(...names.map((name) => boldWidth(name, layout.issuer.size)));
  const { issuerMark } = layout;
  const nation = layout.heading.at(-1)!;
  return columns(layout.head, [
    [
      [
        ...(issuer.parent ? parted(capitals(issuer.parent), PLACE, layout.parent.size, left) : []).map((name) =>
          line(name, layout.parent),
        ),
        ...names.map((name) => line(name, layout.issuer)),
        ...('rule' in issuerMark ? [rule(Math.min(longest, left) * issuerMark.rule, left)] : []),
      ],
      [
        ...layout.heading.map(({ text, style }) => line(text, style)),
        rule(boldWidth(nation.text, nation.style.size), right),
      ],
    ],
    [
      [
        ...('rule' in issuerMark ? [] : [line(issuerMark.text, issuerMark.style)]),
        line(layout.numberText(report), layout.number, 'rule' in issuerMark ? { spacing: { before: pt(6) } } : {}),
      ],
      [line(dateText(report), layout.date, { spacing: { before: pt('rule' in issuerMark ? 6 : 2) } })],
    ],
  ]);
};

/** The type, the summary, and the mark below it. */
export const title = (report: Report, layout: Layout): Paragraph[] => {
  const width = room(layout.head[0] + layout.head[1]);
  const summary = phraseLines(oneLine(report.summary), layout.summary.size, width);
  const longest = Math.max(...summary.map((text) => boldWidth(text, layout.summary.size)));
  const { summaryMark } = layout;
  return [
    line(capitals(report.type.name), layout.type, { spacing: { before: pt(18) }, keepNext: true }),
    ...summary.map((text) => line(text, layout.summary, { keepNext: true })),
    'rule' in summaryMark
      ? rule(Math.min(longest, width) * summaryMark.rule, width)
      : line(summaryMark.text, summaryMark.style),
  ];
};

/** One body on the line itself, several below each other with a hyphen. */
export const addressees = ({ addressees: all }: Report, layout: Layout): Paragraph[] => {
  const before = { spacing: { before: pt(12) } };
  if (all.length === 0) return [];
  if (all.length === 1) return [line(`Kính gửi: ${oneLine(all[0]!)}`, layout.addressee, before)];
  return [
    line('Kính gửi:', layout.addressee, { ...before, alignment: AlignmentType.LEFT, indent: { left: mm(35) } }),
    ...all.map(
      (name, i) =>
        new Paragraph({
          indent: { left: mm(60), hanging: mm(3) },
          children: [styled(`- ${oneLine(name)}${i === all.length - 1 ? '.' : ';'}`, layout.addressee)],
        }),
    ),
  ];
};
