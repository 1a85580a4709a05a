/** The channel of a Zalo Official Account beside its emulator, for the tests of both. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Call, Sent } from '../../src/channels/contract.ts';
import { type ZaloOaOptions, zaloOa } from '../../src/channels/zalo-oa/index.ts';
import {
  type Pair,
  type ZaloOaEmulator,
  type ZaloOaEmulatorOptions,
  zaloOaEmulator,
} from '../../src/emulators/zalo-oa.ts';
import { shrink } from '../../src/node/shrink.ts';
import { sha256 } from '../../src/store/open-vault.ts';
import type { Stage } from './contract.ts';
import { sending } from './speech.ts';

export const OA = '4444555566667777888';
export const APP = '1111222233334444555';
export const APP_SECRET = 'the-secret-of-an-app';
export const SECRET_KEY = 'example-oa-secret-key';
export const HOOK = 'https://us.example/webhooks/zalo-oa';
export const IDS = { oaId: OA, appId: APP, appSecret: APP_SECRET, secretKey: SECRET_KEY, sha256, shrink };
export const NOON = Date.parse('2026-09-21T12:00:00+07:00');

/** What stands in the header for a body. */
export const macOf = (body: string | Uint8Array, timestamp: string, first = APP, key = SECRET_KEY): string =>
  `mac=${createHash('sha256').update(first).update(body).update(timestamp).update(key).digest('hex')}`;

/** Worked out by hand when the rule was written down. */
export const BODY =
  '{"app_id":"1111222233334444555","sender":{"id":"2222333344445555666"},"user_id_by_app":"3333444455556666777","recipient":{"id":"4444555566667777888"},"event_name":"user_send_text","message":{"msg_id":"a1b2c3d4e5f6a7b8c9d0","text":"Đường ngập nước"},"timestamp":"1790000000000"}';
export const MAC = 'mac=08f5f5f054edb86071f78978e2d1e4d452c29424ff34a37d7e0272b2faebcb01';
export const AT = '1790000000000';

export const request = (body: string | Uint8Array, signature?: string, timestamp?: string): Request =>
  new Request('http://us.test/webhooks/zalo-oa', {
    method: 'POST',
    headers: {
      ...(signature !== undefined && { 'X-ZEvent-Signature': signature }),
      ...(timestamp !== undefined && { 'X-ZEvent-Timestamp': timestamp }),
    },
    body: body as BodyInit,
  });

/** A body that says the same in other bytes. */
export const spaced = JSON.stringify(JSON.parse(BODY), null, 1);

/** A clock and a queue of things to do later; `pass` lets time go by. */
export const time = () => {
  const clock = { now: NOON };
  const waiting: { at: number; work: () => void }[] = [];
  return {
    clock,
    now: () => clock.now,
    later: (ms: number, work: () => void) => void waiting.push({ at: clock.now + ms, work }),
    waiting: () => waiting.map(({ at }) => at - clock.now),
    pass: async (ms: number) => {
      clock.now += ms;
      for (const due of waiting.filter(({ at }) => at <= clock.now)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.work();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

/** The emulator alone, with a clock of its own, consent given, and a way to call it. */
export const setup = (more: Partial<ZaloOaEmulatorOptions> = {}) => {
  const clock = time();
  const emulator = zaloOaEmulator({
    ...IDS,
    now: clock.now,
    later: clock.later,
    fetch: async () => new Response(),
    ...more,
  });
  const held: { pair: Pair } = { pair: emulator.console.consent() };
  const call = async (path: string, body?: object, token = held.pair.access_token) => {
    const response = await emulator.app.request(`https://openapi.zalo.me/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { access_token: token, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, ...((await response.json()) as object) } as {
      status: number;
      error: number;
      message?: string;
      data?: Record<string, unknown>;
    };
  };
  const person = emulator.person({ name: 'Người dân' });
  const say = (message: object, to: string = person.id) =>
    call('v3.0/oa/message/cs', { recipient: { user_id: to }, message });
  /** The tokens before have run out. */
  const consent = () => {
    held.pair = emulator.console.consent();
  };
  return { ...clock, emulator, call, person, say, held, consent };
};

export const through = (emulator: ZaloOaEmulator): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) =>
    emulator.app.request(input instanceof Request ? input : String(input), init)) as typeof fetch;

export type ZaloOaStage = Stage & { readonly emulator: ZaloOaEmulator; readonly clock: { now: number } };

export const stage = (options: Partial<ZaloOaOptions> = {}, more: Partial<ZaloOaEmulatorOptions> = {}): ZaloOaStage => {
  const clock = { now: NOON };
  const emulator = zaloOaEmulator({
    ...IDS,
    now: () => clock.now,
    fetch: async () => new Response(),
    ...more,
    settings: { perMinute: 1_000_000, ...more.settings },
  });
  let pair = emulator.console.consent();
  const person = emulator.person({ name: 'Người dân', heard: true });
  const group = emulator.group({ name: 'Tổ tiếp nhận', members: [person] });
  const channel = zaloOa({
    ...IDS,
    apiRoot: 'https://openapi.zalo.test',
    fetch: through(emulator),
    token: async () => pair.access_token,
    refresh: async () => {
      pair = emulator.console.consent();
      return pair.access_token;
    },
    now: () => clock.now,
    ...options,
  });
  return {
    emulator,
    clock,
    channel,
    chat: person.id,
    group: group.id,
    seen: (chat) =>
      emulator.chat(chat).messages.flatMap(({ from, text }) => (from.oa && text !== undefined ? [text] : [])),
    choose: (chat, label) => {
      if (chat === group.id) person.say(label, { group: group.id });
      else person.tap(label);
      return emulator.events.at(-1);
    },
  };
};

/** The calls the emulator has got. */
export const calls = ({ emulator }: ZaloOaStage) =>
  emulator.wire.flatMap((entry) => (entry.kind === 'call' ? [entry] : []));

/** A fetch that always answers this. */
export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

export const failing =
  (error: unknown): typeof fetch =>
  async () =>
    Promise.reject(error);

export const TEXT: Call = { method: 'oa/message/cs', params: { message: { text: 'Chào' } } };

/** The chat of these cases exists at no emulator: only what the platform answers counts. */
export const outcome = (fetch: typeof globalThis.fetch, call: Call = TEXT): Promise<Sent> =>
  stage({ fetch }).channel.send(call, sending('1'));

/** A refusal, which comes with status 200. */
export const refused = (error: number) => expect.objectContaining({ status: 200, error });
export const taken = expect.objectContaining({ status: 200, error: 0, message: 'Success' });

/** Messages as the API takes them. */
export const button = (more: object = {}) => ({ title: 'Gửi', type: 'oa.query.hide', payload: '#a', ...more });
export const withButtons = (...buttons: object[]) => ({
  text: 'a',
  attachment: { type: 'template', payload: { buttons } },
});
export const form = (more: object = {}) => ({
  attachment: {
    type: 'template',
    payload: {
      template_type: 'request_user_info',
      elements: [{ title: 'UBND', subtitle: 'Xin số', image_url: 'https://a.example/b.png', ...more }],
    },
  },
});
export const media = (element: object, text?: string) => ({
  ...(text !== undefined && { text }),
  attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
});
