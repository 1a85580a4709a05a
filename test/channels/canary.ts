/** Every failure of a channel, with a canary in its secrets and its texts: nothing that comes out may hold it. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Descriptor } from './contract.ts';
import { rendering, say, sending, words } from './speech.ts';

export const neverTells = (it: Descriptor): void => {
  test('neither token nor text is seen in any failure', async () => {
    const canary = 'CANARY7Q';
    const secretText = 'bí mật CANARY7Q ở tổ 4';
    const told = (input: unknown, init?: RequestInit): string =>
      `${String(input)} ${typeof init?.body === 'string' ? init.body : ''} ${JSON.stringify([...new Headers(init?.headers)])}`;
    const error = (input: unknown, init?: RequestInit, more: object = {}): Error =>
      Object.assign(new TypeError(`failed for ${told(input, init)}`, { cause: new Error(told(input, init)) }), more);
    const kinds: Readonly<Record<string, typeof globalThis.fetch>> = {
      rejects: async (input, init) => Promise.reject(error(input, init)),
      throws: (input, init) => {
        throw error(input, init);
      },
      refused: async (input, init) => Promise.reject(error(input, init, { code: 'ECONNREFUSED' })),
      'throws no error': async (input) => Promise.reject(String(input)),
      html: async (input, init) => new Response(`<p>${told(input, init)}</p>`),
      empty: async () => new Response(null),
      null: async () => new Response('null'),
      'broken JSON': async (input, init) => new Response(`{"ok":${told(input, init)}`),
      'body breaks off': async (input) =>
        new Response(new ReadableStream({ pull: (to) => to.error(error(input)) }), {
          headers: { 'content-type': 'application/json' },
        }),
      redirect: async (input) => new Response(null, { status: 302, headers: { location: String(input) } }),
      ...Object.fromEntries(
        [200, 400, 401, 403, 404, 409, 413, 429, 500, 502].map((status) => [
          `status ${status}`,
          async (input: unknown, init?: RequestInit) => new Response(it.refusal(status, told(input, init)), { status }),
        ]),
      ),
    };
    const logged: unknown[] = [];
    const silenced = (['log', 'error', 'warn', 'debug', 'info'] as const).map((name) => {
      const before = console[name];
      console[name] = (...args: unknown[]) => logged.push(...args);
      return () => {
        console[name] = before;
      };
    });
    try {
      for (const [name, fetch] of Object.entries(kinds)) {
        const subject = it.broken(fetch, canary);
        const message = say('5000000001', it.id, [words(secretText), { quote: secretText }], {
          enclosures: [{ id: 'photo', kind: 'photo' }],
        });
        const acts: (() => Promise<unknown>)[] = [
          ...subject
            .render(message, rendering)
            .map((call) => () => subject.send(call, sending('5000000001', { target: '7' }))),
          () => subject.send({ method: canary, params: { text: secretText } }, sending('5000000001')),
          () =>
            subject.send(
              { method: 'sendPhoto', params: {}, files: { photo: 'a' } },
              sending('5000000001', {
                file: async () => Promise.reject(error(canary)),
              }),
            ),
          () => subject.fetchMedia(`ref-${canary}`),
          () => subject.setUp(`https://xa.example/${canary}`),
          () => subject.webhook(),
          () => subject.deepLink(canary),
          ...(subject.poll ? [() => subject.poll?.(0, 0, new AbortController().signal) ?? Promise.resolve()] : []),
        ];
        for (const [i, act] of acts.entries()) {
          const outcome: unknown = await act().catch((thrown: unknown) => thrown);
          if (i < acts.length - (subject.poll ? 4 : 3) - 1) expect(outcome, `${name}: send`).not.toBeInstanceOf(Error);
          const shown = `${inspect(outcome, { depth: 20, showHidden: true })} ${JSON.stringify(outcome)} ${String(outcome)} ${
            outcome instanceof Error ? outcome.stack : ''
          }`;
          // The only thing that may carry the payload on is the link that was asked for.
          expect(shown.replace(/https:\/\/[^ ]+\?start=CANARY7Q/g, ''), `${name}, act ${i}`).not.toContain(canary);
        }
      }
    } finally {
      for (const restore of silenced) restore();
    }
    expect(inspect(logged, { depth: 20 })).not.toContain(canary);
  });
};
