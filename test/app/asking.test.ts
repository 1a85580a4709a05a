/** Figures on demand, from sums that were written as the service writes them: what is counted, compared and kept back. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerOf, readQuestion } from '../../src/app/asking.ts';
import { answerPicture } from '../../src/app/asking-picture.ts';
import { look } from '../../src/app/look.ts';
import type { Answer, Question } from '../../src/domain/asking.ts';
import { addDays, atTime } from '../../src/domain/calendar.ts';
import type { Prompt } from '../../src/domain/message.ts';
import type { Env } from '../../src/engine/flow.ts';
import { figures } from '../../src/flows/asking.ts';
import { contents } from '../../src/picture/contents.ts';
import type { AnswerPicture } from '../../src/picture/data.ts';
import { draw } from '../../src/picture/svg.ts';
import { fileReport } from '../../src/store/reports.ts';
import { add, type Counts } from '../../src/store/tally.ts';
import { type World, world, zone } from '../world.ts';

const today = '2026-06-15';

const start = async (): Promise<World> => {
  const w = await world({ at: atTime(today, '08:30', zone) });
  onTestFinished(() => w.close());
  return w;
};

const counted = (
  w: World,
  day: string,
  by: Partial<Counts>,
  more: { unit?: string; kind?: string; topic?: string } = {},
) =>
  w.app.store.commit(add({ unit: 'xa', day, kind: 'feedback', topic: 'environment', source: 'telegram', ...more }, by));

let reports = 0;
const reported = (
  w: World,
  unit: string,
  from: string,
  to: string,
  figure: Readonly<Record<string, number | readonly [number, number]>>,
) => {
  reports += 1;
  const one = { id: `r${reports}`, unit, author: undefined, source: 'test', from, to, after: undefined, late: false };
  const rows = Object.entries(figure).map(([indicator, amount]) =>
    typeof amount === 'number' ? { indicator, value: amount } : { indicator, value: amount[0], total: amount[1] },
  );
  return w.app.store.commit(fileReport(w.app.vault, one, rows, '', w.now()));
};

const month: Question = {
  unit: 'xa',
  days: { from: '2026-06-01', to: '2026-06-30', kind: 'month', code: '2026-06' },
  what: 'petitions',
  topics: [],
  indicators: [],
  compare: true,
};
const ask = (w: World, more: Partial<Question> = {}): Promise<Answer> => answerOf(w.app, { ...month, ...more });

/** What a leader of the commune reads, and the picture with it; all that the picture says stands in the words. */
const told = async (w: World, text: string): Promise<{ words: string; picture: AnswerPicture | undefined }> => {
  const env = {
    now: w.now(),
    lang: 'vi',
    office: w.app.office,
    t: w.app.t,
    group: false,
    person: { id: 'leader' },
    look: {
      ...look(w.app, { session: 's', person: 'leader', at: { channel: 'telegram', chat: '1' } }),
      roles: async () => [{ unit: 'xa', role: 'leader' as const }],
    },
  } as unknown as Env;
  const next = await figures.open({ kind: 'command', name: 'thongke', rest: text }, env);
  const prompt: Prompt = 'end' in next && next.say ? next.say : { say: [] };
  const words = prompt.say.map((line) => ('id' in line ? w.app.t(line, 'vi') : '')).join('\n');
  const [fact] = 'end' in next ? (next.facts ?? []) : [];
  const picture = fact?.type === 'figures.told' ? answerPicture(w.app, fact.shown, 'vi') : undefined;
  if (picture) {
    expect(() => draw(picture)).not.toThrow();
    for (const each of contents(picture)) expect(words.toLowerCase()).toContain(each.toLowerCase());
  }
  return { words, picture };
};
const said = async (w: World, text: string): Promise<string> => (await told(w, text)).words;

