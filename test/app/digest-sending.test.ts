/** The digest on its way: the picture with the text as its caption, the same bytes at every attempt, and the text alone where there is none. */

import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { digestOf, digestPng } from '../../src/app/admin/digest.ts';
import { verifyStore } from '../../src/app/admin/verify.ts';
import { digestsOf } from '../../src/app/digest-data.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { casesOf } from '../../src/app/digest-rows.ts';
import { digestHour, windowOf } from '../../src/app/digest-window.ts';
import { housekeeping, tick } from '../../src/app/tick.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { attachment, digest, outbox, tally } from '../../src/store/schema.ts';
import { write } from '../../src/store/statement.ts';
import { filePetition, instead, type Stage, stage } from '../system/stage.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

const at = (day: string, clock: string): number => atTime(day, clock, zone);
const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe('the picture', () => {
  let w: Stage;
  afterEach(() => w.close());
  /** A renderer whose pictures are all different, of so many bytes. */
  const painter = (length = 200, painted: string[] = []) => {
    let n = 0;
    return async (svg: string): Promise<Uint8Array> => {
      painted.push(svg);
      const bytes = new Uint8Array(length).fill(++n);
      bytes.set(head);
      return bytes;
    };
  };
  const begin = async (png: (svg: string) => Promise<Uint8Array>): Promise<void> => {
    w = await stage();
    Object.assign(w.app, { png });
    await filePetition(w, w.telegram.person({ lang: 'vi' }), 'Đèn đường ấp 4 hỏng mấy bữa nay');
  };
  const morning = async (): Promise<void> => {
    await w.passUntil(at('2026-06-16', '06:50'));
    await w.settle();
  };
  const isDigest = (m: { readonly text?: string }): boolean => m.text?.includes('sáng thứ Ba 16/6') === true;

  test('goes out as a photo with the text as its caption and the buttons below, to group and leader alike', async () => {
    const painted: string[] = [];
    await begin(painter(200, painted));
    const leader = await w.staff('Lan', 'xa', 'leader');
    await morning();
    for (const messages of [w.group.messages(), leader.messages()]) {
      const [found, ...others] = messages.filter(isDigest);
      expect(others).toEqual([]);
      expect(found?.media?.kind).toBe('photo');
      expect(found?.text).toMatch(/^Không có việc quá hạn, 1 việc mới\n/);
      expect(found?.buttons.flat().map(({ text }) => text)).toEqual(['Xem 1 việc mới', 'Xem 1 việc đang mở']);
    }
    // One picture for all, kept under one name.
    expect(painted).toHaveLength(1);
    expect(await w.app.store.db.select().from(attachment)).toHaveLength(1);
  });

  test('the clock draws nothing: the first message that shows the picture does', async () => {
    const painted: string[] = [];
    await begin(painter(200, painted));
    await w.staff('Lan', 'xa', 'leader');
    await w.passUntil(at('2026-06-16', '06:49'));
    const { now } = w.app.host;
    Object.assign(w.app.host, { now: () => at('2026-06-16', '06:50') });
    await tick(w.app);
    expect(await w.app.store.db.select({ content: attachment.content }).from(attachment)).toEqual([{ content: null }]);
    expect(painted).toEqual([]);
    Object.assign(w.app.host, { now });
    await w.passUntil(at('2026-06-16', '06:51'));
    expect(painted).toHaveLength(1);
    expect(w.group.messages().filter(isDigest)).toHaveLength(1);
  });

  test('after four days, when no attempt can need it, it is gone, and its bytes with it', async () => {
    await begin(painter());
    await morning();
    const { content } = (await w.app.store.db.select().from(attachment))[0] ?? {};
    expect(await w.app.blobs.get(content ?? '')).toBeDefined();
    await w.pass(3 * 86_400_000);
    await housekeeping(w.app);
    expect(await w.app.blobs.get(content ?? '')).toBeDefined();
    await w.pass(86_400_000);
    await housekeeping(w.app);
    expect(await w.app.blobs.get(content ?? '')).toBeUndefined();
  });

  test('an attempt that failed is made again with the same bytes, though a second drawing would differ', async () => {
    await begin(painter());
    await w.passUntil(at('2026-06-16', '06:49'));
    const bodies: string[] = [];
    const refuse = async (request: Request): Promise<Response> => {
      bodies.push(Buffer.from(await request.arrayBuffer()).toString('latin1'));
      return Response.json({ ok: false, error_code: 429, parameters: { retry_after: 5 } }, { status: 429 });
    };
    instead(w, refuse);
    await morning();
    expect(w.group.messages().filter(isDigest)).toEqual([]);
    await w.pass(60_000);
    const [found, ...others] = w.group.messages().filter(isDigest);
    expect(others).toEqual([]);
    const sent = w.telegram.file(found?.media?.file ?? '')?.bytes ?? new Uint8Array();
    expect(sent).toHaveLength(200);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain(Buffer.from(sent).toString('latin1'));
  });

  test.each([
    ['that cannot be drawn', () => Promise.reject(new RangeError('broken')), 'RangeError'],
    ['of more than a megabyte', painter(1_048_577), 'RangeError'],
  ])('%s stops nothing: the text goes out alone', async (_, png, reason) => {
    await begin(png);
    await morning();
    const found = w.group.messages().filter(isDigest);
    expect(found.map(({ media }) => media)).toEqual([undefined]);
    expect(w.logs.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', event: 'picture.failed', fields: { reason } },
    ]);
  });

  test('a place for files that is away stops nothing either', async () => {
    await begin(painter());
    Object.assign(w.app.blobs, { put: () => Promise.reject(new Error('ENOSPC')) });
    await morning();
    expect(w.group.messages().filter(isDigest)).toHaveLength(1);
  });

  test('a quiet day is one line without a picture', async () => {
    const painted: string[] = [];
    await begin(painter(200, painted));
    await morning();
    await w.passUntil(at('2026-06-17', '06:50'));
    await w.settle();
    expect(w.group.messages().at(-1)?.text?.split('\n')).toHaveLength(1);
    expect(painted).toHaveLength(1);
  });

  test('on the Official Account it is an image; where nothing can be uploaded, the words alone', async () => {
    await begin(painter());
    const onAccount = await w.staff('Lan', 'xa', 'leader', { on: 'zalo-oa' });
    const onBot = await w.staff('Minh', 'xa', 'leader', { on: 'zalo-bot' });
    await morning();
    const all = onAccount.messages();
    expect(all.some((m) => m.medium?.kind === 'image')).toBe(true);
    expect(all.some(isDigest)).toBe(true);
    const words = onBot.messages().find(isDigest)?.text ?? '';
    expect(words).not.toContain('ảnh');
    expect(words).toContain('1. Xem 1 việc mới');
  });

  test('the operator’s file is the same picture', async () => {
    await begin(painter());
    await w.staff('Lan', 'xa', 'leader');
    await morning();
    expect([...(await digestPng(w.app, 'xa', '2026-06-16')).slice(0, 8)]).toEqual(head);
    await expect(digestPng(w.app, 'ap3', '2026-06-16')).rejects.toThrow('nothing happened');
    Object.assign(w.app, { png: undefined });
    await expect(digestPng(w.app, 'xa', '2026-06-16')).rejects.toThrow('cannot be drawn here');
  });
});

