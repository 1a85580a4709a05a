/** A platform's plan: what is used of it is counted, told, and the last of it kept for answers. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { heldForAnswers, planUse, tellPlans } from '../../src/app/plan.ts';
import type { Channel } from '../../src/channels/contract.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { type World, world, zone } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const bot = (): Channel => w.app.channels.get('zalo-bot') as Channel;
/** The same channel on a smaller plan. */
const small = (messages: number, people = 50): void => {
  const channels = w.app.channels as Map<string, Channel>;
  channels.set('zalo-bot', { ...bot(), can: { ...bot().can, plan: { messages, people } } });
};
const use = async () => {
  await w.pass(61_000);
  return planUse(w.app, bot());
};
const running = () => w.logs.filter(({ event }) => event === 'plan.running-out');

test('what comes in and what goes out counts, of this channel only; people count once', async () => {
  expect(await use()).toMatchObject({ messages: 0, most: 3_000, people: 0, mostPeople: 50, month: '2026-06' });
  const [one, other] = [w.zaloBot.person({ name: 'A' }), w.zaloBot.person({ name: 'B' })];
  one.say('Cống đầu hẻm 12, ấp 3 bị nghẹt');
  await w.settle();
  one.say('nước tràn vô nhà');
  other.say('chào');
  w.zaloOa.person().say('chào');
  await w.settle();
  const wire = w.zaloBot.wire.filter((entry) => entry.kind === 'call' && entry.method === 'sendMessage').length;
  expect(wire).toBeGreaterThan(2);
  expect(await use()).toMatchObject({ messages: 3 + wire, people: 2 });
  expect(await planUse(w.app, w.app.channels.get('zalo-oa') as Channel)).toBeUndefined();
});

test('a month of the office: on the first day nothing is used yet, and a month of 31 days is counted whole', async () => {
  const person = w.zaloBot.person();
  await w.passUntil(atTime('2026-07-01', '00:01', zone));
  person.say('chào');
  await w.settle();
  const first = (await use())?.messages ?? 0;
  expect(first).toBeGreaterThan(1);
  await w.passUntil(atTime('2026-07-31', '23:50', zone));
  expect(await use()).toMatchObject({ messages: first, month: '2026-07' });
  await w.passUntil(atTime('2026-08-01', '00:01', zone));
  expect(await use()).toMatchObject({ messages: 0, month: '2026-08' });
});

test('counted at most once a minute', async () => {
  const before = await use();
  w.zaloBot.person().say('chào');
  await w.settle();
  expect(await planUse(w.app, bot())).toEqual(before);
  expect((await use())?.messages).toBeGreaterThan(before?.messages ?? 0);
});

test.each([
  [94, 1, false],
  [95, 1, true],
  [95, 2, true],
  [100, 0, false],
])('at %i of 100 a row of priority %i is held: %s', (messages, priority, held) => {
  const plan = { messages, most: 100, people: 1, mostPeople: 50, month: '2026-06' };
  expect(heldForAnswers(plan, priority)).toBe(held);
});

test('where there is no plan nothing is held', () => {
  expect(heldForAnswers(undefined, 2)).toBe(false);
});

test('said at 80 % and at 95 %, once each and month, also by another process; on the gauges', async () => {
  const person = w.zaloBot.person();
  for (let n = 0; n < 10; n++) {
    person.say('chào');
    await w.settle();
  }
  const used = (await use())?.messages ?? 0;
  small(Math.floor(used / 0.8));
  await w.pass(3_600_000);
  await w.pass(3_600_000);
  expect(running()).toEqual([
    {
      level: 'warn',
      event: 'plan.running-out',
      fields: { channel: 'zalo-bot', count: used, reason: expect.stringMatching(/^messages: \d+ of \d+$/) },
    },
  ]);
  small(used);
  await w.pass(3_600_000);
  expect(running().map(({ level }) => level)).toEqual(['warn', 'error']);
  await tellPlans({ ...w.app, channels: new Map(w.app.channels) });
  expect(running()).toHaveLength(2);
  const metrics = await (await w.http.request('/metrics')).text();
  expect(metrics).toContain('caunoi_plan_messages_share{channel="zalo-bot"} 1\n');
});

test('people are told of as well', async () => {
  small(3_000, 1);
  w.zaloBot.person().say('chào');
  await w.settle();
  await w.pass(2 * 3_600_000);
  expect(running()).toMatchObject([{ level: 'error', fields: { reason: 'people: 1 of 1' } }]);
});

test('what is kept of a plan goes to answers; news waits for the next month, and holds up nothing', async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const citizen = w.zaloBot.person({ name: 'Sáu' });
  citizen.say('đèn đường ở cổng chợ tắt ba hôm nay');
  await w.settle();
  citizen.say('1');
  await w.settle();
  small(10, 50);
  await use();
  for (let i = 0; i < 5; i++) {
    citizen.say('cảm ơn');
    await w.settle();
  }
  await use();
  const said = () => citizen.messages().filter(({ from }) => from.bot);
  const before = said().length;
  const card = group.messages().findLast((m) => m.buttons.flat().length > 0);
  officer.press(card ?? 0, 'Nhận việc', { chat: group.id });
  await w.settle();
  await w.pass(5 * 3_600_000);
  expect(said()).toHaveLength(before);
  citizen.say('việc của tôi');
  await w.settle();
  expect(said()).toHaveLength(before + 1);
  await w.passUntil(atTime('2026-07-01', '08:00', zone));
  expect(said().at(-1)?.text).toContain('đã nhận, đang làm');
});