describe('the picture', () => {
  const rowsOf = (picture: AnswerPicture | undefined): readonly unknown[] | undefined =>
    picture?.rows.map(({ label, value, before }) => [label, value, before]);

  test('lays two periods beside each other', async () => {
    const w = await start();
    await counted(w, '2025-01-02', { filed: 1, opened: 1, closed: 1, done: 1 });
    await counted(w, '2025-06-10', { filed: 1240, opened: 1240, closed: 1230, done: 1230, late: 3 });
    await counted(w, '2026-06-02', { filed: 30, opened: 30, closed: 25, done: 25, late: 2 });
    const { picture, words } = await told(w, 'tháng này phản ánh so cùng kỳ');
    expect(words).toContain('Cùng kỳ năm 2025: Tiếp nhận 1.240; Đã giải quyết 1.230.');
    expect(picture).toMatchObject({ title: 'Tiếp nhận 30 việc; cùng kỳ năm 2025: 1.240 việc' });
    expect(JSON.stringify(rowsOf(picture))).toBe('[["Tiếp nhận",30,1240],["Đã giải quyết",25,1230]]');
  });

  test('of indicators shows those of one measure only, and money as the words have it', async () => {
    const w = await start();
    await reported(w, 'xa', '2025-05-01', '2025-05-31', { 'gifts.money': 2_811_700_000, 'gifts.count': 9_081 });
    await reported(w, 'xa', '2026-05-01', '2026-05-31', { 'gifts.money': 540_500_000, 'gifts.count': 1_081 });
    const { picture } = await told(w, 'tháng 5 quà tặng so cùng kỳ');
    expect(picture?.rows).toHaveLength(1);
    expect(picture?.rows[0]).toMatchObject(
      picture?.rows[0]?.value === 540.5 ? { value: 540.5, before: 2_811.7 } : { value: 1_081, before: 9_081 },
    );
  });

  test('shows who holds what is late, else what most is about, and of a single number nothing', async () => {
    const w = await start();
    await counted(w, '2026-06-05', { filed: 4, opened: 4 }, { topic: 'roads' });
    expect((await told(w, 'tháng này phản ánh')).picture).toBeUndefined();
    await counted(w, '2026-06-05', { filed: 9, opened: 9 });
    const { picture } = await told(w, 'tháng này phản ánh');
    expect(picture).toMatchObject({ heading: 'Nhiều nhất', title: expect.stringContaining('Tiếp nhận 13 việc') });
    expect(rowsOf(picture)).toEqual([
      ['Môi trường, rác thải', 9, undefined],
      ['Giao thông, đường sá', 4, undefined],
    ]);
  });

  test('says no more of few complaints and denunciations than the words do', async () => {
    const w = await start();
    await reported(w, 'xa', '2025-05-01', '2025-05-31', { 'petitions.new.complaint': 12, 'petitions.new': 60 });
    await reported(w, 'xa', '2026-05-01', '2026-05-31', {
      'petitions.new.complaint': 14,
      'petitions.new.denunciation': 2,
      'petitions.new': 66,
    });
    const { picture } = await told(w, 'tháng 5 đơn thư, khiếu nại, tố cáo so cùng kỳ');
    expect(rowsOf(picture)?.toSorted()).toEqual([
      ['Đơn khiếu nại tiếp nhận mới', 14, 12],
      ['Đơn tiếp nhận mới', 66, 60],
    ]);
  });
});

test('of a running month as many days are compared as have gone by', async () => {
  const w = await start();
  await counted(w, '2025-01-02', { filed: 1, opened: 1, closed: 1, done: 1 });
  await counted(w, '2025-06-10', { filed: 40, opened: 40, closed: 30, done: 30, late: 3 });
  await counted(w, '2025-06-20', { filed: 500, opened: 500, closed: 510, done: 510 });
  await counted(w, '2026-06-02', { filed: 30, opened: 30, closed: 25, done: 25, late: 2 });
  const { petitions, until, earlier } = await ask(w);
  expect({ until, earlier }).toEqual({ until: today, earlier: { from: '2025-06-01', to: '2025-06-15' } });
  expect(petitions).toMatchObject({ filed: 30, done: 25, late: 2, open: 5, before: { filed: 40, done: 30, late: 3 } });
  expect(await said(w, 'tháng này phản ánh so cùng kỳ')).toBe(
    [
      'UBND xã Ví Dụ và các đơn vị trực thuộc, tháng 6 năm 2026, tính đến 15/6/2026:',
      'Tiếp nhận 30 việc, giảm 10 việc (25%) so với cùng kỳ năm 2025.',
      'Đã giải quyết 25/30 việc, đúng hạn 23 (92%); giảm 5 việc (16,67%) so với cùng kỳ năm 2025.',
      'Đang mở 5 việc, quá hạn 0.',
      'Nhiều nhất: Môi trường, rác thải 30.',
      'Cùng kỳ năm 2025: Tiếp nhận 40; Đã giải quyết 30.',
      'Khiếu nại, tố cáo: dưới 5 (không kể việc hạn chế).',
    ].join('\n'),
  );
});

