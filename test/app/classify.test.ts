/** An officer says what a petition is, on the whole service: row, sums, search, deadline, and who may not. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifySums } from '../../src/app/sums-check.ts';
import { readGiven } from '../../src/cli/command.ts';
import { petitionCommands } from '../../src/cli/petitions.ts';
import { historyOf } from '../../src/store/audit.ts';
import { unlikeRecord } from '../../src/store/consistency.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { likeness, petition, petitionWords, stock, tally } from '../../src/store/schema.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const setUp = async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const colleague = await w.staff('Lan', 'xa', 'officer');
  const stranger = w.telegram.person({ name: 'Khách', lang: 'vi' });
  const group = await w.committee('Ủy ban xã', 'xa', [officer, colleague, stranger]);
  const citizen = w.telegram.person({ name: 'Dân', lang: 'vi' });
  citizen.say('Đèn đường tắt ba hôm nay ở ngõ 12 ấp 3');
  await w.settle();
  citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Đồng ý và gửi');
  await w.settle();
  const found = async () => (await listPetitions(w.app.store.db, w.app.vault, { limit: 1 }))[0]!;
  const { code } = await found();
  const { id: card } = w.telegram.chat(group.id).messages.find((m) => m.buttons.length > 0)!;
  const say = async (text: string) => {
    officer.say(text, { chat: group.id, replyTo: card });
    await w.settle();
    return w.telegram.chat(group.id).messages.at(-1)?.text ?? '';
  };
  return { officer, colleague, stranger, group, citizen, found, say, ending: code.slice(-3) };
};

/** Sorts of which anything is counted, and what: filed, done, open now. */
const sumsNow = async () => {
  const rows = await w.app.store.db
    .select({
      sort: sql<string>`${tally.kind} || ' ' || ${tally.topic}`,
      filed: sql<number>`sum(${tally.filed})`,
      done: sql<number>`sum(${tally.done})`,
    })
    .from(tally)
    .groupBy(tally.kind, tally.topic);
  return rows.filter(({ filed, done }) => filed !== 0 || done !== 0);
};

test('the sums, the search and the record follow, also after days and a reopening', async () => {
  const { citizen, found, say, ending } = await setUp();
  expect(await sumsNow()).toEqual([{ sort: 'feedback power', filed: 1, done: 0 }]);
  expect((await found()).classified).toBe(false);

  await w.pass(2 * 86_400_000);
  await say(`${ending} xong đã thay bóng đèn mới`);
  citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Chưa');
  await w.settle();
  expect((await found()).reopened).toBe(1);
  await w.pass(86_400_000);
  await say(`/phanloai ${ending} đất đai, khiếu nại`);

  expect(await found()).toMatchObject({ kind: 'complaint', topic: 'land', classified: true });
  expect(await sumsNow()).toEqual([{ sort: 'complaint land', filed: 1, done: 1 }]);
  expect(await w.app.store.db.select().from(stock)).toMatchObject([{ unit: 'xa', open: 1 }]);
  expect((await verifySums(w.app, undefined, 10)).wrong).toEqual([]);
  expect(await unlikeRecord(w.app.store.db)).toEqual([]);
  expect(await w.app.store.db.select({ topic: petitionWords.topic }).from(petitionWords)).toEqual([{ topic: 'land' }]);
  // By which petitions of the same matter find it.
  const keys = await w.app.store.db.select({ key: likeness.key }).from(likeness);
  expect(keys.flatMap(({ key }) => /^txa\|(.+)$/.exec(key)?.[1] ?? [])).toEqual(['land']);
  expect((await historyOf(w.app.store.db, (await found()).id)).at(-1)?.action).toBe('petition.classify');
  expect(await say('/tim đèn đường đất đai')).toContain('Đèn đường tắt');
});

test('what is more urgent is due earlier, never later; the next change keeps what was said', async () => {
  const { found, say, ending } = await setUp();
  const { dueAt: promised } = await found();
  await say(`/phanloai ${ending} khẩn cấp`);
  const { dueAt: sooner, changedAt } = await found();
  expect(sooner).toBe(changedAt + 2 * 3_600_000);
  expect(sooner).toBeLessThan(promised);
  await say(`/phanloai ${ending} bình thường`);
  await say(`${ending} nhận`);
  expect(await found()).toMatchObject({ urgency: 'normal', dueAt: sooner, classified: true, status: 'claimed' });

  await w.pass(86_400_000);
  await say(`/phanloai ${ending} khẩn`);
  expect(await found()).toMatchObject({ urgency: 'urgent', dueAt: sooner });
});

test('a press says it too; a stranger, a colleague of the holder and a denunciation change nothing', async () => {
  const { officer, colleague, stranger, group, found, say, ending } = await setUp();
  await say(`/phanloai ${ending}`);
  const list = w.telegram.chat(group.id).messages.at(-1)!;
  officer.press(list, 'Đất đai, giải phóng mặt bằng', { chat: group.id });
  await w.settle();
  const before = await found();
  expect(before).toMatchObject({ topic: 'land', classified: true, holder: undefined });

  await say(`/phanloai ${ending} tố cáo`);
  await say(`${ending} nhận`);
  for (const person of [stranger, colleague]) {
    person.press(list, 'Giáo dục', { chat: group.id });
    person.say(`/phanloai ${ending} y tế`, { chat: group.id });
    await w.settle();
  }
  expect(await found()).toMatchObject({ kind: before.kind, topic: 'land', urgency: before.urgency, restricted: false });
  const [row] = await w.app.store.db.select({ guess: petition.guess }).from(petition);
  expect(row?.guess).toBe('{}');
});

test('the operator is told of guesses as long as they are guesses', async () => {
  const { found, say, ending } = await setUp();
  const show = petitionCommands.find(({ name }) => name === 'petition show')!;
  const shown = async () => {
    const given = readGiven(show, [(await found()).code]);
    return show.run(given, { by: 'operator:test', open: async () => ({ app: w.app }) } as Parameters<
      typeof show.run
    >[1]);
  };
  const before = await shown();
  expect(before.text).toMatch(/^guesses +feedback, power, normal$/m);
  expect(before.json).toMatchObject({ classified: false });
  await say(`${ending} đúng loại`);
  const after = await shown();
  expect(after.text).toMatch(/^class +feedback, power, normal$/m);
  expect(after.text).not.toContain('guesses');
  expect(after.json).toMatchObject({ classified: true });
});
