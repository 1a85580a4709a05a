/** The stand-in for Telegram delivers as the platform does. */
import { describe, expect, test } from 'vitest';
import type { TelegramEmulatorOptions, Update } from '../../src/emulators/telegram.ts';
import { bad, HOOK, setup } from './emulator-setup.ts';

describe('the webhook', () => {
  /** Answers each update as it is told; keeps what came in. */
  const receiver = () => {
    const got: { id: number; secret: string | null; open: (status: number) => void }[] = [];
    const fetch: TelegramEmulatorOptions['fetch'] = (_, init) =>
      new Promise((resolve) => {
        const { update_id: id } = JSON.parse(String(init.body)) as Update;
        const secret = new Headers(init.headers).get('x-telegram-bot-api-secret-token');
        got.push({ id, secret, open: (status) => resolve(new Response(null, { status })) });
      });
    return { got, fetch };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test.each<[string, object, string]>([
    ['without https', { url: 'http://us.example/x' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [
      'on a port of our own',
      { url: 'https://us.example:8787/x' },
      'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ],
    ['no address', { url: 'us' }, 'bad webhook: invalid URL specified'],
    ['a secret with a blank', { url: HOOK, secret_token: 'a b' }, 'secret token contains unallowed characters'],
    ['a secret of 257 characters', { url: HOOK, secret_token: 'a'.repeat(257) }, 'secret token is too long'],
    ['no connection', { url: HOOK, max_connections: 0 }, 'max_connections must be between 1 and 100'],
    [
      'kinds that are no list',
      { url: HOOK, allowed_updates: {} },
      "can't parse allowed_updates: expected an Array of String",
    ],
  ])('is refused: %s', async (_, params, reason) => {
    expect(await setup().call('setWebhook', params)).toEqual(bad(reason));
  });

  test('one update of a chat after the other, chats beside each other, the secret with each', async () => {
    const { got, fetch } = receiver();
    const { call, emulator, person } = setup({ fetch });
    await call('setWebhook', { url: HOOK, secret_token: 'secret_1' });
    const other = emulator.person();
    person.say('1');
    person.say('2');
    other.say('3');
    const [first, second, third] = emulator.updates.map(({ update_id }) => update_id);
    expect(got.map(({ id }) => id)).toEqual([first, third]);
    expect(got.every(({ secret }) => secret === 'secret_1')).toBe(true);
    got[0]?.open(200);
    await turn();
    expect(got.map(({ id }) => id)).toEqual([first, third, second]);
    got[1]?.open(200);
    got[2]?.open(204);
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
  });
  test('again until it is taken, each wait longer, and nothing overtakes', async () => {
    let status = 503;
    const seen: number[] = [];
    const { call, emulator, person, clock } = setup({
      fetch: async (_, init) => {
        seen.push((JSON.parse(String(init.body)) as Update).update_id);
        return new Response('', { status });
      },
    });
    await call('setWebhook', { url: HOOK });
    person.say('1');
    person.say('2');
    await emulator.settled();
    const [first, second] = emulator.updates.map(({ update_id }) => update_id) as [number, number];
    expect([seen, clock.waiting()]).toEqual([[first], [1_000]]);
    await clock.pass(1_000);
    await emulator.settled();
    expect([seen, clock.waiting()]).toEqual([[first, first], [2_000]]);
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { pending_update_count: 2, last_error_message: 'Wrong response from the webhook: 503' },
    });
    status = 200;
    await emulator.deliver();
    expect(seen).toEqual([first, first, first, second]);
    expect(emulator.wire.flatMap((entry) => (entry.kind === 'delivery' ? [entry.status] : []))).toEqual([
      503, 503, 200, 200,
    ]);
  });
  test('no answer at all counts as not taken; after a day it is given up', async () => {
    let reachable = false;
    const { call, emulator, person, clock } = setup({
      fetch: async () => {
        if (!reachable) throw new Error('refused');
        return new Response();
      },
    });
    await call('setWebhook', { url: HOOK });
    person.say('1');
    await emulator.settled();
    expect(emulator.pending()).toHaveLength(1);
    expect(emulator.wire.at(-1)).toMatchObject({ kind: 'delivery', status: 0 });
    reachable = true;
    await clock.pass(24 * 3600_000 + 1);
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
    expect(emulator.wire.filter(({ kind }) => kind === 'delivery')).toHaveLength(1);
  });
  test('not more connections than allowed', async () => {
    const { got, fetch } = receiver();
    const { call, emulator } = setup({ fetch });
    await call('setWebhook', { url: HOOK, max_connections: 2 });
    for (let i = 0; i < 5; i++) emulator.person().start();
    expect(got).toHaveLength(2);
    for (let i = 0; i < 5; i++) {
      got[i]?.open(200);
      await turn();
    }
    await emulator.settled();
    expect(got).toHaveLength(5);
    expect(emulator.pending()).toEqual([]);
  });
  test('what came before it was set is delivered when it is', async () => {
    const { call, emulator, person } = setup();
    person.start();
    expect(emulator.pending()).toHaveLength(1);
    await call('setWebhook', { url: HOOK });
    await emulator.settled();
    expect(emulator.pending()).toEqual([]);
    person.say('a');
    await call('deleteWebhook');
    person.say('b');
    await call('setWebhook', { url: HOOK, drop_pending_updates: true });
    expect(emulator.pending()).toEqual([]);
  });
  test('an update can be pushed again, or any other body', async () => {
    const bodies: unknown[] = [];
    const { call, emulator, person } = setup({
      fetch: async (_, init) => {
        bodies.push(JSON.parse(String(init.body)));
        return new Response();
      },
    });
    expect(await emulator.push({})).toBe(0);
    await call('setWebhook', { url: HOOK });
    person.start();
    await emulator.settled();
    expect(await emulator.push(emulator.updates[0])).toBe(200);
    expect(await emulator.push(['nonsense'])).toBe(200);
    expect(bodies).toEqual([emulator.updates[0], emulator.updates[0], ['nonsense']]);
  });
});

describe('asking for updates', () => {
  test('not while a webhook is set', async () => {
    const { call } = setup();
    await call('setWebhook', { url: HOOK });
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('use deleteWebhook'),
    });
    await call('deleteWebhook');
    expect(await call('getUpdates')).toMatchObject({ ok: true, result: [] });
  });
  test('what was asked for past it is settled', async () => {
    const { call, emulator, person } = setup();
    person.start();
    person.say('1');
    person.say('2');
    const ids = emulator.updates.map(({ update_id }) => update_id) as [number, number, number];
    expect(await call('getUpdates', { limit: 2 })).toMatchObject({
      result: [{ update_id: ids[0] }, { update_id: ids[1] }],
    });
    expect(await call('getUpdates', { offset: ids[2] })).toMatchObject({ result: [{ update_id: ids[2] }] });
    expect(emulator.pending()).toHaveLength(1);
    expect(await call('getUpdates', { limit: 101 })).toEqual(bad('limit must be between 1 and 100'));
  });
  test('waits for something to happen, but no longer than told', async () => {
    const { call, clock, person } = setup();
    const nothing = call('getUpdates', { timeout: 25 });
    await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(25_000);
    expect(await nothing).toMatchObject({ result: [] });
    const something = call('getUpdates', { timeout: 25 });
    await new Promise((resolve) => setImmediate(resolve));
    person.start();
    expect(await something).toMatchObject({ result: [{ message: { text: '/start' } }] });
  });
});

describe('commands', () => {
  test.each<[string, object, string]>([
    ['capital letters', { commands: [{ command: 'TraCuu', description: 'a' }] }, 'BOT_COMMAND_INVALID'],
    ['no description', { commands: [{ command: 'tracuu', description: '' }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['no such language', { commands: [], language_code: 'vie' }, 'invalid language code specified'],
    ['no list', { commands: 5 }, 'expected an Array of BotCommand'],
  ])('refused: %s', async (_, params, reason) => {
    expect(await setup().call('setMyCommands', params)).toEqual(bad(reason));
  });
  test('are kept per language and place', async () => {
    const { call } = setup();
    const commands = [{ command: 'tracuu', description: 'Tra cứu' }];
    await call('setMyCommands', { commands, language_code: 'vi', scope: { type: 'all_private_chats' } });
    expect(await call('getMyCommands', { language_code: 'vi', scope: { type: 'all_private_chats' } })).toMatchObject({
      result: commands,
    });
    expect(await call('getMyCommands', { language_code: 'vi' })).toMatchObject({ result: [] });
  });
});
