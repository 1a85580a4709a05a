/** What no document of ours may be: one that names a body of the past, is marked secret, or is signed by a machine. */

import type { Day } from '../domain/calendar.ts';
import { oneLine } from '../domain/clean.ts';
import { DocumentRefused, type Refusal } from './refused.ts';
import { type Block, holeText, type Issuer, isHole, isTable, type Report, type Section, type Table } from './report.ts';
import { COLLECTIVES, FILLED, HEADINGS, SECRET, STOP_WORDS, TITLES } from './words.ts';

const refuse = (reason: Refusal, sentence: string): never => {
  throw new DocumentRefused(reason, sentence);
};

/** One spelling for comparing: `uỷ` and `ủy` are the same word, and so are a letter and its pieces. */
const spelt = (text: string): string =>
  oneLine(text).replace(/u([ỳỷỹỵý])/giu, (_, y: string) => TONED[y.toLowerCase()]!);
const TONED: Readonly<Record<string, string>> = { ỳ: 'ùy', ỷ: 'ủy', ỹ: 'ũy', ỵ: 'ụy', ý: 'úy' };

const tableTexts = ({ title, columns, rows }: Table): string[] => [
  ...(title === undefined ? [] : [title]),
  ...columns.map((column) => column.title),
  ...rows.flatMap(({ values }) => values.filter((value) => typeof value === 'string')),
];

const blockTexts = (block: Block): string[] =>
  isTable(block) ? tableTexts(block) : [block.runs.map((run) => (isHole(run) ? holeText(run) : run.text)).join('')];

const sectionTexts = ({ heading, blocks, sections = [] }: Section): string[] => [
  heading,
  ...blocks.flatMap(blockTexts),
  ...sections.flatMap(sectionTexts),
];

/**
 * Looks at words that go into any document, a paragraph or cell each.
 * @param issued the last day on which the document may be issued: words are refused from a day on
 * @throws DocumentRefused
 */
export const checkTexts = (texts: readonly string[], issued: Day): void => {
  for (const text of texts) {
    const words = spelt(text);
    for (const { reason, since, pattern, because } of STOP_WORDS) {
      const found = issued < since ? null : pattern.exec(words);
      if (found) refuse(reason, `Văn bản nhắc tới “${found[0]}”: ${because}. Hãy sửa lại câu này.`);
    }
    if (SECRET.some((pattern) => pattern.test(words)))
      refuse(
        'secret',
        'Nội dung có dấu chỉ độ mật. Hệ thống này không soạn văn bản mật: hãy soạn trên máy không nối mạng.',
      );
    const heading = first(HEADINGS, words);
    if (heading) refuse('heading', `Nội dung có dòng “${heading}”. Tiêu đề do mẫu văn bản tự ghi, hãy bỏ dòng này.`);
    const filled = first(FILLED, words);
    if (filled)
      refuse('filled', `Dòng “${filled.trim()}” ghi sẵn số, ngày hoặc chữ ký. Chỗ này để cơ quan ghi khi ban hành.`);
  }
};

const first = (patterns: readonly RegExp[], words: string): string | undefined =>
  patterns.map((pattern) => pattern.exec(words)?.[0]).find((found) => found !== undefined);

/** A body of the other family as issuer: the layout would lie. */
const otherFamily: Readonly<Record<Issuer['kind'], RegExp>> = {
  party: /^(?:ủy ban nhân dân|UBND|hội đồng nhân dân|HĐND|ủy ban mặt trận)(?!\p{L})/iu,
  state: /^(?:đảng (?:ủy|bộ)|ban thường vụ|chi bộ|ủy ban mặt trận)(?!\p{L})/iu,
  front: /^(?:đảng (?:ủy|bộ)|ủy ban nhân dân|UBND)(?!\p{L})/iu,
};

/** Only what the type has: a name, a number or a day that somebody hands over besides is not silently left out. */
const only = (given: object, known: readonly string[], what: string): void => {
  const more = Object.keys(given).find((key) => !known.includes(key));
  if (more !== undefined)
    refuse('filled', `${what} có mục “${more}”. Số, ngày, tên và chữ ký để trống cho cơ quan ghi khi ban hành.`);
};

const letters = /^\p{Lu}[\p{L}.-]*$/u;

/** The places of number, day and signature hold nothing that only the office may fill in. */
const checkOpenPlaces = ({ issuer, issued, signature, type }: Report): void => {
  only(issuer, ['kind', 'parent', 'body', 'abbreviation', 'place'], 'Cơ quan ban hành');
  only(issued, ['year', 'month'], 'Thời gian ban hành');
  only(signature, ['onBehalfOf', 'inSteadOf', 'title'], 'Phần ký');
  only(type, ['name', 'abbreviation'], 'Tên loại');
  for (const text of [type.abbreviation, issuer.abbreviation])
    if (!letters.test(text)) refuse('filled', `“${text}” không phải chữ viết tắt: số văn bản để cơ quan ghi.`);
  for (const text of [type.name, issuer.place])
    if (/\p{N}/u.test(text)) refuse('filled', `“${text}” có chữ số: số và ngày để cơ quan ghi khi ban hành.`);
  for (const title of [signature.title, signature.inSteadOf])
    if (title !== undefined && !TITLES.test(spelt(title)))
      refuse('filled', `“${title}” không phải chức vụ. Phần ký chỉ ghi chức vụ, không ghi họ tên.`);
  const { onBehalfOf } = signature;
  if (onBehalfOf !== undefined && !COLLECTIVES.test(spelt(onBehalfOf)) && spelt(onBehalfOf) !== spelt(issuer.body))
    refuse('filled', `“${onBehalfOf}” không phải tên tập thể ký thay mặt. Phần ký không ghi họ tên.`);
};

/**
 * @throws DocumentRefused, with a sentence for the officer, for a report that must not become a document
 */
export const checkReport = (report: Report): void => {
  const { issuer, issued, annex, recipients, signature } = report;
  if (otherFamily[issuer.kind].test(spelt(issuer.body)))
    refuse('heading', `“${issuer.body}” không ban hành văn bản theo mẫu này: mẫu đi theo cơ quan ban hành.`);
  // The Party's guide: a committee acts as one, so nobody signs in another's stead for it.
  if (issuer.kind === 'party' && signature.onBehalfOf !== undefined && signature.inSteadOf !== undefined)
    refuse('filled', 'Cấp ủy là tập thể: người ký thay mặt (T/M) không ghi thêm ký thay (K/T).');
  checkOpenPlaces(report);
  // No month has more than 31 days; as text, that is after every day of it.
  const last = `${issued.year}-${String(issued.month).padStart(2, '0')}-31`;
  checkTexts(
    [
      ...[issuer.parent ?? '', issuer.body, report.type.name, report.summary, ...report.addressees],
      ...[...report.opening, ...report.closing].flatMap(blockTexts),
      ...report.sections.flatMap(sectionTexts),
      ...[...recipients.to, recipients.kept, annex.title],
      ...annex.tables.flatMap(tableTexts),
    ],
    last,
  );
};
