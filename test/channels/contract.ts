/** The suite that holds every channel to `src/channels/contract.ts`. A channel calls it with its descriptor. */
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call, Channel, Read, SendContext, Sent } from '../../src/channels/contract.ts';
import type { Inbound, Line } from '../../src/domain/message.ts';
import { neverTells } from './canary.ts';
import { letters, outgoing, rendering, say, sendAll, sending, sign, t, words } from './speech.ts';

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

/** `refused` in place of events: authentic, and yet not taken. */
export type Fixture = {
  readonly about: string;
  readonly update: unknown;
  readonly events: readonly Inbound[];
  readonly refused?: Read;
};

export type Descriptor = {
  readonly id: Channel['id'];
  readonly fixtures: URL;
  /** Every kind of update that `read` knows or ignores on purpose; each has a fixture of that name. */
  readonly kinds: readonly string[];
  /** A body by which the platform only tries whether somebody answers. */
  readonly probe?: unknown;
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
        expect(channel.read(fixture.update)).toEqual(fixture.refused ?? { ok: true, events: fixture.events });
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
        expect(channel.read(body)).toMatchObject(
          it.probe !== undefined && isDeepStrictEqual(body, it.probe) ? { ok: true, events: [] } : { ok: false },
        );
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
          fc.asyncProperty(outgoing(chat, it.id, chat === stage.group), async (message) => {
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
          say(chat, it.id, [], {
            to: { channel: it.id, chat, group: chat === stage.group },
            prompt: { say: [words('Gửi nhé?')], choices },
          }),
        );
        const read = stage.channel.read(stage.choose(chat, 'Sửa lại'));
        const body = read.ok ? read.events[0]?.body : undefined;
        expect(body).toMatchObject(
          (chat === stage.group ? stage.channel.can.groupButtons : stage.channel.can.buttons)
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
    neverTells(it);
  });
};
