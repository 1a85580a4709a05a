/** What follows the body: who gets it and who signs, and the annex on a page of its own. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { oneLine } from '../domain/clean.ts';
import { block } from './docx-body.ts';
import { columns, line, markedRun, parted, phraseLines, pt, room, rule, styled } from './docx-parts.ts';
import type { Layout } from './layouts.ts';
import type { Report } from './report.ts';
import { boldWidth } from './width.ts';
import { capitals, provenanceText } from './writing.ts';

/** Points above and below the mark of a draft: room for a signature and a seal, 30 mm across. */
const SEAL = 36;

/** Recipients on the left; on the right who signs. No name: between the title and the mark the office signs. */
export const foot = ({ recipients, signature, approved = false }: Report, layout: Layout): Table => {
  const { onBehalfOf, inSteadOf, title } = signature;
  const authorities = [
    ...(onBehalfOf === undefined ? [] : [layout.behalf + capitals(onBehalfOf)]),
    ...(inSteadOf === undefined ? [] : [layout.stead + capitals(inSteadOf)]),
  ];
  const top = { spacing: { before: pt(12) } };
  const list = [...recipients.to.map((name) => `- ${oneLine(name)};`), `- ${layout.kept(oneLine(recipients.kept))}.`];
  return columns(layout.foot, [
    [
      [
        new Paragraph({ ...top, children: [styled('Nơi nhận:', layout.recipientsLabel)] }),
        ...list.map((text) => new Paragraph({ children: [styled(text, layout.recipients)] })),
      ],
      [
        ...authorities.map((text, i) => line(text, layout.authority, i === 0 ? top : {})),
        line(capitals(title), layout.title, authorities.length === 0 ? top : {}),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: pt(SEAL), after: pt(SEAL) },
          children: [markedRun(approved ? '(chưa ký)' : '(dự thảo, chưa ký)')],
        }),
      ],
    ],
  ]);
};

/** NĐ30 III.1: from 1/3 to 1/2 of the text. */
const ANNEX_RULE = 0.4;

/** The figures behind the report, and whence they come. */
export const annex = (report: Report, layout: Layout): (Paragraph | Table)[] => {
  const { title, tables, provenance } = report.annex;
  const width = room(layout.head[0] + layout.head[1]);
  const lines = phraseLines(capitals(title), layout.annexTitle.size, width);
  const longest = Math.max(...lines.map((text) => boldWidth(text, layout.annexTitle.size)));
  return [
    line('Phụ lục', layout.annexLabel),
    ...lines.map((text) => line(text, layout.annexTitle)),
    ...parted(layout.annexOf(report), / (?=của )/u, layout.body.size, width).map((text) =>
      line(text, { size: layout.body.size, italics: true }),
    ),
    rule(Math.min(longest, width) * ANNEX_RULE, width, 8),
    ...tables.flatMap((each) => block(each, layout)),
    new Paragraph({
      spacing: { before: pt(6) },
      alignment: AlignmentType.JUSTIFIED,
      children: [styled(oneLine(`Ghi chú: ${provenanceText(provenance)}`), { size: layout.table.size, italics: true })],
    }),
  ];
};
