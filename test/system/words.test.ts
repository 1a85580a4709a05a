/** Words that bite on their way: kept exactly as written, shown clean, and never refused by the platform. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isUnseen } from '../../src/domain/clean.ts';
import type { Shown } from '../../src/emulators/telegram.ts';
import { filePetition, offered, refusals, rowsOf, type Stage, stage, wordsOf } from './stage.ts';

let w: Stage;
beforeAll(async () => {
  w = await stage();
});
afterAll(() => w.close());
// Each is told as if it were the first of its matter: those that look alike have no card of their own from the fourth on.
beforeEach(async () => {
  await w.app.store.commit([{ sql: 'delete from likeness', params: [] }]);
});

const cases: readonly (readonly [string, string])[] = [
  ['letters typed in pieces (NFD)', 'Đường vô ấp 3 hư nặng, xe không đi được'.normalize('NFD')],
  ['reversed text', 'Đường hư \u202egnặn\u202c ở ấp 3'],
  ['isolates and marks of direction', '\u2066Đường\u2069 hư\u200f ở \u061cấp 3\u2067 nặng'],
  ['zero-width characters', 'Đ\u200bư\u200cờ\u200dng hư \u2060ở ấp\ufeff 3'],
  ['soft hyphens and fillers', 'Đường hư\u00ad nặng\u3164 ở ấp 3\u115f'],
  ['invisible tag letters', `Đường hư ở ấp 3${String.fromCodePoint(0xe0041, 0xe0042)}`],
  ['a lone high surrogate', 'Đường hư \ud800 ở ấp 3'],
  ['a lone low surrogate at the end', 'Đường hư ở ấp 3 \udc00'],
  ['surrogates the wrong way round', 'Đường hư \udc00\ud800 ở ấp 3'],
  ['NUL and control characters', 'Đường\0 hư\u0007 nặng\u001b[31m ở ấp 3\u0085'],
  ['4,096 units of emoji', `Hư ${'😀'.repeat(2046)}!`],
  ['a family of emoji, many times', 'Đường hư ở ấp 3 '.concat('👨‍👩‍👧‍👦'.repeat(200))],
  ['4,097 characters', `Đường hư ở ấp 3 ${'rất nặng '.repeat(454)}`.slice(0, 4097)],
  ['one word of 4,096 letters', 'a'.repeat(4096)],
  ['4,095 times a and one !', `${'a'.repeat(4095)}!`],
  ['4,000 line feeds', `Đường hư${'\n'.repeat(4000)}ở ấp 3`],
  ['4,000 marks on one letter', `Đường hư ở ấp 3 e${'\u0301'.repeat(4000)}`],
  ['right to left', 'الطريق محطم في القرية الثالثة đường hư ở ấp 3'],
  ['HTML', 'Đường hư <b>nặng</b> <a href="tg://user?id=1">Bấm đây</a> &lt; < ở ấp 3'],
  ['Markdown', '*Đường* _hư [ở](http://evil.example) ~ấp~ `3` > # + - = | { } . ! ( \\'],
  ['mentions', 'Đường hư ở ấp 3 @everyone @chu_tich_xa ＠admin'],
  ['commands inside', 'Đường hư ở ấp 3 /xoa_123@caunoi_bot /duyet /gan ABCD2345'],
  ['links', 'Đường hư ở ấp 3 http://evil.example/a?b=c www.evil.example evil.example t.me/evil tg://resolve?domain=x'],
  ['our own card, imitated', '✅ Xong · Đường hư\nMã 0482-1735 · hạn thứ Hai\nNgười giữ: Hùng\n[Nhận việc] [Xong]'],
  ['a line for the log', 'Đường hư ở ấp 3\r\nlevel=error msg="login ok"\r\n'],
  ['SQL', "Đường hư ở ấp 3'; DROP TABLE inbox;-- % _ \\"],
  ['numbers as a phone writes them', 'Đường hư ở ấp ３ gọi ０９１２３４５６７８'],
  ['Cyrillic among Latin', 'Ủy bаn xã để đường hư ở ấp 3'],
  ['Zalgo', 'Đ̷̢ư̸̡ờ̴n̵g̶ h̷ư̸ ở ấp 3'],
  ['object replacement and blanks of Braille', 'Đường\ufffc hư\u2800 ở ấp 3'],
  ['line and paragraph separators', 'Đường\u2028hư\u2029ở ấp 3'],
  ['variables of texts', 'Đường hư { $unit } {unit} $unit %s ở ấp 3'],
];

/** What may be seen of a message: nothing that reorders, hides or forges. Our own joiners stand only behind a sign. */
const unclean = ({ text = '', buttons }: Shown): readonly string[] =>
  [text, ...buttons.flat().map((button) => button.text)].flatMap((each) => {
    const bare = each
      .replaceAll(/(?<=[/@#＃$:.])\u2060/gu, '')
      .replaceAll(/(?<=\p{Extended_Pictographic})\u200d|\ufe0f/gu, '');
    const bad = [...bare].filter((c) => isUnseen(c.codePointAt(0) ?? 0) && !/[\u2068\u2069]/.test(c));
    const wrong = [...bad.map((c) => `U+${c.codePointAt(0)?.toString(16)}`)];
    if (!each.isWellFormed()) wrong.push('a lone surrogate');
    if (/\n\s*\n\s*\n/.test(each)) wrong.push('many line feeds');
    if (/\p{M}{5}/u.test(each)) wrong.push('many marks');
    return wrong;
  });

test.each(cases)('%s', async (_, words) => {
  const citizen = w.telegram.person({ lang: 'vi' });
  const before = (await wordsOf(w)).length;
  await filePetition(w, citizen, words);
  // A group takes 20 messages a minute: the card may have to wait for its turn.
  await w.pass(10_000);
  const stored = await wordsOf(w);
  expect(stored.length).toBe(before + 1);
  // Kept exactly, every UTF-16 unit of it.
  expect(stored.find((each) => each === words || each.startsWith(`${words}\n`))).toBeDefined();

  const said = [...citizen.messages(), ...w.group.messages()].filter((m) => m.from.bot);
  expect(said.flatMap(unclean)).toEqual([]);
  expect(refusals(w)).toEqual([]);
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);

  const card = w.group
    .messages()
    .filter((m) => m.buttons.length > 0)
    .at(-1);
  const code = /\d{4}-\d{4}/.exec(citizen.messages().at(-1)?.text ?? '')?.[0] ?? '';
  expect(card?.text).toContain(code);
  // Everything of the citizen's is inside the quote, or cannot be tapped.
  const text = card?.text ?? '';
  const outside = (card?.entities ?? []).reduceRight(
    (rest, e) => (e.type === 'blockquote' ? rest.slice(0, e.offset) + rest.slice(e.offset + e.length) : rest),
    text,
  );
  for (const live of [
    /(?<![\p{L}\p{N}_/])\/[A-Za-z]\w*/u,
    /(?<![\p{L}\p{N}_])@\w/u,
    /https?:\/\/(?!www\.google\.com)/,
    /evil\.example/,
  ])
    expect(text).not.toMatch(live);
  expect(outside).not.toContain('Người giữ: Hùng\n[');
});

test.each([
  ['only spaces', '     '],
  ['only line feeds', '\n\n\n'],
  ['only a zero-width space', '\u200b'],
  ['only fillers', '\u3164\u3164'],
  ['only marks', '\u0301\u0301\u0301'],
  ['only a lone surrogate', '\ud800'],
  ['only control characters', '\u0001\u0002'],
])('%s: asked what is wrong, and no empty petition', async (_, words) => {
  const citizen = w.telegram.person({ lang: 'vi' });
  const { petition } = await rowsOf(w);
  citizen.say(words);
  await w.settle();
  const answer = citizen.messages().at(-1);
  expect(answer?.from.bot).toBe(true);
  expect(answer?.buttons.flat().map((button) => button.text)).not.toContain('Đồng ý và gửi');
  expect((await rowsOf(w)).petition).toBe(petition);
  expect(refusals(w)).toEqual([]);
});

test.each([
  ['a link', '[Bấm đây](http://evil.example)'],
  ['64 letters', 'A'.repeat(64)],
  ['lines of ours', 'Hùng\n✅ ĐÃ DUYỆT\nMã 0482-1735'],
  ['reversed', '\u202eHùng'],
  ['markup', '<b>Hùng</b>'],
  ['a mention', '@chu_tich_xa'],
  ['nothing', ''],
])('an officer whose name is %s stands in one clean line of the card', async (_, name) => {
  const officer = await w.staff(name, 'xa', 'officer');
  w.group.join(officer);
  const citizen = w.telegram.person({ lang: 'vi' });
  await filePetition(w, citizen, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.pass(10_000);
  const { message, button } = offered(w.group.messages(), 'Nhận việc');
  officer.press(message, button, { chat: w.group.id });
  await w.settle();
  const card = w.group.messages().find((m) => m.id === message.id);
  expect(card?.text).not.toContain('\n✅ ĐÃ DUYỆT');
  expect(unclean(card as Shown)).toEqual([]);
  expect(card?.text).not.toMatch(/http:\/\/evil|(?<![\p{L}\p{N}_])@\w/u);
  expect(refusals(w)).toEqual([]);
});

test('a button label and an answer of the committee are words of people too', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  await filePetition(w, citizen, 'Đèn đường ấp 4 hỏng mấy bữa nay');
  await w.pass(60_000);
  const { message, button } = offered(w.group.messages(), 'Xong');
  w.officer.press(message, button, { chat: w.group.id });
  await w.settle();
  w.officer.say('Đã \u202eyaht\u202c đèn mới\u200b, sáng lại rồi /duyet @moi_nguoi \ud800 http://evil.example');
  await w.settle();
  const told = citizen.messages().at(-1) as Shown;
  expect(told.text).toContain('đèn mới');
  expect(unclean(told)).toEqual([]);
  expect(told.text).not.toMatch(/(?<![\p{L}\p{N}_/])\/duyet|(?<![\p{L}\p{N}_])@moi/u);
  expect(refusals(w)).toEqual([]);
});

test('words in the search are words, not an expression', async () => {
  const citizen = w.telegram.person({ lang: 'vi' });
  const code = await filePetition(w, citizen, 'Cầu ván ấp 4 gãy hai tấm, trẻ con đi học sợ');
  const find = async (words: string): Promise<string> => {
    w.officer.say(`/tim ${words}`, { chat: w.group.id });
    await w.settle();
    return w.group.messages().at(-1)?.text ?? '';
  };
  await w.pass(60_000);
  expect(await find('CẦU VÁN')).toContain(code);
  expect(await find('cau van'.normalize('NFD'))).toContain(code);
  for (const words of ['"', "' OR 1=1 --", '%', '_', 'NEAR(a b)', 'petition:x', '*', 'AND', '\ud800', '(', 'a"b*'])
    expect(await find(words)).not.toBe('');
  expect(w.logs.filter(({ level }) => level === 'error')).toEqual([]);
});
