/** What a channel is. Each folder beside this file is one; the suite in `test/channels/contract.ts` holds them to it. */
import type { Call } from '../domain/call.ts';
import type { ChannelId, Enclosure, Inbound, MediaKind, Outgoing } from '../domain/message.ts';

export type { Call };

import type { Translate } from '../text/text.ts';

/** What a channel can do, as data: flows and use cases ask this and never which channel it is. */
export type Abilities = {
  /** Buttons under a message to one person, and in a group. */
  readonly buttons: boolean;
  readonly groupButtons: boolean;
  /** A sent message can be changed in place. */
  readonly edit: boolean;
  /** We may write first, at any time after the person's first message. */
  readonly proactive: boolean;
  /** Longest text of one message, UTF-16 units. */
  readonly textLimit: number;
  /** Largest file that can be fetched, and sent, bytes. */
  readonly fetchLimit: number;
  readonly sendLimit: number;
  /** A button that sends where the person is; a channel without one takes a place that is attached by hand. */
  readonly askPlace?: boolean;
  /** It can ask for the person's telephone number. Whether it vouches for the answer stands in the answer (`OwnNumber`). */
  readonly askContact?: boolean;
  /** False where the platform does not let a place through. */
  readonly places?: boolean;
  /** The kinds of file that can be sent; all where it is missing. The others become links, or are left out. */
  readonly sends?: readonly MediaKind[];
  /** The sorts of document that can be sent, by the ends of their names; all where it is missing. */
  readonly documents?: readonly string[];
  /** Approved words can go out when the time for free ones is over. */
  readonly template?: boolean;
  /**
   * How long after a person's last word we may still write: at all, and free of charge; and how many messages are free
   * until the next word. Without it there is no such limit.
   */
  readonly window?: { readonly openMs: number; readonly freeMs: number; readonly freeMessages: number };
  /** What the platform's plan holds: messages of a calendar month, in and out together, and people. Without it there is no such limit. */
  readonly plan?: { readonly messages: number; readonly people: number };
};

/** The closed set of what a send can come to; `deliver` has one policy for each. */
export type Sent =
  /** `id`: the platform's id of the message, where it gave one. */
  | { readonly ok: true; readonly id?: string }
  /** Asked to slow down: the same call again after the wait, which counts as no attempt. */
  | { readonly ok: false; readonly why: 'throttled'; readonly retryAfterMs: number }
  /** The group became another chat: the same call again to the new address. */
  | { readonly ok: false; readonly why: 'moved'; readonly to: string }
  /** Nothing left this machine: again, many times. */
  | { readonly ok: false; readonly why: 'unreachable' }
  /** It may have arrived (time-out after writing, 5xx, an answer that cannot be read): again, but only twice more. */
  | { readonly ok: false; readonly why: 'unknown' }
  /** The person blocked us, or we are no longer in the group: never again to this chat until they come back. */
  | { readonly ok: false; readonly why: 'blocked'; readonly code: string }
  /** The platform lets us write only for a time after the person's last word: the same call after the next one. */
  | { readonly ok: false; readonly why: 'window'; readonly code: string }
  /** The message that was to be edited or answered is gone. */
  | { readonly ok: false; readonly why: 'gone'; readonly code: string }
  /** The platform will never take this call: dead, and visible in `cli outbox`. */
  | { readonly ok: false; readonly why: 'rejected'; readonly code: string }
  /** Our token or set-up is wrong: stop sending on this channel and alarm. */
  | { readonly ok: false; readonly why: 'misconfigured'; readonly code: string };

/** What `fetch` of a file came to. */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `refused`: it lies where nothing is fetched from. */
  | { readonly ok: false; readonly why: 'too-big' | 'gone' | 'later' | 'refused' };

/** What a send needs besides the call. `file` reads the attachment store; `target` is the message to edit or to answer. */
export type SendContext = {
  readonly chat: string;
  readonly target?: string;
  readonly file: (
    id: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly type: string; readonly name: string } | undefined>;
  readonly timeoutMs: number;
};

