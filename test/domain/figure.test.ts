import { expect, test } from 'vitest';
import { type Amount, amountProblem, foldInto, overPeriods, overUnits } from '../../src/domain/figure.ts';
import type { Indicator } from '../../src/domain/indicator.ts';
import { shippedIndicators } from '../../src/domain/indicators.ts';

const all = new Map(
  shippedIndicators({ name: 'lĩnh vực khác', words: [], into: 'economy', printed: false }).map((indicator) => [
    indicator.code,
    indicator,
  ]),
);
const get = (code: string): Indicator => all.get(code)!;

test.each([
  ['count', { value: 12 }, undefined],
  ['count', { value: 12.5 }, 'fraction'],
  ['count', { value: -1 }, 'negative'],
  ['count', { value: 100_000_001 }, 'too-large'],
  ['count', { value: Number.POSITIVE_INFINITY }, 'too-large'],
  ['count', { value: Number.NaN }, 'too-large'],
  ['money', { value: 1e14 }, undefined],
  ['money', { value: 1e15 }, 'too-large'],
  ['money', { value: 0.5 }, 'fraction'],
  ['share', { value: 99.95 }, undefined],
  ['share', { value: 100.01 }, 'too-large'],
  ['share', { value: 99.955 }, 'fraction'],
  ['area', { value: 125.55 }, undefined],
  ['ratio', { value: 8, total: 11 }, undefined],
  ['ratio', { value: 11, total: 8 }, 'more-than-total'],
  ['ratio', { value: 8, total: -1 }, 'negative'],
  ['ratio', { value: 0, total: 0 }, undefined],
] as const)('%s %j: %s', (kind, amount, wanted) => {
  expect(amountProblem(kind, amount)).toBe(wanted);
});

test('over units', () => {
  expect(overUnits(get('reception.turns'), [{ value: 3 }, { value: 4 }])).toEqual({ value: 7 });
  expect(
    overUnits(get('cases.settled'), [
      { value: 3, total: 5 },
      { value: 1, total: 1 },
    ]),
  ).toEqual({ value: 4, total: 6 });
  // What one of them did not say, the sum does not know.
  expect(overUnits(get('cases.settled'), [{ value: 3, total: 5 }, { value: 1 }])).toEqual({ value: 4 });
  expect(overUnits(get('land.donated'), [{ value: 0.1 }, { value: 0.2 }])).toEqual({ value: 0.3 });
  expect(overUnits(get('election.turnout'), [{ value: 99 }, { value: 98 }])).toBeUndefined();
  expect(overUnits(get('election.turnout'), [{ value: 99 }])).toEqual({ value: 99 });
  expect(overUnits(get('reception.turns'), [])).toBeUndefined();
});

test('over periods', () => {
  const weeks = (code: string, ...amounts: Amount[]): Amount | undefined => overPeriods(get(code), amounts);
  expect(weeks('reception.turns', { value: 3 }, { value: 4 })).toEqual({ value: 7 });
  expect(weeks('farmers.members', { value: 80 }, { value: 87 })).toEqual({ value: 87 });
  expect(weeks('petitions.opening', { value: 3 }, { value: 5 })).toEqual({ value: 3 });
  // 11 to handle, 8 done, 3 left over; of these and 6 new ones 5 done: 13 of 17.
  expect(weeks('petitions.settled', { value: 8, total: 11 }, { value: 5, total: 9 })).toEqual({ value: 13, total: 17 });
  expect(weeks('petitions.settled', { value: 8, total: 11 }, { value: 5 })).toEqual({ value: 13 });
  expect(weeks('mediation.settled', { value: 3, total: 4 }, { value: 2, total: 2 })).toEqual({ value: 5, total: 6 });
  expect(weeks('election.turnout', { value: 99 }, { value: 98 })).toBeUndefined();
  expect(weeks('reception.turns')).toBeUndefined();
});

test('a fifth field counts in one of the four', () => {
  const figures = [
    { indicator: 'models.registered.economy', value: 3 },
    { indicator: 'models.registered.fifth', value: 2 },
    { indicator: 'models.recognised.fifth', value: 1 },
  ];
  expect(foldInto(figures, all)).toEqual([
    { indicator: 'models.registered.economy', value: 5 },
    { indicator: 'models.recognised.economy', value: 1 },
  ]);
});
