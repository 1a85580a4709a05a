/** The channel of a Zalo Official Account with its token keeper and its webhook, against the emulator: nothing is stood in for. */
import { expect, test } from 'vitest';
import type { Sent } from '../../src/channels/contract.ts';
import { zaloOa } from '../../src/channels/zalo-oa/index.ts';
import type { Inbound } from '../../src/domain/message.ts';
import { zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { say, sendAll, sending, words } from './speech.ts';
import { keepers } from './zalo-oa-keeper.ts';
import { HOOK, IDS, NOON, TEXT, through } from './zalo-oa-stage.ts';

const HOUR = 3_600_000;

const together = () => {
  const it = keepers();
  const keeper = it.process();
  const channel = zaloOa({
    ...IDS,
    fetch: through(it.emulator),
    token: keeper.token,
    refresh: keeper.refresh,
    now: it.now,
  });
  it.person.say('Chào');
  const send = (): Promise<Sent> => channel.send(TEXT, sending(it.person.id));
  return { ...it, keeper, channel, send };
};

test('the token ends in the middle of a burst: one refresh, and every message arrives once', async () => {
  const it = together();
  await it.send();
  it.clock.now += 25 * HOUR;
  const sent = await Promise.all(Array.from({ length: 20 }, it.send));
  expect(sent.every(({ ok }) => ok)).toBe(true);
  expect(it.person.messages().filter(({ from }) => from.oa)).toHaveLength(21);
  expect(it.exchanges()).toHaveLength(2);
});
test('the platform refuses the token once in the middle of a burst: one refresh', async () => {
  const it = together();
  await it.send();
  it.clock.now += HOUR;
  it.emulator.faults.error(-216, { next: 5, path: 'message/cs' });
  const sent = await Promise.all(Array.from({ length: 20 }, it.send));
  expect(sent.every(({ ok }) => ok)).toBe(true);
  expect(it.exchanges()).toHaveLength(2);
  expect(it.emulator.reused()).toBe(0);
});
test('the refresh fails: nothing is lost, and it goes on when it works again', async () => {
  const it = together();
  await it.send();
  it.clock.now += 25 * HOUR;
  it.emulator.faults.serverErrors({ next: 1, path: 'access_token' });
  expect(await it.send()).toEqual({ ok: false, why: 'unreachable' });
  it.clock.now += 20_000;
  expect(await it.send()).toMatchObject({ ok: true });
});
test('the answer to the refresh is cut off: the account has to consent again, and the sends say so', async () => {
  const it = together();
  await it.send();
  it.clock.now += 25 * HOUR;
  it.emulator.faults.loseAnswers({ next: 1, path: 'access_token' });
  expect(await it.send()).toEqual({ ok: false, why: 'unreachable' });
  it.clock.now += 20_000;
  expect(await it.send()).toEqual({ ok: false, why: 'misconfigured', code: 'consent' });
  expect(it.alarms.map(({ kind }) => kind)).toEqual(['consent']);
  const { refresh_token: refreshToken } = it.emulator.console.consent();
  await it.keeper.accept({ refreshToken });
  expect(await it.send()).toMatchObject({ ok: true });
});

test('what people do comes in by the webhook, signed either way; what we answer is not heard by ourselves', async () => {
  for (const settings of [{}, { signing: 'header' as const }, { numeric: true }, { groupIn: 'group_info' as const }]) {
    const heard: Inbound[] = [];
    const variants: string[] = [];
    const answered: number[] = [];
    const emulator = zaloOaEmulator({
      ...IDS,
      now: () => NOON,
      settings,
      fetch: async (_, init) => {
        const body = String(init.body);
        const status = await door(new Headers(init.headers), body);
        answered.push(status);
        return new Response(null, { status });
      },
    });
    const pair = emulator.console.consent();
    const channel = zaloOa({
      ...IDS,
      fetch: through(emulator),
      token: async () => pair.access_token,
      refresh: async () => undefined,
      now: () => NOON,
      onVariant: (variant) => variants.push(variant),
    });
    const door = async (headers: Headers, body: string): Promise<number> => {
      if (!(await channel.authentic(headers, new TextEncoder().encode(body)))) return 401;
      const read = channel.read(channel.parse?.(body));
      if (!read.ok) return 400;
      heard.push(...read.events);
      return 200;
    };
    expect(await emulator.console.setWebhook(HOOK)).toBe(true);
    const person = emulator.person();
    const group = emulator.group({ members: [person], told: true });
    person.follow();
    person.say('Đường ngập');
    person.photos(2, { caption: 'Hai ảnh' });
    person.location(10.7769, 106.7009, { title: 'Chợ' });
    person.document({ name: 'don.pdf' });
    person.voice();
    person.sticker();
    person.link('https://bao.example/a');
    person.card('84901234567');
    person.submit({ name: 'Người A', phone: '84901234567', address: 'Số 1' }, 'older');
    person.say('217 nhận', { group: group.id });
    await emulator.settled();
    const choices = [{ id: 'w7.send', label: words('Gửi') }];
    await sendAll(channel, say(person.id, 'zalo-oa', [], { prompt: { say: [words('Gửi nhé?')], choices } }));
    person.tap('Gửi');
    emulator.console.answer(person, 'Chào bác', '777');
    person.withdraw();
    person.unfollow();
    await emulator.settled();
    expect(new Set(answered)).toEqual(new Set([200]));
    expect(new Set(variants)).toEqual(new Set([settings.signing ?? 'body']));
    expect(emulator.lost).toEqual([]);
    // Chats are beside each other: each in its own order.
    const kinds = (group: boolean) => heard.filter(({ to }) => to.group === group).map(({ body }) => body.kind);
    expect(kinds(false)).toEqual([
      ...['joined', 'text', 'media', 'media', 'place', 'media', 'media', 'other', 'text', 'contact', 'contact'],
      ...['choice', 'takeover', 'withdrawn', 'left'],
    ]);
    expect(kinds(true)).toEqual(['joined', 'text']);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(heard.length);
    const photo = heard.find(({ body }) => body.kind === 'media')?.body;
    expect(photo?.kind === 'media' && (await channel.fetchMedia(photo.media.ref))).toMatchObject({ ok: true });
  }
});
