/** What a telephone number makes one person of, whom it asks, and what nobody learns from typing one. */
import { describe, expect, test } from 'vitest';
import {
  after,
  answer,
  asked,
  byNumber,
  file,
  fresh,
  last,
  linkRows,
  number,
  oa,
  show,
  telegram,
  tell,
  type,
  w,
} from './linking/people.ts';

fresh();

const questions = async () => (await linkRows()).filter(({ asked }) => asked !== null);

describe('by a number', () => {
  test('the surer side is asked, and its yes makes one person, in whichever form the number is written', async () => {
    const code = await file(telegram);
    expect(await show(telegram, '+84912345678')).toContain('đã ghi số');
    await type(oa, '0912 345 678');
    expect(await answer(telegram, 'Phải, là tôi')).toContain('Đã nối với Zalo');
    expect(last(oa)).toContain('Đã nối với Telegram');
    expect(await tell(oa, code)).toContain('Việc: Cống nghẹt');
  });

  test('the surer side is asked in the answer itself where the other one was first, again at the next try, and once in the table', async () => {
    const code = await file(oa);
    await type(oa);
    const before = oa.messages().length;
    expect(await show(telegram)).toContain('Có phải của ông/bà không');
    expect(await show(telegram)).toContain('Có phải của ông/bà không');
    expect(await questions()).toHaveLength(1);
    expect(oa.messages().length).toBe(before);
    expect(await tell(telegram, code)).not.toContain('Cống nghẹt');
    await answer(telegram, 'Phải, là tôi');
    expect(await tell(telegram, code)).toContain('Cống nghẹt');
    expect(last(oa)).toContain('Tách ra');
    // The first of the two buttons, pressed again.
    telegram.press(telegram.messages().find((m) => m.text?.includes('Có phải của ông/bà không'))!, 'Phải, là tôi');
    await w.settle();
    expect(last(telegram)).toContain('Đã nối với Zalo');
    expect(await questions()).toHaveLength(1);
  });

  test('who types a number hears the same, word for word, whether or not somebody has it, and what that one answers', async () => {
    const stranger = w.zaloOa.person({ name: 'Khách' });
    const nobody = await type(stranger);
    await file(telegram);
    await show(telegram);
    await answer(telegram, 'Không phải tôi');
    const before = stranger.messages().length;
    expect(await type(stranger)).toBe(nobody);
    await w.pass(after.hours(25));
    expect(await type(stranger)).toBe(nobody);
    await answer(telegram, 'Không phải tôi');
    await w.pass(after.hours(25));
    expect(await type(stranger)).toBe(nobody);
    const heard = stranger.messages().slice(before);
    expect(new Set(heard.map((m) => m.text)).size).toBe(3);
    expect(heard.filter((m) => m.from.oa)).toHaveLength(6);
    expect(asked(telegram)).toBe(3);
    expect(await tell(stranger, '/hoso')).toContain('chưa gửi việc nào');
  });

  test('one question a day to somebody from each other person, three in all, and three a day from one person', async () => {
    await show(telegram);
    const strangers = [1, 2, 3, 4].map((i) => w.zaloOa.person({ name: `Khách ${i}` }));
    for (const each of [...strangers, ...strangers]) await type(each);
    expect(asked(telegram)).toBe(3);
    const others = [2, 3, 4, 5].map((i) => ({
      phone: `8491234567${i}`,
      who: w.telegram.person({ name: `Khác ${i}`, lang: 'vi' }),
    }));
    for (const { who, phone } of others) {
      await show(who, phone);
      await type(oa, phone);
    }
    expect(others.map(({ who }) => asked(who))).toEqual([1, 1, 1, 0]);
    await w.pass(after.hours(25));
    await type(strangers[3]!);
    expect(asked(telegram)).toBe(4);
  });

  test('how many more numbers may be typed today does not tell whether somebody has those before', async () => {
    const second = w.telegram.person({ name: 'Khách', lang: 'vi' });
    const own = '84912345679';
    await show(second, own);
    const stranger = w.zaloOa.person({ name: 'Khách' });
    for (const nobodys of ['84911111111', '84922222222', '84933333333', own]) await type(stranger, nobodys);
    expect(asked(second)).toBe(0);
    await w.pass(after.hours(25));
    await type(stranger);
    expect(await show(telegram)).toContain('Có phải của ông/bà không');
    await type(stranger, '84911111111');
    await type(stranger, own);
    expect(asked(second)).toBe(1);
  });

  test('erasing oneself does not give more questions to the same person', async () => {
    await show(telegram);
    for (let i = 0; i < 5; i++) {
      await type(oa);
      await tell(oa, '/xoadulieu');
      await tell(oa, '1');
    }
    expect(asked(telegram)).toBe(3);
    expect(await answer(telegram, 'Phải, là tôi')).not.toContain('Đã nối');
    await w.pass(after.hours(25));
    await type(oa);
    expect(asked(telegram)).toBe(4);
  });

  test('of two accounts that type the same, nobody can say in the answer which is theirs; asked when one of them types it again', async () => {
    const stranger = w.zaloOa.person({ name: 'Khách' });
    const code = await file(telegram);
    await type(stranger);
    await type(oa);
    expect(await show(telegram)).toContain('đã ghi số');
    expect(asked(telegram)).toBe(0);
    await type(oa);
    await answer(telegram, 'Phải, là tôi');
    expect(await tell(oa, code)).toContain('Cống nghẹt');
    expect(await tell(stranger, code)).not.toContain('Cống nghẹt');
  });

  test('a typed number takes nothing from who has it, on the same channel or another', async () => {
    const code = await file(telegram);
    await byNumber();
    const stranger = w.zaloOa.person({ name: 'Khách' });
    await type(stranger);
    expect(await tell(oa, '/dulieu')).toContain('Số điện thoại ông/bà gửi');
    expect(await tell(oa, code)).toContain('Cống nghẹt');
    await tell(stranger, '/xoadulieu');
    await tell(stranger, '1');
    expect(await tell(telegram, code)).toContain('Cống nghẹt');
    expect(asked(telegram)).toBe(1);
  });

  test('a number that is typed in the chat, or somebody else’s card, is not taken at all', async () => {
    await file(telegram);
    await byNumber();
    const stranger = w.telegram.person({ name: 'Khách', lang: 'vi' });
    expect(await tell(stranger, '/lienket')).toContain('Nối Zalo và Telegram');
    expect(await tell(stranger, '0912 345 678')).toContain('gõ tay');
    stranger.contact(number, { of: telegram });
    await w.settle();
    expect(last(stranger)).toContain('không phải của chính tài khoản này');
    expect(await tell(stranger, '/hoso')).toContain('chưa gửi việc nào');
  });

  test('a number that another account of the same channel surely has now: it is that one’s, and nobody is linked at once with the old one', async () => {
    const code = await file(telegram);
    await byNumber();
    const heir = w.telegram.person({ name: 'Người mua lại số', lang: 'vi' });
    expect(await show(heir)).toContain('đã ghi số');
    expect(await tell(heir, code)).not.toContain('Cống nghẹt');
    expect(await tell(oa, code)).toContain('Cống nghẹt');
  });

  test('who was asked and has the number no longer cannot say yes any more', async () => {
    const code = await file(oa);
    await show(telegram);
    await type(oa);
    const heir = w.telegram.person({ name: 'Người mua lại số', lang: 'vi' });
    await show(heir);
    expect(await answer(telegram, 'Phải, là tôi')).toContain('đã cũ');
    expect(await tell(telegram, code)).not.toContain('Cống nghẹt');
    await answer(heir, 'Phải, là tôi');
    expect(await tell(heir, code)).toContain('Cống nghẹt');
  });

  test('only a keyed hash of the number is stored', async () => {
    await byNumber();
    const bytes = await w.bytes();
    for (const form of [number, '0912345678', '912345678']) expect(bytes.includes(form)).toBe(false);
  });
});
