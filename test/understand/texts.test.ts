import { expect, test } from 'vitest';
import { KINDS, TOPICS } from '../../src/domain/taxonomy.ts';
import { eachPiece, SLIPS, telex, WAYS } from './texts/retype.ts';
import { PARTS, PERSONAL, parse, partOf, retyped, type Text, texts, VOICES } from './texts.ts';

const all = PARTS.flatMap(texts);
const count = (fits: (text: Text) => boolean): number => all.filter(fits).length;

/** Syllables without marks and capitals: what two texts are compared by. */
const syllables = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

test('every id is there once, and one text in three is held', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const held = count(({ part }) => part === 'held') / all.length;
  expect(held).toBeGreaterThan(0.3);
  expect(held).toBeLessThan(0.37);
});

test('there is enough of everything', () => {
  for (const topic of TOPICS)
    expect(
      count((text) => text.topic === topic),
      topic,
    ).toBeGreaterThanOrEqual(34);
  for (const kind of KINDS)
    expect(
      count((text) => text.kind === kind),
      kind,
    ).toBeGreaterThanOrEqual(70);
  for (const voice of VOICES)
    expect(
      count((text) => text.voice === voice),
      voice,
    ).toBeGreaterThanOrEqual(20);
  expect(count((text) => text.urgency === 'emergency')).toBeGreaterThanOrEqual(75);
  expect(count((text) => text.urgency === 'urgent')).toBeGreaterThanOrEqual(60);
  expect(count((text) => text.flags.includes('near'))).toBeGreaterThanOrEqual(75);
  expect(count((text) => text.flags.includes('numbers'))).toBeGreaterThanOrEqual(40);
  expect(count((text) => text.personal.length > 0)).toBeGreaterThanOrEqual(110);
  expect(count((text) => text.places.length > 0)).toBeGreaterThanOrEqual(110);
  for (const type of PERSONAL)
    expect(
      count((text) => text.personal.some((span) => span.type === type)),
      type,
    ).toBeGreaterThanOrEqual(8);
});

test('a quarter of the emergencies and denunciations are told in a roundabout way', () => {
  for (const fits of [(text: Text) => text.urgency === 'emergency', (text: Text) => text.kind === 'denunciation']) {
    const roundabout = count((text) => fits(text) && text.flags.includes('roundabout'));
    expect(roundabout / count(fits)).toBeGreaterThanOrEqual(0.25);
  }
  for (const { id, flags, urgencies, kinds } of all) {
    if (flags.includes('near')) expect(urgencies, id).not.toContain('emergency');
    if (flags.includes('hidden')) expect(kinds, id).toContain('denunciation');
  }
});

test('the ways of typing have their shares', () => {
  const shares = { full: 0.45, bare: 0.25, telex: 0.12, short: 0.18 };
  for (const way of WAYS) {
    const share = count((text) => text.way === way) / all.length;
    expect(Math.abs(share - shares[way]), way).toBeLessThan(0.03);
  }
  const marked = all.filter(({ way, text }) => way === 'bare' && /[\u0300-\u036fđ]/i.test(text.normalize('NFD')));
  expect(marked.map(({ id }) => id)).toEqual([]);
});

test('texts are of every length a message has', () => {
  const lengths = all.map(({ text }) => text.length);
  expect(Math.min(...lengths)).toBeLessThanOrEqual(10);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(700);
  expect(lengths.filter((length) => length < 40).length).toBeGreaterThanOrEqual(30);
  expect(lengths.filter((length) => length > 300).length).toBeGreaterThanOrEqual(40);
});

test('no two texts share five syllables in a row', () => {
  const first = new Map<string, string>();
  const shared: string[] = [];
  for (const { id, text } of all) {
    const words = syllables(text);
    for (let at = 0; at + 5 <= words.length; at++) {
      const run = words.slice(at, at + 5).join(' ');
      const other = first.get(run);
      if (other && other !== id) shared.push(`${other} and ${id}`);
      else first.set(run, id);
    }
  }
  expect(shared).toEqual([]);
});

test('spans are where they say', () => {
  for (const { id, text, marked, personal, places } of all) {
    expect(text, id).toBe(text.normalize('NFC').trim());
    expect(eachPiece(marked, (piece) => piece).length, id).toBe(marked.length);
    for (const span of [...personal, ...places]) expect(text.slice(span.start, span.end), id).toBe(span.text);
  }
});

test('a broken file is refused, by the id of the item and never by its words', () => {
  const id = ['x-1', 'x-2', 'x-3', 'x-4', 'x-5', 'x-6', 'x-7'].find((each) => partOf(each) === 'dev')!;
  const item = (head: string, text: string) => () => parse(`@ ${id} ${head}\n${text}\n`, 'dev', 'a.txt');
  expect(item('feedback roads normal full plain', 'Đường {place:xóm Bãi} lở')()[0]).toMatchObject({
    text: 'Đường xóm Bãi lở',
    places: [{ text: 'xóm Bãi', start: 6, end: 13, optional: false }],
  });
  expect(item('praise roads normal full plain', 'bí mật')).toThrow(`a.txt: ${id}: unknown label praise`);
  expect(item('feedback roads normal full plain', 'bí {mật:mật}')).toThrow(/^a\.txt: x-\d: a brace/);
  expect(item('feedback roads normal full plain', '{name:bí mật')).toThrow(/not closed/);
  expect(item('feedback roads normal full plain', 'bí mật}')).toThrow(/closes nothing/);
  expect(item('feedback roads normal full plain', '{secret:bí} mật')).toThrow(/unknown span/);
  expect(() => parse(`@ ${id} feedback roads normal full plain\na\n`, 'held', 'a.txt')).toThrow('belongs to dev');
});

test('a full text typed another way keeps its labels and its spans', () => {
  const full = all.filter(({ way }) => way === 'full');
  let changed = 0;
  for (const text of full)
    for (const way of WAYS) {
      const typed = retyped(text, way);
      expect(retyped(text, way), text.id).toEqual(typed);
      expect(typed.personal.map(({ type }) => type)).toEqual(text.personal.map(({ type }) => type));
      for (const span of [...typed.personal, ...typed.places])
        expect(typed.text.slice(span.start, span.end)).toBe(span.text);
      if (way !== 'full' && typed.text !== text.text) changed++;
    }
  expect(changed / full.length).toBeGreaterThan(2.5);
  expect(() => retyped({ ...full[0]!, way: 'bare' }, 'full')).toThrow('only a full text');
});

test('Telex goes wrong in the ways it does for people', () => {
  const typed = SLIPS.map((slip) => telex('Đường ngập, {name:Huyền} gọi {phone:0900 000 001} tưởng đùa viện', slip));
  expect(typed[SLIPS.indexOf('off')]).toBe(
    'DDuwowngf ngaapj, {name:Huyeenf} goij {phone:0900 000 001} tuwowngr dduaf vieenj',
  );
  expect(typed[SLIPS.indexOf('off-vowel')]).toContain('ngaajp');
  expect(typed[SLIPS.indexOf('tones-only')]).toContain('Duongf ngapj');
  expect(typed[SLIPS.indexOf('half')]).toMatch(/^Đường .*vieenj$/);
  for (const each of typed) expect(each).toContain('{phone:0900 000 001}');
});

test('shorthand leaves names and telephone numbers alone', () => {
  const names = all.filter(({ way, personal }) => way === 'full' && personal.some(({ type }) => type === 'name'));
  const bareName = (text: Text) => text.personal.map((span) => syllables(span.text).join(' '));
  for (const text of names) expect(bareName(retyped(text, 'short'))).toEqual(bareName(text));
});
