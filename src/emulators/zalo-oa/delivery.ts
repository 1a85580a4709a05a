/** Events on their way to the webhook: signed, answered within two seconds or not at all, repeated five times or never. */
import { sha256 } from './hash.ts';
import { type Event, note, touch, type World } from './world.ts';

export type Later = (ms: number, work: () => void) => void;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** ms */
const PATIENCE = 2_000;
const WAITS = [30_000, 300_000, 900_000, 1_800_000, 3_600_000];

type Parcel = { readonly event: Event; readonly raw: string; attempt: number; waiting: boolean };

export type Push = {
  /** Without it the body is signed as the platform does. */
  readonly signature?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Delivery = {
  /** Sends an event, after those of the same chat before it; undefined where nothing is sent. */
  emit(event: Event, chat: string): Event | undefined;
  /** Sends any body, or a known event again. Gives the status, 0 for none. */
  push(body: unknown, how?: Push): Promise<number>;
  /** Ends when nothing is under way; what waits for its next attempt stays where it is. */
  settled(): Promise<void>;
  /** Tries at once what waits for its next attempt; then as `settled`. */
  deliver(): Promise<void>;
  /** As the console does it: asks the address with an unsigned `{}`. False, and nothing is changed, where that does not get 200. */
  setWebhook(url: string): Promise<boolean>;
  /** After Zalo has switched it off. */
  enable(): void;
  readonly events: readonly Event[];
  readonly pending: () => readonly Event[];
  /** What was given up. */
  readonly lost: readonly Event[];
  readonly info: () => {
    readonly url: string;
    readonly enabled: boolean;
    readonly pending: number;
    readonly lost: number;
  };
};

export const createDelivery = (
  world: World,
  secretKey: string,
  granted: () => boolean,
  fetch: Fetch,
  later: Later | undefined,
): Delivery => {
  const { settings } = world;
  const events: Event[] = [];
  const lost: Event[] = [];
  const open = new Set<Parcel>();
  const lanes = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<unknown>>();
  let url = '';
  let enabled = false;

  const track = <T>(work: Promise<T>): Promise<T> => {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  };

  const request = async (raw: string, headers: Readonly<Record<string, string>>): Promise<number> => {
    const asked = fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: raw })
      .then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      })
      .catch(() => 0);
    if (!later) return asked;
    return Promise.race([asked, new Promise<number>((resolve) => later(PATIENCE, () => resolve(0)))]);
  };

  const signed = async (raw: string, timestamp: string): Promise<Record<string, string>> => {
    const header = settings.signing === 'header' ? String(Number(timestamp) + 7) : undefined;
    const mac = await sha256(world.appId, raw, header ?? timestamp, secretKey);
    return { 'x-zevent-signature': `mac=${mac}`, ...(header !== undefined && { 'x-zevent-timestamp': header }) };
  };

  const logged = (event: unknown, attempt: number, status: number): void => {
    note(world.wire, { kind: 'delivery', at: world.now(), event, attempt, status }, world.keep);
    touch(world);
  };

  const carry = async (parcel: Parcel): Promise<void> => {
    const headers = await signed(parcel.raw, String(parcel.event.timestamp));
    const { attempt } = parcel;
    const status = await request(parcel.raw, { ...headers, ...(attempt > 0 && { num_retry: String(attempt) }) });
    logged(parcel.event, attempt, status);
    if (status === 200) {
      open.delete(parcel);
      return;
    }
    const again = settings.retries === 'any' || (settings.retries === 'connection' && status === 0);
    const wait = WAITS[attempt];
    if (again && wait !== undefined) {
      parcel.attempt++;
      parcel.waiting = true;
      later?.(wait, () => void retry(parcel));
      return;
    }
    open.delete(parcel);
    note(lost, parcel.event, world.keep);
    // The last of all attempts has failed: Zalo sends nothing any more until somebody turns it on again.
    if (again) {
      enabled = false;
      for (const each of open) note(lost, each.event, world.keep);
      open.clear();
    }
    touch(world);
  };

  const retry = async (parcel: Parcel): Promise<void> => {
    if (!parcel.waiting || !open.has(parcel)) return;
    parcel.waiting = false;
    await track(carry(parcel));
  };

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    events,
    lost,
    settled,
    pending: () => [...open].map(({ event }) => event),
    emit: (given, chat) => {
      const stamp = settings.numeric ? world.now() : String(world.now());
      const event: Event = { app_id: world.appId, ...given, timestamp: stamp };
      note(events, event, world.keep);
      touch(world);
      if (!granted() || !enabled) return undefined;
      const parcel: Parcel = { event, raw: JSON.stringify(event), attempt: 0, waiting: false };
      open.add(parcel);
      const before = lanes.get(chat) ?? Promise.resolve();
      lanes.set(chat, track(before.then(() => (open.has(parcel) ? carry(parcel) : undefined))));
      return event;
    },
    push: async (body, { signature, headers = {} } = {}) => {
      if (url === '') return 0;
      const raw = typeof body === 'string' ? body : JSON.stringify(body);
      const stamp = (body as { readonly timestamp?: unknown } | null)?.timestamp;
      const own =
        signature === undefined
          ? await signed(raw, stamp === undefined ? '' : String(stamp))
          : signature === null
            ? {}
            : { 'x-zevent-signature': signature };
      const status = await request(raw, { ...own, ...headers });
      logged(body, 0, status);
      return status;
    },
    deliver: async () => {
      for (const parcel of open) if (parcel.waiting) void retry(parcel);
      await settled();
    },
    setWebhook: async (address) => {
      const before = url;
      url = address;
      const status = await request('{}', {});
      logged({}, 0, status);
      if (status !== 200) url = before;
      else enabled = true;
      touch(world);
      return status === 200;
    },
    enable: () => {
      enabled = url !== '';
      touch(world);
    },
    info: () => ({ url, enabled, pending: open.size, lost: lost.length }),
  };
};
