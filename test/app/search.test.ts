/** The search: what is found by whom, what never is, whatever is typed; and how an older database gets into it. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importPetitions } from '../../src/app/admin/import.ts';
import { findByCode, type Sought, searchRegister } from '../../src/app/admin/search.ts';
import { verifyStore } from '../../src/app/admin/verify.ts';
import { searchTyped } from '../../src/app/search.ts';
import { fillSearch } from '../../src/app/search-fill.ts';
import type { Topic } from '../../src/domain/taxonomy.ts';
import { erasePetition } from '../../src/store/erasure.ts';
import type { SqliteStore } from '../../src/store/open-sqlite.ts';
import { petitionByCode } from '../../src/store/petitions.ts';
import { matchExpression } from '../../src/store/search.ts';
import { searchWords } from '../../src/understand/searching.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const raw = () => (w.app.store as SqliteStore).raw;

/** Petitions as they come from another system; gives their codes in order. */
const put = async (...lines: readonly object[]): Promise<readonly string[]> => {
  async function* written() {
    for (const line of lines) yield JSON.stringify({ at: '2026-06-10T08:00:00+07:00', ...line });
  }
  const how = { source: 'import', pause: async () => {}, onBad: (line: unknown) => expect(line).toBe('good') };
  return (await importPetitions(w.app, written(), how)).map(({ code }) => code);
};
const digits = (code = '') => code.replace('-', '');
const codes = async (words: string, sought: Sought = {}) =>
  (await searchRegister(w.app, words, 10, sought)).map(({ code }) => code);
const typed = async (text: string, above = ['xa'], page = 1) =>
  (await searchTyped(w.app, text, above, 5, page)).hits.map(({ code }) => code);

test('by words with and without diacritics, by the beginning of the last, by Telex, whole words before beginnings', async () => {
  const [road, light] = await put(
    { text: 'Đường đầu ấp 3 có ổ gà', unit: 'ap3' },
    { text: 'Đèn cổng chợ Bình Minh tắt' },
  );
  for (const words of ['ĐƯỜNG', 'duong', 'dduowngf', 'Đường'.normalize('NFD'), 'duo'])
    expect(await codes(words), words).toEqual([road]);
  expect(await codes('binh minh den')).toEqual([light]);
  expect(await codes('den duong')).toEqual([]);
  expect(await codes(digits(light))).toEqual([light]);
});

test('every filter of the operator', async () => {
  const at = (day: string) => `2026-06-${day}T23:30:00+07:00`;
  const [a = '', b = '', c = ''] = await put(
    { text: 'Rác đầu ấp 3 ba ngày không ai lấy', unit: 'ap3', at: at('09') },
    { text: 'Rác ở chợ, cống nghẹt', unit: 'xa', at: at('10') },
    { text: 'Rác tràn ra đường tỉnh', unit: 'tinh', at: at('11') },
  );
  const noon = Date.parse('2026-06-10T12:00:00+07:00');
  expect((await codes('rác')).toSorted()).toEqual([a, b, c].toSorted());
  expect((await codes('rác', { unit: 'xa' })).toSorted()).toEqual([a, b].toSorted());
  expect(await codes('rác', { since: noon, until: noon + 86_400_000 })).toEqual([b]);
  expect(await codes('rác', { until: noon })).toEqual([a]);
  expect(await codes('rác', { place: 'Ấp 3' })).toEqual([a]);
  expect(await codes('rác', { place: 'duong tinh' })).toEqual([c]);
  expect(await codes('', { place: 'ap 3' })).toEqual([a]);
  const topic = raw().prepare('SELECT topic FROM petition WHERE code = ?').pluck().get(digits(a)) as Topic;
  expect(await codes('rác', { topic, unit: 'ap3' })).toEqual([a]);
  expect(await codes('rác', { topic: 'telecom' })).toEqual([]);
  expect(await codes('rác', { statuses: ['done'] })).toEqual([]);
  raw().prepare("UPDATE petition SET status = 'done' WHERE code = ?").run(digits(b));
  expect(await codes('rác', { statuses: ['done', 'closed'] })).toEqual([b]);
  expect(await codes('rác', { holder: 'Hùng' })).toEqual([]);
  expect((await findByCode(w.app, a)).map(({ code }) => code)).toEqual([a]);
  await expect(codes('rác', { unit: 'nope' })).rejects.toThrow('there is no unit "nope"');
  expect(await codes('!? ""')).toEqual([]);
});

