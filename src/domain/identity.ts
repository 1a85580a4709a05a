/** Sums that figures must satisfy before a document may be made of them: parts and whole, done and all, opening and new. */
import type { Figure } from './figure.ts';
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
  'petitions.overdue <= petitions.settled.left',
  'opinions.received = opinions.settled.total',
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
