/** The channel of a Zalo Official Account against the suite of all channels; its door and its reading. */
import { zaloOa } from '../../src/channels/zalo-oa/index.ts';
import { channelContract } from './contract.ts';
import { APP, AT, BODY, IDS, MAC, macOf, OA, request, spaced, stage, TEXT, type ZaloOaStage } from './zalo-oa-stage.ts';

const emulatorOf = (it: unknown) => (it as ZaloOaStage).emulator;
const large = BODY.replace('Đường', 'x'.repeat(256 * 1024));
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
    ['more than an event ever holds', request(large, macOf(large, AT))],
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
