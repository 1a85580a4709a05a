/** What offices count of models, support, land, works, elections, inspection and praise. */
import type { Indicator } from '../indicator.ts';
import { area, count, length, members, money, ratio, share } from './define.ts';

/** The four fields of "Dân vận khéo" models (guidance of Đắk Nông 2023, Quảng Ngãi 2021). */
export const MODEL_FIELDS = [
  ['economy', 'kinh tế'],
  ['culture', 'văn hóa – xã hội'],
  ['defence', 'quốc phòng – an ninh'],
  ['system', 'xây dựng hệ thống chính trị'],
] as const;
type FourField = (typeof MODEL_FIELDS)[number][0];
/** `fifth`: a field that some provinces keep besides; what it is called is theirs to say. */
export type ModelField = FourField | 'fifth';

/** A fifth field of models: "xây dựng nông thôn mới" (Bà Rịa – Vũng Tàu 2021), "lĩnh vực khác". */
export type FifthField = {
  readonly name: string;
  /** What people call it besides its name. */
  readonly words: readonly string[];
  /** Documents that know only four count it in this one. */
  readonly into: FourField;
  /** Do the office's own documents name five? */
  readonly printed: boolean;
};

const STATES = [
  ['registered', 'đăng ký'],
  ['running', 'thực hiện'],
  ['recognised', 'được công nhận'],
] as const;

const models = count('models');
const after = 'mô hình dân vận khéo|mô hình dvk|mh|điển hình|mô hình, điển hình|dvk|mô hình mới|mh dvk';
// A field that is named without a state speaks of models at work.
const synonyms = (state: string, field: string): string =>
  [
    `<model> + <${state}> + <${field}>`,
    `<${state}> + <${field}>`,
    ...(state === 'running' ? [`<model> + <${field}>`, `<${field}>`] : []),
  ].join('|');

const fieldOf = (field: ModelField, label: string, into?: FourField): readonly Indicator[] =>
  STATES.map(([state, verb]) =>
    models(`models.${state}.${field}`, `Mô hình “Dân vận khéo” ${verb}, ${label}`, 'mô hình', synonyms(state, field), {
      after,
      ...(into && { into: `models.${state}.${into}` }),
    }),
  );

/** The models: registered, running and recognised, each in four fields or five. */
const modelIndicators = (fifth: FifthField | undefined): readonly Indicator[] => [
  ...STATES.map(([state, verb]) =>
    models(
      `models.${state}`,
      `Mô hình “Dân vận khéo” ${verb}`,
      'mô hình',
      [`<model> + <${state}>`, `<${state}>`, ...(state === 'running' ? ['<model>'] : [])].join('|'),
      {
        after,
        parts: [...MODEL_FIELDS.map(([field]) => field), ...(fifth ? ['fifth'] : [])].map(
          (field) => `models.${state}.${field}`,
        ),
      },
    ),
  ),
  ...MODEL_FIELDS.flatMap(([field, label]) => fieldOf(field, label)),
  ...(fifth ? fieldOf('fifth', fifth.name, fifth.into) : []),
];

const households = 'hộ dân|hộ gia đình|gia đình';

