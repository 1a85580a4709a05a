import { expect, test } from 'vitest';
import { checkUnits, type Unit, unitTree } from '../../src/domain/unit.ts';
import { readUnitsCsv, readUnitsJson } from '../../src/domain/unit-file.ts';

const unit = (code: string, parent?: string): Unit => ({
  code,
  name: `Xã ${code}`,
  kind: 'commune',
  aliases: [],
  ...(parent === undefined ? {} : { parent }),
});

test('a tree knows its units, children, ancestors and roots in whatever order they are given', () => {
  const tree = unitTree([unit('c', 'b'), unit('b', 'a'), unit('a'), unit('d', 'a')]);
  expect(tree.root?.code).toBe('a');
  expect(tree.children('a').map((u) => u.code)).toEqual(['b', 'd']);
  expect(tree.children('x')).toEqual([]);
  expect(tree.ancestors('c').map((u) => u.code)).toEqual(['b', 'a']);
  expect(tree.get('c')?.parent).toBe('b');
  expect(tree.get('x')).toBeUndefined();
  expect([tree.within('c', 'a'), tree.within('a', 'a'), tree.within('a', 'c'), tree.within('x', 'x')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(unitTree([]).root).toBeUndefined();
});

test.each([
  ['a code twice', [unit('a'), unit('a')], /entry 2: the code a is already used by entry 1/],
  ['a missing parent', [unit('a'), unit('b', 'x')], /entry 2: the parent x/],
  ['a circle of three', [unit('r'), unit('a', 'c'), unit('b', 'a'), unit('c', 'b')], /circle/],
  ['its own parent', [unit('a', 'a')], /entry 1: a is above itself/],
  ['a code with a space', [unit('a b')], /entry 1: the code/],
  ['no name', [{ ...unit('a'), name: ' ' }], /entry 1: the name/],
])('%s is refused', (_, units, message) => {
  expect(checkUnits(units)).not.toEqual([]);
  expect(() => unitTree(units)).toThrow(message);
});

test('a long chain is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => unit(String(i), i === 0 ? undefined : String(i - 1)));
  expect(checkUnits(chain.reverse())).toEqual([]);
});

const CSV = `code,name,parent,kind,aliases
vd,Xã Ví Dụ,,commune,"Ví Dụ; xã Ví Dụ cũ"
ap3,"Ấp 3, phía ""Đông""",vd,hamlet,ap 3|Ấp Ba
`;

test('CSV with quotes, aliases, byte order mark and either line end', () => {
  for (const text of [CSV, `\ufeff${CSV}`, CSV.replaceAll('\n', '\r\n'), CSV.normalize('NFD')]) {
    const { units } = readUnitsCsv(text);
    expect(units).toEqual([
      { code: 'vd', name: 'Xã Ví Dụ', kind: 'commune', aliases: ['Ví Dụ', 'xã Ví Dụ cũ'] },
      { code: 'ap3', name: 'Ấp 3, phía "Đông"', parent: 'vd', kind: 'hamlet', aliases: ['ap 3', 'Ấp Ba'] },
    ]);
  }
  expect(readUnitsCsv('name;code\nXã A;a').units).toEqual([{ code: 'a', name: 'Xã A', kind: 'other', aliases: [] }]);
});

test.each([
  ['', 1, /empty/],
  ['name,parent\nA,', 1, /"code" is missing/],
  ['code,name,colour\na,A,red', 2, /unknown column "colour"/],
  ['code,name\na,A\na,B', 3, /already used by line 2/],
  ['code,name,parent\na,A,\n\nb,B,x', 4, /parent x/],
  ['code,name,parent\na,A,b\nb,B,a', 2, /circle/],
  ['code,name,kind\na,A,village', 2, /unknown kind "village"/],
  ['code,name\na,"A', 2, /not closed/],
  ['code,name\na,A,B', 2, /3 cells/],
  ['code,name\n,A', 2, /"code" is missing/],
  ['code,name,code\na,A,b', 1, /twice/],
])('the bad CSV %j is refused with its line', (text, line, message) => {
  const { units, errors } = readUnitsCsv(text);
  expect(units).toBeUndefined();
  expect(errors?.[0]).toEqual({ line, message: expect.stringMatching(message) });
});

test('JSON as a list or under "units"', () => {
  const list = [
    { code: 'vd', name: 'Xã Ví Dụ', kind: 'commune', aliases: ['Ví Dụ'], phone: '0900 000 000' },
    { code: 'ap3', name: 'Ấp 3', parent: 'vd', kind: 'hamlet', aliases: 'Ấp Ba;ap 3' },
  ];
  const expected = [
    { code: 'vd', name: 'Xã Ví Dụ', kind: 'commune', aliases: ['Ví Dụ'], phone: '0900 000 000' },
    { code: 'ap3', name: 'Ấp 3', parent: 'vd', kind: 'hamlet', aliases: ['Ấp Ba', 'ap 3'] },
  ];
  expect(readUnitsJson(JSON.stringify(list)).units).toEqual(expected);
  expect(readUnitsJson(JSON.stringify({ units: list }, null, 2)).units).toEqual(expected);
});

test.each([
  ['{"units": 3}', 1, /expected a list/],
  ['[1]', 1, /entry 1 is not an object/],
  ['[]', 1, /no units/],
  ['[\n{"code": "a", "name": "A"},\n{"code": "a", "name": "]{"}\n]', 3, /already used by line 2/],
  ['{"units": [\n\n{"code": "a", "name": "A", "parent": "x"}]}', 3, /parent x/],
  ['[\n{"code": "a"\n"name"}]', 3, /not JSON/],
  ['[{"code": {}, "name": "A"}]', 1, /"code" must be text/],
])('the bad JSON %j is refused with its line', (text, line, message) => {
  const { units, errors } = readUnitsJson(text);
  expect(units).toBeUndefined();
  expect(errors?.[0]).toEqual({ line, message: expect.stringMatching(message) });
});
