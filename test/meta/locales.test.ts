/** The texts: complete in every language, used, short enough for every channel, and plain to the people who read them. */
import { describe, expect, test } from 'vitest';
import { type Definition, define, generate, readLocales, variablesOf } from '../../src/text/generate.ts';
import { faults, wordings } from './locale-texts.ts';
import { files, read } from './project.ts';

const locales = readLocales();
const langs = [...new Set(locales.map((file) => file.lang))];
const definitions = new Map(langs.map((lang) => [lang, define(locales.filter((file) => file.lang === lang))]));
const vi = definitions.get('vi')!;
const messagesOf = (all: ReadonlyMap<string, Definition>): Definition[] =>
  [...all.values()].filter(({ id }) => !id.startsWith('-'));
const others = langs.filter((lang) => lang !== 'vi');

/** Ids that the program builds from a value: prefix → the ids are not searched one by one, but the prefix is. */
const built = [
  'short-how-',
  'ask-unit-',
  'kind-',
  'topic-',
  'urgency-',
  'status-',
  'card-state-',
  'find-state-',
  'reason-',
  'refused-',
  'role-',
  'channel-',
  'model-field-',
  'model-state-',
  'model-to-',
  'reception-by-',
  'reception-state-',
  'reception-stored-',
];

/** Texts that colleagues and operators read; the rules for citizens do not hold there. */
const forStaff = [
  'office.ftl',
  'digest.ftl',
  'operator.ftl',
  'report.ftl',
  'register.ftl',
  'asking.ftl',
  'staff.ftl',
  'official.ftl',
];

/** Texts that a person asks for and reads in peace; they may be longer than six lines. */
const mayBeLong = ['help.ftl'];

/** Buttons that carry a name, which the channel shortens, or a figure. Any other has only fixed words. */
const counted = [
  'digest-late-button',
  'digest-opened-button',
  'digest-done-button',
  'digest-open-button',
  'find-button',
];
const namedButtons = [
  'unit-button',
  'join-button',
  'join-all-button',
  'next-button',
  'reroute-button',
  'report-reading-button',
  'report-done-button',
  'report-week-button',
  'report-month-button',
  ...counted,
];

/** The shortest limit of a channel's message, UTF-16 units, and what fits a button on a small telephone. */
const textLimit = 4096;
const buttonLimit = 30;

test('the generated catalogue is fresh: else run `npm run generate`', () => {
  expect(read('src/text/messages.gen.ts') === generate(locales)).toBe(true);
});

test.each(others)('%s has the same messages and variables as vi', (lang) => {
  const describeAll = (all: ReadonlyMap<string, Definition>): string[] =>
    messagesOf(all)
      .map(({ id }) => `${id}(${variablesOf(id, all).join(', ')})`)
      .sort();
  expect(describeAll(definitions.get(lang)!)).toEqual(describeAll(vi));
});

test.each(others)('%s has its messages in the same files as vi', (lang) => {
  const moved = messagesOf(definitions.get(lang)!)
    .filter(({ id, file }) => vi.has(id) && vi.get(id)!.file !== file.replace(`/${lang}/`, '/vi/'))
    .map(({ id, file }) => `${id}: ${file}, not as ${vi.get(id)!.file}`);
  expect(moved).toEqual([]);
});

test('every message is used', () => {
  const code = files('src/**/*.ts')
    .filter(({ path }) => path !== 'src/text/messages.gen.ts')
    .map(({ text }) => text)
    .join('\n');
  const contained = new Set([...vi.values()].flatMap(({ refers }) => [...refers]));
  const unused = [...vi.keys()].filter((id) => {
    if (contained.has(id) || code.includes(`'${id}'`)) return false;
    return !built.some((prefix) => id.startsWith(prefix) && code.includes(`\`${prefix}\${`));
  });
  expect(unused).toEqual([]);
});

