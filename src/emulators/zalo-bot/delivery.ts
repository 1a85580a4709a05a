/** Updates on their way to the bot: to its webhook, in order within a chat, or to its open poll, or nowhere at all. */
import { type Message, note, type Shape, touch, type Unheard, type Update, type World } from './world.ts';

export type Webhook = { readonly url: string; readonly secret: string; readonly updatedAt: number };

export type Later = (ms: number, work: () => void) => void;

/** What the platform's own check of a webhook says. */
export type Verification = {
  readonly ok: boolean;
  readonly url: string;
  readonly outcome: string;
  readonly hint: string;
};

type Queued = { readonly update: Update; readonly message: Message | undefined; tries: number };
type Lane = { readonly queue: Queued[]; busy: boolean; waiting: boolean };

export type Delivery = {
  /** Something happened in a chat. `message` is marked where the bot never hears of it. */
  emit(update: Update, chat: string, message?: Message): void;
  /** Sends a body as it is, outside of all order; an update that is known in the shape of the day. Gives the status, 0 for none. */
  push(body: unknown): Promise<number>;
  /** Ends when nothing is under way and nothing could be: what waits for its next attempt stays where it is. */
  settled(): Promise<void>;
  /** Tries at once what waits for its next attempt; then as `settled`. */
  deliver(): Promise<void>;
  setWebhook(webhook: Omit<Webhook, 'updatedAt'> | undefined): void;
  /** Asks the webhook once, as the platform does when it is set. */
  verify(): Promise<Verification>;
  /** `getUpdates`: the next update, or undefined where none came in time. One that came before is lost. ms */
  next(wait: number): Promise<Update | undefined>;
  readonly webhook: () => Webhook | undefined;
  readonly updatedAt: () => number;
  readonly pending: () => readonly Update[];
  /** All updates there were, in order, and those that nobody took. */
  readonly updates: readonly Update[];
  readonly lost: readonly Update[];
};

/** As it goes over the wire. */
export const shaped = (update: Update, shape: Shape): unknown => {
  const { photo, ...rest } = update.message ?? {};
  const bare: Update = photo === undefined ? update : { ...update, message: { ...rest, [shape.photo]: photo } };
  return shape.body === 'wrapped' ? { ok: true, result: bare } : bare;
};

const HINTS: Readonly<Record<string, string>> = {
  'webhook.http.403': 'Your server or CDN rejected the request with 403.',
  'webhook.http.404': 'There is nothing at this address.',
  'webhook.http.5xx': 'Your server answered with an error.',
  'webhook.http.other': 'Your server answered with another status than 200.',
  'webhook.err.unreachable': 'Your server could not be reached.',
};

/** @param retries waits before further attempts, ms; after the last the update is given up */
export const createDelivery = (
  world: World,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  later: Later | undefined,
  retries: readonly number[],
): Delivery => {
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();
  const updates: Update[] = [];
  const lost: Update[] = [];
  const known = new WeakSet<object>();
  const waiters: ((update: Update | undefined) => void)[] = [];
  let webhook: Webhook | undefined;
  let updatedAt = 0;

  const request = async (body: string): Promise<number> => {
    if (!webhook) return 0;
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Java/17.0.9',
          'x-bot-api-secret-token': webhook.secret,
        },
        body,
        redirect: 'manual',
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  };

  const carry = async (body: unknown): Promise<number> => {
    if (!webhook) return 0;
    const status = await request(JSON.stringify(body));
    note(world.wire, { kind: 'delivery', at: world.now(), update: body, status }, world.keep);
    touch(world);
    return status;
  };

  const lose = (update: Update, message: Message | undefined, why: Unheard): void => {
    note(lost, update, world.keep);
    if (message) message.unheard = why;
    touch(world);
  };

  const run = async (lane: Lane): Promise<void> => {
    while (webhook && !lane.waiting) {
      const [first] = lane.queue;
      if (!first) return;
      const status = await carry(shaped(first.update, world.shape));
      if (status >= 200 && status < 300) {
        lane.queue.shift();
        continue;
      }
      const wait = retries[first.tries++];
      if (wait === undefined) {
        lane.queue.shift();
        lose(first.update, first.message, 'given-up');
        continue;
      }
      lane.waiting = true;
      later?.(wait, () => {
        if (!lane.waiting) return;
        lane.waiting = false;
        wake(lane);
      });
    }
  };

  const wake = (lane: Lane): void => {
    if (lane.busy || lane.waiting || lane.queue.length === 0 || !webhook) return;
    lane.busy = true;
    const work = run(lane).finally(() => {
      lane.busy = false;
      underWay.delete(work);
    });
    underWay.add(work);
  };

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  const wakeAll = (): void => {
    for (const lane of lanes.values()) {
      lane.waiting = false;
      wake(lane);
    }
  };

  return {
    updates,
    lost,
    settled,
    webhook: () => webhook,
    updatedAt: () => updatedAt,
    pending: () => [...lanes.values()].flatMap(({ queue }) => queue.map(({ update }) => update)),
    push: (body) =>
      carry(typeof body === 'object' && body !== null && known.has(body) ? shaped(body as Update, world.shape) : body),
    emit: (update, chat, message) => {
      known.add(update);
      note(updates, update, world.keep);
      touch(world);
      if (!webhook) {
        const waiter = waiters.shift();
        if (waiter) waiter(update);
        else lose(update, message, 'nobody-listened');
        return;
      }
      let lane = lanes.get(chat);
      if (!lane) {
        lane = { queue: [], busy: false, waiting: false };
        lanes.set(chat, lane);
      }
      lane.queue.push({ update, message, tries: 0 });
      wake(lane);
    },
    deliver: async () => {
      wakeAll();
      await settled();
    },
    setWebhook: (next) => {
      updatedAt = world.now();
      webhook = next && { ...next, updatedAt };
      if (!next) {
        for (const { queue } of lanes.values())
          for (const { update, message } of queue.splice(0)) lose(update, message, 'nobody-listened');
      }
      wakeAll();
      touch(world);
    },
    verify: async () => {
      const status = await request('{}');
      const outcome =
        status === 0
          ? 'webhook.err.unreachable'
          : status < 300
            ? 'webhook.ok'
            : status === 403 || status === 404
              ? `webhook.http.${status}`
              : `webhook.http.${status >= 500 ? '5xx' : 'other'}`;
      return { ok: outcome === 'webhook.ok', url: webhook?.url ?? '', outcome, hint: HINTS[outcome] ?? '' };
    },
    next: (wait) =>
      new Promise((resolve) => {
        if (wait <= 0 || !later) {
          resolve(undefined);
          return;
        }
        const done = (update: Update | undefined): void => {
          const at = waiters.indexOf(done);
          if (at >= 0) waiters.splice(at, 1);
          resolve(update);
        };
        waiters.push(done);
        later(wait, () => done(undefined));
      }),
  };
};
