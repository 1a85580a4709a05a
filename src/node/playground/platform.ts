/** An emulated platform as the playground has it: its phones, its wire, its switches. Ids of all kinds are strings here. */
import type { Channel } from '../../channels/contract.ts';
import type { ChannelId } from '../../domain/message.ts';
import type { Act, Done } from '../../web/playground/act.ts';
import type { FaultName, Pane, PaneKind, Toast } from '../../web/playground/state.ts';

/** One chat on one person's screen. */
export type Seat = {
  /** Of its pane. */
  readonly id: string;
  readonly kind: PaneKind;
  readonly platform: ChannelId;
  readonly person: string;
  readonly chat: string;
  /** What stands over the chat: the person's name, or the group's. */
  readonly title: string;
};

/** What somebody does at a pane. */
export type PaneAct = Exclude<Extract<Act, { pane: string }>, { do: 'again' }>;

/** What the platform knows of a pane. */
export type View = Omit<Pane, 'id' | 'kind' | 'platform' | 'channel' | 'person' | 'title'>;

/** A call or a delivery. */
export type Entry = {
  /** ms */
  readonly at: number;
  readonly way: 'in' | 'out';
  readonly what: string;
  /** Ids of chats and presses it is about, the most telling first. */
  readonly keys: readonly string[];
  /** Of HTTP, 0 where no answer came; below 0 an error of Zalo's. */
  readonly status: number;
  readonly body: unknown;
  /** Of what the service said itself. */
  readonly echo?: boolean;
};

export type Platform = {
  readonly id: ChannelId;
  /** As people call it. */
  readonly name: string;
  readonly channel: Channel;
  /** Never shown. */
  readonly secrets: readonly string[];
  /** Ids of the first of the staff and of the first citizen, counted on from there; and of the committee's group. */
  readonly ids: { readonly staff: bigint; readonly citizen: bigint; readonly group: string };
  readonly connect: (webhook: string) => Promise<void>;
  /** Ends when no update is on its way. */
  readonly settled: () => Promise<void>;
  readonly onChange: (listener: () => void) => void;
  /** What went over the wire since it was asked last. */
  readonly entries: () => readonly Entry[];
  /** Brings the body of an entry again; gives the status. */
  readonly push: (body: unknown) => Promise<number>;
  readonly file: (id: string) => { readonly bytes: Uint8Array; readonly name?: string } | undefined;
  readonly faults: () => Readonly<Partial<Record<FaultName, boolean>>>;
  readonly fault: (name: FaultName, on: boolean) => void;
  /** `heardAt`: they have talked with the service in an earlier run, last at this time, ms. */
  readonly person: (who: { readonly id: string; readonly name: string; readonly heardAt: number | undefined }) => void;
  readonly nameOf: (person: string) => string;
  /** Comes with an invitation. */
  readonly enter: (person: string, code: string) => void;
  /** `known`: it was there in an earlier run, and nobody is told of it. */
  readonly group: (how: {
    readonly id: string;
    readonly title: string;
    readonly members: readonly string[];
    readonly known: boolean;
  }) => void;
  readonly say: (person: string, text: string, group: string) => void;
  readonly view: (seat: Seat) => View;
  /** Throws a plain `Error` where a person could not do it. @param pictures as many as are sent */
  readonly act: (seat: Seat, given: PaneAct, pictures: readonly Uint8Array[]) => Done;
  /** Short notes at the top of the screen after a press. */
  readonly toasts: () => readonly Omit<Toast, 'pane'>[];
};

/** What each of them is made with. */
export type Home = {
  /** ms */
  readonly now: () => number;
  /** Numbers go on from here, so that none is given out again after a restart. */
  readonly from: number;
  /** The service. */
  readonly request: (url: string, init: RequestInit) => Promise<Response>;
};

/** How much history each keeps. */
export const keep = 1_000;
/** Messages of a chat that are shown. */
export const messagesShown = 150;

export const later = (ms: number, work: () => void): void => {
  setTimeout(work, ms).unref();
};

/** `fetch` that never leaves this process. */
export const fetchFrom = (app: {
  request: (input: string | Request, init?: RequestInit) => Response | Promise<Response>;
}): typeof fetch =>
  (async (input: string | URL | Request, init?: RequestInit) =>
    app.request(input instanceof Request ? input : String(input), init)) as typeof fetch;

/** What a switch of the fault panel does. Half of the calls: with all of them nothing would ever come through. */
export const trouble = { slowMs: 2_000, share: 0.5, retryAfter: 3 } as const;

/** Somewhere in the plain, far from every real boundary that matters. */
export const place = { lat: 10.0452, long: 105.7469 } as const;

/** Gives those that came since the last call. */
export const newest = <T>(list: readonly T[]): (() => readonly T[]) => {
  let last: T | undefined;
  return () => {
    const fresh = list.slice(last === undefined ? 0 : list.lastIndexOf(last) + 1);
    last = list.at(-1);
    return fresh;
  };
};

/** A file's name on the page: Zalo's ids are addresses. */
export const fileName = (platform: ChannelId, id: string): string =>
  `${platform}.${Buffer.from(id).toString('base64url')}`;

/** Throws where nobody has this id: then page and platform do not belong together. */
export const known = <T>(people: ReadonlyMap<string, T>, id: string): T => {
  const found = people.get(id);
  if (found === undefined) throw new Error(`Nobody has the id ${id}`);
  return found;
};
