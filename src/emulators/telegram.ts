/**
 * A stand-in for Telegram, as strict as the platform: the Bot API as a Hono app, updates to the bot's webhook, and people,
 * groups and faults as plain functions. For tests, for the playground and for measuring; no timer, clock or network of its own.
 */
import { Hono } from 'hono';
import { type Called, readCall } from './telegram/body.ts';
import { createDelivery, type Later } from './telegram/delivery.ts';
import { createFaults, type FaultState, type Faults, fateOf } from './telegram/faults.ts';
import { createGroup, type Group, stand } from './telegram/groups.ts';
import { isRefusal } from './telegram/limits.ts';
import { otherMethods } from './telegram/methods.ts';
import { createPerson, type Person } from './telegram/people.ts';
import { type Method, sendingMethods } from './telegram/sending.ts';
import { type ShownChat, showChat } from './telegram/show.ts';
import { createWorld, note, type Toast, touch, type Update, type WireEntry } from './telegram/world.ts';

export type { Later } from './telegram/delivery.ts';
export type { Faults } from './telegram/faults.ts';
export type { Group } from './telegram/groups.ts';
export type { Person } from './telegram/people.ts';
export type { Shown, ShownChat } from './telegram/show.ts';
export type { Toast, Update, WireEntry } from './telegram/world.ts';

export type TelegramEmulatorOptions = {
  readonly token: string;
  /** ms */
  readonly now: () => number;
  /** Delivers to the webhook. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** For repeated deliveries, slow answers and long polling; without it they wait for `deliver`, are refused, are not waited for. */
  readonly later?: Later;
  /** 0 to 1, for faults that hit a share of the calls; without it every one of them is hit. */
  readonly random?: () => number;
  readonly username?: string;
  readonly title?: string;
  /** How much history is kept: entries of the wire, updates, messages of a chat. */
  readonly keep?: number;
  /** Added to the numbers of updates, messages, files, presses and albums, so that a later run of the same world repeats none. */
  readonly from?: number;
};

export type Snapshot = {
  readonly changed: number;
  readonly now: number;
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
  readonly people: readonly {
    readonly id: number;
    readonly name: string;
    readonly lang?: string;
    readonly blocked: boolean;
  }[];
  readonly chats: readonly ShownChat[];
  readonly toasts: readonly Toast[];
  readonly wire: readonly WireEntry[];
  readonly webhook: Readonly<Record<string, unknown>>;
  readonly faults: FaultState;
};

export type TelegramEmulator = {
  /** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
  readonly app: Hono;
  /** `open`: the talk with the bot was begun in an earlier run. */
  person(who?: {
    readonly id?: number;
    readonly name?: string;
    readonly lang?: string;
    readonly open?: boolean;
  }): Person;
  /** `members`: who and the bot are in it from an earlier run; nobody is told. */
  group(how?: {
    readonly id?: number;
    readonly title?: string;
    readonly supergroup?: boolean;
    readonly members?: readonly Person[];
  }): Group;
  /** Throws where there is no such chat. */
  chat(id: number): ShownChat;
  toasts(person?: Person | number): readonly Toast[];
  file(id: string): { readonly bytes: Uint8Array; readonly name?: string } | undefined;
  /** Every call and every delivery, in order. */
  readonly wire: readonly WireEntry[];
  /** Every update there was, in order; and those that were not taken yet. */
  readonly updates: readonly Update[];
  readonly pending: () => readonly Update[];
  readonly commands: ReadonlyMap<string, readonly unknown[]>;
  /** Ends when no delivery is under way. */
  settled(): Promise<void>;
  /** Tries failed deliveries again at once; then as `settled`. */
  deliver(): Promise<void>;
  /** Sends anything as an update, or a known one again; gives the status of the answer, 0 for none. */
  push(update: unknown): Promise<number>;
  readonly faults: Faults;
  snapshot(wireEntries?: number): Snapshot;
  readonly changed: number;
  /** Gives the function that ends it. */
  onChange(listener: () => void): () => void;
};

const REPLY = { 'content-type': 'application/json' } as const;

