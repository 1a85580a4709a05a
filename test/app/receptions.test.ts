/** The register of reception sessions on the whole service: its figures in the sums, beside reports by hand, and who is reminded when. */
import { expect, onTestFinished, test } from 'vitest';
import { periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { importReports } from '../../src/app/admin/reports.ts';
import { nextDue } from '../../src/app/tick.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { receptionsOf } from '../../src/store/receptions.ts';
import { wrongFigures } from '../../src/store/report-rows.ts';
import { figureSums, reportById, reportsOf } from '../../src/store/reports.ts';
import { type World, world, zone } from '../world.ts';

const day = 86_400_000;
const [first, last] = ['2026-01-01', '2026-12-31'] as const;

const office = async () => {
  const w = await world();
  onTestFinished(() => w.close());
  const hung = await w.staff('Hùng', 'xa', 'officer');
  const lan = await w.staff('Lan', 'xa', 'officer');
  const tam = await w.staff('Tám', 'xa', 'leader');
  const say = async (text: string, who = hung): Promise<string> => {
    who.say(text);
    await w.settle();
    return who.messages().at(-1)?.text ?? '';
  };
  return { w, hung, lan, tam, say };
};

const sums = async (w: World, unit = 'xa'): Promise<Readonly<Record<string, number>>> => {
  const all = await figureSums(w.app.store.db, [unit], first, last);
  return Object.fromEntries(all.filter(({ value }) => value !== 0).map((sum) => [sum.indicator, sum.value]));
};

const told =
  'tiếp công dân định kỳ ngày 12/6, chủ tịch tiếp 12 lượt 14 người, 1 đoàn đông người, nhận 9 đơn, chỉ đạo giải quyết 5 việc';
const counted = {
  'reception.sessions': 1,
  'reception.head.sessions': 1,
  'reception.turns': 12,
  'reception.head.turns': 12,
  'reception.people': 14,
  'reception.head.people': 14,
  'reception.groups': 1,
  'reception.head.groups': 1,
  'petitions.new': 9,
};

test('a session told in one message counts as receptions by the head, and stands so in the report of the period', async () => {
  const { w, say } = await office();
  expect(await say(told)).toContain('người đứng đầu');
  await say('ghi vào sổ');
  expect(await sums(w)).toEqual(counted);
  expect(await receptionsOf(w.app.store.db, ['xa'])).toMatchObject([
    { day: '2026-06-12', by: 'head', state: 'held', result: 'chỉ đạo giải quyết 5 việc' },
  ]);
  const run = await periodOf(w.app, { unit: 'xa', period: '2026-06', fresh: true, approve: undefined, by: 'test' });
  const text = reportText(await reportOf(w.app, run, 'state'));
  expect(text).toContain('tiếp 12 lượt công dân');
  expect(text).toContain('Người đứng đầu tiếp 12 lượt với 14 người trong 1 kỳ, có 1 đoàn đông người.');
  expect(text).toContain('tổ chức 1 buổi tiếp công dân');
  // It is no report by hand: nobody withdraws it as one.
  expect(await reportsOf(w.app.store.db, { units: ['xa'] }, 10)).toEqual([]);
});

test('a report of the same day asks whether it stands in the place of the register, or beside it', async () => {
  const { w, say } = await office();
  await say(told);
  await say('ghi vào sổ');
  await say('báo nhanh ngày 12/6: tiếp 5 lượt, tặng 20 suất quà');
  expect(await say('gửi báo cáo')).toContain('Sổ tiếp công dân đã ghi 1 buổi');
  await say('thay số của sổ');
  const { 'reception.head.turns': _, ...rest } = counted;
  expect(await sums(w)).toEqual({ ...rest, 'reception.turns': 5, 'gifts.count': 20 });
  // What has nothing in common asks nothing.
  await say('báo nhanh ngày 12/6: hòa giải 2 vụ');
  await say('gửi báo cáo');
  expect(await wrongFigures(w.app.store.db, first, last, 10)).toEqual([]);
});

test('a session of a day that reports tell of: in their place, besides, or counted in a longer one already', async () => {
  const { w, say } = await office();
  await say('báo nhanh ngày 12/6: tiếp 5 lượt 6 người, tặng 20 suất quà');
  await say('gửi báo cáo');
  await say(told);
  expect(await say('ghi vào sổ')).toContain('Thay số đó, hay cộng thêm vào?');
  await say('thay số đã báo');
  expect(await sums(w)).toEqual({ ...counted, 'gifts.count': 20 });

  await say('báo nhanh tuần 1/6 đến 7/6: tiếp 30 lượt');
  await say('gửi báo cáo');
  await say('tiếp công dân thường xuyên ngày 3/6: 4 lượt 4 người');
  expect(await say('ghi vào sổ')).toContain('đã tính trong đó chưa?');
  await say('đã tính trong đó');
  // Of the session only that it was held, and what the week does not tell.
  expect(await sums(w)).toMatchObject({ 'reception.sessions': 2, 'reception.turns': 42, 'reception.people': 18 });
  expect(await wrongFigures(w.app.store.db, first, last, 10)).toEqual([]);
});

test('told again its figures take the place of the old ones; withdrawn it counts nowhere; only its author withdraws', async () => {
  const { w, lan, say } = await office();
  await say(told);
  await say('ghi vào sổ');
  await say('/tiepdan', lan);
  expect(await say('1', lan)).not.toContain('Rút');
  await say('ghi lại số liệu', lan);
  expect(await say('10 lượt 11 người', lan)).toContain('số liệu mới thay số cũ');
  await say('ghi vào sổ', lan);
  expect(await sums(w)).toMatchObject({ 'reception.turns': 10, 'reception.people': 11, 'reception.sessions': 1 });
  expect(await sums(w)).not.toHaveProperty('petitions.new');
  await say('/tiepdan');
  await say('1');
  await say('rút, vì ghi nhầm');
  expect(await say('rút, vì ghi nhầm')).toContain('Đã rút buổi tiếp ngày 12/6/2026');
  expect(await sums(w)).toEqual({});
  expect(await wrongFigures(w.app.store.db, first, last, 10)).toEqual([]);
});

const heard = (who: { messages: () => readonly { readonly text?: string }[] }, words: string): number =>
  who.messages().filter(({ text }) => text?.includes(words)).length;
const [comes, asks] = ['Nhắc đồng chí lịch tiếp công dân', 'xin đồng chí ghi số liệu'];

test("a planned session: the unit's officers are reminded the working day before, and asked on its evening", async () => {
  const { w, hung, lan, tam, say } = await office();
  await say('/tiepdan định kỳ thứ Hai tuần sau, chủ tịch tiếp', tam);
  expect(await say('ghi vào sổ', tam)).toContain('Đã ghi lịch tiếp công dân ngày 22/6/2026');
  await w.passUntil(atTime('2026-06-19', '07:59', zone));
  expect(heard(hung, comes)).toBe(0);
  expect(await nextDue(w.app)).toBe(atTime('2026-06-19', '08:00', zone));
  await w.passUntil(atTime('2026-06-19', '08:01', zone));
  await w.settle();
  for (const who of [hung, lan, tam]) expect(heard(who, comes)).toBe(1);
  await w.passUntil(atTime('2026-06-22', '17:29', zone));
  expect(heard(hung, asks)).toBe(0);
  await w.passUntil(atTime('2026-06-22', '17:31', zone));
  await w.settle();
  for (const who of [hung, lan, tam]) expect(heard(who, asks)).toBe(1);
  expect(await say('ghi số liệu')).toContain('bao nhiêu lượt');
  await say('không tổ chức được vì mưa bão');
  expect(await say('ghi vào sổ')).toContain('không tổ chức buổi tiếp ngày 22/6/2026');
  expect(await receptionsOf(w.app.store.db, ['xa'])).toMatchObject([{ state: 'missed', result: 'mưa bão' }]);
  // It was held after all, says a colleague who knows better.
  expect(await say('ghi số liệu', lan)).toContain('mưa bão');
  await say('ghi số liệu', lan);
  await say('3 lượt 3 người', lan);
  await say('ghi vào sổ', lan);
  expect(await sums(w)).toMatchObject({ 'reception.sessions': 1, 'reception.head.turns': 3 });
  for (let i = 0; i < 3; i++) await w.pass(day);
  expect(heard(hung, asks)).toBe(1);
  expect(await nextDue(w.app)).toBeUndefined();
});

test('after an evening that nothing ran, officers are asked on the next working morning', async () => {
  const { w, hung, say } = await office();
  await say('/tiepdan định kỳ thứ Sáu tuần này, chủ tịch tiếp');
  await say('ghi vào sổ');
  await w.passUntil(atTime('2026-06-19', '09:00', zone));
  w.standStill(atTime('2026-06-19', '23:00', zone) - w.now());
  await w.passUntil(atTime('2026-06-22', '07:59', zone));
  // Late on the day itself it still is that evening: the message waits for the end of the quiet hours.
  expect(heard(hung, asks)).toBe(1);
  await say('/tiepdan thường xuyên ngày 24/6');
  await say('ghi vào sổ');
  await w.passUntil(atTime('2026-06-24', '09:00', zone));
  w.standStill(atTime('2026-06-25', '02:00', zone) - w.now());
  await w.passUntil(atTime('2026-06-25', '07:59', zone));
  expect(heard(hung, asks)).toBe(1);
  await w.passUntil(atTime('2026-06-25', '08:01', zone));
  await w.settle();
  expect(heard(hung, asks)).toBe(2);
});

test('the clock knows of the next reminder of a commitment', async () => {
  const { w, say } = await office();
  await say('cam kết: sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm');
  await say('ghi cam kết');
  await w.passUntil(atTime('2026-06-24', '12:00', zone));
  expect(await nextDue(w.app)).toBe(atTime('2026-06-25', '08:00', zone));
  // Over a weekend nothing is due that may not be said: it is put off, not looked at for ever.
  w.standStill(atTime('2026-06-27', '10:00', zone) - w.now());
  await w.settle();
  expect(await nextDue(w.app)).toBe(atTime('2026-06-29', '08:00', zone));
});

test('an import refuses figures of models from the day on which the unit keeps the register, and takes those before', async () => {
  const { w, say } = await office();
  await say('mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await say('đăng ký');
  const enter = (rows: readonly string[]) =>
    importReports(w.app, ['unit,period,indicator,value', ...rows].join('\n'), {
      name: 'f.csv',
      decimal: undefined,
      replace: false,
      by: 'test',
    });
  const good = ['xa,2026-05,models.registered,3', 'ap3,2026-05,models.registered,2', 'xa,2026-05,gifts.count,7'];
  expect(await enter(good)).toMatchObject({ figures: 3 });
  await say(told);
  await say('ghi vào sổ');
  w.standStill(20 * day);
  await expect(enter(['xa,2026-06,reception.regular.turns,40'])).rejects.toThrow(
    'line 2: reception.regular.turns: the register of receptions of xa counts it for 2026-06-12 already',
  );
  await expect(enter(['xa,2026-06,gifts.count,5', 'xa,2026-06,models.running,4'])).rejects.toThrow(
    'f.csv, line 3: models.running: xa keeps the register of models since 2026-06-15; later figures come from there',
  );
  expect(await sums(w)).toMatchObject({ 'models.registered': 4, 'gifts.count': 7 });
});

test('an author who has everything erased is forgotten, with the words of their reports; the figures stay', async () => {
  const { w, say } = await office();
  await say(told);
  await say('ghi vào sổ');
  await say('báo nhanh hôm nay: tặng 20 suất quà');
  await say('gửi báo cáo');
  const [report] = await reportsOf(w.app.store.db, { units: ['xa'] }, 1);
  await say('/xoadulieu');
  await say('1');
  const [session] = await receptionsOf(w.app.store.db, ['xa']);
  expect([session?.state, session?.author]).toEqual(['held', undefined]);
  expect((await reportById(w.app.store.db, report?.id ?? ''))?.author).toBeUndefined();
  expect(await sums(w)).toEqual({ ...counted, 'gifts.count': 20 });
});
