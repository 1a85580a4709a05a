/** What the webhook lost is found again in the night: once, in its order, and only what concerns us. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listRegister } from '../../src/app/admin/petitions.ts';
import { reconcile } from '../../src/app/reconcile.ts';
import type { Channel } from '../../src/channels/contract.ts';
import { atTime } from '../../src/domain/calendar.ts';
import type { Group, Person } from '../../src/emulators/zalo-oa.ts';
import { inbox } from '../../src/store/schema.ts';
import { type World, world, zone } from '../world.ts';

let w: World;
let officer: Person;
let group: Group;
let citizen: Person;

const on = { on: 'zalo-oa' } as const;
const hour = 3_600_000;
const at = (clock: string, day = '2026-06-15') => atTime(day, clock, zone);

/** Nothing that happens meanwhile reaches us, and nothing of it comes again. */
const unheard = async (work: () => void): Promise<void> => {
  const channels = w.app.channels as Map<string, Channel>;
  const channel = channels.get('zalo-oa') as Channel;
  w.zaloOa.console.configure({ retries: 'off' });
  channels.set('zalo-oa', { ...channel, authentic: async () => false });
  work();
  await w.zaloOa.settled();
  channels.set('zalo-oa', channel);
  w.zaloOa.console.configure({ retries: 'any' });
};

const status = async (): Promise<unknown> => {
  return (await listRegister(w.app, { limit: 10 })).entries.map((row) => row.status);
};
const inGroup = () => w.zaloOa.chat(group.id).messages.filter((message) => message.from.oa);
const history = () =>
  w.zaloOa.wire.filter((entry) => entry.kind === 'call' && entry.method.endsWith('group/conversation')).length;
const code = (): string => {
  const receipt = citizen.messages().findLast(({ text }) => /^\d{4}-\d{4}$/m.test(text ?? ''));
  return /^(\d{4}-\d{4})$/m.exec(receipt?.text ?? '')?.[1] ?? 'none';
};

beforeEach(async () => {
  w = await world();
  officer = await w.staff('Hùng', 'xa', 'officer', on);
  group = await w.committee('Ủy ban xã', 'xa', [officer], on);
  citizen = w.zaloOa.person({ name: 'Sáu' });
  citizen.say('Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà');
  await w.settle();
  citizen.tap('Đồng ý và gửi');
  await w.settle();
});
afterEach(() => w.close());

test('a claim that was lost is done in the evening, and told to the citizen; the next nights change nothing', async () => {
  expect(await status()).toEqual(['new']);
  const ending = code().slice(-3);
  await unheard(() => officer.say(`${ending} nhận`, { group: group.id }));
  await w.passUntil(at('20:59'));
  expect(await status()).toEqual(['new']);
  expect(history()).toBe(0);
  await w.passUntil(at('21:01'));
  expect(await status()).toEqual(['claimed']);
  expect(w.logs.filter(({ event }) => event === 'history.missed')).toEqual([
    { level: 'warn', event: 'history.missed', fields: { channel: 'zalo-oa', count: 1 } },
  ]);
  const said = inGroup().length;
  await w.passUntil(at('21:01', '2026-06-17'));
  expect(await status()).toEqual(['claimed']);
  expect(w.logs.filter(({ event }) => event === 'history.missed')).toHaveLength(1);
  expect(
    inGroup()
      .slice(said)
      .some(({ text }) => text?.includes('nhận việc')),
  ).toBe(false);
});

test('what was seen changes nothing: claimed, answered and read again, the matter stands as it stood', async () => {
  const ending = code().slice(-3);
  officer.say(`${ending} nhận`, { group: group.id });
  await w.settle();
  expect(await status()).toEqual(['claimed']);
  const said = inGroup().length;
  await w.passUntil(at('21:30'));
  expect(history()).toBeGreaterThan(0);
  expect(inGroup()).toHaveLength(said);
  expect(w.logs.filter(({ event }) => event === 'history.missed')).toEqual([]);
});

test('the talk of bystanders leaves no trace, however much of it there is; a page is ten messages', async () => {
  const rows = async () => (await w.app.store.db.select().from(inbox)).length;
  const bystander = w.zaloOa.person({ name: 'Người qua' });
  group.join(bystander);
  await unheard(() => {
    for (let n = 0; n < 25; n++) bystander.say(`hôm nay trời đẹp quá ${n}`, { group: group.id });
  });
  await w.passUntil(at('20:50'));
  const before = await rows();
  await w.passUntil(at('21:30'));
  expect(await rows()).toBe(before);
  // A page for every ten, and an empty one tells that there are no more.
  expect(history()).toBe(Math.ceil(w.zaloOa.chat(group.id).messages.length / 10) + 1);
});

test('what is older than a day is left alone, also where no night was read before', async () => {
  const ending = code().slice(-3);
  await unheard(() => officer.say(`${ending} nhận`, { group: group.id }));
  // The service stood still for two nights.
  const channels = w.app.channels as Map<string, Channel>;
  const channel = channels.get('zalo-oa') as Channel;
  const { groups: _, ...without } = channel;
  channels.set('zalo-oa', without);
  await w.passUntil(at('20:00', '2026-06-16'));
  channels.set('zalo-oa', channel);
  await w.passUntil(at('21:30', '2026-06-16'));
  expect(history()).toBeGreaterThan(0);
  expect(await status()).toEqual(['new']);
});

test('the platform does not answer: said once each half hour, and done when it does', async () => {
  const ending = code().slice(-3);
  await unheard(() => officer.say(`${ending} nhận`, { group: group.id }));
  await w.passUntil(at('20:59'));
  w.zaloOa.faults.serverErrors({ next: 2, path: 'conversation' });
  await w.passUntil(at('21:01'));
  await w.passUntil(at('21:20'));
  expect(w.logs.filter(({ event }) => event === 'history.failed')).toHaveLength(1);
  await w.passUntil(at('21:40'));
  expect(w.logs.filter(({ event }) => event === 'history.failed')).toHaveLength(2);
  await w.passUntil(at('22:30'));
  expect(await status()).toEqual(['claimed']);
});

test('where there is no room nothing is begun, and a later tick goes on from there', async () => {
  const ending = code().slice(-3);
  await unheard(() => {
    officer.say(`/thongke`, { group: group.id });
    officer.say(`${ending} nhận`, { group: group.id });
  });
  await w.passUntil(at('20:59'));
  const late = { ...w.app, host: { ...w.app.host, now: () => at('20:59') + 2 * 60_000 } };
  await reconcile(late, () => false);
  expect(history()).toBe(0);
  let left = 2;
  await reconcile(late, () => left-- > 0);
  expect(await status()).toEqual(['new']);
  await reconcile(late);
  expect(await status()).toEqual(['claimed']);
  const read = history();
  await reconcile({ ...late, host: { ...late.host, now: () => at('20:59') + hour } });
  expect(history()).toBe(read);
});
