/** The hours of the day: one digest a unit and date whatever happens, figures that add up, and quiet nights. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { catalogues } from '../../src/app/catalogue.ts';
import { digestFor } from '../../src/app/digest.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { places } from '../../src/app/places.ts';
import { tick } from '../../src/app/tick.ts';
import { atTime, officeDay } from '../../src/domain/calendar.ts';
import { isOpen, type Status } from '../../src/domain/petition.ts';
import type { Person } from '../../src/emulators/telegram.ts';
import { petition } from '../../src/store/schema.ts';
import { monday, seeded, type World, zone } from '../world.ts';
import { confirm, filePetition, offered, type Stage, stage } from './stage.ts';

let w: Stage;
afterEach(() => w.close());

const hour = 3_600_000;
const day = 24 * hour;
const at = (date: string, clock: string): number => atTime(date as never, clock as never, zone);

/** The same service in another process, at another time. */
const another = (world: World, now: () => number) => ({
  ...world.app,
  host: { ...world.app.host, now },
  places: places(world.app.store.db, world.app.vault),
  catalogue: catalogues(world.app.store.db),
});

const digests = (chat: { messages: Person['messages'] }, words: string): number =>
  chat.messages().filter((m) => m.from.bot && m.text?.includes(words)).length;

test('one digest a chat, a leader and a date: ticks at the same moment, two processes, and a restart add none', async () => {
  w = await stage();
  const leader = await w.staff('Lãnh', 'xa', 'leader');
  await w.passUntil(at('2026-06-16', '06:49'));
  expect(digests(w.group, 'sáng thứ Ba')).toBe(0);
  const now = () => at('2026-06-16', '06:50');
  const apps = [another(w, now), another(w, now), another(w, now)];
  await Promise.all([...apps, ...apps].map((app) => sendDueDigests(app)));
  await w.passUntil(at('2026-06-16', '12:00'));
  await Promise.all(apps.map((app) => tick(app)));
  await w.settle();
  expect(digests(w.group, 'sáng thứ Ba')).toBe(1);
  expect(digests(leader, 'sáng thứ Ba')).toBe(1);
});

test('a service that was down at the hour sends it at its next start, once, dated by its day', async () => {
  w = await stage();
  const late = another(w, () => at('2026-06-16', '09:20'));
  await sendDueDigests(late);
  await sendDueDigests(late);
  await w.passUntil(at('2026-06-16', '10:00'));
  expect(digests(w.group, 'sáng thứ Ba')).toBe(1);
});

test('a clock that jumps forward and back makes no second digest of a date', async () => {
  w = await stage();
  const hours = ['2026-06-17T07:00', '2026-06-16T07:00', '2026-06-17T06:51', '2026-06-18T07:00', '2026-06-17T23:00'];
  for (const when of hours) {
    const [date = '', clock = ''] = when.split('T');
    await sendDueDigests(another(w, () => at(date, clock)));
  }
  await w.passUntil(at('2026-06-18', '12:00'));
  for (const name of ['thứ Ba', 'thứ Tư', 'thứ Năm']) expect(digests(w.group, `sáng ${name}`)).toBe(1);
});

test('midnight, a leap day and the new year are days like any other', async () => {
  w = await stage({ at: at('2028-02-28', '23:59') });
  await w.passUntil(at('2028-02-29', '06:49'));
  expect(digests(w.group, '29/2')).toBe(0);
  await w.passUntil(at('2028-02-29', '06:51'));
  await w.passUntil(at('2028-03-01', '06:51'));
  for (const date of ['sáng thứ Ba 29/2', 'sáng thứ Tư 1/3']) expect(digests(w.group, date)).toBe(1);
  expect(officeDay(at('2028-02-29', '00:00'), zone)).toBe('2028-02-29');
});

type Deed = 'file' | 'claim' | 'finish' | 'reject' | 'transfer' | 'yes' | 'no' | 'denounce';
const deeds = fc.record({
  what: fc.constantFrom<Deed>('file', 'file', 'file', 'claim', 'finish', 'reject', 'transfer', 'yes', 'no', 'denounce'),
  after: fc.integer({ min: 5, max: 600 }),
});

