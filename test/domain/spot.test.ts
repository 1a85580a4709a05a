import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type About, mayAccuse, type Route, routeFor } from '../../src/domain/route.ts';
import { readRoutes } from '../../src/domain/route-file.ts';
import { metresBetween, type Spot } from '../../src/domain/spot.ts';
import { readSpots } from '../../src/domain/spot-file.ts';
import { KINDS, TOPICS } from '../../src/domain/taxonomy.ts';
import { type Unit, unitTree } from '../../src/domain/unit.ts';
import { accusedIn } from '../../src/understand/accused.ts';
import { learnable } from '../../src/understand/alias.ts';

const units: readonly Unit[] = [
  { code: 'tinh', name: 'UBND tỉnh Ví Dụ', kind: 'province', aliases: [] },
  { code: 'thanhtra', name: 'Thanh tra tỉnh', parent: 'tinh', kind: 'department', aliases: [] },
  { code: 'xa', name: 'UBND xã Ví Dụ', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'xa2', name: 'UBND xã Mẫu', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'diachinh', name: 'Tổ địa chính', parent: 'xa', kind: 'department', aliases: ['địa chính'] },
  { code: 'ap3', name: 'Ấp 3', parent: 'xa', kind: 'hamlet', aliases: [] },
];
const tree = unitTree(units);
const head = 'code,name,kind,unit,within,aliases,lat,long';
const read = (lines: readonly string[], known: readonly Spot[] = []) =>
  readSpots([head, ...lines].join('\n'), false, tree, known);
const told = (lines: readonly string[], known?: readonly Spot[]) =>
  read(lines, known).errors?.map(({ line, message }) => `${line}: ${message}`);

test('a file of places is read, with decimal commas and aliases', () => {
  expect(
    read(['cho,Chợ  Bà Tư,market,xa,,chợ cũ|chợ đầu xã,"10,0312",105.7689', 'sap,Dãy sạp chợ,other,xa,cho,,,']).spots,
  ).toEqual([
    {
      code: 'cho',
      name: 'Chợ Bà Tư',
      kind: 'market',
      unit: 'xa',
      aliases: ['chợ cũ', 'chợ đầu xã'],
      lat: 10.0312,
      long: 105.7689,
    },
    { code: 'sap', name: 'Dãy sạp chợ', kind: 'other', unit: 'xa', within: 'cho', aliases: [] },
  ]);
  expect(
    readSpots('{"places":[{"code":"a","name":"Cầu Sắt","unit":"xa","lat":10,"long":105}]}', true, tree, []).spots,
  ).toMatchObject([{ code: 'a', lat: 10, long: 105, kind: 'other' }]);
});

test.each([
  [['a,Cầu Sắt,bridge,xa,b,,,', 'b,Cầu Ván,bridge,xa,a,,,'], '2: a lies in itself: its places form a circle'],
  [['a,Cầu Sắt,bridge,xa,,,,', 'a,Cầu Ván,bridge,xa,,,,'], '3: the code a is already used by line 2'],
  [
    ['a,Cầu Sắt,bridge,xa,,,,', 'b,cau sat,bridge,xa,,,,'],
    '3: xa has two places called alike: a and b; tell them apart',
  ],
  [['a,Cầu Sắt,bridge,nowhere,,,,'], '2: there is no unit "nowhere"; see "unit list"'],
  [['a,Cầu Sắt,castle,xa,,,,'], '2: unknown kind "castle"'],
  [['a,Cầu Sắt,bridge,xa,,,105.7,10.03'], '2: "lat" must be a number from 6 to 24'],
  [['a,Cầu Sắt,bridge,xa,,,10.03,'], '2: "lat" and "long" go together'],
  [['a,Sắt,bridge,xa,,,,'], '2: "Sắt" is one word'],
  [['a,Cầu Sắt,bridge,xa,lost,,,'], '2: the place lost, in which a should lie, is not in the list'],
  [['"a,Cầu Sắt'], '2: a quotation mark is not closed'],
  [[], '1: there are no places in it'],
])('%j is refused whole: %s', (lines, message) => {
  expect(told(lines)?.[0]).toContain(message);
});

test('a circle through a place that is known already is found', () => {
  const known: Spot = { code: 'b', name: 'Cầu Ván', kind: 'bridge', unit: 'xa', within: 'a', aliases: [] };
  expect(told(['a,Cầu Sắt,bridge,xa,b,,,'], [known])).toEqual(['2: a lies in itself: its places form a circle']);
});

test('metres are metres', () => {
  expect(metresBetween({ lat: 10, long: 105 }, { lat: 11, long: 105 })).toBeCloseTo(111_195, -2);
  expect(metresBetween({ lat: 10, long: 105 }, { lat: 10, long: 105.01 })).toBeCloseTo(1_095, -1);
});

test.each([
  ['gần chợ Cây Me', 'chợ cây me'],
  ['đối diện cho cay me', 'cho cay me'],
  ['Chợ Bà Tư cũ', 'chợ bà tư cũ'],
  ['gần nhà ông Bảy', undefined],
  ['quán cô Ba', undefined],
  ['chợ', undefined],
  ['cầu số 0912345678', undefined],
  ['gần nhà ông Nguyễn Văn Tám', undefined],
  ['chợ mà hôm trước cán bộ xã có xuống coi một lần', undefined],
  ['', undefined],
])('what may be learnt of %j is %j', (words, alias) => {
  expect(learnable(words)).toBe(alias);
});