export const telegramEmulator = (options: TelegramEmulatorOptions): TelegramEmulator => {
  const { later, random = () => 0 } = options;
  const world = createWorld(options);
  const delivery = createDelivery(world, options.fetch, later);
  const faults = createFaults({ changed: () => touch(world), timer: later !== undefined });

  const leave = (id: number): void => {
    const chat = world.chats.get(id);
    if (chat) stand(world, delivery, chat, world.me, 'left');
  };
  // The platform does not look at the case of a method's name.
  const methods = new Map<string, Method>(
    Object.entries({ ...sendingMethods(world), ...otherMethods(world, delivery, leave) }).map(([name, method]) => [
      name.toLowerCase(),
      method,
    ]),
  );

  const app = new Hono();
  const failure = (code: number, description: string, parameters?: unknown) => ({
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters !== undefined && { parameters }) },
  });
  type Answer = { readonly status: number; readonly body: unknown };

  const act = async (name: string, call: Called): Promise<Answer> => {
    const method = methods.get(name.toLowerCase());
    if (!method) return failure(404, 'Not Found');
    try {
      return { status: 200, body: { ok: true, result: await method(call) } };
    } catch (error) {
      if (isRefusal(error)) return failure(error.code, error.description, error.parameters);
      throw error;
    }
  };

  const json = ({ status, body }: Answer): Response => new Response(JSON.stringify(body), { status, headers: REPLY });

  const logged = (method: string, call: Called, { status, body }: Answer, arrived = true): void => {
    const files = [...call.uploads].map(([name, upload]) => [name, `${upload.name}, ${upload.bytes.length} bytes`]);
    const params = { ...call.params, ...(files.length > 0 && { uploads: Object.fromEntries(files) }) };
    note(
      world.wire,
      { kind: 'call', at: world.now(), method, params, status, result: arrived ? body : undefined },
      world.keep,
    );
    touch(world);
  };

  app.all('/:bot{bot[^/]*}/:method', async (c) => {
    if (c.req.param('bot') !== `bot${world.token}`) return json(failure(404, 'Not Found'));
    const method = c.req.param('method');
    const call = await readCall(c.req.raw);
    if (!call) return json(failure(400, "Bad Request: can't parse the request"));
    const { slow } = faults.state;
    if (slow > 0 && later) await new Promise<void>((resolve) => later(slow, resolve));
    const fate = fateOf(faults.state, random);
    if (fate === 'html') {
      logged(method, call, { status: 200, body: undefined }, false);
      return new Response('<html><body>It works</body></html>', { headers: { 'content-type': 'text/html' } });
    }
    if (fate === 'limited' || fate === 'broken') {
      const { retryAfter } = faults.state.rateLimit;
      const limited = retryAfter === undefined ? undefined : { retry_after: retryAfter };
      const answer =
        fate === 'limited'
          ? failure(429, `Too Many Requests: retry after ${retryAfter}`, limited)
          : failure(faults.state.serverErrors.code, 'Internal Server Error');
      logged(method, call, answer);
      return json(answer);
    }
    const answer = await act(method, call);
    logged(method, call, answer, fate !== 'lost');
    // A body that breaks off: over a socket the connection is cut, in the same process reading it fails.
    if (fate === 'lost') {
      return new Response(new ReadableStream({ pull: (to) => to.error(new Error('connection reset')) }), {
        headers: REPLY,
      });
    }
    return json(answer);
  });

  app.get('/file/:bot{bot[^/]*}/:path{.+}', (c) => {
    const path = c.req.param('path');
    const file = world.paths.get(path);
    if (c.req.param('bot') !== `bot${world.token}` || !file) return json(failure(404, 'Not Found'));
    return new Response(file.bytes.slice(), { headers: { 'content-type': 'application/octet-stream' } });
  });

  app.notFound(() => json(failure(404, 'Not Found')));

  return {
    app,
    faults,
    wire: world.wire,
    updates: delivery.updates,
    pending: delivery.pending,
    commands: world.commands,
    settled: delivery.settled,
    deliver: delivery.deliver,
    push: delivery.push,
    person: ({ id, name, lang, open = false } = {}) => {
      const number = id ?? ++world.count.person;
      if (world.people.has(number)) throw new Error(`There is a person with the id ${number} already`);
      const user = {
        id: number,
        is_bot: false,
        first_name: name ?? `Người ${world.people.size + 1}`,
        ...(lang !== undefined && { language_code: lang }),
      };
      world.people.set(number, user);
      touch(world);
      return createPerson(world, delivery, user, open);
    },
    group: ({ title = 'Nhóm', ...how } = {}) => createGroup(world, delivery, { title, ...how }),
    chat: (id) => {
      const chat = world.chats.get(id);
      if (!chat) throw new Error(`There is no chat ${id}`);
      return showChat(world, chat);
    },
    toasts: (person) => {
      const id = typeof person === 'object' ? person.id : person;
      return id === undefined ? world.toasts : world.toasts.filter((toast) => toast.person === id);
    },
    file: (id) => world.files.get(id) ?? world.files.get(id.replace(/s$/, '')),
    snapshot: (wireEntries = 200) => ({
      changed: world.changed,
      now: world.now(),
      bot: { id: world.me.id, name: world.me.first_name, username: world.me.username ?? '' },
      people: [...world.people.values()].map((user) => ({
        id: user.id,
        name: user.first_name,
        ...(user.language_code !== undefined && { lang: user.language_code }),
        blocked: world.chats.get(user.id)?.bot === 'kicked',
      })),
      chats: [...world.chats.values()].map((chat) => showChat(world, chat)),
      toasts: world.toasts.slice(-50),
      wire: world.wire.slice(-wireEntries),
      webhook: delivery.info(),
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
