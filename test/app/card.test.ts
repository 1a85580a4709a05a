/** The card as a value: what its lines say of the guesses, which buttons it has in which order, and that it stays short. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardContext, card } from '../../src/app/card.ts';
import { classChoices } from '../../src/app/card-class.ts';
import type { Choice, Prompt } from '../../src/domain/message.ts';
import type { Petition } from '../../src/domain/petition.ts';
import { seenOf } from '../../src/domain/seen.ts';
import { KINDS, TOPICS, URGENCIES } from '../../src/domain/taxonomy.ts';
import { translator } from '../../src/text/translate.ts';
import { commune, monday, zone } from '../world.ts';

const t = translator({ zone });
const land = commune.find(({ code }) => code === 'diachinh')!;
const sure = { kind: 0.97, topic: 0.93, urgency: 0.95 };

const petition: Petition = {
  id: 'p1',
  code: '04821737',
  version: 1,
  restricted: false,
  unit: 'xa',
  status: 'new',
  kind: 'feedback',
  topic: 'power',
  urgency: 'normal',
  classified: false,
  sure,
  session: 's',
  person: 'c',
  matter: 'Đèn đường tắt ba hôm nay',
  place: 'cổng chợ',
  text: 'Đèn đường ở cổng chợ tắt ba hôm nay',
  lat: undefined,
  long: undefined,
  anonymous: false,
  behalf: false,
  confirmed: true,
  source: 'telegram',
  holder: undefined,
  holderName: undefined,
  result: undefined,
  rating: undefined,
  reopened: 0,
  dueAt: monday + 3 * 86_400_000,
  createdAt: monday,
  changedAt: monday,
  doneAt: undefined,
};
const said: Partial<Petition> = { classified: true, sure: undefined };
const context: CardContext = {
  now: monday,
  here: true,
  unitName: 'UBND xã Ví Dụ',
  fromBelow: false,
  guess: {},
  files: 0,
  t,
};
const offer = { unit: land, trace: { holder: 'diachinh', co: [] } };

const linesOf = ({ say }: Prompt): readonly string[] =>
  say.map((line) => ('quote' in line ? line.quote : 'code' in line ? line.code : t(line, 'vi')));
const classOf = (p: Partial<Petition>, guess: CardContext['guess'] = {}): string | undefined =>
  linesOf(card({ ...petition, ...p }, { ...context, guess })).find((line) =>
    /^(?:Đoán|Chưa chắc|Phân loại): /.test(line),
  );
const labelsOf = (choices: readonly Choice[] = []): readonly string[] => choices.map(({ label }) => t(label, 'vi'));

test('each guess that is not sure says so, an urgency in line 1 is not said twice, and what an officer has said is said plainly', () => {
  expect(classOf({})).toBe('Đoán: phản ánh · Điện, chiếu sáng · Bình thường');
  expect(classOf({ sure: { ...sure, topic: 0.69 } })).toBe(
    'Đoán: phản ánh · Bình thường · chưa chắc: Điện, chiếu sáng',
  );
  expect(classOf({ sure: { ...sure, kind: 0.5, topic: 0.2 } })).toBe(
    'Đoán: Bình thường · chưa chắc: phản ánh · Điện, chiếu sáng',
  );
  expect(classOf({ sure: { kind: 0.5, topic: 0.2, urgency: 0.7 } })).toBe(
    'Chưa chắc: phản ánh · Điện, chiếu sáng · Bình thường',
  );
  // An emergency is shouted from 0.2 on, and right from 0.5 on; what is urgent was always right.
  expect(classOf({ urgency: 'emergency', sure: { ...sure, urgency: 0.3 } })).toBe(
    'Đoán: phản ánh · Điện, chiếu sáng · chưa chắc: KHẨN CẤP',
  );
  expect(classOf({ urgency: 'emergency', sure: { ...sure, urgency: 0.5 } })).toBe('Đoán: phản ánh · Điện, chiếu sáng');
  expect(classOf({ urgency: 'urgent', sure: { ...sure, urgency: 0.2 } })).toBe('Đoán: phản ánh · Điện, chiếu sáng');
  expect(classOf({}, { lost: true })).toBe('Đoán: phản ánh · Điện, chiếu sáng · Bình thường · Nơi: chưa chắc');
  expect(classOf(said)).toBe('Phân loại: phản ánh · Điện, chiếu sáng · Bình thường');
  expect(classOf({ ...said, urgency: 'urgent' })).toBe('Phân loại: phản ánh · Điện, chiếu sáng');
});

test('the daily buttons come first; those of the class go as an officer has said it; the rest is offered only where it is open here', () => {
  const buttons = (p: Partial<Petition>, more: Partial<CardContext> = {}) =>
    labelsOf(card({ ...petition, ...p }, { ...context, ...more }).choices);
  const daily = ['Nhận việc', 'Hỏi người dân', 'Xong / Trả lời', 'Chuyển', 'Không thuộc'];
  expect(buttons({})).toEqual([...daily, 'Đúng loại', 'Sửa loại']);
  expect(buttons({}, { guess: { next: 'roads' } })).toEqual([
    ...daily,
    'Đúng loại',
    'Sửa loại',
    'Là: Giao thông, đường sá',
  ]);
  expect(buttons({ status: 'claimed', holder: 'h', holderName: 'Hùng' })).toEqual([
    'Xong / Trả lời',
    'Hỏi người dân',
    'Chuyển',
    'Không thuộc',
    'Trả lại',
    'Đúng loại',
    'Sửa loại',
  ]);
  expect(buttons(said)).toEqual(daily);
  expect(buttons(said, { guess: { offer } })).toEqual([...daily, 'Chuyển: Tổ địa chính']);
  expect(buttons({}, { copy: true })).toEqual(daily);
  expect(buttons({ status: 'done' })).toEqual([]);
  const joined = { people: 2, days: 1, waiting: 0, parent: { petition, people: 2, joined: true } };
  expect(buttons({}, { matter: joined })).toEqual(['Tách ra', 'Hỏi người dân']);
  expect(card(petition, { ...context, here: false }).choices).toBeUndefined();
});

test('the list has everything that it is not taken for, the likeliest first, no denunciation, and a way back', () => {
  const labels = labelsOf(classChoices(petition, { next: 'security' }));
  expect(labels.slice(0, 3)).toEqual(['An ninh, trật tự', 'Giao thông, đường sá', 'Môi trường, rác thải']);
  expect(labels.slice(-5)).toEqual(['KHẨN CẤP', 'KHẨN', 'kiến nghị', 'khiếu nại', 'Thôi']);
  expect(labels).toHaveLength(TOPICS.length - 1 + URGENCIES.length - 1 + (KINDS.length - 2) + 1);
  expect(labels).not.toContain('tố cáo');
});

test('every press fits into the 64 bytes of a Telegram button, with its signature of 9', () => {
  const longest = commune.map((unit) => ({ ...unit, code: 'x'.repeat(24) }))[0]!;
  const each = TOPICS.flatMap((topic) => [
    ...classChoices({ ...petition, topic }, { next: 'administration' }),
    ...(card(petition, { ...context, guess: { next: topic } }).choices ?? []),
  ]);
  const moved =
    card({ ...petition, ...said }, { ...context, guess: { offer: { ...offer, unit: longest } } }).choices ?? [];
  for (const { id } of [...each, ...moved]) expect(new TextEncoder().encode(id).length).toBeLessThanOrEqual(55);
});

test('what was seen is another thing as soon as class, unit, place or the word of an officer is', () => {
  const others: readonly Partial<Petition>[] = [
    {},
    { kind: 'complaint' },
    { topic: 'roads' },
    { urgency: 'urgent' },
    { unit: 'diachinh' },
    { place: 'cổng chợ, ấp 3' },
    { place: undefined },
    said,
  ];
  expect(new Set(others.map((each) => seenOf({ ...petition, ...each }))).size).toBe(others.length);
  const claimed: Petition = { ...petition, version: 7, status: 'claimed', dueAt: 1 };
  expect(seenOf(claimed)).toBe(seenOf(petition));
});

test('where nothing can be pressed, what to type stands below, also for what is offered', () => {
  const typed = (p: Partial<Petition>, guess: CardContext['guess'] = {}) =>
    linesOf(card({ ...petition, ...p }, { ...context, guess, ending: '737' })).slice(6);
  const daily = 'Trả lời: 737 nhận · 737 xong … · 737 hỏi … · 737 chuyển … · 737 không thuộc …';
  expect(typed({})).toEqual([daily, 'Loại: 737 đúng loại · 737 loại …']);
  expect(typed({}, { next: 'roads' })).toEqual([
    daily,
    'Loại: 737 đúng loại · 737 loại Giao thông, đường sá · 737 loại …',
  ]);
  expect(typed(said)).toEqual([daily]);
  expect(typed(said, { offer })).toEqual([daily, 'Theo quy tắc là việc của Tổ địa chính: 737 chuyển theo quy tắc']);
});

const words = (most: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom('đường', ' ', 'ngập', '\n', ' @ủy ban', ' www.vi.du', ', ', 'ấp 3'),
    maxLength: most,
  });
const maybe = <T>(value: T) => fc.constantFrom(undefined, value);

test('a card has at most 12 lines and 900 characters, whatever stands on it; the words are cut last and never to nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        text: words(200),
        urgency: fc.constantFrom(...URGENCIES),
        topic: fc.constantFrom(...TOPICS),
        doubts: fc.constantFrom(sure, { kind: 0.1, topic: 0.1, urgency: 0.1 }),
        holderName: maybe('Nguyễn Văn Ví Dụ'),
        reopened: fc.constantFrom(0, 12),
        confirmed: fc.boolean(),
        behalf: fc.boolean(),
        ending: maybe('04821737'),
        co: fc.constantFrom([], ['Công an xã Ví Dụ', 'Trạm Y tế xã Ví Dụ']),
        files: fc.constantFrom(0, 20),
        people: fc.constantFrom(1, 50),
        waiting: fc.constantFrom(0, 40),
        next: maybe('administration' as const),
        lost: maybe(true as const),
      }),
      ({
        text,
        urgency,
        topic,
        doubts,
        holderName,
        reopened,
        confirmed,
        behalf,
        ending,
        co,
        files,
        people,
        waiting,
        next,
        lost,
      }) => {
        const p = {
          ...petition,
          text: text.trim(),
          urgency,
          topic,
          sure: doubts,
          holderName,
          reopened,
          confirmed,
          behalf,
        };
        const prompt = card(
          { ...p, matter: 'Việc dài '.repeat(8).trim(), place: 'Chỗ dài '.repeat(6).trim() },
          {
            ...context,
            fromBelow: true,
            co,
            files,
            matter: { people, days: 3, waiting },
            guess: { ...(next && { next }), ...(lost && { lost }) },
            ...(ending !== undefined && { ending }),
          },
        );
        const lines = linesOf(prompt).join('\n');
        expect(lines.split('\n').length).toBeLessThanOrEqual(12);
        expect(lines.length).toBeLessThanOrEqual(900);
        const quote = prompt.say.find((line) => 'quote' in line);
        expect(quote !== undefined).toBe(p.text !== '');
      },
    ),
    { numRuns: 300 },
  );
});
