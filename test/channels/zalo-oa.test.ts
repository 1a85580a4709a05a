/** The channel of a Zalo Official Account against the suite of all channels; its door and its reading. */
import { describe, expect, test } from 'vitest';
import type { Read } from '../../src/channels/contract.ts';
import { zaloOa } from '../../src/channels/zalo-oa/index.ts';
import { channelContract } from './contract.ts';
import { APP, IDS, macOf, OA, stage, TEXT, type ZaloOaStage } from './zalo-oa-stage.ts';

/** Worked out by hand when the rule was written down. */
const BODY =
  '{"app_id":"1111222233334444555","sender":{"id":"2222333344445555666"},"user_id_by_app":"3333444455556666777","recipient":{"id":"4444555566667777888"},"event_name":"user_send_text","message":{"msg_id":"a1b2c3d4e5f6a7b8c9d0","text":"Đường ngập nước"},"timestamp":"1790000000000"}';
const MAC = 'mac=08f5f5f054edb86071f78978e2d1e4d452c29424ff34a37d7e0272b2faebcb01';
const AT = '1790000000000';

const request = (body: string | Uint8Array, signature?: string, timestamp?: string): Request =>
  new Request('http://us.test/webhooks/zalo-oa', {
    method: 'POST',
    headers: {
      ...(signature !== undefined && { 'X-ZEvent-Signature': signature }),
      ...(timestamp !== undefined && { 'X-ZEvent-Timestamp': timestamp }),
    },
    body: body as BodyInit,
  });

const emulatorOf = (it: unknown) => (it as ZaloOaStage).emulator;
const spaced = JSON.stringify(JSON.parse(BODY), null, 1);
const numeric = BODY.replace('"1790000000000"', AT);
const twice = BODY.replace('{', '{"timestamp":"1790000000001",');

