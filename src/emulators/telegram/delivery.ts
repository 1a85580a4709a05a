/** Updates on their way to the bot: in order within a chat, again until they are taken, or fetched by the bot itself. */
import { badRequest, refuse } from './limits.ts';
import { note, seconds, touch, type Update, type World } from './world.ts';

/** Waits between attempts double from 1 s to 5 minutes; updates are given up after a day. ms */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 300_000;
const GIVEN_UP = 24 * 3600_000;

export type Webhook = {
  readonly url: string;
  readonly secret?: string;
  readonly connections: number;
};

type Lane = { readonly queue: Update[]; busy: boolean; waiting: boolean; failures: number };

export type Delivery = {
  /** Puts something that happened into the queue of its chat; undefined where the bot did not ask for such updates. */
  emit(kind: string, payload: object, chat: number): Update | undefined;
  /** Sends an update (again) as it is, outside of all order: 50 at once, an hour later, edited. Gives the status, 0 for none. */
  push(update: unknown): Promise<number>;
  /** Ends when nothing is under way and nothing could be: what waits for its next attempt stays where it is. */
  settled(): Promise<void>;
  /** Tries at once what waits for its next attempt; then as `settled`. */
  deliver(): Promise<void>;
  setWebhook(webhook: Webhook | undefined, allowed: readonly string[] | undefined, drop: boolean): void;
  /** `getUpdates`. */
  fetchUpdates(how: {
    offset: number;
    limit: number;
    wait: number;
    allowed: readonly string[] | undefined;
  }): Promise<readonly Update[]>;
  readonly webhook: () => Webhook | undefined;
  readonly info: () => Readonly<Record<string, unknown>>;
  readonly pending: () => readonly Update[];
  /** All updates there were, in order. */
  readonly updates: readonly Update[];
};

export type Later = (ms: number, work: () => void) => void;

export const createDelivery = (
  world: World,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  later: Later | undefined,
): Delivery => {
  const lanes = new Map<number, Lane>();
  const open = new Map<number, { readonly update: Update; readonly at: number }>();
  const ready = new Set<Lane>();
  const underWay = new Set<Promise<void>>();
  const updates: Update[] = [];
  const waiters = new Set<() => void>();
  let nextId = world.from + 100_000_001;
  let webhook: Webhook | undefined;
  let allowed: readonly string[] | undefined;
  let lastError: { readonly at: number; readonly message: string } | undefined;

  const carry = async (update: unknown): Promise<number> => {
    if (!webhook) return 0;
    let status = 0;
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(webhook.secret !== undefined && { 'x-telegram-bot-api-secret-token': webhook.secret }),
        },
        body: JSON.stringify(update),
      });
      // The connection is free for the next update only when the answer has been read.
      await response.arrayBuffer();
      status = response.status;
      if (!response.ok) {
        lastError = {
          at: seconds(world),
          message: `Wrong response from the webhook: ${status} ${response.statusText}`.trim(),
        };
      }
    } catch {
      lastError = { at: seconds(world), message: 'Connection refused' };
    }
    note(world.wire, { kind: 'delivery', at: world.now(), update: update as Update, status }, world.keep);
    touch(world);
    return status;
  };

  const run = async (lane: Lane): Promise<void> => {
    while (webhook && !lane.waiting) {
      const [update] = lane.queue;
      if (!update) return;
      const since = open.get(update.update_id)?.at ?? 0;
      const status = world.now() - since > GIVEN_UP ? 200 : await carry(update);
      if (status >= 200 && status < 300) {
        if (lane.queue[0] === update) lane.queue.shift();
        open.delete(update.update_id);
        lane.failures = 0;
        continue;
      }
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** lane.failures++);
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
    if (underWay.size >= webhook.connections) {
      ready.add(lane);
      return;
    }
    lane.busy = true;
    const work = run(lane).finally(() => {
      lane.busy = false;
      underWay.delete(work);
      for (const next of ready) {
        ready.delete(next);
        wake(next);
        break;
      }
    });
    underWay.add(work);
  };

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  const forget = (): void => {
    open.clear();
    for (const lane of lanes.values()) lane.queue.length = 0;
  };

  return {
    updates,
    settled,
    webhook: () => webhook,
    pending: () => [...open.values()].map(({ update }) => update),
    push: carry,
    emit: (kind, payload, chat) => {
      if (allowed && allowed.length > 0 && !allowed.includes(kind)) return undefined;
      const update: Update = { update_id: nextId++, [kind]: payload };
      note(updates, update, world.keep);
      open.set(update.update_id, { update, at: world.now() });
      let lane = lanes.get(chat);
      if (!lane) {
        lane = { queue: [], busy: false, waiting: false, failures: 0 };
        lanes.set(chat, lane);
      }
      lane.queue.push(update);
      touch(world);
      wake(lane);
      for (const waiter of waiters) waiter();
      return update;
    },
    deliver: async () => {
      for (const lane of lanes.values()) {
        lane.waiting = false;
        wake(lane);
      }
      await settled();
    },
    setWebhook: (next, kinds, drop) => {
      webhook = next;
      if (kinds) allowed = kinds;
      if (drop) forget();
      lastError = undefined;
      for (const lane of lanes.values()) {
        lane.waiting = false;
        wake(lane);
      }
      touch(world);
    },
    fetchUpdates: async ({ offset, limit, wait, allowed: kinds }) => {
      if (webhook) {
        refuse(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (!Number.isInteger(limit) || limit < 1 || limit > 100) badRequest('limit must be between 1 and 100');
      if (kinds) allowed = kinds;
      for (const [id] of open) if (id < offset) open.delete(id);
      for (const lane of lanes.values()) {
        while (lane.queue[0] && lane.queue[0].update_id < offset) lane.queue.shift();
      }
      const found = (): readonly Update[] => [...open.values()].slice(0, limit).map(({ update }) => update);
      if (open.size > 0 || wait <= 0 || !later) return found();
      await new Promise<void>((resolve) => {
        const done = (): void => {
          waiters.delete(done);
          resolve();
        };
        waiters.add(done);
        later(wait, done);
      });
      return found();
    },
    info: () => ({
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: open.size,
      ...(webhook && { max_connections: webhook.connections, ip_address: '127.0.0.1' }),
      ...(allowed && allowed.length > 0 && { allowed_updates: allowed }),
      ...(lastError && { last_error_date: lastError.at, last_error_message: lastError.message }),
    }),
  };
};
