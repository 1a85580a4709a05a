/** What the service promises of its conversations, each promise over many examples. */
import { describe, expect, test } from 'vitest';
import { officeDay } from '../../src/domain/calendar.ts';
import { complaintLimit } from '../../src/domain/deadline.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Line, Prompt } from '../../src/domain/message.ts';
import { petition } from '../../src/store/schema.ts';
import { world, zone } from '../world.ts';
import { type Fake, fake, hear, messagesOf, pass, press, say, t } from './fake.ts';

const written = (line: Line): string => ('quote' in line ? line.quote : 'code' in line ? line.code : t(line, 'vi'));
const linesOf = (prompt: Prompt | undefined): string[] => (prompt?.say ?? []).map(written);
const send = (prompt: Prompt | undefined): string => prompt?.choices?.[0]?.id ?? '';
const answerTo = async (f: Fake, words: string): Promise<Prompt | undefined> =>
  messagesOf(await say(f, f.citizen, words))[0]?.prompt;

/** Words with all their marks, and as most people type them. */
const bothWays = (sentences: readonly string[]): string[] => sentences.flatMap((s) => [s, fold(s)]);

const usual = [
  'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay, nhờ xã coi giúp',
  'Đèn đường ở cổng chợ tắt ba hôm nay',
  'Rác đổ tràn ở đầu hẻm 5, ấp 4, hôi quá chịu không nổi, mong xã cho người dọn giúp bà con',
  'Xe tải chạy suốt đêm trước trường tiểu học ấp 4, bụi mù mịt, con nít đi học nguy hiểm',
  'Nhà tôi ở gần cầu sắt ấp 3 mất nước sinh hoạt cả tuần, gọi trạm cấp nước không ai trả lời',
  'Đề nghị xã làm thêm đèn ở khúc cua cuối ấp 4, tối om, té xe hoài, gọi tôi 0912345678',
];

describe('the card', () => {
  test.each(usual)('a newcomer reads everything in six lines and 400 characters: %s', async (words) => {
    const f = fake();
    await hear(f, f.citizen, { kind: 'media', media: { kind: 'photo', ref: 'a' }, album: 'x', caption: words });
    await hear(f, f.citizen, { kind: 'media', media: { kind: 'photo', ref: 'b' }, album: 'x' });
    const [woken] = await pass(f, 3_000);
    const card = woken && messagesOf(woken.turned)[0]?.prompt;
    const lines = linesOf(card);
    const text = lines.join('\n');
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(text.length).toBeLessThanOrEqual(400);
    for (const part of [
      'máy nhận tin tự động',
      'Việc: ',
      'Ở: ',
      'Kèm theo: 2 ảnh',
      'Cán bộ UBND xã Ví Dụ sẽ đọc',
      'giữ kín',
    ])
      expect(text).toContain(part);
    const labels = (card?.choices ?? []).map((c) => t(c.label, 'vi'));
    expect(labels).toEqual(['Đồng ý và gửi', 'Sửa lại', 'Ẩn danh', 'Thôi, không gửi']);
    expect(text).not.toContain('0912345678');
  });

  test('who has consented before sees “Gửi…” first and hears that silence sends', async () => {
    const f = fake();
    f.citizen.consented = true;
    const card = await answerTo(f, usual[1] ?? '');
    expect(t(card?.choices?.[0]?.label ?? { id: 'back-button' }, 'vi')).toMatch(/^Gửi/);
    expect(linesOf(card).at(-1)).toContain('30 phút');
  });

  test('consent is stored with the version of its text, once, and only by the newcomer’s own word', async () => {
    const f = fake();
    await say(f, f.citizen, usual[1] ?? '');
    await pass(f, 3 * 86_400_000);
    expect(f.facts).toEqual([]);
    await say(f, f.citizen, 'ok');
    expect(f.facts).toEqual([]);
    await say(f, f.citizen, '1');
    expect(f.facts.map((fact) => fact.type)).toEqual(['person.consented', 'petition.filed']);
    await say(f, f.citizen, usual[2] ?? '');
    await say(f, f.citizen, 'gửi');
    expect(f.facts.filter((fact) => fact.type === 'person.consented')).toHaveLength(1);
  });
});

