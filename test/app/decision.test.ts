/** The one question of a digest: which case it is about, whom it is asked, and that the first answer counts. */
import { afterEach, describe, expect, test } from 'vitest';
import { digestFor } from '../../src/app/digest.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { audit, decision } from '../../src/store/schema.ts';
import { filePetition, offered, type Stage, stage } from '../system/stage.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

const at = (day: string, clock: string): number => atTime(day, clock, zone);

describe('which case', () => {
  let o: DigestOffice;
  afterEach(() => o.close());
  const begin = async (...led: readonly string[]): Promise<void> => {
    o = await digestOffice({ at: at('2026-06-01', '05:00') });
    await o.erase('nobody');
    for (const unit of led) await o.staff(`l-${unit}`, 'Lãnh', unit, 'leader');
    o.moveTo(at('2026-06-01', '08:00'));
  };
  const hung = { person: 'hung', name: 'Hùng' };
  /** Filed on Monday the 1st, due on Thursday the 4th at 17:00. */
  const late = (unit = 'xa'): Promise<string> => o.file({ unit });
  const asked = async (day: string, unit = 'xa') => {
    o.moveTo(at(day, '06:50'));
    return (await digestFor(o.app, unit, day)).decision?.petition;
  };

  test('what nobody has taken, from the first day on', async () => {
    await begin('xa');
    const id = await late();
    expect(await asked('2026-06-04')).toBeUndefined();
    expect(await asked('2026-06-05')).toBe(id);
  });

  test('what somebody holds, from the third working day on', async () => {
    await begin('xa');
    const id = await late();
    await o.act(id, { type: 'claim', by: hung });
    expect(await asked('2026-06-08')).toBeUndefined();
    expect(await asked('2026-06-09')).toBe(id);
  });

  test('not what waits for its citizen, what is done, or what is restricted', async () => {
    await begin('xa', 'tinh');
    const [waiting, done] = [await late(), await late()];
    await o.file({ unit: 'tinh', kind: 'denunciation' });
    await o.act(waiting, { type: 'ask', by: hung, question: 'Ở đâu?' });
    await o.act(done, { type: 'finish', by: hung, result: 'Đã thay bóng đèn' });
    expect(await asked('2026-06-12')).toBeUndefined();
    expect(await asked('2026-06-12', 'tinh')).toBeUndefined();
    expect((await digestFor(o.app, 'xa', '2026-06-12')).overdue).toBe(0);
  });

  test('the longest overdue of several', async () => {
    await begin('xa');
    const first = await late();
    o.moveTo(at('2026-06-02', '08:00'));
    await o.file({ unit: 'ap3' });
    expect(await asked('2026-06-12')).toBe(first);
  });

  test('the nearest leader is asked, nobody above; and where none is near, the one above', async () => {
    await begin('xa', 'tinh', 'diachinh');
    const [own, of] = [await late('ap3'), await late('diachinh')];
    expect(await asked('2026-06-12', 'xa')).toBe(own);
    expect(await asked('2026-06-12', 'diachinh')).toBe(of);
    expect(await asked('2026-06-12', 'tinh')).toBeUndefined();
    expect(await asked('2026-06-12', 'ap3')).toBeUndefined();
  });

  test('no question without a leader who can be reached', async () => {
    await begin('xa');
    await late();
    o.moveTo(at('2026-06-12', '06:50'));
    await sendDueDigests(o.app);
    expect(await o.store.db.select().from(decision)).toEqual([]);
  });
});