test('open yesterday and new less done is open today, over any days of work, and is what the tables say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 6, maxLength: 14 }), fc.nat(), async (plan, seed) => {
      const s = await stage({ seed: seed + 1, sendRate: 0 });
      w = s;
      const random = seeded(seed);
      const any = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
      const people: Person[] = [];
      const openNow = async (): Promise<number> =>
        (await s.app.store.db.select().from(petition)).filter((p) => !p.restricted && isOpen(p.status as Status))
          .length;
      const counted = new Map<string, number>();
      /** Notes what the tables say at each digest hour on the way. */
      const passTo = async (when: number): Promise<void> => {
        for (let hourOf = at(officeDay(s.now(), zone), '06:50'); hourOf <= when; hourOf += day)
          if (hourOf > s.now()) {
            await s.passUntil(hourOf);
            counted.set(officeDay(hourOf, zone), await openNow());
          }
        await s.passUntil(when);
      };
      /** Presses a button that stands somewhere under a card, if there is one, and answers what is asked. */
      const press = async (label: string, ...answers: readonly string[]): Promise<void> => {
        const card = any(s.group.messages().filter((m) => m.buttons.flat().some(({ text }) => text.startsWith(label))));
        const button = card?.buttons.flat().find(({ text }) => text.startsWith(label))?.text;
        if (!card || button === undefined) return;
        s.officer.press(card, button, { chat: s.group.id });
        await s.settle();
        for (const answer of answers) {
          s.officer.say(answer);
          await s.settle();
        }
      };
      for (const { what, after } of plan) {
        await passTo(s.now() + after * 60_000);
        if (what === 'file' || what === 'denounce') {
          const person = s.telegram.person({ lang: 'vi' });
          people.push(person);
          const words =
            what === 'file' ? 'Đèn đường ấp 4 hỏng mấy bữa nay' : 'Tôi tố cáo cán bộ xã nhận tiền của dân ở ấp 4';
          await filePetition(s, person, words);
        }
        if (what === 'claim') await press('Nhận việc');
        if (what === 'finish') await press('Xong', 'Đã thay bóng đèn mới, sáng lại rồi');
        if (what === 'reject')
          await press('Không thuộc', 'Đường này của tỉnh quản lý, xã không sửa được', 'Gửi người dân');
        if (what === 'transfer') await press('Chuyển', 'Tổ địa chính');
        if (what === 'yes' || what === 'no') {
          const label = what === 'yes' ? 'Rồi' : 'Chưa';
          const rated = any(
            people.filter((p) => p.messages().some((m) => m.buttons.flat().some(({ text }) => text === label))),
          );
          if (rated) rated.press(offered(rated.messages(), label).message, label);
          await s.settle();
        }
      }
      await passTo(s.now() + 2 * day);
      let before: number | undefined;
      for (const [date, open] of counted) {
        const d = await digestFor(s.app, 'xa', date as never);
        expect(d.before + d.opened - d.closed).toBe(d.open);
        expect(d.open).toBe(open);
        if (before !== undefined) expect(d.before).toBe(before);
        before = d.open;
      }
      expect(counted.size).toBeGreaterThan(1);
      expect(s.logs.filter(({ level }) => level === 'error')).toEqual([]);
      await s.close();
    }),
    { numRuns: 8, seed: Number(process.env.SEED ?? 20_260_615), endOnFailure: true },
  );
  w = await stage();
});

/** Everything that rang at somebody's phone in a quiet hour, but for answers to who had just written. */
const rangAtNight = (world: Stage): readonly string[] => {
  const heard = new Map<number, number>();
  const rang: string[] = [];
  for (const entry of world.telegram.wire) {
    if (entry.kind === 'delivery') {
      type Deed = { readonly from: { readonly id: number }; readonly chat?: { readonly id: number } };
      const {
        message,
        callback_query: press,
        my_chat_member: joined,
      } = entry.update as Record<string, Deed | undefined>;
      const deed = message ?? press ?? joined;
      // A press in a group is answered by a toast; only what is written there may be answered there.
      for (const id of [deed?.from.id, deed?.chat?.id]) if (id !== undefined) heard.set(id, entry.at);
      continue;
    }
    const minute = Math.floor(((entry.at + 7 * hour) % day) / 60_000);
    if (minute >= 6 * 60 + 30 && minute < 21 * 60) continue;
    if (!entry.method.startsWith('send')) continue;
    const chat = Number(entry.params.chat_id);
    if (entry.at - (heard.get(chat) ?? 0) > 60_000) rang.push(`${entry.method} to ${chat}: ${entry.params.text}`);
  }
  return rang;
};