channelContract({
  id: 'zalo-oa',
  fixtures: new URL('./fixtures/zalo-oa/', import.meta.url),
  kinds: [
    ...['album', 'anonymous', 'audio', 'business-card', 'by-hand', 'by-hand-image', 'chat-opened', 'echo'],
    ...['echo-empty-admin', 'echo-image', 'feedback', 'file', 'file-number', 'follow', 'foreign-account'],
    ...['foreign-app', 'foreign-follow', 'foreign-group', 'future-content', 'future-event', 'gif'],
    ...['group-add-group-admin', 'group-by-hand', 'group-created', 'group-deleted', 'group-dispersed', 'group-echo'],
    ...['group-id-above', 'group-id-in-info', 'group-id-in-recipient', 'group-image', 'group-location'],
    ...['group-mention', 'group-mention-other', 'group-nowhere', 'group-react-request-join-group-accept'],
    ...['group-reply', 'group-tap', 'group-text', 'group-update-group-info', 'group-user-join-group'],
    ...['group-user-leave-group', 'group-user-out-group', 'group-user-request-join-group', 'group-without-account'],
    ...['image', 'image-bare', 'image-caption', 'image-without-link', 'info-broken', 'info-newer', 'info-no-phone'],
    ...['info-number', 'info-of-attacker', 'info-older', 'link', 'link-alone', 'location', 'location-named'],
    ...['location-nowhere', 'location-nowhere-named', 'location-numbers', 'more-fields', 'no-message'],
    ...['no-message-id', 'no-name', 'no-sender', 'own-sender', 'permission-revoked', 'reacted', 'received', 'seen'],
    ...['sticker', 'tagged', 'tap', 'text', 'text-broken', 'text-neighbour-id', 'text-nfd', 'text-number-id'],
    ...['text-reply', 'text-small-number-id', 'timestamp-number', 'unfollow', 'video', 'withdrawn'],
    ...['withdrawn-app-id'],
  ],
  probe: {},
  own: ['echo', 'echo-image', 'echo-empty-admin', 'own-sender', 'group-echo', 'group-by-hand'],
  stage,
  genuine: () => [
    request(BODY, MAC),
    request(BODY, MAC.slice(4)),
    request(BODY, ` ${MAC.toUpperCase()} `),
    request(BODY, MAC, '1790000000009'),
    request(numeric, macOf(numeric, AT)),
    request(BODY, macOf(BODY, '1790000000009'), '1790000000009'),
    request(twice, macOf(twice, AT)),
    request(spaced, macOf(spaced, AT)),
    request('{}'),
    request(' {\n} '),
    request(BODY.slice(0, -2), macOf(BODY.slice(0, -2), AT)),
    request('{"a":1}', macOf('{"a":1}', '')),
    request('no JSON', macOf('no JSON', AT), AT),
  ],
  forged: () => [
    ['no signature', request(BODY)],
    ['an empty signature', request(BODY, '')],
    ['only the prefix', request(BODY, 'mac=')],
    ['the last digit is another', request(BODY, `${MAC.slice(0, -1)}2`)],
    ['the last digit is missing', request(BODY, MAC.slice(0, -1))],
    ['one digit more', request(BODY, `${MAC}0`)],
    ['two headers', request(BODY, `${MAC}, ${MAC}`)],
    ['the same JSON, written anew', request(spaced, MAC)],
    ['another letter in it', request(BODY.replace('ngập', 'khô'), MAC)],
    ['letters as escapes', request(BODY.replace('Đ', '\\u0110'), MAC)],
    ['signed with another key', request(BODY, macOf(BODY, AT, APP, 'another'))],
    ['signed with the secret of the app', request(BODY, macOf(BODY, AT, APP, IDS.appSecret))],
    ['the account’s id in place of the app’s', request(BODY, macOf(BODY, AT, OA))],
    ['over the first of two timestamps', request(twice, macOf(twice, '1790000000001'))],
    ['a part of the body moved into the timestamp', request(BODY.slice(0, -1), MAC, `}${AT}`)],
    ['the timestamp moved into the body', request(BODY + AT, macOf(BODY, AT), '')],
    ['a timestamp that is none', request('{"timestamp":"x"}', macOf('{"timestamp":"x"}', 'x'))],
    ['a text without JSON and without a timestamp', request('no JSON', macOf('no JSON', ''))],
    ['a probe with a wrong signature', request('{}', MAC)],
    ['a probe with something in it', request('{"a":1}')],
    ['an empty body', request('')],
    ['a list', request('[]')],
  ],
  failures: [
    {
      name: 'too fast: waits a minute',
      arrange: (it) => void emulatorOf(it).faults.rateLimit({ next: 1 }),
      want: { ok: false, why: 'throttled', retryAfterMs: 60_000 },
    },
    {
      name: 'nobody',
      arrange: () => ({ context: { chat: '2222333344445550000' } }),
      want: { ok: false, why: 'blocked', code: 'not-followed' },
    },
    {
      name: 'never written to us',
      arrange: (it) => ({ context: { chat: emulatorOf(it).person().id } }),
      want: { ok: false, why: 'blocked', code: 'not-followed' },
    },
    {
      name: 'not heard of for more than seven days: after the next word',
      arrange: (it) => {
        (it as ZaloOaStage).clock.now += 7 * 86_400_000 + 1;
        return undefined;
      },
      want: { ok: false, why: 'window', code: '-230' },
    },
    {
      name: 'not seen on Zalo for 45 days',
      arrange: (it) => {
        const person = emulatorOf(it).person({ heard: true });
        person.stand('inactive');
        return { context: { chat: person.id } };
      },
      want: { ok: false, why: 'blocked', code: 'inactive' },
    },
    {
      name: 'does not want messages of this kind',
      arrange: (it) => {
        const person = emulatorOf(it).person({ heard: true });
        person.stand('restricted');
        return { context: { chat: person.id } };
      },
      want: { ok: false, why: 'rejected', code: 'restricted' },
    },
    {
      name: 'the group has run out',
      arrange: (it) => {
        const group = emulatorOf(it).group();
        group.expire();
        return { call: { ...TEXT, method: 'oa/group/message' }, context: { chat: group.id } };
      },
      want: { ok: false, why: 'blocked', code: 'group-expired' },
    },
    {
      name: 'put out of the group',
      arrange: (it) => {
        const group = emulatorOf(it).group();
        group.removeOa();
        return { call: { ...TEXT, method: 'oa/group/message' }, context: { chat: group.id } };
      },
      want: { ok: false, why: 'blocked', code: 'not-in-group' },
    },
    {
      name: 'nothing is free any more and nothing can be paid',
      arrange: (it) => void emulatorOf(it).console.configure({ freeReplies: 0, paid: false }),
      want: { ok: false, why: 'misconfigured', code: '-211' },
    },
    {
      name: 'server error: may have arrived',
      arrange: (it) => void emulatorOf(it).faults.serverErrors({ next: 1, status: 502 }),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'accepted, then the answer was lost',
      arrange: (it) => void emulatorOf(it).faults.loseAnswers({ next: 1 }),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'a web page instead of an answer',
      arrange: (it) => void emulatorOf(it).faults.html({ next: 1 }),
      want: { ok: false, why: 'unknown' },
    },
    {
      name: 'a call the platform never takes',
      arrange: () => ({ call: { method: 'oa/message/cs', params: { message: { text: 'a'.repeat(2001) } } } }),
      want: { ok: false, why: 'rejected', code: 'too-long' },
    },
    {
      name: 'a method that does not exist',
      arrange: () => ({ call: { method: 'sendHologram', params: {} } }),
      want: { ok: false, why: 'rejected', code: 'method' },
    },
  ],
  broken: (fetch, canary) =>
    zaloOa({
      ...IDS,
      appSecret: canary,
      secretKey: `${canary}key`,
      fetch,
      token: async () => `${canary}token`,
      refresh: async () => `${canary}fresh`,
      now: () => 0,
    }),
  refusal: (status, told) =>
    status === 200
      ? JSON.stringify({
          error: 0,
          message: told,
          data: { message_id: told, attachment_id: 'att', token: 'tok', oaid: told },
        })
      : JSON.stringify({ error: -status, message: `Refused: ${told}`, data: { told } }),
});