describe('figures', () => {
  let o: DigestOffice;
  afterEach(() => o.close());

  test('as an operator gets them: what was documented, names for ids, and nothing of how it is kept', async () => {
    o = await digestOffice({ at: at('2026-06-01', '05:00') });
    await o.erase('nobody');
    await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
    await o.staff('hung', 'Hùng', 'xa', 'officer');
    const id = await o.file({ unit: 'diachinh', topic: 'land' });
    await o.file({ unit: 'xa', kind: 'denunciation' });
    await o.act(id, { type: 'claim', by: { person: 'hung', name: 'Hùng' } });
    o.moveTo(at('2026-06-12', '07:00'));
    const { data, text } = await digestOf(o.app, 'xa', '2026-06-12');
    expect(Object.keys(data).sort()).toEqual([
      ...['before', 'closed', 'day', 'decision', 'flow', 'from', 'holders', 'hot', 'joined', 'kind', 'name', 'oldest'],
      ...['open', 'opened', 'overdue', 'overdueBefore', 'restricted', 'to', 'topics', 'unit', 'usual', 'year'],
    ]);
    expect(data).toMatchObject({
      from: '2026-06-11T06:50:00+07:00',
      to: '2026-06-12T06:50:00+07:00',
      holders: [{ unit: 'Tổ địa chính', n: 1, days: 6, people: [{ name: 'Hùng', taken: true, n: 1 }] }],
      oldest: { code: expect.stringMatching(/^\d{4}-\d{4}$/), days: 6 },
      decision: { unit: 'diachinh', holder: 'Hùng', days: 6 },
    });
    expect(JSON.stringify(data)).not.toContain('hung');
    expect(text).toContain('Hùng đang giữ');
    // What is kept names people by ids only.
    o.moveTo(at('2026-06-12', '07:10'));
    await sendDueDigests(o.app);
    const [row] = await o.store.db.select().from(digest);
    expect(row?.data).toContain('"hung"');
    expect(row?.data).not.toContain('Hùng');
  });

  test('an erased matter stays a row without its words', async () => {
    o = await digestOffice({ at: at('2026-06-15', '05:00') });
    await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
    await o.file({ unit: 'xa', citizen: 'c', matter: 'đèn đường hẻm 12 hư' });
    o.moveTo(at('2026-06-15', '06:50'));
    await sendDueDigests(o.app);
    const [row] = await o.store.db.select().from(digest);
    const rows = () => casesOf(o.app, { digest: row?.id ?? '' }, 'opened', 1);
    expect((await rows())?.rows.map(({ matter }) => matter)).toEqual(['đèn đường hẻm 12 hư']);
    await o.erase('c');
    expect(await rows()).toMatchObject({ numbers: { opened: 1 }, rows: [{ matter: undefined }] });
    expect(row?.data).not.toContain('hẻm 12');
    expect(await casesOf(o.app, { digest: 'none' }, 'opened', 1)).toBeUndefined();
  });

  test('of all units cost as many questions as of one', async () => {
    const communes = Array.from({ length: 300 }, (_, i): Unit => {
      const parent = `t${i % 10}`;
      return { code: `x${i}`, name: `Xã ${i}`, parent, kind: 'commune', aliases: [] };
    });
    const provinces = Array.from({ length: 10 }, (_, i): Unit => {
      return { code: `t${i}`, name: `Tỉnh ${i}`, kind: 'province', aliases: [] };
    });
    const units = [...provinces, ...communes];
    o = await digestOffice({ at: at('2026-06-11', '05:00'), units });
    for (const { code } of communes.slice(0, 40)) await o.file({ unit: code });
    o.moveTo(at('2026-06-19', '07:00'));
    let asked = 0;
    const { db } = o.app.store;
    const counting = new Proxy(db, {
      get: (of, name) => {
        if (name === 'select' || name === 'selectDistinct') asked += 1;
        return Reflect.get(of, name, of) as unknown;
      },
    });
    const app = { ...o.app, store: { ...o.app.store, db: counting } };
    const window = await windowOf(app, '2026-06-19');
    const costOf = async (codes: readonly string[]): Promise<number> => {
      asked = 0;
      const found = await digestsOf(app, codes, window);
      expect(found.size).toBe(codes.length);
      return asked;
    };
    await costOf(['x0']);
    const one = await costOf(['x0']);
    expect(await costOf(units.map(({ code }) => code))).toBe(one);
    expect(one).toBeLessThan(26);
    expect(window.to.at).toBe(digestHour('2026-06-19', o.app.office));
  });

  test('sums that part from the record are told at night, and by the check of the store', async () => {
    o = await digestOffice({ at: at('2026-06-15', '09:00') });
    await o.file({ unit: 'xa' });
    await o.file({ unit: 'ap3' });
    o.moveTo(at('2026-06-16', '02:10'));
    await housekeeping(o.app);
    expect(o.logs).toEqual([]);
    await o.store.commit([
      write(sql`update ${tally} set filed = 3 where unit = 'xa'`),
      write(sql`update stock set open = 7 where unit = 'ap3'`),
    ]);
    await housekeeping(o.app);
    expect(o.logs).toEqual([{ level: 'error', event: 'sums.wrong', fields: { count: 2 } }]);
    expect(o.app.metrics.text([])).toContain('caunoi_sums_wrong_total 2');
    const check = (await verifyStore(o.app, undefined)).find(({ name }) => name === 'sums by unit and day');
    expect(check).toEqual({
      name: 'sums by unit and day',
      looked: 2,
      wrong: ['ap3: open is 7, the record says 1', 'xa, 2026-06-15: filed is 3, the record says 1'],
    });
  });
});

test('nobody is told twice what was sent, however often the service looks', async () => {
  const o = await digestOffice({ at: at('2026-06-15', '05:00') });
  await o.erase('nobody');
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  o.moveTo(at('2026-06-15', '06:50'));
  await Promise.all([1, 2, 3].map(() => sendDueDigests(o.app)));
  await sendDueDigests(o.app);
  expect(await o.store.db.select().from(digest)).toHaveLength(1);
  expect(await o.store.db.select().from(outbox)).toEqual([]);
  await o.close();
});