const rules: readonly Route[] = [
  { unit: 'xa', topic: 'land', holder: 'diachinh', co: [] },
  { unit: 'tinh', topic: '*', holder: 'xa2', co: ['xa'] },
];
const about = (fields: Partial<About>): About => ({
  unit: 'ap3',
  topic: 'land',
  kind: 'feedback',
  accused: [],
  ...fields,
});

test('the nearest rule decides, a topic before every topic, and the committee has the rest', () => {
  expect(routeFor(tree, rules, about({}), 'xa')).toEqual({ unit: 'ap3', rule: 'xa land', holder: 'diachinh', co: [] });
  expect(routeFor(tree, rules, about({ topic: 'roads' }), 'xa')).toEqual({
    unit: 'ap3',
    rule: 'tinh *',
    holder: 'xa2',
    co: ['xa'],
  });
  expect(routeFor(tree, [], about({ unit: undefined }), 'xa')).toEqual({ holder: 'xa', co: [] });
});

test('what is sealed goes above the accused, or to the one who is named for it and is nobody of theirs', () => {
  const sealed = about({ kind: 'denunciation', accused: ['diachinh'] });
  expect(routeFor(tree, rules, sealed, 'xa')).toMatchObject({ holder: 'tinh', accused: 'xa', co: [] });
  const inspected: Route = { unit: 'tinh', topic: 'denunciation', holder: 'thanhtra', co: [] };
  expect(routeFor(tree, [...rules, inspected], sealed, 'xa')).toMatchObject({
    holder: 'thanhtra',
    rule: 'tinh denunciation',
  });
  const accusing = about({ kind: 'denunciation', accused: ['thanhtra'] });
  expect(routeFor(tree, [inspected], accusing, 'xa')).toMatchObject({ holder: 'tinh' });
  expect(routeFor(tree, rules, about({ kind: 'denunciation', accused: ['tinh'] }), 'xa')).toMatchObject({
    noneAbove: true,
  });
});

test('a complaint about the unit that a rule would give it to goes to the next one above', () => {
  const { holder, accused } = routeFor(tree, rules, about({ kind: 'complaint', accused: ['diachinh'] }), 'xa');
  expect([holder, accused]).toEqual(['xa', 'diachinh']);
  expect(routeFor(tree, rules, about({ kind: 'feedback', accused: ['diachinh'] }), 'xa').holder).toBe('diachinh');
});

test('a complaint about somebody of the committee goes over their head; what only informs does not', () => {
  const named = about({ kind: 'complaint', persons: ['xa'] });
  expect(routeFor(tree, [], named, 'xa')).toMatchObject({ holder: 'tinh', accused: 'xa' });
  expect(routeFor(tree, [], about({ kind: 'complaint', accused: ['xa'] }), 'xa').holder).toBe('xa');
  expect(routeFor(tree, [], about({ kind: 'complaint', persons: ['xa', 'tinh'] }), 'xa')).toMatchObject({
    holder: 'xa',
    noneAbove: true,
  });
});

test('whatever the rules: no denunciation goes to a unit it accuses or below, no complaint to whom it is about, while one above exists', () => {
  const code = fc.constantFrom(...units.map((unit) => unit.code));
  const rule = fc.record({
    unit: code,
    topic: fc.constantFrom(...TOPICS, '*' as const, 'denunciation' as const),
    holder: code,
    co: fc.constant([]),
  });
  const matter = fc.record({
    unit: fc.option(code, { nil: undefined }),
    topic: fc.constantFrom(...TOPICS),
    kind: fc.constantFrom(...KINDS),
    accused: fc.array(code, { maxLength: 3 }),
    persons: fc.array(code, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 6 }),
      matter,
      fc.constantFrom('xa', 'xa2', 'diachinh'),
      (some, what, committee) => {
        const trace = routeFor(tree, some, what, committee);
        expect(tree.get(trace.holder)).toBeDefined();
        if (trace.noneAbove) return;
        if (mayAccuse(what.kind)) expect(what.persons).not.toContain(trace.holder);
        if (what.kind !== 'denunciation') return;
        expect(tree.within(trace.holder, committee)).toBe(false);
        expect(tree.within(trace.holder, trace.accused!)).toBe(false);
      },
    ),
  );
});

test.each([
  ['Cán bộ địa chính nhận tiền', ['diachinh']],
  ['chu tich xa nhan hoi lo', ['xa']],
  ['UBND tỉnh bao che cho chủ tịch xã', ['tinh', 'xa']],
  ['xã Mẫu không liên quan', []],
])('%j is about %j', (text, accused) => {
  expect(accusedIn(tree, text, 'xa')).toEqual(accused);
});

const rulesOf = (...lines: readonly string[]) => readRoutes(['unit,topic,holder,co', ...lines].join('\n'), tree);

test('rules are read, and refused whole with the line of each fault', () => {
  expect(rulesOf('xa,land,diachinh,ap3|tinh', 'tinh,*,tinh,').routes).toEqual([
    { unit: 'xa', topic: 'land', holder: 'diachinh', co: ['ap3', 'tinh'] },
    { unit: 'tinh', topic: '*', holder: 'tinh', co: [] },
  ]);
  const { errors } = rulesOf(
    'xa,land,lost,',
    'xa,praise,xa,',
    'xa,roads,xa,xa',
    'xa,roads,tinh,',
    'xa,denunciation,diachinh,',
  );
  expect(errors?.map(({ line, message }) => `${line}: ${message.slice(0, 34)}`)).toEqual([
    '2: "holder": there is no unit "lost";',
    '3: unknown topic "praise"; known are ',
    '4: xa is both the holder and one that',
    '5: xa and roads stand already on line',
    '6: a denunciation about xa may not go',
  ]);
});
