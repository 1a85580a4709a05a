/** A figure: what an indicator came to in a unit and a period; and how figures add up. */
import type { Indicator } from './indicator.ts';
import { times } from './numeral.ts';

/**
 * In the smallest written unit: things and people whole, money in đồng, areas in m², lengths in m, shares in percent with at most two decimals.
 * Of an x out of y, `value` is x and `total` y; `total` is missing where only x was told.
 */
export type Amount = { readonly value: number; readonly total?: number | undefined };
export type Figure = Amount & { readonly indicator: string };

/** Why an amount cannot be one of the indicator. */
export type AmountProblem = 'negative' | 'too-large' | 'fraction' | 'more-than-total';

/** A country has so much at most: 100 million people, 100.000 tỷ đồng, 33 million ha, and no road round the earth. */
const MOST: Readonly<Record<Indicator['kind'], number>> = {
  count: 100_000_000,
  members: 100_000_000,
  ratio: 100_000_000,
  share: 100,
  money: 1e14,
  area: 3.4e11,
  length: 1e8,
};
/** Decimals that a figure of a kind may have. */
const DECIMALS: Readonly<Record<Indicator['kind'], number>> = {
  count: 0,
  members: 0,
  ratio: 0,
  money: 0,
  share: 2,
  area: 2,
  length: 2,
};

const hasMore = (value: number, decimals: number): boolean => !Number.isInteger(times(value, 10 ** decimals));

/** What is wrong with the amount, if anything. Never throws. */
export const amountProblem = (kind: Indicator['kind'], { value, total }: Amount): AmountProblem | undefined => {
  for (const each of total === undefined ? [value] : [value, total]) {
    if (each < 0) return 'negative';
    if (Number.isNaN(each) || each > MOST[kind]) return 'too-large';
    if (hasMore(each, DECIMALS[kind])) return 'fraction';
  }
  return total !== undefined && value > total ? 'more-than-total' : undefined;
};

const cents = (value: number): number => Math.round(times(value, 100));
const plus = (values: readonly number[]): number => values.reduce((sum, value) => sum + cents(value), 0) / 100;

/** Their sum; without a total where one of them has none. */
export const summed = (amounts: readonly Amount[]): Amount => {
  const totals = amounts.map((amount) => amount.total).filter((total) => total !== undefined);
  return {
    value: plus(amounts.map((amount) => amount.value)),
    // A sum of totals of which one is unknown is no total.
    ...(totals.length === amounts.length && { total: plus(totals) }),
  };
};

/** Over units of one period. Undefined where there is nothing, or where shares would have to be added. */
export const overUnits = (indicator: Indicator, amounts: readonly Amount[]): Amount | undefined =>
  amounts.length === 0 || (indicator.units === 'none' && amounts.length > 1) ? undefined : summed(amounts);

/**
 * Over the periods of one unit, in their order: what happens is summed; of what stands, the last counts (or the first: what was brought forward).
 * `carry`: of cases done out of all, the done ones add up but those left over are brought into the next period, so all are the done ones and
 * the last left over: 8/11 and then 5/9 is 13/17.
 */
export const overPeriods = (indicator: Indicator, amounts: readonly Amount[]): Amount | undefined => {
  const last = amounts.at(-1);
  if (!last) return undefined;
  switch (indicator.periods) {
    case 'sum':
      return summed(amounts);
    case 'first':
      return amounts[0];
    case 'last':
      return last;
    case 'carry': {
      const { value } = summed(amounts);
      return last.total === undefined ? { value } : { value, total: plus([value, last.total, -last.value]) };
    }
    case 'none':
      return amounts.length === 1 ? last : undefined;
  }
};

/**
 * Figures of indicators that count in another one (a fifth field kept by a province, for instance) added to that one. The others stay.
 * What counts in another where one of the two has no total has none.
 */
export const foldInto = (
  figures: readonly Figure[],
  indicators: ReadonlyMap<string, Pick<Indicator, 'into'>>,
): readonly Figure[] => {
  const grouped = new Map<string, Amount[]>();
  for (const { indicator, ...amount } of figures) {
    const target = indicators.get(indicator)?.into ?? indicator;
    grouped.set(target, [...(grouped.get(target) ?? []), amount]);
  }
  return [...grouped].map(([indicator, amounts]) => ({ indicator, ...summed(amounts) }));
};
