/** Sums that figures must satisfy before a document may be made of them: parts and whole, done and all, opening and new. */
import { amountProblem, type Figure, summed } from './figure.ts';
import type { Indicator } from './indicator.ts';

/**
 * All sides are the same number; a side is a list of terms that are added. A term is an indicator's code, its `.total` or `.left` (total less
 * value), or a column of a form. With `atMost` the first side is at most the second.
 */
export type Identity = {
  readonly text: string;
  readonly sides: readonly (readonly string[])[];
  readonly atMost: boolean;
};

/** What does not agree: each side with what is known of its sum. `whole`: were all terms of the side known? */
export type Broken = {
  readonly identity: Identity;
  readonly sides: readonly { readonly sum: number; readonly whole: boolean }[];
};

/** @param text `a = b + c = d`, or `a <= b`. @throws RangeError where it is neither */
export const identity = (text: string): Identity => {
  const atMost = text.includes('<=');
  const sides = text.split(atMost ? '<=' : '=').map((side) => side.split('+').map((term) => term.trim()));
  if (sides.length < 2 || (atMost && sides.length > 2) || sides.flat().some((term) => !/^[\w.-]+$/.test(term)))
    throw new RangeError(`No identity: ${text.slice(0, 80)}`);
  return { text, sides, atMost };
};

/** By the columns of form 01/XLD (petitions handled), as a public complaints system codes the circular of 2024. */
export const FORM_01_XLD: readonly Identity[] = [
  '1 = 2 + 3 = 4 + 5',
  '6 = 8 + 9 + 10 = 11 + 12 + 13 = 14 + 18',
  '14 = 15 + 16 + 17',
  '18 = 19 + 20 + 21',
].map(identity);

/** What the shipped indicators must satisfy besides their parts. */
export const SHIPPED_IDENTITIES: readonly Identity[] = [
  'petitions.handled = petitions.opening + petitions.new',
  'petitions.handled = petitions.settled.total',
  'petitions.settled <= petitions.handled',
  'petitions.overdue <= petitions.settled.left',
  'opinions.received = opinions.settled.total',
  'opinions.settled <= opinions.received',
  'models.recognised <= models.registered',
].map(identity);

/** Those that follow from the definitions: a whole is the sum of its parts, x is at most y. */
export const identitiesOf = (indicators: readonly Indicator[]): readonly Identity[] =>
  indicators.flatMap(({ code, kind, parts = [] }) => [
    ...(parts.length > 0 ? [identity(`${code} = ${parts.join(' + ')}`)] : []),
    ...(parts.length > 0 && kind === 'ratio'
      ? [identity(`${code}.total = ${parts.map((part) => `${part}.total`).join(' + ')}`)]
      : []),
    ...(kind === 'ratio' ? [identity(`${code} <= ${code}.total`)] : []),
  ]);

/** All that figures of these indicators must satisfy. */
export const sumsOver = (indicators: readonly Indicator[]): readonly Identity[] => [
  ...identitiesOf(indicators),
  ...SHIPPED_IDENTITIES,
];

/** The terms of figures: each code, and of an x out of y also `.total` and `.left`. */
export const termsOf = (figures: readonly Figure[]): ReadonlyMap<string, number> =>
  new Map(
    figures.flatMap(({ indicator, value, total }) => [
      [indicator, value] as const,
      ...(total === undefined
        ? []
        : [[`${indicator}.total`, total] as const, [`${indicator}.left`, total - value] as const]),
    ]),
  );

/** Decimals of areas and shares are hundredths; a double is not. */
const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.005;

/**
 * The identities that the known terms break. A side with an unknown term is only known to be at least the rest of it (nothing here is negative); a
 * side of which nothing is known says nothing. Two sides can only be compared where at least one is whole.
 */
export const brokenIdentities = (
  identities: readonly Identity[],
  terms: ReadonlyMap<string, number>,
): readonly Broken[] =>
  identities.flatMap((each) => {
    const sides = each.sides.map((side) => {
      const known = side.map((term) => terms.get(term)).filter((value) => value !== undefined);
      return { sum: known.reduce((sum, value) => sum + value, 0), whole: known.length === side.length, known };
    });
    const told = sides.filter((side) => side.known.length > 0);
    const conflict = (a: (typeof sides)[number], b: (typeof sides)[number]): boolean => {
      if (a.whole && b.whole) return !same(a.sum, b.sum);
      if (!a.whole && !b.whole) return false;
      const [part, all] = a.whole ? [b, a] : [a, b];
      return part.sum > all.sum && !same(part.sum, all.sum);
    };
    const [least, most] = sides;
    const broken = each.atMost
      ? least!.known.length > 0 && most!.whole && least!.sum > most!.sum && !same(least!.sum, most!.sum)
      : told.some((a, i) => told.slice(i + 1).some((b) => conflict(a, b)));
    return broken ? [{ identity: each, sides: sides.map(({ sum, whole }) => ({ sum, whole })) }] : [];
  });

/** Nothing is implied that the column sums of form 01/XLD would refuse. */
const OF_FORMS: readonly Identity[] = [identity('petitions.handled = petitions.processed.total')];

type Told = ReadonlyMap<string, Figure>;

