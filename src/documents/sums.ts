/** The sums that a form is bound to, as the form itself writes them: `6=8+9+10=14+18`. */

/** The first sum that does not hold: its text (`6=14+18`) and both sides. */
export type BrokenSum = { readonly sum: string; readonly left: number; readonly right: number };

/**
 * @param sum column numbers from 1: the first side against each of the others
 * @param values of the columns from 1 on
 */
export const brokenSum = (sum: string, values: readonly number[]): BrokenSum | undefined => {
  const sides = sum.split('=');
  const add = (side: string): number =>
    side.split('+').reduce((total, column) => total + (values[Number(column) - 1] ?? Number.NaN), 0);
  const [first = ''] = sides;
  const left = add(first);
  return sides
    .slice(1)
    .map((side) => ({ sum: `${first}=${side}`, left, right: add(side) }))
    .find((each) => each.left !== each.right);
};
