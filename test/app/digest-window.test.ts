/** Which days have a digest, and which hours it is about. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestFor, kept } from '../../src/app/digest.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { runningDay } from '../../src/app/digest-window.ts';
import { addDays, atTime, isoWithOffset, officeDay } from '../../src/domain/calendar.ts';
import { StoreError, type Write } from '../../src/store/commit.ts';
import { digestDay } from '../../src/store/schema.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

const at = (day: string, clock: string): number => atTime(day, clock, zone);
const shown = (ms: number): string => isoWithOffset(ms, zone).slice(0, 16);

let o: DigestOffice;
const begin = async (day: string): Promise<void> => {
  o = await digestOffice({ at: at(day, '05:00') });
  await o.erase('nobody');
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  await o.staff('l-tinh', 'Tỉnh', 'tinh', 'leader');
};
afterEach(() => o.close());

/** The service looks at the clock at that hour. */
const look = async (day: string, clock = '06:50'): Promise<void> => {
  o.moveTo(at(day, clock));
  await sendDueDigests(o.app);
};
const everyDay = async (from: string, to: string): Promise<void> => {
  for (let day = from; day <= to; day = addDays(day, 1)) await look(day);
};
const windows = async (unit = 'xa', kind: 'day' | 'week' = 'day'): Promise<readonly string[]> => {
  const days = (await o.store.db.select().from(digestDay)).map(({ day }) => day).sort();
  const all = await Promise.all(days.map((day) => kept(o.app, unit, { day, kind })));
  return all.flatMap((d) => (d ? [`${shown(d.from)} ${shown(d.to)}`] : []));
};

test('a Monday has the weekend in it; nothing comes on Saturday and Sunday', async () => {
  await begin('2026-06-11');
  await everyDay('2026-06-11', '2026-06-16');
  expect(await windows()).toEqual([
    '2026-06-10T06:50 2026-06-11T06:50',
    '2026-06-11T06:50 2026-06-12T06:50',
    '2026-06-12T06:50 2026-06-15T06:50',
    '2026-06-15T06:50 2026-06-16T06:50',
  ]);
});

test('nine days of Tết are in the digest of the first day at work', async () => {
  await begin('2026-02-13');
  await everyDay('2026-02-13', '2026-02-24');
  expect((await windows()).slice(1)).toEqual([
    '2026-02-13T06:50 2026-02-23T06:50',
    '2026-02-23T06:50 2026-02-24T06:50',
  ]);
});

test('a Saturday that is worked has one, a bridged Monday has none', async () => {
  await begin('2026-08-21');
  await everyDay('2026-08-21', '2026-09-03');
  const days = (await windows()).map((window) => window.slice(-16, -6));
  expect(days).toEqual([
    ...['2026-08-21', '2026-08-22', '2026-08-24', '2026-08-25', '2026-08-26', '2026-08-27', '2026-08-28'],
    '2026-09-03',
  ]);
});