describe('danger to life', () => {
  const danger = [
    'cháy nhà ở ấp 3, cứu với',
    'có đứa nhỏ bị đuối nước ở sông đầu ấp 4',
    'dây điện đứt rớt xuống đường, có người bị điện giật',
    'tai nạn xe, người bị thương nằm bất tỉnh',
    'có người đang cầm dao chém người',
    'sạt lở đất đè sập nhà',
    'tôi muốn tự tử',
  ];
  test.each(bothWays(danger))(
    'the numbers are in the first line, and the duty officer is told before any press: %s',
    async (words) => {
      const f = fake();
      const [first] = linesOf(await answerTo(f, words));
      for (const number of ['111', '112', '113', '114', '115']) expect(first).toContain(number);
      expect(f.facts.map((fact) => fact.type)).toEqual(['emergency.told']);
    },
  );

  const falseFriends = [
    'trời nóng như cháy mà cúp điện hoài ở ấp 3',
    'đèn đường cháy bóng ở cổng chợ',
    'bán cháy hàng ở chợ',
    'cá chết trắng sông ở ấp 4',
  ];
  test.each(falseFriends)('a manner of speaking alarms nobody: %s', async (words) => {
    const f = fake();
    const lines = linesOf(await answerTo(f, words));
    expect(lines.join('\n')).not.toContain('114');
    expect(f.facts).toEqual([]);
  });
});

describe('complaints', () => {
  test('the last day is computed: 90 days from today', async () => {
    const f = fake();
    const text = linesOf(
      await answerTo(f, 'Tôi không đồng ý quyết định bồi thường đất của xã cho nhà tôi ở ấp 4'),
    ).join('\n');
    const [year, month, day] = complaintLimit(officeDay(f.now, zone)).split('-').map(Number);
    expect(text).toContain('chưa phải đơn khiếu nại theo luật');
    expect(text).toContain(`${day}/${month}/${year}`);
  });
});

