/**
 * A stand-in for a Zalo Official Account, as strict as the platform: its API, its OAuth server and its media hosts as one Hono
 * app, signed events to the webhook, and people, groups, the console and faults as plain functions. For tests, for the
 * playground and for measuring; no timer, clock or network of its own.
 */
import type { Hono } from 'hono';
import { createDelivery, type Fetch, type Later, type Push } from './zalo-oa/delivery.ts';
import { echo } from './zalo-oa/events.ts';
import { createFaults, type FaultState, type Faults } from './zalo-oa/faults.ts';
import { createGroup, type Group } from './zalo-oa/groups.ts';
import { createOauth, type Pair } from './zalo-oa/oauth.ts';
import { createPerson, type Person } from './zalo-oa/people.ts';
import { createServer } from './zalo-oa/server.ts';
import { type Shown, type ShownChat, show, showChat } from './zalo-oa/show.ts';
import {
  createWorld,
  type Event,
  newUserId,
  post,
  type Settings,
  type StoredFile,
  touch,
  type User,
  type WireEntry,
} from './zalo-oa/world.ts';

export type { Later } from './zalo-oa/delivery.ts';
export type { Faults } from './zalo-oa/faults.ts';
export type { Group } from './zalo-oa/groups.ts';
export type { Pair } from './zalo-oa/oauth.ts';
export type { Person } from './zalo-oa/people.ts';
export type { Shown, ShownChat } from './zalo-oa/show.ts';
export type { Event, Settings, WireEntry } from './zalo-oa/world.ts';

export type ZaloOaEmulatorOptions = {
  readonly oaId: string;
  readonly appId: string;
  /** Of the app, for OAuth; and the one that events are signed with. */
  readonly appSecret: string;
  readonly secretKey: string;
  /** ms */
  readonly now: () => number;
  /** Delivers to the webhook. */
  readonly fetch: Fetch;
  /** For the two seconds of an answer, repeated deliveries and slow answers; without it these wait for ever, for `deliver`, are refused. */
  readonly later?: Later;
  /** 0 to 1, for faults that hit a share of the calls; without it every one of them is hit. */
  readonly random?: () => number;
  readonly title?: string;
  /** How much history is kept: entries of the wire, events, messages of a chat. */
  readonly keep?: number;
  /** Added to the numbers of messages, files and tokens, so that a later run of the same world repeats none. */
  readonly from?: number;
  readonly settings?: Partial<Settings>;
};

export type Snapshot = {
  readonly changed: number;
  readonly now: number;
  readonly account: { readonly id: string; readonly title: string };
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly follows: boolean;
    readonly heardAt?: number;
    readonly standing: User['standing'];
  }[];
  readonly chats: readonly ShownChat[];
  readonly wire: readonly WireEntry[];
  readonly webhook: ReturnType<ReturnType<typeof createDelivery>['info']>;
  readonly settings: Settings;
  readonly faults: FaultState;
};

/** What an administrator does at developers.zalo.me and in the account's own tool. */
export type Console = {
  /** The API Explorer: a pair of tokens; those before it are dead. */
  consent(): Pair;
  /** The consent page: a code for the callback. `challenge`: of a PKCE verifier. */
  authorize(challenge?: string): string;
  revoke(): void;
  /** Asks the address with an unsigned `{}`; false, and nothing is saved, where that does not get 200. */
  setWebhook(url: string): Promise<boolean>;
  /** Turns the webhook on again after Zalo has turned it off. */
  enableWebhook(): void;
  configure(settings: Partial<Settings>): void;
  /** A colleague answers by hand. */
  answer(person: Person, text: string, admin?: string): Shown;
};

