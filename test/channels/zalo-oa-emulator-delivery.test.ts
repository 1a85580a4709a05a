/** The stand-in for a Zalo Official Account delivers as the platform does. */
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/emulators/zalo-oa.ts';
import { zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { APP, HOOK, IDS, macOf, OA, setup } from './zalo-oa-stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Answers each event as it is told; keeps what came in. */
const receiver = (status: () => number | 'never' | 'refused' = () => 200, settings: Partial<Settings> = {}) => {
  const got: { body: string; headers: Headers }[] = [];
  const it = setup({
    settings,
    fetch: async (_, init) => {
      got.push({ body: String(init.body), headers: new Headers(init.headers) });
      const answer = got.length === 1 ? 200 : status();
      if (answer === 'refused') throw new Error('refused');
      if (answer === 'never') return new Promise<Response>(() => {});
      return new Response(null, { status: answer });
    },
  });
  const names = () => got.map(({ body }) => (JSON.parse(body) as { event_name?: string }).event_name);
  /** Hashing takes its own time; and a moment more, for what must not come. */
  const arrived = async (count: number): Promise<void> => {
    while (got.length < count) await turn();
    for (let i = 0; i < 20; i++) await turn();
  };
  return { ...it, got, names, arrived };
};

describe('the webhook', () => {
  test('is tried with an unsigned probe, and saved only where that gets 200', async () => {
    const { emulator, got, names } = receiver();
    expect(await emulator.console.setWebhook(HOOK)).toBe(true);
    expect([got[0]?.body, got[0]?.headers.get('x-zevent-signature')]).toEqual(['{}', null]);
    expect(emulator.snapshot().webhook).toEqual({ url: HOOK, enabled: true, pending: 0, lost: 0 });
    const strict = zaloOaEmulator({ ...IDS, now: () => 0, fetch: async () => new Response(null, { status: 401 }) });
    expect(await strict.console.setWebhook(HOOK)).toBe(false);
    expect(strict.snapshot().webhook).toMatchObject({ url: '', enabled: false });
    expect(names()).toEqual([undefined]);
  });
  test('gets nothing before it is set, and nothing before the account has consented', async () => {
    const { emulator, got, person } = receiver();
    person.say('a');
    await emulator.console.setWebhook(HOOK);
    await emulator.settled();
    expect(got).toHaveLength(1);
    const unconsented = zaloOaEmulator({ ...IDS, now: () => 0, fetch: async () => new Response() });
    await unconsented.console.setWebhook(HOOK);
    unconsented.person().say('a');
    await unconsented.settled();
    expect(unconsented.wire).toHaveLength(1);
  });
  test('signs the very bytes it sends', async () => {
    const { emulator, got, person, now } = receiver();
    await emulator.console.setWebhook(HOOK);
    person.say('Đường ngập nước');
    await emulator.settled();
    const { body = '', headers } = got[1] ?? {};
    expect(headers?.get('x-zevent-signature')).toBe(macOf(body, String(now())));
    expect(headers?.get('x-zevent-timestamp')).toBeNull();
    expect(JSON.parse(body)).toMatchObject({
      app_id: APP,
      sender: { id: person.id },
      recipient: { id: OA },
      message: { text: 'Đường ngập nước' },
      timestamp: String(now()),
    });
  });
  test('with the other reading of the rule, and with a number for the time', async () => {
    const { emulator, got, person, now } = receiver(() => 200, { signing: 'header', numeric: true });
    await emulator.console.setWebhook(HOOK);
    person.say('a');
    await emulator.settled();
    const { body = '', headers } = got[1] ?? {};
    const stamp = headers?.get('x-zevent-timestamp') ?? '';
    expect(stamp).not.toBe(String(now()));
    expect(headers?.get('x-zevent-signature')).toBe(macOf(body, stamp));
    expect(body).toContain(`"timestamp":${now()}`);
  });
  test('one event of a chat after the other, chats beside each other', async () => {
    const { emulator, got, person, arrived } = receiver(() => 'never');
    await emulator.console.setWebhook(HOOK);
    person.say('1');
    person.say('2');
    emulator.person().say('3');
    await arrived(3);
    // Which of two chats comes first is between their signatures.
    expect(
      got
        .slice(1)
        .map(({ body }) => /"text":"(.)"/.exec(body)?.[1])
        .sort(),
    ).toEqual(['1', '3']);
  });
  test('no answer within two seconds is none; nothing waits for it', async () => {
    let answer: number | 'never' = 'never';
    const { emulator, got, person, arrived, pass, waiting } = receiver(() => answer);
    await emulator.console.setWebhook(HOOK);
    await pass(2 * SECOND);
    person.say('1');
    person.say('2');
    await arrived(2);
    expect(got).toHaveLength(2);
    await pass(2 * SECOND - 1);
    await arrived(2);
    expect(got).toHaveLength(2);
    answer = 200;
    await pass(1);
    await arrived(3);
    // The second overtakes the first, which waits for its next attempt.
    expect(got).toHaveLength(3);
    expect(waiting()).toContain(30 * SECOND);
    await pass(30 * SECOND);
    await emulator.settled();
    expect(got.at(-1)?.headers.get('num_retry')).toBe('1');
    expect(emulator.pending()).toEqual([]);
  });
  test('five more attempts, ever later; then it is turned off, and what happens meanwhile is lost', async () => {
    const { emulator, got, person, pass } = receiver(() => 503);
    await emulator.console.setWebhook(HOOK);
    person.say('1');
    await emulator.settled();
    for (const [i, wait] of [30 * SECOND, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE].entries()) {
      await pass(wait - 1);
      await emulator.settled();
      expect(got).toHaveLength(2 + i);
      await pass(1);
      await emulator.settled();
      expect(got).toHaveLength(3 + i);
      expect(got.at(-1)?.headers.get('num_retry')).toBe(String(i + 1));
    }
    expect(new Set(got.slice(1).map(({ body }) => body)).size).toBe(1);
    expect(emulator.snapshot().webhook).toMatchObject({ enabled: false, pending: 0, lost: 1 });
    person.say('2');
    await emulator.settled();
    expect(got).toHaveLength(7);
    emulator.console.enableWebhook();
    person.say('3');
    await emulator.settled();
    expect(got).toHaveLength(8);
  });
  test.each<[Settings['retries'], number | 'refused', number]>([
    ['off', 'refused', 0],
    ['off', 503, 0],
    ['connection', 503, 0],
    ['connection', 'refused', 1],
    ['any', 503, 1],
    ['any', 204, 1],
  ])('repeats: %s, after %s', async (retries, status, pending) => {
    const { emulator, person } = receiver(() => status, { retries });
    await emulator.console.setWebhook(HOOK);
    person.say('1');
    await emulator.settled();
    expect([emulator.pending().length, emulator.lost.length]).toEqual([pending, 1 - pending]);
    expect(emulator.snapshot().webhook.enabled).toBe(true);
  });
  test('anything can be pushed: again, forged, unsigned', async () => {
    const { emulator, got, person } = receiver();
    expect(await emulator.push({})).toBe(0);
    await emulator.console.setWebhook(HOOK);
    person.say('1');
    await emulator.settled();
    expect(await emulator.push(emulator.events[0])).toBe(200);
    expect(got[2]?.body).toBe(got[1]?.body);
    expect(got[2]?.headers.get('x-zevent-signature')).toBe(got[1]?.headers.get('x-zevent-signature'));
    await emulator.push('no JSON', { signature: null, headers: { 'x-zevent-timestamp': '1' } });
    expect([
      got[3]?.body,
      got[3]?.headers.get('x-zevent-signature'),
      got[3]?.headers.get('x-zevent-timestamp'),
    ]).toEqual(['no JSON', null, '1']);
    await emulator.push({}, { signature: 'mac=00' });
    expect(got[4]?.headers.get('x-zevent-signature')).toBe('mac=00');
  });
});

describe('events', () => {
  test('what goes out comes back, without the name of a colleague unless one wrote it', async () => {
    const { emulator, person, say } = setup();
    person.say('a');
    await say({ text: 'Đã nhận' });
    expect(emulator.events.at(-1)).toMatchObject({
      event_name: 'oa_send_text',
      sender: { id: OA },
      recipient: { id: person.id },
      message: { text: 'Đã nhận' },
    });
    expect(emulator.events.at(-1)?.sender).not.toHaveProperty('admin_id');
    emulator.console.answer(person, 'Chào bác');
    expect(emulator.events.at(-1)?.sender).toMatchObject({ id: OA, admin_id: expect.any(String) });
    expect(person.messages().map(({ from }) => [from.oa, from.admin])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });
  test.each<[Settings['groupIn'], object]>([
    ['recipient.id', { recipient: { id: 'g' } }],
    ['recipient.group_id', { recipient: { group_id: 'g' } }],
    ['group_id', { recipient: { id: OA }, group_id: 'g' }],
    ['group_info', { group_info: { group_id: 'g' } }],
  ])('a group stands in %s', (groupIn, want) => {
    const { emulator, person } = setup({ settings: { groupIn } });
    emulator.group({ id: 'g', members: [person] });
    person.say('a', { group: 'g' });
    expect(emulator.events.at(-1)).toMatchObject({ event_name: 'user_send_group_text', oa_id: OA, ...want });
  });
  test('a button of the one kind is seen in the chat, one of the other is not', async () => {
    const { emulator, person, say } = setup();
    person.say('a');
    const button = (title: string, type: string) => ({ title, type, payload: `#${title}` });
    const buttons = [
      button('A', 'oa.query.hide'),
      button('B', 'oa.query.show'),
      { ...button('C', 'oa.open.url'), payload: { url: 'https://a.example' } },
    ];
    await say({ text: 'Chọn', attachment: { type: 'template', payload: { buttons } } });
    person.tap('A');
    expect(emulator.events.at(-1)).toMatchObject({ event_name: 'user_send_text', message: { text: '#A' } });
    person.tap('B');
    expect(person.messages().map(({ text }) => text)).toEqual(['a', 'Chọn', '#B']);
    expect(() => person.tap('C')).toThrow(/opens something/);
    expect(() => person.tap('D')).toThrow(/there are: "A", "B", "C"/);
  });
  test('people can do what people can do', () => {
    const { emulator, person } = setup();
    const group = emulator.group({ members: [] });
    expect(() => person.say('a', { group: group.id })).toThrow(/is not in chat/);
    expect(() => person.unfollow()).toThrow(/does not follow/);
    expect(() => person.say('a', { quote: 'x' })).toThrow(/no such message/);
    expect(() => emulator.group({ name: 'a'.repeat(31) })).toThrow(/30 characters/);
    expect(() => emulator.person({ id: person.id })).toThrow(/already/);
    expect(() => emulator.chat('1')).toThrow(/no chat/);
    group.join(person);
    group.removeOa();
    const before = emulator.events.length;
    person.say('a', { group: group.id });
    expect(emulator.events).toHaveLength(before);
  });
  test('ids are texts that no number holds, and everybody has two', () => {
    const { emulator, person } = setup();
    const event = person.follow();
    expect(BigInt(person.id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(event.user_id_by_app).not.toBe(person.id);
    expect(emulator.person().id).not.toBe(person.id);
  });
});
