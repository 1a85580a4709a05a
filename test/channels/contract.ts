/** The suite that holds every channel to `src/channels/contract.ts`. A channel calls it with its descriptor. */
import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call, Channel, RenderContext, SendContext, Sent } from '../../src/channels/contract.ts';
import type { Inbound, Line, Outgoing } from '../../src/domain/message.ts';
import type { Text, Translate } from '../../src/text/text.ts';

/** A channel beside its emulator, with one person who may be written to and, where the channel has them, one group. */
export type Stage = {
  readonly channel: Channel;
  readonly chat: string;
  readonly group?: string;
  /** The texts of ours that stand in a chat, in order. */
  readonly seen: (chat: string) => readonly string[];
  /** Presses a button in a chat, or types its label where there are no buttons; gives the update that came of it. */
  readonly choose: (chat: string, label: string) => unknown;
};

export type Fixture = { readonly about: string; readonly update: unknown; readonly events: readonly Inbound[] };

export type Descriptor = {
  readonly id: Channel['id'];
  readonly fixtures: URL;
  /** Every kind of update that `read` knows or ignores on purpose; each has a fixture of that name. */
  readonly kinds: readonly string[];
  /** Fixtures that stand for messages of the bot itself. */
  readonly own: readonly string[];
  readonly stage: () => Stage;
  /** Requests from the platform, and such that only look like it. */
  readonly genuine: () => readonly Request[];
  readonly forged: () => readonly (readonly [string, Request])[];
  /** One case per outcome: how the platform is brought to it, and what it is. */
  readonly failures: readonly {
    readonly name: string;
    readonly arrange: (stage: Stage) => { readonly call?: Call; readonly context?: Partial<SendContext> } | undefined;
    readonly want: Sent;
  }[];
  /** A channel with this `fetch` and secrets that hold `canary`. */
  readonly broken: (fetch: typeof globalThis.fetch, canary: string) => Channel;
  /** A body of a refusal that repeats everything it was told, as a careless platform would. */
  readonly refusal: (status: number, told: string) => string;
};

/** A text of its own words, for tests that need no catalogue. */
export const words = (text: string): Text => ({ id: text }) as unknown as Text;
export const t: Translate = (text) => (text as { readonly id: string }).id;
export const sign: RenderContext['sign'] = (chat, choice) => `${choice}~${chat.slice(-4)}`;
export const rendering: RenderContext = { t, sign };

export const fixturesIn = (folder: URL): ReadonlyMap<string, Fixture> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Fixture]),
  );

const bytesOf = async (request: Request): Promise<[Headers, Uint8Array]> => [
  request.headers,
  new Uint8Array(await request.arrayBuffer()),
];

const TYPES: Readonly<Record<string, string>> = { photo: 'image/jpeg', voice: 'audio/ogg', video: 'video/mp4' };

/** What `send` gets from the outbox: any file id gives a file of its kind. */
export const sending = (chat: string, more: Partial<SendContext> = {}): SendContext => ({
  chat,
  timeoutMs: 30_000,
  file: async (id) => ({ bytes: new Uint8Array([1, 2, 3]), type: TYPES[id] ?? 'application/pdf', name: `${id}.bin` }),
  ...more,
});

/** Sends all calls of a message, each to the message its slot has, as the outbox does; gives the outcomes. */
export const sendAll = async (
  channel: Channel,
  message: Outgoing,
  slots = new Map<string, string>(),
): Promise<Sent[]> => {
  const outcomes: Sent[] = [];
  for (const call of channel.render(message, rendering)) {
    // What stands in the outbox is JSON.
    const stored = JSON.parse(JSON.stringify(call)) as Call;
    const target = slots.get(stored.edits?.slot ?? stored.under ?? '');
    const sent = await channel.send(stored, sending(message.to.chat, target === undefined ? {} : { target }));
    if (sent.ok && sent.id !== undefined && stored.slot !== undefined) slots.set(stored.slot, sent.id);
    outcomes.push(sent);
  }
  return outcomes;
};

export const say = (chat: string, channel: Channel['id'], lines: readonly Line[], more: object = {}): Outgoing => ({
  kind: 'message',
  to: { channel, chat },
  lang: 'vi',
  purpose: 'answer',
  prompt: { say: lines },
  ...more,
});

