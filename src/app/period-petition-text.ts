/** What a report says of petitions that came as messages. They are no "đơn" until an officer registers them, so they are told apart. */
import { isTopic } from '../domain/taxonomy.ts';
import { writeChange, writeDay, writeNumber, writeShare } from '../domain/written.ts';
import { oneOf, type Translate } from '../text/text.ts';
import type { PeriodData } from './period-data.ts';
import { joined } from './period-teller.ts';

const turns = { kind: 'count', unit: 'lượt' } as const;
/** More topics than these are no longer the main ones. */
const MOST_TOPICS = 6;

const SOURCES: Readonly<Record<string, string>> = {
  'zalo-oa': 'qua Zalo',
  'zalo-bot': 'qua Zalo Bot',
  telegram: 'qua Telegram',
};

const of = (part: number, whole: number): string =>
  `${writeNumber(part)}/${writeNumber(whole)} lượt, đạt ${writeShare(part, whole)}`;

const topicName = (topic: string, t: Translate): string => {
  const name = t(oneOf(`topic-${isTopic(topic) ? topic : 'other'}`), 'vi');
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
};

/** Is there anything to be told of them? */
export const hasPetitions = ({ petitions: { filed, before, done, open } }: PeriodData): boolean =>
  filed + before + done + open > 0;

/** `giao thông, đường sá 412 lượt; …`; undefined where nothing was filed. */
export const topicsText = ({ petitions }: PeriodData, t: Translate): string | undefined =>
  joined(petitions.topics.slice(0, MOST_TOPICS).map(({ topic, n }) => `${topicName(topic, t)} ${writeNumber(n)} lượt`));

const receivedText = (data: PeriodData, t: Translate): string => {
  const { period, earlier, petitions } = data;
  const { filed, sources } = petitions;
  const gathered = petitions.joined ?? 0;
  const matters =
    gathered > 0
      ? ` (là ${writeNumber(filed - gathered)} vụ việc, ${writeNumber(gathered)} lượt được gộp vào vụ chung)`
      : '';
  const before = petitions.earlier && { value: petitions.earlier.filed };
  const change = writeChange(turns, { value: filed }, before, Number(period.code.slice(0, 4)) - 1);
  const partly =
    petitions.earlier && petitions.earlier.since > earlier.from
      ? ` (cùng kỳ chỉ có số liệu từ ngày ${writeDay(petitions.earlier.since)})`
      : '';
  const bySource = Map.groupBy(sources, ({ source }) => SOURCES[source] ?? 'từ nguồn khác');
  const ways = [...bySource].map(
    ([name, its]) => `${name} ${writeNumber(its.reduce((sum, { n }) => sum + n, 0))} lượt`,
  );
  const topics = topicsText(data, t);
  return joined(
    [
      `Từ ngày ${writeDay(period.from)} đến ngày ${writeDay(period.to)}, tiếp nhận ${writeNumber(filed)} lượt phản ánh, kiến nghị gửi bằng tin nhắn${matters}, ${change}${partly}` +
        `${ways.length > 1 ? `; trong đó: ${ways.join('; ')}` : ''}.`,
      topics && `Các lĩnh vực chủ yếu: ${topics}.`,
    ],
    ' ',
  )!;
};

const handledText = ({ petitions }: PeriodData): string | undefined => {
  const { done, late, open, overdue, rated, satisfied, reopened } = petitions;
  const all = done + open;
  if (all === 0) return undefined;
  const left =
    open === 0
      ? 'không còn lượt nào đang xử lý'
      : `còn ${writeNumber(open)} lượt đang xử lý, ${overdue === 0 ? 'không có lượt quá hạn' : `trong đó có ${writeNumber(overdue)} lượt quá hạn`}`;
  return joined(
    [
      done === 0
        ? `Đến nay, ${left}.`
        : `Đến nay, đã xử lý xong ${of(done, all)}; đúng hạn ${of(done - late, done)}; ${left}.`,
      rated === 0
        ? undefined
        : `Có ${writeNumber(rated)} lượt được người dân trả lời đánh giá kết quả; hài lòng ${of(satisfied, rated)}` +
          `${reopened === 0 ? '' : `; đã mở lại xử lý ${writeNumber(reopened)} lượt`}.`,
    ],
    ' ',
  );
};

/** Paragraphs; none where there has been no petition. */
export const petitionTexts = (data: PeriodData, t: Translate): readonly string[] =>
  hasPetitions(data) ? [receivedText(data, t), handledText(data)].filter((text) => text !== undefined) : [];
