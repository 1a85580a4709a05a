/** Petitions from another system. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../src/app/admin/digest.ts';
import { type BadLine, importPetitions } from '../../src/app/admin/import.ts';
import { listRegister, showPetition } from '../../src/app/admin/petitions.ts';
import type { App } from '../../src/app/app.ts';
import { StoreUnavailable } from '../../src/store/commit.ts';
import { listOutbox } from '../../src/store/outbox.ts';
import { petitionByCode } from '../../src/store/petitions.ts';
import { matter } from '../../src/store/schema.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const run = async (lines: readonly string[], app: App = w.app) => {
  const bad: BadLine[] = [];
  let pauses = 0;
  async function* written() {
    yield* lines;
  }
  const done = await importPetitions(app, written(), {
    source: 'import',
    pause: async () => {
      pauses += 1;
    },
    onBad: (line) => bad.push(line),
  });
  return { done, bad, pauses };
};
const line = (fields: object) => JSON.stringify({ at: '2026-06-10T08:00:00+07:00', ...fields });

test('every bad line is told with its number, and the rest goes in', async () => {
  const { done, bad } = await run([
    `\ufeff${line({ text: 'Đèn đường ấp 3 hư', field: 'of another system' })}`,
    'not json',
    '',
    '[1]',
    line({ text: '   ' }),
    JSON.stringify({ text: 'Đèn hư' }),
    line({ text: 'Đèn hư', at: 'hôm qua' }),
    line({ text: 'Đèn hư', at: 1_780_000_000 }),
    line({ text: 'Đèn hư', unit: 'nope' }),
    line({ text: 'Đèn hư', lat: 10.1 }),
    line({ text: 'Đèn hư', lat: 100, long: 106 }),
    line({ text: 'Đèn hư', source: 'a\u0000b' }),
    line({ text: 'x'.repeat(163_841) }),
    line({ text: 'Đèn đường ấp 4 hư', lat: 10.1, long: 106.2 }),
  ]);
  expect(bad).toEqual([
    { line: 2, message: 'this is not JSON' },
    { line: 4, message: 'this is no JSON object' },
    { line: 5, message: '"text" is empty' },
    { line: 6, message: '"at" is missing or no text' },
    { line: 7, message: '"at" is no time; write it as 2026-05-31T08:30:00+07:00' },
    { line: 8, message: '"at" is missing or no text' },
    { line: 9, message: 'there is no unit "nope"; see "unit list"' },
    { line: 10, message: '"lat" and "long" go together' },
    { line: 11, message: '"lat" must be from -90 to 90' },
    { line: 12, message: '"source" must be 1 to 40 letters, digits, spaces, dots or hyphens' },
    { line: 13, message: '"text" is longer than 163840 characters' },
  ]);
  expect(done).toEqual([
    { line: 1, code: expect.stringMatching(/^\d{4}-\d{4}$/), again: false },
    { line: 14, code: expect.stringMatching(/^\d{4}-\d{4}$/), again: false },
  ]);
});

test('they are understood and routed like those from a chat; the time stays; nobody is written to', async () => {
  const officer = await w.staff('Cán bộ', 'xa', 'officer');
  await w.committee('Ủy ban xã', 'xa', [officer]);
  const wire = w.telegram.wire.length;
  const { done } = await run([
    line({ text: 'Cháy nhà ở ấp 4, có người mắc kẹt, gọi 0912345678', source: '1022' }),
    line({ text: 'Cống nghẹt', place: 'hẻm 12 ấp 3 nhà chị Ba 0987654321' }),
    line({ text: 'Đường hư', unit: 'ap4' }),
  ]);
  const [fire, drain, road] = await Promise.all(done.map(({ code }) => showPetition(w.app, code, undefined, 'x')));
  expect(fire).toMatchObject({
    unit: 'xa',
    urgency: 'emergency',
    source: '1022',
    createdAt: '2026-06-10T08:00:00+07:00',
  });
  expect(fire?.text).not.toContain('0912345678');
  expect(fire?.dueAt).toBe('2026-06-10T10:00:00+07:00');
  expect(drain?.unit).toBe('xa');
  expect(drain?.place).toContain('hẻm 12 ấp 3');
  expect(drain?.place).not.toContain('0987654321');
  expect(road?.unit).toBe('ap4');
  await w.settle();
  expect(w.telegram.wire.length).toBe(wire);
  expect(await listOutbox(w.app.store.db, w.app.vault, false, 10)).toEqual([]);
});

test('what is about somebody of the committee, by their whole name, goes over their head', async () => {
  const officer = await w.staff('Lò Mẫu Thử', 'xa', 'officer');
  await w.committee('Ủy ban xã', 'xa', [officer]);
  const { done } = await run([
    line({ text: 'Tôi khiếu nại quyết định phạt 500.000 đồng, ông lò mẫu thử lập biên bản sai, đề nghị hủy' }),
    line({ text: 'Kính gửi ông Lò Mẫu Thử. Tôi khiếu nại quyết định phạt 500.000 đồng, đề nghị hủy' }),
    line({ text: 'Cảm ơn anh Lò Mẫu Thử đã sửa đèn ở ấp 4' }),
  ]);
  const all = await Promise.all(done.map(({ code }) => showPetition(w.app, code, undefined, 'x')));
  expect(all.map(({ kind, unit }) => [kind, unit])).toEqual([
    ['complaint', 'tinh'],
    ['complaint', 'xa'],
    ['feedback', 'xa'],
  ]);
  expect(all[0]?.trace).toMatchObject({ accused: 'xa' });
});

test('the digest counts them, and its figures still add up', async () => {
  await run([line({ text: 'Đèn hư', at: '2026-06-14T10:00:00' }), line({ text: 'Đường hư' })]);
  const { data } = await digestOf(w.app, 'xa', '2026-06-15');
  expect(data).toMatchObject({ before: 0, opened: 0 });
  const { data: above } = await digestOf(w.app, 'tinh', '2026-06-15');
  expect(above).toMatchObject({ before: 1, opened: 1, closed: 0, open: 2 });
});

test('the same source and id again is the same petition, in one file or two', async () => {
  const first = line({ text: 'Đèn hư', source: '1022', id: 'A-1' });
  const once = await run([first, first, line({ text: 'Đèn hư', source: 'khác', id: 'A-1' })]);
  expect(once.done.map((one) => one.again)).toEqual([false, true, false]);
  expect(once.done[0]?.code).toBe(once.done[1]?.code);
  const twice = await run([first, line({ text: 'Không có số', source: '1022' })]);
  expect(twice.done[0]).toEqual({ line: 1, code: once.done[0]?.code, again: true });
  expect((await listRegister(w.app, { limit: 10 })).total).toBe(3);
});

test('two imports of one file at once make each petition once', async () => {
  const lines = Array.from({ length: 50 }, (_, i) => line({ text: `Đèn ở ấp ${i + 1} hư`, source: 's', id: i }));
  const [one, two] = await Promise.all([run(lines), run(lines)]);
  expect(one.done.map((d) => d.code)).toEqual(two.done.map((d) => d.code));
  expect((await listRegister(w.app, { limit: 100 })).total).toBe(50);
});

test('commits are small and there is a rest between them; a code that is taken is drawn anew', async () => {
  let largest = 0;
  const counted: App = {
    ...w.app,
    store: {
      ...w.app.store,
      commit: (writes) => {
        largest = Math.max(largest, writes.length);
        return w.app.store.commit(writes);
      },
    },
  };
  const lines = Array.from({ length: 100 }, (_, i) => line({ text: `Đèn ở ấp ${i + 1} hư` }));
  const { done, pauses } = await run(lines, counted);
  expect(done.length).toBe(100);
  expect(largest).toBeLessThanOrEqual(60);
  expect(pauses).toBe(19);
  // Every code drawn is the same one until the twelfth draw.
  let draws = 0;
  const unlucky: App = { ...w.app, host: { ...w.app.host, random: () => (++draws < 12 ? 0.25 : w.app.host.random()) } };
  const again = await run([line({ text: 'Một', id: 1 }), line({ text: 'Hai', id: 2 })], unlucky);
  expect(new Set(again.done.map((d) => d.code)).size).toBe(2);
});

test('a lone surrogate, marks in pieces and bidi signs go in and come out', async () => {
  const words = 'Đè\u0300n \u202eđường\ud800 hư';
  const { done, bad } = await run([line({ text: words })]);
  expect(bad).toEqual([]);
  const shown = await showPetition(w.app, done[0]?.code ?? '', 'xem', 'x');
  expect(shown.words).toBe(words);
});

test('what cannot be written is told line by line, and what is in is told too', async () => {
  let commits = 0;
  const failing: App = {
    ...w.app,
    store: {
      ...w.app.store,
      commit: (writes) =>
        ++commits === 2 ? Promise.reject(new StoreUnavailable('SQLITE_FULL')) : w.app.store.commit(writes),
    },
  };
  const lines = Array.from({ length: 50 }, (_, i) => line({ text: `Đèn ở ấp ${i + 1} hư`, id: i }));
  const { done, bad } = await run(lines, failing);
  expect(done.map((one) => one.line)).toEqual([...Array(50).keys()].map((i) => i + 1).filter((n) => n <= 5 || n > 10));
  expect(bad.length).toBe(5);
  expect(bad[0]).toEqual({ line: 6, message: 'was not stored (SQLITE_FULL); import it again' });
  const again = await run(lines);
  expect(again.done.filter((one) => !one.again).length).toBe(5);
  expect((await listRegister(w.app, { limit: 100 })).total).toBe(50);
});

test('petitions of one file see each other: what looks like an earlier line belongs to its matter, as if it had come alone', async () => {
  const flood = [
    'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà mấy bữa nay',
    'Đèn đường cổng chợ ấp 4 hư, tối thui',
  ];
  const matters = async (texts: readonly string[]) => {
    const { done } = await run(texts.map((text) => line({ text })));
    const rows = await w.app.store.db.select({ parent: matter.parent }).from(matter);
    const first = await petitionByCode(w.app.store.db, w.app.vault, done[0]!.code.replace('-', ''));
    return { all: rows.length, ofFirst: rows.filter(({ parent }) => parent === first!.id).length };
  };
  const [drain = '', lamp = ''] = flood;
  expect(await matters([drain, lamp, drain, drain, lamp])).toEqual({ all: 3, ofFirst: 2 });
});
