/** Clauses of a period's figures, one by one, and which of them have been told: what nobody has told yet is told last. */
import { writeChange, writeFigure } from '../domain/written.ts';
import type { PeriodData, PeriodFigure } from './period-data.ts';
import type { Gap } from './period-sums.ts';

export type Teller = {
  readonly data: PeriodData;
  /** Without telling it. */
  readonly get: (code: string) => PeriodFigure | undefined;
  /**
   * `before` 33/37 vụ, còn 4 vụ `after`; undefined where nobody has reported it. Nought that was reported is told as something that
   * there was not.
   * @param zero the whole clause for nought
   */
  readonly say: (before: string, code: string, after?: string, zero?: string) => string | undefined;
  /** `, giảm 108 lượt (8,24%) so với cùng kỳ năm 2022`; empty where nobody knows the year before. */
  readonly changed: (code: string) => string;
  /** The same of several figures as one sentence. */
  readonly compared: (codes: readonly string[]) => string | undefined;
  /** `[CẦN BỔ SUNG: 12 lượt chưa ghi rõ loại]`: of a figure that some reports did not tell in detail. */
  readonly open: (code: string) => string | undefined;
  /** All figures of a section that no clause has told, and what of them is open. */
  readonly rest: (section: PeriodFigure['section']) => string | undefined;
};

/** Clauses that are there, one after the other; undefined where there is none. */
export const joined = (clauses: readonly (string | undefined)[], between = '; '): string | undefined => {
  const told = clauses.filter((clause) => clause !== undefined && clause !== '');
  return told.length === 0 ? undefined : told.join(between);
};

/** With a capital and a full stop. */
export const sentence = (clause: string | undefined): string | undefined =>
  clause === undefined ? undefined : `${clause.charAt(0).toLocaleUpperCase('vi')}${clause.slice(1)}.`;

const OPEN: Readonly<Record<Gap['of'], string>> = {
  kind: 'chưa ghi rõ loại',
  result: 'chưa ghi rõ kết quả giải quyết',
  origin: 'chưa ghi rõ là kỳ trước chuyển sang hay tiếp nhận mới',
};

/** `chưa ghi rõ loại`: what is not known of the rest. */
export const openText = ({ of }: Gap): string => OPEN[of];

const lowered = (label: string): string => label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);

export const teller = (data: PeriodData): Teller => {
  const figures = new Map(data.figures.map((figure) => [figure.indicator, figure]));
  const told = new Set<string>();
  const gaps = data.detail?.gaps ?? [];
  const seen = new Set<Gap>();
  const year = Number(data.period.code.slice(0, 4)) - 1;
  const change = (figure: PeriodFigure): string => writeChange(figure, figure, figure.before, year);
  const say: Teller['say'] = (before, code, after = '', zero) => {
    const figure = figures.get(code);
    if (!figure) return undefined;
    told.add(code);
    if (figure.value === 0 && !figure.total) return zero ?? `không có ${figure.unit}${after}`;
    return `${before === '' ? '' : `${before} `}${writeFigure(figure, figure)}${after}`;
  };
  const open: Teller['open'] = (code) => {
    const figure = figures.get(code);
    const its = figure ? gaps.filter((gap) => gap.indicator === code && !seen.has(gap)) : [];
    for (const gap of its) seen.add(gap);
    return joined(its.map((gap) => `[CẦN BỔ SUNG: ${writeFigure(figure!, { value: gap.rest })} ${openText(gap)}]`));
  };
  const suffix = ` so với cùng kỳ năm ${year}`;
  return {
    data,
    get: (code) => figures.get(code),
    say,
    open,
    changed: (code) => {
      const figure = figures.get(code);
      return figure?.before ? `, ${change(figure)}` : '';
    },
    compared: (codes) => {
      const known = codes.flatMap((code) => {
        const figure = figures.get(code);
        return figure?.before ? [`${lowered(figure.label)} ${change(figure).replace(suffix, '')}`] : [];
      });
      return known.length === 0 ? undefined : `So với cùng kỳ năm ${year}: ${known.join('; ')}.`;
    },
    rest: (section) => {
      const others = data.figures.filter((figure) => figure.section === section && !told.has(figure.indicator));
      const clauses = others.map(({ indicator, label }) => say(`${label}:`, indicator, '', `${label}: không có`));
      const unsaid = data.figures
        .filter((figure) => figure.section === section)
        .map(({ indicator }) => open(indicator));
      return sentence(joined([...clauses, ...unsaid]));
    },
  };
};
