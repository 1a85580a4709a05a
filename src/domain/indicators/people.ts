/** What offices count about receiving citizens, petitions, dialogues and meetings. */
import type { Indicator } from '../indicator.ts';
import { count, ratio } from './define.ts';
import { POSTS } from './forms.ts';

const people = 'lượt người|công dân|người dân|bà con|cd|ng';

const reception = count('reception');
const receptionBy = (by: string, label: string): readonly Indicator[] => [
  reception(`reception.${by}.turns`, `${label}: lượt`, 'lượt', `<reception> + <${by}>`, {
    after: 'lượt công dân|lượt dân',
    main: true,
  }),
  reception(`reception.${by}.people`, `${label}: người`, 'người', `<reception> + <${by}>`, { after: people }),
];

const petitions = count('petitions');
const settled = ratio('petitions');
const kinds = [
  ['complaint', 'khiếu nại'],
  ['denunciation', 'tố cáo'],
  ['proposal', 'kiến nghị, phản ánh'],
] as const;

const parts = (whole: string, names: readonly string[]): readonly string[] => names.map((name) => `${whole}.${name}`);
const three = kinds.map(([kind]) => kind);

export const PEOPLE: readonly Indicator[] = [
  reception('reception.turns', 'Tiếp công dân: lượt', 'lượt', '<reception>|# lượt|# lượt công dân|# lượt dân', {
    after: 'lượt công dân|lượt dân|lượt tiếp|lượt tiếp công dân|lượt tiếp dân',
    main: true,
    parts: ['reception.regular.turns', 'reception.head.turns', 'reception.delegated.turns'],
  }),
  reception('reception.people', 'Tiếp công dân: người', 'người', '<reception>|# công dân|# lượt người + <reception>', {
    after: people,
    parts: ['reception.regular.people', 'reception.head.people', 'reception.delegated.people'],
  }),
  reception('reception.matters', 'Tiếp công dân: vụ việc', 'vụ việc', '<reception>', { after: 'vụ|nội dung' }),
  reception('reception.sessions', 'Tiếp công dân: buổi', 'buổi', '<reception>|<reception> + <head>', {
    after: 'kỳ|ngày tiếp',
  }),
  reception('reception.groups', 'Đoàn đông người', 'đoàn', '<crowd>|<reception>|<reception> + <crowd>', {
    after: 'đoàn đông người|lượt đoàn|lượt đoàn đông người',
  }),
  reception('reception.group-people', 'Đoàn đông người: người', 'người', '<crowd>|<reception> + <crowd>', {
    after: people,
  }),
  ...POSTS.flatMap(([post, label]) => receptionBy(post, label)),

  petitions('petitions.opening', 'Đơn kỳ trước chuyển sang', 'đơn', '<opening> + <petition>|<opening>', {
    after: 'đơn thư|vụ',
    periods: 'first',
  }),
  petitions('petitions.new', 'Đơn tiếp nhận mới', 'đơn', '<received> + <petition>|<received>|<petition>', {
    after: 'đơn thư|đơn mới|đơn kntc',
    parts: parts('petitions.new', three),
  }),
  petitions(
    'petitions.handled',
    'Đơn phải xử lý trong kỳ',
    'đơn',
    'tổng số đơn|tổng đơn|phải xử lý|phải giải quyết|<petition> + phải xử lý|<petition> + phải giải quyết|tổng số đơn + phải xử lý|tổng số đơn + phải giải quyết|tổng số + <petition>|tổng # + <petition>|tổng # + <opening>|tổng số đơn thư|tổng cộng + <petition>',
    { after: 'đơn thư', periods: 'none' },
  ),
  petitions('petitions.overdue', 'Đơn quá hạn', 'đơn', '<petition> + quá hạn|quá hạn', {
    after: 'đơn thư|vụ',
    periods: 'last',
  }),
  settled(
    'petitions.settled',
    'Đơn đã giải quyết',
    'đơn',
    '<settled> + <petition>|<settled>|<petition>|<settled> + <accusations>',
    {
      after: 'đơn thư',
      periods: 'carry',
      parts: parts('petitions.settled', three),
    },
  ),
  ...kinds.flatMap(([kind, label]) => [
    petitions(
      `petitions.new.${kind}`,
      `Đơn ${label} tiếp nhận mới`,
      'đơn',
      `<${kind}>|<petition> + <${kind}>|<received> + <${kind}>|<received> + <petition> + <${kind}>`,
      { after: 'đơn thư' },
    ),
    settled(
      `petitions.settled.${kind}`,
      `Đơn ${label} đã giải quyết`,
      'đơn',
      `<${kind}>|<petition> + <${kind}>|<settled> + <${kind}>|<settled> + <petition> + <${kind}>`,
      { after: 'đơn thư', periods: 'carry' },
    ),
  ]),
  settled(
    'cases.settled',
    'Vụ khiếu nại, tố cáo đã giải quyết',
    'vụ',
    '<accusations> + x/y|<settled> + <accusations>',
    {
      after: 'vụ việc',
      periods: 'carry',
      parts: ['cases.settled.complaint', 'cases.settled.denunciation'],
    },
  ),
  ...kinds.slice(0, 2).map(([kind, label]) =>
    settled(`cases.settled.${kind}`, `Vụ ${label} đã giải quyết`, 'vụ', `<${kind}> + x/y|<settled> + <${kind}>`, {
      after: 'vụ việc',
      periods: 'carry',
    }),
  ),

  count('dialogue')('dialogues.held', 'Đối thoại với Nhân dân', 'cuộc', '<dialogue>', {
    after: 'buổi|hội nghị|lần|đợt|cuộc đối thoại|buổi đối thoại',
    main: true,
  }),
  count('dialogue')('dialogues.people', 'Người dự đối thoại', 'người', '<dialogue>', { after: `${people}|đại biểu` }),
  count('dialogue')(
    'opinions.received',
    'Ý kiến tiếp thu',
    'ý kiến',
    '<opinion>|tiếp thu + <opinion>|<dialogue> + <opinion>|ghi nhận + <opinion>|<received> + <opinion>|<dialogue>',
    {
      after: 'lượt ý kiến|yk|ý kiến, kiến nghị|câu hỏi',
    },
  ),
  ratio('dialogue')(
    'opinions.settled',
    'Ý kiến đã giải quyết',
    'ý kiến',
    '<opinion>|<settled> + <opinion>|tiếp thu + <opinion>|<settled> + <dialogue>|trả lời + <opinion>|<dialogue> + <opinion>',
    {
      after: 'lượt ý kiến|yk|ý kiến, kiến nghị|nội dung',
    },
  ),

  count('outreach')('outreach.sessions', 'Tuyên truyền', 'buổi', '<outreach>', {
    after: 'cuộc|đợt|hội nghị|lượt|lần|lớp',
    main: true,
  }),
  count('outreach')('outreach.people', 'Người dự tuyên truyền', 'người', '<outreach>', { after: `${people}|đại biểu` }),
  count('outreach')('meetings.held', 'Họp dân', 'cuộc', '<meeting>', { after: 'buổi|lần', main: true }),
  count('outreach')('meetings.people', 'Người dự họp dân', 'người', '<meeting>', { after: people }),
  count('outreach')('voters.meetings', 'Tiếp xúc cử tri', 'cuộc', '<voters>', {
    after: 'buổi|hội nghị|lần',
    main: true,
  }),
  count('outreach')('voters.people', 'Cử tri dự tiếp xúc', 'cử tri', '<voters>', {
    after: `${people}|người|lượt cử tri`,
  }),
];
