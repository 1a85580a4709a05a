/** Short ways to write indicators down: what most of a kind have in common is said once. */
import type { Indicator, Section } from '../indicator.ts';

/** Words parted by `|`: `người|lượt người`. */
const list = (text: string): readonly string[] => (text === '' ? [] : text.split('|').map((word) => word.trim()));

type Rest = Partial<Pick<Indicator, 'parts' | 'into' | 'units' | 'periods' | 'main'>> & {
  /** Other words after the figure, parted by `|`. */
  readonly after?: string;
};

const make =
  (kind: Indicator['kind'], periods: Indicator['periods']) =>
  (section: Section) =>
  (code: string, label: string, unit: string, synonyms: string, { after = '', ...rest }: Rest = {}): Indicator => ({
    code,
    label,
    unit,
    kind,
    section,
    units: 'sum',
    periods,
    measures: list(after),
    synonyms: list(synonyms),
    ...rest,
  });

/** What happens: summed over units and periods. */
export const count = make('count', 'sum');
/** What stands: summed over units; of periods the last counts. */
export const members = make('members', 'last');
/** x out of y. */
export const ratio = make('ratio', 'sum');

const plain =
  (kind: Indicator['kind'], unit: string) =>
  (section: Section) =>
  (code: string, label: string, synonyms: string, rest: Omit<Rest, 'after'> = {}): Indicator =>
    make(kind, 'sum')(section)(code, label, unit, synonyms, rest);

export const money = plain('money', 'đồng');
export const area = plain('area', 'm²');
export const length = plain('length', 'm');

/** A percentage: of no use to anybody when added. */
export const share =
  (section: Section) =>
  (code: string, label: string, synonyms: string): Indicator =>
    make('share', 'none')(section)(code, label, '%', synonyms, { units: 'none' });
