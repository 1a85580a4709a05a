/** What documents write, messages say: each figure that we write is read back as the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../../../src/domain/figure.ts';
import { type FigureStyle, writeChange, writeFigure } from '../../../src/domain/written.ts';
import { WAYS } from '../typing.ts';
import { BOOK, read } from './told.ts';

const styles = fc.record({ zeros: fc.boolean(), billions: fc.boolean() });
const ways = fc.constantFrom(...Object.values(WAYS));
const back = (text: string): Amount | undefined => {
  const { figures, problems } = read(text);
  const [figure] = figures;
  if (figures.length !== 1 || problems.length > 0 || !figure) return undefined;
  return figure.total === undefined ? { value: figure.value } : { value: figure.value, total: figure.total };
};
const written = (code: string, amount: Amount, style: FigureStyle): string =>
  writeFigure(BOOK.indicators.get(code)!, amount, style);

describe.each([
  ['reception.turns', 'tiếp công dân'],
  ['gifts.count', 'tặng'],
  ['dialogues.people', 'đối thoại'],
  ['farmers.members', 'nông hội có'],
  ['works.labour', 'huy động được'],
  ['models.recognised', 'công nhận'],
])('%s', (code, words) => {
  test('whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), styles, ways, (value, style, typed) => {
        expect(back(typed(`${words} ${written(code, { value }, style)}`))).toEqual({ value });
      }),
    );
  });
});

test('x out of y, with what is left', () => {
  const ratios = fc.nat(1_000_000).chain((total) => fc.record({ value: fc.nat(total), total: fc.constant(total) }));
  fc.assert(
    fc.property(
      ratios,
      fc.constantFrom('petitions.settled', 'mediation.settled', 'clearance.handed'),
      styles,
      ways,
      (amount, code, style, typed) => {
        const words = {
          'petitions.settled': 'giải quyết',
          'mediation.settled': 'hòa giải thành',
          'clearance.handed': 'bàn giao mặt bằng',
        };
        expect(back(typed(`${words[code]} ${written(code, amount, style)}`))).toEqual(amount);
      },
    ),
  );
});

test('percentages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), styles, ways, (hundredths, style, typed) => {
      const value = hundredths / 100;
      expect(back(typed(`tỷ lệ cử tri đi bầu ${written('election.turnout', { value }, style)}`))).toEqual({ value });
    }),
  );
});

test('areas and lengths lose nothing', () => {
  const hundredths = fc.oneof(
    fc.integer({ min: 1, max: 5_000_000 }),
    fc.integer({ min: 1, max: 5_000_000_000 }).map((n) => n - (n % 10_000)),
  );
  fc.assert(
    fc.property(hundredths, styles, ways, (n, style, typed) => {
      const value = n / 100;
      expect(back(typed(`hiến đất ${written('land.donated', { value }, style)}`))).toEqual({ value });
      expect(back(typed(`làm đường bê tông ${written('works.roads', { value }, style)}`))).toEqual({ value });
    }),
  );
});

test('money, as far as it is written', () => {
  const rounded = (value: number, billions: boolean): number => {
    const step = value < 1_000_000 ? 1 : billions && value >= 1_000_000_000 ? 10_000_000 : 100_000;
    return Math.floor(value / step + 0.5) * step;
  };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: 1_000, max: 999_999 }),
        fc.integer({ min: 1_000_000, max: 2_000_000_000 }),
        fc.integer({ min: 1_000, max: 1e14 }),
      ),
      styles,
      ways,
      (value, style, typed) => {
        const text = `vận động quỹ vì người nghèo ${written('funds.raised', { value }, style)}`;
        const again = rounded(value, style.billions);
        if (again > 1e14) return;
        expect(back(typed(text))).toEqual({ value: again });
        // Written once more it is the same.
        expect(written('funds.raised', { value: again }, style)).toBe(written('funds.raised', { value }, style));
      },
    ),
  );
});

test('what is more or less than a year before', () => {
  const indicator = BOOK.indicators.get('reception.turns')!;
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.nat(100_000),
      styles,
      fc.constantFrom(WAYS.marks, WAYS.bare, WAYS.telex),
      (now, before, style, typed) => {
        const change = writeChange(indicator, { value: now }, { value: before }, 2025, style);
        const { figures, problems } = read(
          typed(`tiếp công dân ${writeFigure(indicator, { value: now }, style)} (${change})`),
        );
        expect(problems).toEqual([]);
        expect(figures).toMatchObject([{ value: now, ...(now !== before && { change: now - before }) }]);
      },
    ),
  );
});