test('a person finds what their units and those below have, by what is typed', async () => {
  const [hamlet, commune, province] = (
    await put(
      { text: 'Đèn đường tắt ở ấp 3', unit: 'ap3' },
      { text: 'Đèn đường ở chợ chập chờn', unit: 'xa', at: '2026-05-20T08:00:00+07:00' },
      { text: 'Đèn đường tỉnh lộ hư', unit: 'tinh' },
    )
  ).map(digits);
  expect((await typed('den duong')).toSorted()).toEqual([hamlet, commune].toSorted());
  expect(await typed('den duong', ['ap3'])).toEqual([hamlet]);
  expect(await typed('den duong', ['ap4'])).toEqual([]);
  expect(await typed('den duong', ['tinh'])).toHaveLength(3);
  expect(await typed('den duong', [])).toEqual([]);
  expect(await typed('đèn đường tháng 5')).toEqual([commune]);
  expect(await typed('đèn đường ấp 3', ['tinh'])).toEqual([hamlet]);
  expect(await typed('đèn đường việc mới', ['tinh'])).toContain(province);
  expect(await typed('đèn đường đã xong', ['tinh'])).toEqual([]);
});

test('five at a time, and the next page goes on', async () => {
  await put(...Array.from({ length: 12 }, (_, i) => ({ text: `Rác ở hẻm ${i}`, unit: 'xa' })));
  const pages = await Promise.all([1, 2, 3, 4].map((page) => typed('rác', ['xa'], page)));
  expect(pages.map((page) => page.length)).toEqual([5, 5, 2, 0]);
  expect(new Set(pages.flat()).size).toBe(12);
  expect((await searchTyped(w.app, 'rác', ['xa'], 5, 3)).more).toBe(false);
});

/** Every word that the full-text index holds, whatever the rows say. */
const indexed = (): readonly string[] => {
  raw().exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'petition_find', 'row')");
  return raw().prepare('SELECT term FROM vocabulary').pluck().all() as string[];
};

test('sealed matters never get into the index, personal data only masked, and what is erased leaves it at once', async () => {
  const [secret = '', open = ''] = await put(
    { text: 'Tôi tố cáo ông chủ tịch xã nhận hối lộ tiền đất, chim hoàng yến', place: 'ấp 4' },
    { text: 'Cống nghẹt, chim sơn ca, gọi 0912345678', unit: 'ap3' },
  );
  expect(indexed()).not.toContain('yen');
  expect(indexed().join(' ')).not.toMatch(/0?912345678/);
  expect(await codes('hoàng yến')).toEqual([]);
  expect(await findByCode(w.app, secret)).toEqual([]);
  // Even where a row were there, the petition itself says that it may not be read.
  raw().exec(
    "INSERT INTO petition_words (id, petition, words, unit, topic) SELECT 1, id, 'hoang yen', unit, topic FROM petition WHERE restricted = 1",
  );
  raw().exec(
    'INSERT INTO petition_find (rowid, words, unit, topic) SELECT id, words, unit, topic FROM petition_words WHERE id = 1',
  );
  expect(await codes('hoàng yến')).toEqual([]);
  expect(await typed('hoàng yến', ['tinh'])).toEqual([]);

  expect(await codes('sơn ca')).toEqual([open]);
  const { db } = w.app.store;
  const p = await petitionByCode(db, w.app.vault, digits(open));
  await w.app.store.commit(erasePetition(p!, w.now()));
  expect(await codes('sơn ca')).toEqual([]);
  expect(indexed()).not.toContain('ca');
  expect((await w.bytes()).includes('chim son ca')).toBe(false);
});

test('what a case becomes is found: another unit, another place, what was said later', async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.telegram.person({ name: 'Người dân', lang: 'vi' });
  citizen.say('Đèn đường ở ấp 3 tắt ba hôm nay');
  await w.settle();
  citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Đồng ý và gửi');
  await w.settle();
  const posted = w.telegram.chat(group.id).messages.findLast((m) => m.buttons.length > 0);
  officer.press(posted!, 'Hỏi người dân', { chat: group.id });
  await w.settle();
  officer.say('Trụ đèn gần nhà máy nước đá phải không?');
  await w.settle();
  const [code = ''] = await codes('den duong');
  expect(await codes('nước đá đèn đường')).toEqual([code]);
  officer.say(`/tim ${code}`);
  await w.settle();
  expect(await codes('den duong', { holder: 'hung' })).toEqual([code]);
  expect(await codes('den duong', { holder: 'Lan' })).toEqual([]);
  const before = (await codes('den duong', { unit: 'diachinh' })).length;
  officer.press(posted!, 'Chuyển', { chat: group.id });
  await w.settle();
  officer.say('Tổ địa chính');
  await w.settle();
  expect([before, await codes('den duong', { unit: 'diachinh' })]).toEqual([0, [code]]);
  expect(await typed('đèn đường', ['ap3'])).toEqual([]);
  const checks = await verifyStore(w.app, undefined);
  expect(checks.flatMap((check) => check.wrong)).toEqual([]);
});

