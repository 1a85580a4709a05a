/** The table of all figures of a period beside those of the year before. */
import { type Compared, comparisonTable } from '../documents/comparison.ts';
import type { Table } from '../documents/report.ts';
import { isTopic } from '../domain/taxonomy.ts';
import { oneOf, type Translate } from '../text/text.ts';
import type { PeriodData, PeriodFigure } from './period-data.ts';
import { hasPetitions } from './period-petition-text.ts';
import type { Gap } from './period-sums.ts';
import { openText } from './period-teller.ts';

const MILLION = 1_000_000;

/** With a row for what some reports did not tell in detail. */
const figureRows = (figure: PeriodFigure, gaps: readonly Gap[]): readonly Compared[] => {
  const { label, unit, kind, value, total, before } = figure;
  const by = kind === 'money' ? MILLION : 1;
  const row: Compared = {
    name: label,
    unit: kind === 'money' ? 'triệu đồng' : unit,
    now: value / by,
    before: before ? before.value / by : null,
  };
  const open = gaps
    .filter(({ indicator }) => indicator === figure.indicator)
    .map((gap) => ({ ...row, name: `[CẦN BỔ SUNG: ${openText(gap)}]`, now: gap.rest / by, before: null, part: true }));
  if (kind !== 'ratio' || total === undefined) return [row, ...open];
  return [
    row,
    { name: 'Trên tổng số', unit, now: total, before: before?.total ?? null, part: true },
    {
      name: 'Còn lại',
      unit,
      now: total - value,
      before: before?.total === undefined ? null : before.total - before.value,
      part: true,
    },
    ...open,
  ];
};

/** before + filed + more = done + less + open. */
const petitionRows = ({ petitions }: PeriodData, t: Translate): readonly Compared[] => {
  const { before, filed, opened, closed, done, late, open, overdue, rated, satisfied, reopened, earlier } = petitions;
  const row = (name: string, now: number, then: number | null = null, part = false): Compared => ({
    name,
    unit: 'lượt',
    now,
    before: then,
    part,
  });
  const [more, less] = [opened - filed, closed - done];
  return [
    row('Phản ánh, kiến nghị bằng tin nhắn: kỳ trước chuyển sang', before),
    row('Tiếp nhận trong kỳ', filed, earlier?.filed ?? null),
    ...petitions.topics.map(({ topic, n }) =>
      row(t(oneOf(`topic-${isTopic(topic) ? topic : 'other'}`), 'vi'), n, null, true),
    ),
    ...(more > 0 ? [row('Mở lại, nơi khác chuyển đến', more)] : []),
    row('Đã xử lý xong', done, earlier?.done ?? null),
    row('Đúng hạn', done - late, null, true),
    row('Quá hạn', late, null, true),
    ...(less > 0 ? [row('Chuyển nơi khác, người gửi rút lại', less)] : []),
    row('Đang xử lý', open),
    row('Quá hạn', overdue, null, true),
    row('Được người dân đánh giá', rated),
    row('Hài lòng', satisfied, null, true),
    row('Mở lại sau đánh giá', reopened, null, true),
  ];
};

/** All that was reported, and the petitions where there are any. */
export const figuresTable = (data: PeriodData, t: Translate): Table =>
  comparisonTable([
    ...data.figures.flatMap((figure) => figureRows(figure, data.detail?.gaps ?? [])),
    ...(hasPetitions(data) ? petitionRows(data, t) : []),
    ...(data.files
      ? [{ name: 'Ảnh, tệp kèm báo cáo', unit: 'tệp', now: data.files.now, before: data.files.before || null }]
      : []),
  ]);
