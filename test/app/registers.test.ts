/** The registers on the whole service: what they do to the sums, who is reminded when, and what is left of an erased author. */
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { effectsOf } from '../../src/app/facts.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { commitmentById, openCommitments } from '../../src/store/commitments.ts';
import { modelById, modelsOf } from '../../src/store/models.ts';
import { reportsBehind, wrongFigures } from '../../src/store/report-rows.ts';
import { figureSums, reportsAbout, reportsOf } from '../../src/store/reports.ts';
import { audit, role, snapshot } from '../../src/store/schema.ts';
import { sqlite, write } from '../../src/store/statement.ts';
import { type World, world, zone } from '../world.ts';

const day = 86_400_000;
const today = '2026-06-15';

const office = async () => {
  const w = await world();
  onTestFinished(() => w.close());
  const hung = await w.staff('Hùng', 'xa', 'officer');
  const lan = await w.staff('Lan', 'xa', 'cadre');
  await w.settle();
  const say = async (who: typeof hung, text: string): Promise<string> => {
    who.say(text);
    await w.settle();
    return who.messages().at(-1)?.text ?? '';
  };
  return { w, hung, lan, say };
};

const sums = async (w: World): Promise<Readonly<Record<string, number>>> => {
  const all = await figureSums(w.app.store.db, ['xa'], '2026-01-01', '2026-12-31');
  return Object.fromEntries(all.filter(({ value }) => value !== 0).map((sum) => [sum.indicator, sum.value]));
};

const actions = async (w: World): Promise<readonly string[]> => {
  const rows = await w.app.store.db.select({ action: audit.action, unit: audit.unit }).from(audit).orderBy(audit.seq);
  return rows.flatMap(({ action, unit }) => (/^(?:model|commitment)\./.test(action) ? [`${action} ${unit}`] : []));
};

test('each step of a model is counted once, on its day, and opens to a report; a report by hand adds nothing', async () => {
  const { w, hung, lan, say } = await office();
  await say(hung, 'mô hình: Camera an ninh ấp 3, Chi bộ ấp 3 làm, 45 hộ');
  await say(hung, 'đăng ký');
  await w.pass(day);
  await say(hung, 'mô hình');
  await say(hung, '1');
  await say(hung, 'bắt đầu thực hiện');
  const counted = {
    'models.registered': 1,
    'models.registered.defence': 1,
    'models.running': 1,
    'models.running.defence': 1,
  };
  expect(await sums(w)).toEqual(counted);
  const { db } = w.app.store;
  const [model] = await modelsOf(db, ['xa']);
  expect(await reportsBehind(db, ['xa'], 'models.registered', today, today)).toMatchObject([
    { report: `${model?.id}-registered`, value: 1 },
  ]);
  expect(await reportsBehind(db, ['xa'], 'models.running', '2026-06-16', '2026-06-16')).toHaveLength(1);

  await say(lan, 'báo nhanh hôm nay: đăng ký 2 mô hình dân vận khéo, tiếp 3 lượt');
  await say(lan, 'gửi báo cáo');
  expect(await sums(w)).toEqual({ ...counted, 'reception.turns': 3 });
  await say(lan, 'báo nhanh hôm qua: đăng ký 2 mô hình dân vận khéo');
  expect(await say(lan, 'gửi báo cáo')).toContain('/mohinh');
  expect(await sums(w)).toEqual({ ...counted, 'reception.turns': 3 });
  expect(await wrongFigures(db, '2026-01-01', '2026-12-31', 10)).toEqual([]);
  expect(await actions(w)).toEqual(['model.registered xa', 'model.running xa']);
});