/** Letters that people really send, and such that break things. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('ngập', 'đường', 'tổ dân phố', 'cống', ' ', '. ', '\n', '\n\n', ', ', '? ') },
  fc.constantFrom(
    '👩🏽‍🌾',
    '😀',
    '✈️',
    'Đường'.normalize('NFD'),
    '🇻🇳',
    '\u202e',
    '\u200b',
    '\u0000',
    '\r\n',
    '\t',
    '\ud83d',
    '\ude00',
  ),
  fc.constantFrom(
    '/duyet',
    '@canbo',
    '<b>',
    '*_[](',
    'http://evil.example/',
    '#tag',
    'e\u0301\u0301\u0301\u0301\u0301\u0301',
    '\u2028',
    'a\u030a',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
export const nastyText = (parts: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(piece, { maxLength: parts }).map((all) => all.join('')),
    fc.tuple(piece, fc.integer({ min: 1, max: parts * 20 })).map(([text, n]) => text.repeat(n)),
  );

/** The letters of a text without what may be lost or added on its way: blanks, hidden characters, marks. */
export const letters = (text: string): string =>
  text.replace(/[\s\p{C}\p{M}\u2800\u3164\uffa0\u115f\u1160\ufffc\ufffd…]/gu, '');

const outgoing = (chat: string, channel: Channel['id']): fc.Arbitrary<Extract<Outgoing, { kind: 'message' }>> =>
  fc
    .record({
      lines: fc.array(
        fc.oneof(
          nastyText(300).map((text): Line => words(text)),
          nastyText(300).map((quote): Line => ({ quote })),
          fc.constantFrom<Line>({ code: '0482-1735' }, { code: ' ' }),
        ),
        { maxLength: 5 },
      ),
      choices: fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }), nastyText(4)), {
        maxLength: 6,
      }),
      copy: fc.constantFrom(undefined, '0482-1735', 'x'.repeat(300)),
      askPlace: fc.boolean(),
      url: fc.constantFrom(
        undefined,
        'https://xa.example/ho-so',
        'http://localhost:8787/',
        'javascript:alert(1)',
        'đường',
      ),
      kinds: fc.array(fc.constantFrom('photo' as const, 'voice' as const, 'video' as const, 'document' as const), {
        maxLength: 12,
      }),
    })
    .map(({ lines, choices, copy, askPlace, url, kinds }) => ({
      kind: 'message',
      to: { channel, chat },
      lang: 'vi',
      purpose: 'answer',
      prompt: {
        say: lines,
        askPlace,
        ...(choices.length > 0 && { choices: choices.map(([id, label]) => ({ id, label: words(label) })) }),
        ...(copy !== undefined && { copy }),
        ...(url !== undefined && { link: { label: words('Xem'), url } }),
      },
      ...(kinds.length > 0 && { enclosures: kinds.map((kind) => ({ id: kind, kind })) }),
    }));

