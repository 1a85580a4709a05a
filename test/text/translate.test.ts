import { describe, expect, test } from 'vitest';
import type { Lang, Moment, Translate } from '../../src/text/text.ts';
import { translator } from '../../src/text/translate.ts';

/** Texts of the test's own, so that it does not depend on the catalogue; a language can miss what another has. */
const sources = {
  vi: `
hello = Chào ông/bà
thanks = Cảm ơn { $name }.
count = Có { $count } việc, mã { $code }
due = Trả lời trước { $due }
state = { $state ->
    [done] Đã xong
   *[open] Đang làm
}
-office = Ủy ban
seen = { hello }, đây là { -office }.
lines =
    Việc: { $matter }
    Ở: { $place }
only-vi = Chỉ có { $what }
`,
  en: `
hello = Hello
thanks = Thank you, { $name }.
count = { $count ->
    [one] { $count } matter, code { $code }
   *[other] { $count } matters, code { $code }
}
due = An answer by { $due }
wants-more = { $name } and { $other }
`,
};

/** The texts above are not in the catalogue, so their ids are unknown to the types. */
const say = (t: Translate, id: string, lang: Lang, args?: Record<string, unknown>): string =>
  t({ id, ...(args && { args }) } as never, lang);

const t = translator({ zone: 'Asia/Ho_Chi_Minh', sources });

describe('sentences', () => {
  test('stand as they are in the file, over several lines', () => {
    expect(say(t, 'hello', 'vi')).toBe('Chào ông/bà');
    expect(say(t, 'seen', 'vi')).toBe('Chào ông/bà, đây là Ủy ban.');
    expect(say(t, 'lines', 'vi', { matter: 'đường ngập', place: 'ấp 3' })).toBe('Việc: đường ngập\nỞ: ấp 3');
  });

  test('take words of people without any mark around them', () => {
    expect(say(t, 'thanks', 'en', { name: '{ $x } 0482-1735 \u202e' })).toBe('Thank you, { $x } 0482-1735 \u202e.');
  });

  test('write numbers as the language does and leave codes alone', () => {
    expect(say(t, 'count', 'vi', { count: 1202, code: '1202' })).toBe('Có 1.202 việc, mã 1202');
    expect(say(t, 'count', 'en', { count: 1202, code: '1202' })).toBe('1,202 matters, code 1202');
    expect(say(t, 'count', 'en', { count: 1, code: '7' })).toBe('1 matter, code 7');
  });

  test('choose by a string', () => {
    expect(say(t, 'state', 'vi', { state: 'done' })).toBe('Đã xong');
    expect(say(t, 'state', 'vi', { state: 'anything' })).toBe('Đang làm');
  });

  test('take other texts, in the same language', () => {
    const nested = { name: { id: 'thanks', args: { name: { id: 'hello' } } } };
    expect(say(t, 'thanks', 'vi', nested)).toBe('Cảm ơn Cảm ơn Chào ông/bà..');
    expect(say(t, 'thanks', 'en', nested)).toBe('Thank you, Thank you, Hello..');
  });
});

