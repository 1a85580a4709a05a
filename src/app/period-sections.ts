/** What an office's report says of each field of work: sentences of figures and nothing else. */

import type { Section } from '../domain/indicator.ts';
import { MODEL_FIELDS } from '../domain/indicators.ts';
import { writeCount, writeNumber } from '../domain/written.ts';
import { joined, sentence, type Teller } from './period-teller.ts';

type Told = readonly (string | undefined)[];

/** `người đứng đầu tiếp 12 lượt với 14 người trong 2 kỳ, có 1 đoàn đông người với 9 người`. */
const received = (t: Teller, who: string, by: string): string | undefined => {
  const met = joined([t.say(who, `reception.${by}.turns`), t.say('', `reception.${by}.people`)], ' với ');
  if (met === undefined) return undefined;
  const crowds = [
    t.say('có', `reception.${by}.groups`, ' đông người', ''),
    t.say('', `reception.${by}.group-people`, '', ''),
  ];
  return joined(
    [joined([met, t.say('trong', `reception.${by}.sessions`, '', '')], ' '), joined(crowds, ' với ')],
    ', ',
  );
};

/** `6 cuộc đối thoại với 412 người dự`. */
const held = (t: Teller, before: string, what: string, events: string, people: string): string | undefined =>
  joined([t.say(before, events, what), t.say('', people, ' dự')], ' với ');

const reception = (t: Teller): Told => [
  sentence(
    joined([
      joined(
        [
          t.say('trong kỳ, tiếp', 'reception.turns', ' công dân', 'trong kỳ, không tiếp lượt công dân nào'),
          t.changed('reception.turns').slice(2),
        ],
        ', ',
      ),
      joined([t.say('', 'reception.people'), t.say('', 'reception.matters')], ', '),
      t.say('tổ chức', 'reception.sessions', ' tiếp công dân'),
    ]),
  ),
  sentence(
    joined([
      received(t, 'tiếp thường xuyên', 'regular'),
      received(t, 'người đứng đầu tiếp', 'head'),
      received(t, 'ủy quyền tiếp', 'delegated'),
      t.open('reception.turns'),
      t.open('reception.people'),
    ]),
  ),
  sentence(joined([t.say('có', 'reception.groups', ' đông người'), t.say('', 'reception.group-people')], ' với ')),
];

const KINDS = [
  ['complaint', 'khiếu nại'],
  ['denunciation', 'tố cáo'],
  ['proposal', 'kiến nghị, phản ánh'],
] as const;

const byKind = (t: Teller, code: string): string | undefined => {
  const kinds = joined(KINDS.map(([kind, name]) => t.say(name, `${code}.${kind}`, '', `không có ${name}`)));
  return kinds === undefined ? undefined : `trong đó: ${joined([kinds, t.open(code)])}`;
};

const petitions = (t: Teller): Told => {
  const come = joined(
    [t.say('kỳ trước chuyển sang', 'petitions.opening'), t.say('tiếp nhận mới', 'petitions.new')],
    ', ',
  );
  const handled = t.say('tổng số đơn phải xử lý', 'petitions.handled');
  const told = joined([come, t.open('petitions.handled')], ', ');
  const all = handled === undefined ? come : `${handled}${told === undefined ? '' : ` (${told})`}`;
  return [
    sentence(joined([all, byKind(t, 'petitions.new')])),
    sentence(
      joined([
        t.say('đã giải quyết', 'petitions.settled', '', 'chưa giải quyết đơn nào'),
        byKind(t, 'petitions.settled'),
        t.say('quá hạn', 'petitions.overdue', '', 'không có đơn quá hạn'),
      ]),
    ),
    sentence(
      joined([
        t.say('về khiếu nại, tố cáo, đã giải quyết xong', 'cases.settled', '', 'không có vụ khiếu nại, tố cáo'),
        byKind(t, 'cases.settled'),
      ]),
    ),
  ];
};

const dialogue = (t: Teller): Told => [
  sentence(
    joined([
      held(t, 'tổ chức', ' đối thoại', 'dialogues.held', 'dialogues.people'),
      t.say('tiếp thu', 'opinions.received'),
      t.say('đã giải quyết', 'opinions.settled'),
      t.open('opinions.received'),
    ]),
  ),
];

const outreach = (t: Teller): Told => [
  sentence(
    joined([
      held(t, 'tổ chức', ' tuyên truyền', 'outreach.sessions', 'outreach.people'),
      held(t, 'tổ chức', ' họp dân', 'meetings.held', 'meetings.people'),
      held(t, 'tổ chức', ' tiếp xúc cử tri', 'voters.meetings', 'voters.people'),
    ]),
  ),
];

/** `gồm 04 lĩnh vực: kinh tế 1.165; …` where all of them are known. */
const fields = (t: Teller, state: string): string | undefined => {
  const { fifth } = t.data;
  const all = [...MODEL_FIELDS, ...(fifth?.printed ? [['fifth', fifth.name] as const] : [])];
  const known = all.flatMap(([field, name]) => {
    const figure = t.get(`models.${state}.${field}`);
    if (figure) t.say('', figure.indicator);
    return figure ? [`${name} ${writeNumber(figure.value)}`] : [];
  });
  if (known.length === 0) return undefined;
  const told = joined([...known, t.open(`models.${state}`)]);
  // Two digits as in documents of this kind, so that no digit can be put before it.
  const number = writeCount(known.length, { zeros: true, billions: false });
  return known.length === all.length ? `gồm ${number} lĩnh vực: ${told}` : `trong đó: ${told}`;
};