describe('denunciations', () => {
  const accusations = [
    'Chủ tịch xã nhận tiền của nhà thầu làm đường ấp 3, tôi tận mắt thấy',
    'Ông trưởng ấp 4 ăn chặn tiền hỗ trợ của hộ nghèo',
    'Cán bộ địa chính vòi tiền mới chịu ký giấy cho tôi',
    'Kế toán xã làm hồ sơ khống rút tiền cứu trợ ở ấp 3',
    'Công an xã đánh dân ở chợ, nhận hối lộ của sòng bạc',
    'Bí thư đưa người nhà vào danh sách hộ nghèo ấp 4',
    'Hiệu trưởng trường ấp 3 thu tiền không biên lai bỏ túi riêng',
  ];

  test('no group ever sees a word of one, whatever is added and however it is sent', async () => {
    const w = await world();
    const officer = await w.staff('Hùng', 'xa', 'officer');
    const group = await w.committee('Ủy ban xã', 'xa', [officer]);
    const before = group.messages().length;
    const officerBefore = officer.messages().length;
    for (const [i, words] of bothWays(accusations).entries()) {
      const citizen = w.telegram.person({ name: `Người ${i}`, lang: 'vi' });
      if (i % 3 === 0) citizen.photo({ caption: words });
      else citizen.say(words);
      await w.settle();
      // Where no place was named it is asked for, once.
      if (!citizen.messages().at(-1)?.buttons.length) citizen.say('không biết');
      await w.settle();
      citizen.press(citizen.messages().at(-1)!, 'Đồng ý và gửi');
      await w.settle();
      citizen.album(2);
      citizen.location(10, 105);
      await w.settle();
      citizen.press(citizen.messages().at(-1)!, 'Thêm vào việc niêm phong');
      await w.settle();
    }
    expect(group.messages().slice(before)).toEqual([]);
    expect(officer.messages().slice(officerBefore)).toEqual([]);
    await w.pass(24 * 3_600_000);
    // The next digest, and nothing in it but its own words.
    const after = group.messages().slice(before);
    expect(after).toHaveLength(1);
    const words = fold(after[0]?.text ?? '');
    for (const accusation of accusations)
      for (const part of fold(accusation).match(/\S+ \S+ \S+/g) ?? []) expect(words).not.toContain(part);
    expect(w.logs.filter((log) => log.level === 'error')).toEqual([]);
    await w.close();
  });

  test.each(accusations)('it is told at once that a chat is no denunciation in law: %s', async (words) => {
    const f = fake();
    const text = linesOf(await answerTo(f, words)).join('\n');
    expect(text).toContain('chưa phải đơn tố cáo theo luật');
    expect(text).toContain('UBND tỉnh Ví Dụ');
  });

  // Sealed by mistake: accuses nobody, only sounds so.
  const unsure = 'Cán bộ xã làm đường ấp 3 ẩu quá, mới một tháng đã hư';
  const none = (prompt: Prompt | undefined): string | undefined =>
    prompt?.choices?.find((choice) => choice.id.endsWith('.ordinary'))?.id;

  test('one that is not certain may be said to be none: before that no group reads a word, after it all is as usual', async () => {
    const w = await world();
    const officer = await w.staff('Hùng', 'xa', 'officer');
    const group = await w.committee('Ủy ban xã', 'xa', [officer]);
    const before = group.messages().length;
    const [silent, speaking] = [w.telegram.person({ name: 'Một' }), w.telegram.person({ name: 'Hai' })];
    silent.say(unsure);
    speaking.say(unsure);
    await w.pass(25 * 3_600_000);
    speaking.press(speaking.messages().at(-1)!, 'Việc này không phải tố cáo');
    await w.settle();
    // The morning's digest tells of no matter at all; of those who only kept silent nothing ever comes.
    const seen = () => fold(JSON.stringify(group.messages().slice(before)));
    expect(seen()).not.toContain('lam duong');
    const petitions = async () => w.app.store.db.select({ kind: petition.kind, unit: petition.unit }).from(petition);
    expect(await petitions()).toEqual([]);
    speaking.press(speaking.messages().at(-1)!, 'Đồng ý và gửi');
    await w.settle();
    expect(seen().match(/lam duong ap 3 au qua/g)).toHaveLength(1);
    expect(await petitions()).toEqual([{ kind: 'feedback', unit: 'xa' }]);
    await w.close();
  });

  test('where it is certain nobody is asked, and silence never takes the seal off', async () => {
    const f = fake();
    f.citizen.consented = true;
    for (const words of bothWays(accusations)) expect(none(await answerTo(fake(), words)), words).toBeUndefined();
    expect(none(await answerTo(f, unsure))).toBeDefined();
    await pass(f, 48 * 3_600_000);
    expect(f.petitions.size).toBe(0);
  });

  test('what is written or changed after it is read anew', async () => {
    for (const [words, offered] of [
      ['xin xã coi giúp', false],
      // Each by itself would be asked about; together they are certain.
      ['ổng còn nhận tiền của mấy hộ', false],
      // Harmless, and yet all of it together reads like one.
      ['mưa là ngập, xe té hoài', true],
      ['nói thẳng là chủ tịch xã ăn hối lộ', false],
    ] as const) {
      const f = fake();
      await press(f, f.citizen, none(await answerTo(f, unsure)) ?? '');
      const card = await answerTo(f, words);
      expect(none(card) !== undefined, words).toBe(offered);
      await press(f, f.citizen, send(card));
      expect(
        [...f.petitions.values()].map((p) => p.restricted),
        words,
      ).toEqual([words !== 'xin xã coi giúp']);
    }
    const f = fake();
    const body = { kind: 'text', text: unsure } as const;
    const card = messagesOf(await hear(f, f.citizen, body, { message: 'm1' }))[0]?.prompt;
    await press(f, f.citizen, none(card) ?? '');
    const edit = { ...body, text: 'Ở ấp 4, trưởng ấp thu tiền rác mà không ghi sổ', edited: true } as const;
    expect(none(messagesOf(await hear(f, f.citizen, edit, { message: 'm1' }))[0]?.prompt)).toBeDefined();
  });

  test('a place or a photo sent while it is asked whether words belong to a sealed one is answered', async () => {
    const f = fake();
    await press(f, f.citizen, send(await answerTo(f, accusations[0] ?? '')));
    await say(f, f.citizen, 'xem giúp việc này');
    const place = { kind: 'place', lat: 10, long: 105 } as const;
    expect(messagesOf(await hear(f, f.citizen, place))).toHaveLength(1);
    const photo = { kind: 'media', media: { kind: 'photo', ref: 'a' } } as const;
    expect(messagesOf(await hear(f, f.citizen, photo))).toHaveLength(1);
  });

  test('one that comes late in a long matter seals all of it', async () => {
    const f = fake();
    await say(f, f.citizen, 'Đường ấp 3 làm xong một tháng đã hư, ổ gà khắp nơi');
    await say(f, f.citizen, `${'Bà con than phiền nhiều lần. '.repeat(140)}`);
    const card = messagesOf(await say(f, f.citizen, 'Chủ tịch xã nhận tiền của nhà thầu, tôi tận mắt thấy'))[0]?.prompt;
    await press(f, f.citizen, send(card));
    expect([...f.petitions.values()].map((p) => p.restricted)).toEqual([true]);
  });
});
