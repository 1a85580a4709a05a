/** Petitions of one matter on the whole service: what officers are shown, one press to join, one answer for all, and counts that stay right. */
import { desc, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../src/app/admin/digest.ts';
import type { Actor } from '../../src/app/effects.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { doOutstanding } from '../../src/app/outstanding.ts';
import { verifySums } from '../../src/app/sums-check.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { type Change, isOpen } from '../../src/domain/petition.ts';
import { outstanding } from '../../src/store/behind.ts';
import { unlikeRecord } from '../../src/store/consistency.ts';
import { membershipOf, membersOf } from '../../src/store/matters.ts';
import { petitionById } from '../../src/store/petitions.ts';
import { matter, person, petition, tally } from '../../src/store/schema.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const file = async (name: string, text: string) => {
  const citizen = w.telegram.person({ name, lang: 'vi' });
  citizen.say(text);
  await w.settle();
  const card = citizen.messages().findLast((m) => m.buttons.length > 0)!;
  citizen.press(card, 'Đồng ý và gửi');
  await w.settle();
  return citizen;
};
const flood = [
  'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà mấy bữa nay',
  'hem 12 ap 3 cu mua la ngap, ho ga nghet khong thoat nuoc duoc',
  'Kính gửi UBND xã, hố ga tại hẻm số 12, ấp 3 bị tắc nghẽn gây ngập nước, đề nghị nạo vét',
];
const setUp = async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const cards = () => w.telegram.chat(group.id).messages;
  const press = async (text: string, label: string) => {
    const card = cards().findLast((m) => m.buttons.length > 0 && (m.text ?? '').includes(text))!;
    officer.press(card, label, { chat: group.id });
    await w.settle();
  };
  return { officer, group, cards, press };
};
const codes = async () =>
  await w.app.store.db
    .select({ code: petition.code, id: petition.id })
    .from(petition)
    .orderBy(petition.createdAt, petition.id);
const show = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
const last = (citizen: { messages: () => readonly { text?: string }[] }) => citizen.messages().at(-1)?.text ?? '';

test('joined by one press, answered once, heard by all; the citizen is told how many, never who', async () => {
  const { officer, cards, press } = await setUp();
  const one = await file('Một', flood[0]!);
  const two = await file('Hai', flood[1]!);
  expect(
    one
      .messages()
      .map((m) => m.text)
      .join('\n'),
  ).not.toContain('người báo');
  expect(last(two)).toContain('Việc này đã có 1 người báo');
  const [first] = await codes();
  const label = `Gộp vào ${show(first!.code)}`;
  expect(cards().at(-1)!.text).toContain(`Giống việc ${show(first!.code)}`);
  await press('hem 12', label);
  expect(
    cards()
      .map((m) => m.text)
      .join('\n'),
  ).toContain('2 người báo, trong 1 ngày');
  await press('Cống đầu hẻm', 'Xong / Trả lời');
  officer.photo({ caption: 'Đã nạo vét hố ga, nước rút rồi' });
  await w.settle();
  for (const [citizen, { code }] of [
    [one, first!],
    [two, (await codes())[1]!],
  ] as const) {
    const heard = citizen.messages().map((m) => m.text);
    expect(heard.join('\n')).toContain('Đã nạo vét hố ga');
    expect(heard.filter((text) => text?.includes('ảnh kết quả'))).toEqual([`Việc ${show(code)}: ảnh kết quả`]);
  }
  expect((await verifySums(w.app, undefined, 10)).wrong).toEqual([]);
});

test('52 equal texts in a minute: some cards, a line at 3, 10, 25 and 50, all of it joined by one press', async () => {
  const { cards, press } = await setUp();
  for (let i = 0; i < 52; i++) await file(`Người ${i}`, flood[0]!);
  await w.pass(60_000);
  const texts = cards().map((m) => m.text ?? '');
  expect(texts.filter((text) => text.startsWith('MỚI')).length).toBeLessThan(6);
  expect(texts.filter((text) => /: đã có (3|10|25|50) người báo\./.test(text)).length).toBe(4);
  await press('52 người báo', 'Gộp 51 tin giống');
  const [root] = await codes();
  const members = await membersOf(w.app.store.db, root!.id);
  expect(members.filter(({ joined }) => joined).length).toBe(52);
  const [sums] = await w.app.store.db
    .select({ filed: sql<number>`sum(${tally.filed})`, joined: sql<number>`sum(${tally.joined})` })
    .from(tally);
  expect(sums).toEqual({ filed: 52, joined: 51 });
});

