/** Telephone numbers in one form. */
import { expect, test } from 'vitest';
import { normalPhone } from '../../src/domain/phone.ts';

test.each([
  '0912345678',
  '0912 345 678',
  '+84912345678',
  '84912345678',
  '0084 912 345 678',
  '+84 (0)912.345.678'.replace('(0)', ''),
])('%s is the same number', (text) => {
  expect(normalPhone(text)).toBe('84912345678');
});

test('numbers of other countries keep their prefix', () => {
  expect(normalPhone('+1 202 555 0143')).toBe('12025550143');
});

test.each([
  '',
  '0482-1737',
  '04821737',
  '12',
  '0912345678 nhé',
  'số của tôi 0912345678',
  '0'.repeat(12),
  '9'.repeat(16),
])('%s is none', (text) => {
  expect(normalPhone(text)).toBeUndefined();
});