/** @param fifth where the office keeps one */
export const worksIndicators = (fifth: FifthField | undefined): readonly Indicator[] => [
  ...modelIndicators(fifth),

  members('unions')('farmers.groups', 'Nông hội', 'nông hội', '<farmers>', {
    after: 'tổ|mô hình nông hội|chi hội',
    main: true,
  }),
  members('unions')(
    'farmers.members',
    'Thành viên nông hội',
    'thành viên',
    '<farmers>|thành viên nông hội|hội viên nông hội',
    {
      after: 'hội viên|người|nông dân',
    },
  ),

  count('support')('gifts.count', 'Quà tặng', 'suất', '<gift>', {
    after: 'suất quà|phần quà|phần|túi quà|suất quà tết|xuất|xuất quà|giỏ quà|giỏ',
  }),
  money('support')('gifts.money', 'Tiền quà tặng', '<gift>|trị giá + <gift>'),
  money('support')('funds.raised', 'Vận động ủng hộ', '<fund>|<fund> + <persuade>'),

  count('clearance')(
    'clearance.persuaded',
    'Hộ được vận động giải phóng mặt bằng',
    'hộ',
    '<persuade>|<persuade> + <clearance>',
    { after: households },
  ),
  ratio('clearance')(
    'clearance.handed',
    'Hộ đã bàn giao mặt bằng',
    'hộ',
    '<handover>|<clearance> + x/y|<handover> + <clearance>|<settled> + <clearance>',
    { after: households },
  ),
  area('clearance')(
    'clearance.area',
    'Diện tích đã bàn giao',
    '<handover>|<clearance>|<handover> + <clearance>|<clearance> + diện tích|<handover> + diện tích|<clearance> + dt|<persuade> + <clearance>|<persuade> + <handover>',
  ),

  area('works')('land.donated', 'Diện tích đất hiến', '<donate>|<donate> + đất|<donate> + diện tích|<donate> + <road>'),
  count('works')('land.households', 'Hộ hiến đất', 'hộ', '<donate>|<donate> + <persuade>', { after: households }),
  count('works')(
    'works.houses',
    'Nhà xây, sửa cho hộ khó khăn',
    'căn',
    '<house>|<build> + <house>|# căn|<build> + # căn',
    {
      after:
        'nhà|căn nhà|ngôi nhà|ngôi|cái nhà|nhà đại đoàn kết|nhà tình thương|nhà tình nghĩa|căn nhà tình thương|căn nhà đại đoàn kết|căn nhà tình nghĩa',
    },
  ),
  length('works')('works.roads', 'Đường làm, sửa', '<road>|<build> + <road>'),
  count('works')('works.road-count', 'Tuyến đường làm, sửa', 'tuyến', '<road>|<build> + <road>', {
    after: 'tuyến đường|con đường|đoạn đường|công trình đường',
  }),
  count('works')('works.labour', 'Ngày công', 'ngày công', '<labour>', {
    after: 'công lao động|ngày công lao động|công|lượt công',
  }),

  ratio('mediation')('mediation.settled', 'Hòa giải thành', 'vụ', '<mediation>|<settled> + <mediation>', {
    after: 'vụ việc|việc|trường hợp|vụ mâu thuẫn|vụ tranh chấp',
  }),

  share('election')('election.turnout', 'Tỷ lệ cử tri đi bầu', '<election>'),
  ratio('election')('election.voters', 'Cử tri đã đi bầu', 'cử tri', '<election>', { after: 'người', main: true }),
  ratio('election')(
    'election.full',
    'Đơn vị có 100% cử tri đi bầu',
    'đơn vị',
    '<election>|# đạt 100 %|# có 100 %|<election> + # đạt 100 %|<election> + # có 100 %|# có 100 % cử tri đi bầu|# đạt 100 % cử tri đi bầu',
    {
      after:
        'xã|phường|xã, phường|phường, xã|thôn|ấp|khu phố|tổ dân phố|khu vực bỏ phiếu|khu vực|tổ bầu cử|bản|xóm|khóm|đơn vị bầu cử',
      periods: 'last',
    },
  ),

  count('inspection')('inspection.done', 'Kiểm tra', 'cuộc', '<inspect>', { after: 'đợt|lượt|lần|đoàn|buổi' }),
  count('inspection')('supervision.done', 'Giám sát', 'cuộc', '<supervise>', { after: 'đợt|lượt|lần|đoàn|buổi' }),
  count('inspection')('review.done', 'Phản biện xã hội', 'cuộc', '<review>', { after: 'hội nghị|lần|dự thảo|văn bản' }),

  count('training')('training.classes', 'Lớp tập huấn, bồi dưỡng', 'lớp', '<training>', {
    after: 'lớp tập huấn|lớp bồi dưỡng|buổi|đợt|cuộc',
    main: true,
  }),
  count('training')('training.people', 'Người dự tập huấn, bồi dưỡng', 'người', '<training>', {
    after: 'học viên|lượt người|cán bộ|lượt học viên|lượt cán bộ|đại biểu|đồng chí',
  }),

  count('commendation')('commendation.collectives', 'Tập thể được khen thưởng', 'tập thể', '<commend>', {
    after: 'tt|lượt tập thể',
  }),
  count('commendation')('commendation.people', 'Cá nhân được khen thưởng', 'cá nhân', '<commend>', {
    after: 'người|cn|lượt cá nhân|đồng chí|hộ gia đình|gia đình',
  }),
  count('commendation')(
    'commendation.medals',
    'Kỷ niệm chương',
    'kỷ niệm chương',
    'kỷ niệm chương|# kỷ niệm chương|knc',
    { after: 'knc|huy chương' },
  ),
];
