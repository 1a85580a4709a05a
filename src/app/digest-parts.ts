/** How much of a digest is told: all of it where it fits, else less, but the same to everybody and in the picture. */
import { oneLine } from '../domain/clean.ts';
import type { Text } from '../text/text.ts';
import type { Digest, Holder } from './digest-data.ts';

export type Detail = {
  /** Rows of who holds what is late. */
  readonly rows: number;
  /** People named in a row at most. */
  readonly people: number;
  /** Length of a unit's name, UTF-16 units. */
  readonly name: number;
  /** Also what one can do without: the oldest, what was reopened or passed on, the topic, the year, what a case is about. */
  readonly all: boolean;
};

/** From the most to the least. The last always fits. */
export const details: readonly [Detail, ...Detail[]] = [
  { rows: 5, people: 3, name: 60, all: true },
  { rows: 5, people: 0, name: 60, all: true },
  { rows: 5, people: 0, name: 40, all: true },
  { rows: 5, people: 0, name: 40, all: false },
  { rows: 3, people: 0, name: 24, all: false },
];

export type Part = Omit<Holder, 'unit'> & { readonly unit: string | Text };

/** Who holds what is late, in so many rows; what does not fit is one row. */
export const partsOf = ({ holders }: Digest, { rows, name }: Detail): readonly Part[] => {
  const told = holders.length > rows ? holders.slice(0, rows - 1) : holders;
  const rest = holders.slice(told.length);
  const parts = told.map((holder) => ({ ...holder, unit: oneLine(holder.unit, name) }));
  if (rest.length === 0) return parts;
  return [
    ...parts,
    {
      unit: { id: 'digest-elsewhere' },
      n: rest.reduce((sum, { n }) => sum + n, 0),
      days: Math.max(...rest.map(({ days }) => days)),
      people: [],
    },
  ];
};
