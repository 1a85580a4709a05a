/** The stand-in for a Zalo Official Account: a world that does not work, and those who watch. */
import { describe, expect, test } from 'vitest';
import { zaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { IDS, setup } from './zalo-oa-stage.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('faults', () => {
  test('hit the next calls of a path, or a share of all', async () => {
    const random = [0.9, 0.1];
    const { emulator, person, say, call } = setup({ random: () => random.shift() ?? 1 });
    person.say('a');
    emulator.faults.error(-216, { next: 1, path: 'message/cs' });
    expect((await call('v2.0/oa/getoa')).error).toBe(0);
    expect([(await say({ text: 'a' })).error, (await say({ text: 'a' })).error]).toEqual([-216, 0]);
    emulator.faults.rateLimit({ share: 0.5 });
    expect([(await say({ text: 'a' })).error, (await say({ text: 'a' })).error]).toEqual([0, -32]);
    emulator.faults.clear();
    expect((await say({ text: 'a' })).error).toBe(0);
  });
  test('an answer that is lost: the message is there all the same; a broken server or a web page: it is not', async () => {
    const { emulator, person, say } = setup();
    person.say('a');
    emulator.faults.loseAnswers({ next: 1 });
    await expect(say({ text: 'b' })).rejects.toThrow();
    expect(person.messages().at(-1)?.text).toBe('b');
    emulator.faults.serverErrors({ next: 1, status: 502 });
    expect((await say({ text: 'c' })).status).toBe(502);
    emulator.faults.html({ next: 1 });
    await expect(say({ text: 'd' })).rejects.toThrow(/JSON/);
    expect(person.messages()).toHaveLength(2);
  });
  test('slow answers wait for the clock', async () => {
    const { emulator, person, say, pass } = setup();
    person.say('a');
    emulator.faults.slow(3_000);
    let done = false;
    const sent = say({ text: 'b' }).finally(() => {
      done = true;
    });
    await turn();
    await pass(2_999);
    expect(done).toBe(false);
    await pass(1);
    expect((await sent).error).toBe(0);
    const timeless = zaloOaEmulator({ ...IDS, now: () => 0, fetch: async () => new Response() });
    expect(() => timeless.faults.slow(1)).toThrow(/give `later`/);
  });
});

describe('for those who watch', () => {
  test('everything is data without tokens, and each change is told', async () => {
    const { emulator, person, say, call } = setup();
    let told = 0;
    const end = emulator.onChange(() => told++);
    person.say('Chào');
    await say({ text: 'Chào ông/bà' });
    await call('v3.0/oa/message/cs', { recipient: { user_id: '1' }, message: {} });
    const snapshot = emulator.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.chats[0]).toMatchObject({ state: 'open', freeLeft: 7, group: false });
    expect(snapshot.wire.map((entry) => entry.kind === 'call' && [entry.method, entry.status])).toEqual([
      ['v3.0/oa/message/cs', 200],
      ['v3.0/oa/message/cs', 200],
    ]);
    for (const token of emulator.tokens) expect(JSON.stringify(snapshot)).not.toContain(token);
    expect(told).toBeGreaterThan(3);
    end();
    const before = told;
    person.say('a');
    expect(told).toBe(before);
  });
  test('history is bounded', async () => {
    const { emulator, person, say } = setup({ keep: 10 });
    person.say('a');
    for (let i = 0; i < 50; i++) await say({ text: `${i}` });
    expect(emulator.wire.length).toBeLessThanOrEqual(20);
    expect(person.messages().length).toBeLessThanOrEqual(10);
    expect(person.messages().at(-1)?.text).toBe('49');
  });
  test('a later run of the same world repeats no number', () => {
    const first = setup().person.say('a').id;
    expect(setup({ from: 1_000 }).person.say('a').id).not.toBe(first);
  });
});
