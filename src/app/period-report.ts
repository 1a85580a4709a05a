/**
 * A period as an official report, in the layout of the body that issues it. Sentences are made of figures; what only a person can judge
 * is a hole. Number, day and signature stay open.
 */
import { type Block, type Section as Part, paragraph, type Report } from '../documents/report.ts';
import { addDays } from '../domain/calendar.ts';
import type { Section } from '../domain/indicator.ts';
import { CROWD } from '../domain/indicators/forms.ts';
import { writeDay, writeNumber, writePeriod } from '../domain/written.ts';
import type { Translate } from '../text/text.ts';
import { figuresTable } from './period-annex.ts';
import type { PeriodData } from './period-data.ts';
import { asPrinted } from './period-fields.ts';
import { formsOf } from './period-forms.ts';
import type { Issuing } from './period-issuer.ts';
import { petitionTexts, topicsText } from './period-petition-text.ts';
import { sectionText } from './period-sections.ts';
import { joined, type Teller, teller } from './period-teller.ts';

/** What a report is made of: the data, whence it is, and whether somebody has approved it. */
export type Frozen = { readonly data: PeriodData; readonly snapshot: string; readonly approved: boolean };

type Chapter = { readonly heading: string; readonly sections: readonly Section[]; readonly petitions?: true };

const PARTY: readonly Chapter[] = [
  {
    heading: 'Công tác dân vận của chính quyền; tiếp công dân, xử lý đơn, phản ánh, kiến nghị',
    sections: ['reception', 'petitions', 'dialogue', 'mediation', 'clearance', 'election'],
    petitions: true,
  },
  {
    heading: 'Mặt trận Tổ quốc, các đoàn thể; phong trào “Dân vận khéo”',
    sections: ['outreach', 'models', 'unions', 'support', 'works'],
  },
  {
    heading: 'Kiểm tra, giám sát; bồi dưỡng, khen thưởng',
    sections: ['inspection', 'training', 'commendation', 'other'],
  },
];

const STATE: readonly Chapter[] = [
  { heading: 'Tiếp công dân', sections: ['reception'] },
  { heading: 'Xử lý đơn; giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh', sections: ['petitions'] },
  { heading: 'Phản ánh, kiến nghị gửi bằng tin nhắn', sections: [], petitions: true },
  { heading: 'Đối thoại, hòa giải', sections: ['dialogue', 'mediation'] },
  {
    heading: 'Các kết quả khác trong công tác dân vận của chính quyền',
    sections: [
      'outreach',
      'models',
      'unions',
      'support',
      'clearance',
      'works',
      'election',
      'inspection',
      'training',
      'commendation',
      'other',
    ],
  },
];

/** Chapters of which nobody has reported anything are left out. */
const chapters = (all: readonly Chapter[], t: Teller, translate: Translate): readonly Part[] =>
  all.flatMap(({ heading, sections, petitions }) => {
    const texts = [
      ...sections.map((section) => sectionText(t, section)),
      ...(petitions ? petitionTexts(t.data, translate) : []),
    ].filter((text) => text !== undefined);
    return texts.length === 0 ? [] : [{ heading, blocks: texts.map(paragraph) }];
  });

const limits = ({ petitions: { open, overdue, late } }: PeriodData): string =>
  joined(
    [
      late > 0 ? `Còn ${writeNumber(late)} lượt phản ánh, kiến nghị xử lý xong sau thời hạn.` : undefined,
      open > 0 && overdue > 0 ? `Còn ${writeNumber(overdue)} lượt đang xử lý đã quá hạn.` : undefined,
      '[CẦN BỔ SUNG: hạn chế và nguyên nhân]',
    ],
    ' ',
  )!;

const tasks = ({ petitions: { open, overdue } }: PeriodData): string =>
  open === 0
    ? '[CẦN BỔ SUNG: nhiệm vụ của kỳ tới]'
    : `Một là, tập trung giải quyết dứt điểm ${writeNumber(open)} lượt phản ánh, kiến nghị đang xử lý` +
      `${overdue > 0 ? `, trước hết là ${writeNumber(overdue)} lượt quá hạn` : ''}. Hai là, [CẦN BỔ SUNG: nhiệm vụ của kỳ tới].`;

/** Figures that may have been counted twice are looked at by a person. */
const doubts = ({ doubtful, figures }: PeriodData): readonly Block[] => {
  const labels = [...new Set(doubtful.map(({ indicator }) => indicator))].map(
    (code) => figures.find((figure) => figure.indicator === code)?.label ?? code,
  );
  return labels.length === 0
    ? []
    : [
        paragraph(
          `[CẦN BỔ SUNG: kiểm tra số liệu có thể bị tính hai lần vì các báo cáo trùng ngày hoặc bắt đầu trước kỳ: ${labels.join(', ')}]`,
        ),
      ];
};

/** More of a part than there is of the whole, since some reports tell the part alone. */
const unlike = ({ detail, figures }: PeriodData): readonly Block[] => {
  const labels = (detail?.unlike ?? []).flatMap(
    (code) => figures.find(({ indicator }) => indicator === code)?.label ?? [],
  );
  return labels.length === 0
    ? []
    : [paragraph(`[CẦN BỔ SUNG: kiểm tra số liệu không khớp nhau vì có báo cáo không ghi đủ: ${labels.join(', ')}]`)];
};