test('where the record begins within the earlier days nothing is compared', async () => {
  const w = await start();
  await counted(w, '2025-06-02', { filed: 40 });
  await counted(w, '2026-06-02', { filed: 30, opened: 30 });
  expect((await ask(w)).petitions?.before).toBeUndefined();
  expect(await said(w, 'tháng này phản ánh so cùng kỳ')).toContain('Tiếp nhận 30 việc, chưa có số liệu cùng kỳ.');
});

test('a leap day is compared with the whole of February', async () => {
  const w = await start();
  const days = { from: '2024-02-01', to: '2024-02-29', kind: 'month', code: '2024-02' } as const;
  await counted(w, '2022-01-01', { filed: 1 });
  await counted(w, '2023-02-28', { filed: 7 });
  await counted(w, '2024-02-29', { filed: 9 });
  const { petitions, earlier } = await ask(w, { days });
  expect(earlier).toEqual({ from: '2023-02-01', to: '2023-02-28' });
  expect(petitions).toMatchObject({ filed: 9, before: { filed: 7 } });
});

test('what was open at the end of days gone by is what is open now without what came and went since', async () => {
  const w = await start();
  await counted(w, '2026-05-10', { filed: 9, opened: 9, closed: 2, done: 2 });
  await counted(w, '2026-06-10', { filed: 5, opened: 5, closed: 4, done: 4 });
  const days = { from: '2026-05-01', to: '2026-05-31', kind: 'month', code: '2026-05' } as const;
  expect((await ask(w, { days })).petitions).toMatchObject({ filed: 9, done: 2, open: 7 });
  expect((await ask(w, { days })).petitions).not.toHaveProperty('overdue');
  expect((await ask(w)).petitions).toMatchObject({ open: 8, overdue: 0 });
});

test('what moves between units below neither comes nor goes', async () => {
  const w = await start();
  await counted(w, '2026-06-03', { filed: 3, opened: 3 });
  await counted(w, '2026-06-04', { closed: 1 });
  await counted(w, '2026-06-04', { opened: 1 }, { unit: 'diachinh' });
  expect((await ask(w)).petitions).toMatchObject({ filed: 3, done: 0, open: 3 });
  expect((await ask(w, { unit: 'diachinh' })).petitions).toMatchObject({ filed: 0, open: 1 });
});

test('a topic is counted by itself, the five with the most are named', async () => {
  const w = await start();
  for (const [topic, filed] of Object.entries({ environment: 5, roads: 4, power: 3, water: 9, land: 2, health: 1 }))
    await counted(w, '2026-06-05', { filed, opened: filed, closed: 1, done: 1 }, { topic });
  await counted(w, '2026-01-05', { filed: 2, opened: 2 }, { topic: 'roads' });
  expect((await ask(w)).petitions?.topics.map(({ topic, n }) => `${topic} ${n}`)).toEqual([
    'water 9',
    'environment 5',
    'roads 4',
    'power 3',
    'land 2',
  ]);
  expect((await ask(w, { topics: ['roads'] })).petitions).toMatchObject({ filed: 4, done: 1, open: 5, topics: [] });
  expect((await ask(w, { topics: ['roads', 'power'] })).petitions).toMatchObject({ filed: 7, done: 2 });
});

test('four complaints are few, five are a number', async () => {
  const w = await start();
  await counted(w, '2026-06-05', { filed: 4, opened: 4 }, { kind: 'complaint' });
  const few = await said(w, 'tháng này phản ánh');
  expect(few).toContain('Khiếu nại, tố cáo: dưới 5');
  expect(few).not.toContain('Khiếu nại: 4');
  await counted(w, '2026-06-06', { filed: 1, opened: 1 }, { kind: 'complaint' });
  const known = await said(w, 'tháng này phản ánh');
  expect(known).toContain('Khiếu nại: 5');
  expect(known).not.toContain('dưới 5');
});

