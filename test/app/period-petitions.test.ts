/** Petitions and chat reports in a period: from what was typed to what the report says. */
import { expect, onTestFinished, test } from 'vitest';
import { importPetitions } from '../../src/app/admin/import.ts';
import { type Asked, periodOf, reportOf, reportText } from '../../src/app/admin/period.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { type World, world, zone } from '../world.ts';

const july = atTime('2026-07-03', '09:00', zone);

const start = async (at: number): Promise<World> => {
  const w = await world({ at });
  onTestFinished(() => w.close());
  return w;
};

const ask = (w: World, more: Partial<Asked> = {}) =>
  periodOf(w.app, { unit: 'xa', period: '2026-H1', fresh: false, approve: undefined, by: 'test', ...more });

const words = async (w: World, style: 'party' | 'state', more: Partial<Asked> = {}): Promise<string> =>
  reportText(await reportOf(w.app, await ask(w, more), style));

test('petitions are counted from what happened to them, with the same days a year earlier', async () => {
  const w = await start(atTime('2026-05-27', '08:30', zone));
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const before = { text: 'đèn đường ở cổng chợ tắt ba hôm nay', at: '2025-05-12T08:00:00+07:00', unit: 'xa' };
  const lines = async function* () {
    yield JSON.stringify(before);
  };
  await importPetitions(w.app, lines(), {
    source: 'sổ cũ',
    pause: async () => {},
    onBad: ({ message }) => expect.fail(message),
  });
  for (const text of ['rác đổ đầy mương sau trường học', 'đường vào ấp 3 ngập sâu, xe không qua được']) {
    const citizen = w.zaloOa.person({ name: 'Sáu' });
    citizen.say(text);
    await w.settle();
    citizen.tap('Đồng ý và gửi');
    await w.settle();
  }
  const card = group.messages().findLast((m) => m.buttons.flat().some(({ text }) => text === 'Xong / Trả lời'))!;
  officer.press(card, 'Xong / Trả lời', { chat: group.id });
  await w.settle();
  officer.say('Đã thông cống, nước rút hết lúc 14 giờ');
  await w.settle();
  await w.passUntil(atTime('2026-06-02', '09:00', zone));
  const { data, broken } = await ask(w, { period: '2026-05' });
  expect(broken).toEqual([]);
  expect(data.petitions).toMatchObject({
    before: 1,
    filed: 2,
    opened: 2,
    closed: 1,
    done: 1,
    late: 0,
    open: 2,
    overdue: 1,
    earlier: { filed: 1, done: 0, since: '2025-05-12' },
    sources: [{ source: 'zalo-oa', n: 2 }],
  });
  const text = await words(w, 'state', { period: '2026-05' });
  expect(text).toContain('tiếp nhận 2 lượt phản ánh, kiến nghị gửi bằng tin nhắn, tăng 1 lượt so với cùng kỳ năm 2025');
  expect(text).toContain('(cùng kỳ chỉ có số liệu từ ngày 12/5/2025)');
  expect(text).toContain('đã xử lý xong 1/3 lượt, đạt 33,33%; đúng hạn 1/1 lượt, đạt 100%; còn 2 lượt đang xử lý');
  expect(text).toContain('trong đó có 1 lượt quá hạn');
  expect(await words(w, 'party', { period: '2026-05' })).toContain(
    'giải quyết dứt điểm 2 lượt phản ánh, kiến nghị đang xử lý',
  );
});

/** What a cadre types, as people do, through the webhook of the platform. */
test('a report that a cadre sends by chat is in the period', async () => {
  const w = await start(atTime('2026-06-26', '09:00', zone));
  const cadre = await w.staff('Lan', 'ap3', 'cadre', { on: 'zalo-oa' });
  cadre.say(
    'báo nhanh: tiếp 1.202 lượt, giải quyết xong 33/37 vụ khiếu nại tố cáo, còn 4 vụ, tặng 9.081 suất quà 2.811,7 triệu',
  );
  await w.settle();
  cadre.tap('Gửi báo cáo');
  await w.settle();
  await w.passUntil(july);
  const text = await words(w, 'party');
  expect(text).toContain('tiếp 1.202 lượt công dân');
  expect(text).toContain('giải quyết xong 33/37 vụ, còn 4 vụ');
  expect(text).toContain('9.081 suất quà, 2.811,7 triệu đồng');
});