describe('zalo-oa: the signature', () => {
  test('the vector that was worked out by hand', async () => {
    expect(macOf(BODY, AT)).toBe(MAC);
    expect(new TextEncoder().encode(BODY)).toHaveLength(286);
  });
  test.each<[string, Request, readonly string[]]>([
    ['the timestamp of the body', request(BODY, MAC), ['body']],
    ['that of the header', request(BODY, macOf(BODY, '1790000000009'), '1790000000009'), ['header']],
    ['none', request('{"a":1}', macOf('{"a":1}', '')), ['none']],
    ['the account first: refused, but told', request(BODY, macOf(BODY, AT, OA)), ['oa-first']],
    ['nothing fits', request(BODY, macOf(BODY, AT, '1')), []],
    ['the probe', request('{}'), []],
  ])('the variant that fitted is told: %s', async (_, it, want) => {
    const told: string[] = [];
    const { channel } = stage({ onVariant: (variant) => told.push(variant) });
    await channel.authentic(it.headers, new Uint8Array(await it.arrayBuffer()));
    expect(told).toEqual(want);
  });
  test('bytes that are no UTF-8 are hashed as they came', async () => {
    const body = Uint8Array.from([...new TextEncoder().encode('{"timestamp":"1","x":"'), 0xff, 0xfe, 0x22, 0x7d]);
    const it = request(body, macOf(body, '1'));
    expect(await stage().channel.authentic(it.headers, body)).toBe(true);
  });
  test.each<[string, object, RegExp]>([
    ['the account', { oaId: 'CANARY' }, /^ZALO_OA_ID is not/],
    ['the app', { appId: '' }, /^ZALO_APP_ID is not/],
    ['the secret', { appSecret: ' ' }, /^ZALO_APP_SECRET is empty$/],
    ['the key', { secretKey: '' }, /^ZALO_OA_SECRET_KEY is empty$/],
    ['the address', { apiRoot: 'CANARY' }, /^ZALO_OA_API_ROOT is not/],
    ['the picture', { form: { title: 'a', image: 'http://CANARY' } }, /^The picture of the form needs/],
  ])('what cannot be right is refused at the start: %s', (_, options, want) => {
    expect(() => stage(options)).toThrow(want);
    expect(() => stage(options)).not.toThrow(/CANARY/);
  });
});