export type Read =
  /** Understood; an update we have no use for gives no events. */
  | { readonly ok: true; readonly events: readonly Inbound[] }
  /**
   * Authentic, but not what the platform sends. `foreign`: meant for another account than ours. `keep`: taken and kept as a
   * dead letter, where the platform answers a refusal by sending nothing more.
   */
  | { readonly ok: false; readonly why?: 'foreign'; readonly keep?: boolean };

/** Signs a choice for a chat: what stands in the button is the token, and it is good in that chat only. */
export type Sign = (chat: string, choice: string) => string;

export type RenderContext = {
  readonly t: Translate;
  readonly sign: Sign;
  /** Where a file can be seen that the channel cannot carry; without it such files are left out. */
  readonly linkTo?: (enclosure: Enclosure) => string | undefined;
};

/** One registered webhook, as the platform tells. */
export type WebhookState = {
  readonly url: string;
  readonly pending: number;
  readonly lastError?: { readonly at: number; readonly message: string };
  /** What else the platform told about the account that an operator should know, a sentence each. */
  readonly notes?: readonly string[];
};

/** How the right to use the platform stands, where it has to be renewed. Holds nothing of it. Times are ms. */
export type Credential = {
  readonly state: 'none' | 'good' | 'failing' | 'consent';
  readonly obtainedAt?: number;
  readonly expiresAt?: number;
  readonly refreshAt?: number;
  /** When it cannot be renewed any more. */
  readonly endsAt?: number;
  /** Attempts that failed in a row; since when it is refused, and the platform's code for that. */
  readonly failures: number;
  readonly since?: number;
  readonly code?: string;
};

/** Groups that only the platform's own account can make, and whose messages can be read afterwards. Both throw `ChannelError`. */
export type Groups = {
  /** Makes a group with these people in it. @param asset what the platform wants paid for it; a free one is looked for */
  create(group: {
    readonly name: string;
    readonly members: readonly string[];
    readonly asset?: string;
  }): Promise<{ readonly chat: string; readonly link: string | undefined }>;
  /**
   * What people wrote in a group, newest first, each as `read` takes it and with the key it would have had as an update.
   * `oldest`: when the last message looked at was sent, ms; undefined where there is none so far back.
   */
  said(
    chat: string,
    offset: number,
    count: number,
  ): Promise<{ readonly updates: readonly unknown[]; readonly oldest: number | undefined }>;
};

export type Channel = {
  readonly id: ChannelId;
  readonly can: Abilities;
  /** Is the request from the platform? Reads headers, and the raw body where the platform signs it. No call goes out. */
  authentic(headers: Headers, body: Uint8Array): Promise<boolean>;
  /** The body as `read` wants it, where JSON.parse would lose something: ids beyond 2^53. Throws what is no JSON. */
  parse?(text: string): unknown;
  /** Never throws, whatever the body is. */
  read(body: unknown): Read;
  /** Pure: one entry per API call. Splits what is too long. */
  render(message: Outgoing, context: RenderContext): readonly Call[];
  /** Never throws; every failure is one of `Sent`. */
  send(call: Call, context: SendContext): Promise<Sent>;
  /** Gets the bytes behind `Media.ref`, of at most `can.fetchLimit`. Never throws. */
  fetchMedia(ref: string): Promise<Fetched>;
  /** What it has to do by the clock, about once a minute: renew what runs out. Never throws. */
  tick?(): Promise<void>;
  /** Makes no call. Throws what a store throws. */
  credential?(): Promise<Credential>;
  /** Registers the webhook and the command list / tells what is registered. Throws `ChannelError` with a clean sentence. */
  setUp(webhookUrl: string): Promise<void>;
  webhook(): Promise<WebhookState>;
  /** What an operator does by hand where the platform has no call for it, a step a line. */
  byHand?(webhookUrl: string): readonly string[];
  readonly groups?: Groups;
  /** The bot's public name, for deep links; undefined where the platform has none. */
  deepLink(start: string): Promise<string | undefined>;
  /** Where no public address is: asks for new updates after `offset`, waits at most `waitMs`. */
  poll?(
    offset: number,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<{ readonly updates: readonly unknown[]; readonly offset: number }>;
};

/** A failed set-up call, told without token, address or payload. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
}
