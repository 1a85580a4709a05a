import type { AsStaff, Outgoing } from './message.ts';

/**
 * One call to the platform, as it stands in the outbox: JSON, without the chat (the lane knows its address, which may move)
 * and without any secret.
 */
export type Call = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Files to be put into the call: parameter path → id in the attachment store. */
  readonly files?: Readonly<Record<string, string>>;
  /** The call changes the slot's message: `params` gets its id; where there is none yet, or it is gone, this is sent instead. */
  readonly edits?: { readonly slot: string; readonly otherwise?: Omit<Call, 'edits'> };
  /** The platform's id of the sent message is kept under this name. */
  readonly slot?: string;
  /** The call answers the message in this slot, where there is one. */
  readonly under?: string;
  /** The news that this is, for another channel of the person where this one does not reach them. */
  readonly news?: Extract<Outgoing, { kind: 'message' }>;
  /** Sent only as long as the person has this part in the office. */
  readonly staff?: AsStaff;
  /** Sent instead, once, where the time in which we may write to this person is over; the call itself waits for their next word. */
  readonly beyond?: Omit<Call, 'beyond'>;
  /** Not a message: does not count against the pace of the chat, and is worthless after a minute. */
  readonly fleeting?: boolean;
};