describe('zalo-oa: reading', () => {
  const { channel } = stage();
  const parsed = (text: string): Read => channel.read(channel.parse?.(text));

  test('two people whose numbers JavaScript cannot tell apart stay two', () => {
    const of = (id: string) => parsed(BODY.replace('"2222333344445555666"', id));
    const [one, other] = [of('4294967296123456789'), of('4294967296123456790')];
    expect([one, other].map((read) => read.ok && read.events[0]?.from.id)).toEqual([
      '4294967296123456789',
      '4294967296123456790',
    ]);
  });
  test('numbers that fit stay numbers, and what is no JSON throws', () => {
    expect(channel.parse?.('{"a":1,"b":-1.5,"c":9007199254740993,"d":1e400,"e":"1, 99999999999999999999"}')).toEqual({
      a: 1,
      b: -1.5,
      c: '9007199254740993',
      d: Number.POSITIVE_INFINITY,
      e: '1, 99999999999999999999',
    });
    expect(() => channel.parse?.('{')).toThrow();
  });
  test('the key of an event without an id does not depend on the order of its fields, and on all that is in it', () => {
    const keyOf = (update: object): string | false | undefined => {
      const read = channel.read(update);
      return read.ok && read.events[0]?.key;
    };
    const follow = { event_name: 'follow', oa_id: OA, follower: { id: '1' }, timestamp: AT };
    const turned = Object.fromEntries(Object.entries(follow).reverse());
    expect(keyOf(turned)).toBe(keyOf(follow));
    expect(keyOf({ ...follow, follower: { id: '2' } })).not.toBe(keyOf(follow));
    expect(keyOf({ ...follow, timestamp: '1790000000001' })).not.toBe(keyOf(follow));
    expect(keyOf(follow)).toMatch(/^follow:[0-9a-f]{32}$/);
  });
  test.each([['0'], ['99999999999999'], ['x'], [''], [{}], [null], [-1], [1.5]])(
    'a time that makes no sense is now: %j',
    (timestamp) => {
      const { clock, channel } = stage();
      const read = channel.read({ ...(JSON.parse(BODY) as object), timestamp });
      expect(read.ok && read.events[0]?.at).toBe(clock.now);
    },
  );
  test('more pictures than anybody selects are not all taken', () => {
    const picture = { type: 'image', payload: { url: 'https://a.zdn.vn/1.jpg' } };
    const message = { msg_id: 'a', attachments: Array.from({ length: 5_000 }, () => picture) };
    const read = channel.read({ ...(JSON.parse(BODY) as object), event_name: 'user_send_image', message });
    expect(read.ok && read.events).toHaveLength(50);
  });
});

/** What the service makes of the channel’s words, as the web part of it does. */
describe('zalo-oa: what the webhook answers', () => {
  const door = async (body: string, signature?: string): Promise<number | 'kept'> => {
    const { channel } = stage();
    const it = request(body, signature);
    if (!(await channel.authentic(it.headers, new Uint8Array(await it.arrayBuffer())))) return 401;
    let parsed: unknown;
    try {
      parsed = channel.parse?.(body);
    } catch {
      parsed = undefined;
    }
    const read = channel.read(parsed);
    if (read.ok) return 200;
    return read.why === 'foreign' ? 403 : read.keep ? 'kept' : 400;
  };
  test.each<[string, string, string | undefined, number | 'kept']>([
    ['a text', BODY, MAC, 200],
    ['the probe', '{}', undefined, 200],
    ['unsigned', BODY, undefined, 401],
    ['written anew', spaced, MAC, 401],
    ['half of it, signed', BODY.slice(0, 200) + AT, undefined, 401],
    ['cut off, signed', `${BODY.slice(0, -2)}`, macOf(BODY.slice(0, -2), AT), 'kept'],
    ['a list, signed', '["timestamp"]', macOf('["timestamp"]', ''), 'kept'],
    ['another account, signed', BODY.replaceAll(OA, '1'), macOf(BODY.replaceAll(OA, '1'), AT), 403],
    [
      'an unknown event, signed',
      BODY.replace('user_send_text', 'x'),
      macOf(BODY.replace('user_send_text', 'x'), AT),
      200,
    ],
  ])('%s', async (_, body, signature, want) => {
    expect(await door(body, signature)).toBe(want);
  });
});
