/** How well petitions of one matter are told from others; the floors lie a little below what was reached. */
import { describe, expect, test } from 'vitest';
import { keysOf, lookedUnder } from '../../../src/understand/alike/keys.ts';
import { alike, suggestFrom } from '../../../src/understand/alike/score.ts';
import { judged, shares } from './measure.ts';
import { told } from './pairs.ts';
import { reports } from './reports.ts';

describe('suggested pairs', () => {
  test.each(['dev', 'held'] as const)('%s', (part) => {
    const all = judged(part);
    expect(all.filter(({ same }) => same).length).toBeGreaterThanOrEqual(45);
    const { found, falsely } = shares(all);
    expect(found).toBeGreaterThanOrEqual(0.94);
    expect(falsely).toBeLessThanOrEqual(part === 'dev' ? 0.015 : 0.03);
  });

  test('of a commune that nothing was made with', () => {
    const all = reports('fresh').map((both) => ({ ...both, suggested: alike(both.a, both.b) >= suggestFrom }));
    const share = (some: typeof all): number => some.filter(({ suggested }) => suggested).length / some.length;
    expect(share(all.filter(({ same }) => same))).toBeGreaterThan(0.66);
    expect(share(all.filter(({ same }) => !same))).toBeLessThan(0.0013);
  });
});

const lamp = 'Đèn đường ở cổng chợ Bà Tư tắt ba hôm nay, tối đi lại nguy hiểm lắm';

test('the same words a year later, in another hamlet or far away are another matter', () => {
  expect(alike(told(lamp, 0), told(lamp, 1))).toBeGreaterThan(0.95);
  expect(alike(told(lamp, 0), told(lamp, 365))).toBeLessThan(suggestFrom);
  const here = 'Hẻm 12 ấp 3 ngập nước vì cống nghẹt';
  expect(alike(told(here, 0), told(here.replace('ấp 3', 'ấp 4'), 0))).toBeLessThan(suggestFrom);
  const pin = { ...told(lamp, 0), lat: 10, long: 106 };
  expect(alike(pin, { ...pin, lat: 10.02 })).toBeLessThan(suggestFrom);
  expect(alike(pin, { ...pin, lat: 10.001 })).toBeGreaterThan(0.95);
});

test.each([
  ['Đèn đường ấp 4 hỏng mấy bữa nay', 'Cầu ván ấp 4 gãy hai tấm'],
  ['Ổ gà lớn gần chợ Đầu Mối', 'den tat o cho dau moi'],
  [
    'Ranh đất nhà tôi ở ấp 3 bị cắm mốc sai, xin xã đo lại',
    'Tôi khiếu nại quyết định thu hồi đất nhà tôi ở ấp 3 không đúng',
  ],
])('at one place: %j and %j are two matters', (one, other) => {
  expect(alike(told(one, 0), told(other, 0))).toBeLessThan(suggestFrom);
});

test('only what is a place puts two petitions apart', () => {
  const sorts = (text: string) => told(text, 0).spots.named.map(({ of }) => of);
  expect(sorts('mất sóng 3 hôm nay rồi, ở thôn Đoài nhà nào cũng thế')).toEqual(['ap']);
  expect(sorts('trạm biến áp kêu o o, ban đêm tóe lửa')).toEqual([]);
  expect(sorts('Kính gửi UBND xã Ví Dụ, mặt đường lõm thành hố sâu')).not.toContain('ap');
  const [one, other] = [
    'Kính gửi UBND xã, mặt đường đầu ấp 2 lõm thành hố sâu',
    'o ga ap 2 sau lam roi, de nghi va lai',
  ];
  expect(alike(told(one, 0), told(other, 1))).toBeGreaterThanOrEqual(suggestFrom);
});

test('it does not matter which is compared with which, and whatever is typed has a score', () => {
  const texts = [
    '',
    'a',
    '😀'.repeat(2_000),
    'x'.repeat(4_000),
    'ñandú \u202Eabc',
    lamp,
    lamp.normalize('NFD'),
    'cong nghet hem 12',
  ];
  for (const a of texts)
    for (const b of texts) {
      const score = alike(told(a, 0), told(b, 0));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(alike(told(b, 0), told(a, 0))).toBe(score);
    }
});

test('what is kept under a name is looked for under it, and names of places hold no more than that', () => {
  const matter = { ...told('Hẻm 12 ấp 3 ngập nước vì cống nghẹt', 0), lat: 10.5, long: 106.5 };
  const keys = keysOf(matter, 'xa', 'cho');
  expect(keys).toContain('pxa|hem 12');
  const looked = lookedUnder(matter, 'xa', 'cho');
  for (const key of keys) expect(looked).toContain(key);
  expect(looked.length).toBeLessThanOrEqual(16);
});
