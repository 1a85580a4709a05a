/** The stand-in for a Zalo Official Account refuses what the platform refuses. */
import { describe, expect, test } from 'vitest';
import { button, form, media, refused, setup, taken, withButtons } from './zalo-oa-stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the API', () => {
  test('another path, another token, no token', async () => {
    const { call, person, say, held } = setup();
    expect(await call('v3.0/oa/message', {})).toEqual({ status: 404, error: 404, message: 'empty api' });
    expect(await call('v3.0/oa/message/cs')).toMatchObject({ status: 404 });
    person.say('Chào');
    expect(await call('v2.0/oa/getoa', undefined, 'other')).toEqual(refused(-216));
    expect(await call('v2.0/oa/getoa', undefined, held.pair.refresh_token)).toEqual(refused(-216));
    expect(await say({ text: 'a' })).toEqual(taken);
  });
  test('the account tells who it is', async () => {
    expect(await setup().call('v2.0/oa/getoa')).toMatchObject({ data: { oaid: '4444555566667777888', oa_type: 4 } });
  });
  test.each<[string, object, number]>([
    ['no text', {}, -201],
    ['only blanks', { text: ' \n ' }, -201],
    ['only what nobody sees', { text: '\u200b\u200d\ufeff\u2800' }, -201],
    ['no text but a number', { text: 5 }, -201],
    ['half a character', { text: 'a\ud83d' }, -201],
    ['2,001 units', { text: 'a'.repeat(2001) }, -210],
    ['1,001 emoji', { text: '😀'.repeat(1001) }, -210],
    ['an answer to nothing', { text: 'a', quote_message_id: 'x' }, -201],
    ['no buttons', withButtons(), -201],
    ['six buttons', withButtons(...Array.from({ length: 6 }, () => button())), -210],
    ['a title of 101 units', withButtons(button({ title: 'a'.repeat(101) })), -210],
    ['a blank title', withButtons(button({ title: ' ' })), -201],
    ['1,001 units to send back', withButtons(button({ payload: 'a'.repeat(1001) })), -210],
    ['nothing to send back', withButtons(button({ payload: '' })), -201],
    ['a button of no kind', withButtons(button({ type: 'oa.dance' })), -201],
    [
      'a button to a bare host',
      withButtons(button({ type: 'oa.open.url', payload: { url: 'http://localhost/' } })),
      -201,
    ],
    ['buttons without a text', { attachment: withButtons(button()).attachment }, -201],
    ['the button template of the second version', media({}, 'a'), -201],
    ['a list', { attachment: { type: 'template', payload: { template_type: 'list', elements: [] } } }, -233],
    ['a picture nobody uploaded', media({ media_type: 'image', attachment_id: 'att_x' }), -201],
    [
      'two pictures',
      { attachment: { type: 'template', payload: { template_type: 'media', elements: [{}, {}] } } },
      -201,
    ],
    ['a file nobody uploaded', { attachment: { type: 'file', payload: { token: 'x' } } }, -201],
    ['a form without a picture', form({ image_url: undefined }), -201],
    ['a form with a long title', form({ title: 'a'.repeat(101) }), -210],
    ['a form with a long text', form({ subtitle: 'a'.repeat(501) }), -210],
    ['a form with words beside it', { ...form(), text: 'a' }, -201],
  ])('refuses %s', async (_, message, error) => {
    const { person, say } = setup();
    person.say('Chào');
    expect(await say(message)).toEqual(refused(error));
    expect(person.messages()).toHaveLength(1);
  });
  test('takes what just fits', async () => {
    const { person, say } = setup();
    const asked = person.say('Chào');
    for (const message of [
      { text: 'a'.repeat(2000) },
      { text: 'a', quote_message_id: asked.id },
      withButtons(...Array.from({ length: 5 }, () => button({ title: 'a'.repeat(100), payload: 'a'.repeat(1000) }))),
      withButtons(button({ type: 'oa.open.phone', payload: { phone_code: '842812345678' } })),
      form({ title: 'a'.repeat(100), subtitle: 'a'.repeat(500) }),
      media({ media_type: 'image', url: 'https://a.example/b.jpg' }, 'a'.repeat(2000)),
    ]) {
      expect(await say(message)).toEqual(taken);
    }
    expect(person.messages()).toHaveLength(7);
  });
  test('an id that was made a number is nobody’s', async () => {
    const { call, person } = setup();
    person.say('a');
    const recipient = { user_id: Number(person.id) };
    expect(await call('v3.0/oa/message/cs', { recipient, message: { text: 'a' } })).toEqual(refused(-201));
  });
  test('buttons may be refused by an account', async () => {
    const { person, say } = setup({ settings: { refuseButtons: -201 } });
    person.say('a');
    expect(await say(withButtons(button()))).toEqual(refused(-201));
    expect(await say({ text: 'a' })).toEqual(taken);
  });
  test('more than so many calls a minute', async () => {
    const it = setup({ settings: { perMinute: 2 } });
    const get = () => it.call('v2.0/oa/getoa');
    expect([await get(), await get(), await get()].map(({ error }) => error)).toEqual([0, 0, -32]);
    it.clock.now += 60_000;
    expect((await get()).error).toBe(0);
  });
});

