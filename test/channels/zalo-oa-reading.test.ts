/** The door of a Zalo Official Account, what is read of events, and what the webhook makes of both. */
import { describe, expect, test } from 'vitest';
import type { Read } from '../../src/channels/contract.ts';
import { AT, BODY, MAC, macOf, OA, request, spaced, stage } from './zalo-oa-stage.ts';

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
