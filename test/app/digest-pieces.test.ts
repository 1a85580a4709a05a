/** A whole country's digests, and the check of its sums, in pieces: what else waits is answered in between, and nothing is worked out in vain. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App, Room } from '../../src/app/app.ts';
import { digestsOf } from '../../src/app/digest-data.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { windowOf } from '../../src/app/digest-window.ts';
import { checkSums, verifySums } from '../../src/app/sums-check.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { fileReport } from '../../src/store/reports.ts';
import { digest } from '../../src/store/schema.ts';
import { write } from '../../src/store/statement.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

const at = (day: string, clock: string): number => atTime(day, clock, zone);
const units = Array.from({ length: 330 }, (_, i): Unit => {
  if (i < 10) return { code: `t${i}`, name: `Tỉnh ${i}`, kind: 'province', aliases: [] };
  return { code: `x${i}`, name: `Xã ${i}`, parent: `t${i % 10}`, kind: 'commune', aliases: [] };
});
const codes = units.map(({ code }) => code);

let o: DigestOffice;
beforeEach(async () => {
  o = await digestOffice({ at: at('2026-06-15', '08:00'), units });
});
afterEach(() => o.close());

/** How often others had their turn while something was done. */
const turnsDuring = async (work: (app: App) => Promise<unknown>): Promise<number> => {
  let [turns, done] = [0, false];
  const others = (): void => {
    turns += 1;
    if (!done) setImmediate(others);
  };
  const admit = () => new Promise<void>((resolve) => setImmediate(resolve));
  setImmediate(others);
  await work({ ...o.app, host: { ...o.app.host, admit } });
  done = true;
  return turns;
};

test('others have their turn between the questions, and while the digests are put together', async () => {
  await o.file({ unit: 'x10' });
  o.moveTo(at('2026-06-16', '07:00'));
  const window = await windowOf(o.app, '2026-06-16');
  const of = (some: readonly string[]) => turnsDuring((app) => digestsOf(app, some, window));
  const one = await of(['x10']);
  expect(one).toBeGreaterThanOrEqual(5);
  expect(await of(codes)).toBeGreaterThanOrEqual(one + 3);
  expect(await turnsDuring(checkSums)).toBeGreaterThanOrEqual(8);
});

test('where little may be done at a time, little is worked out: each unit gets its digest once, all with the same end', async () => {
  for (const code of codes.slice(0, 100)) await o.staff(`l-${code}`, 'Lãnh', code, 'leader');
  await o.file({ unit: 'x10' });
  o.moveTo(at('2026-06-16', '06:50'));
  let worked = 0;
  const app: App = { ...o.app, host: { ...o.app.host, newId: () => `id-${++worked}` } };
  const few = (): Room => {
    let left = 12;
    return () => left-- > 0;
  };
  let goes = 0;
  let before = -1;
  for (let kept = 0; kept > before && kept < 100; goes++) {
    before = kept;
    await sendDueDigests(app, few());
    kept = (await o.store.db.select().from(digest)).length;
    o.moveTo(o.now() + 60_000);
  }
  const rows = await o.store.db.select().from(digest);
  expect(new Set(rows.map(({ unit }) => unit)).size).toBe(100);
  expect(new Set(rows.map(({ data }) => JSON.stringify((JSON.parse(data) as { rows: unknown }).rows))).size).toBe(1);
  expect(goes).toBeGreaterThan(5);
  // Of every look at 32 units what was not sent was in vain; of one at all it would be some 50 times as much.
  expect(worked).toBeLessThan(goes * 40);
  await sendDueDigests(app, few());
  expect((await o.store.db.select().from(digest)).length).toBe(100);
});

test('figures whose sums part from the reports are told at night, also of a day last week', async () => {
  const report = { author: undefined, source: 'telegram', after: undefined, late: false };
  const figures = [
    { indicator: 'reception.visits', value: 12 },
    { indicator: 'petition.settled', value: 8, total: 11 },
  ];
  const file = (id: string, unit: string, day: string) =>
    o.store.commit(fileReport(o.app.vault, { ...report, id, unit, from: day, to: day }, figures, 'lời', o.now()));
  await file('r1', 'x10', '2026-06-10');
  await file('r2', 'x10', '2026-06-10');
  await file('r3', 'x11', '2026-06-01');
  o.moveTo(at('2026-06-16', '02:10'));
  await checkSums(o.app);
  expect(o.logs).toEqual([]);
  await o.store.commit([
    write(sql`update figure_tally set value = 23 where unit = 'x10' and indicator = 'reception.visits'`),
    write(sql`update figure_tally set total = 10 where unit = 'x11' and indicator = 'petition.settled'`),
  ]);
  await checkSums(o.app);
  expect(o.logs).toEqual([{ level: 'error', event: 'sums.wrong', fields: { count: 1 } }]);
  expect((await verifySums(o.app, undefined, 10)).wrong).toEqual([
    { unit: 'x10', day: '2026-06-10', what: 'reception.visits', told: 23, found: 24 },
    { unit: 'x11', day: '2026-06-01', what: 'petition.settled.total', told: 10, found: 11 },
  ]);
});
