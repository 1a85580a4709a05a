/** The stand-in for the Zalo Bot Platform: a world that does not work, and those who watch. */
import { describe, expect, test } from 'vitest';
import { HOOK, refused, setup, TOKEN } from './zalo-bot-stage.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('faults', () => {
  test('429 without a wait, for so many calls or a share of them', async () => {
    const random = [0.9, 0.1];
    const { emulator, person, say } = setup({ random: () => random.shift() ?? 1 });
    person.say('Chào');
    emulator.faults.rateLimit({ next: 1, retryAfter: 5 });
    expect(await say('a')).toEqual(refused('Quota exceeded', 429));
    expect(await say('a')).toMatchObject({ ok: true });
    emulator.faults.rateLimit({ share: 0.5 });
    expect([(await say('a')).status, (await say('a')).status]).toEqual([200, 429]);
    emulator.faults.clear();
    expect((await say('a')).status).toBe(200);
  });
  test('an answer that is lost, a server error, a web page', async () => {
    const { emulator, person, say } = setup();
    person.say('Chào');
    emulator.faults.loseAnswers(1);
    await expect(say('a')).rejects.toThrow();
    expect(person.messages().at(-1)?.text).toBe('a');
    emulator.faults.serverErrors({ next: 1, code: 502 });
    expect(await say('b')).toMatchObject({ ok: false, error_code: 502 });
    emulator.faults.html(1);
    await expect(say('c')).rejects.toThrow(/JSON/);
    expect(person.messages()).toHaveLength(2);
  });
  test('slow answers wait for the clock', async () => {
    const { emulator, person, say, clock } = setup();
    person.say('Chào');
    emulator.faults.slow(3_000);
    let done = false;
    const sent = say('a').finally(() => {
      done = true;
    });
    await turn();
    await clock.pass(2_999);
    expect(done).toBe(false);
    await clock.pass(1);
    expect(await sent).toMatchObject({ ok: true });
  });
});

describe('for those who watch', () => {
  test('everything is data, without secrets, and each change is told', async () => {
    const { emulator, person, say, call } = setup();
    await call('setWebhook', { url: HOOK, secret_token: 'secret_12' });
    let told = 0;
    const end = emulator.onChange(() => told++);
    person.say('Chào');
    await say('Chào ông', { text_styles: [{ start: 0, len: 4, st: ['b'] }] });
    await call('sendMessage', { chat_id: '5', text: 'a' });
    await emulator.settled();
    const snapshot = emulator.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.chats[0]?.messages.map(({ text, from }) => [text, from.bot])).toEqual([
      ['Chào', false],
      ['Chào ông', true],
    ]);
    expect(snapshot.used).toMatchObject({ messages: 2, people: 1, groups: 0 });
    expect(snapshot.webhook).toEqual({ url: HOOK, pending: 0, lost: 0 });
    expect(snapshot.wire.map((entry) => (entry.kind === 'call' ? [entry.method, entry.status] : entry.status))).toEqual(
      [['setWebhook', 200], 200, ['sendMessage', 200], ['sendMessage', 400]],
    );
    expect(JSON.stringify(snapshot)).not.toMatch(new RegExp(`${TOKEN}|secret_12`));
    expect(told).toBeGreaterThan(3);
    end();
    const before = told;
    person.say('a');
    expect(told).toBe(before);
  });
  test('history is bounded', async () => {
    const { emulator, person, say } = setup({ keep: 10 });
    person.say('Chào');
    for (let i = 0; i < 50; i++) await say(`${i}`);
    expect(emulator.wire.length).toBeLessThanOrEqual(20);
    expect(person.messages().length).toBeLessThanOrEqual(10);
    expect(person.messages().at(-1)?.text).toBe('49');
  });
  test('ids are strings that are the same as numbers; a later run repeats no message', () => {
    const { emulator, person } = setup();
    const other = emulator.person();
    expect(Number(other.id)).toBe(Number(person.id));
    expect(other.id).not.toBe(person.id);
    expect(() => emulator.person({ id: person.id })).toThrow(/already/);
    expect(() => emulator.chat('1')).toThrow(/no chat/);
    expect(() => person.say('a', { chat: '1' })).toThrow(/is not in chat/);
    const later = setup({ from: 1_000 });
    expect(later.person.say('a').id).not.toBe(person.say('a').id);
  });
});
