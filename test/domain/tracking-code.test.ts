import { expect, test } from 'vitest';
import { isCode, makeCode, readCode, showCode } from '../../src/domain/tracking-code.ts';

/** A small repeatable source of numbers in [0, 1). */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const sample = (count: number): string[] => {
  const random = numbers(7);
  return Array.from({ length: count }, () => makeCode(random));
};
const read = (text: string) => readCode(text);
const found = (code: string) => ({ kind: 'code', code });

test('codes are eight digits with a check digit, shown in two groups', () => {
  for (const code of [...sample(500), makeCode(() => 0), makeCode(() => 0.9999999999999999)]) {
    expect(code).toMatch(/^\d{8}$/);
    expect(isCode(code)).toBe(true);
    expect(read(showCode(code))).toEqual(found(code));
  }
  expect(showCode('04821735')).toBe('0482-1735');
});

test('every wrong digit and every two swapped neighbours are a slip', () => {
  let tried = 0;
  for (const code of sample(300)) {
    for (let i = 0; i < 8; i += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === code[i]) continue;
        const wrong = code.slice(0, i) + digit + code.slice(i + 1);
        expect(isCode(wrong)).toBe(false);
        tried += 1;
      }
      if (i === 7 || code[i] === code[i + 1]) continue;
      const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
      expect(isCode(swapped)).toBe(false);
      expect(read(showCode(swapped))).toEqual({ kind: 'slip' });
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(20_000);
});

const CODE = '04821735';
const GOOD = isCode(CODE) ? CODE : makeCode(() => 0.0482173);
const [left, right] = [GOOD.slice(0, 4), GOOD.slice(4)];
const WORDS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const spoken = [...GOOD].map((digit) => WORDS[Number(digit)]).join(' ');

test.each([
  `${left}-${right}`,
  GOOD,
  `${left} ${right}`,
  `${left}.${right}`,
  ` ${left} - ${right} `,
  `${left}–${right}`,
  [...GOOD].join(' '),
  `mã ${left}-${right}`,
  `Mã số: ${GOOD}`,
  `/tracuu ${left}-${right}`,
  `/tracuu@cau_noi_bot ${GOOD}`,
  `tra cuu ${left} ${right}`,
  `Việc ${left}-${right} của tôi tới đâu rồi`,
  `cho em hỏi hồ sơ ${GOOD} xong chưa ạ`,
  `ấp 3 ${left}-${right}`,
  spoken,
  `mã ${spoken}`,
  spoken.normalize('NFD'),
  spoken.normalize('NFD').replace(/\p{M}/gu, ''),
  [...GOOD].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
])('a code is read from %j', (text) => {
  expect(read(text)).toEqual(found(GOOD));
});

const wrong = GOOD.slice(0, 7) + ((Number(GOOD[7]) + 1) % 10);

test.each([
  wrong,
  `${wrong.slice(0, 4)}-${wrong.slice(4)}`,
  `mã ${wrong}`,
  `/tracuu ${wrong}`,
  `mã số ${left}-${right.slice(1)}`,
  [...wrong].map((digit) => WORDS[Number(digit)]).join(' '),
])('a slip of a code is told as such: %j', (text) => {
  expect(read(text)).toEqual({ kind: 'slip' });
});

test.each([
  '0912345678',
  '0912 345 678',
  'sđt 0912345678',
  '+84 912 345 678',
  `gọi số ${left} ${right}`,
  `điện thoại bàn ${left} ${right}`,
  `số tài khoản ${GOOD}`,
  '50.000.000 đồng',
  '22.11.2026',
  '22-11-2026',
  '22/11/2026',
  'tôi đã nộp 12345678 đồng tiền điện cho nhân viên thu tiền hôm thứ hai tuần trước',
  'Cống đầu hẻm 12 ấp 3 bị nghẹt',
  '',
  'một hai ba',
  'ba năm nay không ai sửa',
  '079123456789',
])('%j is no code', (text) => {
  expect(read(text)).toBeUndefined();
});
