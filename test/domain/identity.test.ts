import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/domain/figure.ts';
import {
  brokenIdentities,
  FORM_01_XLD,
  identitiesOf,
  identity,
  isOfDetail,
  SHIPPED_IDENTITIES,
  termsOf,
  withImplied,
  withoutImplied,
} from '../../src/domain/identity.ts';
import { shippedIndicators } from '../../src/domain/indicators.ts';

const all = [...identitiesOf(shippedIndicators()), ...SHIPPED_IDENTITIES];
const broken = (...figures: Figure[]): string[] =>
  brokenIdentities(all, termsOf(figures)).map((each) => each.identity.text);
const of = (indicator: string, value: number, total?: number): Figure => ({
  indicator,
  value,
  ...(total !== undefined && { total }),
});

test('the sums of the seeds agree', () => {
  expect(
    broken(
      of('models.registered', 3334),
      of('models.running', 3145),
      of('models.running.economy', 1165),
      of('models.running.culture', 1330),
      of('models.running.defence', 387),
      of('models.running.system', 263),
      of('petitions.settled', 8, 24),
      of('cases.settled', 33, 37),
      of('reception.turns', 1202),
    ),
  ).toEqual([]);
});

describe('one wrong number is found', () => {
  const whole =
    'models.running = models.running.economy + models.running.culture + models.running.defence + models.running.system';
  test.each([
    [
      'parts',
      [
        of('models.running', 3144),
        of('models.running.economy', 1165),
        of('models.running.culture', 1330),
        of('models.running.defence', 387),
        of('models.running.system', 263),
      ],
      [whole],
    ],
    ['one part is more than the whole', [of('models.running', 5), of('models.running.economy', 6)], [whole]],
    [
      'opening and new',
      [of('petitions.opening', 3), of('petitions.new', 21), of('petitions.handled', 25)],
      ['petitions.handled = petitions.opening + petitions.new'],
    ],
    [
      'new is more than all',
      [of('petitions.new', 26), of('petitions.handled', 25)],
      ['petitions.handled = petitions.opening + petitions.new'],
    ],
    [
      'all and done of all',
      [of('petitions.handled', 25), of('petitions.settled', 8, 24)],
      ['petitions.handled = petitions.settled.total'],
    ],
    [
      'overdue is more than what is left',
      [of('petitions.settled', 8, 24), of('petitions.overdue', 17)],
      ['petitions.overdue <= petitions.settled.left'],
    ],
    ['done is more than all', [of('cases.settled', 38, 37)], ['cases.settled <= cases.settled.total']],
    [
      'totals of parts',
      [of('cases.settled', 3, 6), of('cases.settled.complaint', 2, 3), of('cases.settled.denunciation', 1, 2)],
      ['cases.settled.total = cases.settled.complaint.total + cases.settled.denunciation.total'],
    ],
  ] as const)('%s', (_, figures, wanted) => {
    expect(broken(...figures)).toEqual(wanted);
  });
});

test('what is not told breaks nothing', () => {
  expect(broken()).toEqual([]);
  expect(broken(of('models.running', 5), of('models.running.economy', 3))).toEqual([]);
  expect(broken(of('petitions.opening', 3), of('petitions.new', 21))).toEqual([]);
  expect(broken(of('petitions.overdue', 3))).toEqual([]);
  expect(broken(of('cases.settled', 3))).toEqual([]);
});

test('a broken identity tells its sides', () => {
  const [found] = brokenIdentities(
    [identity('a = b + c')],
    new Map([
      ['a', 5],
      ['b', 2],
      ['c', 4],
    ]),
  );
  expect(found?.sides).toEqual([
    { sum: 5, whole: true },
    { sum: 6, whole: true },
  ]);
});

/** Form 01/XLD (petitions) from the eleven numbers that are free in it. */
const form = fc
  .tuple(...Array.from({ length: 9 }, () => fc.nat(500)))
  .map(([two, opened, eight, nine, ten, fifteen, sixteen, left, nineteen]) => {
    const one = two! + opened!;
    const four = Math.min(one, left!);
    const six = eight! + nine! + ten!;
    const eleven = Math.min(six, left!);
    const fourteen = Math.min(six, fifteen! + sixteen!);
    const own = Math.min(fourteen, fifteen!);
    const eighteen = six - fourteen;
    const guided = Math.min(eighteen, nineteen!);
    return [
      one,
      two!,
      opened!,
      four,
      one - four,
      six,
      0,
      eight!,
      nine!,
      ten!,
      eleven,
      0,
      six - eleven,
      fourteen,
      own,
      fourteen - own,
      0,
      eighteen,
      guided,
      eighteen - guided,
      0,
    ];
  })
  .map((columns) => new Map(columns.map((value, i) => [`${i + 1}`, value])));

test('form 01/XLD: right sums pass, and no column can be changed unseen', () => {
  fc.assert(
    fc.property(form, fc.integer({ min: 1, max: 21 }), fc.integer({ min: 1, max: 9 }), (columns, column, by) => {
      expect(brokenIdentities(FORM_01_XLD, columns)).toEqual([]);
      // Column 7 (matters) stands in no sum.
      const changed = new Map([...columns, [`${column}`, columns.get(`${column}`)! + by]]);
      expect(brokenIdentities(FORM_01_XLD, changed).length > 0).toBe(column !== 7);
    }),
  );
});

