/** Figures of a period beside those of the same period a year before, as a table of its own columns. */
import type { Row, Table } from './report.ts';

/** @property before `null` where there are no figures of the same period */
export type Compared = {
  readonly name: string;
  readonly unit: string;
  readonly now: number;
  readonly before: number | null;
  /** A part of the figure above. */
  readonly part?: boolean;
};

const row = ({ name, unit, now, before, part = false }: Compared, place: number, strong: boolean): Row => {
  // Six digits: money has two at most, and what binary fractions add is behind them.
  const change = before === null ? null : Number((now - before).toFixed(6));
  return {
    // From nothing to something is no percentage.
    values: [
      part ? '' : String(place),
      name,
      unit,
      now,
      before,
      change,
      // Of percentages the difference is in points already.
      change === null || !before || unit === '%' ? null : change / before,
    ],
    strong,
    level: part ? 1 : 0,
  };
};

/** Place, what is counted, unit, this period, the same period, difference, difference in percent. As wide as the text: 165 mm. */
export const comparisonTable = (all: readonly Compared[]): Table => {
  let place = 0;
  return {
    columns: [
      { title: 'TT', kind: 'label', width: 10 },
      { title: 'Chỉ tiêu', kind: 'text', width: 57 },
      { title: 'Đơn vị tính', kind: 'label', width: 18 },
      { title: 'Kỳ này', kind: 'count', width: 19 },
      { title: 'Cùng kỳ năm trước', kind: 'count', width: 21 },
      { title: 'Tăng (+), giảm (-)', kind: 'change', width: 20 },
      { title: 'Tỷ lệ tăng, giảm', kind: 'growth', width: 20 },
    ],
    rows: all.map((each, i) => {
      if (!each.part) place += 1;
      return row(each, place, !each.part && all[i + 1]?.part === true);
    }),
  };
};