/** What the other sides of an identity say of the term that is alone on the first. A part never follows from its whole, even the only one. */
const bySides = (alone: string, sums: readonly Identity[], terms: ReadonlyMap<string, number>): readonly number[] =>
  sums.flatMap(({ sides, atMost }) => {
    if (atMost || sides[0]?.[0] !== alone) return [];
    return sides.slice(1).flatMap((side) => {
      const known = side.flatMap((term) => terms.get(term) ?? []);
      return known.length < side.length ? [] : [summed(known.map((value) => ({ value }))).value];
    });
  });

/** What a whole comes to, the likeliest first: x out of the y of its parts, else x alone. */
const possible = ({ code, kind, parts }: Indicator, told: Told, sums: readonly Identity[]): readonly Figure[] => {
  if (!parts)
    return kind === 'ratio'
      ? []
      : bySides(code, sums, termsOf([...told.values()])).map((value) => ({ indicator: code, value }));
  const known = parts.flatMap((part) => told.get(part) ?? []);
  if (known.length === 0) return [];
  const { value, total } = summed(known);
  const plain = { indicator: code, value };
  return total === undefined ? [plain] : [{ ...plain, total }, plain];
};

/**
 * Wholes of the innermost parts first: what a part comes to must be known before its whole is. Last what has no parts: it follows from other wholes, and must not
 * stand before one that it would forbid.
 */
const innermostFirst = (indicators: readonly Indicator[]): readonly Indicator[] => {
  const partsOf = new Map(indicators.map(({ code, parts = [] }) => [code, parts]));
  const depth = (code: string): number => Math.max(0, ...(partsOf.get(code) ?? []).map((part) => 1 + depth(part)));
  const rank = ({ code, parts }: Indicator): number => (parts ? depth(code) : Number.POSITIVE_INFINITY);
  return indicators
    .map((one) => [rank(one), one] as const)
    .sort(([a], [b]) => (a === b ? 0 : a - b))
    .map(([, one]) => one);
};

/**
 * The figures of one report with what they imply: the parts that are told come to the whole, x settled out of y means that y were handled. What was told
 * stays as it is, and nothing is implied that would break a sum which held. The same again gives the same.
 * @param indicators all that the office counts
 */
export const withImplied = (indicators: readonly Indicator[], figures: readonly Figure[]): readonly Figure[] => {
  const sums = sumsOver(indicators);
  const checked = [...sums, ...OF_FORMS];
  const told = new Map(figures.map((one) => [one.indicator, one]));
  const brokenBy = (more?: Figure): number =>
    brokenIdentities(checked, termsOf([...told.values(), ...(more ? [more] : [])])).length;
  const alone = new Set(sums.flatMap(({ sides: [first = []], atMost }) => (atMost ? [] : first)));
  const wholes = innermostFirst(indicators).filter(({ code, units }) => units === 'sum' && alone.has(code));
  const next = (): Figure | undefined => {
    const before = brokenBy();
    for (const whole of wholes.filter(({ code }) => !told.has(code))) {
      const fit = (one: Figure): boolean => amountProblem(whole.kind, one) === undefined && brokenBy(one) <= before;
      const implied = possible(whole, told, sums).find(fit);
      if (implied) return implied;
    }
    return undefined;
  };
  for (let one = next(); one; one = next()) told.set(one.indicator, one);
  return [...told.values()];
};

const asText = (figures: readonly Figure[]): string =>
  figures
    .map(({ indicator, value, total }) => `${indicator} ${value} ${total}`)
    .sort()
    .join('\n');

/** Of the figures of a report those that the others do not imply: what was told, but for a whole that was told beside what it is made of. */
export const withoutImplied = (indicators: readonly Indicator[], figures: readonly Figure[]): readonly Figure[] => {
  const whole = asText(withImplied(indicators, figures));
  const isImplied = (one: Figure, left: readonly Figure[]): boolean =>
    asText(
      withImplied(
        indicators,
        left.filter((other) => other !== one),
      ),
    ) === whole;
  let left = figures;
  // One that follows from another that follows itself is found first or last, as they stand.
  for (let one = left.find((each) => isImplied(each, left)); one; one = left.find((each) => isImplied(each, left)))
    left = left.filter((other) => other !== one);
  return left;
};

/**
 * Does it only come of reports in different detail? Of a sum that is wrong in itself the same reports tell both sides; what one report tells and
 * another does not makes the sums of many differ without any fault.
 * @param told ids of the reports that tell an indicator
 */
export const isOfDetail = (
  { identity: { sides, atMost }, sides: sums }: Broken,
  told: (indicator: string) => readonly string[],
): boolean => {
  const of = (term: string): ReadonlySet<string> => new Set(told(term.replace(/\.(?:total|left)$/, '')));
  const [first = [], ...others] = sides;
  const whole = first.map(of);
  const rest = others.flat().map(of);
  const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((id) => b.has(id));
  // More than the whole: a fault where all who told it told the whole as well.
  if (!atMost && sums.slice(1).some(({ sum }) => sum > sums[0]!.sum))
    return !whole.every((b) => rest.every((a) => within(a, b)));
  return whole.some((a) => rest.some((b) => !within(a, b) || !within(b, a)));
};