describe('who decides', () => {
  let w: Stage;
  afterEach(() => w.close());
  const ask = async () => {
    w = await stage();
    const [first, second] = [await w.staff('Lan', 'xa', 'leader'), await w.staff('Minh', 'xa', 'leader')];
    const above = await w.staff('Tỉnh', 'tinh', 'leader');
    await filePetition(w, w.telegram.person({ lang: 'vi' }), 'Đèn đường ấp 4 hỏng mấy bữa nay');
    await w.passUntil(at('2026-06-19', '06:50'));
    await w.settle();
    return { first, second, above };
  };
  const press = (who: Stage['officer'], label: string): void => {
    const { message, button } = offered(who.messages(), label);
    who.press(message, button);
  };
  const urged = (): number =>
    w.group.messages().filter((m) => m.text?.startsWith('Lãnh đạo đôn đốc') && m.replyTo !== undefined).length;
  const said = (who: Stage['officer']): string => who.messages().at(-1)?.text ?? '';

  test('two leaders at the same moment: one decision, one line to the committee, and the other is told', async () => {
    const { first, second, above } = await ask();
    expect(above.messages().some((m) => m.buttons.flat().some(({ text }) => text === 'Đôn đốc ngay'))).toBe(false);
    press(first, 'Đôn đốc ngay');
    press(second, 'Giao cấp phó');
    press(first, 'Để sau');
    await w.settle();
    const [row, ...others] = await w.app.store.db.select().from(decision);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ unit: 'xa', day: '2026-06-19', answer: 'urge' });
    expect(Math.abs((row?.answeredAt ?? 0) - w.now())).toBeLessThan(10_000);
    const recorded = (await w.app.store.db.select().from(audit)).filter(({ action }) => action === 'decision.made');
    expect(recorded.map(({ actor, detail }) => [actor, detail])).toEqual([[row?.answeredBy, 'urge']]);
    expect(urged()).toBe(1);
    expect(w.group.messages().filter((m) => m.text?.includes('cấp phó')).length).toBe(0);
    expect(said(second)).toMatch(/^Lan đã chọn “Đôn đốc ngay” lúc 6 giờ 50 ngày 19\/6, việc /);
    expect(said(first)).toMatch(/^Đồng chí đã chọn “Đôn đốc ngay”/);
  });

  test('put off, the committee hears nothing; and it is not asked again for a week', async () => {
    const { first, second } = await ask();
    press(first, 'Để sau');
    await w.settle();
    expect(said(first)).toContain('Việc này chưa hỏi lại trong 7 ngày tới');
    expect(w.group.messages().filter((m) => m.text?.startsWith('Lãnh đạo')).length).toBe(0);
    for (const day of ['22', '23', '24', '25']) {
      await w.passUntil(at(`2026-06-${day}`, '06:51'));
      await w.settle();
      expect(said(second)).toContain('Hôm nay không cần quyết định.');
    }
    await w.passUntil(at('2026-06-26', '06:51'));
    await w.settle();
    expect(said(second)).toContain('Cần quyết định: việc');
  });

  test('unanswered it is asked again, as another question; the older one may still be answered, once each', async () => {
    const { first } = await ask();
    await w.passUntil(at('2026-06-22', '06:51'));
    await w.settle();
    expect(await w.app.store.db.select().from(decision)).toHaveLength(2);
    press(first, 'Đôn đốc ngay');
    await w.settle();
    expect(urged()).toBe(1);
  });

  test('a case that is done meanwhile needs no decision', async () => {
    const { first } = await ask();
    const card = offered(w.group.messages(), 'Xong');
    w.officer.press(card.message, card.button, { chat: w.group.id });
    await w.settle();
    w.officer.say('Đã thay bóng đèn mới, sáng lại rồi');
    await w.settle();
    press(first, 'Đôn đốc ngay');
    await w.settle();
    expect(said(first)).toContain('không còn quá hạn');
    expect(urged()).toBe(0);
    expect((await w.app.store.db.select().from(decision))[0]?.answer).toBeNull();
  });

  test('a button that was copied works for nobody but the leaders of the unit', async () => {
    const { first, above } = await ask();
    const { button } = offered(first.messages(), 'Đôn đốc ngay');
    const token = first
      .messages()
      .flatMap((m) => m.buttons.flat())
      .find(({ text }) => text === button)?.callback_data;
    for (const who of [above, w.officer]) {
      const message = who.messages().findLast((m) => m.from.bot);
      who.forge(message?.id ?? 0, token ?? '');
    }
    await w.settle();
    expect((await w.app.store.db.select().from(decision))[0]?.answer).toBeNull();
  });
});
