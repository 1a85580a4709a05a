/** The playground and time: its clock, and what it knows again after a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import { openStage, type Stage } from './playground-stage.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** A Tuesday, ten in the morning. */
const tuesday = atTime('2026-06-16', '10:00', zone);

let folder: string;
let stage: Stage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cau-noi-play-'));
  stage = await openStage(folder, tuesday);
});

afterEach(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['a Tuesday morning', '2026-06-16', '10:00', '2026-06-16', '10:00'],
  ['at night', '2026-06-16', '23:10', '2026-06-17', '08:30'],
  ['before sunrise', '2026-06-17', '04:00', '2026-06-17', '08:30'],
  ['on a Saturday', '2026-06-20', '11:00', '2026-06-22', '08:30'],
  ['on the national day', '2026-09-02', '09:00', '2026-09-03', '08:30'],
])('play begins in working hours: %s', async (_, day, clock, startDay, startClock) => {
  const other = mkdtempSync(join(tmpdir(), 'cau-noi-play-'));
  const opened = await openStage(other, atTime(day, clock, zone));
  expect((await opened.state()).now).toBe(atTime(startDay, startClock, zone));
  await opened.close();
  rmSync(other, { recursive: true, force: true });
});

test('the clock is moved forward, and back to where it was', async () => {
  const minute = 60_000;
  await stage.act({ do: 'clock', move: 'half-hour' });
  expect(await stage.state()).toMatchObject({ now: tuesday + 30 * minute, moved: true });
  await stage.act({ do: 'clock', move: 'digest' });
  expect((await stage.state()).now).toBe(atTime('2026-06-17', '06:50', zone));
  await stage.act({ do: 'clock', move: 'day' });
  expect((await stage.state()).now).toBe(atTime('2026-06-18', '06:50', zone));
  await stage.act({ do: 'clock', move: 'reset' });
  expect(await stage.state()).toMatchObject({ now: tuesday, moved: false });
  await stage.file('citizen');
});

test('after a restart everybody is known again, nothing is set up twice, and new updates are taken for new', async () => {
  await stage.file('citizen');
  await stage.sees('committee', 'Nhận việc');
  const come = await stage.act({ do: 'newcomer', platform: 'zalo-oa' });
  const second = come.ok ? (come.pane ?? '') : '';
  await stage.say(second, 'Mất nước cả tuần ở ấp 1');
  await stage.sees(second, /./);
  await stage.act({ do: 'clock', move: 'day' });
  const before = await stage.state();
  await stage.close();

  stage = await openStage(folder, tuesday + 5_000);
  const after = await stage.state();
  expect(after.panes.map(({ id, title }) => ({ id, title }))).toEqual(
    before.panes.map(({ id, title }) => ({ id, title })),
  );
  expect(after.panes.flatMap(({ messages }) => messages)).toEqual([]);
  expect(after.wire.filter(({ way, what }) => way === 'in' && what !== '{}')).toEqual([]);
  expect(after.run).not.toBe(before.run);
  // Who has agreed once is not asked again.
  await stage.file('citizen', 'Gửi');
  await stage.press('committee', 'Nhận việc');
  await stage.sees('citizen', /đang làm/);
  await stage.act({ do: 'clock', move: 'digest' });
  await stage.sees('leader', /Đang mở 2/);
});

test('a clock that was moved ahead before the last stop does not run behind what was written', async () => {
  await stage.act({ do: 'clock', move: 'day' });
  await stage.file('citizen');
  const { now } = await stage.state();
  await stage.close();
  stage = await openStage(folder, tuesday + 60_000);
  expect((await stage.state()).now).toBeGreaterThanOrEqual(now);
});