const models = (t: Teller): Told => {
  const states = (['registered', 'running', 'recognised'] as const).map((state) =>
    joined(
      [
        t.say({ registered: 'đăng ký', running: 'thực hiện', recognised: 'được công nhận' }[state], `models.${state}`),
        fields(t, state),
      ],
      ', ',
    ),
  );
  const [registered, running, recognised] = states;
  // The fields of one state end with a semicolon each, so that another state begins a sentence.
  const together = registered?.includes(':') ? undefined : joined([registered, running], ', ');
  const about = (clause: string | undefined) => clause && `phong trào “Dân vận khéo”: ${clause}`;
  const first = together === undefined ? [about(registered), about(running)] : [about(together)];
  return [...first, about(recognised)].map(sentence);
};

const support = (t: Teller): Told => [
  sentence(
    joined([
      joined(
        [t.say('trao', 'gifts.count', ' quà'), t.say(t.get('gifts.count') ? '' : 'trao quà', 'gifts.money')],
        ', ',
      ),
      t.say('vận động ủng hộ', 'funds.raised'),
    ]),
  ),
];

const clearance = (t: Teller): Told => [
  sentence(
    joined([
      t.say('vận động', 'clearance.persuaded', ' giải phóng mặt bằng'),
      t.say('bàn giao mặt bằng', 'clearance.handed'),
      t.say('diện tích đã bàn giao', 'clearance.area'),
    ]),
  ),
];

const works = (t: Teller): Told => [
  sentence(
    joined([
      joined([t.say('nhân dân hiến', 'land.donated', ' đất'), t.say('', 'land.households', ' hiến đất')], ', '),
      t.say('xây, sửa', 'works.houses', ' nhà cho hộ khó khăn'),
      t.say('làm, sửa', 'works.roads', ' đường'),
      t.say('đóng góp', 'works.labour'),
    ]),
  ),
];

/** Above a commune the parts are communes and wards; within one, places to vote. */
const PARTS = { country: 'xã, phường', province: 'xã, phường', other: 'xã, phường' } as const;

const election = (t: Teller): Told => {
  const full = t.get('election.full');
  const { kind } = t.data.unit;
  const word = kind in PARTS ? PARTS[kind as keyof typeof PARTS] : 'đơn vị';
  if (full) t.say('', full.indicator);
  const of = full?.total === undefined ? '' : `/${writeNumber(full.total)}`;
  return [
    sentence(
      joined([
        t.say('tỷ lệ cử tri đi bầu đạt', 'election.turnout'),
        full && `${writeNumber(full.value)}${of} ${word} đạt 100%`,
      ]),
    ),
  ];
};

const inspection = (t: Teller): Told => [
  sentence(
    joined(
      [
        t.say('tổ chức', 'inspection.done', ' kiểm tra'),
        t.say('', 'supervision.done', ' giám sát'),
        t.say('', 'review.done', ' phản biện xã hội'),
      ],
      ', ',
    ),
  ),
];

const commendation = (t: Teller): Told => [
  sentence(
    joined([
      joined(
        [
          t.say('khen thưởng', 'commendation.collectives'),
          t.say(t.get('commendation.collectives') ? '' : 'khen thưởng', 'commendation.people'),
        ],
        ', ',
      ),
      t.say('trao', 'commendation.medals', '', 'không trao kỷ niệm chương'),
    ]),
  ),
];

const TOLD: Readonly<Partial<Record<Section, (t: Teller) => Told>>> = {
  reception,
  petitions,
  dialogue,
  outreach,
  models,
  unions: (t) => [sentence(joined([t.say('có', 'farmers.groups'), t.say('', 'farmers.members')], ' với '))],
  support,
  clearance,
  works,
  mediation: (t) => [sentence(t.say('hòa giải thành', 'mediation.settled', '', 'không có vụ phải hòa giải'))],
  election,
  inspection,
  training: (t) => [sentence(held(t, 'mở', ' tập huấn, bồi dưỡng', 'training.classes', 'training.people'))],
  commendation,
};

/** Figures that are compared with the year before in words; the annex compares all. Citizens received are compared where they are told. */
const COMPARED: Readonly<Partial<Record<Section, readonly string[]>>> = {
  petitions: ['petitions.new', 'petitions.settled', 'cases.settled'],
  dialogue: ['dialogues.held', 'opinions.received'],
  outreach: ['outreach.sessions', 'meetings.held'],
  models: ['models.registered', 'models.running', 'models.recognised'],
  unions: ['farmers.groups', 'farmers.members'],
  support: ['gifts.count', 'gifts.money', 'funds.raised'],
  clearance: ['clearance.handed', 'clearance.area'],
  works: ['land.donated', 'works.houses', 'works.roads'],
  mediation: ['mediation.settled'],
  inspection: ['inspection.done', 'supervision.done'],
  training: ['training.classes'],
  commendation: ['commendation.collectives', 'commendation.people'],
};

/** A paragraph of a field of work; undefined where nobody has reported anything of it. */
export const sectionText = (t: Teller, section: Section): string | undefined =>
  joined([...(TOLD[section]?.(t) ?? []), t.rest(section), t.compared(COMPARED[section] ?? [])], ' ');