test('the digest tells the hot spot and counts matters beside petitions', async () => {
  const { press } = await setUp();
  for (const [i, text] of flood.entries()) await file(`Người ${i}`, text);
  const [first] = await codes();
  await press('hem 12', `Gộp vào ${show(first!.code)}`);
  await w.pass(86_400_000);
  const { text, data } = await digestOf(w.app, 'xa', '2026-06-16');
  expect(text).toContain('Điểm nóng: Cống bị nghẹt');
  expect(text).toContain('– 3 người báo, 1 ngày');
  expect(text).toContain('Tính theo vụ: 2 vụ đang mở (1 tin đã gộp vào vụ chung)');
  expect(data.open).toBe(data.before + data.opened - data.closed);
});

/** What is done to the `on`th petition; joined to the `to`th. */
const doings = fc.array(
  fc.record({
    what: fc.constantFrom('join', 'all', 'part', 'claim', 'finish', 'withdraw', 'transfer', 'erase', 'sweep'),
    on: fc.nat(4),
    to: fc.nat(4),
  }),
  { minLength: 4, maxLength: 14 },
);

test('joining, separating, answering, withdrawing, moving and erasing in any order keep all counts right', async () => {
  await w.close();
  await fc.assert(
    fc.asyncProperty(doings, async (all) => {
      w = await world();
      const { db } = w.app.store;
      const actors: Actor[] = [];
      const put = async (facts: readonly Fact[], actor: Actor) => {
        for (const fact of facts) {
          const { writes } = await effectsOf(w.app, fact, actor);
          expect(await w.app.store.commit(writes)).toBe('ok');
        }
      };
      for (let i = 0; i < 5; i++) {
        const citizen = w.telegram.person({ name: `Người ${i}`, lang: 'vi' });
        citizen.say(flood[i % 3]!);
        await w.settle();
        citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Đồng ý và gửi');
        await w.settle();
        const [row] = await db
          .select({ id: person.id })
          .from(person)
          .orderBy(desc(person.createdAt), desc(person.id))
          .limit(1);
        actors.push({ person: row!.id, session: '', at: { channel: 'telegram', chat: '1', group: false }, lang: 'vi' });
      }
      const by = { person: 'officer', name: 'Hùng' };
      const ids = (await codes()).map(({ id }) => id);
      const one = async (i: number) => (await petitionById(db, w.app.vault, ids[i]!))!;
      for (const { what, on, to } of all) {
        const p = await one(on);
        const changed = (change: Change): Fact => ({ type: 'petition.changed', id: p.id, version: p.version, change });
        const officer = { ...actors[0]!, person: by.person };
        if (what === 'join') {
          let parent = await one(to);
          const over = await membershipOf(db, parent.id);
          if (over?.joined) parent = (await petitionById(db, w.app.vault, over.parent))!;
          if (parent.id === p.id || !isOpen(parent.status) || !isOpen(p.status)) continue;
          await put([{ type: 'petitions.joined', parent, petitions: [p] }], officer);
        } else if (what === 'all') {
          const parent = { id: p.id, version: p.version };
          if (isOpen(p.status) && !(await membershipOf(db, p.id))?.joined)
            await put([{ type: 'petitions.joined', parent, petitions: 'waiting' }], officer);
        } else if (what === 'sweep') await doOutstanding(w.app);
        else if (what === 'claim') await put([changed({ type: 'claim', by })], officer);
        else if (what === 'part') await put([{ type: 'petition.parted', id: p.id, version: p.version }], officer);
        else if (what === 'erase')
          await put([{ type: 'person.erased' }], { ...actors[on]!, person: p.person ?? 'nobody' });
        else if (what === 'finish') await put([changed({ type: 'finish', by, result: 'đã nạo vét cống' })], officer);
        else if (what === 'withdraw') await put([changed({ type: 'withdraw' })], actors[on]!);
        else await put([changed({ type: 'transfer', by, unit: to % 2 === 0 ? 'diachinh' : 'xa' })], officer);
      }
      await doOutstanding(w.app);
      expect(await outstanding(db)).toEqual({ withFiles: [], followed: [] });
      const members = await db.select().from(matter);
      const byId = new Map(members.map((m) => [m.petition, m]));
      // Nobody belongs to one that belongs to another, to itself, or to one that counts no longer.
      for (const m of members.filter(({ joined }) => joined)) {
        expect(byId.get(m.parent)?.joined ?? false).toBe(false);
        expect(m.parent).not.toBe(m.petition);
        expect((await one(ids.indexOf(m.petition))).status).not.toBe('withdrawn');
      }
      const [sums] = await db.select({ joined: sql<number>`coalesce(sum(${tally.joined}), 0)` }).from(tally);
      expect(sums?.joined).toBe(members.filter(({ joined }) => joined).length);
      expect((await verifySums(w.app, undefined, 10)).wrong).toEqual([]);
      expect(await unlikeRecord(db)).toEqual([]);
      await w.close();
    }),
    { numRuns: 6, seed: 5 },
  );
  w = await world();
}, 120_000);
