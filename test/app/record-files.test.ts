/** Photos of reports and models on the whole service: which belong to what, kept like those of petitions, listed, moved and erased. */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { periodOf } from '../../src/app/admin/period.ts';
import { listReports } from '../../src/app/admin/reports.ts';
import { housekeeping } from '../../src/app/tick.ts';
import { modelsOf } from '../../src/store/models.ts';
import { filesOfRecords } from '../../src/store/record-files.ts';
import { attachment } from '../../src/store/schema.ts';
import { type World, world } from '../world.ts';

const day = 86_400_000;
/** Longer than the parts of an album take. */
const whole = 4_000;

let w: World;
beforeEach(async () => {
  w = await world();
  onTestFinished(() => w.close());
});

/** The same hands on both platforms. */
type Hand = {
  readonly say: (text: string) => void;
  readonly photos: (n: number, caption?: string) => void;
  readonly heard: () => readonly string[];
};

const telegram = async (): Promise<Hand> => {
  const person = await w.staff('Hùng', 'xa', 'officer');
  return {
    say: (text) => person.say(text),
    photos: (n, caption) => {
      const what = caption === undefined ? {} : { caption };
      if (n === 1) person.photo(what);
      else person.album(n, what);
    },
    heard: () => person.messages().flatMap(({ from, text }) => (from.bot && text ? [text] : [])),
  };
};

const zaloOa = async (): Promise<Hand> => {
  const person = await w.staff('Hùng', 'xa', 'officer', { on: 'zalo-oa' });
  return {
    say: (text) => person.say(text),
    photos: (n, caption) => {
      const what = caption === undefined ? {} : { caption };
      if (n === 1) person.photo(what);
      else person.photos(n, what);
    },
    heard: () => person.messages().flatMap(({ from, text }) => (from.oa && text ? [text] : [])),
  };
};

const listed = async () =>
  (await listReports(w.app, { unit: 'xa', since: undefined }, 10)).map(({ from, state, place, files }) => ({
    from,
    state,
    place,
    files: files.map((file) => `${file.kind} ${file.state} ${file.type}`),
  }));