test.each(['', 'a', 'a =', 'a <= b <= c', 'a = b +', 'a = (b)'])('%j is no identity', (text) => {
  expect(() => identity(text)).toThrow(RangeError);
});

test('every term of the identities is an indicator', () => {
  const codes = new Set(shippedIndicators().map(({ code }) => code));
  const terms = all.flatMap(({ sides }) => sides.flat()).map((term) => term.replace(/\.(total|left)$/, ''));
  expect(terms.filter((term) => !codes.has(term))).toEqual([]);
});

describe('what a report implies', () => {
  const indicators = shippedIndicators();
  const implied = (...figures: Figure[]): Record<string, number | readonly number[]> =>
    Object.fromEntries(
      withImplied(indicators, figures)
        .slice(figures.length)
        .map(({ indicator, value, total }) => [indicator, total === undefined ? value : [value, total]]),
    );

  test.each<[string, readonly Figure[], Record<string, unknown>]>([
    ['a part is at least so much of the whole', [of('reception.head.turns', 12)], { 'reception.turns': 12 }],
    [
      'parts come to the whole',
      [of('reception.head.turns', 12), of('reception.regular.turns', 3)],
      { 'reception.turns': 15 },
    ],
    ['a whole implies no part', [of('reception.turns', 12)], {}],
    ['x of y settled: y were handled', [of('petitions.settled', 8, 24)], { 'petitions.handled': 24 }],
    [
      'what came in and what was there is handled',
      [of('petitions.opening', 3), of('petitions.new', 21)],
      { 'petitions.handled': 24 },
    ],
    ['what came in alone is not all that was handled', [of('petitions.new', 21)], {}],
    [
      'through two sums',
      [of('petitions.settled.complaint', 2, 3), of('petitions.settled.denunciation', 1, 2)],
      { 'petitions.settled': [3, 5], 'petitions.handled': 5 },
    ],
    [
      'without a y that would not be all that were handled',
      [of('petitions.handled', 50), of('petitions.settled.complaint', 20, 30)],
      { 'petitions.settled': 20 },
    ],
    ['opinions', [of('opinions.settled', 4, 5)], { 'opinions.received': 5 }],
    ['nothing that the form would refuse', [of('petitions.settled', 8, 24), of('petitions.processed', 20, 26)], {}],
    [
      'nothing that is less than what is told beside it',
      [of('petitions.settled.complaint', 2, 3), of('petitions.new', 10)],
      { 'petitions.settled': [2, 3] },
    ],
  ])('%s', (_, figures, wanted) => {
    expect(implied(...figures)).toEqual(wanted);
  });

  const chosen = indicators.filter(({ section }) => ['reception', 'petitions', 'dialogue', 'models'].includes(section));
  const told = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...chosen), fc.nat(20), fc.option(fc.nat(20), { nil: undefined })), {
      maxLength: 14,
      selector: ([{ code }]) => code,
    })
    .map((rows) =>
      rows.map(([{ code, kind }, value, more]) =>
        of(code, value, kind === 'ratio' && more !== undefined ? value + more : undefined),
      ),
    );

  test('any report: what was told stays, no sum is newly broken, and the same again gives the same', () => {
    let more = 0;
    fc.assert(
      fc.property(told, (figures) => {
        const whole = withImplied(indicators, figures);
        more += whole.length - figures.length;
        expect(whole.slice(0, figures.length)).toEqual(figures);
        expect(broken(...whole)).toEqual(broken(...figures));
        expect(withImplied(indicators, whole)).toEqual(whole);
        const byCode = (a: Figure, b: Figure): number => (a.indicator < b.indicator ? -1 : 1);
        const less = withoutImplied(indicators, whole);
        expect(figures).toEqual(expect.arrayContaining([...less]));
        expect([...withImplied(indicators, less)].sort(byCode)).toEqual([...whole].sort(byCode));
      }),
      { numRuns: 300 },
    );
    expect(more).toBeGreaterThan(100);
  });
});

describe('sums of reports in different detail', () => {
  const sum = identity('a = b + c');
  const wrong = (a: number, b: number, c: number) => brokenIdentities([sum], new Map(Object.entries({ a, b, c })))[0]!;
  const reports = (told: Record<string, string>) => (code: string) => [...(told[code] ?? '')];

  test.each([
    ['one report tells no parts', wrong(15, 2, 1), { a: '12', b: '2', c: '2' }, true],
    ['one report tells one part', wrong(15, 2, 1), { a: '12', b: '12', c: '2' }, true],
    ['every report tells all', wrong(15, 2, 1), { a: '12', b: '12', c: '12' }, false],
    ['more, and one report tells no whole', wrong(2, 2, 1), { a: '1', b: '12', c: '1' }, true],
    ['more, and all tell the whole', wrong(2, 2, 1), { a: '12', b: '2', c: '2' }, false],
  ])('%s', (_, broken, told, wanted) => {
    expect(isOfDetail(broken, reports(told))).toBe(wanted);
  });
});
