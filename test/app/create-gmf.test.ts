/** A committee's group made through the account, for everybody with a role in the unit. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context, Given } from '../../src/cli/command.ts';
import { zaloCommands } from '../../src/cli/zalo.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const create = async (values: Readonly<Record<string, string>>) => {
  const command = zaloCommands.find(({ name }) => name === 'chat create-gmf');
  const given: Given = { args: [], value: (option) => values[option], flag: () => false };
  const context = { by: 'operator:test', open: async () => ({ app: w.app, keeper: {} }) } as unknown as Context;
  if (!command) throw new Error('there is no such command');
  return (await command.run(given, context)).json as { readonly chat: string };
};

test('all who have a role and have written to the account are in it; it says whose it is, shows what is open, and works', async () => {
  const [admin, officer, citizen] = [
    w.zaloOa.person({ name: 'Quản trị', follows: true, admin: true }),
    w.zaloOa.person({ name: 'Hùng', follows: true }),
    w.zaloOa.person({ name: 'Sáu', follows: true }),
  ];
  admin.say(`/start ${await w.invite('xa', 'admin')}`);
  officer.say(`/start ${await w.invite('xa', 'officer')}`);
  await w.staff('Lan', 'xa', 'officer');
  citizen.say('Cống đầu hẻm 12, ấp 3 bị nghẹt, nước tràn vô nhà');
  await w.settle();
  citizen.tap('Đồng ý và gửi');
  await w.settle();
  const { chat } = await create({ unit: 'xa', name: 'UBND xã Ví Dụ' });
  await w.settle();
  const group = w.zaloOa.chat(chat);
  expect(group.members.map(({ name }) => name).sort()).toEqual(['Hùng', 'Quản trị']);
  const said = group.messages.map(({ text }) => text ?? '');
  expect(said[0]).toContain('Nhóm này từ nay nhận việc của UBND xã Ví Dụ');
  expect(said.filter((text) => text.includes('/gan'))).toEqual([]);
  const code = /\d{4}-\d(\d{3})/.exec(said.join('\n'));
  officer.say(`${code?.[1]} nhận`, { group: chat });
  await w.settle();
  expect(w.zaloOa.chat(chat).messages.at(-1)?.from.oa).toBe(true);
  expect(citizen.messages().at(-1)?.text).toContain(code?.[0]);
});
