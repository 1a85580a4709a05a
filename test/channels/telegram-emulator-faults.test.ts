/** The stand-in for Telegram: a world that does not work, and those who watch. */
import { describe, expect, test } from 'vitest';
import { telegramEmulator } from '../../src/emulators/telegram.ts';
import { refused, setup, TOKEN } from './emulator-setup.ts';

describe('faults', () => {
  test('429 in the shape of the platform, for so many calls or a share of them', async () => {
    const random = [0.9, 0.1];
    const { emulator, person, say } = setup({ random: () => random.shift() ?? 1 });
    person.start();
    emulator.faults.rateLimit({ next: 1 });
    expect(await say('a')).toEqual({
      ...refused('Too Many Requests: retry after 5', 429),
      parameters: { retry_after: 5 },
    });
    expect(await say('a')).toMatchObject({ ok: true });
    emulator.faults.rateLimit({ share: 0.5 });
    expect((await say('a')).status).toBe(200);
    expect((await say('a')).status).toBe(429);
    emulator.faults.clear();
    expect((await say('a')).status).toBe(200);
    expect(person.messages()).toHaveLength(4);
  });
  test('an answer that is lost: the message is there all the same', async () => {
    const { emulator, person, say } = setup();
    person.start();
    emulator.faults.loseAnswers(1);
    await expect(say('a')).rejects.toThrow();
    expect(person.messages().at(-1)?.text).toBe('a');
    expect(await say('b')).toMatchObject({ ok: true });
  });
  test('a server error and a web page: nothing happened', async () => {
    const { emulator, person, say } = setup();
    person.start();
    emulator.faults.serverErrors({ next: 1, code: 502 });
    expect(await say('a')).toMatchObject({ ok: false, error_code: 502 });
    emulator.faults.html(1);
    await expect(say('a')).rejects.toThrow(/JSON/);
    expect(person.messages()).toHaveLength(1);
  });
  test('slow answers wait for the clock', async () => {
    const { emulator, person, say, clock } = setup();
    person.start();
    emulator.faults.slow(3_000);
    let done = false;
    const sent = say('a').finally(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(2_999);
    expect(done).toBe(false);
    await clock.pass(1);
    expect(await sent).toMatchObject({ ok: true });
    const timeless = telegramEmulator({ token: TOKEN, now: () => 0, fetch: async () => new Response() });
    expect(() => timeless.faults.slow(1)).toThrow(/give `later`/);
  });
});

describe('for those who watch', () => {
  test('everything is data, and each change is told', async () => {
    const { emulator, person, say, call } = setup();
    let told = 0;
    const end = emulator.onChange(() => told++);
    person.start();
    await say('Chào', { entities: [{ type: 'bold', offset: 0, length: 4 }] });
    await call('sendMessage', { chat_id: 5, text: 'a' });
    person.photo({ caption: 'Ảnh' });
    const snapshot = emulator.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.chats[0]?.messages.map(({ text, from, media }) => [text, from.bot, media?.kind])).toEqual([
      ['/start', false, undefined],
      ['Chào', true, undefined],
      ['Ảnh', false, 'photo'],
    ]);
    expect(snapshot.wire.map((entry) => entry.kind === 'call' && [entry.method, entry.status])).toEqual([
      ['sendMessage', 200],
      ['sendMessage', 400],
    ]);
    expect(JSON.stringify(snapshot)).not.toContain(TOKEN);
    expect(told).toBeGreaterThan(4);
    expect(emulator.changed).toBeGreaterThanOrEqual(told);
    end();
    const before = told;
    person.say('a');
    expect(told).toBe(before);
  });
  test('history is bounded', async () => {
    const { emulator, person, say } = setup({ keep: 10 });
    person.start();
    for (let i = 0; i < 50; i++) await say(`${i}`);
    expect(emulator.wire.length).toBeLessThanOrEqual(20);
    expect(person.messages().length).toBeLessThanOrEqual(10);
    expect(person.messages().at(-1)?.text).toBe('49');
  });
  test('nobody has an id twice, and ids lie beyond 32 bits', () => {
    const { emulator, person } = setup();
    expect(person.id).toBeGreaterThan(2 ** 32);
    expect(() => emulator.person({ id: person.id })).toThrow(/already/);
    expect(() => emulator.chat(1)).toThrow(/no chat/);
    expect(() => person.say('a', { chat: -1 })).toThrow(/is not in chat/);
  });
});