test('an older database gets into the search a few at a time, the newest first, and the old index is emptied', async () => {
  const [first = ''] = await put({ text: 'Rác chưa lấy', unit: 'xa' });
  const columns = raw()
    .prepare('SELECT group_concat(name) FROM pragma_table_info(?)')
    .pluck()
    .get('petition') as string;
  const given: Readonly<Record<string, string>> = {
    id: '@id',
    code: '@code',
    text: '@text',
    unit: '@unit',
    created_at: '@at',
  };
  const copied = columns.split(',').map((name) => given[name] ?? name);
  const copy = raw().prepare(
    `INSERT INTO petition (${columns}) SELECT ${copied.join()} FROM petition WHERE code = @from`,
  );
  // Many of the same moment, as from a list of days.
  for (let i = 0; i < 450; i += 1)
    copy.run({
      id: `copy-${i}`,
      code: String(20_000_000 + i),
      text: `Rác ở hẻm ${i} chưa lấy`,
      unit: i % 2 ? 'ap3' : 'xa',
      at: Date.parse(`2026-0${1 + Math.floor(i / 100)}-10T00:00:00+07:00`),
      from: digits(first),
    });
  await put({ text: 'Tôi tố cáo ông chủ tịch xã nhận hối lộ tiền đất, chim hoàng yến' });
  raw().exec(
    "INSERT INTO petition_find (petition_find) VALUES ('delete-all'); DELETE FROM petition_words; DELETE FROM setting WHERE name = 'search.filled'",
  );
  raw().exec("INSERT INTO petition_search (petition, words) SELECT id, 'cu' FROM petition WHERE restricted = 0");
  // One that comes in meanwhile, on a day that is being filled.
  const [fresh] = await put({ text: 'Rác mới nhất', at: '2026-05-10T00:00:00+07:00' });
  let rooms = 2;
  await fillSearch(w.app, () => rooms-- > 0);
  expect(raw().prepare('SELECT count(*) FROM petition_words').pluck().get()).toBe(401);
  expect(await codes('rác hẻm 449')).toEqual(['2000-0449']);
  expect(await codes('rác hẻm 0')).toEqual([]);
  const again = await verifyStore(w.app, 1);
  expect(again.find(({ name }) => name === 'search')?.wrong).toEqual([]);
  await fillSearch(w.app);
  await fillSearch(w.app);
  expect(await codes('rác hẻm 0')).toEqual(['2000-0000']);
  expect(await codes('rác mới nhất')).toEqual([fresh]);
  expect(raw().prepare('SELECT count(*) FROM petition_words').pluck().get()).toBe(452);
  expect(raw().prepare('SELECT count(*) FROM petition_search').pluck().get()).toBe(0);
  raw().exec("INSERT INTO petition_find (petition_find, rank) VALUES ('integrity-check', 1)");
  expect((await codes('rác', { unit: 'ap3' })).length).toBe(10);
});

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    '*',
    '-',
    'NEAR(',
    ')',
    '(',
    ':',
    '^',
    '+',
    'OR',
    'AND',
    'NOT',
    'unit:xa',
    'words :',
    '\0',
    '{a b}:',
  ),
  fc.constantFrom(
    'đèn',
    'duong',
    'ấp 3',
    'tháng 10',
    'quá hạn',
    'giao thông',
    'trang 2',
    '0482-1735',
    'là',
    '30/4',
    '%',
    '_',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('😀', '\ud800', '\u202e', '\u200b', 'ﬁ', '١٢', '東京', 'x'.repeat(4_096)),
);

test('whatever is typed gives a calm answer, and never what is not theirs', async () => {
  const [theirs] = (
    await put({ text: 'Đèn đường ấp 3 tắt', unit: 'ap3' }, { text: 'Đèn đường tỉnh', unit: 'tinh' })
  ).map(digits);
  const check = async (text: string) => {
    const { hits } = await searchTyped(w.app, text, ['xa'], 5, 1);
    expect(hits.every(({ code }) => code === theirs)).toBe(true);
    expect(Array.isArray(await searchRegister(w.app, text, 5))).toBe(true);
  };
  const texts = fc.array(piece, { maxLength: 8 }).map((all) => all.join(' '));
  await fc.assert(fc.asyncProperty(texts, check), { numRuns: 300, seed: 7 });
  await check('và là của thì '.repeat(300));
});

test('units of any code, as many as the index is asked for, are words of it', async () => {
  const units = Array.from({ length: 32 }, (_, i) => `Xã_${i}.ấp-"${i}`);
  const match = matchExpression({ words: searchWords('den'), either: [], units });
  expect(raw().prepare('SELECT rowid FROM petition_find WHERE petition_find MATCH ?').all(match)).toEqual([]);
});
