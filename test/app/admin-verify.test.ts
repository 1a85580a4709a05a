/** What `verify` sees, and that it sees it: every sealed column, the record's chain, and what must agree. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importIndicators } from '../../src/app/admin/catalogue.ts';
import { verifyStore } from '../../src/app/admin/verify.ts';
import { takenFailed } from '../../src/store/inbox.ts';
import type { SqliteStore } from '../../src/store/open-sqlite.ts';
import { sealedColumns } from '../../src/store/sealed.ts';
import { sealedRecord } from '../../src/store/tokens.ts';
import { type World, world } from '../world.ts';

let w: World;

/** A life with everything in it: people, a chat, petitions with and without seal, files, notes, a failed update. */
beforeEach(async () => {
  w = await world();
  const officer = await w.staff('Cán bộ', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.telegram.person({ name: 'Người dân', lang: 'vi' });
  const send = async () => {
    await w.settle();
    const card = citizen.messages().findLast((m) => m.buttons.length > 0)!;
    const labels = card.buttons.flat().map((button) => button.text);
    citizen.press(card, labels.find((label) => label === 'Đồng ý và gửi' || label.startsWith('Gửi'))!);
    await w.settle();
  };
  citizen.photo({ caption: 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà' });
  await send();
  const chat = { chat: group.id };
  const last = () => w.telegram.chat(group.id).messages.findLast((m) => m.buttons.length > 0)!;
  officer.press(last(), 'Nhận việc', chat);
  await w.settle();
  officer.press(last(), 'Xong / Trả lời', chat);
  await w.settle();
  officer.say('Đã thông cống, nước rút hết');
  await w.settle();
  citizen.say('Tôi tố cáo ông chủ tịch xã nhận hối lộ tiền đất ở ấp 3');
  await send();
  await sealedRecord(w.app.store, w.app.vault, 'token:1').swap(0, { version: 1 });
  await w.app.store.commit([takenFailed(w.app.vault, 'telegram', '77', w.now(), '{}')]);
  const own = 'code,label,unit,synonyms\ntrees,Cây xanh,cây,trồng cây\n';
  await importIndicators(w.app, own, 'own.csv', 'test');
  await w.pass(60_000);
});
afterEach(() => w.close());

const raw = () => (w.app.store as SqliteStore).raw;
const wrong = async (sample?: number) =>
  Object.fromEntries(
    (await verifyStore(w.app, sample)).flatMap((c) => (c.wrong.length === 0 ? [] : [[c.name, c.wrong]])),
  );

test('a store in order is in order, and there is something in every check of it', async () => {
  expect(await wrong()).toEqual({});
  const checks = await verifyStore(w.app, undefined);
  expect(checks.filter((c) => c.looked === 0).map((c) => c.name)).toEqual([]);
  expect((await verifyStore(w.app, 1)).filter((c) => (c.looked ?? 0) > 1).map((c) => c.name)).toEqual([
    'record of changes',
  ]);
});

test('own indicators that this version has learnt itself are told, and not used', async () => {
  raw().exec('UPDATE definition SET version = version + 1, data = replace(data, \'"trees"\', \'"gifts.count"\')');
  expect(await wrong()).toEqual({ 'own indicators': [expect.stringContaining('gifts.count does not go together')] });
  const { own, get } = await w.app.catalogue.known();
  expect([own, get('gifts.count')?.unit]).toEqual([[], 'suất']);
});

test('every column with sealed values in it is looked at', () => {
  const sealed = /^1\.[\w-]{38,}$/;
  const tables = raw().prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const found = tables
    .filter((name) => !/^(sqlite_|petition_search|petition_find|d1_)/.test(name))
    .flatMap((name) => {
      const rows = raw().prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[];
      const columns = new Set(
        rows.flatMap((row) => Object.entries(row).flatMap(([key, value]) => (sealed.test(String(value)) ? [key] : []))),
      );
      return [...columns].map((column) => `${name}.${column.replace(/_name$/, '')}`);
    });
  const known = sealedColumns.map(({ name }) => name);
  expect(found.filter((name) => !known.includes(name))).toEqual([]);
  expect(found.sort()).toEqual([...known].sort());
});

test.each(sealedColumns.map(({ name }) => name))('a flipped byte in %s is found', async (name) => {
  const [table = '', field = ''] = name.split('.');
  const column = name === 'petition.holder' ? 'holder_name' : field;
  const flip = (text: string) => `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`;
  const row = raw().prepare(`SELECT ${column} AS value FROM ${table} WHERE ${column} LIKE '1.%' LIMIT 1`).get() as {
    value: string;
  };
  raw().prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(flip(row.value), row.value);
  expect(await wrong()).toEqual({ [`sealed ${name}`]: [expect.stringContaining('cannot be opened')] });
});

test('a sealed value put into another row is found', async () => {
  raw().exec('UPDATE person SET name = (SELECT max(name) FROM person)');
  expect(Object.keys(await wrong())).toEqual(['sealed person.name']);
});

test('a changed row of the record is found', async () => {
  raw().exec("UPDATE audit SET detail = 'nothing' WHERE seq = 2");
  expect(await wrong()).toEqual({ 'record of changes': [expect.stringMatching(/a row up to number \d+ was altered/)] });
});

test('a row taken out of the record is found', async () => {
  raw().exec('DELETE FROM audit WHERE seq = 2');
  expect(Object.keys(await wrong())).toEqual(['record of changes']);
});

test('a tail cut off is found, with its links and without', async () => {
  raw().exec('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
  const cut = await wrong();
  expect(cut['record of changes']).toEqual([
    expect.stringContaining('are missing'),
    expect.stringMatching(/the last row is number \d+, but \d+ were written/),
  ]);
  raw().exec(
    'DELETE FROM audit WHERE seq > (SELECT min(seq) FROM audit_link); DELETE FROM audit_link WHERE seq > (SELECT min(seq) FROM audit_link)',
  );
  expect((await wrong())['record of changes']).toEqual([expect.stringContaining('were written')]);
});

test('a petition that is not what the record says, or can be found and must not, is told', async () => {
  raw().exec("UPDATE petition SET status = 'closed' WHERE restricted = 0");
  raw().exec(
    "INSERT INTO petition_words (petition, words, unit, topic) SELECT id, 'hoi lo', unit, topic FROM petition WHERE restricted = 1",
  );
  const told = await wrong();
  expect(Object.keys(told).sort()).toEqual(['petitions as the record says', 'search']);
  raw().exec('DELETE FROM petition_words');
  expect((await wrong()).search).toEqual([expect.stringContaining('is not found by the search')]);
});

test('a call without a lane, a lane held for ever, a unit that is gone, a file that is gone', async () => {
  raw().exec('DELETE FROM lane WHERE id = (SELECT lane FROM outbox LIMIT 1)');
  raw().exec("UPDATE lane SET leased_until = 9e15; DELETE FROM unit WHERE code = 'xa'");
  for await (const key of w.app.blobs.list()) await w.app.blobs.remove(key);
  const told = await wrong();
  expect(Object.keys(told).sort()).toEqual(['attachments', 'outbox', 'units']);
  expect(told.units).toEqual(['the unit xa is named and does not exist']);
  expect(told.outbox?.length).toBeGreaterThan(1);
});