const photo = expect.stringMatching(/^photo stored image\//) as unknown as string;

const settle = () => w.pass(whole);

test.each([
  ['telegram', telegram],
  ['zalo-oa', zaloOa],
] as const)('%s: photos before a report, under it and after it are its own, an album once', async (_, hand) => {
  const { say, photos, heard } = await hand();
  photos(1);
  await settle();
  say('báo nhanh: thôn 3 tặng 20 suất quà 10 triệu');
  await settle();
  expect(heard().at(-1)).toContain('1 ảnh');
  photos(3);
  await settle();
  say('gửi báo cáo');
  await settle();
  // Right after it, and an hour later.
  photos(1);
  await settle();
  expect(heard().at(-1)).toBe('Đã thêm 1 ảnh vào báo cáo ngày thứ Hai 15/6/2026.');
  await w.pass(3_600_000);
  photos(1);
  await settle();
  expect(heard().at(-1)).toContain('có chuyện gì');
  expect(await listed()).toEqual([
    { from: '2026-06-15', state: 'filed', place: 'thôn 3', files: [photo, photo, photo, photo, photo] },
  ]);
});

test.each([
  ['telegram', telegram],
  ['zalo-oa', zaloOa],
] as const)('%s: a report below an album is one card with all its photos', async (_, hand) => {
  const { say, photos, heard } = await hand();
  const before = heard().length;
  photos(3, 'báo nhanh hôm qua: hòa giải 2 vụ');
  await settle();
  expect(heard().length).toBe(before + 1);
  expect(heard().at(-1)).toContain('3 ảnh');
  say('1');
  await settle();
  expect(await listed()).toMatchObject([{ from: '2026-06-14', files: [photo, photo, photo] }]);
});

test('an answer to the receipt adds to it a week later; a model takes photos while it lies open and by an answer', async () => {
  const hung = await w.staff('Hùng', 'xa', 'officer');
  const say = async (text: string) => {
    hung.say(text);
    await w.settle();
    return hung.messages().at(-1);
  };
  await say('báo nhanh: hòa giải 2 vụ');
  const receipt = await say('gửi báo cáo');
  await w.pass(7 * day);
  hung.photo({ replyTo: receipt?.id ?? 0 });
  await w.settle();
  expect(hung.messages().at(-1)?.text).toContain('Đã thêm 1 ảnh vào báo cáo');
  expect(await listed()).toMatchObject([{ files: [photo] }]);

  await say('mô hình: Camera ấp 3, an ninh, Chi bộ ấp 3 làm, 45 hộ');
  hung.album(2);
  await w.pass(whole);
  const stored = await say('đăng ký');
  hung.photo({ replyTo: stored?.id ?? 0 });
  await w.settle();
  expect((await say('/mohinh'))?.text).toContain('Camera');
  expect((await say('1'))?.text).toContain('3 ảnh');
  hung.photo();
  await w.settle();
  expect(hung.messages().at(-1)?.text).toBe('Đã thêm 1 ảnh vào mô hình “Camera ấp 3”.');
  const [model] = await modelsOf(w.app.store.db, ['xa']);
  expect(await filesOfRecords(w.app.store.db, [model?.id ?? ''])).toHaveLength(4);
});

test('on Zalo too an answer to the receipt adds to it', async () => {
  const hung = await w.staff('Hùng', 'xa', 'officer', { on: 'zalo-oa' });
  for (const text of ['báo nhanh: hòa giải 2 vụ', 'gửi báo cáo']) {
    hung.say(text);
    await w.settle();
  }
  const receipt = hung.messages().at(-1);
  await w.pass(day);
  hung.photo({ quote: receipt?.id ?? '' });
  await settle();
  expect(hung.messages().at(-1)?.text).toContain('Đã thêm 1 ảnh vào báo cáo');
  expect(await listed()).toMatchObject([{ files: [photo] }]);
});

test('photos of a report outlive those of drafts, go with the report that replaces it, and with their sender', async () => {
  const hung = await w.staff('Hùng', 'xa', 'officer');
  const say = async (text: string) => {
    hung.say(text);
    await w.settle();
  };
  hung.photo({ caption: 'báo nhanh: tiếp 5 lượt' });
  await w.settle();
  await say('gửi báo cáo');
  const annex = async () => {
    const asked = { unit: 'xa', period: '2026-06', fresh: true, approve: undefined, by: 'test' };
    return (await periodOf(w.app, asked)).data.files;
  };
  expect(await annex()).toEqual({ now: 1, before: 0 });
  await say('báo nhanh: tiếp 6 lượt');
  await say('gửi báo cáo');
  await say('thay báo cáo cũ');
  expect(await annex()).toEqual({ now: 1, before: 0 });
  expect(await listed()).toMatchObject([
    { state: 'filed', files: [photo] },
    { state: 'replaced', files: [] },
  ]);
  for (let i = 0; i < 40; i++) await w.pass(day);
  await housekeeping(w.app);
  expect(await listed()).toMatchObject([{ files: [photo] }, { files: [] }]);
  await say('/xoadulieu');
  await say('1');
  await w.pass(day);
  expect(await listed()).toMatchObject([{ files: [] }, { files: [] }]);
  expect(await w.app.store.db.select().from(attachment)).toEqual([]);
});

test("a citizen's photo with the words of a report is a petition's", async () => {
  const citizen = w.telegram.person({ name: 'Sáu' });
  citizen.photo({ caption: 'báo cáo: đèn đường tắt 3 hôm nay ở cổng chợ' });
  await w.settle();
  expect(citizen.messages().at(-1)?.text).toContain('Chúng tôi đã ghi lại');
  expect(await listed()).toEqual([]);
});

test('a photo of an hour ago is about something else, and its draft stays', async () => {
  const { say, photos, heard } = await telegram();
  photos(1);
  await w.pass(3_600_000);
  say('báo nhanh: hòa giải 2 vụ');
  await settle();
  expect(heard().at(-1)).not.toContain('ảnh');
  say('gửi báo cáo');
  await settle();
  say('đèn đường tắt ở cổng chợ ấp 3');
  await settle();
  expect(heard().at(-1)).toContain('1 ảnh');
  expect(await listed()).toMatchObject([{ files: [] }]);
});
