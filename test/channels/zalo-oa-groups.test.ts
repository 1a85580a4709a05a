/** Groups that the account makes itself: an asset found for them, and what was said in them read again. */
import { expect, test } from 'vitest';
import type { Channel, Groups } from '../../src/channels/contract.ts';
import { answering, calls, OA, stage } from './zalo-oa-stage.ts';

const groupsOf = (channel: Channel): Groups => {
  if (!channel.groups) throw new Error('this channel makes no groups');
  return channel.groups;
};

const staff = (n = 2) => {
  const it = stage();
  const people = Array.from({ length: n }, (_, i) => it.emulator.person({ follows: true, admin: i === 0 }));
  return { ...it, people, members: people.map(({ id }) => id), groups: groupsOf(it.channel) };
};

test('made with the smallest free asset that everybody fits in; gives its id and the link', async () => {
  const it = staff(9);
  const made = await it.groups.create({ name: '  UBND xã Ví Dụ ', members: [...it.members, it.members[0] ?? ''] });
  expect(made).toEqual({
    chat: expect.stringMatching(/^\w{18}$/),
    link: expect.stringMatching(/^https:\/\/zalo\.me\/g\//),
  });
  const asked = calls(it).find(({ method }) => method.endsWith('creategroupwithoa'));
  // Nine people and the account itself: ten.
  expect(asked?.params).toEqual({ group_name: 'UBND xã Ví Dụ', asset_id: 'gmf10-3', member_user_ids: it.members });
  expect(it.emulator.chat(made.chat).members).toHaveLength(9);
});

test('ten people need the next size; one that is named is taken as it is', async () => {
  const it = staff(10);
  await it.groups.create({ name: 'Tổ 1', members: it.members });
  await it.groups.create({ name: 'Tổ 2', members: it.members, asset: 'gmf100-0' });
  const assets = calls(it)
    .filter(({ method }) => method.endsWith('creategroupwithoa'))
    .map(({ params }) => (params as { asset_id: string }).asset_id);
  expect(assets).toEqual(['gmf50-1', 'gmf100-0']);
  expect(calls(it).filter(({ method }) => method.endsWith('quota/group'))).toHaveLength(1);
});

test('where the account is asked for kind and source, all of them are asked for', async () => {
  const asked: object[] = [];
  const fetch = (async (input: string | URL | Request, init?: RequestInit) => {
    const body = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)) as Record<string, string>;
    asked.push(body);
    if (String(input).endsWith('creategroupwithoa'))
      return Response.json({ error: 0, data: { group_id: 'g1', group_link: 'javascript:1' } });
    if (body.product_type === undefined) return Response.json({ error: -201 });
    const free = body.product_type === 'gmf100' && body.quota_type === 'purchase_quota';
    return Response.json({
      error: 0,
      data: free ? [{ asset_id: 'a1', product_type: 'GMF100', status: 'available' }] : [],
    });
  }) as typeof globalThis.fetch;
  const groups = groupsOf(stage({ fetch }).channel);
  expect(await groups.create({ name: 'Tổ 1', members: ['1'] })).toEqual({ chat: 'g1', link: undefined });
  expect(asked).toHaveLength(14);
});

test.each([
  ['nobody', { members: [] }, /1 to 99 people/],
  ['a hundred', { members: Array.from({ length: 100 }, (_, i) => String(i)) }, /1 to 99 people/],
  ['a name of 31 characters', { name: 'a'.repeat(31) }, /1 to 30 characters; this one has 31/],
  ['no name', { name: '  ' }, /1 to 30 characters/],
  ['an id that is none', { members: ['Người A'] }, /digits only/],
])('%s: refused before anything is asked', async (_, more, want) => {
  const it = staff();
  await expect(it.groups.create({ name: 'Tổ 1', members: it.members, ...more })).rejects.toThrow(want);
  expect(calls(it)).toEqual([]);
});

test('refusals in plain words', async () => {
  const it = staff();
  const stranger = it.emulator.person();
  const make = (members: readonly string[], asset?: string) =>
    it.groups.create({ name: 'Tổ 1', members, ...(asset !== undefined && { asset }) });
  await expect(make([...it.members, stranger.id])).rejects.toThrow(/must follow the account first/);
  await expect(make(it.members.slice(1))).rejects.toThrow(/administrator of the account/);
  await make(it.members, 'gmf10-3');
  await expect(make(it.members, 'gmf10-3')).rejects.toThrow(/in use by another group/);
  const none = stage({ fetch: answering(200, { error: 0, data: [] }) });
  await expect(groupsOf(none.channel).create({ name: 'a', members: ['1'] })).rejects.toThrow(
    /no free asset for a group of 2/,
  );
  const small = stage({ fetch: answering(200, { error: -224 }) });
  await expect(groupsOf(small.channel).create({ name: 'a', members: ['1'] })).rejects.toThrow(/package/);
});

test('what people said, newest first, with the key of its event; ours and what is no text are passed over', async () => {
  const it = stage();
  const person = it.emulator.person({ name: 'Cán bộ' });
  const group = it.emulator.group({ members: [person] });
  const at = (ms: number) => {
    it.clock.now += ms;
  };
  person.say('217 nhận', { group: group.id });
  const first = it.emulator.events.at(-1);
  at(1_000);
  await it.channel.send(
    { method: 'oa/group/message', params: { message: { text: 'Đã nhận' } } },
    {
      chat: group.id,
      timeoutMs: 1_000,
      file: async () => undefined,
    },
  );
  at(1_000);
  person.photo({ group: group.id });
  at(1_000);
  person.say(`[@${OA}] thống kê`, { group: group.id });
  const last = it.emulator.events.at(-1);
  const keyOf = (body: unknown) => {
    const read = it.channel.read(body);
    return read.ok
      ? read.events.map(({ key, at, from, to, body: said }) => ({ key, at, from, to, said }))
      : 'unreadable';
  };
  const groups = groupsOf(it.channel);
  const page = await groups.said(group.id, 0, 10);
  expect(page.updates.map(keyOf)).toEqual([last, first].map(keyOf));
  expect(page.oldest).toBe(it.clock.now - 3_000);
  expect((await groups.said(group.id, 3, 1)).updates).toHaveLength(1);
  expect(await groups.said(group.id, 4, 10)).toEqual({ updates: [], oldest: undefined });
});

test.each([
  [-403, /not-in-group/],
  [-237, /group-expired/],
  [-224, /package/],
])('history is refused with %i: said', async (error, want) => {
  await expect(groupsOf(stage({ fetch: answering(200, { error }) }).channel).said('g1', 0, 10)).rejects.toThrow(want);
});

test('nonsense instead of a history is no history', async () => {
  for (const data of [{}, 'x', null, [null, 5, { type: 'text', time: 'x' }]]) {
    const { updates } = await groupsOf(stage({ fetch: answering(200, { error: 0, data }) }).channel).said('g1', 0, 10);
    for (const update of updates) expect(stage().channel.read(update)).toEqual({ ok: false, keep: true });
  }
});
