/**
 * What only the forms of Thông tư 01/2024/TT-TTCP ask for: receptions by who receives and whether a matter comes again, petitions by competence and by what became of
 * them. Most offices hand these in from a list of theirs, so few of them have words of a chat.
 * Their sums are the form's: each row is checked as it is filled. As parts of each other they would stop the report of a province in which one commune tells them and
 * another does not.
 */
import type { Indicator } from '../indicator.ts';
import { count, ratio } from './define.ts';

const reception = count('reception');
const petitions = count('petitions');

export const POSTS = [
  ['regular', 'Tiếp công dân thường xuyên'],
  ['head', 'Người đứng đầu tiếp công dân'],
  ['delegated', 'Ủy quyền tiếp công dân'],
] as const;

const KINDS = [
  ['complaint', 'khiếu nại'],
  ['denunciation', 'tố cáo'],
  ['proposal', 'kiến nghị, phản ánh'],
] as const;

const byPost = (post: string, label: string): readonly Indicator[] => [
  ...(post === 'regular' ? [] : [reception(`reception.${post}.sessions`, `${label}: kỳ`, 'kỳ', '')]),
  reception(`reception.${post}.first`, `${label}: vụ việc lần đầu`, 'vụ việc', ''),
  reception(`reception.${post}.again`, `${label}: vụ việc nhiều lần`, 'vụ việc', ''),
  reception(`reception.${post}.groups`, `${label}: đoàn đông người`, 'đoàn', ''),
  reception(`reception.${post}.group-people`, `${label}: người trong đoàn đông người`, 'người', ''),
  reception(`reception.${post}.group-first`, `${label}: vụ việc lần đầu của đoàn đông người`, 'vụ việc', ''),
  reception(`reception.${post}.group-again`, `${label}: vụ việc nhiều lần của đoàn đông người`, 'vụ việc', ''),
];

/** Of a stock that is carried on from month to month several reports make no sum. */
const stock = { periods: 'none' } as const;

export const FORM_INDICATORS: readonly Indicator[] = [
  ...POSTS.flatMap(([post, label]) => byPost(post, label)),

  ratio('petitions')('petitions.processed', 'Đơn đã phân loại, xử lý', 'đơn', '<processed>|<processed> + <petition>', {
    after: 'đơn thư',
    periods: 'carry',
  }),
  petitions('petitions.eligible', 'Đơn đủ điều kiện xử lý', 'đơn', '<eligible>|<eligible> + <petition>', {
    ...stock,
    after: 'đơn thư',
  }),
  petitions('petitions.eligible.matters', 'Vụ việc đủ điều kiện xử lý', 'vụ việc', '<eligible>', {
    ...stock,
    after: 'vụ',
  }),
  ...KINDS.map(([kind, label]) =>
    petitions(`petitions.eligible.${kind}`, `Đơn ${label} đủ điều kiện xử lý`, 'đơn', '', stock),
  ),
  petitions('petitions.resolved.first', 'Đơn đã giải quyết lần đầu', 'đơn', ''),
  petitions('petitions.resolved.again', 'Đơn đã giải quyết nhiều lần', 'đơn', ''),
  petitions('petitions.unresolved', 'Đơn chưa giải quyết xong', 'đơn', '', { periods: 'last' }),
  petitions('petitions.own', 'Đơn thuộc thẩm quyền', 'đơn', '<competent>|<competent> + <petition>', {
    ...stock,
    after: 'đơn thư',
  }),
  ...KINDS.map(([kind, label]) =>
    petitions(`petitions.own.${kind}`, `Đơn ${label} thuộc thẩm quyền`, 'đơn', '', stock),
  ),
  petitions('petitions.others', 'Đơn không thuộc thẩm quyền', 'đơn', '<incompetent>|<incompetent> + <petition>', {
    after: 'đơn thư',
  }),
  petitions('petitions.others.guided', 'Đơn đã hướng dẫn', 'đơn', ''),
  petitions('petitions.others.passed', 'Đơn đã chuyển cơ quan có thẩm quyền', 'đơn', ''),
  petitions('petitions.others.urged', 'Đơn đã đôn đốc giải quyết', 'đơn', ''),
  petitions('petitions.replies', 'Văn bản phúc đáp nhận được do chuyển đơn', 'văn bản', ''),
];

/** A "đoàn đông người" has so many people at least, as a public statistics service counts them. The one place that says so. */
export const CROWD = 5;

const columnsOf = (post: string): readonly string[] =>
  [
    ...(post === 'regular' ? [] : ['sessions']),
    ...['turns', 'people', 'first', 'again', 'groups', 'group-people', 'group-first', 'group-again'],
  ].map((part) => `reception.${post}.${part}`);

/** What stands in the columns of form 01/TCD, from the first on: indicators, or what is left of an x out of y. */
export const RECEPTION_COLUMNS: readonly string[] = [
  ...['reception.turns', 'reception.people', 'reception.matters'],
  ...POSTS.flatMap(([post]) => columnsOf(post)),
];

/** … and of form 01/XLD. Only what an officer has registered as "đơn" is reported there: messages of citizens are counted apart. */
export const PETITION_COLUMNS: readonly string[] = [
  ...['handled', 'opening', 'new', 'processed', 'processed.left', 'eligible', 'eligible.matters'],
  ...KINDS.map(([kind]) => `eligible.${kind}`),
  ...['resolved.first', 'resolved.again', 'unresolved', 'own'],
  ...KINDS.map(([kind]) => `own.${kind}`),
  ...['others', 'others.guided', 'others.passed', 'others.urged', 'replies'],
].map((column) => `petitions.${column}`);