export type ZaloOaEmulator = {
  /** API, OAuth and media, whatever the host. */
  readonly app: Hono;
  readonly console: Console;
  /** `heard`: they have written before, in an earlier run; just now, or at this time, ms. */
  person(who?: {
    readonly id?: string;
    readonly name?: string;
    readonly follows?: boolean;
    readonly heard?: boolean | number;
    /** One of the account's administrators. */
    readonly admin?: boolean;
  }): Person;
  /** `told`: an event tells of it, as when it is made through the API. */
  group(how?: {
    readonly id?: string;
    readonly name?: string;
    readonly members?: readonly Person[];
    readonly told?: boolean;
  }): Group;
  /** Throws where there is no such chat. */
  chat(id: string): ShownChat;
  /** What people sent, by its address; what was uploaded, by its id. */
  file(id: string): StoredFile | undefined;
  /** The links to what people sent have run out. */
  expireMedia(): void;
  readonly wire: readonly WireEntry[];
  readonly events: readonly Event[];
  readonly pending: () => readonly Event[];
  /** Events that were given up. */
  readonly lost: readonly Event[];
  readonly tokens: ReadonlySet<string>;
  /** How often a spent refresh token came again. */
  readonly reused: () => number;
  settled(): Promise<void>;
  deliver(): Promise<void>;
  push(body: unknown, how?: Push): Promise<number>;
  readonly faults: Faults;
  snapshot(wireEntries?: number): Snapshot;
  readonly changed: number;
  /** Gives the function that ends it. */
  onChange(listener: () => void): () => void;
};

export const zaloOaEmulator = (options: ZaloOaEmulatorOptions): ZaloOaEmulator => {
  const { later, random = () => 0, appSecret } = options;
  const world = createWorld(options);
  const oauth = createOauth(world, appSecret);
  const delivery = createDelivery(world, options.secretKey, oauth.granted, options.fetch, later);
  const faults = createFaults({ changed: () => touch(world), timer: later !== undefined });
  let mediaGone = false;
  const app = createServer({ world, oauth, delivery, faults, appSecret, later, random, mediaGone: () => mediaGone });

  return {
    app,
    faults,
    wire: world.wire,
    events: delivery.events,
    pending: delivery.pending,
    lost: delivery.lost,
    tokens: oauth.tokens,
    reused: oauth.reused,
    settled: delivery.settled,
    deliver: delivery.deliver,
    push: delivery.push,
    console: {
      consent: oauth.grant,
      authorize: oauth.authorize,
      revoke: () => {
        delivery.emit({ event_name: 'permission_revoked', oa_id: world.oaId }, world.oaId);
        oauth.revoke();
      },
      setWebhook: delivery.setWebhook,
      enableWebhook: delivery.enable,
      configure: (settings) => {
        Object.assign(world.settings, settings);
        touch(world);
      },
      answer: (person, text, admin = '9999000011112222333') => {
        const chat = world.chats.get(person.id);
        if (!chat) throw new Error(`There is no chat ${person.id}`);
        const message = post(world, chat, { from: world.oaId, admin, text });
        delivery.emit(echo(world, person.id, false, 'text', message), person.id);
        return show(world, chat, message);
      },
    },
    person: ({ id, name, follows = false, heard = false, admin = false } = {}) => {
      const [fresh, appId] = newUserId(world);
      const own = id ?? fresh;
      if (world.people.has(own)) throw new Error(`There is a person with the id ${own} already`);
      const user: User = {
        id: own,
        appId,
        name: name ?? `Người ${world.people.size + 1}`,
        follows,
        heardAt: typeof heard === 'number' ? heard : heard ? world.now() : undefined,
        sentSince: 0,
        standing: 'active',
        admin,
      };
      world.people.set(own, user);
      touch(world);
      return createPerson(world, delivery, user);
    },
    group: ({ id, name = 'Nhóm', members = [], told: isTold = false } = {}) =>
      createGroup(world, delivery, {
        name,
        members: members.map((person) => person.id),
        told: isTold,
        ...(id !== undefined && { id }),
      }),
    chat: (id) => {
      const chat = world.chats.get(id);
      if (!chat) throw new Error(`There is no chat ${id}`);
      return showChat(world, chat);
    },
    file: (id) => world.files.get(id) ?? world.uploads.get(id),
    expireMedia: () => {
      mediaGone = true;
    },
    snapshot: (wireEntries = 200) => ({
      changed: world.changed,
      now: world.now(),
      account: { id: world.oaId, title: world.title },
      people: [...world.people.values()].map(({ id, name, follows, heardAt, standing }) => ({
        id,
        name,
        follows,
        ...(heardAt !== undefined && { heardAt }),
        standing,
      })),
      chats: [...world.chats.values()].map((chat) => showChat(world, chat)),
      wire: world.wire.slice(-wireEntries),
      webhook: delivery.info(),
      settings: { ...world.settings },
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