test('reported complaints and denunciations are merged where they are few, also those of the year before', async () => {
  const w = await start();
  await reported(w, 'xa', '2025-05-01', '2025-05-31', { 'petitions.new.complaint': 3, 'petitions.new': 60 });
  await reported(w, 'xa', '2026-05-01', '2026-05-31', {
    'petitions.new.complaint': 12,
    'petitions.new.denunciation': 2,
    'petitions.new': 66,
  });
  const told = await said(w, 'tháng 5 đơn thư, khiếu nại, tố cáo so cùng kỳ');
  expect(told).toContain('Khiếu nại, tố cáo: dưới 5');
  expect(told).not.toMatch(/\b(?:2|3|12) đơn\b/);
  const now = await said(w, 'tháng 5 đơn khiếu nại');
  expect(now).toContain('12 đơn');
  expect(await said(w, 'tháng 5 đơn thư so cùng kỳ')).toContain(
    'Đơn tiếp nhận mới: 66 đơn, tăng 6 đơn (10%) so với cùng kỳ năm 2025',
  );
});

test('of indicators units are added up, what is left over is carried, and parts stand in for their whole', async () => {
  const w = await start();
  await reported(w, 'ap3', '2026-04-01', '2026-04-30', { 'petitions.settled': [8, 11], 'reception.regular.turns': 5 });
  await reported(w, 'ap3', '2026-05-01', '2026-05-31', { 'petitions.settled': [5, 9], 'reception.head.turns': 2 });
  await reported(w, 'ap4', '2026-05-01', '2026-05-31', { 'petitions.settled': [1, 2], 'gifts.money': 540_000 });
  const told = await said(w, 'từ 1/4 đến 31/5 đơn thư, tiếp công dân, quà tặng');
  expect(told).toContain('– Đơn đã giải quyết: 14/19 đơn, còn 5 đơn');
  expect(told).toContain('– Tiếp công dân: 7 lượt');
  expect(told).toContain('– Tiền quà tặng: 540.000 đồng');
  expect(await said(w, 'ấp 4 từ 1/4 đến 31/5 đơn thư')).toContain('1/2 đơn, còn 1 đơn');
});

test('a report of the running week, dated by its Sunday, is already in', async () => {
  const w = await start();
  await reported(w, 'xa', '2026-06-15', '2026-06-21', { 'reception.turns': 12 });
  expect(await said(w, 'tuần này tiếp công dân')).toContain('12 lượt');
  expect(await said(w, 'tuần trước tiếp công dân')).toContain('Chưa có số liệu báo cáo');
});

test('the longest answer stays one message of at most 900 characters', async () => {
  const w = await start();
  const codes = (await w.app.catalogue.known()).all;
  const many = Object.fromEntries(codes.filter(({ kind }) => kind === 'count').map(({ code }) => [code, 1_234_567]));
  await reported(w, 'xa', '2025-05-01', '2025-05-31', many);
  await reported(w, 'xa', '2026-05-01', '2026-05-31', many);
  for (let i = 0; i < 14; i += 1)
    await counted(w, addDays('2025-05-01', i), { filed: 1_000, opened: 1_000, closed: 900, done: 900 });
  await counted(w, '2026-05-02', { filed: 9_000, opened: 9_000, closed: 900, done: 900, late: 10 });
  for (const text of [
    'tháng 5 so cùng kỳ',
    'tháng 5 tiếp công dân, tuyên truyền, đối thoại, tiếp xúc cử tri, họp dân, đơn thư, quà tặng so với cùng kỳ',
  ]) {
    const told = await said(w, text);
    expect(told.length).toBeLessThanOrEqual(900);
    expect(told).toContain('1.234.567');
  }
});

test('what is below a hamlet without a committee is counted above, and that is said', async () => {
  const w = await start();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  await w.committee('Ủy ban xã', 'xa', [officer]);
  expect(await said(w, 'ấp 3 tháng này phản ánh')).toContain(
    'Phản ánh, kiến nghị ở đây do UBND xã Ví Dụ nhận, chưa tính riêng.',
  );
});

test('the names of units are those of the tree as it is now', async () => {
  const w = await start();
  expect((await readQuestion(w.app, 'thống kê ấp 3', ['xa'], true))?.units).toEqual(['ap3']);
  expect(await readQuestion(w.app, 'thống kê ấp 3', ['ap4'], true)).toMatchObject({ units: [], elsewhere: true });
});
