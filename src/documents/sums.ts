/** The sums that a form is bound to, as the form itself writes them: `6=8+9+10=14+18`. */

/** What stands in a column; `null` where nobody has told. */
export type Known = number | null;

/** The first sum that does not hold: its text (`6=14+18`) and both sides. */
export type BrokenSum = { readonly sum: string; readonly left: number; readonly right: number };

type Side = { readonly columns: readonly number[]; readonly text: string };

const sidesOf = (sum: string): readonly Side[] =>
  sum.split('=').map((text) => ({ text, columns: text.split('+').map((column) => Number(column) - 1) }));

/** Of what is known, and whether that is all. A column that the form has not makes it no number. */
const added = ({ columns }: Side, values: readonly Known[]): { readonly sum: number; readonly whole: boolean } => {
  const its = columns.map((column) => {
    const value = values[column];
    return value === undefined ? Number.NaN : value;
  });
  return {
    sum: its.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    whole: its.every((value) => value !== null),
  };
};

/**
 * Nothing here is negative, so a side of which only a part is known is at least that part.
 * @param sum column numbers from 1: the first side against each of the others, and these against each other
 * @param values of the columns from 1 on
 */
export const brokenSum = (sum: string, values: readonly Known[]): BrokenSum | undefined => {
  const sides = sidesOf(sum);
  for (const [i, left] of sides.entries())
    for (const right of sides.slice(i + 1)) {
      const [a, b] = [added(left, values), added(right, values)];
      const holds = a.whole && b.whole ? a.sum === b.sum : a.whole ? b.sum <= a.sum : b.whole ? a.sum <= b.sum : true;
      if (!holds) return { sum: `${left.text}=${right.text}`, left: a.sum, right: b.sum };
    }
  return undefined;
};

/** The same with every column filled that alone is one side of a sum of which another side is known: a total of which all parts were told. */
export const completed = (sums: readonly string[], values: readonly Known[]): readonly Known[] => {
  const filled = [...values];
  for (let again = true; again; ) {
    again = false;
    for (const sides of sums.map(sidesOf))
      for (const { columns } of sides) {
        const [column] = columns;
        if (column === undefined || columns.length > 1 || filled[column] !== null) continue;
        const known = sides.map((side) => added(side, filled)).find(({ whole }) => whole);
        if (!known) continue;
        filled[column] = known.sum;
        again = true;
      }
  }
  return filled;
};
