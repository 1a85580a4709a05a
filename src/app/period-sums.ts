/** Sums of a period over reports in different detail: what is a fault, and what some of them have not told. */
import type { Amount, Figure } from '../domain/figure.ts';
import {
  type Broken,
  brokenIdentities,
  type Identity,
  identity,
  isOfDetail,
  sumsOver,
  termsOf,
} from '../domain/identity.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Worked } from './period-figures.ts';
import type { PetitionCounts } from './period-petitions.ts';

type Known = Pick<Worked, 'amounts' | 'reports'>;

const figuresOf = (amounts: ReadonlyMap<string, Amount>): readonly Figure[] =>
  [...amounts].map(([indicator, amount]) => ({ indicator, ...amount }));

/** Of a figure so many that nobody has told in detail: of which `kind` they are, what the `result` was, or their `origin`. */
export type Gap = {
  readonly indicator: string;
  readonly of: 'kind' | 'result' | 'origin';
  readonly rest: number;
};

/** `unlike`: figures that are more than the one they belong to, since some reports tell only them. */
export type Detail = { readonly gaps: readonly Gap[]; readonly unlike: readonly string[] };

const indicatorOf = (term: string): string => term.replace(/\.(?:total|left)$/, '');

const gapOf = (
  { sides, atMost }: Identity,
  terms: ReadonlyMap<string, number>,
  byCode: ReadonlyMap<string, Indicator>,
): readonly Gap[] => {
  const [[whole = ''] = [], ...others] = sides;
  const all = terms.get(whole);
  const of = others.flat();
  const known = of.flatMap((term) => terms.get(term) ?? []);
  const { parts, kind } = byCode.get(indicatorOf(whole)) ?? {};
  // Of x out of y the rest of y says it; only where that is unknown, the rest of x does.
  const isTwice = kind === 'ratio' && terms.has(`${whole}.total`) && of.some((part) => terms.has(`${part}.total`));
  if (atMost || isTwice || all === undefined || known.length === 0) return [];
  // A sum of which one side is open is only looked at where its parts are printed as such.
  if (parts === undefined && known.length < of.length) return [];
  const rest = Math.round((all - known.reduce((sum, value) => sum + value, 0)) * 100) / 100;
  if (rest <= 0) return [];
  const what = parts ? 'kind' : of.every((term) => term.endsWith('.total')) ? 'result' : 'origin';
  return [{ indicator: indicatorOf(whole), of: what, rest }];
};

const isExplained = (broken: Broken, { reports }: Known): boolean =>
  isOfDetail(broken, (indicator) => reports.get(indicator) ?? []);

/** Undefined where every figure is told in full. */
export const detailOf = (known: Known, indicators: readonly Indicator[]): Detail | undefined => {
  const all = sumsOver(indicators);
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const terms = termsOf(figuresOf(known.amounts));
  const gaps = all.flatMap((each) => gapOf(each, terms, byCode));
  const unlike = brokenIdentities(all, terms)
    .filter((each) => isExplained(each, known))
    .flatMap(({ identity: { sides, atMost }, sides: [first, ...others] }) => {
      const [whole = [], ...rest] = sides;
      if (!atMost && others.every(({ sum }) => sum <= first!.sum)) return [];
      return [...whole, ...rest.flat()].map(indicatorOf).filter((code) => known.amounts.has(code));
    });
  return gaps.length + unlike.length === 0 ? undefined : { gaps, unlike: [...new Set(unlike)] };
};

const PETITION_IDENTITIES: readonly Identity[] = [
  identity('before + opened = closed + open'),
  identity('overdue <= open'),
  identity('late <= done'),
  identity('satisfied <= rated'),
  identity('filed = by-topic = by-source'),
];

/** What does not add up, and where: in this period, in the same one a year earlier, or in the petitions. */
export type BrokenSum = Broken & {
  readonly of: 'period' | 'earlier' | 'petitions';
  /** What the first of its terms is called. */
  readonly label: string | undefined;
};

/**
 * Sums that do not hold, and not because one report tells what another does not: parts and whole, done and all, opening and new. Empty for good data.
 * @param then the same days a year earlier
 * @param indicators all that the office counts
 */
export const brokenSums = (
  now: Known,
  then: Known,
  petitions: PetitionCounts,
  indicators: readonly Indicator[],
): readonly BrokenSum[] => {
  const all = sumsOver(indicators);
  const labels = new Map(indicators.map(({ code, label }) => [code, label]));
  const { topics, sources, earlier: _, ...counted } = petitions;
  const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((so, { n }) => so + n, 0);
  const terms = new Map([...Object.entries(counted), ['by-topic', sum(topics)], ['by-source', sum(sources)]] as const);
  const named = (place: BrokenSum['of'], broken: readonly Broken[]): readonly BrokenSum[] =>
    broken.map((each) => ({
      ...each,
      of: place,
      label: each.identity.sides.flat().flatMap((term) => labels.get(term) ?? [])[0],
    }));
  const faults = (known: Known): readonly Broken[] =>
    brokenIdentities(all, termsOf(figuresOf(known.amounts))).filter((each) => !isExplained(each, known));
  return [
    ...named('period', faults(now)),
    ...named('earlier', faults(then)),
    ...named('petitions', brokenIdentities(PETITION_IDENTITIES, terms)),
  ];
};