test('between nine in the evening and half past six nothing rings but answers: everything else waits for the morning', async () => {
  w = await stage({ at: at('2026-06-15', '20:50') });
  const second = await w.staff('Nam', 'diachinh', 'officer');
  await w.committee('Tổ địa chính', 'diachinh', [second]);
  const before = w.telegram.person({ lang: 'vi' });
  await filePetition(w, before, 'Đường vô ấp 3 hư nặng, xe không đi được');
  await w.passUntil(at('2026-06-15', '21:30'));

  // A petition of the night, an addition to it, and one to that of the evening.
  const citizen = w.telegram.person({ lang: 'vi' });
  const code = await filePetition(w, citizen, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  citizen.say('Bổ sung: bóng đèn ở cột thứ ba');
  before.say('Bổ sung: ổ gà trước cổng trường');
  await w.pass(10 * 60_000);
  // An officer works late: takes one, asks about it, moves it to another committee.
  const work = async (label: string, ...answers: readonly string[]) => {
    const { message, button } = offered(w.group.messages(), label);
    w.officer.press(message, button, { chat: w.group.id });
    await w.settle();
    for (const answer of answers) {
      w.officer.say(answer);
      await w.settle();
    }
    await w.pass(5 * 60_000);
  };
  await work('Nhận việc');
  await work('Hỏi', 'Ổ gà sâu chừng nào vậy ông/bà?');
  await work('Chuyển', 'Tổ địa chính');
  // A photo for the one of the night.
  citizen.photo();
  await w.pass(30 * 60_000);
  // A draft that goes out by silence, of somebody known.
  before.say('Cầu ván ấp 4 gãy hai tấm');
  await w.pass(2 * hour);
  // Somebody who has not confirmed is reminded tomorrow, and not in the night.
  w.telegram.person({ lang: 'vi' }).say('Rác đổ đầy bờ kênh ấp 3');
  await w.passUntil(at('2026-06-16', '06:29'));
  expect(rangAtNight(w)).toEqual([]);
  expect(w.group.messages().filter((m) => m.text?.includes(code)).length).toBe(0);

  await w.passUntil(at('2026-06-16', '06:45'));
  // In the morning it is all there, and each matter stands in the group once, as it is now.
  expect(w.group.messages().filter((m) => m.text?.includes(code) && m.buttons.length > 0).length).toBe(1);
  await w.passUntil(at('2026-06-17', '06:29'));
  expect(rangAtNight(w)).toEqual([]);
});

test('what was missed until the night is in the digest of the next morning, which is the only one', async () => {
  w = await stage({ at: at('2026-06-15', '20:00') });
  await w.passUntil(at('2026-06-16', '06:50'));
  expect(digests(w.group, 'sáng thứ Ba')).toBe(1);
  await w.passUntil(at('2026-06-16', '10:00'));
  await filePetition(w, w.telegram.person({ lang: 'vi' }), 'Đèn đường ấp 4 hỏng mấy bữa nay');
  // Nothing looks at the clock before that: as if the service had been down for a day and a half.
  await w.passUntil(at('2026-06-17', '22:05'));
  await w.passUntil(at('2026-06-18', '06:49'));
  expect(rangAtNight(w)).toEqual([]);
  expect(digests(w.group, 'sáng thứ Tư')).toBe(0);
  await w.passUntil(at('2026-06-18', '06:51'));
  expect(digests(w.group, 'sáng thứ Tư')).toBe(0);
  expect(digests(w.group, 'sáng thứ Năm')).toBe(1);
  expect(digests(w.group, 'Từ 6 giờ 50 ngày 16/6 đến 6 giờ 50 ngày 18/6: 1 việc mới')).toBe(1);
});

test('danger to life rings at any hour', async () => {
  w = await stage({ at: at('2026-06-15', '23:30') });
  const citizen = w.telegram.person({ lang: 'vi' });
  citizen.say('Cháy nhà ở ấp 3, có người mắc kẹt bên trong, cứu với');
  await w.settle();
  expect(citizen.messages().find((m) => m.from.bot)?.text).toMatch(/114/);
  expect(w.officer.messages().filter((m) => m.from.bot && m.at >= at('2026-06-15', '23:30')).length).toBeGreaterThan(0);
  await confirm(w, citizen);
  expect(w.group.messages().filter((m) => m.from.bot && m.buttons.length > 0).length).toBeGreaterThan(0);
  expect(monday).toBeLessThan(w.now());
});
