/** The typing filters of the playground: what they make of a sentence is what real phones send. */
import { expect, test } from 'vitest';
import { plain, telex } from '../../src/web/playground/client/typing.ts';

test.each([
  ['Cống đầu hẻm 12 bị nghẹt, nước tràn vào nhà', 'Cong dau hem 12 bi nghet, nuoc tran vao nha'],
  ['ĐƯỜNG Ấp 3', 'DUONG Ap 3'],
  ['Đường'.normalize('NFD'), 'Duong'],
])('without marks: %s', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ['đường', 'dduwowngf'],
  ['nghẹt', 'nghetj'],
  ['nước', 'nuwowcs'],
  ['Ấp', 'Aaps'],
  ['đường sá ở ấp này', 'dduwowngf sá ở aaps này'],
  ['khong dau', 'khong dau'],
  ['', ''],
])('with Telex keys left: %s', (text, expected) => {
  expect(telex(text)).toBe(expected);
});