describe('moments', () => {
  const write = (at: string, as: Moment['as'], lang: Lang, zone = 'Asia/Ho_Chi_Minh'): string =>
    say(translator({ zone, sources: { vi: 'm = {$m}', en: 'm = {$m}' } }), 'm', lang, {
      m: { at: Date.parse(at), as },
    });

  test.each([
    ['by', '16 giờ 30, thứ Tư 25/11', '16:30 on Wednesday 25 Nov'],
    ['day', 'thứ Tư 25/11/2026', 'Wednesday 25 Nov 2026'],
    ['time', '16 giờ 30 ngày 25/11', '16:30 on 25 Nov'],
    ['clock', '16 giờ 30', '16:30'],
  ] as const)('as %s', (as, vi, en) => {
    expect(write('2026-11-25T09:30:00Z', as, 'vi')).toBe(vi);
    expect(write('2026-11-25T09:30:00Z', as, 'en')).toBe(en);
  });

  test('on the hour, at midnight, five past, and on a Sunday', () => {
    expect(write('2026-11-25T09:00:00Z', 'by', 'vi')).toBe('16 giờ, thứ Tư 25/11');
    expect(write('2026-11-28T17:00:00Z', 'by', 'vi')).toBe('0 giờ, Chủ nhật 29/11');
    expect(write('2026-01-31T17:05:59.999Z', 'time', 'vi')).toBe('0 giờ 05 ngày 1/2');
    expect(write('2026-01-31T17:05:00Z', 'clock', 'en')).toBe('00:05');
  });

  test('stand within a sentence', () => {
    const due = { at: Date.parse('2026-11-25T09:30:00Z'), as: 'by' };
    expect(say(t, 'due', 'vi', { due })).toBe('Trả lời trước 16 giờ 30, thứ Tư 25/11');
    expect(say(t, 'due', 'en', { due })).toBe('An answer by 16:30 on Wednesday 25 Nov');
  });

  test.each([
    // Clocks forward and back in Berlin; half an hour on Lord Howe; 45 minutes off in Nepal and Chatham.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '03:00'],
    ['2026-10-25T00:59:59Z', 'Europe/Berlin', '02:59'],
    ['2026-10-25T01:00:00Z', 'Europe/Berlin', '02:00'],
    ['2026-04-04T14:59:00Z', 'Australia/Lord_Howe', '01:59'],
    ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe', '01:30'],
    ['2026-11-25T09:30:00Z', 'Asia/Kathmandu', '15:15'],
    ['2026-04-04T13:59:00Z', 'Pacific/Chatham', '03:44'],
    ['2026-04-04T14:00:00Z', 'Pacific/Chatham', '02:45'],
  ])('follow the zone: %s in %s', (at, zone, clock) => {
    expect(write(at, 'clock', 'en', zone)).toBe(clock);
  });

  test('agree with Intl in every quarter of an hour of a year with two changes of the clocks', () => {
    const zone = 'America/St_Johns';
    const tt = translator({ zone, sources: { vi: 'm = {$m}', en: 'm = {$m}' } });
    const intl = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const start = Date.parse('2026-01-01T00:00:00Z');
    const wrong: string[] = [];
    for (let at = start + 437_000; at < start + 366 * 86_400_000; at += 900_000) {
      const ours = say(tt, 'm', 'en', { m: { at, as: 'clock' } });
      if (ours !== intl.format(at)) wrong.push(`${new Date(at).toISOString()}: ${ours}, not ${intl.format(at)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('a zone that does not exist is refused at once', () => {
    expect(() => translator({ zone: 'Asia/Nowhere' })).toThrow(RangeError);
  });
});

describe('what is missing', () => {
  test('throws, naming the id, and never the words of a person', () => {
    expect(() => say(t, 'no-such', 'vi')).toThrow('Text no-such in vi: there is no such id');
    expect(() => say(t, 'wants-more', 'en', { name: 'secret words' })).toThrow(
      'Text wants-more in en: Unknown variable: $other',
    );
    expect(() => say(t, 'thanks', 'en')).toThrow('Unknown variable: $name');
    expect(() => say(t, 'thanks', 'en', { name: undefined })).toThrow('Unknown variable: $name');
  });

  test('falls back to Vietnamese, then to the id, where somebody is told', () => {
    const told: string[] = [];
    const lenient = translator({ zone: 'UTC', sources, onMissing: (id, lang) => told.push(`${lang} ${id}`) });
    expect(say(lenient, 'only-vi', 'en', { what: 'tiếng Việt' })).toBe('Chỉ có tiếng Việt');
    expect(say(lenient, 'wants-more', 'en', { name: 'x' })).toBe('wants-more');
    expect(say(lenient, 'thanks', 'en', { name: { id: 'only-vi', args: { what: 'một' } } })).toBe(
      'Thank you, Chỉ có một.',
    );
    expect(say(lenient, 'thanks', 'vi', { name: 'bà Sáu' })).toBe('Cảm ơn bà Sáu.');
    expect(told).toEqual(['en only-vi', 'en wants-more', 'vi wants-more', 'en only-vi']);
  });
});
