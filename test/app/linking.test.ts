/** How a tracking code makes one person of two conversations, and what nobody learns from asking. */
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { audit, person, petition, session } from '../../src/store/schema.ts';
import {
  after,
  asked,
  bot,
  byNumber,
  claim,
  file,
  fresh,
  linkRows,
  oa,
  said,
  stored,
  telegram,
  tell,
  type,
  w,
} from './linking/people.ts';

fresh();

describe('by a code', () => {
  test('whoever filed it is asked once, whoever claims it how often; a day later once more', async () => {
    const code = await file(telegram);
    const others = [bot, w.zaloBot.person({ name: 'Người Thử Bốn' })];
    for (const who of [...others, ...others]) expect(await claim(who, code)).toContain('Thấy tin hỏi');
    expect(asked(telegram)).toBe(1);
    telegram.press(telegram.messages().at(-1)!, 'Không phải tôi');
    await w.settle();
    await w.pass(after.hours(20));
    await claim(bot, code);
    expect(asked(telegram)).toBe(1);
    await w.pass(after.hours(5));
    await claim(bot, code);
    expect(asked(telegram)).toBe(2);
  });

  test('nor is it asked again by who erases themselves in between', async () => {
    const code = await file(telegram);
    for (let i = 0; i < 2; i++) {
      await claim(bot, code);
      await tell(bot, '/xoadulieu');
      await tell(bot, '1');
    }
    expect(asked(telegram)).toBe(1);
  });

  test('of one person so many claims a day, from all their conversations together', async () => {
    const places = ['chợ', 'trường tiểu học', 'trạm y tế', 'cầu sắt'];
    const codes: string[] = [];
    for (const [i, where] of places.entries()) {
      const neighbour = w.telegram.person({ name: `Hàng xóm ${i}`, lang: 'vi' });
      codes.push(await file(neighbour, `Đèn đường tắt ở cổng ${where} ấp 4`));
    }
    await type(oa);
    // Linked with the account that claims the fourth.
    const shared = await file(bot, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    await claim(oa, shared);
    await tell(bot, 'Phải, là tôi');
    await w.pass(after.hours(25));
    for (const [i, code] of codes.entries()) expect(await claim(i < 2 ? oa : bot, code)).toContain('Thấy tin hỏi');
    expect((await linkRows()).filter((row) => row.askedAt > w.now() - after.aDay)).toHaveLength(3);
  });

  test('a claim says the same of every petition, and of a sealed one leaves no row', async () => {
    const usual = await file(telegram);
    const hidden = w.telegram.person({ name: 'Người tố cáo', lang: 'vi' });
    const sealed = await file(hidden, 'Chủ tịch xã nhận tiền của nhà thầu làm đường ấp 3, tôi tận mắt thấy');
    const away = w.telegram.person({ name: 'Người đã chặn', lang: 'vi' });
    const unreachable = await file(away, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    away.block();
    const gone = w.telegram.person({ name: 'Người đã xóa', lang: 'vi' });
    const erased = await file(gone, 'Mất nước ở ấp 4 ba hôm nay');
    await tell(gone, '/xoadulieu');
    await tell(gone, '1');
    await w.settle();
    const answers: string[][] = [];
    for (const [i, code] of [sealed, unreachable, erased, usual].entries()) {
      // Each from an account of its own: what is told must not hang on what was told before.
      const asker = w.zaloBot.person({ name: `Ai đó ${i}` });
      const shown = await tell(asker, code);
      answers.push([shown.replace(code, '').replace(/: .*? \(từ/, ': (từ'), await tell(asker, '1')]);
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]?.[0]).toContain('Đây là phản ánh của tôi');
    expect(said(hidden)).not.toContain('Có phải ông/bà không');
    const usualId = (await stored(usual))?.id;
    expect((await linkRows()).map((row) => row.petition)).toEqual([usualId]);
  });

  test('the one who denounced can be found from the database in no way, though they claim it themselves on both channels', async () => {
    const code = await file(telegram, 'Chủ tịch xã nhận tiền của nhà thầu làm đường ấp 3, tôi tận mắt thấy');
    await byNumber();
    await claim(telegram, code);
    await claim(oa, code);
    await claim(bot, code);
    const { db } = w.app.store;
    const row = (
      await db
        .select()
        .from(petition)
        .where(eq(petition.code, code.replace('-', '')))
    )[0];
    expect(row).toMatchObject({ person: null, session: null, restricted: true });
    expect((await linkRows()).filter((each) => each.petition !== null)).toEqual([]);
    const sessions = await db.select().from(session);
    const people = await db.select().from(person);
    const names = [...sessions.flatMap((s) => [s.id, s.person]), ...people.map((p) => p.id)];
    const about = await db
      .select()
      .from(audit)
      .where(sql`${audit.petition} = ${row?.id} or ${audit.detail} = ${row?.code}`);
    for (const each of [row, ...about])
      for (const value of Object.values(each ?? {})) if (typeof value === 'string') expect(names).not.toContain(value);
  });

  test('a claim of a petition on the same channel asks nobody', async () => {
    const code = await file(telegram);
    const other = w.telegram.person({ name: 'Khách', lang: 'vi' });
    expect(await claim(other, code)).toContain('Thấy tin hỏi');
    expect(said(telegram)).not.toContain('Có phải ông/bà không');
  });

  test('who was linked elsewhere meanwhile, to another account of the same channel, cannot confirm any more', async () => {
    const code = await file(telegram);
    const second = w.zaloBot.person({ name: 'Người Thử Bốn' });
    await claim(bot, code);
    await byNumber();
    // The second account of that channel joins by way of the Official Account.
    const other = await file(oa, 'Rác đổ tràn ở đầu hẻm 5, ấp 4');
    await claim(second, other);
    oa.tap('Phải, là tôi');
    await w.settle();
    expect(await tell(second, code)).toContain('Cống nghẹt');
    const question = telegram.messages().findLast((m) => m.text?.includes('Có phải ông/bà không'));
    telegram.press(question!, 'Phải, là tôi');
    await w.settle();
    expect(await tell(bot, '/hoso')).toContain('chưa gửi việc nào');
  });
});
