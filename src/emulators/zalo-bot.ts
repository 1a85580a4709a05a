/**
 * A stand-in for the Zalo Bot Platform, as strict as what is known of it: the Bot API as a Hono app, updates to the bot's webhook
 * or its poll, and people, groups, the plan and faults as plain functions. No timer, clock or network of its own.
 */
import { Hono } from 'hono';
import { type Called, readCall } from './telegram/body.ts';
import { createFaults, type FaultState, type Faults, fateOf } from './telegram/faults.ts';
import { createDelivery, type Later } from './zalo-bot/delivery.ts';
import { createGroup, type Group } from './zalo-bot/groups.ts';
import { isRefusal } from './zalo-bot/limits.ts';
import { methodsOf } from './zalo-bot/methods.ts';
import { createPerson, type Person } from './zalo-bot/people.ts';
import { messagesUsed, type Plan } from './zalo-bot/plan.ts';
import { chatOf, type ShownChat, showChat } from './zalo-bot/show.ts';
import { createWorld, note, personId, type Shape, touch, type Update, type WireEntry } from './zalo-bot/world.ts';

export type { Group } from './zalo-bot/groups.ts';
export type { Person } from './zalo-bot/people.ts';
export type { ShownChat } from './zalo-bot/show.ts';
export type { Update, WireEntry } from './zalo-bot/world.ts';

export type ZaloBotEmulatorOptions = {
  readonly token: string;
  /** ms */
  readonly now: () => number;
  /** Delivers to the webhook. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** For repeated deliveries, slow answers and polls; without it they wait for `deliver`, are refused, end at once. */
  readonly later?: Later;
  /** 0 to 1, for faults that hit a share of the calls; without it every one of them is hit. */
  readonly random?: () => number;
  /** As people see it; begins with "Bot", as the platform wants it. */
  readonly name?: string;
  readonly canJoinGroups?: boolean;
  readonly plan?: Partial<Plan>;
  readonly shape?: Partial<Shape>;
  /** Waits before further deliveries, ms. The platform does not tell whether it repeats any. */
  readonly retries?: readonly number[];
  /** How often a webhook may be set in a day; the platform limits it and does not tell how. */
  readonly registrations?: number;
  /** Where media lie; their paths are those of `app`. */
  readonly mediaRoot?: string;
  /** How much history is kept: entries of the wire, updates, messages of a chat. */
  readonly keep?: number;
  /** Added to the numbers of messages and media, so that a later run of the same world repeats none. */
  readonly from?: number;
};

/** What was used of the plan, and what it allows. */
export type Used = { readonly people: number; readonly messages: number; readonly groups: number; readonly plan: Plan };

export type Snapshot = {
  readonly changed: number;
  readonly now: number;
  readonly bot: { readonly id: string; readonly name: string; readonly canJoinGroups: boolean };
  readonly people: readonly { readonly id: string; readonly name: string; readonly blocked: boolean }[];
  readonly chats: readonly ShownChat[];
  readonly used: Used;
  readonly shape: Shape;
  readonly wire: readonly WireEntry[];
  readonly webhook: { readonly url: string; readonly pending: number; readonly lost: number };
  readonly faults: FaultState;
};

export type ZaloBotEmulator = {
  /** `/bot<token>/<method>` and `/media/<name>`. */
  readonly app: Hono;
  /** `open`: the talk with the bot was begun in an earlier run. `shielded`: the platform hides from the bot what they send. */
  person(who?: {
    readonly id?: string;
    readonly name?: string;
    readonly open?: boolean;
    readonly shielded?: boolean;
  }): Person;
  /** `members`: who and the bot are in it from an earlier run. */
  group(how?: { readonly id?: string; readonly title?: string; readonly members?: readonly Person[] }): Group;
  /** Throws where there is no such chat. */
  chat(id: string): ShownChat;
  /** The bytes behind a link of a photo or a voice note. */
  media(url: string): Uint8Array | undefined;
  /** Links are temporary: all there are now lead nowhere from here on. */
  expireMedia(): void;
  /** How updates look from now on. */
  setShape(shape: Partial<Shape>): void;
  readonly used: () => Used;
  /** Every call and every delivery, in order. */
  readonly wire: readonly WireEntry[];
  /** Every update there was, in order; those that were not taken yet; those that nobody took. */
  readonly updates: readonly Update[];
  readonly pending: () => readonly Update[];
  readonly lost: readonly Update[];
  /** Ends when no delivery is under way. */
  settled(): Promise<void>;
  /** Tries failed deliveries again at once; then as `settled`. */
  deliver(): Promise<void>;
  /** Sends anything as an update, or a known one again; gives the status of the answer, 0 for none. */
  push(update: unknown): Promise<number>;
  /** `rateLimit` answers 429 and, as the platform, never says for how long. */
  readonly faults: Faults;
  snapshot(wireEntries?: number): Snapshot;
  readonly changed: number;
  /** Gives the function that ends it. */
  onChange(listener: () => void): () => void;
};

const REPLY = { 'content-type': 'application/json' } as const;
const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', aac: 'audio/aac' };
const RETRIES = [1_000, 10_000, 60_000];