/** Fewer people than so many groups have. */
const crowds = ({ figures }: PeriodData): readonly Block[] => {
  const told = (code: string): number | undefined => figures.find(({ indicator }) => indicator === code)?.value;
  const [groups, people] = [told('reception.groups'), told('reception.group-people')];
  return groups === undefined || people === undefined || people >= groups * CROWD
    ? []
    : [
        paragraph(
          `[CẦN BỔ SUNG: kiểm tra ${writeNumber(groups)} đoàn đông người với ${writeNumber(people)} người; đoàn đông người có từ ${CROWD} người trở lên]`,
        ),
      ];
};

const days = ({ period: { from, to } }: PeriodData): string =>
  `Số liệu tính từ ngày ${writeDay(from)} đến ngày ${writeDay(to)}.`;

const noEarlier = ({ figures, petitions, period }: PeriodData): string =>
  figures.some(({ before }) => before) || petitions.earlier
    ? ''
    : ` Chưa có số liệu cùng kỳ năm ${Number(period.code.slice(0, 4)) - 1}.`;

const restated = ({ restated: codes, period, earlier }: PeriodData): string =>
  codes === undefined
    ? ''
    : ` Số liệu cùng kỳ năm ${Number(period.code.slice(0, 4)) - 1} (từ ngày ${writeDay(earlier.from)} đến ngày ${writeDay(earlier.to)}) được tính lại theo` +
      ' định nghĩa và số ngày của kỳ này, có chỉ tiêu khác số đã báo cáo.';

/** A hamlet's or an office's figures in a report of the committee over it. */
const partOf = ({ unit }: PeriodData, { issuer }: Issuing): string =>
  issuer.body.endsWith(unit.name.replace(/^(?:UBND|Ủy ban nhân dân|Đảng ủy)\s+/iu, '')) ||
  !['hamlet', 'department'].includes(unit.kind)
    ? ''
    : ` (${unit.name})`;

const partyParts = (t: Teller, translate: Translate): readonly Part[] => {
  const { data } = t;
  const period = writePeriod(data.period);
  const topics = topicsText(data, translate);
  return [
    {
      heading: `Kết quả công tác dân vận ${period}`,
      blocks: [
        paragraph(days(data) + noEarlier(data) + restated(data)),
        ...doubts(data),
        ...unlike(data),
        ...crowds(data),
      ],
      sections: [
        {
          heading: 'Tình hình Nhân dân',
          blocks: [
            paragraph(
              joined(
                [
                  topics && `Các vấn đề Nhân dân phản ánh nhiều nhất: ${topics}.`,
                  '[CẦN BỔ SUNG: tình hình, tâm trạng các tầng lớp Nhân dân]',
                ],
                ' ',
              )!,
            ),
          ],
        },
        ...chapters(PARTY, t, translate),
      ],
    },
    { heading: 'Hạn chế, nguyên nhân', blocks: [paragraph(limits(data))] },
    { heading: 'Nhiệm vụ trọng tâm thời gian tới', blocks: [paragraph(tasks(data))] },
  ];
};

const stateParts = (t: Teller, translate: Translate): readonly Part[] => {
  const { data } = t;
  return [
    {
      heading: 'Tình hình',
      blocks: [paragraph('[CẦN BỔ SUNG: tình hình khiếu nại, tố cáo, kiến nghị, phản ánh]')],
    },
    {
      heading: 'Kết quả',
      blocks: [
        paragraph(days(data) + noEarlier(data) + restated(data)),
        ...doubts(data),
        ...unlike(data),
        ...crowds(data),
      ],
      sections: chapters(STATE, t, translate),
    },
    { heading: 'Hạn chế, nguyên nhân', blocks: [paragraph(limits(data))] },
    { heading: 'Phương hướng, nhiệm vụ thời gian tới', blocks: [paragraph(tasks(data))] },
  ];
};

/** The same data and the same issuer give the same report. */
export const periodReport = (
  { data: frozen, snapshot, approved }: Frozen,
  issuing: Issuing,
  translate: Translate,
): Report => {
  const { issuer, signature, addressees, recipients } = issuing;
  const data = asPrinted(frozen);
  const t = teller(data);
  const about = writePeriod(data.period) + partOf(data, issuing);
  const isParty = issuer.kind === 'party';
  const subject = isParty
    ? `kết quả công tác dân vận ${about}`
    : `kết quả tiếp công dân, xử lý đơn và phản ánh, kiến nghị ${about}`;
  const summary = isParty ? subject : subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1);
  // Figures that are closed at the end of a day can be issued from the next day on.
  const [year = 0, month = 0] = addDays(data.period.to, 1).split('-').map(Number);
  return {
    issuer,
    type: { name: 'Báo cáo', abbreviation: 'BC' },
    summary,
    issued: { year, month },
    addressees,
    opening: isParty ? [] : [paragraph(`${issuer.body} báo cáo ${subject} như sau:`)],
    sections: isParty ? partyParts(t, translate) : stateParts(t, translate),
    closing: isParty ? [] : [paragraph(`Trên đây là báo cáo ${subject} của ${issuer.body}.`)],
    signature,
    recipients,
    approved,
    annex: {
      title: `Số liệu ${about}`,
      tables: [figuresTable(data, translate)],
      // The forms are the State's; the Party's reports have none.
      ...(isParty ? {} : { forms: formsOf(data) }),
      provenance: {
        cutOff: cutOffOf(data),
        definitions: data.definitions,
        snapshot: `${data.period.code}/${snapshot}`,
        decimals: 2,
        approved,
      },
    },
  };
};

/** Midnight at the end of a day is 24:00 of it. */
const cutOffOf = ({ cutOff: { at } }: PeriodData): { readonly day: string; readonly clock: string } => {
  const [day, clock] = [at.slice(0, 10), at.slice(11, 16)];
  return clock === '00:00' ? { day: addDays(day, -1), clock: '24:00' } : { day, clock };
};