export const channelContract = (it: Descriptor): void => {
  const fixtures = fixturesIn(it.fixtures);
  const channel = it.stage().channel;

  describe(`${it.id}: the door`, () => {
    test('lets the platform in', async () => {
      for (const request of it.genuine()) expect(await channel.authentic(...(await bytesOf(request)))).toBe(true);
    });
    test.each(it.forged().map(([name], i) => [name, i] as const))('keeps out: %s', async (_, i) => {
      const [, request] = it.forged()[i] as readonly [string, Request];
      expect(await channel.authentic(...(await bytesOf(request)))).toBe(false);
    });
  });

  describe(`${it.id}: reading`, () => {
    test('there is one fixture per kind of update, and no other', () => {
      expect([...fixtures.keys()].sort()).toEqual([...it.kinds].sort());
    });
    test.each([...fixtures].map(([name, fixture]) => [name, fixture.about, fixture] as const))(
      '%s: %s',
      (_, __, fixture) => {
        expect(channel.read(fixture.update)).toEqual({ ok: true, events: fixture.events });
      },
    );
    test('keys are the same at each reading, and of each update its own', () => {
      const keys = [...fixtures.values()].flatMap(({ update }) => {
        const [once, again] = [channel.read(update), channel.read(structuredClone(update))];
        expect(again).toEqual(once);
        return once.ok ? once.events.map(({ key }) => key) : [];
      });
      expect(new Set(keys).size).toBe(keys.length);
    });
    test.each(it.own.map((name) => [name]))('the bot does not hear itself: %s', (name) => {
      expect(channel.read(fixtures.get(name)?.update)).toEqual({ ok: true, events: [] });
    });
    test('what is no update is said to be none', () => {
      for (const body of [null, undefined, 0, 'x', true, [], [{}], {}])
        expect(channel.read(body)).toEqual({ ok: false });
    });
    test('nothing makes it throw: any JSON at all', () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => void channel.read(body)),
        { numRuns: 300 },
      );
    });
    test('nothing makes it throw: real updates with one value replaced', () => {
      const real = [...fixtures.values()].map(({ update }) => update);
      const junk = fc.constantFrom<unknown>(null, -1, 1.5, 2 ** 53, Infinity, '', '\ud800', [], {}, [[]], true, {
        __proto__: null,
      });
      fc.assert(
        fc.property(fc.constantFrom(...real), fc.nat(), junk, (update, n, value) => {
          const copy = structuredClone(update);
          const places: [Record<string, unknown>, string][] = [];
          const walk = (node: unknown): void => {
            if (typeof node !== 'object' || node === null) return;
            for (const key of Object.keys(node)) {
              places.push([node as Record<string, unknown>, key]);
              walk((node as Record<string, unknown>)[key]);
            }
          };
          walk(copy);
          const [node, key] = places[n % places.length] as [Record<string, unknown>, string];
          node[key] = value;
          const read = channel.read(copy);
          if (read.ok) expect(JSON.parse(JSON.stringify(read.events))).toEqual(read.events);
        }),
        { numRuns: 500 },
      );
    });
    test('no property is planted through __proto__', () => {
      for (const { update } of fixtures.values()) {
        const text = JSON.stringify(update).replace(
          '{',
          '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}},',
        );
        channel.read(JSON.parse(text));
        expect(({} as { role?: string }).role).toBeUndefined();
      }
    });
  });

  describe(`${it.id}: saying`, () => {
    test('a text arrives as it was said', async () => {
      const stage = it.stage();
      const lines: Line[] = [words('Đã nhận.'), { quote: 'Nước ngập' }, { code: '0482-1735' }];
      expect(await sendAll(stage.channel, say(stage.chat, it.id, lines))).toEqual([
        { ok: true, id: expect.any(String) },
      ]);
      expect(stage.seen(stage.chat).map(letters)).toEqual(['Đãnhận.Nướcngập0482-1735']);
    });
    test('whatever is said, the platform takes every part, and no letter is lost', async () => {
      const stage = it.stage();
      for (const chat of [stage.chat, ...(stage.group === undefined ? [] : [stage.group])]) {
        await fc.assert(
          fc.asyncProperty(outgoing(chat, it.id), async (message) => {
            const before = stage.seen(chat).length;
            for (const sent of await sendAll(stage.channel, message)) expect(sent).toMatchObject({ ok: true });
            const arrived = stage.seen(chat).slice(before).map(letters).join('');
            const said = message.prompt.say.map((l) =>
              letters('quote' in l ? l.quote : 'code' in l ? l.code : t(l, 'vi')),
            );
            expect(arrived.normalize('NFC')).toContain(said.join('').normalize('NFC'));
          }),
          { numRuns: 150 },
        );
      }
    });
    test('a choice comes back as its own token', async () => {
      const stage = it.stage();
      for (const chat of [stage.chat, ...(stage.group === undefined ? [] : [stage.group])]) {
        const choices = [
          { id: 'w7.send', label: words('Gửi') },
          { id: 'w7.edit', label: words('Sửa lại') },
        ];
        await sendAll(
          stage.channel,
          say(chat, it.id, [words('Gửi nhé?')], { prompt: { say: [words('Gửi nhé?')], choices } }),
        );
        const read = stage.channel.read(stage.choose(chat, 'Sửa lại'));
        const body = read.ok ? read.events[0]?.body : undefined;
        expect(body).toMatchObject(
          stage.channel.can.buttons
            ? { kind: 'choice', token: sign(chat, 'w7.edit') }
            : { kind: 'text', text: 'Sửa lại' },
        );
        expect(read).toMatchObject({
          ok: true,
          events: [{ to: { channel: it.id, chat, group: chat === stage.group } }],
        });
      }
    });
    test('rendering is pure', () => {
      fc.assert(
        fc.property(outgoing(it.stage().chat, it.id), (message) => {
          const frozen = structuredClone(message);
          expect(channel.render(message, rendering)).toEqual(channel.render(frozen, rendering));
          expect(message).toEqual(frozen);
        }),
        { numRuns: 50 },
      );
    });
  });

  describe(`${it.id}: failing`, () => {
    test.each(it.failures.map((failure) => [failure.name, failure] as const))('%s', async (_, { arrange, want }) => {
      const stage = it.stage();
      const [plain] = stage.channel.render(say(stage.chat, it.id, [words('Chào')]), rendering);
      const { call = plain as Call, context = {} } = arrange(stage) ?? {};
      expect(await stage.channel.send(call, sending(stage.chat, context))).toEqual(want);
    });

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
            async (input: unknown, init?: RequestInit) =>
              new Response(it.refusal(status, told(input, init)), { status }),
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
            if (i < acts.length - (subject.poll ? 4 : 3) - 1)
              expect(outcome, `${name}: send`).not.toBeInstanceOf(Error);
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
  });
};