export const zaloBotEmulator = (options: ZaloBotEmulatorOptions): ZaloBotEmulator => {
  const { later, random = () => 0, retries = RETRIES, registrations = 20 } = options;
  const world = createWorld(options);
  const delivery = createDelivery(world, options.fetch, later, retries);
  const faults = createFaults({ changed: () => touch(world), timer: later !== undefined });
  const methods = methodsOf(world, delivery, registrations);

  type Answer = { readonly status: number; readonly body: unknown };
  const failure = (code: number, description: string): Answer => ({
    status: code,
    // This one code is spelled in another way.
    body: { ok: false, [code === 426 ? 'errorCode' : 'error_code']: code, description },
  });

  const act = async (name: string, call: Called): Promise<Answer> => {
    // The platform looks at the case of a method's name.
    const method = methods.get(name);
    if (!method) return failure(400, 'Bad Request: no such method');
    try {
      const result = await method(call);
      return { status: 200, body: { ok: true, ...(result !== undefined && { result }) } };
    } catch (error) {
      if (isRefusal(error)) return failure(error.code, error.description);
      throw error;
    }
  };

  const json = ({ status, body }: Answer): Response => new Response(JSON.stringify(body), { status, headers: REPLY });

  const logged = (method: string, { params }: Called, { status, body }: Answer, arrived = true): void => {
    const { secret_token: _, ...shown } = params;
    const entry = { kind: 'call', at: world.now(), method, params: shown, status } as const;
    note(world.wire, { ...entry, result: arrived ? body : undefined }, world.keep);
    touch(world);
  };

  const app = new Hono();
  app.on(['GET', 'POST'], '/:bot{bot[^/]*}/:method', async (c) => {
    if (c.req.param('bot') !== `bot${world.token}`) return json(failure(401, 'Unauthorized'));
    const method = c.req.param('method');
    const call = await readCall(c.req.raw);
    if (!call) return json(failure(400, "Bad Request: can't read the request"));
    const { slow } = faults.state;
    if (slow > 0 && later) await new Promise<void>((resolve) => later(slow, resolve));
    const fate = fateOf(faults.state, random);
    if (fate === 'html') {
      logged(method, call, { status: 200, body: undefined }, false);
      return new Response('<html><body>It works</body></html>', { headers: { 'content-type': 'text/html' } });
    }
    if (fate === 'limited' || fate === 'broken') {
      const answer =
        fate === 'limited'
          ? failure(429, 'Quota exceeded')
          : failure(faults.state.serverErrors.code, 'Internal Server Error');
      logged(method, call, answer);
      return json(answer);
    }
    const answer = await act(method, call);
    logged(method, call, answer, fate !== 'lost');
    if (fate === 'lost') {
      return new Response(new ReadableStream({ pull: (to) => to.error(new Error('connection reset')) }), {
        headers: REPLY,
      });
    }
    return json(answer);
  });

  app.get('/media/:name', (c) => {
    const name = c.req.param('name');
    const bytes = world.media.get(`${world.mediaRoot}/media/${name}`);
    if (!bytes) return c.body(null, 404);
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return new Response(bytes.slice(), { headers: { 'content-type': type } });
  });

  app.notFound(() => json(failure(404, 'Not found')));

  const used = (): Used => ({
    people: world.usage.people.size,
    messages: messagesUsed(world.usage, world.now()),
    groups: [...world.chats.values()].filter(({ group, open }) => group && open).length,
    plan: world.plan,
  });

  return {
    app,
    faults,
    used,
    wire: world.wire,
    updates: delivery.updates,
    pending: delivery.pending,
    lost: delivery.lost,
    settled: delivery.settled,
    deliver: delivery.deliver,
    push: delivery.push,
    person: ({ id = personId(world), name, open = false, shielded = false } = {}) => {
      if (world.people.has(id)) throw new Error(`There is a person with the id ${id} already`);
      const user = { id, name: name ?? `Người ${world.people.size + 1}`, bot: false, shielded };
      world.people.set(id, user);
      touch(world);
      return createPerson(world, delivery, user, open);
    },
    group: ({ title = 'Nhóm', ...how } = {}) => createGroup(world, { title, ...how }),
    chat: (id) => showChat(chatOf(world, id)),
    media: (url) => world.media.get(url),
    expireMedia: () => {
      world.media.clear();
      touch(world);
    },
    setShape: (shape) => {
      world.shape = { ...world.shape, ...shape };
      touch(world);
    },
    snapshot: (wireEntries = 200) => ({
      changed: world.changed,
      now: world.now(),
      bot: { id: world.me.id, name: world.me.name, canJoinGroups: world.canJoinGroups },
      people: [...world.people.values()].map(({ id, name }) => ({
        id,
        name,
        blocked: world.chats.get(id)?.blocked ?? false,
      })),
      chats: [...world.chats.values()].map(showChat),
      used: used(),
      shape: world.shape,
      wire: world.wire.slice(-wireEntries),
      webhook: {
        url: delivery.webhook()?.url ?? '',
        pending: delivery.pending().length,
        lost: delivery.lost.length,
      },
      faults: structuredClone(faults.state),
    }),
    get changed() {
      return world.changed;
    },
    onChange: (listener) => {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
  };
};
