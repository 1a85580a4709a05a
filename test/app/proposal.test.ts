/** What an officer proposes about a case: whom it is put to, for how long, and before what. */
import { afterEach, expect, test } from 'vitest';
import { digestFor } from '../../src/app/digest.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { DecisionAnswer } from '../../src/domain/fact.ts';
import { decision, note } from '../../src/store/schema.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

let o: DigestOffice;
afterEach(() => o.close());

const at = (day: string, clock: string): number => atTime(day, clock, zone);
const begin = async (...led: readonly string[]): Promise<void> => {
  o = await digestOffice({ at: at('2026-06-01', '05:00') });
  await o.erase('nobody');
  for (const unit of led) await o.staff(`l-${unit}`, 'Lãnh', unit, 'leader');
  o.moveTo(at('2026-06-01', '08:00'));
};
const actor = (person: string) =>
  ({ person, session: 's', at: { channel: 'telegram', chat: '1', group: true }, lang: 'vi' }) as const;
const propose = async (petition: string, unit: string, text = 'thuê máy nạo vét cống'): Promise<unknown> => {
  const fact = { type: 'case.proposed', petition, code: '04821737', unit, text, words: text } as const;
  const { writes, messages } = await effectsOf(o.app, fact, actor('hung'));
  expect(await o.app.store.commit(writes)).toBe('ok');
  const [message] = messages;
  return message?.kind === 'message' ? message.prompt.say[0] : undefined;
};
const answer = async (how: DecisionAnswer): Promise<void> => {
  const open = (await o.app.store.db.select().from(decision)).filter((row) => row.answer === null);
  const { writes } = await effectsOf(
    o.app,
    { type: 'decision.made', id: open[0]?.id ?? '', answer: how },
    actor('l-xa'),
  );
  expect(await o.app.store.commit(writes)).toBe('ok');
};
const asked = async (day: string, unit: string) => {
  o.moveTo(at(day, '06:50'));
  const found = (await digestFor(o.app, unit, day)).decision;
  return found && { petition: found.petition, proposal: found.proposal !== undefined };
};

test('is put to the nearest leaders every morning until they answer, before any case that is late', async () => {
  await begin('xa', 'tinh');
  await o.file({ unit: 'xa' });
  const held = await o.file({ unit: 'diachinh' });
  o.moveTo(at('2026-06-03', '09:00'));
  expect(await propose(held, 'diachinh')).toMatchObject({ id: 'short-proposed', args: { unit: 'UBND xã Ví Dụ' } });
  expect(await asked('2026-06-04', 'xa')).toEqual({ petition: held, proposal: true });
  expect(await asked('2026-06-05', 'xa')).toEqual({ petition: held, proposal: true });
  expect(await asked('2026-06-05', 'tinh')).toBeUndefined();
  await answer('agree');
  expect(await asked('2026-06-08', 'xa')).toMatchObject({ proposal: false });
});

test('of several about a case the last one counts, and with its answer all of them are settled', async () => {
  await begin('xa');
  const id = await o.file({ unit: 'xa' });
  await propose(id, 'xa', 'thuê máy nạo vét');
  o.moveTo(at('2026-06-01', '09:00'));
  await propose(id, 'xa', 'tự nạo vét, cần 10 người');
  o.moveTo(at('2026-06-02', '06:50'));
  const found = (await digestFor(o.app, 'xa', '2026-06-02')).decision;
  const rows = await o.app.store.db.select().from(decision);
  expect(found?.proposal).toBe(rows.at(-1)?.id);
  const { writes } = await effectsOf(
    o.app,
    { type: 'decision.made', id: found?.proposal ?? '', answer: 'more' },
    actor('l-xa'),
  );
  expect(await o.app.store.commit(writes)).toBe('ok');
  expect(await asked('2026-06-03', 'xa')).toBeUndefined();
});

test('is not asked about a case that is done, and does not make a late case less late', async () => {
  await begin('xa');
  const done = await o.file({ unit: 'xa' });
  await propose(done, 'xa');
  await o.act(done, { type: 'finish', by: { person: 'hung', name: 'Hùng' }, result: 'Đã nạo vét cống' });
  expect(await asked('2026-06-02', 'xa')).toBeUndefined();
  const late = await o.file({ unit: 'xa' });
  await propose(late, 'xa');
  const open = (await o.app.store.db.select().from(decision)).filter(({ answer: said }) => said === null);
  for (const { id } of open) {
    const { writes } = await effectsOf(o.app, { type: 'decision.made', id, answer: 'deputy' }, actor('l-xa'));
    await o.app.store.commit(writes);
  }
  expect(await asked('2026-06-09', 'xa')).toEqual({ petition: late, proposal: false });
});

test('where no leader is above, nothing is kept and that is said; exact words are sealed', async () => {
  await begin();
  const id = await o.file({ unit: 'xa' });
  expect(await propose(id, 'xa')).toEqual({ id: 'short-no-leader' });
  expect(await o.app.store.db.select().from(note)).toEqual([]);
  await o.staff('l-tinh', 'Lãnh', 'tinh', 'leader');
  await propose(id, 'xa', 'thuê máy');
  const [row] = await o.app.store.db.select().from(note);
  expect(row).toMatchObject({ kind: 'proposal', author: 'officer', text: 'thuê máy' });
  expect(row?.words).not.toContain('thuê máy');
});