describe('who may be written to', () => {
  test('nobody who has never written; whoever has, for seven days', async () => {
    const { person, say, clock, consent } = setup();
    expect(await say({ text: 'a' })).toEqual(refused(-213));
    expect(await say({ text: 'a' }, '2222333344445550000')).toEqual(refused(-213));
    person.follow();
    expect(await say({ text: 'a' })).toEqual(taken);
    clock.now += 7 * DAY;
    consent();
    expect(await say({ text: 'a' })).toEqual(taken);
    clock.now += 1;
    expect(await say({ text: 'a' })).toEqual(refused(-230));
    person.say('Alô');
    expect(await say({ text: 'a' })).toEqual(taken);
  });
  test('eight messages for nothing within 48 hours of each word; then they cost', async () => {
    const { person, say, clock, consent } = setup();
    person.say('Chào');
    const remains = [];
    for (let i = 0; i < 9; i++) remains.push((await say({ text: 'a' })).data?.quota);
    expect(remains.map((quota) => (quota as { remain?: string } | undefined)?.remain)).toEqual([
      ...['7', '6', '5', '4', '3', '2', '1', '0'],
      undefined,
    ]);
    expect(
      person
        .messages()
        .map(({ billed }) => billed)
        .at(-1),
    ).toBe(true);
    person.say('Nữa');
    expect((await say({ text: 'a' })).data).toMatchObject({ quota: { quota_type: 'reply', remain: '7', total: '8' } });
    clock.now += 48 * HOUR + 1;
    consent();
    expect((await say({ text: 'a' })).data).not.toHaveProperty('quota');
  });
  test('without money nothing goes out that costs', async () => {
    const { person, say } = setup({ settings: { paid: false, freeReplies: 1 } });
    person.say('Chào');
    expect([(await say({ text: 'a' })).error, (await say({ text: 'a' })).error]).toEqual([0, -211]);
  });
  test('how things stand can be asked', async () => {
    const { call, person, say, now } = setup();
    person.say('Chào');
    await say({ text: 'a' });
    expect(await call('v3.0/oa/quota/message', { user_id: person.id })).toMatchObject({
      data: { last_interaction: String(now()), cs_reply: { remain: 7, total: 8 } },
    });
    const query = encodeURIComponent(JSON.stringify({ user_id: person.id }));
    expect(await call(`v3.0/oa/user/detail?data=${query}`)).toMatchObject({
      data: { user_id: person.id, display_name: 'Người dân', user_is_follower: false },
    });
    expect(await call('v3.0/oa/user/detail?data=x')).toEqual(refused(-201));
  });
});