test('steps of the register are no reports that could be replaced or withdrawn by hand', async () => {
  const { w, hung, say } = await office();
  await say(hung, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await say(hung, 'đăng ký');
  await say(hung, 'báo nhanh hôm nay: tiếp 3 lượt');
  // Nothing is asked about a report of the same day: there is none by hand.
  expect(await say(hung, 'gửi báo cáo')).toContain('Đã ghi');
  const { db } = w.app.store;
  const byHand = await reportsAbout(db, 'xa', today, today);
  expect(byHand.map(({ source }) => source)).toEqual(['telegram']);
  expect(await reportsOf(db, { units: ['xa'] }, 10)).toEqual(byHand);
  expect(await sums(w)).toMatchObject({ 'models.registered': 1, 'reception.turns': 3 });
});

test('a model taken back leaves all sums, but not those of days that are closed', async () => {
  const { w, hung, say } = await office();
  const withdraw = async (): Promise<string> => {
    await say(hung, 'mô hình');
    await say(hung, '1');
    await say(hung, 'rút, vì ghi nhầm');
    return say(hung, 'rút, vì ghi nhầm');
  };
  const { store } = w.app;
  await say(hung, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await say(hung, 'đăng ký');
  expect(await withdraw()).toContain('đã rút');
  expect(await sums(w)).toEqual({});
  expect(await wrongFigures(store.db, '2026-01-01', '2026-12-31', 10)).toEqual([]);

  await say(hung, 'mô hình: Nuôi dê, kinh tế, Hội Nông dân làm, 20 hộ');
  await say(hung, 'đăng ký');
  const closing = {
    id: 's',
    unit: 'xa',
    period: '2026-H1',
    dayFrom: '2026-01-01',
    dayTo: today,
    data: '{}',
    at: w.now(),
  };
  await store.commit([write(sqlite.insert(snapshot).values({ ...closing, approvedBy: 'x', approvedAt: w.now() }))]);
  await w.pass(day);
  expect(await withdraw()).toContain('đã chốt');
  expect(await sums(w)).toEqual({ 'models.registered': 1, 'models.registered.economy': 1 });
});

test('a report about days that are closed is refused with the reason; nothing of it is kept until other days are named', async () => {
  const { w, hung, say } = await office();
  const { store } = w.app;
  const closing = { id: 's', unit: 'tinh', period: '2026-H1', dayFrom: '2026-01-01', dayTo: today, data: '{}' };
  await store.commit([
    write(sqlite.insert(snapshot).values({ ...closing, at: w.now(), approvedBy: 'x', approvedAt: w.now() })),
  ]);
  await say(hung, 'báo cáo hôm nay tiếp 5 lượt');
  expect(await say(hung, 'gửi báo cáo')).toContain('đã chốt');
  expect(await sums(w)).toEqual({});
  await w.pass(day);
  await say(hung, 'báo cáo hôm qua tiếp 5 lượt');
  expect(await say(hung, 'gửi báo cáo')).toContain('đã chốt');
  await say(hung, 'hôm nay');
  expect(await say(hung, 'gửi báo cáo')).toContain('Đã ghi');
  expect(await sums(w)).toEqual({ 'reception.turns': 5 });
});

test('two who change the same thing at once: the second is told how it stands, and nothing is counted twice', async () => {
  const { w, hung, lan, say } = await office();
  await say(hung, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await say(hung, 'đăng ký');
  for (const who of [hung, lan]) {
    await say(who, 'mô hình');
    await say(who, '1');
  }
  await say(hung, 'bắt đầu thực hiện');
  await say(lan, 'bắt đầu thực hiện');
  expect(await sums(w)).toMatchObject({ 'models.running': 1 });
  // A fact that was decided on an older version is refused as a whole.
  const [model] = await modelsOf(w.app.store.db, ['xa']);
  const actor = {
    person: 'p',
    session: 's',
    at: { channel: 'telegram', chat: '1', group: false },
    lang: 'vi',
  } as const;
  const late: Fact = { type: 'model.moved', id: model?.id ?? '', version: 1, to: 'stopped' };
  expect(await w.app.store.commit((await effectsOf(w.app, late, actor)).writes)).toBe('stale');
  expect((await modelById(w.app.store.db, model?.id ?? ''))?.state).toBe('running');
});

const reminders = (who: { messages: () => readonly { readonly text?: string }[] }): number =>
  who.messages().filter(({ text }) => text?.startsWith('Nhắc đồng chí')).length;

test('its author is reminded once in the morning three working days before, and once on the day', async () => {
  const { w, hung, lan, say } = await office();
  await say(hung, 'cam kết: sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm');
  await say(hung, 'ghi cam kết');
  const until = (text: string, clock: string) => w.passUntil(atTime(text, clock, zone));
  await until('2026-06-25', '07:59');
  await w.settle();
  expect(reminders(hung)).toBe(0);
  await until('2026-06-25', '08:01');
  await w.settle();
  expect(reminders(hung)).toBe(1);
  for (let i = 0; i < 4; i++) await w.pass(day);
  expect(reminders(hung)).toBe(1);
  await until('2026-06-30', '08:01');
  await w.settle();
  for (let i = 0; i < 9; i++) await w.pass(day);
  expect(reminders(hung)).toBe(2);
  expect(reminders(lan)).toBe(0);
  expect(await openCommitments(w.app.store.db, ['tinh', 'xa'])).toMatchObject([
    { dueDay: '2026-06-30', state: 'open' },
  ]);
  expect(await say(hung, 'cam kết')).toContain('trễ 9 ngày');
  expect((await actions(w)).filter((a) => a === 'commitment.reminded xa')).toHaveLength(2);
});

test('a service that stood still over the evening reminds on the next working morning, and says how late it is', async () => {
  const { w, hung, say } = await office();
  await say(hung, 'cam kết: sửa cống ấp 3 trước 19/6, Tổ hạ tầng làm');
  await say(hung, 'ghi cam kết');
  // From Tuesday morning to Friday evening nothing runs; then it is week-end.
  await w.passUntil(atTime('2026-06-16', '07:00', zone));
  w.standStill(3 * day + 11 * 3_600_000);
  await w.pass(day);
  expect(reminders(hung)).toBe(0);
  await w.passUntil(atTime('2026-06-22', '09:00', zone));
  await w.settle();
  expect(reminders(hung)).toBe(1);
  expect(
    hung
      .messages()
      .map(({ text }) => text ?? '')
      .join('\n'),
  ).toContain('trễ 3 ngày');
  await w.pass(3 * day);
  expect(reminders(hung)).toBe(1);
});

test('nobody is reminded of what is kept, nor who has no part in the unit any more', async () => {
  const { w, hung, lan, say } = await office();
  await say(hung, 'cam kết: sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm');
  await say(hung, 'ghi cam kết');
  await say(hung, 'cam kết: lắp đèn ấp 4 trước 30/6, Tổ hạ tầng làm');
  await say(hung, 'ghi cam kết');
  await say(lan, 'cam kết');
  await say(lan, 'sửa cống ấp 3');
  await say(lan, 'đã làm xong');
  expect(await say(lan, 'đã thay cống mới')).toContain('làm xong');
  const { store } = w.app;
  const [open] = await openCommitments(store.db, ['xa']);
  const author = (await commitmentById(store.db, open?.id ?? ''))?.author ?? '';
  await store.commit([write(sqlite.delete(role).where(eq(role.person, author)))]);
  await w.passUntil(atTime('2026-06-25', '09:00', zone));
  await w.settle();
  expect(reminders(hung)).toBe(0);
});

test('an author who has everything erased is forgotten; what the office has put down stays', async () => {
  const { w, hung, say } = await office();
  await say(hung, 'mô hình: Nuôi bò, kinh tế, Hội Nông dân làm, 20 hộ');
  await say(hung, 'đăng ký');
  await say(hung, 'cam kết: sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm');
  await say(hung, 'ghi cam kết');
  await say(hung, '/xoadulieu');
  await say(hung, '1');
  const { db } = w.app.store;
  const [model] = await modelsOf(db, ['xa']);
  const [promise] = await openCommitments(db, ['xa']);
  expect([model?.name, model?.author]).toEqual(['Nuôi bò', undefined]);
  expect([promise?.what, promise?.author]).toEqual(['sửa cống ấp 3', undefined]);
  await w.passUntil(atTime('2026-06-25', '09:00', zone));
  await w.settle();
  expect(reminders(hung)).toBe(0);
});
