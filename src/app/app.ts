/** What every use case is given. Made once by the composition roots. */
import type { Abilities, Channel } from '../channels/contract.ts';
import type { ChannelId } from '../domain/message.ts';
import type { Office } from '../domain/office.ts';
import type { Png } from '../picture/raster.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Store } from '../store/commit.ts';
import type { Vault } from '../store/vault.ts';
import type { Translate } from '../text/text.ts';
import type { Catalogues } from './catalogue.ts';
import type { Metrics } from './metrics.ts';
import type { Places } from './places.ts';

/** Fields of a log line. Only these names exist, so that no words, names, ids of people or tokens can get in. */
export type LogFields = {
  readonly channel?: string;
  readonly key?: string;
  readonly code?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly at?: string;
};
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** A hint that there is something to do; the tables are the truth, so a lost hint only costs time. */
export type Hint = {
  readonly lanes?: readonly string[];
  /** The lanes answer somebody, who waits for it. */
  readonly answers?: true;
  readonly files?: boolean;
  readonly at?: number;
};

/** May one more thing be begun? Where a runtime counts what an invocation does, the answer becomes no: the rest is for the next. */
export type Room = () => boolean;
export const always: Room = () => true;

/** What a runtime gives. */
export type Host = {
  /** ms */
  readonly now: () => number;
  /** 0 ≤ x < 1, of cryptographic quality. */
  readonly random: () => number;
  /** Unique and sorting by time. */
  readonly newId: () => string;
  readonly log: Log;
  readonly hint: (hint: Hint) => void;
  /**
   * Waited for before each turn and before a lane speaks: where much is to be done at once it is let in piece by piece, turns
   * first, for a platform waits for their answers. Without it everything begins at once.
   */
  readonly admit?: (what: 'turn' | 'send') => Promise<void>;
};

export type App = {
  readonly host: Host;
  readonly store: Store;
  readonly vault: Vault;
  readonly blobs: Blobs;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly office: Office;
  readonly t: Translate;
  readonly metrics: Metrics;
  readonly places: Places;
  readonly catalogue: Catalogues;
  /** SVG → PNG. Where a runtime has none, everything is said in words alone. */
  readonly png?: Png;
  /** Messages a second over all chats of a channel; 0: no pace of our own at all. */
  readonly sendRate: number;
};

/** What the channel of that name can do; undefined where it is not switched on. */
export const abilitiesOf = (app: App, channel: string): Abilities | undefined =>
  app.channels.get(channel as ChannelId)?.can;

/** Between two pieces of long work: whoever waits is answered first, for an embedded database answers in the same thread. */
export const breathe = async ({ host }: App): Promise<void> => host.admit?.('send');
