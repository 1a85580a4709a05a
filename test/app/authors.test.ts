/** What somebody put down in one conversation stays theirs when it is linked with another, and when they are parted again. */
import { expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import { modelsOf } from '../../src/store/models.ts';
import { figureSums } from '../../src/store/reports.ts';
import { zone } from '../world.ts';
import { answer, fresh, last, said, show, tell, type, w } from './linking/people.ts';

fresh();

const sums = async (): Promise<Readonly<Record<string, number>>> => {
  const all = await figureSums(w.app.store.db, ['xa'], '2026-01-01', '2026-12-31');
  return Object.fromEntries(all.filter(({ value }) => value !== 0).map((sum) => [sum.indicator, sum.value]));
};

/** A colleague with an account on two channels, and a role in each; what is put down there comes from the second. */
const both = async () => {
  const first = await w.staff('Hùng', 'xa', 'officer');
  const second = await w.staff('Lan', 'xa', 'cadre', { on: 'zalo-oa' });
  const link = async (): Promise<void> => {
    await show(first);
    await type(second);
    await answer(first, 'Phải, là tôi');
    expect(last(second)).toContain('Đã nối');
  };
  return { first, second, link };
};

test('a report is withdrawn, and a model taken back, from either place', async () => {
  const { first, second, link } = await both();
  await tell(second, 'báo nhanh hôm nay: tiếp 3 lượt');
  await tell(second, 'gửi báo cáo');
  await tell(second, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await tell(second, 'đăng ký');
  await tell(second, 'mô hình: Nuôi dê, kinh tế, Hội Nông dân làm, 20 hộ');
  await tell(second, 'đăng ký');
  await link();
  second.tap('Rút báo cáo này');
  await w.settle();
  expect(last(second)).toContain('Đã rút báo cáo');
  expect((await sums())['reception.turns']).toBeUndefined();
  const takeBack = async (who: typeof first | typeof second): Promise<string> => {
    for (const words of ['mô hình', '1', 'rút, vì ghi nhầm']) await tell(who, words);
    return tell(who, 'rút, vì ghi nhầm');
  };
  expect(await takeBack(first)).toContain('đã rút');
  await tell(first, '/lienket');
  await tell(first, 'Tách ra');
  expect(await takeBack(second)).toContain('đã rút');
  expect(await sums()).toEqual({});
});

test('who has put a promise down is reminded of it once, where they were heard last', async () => {
  const { first, second, link } = await both();
  await tell(second, 'cam kết: sửa cống ấp 3 trước 19/6, Tổ hạ tầng làm');
  await tell(second, 'ghi cam kết');
  await link();
  await w.passUntil(atTime('2026-06-16', '08:30', zone));
  await w.settle();
  expect([first, second].map((who) => said(who).split('Nhắc đồng chí').length - 1)).toEqual([1, 0]);
});

test('with all accounts of somebody their name is forgotten under everything they put down', async () => {
  const { first, second, link } = await both();
  await tell(second, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await tell(second, 'đăng ký');
  await link();
  await tell(first, '/xoadulieu');
  await tell(first, '1');
  expect(await modelsOf(w.app.store.db, ['xa'])).toMatchObject([{ name: 'Nuôi bò' }]);
  expect((await modelsOf(w.app.store.db, ['xa']))[0]?.author).toBeUndefined();
});
