/** How the words of a command are read, and how tables look. */
import { expect, test } from 'vitest';
import { type Command, findCommand, readGiven } from '../../src/cli/command.ts';
import { list, table, textWidth } from '../../src/cli/table.ts';

const command: Command = {
  name: 'petition list',
  takes: 'CODE',
  args: [1, 1],
  does: '',
  options: { unit: { value: 'CODE', does: '', required: true }, send: { does: '' } },
  run: async () => ({ json: null, text: '' }),
};

test.each([
  [['x'], '--unit is missing'],
  [['--unit', 'xa'], 'CODE is missing'],
  [['x', 'y', '--unit', 'xa'], '"y" is too much'],
  [['x', '--unit'], "option '--unit <value>' argument missing"],
  [['x', '--unit', 'xa', '--send=1'], "option '--send' does not take an argument"],
  [['x', '-q'], "unknown option '-q'"],
])('%j is wrong usage: %s', (rest, said) => {
  expect(() => readGiven(command, rest)).toThrow(`petition list: ${said}; see "petition list --help"`);
});

test('words of the line are found and read', () => {
  expect(findCommand([command], ['petition', 'list', '--json'])?.rest).toEqual(['--json']);
  expect(findCommand([command], ['petition'])).toBeUndefined();
  const given = readGiven(command, ['0482', '--unit=xa', '--send', '--json']);
  expect([given.args, given.value('unit'), given.flag('send'), given.flag('json'), given.flag('help')]).toEqual([
    ['0482'],
    'xa',
    true,
    true,
    false,
  ]);
});

test('columns stand under each other whatever the letters are made of', () => {
  expect(textWidth('Ấp 3')).toBe(4);
  expect(textWidth('Ấp 3'.normalize('NFD'))).toBe(4);
  expect(textWidth('漢字')).toBe(4);
  expect(textWidth('🙂')).toBe(2);
  const text = table(
    ['code', 'n', 'name'],
    [
      ['a', 5, 'Ấp Đông'.normalize('NFD')],
      ['bb', 12, 'x\u001b[31m\n\u202ey'],
    ],
    '',
  );
  expect(text.split('\n')).toEqual(['code   n  name', '----  --  -------', 'a      5  Ấp Đông', 'bb    12  x[31m y']);
  expect(table(['code'], [['ư'.repeat(80)]], '').split('\n')[2]).toBe(`${'ư'.repeat(59)}…`);
  expect(table(['code'], [], 'nothing')).toBe('nothing');
  expect(
    list([
      ['a', 'x'],
      ['long', null],
      ['b', true],
    ]),
  ).toBe('a  x\nb  yes');
});