describe('a service that stood still', () => {
  test('comes at its next start of the day', async () => {
    await begin('2026-06-15');
    await look('2026-06-15');
    await look('2026-06-16', '14:20');
    expect((await windows()).slice(1)).toEqual(['2026-06-15T06:50 2026-06-16T06:50']);
  });

  test('not at night, nor on a Saturday: the next one begins where the last ended', async () => {
    await begin('2026-06-16');
    await look('2026-06-16');
    await look('2026-06-17', '21:30');
    await look('2026-06-20', '09:00');
    await look('2026-06-22');
    expect((await windows()).slice(1)).toEqual(['2026-06-16T06:50 2026-06-22T06:50']);
  });

  test('for longer than a month begins anew', async () => {
    await begin('2026-06-16');
    await look('2026-06-16');
    await look('2026-07-20');
    expect((await windows()).slice(1)).toEqual(['2026-07-17T06:50 2026-07-20T06:50']);
  });

  test('half-way through a morning: who got nothing then gets it the next day, and who did nothing twice', async () => {
    await begin('2026-06-15');
    await look('2026-06-15');
    await o.file({ unit: 'xa' });
    const { commit } = o.app.store;
    const broken = (writes: readonly Write[]) =>
      writes.some(({ params }) => params.includes('digest:xa:2026-06-16'))
        ? Promise.reject(new StoreError('broken'))
        : commit(writes);
    Object.assign(o.app.store, { commit: broken });
    await look('2026-06-16');
    Object.assign(o.app.store, { commit });
    o.moveTo(at('2026-06-16', '09:00'));
    await o.file({ unit: 'xa' });
    await look('2026-06-17');
    expect((await windows('tinh')).slice(1)).toEqual([
      '2026-06-15T06:50 2026-06-16T06:50',
      '2026-06-16T06:50 2026-06-17T06:50',
    ]);
    expect((await windows('xa')).slice(1)).toEqual(['2026-06-15T06:50 2026-06-17T06:50']);
    expect((await digestFor(o.app, 'xa', '2026-06-17')).opened).toBe(2);
    expect((await digestFor(o.app, 'tinh', '2026-06-17')).opened).toBe(1);
    expect(o.logs.map(({ event }) => event)).toEqual(['digest.failed']);
  });
});

test('the first digest tells everything since the service was set up', async () => {
  o = await digestOffice({ at: at('2026-06-10', '14:00') });
  await o.file({ unit: 'xa' });
  o.moveTo(at('2026-06-12', '09:00'));
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  await look('2026-06-15');
  expect(await windows()).toEqual(['2026-06-10T06:50 2026-06-15T06:50']);
  expect((await digestFor(o.app, 'xa', '2026-06-15')).opened).toBe(1);
});

test('set up after the hour, there is nothing to tell before tomorrow', async () => {
  o = await digestOffice({ at: at('2026-06-15', '08:30') });
  await o.file({ unit: 'xa' });
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  await look('2026-06-15', '08:31');
  expect(await windows()).toEqual([]);
});

test('units without a chat and a leader get none; whoever gets the first one later is told of the last day', async () => {
  await begin('2026-06-15');
  await look('2026-06-15');
  expect(await windows('ap3')).toEqual([]);
  await o.close();
  o = await digestOffice({ at: at('2026-06-15', '05:00') });
  await o.file({ unit: 'xa' });
  await look('2026-06-15');
  await look('2026-06-16');
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  await look('2026-06-17');
  expect(await windows()).toEqual(['2026-06-16T06:50 2026-06-17T06:50']);
});

describe('the week', () => {
  beforeEach(async () => {
    await begin('2026-08-17');
    await o.staff('o-xa', 'Hùng', 'xa', 'officer');
  });

  test('goes to officers on its first working day, from the one of the week before', async () => {
    await everyDay('2026-08-17', '2026-09-08');
    // The week of the national day begins on Thursday.
    expect(await windows('xa', 'week')).toEqual([
      '2026-08-10T06:50 2026-08-17T06:50',
      '2026-08-17T06:50 2026-08-24T06:50',
      '2026-08-24T06:50 2026-09-03T06:50',
      '2026-09-03T06:50 2026-09-07T06:50',
    ]);
    expect(await windows('tinh', 'week')).toEqual([]);
  });
});

test.each([
  ['2026-06-15T06:49', '2026-06-15'],
  ['2026-06-15T06:50', '2026-06-16'],
  ['2026-06-19T09:00', '2026-06-22'],
  ['2026-06-20T05:00', '2026-06-22'],
  ['2026-02-13T09:00', '2026-02-23'],
])('asked for at %s, the running figures are those of the digest of %s', async (now, day) => {
  o = await digestOffice({ at: at(now.slice(0, 10), now.slice(11)) });
  expect(runningDay(o.app)).toBe(day);
  expect(officeDay(o.now(), zone)).toBe(now.slice(0, 10));
});