test('files have no tabs and no invisible characters', () => {
  // C0 without line feed, C1, zero-width and direction marks, byte order mark, no-break and other odd spaces.
  const odd =
    /[\0-\x09\x0b-\x1f\x7f-\x9f\xa0\xad\u115f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/u;
  const found = locales.flatMap(({ lang, name, text }) =>
    text.split('\n').flatMap((line, index) => (odd.test(line) ? [`locales/${lang}/${name}:${index + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

describe.each(langs)('%s', (lang) => {
  const all = definitions.get(lang)!;

  test('messages fit every channel when filled with long values', () => {
    const long = messagesOf(all).flatMap(({ id }) => {
      const length = Math.max(...wordings(id, all, () => 'ữ'.repeat(80)).map((text) => text.length));
      return length > textLimit ? [`${id}: ${length}`] : [];
    });
    expect(long).toEqual([]);
  });

  test('buttons are short, on one line, and have fixed words', () => {
    const wrong = messagesOf(all)
      .filter(({ id }) => id.endsWith('-button'))
      .flatMap(({ id }) => {
        const texts = wordings(id, all, () => '');
        const variable = variablesOf(id, all).length > 0 && !namedButtons.includes(id);
        const bad = texts.some((text) => text.length > buttonLimit || text.includes('\n'));
        return variable || bad ? [`${id}: ${texts.join(' / ')}${variable ? ' (has a variable)' : ''}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  test('no message is empty in any of its wordings', () => {
    const empty = messagesOf(all).filter(({ id }) => wordings(id, all, () => 'x').some((text) => text.trim() === ''));
    expect(empty.map(({ id }) => id)).toEqual([]);
  });
});

describe('Vietnamese for citizens', () => {
  const nameOf = (file: string): string => file.split('/').pop()!;
  const forCitizens = messagesOf(vi).filter(({ file }) => !forStaff.includes(nameOf(file)));

  test('is plain: no short forms, no blame, short sentences, one emoji at most', () => {
    const found = forCitizens.flatMap(({ id, file }) => {
      const all = wordings(id, vi, () => '…').flatMap(faults);
      return [...new Set(all)].map((fault) => `${file}: ${id}: ${fault}`);
    });
    expect(found).toEqual([]);
  });

  test('says a thing in at most six lines and 400 characters', () => {
    const long = forCitizens
      .filter(({ file }) => !mayBeLong.includes(nameOf(file)))
      .flatMap(({ id, file }) =>
        wordings(id, vi, () => '…')
          .filter((text) => text.length > 400 || text.split('\n').length > 6)
          .map((text) => `${file}: ${id}: ${text.length} characters, ${text.split('\n').length} lines`),
      );
    expect(long).toEqual([]);
  });

  test.each([
    ['🙏 Cảm ơn ông/bà.', 'the emoji is not at the end'],
    ['Cảm ơn ông/bà 🙏🙏', 'more than one emoji'],
    ['👍🏽', 'says nothing without the emoji'],
    ['Hồ sơ TTHC đã xong.', "TTHC: an office's short form"],
    ['Gửi kèm CCCD.', "CCCD: an office's short form"],
    ['Hỏi HĐND xã.', "HĐND: an office's short form"],
    ['Mã này sai rồi.', 'says "sai"'],
    ['Mã SAI', "SAI: an office's short form"],
    ['Mã không hợp lệ.', 'says "không hợp lệ"'],
    ['Dạ, ông/bà chờ ạ. Cảm ơn ông/bà ạ.', 'more than one Dạ or ạ'],
    [`${'một '.repeat(26)}.`, 'a sentence of 26 syllables: một một một một một một một một một một …'],
    ['Việc:  đường', 'two spaces, or one at the end of a line'],
  ])('the check finds what is wrong with %j', (text, fault) => {
    expect(faults(text)).toContain(fault);
  });

  test.each([
    'Dạ, UBND xã đã nhận việc của ông/bà ạ 🙏',
    'Gọi ngay 112, 113, 114 hoặc 115.',
    'KHẨN CẤP: ảnh lớn hơn 20 MB',
    'Sài Gòn, ngày 25/11. Mã 0482-1735\nTrả lời trước 16 giờ.',
    `${'một '.repeat(25).trim()}. ${'hai '.repeat(25).trim()}\n${'ba '.repeat(25).trim()}`,
  ])('the check leaves alone %j', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

test('wordings are all that the choices allow', () => {
  const text = [
    'a = { $s ->',
    '    [x] Một { $n }',
    '   *[y] { b }',
    '}, { -t(k: "xã") }',
    'b = Hai { "ba" }',
    '-t = Ủy ban { $k }{ $none }',
    '',
  ].join('\n');
  const all = define([{ lang: 'vi', name: 'a.ftl', text }]);
  expect(wordings('a', all, (name) => `<${name}>`)).toEqual(['Một <n>, Ủy ban xã', 'Hai ba, Ủy ban xã']);
});
